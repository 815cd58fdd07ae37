"""The languages that documents are read in, one row each. A folder holds what a language is asked,
under the same names in each: numbers, times, names, roles, claims, state, prose, ignore,
vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.extract.candidate import Candidate, DocumentState, Time
from tracker.extract.en.prose import scan_prose as scan_english
from tracker.extract.en.state import opening_state as english_opening
from tracker.extract.en.times import find_times as english_times
from tracker.extract.en.vocabulary import HEADS as ENGLISH_HEADS
from tracker.extract.reflow import Line
from tracker.extract.zh.prose import scan_prose as scan_chinese
from tracker.extract.zh.state import opening_state as chinese_opening
from tracker.extract.zh.times import find_times as chinese_times
from tracker.extract.zh.vocabulary import HEADS as CHINESE_HEADS


@dataclass(frozen=True, slots=True)
class DocumentLanguage:
    """A language: `script` is found in each of its paragraphs and in none of the languages below.

    `heads` are the words at the head of a table's columns, as patterns by what the columns hold.
    `opening_state` reads what a document's opening settles, `scan_prose` the figures of a text (in
    which fillers stand for what is in other languages), `find_times` the times of a text that is
    about a year.
    """

    script: re.Pattern[str]
    heads: Mapping[str, str]
    opening_state: Callable[[Sequence[Line], date | None], DocumentState]
    scan_prose: Callable[[str, DocumentState], Iterator[Candidate]]
    find_times: Callable[[str, int | None], Iterable[Time]]


DOCUMENT_LANGUAGES = (
    DocumentLanguage(
        re.compile("[\u4e00-\u9fff]"), CHINESE_HEADS, chinese_opening, scan_chinese, chinese_times
    ),
    DocumentLanguage(re.compile(""), ENGLISH_HEADS, english_opening, scan_english, english_times),
)


def document_language(words: str) -> DocumentLanguage:
    """The language that words are in."""
    return next(one for one in DOCUMENT_LANGUAGES if one.script.search(words))


def by_language(text: str) -> Iterator[tuple[DocumentLanguage, str]]:
    """Each language in a text with its paragraphs; nothing but fillers for those of the others."""
    parts = text.split("\n")
    of = [document_language(part) for part in parts]
    for language in DOCUMENT_LANGUAGES:
        if language in of:
            pairs = zip(parts, of, strict=True)
            own = (part if one is language else "\0" * len(part) for part, one in pairs)
            yield language, "\n".join(own)
