"""Items put at the end of a list of targets.yaml, wherever that list stands and however it is
written; all other text stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from tracker.read.append import in_flow, item
from tracker.read.yaml_loader import LOADER
from tracker.read.yamltext import read_yaml

_LINE_END = re.compile("\r\n|[\n\r]")
_NOTHING = re.compile(r"\[[ \t]*\]")


def with_items(text: str, file: str, key: str, records: Sequence[Mapping[str, Any]]) -> str | None:
    """The text with records at the end of a top-level list, which need not be there yet; None where
    they cannot be put there so that it reads back as what was there and the records.
    """
    old = read_yaml(text, file)[0]
    root: Any = yaml.compose(text, Loader=LOADER) if old is not None else None
    if old is None or not isinstance(root, yaml.MappingNode):
        return None
    value = next((value for name, value in root.value if name.value == key), None)
    new = _put(text, root, value, key, records)
    read = read_yaml(new, file)[0] if new is not None else None
    before = old.plain()
    meant = before | {key: [*(before.get(key) or []), *records]}
    return new if read is not None and read.plain() == meant else None


def _put(
    text: str, root: Any, value: Any, key: str, records: Sequence[Mapping[str, Any]]
) -> str | None:
    """The text with the records; None for what is no list."""
    newline = "\r\n" if "\r\n" in text else "\n"
    if value is None and not root.flow_style:
        return f"{_whole(text, newline)}{key}:{newline}{_items(records, 2, newline)}"
    if isinstance(value, yaml.ScalarNode) and not value.value and not root.flow_style:
        at = _end_of_line(text, value.end_mark.index)
        return _between(text, at, _items(records, 2, newline), newline)
    if not isinstance(value, yaml.SequenceNode):
        return None
    start, end = value.start_mark.index, value.end_mark.index
    if value.value and value.flow_style:
        end = _end(value.value[-1])
        return f"{text[:end]}, {in_flow(records)[1:-1]}{text[end:]}"
    if value.value:
        indent = value.start_mark.column
        at = _behind_comments(text, _end_of_line(text, _end(value.value[-1])), indent)
        spaced = newline if _stands_apart(text, value.value[-1].start_mark) else ""
        more = "".join(spaced + item(one, indent, newline) for one in records)
        return _between(text, at, more, newline)
    if not _NOTHING.fullmatch(text[start:end]):
        return None
    if root.flow_style:
        return text[:start] + in_flow(records) + text[end:]
    head = text[:start].rstrip(" ")
    at = _end_of_line(head + text[end:], len(head))
    return _between(head + text[end:], at, _items(records, 2, newline), newline)


def _items(records: Sequence[Mapping[str, Any]], indent: int, newline: str) -> str:
    return "".join(item(one, indent, newline) for one in records)


def _between(text: str, at: int, more: str, newline: str) -> str:
    return _whole(text[:at], newline) + more + text[at:]


def _whole(text: str, newline: str) -> str:
    """A text that ends with the end of a line."""
    return text if not text or text.endswith(("\n", "\r")) else text + newline


def _end(node: Any) -> int:
    """Where the text of a node ends: the parser lets a block end where the next thing begins."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return int(node.end_mark.index)


def _end_of_line(text: str, at: int) -> int:
    """Where the line of a place ends, behind its line end; a place at the start of a line is the
    end of the one before.
    """
    if at and text[at - 1] in "\r\n":
        return at
    found = _LINE_END.search(text, at)
    return found.end() if found else len(text)


def _behind_comments(text: str, at: int, indent: int) -> int:
    """A place behind the comments that follow it and stand further in: they are the item's."""
    own = re.compile(rf"[ ]{{{indent + 1},}}#[^\r\n]*(?:\r\n|[\n\r]|$)")
    while found := own.match(text, at):
        at = found.end()
    return at


def _stands_apart(text: str, mark: Any) -> bool:
    """Whether a blank line stands above an item and its comments."""
    lines = text[: mark.index - mark.column].splitlines()
    while lines and lines[-1].lstrip().startswith("#"):
        lines.pop()
    return bool(lines) and not lines[-1].strip()
