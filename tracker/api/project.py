"""A project in Python: its targets on a day, its observations and its problems."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from typing import Any

from tracker.api.rows import ObservationRow, ProblemRow, Rows, TargetRow
from tracker.assess.clocks import Clocks
from tracker.exchange.tidy import exact_decimal
from tracker.formats.json_writer import problems as described
from tracker.language import LANGUAGES, Language, pick
from tracker.model.observation import Observation
from tracker.model.periods import read_typed_period
from tracker.model.project import translated
from tracker.model.quantity import Interval
from tracker.pages.block_values import assessed_values
from tracker.pages.target_values import flat
from tracker.problems.codes import severity
from tracker.problems.problem import CannotRun, Problem, Refused, in_order, problem_of
from tracker.workflows.filters import Filters
from tracker.workflows.load import Loaded, load_project
from tracker.workflows.report import status

Day = date | str


class TrackerError(Exception):
    """What was asked for cannot be done: no project, one that cannot be read, a name or day that is
    none. `problems` say why, with codes and places; the message is all of them.
    """

    def __init__(self, problems: Sequence[ProblemRow]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type[TrackerError], tuple[tuple[ProblemRow, ...]]]:
        """How it is made again: in another process, for one."""
        return type(self), (self.problems,)


class TrackerWarning(UserWarning):
    """A project was read, but something in its files is wrong and does not count."""


class OpenProject:
    """A project as its files were when it was loaded. Made by `tracker.load`."""

    def __init__(self, loaded: Loaded, day: date, language: Language) -> None:
        self._loaded = loaded
        self._day = day
        self._language = language

    def __repr__(self) -> str:
        project = self._loaded.project
        targets, observations = len(project.targets), len(project.observations)
        return f"<OpenProject: {targets} targets, {observations} observations>"

    def status(
        self, *targets: str, as_of: Day | None = None, known_at: Day | None = None
    ) -> Rows[TargetRow]:
        """How the targets stand at the end of a day, from what was published by then; all of them,
        or those named by id, name or alias.

        `as_of` is the day of loading where nothing else is said, `known_at` the same as `as_of`.
        A day is a date or a text: 2025-02-28, or 2025-02 for its last day. Raises TrackerError for
        a name or day that is none.
        """
        language = self._language
        for target in targets:
            if not isinstance(target, str):
                raise TypeError(
                    f"a target is named by a text, each by one of its own, not {target!r}"
                )
        try:
            day = self._day if as_of is None else _day(as_of)
            clocks = Clocks(day, day if known_at is None else _day(known_at))
            report = status(self._loaded, Filters(targets), clocks, language)
        except CannotRun as stop:
            raise _error(stop.problems, language) from None
        values = assessed_values(report, language)
        rows = (TargetRow(**_plain(flat(values(row))), **asdict(clocks)) for row in report.rows)
        return Rows(rows, TargetRow)

    def observations(self) -> Rows[ObservationRow]:
        """Every value on record, in the order of the files; no clock leaves any out."""
        project, _ = translated(self._loaded.project, [], self._language)
        names = {key: one.name.text(self._language) for key, one in project.indicators.items()}
        about = project.thresholds.about
        return Rows(
            (
                _observation(one, names[one.indicator], one.quantity.interval(about))
                for one in project.observations
            ),
            ObservationRow,
        )

    def problems(self) -> Rows[ProblemRow]:
        """What `tracker check` finds in the files."""
        found = in_order(self._loaded.project.problems)
        return Rows(_problems(found, self._language), ProblemRow)


def load(
    path: str | PathLike[str] = ".", *, language: Language | None = None, today: Day | None = None
) -> OpenProject:
    """Read the project in a folder or in the nearest one above it that holds targets.yaml.

    `language` ("zh" or "en") is that of names, units and messages: the registry's own where nothing
    is said, else English. `today` is the day on which everything is asked; the calendar's by
    default. Warns (TrackerWarning) where the files have errors: what is wrong does not count.
    Raises TrackerError where there is no project or nothing of it can be read.
    """
    if language not in (None, *LANGUAGES):
        raise ValueError(f"language is {' or '.join(LANGUAGES)}, not {language!r}")
    try:
        day = date.today() if today is None else _day(today)
        loaded = load_project(Path(path), day)
    except CannotRun as stop:
        raise _error(stop.problems, language or "en") from None
    made = OpenProject(loaded, day, language or loaded.project.language or "en")
    counts = Counter(severity(one) for one in loaded.project.problems)
    if counts["error"]:
        numbers = counts["error"], counts["warning"]
        said = pick(
            made._language,
            "文件里有 {} 个错误、{} 个警告，写错的不计入：project.problems()",
            "errors in the files: {}, warnings: {}; what is wrong is left out: project.problems()",
        ).format(*numbers)
        warnings.warn(said, TrackerWarning, stacklevel=2)
    return made


def _day(day: Day) -> date:
    """The day, or the last day of what a text says. Raises CannotRun(2) for a text that says
    none, TypeError for what is no text.
    """
    if isinstance(day, datetime):
        return day.date()
    if isinstance(day, date):
        return day
    if not isinstance(day, str):
        raise TypeError(f"a day is a date or a text such as 2025-02-28, not {day!r}")
    try:
        return read_typed_period(day).end
    except Refused as error:
        raise CannotRun(2, problem_of(error)) from error


def _observation(one: Observation, name: str, span: Interval) -> ObservationRow:
    quantity, source = one.quantity, one.publication
    return ObservationRow(
        indicator=one.indicator,
        name=name,
        area=str(one.area),
        period=str(one.period),
        start=one.span.start,
        end=one.span.end,
        ytd=one.ytd,
        value=quantity.stated,
        upper=quantity.upper,
        low=exact_decimal(span.low),
        high=exact_decimal(span.high),
        unit=str(one.unit),
        qualifier=quantity.qualifier,
        text=quantity.text,
        status=one.status,
        published=str(source.published),
        publisher=str(source.publisher),
        title=source.title,
        url=source.url,
        tier=source.tier,
        sha256=source.sha256,
        document=source.file,
        revises=None if one.revises is None else str(one.revises.published),
        locator=one.locator,
        note=one.note,
        file=one.file,
        line=one.line,
    )


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Tuples for lists, texts for members of enums and texts in two languages."""
    return {key: _value(value) for key, value in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_value, value))
    return str(value) if isinstance(value, str) else value


def _problems(found: Iterable[Problem], language: Language) -> tuple[ProblemRow, ...]:
    return tuple(ProblemRow(**one) for one in described(found, language))


def _error(found: Iterable[Problem], language: Language) -> TrackerError:
    return TrackerError(_problems(found, language))
