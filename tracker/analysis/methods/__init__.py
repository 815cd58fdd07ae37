"""What other published rules would say of a target. The folder is the registry: a method is a file
of it that holds a row RULE.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from tracker.analysis.methods.base import Method


def _rows() -> Iterator[Method]:
    for found in iter_modules(__path__):
        row = getattr(import_module(f"{__name__}.{found.name}"), "RULE", None)
        if isinstance(row, Method):
            yield row


METHODS: dict[str, Method] = {row.name: row for row in sorted(_rows(), key=lambda row: row.place)}
