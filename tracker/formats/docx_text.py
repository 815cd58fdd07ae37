"""Phrases as runs of a Word document: what is strong, links, the numbers of sources, fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.formats.site import link
from tracker.pages.blocks import STATUS_TONES, Phrase, Piece
from tracker.words.escape import one_line

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

BOLD_TONES = STATUS_TONES | {"strong", "alert"}
UNSEEN = ("drawing", "caption")


def add_phrase(to: Paragraph, said: Phrase, *, plain: bool = False) -> None:
    """The texts of a phrase; drawings are left out. `plain`: nothing is strong."""
    for piece in said:
        if not isinstance(piece, Piece) or piece.tone in UNSEEN:
            continue
        if piece.tone == "cited":
            add_cited(to, piece, raised=not plain)
        elif address := link(piece.link):
            _add_address(to, piece.text, address)
        else:
            run = to.add_run(one_line(piece.text))
            if piece.tone in BOLD_TONES and not plain:
                run.bold = True


def add_cited(to: Paragraph, piece: Piece, *, raised: bool) -> None:
    """The number of a source, leading to it."""
    leads = _element("hyperlink", anchor=_anchor(int(piece.link)), history="1")
    run = to.add_run(piece.text)
    run.font.superscript = raised or None
    leads.append(run._r)
    to._p.append(leads)


def mark_source(to: Paragraph, number: int) -> None:
    """The number of a source in the list of them, where the numbers lead."""
    start = _element("bookmarkStart", id=str(number), name=_anchor(number))
    to._p.append(start)
    to.add_run(f"[{number}] ")
    to._p.append(_element("bookmarkEnd", id=str(number)))


def add_field(to: Paragraph, code: str) -> None:
    """What Word works out where it stands: PAGE, the number of the page."""
    run = to.add_run()
    for kind in ("begin", "", "separate", "1", "end"):
        if kind in ("begin", "separate", "end"):
            run._r.append(_element("fldChar", fldCharType=kind))
        elif kind:
            run.add_text(kind)
        else:
            text = _element("instrText")
            text.text = code
            run._r.append(text)


def _add_address(to: Paragraph, text: str, address: str) -> None:
    """A text that leads to an address."""
    from docx.opc.constants import RELATIONSHIP_TYPE as KIND
    from docx.oxml.ns import qn

    leads = _element("hyperlink", history="1")
    leads.set(qn("r:id"), to.part.relate_to(address, KIND.HYPERLINK, is_external=True))
    run = to.add_run(one_line(text))
    run.style = "Hyperlink"
    leads.append(run._r)
    to._p.append(leads)


def _anchor(number: int) -> str:
    return f"source{number}"


def _element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
