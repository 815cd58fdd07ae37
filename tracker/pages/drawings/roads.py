"""The road chart of a target or indicator: its figures, its goal, its road, and what is known of
the time between.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from tracker.assess.assess import Assessment
from tracker.assess.clocks import Clocks
from tracker.assess.detail import Detail
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row, elapsed
from tracker.assess.standing import awaits_result, record_end, silence, whole_months
from tracker.assess.status import ATTAINED, Judged, Status
from tracker.language import Language, bracketed, pick
from tracker.model.periods import CALENDAR, Start, decimal_year
from tracker.pages import chart as charts
from tracker.pages.blocks import Picture, Spot
from tracker.pages.drawings.axes import time_axis, value_axis
from tracker.pages.drawings.figures import COUNTING_SIGNS, drawn_figures, drawn_unit, reach
from tracker.pages.drawings.values import (
    DrawnFigure,
    DrawnGoal,
    NamedSpan,
    Outlook,
    Remark,
    RoadChart,
    Stretch,
    TimeAxis,
    ValueAxis,
)
from tracker.words import charts as words
from tracker.words import promise
from tracker.words.figures import cells, computed, done_word, percent
from tracker.words.units import unit_text

ROAD_SAMPLES = 24  # of a road that bends
RANKS = frozenset({"位", "名", "rank"})


def road_chart(detail: Detail, clocks: Clocks, language: Language) -> RoadChart | None:
    """What is drawn of a detail as of the days of a report; None where nothing can be: neither a
    figure nor a goal.
    """
    row, made = detail.row, charts.traced(detail)
    shown = replace(made.picture, path=charts.path_until_due(row, made.picture))
    if not shown.marks and not shown.edges:
        return None
    starts = row.assessment.goal.by.starts if row else (detail.indicator.starts or CALENDAR)
    day = decimal_year(clocks.as_of, starts)
    figures = drawn_figures(made, detail, language)
    goal = _goal(row, shown, language)
    line = tuple(Stretch(a, b, silent=not near) for a, b, near in charts.stretches(shown))
    outlook = None if row is None else _outlook(row, day, language)
    expected = None if row is None else _expected(row, shown, day, language)
    time, narrow = _time(figures, row, shown, day, starts)
    values = _values(figures, goal, outlook, detail, language)
    silent = _silence(row, clocks, time, language)
    name = (detail.target or detail.indicator).name.text(language)
    name += bracketed(promise.drawn_instead(detail, language), language)
    return RoadChart(
        title=pick(language, f"{name}的走势", f"{name}: the series against its road"),
        text=words.described(
            [(one.when, one.label, one.aside) for one in figures if one.sign in COUNTING_SIGNS],
            "" if goal is None else f"{goal.asides[0]} {goal.label}",
            unit_text(drawn_unit(detail), language),
            language,
        ),
        tone=drawn_tone(row) if row else "",
        unit=unit_text(drawn_unit(detail), language),
        time=time,
        narrow_from=narrow,
        values=values,
        figures=figures,
        line=line,
        road=_road(shown),
        goal=goal,
        plan=_plan(row, language),
        as_of=NamedSpan(day, day, words.day_text(clocks.as_of, language)),
        gone=_gone(row, clocks, language),
        expected=expected,
        crossing=None if row is None else _crossing(row, language),
        outlook=outlook,
        silence=silent,
        caption=words.axis_caption(
            broken=values.ticks[0][1] if values.broken else "",
            falling=values.falling,
            language=language,
        ),
        legend=_legend(figures, line, bool(shown.path), silent, language),
    )


def drawn_tone(row: Row) -> str:
    """The status that colours a drawing; pending where the target is due and its result is not
    known, so that nothing is said of its pace.
    """
    return verdict_tone(row.assessment)


def verdict_tone(a: Assessment) -> str:
    """The tone of `drawn_tone` for an assessment."""
    return "pending" if awaits_result(a) else a.status


def _goal(row: Row | None, shown: Picture, language: Language) -> DrawnGoal | None:
    if row is None or shown.due is None:
        return None
    a, target = row.assessment, row.target
    at = next((mark.value for mark in shown.marks if mark.sign == "goal"), None)
    if at is None and not shown.edges:
        return None
    if len(shown.edges) > 1 and a.trajectory.path is None:
        at = None  # no road leads to one value of a band
    c = cells(row, language)
    label, asides = c.goal, [words.goal_aside(a.goal.by, language)]
    if kind_of(target).by_rate and target.level is not None and at is not None:
        label = computed(row, at)
        asides.append(pick(language, f"每年 {c.goal}%", f"{c.goal}% a year"))
    elif kind_of(target).by_change and a.trajectory.goal_value is not None and at is not None:
        if target.unit != "%":
            label = computed(row, at)
            asides.append(c.goal)
    elif a.goal.op == "le" and not kind_of(target).yes_no:
        label = words.at_most(label.lstrip("≤"), language)
    return DrawnGoal(label, tuple(asides), shown.due, shown.edges, at)


def _road(shown: Picture) -> tuple[Spot, ...]:
    """The road through its knots; one that bends is sampled."""
    if shown.path is None:
        return ()
    knots = shown.path.knots
    if not shown.path.compound:
        return knots
    first, last = knots[0][0], knots[-1][0]
    times = [first + (last - first) * n / ROAD_SAMPLES for n in range(ROAD_SAMPLES + 1)]
    return tuple((time, shown.path.at(time)) for time in times)


def _expected(row: Row, shown: Picture, day: Fraction, language: Language) -> Remark | None:
    """What the road by time asks for on the day, while the plan runs."""
    a = row.assessment
    by_time = a.trajectory.judged == Judged.PATH and shown.path is not None
    if not by_time or shown.path is None or not shown.path.knots[0][0] < day < a.goal.by.time:
        return None
    value = shown.path.at(day)
    return Remark(day, value, (words.due_now(computed(row, value), language),))


def _outlook(row: Row, day: Fraction, language: Language) -> Outlook | None:
    """The extrapolation, while there is time to come."""
    a = row.assessment
    f = a.forecast
    if f is None or a.latest is None or day >= a.goal.by.time:
        return None
    if a.trajectory.judged != Judged.PATH or a.latest.time >= a.goal.by.time:
        return None
    ends = (f.linear, f.linear) if f.low is None or f.high is None else (f.low, f.high)
    lines = words.outlook_lines(computed(row, ends[0]), computed(row, ends[1]), language)
    return Outlook(Remark(a.goal.by.time, f.linear, lines), f.low, f.high)


def _crossing(row: Row, language: Language) -> Remark | None:
    """The figure by which the series first met a goal that it did not start from."""
    a = row.assessment
    if a.attainment not in ATTAINED or a.trajectory.judged != Judged.PATH or a.met_in is None:
        return None
    if a.trajectory.met_from_the_start or a.trajectory.base is None:
        return None
    point = next((one for one in a.trajectory.points if one.period == a.met_in), None)
    if point is None:
        return None
    published = point.basis[-1].publication.published
    beyond = point.span.low != a.trajectory.goal_value != point.span.high
    return Remark(point.time, point.value, words.first_met(published, language, beyond=beyond))


def _time(
    figures: Iterable[DrawnFigure], row: Row | None, shown: Picture, day: Fraction, starts: Start
) -> tuple[TimeAxis, Fraction]:
    """From the first figure to the end of the plan, or to the day after it where that is near; and
    where a narrow chart begins.
    """
    times = [one.time for one in figures]
    if row is None:
        last = max(*times, day)
        return time_axis(min(times), last, starts), max(min(times), last - 6)
    a, plan = row.assessment, row.target.plan.period
    begin = decimal_year(plan.start - timedelta(days=1), plan.starts)
    if shown.path is not None:
        begin = min(begin, shown.path.knots[0][0])
    due = max(a.goal.by.time, plan.time)
    last = max([due, *times])
    last = max(last, min(day, last + (last - begin) / 4))
    axis = time_axis(min([begin, *times]), last, starts)
    return axis, begin


def _values(
    figures: Iterable[DrawnFigure],
    goal: DrawnGoal | None,
    outlook: Outlook | None,
    detail: Detail,
    language: Language,
) -> ValueAxis:
    """Over everything that is drawn; an extrapolation that leads far away is cut off."""
    row = detail.row
    if kind_of(row.target).yes_no if row else detail.indicator.done:
        ticks = tuple((Fraction(n), done_word(Fraction(n), language)) for n in (0, 1))
        return ValueAxis(Fraction(-1, 2), Fraction(3, 2), ticks)
    values = [one.value for one in figures]
    for one in figures:
        if reach(one) == "both" and one.span is not None:
            values += [end for end in (one.span.low, one.span.high) if end is not None]
    if goal is not None:
        values += [*goal.edges, *([] if goal.at is None else [goal.at])]
    beyond: list[Fraction] = []
    if outlook is not None:
        low, high = min(values), max(values)
        away = (high - low) * Fraction(3, 5)
        ends = [end for end in (outlook.end.value, outlook.low, outlook.high) if end is not None]
        beyond = [end for end in ends if low - away <= end <= high + away]
    rank = drawn_unit(detail) in RANKS
    near = rank or detail.series[0].indicator.measure == "ratio"
    return value_axis(values, language, beyond, near=near, falling=rank)


def _silence(
    row: Row | None, clocks: Clocks, time: TimeAxis, language: Language
) -> NamedSpan | None:
    """From the last figure that counts to the day, where there is none at all or it is long ago."""
    if row is None:
        return None
    a, starts = row.assessment, row.assessment.goal.by.starts
    if a.trajectory.judged == Judged.MILESTONE and a.attainment in ATTAINED:
        return None  # what is done needs no further figure
    since = silence(row, clocks.as_of).since if a.latest is None else a.latest.period.end
    ever = a.latest is not None or record_end(row) is not None
    begin, end = decimal_year(since, starts), min(decimal_year(clocks.as_of, starts), time.last)
    if end <= begin or (a.status != Status.NO_DATA and end - begin <= charts.LONGEST):
        return None
    months = whole_months(since, clocks.as_of) if ever else None
    return NamedSpan(begin, end, words.silence_text(months, language))


def _plan(row: Row | None, language: Language) -> NamedSpan | None:
    if row is None:
        return None
    period = row.target.plan.period
    begin = decimal_year(period.start - timedelta(days=1), period.starts)
    return NamedSpan(begin, period.time, words.plan_years(period, language))


def _gone(row: Row | None, clocks: Clocks, language: Language) -> str:
    if row is None:
        return ""
    return words.gone_text(percent(elapsed(row.target.plan.period, clocks.as_of)), language)


def _legend(
    figures: tuple[DrawnFigure, ...],
    line: Iterable[Stretch],
    road: bool,
    silence: NamedSpan | None,
    language: Language,
) -> tuple[tuple[str, str], ...]:
    """The marks that occur."""
    signs = {one.sign for one in figures}
    shown = {
        "counted": any(one.sign == "counted" and not one.derived for one in figures),
        "derived": any(one.sign in ("counted", "latest") and one.derived for one in figures),
        "baseline": "baseline" in signs,
        "latest": "latest" in signs,
        **{way: any(reach(one) == way for one in figures) for way in ("up", "down", "both")},
        "conflicting": "conflicting" in signs,
        "unused": not signs.isdisjoint(("unused", "part_year", "forecast")),
        "road": road,
        "silent": any(part.silent for part in line),
        "hatch": silence is not None,
    }
    return tuple((key, words.legend_word(key, language)) for key, seen in shown.items() if seen)
