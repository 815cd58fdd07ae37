"""A saved report against the record: each target as it was said, judged again, and now."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.assess.report import Row
from tracker.assess.standing import shown_status
from tracker.compare.changes import VERDICTS
from tracker.compare.frozen import Frozen, FrozenDiff
from tracker.language import Language, pick
from tracker.pages.blocks import (
    Alert,
    Block,
    ListItem,
    Page,
    Paragraph,
    Parts,
    Phrase,
    Section,
    Table,
    TableColumn,
    TableRow,
    phrase,
    signs,
)
from tracker.pages.status import signed
from tracker.words import frozen as words
from tracker.words.changes import cause_text, verdict_word
from tracker.words.figures import NOTHING, cells
from tracker.words.terms import word


def page(diff: FrozenDiff, language: Language, *, places: bool = True) -> Page:
    """What is compared, how many targets came out how, and each with why; `places`: file and line
    of every observation.
    """
    days = (phrase(signs(line, "dim")) for line in words.frozen_days(diff, language))
    ends = phrase(signs(words.frozen_ends(diff, language), "key"))
    moved = [ListItem((signs(words.moved_text(one, language), "strong"),)) for one in diff.moved]
    if diff.limits_moved:
        moved.insert(0, ListItem((signs(words.limits_text(diff, language)),)))
    before: list[Block] = [Paragraph((ends, *days))]
    if moved:
        before.append(Alert(pick(language, "目标条件有变动", "Goalposts moved"), tuple(moved)))
    title = words.frozen_counts(diff, language) or verdict_word("unchanged", language)
    section = Section(phrase(title), (_table(diff, language, places),), tuple(before))
    return Page(
        language,
        (section,),
        left_out=lambda left: pick(
            language,
            f"还有 {left} 行没有列出：运行 tracker diff。",
            f"{left} more lines: run tracker diff.",
        ),
    )


def _table(diff: FrozenDiff, language: Language, places: bool) -> Table:
    """The targets by what became of them, each with its causes."""
    columns = (
        TableColumn(word("target_column", language)),
        TableColumn(pick(language, "当时", "Then")),
        TableColumn(pick(language, "今天重判那一天", "That day, judged again")),
        TableColumn(pick(language, "现在", "Now")),
    )
    each = sorted(diff.each, key=lambda one: VERDICTS.index(one.verdict))
    rows = tuple(_row(one, diff, language, places) for one in each)
    notes = [] if each else [pick(language, "没有目标发生变化。", "No target changed.")]
    notes.append(words.unsaved_note(diff, language))
    said = tuple(phrase((note, "dim")) for note in notes if note)
    return Table(columns, rows, word("verdict", language), said)


def _row(one: Frozen, diff: FrozenDiff, language: Language, places: bool) -> TableRow:
    name = one.after.target.name.text(language) if one.after else one.was.text("name") or one.was.id
    was = signed(words.was_shown(one.was), words.was_word(one.was, language))
    value = words.was_value(one.was, one.after, language)
    ends = (one.again, one.after)
    return TableRow(
        (
            (phrase(name),),
            ((was,), *((phrase((value, "aside")),) if value else ())),
            *(_cell(row, language) for row in ends),
        ),
        verdict_word(one.verdict, language),
        tuple(_below(one, diff, language, places)),
        words.frozen_title(one, language),
    )


def _cell(row: Row | None, language: Language) -> Parts:
    """The status of a row, and the latest value below it."""
    if row is None:
        return (phrase((NOTHING, "nothing")),)
    c = cells(row, language)
    value = f"{c.latest} {c.latest_period}".strip() if c.latest != NOTHING else ""
    said = (signed(shown_status(row), c.status),)
    return (said, *((phrase((value, "aside")),) if value else ()))


def _below(one: Frozen, diff: FrozenDiff, language: Language, places: bool) -> Iterable[Phrase]:
    for cause in one.causes:
        yield (signs(words.again_text(cause, one, diff, language, places=places)),)
    for later in one.change.causes if one.change else ():
        assert one.change is not None
        said = cause_text(later, one.change, language, places=places)
        yield (signs(pick(language, f"此后：{said}", f"since then: {said}")),)
