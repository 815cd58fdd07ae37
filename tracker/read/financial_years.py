"""Which financial years the periods of an item are reckoned by: `year_starts` of its indicator,
else of its plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.model.names import Names
from tracker.model.periods import CALENDAR, Start, read_start
from tracker.problems.problem import Refused
from tracker.read.yamltext import Node

_UNREADABLE: Start = (4, 1)  # said once, at year_starts itself: its periods are not to blame


@dataclass(frozen=True, slots=True)
class Years:
    """When the years of plans and of indicators begin, by id, as far as `year_starts` says so."""

    plans: Mapping[str, Start]
    indicators: Mapping[str, Start]

    def context(self, name: str, item: Mapping[str, Any]) -> dict[str, Start]:
        """What the periods of an item of a top-level list are read with; `level`: those of its
        levels.
        """
        if name == "plans":
            return {"starts": self._of(self.plans, item.get("id")) or CALENDAR}
        if name == "indicators":
            return {}
        plan = self._of(self.plans, item.get("plan")) or CALENDAR
        own = item.get("indicator") or item.get("id")
        level = item.get("level")
        levels = level.get("indicator") if isinstance(level, dict) else None
        return {
            "starts": self._of(self.indicators, own) or plan,
            "level": self._of(self.indicators, levels) or plan,
        }

    @staticmethod
    def _of(known: Mapping[str, Start], key: object) -> Start | None:
        return known.get(key) if isinstance(key, str) else None


def years_of(root: Node) -> Years:
    """What the registry's plans and indicators say, before anything of them is judged."""
    return Years(_starts(root, "plans"), _starts(root, "indicators"))


def _starts(root: Node, name: str) -> dict[str, Start]:
    found: dict[str, Start] = {}
    for node in root.listed(name):
        plain = None if node.bad else node.plain()
        if not isinstance(plain, dict) or not isinstance(plain.get("id"), str):
            continue
        said = plain.get("year_starts")
        if isinstance(said, str):
            try:
                found.setdefault(plain["id"], read_start(said))
            except Refused:
                found.setdefault(plain["id"], _UNREADABLE)
    return found


def starts_of(names: Names, item: Mapping[str, Any]) -> dict[str, Start]:
    """What the periods of an observation are read with: when the years of its indicator begin.

    Of an unknown one any financial year will do: the name is what is wrong, and that is said.
    """
    word = item.get("indicator")
    found = names.indicator(word) if isinstance(word, str) else None
    starts = found.starts if found else names.any_start
    return {} if starts is None else {"starts": starts}
