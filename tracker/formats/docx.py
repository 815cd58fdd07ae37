"""The official report as a Word document, through python-docx: headings that can be navigated, a
table whose head is repeated and whose rows stay whole, charts as pictures with words for whoever
does not see them, sources to which every number leads.

Equal input gives equal bytes: no time but that of the report, no name of a person or machine.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tracker.formats.docx_layout import PAPERS, new_document
from tracker.formats.docx_table import write_table
from tracker.formats.docx_text import add_field, add_phrase, mark_source
from tracker.formats.site import style_source
from tracker.language import Language, pick
from tracker.model.layout import AUTHOR
from tracker.model.progress import Progress, unseen
from tracker.pages.blocks import Items, ListItem, Notice, Notices, Paragraph, Strip
from tracker.pages.official import (
    BriefBlock,
    BriefPart,
    CaptionedTable,
    ChartFigure,
    CitedSources,
    OfficialBrief,
    SourceNote,
)
from tracker.words.escape import one_line
from tracker.words.official import not_drawn, numbered_caption, official_part

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as WordParagraph

_DIGITS = "〇一二三四五六七八九十"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that an archive can name


def write_brief(brief: OfficialBrief, progress: Progress = unseen) -> bytes:
    """The document."""
    writer = _Writer(brief, progress)
    writer.write()
    out = io.BytesIO()
    writer.document.save(out)
    return _timeless(out.getvalue())


class _Writer:
    """Writes one brief, counting headings, tables and figures."""

    def __init__(self, brief: OfficialBrief, progress: Progress) -> None:
        self.brief, self.language = brief, brief.language
        self.layout = PAPERS[self.language]
        self.document = new_document(self.language)
        self.styles = style_source("tokens.css")
        self.counts = {"table": 0, "figure": 0}
        self.progress, self.drawn, self.charts = progress, 0, _count_charts(brief.parts)

    def write(self) -> None:
        """Everything, from the title to the numbers of the pages."""
        brief = self.brief
        self._properties()
        self.paragraph("Title", brief.title)
        days = pick(self.language, f"（{brief.days}）", brief.days[:1].upper() + brief.days[1:])
        self.paragraph("Subtitle", days)
        title = official_part("abstract", self.language)
        for n, text in enumerate(brief.abstract):
            made = self.paragraph("Abstract")
            if n == 0:
                made.add_run(pick(self.language, f"{title}：", f"{title}. ")).bold = True
            made.add_run(one_line(text))
        self.blocks(brief.parts, ())
        self._page_numbers()

    def _properties(self) -> None:
        core, day = self.document.core_properties, self.brief.known_at
        core.title = one_line(self.brief.title)[:255]
        core.author = core.last_modified_by = AUTHOR
        core.language = pick(self.language, "zh-CN", "en-GB")
        core.created = core.modified = datetime(day.year, day.month, day.day)
        core.comments = core.keywords = core.subject = core.category = ""
        core.revision = 1

    def paragraph(self, style: str, text: str = "") -> WordParagraph:
        """A paragraph in a style, with a text of anybody's."""
        made = self.document.add_paragraph()
        made.style = self.document.styles[_shown(style)]
        if text:
            made.add_run(one_line(text))
        return made

    def blocks(self, blocks: Iterable[BriefBlock], above: tuple[int, ...]) -> None:
        """Blocks in their order; parts among them are numbered under `above`."""
        inner, blocks = 0, tuple(blocks)
        for block, following in zip(blocks, (*blocks[1:], None), strict=True):
            if isinstance(block, BriefPart):
                inner += 1
                numbers = (*above, inner)
                self.paragraph(
                    f"heading {min(len(numbers), 3)}",
                    _number(numbers, self.language) + block.title,
                )
                self.blocks(block.blocks, numbers)
            else:
                self.block(block)
                if isinstance(block, ChartFigure) and isinstance(following, SourceNote):
                    self.document.paragraphs[-1].paragraph_format.keep_with_next = True

    def block(self, block: BriefBlock) -> None:
        """One block."""
        match block:
            case Paragraph():
                for line in block.lines:
                    assert not isinstance(line, Strip)
                    add_phrase(self.paragraph("Normal"), line)
            case Items():
                for item in block.items:
                    self._entry(item)
            case Notices():
                for one in block.found:
                    self.paragraph("Entry", self._noticed(one))
            case CaptionedTable():
                self.paragraph("caption", self._caption("table", block.caption))
                write_table(self.document, block.table, self.layout, self.language)
            case ChartFigure():
                self._figure(block)
            case SourceNote():
                self.paragraph("Source Note", block.text)
            case CitedSources():
                for n, source in enumerate(block.sources, 1):
                    made = self.paragraph("Entry")
                    mark_source(made, n)
                    add_phrase(made, source)
            case _:
                raise TypeError(f"no way to write {type(block).__name__}")

    def _entry(self, item: ListItem) -> None:
        made = self.paragraph("Entry")
        add_phrase(made, item.text)

    def _noticed(self, one: Notice) -> str:
        colon, stop = pick(self.language, "：", ": "), pick(self.language, "。", ". ")
        before = f"{one.place}{colon}" if one.place else ""
        return f"{before}{one.grade} {one.code} {one.message}{stop}{one.mend}"

    def _caption(self, kind: str, text: str) -> str:
        self.counts[kind] += 1
        return numbered_caption(kind, self.counts[kind], text, self.language)

    def _figure(self, block: ChartFigure) -> None:
        """A chart with its caption; where no picture can be made, what it shows in words."""
        from docx.shared import Mm

        from tracker.formats.charts.picture import chart_png

        picture = chart_png(block.chart, self.styles)
        self.drawn += 1
        self.progress(self.drawn, self.charts, "drawing")
        if picture is None:
            self.paragraph("Source Note", not_drawn(block.chart.text, self.language))
            return
        made = self.paragraph("Figure")
        shape = made.add_run().add_picture(io.BytesIO(picture), width=Mm(self.layout.width))
        for side in ("distT", "distB", "distL", "distR"):  # else LibreOffice leaves an eighth inch
            shape._inline.set(side, "0")
        about = shape._inline.docPr
        about.set("descr", one_line(f"{block.chart.title}: {block.chart.text}"))
        about.set("name", f"figure {self.counts['figure'] + 1}")
        titled = self.paragraph("Figure Title", self._caption("figure", block.caption))
        if block.chart.caption:
            titled.paragraph_format.keep_with_next = True
            self.paragraph("Source Note", block.chart.caption)

    def _page_numbers(self) -> None:
        """The number of each page: at its outer edge, as official papers have it, or in the
        middle.
        """
        from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

        section, before, after = self.document.sections[0], *self.layout.number
        feet = [(section.footer, ALIGN.RIGHT if self.layout.outer else ALIGN.CENTER)]
        if self.layout.outer:
            feet.append((section.even_page_footer, ALIGN.LEFT))
        for foot, side in feet:
            foot.is_linked_to_previous = False
            made = foot.paragraphs[0]
            made.style = self.document.styles["footer"]
            made.alignment = side
            made.add_run(before)
            add_field(made, "PAGE")
            made.add_run(after)


def _count_charts(blocks: Iterable[BriefBlock]) -> int:
    """How many charts there are to draw."""
    return sum(
        _count_charts(one.blocks) if isinstance(one, BriefPart) else isinstance(one, ChartFigure)
        for one in blocks
    )


def _shown(style: str) -> str:
    """The name by which python-docx knows a style."""
    return style.replace("heading", "Heading") if style.startswith("heading") else style


def _number(numbers: tuple[int, ...], language: Language) -> str:
    """The number before a heading: 一、 （一） 1. or 1. 1.1. 1.1.1.

    >>> _number((3,), "zh"), _number((3, 12), "zh"), _number((3, 1, 2), "zh")
    ('三、', '（十二）', '2. ')
    >>> _number((3,), "en"), _number((3, 1, 2), "en")
    ('3. ', '3.1.2 ')
    """
    if language == "en":
        return ".".join(map(str, numbers)) + (". " if len(numbers) == 1 else " ")
    last = numbers[-1]
    if len(numbers) > 2:
        return f"{last}. "
    return f"{_han(last)}、" if len(numbers) == 1 else f"（{_han(last)}）"


def _han(n: int) -> str:
    """A number below 100 in Chinese, beyond in figures."""
    if n <= 10:
        return _DIGITS[n]
    tens, ones = divmod(n, 10)
    if tens > 9:
        return str(n)
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _timeless(content: bytes) -> bytes:
    """The archive with its parts in order and without the times of the machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w") as written:
        first = {"[Content_Types].xml": 0, "_rels/.rels": 1}
        for name in sorted(made.namelist(), key=lambda name: (first.get(name, 2), name)):
            entry: Any = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            written.writestr(entry, made.read(name))
    return out.getvalue()
