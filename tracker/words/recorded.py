"""Indicators that no target is about, each in a line: what is on record, and where to see it."""

from __future__ import annotations

from tracker.assess.detail import Detail
from tracker.assess.use import Use
from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.words.observations import period_of, value_text
from tracker.words.units import unit_text


def recorded_line(detail: Detail, language: Language) -> tuple[str, str]:
    """The name with its area, and what is said of it."""
    one, (series, *_) = detail.indicator, detail.series
    last = next((entry for entry in series.entries if entry.use is Use.LATEST), None)
    if last is not None:
        value = value_text(last.observation, one, language)
        said = f"{value}{bracketed(period_of(last.observation, language), language)}"
    elif n := len(series.entries):
        said = pick(language, f"{n} 条，没有整期的", f"{n} on record, none of a whole period")
    else:
        said = pick(language, "无数据", "no data")
    only = pick(language, "只在记录里，没有目标用它", "on record only, no target uses it")
    if detail.serves:
        names = enumerated(detail.serves, language)
        only = pick(language, f"没有自己的目标，{names} 由它计算", f"{names} is computed from it")
    see = f"tracker show {one.id}"
    area = bracketed(in_sequence((detail.area,), language), language)
    unit = unit_text(one.unit, language)
    name = one.name.text(language) + area
    said = said if last is not None or not unit else said + bracketed(unit, language)
    return name, pick(language, f"{said}　{only}：{see}", f"{said}  {only}: {see}")
