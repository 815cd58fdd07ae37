"""targets.yaml at a glance, for shell completion: what things are called, by a light scan that
needs no library.

Block items and `- {…}` items are understood. What is written in another way is not found; nothing
is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LISTS = ("plans", "indicators", "targets")
_COMMENT = re.compile(r"^[ \t]*#.*\n?", re.MULTILINE)
_TOP = re.compile(rf"^({'|'.join(_LISTS)}|language|thresholds):", re.MULTILINE)
_ITEM = re.compile(r"^( *)-( +)", re.MULTILINE)
_SCALAR = r"""'(?:[^'\n]|'')*'|"(?:[^"\\\n]|\\.)*"|[^\s,\[\]{}'"#][^,\[\]{}\n]*"""
_PIECE = rf"\{{[^{{}}]*\}}|\[[^\[\]]*\]|{_SCALAR}"


class Item(NamedTuple):
    """An item of a list: its id, names and aliases, section and owners, as far as it has them."""

    id: str
    names: dict[str, str]
    aliases: list[str]
    section: str
    owners: list[str]


def scan_names(text: str, name: str) -> list[Item]:
    """The items of one of LISTS that have an id."""
    parts = _TOP.split(_COMMENT.sub("", text.replace("\r\n", "\n")))
    body = dict(zip(parts[1::2], parts[2::2], strict=True)).get(name, "")
    return [item for item in map(_item, _items(body)) if item.id]


def _items(body: str) -> Iterator[tuple[str, int]]:
    """Each item's text behind its dash, and the column of its keys."""
    first = _ITEM.search(body)
    if first is None:
        return
    starts = [found for found in _ITEM.finditer(body) if found[1] == first[1]]
    ends = [found.start() for found in starts[1:]] + [len(body)]
    for start, end in zip(starts, ends, strict=True):
        yield body[start.end() : end], len(start[0])


def _item(item: tuple[str, int]) -> Item:
    text, column = item
    value = _in_flow if text.startswith("{") else _in_block
    names = _names(value(text, "name", column))
    return Item(
        _text(value(text, "id", column)),
        names,
        _texts(value(text, "aliases", column)),
        _text(value(text, "section", column)),
        _texts(value(text, "owners", column)),
    )


def _in_flow(text: str, key: str, column: int) -> str:
    del column
    found = re.search(rf"[{{,]\s*{key}:\s+({_PIECE})", text)
    return found[1] if found else ""


def _in_block(text: str, key: str, column: int) -> str:
    """A key's value with the lines that belong to it: those further in, and dashes
    right below it.
    """
    found = re.search(
        rf"(?:\A|\n {{{column}}}){key}:[ \t]*(.*(?:\n {{{column}}}(?: |- ).*)*)", text
    )
    return found[1] if found else ""


def _names(value: str) -> dict[str, str]:
    if value.startswith("{"):
        return {
            found[1]: _text(found[2])
            for found in re.finditer(rf"\b(zh|en):\s+({_SCALAR})", value.split("}")[0])
        }
    if value.startswith(("\n", "#")):
        return {
            found[1]: _text(found[2]) for found in re.finditer(r"\n +(zh|en):[ \t]+(.*)", value)
        }
    return {"zh": _text(value)}


def _texts(value: str) -> list[str]:
    if value.startswith("["):
        return [_text(found[0]) for found in re.finditer(_SCALAR, value.split("]")[0])]
    return [_text(found[1]) for found in re.finditer(r"\n *- +(.*)", value)]


def _text(written: str) -> str:
    """A scalar's text; of what is quoted with escapes, nothing."""
    plain = written.partition("\n")[0].strip()
    if plain.startswith("'"):
        found = re.match(r"'((?:[^']|'')*)'", plain)
        return found[1].replace("''", "'") if found else ""
    if plain.startswith('"'):
        found = re.match(r'"([^"\\]*)"', plain)
        return found[1] if found else ""
    return re.split(r"\s#", plain)[0].strip()
