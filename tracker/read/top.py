"""What stands at the top of targets.yaml and holds for all of it: language, limits, preference,
headlines.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pydantic import ValidationError

from tracker.language import LANGUAGES, Language
from tracker.model.observation import PREFER
from tracker.model.target import Thresholds
from tracker.problems.problem import Problem, problem
from tracker.read import registry_fields as fields
from tracker.read.fields import left_empty, problems_of, without
from tracker.read.limits import meant
from tracker.read.yamltext import Node

MOST_HEADLINES = 6


def language_of(node: Node | None, file: str, found: list[Problem]) -> Language | None:
    """The default language of output, None where none is stated."""
    if node is None or node.value is None:
        return None
    if node.value not in LANGUAGES:
        found.append(
            problem("F306", file, ("language",), text=node.plain(), choices=", ".join(LANGUAGES))
        )
        return None
    return node.value


def headline_of(
    root: Node, read: fields.PlanFields, index: int, file: str, found: list[Problem]
) -> tuple[str, ...]:
    """The ids of a plan's headline.

    T141: one that is no target of the plan. T142: too many, or one twice.
    """
    listed = [node.plain() for node in (root.get("targets") or Node(None, 1, 1)).items()]
    own = [
        str(one.get("id")) for one in listed if isinstance(one, dict) and one.get("plan") == read.id
    ]
    route = ("plans", index, "headline")
    for n, name in enumerate(read.headline):
        if name not in own:
            near = meant(name, own, found)
            found.append(
                problem(
                    "T141", file, (*route, n), about=read.id, name=name, plan=read.id, near=near
                )
            )
    kept = tuple(dict.fromkeys(name for name in read.headline if name in own))
    if len(read.headline) > MOST_HEADLINES or len(set(read.headline)) < len(read.headline):
        found.append(
            problem(
                "T142", file, route, about=read.id, count=len(read.headline), most=MOST_HEADLINES
            )
        )
    return kept[:MOST_HEADLINES]


def thresholds_of(
    node: Node | None, prefer: Node | None, file: str, found: list[Problem]
) -> Thresholds:
    """The project's limits, and which of several values of a period it prefers; the defaults where
    they are bad.
    """
    preferred = next((one for one in PREFER if prefer is not None and one == prefer.value), None)
    if prefer is not None and prefer.value is not None and preferred is None:
        found.append(
            problem("F306", file, ("prefer",), text=prefer.plain(), choices=", ".join(PREFER))
        )
    return replace(_limits(node, file, found), prefer=preferred or Thresholds().prefer)


def _limits(node: Node | None, file: str, found: list[Problem]) -> Thresholds:
    if node is None or node.value is None or node.bad:
        return Thresholds()
    empty = left_empty(node, file, ("thresholds",))
    found.extend(empty)
    try:
        read = fields.ThresholdFields.model_validate(node.plain())
    except ValidationError as error:
        found.extend(
            without(empty, problems_of(error, file, ("thresholds",), fields.ThresholdFields, ""))
        )
        return Thresholds()
    given = {
        key: value
        for key in fields.ThresholdFields.model_fields
        if (value := getattr(read, key)) is not None
    }
    limits = replace(Thresholds(), **given)
    if not Decimal(0) < limits.on_track <= limits.ahead or not Decimal(0) <= limits.about < 1:
        found.append(
            problem("T121", file, ("thresholds",), on_track=limits.on_track, ahead=limits.ahead)
        )
        return Thresholds()
    return limits
