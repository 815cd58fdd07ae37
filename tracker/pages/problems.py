"""What is wrong with the files, as a block of other pages."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.language import Language
from tracker.pages.blocks import Finding, Findings
from tracker.problems.codes import hint, message, severity
from tracker.problems.problem import Problem
from tracker.words.terms import word


def findings(found: Iterable[Problem], language: Language) -> Findings:
    """Each problem with its place, code, sentence and mend."""
    return Findings(tuple(_finding(one, language) for one in found))


def _finding(one: Problem, language: Language) -> Finding:
    grade = severity(one)
    return Finding(
        str(one.place) if one.file else "",
        one.code,
        grade,
        word(grade, language),
        message(one, language),
        word("hint", language),
        hint(one, language),
    )
