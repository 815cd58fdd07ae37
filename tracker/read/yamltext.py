"""YAML as text: a tree of nodes with places, every scalar as written, and what must not be in such a file refused."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from tracker.core.problem import Problem, Route, problem
from tracker.read.encoding import refused_text

MOST_DEEP = 40
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FULL_WIDTH_COLON = re.compile(r"\s*(?:- +)?[A-Za-z_][\w-]*\s*：")
_WIDE_SPACES = "\u3000\u00a0\u2002\u2003\u2009\ufeff"
_UNPRINTABLE = yaml.reader.Reader.NON_PRINTABLE
_SMART_QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』")


@dataclass(slots=True)
class Node:
    """A scalar (text, or None for an empty one), a mapping or a list, with line and column from 1.

    `bad` says that something in it was refused already: an item that holds such a node is left out.
    """

    value: str | dict[str, Node] | list[Node] | None
    line: int
    column: int
    bad: bool = False
    flow: bool = False
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)

    def plain(self) -> Any:
        """The tree as dicts, lists, texts and None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def get(self, key: str) -> Node | None:
        return self.value.get(key) if isinstance(self.value, dict) else None

    def items(self) -> list[Node]:
        return self.value if isinstance(self.value, list) else []

    def find(self, route: Route, on_key: bool = False) -> tuple[int, int]:
        """Line and column of a route; of what is missing, those of the nearest thing that is there."""
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
    """The column (from 0) of a list's dashes where a record can be spliced at the end of the text, else None.

    That is: a block list that is not empty and belongs to the last key of the file.
    """
    node = root.get(key)
    if node is None or node.flow or not node.items() or root.flow or next(reversed(root.keys)) != key:
        return None
    return node.column - 1


def read_yaml(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a text, None where there is none to be had, and what is wrong with it."""
    if refused := refused_text(text, file):
        return None, [refused]
    if text.startswith("%"):
        return None, [problem("F205", file, line=1, column=1, tag="%")]
    found: list[Problem] = []
    collecting = gc.isenabled()
    gc.disable()  # tens of thousands of small nodes, all kept: the collector would only walk them again and again
    try:
        root = _build(text, file, found)
    except yaml.YAMLError as error:
        said = _diagnose(error, text, file)
        if not any((one.code, one.line) == (said.code, said.line) for one in found):
            found.append(said)
        root = None
    finally:
        if collecting:
            gc.enable()
    if root is None and not found:
        found.append(problem("F102", file, line=1, column=1))  # comments only
    return root, found


def _build(text: str, file: str, found: list[Problem]) -> Node | None:
    stack: list[tuple[Node, str | None]] = []
    root: Node | None = None
    documents = 0
    lines = text.split("\n") if "：" in text else []

    def refuse(code: str, mark: Any, **facts: object) -> None:
        found.append(problem(code, file, line=mark.line + 1, column=mark.column + 1).saying(facts))

    for event in _events(text):
        kind = type(event)
        if kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                refuse("F206", event.start_mark)
                return None
        if kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            closed, _ = stack.pop()
            if closed.bad and stack:
                stack[-1][0].bad = True
            continue
        if kind not in (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent):
            continue
        mark = event.start_mark
        node = Node(None, mark.line + 1, mark.column + 1)
        if kind is yaml.AliasEvent or event.anchor is not None:
            refuse("F203", mark, name=event.anchor)
            node.bad = True
        if kind is not yaml.AliasEvent and event.tag is not None:
            refuse("F205", mark, tag=event.tag)
            node.bad = True
        if kind is yaml.ScalarEvent:
            node.value = _scalar(event, refuse, node, lines)
        elif kind is yaml.MappingStartEvent:
            node.value = {}
            node.flow = event.flow_style
        elif kind is yaml.SequenceStartEvent:
            node.value = []
            node.flow = event.flow_style
        if len(stack) > MOST_DEEP:
            refuse("F212", mark, most=MOST_DEEP)
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
                    stack[-1] = (parent, _key(event, node, parent, refuse))
                    if isinstance(node.value, (dict, list)):
                        stack.append((node, None))
                    continue
                parent.value[key] = node
                stack[-1] = (parent, None)
        if isinstance(node.value, (dict, list)):
            stack.append((node, None))
    return root


def _events(text: str) -> Iterator[Any]:
    return yaml.parse(text, Loader=_Loader)


def _scalar(event: Any, refuse: Any, node: Node, lines: list[str]) -> str | None:
    """The text as written, None for an empty one. What begins its own line was meant to be a key."""
    value: str = event.value
    if not event.style:  # the C parser says "" where the Python one says None
        if value in ("", "~", "null", "Null", "NULL"):
            return None
        if value[0] in "“‘「『" and _SMART_QUOTED.fullmatch(value):
            refuse("F211", event.start_mark, text=value[:40])
            node.bad = True
        elif "：" in value and _FULL_WIDTH_COLON.match(value) and _begins_line(event.start_mark, lines):
            refuse("F208", event.start_mark, text=value.split("\n")[0][:40])
            node.bad = True
    return value


def _begins_line(mark: Any, lines: list[str]) -> bool:
    return mark.line < len(lines) and not lines[mark.line][: mark.column].strip(" -")


def _key(event: Any, node: Node, parent: Node, refuse: Any) -> str:
    """The name under which the next value is kept; a key that is refused gets one that no field has."""
    mark = event.start_mark
    assert isinstance(parent.value, dict)
    name = node.value
    if not isinstance(name, str):
        if not node.bad:
            refuse("F207", mark)
    elif name == "<<" and not event.style:
        refuse("F204", mark)
    elif "：" in name and _FULL_WIDTH_COLON.match(name):
        refuse("F208", mark, text=name[:40])
    elif name[:1] in _WIDE_SPACES and name:
        refuse("F209", mark, key=name.strip(_WIDE_SPACES))
    elif name in parent.value:
        refuse("F202", mark, key=name[:60], first=parent.keys[name][0])
    elif not node.bad:
        parent.keys[name] = (mark.line + 1, mark.column + 1)
        return name
    parent.bad = True
    refused = f"\0{len(parent.value)}"
    parent.keys[refused] = (mark.line + 1, mark.column + 1)
    return refused


def _diagnose(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """What is really wrong where the parser gave up: the usual slips of a Chinese keyboard first."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.splitlines()
    if mark is None:
        odd = _UNPRINTABLE.search(text)
        position = odd.start() if odd else 0
        return problem(
            "F213", file, line=text.count("\n", 0, position) + 1, column=position - text.rfind("\n", 0, position)
        )
    for number in (mark.line, mark.line - 1, mark.line + 1, mark.line - 2):
        if not 0 <= number < len(lines):
            continue
        content = lines[number]
        lead = content[: len(content) - len(content.lstrip())]
        if "\t" in lead and content.strip():
            return problem("F210", file, line=number + 1, column=lead.index("\t") + 1)
        if any(c in lead for c in _WIDE_SPACES) and content.strip():
            at = min(lead.index(c) for c in _WIDE_SPACES if c in lead)
            return problem("F209", file, line=number + 1, column=at + 1, key=content.strip()[:40])
        if _FULL_WIDTH_COLON.match(content):
            return problem("F208", file, line=number + 1, column=content.index("：") + 1, text=content.strip()[:40])
    words = getattr(error, "problem", None) or str(error).splitlines()[0]
    return problem("F201", file, line=mark.line + 1, column=mark.column + 1, words=words)
