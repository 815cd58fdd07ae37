"""`settings` of targets.yaml → defaults of options by command, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from tracker.assess.status import (
    CHECK_WORDS,
    EVIDENCE_WORDS,
    GATES,
    GATES_OF_CHANGES,
    GATES_OF_CHECKS,
    GATES_OF_PROBLEMS,
    STATUS_WORDS,
)
from tracker.problems.prefixes import PREFIXES
from tracker.problems.problem import Problem, Route, problem
from tracker.read.limits import meant
from tracker.read.validation import unknown_key
from tracker.read.yamltext import Node

_TOP = "settings"


def settings_of(node: Node | None, file: str, found: list[Problem]) -> Settings:
    """The settings that are known; a command, option or value that is not costs that one only."""
    made: dict[str, dict[str, tuple[str, ...]]] = {}
    for command, options in _known(node, (_TOP,), KNOWN, file, found):
        made[command] = {}
        for option, value in _known(options, (_TOP, command), KNOWN[command], file, found):
            words = _words(value, (_TOP, command, option), file, found)
            if words:
                made[command][option] = words
    return made


def _known(
    node: Node | None, route: Route, known: Collection[str], file: str, found: list[Problem]
) -> Iterable[tuple[str, Node]]:
    """The entries of a mapping whose keys are known."""
    if node is None or node.bad or (node.value is None and not node.empty):
        return
    if not isinstance(node.value, dict):
        code = "F305" if node.empty else "F303"
        found.append(problem(code, file, route, key=route[-1]))
        return
    for key, value in node.value.items():
        if key in known:
            yield key, value
        else:
            unknown_key(key, known, file, route, found)


def _words(
    node: Node, route: tuple[str, str, str], file: str, found: list[Problem]
) -> tuple[str, ...]:
    """The words of an option, in the program's own spelling; none where one of them is
    not known.
    """
    _, command, option = route
    known, listed = KNOWN[command][option], option in LIST_OPTIONS
    words = STATUS_WORDS | EVIDENCE_WORDS | CHECK_WORDS
    own = {name.lower(): key for key in known for name in (key, *words.get(key, ()))}
    items: list[tuple[Route, Node]] = [((*route, n), item) for n, item in enumerate(node.items())]
    chosen: list[str] = []
    for place, item in (listed and items) or [(route, node)]:
        if not isinstance(item.value, str):
            found.append(problem("F305", file, place))
            return ()
        for said in item.value.replace("，", ",").split(",") if listed else [item.value]:
            word = own.get(said.strip().lower())
            if word is None:
                near = meant(said.strip(), own, found)
                few = [one for one in known if option not in CODE_OPTIONS or len(one) == 1]
                choices = ", ".join(few)
                found.append(
                    problem("F306", file, place, text=said.strip(), choices=choices, near=near)
                )
                return ()
            chosen.append(word)
    return tuple(chosen)


Settings = Mapping[str, Mapping[str, tuple[str, ...]]]
CODE_OPTIONS = frozenset({"select", "ignore"})  # their words are codes and how these begin
LIST_OPTIONS = frozenset({"fail-on"}) | CODE_OPTIONS
BUILD_SERVERS = ("github", "sarif", "junit", "gitlab")
REPORT_FORMATS = (
    "markdown", "html", "docx", "json", "csv", "xlsx", "junit", "junit-gitlab", "sarif", "github",
    "github-summary", "gitlab", "openmetrics", "badge",
)  # fmt: skip
KNOWN: Settings = {
    "status": {
        "format": ("table", "json", "csv", "markdown"),
        "sort": ("registry", "status", "progress", "gap", "pace", "due", "published", "name"),
        "fail-on": GATES,
    },
    "show": {"format": ("text", "json", "markdown", "csv")},
    "list": {"format": ("table", "csv", "json")},
    "due": {"format": ("text", "json", "ics")},
    "history": {"format": ("text", "json", "csv")},
    "check": {
        "format": ("text", "json", *BUILD_SERVERS),
        "strict": ("true", "false"),
        "select": PREFIXES,
        "ignore": PREFIXES,
        "fail-on": GATES_OF_PROBLEMS,
    },
    "report": {"format": REPORT_FORMATS, "fail-on": GATES},
    "diff": {
        "format": ("text", "markdown", "json", *(one for one in BUILD_SERVERS if one != "junit")),
        "fail-on": GATES_OF_CHANGES,
    },
    "audit": {
        "format": ("text", "json", "markdown", *BUILD_SERVERS),
        "fail-on": GATES_OF_CHECKS,
    },
    "extract": {"format": ("table", "json", "yaml")},
}


def setting_of(settings: Settings, command: str, option: str, default: str) -> str:
    """The default of an option: as the registry states it, else the program's own."""
    return ",".join(settings.get(command, {}).get(option, (default,)))
