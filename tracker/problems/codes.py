"""CODES: one row for each code with its sentence, why it matters and its mend, in Chinese and
English.

T targets.yaml · O observation files · A what the two say together · D documents · F any file: text,
shape, values · U usage. Codes are never reused. A sentence takes the problem's facts in braces.
"""

from __future__ import annotations

import re

from tracker.language import Language, pick
from tracker.problems.amending import AMENDING
from tracker.problems.audit import AUDIT
from tracker.problems.codes_row import Code
from tracker.problems.documents import DOCUMENTS, EXTRACTION
from tracker.problems.files import FILES, SYNTAX
from tracker.problems.importing import IMPORTING
from tracker.problems.observations import OBSERVATION_FILES
from tracker.problems.outputs import OUTPUTS
from tracker.problems.periods import PERIODS
from tracker.problems.problem import Problem, Severity
from tracker.problems.supposing import SUPPOSING
from tracker.problems.targets import TARGETS
from tracker.problems.usage import ASSESSMENT, COMPARISONS, REFUSALS, USAGE

CODES: dict[str, Code] = (
    FILES
    | PERIODS
    | TARGETS
    | OBSERVATION_FILES
    | ASSESSMENT
    | AUDIT
    | DOCUMENTS
    | EXTRACTION
    | USAGE
    | IMPORTING
    | AMENDING
    | COMPARISONS
    | REFUSALS
    | OUTPUTS
    | SUPPOSING
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
    if problem.code == "F201":
        said = (pick(language, *pair) for key, pair in SYNTAX.items() if key in facts["words"])
        facts["words"] = next(said, facts["words"])
    return pick(language, *CODES[problem.code].sentence).format_map(_Facts(facts))


def hint(problem: Problem, language: Language) -> str:
    """The mend of a problem, with what was probably meant, or just how to write it."""
    facts = dict(problem.facts)
    if write := facts.get("write"):
        line, blanks = facts.get("write_line"), len(write) - len(write.lstrip())
        if blanks:
            zh, en = f"第 {line} 行开头空 {blanks} 格", f"Begin line {line} with {blanks} blanks"
            return pick(language, f"{zh}：{write.lstrip()}", f"{en}: {write.lstrip()}")
        where = pick(language, f"第 {line} 行", f" in line {line}") if line else ""
        return pick(language, f"{where}写成 {write}", f"Write{where}: {write}")
    mend = pick(language, *CODES[problem.code].mend).format_map(_Facts(facts))
    if near := facts.get("near"):
        return pick(language, f"是不是 {near}？{mend}", f"Did you mean {near}? {mend}")
    return mend


def general(text: str) -> str:
    """A sentence of a code without a case: … for the facts."""
    return re.sub(r"\{\w+\}", "…", text)
