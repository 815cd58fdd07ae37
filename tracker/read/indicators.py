"""Every indicator, stated or implied by a target, and all the words by which it may be called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tracker.core.problem import Problem, problem
from tracker.core.target import Indicator, Plan, Target


def merge_indicators(
    stated: dict[str, Indicator], targets: Iterable[Target], plans: dict[str, Plan], file: str, found: list[Problem]
) -> dict[str, Indicator]:
    """Every indicator, stated or implied by a target, with the areas in which plans use it."""
    areas = tuple(dict.fromkeys(plan.area for plan in plans.values()))
    indicators = {key: replace(value, areas=areas) for key, value in stated.items()}
    for target in targets:
        name, aliases = target.name, target.aliases
        implied = Indicator(
            target.indicator,
            name,
            target.unit,
            target.measure,
            aliases,
            (),
            target.kind == "change",
            target.kind == "done",
        )
        known = indicators.get(target.indicator)
        if known is None:
            indicators[target.indicator] = replace(implied, areas=(target.area,))
            continue
        if (known.unit, known.measure, known.done) != (implied.unit, implied.measure, implied.done):
            found.append(
                problem("T115", file, ("targets", target.index, "unit"), about=target.id, indicator=known.id,
                        unit=implied.unit, other=known.unit, measure=implied.measure, other_measure=known.measure)
            )  # fmt: skip
        used = known.areas if target.area in known.areas else (*known.areas, target.area)
        indicators[target.indicator] = replace(
            known, areas=used, aliases=tuple(dict.fromkeys((*known.aliases, *aliases))),
            percent_too=known.percent_too or implied.percent_too,
        )  # fmt: skip
    return indicators


@dataclass(frozen=True, slots=True)
class Names:
    """Ids, names and aliases → indicator id."""

    of: Mapping[str, str]
    indicators: Mapping[str, Indicator]

    def find(self, word: str) -> Indicator | None:
        return self.indicators.get(self.of.get(word.strip().lower(), ""))


def names_of(indicators: Mapping[str, Indicator]) -> Names:
    """Every word by which an indicator may be called."""
    words: dict[str, str] = {}
    for key, one in indicators.items():
        for word in (*one.aliases, one.name.zh, one.name.en, key):
            if word:
                words[word.lower()] = key
    words |= {key: key for key in indicators}
    return Names(words, indicators)
