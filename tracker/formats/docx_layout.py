"""How a report looks in Word: Chinese as GB/T 9704–2012 lays out official papers, English as the
brief of an office; every style by its name, every font by its name, nothing of the machine.

Sizes are in points, margins in millimetres. The Chinese measures are those of the standard: A4,
37 above, 35 below, 28 left and 26 right, title 二号 (22), text 三号 (16) at 29 to a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.language import Language

if TYPE_CHECKING:
    from docx.document import Document

LATIN = "Times New Roman"
SONG, HEI, FANG, KAI = "方正小标宋简体", "黑体", "仿宋_GB2312", "楷体_GB2312"
# what stands for a font where it is not installed; Word and LibreOffice look here
OTHER_NAMES = {SONG: "华文中宋", HEI: "SimHei", FANG: "仿宋", KAI: "楷体", "宋体": "SimSun"}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A style of paragraphs: its fonts, size, weight and alignment; the height of a line, as such
    (`exact`) or as a multiple; the blanks before and after; the first line drawn in by two
    characters; kept with the next paragraph; its level as a heading.
    """

    name: str
    han: str
    latin: str
    size: float
    bold: bool = False
    align: str = "both"
    line: float = 1.0
    exact: bool = False
    before: float = 0
    after: float = 0
    drawn_in: bool = False
    keep: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """A page: margins (top, right, bottom, left), styles, and what stands round the page's number:
    at the outer edge of each page, or in its middle.
    """

    margins: tuple[float, float, float, float]
    styles: tuple[TextStyle, ...]
    number: tuple[str, str]
    outer: bool

    @property
    def width(self) -> float:
        """How wide the text is."""
        return 210 - self.margins[1] - self.margins[3]


def _zh(name: str, han: str, size: float = 16, **more: Any) -> TextStyle:
    body: dict[str, Any] = {"line": 29, "exact": True, "drawn_in": True} | more
    return TextStyle(name, han, LATIN, size, **body)


def _en(name: str, size: float = 11, **more: Any) -> TextStyle:
    body: dict[str, Any] = {"line": 1.15, "align": "left", "after": 6} | more
    return TextStyle(name, "宋体", "Arial", size, **body)


_TABLE: dict[str, Any] = {"line": 1.0, "exact": False, "drawn_in": False}
PAPERS: dict[Language, PaperLayout] = {
    "zh": PaperLayout(
        (37, 26, 35, 28),
        (
            _zh("Normal", FANG),
            _zh("Title", SONG, 22, align="center", line=34, drawn_in=False, keep=True),
            _zh("Subtitle", KAI, align="center", drawn_in=False, after=29),
            _zh("heading 1", HEI, align="left", keep=True, level=1),
            _zh("heading 2", KAI, align="left", keep=True, level=2),
            _zh("heading 3", FANG, align="left", bold=True, keep=True, level=3),
            _zh("Abstract", KAI),
            _zh("caption", HEI, 12, align="center", before=6, after=4, keep=True, **_TABLE),
            _zh("Table Head", HEI, 9, align="center", **_TABLE),
            _zh("Table Text", FANG, 9, align="left", **_TABLE),
            _zh("Figure", FANG, align="center", before=6, keep=True, **_TABLE),
            _zh("Figure Title", HEI, 10.5, align="center", after=2, **_TABLE),
            _zh("Source Note", FANG, 10.5, align="left", after=4, **_TABLE),
            _zh("Entry", FANG, 14, line=24, after=2, align="left"),
            _zh("footer", "宋体", 14, align="left", **_TABLE),
        ),
        ("— ", " —"),
        outer=True,
    ),
    "en": PaperLayout(
        (25, 25, 25, 25),
        (
            _en("Normal"),
            _en("Title", 20, bold=True, line=1.0, keep=True),
            _en("Subtitle", 12, after=18),
            _en("heading 1", 15, bold=True, before=14, keep=True, level=1),
            _en("heading 2", 12.5, bold=True, before=10, keep=True, level=2),
            _en("heading 3", 11, bold=True, before=8, after=2, keep=True, level=3),
            _en("Abstract", 11),
            _en("caption", 9.5, bold=True, before=6, after=3, line=1.0, keep=True),
            _en("Table Head", 8.5, bold=True, after=0, line=1.0),
            _en("Table Text", 8.5, after=0, line=1.0),
            _en("Figure", before=4, after=2, line=1.0, keep=True),
            _en("Figure Title", 9.5, bold=True, after=3, line=1.0),
            _en("Source Note", 9, line=1.0),
            _en("Entry", 10, after=4),
            _en("footer", 9, align="center", line=1.0, after=0),
        ),
        ("", ""),
        outer=False,
    ),
}
# what is in Latin letters or figures is broken as English, what is in Chinese characters as Chinese
_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_STYLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="20" w:type="dxa"/>'
    '<w:left w:w="60" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="60"'
    ' w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>'
    "</w:style>"
)
_LINK_STYLE = (
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="1A4F86"/><w:u w:val="single"/></w:rPr></w:style>'
)


def new_document(language: Language) -> Document:
    """An empty document in the layout of a language, without anything of the library's own
    template but its frame.
    """
    from docx import Document as open_document
    from docx.opc.constants import RELATIONSHIP_TYPE as KIND
    from docx.shared import Mm

    document, layout = open_document(), PAPERS[language]
    kept = {KIND.STYLES, KIND.SETTINGS, KIND.FONT_TABLE, KIND.THEME}
    for rel in list(document.part.rels.values()):
        if rel.reltype not in kept:
            del document.part.rels[rel.rId]
    package = document.part.package
    assert package is not None
    for rel in list(package.rels.values()):
        if rel.reltype not in (KIND.OFFICE_DOCUMENT, KIND.CORE_PROPERTIES):
            del package.rels[rel.rId]
    _fill(document.styles.element, f"{_DEFAULTS}{_styles(layout)}")
    _fill(document.settings.element, _settings(layout))
    fonts = document.part.part_related_by(KIND.FONT_TABLE)
    fonts._blob = _xml("fonts", _fonts(layout)).encode()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    top, right, bottom, left = (Mm(n) for n in layout.margins)
    section.top_margin, section.right_margin = top, right
    section.bottom_margin, section.left_margin = bottom, left
    section.footer_distance = Mm(25 if layout.outer else 12)
    return document


def style_id(name: str) -> str:
    """The id of a style: its name without blanks, capitals as Word has them.

    >>> style_id("heading 1"), style_id("Table Text")
    ('Heading1', 'TableText')
    """
    return "".join(part[:1].upper() + part[1:] for part in name.split())


def _xml(root: str, inside: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:{root} xmlns:w="{space}">{inside}</w:{root}>'


def _fill(element: object, inside: str) -> None:
    """Other children in place of those that an element has."""
    from docx.oxml import parse_xml
    from docx.oxml.xmlchemy import BaseOxmlElement

    assert isinstance(element, BaseOxmlElement)
    del element[:]
    for child in list(parse_xml(_xml("all", inside).encode())):
        element.append(child)


def _styles(layout: PaperLayout) -> str:
    return "".join(map(_style, layout.styles)) + _LINK_STYLE + _TABLE_STYLE


def _style(one: TextStyle) -> str:
    """A style as XML, its parts in the order of the schema."""
    height = round(one.line * 20) if one.exact else round(one.line * 240)
    default = ' w:default="1"' if one.name == "Normal" else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    after = '<w:next w:val="Normal"/>' if one.level or one.name == "Title" else ""
    first = "200" if one.drawn_in else "0"
    inward = f' w:firstLine="{round(one.size * 40)}"' if one.drawn_in else ' w:firstLine="0"'
    keep = "<w:keepNext/><w:keepLines/>" if one.keep else ""
    level = f'<w:outlineLvl w:val="{one.level - 1}"/>' if one.level else ""
    weight = "<w:b/>" if one.bold else '<w:b w:val="0"/>'
    fonts = f'w:ascii="{one.latin}" w:hAnsi="{one.latin}" w:cs="{one.latin}"'
    fonts += ' w:hint="eastAsia"' if one.latin == LATIN else ""  # quotation marks, dashes
    size = round(one.size * 2)
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id(one.name)}">'
        f'<w:name w:val="{one.name}"/>{based}{after}<w:qFormat/><w:pPr>{keep}<w:widowControl/>'
        f'<w:spacing w:before="{round(one.before * 20)}" w:after="{round(one.after * 20)}"'
        f' w:line="{height}" w:lineRule="{"exact" if one.exact else "auto"}"/>'
        f'<w:ind w:firstLineChars="{first}"{inward}/><w:jc w:val="{one.align}"/>{level}</w:pPr>'
        f'<w:rPr><w:rFonts {fonts} w:eastAsia="{one.han}"/>{weight}'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _settings(layout: PaperLayout) -> str:
    sides = "<w:evenAndOddHeaders/>" if layout.outer else ""
    mode = (
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return (
        f'{sides}<w:characterSpacingControl w:val="compressPunctuation"/>'
        f"<w:compat>{mode}</w:compat>"
        '<w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN"/>'
    )


def _fonts(layout: PaperLayout) -> str:
    """The fonts by name, Chinese ones with the name that stands for them."""
    names = sorted({font for one in layout.styles for font in (one.han, one.latin)})
    return "".join(
        f'<w:font w:name="{name}">'
        + (f'<w:altName w:val="{OTHER_NAMES[name]}"/>' if name in OTHER_NAMES else "")
        + "</w:font>"
        for name in names
    )
