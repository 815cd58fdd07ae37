"""targets.yaml → plans, indicators, targets and problems. A bad item costs that item only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from typing import Any

from tracker.language import LANGUAGES, Language
from tracker.model.bilingual import by_word, factor_into
from tracker.model.observation import PREFER
from tracker.model.target import Indicator, Plan, Source, Target, Thresholds
from tracker.problems.problem import Problem, problem
from tracker.read import registry_fields as fields
from tracker.read.about import at_target
from tracker.read.financial_years import Years, years_of
from tracker.read.indicators import doubled_aliases, in_full, merge_indicators, words_of_the_lost
from tracker.read.limits import meant, stopped
from tracker.read.settings import Settings, settings_of
from tracker.read.targets import read_target
from tracker.read.validation import read_fields, read_items, read_word, unknown_key
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
            unknown_key(key, fields.TOP_KEYS, file, (), found)
        if key in fields.REGISTRY_LISTS and not isinstance(node.value, list | None):
            found.append(problem("F304", file, (key,), key=key))
    language = read_word(root, "language", LANGUAGES, file, found)
    thresholds = _thresholds(root, file, found)
    settings = settings_of(root.get("settings"), file, found)
    years = years_of(root)
    plans: dict[str, Plan] = {}
    for index, read in _items(root, "plans", years, file, found):
        headline = _headline(root, read, index, file, found)
        source = Source(**dict(read.source)) if read.source else Source()
        plan = Plan(read.id, read.name, read.area, read.period, source, headline)
        if plan.id in plans:
            found.append(problem("T101", file, ("plans", index, "id"), id=plan.id))
        else:
            plans[plan.id] = plan
    areas = by_word(plan.area for plan in plans.values())
    plans = {key: replace(one, area=areas.get(one.area, one.area)) for key, one in plans.items()}
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
            found.append(at_target("T101", target, "id", id=target.id, first=first))
        else:
            targets[target.id] = target
    found += doubled_aliases(root, stated, targets.values(), file)
    indicators = merge_indicators(stated, targets.values(), plans, found)
    kept = _with_factors(
        _with_both_words(
            [in_full(t, indicators) for t in targets.values() if t.indicator in indicators]
        )
    )
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


def _with_both_words(targets: Sequence[Target]) -> tuple[Target, ...]:
    """A section or an owner that one target calls by both its names is the same one where another
    target says only one of them.
    """
    sections = by_word(one.section for one in targets)
    owners = by_word(owner for one in targets for owner in one.owners)
    return tuple(
        replace(
            one,
            section=sections.get(one.section, one.section),
            owners=tuple(owners.get(owner, owner) for owner in one.owners),
        )
        for one in targets
    )


def _with_factors(targets: Sequence[Target]) -> tuple[Target, ...]:
    """Targets that know what the figures of their parts are multiplied by."""
    by_id = {one.id: one for one in targets}
    return tuple(
        one
        if one.parts is None
        else replace(
            one,
            parts=replace(
                one.parts, factors=tuple(_factor(by_id.get(n), one) for n in one.parts.of)
            ),
        )
        for one in targets
    )


def _factor(part: Target | None, whole: Target) -> Decimal | None:
    return None if part is None else factor_into(part.unit, whole.unit)


def _items(
    root: Node, name: str, years: Years, file: str, found: list[Problem]
) -> Iterator[tuple[int, Any]]:
    """The valid items of a top-level list with their index."""
    model, context = fields.REGISTRY_LISTS[name], partial(years.context, name)
    for index, _, read in read_items(model, root, name, file, found, context):
        if read is not None:
            yield index, read


def _headline(
    root: Node, read: fields.PlanFields, index: int, file: str, found: list[Problem]
) -> tuple[str, ...]:
    """The ids of a plan's headline.

    T146: one that is no target of the plan. T142: too many, or one twice.
    """
    listed = [node.plain() for node in root.listed("targets")]
    own = [
        str(one.get("id")) for one in listed if isinstance(one, dict) and one.get("plan") == read.id
    ]
    route = ("plans", index, "headline")
    for n, name in enumerate(read.headline):
        if name not in own:
            near = meant(name, own, found)
            found.append(
                problem(
                    "T146", file, (*route, n), about=read.id, name=name, plan=read.id, near=near
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


def _thresholds(root: Node, file: str, found: list[Problem]) -> Thresholds:
    """The project's limits, and which of several values of a period it prefers; the defaults where
    they are bad.
    """
    usual = Thresholds()
    usual = replace(usual, prefer=read_word(root, "prefer", PREFER, file, found) or usual.prefer)
    node, route = root.get("thresholds"), ("thresholds",)
    if node is None or node.value is None or node.bad:
        return usual
    read = read_fields(fields.ThresholdFields, node, file, route, found)
    if read is None:
        return usual
    limits = replace(usual, **{key: value for key, value in read if value is not None})
    pace = Decimal(0) < limits.on_track <= limits.ahead
    if not pace or not Decimal(0) <= limits.about < 1 or limits.raised < 1:
        facts = {key: getattr(limits, key) for key in fields.ThresholdFields.model_fields}
        found.append(problem("T121", file, route).saying(facts))
        return usual
    return limits
