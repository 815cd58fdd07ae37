"""A target in one line: how far along its way it is, and how its value changed."""

from __future__ import annotations

from fractions import Fraction

from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.status import Judged
from tracker.language import Language, pick
from tracker.pages.drawings.values import Dumbbell, DumbbellEnd, RoadRow
from tracker.pages.status import meter
from tracker.words.figures import NOTHING, cells

MOST_BLOCKS = 12


def road_row(row: Row, language: Language) -> RoadRow:
    """How far a target is: along its way from the baseline; where there is none, in things counted
    one by one; of a kept target in periods kept.
    """
    shown, said = meter(row), cells(row, language)
    blocks = _blocks(row)
    if blocks is not None:
        kept = row.assessment.trajectory.judged == Judged.EVERY_PERIOD
        label = "{} / {}".format(*blocks)
        label += pick(language, " 期", " periods") if kept else ""
        return RoadRow(shown.tone, label, blocks=blocks)
    if shown.progress is None or not shown.track:
        text = said.latest if row.assessment.latest is not None else ""
        return RoadRow(shown.tone, text if text != NOTHING else "", track=False)
    return RoadRow(shown.tone, said.progress, shown.progress, shown.expected, shown.span)


def _blocks(row: Row) -> tuple[int, int] | None:
    """So many of so many: of a whole goal without a baseline, or of the periods of a kept one."""
    a, goal_value = row.assessment, row.assessment.trajectory.goal_value
    if a.latest is None or kind_of(row.target).yes_no:
        return None
    if a.trajectory.judged == Judged.EVERY_PERIOD:
        found = a.calculations.get("progress")
        n, of = (found.operands["n"], found.operands["N"]) if found else (None, None)
        return _few(n, of) if isinstance(n, Fraction) and isinstance(of, Fraction) else None
    counted = a.trajectory.base is None and a.goal.op in ("ge", "gt") and goal_value is not None
    if not counted or goal_value is None or a.latest.qualifier != "exact":
        return None
    return _few(a.latest.value, goal_value)


def _few(count: Fraction, of: Fraction) -> tuple[int, int] | None:
    """Both as whole numbers, of not too many."""
    whole = count.denominator == of.denominator == 1
    return (int(count), int(of)) if whole and count >= 0 and 0 < of <= MOST_BLOCKS else None


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
        note = pick(language, "没有数", "no figure")
    return Dumbbell(after.assessment.status, None if same else old, new, goal, note)


def _end(row: Row, language: Language) -> DumbbellEnd | None:
    latest = row.assessment.latest
    return None if latest is None else DumbbellEnd(latest.value, cells(row, language).latest)
