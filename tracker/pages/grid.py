"""Status for a terminal: one grid for all plans, in which every column starts at one cell; the
answer first, and what has no data a list.

Not made of blocks, as other pages are: its columns are its own, and only a terminal sets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.analysis.score import score
from tracker.assess.report import PlanHead, Report, Row
from tracker.assess.standing import Standing, is_pending, shown_status, silent_parts, standing_of
from tracker.assess.status import Status
from tracker.language import Language, pick
from tracker.pages.blocks import Meter, Phrase, Piece, joined, phrase
from tracker.pages.status import meter, what_if_lines
from tracker.words import grid as words
from tracker.words.figures import NOTHING, cells
from tracker.words.score import score_text
from tracker.words.standing import done_text, promise_text, short_or_over
from tracker.words.terms import SYMBOLS
from tracker.words.units import unit_text
from tracker.words.why import last_published, must_be_said, why
from tracker.words.wording import with_unit

# what stands between the sign of a row and its bar takes the same room in every terminal: none of
# the marks that some draw two cells wide
_MARKS = {
    "–": "-", "—": "-", "−": "-", "≥": ">=", "≤": "<=", "≈": "~", "“": '"', "”": '"', "‘": "'",
    "’": "'", "…": "...", "×": "x", "·": ".",
}  # fmt: skip
_STRAIGHT = str.maketrans(_MARKS)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A target: its sign, its short name (`strong`: of the headline), the texts of the columns by
    their keys, why it stands so in order of importance, its bar.

    `notes` are said below where there is no column for why, `narrow` where there is none for what
    is short either. Where there are no columns at all, `value` is the latest one with its unit,
    `promise` what is said of a target without data.
    """

    sign: Piece
    name: str
    strong: bool
    texts: dict[str, str]
    why: tuple[str, ...]
    bar: Meter | None
    notes: tuple[str, ...]
    narrow: tuple[str, ...]
    value: str
    promise: str


@dataclass(frozen=True, slots=True)
class GridGroup:
    """Rows under a heading; one without has none."""

    heading: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class GridList:
    """Targets without data: a heading after its sign, then labels with what is listed under each; a
    list without labels follows its heading in the same line.
    """

    heading: Phrase
    entries: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class GridPlan:
    """A plan: its name and years, the days of the report (with the first plan only), how much of
    its time is gone; how many targets stand how, a remark to that, how they stand as a whole.
    """

    name: str
    years: str
    days: str
    gone: str
    total: str
    counts: tuple[Phrase, ...]
    remark: str
    score: str
    groups: tuple[GridGroup, ...]
    lists: tuple[GridList, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """All plans of an output, the titles of the columns by their keys, and what marks mean.

    `supposed` says what is assumed, and what it changes.
    `marks_brief` and `marks` are the words for those of the bars, of which those that occur are
    said; `notes` stand behind them, `first` before.
    """

    language: Language
    titles: dict[str, str]
    plans: tuple[GridPlan, ...]
    marks_brief: dict[str, str]
    marks: dict[str, str]
    notes: tuple[str, ...]
    first: str = ""
    supposed: tuple[Phrase, ...] = ()


def page(
    report: Report,
    language: Language,
    *,
    every: bool = False,
    by_section: bool = False,
    order: str = "",
) -> Grid:
    """The grid of a report.

    `every`: targets without data on rows of their own; `by_section`: all targets in the groups of
    their plan; `order`: the one of the rows that was asked for.
    """
    made = _Maker(report, language, every or by_section, by_section, order)
    plans = tuple(made.plan(head, not n) for n, head in enumerate(report.plans))
    rows = [row for plan in plans for group in plan.groups for row in group.rows]
    figures = [row.texts[key] for row in rows for key in ("latest", "goal", "done")]
    listed = not any(plan.lists for plan in plans)
    return Grid(
        language,
        {key: pick(language, *said) for key, said in words.TITLES.items()},
        plans,
        {mark: pick(language, *said) for mark, said in words.BAR_BRIEF.items()},
        {mark: pick(language, *said) for mark, said in words.BAR_WIDE.items()},
        tuple(words.legend_notes(report, figures, listed, language)),
        words.left_out(report, language),
        tuple(what_if_lines(report, language)),
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    report: Report
    language: Language
    every: bool
    by_section: bool
    order: str

    def plan(self, head: PlanHead, first: bool) -> GridPlan:
        """What is said of a plan; the day is said with the first."""
        report, language = self.report, self.language
        found = standing_of(report, head)
        rows = [row for row in report.rows if row.target.plan is head.plan]
        years, days, gone = words.facts(report, head, language)
        return GridPlan(
            head.plan.name.short_text(language),
            years,
            days if first else "",
            gone,
            words.total(len(rows), language),
            tuple(
                (*joined(map(_sign, statuses), Piece("", "", "/")), Piece(f" {said}"))
                for statuses, said in words.counted_groups(rows, found, language)
            ),
            words.first_figures(head, found, report.as_of, language),
            score_text(score(rows), language),
            tuple(self.groups(rows, found, first)),
            () if self.every else tuple(self.lists(rows, found)),
        )

    def groups(self, rows: Sequence[Row], found: Standing, first: bool) -> Iterable[GridGroup]:
        """The headline, what has data, and where all are to be seen what has none."""
        language = self.language
        if self.by_section:
            sections: dict[str, list[Row]] = {}
            for row in rows:
                sections.setdefault(row.target.section, []).append(row)
            for name, own in sections.items():
                yield self.group(f"{name or pick(language, '其他', 'Other')} {len(own)}", own)
            return
        if self.order:
            shown = [row for row in rows if self.every or row not in found.silent]
            if shown:
                yield self.group(words.sorted_heading(shown, self.order, language), shown)
            return
        if found.headline:
            heading = words.headline_heading(len(found.headline), language)
            yield self.group(heading, found.headline, strong=True)
        others, more = found.others(found.with_data), bool(found.headline)
        if due := [row for row in others if is_pending(row)]:
            yield self.group(words.pending_heading(len(due), language), due, due=True)
        if known := [row for row in others if not is_pending(row)]:
            heading = words.data_heading(known, more or bool(due), language)
            alone = len(known) == 1 and not (first or more or due)
            yield self.group("" if alone else heading, known)
        if self.every and (silent := found.others(found.silent)):
            more = len(silent) < len(rows)
            yield self.group(words.silent_heading(silent, more, language), silent)

    def group(
        self, heading: str, rows: Sequence[Row], strong: bool = False, due: bool = False
    ) -> GridGroup:
        """Rows under a heading; `due`: it says that they are due without their results."""
        return GridGroup(heading, tuple(self.row(row, strong, due) for row in rows))

    def lists(self, rows: Sequence[Row], found: Standing) -> Iterable[GridList]:
        """What has no data, briefly where it is much."""
        language, silent = self.language, found.others(found.silent)
        if not silent:
            return
        if len(silent) > words.MOST_LISTED:
            heading, items = words.silent_in_brief(silent, rows, language)
            entries: list[tuple[str, list[str]]] = [("", items)]
        else:
            heading = words.silent_heading(silent, len(silent) < len(rows), language)
            entries = words.silences(silent_parts(silent), language)
        sign = _sign(Status.NO_DATA)
        yield GridList(
            phrase(sign, " " + heading), tuple((label, tuple(items)) for label, items in entries)
        )

    def row(self, row: Row, strong: bool, due: bool) -> GridRow:
        """A target as the grid says it."""
        language, as_of = self.language, self.report.as_of
        c, pending = cells(row, language), is_pending(row)
        unit = unit_text(row.target.unit, language)
        latest = "-" if row.assessment.latest is None else c.latest
        ago = last_published(row, as_of, language) if pending else ""
        reasons = tuple(part for part in why(row, as_of, language) if part != ago)
        texts = {
            "latest": latest,
            "period": _brief(c.latest_period),
            "goal": "" if c.goal == NOTHING else c.goal,
            "unit": unit,
            "base": "-" if c.baseline == NOTHING else c.baseline,
            "size": ago or short_or_over(row, language),
            "done": done_text(row, language),
        }
        result = (c.status,) if pending and not due else ()
        return GridRow(
            _sign(shown_status(row)),
            straight(row.target.name.short_text(language)),
            strong,
            {key: straight(text) for key, text in texts.items()},
            tuple(map(straight, (c.status, *reasons) if pending else reasons)),
            meter(row) if row.assessment.progress is not None else None,
            tuple(map(straight, (*result, *must_be_said(row, language)))),
            (pick(language, ago, f"published {ago}"),) if ago else (),
            straight(with_unit(latest, unit, language)),
            promise_text(row, language),
        )


def straight(text: str) -> str:
    """A text whose marks take the same room in every terminal.

    >>> straight("“未来之鹰” 50–100, ≥3")
    '"未来之鹰" 50-100, >=3'
    """
    return text.translate(_STRAIGHT)


def _sign(status: Status) -> Piece:
    sign, plain = SYMBOLS[status]
    return Piece(sign, status, plain)


def _brief(period: str) -> str:
    """A span of years or of months of one year, shorter: 2016-20, 2024-01..03."""
    first, _, last = period.partition("..")
    if not last:
        return period
    if len(first) == len(last) == 4 and first[:2] == last[:2]:
        return f"{first}-{last[2:]}"
    return f"{first}..{last[5:]}" if len(last) == 7 and first[:5] == last[:5] else period
