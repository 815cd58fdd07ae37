"""`required_version` of targets.yaml: which versions of the program may read a project."""

from __future__ import annotations

import re

from tracker import __version__
from tracker.problems.problem import Problem, problem
from tracker.read.yamltext import Node

KEY = "required_version"
COMPARISON = r"(?:(?:>=|<=|==|!=|>|<) *\d+(?:\.\d+)*|~= *\d+(?:\.\d+)+)"
SPECIFIER = rf" *{COMPARISON}(?: *[,，] *{COMPARISON})* *"
_LONGEST = 200


def wrong_version(root: Node, file: str, own: str = __version__) -> Problem | None:
    """Why this program must not read the project: T151 where it is another version than is
    required, T150 where what is required cannot be read.
    """
    node = root.get(KEY)
    if node is None or node.value is None or node.bad:
        return None  # an empty one is said with the other keys
    text = node.plain()
    if not isinstance(text, str) or len(text) > _LONGEST or not re.fullmatch(SPECIFIER, text):
        return problem("T150", file, (KEY,), text=text)
    if all(_holds(own, one) for one in re.split("[,，]", text)):
        return None
    return problem("T151", file, (KEY,), required=text.strip(), version=own)


def _holds(own: str, comparison: str) -> bool:
    """As PEP 440 has it, of released versions: a version before a release counts as the release."""
    found = re.fullmatch(r" *([<>=!~]+) *([\d.]+) *", comparison)
    assert found is not None
    sign, asked = found[1], _numbers(found[2])
    length = max(len(asked), len(release := _numbers(own)))
    here, there = (one + (0,) * (length - len(one)) for one in (release, asked))
    match sign:
        case ">=":
            return here >= there
        case "<=":
            return here <= there
        case ">":
            return here > there
        case "<":
            return here < there
        case "==":
            return here == there
        case "!=":
            return here != there
    return here >= there and here[: len(asked) - 1] == asked[:-1]  # ~=


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers of a release: those that a version begins with."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(int(one) for one in found[0].split(".")) if found else ()
