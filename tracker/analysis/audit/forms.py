"""How a claim of each kind is computed again: one row a kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracker.analysis.audit.printed import added, less, quotient, times
from tracker.model.observation import ClaimKind
from tracker.model.quantity import Interval

_HUNDRED = Fraction(100)
_WHOLE = Interval(_HUNDRED, _HUNDRED)
Recomputed = Callable[[Interval, Sequence[Interval]], Interval | None]
Implied = Callable[[Interval, Interval], Interval | None]


@dataclass(frozen=True, slots=True)
class ClaimForm:
    """One kind of claims. `text` is the arithmetic of the value {x} and its base {b}, `compute` the
    same with all values that they may stand for: None where the base may be zero (of a growth, or
    less). `implied` is the base that a value and a claim leave, None where they leave none.
    """

    text: str
    compute: Recomputed
    implied: Implied


def _growth(x: Interval, bases: Sequence[Interval]) -> Interval | None:
    base = bases[0]
    ratio = None if base.low is None or base.low < 0 else quotient(x, base)
    return None if ratio is None else less(times(ratio, _HUNDRED), _WHOLE)


def _share(x: Interval, bases: Sequence[Interval]) -> Interval | None:
    ratio = quotient(x, bases[0])
    return None if ratio is None else times(ratio, _HUNDRED)


FORMS: dict[ClaimKind, ClaimForm] = {
    "growth": ClaimForm(
        "{x} / {b} − 1",
        _growth,
        lambda x, said: quotient(times(x, _HUNDRED), added((said, _WHOLE))),
    ),
    "change": ClaimForm("{x} − {b}", lambda x, bases: less(x, bases[0]), less),
    "multiple": ClaimForm("{x} / {b}", lambda x, bases: quotient(x, bases[0]), quotient),
    "share": ClaimForm("{x} / {b}", _share, lambda x, said: quotient(times(x, _HUNDRED), said)),
    "sum": ClaimForm("{b}", lambda _, bases: added(bases), lambda _, __: None),
}
