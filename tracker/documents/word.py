"""Word: paragraphs and tables in order, by python-docx.

The package is opened by python-docx; the text is gathered from its XML, since `paragraph.text`
leaves out what stands in smart tags, content controls and tracked insertions, where the figures of
office documents often are.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tracker.documents.document import Document
from tracker.documents.lines import join_pieces, raised, row_of
from tracker.documents.package import read_parts
from tracker.problems.problem import Refused

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_NOTES = ("footnotes", "endnotes")
# deleted, moved away, the second copy of a drawing, a reading above a character
_LEFT_OUT = {
    f"{_W}del", f"{_W}moveFrom", f"{_W}rt", f"{_W}rPr", f"{_W}pPr", f"{_W}txbxContent",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_OFF = ("0", "false", "off")


def read_docx(name: str, content: bytes) -> Document:
    """The body, then foot- and endnotes; headers, footers, list numbers and deleted text are left
    out.
    """
    read_parts(content, only=(".xml", ".rels"))
    from docx import Document as open_docx
    from docx.oxml import parse_xml

    try:
        package = open_docx(BytesIO(content))
        roots: list[Any] = [package.element.body]
        for kind in _NOTES:
            own = (one for one in package.part.rels.values() if one.reltype.endswith(f"/{kind}"))
            parts = {part.partname: part for part in (one.target_part for one in own)}
            roots += [parse_xml(part.blob) for part in parts.values()]
    except (ModuleNotFoundError, MemoryError):
        raise
    except (
        Exception
    ) as error:  # what is wrong with a package shows as anything from KeyError to XMLSyntaxError
        raise Refused("D104", words=type(error).__name__) from None
    lines = [line for root in roots for line in _lines(root)]
    text = "".join(f"{line}\n" for line in lines if line and not line.isspace())
    return Document(name, text, title=_title(roots[0]))


def _lines(parent: Element) -> Iterator[str]:
    """Each paragraph and each row of a table, in order; what stands in a text box follows its
    paragraph.
    """
    for child in parent:
        if child.tag == f"{_W}p":
            yield from "".join(_pieces(child, [""])).split("\n")
            for box in child.iter(f"{_W}txbxContent"):
                if not any(one.tag in _LEFT_OUT and one is not box for one in _between(box, child)):
                    yield from _lines(box)
        elif child.tag == f"{_W}tbl":
            yield from (row_of(cells) for cells in _rows(child))
        elif child.tag not in _LEFT_OUT:
            yield from _lines(child)


def _between(inner: Element, outer: Element) -> Iterator[Element]:
    """What holds `inner` up to `outer`, from the inside."""
    one = inner.getparent()
    while one is not None and one is not outer:
        yield one
        one = one.getparent()


def _rows(table: Element) -> Iterator[list[str]]:
    """The cells of each row; a merged cell stands once, with empty ones where it reaches, so that
    columns agree.
    """
    for line in _within(table, f"{_W}tr", stop=f"{_W}tbl"):
        cells = [""] * _number(line, f"./{_W}trPr/{_W}gridBefore")
        for cell in _within(line, f"{_W}tc", stop=f"{_W}tbl"):
            merged = cell.find(f"./{_W}tcPr/{_W}vMerge")
            continued = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
            cells.append("" if continued else join_pieces(_lines(cell)))
            cells += [""] * min(_number(cell, f"./{_W}tcPr/{_W}gridSpan") - 1, 64)
        yield cells


def _within(parent: Element, tag: str, *, stop: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those in content controls and tracked changes,
    not those deeper.
    """
    for child in parent:
        if child.tag == tag:
            if child.find(f"./{_W}trPr/{_W}del") is None:
                yield child
        elif child.tag != stop and child.tag not in _LEFT_OUT:
            yield from _within(child, tag, stop=stop)


def _number(parent: Element, path: str) -> int:
    found = parent.find(path)
    value = "" if found is None else str(found.get(f"{_W}val", ""))
    return min(int(value), 64) if value.isascii() and value.isdecimal() else 0


def _pieces(parent: Element, last: list[str]) -> Iterator[str]:
    """The text of a paragraph piece by piece; `last` holds the piece before."""
    for child in parent:
        if child.tag in _LEFT_OUT or (child.tag == f"{_W}r" and _is(child, "vanish")):
            continue
        if child.tag in (f"{_W}t", f"{_M}t"):
            piece = str(child.text or "")
        elif (piece := _MARKS.get(str(child.tag), "")) == "":
            if child.tag == f"{_M}sup" or (child.tag == f"{_W}r" and _raised(child)):
                piece = raised(last[0], "".join(_pieces(child, [""])))
            else:
                yield from _pieces(child, last)
                continue
        last[0] = piece or last[0]
        yield piece


def _is(run: Element, name: str) -> bool:
    found = run.find(f"./{_W}rPr/{_W}{name}")
    return found is not None and found.get(f"{_W}val") not in _OFF


def _raised(run: Element) -> bool:
    found = run.find(f"./{_W}rPr/{_W}vertAlign")
    return found is not None and found.get(f"{_W}val") == "superscript"


def _title(body: Element) -> str | None:
    """The first paragraph of the style Title."""
    for paragraph in body.iterchildren(f"{_W}p"):
        style = paragraph.find(f"./{_W}pPr/{_W}pStyle")
        if style is not None and str(style.get(f"{_W}val")).lower() in ("title", "标题"):
            return join_pieces("".join(_pieces(paragraph, [""])).split("\n")) or None
    return None
