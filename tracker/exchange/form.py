"""The form by which an office collects figures: a workbook to fill in, one row an indicator.

What takes it back finds the fields by the hidden sheet `MARKS`: a first row (FORM, language), then
a row (part, field, reference) for each field. Of the part `source` the reference is a cell of the
first sheet, which holds for every row that says nothing else; of the part `rows` it is a column of
the second sheet, whose rows begin at FIRST_ROW; what is asked is told by `indicator` and `area` of
the row itself. Every cell to be filled in is text, as typed.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tracker.exchange.table_header import letter
from tracker.language import Language, pick, width_of
from tracker.model.layout import AUTHOR
from tracker.model.observation import ObservationStatus
from tracker.problems.problem import CannotRun, problem
from tracker.words.escape import one_line
from tracker.words.terms import word

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FORM = "tracker/form/1"
MARKS = "_tracker"  # the hidden sheet
FIRST_ROW = 2  # of the second sheet, counted as a spreadsheet does; its head is row 1
# what may be said of a figure besides that it is final; in the form by its word
FORM_STATUSES: tuple[ObservationStatus, ...] = ("final", "preliminary", "estimate")
# of the publication, once for all rows: fields of a request, with their words
SOURCE_FIELDS = {
    "title": ("来源标题", "Title of the source"),
    "publisher": ("发布单位", "Publisher"),
    "published": ("发布日期", "Date published"),
    "url": ("网址", "Web address"),
}
# the columns of the second sheet: those that are told, and those that are filled in
TOLD_FIELDS = {
    "name": ("指标", "Indicator"),
    "unit": ("单位", "Unit"),
    "last_value": ("上次的数", "Last value"),
    "last_period": ("上次的时期", "Its period"),
    "due_period": ("应报时期", "Period due"),
    "due_by": ("应于此日前", "Due by"),
}
ASKED_FIELDS = {
    "value": ("数值", "Value"),
    "period": ("时期", "Period"),
    "status": ("数据性质", "State"),
    **SOURCE_FIELDS,
    "locator": ("原文位置", "Place in the source"),
    "note": ("说明", "Remark"),
}
KEY_FIELDS = {"indicator": ("指标 id", "Indicator id"), "area": ("地区", "Area")}
_COLUMNS = TOLD_FIELDS | ASKED_FIELDS | KEY_FIELDS
_WIDTHS = {"value": 16, "period": 12, "title": 30, "publisher": 16, "published": 12, "url": 16,
           "note": 24, "status": 10, "locator": 14}  # fmt: skip
_WIDEST = 40


@dataclass(frozen=True, slots=True)
class AskedRow:
    """An indicator in an area for which a figure is asked: what is known of it and what is due,
    empty where nothing is.

    `done`: it is asked whether something was built, not for a number.
    """

    indicator: str
    area: str
    name: str
    unit: str
    last_value: str = ""
    last_period: str = ""
    due_period: str = ""
    due_by: str = ""
    done: bool = False


def render_form(rows: Sequence[AskedRow], title: str, day: date, language: Language) -> bytes:
    """The workbook's bytes, the same for the same rows. Raises CannotRun (U134) without
    xlsxwriter.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise CannotRun(
            2, problem("U134", name="xlsxwriter", format="form", extra="xlsx")
        ) from error
    out = io.BytesIO()
    texts = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = Workbook(out, {"in_memory": True, **texts})
    created = datetime(day.year, day.month, day.day)
    book.set_properties({"created": created, "title": one_line(title)[:255], "author": AUTHOR})
    styles = _styles(book)
    source = _instructions(book, title, styles, language)
    columns = _table(book, rows, styles, language)
    marks = book.add_worksheet(MARKS)
    marks.very_hidden()
    for n, told in enumerate([(FORM, language), *source, *columns]):
        marks.write_row(n, 0, told)
    book.close()
    return out.getvalue()


def _styles(book: Workbook) -> dict[str, Any]:
    line = {"border": 1, "border_color": "#BFBFBF", "valign": "top", "text_wrap": True}
    told = {**line, "bg_color": "#F2F2F2"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14, "text_wrap": True}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "head": book.add_format({**told, "bold": True}),
        "head_asked": book.add_format({**line, "bold": True, "bg_color": "#FFE699"}),
        "told": book.add_format(told),
        "asked": book.add_format(
            {**line, "bg_color": "#FFFBE6", "num_format": "@", "locked": False}
        ),
    }


def _instructions(
    book: Workbook, title: str, styles: dict[str, Any], language: Language
) -> list[tuple[str, str, str]]:
    """The first sheet: what is to be done, and the source of all rows. Where its fields are."""
    sheet = book.add_worksheet(pick(language, "说明", "Instructions"))
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 72)
    sheet.merge_range(0, 0, 0, 1, one_line(title), styles["title"])
    sheet.set_row(0, 40)
    said = pick(
        language,
        "请在“填报”页的黄色格里填写数值、时期和出处；数值照原文写（如 1.6万、突破300、45.2%），"
        "没有的留空。各行出处相同的，只在下面填一次；填好后交回，用 tracker import 读入。",
        "Fill in the yellow cells of the sheet “Form”: value, period and source, each value as it"
        " was published (1.6 million, over 300, 45.2%); leave empty what is not known."
        " A source that all rows share is said once, below; tracker import reads the filled form.",
    )
    sheet.merge_range(1, 0, 1, 1, said, styles["text"])
    sheet.set_row(1, 64)
    found = []
    for n, (key, words) in enumerate(SOURCE_FIELDS.items(), 3):
        sheet.write_string(n, 0, pick(language, *words), styles["head_asked"])
        sheet.write_blank(n, 1, None, styles["asked"])
        found.append(("source", key, f"B{n + 1}"))
    _day_hint(sheet, 3 + list(SOURCE_FIELDS).index("published"), 1, 1, language)
    _protect(sheet)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return found


def _table(
    book: Workbook, rows: Sequence[AskedRow], styles: dict[str, Any], language: Language
) -> list[tuple[str, str, str]]:
    """The second sheet: a row for each indicator asked. Where its fields are."""
    sheet = book.add_worksheet(pick(language, "填报", "Form"))
    heads = {key: pick(language, *words) for key, words in _COLUMNS.items()}
    first = FIRST_ROW - 1
    widths = {key: _WIDTHS.get(key, width_of(head)) for key, head in heads.items()}
    for column, (key, head) in enumerate(heads.items()):
        sheet.write_string(0, column, head, styles[f"head{'_asked' * (key in ASKED_FIELDS)}"])
        for n, row in enumerate(rows, first):
            if key in ASKED_FIELDS:
                sheet.write_blank(n, column, None, styles["asked"])
                continue
            text = one_line(getattr(row, key))
            sheet.write_string(n, column, text, styles["told"])
            widths[key] = min(max(widths[key], width_of(text)), _WIDEST)
        sheet.set_column(column, column, widths[key] + 2)
    columns = list(heads)
    if rows:
        last = first + len(rows) - 1
        state = columns.index("status")
        words = [word(f"state.{one}", language) for one in FORM_STATUSES]
        sheet.data_validation(first, state, last, state, {"validate": "list", "source": words})
        _day_hint(sheet, first, columns.index("published"), len(rows), language)
        _period_hint(sheet, first, columns.index("period"), len(rows), language)
        choices = [pick(language, "建成", "done"), pick(language, "未建成", "not done")]
        for n, row in enumerate(rows, first):
            if row.done:
                at = columns.index("value")
                sheet.data_validation(n, at, n, at, {"validate": "list", "source": choices})
    sheet.freeze_panes(first, 1)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    _protect(sheet)
    return [("rows", key, letter(column)) for column, key in enumerate(columns)]


def _hint(sheet: Worksheet, row: int, column: int, rows: int, title: str, text: str) -> None:
    """What is said beside a cell that is chosen; any text may be written."""
    said = {"validate": "any", "input_title": title, "input_message": text}
    sheet.data_validation(row, column, row + rows - 1, column, said)


def _day_hint(sheet: Worksheet, row: int, column: int, rows: int, language: Language) -> None:
    title = pick(language, *SOURCE_FIELDS["published"])
    text = pick(language, "知道到哪一级就写到哪一级：", "As precisely as is known: ")
    _hint(sheet, row, column, rows, title, f"{text}2025-02-07, 2025-02, 2025")


def _period_hint(sheet: Worksheet, row: int, column: int, rows: int, language: Language) -> None:
    title = pick(language, *ASKED_FIELDS["period"])
    text = pick(
        language,
        "数值所属的时期，空着就是“应报时期”：",
        "What the value is for; empty: the period due: ",
    )
    periods = "2024, 2024-H1, 2024-Q3, 2024-06, 2024-01..2024-08"
    _hint(sheet, row, column, rows, title, f"{text}{periods}")


def _protect(sheet: Worksheet) -> None:
    """Only the cells to be filled in can be written to; columns can be made wider."""
    sheet.protect("", {"format_columns": True, "format_rows": True})
