"""How verdicts went, in words: the days, and what turned between two of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.analysis.history import History, StatusRun
from tracker.assess.standing import awaits_result
from tracker.assess.status import Status
from tracker.language import Language, enumerated, in_sequence, pick
from tracker.words.figures import assessed_word
from tracker.words.terms import word

_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Turned:
    """What turned on a day between two of those that are listed: how, and the targets of which
    that holds, by name.
    """

    day: date
    how: str
    names: tuple[str, ...]

    def text(self, language: Language) -> str:
        """2025-07-01 stale: R&D spending."""
        more = len(self.names) - _MOST_NAMED
        listed = enumerated(self.names[:_MOST_NAMED] if more > 1 else self.names, language)
        if more > 1:
            listed += pick(language, f"等 {len(self.names)} 个", f" and {more} more")
        return pick(
            language, f"{self.day} {self.how}：{listed}", f"{self.day} {self.how}: {listed}"
        )


def shown_in_run(run: StatusRun) -> Status:
    """The status whose sign and colour a run has: what is due without its result is open."""
    return Status.OPEN if awaits_result(run.assessment) else run.status


def _how(before: StatusRun, run: StatusRun, language: Language) -> str:
    """What one run says that the one before it did not: another status, else what must be known
    of it now, or no longer.
    """
    if before.status != run.status:
        return " → ".join(assessed_word(one.assessment, language) for one in (before, run))
    fresh = [word(one, language) for one in run.evidence if one not in before.evidence]
    gone = [word(one, language) for one in before.evidence if one not in run.evidence]
    said = fresh + [pick(language, f"不再{one}", f"no longer {one}") for one in gone]
    return enumerated(said, language)


def past_line(past: History, language: Language) -> str:
    """Which days are listed, and what was known on them."""
    first, last = past.days[0], past.days[-1]
    days = str(last) if first == last else f"{first} → {last}"
    known = (
        pick(language, "各天按当时已公布的数据", "each day by what was published by then")
        if past.known_at is None
        else pick(
            language,
            f"事后看：各天都按 {past.known_at} 已公布的数据",
            f"in hindsight: each day by what was published by {past.known_at}",
        )
    )
    return in_sequence((days, known), language)


def day_titles(days: Sequence[date]) -> list[str]:
    """Each day by its month, or in full where two are of one month."""
    months = {(day.year, day.month) for day in days}
    return [f"{day:%Y-%m}" if len(months) == len(days) else str(day) for day in days]


def turned_between(past: History, language: Language) -> list[Turned]:
    """What turned on none of the days listed, in order: a value that grew stale, a target that was
    due, in hindsight a period that ended. What never had data is left out.
    """
    listed = set(past.days)
    found: dict[tuple[date, str], list[str]] = {}
    for one in past.targets:
        runs = one.verdicts
        for before, run in zip(runs, runs[1:], strict=False):
            if run.start in listed or before.status == run.status == Status.NO_DATA:
                continue
            key = run.start, _how(before, run, language)
            found.setdefault(key, []).append(one.target.name.short_text(language))
    return [Turned(*key, tuple(found[key])) for key in sorted(found, key=lambda key: key[0])]


def signs_used(runs: Iterable[StatusRun], language: Language) -> list[tuple[Status, str]]:
    """The statuses that occur, each with its word, in the order of Status."""
    found = {(shown_in_run(run), assessed_word(run.assessment, language)) for run in runs}
    return sorted(found, key=lambda one: (list(Status).index(one[0]), one[1]))
