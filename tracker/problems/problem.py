"""Problems are values: a code, a place and facts; the sentence is made when it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning"]
Route = tuple[str | int, ...]


class Refused(ValueError):
    """A text that cannot be read as what it should be. Carries a code and facts, no sentence."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class CannotRun(Exception):
    """Nothing can be assessed or the command was misused: the one exception that ends a run.

    `status` is the exit code (2 usage, 3 nothing to assess); `problems` say why, `contents` are the
    files as read.
    """

    def __init__(
        self, status: int, *problems: Problem, contents: dict[str, bytes] | None = None
    ) -> None:
        super().__init__(", ".join(p.code for p in problems))
        self.status = status
        self.problems = problems
        self.contents = contents or {}


@dataclass(frozen=True, slots=True)
class Place:
    """A point in a file; line and column count from 1, columns in characters."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(
            str(part) for part in (self.file, self.line, self.column) if part is not None
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `route` (keys and indices) is turned into `line` and `column` by `read.locate`.

    `about` is the id of the target or indicator concerned, which an acceptance may name.
    """

    code: str
    file: str = ""
    route: Route = ()
    facts: tuple[tuple[str, str], ...] = ()
    also: tuple[Place, ...] = ()
    about: str = ""
    on_key: bool = False
    line: int | None = None
    column: int | None = None

    @property
    def place(self) -> Place:
        """Where it is: file, line, column."""
        return Place(self.file, self.line, self.column)

    def saying(self, facts: Mapping[str, object]) -> Problem:
        """With these facts."""
        return replace(self, facts=tuple((key, str(value)) for key, value in facts.items()))

    def at(self, line: int | None, column: int | None) -> Problem:
        """The same problem at a line and column."""
        return replace(self, line=line, column=column)

    @property
    def unplaced(self) -> Problem:
        """The same problem of a file that is not written yet, in which its place says nothing."""
        return replace(self, file="", line=None, column=None)


def problem(
    code: str,
    file: str = "",
    route: Route = (),
    /,
    *,
    about: str = "",
    also: tuple[Place, ...] = (),
    on_key: bool = False,
    line: int | None = None,
    column: int | None = None,
    **facts: object,
) -> Problem:
    """Make a Problem; `facts` fill the sentence of its code."""
    return Problem(code, file, route, (), also, about, on_key, line, column).saying(facts)


def problem_of(refused: Refused, file: str = "", /, **facts: str) -> Problem:
    """Why a text was refused, as a problem of a file; `facts` go before those of the refusal."""
    return problem(refused.code, file).saying(refused.facts | facts)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place, each once: equal input gives equal output whatever order it was found in."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.file, p.line or 0, p.column or 0, p.code, p.facts))


def roots_first(problems: Iterable[Problem]) -> list[Problem]:
    """As people read them: what follows from another problem stands behind all that do not, that
    nothing is valid last; else as they were.
    """
    listed = list(problems)
    meant = {(one.file, one.route[:-1], dict(one.facts).get("near")) for one in listed}

    def follows(one: Problem) -> int:
        key = dict(one.facts).get("key")
        inside = one.route[:-1] if one.route[-1:] == (key,) else one.route
        renamed = one.code == "F302" and (one.file, inside, key) in meant  # by another name
        return 2 if one.code == "T123" else int(renamed)

    return sorted(listed, key=follows)
