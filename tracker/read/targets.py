"""An item of `targets` → Target: its goal, comparison and path, and what contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from tracker.assess.kinds import KINDS
from tracker.model.bilingual import in_either_unit, known_as
from tracker.model.numbers import Written, in_unit, read_number, unsigned
from tracker.model.periods import Period
from tracker.model.qualifiers import QUALIFIERS
from tracker.model.quantity import Quantity
from tracker.model.target import (
    Acceptance,
    Baseline,
    Composition,
    Goal,
    Indicator,
    Level,
    Op,
    Plan,
    Release,
    Target,
)
from tracker.model.units import is_percent, read_unit
from tracker.problems.problem import Problem, Refused, Route, problem
from tracker.read.limits import meant
from tracker.read.registry_fields import GoalFields, PartsFields, TargetFields
from tracker.read.yamltext import Node

DONE_WORDS = ("done", "建成", "完成")
_DASH = re.compile(r"(?<=\d)[—–~～至到-](?=\d)")
_Milestones = dict[Period, tuple[Quantity, str]]  # with the key as it is written


def read_target(
    root: Node,
    read: TargetFields,
    index: int,
    plans: Mapping[str, Plan],
    stated: Mapping[str, Indicator],
    file: str,
    found: list[Problem],
) -> Target | None:
    """An item of `targets`, of a plan and perhaps a stated indicator; None where what is wrong with
    it, which is added to `found`, costs the item.
    """
    reader = _TargetReader(root, read, index, stated.get(read.indicator or read.id), file, found)
    return reader.target(plans)


class _TargetReader:
    """One item of `targets` while it is read; what is merely doubtful is said if it is kept."""

    def __init__(
        self,
        root: Node,
        read: TargetFields,
        index: int,
        stated: Indicator | None,
        file: str,
        found: list[Problem],
    ) -> None:
        self.root, self.read, self.index, self.file, self.found = root, read, index, file, found
        self.route: Route = ("targets", index)
        self.warnings: list[Problem] = []
        self.kind = KINDS[read.kind]
        self.unit = known_as(read.unit or "", [stated.unit] if stated else [])
        told = stated is not None and "measure" not in read.model_fields_set
        self.measure = stated.measure if stated is not None and told else read.measure
        self.baseline: Baseline | None = None

    def refuse(self, code: str, *loc: str | int, **facts: object) -> None:
        about = self.read.id
        self.found.append(problem(code, self.file, self.route + loc, about=about).saying(facts))

    def warn(self, code: str, *loc: str | int, **facts: object) -> None:
        about = self.read.id
        self.warnings.append(problem(code, self.file, self.route + loc, about=about).saying(facts))

    def target(self, plans: Mapping[str, Plan]) -> Target | None:
        """The target; None where something costs it."""
        read, before = self.read, len(self.found)
        self.check_fields()
        if len(self.found) > before:
            return None
        plan = plans.get(read.plan)
        if plan is None and read.plan not in ids_listed(self.root, "plans"):
            self.refuse("T103", "plan", plan=read.plan, near=meant(read.plan, plans, self.found))
        if read.baseline is not None:
            value = self.quantity(read.baseline.value, "baseline", "value", of=self.unit)
            self.baseline = None if value is None else Baseline(value, read.baseline.period)
        goal = self.goal(read.target, "target")
        if goal and self.baseline and self.baseline.period.end >= goal.by.end:
            period = self.baseline.period
            self.refuse("T107", "baseline", "period", period=period, by=goal.by)
        if goal and goal.quantity is None and not read.note:
            self.warn("T113", "target", "value")
        revisions = self.revisions()
        milestones = self.milestones()
        if goal:
            self.check_path(goal, milestones)
        if len(self.found) > before or plan is None or goal is None:
            return None
        self.found.extend(self.warnings)
        pace = read.pace
        if self.kind.by_change and not goal.absolute and "pace" not in read.model_fields_set:
            pace = "geometric"  # a change in per cent compounds where nothing else is written
        values = sorted(milestones.items(), key=lambda one: one[0].end)
        return Target(
            id=read.id,
            plan=plan,
            indicator=read.indicator or read.id,
            name=read.name,
            unit=self.unit,
            goal=goal,
            kind=read.kind,
            measure=self.measure,
            baseline=self.baseline,
            milestones=tuple((period, value) for period, (value, _) in values),
            pace=pace,
            nature=read.nature,
            severity=read.severity or ("error" if read.nature == "binding" else "warning"),
            owners=tuple(read.owners),
            section=read.section or "",
            locator=read.locator or "",
            note=read.note or "",
            aliases=tuple(read.aliases),
            level=Level(read.level.indicator, read.level.period) if read.level else None,
            revisions=revisions,
            release=Release(read.release.every, read.release.lag) if read.release else None,
            parts=self.parts(),
            accept=tuple(
                Acceptance(one.code, one.reason, one.until, n) for n, one in enumerate(read.accept)
            ),
            file=self.file,
            line=self.root.find(self.route)[0],
            index=self.index,
        )

    def check_fields(self) -> None:
        """Refuse fields that the target's kind has no use for, and the lack of those it needs."""
        read, kind = self.read, self.kind
        known = ", ".join(name for name in TargetFields.model_fields if name not in kind.refuses)
        for key in sorted(read.model_fields_set & kind.refuses):
            made = problem("T124", self.file, (*self.route, key), about=read.id, on_key=True)
            self.found.append(made.saying({"key": key, "kind": read.kind, "known": known}))
        for key in kind.needs:
            if getattr(read, key) is None:
                self.refuse("F302", key=key)
        if read.parts is not None:
            self.check_parts(read.parts)
        goals: list[tuple[Route, GoalFields]] = [(("target",), read.target)]
        goals += [(("revisions", n), goal) for n, goal in enumerate(read.revisions)]
        for loc, goal in goals:
            if not kind.yes_no and "value" not in goal.model_fields_set:
                self.refuse("F302", *loc, key="value")

    def check_parts(self, said: PartsFields) -> None:
        """Refuse parts that are none, stand twice, or are weighed otherwise than each by one."""
        if not said.of:
            self.refuse("F305", "parts", "of")
        for n, name in enumerate(said.of):
            if name in said.of[:n]:
                self.refuse("T148", "parts", "of", n, name=name)
        if said.weights is not None and said.how != "mean":
            self.refuse("T149", "parts", "weights", how=said.how)
        elif isinstance(said.weights, tuple) and len(said.weights) != len(said.of):
            self.refuse("T152", "parts", "weights", count=len(said.weights), parts=len(said.of))

    def parts(self) -> Composition | None:
        """What it is the whole of."""
        said = self.read.parts
        return None if said is None else Composition(tuple(said.of), said.how, said.weights)

    def quantity(
        self, said: Written | str, *loc: str | int, of: str, change: bool = False
    ) -> Quantity | None:
        """A value in the unit `of`; None where it was refused."""
        try:
            written = read_number(said) if isinstance(said, str) else said
            if change:
                _check_sign(written)
            value, agrees = in_either_unit(written, None, of, change=change)
        except Refused as error:
            self.refuse(error.code, *loc, **error.facts)
            return None
        if not agrees:
            self.warn("F406", *loc, unit=written.unit, other=of)
        return value

    def goal(self, said: GoalFields, *loc: str | int) -> Goal | None:
        """What is to be met, now or before a revision; None where it was refused."""
        ends, reason = getattr(said, "until", None), getattr(said, "reason", "")
        if self.kind.yes_no:
            if said.value not in (None, *DONE_WORDS):
                choices = ", ".join(DONE_WORDS)
                self.refuse("F306", *loc, "value", text=said.value, choices=choices)
                return None
            return Goal(Quantity(Decimal(1), Decimal(1)), "ge", said.by, None, ends, reason)
        value = upper = None
        by_change = self.kind.by_change
        absolute = by_change and not is_percent(self.unit) and not _in_percent(said.value)
        unit = "%" if by_change and not absolute else self.unit
        if by_change and is_percent(self.unit) and _in_points(said.value):
            self.refuse("F426", *loc, "value", text=said.value or "")
            return None
        if said.value is not None:
            value = self.quantity(said.value, *loc, "value", of=unit, change=by_change)
            if value is None:
                return None
        if said.upper is not None:
            bound = self.quantity(said.upper, *loc, "upper", of=unit, change=by_change)
            upper = None if bound is None else bound.value
        op = self.op(said, value, upper, loc)
        if op is None:
            return None
        if value is not None and value.upper is not None:
            joined = _without_dash(value, unit, self.baseline) if said.op != "between" else None
            if joined and self.baseline is not None and not self.kind.sums:
                start = self.baseline.quantity.text
                self.warn("T145", *loc, "value", text=value.text, joined=joined, baseline=start)
            value, upper = _end_of_range(value, op)
        return Goal(value, op, said.by, upper, ends, reason, absolute)

    def op(
        self, said: GoalFields, value: Quantity | None, upper: Decimal | None, loc: Route
    ) -> Op | None:
        """The comparison: as stated, as the value's own words say, else by the direction from the
        baseline; None where these contradict each other.
        """
        worded = QUALIFIERS[value.qualifier].op if value is not None else None
        # at least about 20: at least its lower end
        at_an_end = worded in ("around", "between") and said.op in ("ge", "le")
        if said.op and worded and said.op != worded and not at_an_end:
            self.refuse("T112", *loc, "op", op=said.op, text=value.text if value else "")
            return None
        op: Op | None = said.op or worded
        if op == "between" and upper is None and (value is None or value.upper is None):
            self.refuse("T114", *loc)
            return None
        if upper is not None:
            if op not in (None, "between") or value is None or upper < value.value:
                self.refuse("T114", *loc)
                return None
            op = "between"
        if self.kind.by_change:
            falls = value is not None and value.value < 0
            return op or ("le" if falls else "ge")
        if value is None or self.baseline is None or not self.kind.wants_baseline:
            return op or "ge"
        b, t = self.baseline.quantity.value, value.value
        beyond = b > t if op in ("ge", "gt") else b < t if op in ("le", "lt") else False
        if beyond or (b == t and op in ("ge", "le")):
            self.warn("T105", *loc, "op" if said.op else "value", op=op, baseline=b, value=t)
        return op or ("le" if b > t else "ge")

    def revisions(self) -> tuple[Goal, ...]:
        """The earlier goals; T119 where one ends before the one before it."""
        listed = self.read.revisions
        goals = [self.goal(said, "revisions", n) for n, said in enumerate(listed)]
        for n, (first, second) in enumerate(zip(listed, listed[1:], strict=False), 1):
            if second.until <= first.until:
                ends = {"until": second.until, "first": first.until}
                self.refuse("T119", "revisions", n, "until", **ends)
        return tuple(goal for goal in goals if goal is not None)

    def milestones(self) -> _Milestones:
        """The values on the way; a year written in two ways is written twice (F202)."""
        found: _Milestones = {}
        of_changes = self.kind.by_change and is_percent(self.unit)
        for (key, period), written in self.read.milestones.items():
            value = self.quantity(written, "milestones", key, of=self.unit, change=of_changes)
            if period in found:
                there = (*self.route, "milestones", found[period][1])
                first = self.root.find(there, on_key=True)[0]
                self.refuse("F202", "milestones", key, key=key, first=first)
            elif value is not None:
                found[period] = (value, key)
        return found

    def check_path(self, goal: Goal, milestones: _Milestones) -> None:
        """Refuse what contradicts itself: the pace, the milestones, a sum of what is no flow."""
        read, baseline = self.read, self.baseline
        if read.pace == "steps" and not milestones:
            self.refuse("T109", "pace", pace=read.pace)
        if read.pace == "geometric" and baseline is not None and goal.quantity is not None:
            start, value = baseline.quantity.value, goal.quantity.value
            if start * value <= 0:
                self.refuse("T110", "pace", baseline=start, value=value)
        for period, (_, key) in milestones.items():
            early = baseline is not None and period.end <= baseline.period.end
            if early or period.end >= goal.by.end:
                self.refuse("T108", "milestones", key, period=period)
        if self.kind.sums and self.measure != "flow":
            where = "measure" if "measure" in read.model_fields_set else "kind"
            self.refuse("T120", where, kind=read.kind)


def ids_listed(root: Node, name: str) -> set[str]:
    """The ids of a top-level list, of items that cannot be read too: what is wrong with those is
    said there.
    """
    return {str(node.value) for item in root.listed(name) if (node := item.get("id")) is not None}


def _end_of_range(value: Quantity, op: Op) -> tuple[Quantity, Decimal | None]:
    """A range as it is compared: with both its ends, or at least its lower, at most its
    upper one.
    """
    if op == "between" or value.upper is None:
        return value, value.upper
    return replace(
        value, value=value.upper if op == "le" else value.value, qualifier="exact", upper=None
    ), None


def _without_dash(value: Quantity, unit: str, baseline: Baseline | None) -> str | None:
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


def _in_percent(text: str | None) -> bool:
    """Whether a change is written in per cent; one that cannot be read is said where it is read."""
    try:
        return text is None or read_number(text).in_percent
    except Refused:
        return True


def _in_points(text: str | None) -> bool:
    """Whether a change is written in percentage points."""
    try:
        unit = read_number(text).unit if text is not None else None
    except Refused:
        return False
    return unit is not None and read_unit(unit).head == "百分点"


def _check_sign(written: Written) -> None:
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
