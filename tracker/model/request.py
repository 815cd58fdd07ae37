"""What a person asks to be recorded or put right, before anything of it is judged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath

NEEDED = ("indicator", "value", "period", "published", "title")
_OF_PUBLICATION = ("title", "publisher", "published", "url", "tier", "sha256", "file")
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
    sha256: str = ""
    file: str = ""

    @property
    def publication(self) -> dict[str, str]:
        """What is said of the publication, in the order of the documents."""
        return {key: getattr(self, key) for key in _OF_PUBLICATION if getattr(self, key)}

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that are needed and empty."""
        needed = NEEDED_TO_WITHDRAW if self.status == "withdrawn" else NEEDED
        return tuple(name for name in needed if not getattr(self, name))


@dataclass(frozen=True)
class SourceDocument:
    """The document that figures were read from: its name, exactly the bytes that were read, and
    whether a copy is to be kept.
    """

    name: str
    content: bytes
    keep: bool = False

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of its bytes."""
        from hashlib import sha256

        return sha256(self.content).hexdigest()

    @property
    def suffix(self) -> str:
        """The end of its name that says of which kind it is, where it is a plain one."""
        suffix = PurePath(self.name).suffix.lower()
        return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """Which record is to be put right, as the user named it, and how: fields that change, or
    `removes` for the record itself. `at` is a place, file:line; `committed` says that it is meant
    even where git holds the record.
    """

    indicator: str
    period: str
    published: str = ""
    publisher: str = ""
    area: str = ""
    at: str = ""
    changes: Mapping[str, str] = field(default_factory=dict)
    removes: bool = False
    committed: bool = False
