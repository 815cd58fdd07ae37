"""CODES: one row for each code with its sentence, why it matters and its mend, in Chinese and
English.

T targets.yaml · O observation files · A what the two say together · D documents · F any file: text,
shape, values · U usage. Codes are never reused. A sentence takes the problem's facts in braces.
"""

from __future__ import annotations

import re

from tracker.language import Language, pick
from tracker.problems.amending import AMENDING
from tracker.problems.codes_row import Code
from tracker.problems.documents import DOCUMENTS, EXTRACTION
from tracker.problems.files import FILES, SYNTAX
from tracker.problems.importing import IMPORTING
from tracker.problems.observations import OBSERVATION_FILES
from tracker.problems.outputs import OUTPUTS
from tracker.problems.periods import PERIODS
from tracker.problems.problem import Problem, Severity
from tracker.problems.targets import TARGETS
from tracker.problems.usage import ASSESSMENT, COMPARISONS, REFUSALS, USAGE

CODES: dict[str, Code] = (
    FILES
    | PERIODS
    | TARGETS
    | OBSERVATION_FILES
    | ASSESSMENT
    | DOCUMENTS
    | EXTRACTION
    | USAGE
    | IMPORTING
    | AMENDING
    | COMPARISONS
    | REFUSALS
    | OUTPUTS
)


class _Facts(dict[str, str]):
    """Facts of a sentence; a missing one shows as an ellipsis rather than failing the report."""

    def __missing__(self, key: str) -> str:
        return "…"


def severity(problem: Problem) -> Severity:
    """Whether a problem is an error or a warning, by its code."""
    return CODES[problem.code].severity


def message(problem: Problem, language: Language) -> str:
    """The sentence of a problem."""
    facts = dict(problem.facts)
    if problem.code == "F201" and language == "zh":
        facts["words"] = next(
            (zh for en, zh in SYNTAX.items() if en in facts["words"]), facts["words"]
        )
    return pick(language, *CODES[problem.code].sentence).format_map(_Facts(facts))


def hint(problem: Problem, language: Language) -> str:
    """The mend of a problem, with what was probably meant."""
    facts = dict(problem.facts)
    mend = pick(language, *CODES[problem.code].mend).format_map(_Facts(facts))
    if near := facts.get("near"):
        return pick(language, f"是不是 {near}？{mend}", f"Did you mean {near}? {mend}")
    return mend


def general(text: str) -> str:
    """A sentence of a code without a case: … for the facts."""
    return re.sub(r"\{\w+\}", "…", text)
