"""One target or indicator in full: the answer, the chart, every figure, the arithmetic, the
promise, the extrapolation, the problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.analysis.blocks import Blocks
from tracker.assess.detail import Detail, Details, Series
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.series import Entry
from tracker.assess.standing import is_pending
from tracker.assess.use import Use
from tracker.language import Language, in_sequence, pick
from tracker.pages import chart, problems
from tracker.pages.blocks import (
    Block,
    Facts,
    Items,
    ListItem,
    Marker,
    Page,
    Paragraph,
    Phrase,
    Piece,
    Rule,
    Section,
    Table,
    TableColumn,
    TableRow,
    joined,
    phrase,
    signs,
)
from tracker.pages.status import changed, judged
from tracker.words import assessment as figures
from tracker.words import observations, promise, whatif
from tracker.words.analysed import analysis_lines
from tracker.words.audit import ToldClaim, claims_told
from tracker.words.audit_parts import tied_lines
from tracker.words.figures import NOTHING, Cells, cells, decimals, number
from tracker.words.standing import done_text, promise_text, short_or_over
from tracker.words.terms import word
from tracker.words.why import rate_needed, rate_text, why
from tracker.words.wording import Lines, labelled

if TYPE_CHECKING:
    from tracker.analysis.opinions import Opinions

MOST_SHOWN = 24  # values of a series that are listed one by one; of a longer one its ends are
FIRST_SHOWN, LAST_SHOWN = 3, 12
_TELLING = (Use.LATEST, Use.BASE_LEVEL, Use.BASELINE)
_TONES = {Use.SUPERSEDED: "dim", Use.CONFLICTING: "error", Use.LATEST: "strong"}


@dataclass(frozen=True, slots=True)
class _Shown:
    """Which values of a series are listed: the last ones of so many, all of them, else the ends of
    a long one with what bears on the verdict.
    """

    last: int | None
    whole: bool

    def of(self, entries: Sequence[Entry]) -> set[int]:
        """The numbers of those that are."""
        count = len(entries)
        if self.last is not None:
            return set(range(max(0, count - self.last), count))
        if self.whole or count <= MOST_SHOWN:
            return set(range(count))
        telling = {n for n, one in enumerate(entries) if one.against or one.use in _TELLING}
        return {*range(FIRST_SHOWN), *range(count - LAST_SHOWN, count), *telling}


def page(
    details: Details,
    language: Language,
    *,
    last: int | None = None,
    whole: bool = False,
    methods: Opinions | None = None,
) -> Page:
    """What was asked for, each after the other; of each series the `last` so many values, or all of
    a long one (`whole`); what other rules say, where they were asked.
    """
    shown, blocks, made = _Shown(last, whole), Blocks(details.report), list[Block]()
    for n, detail in enumerate(details.each):
        section = _detail(detail, details, blocks, shown, language)
        if methods is not None and detail.row is not None:
            from tracker.pages.methods import methods_section

            more = methods_section(methods, detail.row, language)
            section = replace(section, blocks=(*section.blocks, more))
        made += [*([Rule()] if n else []), section]
    return Page(language, tuple(made))


def _detail(
    detail: Detail, details: Details, blocks: Blocks, shown: _Shown, language: Language
) -> Section:
    name, key = promise.title(detail, language)
    clocks = phrase((figures.both_clocks(details, language), "dim"))
    day = details.report.as_of
    verdict = [] if detail.row is None else [_verdict(detail.row, day, language)]
    if heading := whatif.heading(details.report, language):
        verdict.append(phrase((heading, "strong")))
    if detail.row is not None and detail.row.before is not None:
        verdict.append(changed(details.report, detail.row, language))
    return Section(
        phrase(name, "  ", (key, "code")),
        (Paragraph((*verdict, clocks)), *_parts(detail, details, blocks, shown, language)),
    )


def _parts(
    detail: Detail, details: Details, blocks: Blocks, shown: _Shown, language: Language
) -> Iterable[Block]:
    if (drawn := chart.chart(detail, language)) is not None:
        of = promise.drawn(detail, language)
        of = pick(language, f"（{of}）", f" ({of})") if of else ""
        yield Section(phrase(word("chart", language), (of, "dim")), (drawn,))
    for series in detail.series:
        yield _observations(series, detail, details, shown, language)
    if reckoned := figures.assessment(detail, language):
        yield _facts("assessment", reckoned, language)
    if detail.row is not None and (analysed := analysis_lines(blocks, detail.row, language)):
        yield _facts("analysis", labelled(analysed, language), language)
    if detail.row is not None:
        # of what is due without its result no status is explained: that is what stands below
        lines = figures.evidence_lines(detail, language)[is_pending(detail.row) :]
        yield _facts("evidence", lines, language)
    said = promise.promise(detail, details, language)
    yield _facts("promise" if detail.row else "indicator", said, language)
    if tied := tied_lines(detail, details.report, language):
        yield _facts("parts", tied, language)
    if goals := promise.revisions(detail, language):
        held = pick(
            language,
            f"　● {details.report.known_at} 有效",
            f"  ● held on {details.report.known_at}",
        )
        title = phrase(word("revisions", language), signs(held, "dim"))
        yield Section(title, (Items(tuple(_goal(*goal) for goal in goals)),))
    if drawn_out := figures.forecast_lines(detail, language):
        note = Paragraph((phrase((figures.forecast_note(language), "dim")),))
        forecast = _facts("forecast", drawn_out, language)
        yield Section(forecast.title, (note, *forecast.blocks))
    if detail.problems:
        found = problems.notices(detail.problems, language)
        yield Section(phrase(word("problems", language)), (found,))


def _facts(key: str, lines: Lines, language: Language) -> Section:
    """Labels and texts; in what is reckoned, and only there, marks have a form in ASCII."""
    own = key in ("assessment", "analysis", "forecast", "parts")
    rows = tuple((label, phrase(signs(text) if own else text)) for label, text in lines)
    return Section(phrase(word(key, language)), (Facts(rows),))


def _goal(held: bool, goal: str, until: str, reason: str) -> ListItem:
    """One of the goals that there have been; the one that held is marked."""
    text = phrase((goal, "strong" if held else ""), (f"  {until}  {reason}", "dim"))
    return ListItem(text, mark=signs("●", "strong") if held else Piece(" "))


def _verdict(row: Row, as_of: date, language: Language) -> Phrase:
    """The verdict in a line, with what must be known beside its figures."""
    rate, least = rate_text(row, language), rate_needed(row, language)
    reasons = [
        in_sequence((part, least), language) if part == rate else part
        for part in why(row, as_of, language)
    ]
    said = [
        _against(row, cells(row, language), language),
        done_text(row, language),
        short_or_over(row, language),
        *reasons,
    ]
    return joined((judged(row, language), *map(Piece, said)), signs(" · "))


def _against(row: Row, c: Cells, language: Language) -> str:
    """The latest value and the goal; only the promise where there is no value."""
    if kind_of(row.target).yes_no or c.goal == NOTHING:
        return c.latest.replace(NOTHING, "")
    if c.latest == NOTHING:
        return promise_text(row, language)
    goal, goal_value = c.goal, row.assessment.trajectory.goal_value
    if kind_of(row.target).by_change and row.target.unit != "%" and goal_value is not None:
        # a level stands against a level, not against a change
        level = number(goal_value, decimals(row))
        goal = pick(language, f"{level}（{goal}）", f"{level} ({goal})")
    return pick(language, f"{c.latest} 对 {goal}", f"{c.latest} of {goal}")


def _observations(
    series: Series, detail: Detail, details: Details, shown: _Shown, language: Language
) -> Section:
    """Both clocks in view: the period and its value, when that was published, and what it is used
    for; then why, where the value comes from and what its source says.
    """
    keys = ("period", "value", "published", "use", "source", "note")
    columns = tuple(
        TableColumn(word(key, language), below=key in ("source", "note")) for key in keys
    )
    rows: list[TableRow] = []
    listed = shown.of(series.entries)
    for is_listed, numbers in groupby(range(len(series.entries)), listed.__contains__):
        entries = [series.entries[n] for n in numbers]
        if is_listed:
            rows += (_observation(entry, series, detail, details, language) for entry in entries)
        else:
            said = observations.folded_line(entries, not rows, language)
            rows.append(TableRow(((phrase(signs(said, "dim")),),), across=True))
    notes = tuple(
        phrase((said, "note")) for said in observations.unlisted_lines(series, details, language)
    )
    head = pick(language, "　", "  ") + observations.series_heading(series, language)
    return Section(
        phrase(word("every_figure", language), (head, "dim")),
        (Table((TableColumn(""), *columns), tuple(rows), notes=notes),),
    )


def _observation(
    entry: Entry, series: Series, detail: Detail, details: Details, language: Language
) -> TableRow:
    one, row, indicator = entry.observation, detail.row, series.indicator
    worded = observations.wording(one, indicator)
    value = f"{observations.value_text(one, indicator, language)}  {worded}".rstrip()
    before, day, after = observations.published_text(one, language).partition(
        str(one.publication.published)
    )
    published = phrase((before, "caption"), day, (after, "caption"))
    contradicts = "error" if entry.against else ""
    parts = (
        (phrase(Marker(chart.sign_of(entry), chart.series_tone(row))),),
        (phrase((observations.period_of(one, language), "key")),),
        (phrase((value, "key")),),
        (published,),
        (
            phrase((observations.use_text(entry, language), _TONES.get(entry.use, ""))),
            phrase(observations.as_level(one, row, language)),
            phrase(
                (observations.reason_of_use(entry, detail.target, indicator, language), contradicts)
            ),
        ),
        (
            phrase((observations.publication_text(one, language), "dim")),
            phrase((observations.place_text(one, language), "dim")),
        ),
        (
            *(_claim(told) for told in claims_told(one, details.report, language)),
            phrase((one.note, "dim")),
        ),
    )
    return TableRow(tuple(tuple(part for part in cell if part) for cell in parts))


def _claim(told: ToldClaim) -> Phrase:
    """What the source says of its value, and whether that holds."""
    sign = Piece(f"{told.sign} ", "", f"{told.plain_sign} ")
    return phrase(f"{told.said} ", sign, signs(told.outcome))
