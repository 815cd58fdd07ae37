"""targets.yaml → plans, indicators, targets and problems. A bad item costs that item only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from tracker.assess.kinds import KINDS
from tracker.language import LANGUAGES, Language
from tracker.model.observation import PREFER
from tracker.model.target import Indicator, Plan, Source, Target, Thresholds
from tracker.problems.problem import Problem, Route, problem
from tracker.read import registry_fields as fields
from tracker.read.financial_years import Years, years_of
from tracker.read.indicators import doubled_aliases, in_full, merge_indicators, words_of_the_lost
from tracker.read.limits import meant, stopped
from tracker.read.settings import Settings, settings_of
from tracker.read.targets import read_target
from tracker.read.validation import left_empty, problems_of, unsaid
from tracker.read.yamltext import Node

MOST_HEADLINES = 6


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
        if key not in fields.TOP_KEYS and not key.startswith("\0") and not stopped(found, file):
            near = meant(key, fields.TOP_KEYS, found)
            found.append(
                problem(
                    "F301",
                    file,
                    (key,),
                    on_key=True,
                    key=key,
                    known=", ".join(fields.TOP_KEYS),
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
        target = read_target(root, read, index, plans, stated, file, found)
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
    indicators = merge_indicators(stated, targets.values(), plans, found)
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
        about, model = str(plain.get("id") or "")[:80], fields.REGISTRY_LISTS[name]
        empty = left_empty(node, file, route, about)
        found.extend(empty)
        try:
            read = model.model_validate(plain, context=years.context(name, plain))
        except ValidationError as error:
            found.extend(unsaid(empty, problems_of(error, file, route, model, about)))
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


def _source(read: Any) -> Source:
    return (
        Source() if read is None else Source(read.title, read.publisher, read.published, read.url)
    )


def language_of(node: Node | None, file: str, found: list[Problem]) -> Language | None:
    """The default language of output, None where none is stated."""
    if node is None or node.value is None:
        return None
    if node.value not in LANGUAGES:
        found.append(
            problem("F306", file, ("language",), text=node.plain(), choices=", ".join(LANGUAGES))
        )
        return None
    return node.value


def headline_of(
    root: Node, read: fields.PlanFields, index: int, file: str, found: list[Problem]
) -> tuple[str, ...]:
    """The ids of a plan's headline.

    T141: one that is no target of the plan. T142: too many, or one twice.
    """
    listed = [node.plain() for node in (root.get("targets") or Node(None, 1, 1)).items()]
    own = [
        str(one.get("id")) for one in listed if isinstance(one, dict) and one.get("plan") == read.id
    ]
    route = ("plans", index, "headline")
    for n, name in enumerate(read.headline):
        if name not in own:
            near = meant(name, own, found)
            found.append(
                problem(
                    "T141", file, (*route, n), about=read.id, name=name, plan=read.id, near=near
                )
            )
    kept = tuple(dict.fromkeys(name for name in read.headline if name in own))
    if len(read.headline) > MOST_HEADLINES or len(set(read.headline)) < len(read.headline):
        found.append(
            problem(
                "T142", file, route, about=read.id, count=len(read.headline), most=MOST_HEADLINES
            )
        )
    return kept[:MOST_HEADLINES]


def thresholds_of(
    node: Node | None, prefer: Node | None, file: str, found: list[Problem]
) -> Thresholds:
    """The project's limits, and which of several values of a period it prefers; the defaults where
    they are bad.
    """
    preferred = next((one for one in PREFER if prefer is not None and one == prefer.value), None)
    if prefer is not None and prefer.value is not None and preferred is None:
        found.append(
            problem("F306", file, ("prefer",), text=prefer.plain(), choices=", ".join(PREFER))
        )
    return replace(_limits(node, file, found), prefer=preferred or Thresholds().prefer)


def _limits(node: Node | None, file: str, found: list[Problem]) -> Thresholds:
    if node is None or node.value is None or node.bad:
        return Thresholds()
    empty = left_empty(node, file, ("thresholds",))
    found.extend(empty)
    try:
        read = fields.ThresholdFields.model_validate(node.plain())
    except ValidationError as error:
        found.extend(
            unsaid(empty, problems_of(error, file, ("thresholds",), fields.ThresholdFields, ""))
        )
        return Thresholds()
    given = {
        key: value
        for key in fields.ThresholdFields.model_fields
        if (value := getattr(read, key)) is not None
    }
    limits = replace(Thresholds(), **given)
    if not Decimal(0) < limits.on_track <= limits.ahead or not Decimal(0) <= limits.about < 1:
        found.append(
            problem("T121", file, ("thresholds",), on_track=limits.on_track, ahead=limits.ahead)
        )
        return Thresholds()
    return limits
