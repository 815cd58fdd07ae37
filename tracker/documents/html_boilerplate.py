"""How much text each part of a web page holds, and which parts are menus, footers or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_OUT = {
    "script", "style", "noscript", "template", "nav", "footer", "aside", "iframe", "object", "svg",
    "select", "button", "textarea", "head", "dialog", "canvas", "audio", "video", "map", "rt", "rp",
}  # fmt: skip
_BLOCKS = {
    "div", "ul", "ol", "dl", "table", "td", "section", "header", "p",
}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOILERPLATE = re.compile(
    r"(?:^|[-_ ])(?:nav(?:bar|igation)?|menu|foot(?:er)?|copyright|bread-?crumbs?|crumbs?"
    r"|share|sidebar|toolbar|pagination|friend-?links?|weizhi|position)(?:$|[-_ \d])",
    re.IGNORECASE,
)
_IMPRINT = re.compile(r"版权所有|ICP备|网安备|网站标识码|all rights reserved", re.IGNORECASE)
_SMALL = 0.3  # a menu or footer is never more than this share of its page
_LINKS = 0.7  # of a list of links, as share of its text


@dataclass(frozen=True, slots=True)
class Weights:
    """For parts of a page by `mem_id`: characters that are kept, and the parts that are
    left out.
    """

    sizes: dict[int, int]
    out: frozenset[int]

    def kept(self, node: LexborNode) -> int:
        """The characters that an element holds, without those left out."""
        return self.sizes.get(node.mem_id, 0)


def events(root: LexborNode, out: frozenset[int] | set[int]) -> Iterator[tuple[LexborNode, bool]]:
    """Every node under a root as it is entered (True) and left, without those left out and what is
    in them.
    """
    node, top = root, root.mem_id
    while True:
        entered = node.mem_id not in out
        if entered:
            yield node, True
        child = node.child if entered else None
        if child is not None:
            node = child
            continue
        if entered:
            yield node, False
        while node.mem_id != top and node.next is None:
            parent = node.parent
            assert parent is not None
            node = parent
            yield node, False
        if node.mem_id == top or node.next is None:
            return
        node = node.next


def weigh(body: LexborNode) -> Weights:
    """First what is never text, then what looks like a menu or an imprint by its words, its name or
    its links.
    """
    hidden = {node.mem_id for node, entered in _plain(body) if entered and _is_hidden(node)}
    sizes, links, suspects = _sizes(body, hidden)
    whole = sizes[body.mem_id]
    out = set(hidden)
    for ident, (named, imprint) in suspects.items():
        size, (linked, count) = sizes[ident], links.get(ident, (0, 0))
        listing = count >= 3 and linked >= _LINKS * size
        if size <= _SMALL * whole and (
            listing or (imprint and size <= 600) or (named and size <= 600)
        ):
            out.add(ident)
    return Weights(_sizes(body, out)[0], frozenset(out))


def _plain(body: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    return events(body, frozenset())


def _is_hidden(node: LexborNode) -> bool:
    if node.tag in _OUT or node.is_comment_node:
        return node.tag != "body"
    if not node.is_element_node:
        return False
    said = node.attributes
    return (
        "hidden" in said
        or said.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(said.get("style") or ""))
    )


def _sizes(
    body: LexborNode, out: set[int]
) -> tuple[dict[int, int], dict[int, tuple[int, int]], dict[int, tuple[bool, bool]]]:
    """For each element its characters; those in links and how many links; and whether name or words
    are suspect.
    """
    sizes: dict[int, int] = {}
    links: dict[int, tuple[int, int]] = {}
    suspects: dict[int, tuple[bool, bool]] = {}
    stack: list[list[int]] = [[0, 0, 0, 0]]  # characters, of them in links, links, imprints
    for node, entered in events(body, out):
        if node.is_text_node:
            if entered:
                words = node.text_content or ""
                stack[-1][0] += len("".join(words.split()))
                stack[-1][3] += bool(_IMPRINT.search(words))
        elif entered:
            stack.append([0, 0, 0, 0])
        else:
            size, linked, count, imprints = stack.pop()
            if node.tag == "a":
                linked, count = size, 1
            sizes[node.mem_id], links[node.mem_id] = size, (linked, count)
            if node.tag in _BLOCKS and size:
                said = node.attributes
                named = f"{said.get('class') or ''} {said.get('id') or ''}"
                suspects[node.mem_id] = (bool(_BOILERPLATE.search(named)), imprints > 0)
            above = stack[-1]
            for place, value in enumerate((size, linked, count, imprints)):
                above[place] += value
    return sizes, links, suspects
