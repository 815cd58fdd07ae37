"""How much of a file is read.

What goes beyond is an accident or an attack: it is said with a code, and left.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tracker.problems.codes import severity
from tracker.problems.nearest import nearest
from tracker.problems.problem import Problem, Route, problem

MOST_DEEP = 40
MOST_TEXT = 10_000
MOST_PASSAGE = (
    1_000_000  # characters of a file on which the parser comes to no end of a value or a comment
)
MOST_VALUES = 300_000
MOST_PROBLEMS = 10_000
MOST_COMPARED = 100_000
MOST_SAID = 300
# of a project in all; bytes and files are counted where they are listed (model.layout)
MOST_VALUES_IN_ALL = 3_000_000
MOST_RECORDS = 1_000_000
MOST_PROBLEMS_IN_ALL = 50_000


def stopped(found: list[Problem], file: str, route: Route = (), line: int | None = None) -> bool:
    """Whether a file has had its share of problems, said once (F216): whoever mends it needs no
    more of them now.
    """
    if len(found) < MOST_PROBLEMS:
        return False
    if all(one.code != "F216" for one in found[MOST_PROBLEMS:]):
        found.append(
            problem("F216", file, route, line=line, column=line and 1, most=f"{MOST_PROBLEMS:,}")
        )
    return True


def meant(word: str, known: Collection[str], found: Collection[Problem]) -> str:
    """The word that was probably meant; nothing once a file has had its share of such
    comparisons.
    """
    return nearest(word, known) if (len(found) + 1) * len(known) <= MOST_COMPARED else ""


def shortened(text: str) -> str:
    """A fact as it may be told: no more of it than a line or two."""
    return text if len(text) <= MOST_SAID else text[:MOST_SAID] + "…"


@dataclass(slots=True)
class Share:
    """What the files of a project have taken together: values of YAML, records, problems."""

    values: int = 0

    def used_up(self, file: str, records: int, problems: Sequence[Problem]) -> Problem | None:
        """Before a file is read: F112 or F110 where there is no room for one more."""
        if self.values >= MOST_VALUES_IN_ALL:
            return problem("F112", file, line=1, column=1, most=f"{MOST_VALUES_IN_ALL:,}")
        if records >= MOST_RECORDS:
            return problem("F110", file, line=1, column=1, most=f"{MOST_RECORDS:,}")
        if len(problems) > MOST_PROBLEMS_IN_ALL:
            return _too_many(file, 0)
        return None


def listed(problems: list[Problem]) -> list[Problem]:
    """As many problems as a project may have, errors before warnings; F111 says how many are left
    out.
    """
    own = [one for one in problems if one.code != "F111"]
    if len(own) <= MOST_PROBLEMS_IN_ALL:
        return problems
    kept = sorted(own, key=lambda one: severity(one) != "error")
    first = kept[MOST_PROBLEMS_IN_ALL]
    return [*kept[:MOST_PROBLEMS_IN_ALL], _too_many(first.file, len(own) - MOST_PROBLEMS_IN_ALL)]


def _too_many(file: str, left: int) -> Problem:
    return problem("F111", file, most=f"{MOST_PROBLEMS_IN_ALL:,}", left=f"{left:,}")
