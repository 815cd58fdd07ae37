"""A story as GitHub-flavoured Markdown: tables for what is listed, the chart as it is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.assess.detail import Series, Show, Story
from tracker.assess.uses import Told
from tracker.formats import chart_text as chart
from tracker.formats.escape import visible
from tracker.formats.markdown import escape
from tracker.language import Language, pick
from tracker.problems.codes import hint, message, severity
from tracker.words import assessment as figures
from tracker.words import observations, promise
from tracker.words.chart import picture
from tracker.words.figures import cells
from tracker.words.terms import word
from tracker.words.wording import Lines

WIDTH = 80


def render(show: Show, language: Language) -> str:
    """A second-level heading for each story."""
    return "\n".join(line for story in show.stories for line in _story(story, show, language))


def _story(story: Story, show: Show, language: Language) -> list[str]:
    name, key = promise.title(story, language)
    lines = [f"## {_text(name)}", "", f"`{key}`  "]
    if story.row is not None:
        c = cells(story.row, language)
        said = [f"**{c.status}**", c.early, c.latest, c.progress, c.gap, *c.flags]
        lines.append(
            " · ".join(part if part.startswith("**") else _text(part) for part in said if part)
            + "  "
        )
    lines += [figures.clocks(show, language), ""]
    lines += _pairs(
        "promise" if story.row else "indicator", promise.promise(story, show, language), language
    )
    if goals := promise.revisions(story, language):
        lines += _heading("revisions", language)
        lines += [
            f"- {'**' if held else ''}{_text(goal)}{'**' if held else ''}"
            f" {_text(f'{until} {reason}')}".rstrip()
            for held, goal, until, reason in goals
        ]
        lines.append("")
    if (shown := picture(story)) is not None:
        drawn = chart.render(shown, language, width=WIDTH)
        of = _text(promise.drawn(story, language))
        lines += [
            f"### {word('chart', language)}{f' · {of}' if of else ''}",
            "",
            "```text",
            chart.plain(drawn),
            "```",
            "",
        ]
    lines += _pairs("assessment", figures.assessment(story, show, language), language)
    lines += _pairs("evidence", figures.evidence(story, language), language)
    if drawn_out := figures.forecast(story, language):
        lines += [*_heading("forecast", language), figures.forecast_note(language), ""]
        lines += _table(("", ""), drawn_out)
    for series in story.series:
        lines += _observations(series, story, show, language)
    if story.problems:
        lines += _heading("problems", language)
        lines += [
            f"- `{one.code}` {word(severity(one), language)}: {_text(message(one, language))} "
            f"({_text(str(one.place))}) {_text(hint(one, language))}"
            for one in story.problems
        ]
        lines.append("")
    return lines


def _text(text: str) -> str:
    """User text as text: no markup, nothing that hides or turns the direction of writing."""
    return escape(visible(text))


def _heading(key: str, language: Language) -> list[str]:
    return [f"### {word(key, language)}", ""]


def _pairs(key: str, lines: Lines, language: Language) -> list[str]:
    return [*_heading(key, language), *_table(("", ""), lines)] if lines else []


def _table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table and a blank line; every cell is text."""
    return [
        "| " + " | ".join(titles) + " |",
        "| " + " | ".join("---" for _ in titles) + " |",
        *("| " + " | ".join(_text(cell) for cell in row) + " |" for row in rows),
        "",
    ]


def _observations(series: Series, story: Story, show: Show, language: Language) -> list[str]:
    keys = ("period", "value", "published", "use", "source", "note")
    lines = [
        f"### {word('observations', language)} · {_text(observations.heading(series, language))}",
        "",
    ]
    if series.told:
        rows = [_row(told, series, story, show, language) for told in series.told]
        lines += _table([word(key, language) for key in keys], rows)
    if left_out := observations.left_out(series, show, language):
        lines += [pick(language, "；", "; ").join(map(_text, left_out)), ""]
    return lines


def _row(
    told: Told, series: Series, story: Story, show: Show, language: Language
) -> tuple[str, ...]:
    one = told.observation
    comma = pick(language, "；", "; ")
    value = observations.value(one, series.indicator, language)
    source = (observations.publication(one, language), observations.place(one, language))
    level = observations.as_level(one, story.row, language)
    notes = [*observations.claims(one, show.indicators, language), one.note]
    why = observations.why(told, story.target, series.indicator, language)
    return (
        observations.period_of(one, language),
        f"{value} {observations.wording(one, series.indicator)}".rstrip(),
        str(one.publication.published),
        comma.join(part for part in (observations.use(told, language), level, why) if part),
        comma.join(part for part in source if part),
        comma.join(part for part in notes if part),
    )
