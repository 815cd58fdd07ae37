"""The kinds of target. The folder is the registry: a kind is a file of it that holds a row KIND."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules

from tracker.assess.kinds.base import Kind
from tracker.assess.kinds.settling import settled, until_due
from tracker.assess.series import Entry
from tracker.assess.trajectory import Trajectory
from tracker.model.target import Goal, Target, Thresholds


def _rows() -> Iterator[Kind]:
    for found in iter_modules(__path__):
        row = getattr(import_module(f"{__name__}.{found.name}"), "KIND", None)
        if isinstance(row, Kind):
            yield row


KINDS: dict[str, Kind] = {row.name: row for row in sorted(_rows(), key=lambda row: row.place)}


def kind_of(target: Target) -> Kind:
    """The row of a target's kind."""
    return KINDS[target.kind]


def follow(
    target: Target, goal: Goal, entries: Sequence[Entry], thresholds: Thresholds
) -> tuple[Trajectory, tuple[Entry, ...]]:
    """The trajectory of a target towards a goal, and what each of the entries counts for in it."""
    kind, used = kind_of(target), [entry.observation for entry in entries if entry.used]
    trajectory = until_due(kind.trajectory(target, goal, used, thresholds.about))
    return trajectory, settled(entries, trajectory, kind, thresholds.prefer)
