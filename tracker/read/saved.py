"""A saved report: bytes → what it says, or why it is none. It was written by a program, yet anyone
may have changed it since.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from tracker.assess.status import EVIDENCE_WORDS, STATUS_WORDS
from tracker.model.saved import SavedReport, SavedTarget
from tracker.problems.problem import Refused

REPORT_CONTRACT = "tracker/report/1"
_LONGEST = 60  # digits of a number that anything is computed with
_LIMITS = ("ahead", "on_track", "about")


def read_saved(name: str, content: bytes) -> SavedReport:
    """What a file called `name` says.

    Raises Refused: U360 for no JSON, U361 for another document, U362 for a report in which
    something is not as it is written, U364 for one with values that were assumed.
    """
    try:
        found = json.loads(
            content,
            parse_int=_number,
            parse_float=_number,
            parse_constant=_no_number,
            object_pairs_hook=_each_once,
        )
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise Refused("U360", name=name, words=str(error) or type(error).__name__) from None
    schema = found.get("schema") if isinstance(found, Mapping) else None
    if not isinstance(found, Mapping) or schema != REPORT_CONTRACT:
        words = schema if isinstance(schema, str) and schema else "no schema"
        raise Refused("U361", name=name, words=words[:_LONGEST])
    if found.get("what_if"):
        raise Refused("U364", name=name)
    return _Reader(name).report(found)


def _number(text: str) -> Decimal:
    found = Decimal(text)
    if len(text) > _LONGEST or abs(found.adjusted()) > _LONGEST:
        raise ValueError(f"a number of {len(text)} characters")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key[:_LONGEST]!r} stands twice in one object")
        found[key] = value
    return found


class _Reader:
    """Reads the parts of a report; what is not as it should be is told by its keys."""

    def __init__(self, name: str) -> None:
        self.name = name

    def report(self, found: Mapping[str, Any]) -> SavedReport:
        method = found.get("method")
        limits = found.get("thresholds")
        targets = tuple(
            self._target(one, n)
            for n, one in enumerate(self._list(found.get("targets"), "targets"))
        )
        if len({one.id for one in targets}) < len(targets):
            self._wrong("targets", "id")
        problems = found.get("problems") or ()
        return SavedReport(
            self.name,
            self._day(found, "as_of"),
            self._day(found, "known_at"),
            int(method) if isinstance(method, Decimal) else None,
            {
                key: limits[key]
                for key in _LIMITS
                if isinstance(limits, Mapping) and isinstance(limits.get(key), Decimal)
            },
            targets,
            frozenset(
                (str(one.get("code")), str(one.get("file") or ""))
                for one in self._list(problems, "problems")
                if isinstance(one, Mapping)
            ),
        )

    def _target(self, one: Any, n: int) -> SavedTarget:
        if not isinstance(one, Mapping):
            self._wrong("targets", str(n))
        name, status, evidence = one.get("id"), one.get("status"), one.get("evidence") or []
        if not isinstance(name, str) or not name:
            self._wrong("targets", str(n), "id")
        if not isinstance(status, str) or status not in STATUS_WORDS:
            self._wrong("targets", name, "status")
        if not isinstance(evidence, list) or not all(
            isinstance(word, str) and word in EVIDENCE_WORDS for word in evidence
        ):
            self._wrong("targets", name, "evidence")
        return SavedTarget(name, status, tuple(evidence), one)

    def _list(self, found: Any, key: str) -> Sequence[Any]:
        if not isinstance(found, list | tuple):
            self._wrong(key)
        return found

    def _day(self, found: Mapping[str, Any], key: str) -> date:
        try:
            return date.fromisoformat(found[key])
        except (KeyError, TypeError, ValueError):
            self._wrong(key)

    def _wrong(self, *keys: str) -> NoReturn:
        raise Refused("U362", name=self.name, key=".".join(keys)[:_LONGEST])
