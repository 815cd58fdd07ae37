"""What if: a value that nobody published, assessed as if it were on record; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tracker.assess.clocks import Clocks
from tracker.model.observation import Observation, Publication
from tracker.model.periods import read_period

_PLACE = "what-if"  # where an assumption stands, in place of a file


@dataclass(frozen=True, slots=True)
class Assumption:
    """A value that is assumed: as it was written (ID=VALUE@PERIOD), and as it was read. `number`
    counts the assumptions of a run, for it has no line in a file.
    """

    text: str
    observation: Observation
    number: int = 1


def assume(
    observations: Iterable[Observation], assumption: Assumption, known_at: date
) -> tuple[Observation, ...]:
    """The observations with one more: an estimate published on the day `known_at`, which supersedes
    all others of its period.
    """
    made = replace(
        assumption.observation,
        publication=Publication(_PLACE, read_period(known_at.isoformat())),
        status="estimate",
        locator=assumption.text,
        file=_PLACE,
        line=assumption.number,
        assumed=True,
    )
    return (*observations, made)


def clocks_after(clocks: Clocks, assumptions: Iterable[Assumption]) -> Clocks:
    """As-of no earlier than the end of what is assumed; what was published by then stays."""
    ends = (one.observation.period.end for one in assumptions)
    return replace(clocks, as_of=max([clocks.as_of, *ends]))
