"""How verdicts went, run by run: as they were known then, and seen from the day of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tracker.analysis.history import Histories, TargetHistory
from tracker.assess.clocks import Clocks
from tracker.assess.report import Row
from tracker.language import Language, pick
from tracker.model.periods import Period
from tracker.pages.drawings.roads import verdict_tone
from tracker.pages.drawings.times import StripDrawn, VerdictRun, heat_strips
from tracker.pages.drawings.values import HeatStrips
from tracker.words.figures import assessed_word


def strips_of(past: Histories, row: Row, clocks: Clocks, language: Language) -> HeatStrips | None:
    """A target's verdicts, as known then and in hindsight; None before its plan began."""
    period, target = row.target.plan.period, row.target
    days = _ends(period, clocks)
    if not days:
        return None
    then, since = (past.of([target], days, day).targets[0] for day in (None, clocks.known_at))
    used = sorted(
        {e.observation.publication.published.end for e in row.assessment.entries if e.used}
    )
    labels = (pick(language, "当时所知", "known then"), pick(language, "事后看", "in hindsight"))
    drawn = (
        StripDrawn(label, _runs(one, language), used)
        for label, one in zip(labels, (then, since), strict=True)
    )
    return heat_strips(period, clocks, drawn, language)


def strips_of_all(
    past: Histories,
    rows: Iterable[Row],
    clocks: Clocks,
    language: Language,
    *,
    hindsight: bool = False,
) -> HeatStrips | None:
    """The verdicts of targets of one plan, as known then, or in hindsight."""
    rows = tuple(rows)
    period = rows[0].target.plan.period
    days = _ends(period, clocks)
    if not days:
        return None
    known_at = clocks.known_at if hindsight else None
    found = past.of([row.target for row in rows], days, known_at).targets
    drawn = [
        StripDrawn(one.target.name.short_text(language), _runs(one, language)) for one in found
    ]
    return heat_strips(period, clocks, drawn, language)


def _ends(plan: Period, clocks: Clocks) -> tuple[date, ...]:
    """The first and the last day of what is drawn; none before the plan began."""
    last = min(plan.end, clocks.as_of)
    return (plan.start, last) if plan.start <= last else ()


def _runs(one: TargetHistory, language: Language) -> list[VerdictRun]:
    """The runs as they are drawn: of one verdict, whatever its evidence."""
    runs: list[VerdictRun] = []
    for run in one.runs:
        tone, said = verdict_tone(run.assessment), assessed_word(run.assessment, language)
        if runs and (runs[-1].tone, runs[-1].word) == (tone, said):
            runs.append(replace(runs.pop(), last=run.end))
        else:
            runs.append(VerdictRun(run.start, run.end, tone, said))
    return runs
