"""A target in one line: how far along its way it is, and how its value changed."""

from __future__ import annotations

from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.status import Judged
from tracker.language import Language, pick
from tracker.pages.drawings.roads import drawn_tone
from tracker.pages.drawings.values import Dumbbell, DumbbellEnd, RoadRow
from tracker.pages.status import meter
from tracker.words.figures import cells
from tracker.words.standing import MOST_COUNTED, counted_goal, done_text, kept_periods


def road_row(row: Row, language: Language) -> RoadRow:
    """How far a target is: along its way from the baseline; where there is none, in things counted
    one by one; of a kept target in periods kept.
    """
    shown = meter(row)
    tone = drawn_tone(row)
    if (counted := counted_goal(row) or _kept(row)) is not None:
        label = "{} / {}".format(*counted)
        if kind_of(row.target).yes_no:
            label = done_text(row, language)
        if row.assessment.trajectory.judged == Judged.EVERY_PERIOD:
            label += pick(language, " 期", " periods")
        return RoadRow(tone, label, blocks=counted)
    if shown.progress is None or not shown.track:
        return RoadRow(tone, done_text(row, language), track=False)
    return RoadRow(tone, done_text(row, language), shown.progress, shown.expected, shown.span)


def _kept(row: Row) -> tuple[int, int] | None:
    """Of a kept target with few periods, how many were kept of how many."""
    kept = kept_periods(row)
    return kept if kept is not None and kept[1] <= MOST_COUNTED else None


def dumbbell(before: Row | None, after: Row, language: Language) -> Dumbbell:
    """The latest value before and after; the goal is that of after."""
    old = None if before is None else _end(before, language)
    new = _end(after, language)
    goal_value, said = after.assessment.trajectory.goal_value, cells(after, language)
    goal = None
    if goal_value is not None and not kind_of(after.target).yes_no:
        goal = DumbbellEnd(goal_value, said.goal)
    same = old is not None and old == new
    note = pick(language, "没变", "unchanged") if same else ""
    if new is None:
        note = pick(language, "无数据", "no figure")
    return Dumbbell(drawn_tone(after), None if same else old, new, goal, note)


def _end(row: Row, language: Language) -> DumbbellEnd | None:
    latest = row.assessment.latest
    return None if latest is None else DumbbellEnd(latest.value, cells(row, language).latest)
