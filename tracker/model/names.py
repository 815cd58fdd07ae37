"""Names: every word by which the things of a project may be called, whatever its letters' case."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from tracker.model.bilingual import words_of
from tracker.model.periods import Start
from tracker.model.target import Indicator, Plan, Target
from tracker.problems.nearest import nearest
from tracker.problems.problem import CannotRun, problem

_Thing = TypeVar("_Thing")
_Words = dict[str, dict[str, _Thing]]  # a word → the things that it may mean, by their ids


@dataclass(frozen=True)
class Names:
    """The words for plans, indicators and targets: ids, names in both languages, aliases.

    `lost` are the words of targets that could not be read.
    """

    plans: Sequence[Plan] = ()
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    targets: Sequence[Target] = ()
    lost: frozenset[str] = frozenset()

    def indicator(self, word: str) -> Indicator | None:
        """The one indicator that an observation calls so."""
        return self.indicators.get(self.indicator_words.get(word.strip().lower(), ""))

    def indicator_called(self, word: str) -> Indicator:
        """The same. Raises CannotRun(2) where there is none."""
        found = self.indicator(word)
        if found is None:
            near = nearest(word, self.indicator_words)
            raise CannotRun(2, problem("O101", name=word, near=near))
        return found

    @cached_property
    def indicator_words(self) -> Mapping[str, str]:
        """Each word of an indicator → its id. A name of two indicators is none: the id must be
        written.
        """
        words: _Words[Indicator] = {}
        for one in self.indicators.values():
            for text in (*one.aliases, one.name.zh, one.name.en):
                _add(words, text, {one.id: one})
        sure = {word: next(iter(meant)) for word, meant in words.items() if len(meant) == 1}
        return sure | {key: key for key in self.indicators}

    @cached_property
    def any_start(self) -> Start | None:
        """When the years of some indicator begin, for what names none."""
        return next((one.starts for one in self.indicators.values() if one.starts), None)

    @cached_property
    def targets_of(self) -> Mapping[str, tuple[Target, ...]]:
        """The targets of each indicator that has some, in the registry's order."""
        found: dict[str, list[Target]] = {}
        for target in self.targets:
            found.setdefault(target.indicator, []).append(target)
        return {indicator: tuple(targets) for indicator, targets in found.items()}

    def target(self, word: str) -> Target | None:
        """The one target that a claim calls so: by its id, else where it alone is called so."""
        meant = self._target_words.get(word.strip().lower(), {})
        return meant.get(word.strip()) or (next(iter(meant.values())) if len(meant) == 1 else None)

    @property
    def target_words(self) -> Collection[str]:
        """Every word that names a target, or several."""
        return self._target_words.keys()

    def targets_called(self, words: Iterable[str]) -> list[Target]:
        """The targets that words name, in the registry's order; the id of an indicator names all
        its targets. Raises CannotRun(2) for a word that names none.
        """
        meant = _meant(self._target_words, words)
        return [target for target in self.targets if target.id in meant]

    def subjects(self, words: Iterable[str]) -> list[Target | Indicator]:
        """What words name, each once, in the order asked for: a target, all targets of an
        indicator, or an indicator without one. Raises CannotRun(2) for a word that names nothing.
        """
        return list(_meant(self._subject_words, words).values())

    def indicators_called(self) -> Iterator[tuple[str, str]]:
        """Each name or alias of an indicator or of one of its targets, with the indicator's id."""
        things: list[tuple[Indicator | Target, str]] = [
            (one, one.id) for one in self.indicators.values()
        ]
        things += [(target, target.indicator) for target in self.targets]
        for thing, indicator in things:
            for text in (thing.name.zh, thing.name.en, *thing.aliases):
                if text:
                    yield text, indicator

    @cached_property
    def plan_words(self) -> Mapping[str, tuple[str, ...]]:
        """The words for each plan, by its id."""
        return {one.id: (one.id, one.name.zh, one.name.en) for one in self.plans}

    @cached_property
    def section_words(self) -> Mapping[str, tuple[str, ...]]:
        """The words for each section of the registry."""
        return {one.section: words_of(one.section) for one in self.targets if one.section}

    @cached_property
    def owner_words(self) -> Mapping[str, tuple[str, ...]]:
        """The words for each owner of a target."""
        return {owner: words_of(owner) for one in self.targets for owner in one.owners}

    @cached_property
    def _target_words(self) -> _Words[Target]:
        words: _Words[Target] = {}
        for target in self.targets:
            for text in (*_own(target), target.indicator):
                _add(words, text, {target.id: target})
        return words | {target.id: {target.id: target} for target in self.targets}

    @cached_property
    def _subject_words(self) -> _Words[Target | Indicator]:
        words: _Words[Target | Indicator] = {}
        meant: dict[str, dict[str, Target | Indicator]] = {
            key: {one.id: one for one in self.targets_of.get(key, (indicator,))}
            for key, indicator in self.indicators.items()
        }
        for target in self.targets:
            for text in _own(target):
                _add(words, text, {target.id: target})
        for key, indicator in self.indicators.items():
            for text in _own(indicator):
                _add(words, text, meant[key])
        return words | meant | {target.id: {target.id: target} for target in self.targets}


def _own(thing: Target | Indicator) -> tuple[str, ...]:
    return (thing.id, thing.name.zh, thing.name.en, *thing.aliases)


def _add(words: _Words[_Thing], text: str, meant: Mapping[str, _Thing]) -> None:
    if text:
        words.setdefault(text.lower(), {}).update(meant)


def _meant(known: _Words[_Thing], words: Iterable[str]) -> dict[str, _Thing]:
    """All that some words mean, by id. Raises CannotRun(2) for one that means nothing."""
    found: dict[str, _Thing] = {}
    for word in words:
        meant = known.get(word.strip().lower())
        if meant is None:
            raise CannotRun(2, problem("U101", name=word, near=nearest(word, known)))
        found |= meant
    return found
