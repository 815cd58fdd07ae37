"""Text + a slip put right → text: one scalar of a record in its place, a key that it did not have,
or the one record taken out. All else stays as it was, to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from tracker.read import yaml_loader
from tracker.read.append import LINE_END, field_text, quoted_as
from tracker.read.records import SCALARS
from tracker.read.yamltext import read_yaml

_ORDER = ("indicator", *SCALARS)
_BLOCK = ("|", ">")
_NODES: Any = (yaml.NodeEvent, yaml.CollectionEndEvent)
_ENDS: Any = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


@dataclass(slots=True)
class _Span:
    """Where a node stands in a text: `end` is behind its last character, `column` that of its key;
    `style` is a scalar's quotes or block mark, `flow` whether braces or brackets are around it.
    """

    start: int
    end: int
    column: int
    style: str = ""
    flow: bool = False
    is_scalar: bool = False


_Route = tuple[str | int, ...]
_Spans = Mapping[_Route, _Span]
_Edit = tuple[int, int, str]  # from, to, what comes there instead


def amend_yaml(text: str, file: str, index: int, changes: Mapping[str, str]) -> str | None:
    """The text with fields of one record changed; None where one is no scalar, or where the new
    text would not read back as just that.
    """
    new: str | None = text
    for key, value in changes.items():
        if new is None:
            return None
        there = _spans(new)

        def expected(plain: Any, key: str = key, value: str = value) -> None:
            plain["observations"][index][key] = value

        found = there.get(("observations", index, key))
        if found is not None:
            edits = _in_place(new, found, key, value) if found.is_scalar else iter(())
        else:
            edits = _beside(new, there, index, key, value)
        new = _first_proved(new, file, ([one] for one in edits), expected)
    return new


def remove_yaml(text: str, file: str, index: int) -> str | None:
    """The text without one record, and with the number of those left where it says their number;
    None where it would not read back as just that.
    """
    there = _spans(text)
    counted: list[_Edit] = []
    left = sum(len(route) == 2 and route[0] == "observations" for route in there) - 1
    said = there.get(("publication", "records"))
    if said is not None and said.is_scalar and (digits := re.search("[0-9]+", text[said.start :])):
        counted = [(said.start + digits.start(), said.start + digits.end(), str(left))]

    def expected(plain: Any) -> None:
        del plain["observations"][index]
        if counted:
            plain["publication"]["records"] = str(left)

    return _first_proved(
        text, file, ([one, *counted] for one in _cuts(text, there, index)), expected
    )


def _first_proved(
    text: str, file: str, edits: Iterator[list[_Edit]], expected: Callable[[Any], None]
) -> str | None:
    """The first of the edited texts that reads back as expected, without a new complaint."""
    tree, complaints = read_yaml(text, file)
    if tree is None:
        return None
    plain = tree.plain()
    expected(plain)
    for several in edits:
        new = text
        for start, end, words in sorted(several, reverse=True):
            new = f"{new[:start]}{words}{new[end:]}"
        again, found = read_yaml(new, file)
        if again is not None and len(found) <= len(complaints) and again.plain() == plain:
            return new
    return None


def _in_place(text: str, old: _Span, key: str, value: str) -> Iterator[_Edit]:
    """A scalar instead of another one, in the other one's quotes where it has some."""
    written = field_text(key, value, flow=old.flow)
    if old.start == old.end:
        space = "" if text[old.start - 1 : old.start].isspace() else " "
        yield old.start, old.end, space + written
        return
    end = old.end
    if old.style in _BLOCK:  # the line ends behind it stay
        end = old.start + len(text[old.start : old.end].rstrip())
    elif old.style:
        yield old.start, end, quoted_as(value, old.style)
    yield old.start, end, written


def _beside(text: str, there: _Spans, index: int, key: str, value: str) -> Iterator[_Edit]:
    """A key that is not there yet, behind the one that stands before it in the order of records."""
    for name in reversed(_ORDER[: _ORDER.index(key)]):
        before = there.get(("observations", index, name))
        if before is None or not before.is_scalar or before.style in _BLOCK:
            continue
        if before.flow:
            yield before.end, before.end, f", {key}: {field_text(key, value, flow=True)}"
            continue
        ended = LINE_END.search(text, before.end)
        at = ended.start() if ended else len(text)
        newline = ended[0] if ended else "\r\n" if "\r\n" in text else "\n"
        yield at, at, f"{newline}{' ' * before.column}{key}: {field_text(key, value)}"


def _cuts(text: str, there: _Spans, index: int) -> Iterator[_Edit]:
    """One item taken out of the list."""
    one = there["observations", index]
    if there["observations",].flow:
        yield from _cuts_in_flow(text, there, index)
        return
    dash = len(text[: one.start].rstrip()) - 1
    start = _line_start(text, dash)
    if text[dash : dash + 1] != "-" or text[start:dash].strip():
        return
    last = _line_start(text, one.end)
    if last > one.start and not text[last : one.end].strip():
        yield start, last, ""  # it ends with a block scalar, and that with its last line
        return
    ended = LINE_END.search(text, one.end)
    yield start, ended.end() if ended else len(text), ""


def _cuts_in_flow(text: str, there: _Spans, index: int) -> Iterator[_Edit]:
    """With the comma behind it, and its line where it has one of its own; the last one with the
    comma before it, or without where a comment stands there.
    """
    one = there["observations", index]
    if comma := re.compile(r"\s*,[ \t]*").match(text, one.end):
        start, ended = _line_start(text, one.start), LINE_END.match(text, comma.end())
        if ended and not text[start : one.start].strip():
            yield start, ended.end(), ""
        yield one.start, comma.end(), ""
    if index:
        before = there["observations", index - 1].end
        if text[before : one.start].strip() == ",":
            yield before, one.end, ""
    yield one.start, one.end, ""


def _line_start(text: str, at: int) -> int:
    """Where the line begins that holds a place."""
    return max(text.rfind(mark, 0, at) for mark in "\n\r\x85\u2028\u2029") + 1


def _spans(text: str) -> _Spans:
    """The nodes of a text, three steps deep, by their routes; of equal keys the first."""
    found: dict[_Route, _Span] = {}
    events: Iterator[Any] = (
        one for one in yaml.parse(text, yaml_loader.LOADER) if isinstance(one, _NODES)
    )

    def descend(event: Any, route: _Route, column: int, flow: bool) -> int:
        """A node and all that is in it; where it ends."""
        span = _Span(event.start_mark.index, event.end_mark.index, column, flow=flow)
        if len(route) <= 3:
            found.setdefault(route, span)
        if isinstance(event, yaml.MappingStartEvent):
            span.flow = bool(event.flow_style)
            while not isinstance(key := next(events), _ENDS):
                name = key.value if isinstance(key, yaml.ScalarEvent) else ""
                descend(key, ("",) * 4, 0, flow=span.flow)
                span.end = descend(next(events), (*route, name), key.start_mark.column, span.flow)
            span.end = key.end_mark.index if span.flow else span.end
        elif isinstance(event, yaml.SequenceStartEvent):
            span.flow = bool(event.flow_style)
            number = 0
            while not isinstance(item := next(events), _ENDS):
                span.end = descend(item, (*route, number), item.start_mark.column, span.flow)
                number += 1
            span.end = item.end_mark.index if span.flow else span.end
        else:
            span.is_scalar = isinstance(event, yaml.ScalarEvent)
            span.style = getattr(event, "style", None) or ""
        return span.end

    descend(next(events), (), 0, flow=False)
    return found
