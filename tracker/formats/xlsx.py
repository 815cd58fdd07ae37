"""The workbook for offices: a sheet of statuses, one of every observation known, one of notes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from tracker.analysis.blocks import Blocks
from tracker.assess.bounds import Bounded
from tracker.assess.detail import Series
from tracker.assess.report import Report, Row
from tracker.assess.status import Status
from tracker.language import Language, pick
from tracker.model.layout import AUTHOR
from tracker.problems.codes import hint, message, severity
from tracker.problems.problem import CannotRun, problem
from tracker.words import figures
from tracker.words.escape import one_line
from tracker.words.exact import amount, ratio
from tracker.words.headline import headline, legend, plan_line, tally
from tracker.words.meanings import MEANINGS
from tracker.words.terms import word

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDEST = 60
_NARROWEST = 6
_LONGEST = 32_767  # characters that a cell holds
_COLORS = {
    Status.EXCEEDED: "#C6E0B4", Status.MET: "#C6E0B4", Status.AHEAD: "#E2EFDA",
    Status.ON_TRACK: "#E2EFDA", Status.BEHIND: "#FFE699", Status.REVERSING: "#F8CBAD",
    Status.LOST: "#F8CBAD", Status.MISSED: "#F8CBAD",
}  # fmt: skip

_DATA_BAR = {
    "type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": "#9DC3E6",
    "min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1,
}  # fmt: skip
# Keys of words, or both words; of a key after # the column holds the number.
_HEADS: tuple[str | tuple[str, str], ...] = (
    "indicator", "unit", "plan", "section", "owners", "nature",
    "baseline", ("基期时期", "Baseline period"), "goal", "#goal", ("到期", "Due"),
    "latest", "#latest", ("最新时期", "Latest period"), "progress_pct", "figure.elapsed",
    "figure.expected", "figure.gap", "figure.overshoot", "figure.overshoot_ratio", "status",
    "figure.years_early", "flags", "figure.needed_per_year", "figure.needed_from_now",
    ("比序时进度早（天）", "Slack (days)"), ("当年目标", "This year's goal"),
    ("当年缺口", "This year's gap"), ("当年结论", "This year's verdict"), "figure.ambition",
    "source", "locator", ("id", "id"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A number in a cell with its number format; None is an empty cell."""

    value: Decimal | int | None
    format: str = "General"


Value = str | NumberCell


def render(report: Report, language: Language, found: Sequence[tuple[str, Series]]) -> bytes:
    """The workbook's bytes, the same for the same report; `found` are target or indicator ids with
    their series.

    Raises CannotRun (U134) without xlsxwriter.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise CannotRun(
            2, problem("U134", name="xlsxwriter", format="xlsx", extra="xlsx")
        ) from error
    out = io.BytesIO()
    day = report.known_at
    book = Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    created = datetime(day.year, day.month, day.day)
    book.set_properties({"created": created, "title": _title(report, language), "author": AUTHOR})
    _statuses(book, report, language)
    _observations(book, found, language)
    _notes(book, report, language)
    book.close()
    return out.getvalue()


def _title(report: Report, language: Language) -> str:
    return one_line(
        pick(language, "、", ", ").join(head.plan.name.text(language) for head in report.plans)
    )[:255]


def _statuses(book: Workbook, report: Report, language: Language) -> None:
    """A row for each target; progress as a data bar from nothing to all of the way."""
    sheet = book.add_worksheet(word("status", language))
    heads = [_head(head, language) for head in _HEADS]
    blocks = Blocks(report)
    rows = [_status(row, blocks, language) for row in report.rows]
    _fill(book, sheet, heads, rows)
    bar = heads.index(word("progress_pct", language))
    column = heads.index(word("status", language))
    if rows:
        sheet.conditional_format(1, bar, len(rows), bar, _DATA_BAR)
    colors = {
        key: book.add_format({"bg_color": color, "valign": "top"}) for key, color in _COLORS.items()
    }
    for n, row in enumerate(report.rows, 1):
        status = row.assessment.status
        if status in colors:
            sheet.write_string(n, column, figures.status_word(row, language), colors[status])


def _head(head: str | tuple[str, str], language: Language) -> str:
    """The title of a column."""
    if isinstance(head, tuple):
        return pick(language, *head)
    said = word(head.removeprefix("#"), language)
    return _number(said, language) if head.startswith("#") else said


def _status(row: Row, blocks: Blocks, language: Language) -> list[Value]:
    target, a, c = row.target, row.assessment, figures.cells(row, language)
    form = _number_format(figures.decimals(row))
    base, over = target.baseline, a.bounded("overshoot")

    ends = figures.telling_places(figures.decimals(row), a.bounded("gap"), over)

    def show(value: Fraction) -> str:
        return figures.number(value, ends)

    return [
        c.name,
        target.unit,
        target.plan.name.text(language),
        target.section,
        pick(language, "、", ", ").join(target.owners),
        word(f"nature.{target.nature}", language) if target.nature else "",
        NumberCell(
            base.quantity.value if base else None,
            _number_format(figures.places_of(base.quantity.step)) if base else "General",
        ),
        c.baseline_period,
        _said(c.goal),
        NumberCell(a.promised, form),
        c.due,
        _said(c.latest),
        NumberCell(amount(a.latest.value, a) if a.latest else None, form),
        c.latest_period,
        _ends(a.bounded("progress"), ratio(a.progress), "0.0%", figures.percent),
        _share(a.elapsed),
        NumberCell(ratio(a.expected), form),
        _ends(a.bounded("gap"), amount(a.gap, a), form, show),
        _ends(over, amount(a.overshoot, a), form, show),
        _ends(
            a.bounded("overshoot_ratio"),
            ratio(a.overshoot_ratio),
            "0.0%",
            figures.percent,
        ),
        c.status,
        NumberCell(a.years_early, "0"),
        pick(language, "、", ", ").join(c.flags),
        *(
            _ends(a.bounded(key), ratio(value), form, partial(figures.computed, row))
            for key, value in (
                ("needed_per_year", a.needed_per_year),
                ("needed_from_now", a.needed_from_now),
            )
        ),
        *_analysed(row, blocks, form, language),
        "" if a.source is None else a.source.publication.title,
        str(a.source.place) if a.source else f"{target.file}:{target.line}",
        target.id,
    ]


def _analysed(row: Row, blocks: Blocks, form: str, language: Language) -> Iterable[Value]:
    """Slack, this year's share of the target, what is asked for over what there was."""
    left, year, hard = blocks.buffer(row), blocks.milestone(row), blocks.ambition(row)
    slack = left.calculations.get("slack_days") if left else None
    days = None if left is None else left.slack_days
    yield _ends(slack, None if days is None else Decimal(days), "0", lambda v: figures.number(v, 0))
    if year is None:
        yield from ("", "", "")
    else:
        a = year.row.assessment
        yield NumberCell(year.quantity.value, form)
        yield _ends(a.bounded("gap"), amount(a.gap, a), form, partial(figures.computed, year.row))
        yield figures.status_word(year.row, language)
    ratio_of = hard.calculations.get("ambition") if hard else None
    value = None if hard is None else ratio(hard.ratio)
    yield _ends(ratio_of, value, "0.00", lambda v: figures.number(v, 2))


def _ends(
    found: Bounded | None, value: Decimal | None, form: str, show: Callable[[Fraction], str]
) -> Value:
    """A figure; where it has two ends the number is shown as what is known of it: <1, >4,000,
    ≈350–1,650.
    """
    if found is None or found.span.low == found.span.high:
        return NumberCell(value, form)
    said = found.text(show)
    # three times: a number below zero would get a minus before the only text
    return said if value is None else NumberCell(value, ";".join([f'"{said}"'] * 3))


def _observations(book: Workbook, told: Iterable[tuple[str, Series]], language: Language) -> None:
    """A row for each observation known of a target or indicator, with what it counts for."""
    sheet = book.add_worksheet(word("observations", language))
    heads = [
        word("indicator", language),
        word("unit", language),
        word("area", language),
        word("period", language),
        word("written", language),
        word("value", language),
        pick(language, "原单位", "Unit as recorded"),
        pick(language, "数据性质", "State"),
        word("use", language),
        word("published", language),
        pick(language, "发布单位", "Publisher"),
        word("source", language),
        "URL",
        word("locator", language),
        word("note", language),
        pick(language, "文件", "File"),
        pick(language, "行", "Line"),
        "id",
    ]
    rows: list[list[Value]] = []
    for subject, series in told:
        for each in series.entries:
            one, source = each.observation, each.observation.publication
            period = f"{one.period}" + (pick(language, "（累计）", " (to date)") if one.ytd else "")
            rows.append(
                [
                    series.indicator.name.text(language),
                    series.indicator.unit,
                    one.area,
                    period,
                    one.quantity.text,
                    NumberCell(
                        one.quantity.stated, _number_format(figures.places_of(one.quantity.step))
                    ),
                    one.unit,
                    word(f"state.{one.status}", language),
                    word(f"use.{each.use}", language),
                    str(source.published),
                    source.publisher,
                    source.title,
                    source.url,
                    one.locator,
                    one.note,
                    one.file,
                    NumberCell(one.line, "0"),
                    subject,
                ]
            )
    _fill(book, sheet, heads, rows)


def _notes(book: Workbook, report: Report, language: Language) -> None:
    """The clocks, the limits, the counts, what words mean, and every problem."""
    sheet = book.add_worksheet(word("note", language))
    limits = report.thresholds
    rows: list[list[Value]] = [
        [pick(language, "截至", "As of"), report.as_of.isoformat()],
        [pick(language, "按此日已公布的数据", "Known at"), report.known_at.isoformat()],
        *(
            list[Value]((headline(head, language), plan_line(report, head, language)))
            for head in report.plans
        ),
        *(
            list[Value]((said, NumberCell(number, "0")))
            for _, said, number in tally(report.rows, language)
        ),
        [pick(language, "快于预期 ≥", "ahead ≥"), NumberCell(limits.ahead)],
        [pick(language, "符合预期 ≥", "on track ≥"), NumberCell(limits.on_track)],
        [pick(language, "约 ±", "about ±"), NumberCell(limits.about, "0.0%")],
        *(
            list[Value]((pick(language, "图例", "Legend"), line))
            for line in legend(report, language)
        ),
    ]
    used = [
        key
        for key in MEANINGS
        if any(key in (row.assessment.status, *row.assessment.evidence) for row in report.rows)
    ]
    rows += [[word(key, language), pick(language, *MEANINGS[key])] for key in used]
    rows += [
        [
            f"{one.place} {one.code} {word(severity(one), language)}",
            f"{message(one, language)} {hint(one, language)}",
        ]
        for one in report.problems
    ]
    _fill(book, sheet, [pick(language, "项目", "Item"), word("note", language)], rows)


def _fill(
    book: Workbook, sheet: Worksheet, heads: Sequence[str], rows: Sequence[Sequence[Value]]
) -> None:
    """A frozen, filtered header and the rows; a Chinese character is two wide, which Excel's own
    fitting forgets.
    """
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    formats: dict[str, Any] = {}
    widths = [cell_len(head) for head in heads]
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    for n, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, NumberCell):
                if value.value is None:
                    continue
                if value.format not in formats:
                    formats[value.format] = book.add_format(
                        {"num_format": value.format, "valign": "top"}
                    )
                sheet.write_number(n, column, value.value, formats[value.format])
                widths[column] = max(widths[column], len(f"{value.value:,}"))
            elif value:
                text = one_line(value)[:_LONGEST]
                sheet.write_string(n, column, text, wrapped)
                widths[column] = max(widths[column], cell_len(text))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width, _NARROWEST), _WIDEST) + 2)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _share(value: Fraction | None) -> NumberCell:
    return NumberCell(ratio(value), "0.0%")


def _number(head: str, language: Language) -> str:
    """The heading of a column that has as a number what the one before it has in words."""
    return head + pick(language, "（数字）", " (number)")


def _said(text: str) -> str:
    return "" if text == figures.NOTHING else text


def _number_format(places: int) -> str:
    return "#,##0" + ("." + "0" * places if places else "")
