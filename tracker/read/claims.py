"""What a publication says of its value: the fields of a claim → the claim, and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from tracker.model.bilingual import in_either_unit, words_of
from tracker.model.names import Names
from tracker.model.numbers import Written
from tracker.model.observation import CLAIM_KINDS, CLAIM_UNITS, Claim, ClaimKind
from tracker.model.periods import Period, read_period, year_name
from tracker.model.quantity import Quantity
from tracker.model.units import is_percent, read_unit
from tracker.problems.problem import Refused
from tracker.read.limits import meant
from tracker.read.observation_fields import ClaimFields

Say = Callable[..., None]  # a problem of an observation: its code, its place, its facts
_LAST_YEAR = ("去年", "上年", "上一年", "last year", "previous year", "the year before")
# what is a per cent of a growth or a share; of a change, points
_IN_PERCENT = {
    True: {"倍": Decimal(100), "成": Decimal(10), "‰": Decimal("0.1")},
    False: {"百分点": Decimal(1), "基点": Decimal("0.01")},
}
_SIGNED: tuple[ClaimKind, ...] = ("growth", "change")


def read_claims(
    read: Sequence[ClaimFields],
    lines: Sequence[int],
    period: Period,
    unit: str,
    names: Names,
    say: Say,
) -> tuple[Claim, ...]:
    """The claims of a value of this period, in this unit, which stand on these lines. One that says
    nothing certain is left out, and said: O110, O113, or why its figure is none in the unit that it
    must have.
    """
    claims = []
    for n, one in enumerate(read):
        kinds = [kind for kind in CLAIM_KINDS if getattr(one, kind) is not None]
        if len(kinds) != 1:
            say("O110", "claims", n, kinds=", ".join(CLAIM_KINDS))
            continue
        kind = kinds[0]
        if len(one.of) > 1 and kind != "sum":
            say("O113", "claims", n, "of", kind=kind)
            continue
        for step, of in enumerate(one.of):
            _check_named(
                of, period, names, say, ("claims", n, "of", *((step,) * (len(one.of) > 1)))
            )
        try:
            quantity = _claimed(kind, getattr(one, kind), unit)
        except Refused as error:
            say(error.code, "claims", n, kind, **error.facts)
            continue
        line = lines[n] if len(lines) == len(read) else 0
        claims.append(Claim(kind, one.of, quantity, one.real, line))
    return tuple(claims)


def _claimed(kind: ClaimKind, written: Written, unit: str) -> Quantity:
    """What is claimed, in the unit of its kind. Raises Refused (F404 …) where it is in another."""
    own = read_unit(written.unit).head if written.unit else ""
    unit, signed = CLAIM_UNITS.get(kind, unit), kind in _SIGNED
    if not unit:  # of what is done or not done
        return written.quantity
    if any(map(is_percent, words_of(unit))) and own in (
        factors := _IN_PERCENT[kind in CLAIM_UNITS]
    ):
        return written.quantity.times(factors[own])
    return in_either_unit(written, None, unit, change=signed)[0]


def _check_named(
    of: str, period: Period, names: Names, say: Say, route: tuple[str | int, ...]
) -> None:
    """O111 where a claim is of nothing: no period, no indicator, no target."""
    if names.indicator(of) or names.target(of) or of.strip().lower() in names.lost:
        return
    try:
        read_period(of, period.starts)
    except Refused:
        year = re.search("(?:19|20)[0-9]{2}", of)
        if of.strip().lower() in _LAST_YEAR:
            near = year_name(period.time - 1, period.starts)
        else:
            near = year[0] if year else meant(of, (*names.indicator_words, *names.target_words), ())
        say("O111", *route, of=of, near=near)
