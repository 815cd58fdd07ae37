"""targets.yaml → plans, indicators, targets and problems. A bad item costs that item only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from tracker.assess.kinds import KINDS
from tracker.language import Language
from tracker.model.bilingual import in_either_unit, known_as
from tracker.model.numbers import Written, read_number
from tracker.model.quantity import Quantity
from tracker.model.target import (
    Acceptance,
    Baseline,
    Goal,
    Indicator,
    Level,
    Plan,
    Release,
    Source,
    Target,
    Thresholds,
)
from tracker.model.units import is_percent
from tracker.problems.problem import Problem, Refused, Route, problem
from tracker.read import registry_fields as fields
from tracker.read.fields import left_empty, problems_of, without
from tracker.read.goals import (
    check_road,
    check_sign,
    end_of_range,
    in_percent,
    milestones_of,
    op_of,
    without_dash,
)
from tracker.read.indicators import doubled_aliases, in_full, merge_indicators, words_of_the_lost
from tracker.read.limits import meant, stopped
from tracker.read.settings import Settings, settings_of
from tracker.read.top import headline_of, language_of, thresholds_of
from tracker.read.yamltext import Node
from tracker.read.years import Years, years_of

DONE_WORDS = ("done", "建成", "完成")


@dataclass(frozen=True, slots=True)
class Registry:
    """What targets.yaml says, as far as it could be read; `lost` are the words of targets that
    could not.

    `stated` are the ids of the list `indicators`, `indicators` has those that targets imply too.
    """

    plans: tuple[Plan, ...]
    indicators: dict[str, Indicator]
    targets: tuple[Target, ...]
    thresholds: Thresholds
    language: Language | None
    lost: frozenset[str] = frozenset()
    stated: frozenset[str] = frozenset()
    settings: Settings = field(default_factory=dict)


def read_registry(root: Node, file: str) -> tuple[Registry, list[Problem]]:
    """Read the registry's tree; every problem in one go, each with its route."""
    found: list[Problem] = []
    if not isinstance(root.value, dict):
        return Registry((), {}, (), Thresholds(), None), [
            problem("F303", file, (), key="targets.yaml")
        ]
    for key, node in root.value.items():
        if node.empty:
            found.append(problem("F305", file, (key,)))
        if key not in fields.TOP and not key.startswith("\0") and not stopped(found, file):
            near = meant(key, fields.TOP, found)
            found.append(
                problem(
                    "F301",
                    file,
                    (key,),
                    on_key=True,
                    key=key,
                    known=", ".join(fields.TOP),
                    near=near,
                )
            )
    language = language_of(root.get("language"), file, found)
    thresholds = thresholds_of(root.get("thresholds"), root.get("prefer"), file, found)
    settings = settings_of(root.get("settings"), file, found)
    years = years_of(root)
    plans: dict[str, Plan] = {}
    for index, read in _items(root, "plans", years, file, found):
        headline = headline_of(root, read, index, file, found)
        plan = Plan(read.id, read.name, read.area, read.period, _source(read.source), headline)
        if plan.id in plans:
            found.append(problem("T101", file, ("plans", index, "id"), id=plan.id))
        else:
            plans[plan.id] = plan
    stated: dict[str, Indicator] = {}
    for index, read in _items(root, "indicators", years, file, found):
        if read.id in stated:
            found.append(problem("T101", file, ("indicators", index, "id"), id=read.id))
        else:
            aliases = tuple(read.aliases)
            stated[read.id] = Indicator(
                read.id, read.name, read.unit, read.measure, aliases, starts=read.year_starts
            )
    targets: dict[str, Target] = {}
    for index, read in _items(root, "targets", years, file, found):
        target = _target(root, read, index, plans, stated, file, found)
        if target is None:
            continue
        if target.id in targets:
            first = targets[target.id].line
            found.append(
                problem(
                    "T101",
                    file,
                    ("targets", index, "id"),
                    id=target.id,
                    first=first,
                    about=target.id,
                )
            )
        else:
            targets[target.id] = target
    found += doubled_aliases(root, stated, targets.values(), file)
    indicators = merge_indicators(stated, targets.values(), plans, file, found)
    kept = tuple(in_full(t, indicators) for t in targets.values() if t.indicator in indicators)
    lost = words_of_the_lost(root, {target.index for target in kept})
    return Registry(
        tuple(plans.values()),
        indicators,
        kept,
        thresholds,
        language,
        lost,
        frozenset(stated),
        settings,
    ), found


def _items(
    root: Node, name: str, years: Years, file: str, found: list[Problem]
) -> Iterable[tuple[int, Any]]:
    """The valid items of a top-level list, validated one by one, with their index."""
    listed = root.get(name)
    if listed is None or listed.value is None:
        return
    if not isinstance(listed.value, list):
        found.append(problem("F304", file, (name,), key=name))
        return
    for index, node in enumerate(listed.value):
        if node.bad:
            continue
        route: Route = (name, index)
        if stopped(found, file, route):
            return
        plain = node.plain()
        if not isinstance(plain, dict):
            found.append(problem("F303", file, route, key=name))
            continue
        about, model = str(plain.get("id") or "")[:80], fields.LISTS[name]
        empty = left_empty(node, file, route, about)
        found.extend(empty)
        try:
            read = model.model_validate(plain, context=years.context(name, plain))
        except ValidationError as error:
            found.extend(without(empty, problems_of(error, file, route, model, about)))
            continue
        if empty:
            continue
        if isinstance(read, fields.TargetFields):
            amiss = list(_amiss(read, file, route))
            found.extend(amiss)
            if amiss:
                continue
        yield index, read


def _amiss(read: fields.TargetFields, file: str, route: Route) -> Iterable[Problem]:
    """Fields that the target's kind has no use for, and those it lacks."""
    kind = KINDS[read.kind]
    for key in sorted(read.model_fields_set & kind.refuses):
        known = ", ".join(
            name for name in fields.TargetFields.model_fields if name not in kind.refuses
        )
        yield problem(
            "T124",
            file,
            (*route, key),
            about=read.id,
            on_key=True,
            key=key,
            kind=read.kind,
            known=known,
        )
    for key in kind.needs:
        if getattr(read, key) is None:
            yield problem("F302", file, route, about=read.id, key=key)
    if not kind.yes_no:
        for where, goal in (
            ("target", read.target),
            *((f"revisions.{n}", g) for n, g in enumerate(read.revisions)),
        ):
            if "value" not in goal.model_fields_set:
                loc = tuple(int(step) if step.isdigit() else step for step in where.split("."))
                yield problem("F302", file, route + loc, about=read.id, key="value")


def _target(
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
        op = op_of(said, value, upper, baseline, kind, refuse, warn, loc)
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
        check_road(read, measure, main, baseline, milestones, refuse)
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


def _source(read: Any) -> Source:
    return (
        Source() if read is None else Source(read.title, read.publisher, read.published, read.url)
    )
