"""Web pages: what the page is about, its tables kept, menus, footers, scripts and hidden parts left
out.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.documents.document import Document
from tracker.documents.encoding import decode_document
from tracker.documents.html_boilerplate import Weights, weigh
from tracker.documents.html_lines import write_lines
from tracker.problems.problem import Refused

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MOST_DEEP = 2_000  # the parser's time grows with the square of the depth
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_FLAT = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option",
    "html", "head", "body", "script", "style",
}  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})[-/年.](\d{1,2})(?:[-/月.](\d{1,2}))?")
_TITLES = ("articletitle", "og:title")
_PUBLISHED = ("pubdate", "publishdate", "article:published_time", "firstpublishedtime")
# where Chinese government sites and content systems keep the text of an article
_EDITORS = (
    ".TRS_Editor, .TRS_UEDITOR, .trs_editor_view, #UCAP-CONTENT, #zoom, #Zoom, .pages_content, "
    ".article-content"
)
_ARTICLES = "article, main, [role=main], .article, .content, #content"


def read_html(name: str, content: bytes) -> Document:
    """The visible text of a page's main part; a block or a table's row is a line."""
    from selectolax.lexbor import LexborHTMLParser

    declared = _CHARSET.search(content[:8192])
    text, encoding = decode_document(content, declared[1].decode() if declared else "")
    _check_depth(text)
    tree = LexborHTMLParser(text.replace("\0", ""))
    if tree.body is None:
        raise Refused("D106")
    weights = weigh(tree.body)
    lines = write_lines(_main(tree, weights), weights)
    return Document(
        name,
        "".join(f"{line}\n" for line in lines),
        title=_title(tree),
        published=_published(tree),
        encoding=encoding,
    )


def _check_depth(text: str) -> None:
    """Refused (D104) for what nests deeper than any page does, before the parser spends its minutes
    on it.
    """
    deep = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() not in _FLAT:
            deep = max(deep - 1, 0) if tag[1] else deep + 1
            if deep > _MOST_DEEP:
                raise Refused("D104", words=f"HTML > {_MOST_DEEP:,}")


def _main(tree: LexborHTMLParser, weights: Weights) -> LexborNode:
    """The part that holds the article where it surely is one: most of what is not boilerplate; else
    the whole page.
    """
    body = tree.body
    assert body is not None
    whole = weights.kept(body)
    for selector, share in ((_EDITORS, 0.5), (_ARTICLES, 0.8)):
        found = max(tree.css(selector), key=weights.kept, default=body)
        if weights.kept(found) >= share * whole:
            return found
    return body


def _metas(tree: LexborHTMLParser, names: tuple[str, ...]) -> list[str]:
    """What the page's meta elements of these names say, in the order of the names."""
    said: dict[str, str] = {}
    for meta in tree.css("meta[content]"):
        key = meta.attributes.get("name") or meta.attributes.get("property") or ""
        said.setdefault(key.lower(), (meta.attributes.get("content") or "").strip())
    return [said[name] for name in names if said.get(name)]


def _title(tree: LexborHTMLParser) -> str | None:
    headings = [" ".join(one.text().split()) for one in tree.css("h1")]
    named = [" ".join(one.text().split()) for one in tree.css("head > title")]
    found = [*_metas(tree, _TITLES), *(headings if len(headings) == 1 else []), *named]
    return next(filter(None, found), None)


def _published(tree: LexborHTMLParser) -> str | None:
    """The day in the page's own meta elements, or in its only `time`; null where two of them
    differ.
    """
    times = [one.attributes.get("datetime") or "" for one in tree.css("time[datetime]")]
    for said in (_metas(tree, _PUBLISHED), times):
        days = [_DAY.search(one) for one in said]
        found = ["-".join(part.zfill(2) for part in day.groups() if part) for day in days if day]
        if found:
            return found[0] if all(one == other for one, other in pairwise(found)) else None
    return None
