"""Where a plan stands: its targets in the order in which they are listed, how many have come how
far, and what nobody has published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tracker.assess.assess import Assessment
from tracker.assess.formulas import FORMULAS
from tracker.assess.report import PlanHead, Report, Row
from tracker.assess.status import Status
from tracker.model.observation import Observation
from tracker.model.periods import Period, year_name

# with data, the worst first; what is due without its result stands where the verdicts begin to be
# open
ORDER = (
    Status.MISSED, Status.LOST, Status.REVERSING, Status.BEHIND, Status.UNDETERMINED,
    Status.OPEN, Status.ON_TRACK, Status.AHEAD, Status.MET, Status.EXCEEDED, Status.NO_DATA,
)  # fmt: skip
_YEAR = 12  # months
_PENDING = (Status.OPEN, Status.AHEAD, Status.ON_TRACK, Status.BEHIND, Status.REVERSING)
_PARTS = {
    Status.EXCEEDED: "done", Status.MET: "done", Status.OPEN: "under_way",
    Status.ON_TRACK: "under_way", Status.AHEAD: "under_way",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counts:
    """How many targets stand how. All but `exceeded`, which is a part of `done`, sum to `total`."""

    total: int
    done: int = 0
    exceeded: int = 0
    under_way: int = 0
    behind: int = 0
    missed: int = 0
    lost: int = 0
    reversing: int = 0
    undetermined: int = 0
    pending: int = 0
    no_data: int = 0


@dataclass(frozen=True, slots=True)
class Silent:
    """Targets without data.

    - `partial`: figures of the plan's time are published, but none that counts: of part of a year,
      a forecast.
    - `stopped`: the record ends before, by the year in which it does, the latest first.
    - `never`: there is neither baseline nor observation.
    """

    partial: tuple[Row, ...]
    stopped: tuple[tuple[str, tuple[Row, ...]], ...]
    never: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Targets and how they stand.

    - `headline`: those that the plan names first, in its order, with data or without.
    - `with_data`: all that have data, in the order of ORDER, equal ones in that of the file.
    - `silent`: all without data, in the order of the file.
    """

    headline: tuple[Row, ...]
    with_data: tuple[Row, ...]
    silent: tuple[Row, ...]
    counts: Counts

    @property
    def listed(self) -> tuple[Row, ...]:
        """All rows as they are listed: the headline, what has data, what has none."""
        return (*self.headline, *self.others(self.with_data), *self.others(self.silent))

    def others(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """Those of the rows that are not of the headline."""
        first = {row.target.id for row in self.headline}
        return tuple(row for row in rows if row.target.id not in first)


@dataclass(frozen=True, slots=True)
class Silence:
    """The last value known of a target without data (None: none at all), since when, and whole
    months since.
    """

    row: Row
    last: Observation | None
    since: date
    months: int


def awaits_result(a: Assessment) -> bool:
    """Whether the last day of a goal has come and the figure that decides is not known: of the pace
    nothing is said any more.
    """
    return a.over and not a.trajectory.due_observed and a.status in _PENDING


def is_pending(row: Row) -> bool:
    """Whether a target awaits its result."""
    return awaits_result(row.assessment)


def shown_status(row: Row) -> Status:
    """The status whose sign and colour a row has: what is due without its result is open."""
    return Status.OPEN if is_pending(row) else row.assessment.status


def rank(row: Row) -> int:
    """Where a row stands in a list: by status; what is pending goes before what is undetermined."""
    status = Status.UNDETERMINED if is_pending(row) else row.assessment.status
    return 2 * ORDER.index(status) - is_pending(row)


def standing(rows: Iterable[Row], headline: Sequence[str] = ()) -> Standing:
    """How rows stand, those of some ids first."""
    rows = tuple(rows)
    by_id = {row.target.id: row for row in rows}
    known = [row for row in rows if row.assessment.status != Status.NO_DATA]
    return Standing(
        headline=tuple(by_id[name] for name in headline if name in by_id),
        with_data=tuple(sorted(known, key=rank)),
        silent=tuple(row for row in rows if row.assessment.status == Status.NO_DATA),
        counts=counted(rows),
    )


def standing_of(report: Report, head: PlanHead) -> Standing:
    """How the rows of one plan of a report stand."""
    return standing(
        (row for row in report.rows if row.target.plan is head.plan), head.plan.headline
    )


def counted(rows: Sequence[Row]) -> Counts:
    """How many of the rows stand how."""
    found = Counter(map(part_of, rows))
    exceeded = sum(row.assessment.status == Status.EXCEEDED for row in rows)
    return Counts(len(rows), exceeded=exceeded, **found)


def part_of(row: Row) -> str:
    """Which of the Counts a row is one of, `exceeded` apart."""
    status = row.assessment.status
    return "pending" if is_pending(row) else _PARTS.get(status, str(status.value))


def silent_parts(rows: Iterable[Row]) -> Silent:
    """Targets without data, divided by what is known of them."""
    partial, never = [], []
    stopped: dict[tuple[int, str], list[Row]] = {}
    for row in rows:
        end = record_end(row)
        if in_plan(row):
            partial.append(row)
        elif end is None:
            never.append(row)
        else:
            name = str(end) if end.months == 12 else year_name(end.time, end.starts)
            stopped.setdefault((end.year, name), []).append(row)
    ordered = tuple((year[1], tuple(stopped[year])) for year in sorted(stopped, reverse=True))
    return Silent(tuple(partial), ordered, tuple(never))


def awaits_first_figures(head: PlanHead, found: Standing, as_of: date) -> bool:
    """Whether a plan of at most a year still runs and none of its own figures is out yet for what
    has no data: that says nothing of the targets.
    """
    period = head.plan.period
    months = period.months
    short = months is not None and months <= _YEAR and as_of < period.end
    return bool(found.silent) and short and not any(map(in_plan, found.silent))


def in_plan(row: Row) -> bool:
    """Whether anything that is known of a target is of the plan's own time, after its baseline."""
    target = row.target
    since = target.plan.period.start - timedelta(days=1)
    if target.baseline is not None:
        since = max(since, target.baseline.period.end)
    return any(
        entry.observation.period.end > since and entry.state != "withdrawn"
        for entry in row.assessment.entries
    )


def record_end(row: Row) -> Period | None:
    """The last period of which something is known of a target without data, its baseline counted
    too; None: nothing ever was.
    """
    baseline = row.target.baseline
    seen = [entry.observation.period for entry in row.assessment.entries if entry.used]
    periods = [*seen, *([baseline.period] if baseline else [])]
    return max(periods, key=lambda period: (period.end, period.start), default=None)


def last_seen(row: Row) -> Observation | None:
    """The last observation used of a target without data, unless its baseline is later."""
    seen = [entry.observation for entry in row.assessment.entries if entry.used]
    end = record_end(row)
    return seen[-1] if seen and end and seen[-1].period.end >= end.end else None


def share_missing(a: Assessment) -> Fraction | None:
    """What is missing towards the goal, as a share of it: the least that it may be where that is
    all that is known; less than zero by what goes beyond. None without a value, and where nothing
    can be said.
    """
    T, gap, over = a.trajectory.goal_value, a.bounded("gap"), a.bounded("overshoot_ratio")
    if a.latest is None or gap is None or not T:
        return None
    if gap.span.high == 0:
        return Fraction(0) if over is None or over.value is None else -over.value
    share = FORMULAS["gap_ratio"](g=gap, T=abs(T))
    return share.span.low if share.value is None else share.value


def silence(row: Row, as_of: date) -> Silence:
    """Since when nothing is known: the end of the last known period, of the baseline, or the day
    before the plan.
    """
    end = record_end(row)
    since = end.end if end else row.target.plan.period.start - timedelta(days=1)
    return Silence(row, last_seen(row), since, whole_months(since, as_of))


def whole_months(since: date, until: date) -> int:
    """Whole months from the end of one day to the end of another, never below zero.

    >>> whole_months(date(2020, 12, 31), date(2025, 2, 28))
    50
    >>> whole_months(date(2025, 1, 31), date(2025, 2, 27))
    0
    """
    first, last = since + timedelta(days=1), until + timedelta(days=1)
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return max(0, months)
