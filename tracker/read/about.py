"""Problems at what they are about: a field of a target, or of an observation."""

from __future__ import annotations

from tracker.model.observation import Observation
from tracker.model.target import Target
from tracker.problems.problem import Place, Problem, problem


def at_target(
    code: str, target: Target, /, *loc: str | int, also: tuple[Place, ...] = (), **facts: object
) -> Problem:
    """A problem of a target, at the field that the keys and indices `loc` lead to."""
    route = ("targets", target.index, *loc)
    return problem(code, target.file, route, about=target.id, also=also).saying(facts)


def at_observation(
    code: str, one: Observation, /, *loc: str | int, also: tuple[Place, ...] = (), **facts: object
) -> Problem:
    """A problem of an observation, at the field that `loc` leads to, or its line of a CSV file."""
    route = ("observations", one.index, *loc)
    made = problem(code, one.file, route, about=one.indicator, also=also, line=one.line)
    return made.saying(facts)
