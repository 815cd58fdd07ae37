"""What is met, what lags and why, what has no data, and on which sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from tracker.analysis.blocks import Blocks
from tracker.assess.groups import Served, badness, grouped, publications
from tracker.assess.report import PlanHead, Report, Row
from tracker.assess.standing import shown_status, silence, standing_of
from tracker.language import Language, pick
from tracker.pages import problems
from tracker.pages.blocks import (
    Block,
    Items,
    ListItem,
    Page,
    Paragraph,
    Parts,
    Phrase,
    Piece,
    Section,
    Strip,
    Table,
    TableColumn,
    TableRow,
    joined,
    phrase,
)
from tracker.pages.status import rows_of, scored, tallied, texts, with_this_year
from tracker.words import summary as words
from tracker.words.analysed import remarks
from tracker.words.figures import NOTHING, cells, status_word
from tracker.words.headline import bar_legend, headline, plan_line
from tracker.words.standing import lede_text
from tracker.words.terms import SYMBOLS, word
from tracker.words.verdict import verdict

_COLUMNS = ("indicator", "baseline", "goal", "latest", "progress_bar", "gap_or_overshoot")
_RIGHT = ("baseline", "goal", "latest", "gap_or_overshoot")


def page(report: Report, language: Language) -> Page:
    """The plans, then what is wrong with the data, the sources and the method."""
    unread = words.unread(report, language)
    blocks: list[Block] = [Paragraph((phrase(unread),))] if unread else []
    analysed = Blocks(report)
    blocks += [_plan(report, head, analysed, language) for head in report.plans]
    if report.problems:
        found = problems.notices(report.problems, language)
        blocks.append(_section("problems", (found,), language))
    if found_in := publications(report):
        sources = (source_item(one, n, language) for n, one in enumerate(found_in))
        blocks.append(_section("sources", (Items(tuple(sources)),), language))
    blocks.append(_section("methods", (methods_list(report, language),), language))
    left_out = partial(words.rows_left_out, language=language)
    return Page(language, tuple(blocks), words.part_title("report", language), left_out)


def _section(key: str, blocks: tuple[Block, ...], language: Language) -> Section:
    return Section(phrase(words.part_title(key, language)), blocks)


def _plan(report: Report, head: PlanHead, analysed: Blocks, language: Language) -> Section:
    rows = rows_of(report, head)
    lines: tuple[Phrase | Strip, ...] = (
        phrase((lede_text(standing_of(report, head), language), "strong")),
        phrase(plan_line(report, head, language)),
        tallied(rows, language),
        *scored(rows, language),
    )
    return Section(
        phrase(headline(head, language)),
        (
            Paragraph(lines),
            targets_table(rows, analysed, language),
            *_groups(rows, analysed, language),
        ),
    )


def targets_table(rows: Sequence[Row], analysed: Blocks, language: Language) -> Table:
    """A row for each target: what was promised, what is known, how it stands, and how the share of
    this year does where a target has one.
    """
    titles = [word(key, language) for key in _COLUMNS]
    columns = [
        TableColumn(title, key in _RIGHT) for key, title in zip(_COLUMNS, titles, strict=True)
    ]
    made = []
    for row in rows:
        said = texts(row, language)
        line = (
            _name(row, language),
            *(said[key] for key in ("baseline", "goal", "latest")),
            ((*said["bar"][0], *said["progress"][0]),),
            said["gap"],
            (*said["status"], *said["flags"]),
        )
        made.append(TableRow(line, rank=badness(row)))
    table = Table((*columns, TableColumn(word("status", language))), tuple(made))
    return with_this_year(table, rows, analysed, language)


def _name(row: Row, language: Language) -> Parts:
    c = cells(row, language)
    return (phrase(c.name, pick(language, f"（{c.unit}）", f" ({c.unit})") if c.unit else ""),)


def _groups(rows: Sequence[Row], analysed: Blocks, language: Language) -> Iterable[Section]:
    """Lists of the targets that need attention, are met or under way, or whose data are old or
    missing.
    """
    groups, report = grouped(rows), analysed.report
    for name in ("attention", "pending", "achieved", "under_way"):
        yield from _listed(name, groups.get(name, []), partial(told_of, analysed), language)
    stale = [row for row in rows if words.is_stale(row)]
    yield from _listed(
        "stale",
        stale,
        lambda row, language: words.stale_since(silence(row, report.as_of), language),
        language,
    )
    if silent := groups.get("silent"):
        yield _section("silent", (silent_table(silent, report, language),), language)


def _listed(
    key: str, rows: Sequence[Row], tell: Callable[..., str], language: Language
) -> Iterable[Section]:
    """A heading and a line for each row."""
    colon = pick(language, "：", ": ")
    items = tuple(
        ListItem(
            phrase(
                f"{SYMBOLS[shown_status(row)][0]} ",
                (row.target.name.text(language), "strong"),
                colon + tell(row, language=language),
            ),
            rank=badness(row),
        )
        for row in rows
    )
    if items:
        yield _section(key, (Items(items),), language)


def told_of(analysed: Blocks, row: Row, language: Language) -> str:
    """The status in a word, the sentence, what the analysis adds, what qualifies it."""
    said = status_word(row, language) + pick(language, "。", ". ") + verdict(row, language)
    if more := remarks(analysed, row, language):
        said += pick(language, "", " ") + more
    noted = words.flags_text(row, language)
    return said + (pick(language, f"（{noted}）", f" ({noted})") if noted else "")


def silent_table(rows: Sequence[Row], report: Report, language: Language) -> Table:
    """The targets without data: what was last known, and for how long nothing has been."""
    columns = (
        TableColumn(word("indicator", language)),
        TableColumn(word("goal", language), right=True),
        TableColumn(pick(language, "最后已知", "Last known")),
        TableColumn(pick(language, "无数据时间", "Without data")),
    )
    made = []
    for row in rows:
        said, one = texts(row, language), silence(row, report.as_of)
        goal = said["goal"][:1] if cells(row, language).goal == NOTHING else said["goal"]
        last = phrase(words.last_known(one, language))
        since = phrase(words.silent_for(one, language))
        made.append(TableRow((_name(row, language), goal, (last,), (since,)), rank=badness(row)))
    return Table(columns, tuple(made))


def source_item(one: Served, number: int, language: Language) -> ListItem:
    """A publication and what it serves."""
    url = one.source.url
    cited, served = words.source_cited(one.source, language), words.served_text(one, language)
    stop = Piece(pick(language, "。", ". "))
    return ListItem(
        joined((Piece(cited), Piece(url, link=url), Piece(served)), stop), rank=(number,)
    )


def methods_list(report: Report, language: Language) -> Items:
    """The method, and what each status and flag that occurs means."""
    colon = pick(language, "：", ": ")
    lines = [*words.method_lines(report, language), bar_legend(language)]
    return Items(
        (
            *(ListItem(phrase(line)) for line in lines),
            *(
                ListItem(phrase((name, "strong"), colon + text))
                for name, text in words.meanings_used(report.rows, language)
            ),
        )
    )
