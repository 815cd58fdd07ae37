"""Texts in two languages: a unit, area, section, owner or publisher as {zh:, en:} is one thing with
two words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from tracker.language import Language
from tracker.model.numbers import Written, in_unit
from tracker.model.quantity import Quantity
from tracker.model.units import read_unit
from tracker.problems.problem import Refused


class Bilingual(str):
    """A text in Chinese and English.

    As a text it is the Chinese one, by which it is compared in every language.
    """

    en: str

    def __new__(cls, zh: str, en: str) -> Bilingual:
        made = super().__new__(cls, zh)
        made.en = en
        return made

    def __reduce__(self) -> tuple[type[Bilingual], tuple[str, str]]:
        return Bilingual, (str(self), self.en)


def words_of(text: str) -> tuple[str, ...]:
    """Every word for a text: its own, or both of its languages."""
    return (str(text), text.en) if isinstance(text, Bilingual) else (text,)


def in_language(text: str, language: Language, kept: frozenset[str] = frozenset()) -> str:
    """The word of a language; of what is in `kept`, the one by which it is compared."""
    if not isinstance(text, Bilingual):
        return text
    return text.en if language == "en" and text not in kept else str(text)


def known_as(text: str, texts: Iterable[str]) -> str:
    """The one of the texts that has this word, else the text."""
    return next((one for one in texts if not set(words_of(text)).isdisjoint(words_of(one))), text)


def by_word(texts: Iterable[str]) -> Mapping[str, Bilingual]:
    """The texts in two languages by each word; a word of two of them stands for neither."""
    found: dict[str, Bilingual] = {}
    doubled: set[str] = set()
    for text in texts:
        if isinstance(text, Bilingual):
            for word in words_of(text):
                if words_of(found.setdefault(word, text)) != words_of(text):
                    doubled.add(word)
    return {word: text for word, text in found.items() if word not in doubled}


def ambiguous(texts: Iterable[str]) -> frozenset[str]:
    """Those whose English word is another one's too: in English they would be one."""
    owners: dict[str, set[str]] = {}
    for text in set(texts):
        owners.setdefault(words_of(text)[-1], set()).add(str(text))
        owners.setdefault(str(text), set()).add(str(text))
    return frozenset(one for several in owners.values() if len(several) > 1 for one in several)


def in_either_unit(
    written: Written, said: str | None, unit: str, *, change: bool = False
) -> tuple[Quantity, bool]:
    """`numbers.in_unit` where the unit has two words: by the one that agrees.

    Raises Refused as that does.
    """
    answers, refusals = [], []
    for word in words_of(unit):
        for own in words_of(said) if said else (None,):
            try:
                answers.append(in_unit(written, own, word, change=change))
            except Refused as error:
                refusals.append(error)
    if not answers:
        raise refusals[0]
    return next((one for one in answers if one[1]), answers[0])


def factor_into(own: str, wanted: str) -> Decimal | None:
    """What a figure in a unit is multiplied by to be one in another; None where they are not units
    of one thing.
    """
    if not set(words_of(own)).isdisjoint(words_of(wanted)):
        return Decimal(1)
    for word in words_of(own):
        for other in words_of(wanted):
            try:
                mine, theirs = read_unit(word), read_unit(other)
            except Refused:
                continue
            if mine.base == theirs.base:
                return mine.factor / theirs.factor
    return None
