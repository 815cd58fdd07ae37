"""A target's comparison and road: what the value's own words say, and what contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tracker.assess.kinds import KINDS
from tracker.assess.kinds.base import Kind
from tracker.model.numbers import Written, in_unit, read_number, unsigned
from tracker.model.periods import Period
from tracker.model.qualifiers import QUALIFIERS
from tracker.model.quantity import Quantity
from tracker.model.target import Baseline, Goal, Measure, Op
from tracker.model.units import is_percent
from tracker.problems.problem import Refused, Route

_DASH = re.compile(r"(?<=\d)[—–~～至到-](?=\d)")

Milestones = list[tuple[Period, Quantity, str]]


def op_of(
    said: Any,
    value: Quantity | None,
    upper: Decimal | None,
    baseline: Baseline | None,
    kind: Kind,
    refuse: Any,
    warn: Any,
    loc: Any,
) -> Op | None:
    """The comparison: as stated, as the value's own words say, else by the direction from the
    baseline.
    """
    worded = QUALIFIERS[value.qualifier].op if value is not None else None
    at_an_end = worded in ("around", "between") and said.op in (
        "ge",
        "le",
    )  # at least about 20: at least its lower end
    if said.op and worded and said.op != worded and not at_an_end:
        refuse("T112", *loc, "op", op=said.op, text=value.text if value else "")
        return None
    op: Op | None = said.op or worded
    if op == "between" and upper is None and (value is None or value.upper is None):
        refuse("T114", *loc)
        return None
    if upper is not None:
        if op not in (None, "between") or value is None or upper < value.value:
            refuse("T114", *loc)
            return None
        op = "between"
    if kind.by_change:
        falls = value is not None and value.value < 0
        return op or ("le" if falls else "ge")
    if value is None or baseline is None or not kind.wants_baseline:
        return op or "ge"
    b, t = baseline.quantity.value, value.value
    beyond = b > t if op in ("ge", "gt") else b < t if op in ("le", "lt") else False
    if beyond or (b == t and op in ("ge", "le")):
        warn("T105", *loc, "op" if said.op else "value", op=op, baseline=b, value=t)
    return op or ("le" if b > t else "ge")


def end_of_range(value: Quantity, op: Op) -> tuple[Quantity, Decimal | None]:
    """A range as it is compared: with both its ends, or at least its lower, at most its
    upper one.
    """
    if op == "between" or value.upper is None:
        return value, value.upper
    return replace(
        value, value=value.upper if op == "le" else value.value, qualifier="exact", upper=None
    ), None


def without_dash(value: Quantity, unit: str, baseline: Baseline | None) -> str | None:
    """The text of a range without its dash, where the baseline is nearer to that than to both ends:
    14 for 1—4.
    """
    joined = _DASH.sub("", value.text, count=1)
    if baseline is None or value.upper is None or joined == value.text:
        return None
    try:
        whole = in_unit(read_number(joined), None, unit)[0]
    except Refused:
        return None
    near, ends = abs(baseline.quantity.value), (abs(value.value), abs(value.upper))
    if whole.upper is not None or not near or not whole.value or not all(ends):
        return None
    far = [max(one / near, near / one) for one in (abs(whole.value), *ends)]
    return joined if far[0] < min(far[1:]) else None


def in_percent(text: str | None) -> bool:
    """Whether a change is written in per cent; one that cannot be read is said where it is read."""
    try:
        return text is None or read_number(text).in_percent
    except Refused:
        return True


def check_sign(written: Written) -> None:
    """Raises Refused: T130 for a change without a sign, T131 for a minus that a qualifier makes say
    two things.
    """
    quantity = written.quantity
    if not written.sign and quantity.value:
        raise Refused("T130", text=quantity.text, amount=unsigned(quantity.text))
    if (
        written.sign == "mark"
        and quantity.value < 0
        and quantity.qualifier not in ("exact", "about", "range")
    ):
        raise Refused("T131", text=quantity.text)


def check_road(
    read: Any,
    measure: Measure,
    goal: Goal,
    baseline: Baseline | None,
    milestones: Milestones,
    refuse: Any,
) -> None:
    """Say what contradicts itself in a road: its pace, its milestones, a sum of what is no flow."""
    pace = read.pace
    if pace == "steps" and not milestones:
        refuse("T109", "pace", pace=pace)
    if pace == "geometric" and baseline is not None and goal.quantity is not None:
        if baseline.quantity.value * goal.quantity.value <= 0:
            refuse("T110", "pace", baseline=baseline.quantity.value, value=goal.quantity.value)
    for period, _, key in milestones:
        if period.end >= goal.by.end or (
            baseline is not None and period.end <= baseline.period.end
        ):
            refuse("T108", "milestones", key, period=period)
    if KINDS[read.kind].sums and measure != "flow":
        refuse("T120", "measure" if "measure" in read.model_fields_set else "kind", kind=read.kind)


def milestones_of(
    read: Any, unit: str, quantity: Any, refuse: Any, line_of: Callable[[Route], int]
) -> Milestones:
    """Period, value and the key as it is written; a year written in two ways is written twice."""
    milestones: dict[Period, tuple[Period, Quantity, str]] = {}
    of_changes = KINDS[read.kind].by_change and is_percent(unit)
    for (key, period), written in read.milestones.items():
        value = quantity(written, "milestones", key, of=unit, change=of_changes)
        if period in milestones:
            refuse(
                "F202",
                "milestones",
                key,
                key=key,
                first=line_of(("milestones", milestones[period][2])),
            )
        elif value is not None:
            milestones[period] = (period, value, key)
    return list(milestones.values())
