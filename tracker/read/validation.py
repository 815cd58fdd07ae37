"""Mappings of a file as their models; validation errors as problems with a route."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tracker.problems.nearest import nearest
from tracker.problems.problem import Problem, Refused, Route, problem
from tracker.read.limits import meant, stopped
from tracker.read.own_words import CHOICE_WORDS, KEY_WORDS
from tracker.read.yamltext import Node

_Model = TypeVar("_Model", bound=BaseModel)
_Word = TypeVar("_Word", bound=str)
_CODES = {
    "missing": "F302", "extra_forbidden": "F301", "model_type": "F303", "dict_type": "F303",
    "list_type": "F304", "tuple_type": "F304", "string_type": "F305", "literal_error": "F306",
}  # fmt: skip
_THREE_DIGITS = re.compile(r"[0-9]{3}(?![0-9])")
_NO_SPACE = re.compile(r"([a-z_]+)[:：](\S.*)")  # a key and its value that nothing parts
_MAPPED = {"target": "{{value: {}, by: …}}", "baseline": "{{value: {}, period: …}}"}


def read_fields(
    model: type[_Model],
    node: Node,
    file: str,
    route: Route,
    found: list[Problem],
    context: Callable[[dict[str, Any]], Mapping[str, Any]] | None = None,
) -> _Model | None:
    """A mapping as its model; None where a field is wrong, which is added to `found`.

    A key that is left empty is said too; whether it costs the mapping is for the caller to decide.
    `context` is what the periods of a mapping are read with.
    """
    plain = node.plain()
    about = str(plain.get("id") or "")[:80] if "id" in model.model_fields else ""
    empty = _left_empty(node, file, route, about)
    found.extend(empty)
    try:
        return model.model_validate(plain, context=context(plain) if context else None)
    except ValidationError as error:
        found.extend(_unsaid(empty, problems_of(error, file, route, model, about)))
        return None


def read_items(
    model: type[_Model],
    root: Node,
    name: str,
    file: str,
    found: list[Problem],
    context: Callable[[dict[str, Any]], Mapping[str, Any]],
) -> Iterator[tuple[int, Node, _Model | None]]:
    """The mappings of a top-level list one by one, with their index; None where anything in one is
    wrong.
    """
    for index, node in enumerate(root.listed(name)):
        route: Route = (name, index)
        if node.bad:
            continue
        if stopped(found, file, route):
            return
        if not isinstance(node.value, dict):
            found.append(problem("F303", file, route, key=name))
            continue
        before = len(found)
        read = read_fields(model, node, file, route, found, context)
        yield index, node, read if len(found) == before else None


def unknown_key(
    key: str, known: Collection[str], file: str, route: Route, found: list[Problem]
) -> None:
    """F301 for a key that is none of the known ones."""
    near = meant(key, known, found)
    made = problem("F301", file, (*route, key), on_key=True)
    found.append(made.saying({"key": key, "known": ", ".join(known), "near": near}))


def read_word(
    root: Node, key: str, choices: Collection[_Word], file: str, found: list[Problem]
) -> _Word | None:
    """The word behind a top-level key; None where there is none, or another one (F306)."""
    node = root.get(key)
    if node is None or node.value is None:
        return None
    word = next((one for one in choices if one == node.value), None)
    if word is None:
        facts = {"text": node.plain(), "choices": ", ".join(choices)}
        found.append(problem("F306", file, (key,)).saying(facts))
    return word


def _left_empty(node: Node, file: str, route: Route, about: str = "") -> list[Problem]:
    """F305 for each key of an item that has nothing behind its colon; null says that nothing is
    meant.

    F308 where the key is the rest of a number that a comma parted: `{value: 468,258}`.
    """
    found: list[Problem] = []
    if node.empty:
        key = route[-1] if route else ""
        joined = _NO_SPACE.fullmatch(key) if isinstance(key, str) else None
        write = {"write": f"{joined[1]}: {joined[2]}"} if joined else {}
        found.append(problem("F305", file, route, about=about).saying(write))
    steps = node.value.items() if isinstance(node.value, dict) else enumerate(node.items())
    number = ""  # the number that the commas parted, as far as it goes
    for step, inner in steps:
        if number and inner.empty and isinstance(step, str) and _THREE_DIGITS.match(step):
            number = f"{number},{step}"
            parted = problem("F308", file, (*route, step), about=about, on_key=True)
            if found and found[-1].code == "F308" and found[-1].route[:-1] == route:
                parted = found.pop()  # one number, one problem
            found.append(parted.saying({"text": step, "write": f'"{number}"'}))
            continue
        number = inner.value if isinstance(inner.value, str) else ""
        found += _left_empty(inner, file, (*route, step), about)
    return found


def _unsaid(said: Iterable[Problem], found: Iterable[Problem]) -> list[Problem]:
    """What is found, without the texts that are wanted where it is said already that nothing stands
    there.
    """
    routes = [one.route for one in said]
    parted = {one.route[:-1] for one in said if one.code == "F308"}
    inside = {route[:n] for route in routes for n in range(len(route))}
    return [
        one
        for one in found
        if one.route not in routes
        and (one.code != "F305" or one.route not in inside)
        and not (one.route[:-1] in parted and _THREE_DIGITS.match(str(one.route[-1])))
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
            facts["near"] = _field_meant(str(loc[-1]), known)
        if code == "F306" and not isinstance(one["input"], str):
            code = "F305"
        elif code == "F306":
            choices = [
                c.strip("' ") for c in re.split(r",| or ", one["ctx"]["expected"]) if c.strip("' ")
            ]
            meant_word = CHOICE_WORDS.get(one["input"].strip(), "")
            near = meant_word if meant_word in choices else nearest(one["input"], choices)
            facts = {"text": one["input"], "choices": ", ".join(choices), "near": near}
        if loc and isinstance(one["input"], str) and one["input"]:
            shape = _MAPPED.get(str(loc[-1])) if code == "F303" else None
            shape = "[{}]" if code == "F304" else shape
            facts |= {"write": f"{loc[-1]}: {shape.format(one['input'][:40])}"} if shape else {}
        found.append(problem(code, file, route + loc, about=about, on_key=on_key).saying(facts))
    return found


def _field_meant(key: str, known: Sequence[str]) -> str:
    """The field that was probably meant: by its Chinese word, or nearly spelt so."""
    own = [name for name in KEY_WORDS.get(key.strip(), ()) if name in known]
    return own[0] if own else nearest(key, known)


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
