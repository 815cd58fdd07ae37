"""How much of a file is read. What goes beyond is an accident or an attack: it is said with a code, and left."""

from __future__ import annotations

from collections.abc import Collection

from tracker.core.problem import Problem, Route, problem
from tracker.core.similar import nearest

MOST_DEEP = 40
MOST_TEXT = 10_000
MOST_PASSAGE = 1_000_000  # characters of a file on which the parser comes to no end of a value or a comment
MOST_VALUES = 300_000
MOST_PROBLEMS = 10_000
MOST_COMPARED = 100_000
MOST_SAID = 300


def stopped(found: list[Problem], file: str, route: Route = (), line: int | None = None) -> bool:
    """Whether a file has had its share of problems, said once (F216): whoever mends it needs no more of them now."""
    if len(found) < MOST_PROBLEMS:
        return False
    if all(one.code != "F216" for one in found[MOST_PROBLEMS:]):
        found.append(problem("F216", file, route, line=line, column=line and 1, most=f"{MOST_PROBLEMS:,}"))
    return True


def meant(word: str, known: Collection[str], found: Collection[Problem]) -> str:
    """The word that was probably meant; nothing once a file has had its share of such comparisons."""
    return nearest(word, known) if (len(found) + 1) * len(known) <= MOST_COMPARED else ""


def short(text: str) -> str:
    """A fact as it may be told: no more of it than a line or two."""
    return text if len(text) <= MOST_SAID else text[:MOST_SAID] + "…"
