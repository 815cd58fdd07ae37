"""What a person asks to be registered as a target, before anything of it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class TargetRequest:
    """A target to be registered, each field as the user wrote it; empty where nothing was said.

    `milestones` are pairs of period and value, `release` is how often and with what lag.
    """

    id: str = ""
    plan: str = ""
    indicator: str = ""
    name: str = ""
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    unit: str = ""
    kind: str = ""
    measure: str = ""
    baseline: str = ""
    baseline_period: str = ""
    value: str = ""
    by: str = ""
    op: str = ""
    upper: str = ""
    level: str = ""
    level_period: str = ""
    milestones: tuple[tuple[str, str], ...] = ()
    pace: str = ""
    nature: str = ""
    severity: str = ""
    owners: tuple[str, ...] = ()
    section: str = ""
    locator: str = ""
    release: tuple[str, str] | None = None
    note: str = ""


Doubt = Literal[
    "name", "unit", "value", "op", "by", "measure", "kind", "baseline", "milestones", "confidence"
]


@dataclass(frozen=True, slots=True)
class FoundTarget:
    """A target as a document's words promise it: what would be registered, the words themselves,
    where they stand (a row or line, on a page or sheet), and what a person has to settle.
    """

    request: TargetRequest
    quote: str
    line: int
    page: int | None = None
    sheet: str = ""
    doubts: tuple[Doubt, ...] = ()
