"""The figures of a chart: each with its mark, its label, and why it is not used where it is not."""

from __future__ import annotations

from tracker.assess.bounds import mark_of
from tracker.assess.detail import Detail
from tracker.assess.kinds import kind_of
from tracker.assess.series import Entry
from tracker.assess.trajectory import Point
from tracker.assess.use import Use
from tracker.language import Language, in_sequence
from tracker.pages.blocks import Mark
from tracker.pages.chart import Traced
from tracker.pages.drawings.values import DrawnFigure
from tracker.words import observations
from tracker.words.charts import baseline_aside
from tracker.words.figures import cells, computed, decimals, done_word, number
from tracker.words.terms import word
from tracker.words.wording import value_of

COUNTING_SIGNS = ("counted", "latest", "baseline")


def drawn_unit(detail: Detail) -> str:
    """The unit in which a detail is drawn: of growth that of the levels."""
    target = detail.target
    return detail.series[0].indicator.unit if target is None or target.level else target.unit


def drawn_figures(made: Traced, detail: Detail, language: Language) -> tuple[DrawnFigure, ...]:
    """Every figure by time, the latest last; one that says what another says is drawn once."""
    based = {(m.time, m.value) for m in made.picture.marks if m.sign == "baseline"}
    used = {(m.time, m.value) for m in made.picture.marks if m.sign in COUNTING_SIGNS}
    found = []
    for mark, source in zip(made.picture.marks, made.sources, strict=True):
        if mark.sign == "goal":
            continue
        known = based if mark.sign in COUNTING_SIGNS else used
        if mark.sign != "baseline" and (mark.time, mark.value) in known:
            continue
        if isinstance(source, Entry):
            found.append(_observed(mark, source, detail, language))
        elif source is not None:
            found.append(_reckoned(mark, source, detail, language))
        else:
            found.append(_stated(mark, detail, language))
    return tuple(sorted(found, key=lambda one: (one.sign == "latest", one.time, one.value)))


def _observed(mark: Mark, entry: Entry, detail: Detail, language: Language) -> DrawnFigure:
    """An observation."""
    one, label, why, aside = entry.observation, _label(mark, entry, detail, language), "", ""
    if entry.use is Use.BASE_LEVEL:
        return DrawnFigure(
            mark.time,
            mark.value,
            "baseline",
            label,
            aside=baseline_aside(str(one.period), language),
        )
    if mark.sign not in COUNTING_SIGNS:
        reason = observations.reason_of_use(entry, detail.target, detail.indicator, language)
        said = f"{observations.period_of(one, language)} {label}"
        why = in_sequence((said, observations.use_text(entry, language), reason), language)
        aside = word("sign.conflicting", language) if mark.sign == "conflicting" else ""
    elif one.status != "final":
        aside = word(f"state.{one.status}", language)
    derived, when = one.status == "derived", str(one.period)
    return DrawnFigure(
        mark.time, mark.value, mark.sign, label, when, aside, why, mark.span, derived
    )


def _label(mark: Mark, entry: Entry, detail: Detail, language: Language) -> str:
    """The figure as published, the latest one as everywhere; a change in per cent as the level it
    leads to.
    """
    one, row = entry.observation, detail.row
    if row is None:
        return value_of(one.quantity, "", detail.series[0].indicator.done, language)
    kind = kind_of(row.target)
    if mark.sign == "latest" and row.target.level is None:
        return cells(row, language).latest
    if kind.yes_no:
        return done_word(mark.value, language)
    if kind.by_change and one.unit != row.target.unit:
        return mark_of(one.quantity.qualifier) + computed(row, mark.value)
    return value_of(one.quantity, "", False, language)


def _reckoned(mark: Mark, point: Point, detail: Detail, language: Language) -> DrawnFigure:
    """A value that rests on several observations."""
    row = detail.row
    assert row is not None
    label = mark_of(point.qualifier) + number(point.value, decimals(row))
    if mark.sign == "latest":
        label = cells(row, language).latest
    derived = point.derived or kind_of(row.target).by_rate
    when = str(point.period)
    return DrawnFigure(
        mark.time, mark.value, mark.sign, label, when, span=mark.span, derived=derived
    )


def _stated(mark: Mark, detail: Detail, language: Language) -> DrawnFigure:
    """The baseline, as the plan states it; of a sum zero."""
    row = detail.row
    assert row is not None
    c = cells(row, language)
    label, period = c.baseline, c.baseline_period
    if row.target.baseline is None or kind_of(row.target).cumulative:
        label, period = computed(row, mark.value), ""
    aside = baseline_aside(period, language)
    return DrawnFigure(mark.time, mark.value, "baseline", label, aside=aside)


def reach(figure: DrawnFigure) -> str:
    """To which side of the figure the values lie that it may stand for: up, down, both; empty
    where it is exact.
    """
    span, value = figure.span, figure.value
    if span is None or span.low == span.high:
        return ""
    if span.high is None or (span.high_open and span.low == value):
        return "up" if span.low is not None else "both"
    if span.low is None or (span.low_open and span.high == value):
        return "down"
    return "both"
