"""Two days of the record beside each other: what became better, worse, known, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.assess.clocks import Clocks
from tracker.assess.standing import awaits_result
from tracker.assess.status import Status
from tracker.compare.changes import Change, Diff
from tracker.language import Language, in_sequence, pick
from tracker.pages.site.effects import ShownChange, shown_changes
from tracker.pages.site.parts import TargetLink, link_to
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import NoPage, SiteRoute
from tracker.words.changes import moved_lines, moved_title

# of targets at two days of one record, the most telling first
_OUTCOMES: dict[str, tuple[str, str, str]] = {  # in Chinese; in English as a heading, in a sentence
    "worse": ("变差", "Worse", "worse"),
    "better": ("变好", "Better", "better"),
    "known": ("新有数", "First figure", "with a first figure"),
    "value": ("值变了", "Value changed", "with another value"),
    "beside": (
        "只有出处或标记变了", "Sources or flags only", "with other sources or flags only",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Targets of one outcome."""

    heading: str
    changes: tuple[ShownChange, ...]


@dataclass(frozen=True, slots=True)
class MovedGoal:
    """A target whose terms were moved: which, how, why, and the verdict on the old ones."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What changed between two days, by outcome; what did not, folded; the days beside them."""

    title: str
    description: str
    first: SiteRoute
    last: SiteRoute
    days: tuple[str, str]
    earlier: SiteRoute | None
    later: SiteRoute | None
    moved: tuple[MovedGoal, ...]
    groups: tuple[ChangeGroup, ...]
    unchanged: tuple[TargetLink, ...]
    template: str = "compare.html.j2"


def view(record: SiteRecord, route: SiteRoute) -> ComparePage:
    """The comparison that the key names: 2024-11-30..2025-02-28. Raises NoPage for no two days."""
    first, last = _days(route)
    language = route.language
    diff = record.compared(Clocks.of(first), Clocks.of(last), language)
    base = route.to("overview")
    old, new = (base.on(Clocks.of(day)) for day in (first, last))
    by_outcome: dict[str, list[Change]] = {key: [] for key in _OUTCOMES}
    for change in diff.changes:
        by_outcome[_outcome(change)].append(change)
    touched = {change.row.target.id for change in diff.changes}
    rows = [row for row in diff.after.report.rows if row.target.id not in touched]
    before, after = _beside(record.days, first, last)
    return ComparePage(
        pick(language, f"{first} 到 {last} 变了什么", f"What changed from {first} to {last}"),
        _lede(by_outcome, len(rows), language),
        old,
        new,
        (str(first), str(last)),
        before and route.to("compare", f"{before[0]}..{before[1]}"),
        after and route.to("compare", f"{after[0]}..{after[1]}"),
        _moved(diff, language),
        tuple(
            ChangeGroup(
                pick(language, *_OUTCOMES[key][:2]), shown_changes(changes, record, new, cited=True)
            )
            for key, changes in by_outcome.items()
            if changes
        ),
        tuple(link_to(row, new, language) for row in rows),
    )


def routes(record: SiteRecord, base: SiteRoute) -> tuple[SiteRoute, ...]:
    """Each two days that follow each other."""
    return tuple(base.to("compare", key) for key in consecutive(record.days))


def consecutive(days: tuple[date, ...]) -> tuple[str, ...]:
    """The keys of the comparisons of days that follow each other."""
    return tuple(f"{a}..{b}" for a, b in zip(days, days[1:], strict=False))


def _days(route: SiteRoute) -> tuple[date, date]:
    first, between, last = route.key.partition("..")
    try:
        days = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        raise NoPage(route.path) from None
    if f"{days[0]}{between}{days[1]}" != route.key or days[0] >= days[1]:
        raise NoPage(route.path)
    return days


def _beside(
    days: tuple[date, ...], first: date, last: date
) -> tuple[tuple[date, date] | None, tuple[date, date] | None]:
    """The comparisons of the days before and after, where both are among the days."""
    if first not in days or last not in days:
        return None, None
    a, b = days.index(first), days.index(last)
    if b != a + 1:
        return None, None
    before = (days[a - 1], days[a]) if a else None
    return before, (days[b], days[b + 1]) if b + 1 < len(days) else None


def _outcome(change: Change) -> str:
    """What became of a target that changed; every one has exactly one. What awaits its result is
    neither better nor worse: of its pace nothing is said.
    """
    assert change.before is not None and change.after is not None
    old, new = change.before.assessment, change.after.assessment
    if old.status == Status.NO_DATA != new.status:
        return "known"
    if change.verdict in ("worse", "better") and not awaits_result(new):
        return change.verdict
    ends = [one.latest and (one.latest.value, one.latest.span) for one in (old, new)]
    return "value" if ends[0] != ends[1] or old.status != new.status else "beside"


def _lede(by_outcome: dict[str, list[Change]], same: int, language: Language) -> str:
    """How many targets came out how; the parts sum to all."""
    counts = [(pick(language, *_OUTCOMES[key][::2]), len(of)) for key, of in by_outcome.items()]
    counts = [one for one in counts if one[1]]
    counts.append((pick(language, "没变", "unchanged"), same))
    said = (pick(language, f"{name} {count}", f"{count} {name}") for name, count in counts)
    return in_sequence(said, language) + pick(language, "。", ".")


def _moved(diff: Diff, language: Language) -> tuple[MovedGoal, ...]:
    return tuple(
        MovedGoal(moved_title(change, language), tuple(moved_lines(change, language)))
        for change in diff.moved
    )
