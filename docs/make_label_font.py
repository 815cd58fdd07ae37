"""Make the fonts in which pictures of charts are labelled, tracker/formats/charts/fonts: Noto Sans
CJK SC with no more than the characters of ASCII and of tracker/words; and the list of them,
tracker/formats/charts/label_font.py.

Run: python docs/make_label_font.py [FOLDER OF NotoSansCJK-*.ttc]

Needs fonttools. The fonts are under the SIL Open Font License 1.1 (OFL.txt beside them), whose
reserved name they do not bear.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

HOUSE = Path(__file__).resolve().parent.parent / "tracker"
FONTS = HOUSE / "formats/charts/fonts"
MODULE = HOUSE / "formats/charts/label_font.py"
FAMILY, POSTSCRIPT = "tracker labels", "tracker-labels"
FACE = "Noto Sans CJK SC"
WEIGHTS = {"Regular": "labels.otf", "Bold": "labels-bold.otf"}
NAMES = 0, 1, 2, 6, 13, 14  # copyright, family, style, PostScript, licence, its address
HEAD = '''"""The characters that pictures of charts can be labelled with, in two fonts: made by
docs/make_label_font.py, never edited.
"""

from __future__ import annotations

FAMILY = "{family}"
CHARACTERS = frozenset(
'''


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/noto")
    wanted = wanted_characters()
    for weight, name in WEIGHTS.items():
        fonts = TTCollection(folder / f"NotoSansCJK-{weight}.ttc").fonts
        font = next(one for one in fonts if one["name"].getDebugName(1).startswith(FACE))
        options = Options(layout_features=[], hinting=False, name_IDs=NAMES, notdef_outline=False)
        subsetter = Subsetter(options)
        subsetter.populate(text="".join(wanted))
        subsetter.subset(font)
        renamed(font)
        font.save(FONTS / name)
        wanted &= set(map(chr, font.getBestCmap()))
    text = "".join(sorted(wanted))
    lines = "".join(f"    {literal(line)}\n" for line in wrap_text(text))
    MODULE.write_text(HEAD.format(family=FAMILY) + lines + ")\n", "utf-8", newline="\n")


def wanted_characters() -> set[str]:
    """ASCII, and every character of the room of words."""
    said = "".join(path.read_text("utf-8") for path in (HOUSE / "words").glob("*.py"))
    return {c for c in said if c.isprintable()} | set(map(chr, range(0x20, 0x7F)))


def renamed(font: Any) -> None:
    """Under our name, and without the time at which it was made."""
    for record in font["name"].names:
        if record.nameID in (1, 6):
            record.string = FAMILY if record.nameID == 1 else POSTSCRIPT
    font["CFF "].cff.fontNames = [POSTSCRIPT]
    top = font["CFF "].cff.topDictIndex[0]
    top.FullName = top.FamilyName = FAMILY
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False


def wrap_text(text: str) -> list[str]:
    """Pieces of a line each."""
    return [text[n : n + 44] for n in range(0, len(text), 44)]


def literal(text: str) -> str:
    """As the formatter writes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main()
