"""Every indicator, stated or implied by a target, and all the words by which it may be called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tracker.assess.kinds import kind_of
from tracker.model.bilingual import Bilingual, known_as
from tracker.model.periods import CALENDAR, Start
from tracker.model.target import Indicator, Plan, Target
from tracker.problems.problem import Problem, Route, problem
from tracker.read.about import at_target
from tracker.read.yamltext import Node


def merge_indicators(
    stated: dict[str, Indicator],
    targets: Iterable[Target],
    plans: dict[str, Plan],
    found: list[Problem],
) -> dict[str, Indicator]:
    """Every indicator, stated or implied by a target, with the areas of the plans that use it
    (unused: of all).
    """
    indicators = dict(stated)
    for target in targets:
        kind, starts = kind_of(target), target.goal.by.starts
        implied = Indicator(
            target.indicator,
            target.name,
            target.unit,
            target.measure,
            target.aliases,
            (target.area,),
            kind.by_change,
            kind.yes_no,
            starts,
        )
        known = indicators.setdefault(target.indicator, implied)
        if known is implied:
            continue
        if known.starts not in (None, starts):
            own, other = written(starts), written(known.starts or CALENDAR)
            found.append(at_target("T135", target, indicator=known.id, starts=own, other=other))
        same_unit = known_as(implied.unit, (known.unit,)) is known.unit
        if same_unit and isinstance(implied.unit, Bilingual):
            known = replace(known, unit=implied.unit)
        if not same_unit or (known.measure, known.done) != (implied.measure, implied.done):
            field = "measure" if same_unit else "unit"
            found.append(
                at_target(
                    "T115",
                    target,
                    field,
                    indicator=known.id,
                    unit=implied.unit,
                    other=known.unit,
                    measure=implied.measure,
                    other_measure=known.measure,
                )
            )
        indicators[target.indicator] = replace(
            known,
            areas=tuple(dict.fromkeys((*known.areas, target.area))),
            aliases=tuple(dict.fromkeys((*known.aliases, *target.aliases))),
            percent_too=known.percent_too or implied.percent_too,
            starts=known.starts or starts,
        )
    everywhere = tuple(dict.fromkeys(plan.area for plan in plans.values()))
    begins = {plan.period.starts for plan in plans.values()}
    common = begins.pop() if len(begins) == 1 else CALENDAR
    return {
        key: replace(one, areas=one.areas or everywhere, starts=one.starts or common)
        for key, one in indicators.items()
    }


def written(starts: Start) -> str:
    """As `year_starts` has it."""
    return f"{starts[0]:02}-{starts[1]:02}"


def in_full(target: Target, indicators: Mapping[str, Indicator]) -> Target:
    """A target that knows both words of its unit, and what its levels are: only flows add up to a
    year.
    """
    target, level = (
        replace(target, unit=known_as(target.unit, (indicators[target.indicator].unit,))),
        target.level,
    )
    if level is None or level.indicator not in indicators:
        return target
    return replace(target, level=replace(level, measure=indicators[level.indicator].measure))


def doubled_aliases(
    root: Node, stated: Mapping[str, Indicator], targets: Iterable[Target], file: str
) -> Iterator[Problem]:
    """T111: an alias that names another indicator too, by its id, its name or an alias
    before it.
    """
    ids = [node.get("id") for node in root.listed("indicators")]
    index = {
        node.value: n
        for n, node in enumerate(ids)
        if node is not None and isinstance(node.value, str)
    }
    of_targets: list[tuple[str, Indicator | Target, Route]] = [
        (one.indicator, one, ("targets", one.index)) for one in targets
    ]
    listed: list[tuple[str, Indicator | Target, Route]] = [
        (one.id, one, ("indicators", index.get(one.id, 0))) for one in stated.values()
    ]
    owner: dict[str, str] = {}
    for key, thing, _ in (*of_targets, *listed):
        for word in (thing.name.zh, thing.name.en):
            owner.setdefault(word.lower(), key)
    listed += of_targets
    owner |= {key.lower(): key for key, _, _ in listed}
    for key, thing, route in listed:
        for n, alias in enumerate(thing.aliases):
            first = owner.setdefault(alias.lower(), key)
            if first != key:
                facts = {"alias": alias, "first": first, "second": key}
                made = problem("T111", file, (*route, "aliases", n), about=thing.id)
                yield made.saying(facts)


def words_of_the_lost(root: Node, kept: set[int]) -> frozenset[str]:
    """The words by which targets that could not be read would be called: their observations are not
    to blame.
    """
    words: list[object] = []
    for index, node in enumerate(root.listed("targets")):
        plain = node.plain()
        if index not in kept and isinstance(plain, dict):
            name, aliases = plain.get("name"), plain.get("aliases")
            words += [plain.get("id"), plain.get("indicator")]
            words += name.values() if isinstance(name, dict) else [name]
            words += aliases if isinstance(aliases, list) else []
    return frozenset(word.strip().lower() for word in words if isinstance(word, str))
