"""A story for a terminal: the promise, the chart, the figures with their arithmetic, every
observation, the problems.

No line is wider than the terminal and no figure is broken; without a terminal nothing is folded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from tracker.assess.detail import Series, Show, Story
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.uses import Told
from tracker.formats import chart_text as chart
from tracker.formats.table import STYLES, clean, styled
from tracker.formats.wrap import fold
from tracker.language import Language, pick
from tracker.problems.codes import hint, message, severity
from tracker.problems.problem import Problem
from tracker.words import assessment as figures
from tracker.words import observations, promise
from tracker.words.chart import picture, sign_of
from tracker.words.figures import NOTHING, Cells, cells, decimals, number
from tracker.words.terms import SYMBOLS, word
from tracker.words.wording import Lines

INDENT, GAP = 2, 2
UNFOLDED = 100
LEAST = 36  # cells that a text needs beside its label
_ASCII = str.maketrans(
    {"−": "-", "×": "*", "∞": "inf", "–": "-", "…": "..", "→": "->", "₀": "0", "●": "*"}
)
_STYLES = {"superseded": "dim", "conflicting": "red", "latest": "bold"}


@dataclass(frozen=True, slots=True)
class Page:
    """For whom it is set: in which language, how wide, and with which characters."""

    language: Language
    width: int | None
    ascii_only: bool

    def own(self, text: str) -> str:
        """The program's own words, in which --ascii replaces mathematical signs."""
        return text.translate(_ASCII) if self.ascii_only else text

    def head(self, key: str, more: str = "") -> list[Text]:
        """A heading, with a blank line above."""
        return [
            Text(),
            *self.folded(Text.assemble((word(key, self.language), "bold"), (more, "dim")), 0),
        ]

    def folded(self, text: Text, indent: int, hang: int = 0) -> list[Text]:
        """Lines within the width, indented; all but the first by `hang` more."""
        room = None if self.width is None else max(1, self.width - indent - hang)
        lines = fold(text, room)
        return [
            Text(" " * (indent + (hang if n else 0))).append_text(line)
            for n, line in enumerate(lines)
        ]

    def pairs(self, lines: Lines) -> list[Text]:
        """Labels beside their texts; above them where there is little room."""
        column = max((cell_len(label) for label, _ in lines), default=0) + GAP
        stacked = self.width is not None and self.width - column - INDENT < LEAST
        set_: list[Text] = []
        for label, said in lines:
            text = Text(clean(said))
            if stacked:
                set_ += [*self.folded(Text(label, "dim"), INDENT), *self.folded(text, 2 * INDENT)]
                continue
            start = Text.assemble(" " * INDENT, (label, "dim"), " " * (column - cell_len(label)))
            beside = self.folded(text, INDENT + column)
            set_ += [start.append_text(beside[0][INDENT + column :]), *beside[1:]]
        return set_


def render(
    show: Show,
    language: Language,
    *,
    width: int | None = None,
    ascii_only: bool = False,
    color: bool = False,
) -> str:
    """The whole answer as text; `width` None means that nothing is folded (a pipe or a file)."""
    page = Page(language, width, ascii_only)
    rule = Text(("-" if ascii_only else "─") * min(width or UNFOLDED, UNFOLDED), "dim")
    lines: list[Text] = []
    for n, story in enumerate(show.stories):
        lines += ([Text(), rule, Text()] if n else []) + _story(page, story, show)
    for line in lines:
        line.rstrip()
    return styled(lines, color)


def _story(page: Page, story: Story, show: Show) -> list[Text]:
    lines = _opening(page, story, show)
    lines += page.pairs(promise.promise(story, show, page.language))
    lines += _revisions(page, story, show)
    lines += _chart(page, story)
    if story.row is not None:
        reckoned = figures.assessment(story, show, page.language)
        lines += page.head("assessment") if reckoned else []
        lines += page.pairs([(label, page.own(text)) for label, text in reckoned])
        lines += page.head("evidence")
        lines += page.pairs(figures.evidence(story, page.language))
    if drawn_out := figures.forecast(story, page.language):
        lines += page.head("forecast")
        lines += page.folded(Text(figures.forecast_note(page.language), "dim"), INDENT)
        lines += page.pairs([(label, page.own(text)) for label, text in drawn_out])
    for series in story.series:
        lines += _observations(page, series, story, show)
    if story.problems:
        lines += page.head("problems")
        for problem in story.problems:
            lines += _problem(page, problem)
    return lines


def _revisions(page: Page, story: Story, show: Show) -> list[Text]:
    """Each goal there has been, the one that held at known-at marked."""
    goals = promise.revisions(story, page.language)
    if not goals:
        return []
    held_on = pick(
        page.language, f"　● {show.report.known_at} 有效", f"  ● held on {show.report.known_at}"
    )
    lines = page.head("revisions", page.own(held_on))
    for held, goal, until, reason in goals:
        style = "bold" if held else ""
        text = Text.assemble((page.own("● ") if held else "  ", style), (clean(goal), style))
        lines += page.folded(text.append(f"  {until}  {clean(reason)}", "dim"), INDENT, 2)
    return lines


def _opening(page: Page, story: Story, show: Show) -> list[Text]:
    """Name, id, and the verdict in a line."""
    name, key = promise.title(story, page.language)
    lines = page.folded(Text.assemble((clean(name), "bold"), "  ", (key, "dim")), 0)
    if story.row is not None:
        lines += _verdict(page, story.row)
    lines += page.folded(Text(figures.clocks(show, page.language), "dim"), 0)
    return [*lines, *page.head("promise" if story.row else "indicator")]


def _verdict(page: Page, row: Row) -> list[Text]:
    c, status = cells(row, page.language), row.assessment.status
    said = [
        c.early,
        _against(row, c, page.language),
        c.progress if row.assessment.progress is not None else "",
        c.gap if c.gap not in ("0", NOTHING) else "",
        *c.flags,
    ]
    text = Text.assemble((f"{SYMBOLS[status][page.ascii_only]} {c.status}", STYLES[status]))
    for part in said:
        text.append(f"{' - ' if page.ascii_only else ' · '}{part}" if part else "")
    return page.folded(text, 0, 2)


def _against(row: Row, c: Cells, language: Language) -> str:
    """The latest value and the goal; only the goal where there is no value."""
    if kind_of(row.target).yes_no or c.goal == NOTHING:
        return c.latest.replace(NOTHING, "")
    if c.latest == NOTHING:
        return f"{word('goal', language)} {c.goal}"
    goal, edge = c.goal, row.assessment.course.edge
    if kind_of(row.target).by_change and row.target.unit != "%" and edge is not None:
        level = number(edge, decimals(row))  # a level stands against a level, not against a change
        goal = pick(language, f"{level}（{goal}）", f"{level} ({goal})")
    return pick(language, f"{c.latest} 对 {goal}", f"{c.latest} of {goal}")


def _chart(page: Page, story: Story) -> list[Text]:
    shown = picture(story)
    if shown is None:
        return []
    room = UNFOLDED if page.width is None else page.width
    style = STYLES[story.row.assessment.status] if story.row else "cyan"
    style = "cyan" if style == "dim" else style
    drawn = chart.render(
        shown, page.language, width=room - INDENT, ascii_only=page.ascii_only, style=style
    )
    if not drawn:
        return []
    said = clean(promise.drawn(story, page.language))
    head = page.head("chart", pick(page.language, f"（{said}）", f" ({said})") if said else "")
    return head + [Text(" " * INDENT).append_text(line) for line in drawn]


def _observations(page: Page, series: Series, story: Story, show: Show) -> list[Text]:
    language = page.language
    left_out = observations.left_out(series, show, language)
    head = pick(language, "　", "  ") + clean(observations.heading(series, language))
    lines = page.head("observations", head)
    firsts = [_first_line(one, series, page) for one in series.told]
    columns = [max(map(cell_len, column)) for column in zip(*firsts, strict=True)]
    for told, first in zip(series.told, firsts, strict=True):
        lines += _observation(
            page, told, series, story, show, list(zip(first, columns, strict=True))
        )
    for said in left_out:
        lines += page.folded(Text(said, "italic"), INDENT)
    return lines


def _first_line(told: Told, series: Series, page: Page) -> tuple[str, ...]:
    """Both clocks in view: the period and its value, when that was published, and what for it is
    used.
    """
    one, language, indicator = told.observation, page.language, series.indicator
    words = (observations.value(one, indicator, language), observations.wording(one, indicator))
    return (
        observations.period_of(one, language),
        clean("  ".join(words).rstrip()),
        observations.published(one, language),
        observations.use(told, language),
    )


def _observation(
    page: Page, told: Told, series: Series, story: Story, show: Show, first: list[tuple[str, int]]
) -> list[Text]:
    """The first line, in columns where there is room; under it whence the value comes, and why it
    counts or not.
    """
    one, language = told.observation, page.language
    drawn = chart.DRAWN[sign_of(told)]
    style = STYLES[story.row.assessment.status] if story.row else "cyan"
    room = page.width is None or INDENT + 2 + sum(column + GAP for _, column in first) <= page.width
    hang = 2 + (first[0][1] + GAP if room else 0)
    text = Text.assemble((drawn[page.ascii_only], drawn[2] or style), " ")
    for n, (part, column) in enumerate(first):
        how = "bold" if n < 2 else _STYLES.get(told.role, "") if n == 3 else ""
        text.append(part, how).append(" " * ((column - cell_len(part) if room else 0) + GAP))
    lines = page.folded(text, INDENT, hang)
    said = [
        (observations.as_level(one, story.row, language), ""),
        (
            observations.why(told, story.target, series.indicator, language),
            "red" if told.state == "conflicting" else "",
        ),
        (observations.publication(one, language), "dim"),
        (observations.place(one, language), "dim"),
        *((claim, "") for claim in observations.claims(one, show.indicators, language)),
        (one.note, "dim"),
    ]
    for words, how in said:
        if words:
            lines += page.folded(Text(clean(words), how), INDENT + hang)
    return lines


def _problem(page: Page, one: Problem) -> Iterable[Text]:
    """Place, code and sentence, then the mend."""
    kind = severity(one)
    style = "red" if kind == "error" else "yellow"
    text = Text.assemble(
        (f"{one.code} {word(kind, page.language)}", style),
        f"  {clean(message(one, page.language))}  ",
        (str(one.place) if one.file else "", "dim"),
    )
    yield from page.folded(text, INDENT, 2)
    yield from page.folded(
        Text(f"{word('hint', page.language)}: {clean(hint(one, page.language))}", "dim"), INDENT + 2
    )
