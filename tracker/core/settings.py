"""Defaults of options that a registry may state, by command: what is shown and what fails, nothing that writes."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.core import changes, gate

Settings = Mapping[str, Mapping[str, tuple[str, ...]]]
LISTS = frozenset({"fail-on"})
BUILD_SERVERS = ("github", "sarif", "junit", "gitlab")
KNOWN: Settings = {
    "status": {
        "format": ("table", "json", "csv", "markdown"),
        "sort": ("registry", "status", "progress", "name"),
        "fail-on": gate.GATES,
    },
    "show": {"format": ("text", "json", "markdown")},
    "check": {
        "format": ("text", "json", *BUILD_SERVERS),
        "strict": ("true", "false"),
        "fail-on": gate.GATES_OF_PROBLEMS,
    },
    "report": {"fail-on": gate.GATES},
    "diff": {"format": ("text", "markdown", "json"), "fail-on": changes.GATES},
}


def stated(settings: Settings, command: str, option: str, default: str) -> str:
    """The default of an option: as the registry states it, else the program's own."""
    return ",".join(settings.get(command, {}).get(option, (default,)))
