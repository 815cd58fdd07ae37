"""What is wrong with the fields of an item: validation errors as problems with a route."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from tracker.problems.nearest import nearest
from tracker.problems.problem import Problem, Refused, Route, problem
from tracker.read.yamltext import Node

_CODES = {
    "missing": "F302", "extra_forbidden": "F301", "model_type": "F303", "dict_type": "F303",
    "list_type": "F304", "tuple_type": "F304", "string_type": "F305", "literal_error": "F306",
}  # fmt: skip
_THREE_DIGITS = re.compile(r"[0-9]{3}(?![0-9])")


def left_empty(node: Node, file: str, route: Route, about: str = "") -> list[Problem]:
    """F305 for each key of an item that has nothing behind its colon; null says that nothing is
    meant.

    F308 where the key is the rest of a number that a comma parted: `{value: 468,258}`.
    """
    found: list[Problem] = []
    if node.empty:
        if route and isinstance(route[-1], str) and _THREE_DIGITS.match(route[-1]):
            found.append(problem("F308", file, route, about=about, on_key=True, text=route[-1]))
        else:
            found.append(problem("F305", file, route, about=about))
    steps = node.value.items() if isinstance(node.value, dict) else enumerate(node.items())
    for step, inner in steps:
        found += left_empty(inner, file, (*route, step), about)
    return found


def unsaid(said: Iterable[Problem], found: Iterable[Problem]) -> list[Problem]:
    """What is found, without the texts that are wanted where it is said already that nothing stands
    there.
    """
    routes = [one.route for one in said]
    inside = {route[:n] for route in routes for n in range(len(route))}
    return [
        one
        for one in found
        if one.route not in routes and (one.code != "F305" or one.route not in inside)
    ]


def problems_of(
    error: ValidationError, file: str, route: Route, model: type[BaseModel], about: str
) -> list[Problem]:
    """One problem for each thing that a validation found wrong."""
    found = []
    for one in error.errors(include_url=False):
        loc: Route = tuple(step for step in one["loc"] if step != "[key]")
        inner = (one.get("ctx") or {}).get("error")
        if isinstance(inner, Refused):
            found.append(problem(inner.code, file, route + loc, about=about).saying(inner.facts))
            continue
        code = _CODES.get(one["type"], "F305")
        facts: dict[str, object] = {"key": loc[-1] if loc else ""}
        on_key = code == "F301"
        if code == "F301":
            known = _fields_at(model, loc[:-1])
            facts["known"] = ", ".join(known)
            facts["near"] = nearest(str(loc[-1]), known)
        if code == "F306" and not isinstance(one["input"], str):
            code = "F305"
        elif code == "F306":
            choices = [
                c.strip("' ") for c in re.split(r",| or ", one["ctx"]["expected"]) if c.strip("' ")
            ]
            facts = {
                "text": one["input"],
                "choices": ", ".join(choices),
                "near": nearest(str(one["input"]), choices),
            }
        found.append(problem(code, file, route + loc, about=about, on_key=on_key).saying(facts))
    return found


def _fields_at(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """The field names of the model that a location lies in."""
    current: Any = model
    for step in loc:
        if isinstance(step, int):
            continue
        annotation = (
            current.model_fields[step].annotation
            if step in getattr(current, "model_fields", {})
            else None
        )
        current = next(
            (t for t in _types_in(annotation) if isinstance(t, type) and issubclass(t, BaseModel)),
            current,
        )
    return list(current.model_fields)


def _types_in(annotation: Any) -> list[Any]:
    inner = [t for argument in getattr(annotation, "__args__", ()) for t in _types_in(argument)]
    return [annotation, *inner]
