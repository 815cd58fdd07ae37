"""An item of `targets` → Target: its goal, comparison and path, and what contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tracker.assess.kinds import KINDS
from tracker.assess.kinds.base import Kind
from tracker.model.bilingual import in_either_unit, known_as
from tracker.model.numbers import Written, in_unit, read_number, unsigned
from tracker.model.periods import Period
from tracker.model.qualifiers import QUALIFIERS
from tracker.model.quantity import Quantity
from tracker.model.target import (
    Acceptance,
    Baseline,
    Goal,
    Indicator,
    Level,
    Measure,
    Op,
    Plan,
    Release,
    Target,
)
from tracker.model.units import is_percent
from tracker.problems.problem import Problem, Refused, Route, problem
from tracker.read.limits import meant
from tracker.read.yamltext import Node

_DASH = re.compile(r"(?<=\d)[—–~～至到-](?=\d)")

Milestones = list[tuple[Period, Quantity, str]]


def goal_op(
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


def check_path(
    read: Any,
    measure: Measure,
    goal: Goal,
    baseline: Baseline | None,
    milestones: Milestones,
    refuse: Any,
) -> None:
    """Say what contradicts itself in a path: its pace, its milestones, a sum of what is no flow."""
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


DONE_WORDS = ("done", "建成", "完成")


def read_target(
    root: Node,
    read: Any,
    index: int,
    plans: dict[str, Plan],
    stated: dict[str, Indicator],
    file: str,
    found: list[Problem],
) -> Target | None:
    route: Route = ("targets", index)
    kind = KINDS[read.kind]
    before = len(found)
    warnings: list[Problem] = []

    def refuse(code: str, *loc: str | int, **facts: object) -> None:
        found.append(problem(code, file, route + loc, about=read.id).saying(facts))

    def warn(code: str, *loc: str | int, **facts: object) -> None:
        warnings.append(problem(code, file, route + loc, about=read.id).saying(facts))

    plan = plans.get(read.plan)
    if plan is None:
        refuse("T103", "plan", plan=read.plan, near=meant(read.plan, plans, found))
    indicator = read.indicator or read.id
    unit = known_as(read.unit or "", [stated[indicator].unit] if indicator in stated else [])
    told = indicator in stated and "measure" not in read.model_fields_set
    measure = stated[indicator].measure if told else read.measure

    def quantity(
        said: Written | str, *loc: str | int, of: str = unit, change: bool = False
    ) -> Quantity | None:
        try:
            written = read_number(said) if isinstance(said, str) else said
            if change:
                check_sign(written)
            value, agrees = in_either_unit(written, None, of, change=change)
        except Refused as error:
            refuse(error.code, *loc, **error.facts)
            return None
        if not agrees:
            warn("F406", *loc, unit=written.unit, other=of)
        return value

    baseline = None
    if read.baseline is not None:
        value = quantity(read.baseline.value, "baseline", "value")
        baseline = None if value is None else Baseline(value, read.baseline.period)

    def goal(said: Any, *loc: str | int) -> Goal | None:
        if kind.yes_no:
            if said.value not in (None, *DONE_WORDS):
                refuse("F306", *loc, "value", text=said.value, choices=", ".join(DONE_WORDS))
                return None
            return Goal(
                Quantity(Decimal(1), Decimal(1)),
                "ge",
                said.by,
                None,
                getattr(said, "until", None),
                getattr(said, "reason", ""),
            )
        value = upper = None
        absolute = kind.by_change and not is_percent(unit) and not in_percent(said.value)
        goal_unit = "%" if kind.by_change and not absolute else unit
        if said.value is not None:
            value = quantity(said.value, *loc, "value", of=goal_unit, change=kind.by_change)
            if value is None:
                return None
        if said.upper is not None:
            bound = quantity(said.upper, *loc, "upper", of=goal_unit, change=kind.by_change)
            upper = None if bound is None else bound.value
        op = goal_op(said, value, upper, baseline, kind, refuse, warn, loc)
        if op is None:
            return None
        if value is not None and value.upper is not None:
            joined = without_dash(value, goal_unit, baseline) if said.op != "between" else None
            if joined and baseline is not None and not kind.sums:
                warn(
                    "T145",
                    *loc,
                    "value",
                    text=value.text,
                    joined=joined,
                    baseline=baseline.quantity.text,
                )
            value, upper = end_of_range(value, op)
        ends = getattr(said, "until", None)
        return Goal(value, op, said.by, upper, ends, getattr(said, "reason", ""), absolute)

    main = goal(read.target, "target")
    if main is not None and baseline is not None and baseline.period.end >= main.by.end:
        refuse("T107", "baseline", "period", period=baseline.period, by=main.by)
    if main is not None and main.quantity is None and not read.note:
        warn("T113", "target", "value")
    revisions = [goal(said, "revisions", n) for n, said in enumerate(read.revisions)]
    for n, (first, second) in enumerate(zip(read.revisions, read.revisions[1:], strict=False)):
        if second.until <= first.until:
            refuse("T119", "revisions", n + 1, "until", until=second.until, first=first.until)
    milestones = milestones_of(
        read, unit, quantity, refuse, lambda loc: root.find(route + loc, on_key=True)[0]
    )
    pace = read.pace
    if (
        kind.by_change
        and main is not None
        and not main.absolute
        and "pace" not in read.model_fields_set
    ):
        pace = "geometric"  # a change in per cent compounds where nothing else is written
    if main is not None:
        check_path(read, measure, main, baseline, milestones, refuse)
    if len(found) > before or plan is None or main is None:
        return None
    found.extend(warnings)
    return Target(
        id=read.id,
        plan=plan,
        indicator=indicator,
        name=read.name,
        unit=unit,
        goal=main,
        kind=read.kind,
        measure=measure,
        baseline=baseline,
        milestones=tuple(sorted(((p, q) for p, q, _ in milestones), key=lambda pair: pair[0].end)),
        pace=pace,
        nature=read.nature,
        severity=read.severity or ("error" if read.nature == "binding" else "warning"),
        owners=tuple(read.owners),
        section=read.section or "",
        locator=read.locator or "",
        note=read.note or "",
        aliases=tuple(read.aliases),
        level=Level(read.level.indicator, read.level.period) if read.level else None,
        revisions=tuple(g for g in revisions if g is not None),
        release=Release(read.release.every, read.release.lag) if read.release else None,
        accept=tuple(Acceptance(a.code, a.reason, a.until, n) for n, a in enumerate(read.accept)),
        file=file,
        line=root.find(route)[0],
        index=index,
    )
