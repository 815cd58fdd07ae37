"""Two states of the record: which observations were added, removed or edited.

A correction should be a new one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from tracker.model.observation import Observation

# what a verdict can rest on; the rest is a remark
FIGURES = (
    "indicator", "area", "period", "ytd", "value", "unit", "qualifier", "status", "published",
    "publisher", "tier", "revises",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """An observation that was changed in its place; `fields` as the files call them."""

    before: Observation
    after: Observation
    fields: tuple[str, ...]

    @property
    def of_figures(self) -> bool:
        """Whether more than a remark was changed."""
        return any(name in FIGURES for name in self.fields)


@dataclass(frozen=True, slots=True)
class Record:
    """What became of the record, each in the order of its side."""

    added: tuple[Observation, ...]
    removed: tuple[Observation, ...]
    edited: tuple[Edit, ...]


def compare_records(
    before: Iterable[Observation],
    after: Iterable[Observation],
    renamed: Mapping[str, str] | None = None,
) -> Record:
    """Pair the observations of two states, wherever they are written; `renamed` says what
    indicators are called now.

    Paired is first what is equal, then what has one publication and period, then one figure, then
    one publication and value: what is left on one side was added or removed.
    """
    left, right, edits = list(before), list(after), []
    names = renamed or {}
    for key in _KEYS:
        waiting: dict[Hashable, list[Observation]] = defaultdict(list)
        for one in reversed(right):
            waiting[key(one, one.indicator)].append(one)
        paired: set[int] = set()
        unpaired = []
        for one in left:
            found = waiting.get(key(one, names.get(one.indicator, one.indicator)))
            if not found:
                unpaired.append(one)
                continue
            other = found.pop()
            paired.add(id(other))
            if fields := _different(one, other, names):
                edits.append(Edit(one, other, fields))
        left, right = unpaired, [one for one in right if id(one) not in paired]
    edits.sort(key=lambda edit: (edit.after.file, edit.after.line, edit.after.index))
    return Record(tuple(right), tuple(left), tuple(edits))


def _different(
    before: Observation, after: Observation, names: Mapping[str, str]
) -> tuple[str, ...]:
    old, new = (
        fields_of(before, names.get(before.indicator, before.indicator)),
        fields_of(after, after.indicator),
    )
    return tuple(name for name, value in old.items() if value != new[name])


def fields_of(one: Observation, indicator: str) -> dict[str, Hashable]:
    """An observation as the files write it, without its place."""
    q, source = one.quantity, one.publication
    return {
        "indicator": indicator,
        "area": one.area,
        "period": one.period,
        "ytd": one.ytd,
        "value": (q.value, q.upper, q.step),
        "unit": one.unit,
        "qualifier": q.qualifier,
        "status": one.status,
        "published": source.published,
        "publisher": source.publisher,
        "tier": source.tier,
        "revises": one.revises and one.revises.published,
        "title": source.title,
        "url": source.url,
        "sha256": source.sha256,
        "file": source.file,
        "reason": one.revises and one.revises.reason,
        "claims": one.claims,
        "locator": one.locator,
        "note": one.note,
    }


def _whole(one: Observation, indicator: str) -> Hashable:
    return tuple(fields_of(one, indicator).values())


def _in_one_place(one: Observation, indicator: str) -> Hashable:
    return indicator, one.area, one.period, one.ytd, _source(one)


def _of_one_figure(one: Observation, indicator: str) -> Hashable:
    return indicator, one.area, one.span, one.quantity.value, one.unit


def _of_one_value(one: Observation, indicator: str) -> Hashable:
    return indicator, one.quantity.value, one.unit, _source(one)


def _source(one: Observation) -> Hashable:
    source = one.publication
    return source.published, source.publisher, source.title


_KEYS: tuple[Callable[[Observation, str], Hashable], ...] = (
    _whole,
    _in_one_place,
    _of_one_figure,
    _of_one_value,
)
