"""YAML as text: a tree of nodes with places, every scalar as written, and what must not be in such
a file refused.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from tracker.problems.problem import Problem, Route, problem
from tracker.read import yaml_loader
from tracker.read.encoding import refused_text
from tracker.read.limits import MOST_DEEP, MOST_PASSAGE, MOST_TEXT, MOST_VALUES, Share, stopped
from tracker.read.yaml_errors import FULL_WIDTH_COLON, WIDE_SPACES, diagnose, unprintable
from tracker.read.yaml_repairs import plain_marks

_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_NODES = frozenset(
    {yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent}
)
_NO_KEYS: dict[str, tuple[int, int]] = {}  # of all that is no mapping
_SMART_QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』")


@dataclass(slots=True)
class Node:
    """A scalar (text, or None for an empty one), a mapping or a list, with line and column from 1.

    `empty` says that nothing at all stands there, not even null;
    `bad` says that something in it was refused already: an item that holds such a node is left out.
    """

    value: str | dict[str, Node] | list[Node] | None
    line: int
    column: int
    bad: bool = False
    flow: bool = False
    empty: bool = False
    keys: dict[str, tuple[int, int]] = field(default_factory=lambda: _NO_KEYS)

    def plain(self) -> Any:
        """The tree as dicts, lists, texts and None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def get(self, key: str) -> Node | None:
        """What stands behind a key; None where there is no such key, or no mapping."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def items(self) -> list[Node]:
        """The items of a list; none of what is no list."""
        return self.value if isinstance(self.value, list) else []

    def listed(self, key: str) -> list[Node]:
        """The items of the list behind a key; none where there is no such list."""
        node = self.get(key)
        return node.items() if node is not None else []

    def find(self, route: Route, on_key: bool = False) -> tuple[int, int]:
        """Line and column of a route; of what is missing, those of the nearest thing
        that is there.
        """
        node, place = self, (self.line, self.column)
        for step in route:
            if isinstance(node.value, dict) and isinstance(step, str) and step in node.value:
                key_place = node.keys[step]
                node = node.value[step]
                place = key_place if on_key and step == route[-1] else (node.line, node.column)
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                place = (node.line, node.column)
            else:
                break
        return place


def block_list(root: Node, key: str) -> int | None:
    """The column (from 0) of a list's dashes where a record can be spliced at the end of the text,
    else None.

    That is: a block list that is not empty and belongs to the last key of the file.
    """
    node = root.get(key)
    if (
        node is None
        or node.flow
        or not node.items()
        or root.flow
        or next(reversed(root.keys)) != key
    ):
        return None
    return node.column - 1


def read_yaml(
    text: str, file: str, share: Share | None = None
) -> tuple[Node | None, list[Problem]]:
    """The tree of a text, None where there is none to be had, and what is wrong with it; `share`
    counts its values.
    """
    if refused := refused_text(text, file) or unprintable(text, file, surrogates=True):
        return None, [refused]
    if text.startswith("%"):
        return None, [problem("F205", file, line=1, column=1, tag="%")]
    found: list[Problem] = []
    source = _Source(text)
    collecting = gc.isenabled()
    # tens of thousands of small nodes, all kept: the collector would only walk them again and again
    gc.disable()
    try:
        root = _build(source, file, found)
    except yaml.YAMLError as error:
        root = None
        said = diagnose(error, text, file)
        if not source.broken and not any(
            (one.code, one.line) == (said.code, said.line) for one in found
        ):
            found.append(said)
    finally:
        if share is not None:
            share.values += source.values
        if collecting:
            gc.enable()
    if source.broken:
        line, column = source.place
        return None, [
            *found,
            problem("F214", file, line=line, column=column, most=f"{MOST_PASSAGE:,}"),
        ]
    if root is None and not found:
        found.append(problem("F102", file, line=1, column=1))  # comments only
    return root, found


@dataclass(slots=True)
class _Source:
    """A text, handed to the parser piece by piece; it ends early, `broken`, where no value comes
    for too long.
    """

    text: str
    at: int = 0
    seen: int = 0
    place: tuple[int, int] = (1, 1)
    broken: bool = False
    values: int = 0

    def read(self, size: int) -> str:
        if self.at - self.seen > MOST_PASSAGE:
            self.broken = self.broken or not self.text[self.seen : self.at].isspace()
            self.seen = self.at
        start, self.at = self.at, self.at + size
        return "" if self.broken else self.text[start : self.at]

    def events(self) -> Iterator[Any]:
        source: Any = self  # the parser takes pieces of text as well as of bytes
        event: Any
        for event in yaml.parse(source, Loader=yaml_loader.LOADER):
            if self.broken:
                return
            self.seen = self.at
            self.place = (event.end_mark.line + 1, event.end_mark.column + 1)
            yield event


def _build(source: _Source, file: str, found: list[Problem]) -> Node | None:
    stack: list[tuple[Node, str | None]] = []
    root: Node | None = None
    documents = 0

    def refuse(code: str, node: Node, **facts: object) -> None:
        node.bad = True
        found.append(problem(code, file, line=node.line, column=node.column).saying(facts))

    for event in source.events():
        kind = type(event)
        if kind in _ENDS:
            closed, _ = stack.pop()
            if closed.bad and stack:
                stack[-1][0].bad = True
            continue
        mark = event.start_mark
        node = Node(None, mark.line + 1, mark.column + 1)
        if kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                refuse("F206", node)
                return None
        if kind not in _NODES:
            continue
        source.values += 1
        if source.values > MOST_VALUES:
            refuse("F215", node, most=f"{MOST_VALUES:,}")
            return None
        if stopped(found, file, line=node.line):
            return None
        if kind is yaml.AliasEvent or event.anchor is not None:
            refuse("F203", node, name=event.anchor)
        if kind is not yaml.AliasEvent and event.tag is not None:
            refuse("F205", node, tag=event.tag)
        if kind is yaml.ScalarEvent:
            node.value = _scalar(event, refuse, node, source.text)
        elif kind is yaml.MappingStartEvent:
            node.value = {}
            node.keys = {}
            node.flow = event.flow_style
        elif kind is yaml.SequenceStartEvent:
            node.value = []
            node.flow = event.flow_style
        if len(stack) > MOST_DEEP:
            refuse("F212", node, most=MOST_DEEP)
            return None

        if not stack:
            root = node
        else:
            parent, key = stack[-1]
            parent.bad = parent.bad or node.bad
            if isinstance(parent.value, list):
                parent.value.append(node)
            elif isinstance(parent.value, dict):
                if key is None:
                    stack[-1] = (parent, _key(event, node, parent, refuse, source.text))
                    if isinstance(node.value, (dict, list)):
                        stack.append((node, None))
                    continue
                parent.value[key] = node
                stack[-1] = (parent, None)
        if isinstance(node.value, (dict, list)):
            stack.append((node, None))
    return root


def _scalar(event: Any, refuse: Any, node: Node, text: str) -> str | None:
    """The text as written, None for an empty one.

    What begins its own line was meant to be a key.
    """
    value: str = event.value
    if len(value) > MOST_TEXT:
        refuse("F214", node, most=f"{MOST_TEXT:,}")
    elif not event.style:  # the C parser says "" where the Python one says None
        if value in ("", "~", "null", "Null", "NULL"):
            node.empty = not value
            return None
        if value[0] in "“‘「『" and _SMART_QUOTED.fullmatch(value):
            refuse("F211", node, text=value[:40])
        elif (
            "：" in value and FULL_WIDTH_COLON.match(value) and _begins_line(event.start_mark, text)
        ):
            _refuse_colon(value.split("\n")[0], node, refuse)
    return value


def _refuse_colon(text: str, node: Node, refuse: Any) -> None:
    """F208, with the text as it was meant."""
    refuse("F208", node, text=text[:40], write=plain_marks(text[:80]))


def _begins_line(mark: Any, text: str) -> bool:
    return mark.column < MOST_TEXT and not text[mark.index - mark.column : mark.index].strip(" -")


def _key(event: Any, node: Node, parent: Node, refuse: Any, text: str) -> str:
    """The name under which the next value is kept; a key that is refused gets one that no field
    has.
    """
    mark = event.start_mark
    assert isinstance(parent.value, dict)
    name = node.value
    if not isinstance(name, str):
        if not node.bad:
            refuse("F207", node)
    elif (
        text[mark.index - 1 : mark.index] == "?"
    ):  # in braces libyaml takes ?key for a key named key
        refuse("F207", node)
    elif name.startswith("\0"):  # the names of refused keys begin so
        refuse("F213", node)
    elif name == "<<" and not event.style:
        refuse("F204", node)
    elif "：" in name and FULL_WIDTH_COLON.match(name):
        _refuse_colon(name, node, refuse)
    elif name[:1] in WIDE_SPACES and name:
        refuse("F209", node, key=name.strip(WIDE_SPACES))
    elif name in parent.value:
        refuse("F202", node, key=name[:60], first=parent.keys[name][0])
    elif not node.bad:
        parent.keys[name] = (node.line, node.column)
        return name
    parent.bad = True
    refused = f"\0{len(parent.value)}"
    parent.keys[refused] = (node.line, node.column)
    return refused
