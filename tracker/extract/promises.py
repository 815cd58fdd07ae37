"""Targets that a plan promises, from what its words say: of figures of prose and of tables in
documents; and what a name and a unit tell of the kind and measure of any target.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from tracker.assess.kinds import KINDS
from tracker.extract.figure import Figure
from tracker.model.new_target import Doubt, FoundTarget, TargetRequest
from tracker.model.numbers import read_number
from tracker.model.quantity import plain
from tracker.problems.problem import Refused

_FLOW = re.compile(
    r"(?:成交|销售|投资|消费|零售|贸易|进出口|营业|税收|吞吐|排放|发电|用水|用电|客运|货运)[额量]"
    r"|收入$|支出$|产值|增加值$|总值|产量|新增|每年|年度"
    r"|(?i:\b(?:a|per|each|every|in the) year\b|\bannual|\bemissions\b|\bspending\b"
    r"|\bcompletions?\b|\bcompleted\b|\bturnover\b|\brevenue\b|\boutput\b|\bvisitors?\b)"
)
_STOCK = re.compile(
    r"数量|总数|(?<![指系倍])数$|[户人]口|面积|里程|保有量|余额|寿命|拥有量|基地|平台|实验室|设施"
    r"|(?i:\bnumber of\b|\bstock\b|\barea of\b|\blength\b|\bpopulation\b|\blife expectancy\b)"
)
_SHARE = re.compile(r"%|％|‰|百分")
_FALLS = re.compile(r"降低|下降|减少|减排|削减|(?i:\breduc|\bcut\b|\bdecrease)")
_RATE = re.compile(r"年均|(?i:\baverage annual growth|\bannual growth\b|\ba year on average\b)")
_NATURES = (("binding", re.compile(r"约束性")), ("expected", re.compile(r"预期性")))
_NATURES_EN = {
    "binding": "binding", "statutory": "binding", "mandatory": "binding", "expected": "expected",
    "indicative": "expected",
}  # fmt: skip
_SURE = Decimal("0.95")
_SCALES = {Decimal(10) ** 4: "万", Decimal(10) ** 8: "亿", Decimal(10) ** 12: "万亿"}
_SCALES_EN = {
    Decimal(10) ** 3: "thousand",
    Decimal(10) ** 6: "million",
    Decimal(10) ** 9: "billion",
}


def measure_of(name: str, unit: str) -> str:
    """stock, flow or ratio, as name and unit say it for certain; else nothing.

    >>> measure_of("技术合同成交额", "亿元"), measure_of("企业数量", "家"), measure_of("甲", "分")
    ('flow', 'stock', '')
    """
    if _SHARE.search(unit):
        return "ratio"
    if bool(_FLOW.search(name)) == bool(_STOCK.search(name)):
        return ""
    return "flow" if _FLOW.search(name) else "stock"


def nature_of(words: str) -> str:
    """expected or binding, as a cell or the words of a Chinese row say; else nothing."""
    if (said := words.strip().lower()) in _NATURES_EN:
        return _NATURES_EN[said]
    found = [nature for nature, pattern in _NATURES if pattern.search(words)]
    return found[0] if len(found) == 1 else ""


def settled_kind(request: TargetRequest, words: str, *, summed: bool) -> tuple[TargetRequest, bool]:
    """The request with the kind that its words say, and whether that is certain; `summed`: the
    value stands in brackets, by which plans mark what holds for all their years together.
    """
    share = bool(_SHARE.search(request.unit))
    if _RATE.search(words) and share:
        return replace(request, kind="growth", measure=""), not summed
    if summed and share:
        falls = bool(_FALLS.search(request.name + request.value))
        signed = re.sub(r"^[-－−]?", "-", request.value.strip())
        if falls and re.fullmatch(r"-[\d.]+%?", signed):
            return replace(request, kind="change", value=signed, measure=""), True
        return request, False
    if summed and measure_of(request.name, request.unit) == "stock" and request.baseline:
        signed = re.sub(r"^(?=[\d.])", "+", request.value)  # by how much a level is to change
        return replace(request, kind="change", value=signed), False
    if summed:
        return replace(request, kind="total", measure="flow"), not request.baseline
    falls = bool(_FALLS.search(request.name)) and share and not request.baseline
    return request, not falls


def found_targets(figures: Iterable[Figure]) -> list[FoundTarget]:
    """The targets among a document's figures, each name once: a table goes before prose."""
    named: dict[str, FoundTarget] = {}
    tabled: set[str] = set()
    for figure in figures:
        if figure.role != "target" or not figure.name:
            continue
        if figure.name in named and (figure.rule != "table" or figure.name in tabled):
            continue
        tabled |= {figure.name} if figure.rule == "table" else set()
        named[figure.name] = _promised(figure)
    return sorted(named.values(), key=lambda one: (one.page or 0, one.line))


def _promised(figure: Figure) -> FoundTarget:
    unit, scale = _unit(figure)
    value = _number(figure.value * (figure.factor / scale))
    if figure.upper is not None:
        value += f"-{_number(figure.upper * (figure.factor / scale))}"
    start, period = figure.baseline or (None, None)
    by = figure.period or ""
    request = TargetRequest(
        name=figure.name,
        unit=unit,
        measure=measure_of(figure.name, unit),
        value=value,
        by=by,
        op=figure.op if figure.qualifier != "exact" and figure.op in _OPS else "",
        baseline=_number(start) if start is not None and period else "",
        baseline_period=period or "" if start is not None else "",
        nature=nature_of(figure.quote) if figure.rule == "table" else "",
    )
    mark = figure.mark[0]
    summed = figure.quote[max(0, mark - 1) : mark] in tuple("[〔【")
    words = figure.name + figure.quote if figure.rule == "table" or figure.op == "growth" else ""
    request, certain = settled_kind(request, words, summed=summed and figure.rule == "table")
    if figure.op in ("growth", "reduction") and not _of_change(request):
        certain = False
    doubts: list[Doubt] = [] if figure.confidence >= _SURE else ["confidence"]
    return FoundTarget(
        request, figure.quote, figure.line, figure.page, "", doubts_of(request, certain, doubts)
    )


_OPS = ("ge", "gt", "le", "lt", "between", "around")


def doubts_of(
    request: TargetRequest, certain_kind: bool, more: Iterable[Doubt] = ()
) -> tuple[Doubt, ...]:
    """What a person has to settle before a target can be registered."""
    found: list[Doubt] = [] if certain_kind else ["kind"]
    found += [] if request.unit else ["unit"]
    found += [] if request.value else ["value"]
    found += ["op"] if _is_about(request) else []
    found += [] if request.by else ["by"]
    found += [] if request.measure or _of_change(request) else ["measure"]
    return (*found, *more)


def _is_about(request: TargetRequest) -> bool:
    """Whether the goal is about a value, and nothing says what is beyond it: by the rules a miss,
    for most who write so a success.
    """
    try:
        about = read_number(request.value).quantity.qualifier == "about"
    except Refused:
        return False
    return about and request.op in ("", "around")


def _of_change(request: TargetRequest) -> bool:
    """Whether its kind says by how much to grow or to change."""
    kind = KINDS[request.kind or "reach"]
    return kind.by_rate or kind.by_change


def _unit(figure: Figure) -> tuple[str, Decimal]:
    """The unit with the scale in which the document writes it, and that scale."""
    factor = abs(figure.factor)
    if re.match("[\u4e00-\u9fff]", figure.unit) and factor in _SCALES:
        return _SCALES[factor] + figure.unit, factor
    if factor in _SCALES_EN and figure.unit:
        scale = _SCALES_EN[factor]
        money = re.fullmatch(r"[£$€₹]|[A-Z]{3}", figure.unit)
        return (f"{figure.unit} {scale}" if money else f"{scale} {figure.unit}"), factor
    return figure.unit, Decimal(1)


def _number(value: Decimal) -> str:
    return f"{plain(value):f}"
