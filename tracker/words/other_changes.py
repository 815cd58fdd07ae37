"""What became of the record besides what a change of a target tells of, by publication."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.compare.changes import Diff
from tracker.compare.observations import Edit
from tracker.language import Language, bracketed, enumerated, pick
from tracker.model.observation import Observation, Publication
from tracker.words.changes import fields_text, observed_indicator
from tracker.words.wording import titled, value_of


@dataclass(frozen=True, slots=True)
class OtherLine:
    """An indicator with what was recorded of it, and the places where that stands."""

    text: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherChanges:
    """A publication, how many of its observations are told of, and a line for each indicator."""

    heading: str
    lines: tuple[OtherLine, ...]


def other_changes(diff: Diff, language: Language) -> list[OtherChanges]:
    """New observations and edited remarks that no change of a target tells of, most of indicators
    without one.
    """
    told = {id(cause.observation) for change in diff.changes for cause in change.causes}
    edits = {id(one.after): one for one in diff.record.edited if not one.of_figures}
    found: dict[Publication, list[Observation]] = {}
    for one in (*(edit.after for edit in edits.values()), *diff.record.added):
        if id(one) not in told:
            found.setdefault(one.publication, []).append(one)
    return [
        OtherChanges(_heading(paper, len(of_it), language), _lines(of_it, edits, diff, language))
        for paper, of_it in found.items()
    ]


def _heading(paper: Publication, count: int, language: Language) -> str:
    title = titled(paper.title, language) or paper.publisher
    return pick(
        language,
        f"{title}{paper.published}　{count} 条",
        f"{title} {paper.published}  {count} observation{'' if count == 1 else 's'}".lstrip(),
    )


def _lines(
    found: Iterable[Observation], edits: dict[int, Edit], diff: Diff, language: Language
) -> tuple[OtherLine, ...]:
    by_name: dict[str, list[Observation]] = {}
    here = {"", *(plan.area for plan in diff.after.project.plans)}
    for one in found:
        indicator = observed_indicator(one, diff)
        name = indicator.name.text(language) if indicator else one.indicator
        area = "" if one.area in here else one.area
        by_name.setdefault(name + bracketed(area, language), []).append(one)
    return tuple(
        OtherLine(
            f"{name} " + enumerated((_said(one, edits, diff, language) for one in of_it), language),
            tuple(str(one.place) for one in of_it),
        )
        for name, of_it in by_name.items()
    )


def _said(one: Observation, edits: dict[int, Edit], diff: Diff, language: Language) -> str:
    """Its value and period, and which of its remarks was edited."""
    indicator, edit = observed_indicator(one, diff), edits.get(id(one))
    value = value_of(one.quantity, one.unit, indicator is not None and indicator.done, language)
    remark = "" if edit is None else f" [{fields_text(edit.fields, language)}]"
    return f"{value} {one.period}{remark}"
