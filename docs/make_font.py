"""Make tracker/documents/box_font.py, the font of one glyph that stands in for fonts which a PDF
names and does not hold.

Run: python docs/make_font.py
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from struct import pack, unpack
from textwrap import wrap

MODULE = Path(__file__).resolve().parent.parent / "tracker/documents/box_font.py"
EM, TOP, BOTTOM = 1000, 880, -120  # units of the em, as East Asian fonts have them
GLYPHS = 2  # .notdef, which pdfium takes for none, and the box; both are drawn as a box
HEAD = '''"""The stand-in font, one box for every character: made by docs/make_font.py, never \
edited."""

from __future__ import annotations

from base64 import b64decode

BOX = b64decode(
'''


def tables() -> dict[str, bytes]:
    """What FreeType needs to draw and map; every number is big-endian, as TrueType has it."""
    box = pack(">5h", 1, 0, BOTTOM, EM, TOP)  # one outline, and its bounds
    box += pack(
        ">2H4B", 3, 0, 1, 1, 1, 1
    )  # it ends at point 3, has no instructions; all points are on it
    box += pack(">8h", 0, EM, 0, -EM, BOTTOM, 0, TOP - BOTTOM, 0)  # the steps in x, then in y
    every = pack(
        ">2H3L3L", 13, 0, 28, 0, 1, 0, 0x10FFFF, 1
    )  # format 13: every character is glyph 1
    return {
        "cmap": pack(">2H2HL2HL", 0, 2, 3, 1, 20, 3, 10, 20) + every,
        "glyf": box * GLYPHS,
        "head": pack(
            ">4L2H2Q4h2H3h",
            0x10000,
            0x10000,
            0,
            0x5F0F3CF5,
            0,
            EM,
            0,
            0,
            0,
            BOTTOM,
            EM,
            TOP,
            0,
            8,
            2,
            1,
            0,
        ),
        "hhea": pack(">L3hH11hH", 0x10000, TOP, BOTTOM, 0, EM, 0, 0, EM, 1, *[0] * 7, 1),
        "hmtx": pack(">Hh", EM, 0) + bytes(2 * (GLYPHS - 1)),
        "loca": pack(f">{GLYPHS + 1}L", *(len(box) * number for number in range(GLYPHS + 1))),
        "maxp": pack(">L14H", 0x10000, GLYPHS, 4, 1, 0, 0, 1, *[0] * 8),
    }


def font() -> bytes:
    """The file: a directory of the tables with their sums, then the tables, each padded to four
    bytes.
    """
    parts = tables()
    directory = pack(">L4H", 0x10000, len(parts), 64, 2, 16 * len(parts) - 64)
    start, body = 12 + 16 * len(parts), b""
    for tag, table in parts.items():
        padded = table + bytes(-len(table) % 4)
        total = sum(unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        directory += tag.encode() + pack(">3L", total, start + len(body), len(table))
        body += padded
    return directory + body


def module() -> str:
    """The module that keeps the font's bytes."""
    return (
        HEAD + "".join(f'    "{line}"\n' for line in wrap(b64encode(font()).decode(), 88)) + ")\n"
    )


if __name__ == "__main__":
    MODULE.write_text(module(), encoding="utf-8", newline="\n")
