"""What is wrong with the files, as a block of other pages."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.language import Language
from tracker.pages.blocks import Notice, Notices
from tracker.problems.codes import hint, message, severity
from tracker.problems.problem import Problem
from tracker.words.terms import word


def notices(found: Iterable[Problem], language: Language) -> Notices:
    """Each problem with its place, code, sentence and mend."""
    return Notices(tuple(_notice(one, language) for one in found))


def _notice(one: Problem, language: Language) -> Notice:
    grade = severity(one)
    return Notice(
        str(one.place) if one.file else "",
        one.code,
        grade,
        word(grade, language),
        message(one, language),
        word("hint", language),
        hint(one, language),
    )
