"""The fonts that pdfium gets: none of the machine's, so that a PDF's text is the same everywhere.

A PDF may name a font and not hold it. pdfium then asks the system for it, and leaves out a
character whose glyph has no width. Here it gets a box for every character, or, for the fonts that
every PDF reader has, its own outlines.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tracker.documents.box_font import BOX

_STANDARD = (
    b"Courier",
    b"Helvetica",
    b"Times",
)  # without widths in the PDF: pdfium's own outlines have them
_kept: list[Any] = []  # what pdfium calls lives as long as the process
_boxes_only = False


def use_own_fonts() -> None:
    """From now on pdfium asks for fonts here, not the system; once for a process."""
    if _kept:
        return
    from pypdfium2 import raw

    as_pdfium_calls = dict(raw.FPDF_SYSFONTINFO._fields_)
    calls = {
        "Release": lambda _: None,
        "EnumFonts": lambda _, __: None,
        "MapFont": lambda _, __, ___, ____, _____, name, ______: _find(ctypes.string_at(name)),
        "GetFont": lambda _, __: None,
        "GetFontData": lambda _, __, table, buffer, size: _data(table, buffer, size),
        "GetFaceName": lambda _, __, ___, ____: 0,
        "GetFontCharset": lambda _, __: raw.FXFONT_DEFAULT_CHARSET,
        "DeleteFont": lambda _, __: None,
    }
    info = raw.FPDF_SYSFONTINFO(
        version=1, **{name: as_pdfium_calls[name](call) for name, call in calls.items()}
    )
    _kept.append(info)
    raw.FPDF_SetSystemFontInfo(ctypes.byref(info))


@contextmanager
def boxes_only() -> Iterator[None]:
    """Documents opened within have a box for every character of every font that they do
    not hold.
    """
    global _boxes_only
    _boxes_only = True
    try:
        yield
    finally:
        _boxes_only = False


def _find(name: bytes) -> int | None:
    """A handle of the box; None, and pdfium takes its own font."""
    return None if name.partition(b"-")[0] in _STANDARD and not _boxes_only else 1


def _data(table: int, buffer: Any, size: int) -> int:
    """The file of the box, into a buffer that has room for it; 0 for a single table, which is not
    asked for.
    """
    if table:
        return 0
    if buffer and size >= len(BOX):
        ctypes.memmove(buffer, BOX, len(BOX))
    return len(BOX)
