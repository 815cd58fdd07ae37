"""Score: how a plan stands as a whole. An interval, never an average: what is not known may be
either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tracker.assess.formulas import FORMULAS, Calculation
from tracker.assess.report import Row
from tracker.assess.standing import is_pending
from tracker.assess.status import FAILING, Status

GOOD = frozenset({Status.MET, Status.EXCEEDED, Status.AHEAD, Status.ON_TRACK})


@dataclass(frozen=True)
class Score:
    """Of so many targets the good ones (met, or on their way in time) and the bad ones (behind,
    reversing, lost or missed); the rest is unknown. `pending` of the good and bad ones are due and
    await their result: they stand as their latest figure says.
    """

    targets: int
    good: int
    bad: int
    pending: int = 0

    @property
    def unknown(self) -> int:
        """How many may be either."""
        return self.targets - self.good - self.bad

    @cached_property
    def calculations(self) -> Mapping[str, Calculation]:
        """The least and the greatest share that may be good, the share of those judged that is, and
        the share that is judged; without what cannot be said.
        """
        g, u, of_all = Fraction(self.good), Fraction(self.bad), Fraction(self.targets)
        found = []
        if self.targets:
            found += [FORMULAS["low"](g=g, N=of_all), FORMULAS["high"](u=u, N=of_all)]
        if g + u:
            found.append(FORMULAS["of_judged"](g=g, u=u))
        if self.targets:
            found.append(FORMULAS["coverage"](g=g, u=u, N=of_all))
        return {one.figure: one for one in found}

    def share(self, figure: str) -> Fraction | None:
        """One of the calculated shares; None where it cannot be said."""
        found = self.calculations.get(figure)
        return found.value if found else None


def score(rows: Iterable[Row]) -> Score:
    """How the rows stand as a whole."""
    rows = tuple(rows)
    statuses = [row.assessment.status for row in rows]
    return Score(
        len(statuses),
        sum(s in GOOD for s in statuses),
        sum(s in FAILING for s in statuses),
        sum(is_pending(row) and row.assessment.status in GOOD | FAILING for row in rows),
    )
