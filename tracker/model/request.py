"""What a person asks to be recorded, before anything of it is judged."""

from __future__ import annotations

from dataclasses import dataclass

NEEDED = ("indicator", "value", "period", "published", "title")
NEEDED_TO_WITHDRAW = ("indicator", "period", "revises", "published", "title")


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be recorded, each field as the user wrote it; empty where nothing was said."""

    indicator: str = ""
    value: str = ""
    period: str = ""
    unit: str = ""
    qualifier: str = ""
    status: str = ""
    ytd: bool = False
    area: str = ""
    locator: str = ""
    note: str = ""
    claims: tuple[str, ...] = ()
    revises: str = ""
    reason: str = ""
    published: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""
    tier: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that are needed and empty."""
        needed = NEEDED_TO_WITHDRAW if self.status == "withdrawn" else NEEDED
        return tuple(name for name in needed if not getattr(self, name))
