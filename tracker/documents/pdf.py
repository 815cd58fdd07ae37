"""PDF: the text layer as lines by position, by pypdfium2; a scan has none, and is refused."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from math import pi
from typing import TYPE_CHECKING, Any
from unicodedata import category

from tracker.documents.document import Document
from tracker.documents.fonts import boxes_only, use_own_fonts
from tracker.documents.lines import raised
from tracker.documents.pdf_layout import APART, GlyphRun, set_lines
from tracker.documents.pdf_margins import margins
from tracker.documents.radicals import RADICALS
from tracker.problems.problem import Refused

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 5_000
MOST_CHARACTERS = 3_000_000
_UNREADABLE = 0.3
_NO_WIDTH = 0.01  # of a page's units, where pdfium leaves an object out
_BLANK = {"Zs", "Zl", "Zp", "Cc", "Cf"}  # categories of characters that draw nothing
_HYPHEN = 0x02  # how pdfium gives a hyphen at the end of a line
_Glyph = tuple[str, float, float, float, float]  # character, left, right, baseline, height


def read_pdf(name: str, content: bytes) -> Document:
    """Each page in reading order; page numbers and heads that most pages repeat are in
    `skipped`.
    """
    import pypdfium2

    use_own_fonts()
    try:
        with pypdfium2.PdfDocument(BytesIO(content)) as book:
            pages, pictures, doubtful = _pages(book)
        if doubtful:
            _refuse_what_is_left_out(content, doubtful)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise Refused("D103" if locked else "D104", words="PDF") from None
    characters = "".join(line for page in pages for line in page)
    odd = sum(not (c.isprintable() or c in "\t\u3000\u00a0") for c in characters)
    if not characters.strip() or odd > _UNREADABLE * len(characters):
        raise Refused("D105", pages=str(len(pages)))
    texts = ["".join(f"{line}\n" for line in page) for page in pages]
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text))
    skipped = []
    for start, page, numbers in zip(starts, pages, margins(pages), strict=True):
        for number in sorted(numbers):
            at = start + sum(len(line) + 1 for line in page[:number])
            skipped.append((at, at + len(page[number])))
    return Document(
        name,
        "".join(texts),
        pages=tuple(starts),
        wrapped=True,
        skipped=tuple(skipped),
        pictures=tuple(pictures),
    )


def _pages(book: PdfDocument) -> tuple[list[list[str]], list[int], dict[int, list[int]]]:
    """The lines of every page, the numbers of those that hold pictures and no text, and by page
    `_left_out`.
    """
    from pypdfium2 import raw

    if len(book) > MOST_PAGES:
        raise Refused("D107", most=f"{MOST_PAGES:,}")
    pages, pictures, doubtful, total = [], [], {}, 0
    for number in range(len(book)):
        page = book[number]
        text = page.get_textpage()
        total += text.count_chars()
        if total > MOST_CHARACTERS:
            raise Refused("D107", most=f"{MOST_CHARACTERS:,}")
        lines = set_lines(list(_runs(_upright(text.raw, text.count_chars()))))
        if (
            not lines
            and next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), None)
            is not None
        ):
            pictures.append(number + 1)
        if left_out := _left_out(page):
            doubtful[number] = left_out
        pages.append(lines)
        text.close()
        page.close()
    return pages, pictures, doubtful


def _left_out(page: PdfPage) -> list[int]:
    """Which of a page's text objects pdfium left out for want of width, in fonts that the PDF does
    not hold.

    Most of them are spaces.
    """
    from pypdfium2 import raw

    texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    thin = ((number, one.raw) for number, one in enumerate(texts) if _width(one.raw) < _NO_WIDTH)
    return [
        number
        for number, one in thin
        if not raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(one))
    ]


def _width(page_object: Any) -> float:
    from pypdfium2 import raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(page_object, left, bottom, right, top)
    return right.value - left.value


def _said(page_object: Any, text: Any) -> str:
    from pypdfium2 import raw

    size = raw.FPDFTextObj_GetText(page_object, text, None, 0)  # in bytes, with a NUL at the end
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFTextObj_GetText(page_object, text, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").removesuffix("\0")


def _refuse_what_is_left_out(content: bytes, doubtful: dict[int, list[int]]) -> None:
    """Look at the objects in question once more, with a box for each character.

    Raises Refused for one that is no blank, and for one that still has no width: nobody knows its
    character.
    """
    import pypdfium2
    from pypdfium2 import raw

    with boxes_only(), pypdfium2.PdfDocument(BytesIO(content)) as book:
        for number, left_out in doubtful.items():
            page = book[number]
            text = page.get_textpage()
            objects = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))
            for one in (objects[at] for at in left_out):
                said = "?" if _width(one.raw) < _NO_WIDTH else _said(one.raw, text.raw)
                if any(category(character) not in _BLANK for character in said):
                    raise Refused("D110", page=str(number + 1), text=said)
            text.close()
            page.close()


def _upright(text: Any, count: int) -> list[_Glyph]:
    """The characters of a page that run in its main direction, turned so that this is from left to
    right.
    """
    from pypdfium2 import raw

    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    turns: Counter[int] = Counter()
    found: list[tuple[int | None, str, tuple[float, float], tuple[float, float, float, float]]] = []
    high = 0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        character = (
            "-"
            if code == _HYPHEN
            else chr(code)
            if 32 <= code <= 0x10FFFF or code in (9, 10, 13)
            else "\ufffd"
        )
        if raw.FPDFText_IsGenerated(text, index) == 1:
            found.append((None, character, (0.0, 0.0), (0.0, 0.0, 0.0, 0.0)))
            continue
        turn = raw.FPDFText_GetCharAngle(text, index) * 2 / pi
        if abs(turn - round(turn)) > 0.05:  # a watermark across the page
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        turns[round(turn) % 4] += 1
        found.append(
            (
                round(turn) % 4,
                character,
                (x.value, y.value),
                (box.left, box.right, box.bottom, box.top),
            )
        )
    main = turns.most_common(1)[0][0] if turns else 0
    return [
        _turned(main, character, origin, box)
        for turn, character, origin, box in found
        if turn in (None, main)
    ]


def _turned(
    turn: int, character: str, origin: tuple[float, float], box: tuple[float, float, float, float]
) -> _Glyph:
    """A character in the frame of its own direction, given in quarters of a turn clockwise."""
    left, right, bottom, top = box
    match turn:
        case 0:
            return character, left, right, origin[1], top - bottom
        case 1:
            return character, -top, -bottom, origin[0], right - left
        case 2:
            return character, -right, -left, -origin[1], top - bottom
        case _:
            return character, bottom, top, -origin[0], right - left


def _runs(glyphs: list[_Glyph]) -> Iterator[GlyphRun]:
    """Characters that follow each other on a line without a wide gap; raised digits are marked as
    such.
    """
    run: GlyphRun | None = None
    high = gap = ""
    for character, left, right, base, height in glyphs:
        if height <= 0:  # a space or an end of line that pdfium puts in between
            gap = gap or (" " if character == " " else "")
            continue
        if character.isspace() and character != "\u3000":
            gap = " "
            continue
        character = character.translate(RADICALS)
        if run is not None:
            rise, near = base - run.base, -0.6 * run.height < left - run.right < APART * run.height
            if near and height < 0.85 * run.height and 0.1 * run.height < rise < 0.8 * run.height:
                high, gap, run.right = high + character, "", right
                continue
            if near and abs(rise) < 0.3 * run.height:
                run.text += raised(run.text, high) + gap + character
                run.right, run.height = max(right, run.right), max(run.height, height)
                high = gap = ""
                continue
            run.text += raised(run.text, high)
            yield run
        run, high, gap = GlyphRun(character, left, right, base, height), "", ""
    if run is not None:
        run.text += raised(run.text, high)
        yield run
