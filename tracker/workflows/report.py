"""The whole program as a handful of short functions: files → read → assess → render.

The page to read first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tracker.assess.report import Report, Row, make_report
from tracker.language import Language, pick
from tracker.model.periods import CALENDAR, Start
from tracker.model.project import Project
from tracker.problems.nearest import nearest
from tracker.problems.problem import CannotRun, Problem, in_order, problem
from tracker.store import folder as files
from tracker.words.terms import WORDS
from tracker.workflows import fail_on as core_gate
from tracker.workflows.select import Filters, chosen, in_order_of, no_choice, with_statuses


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project as read, with the bytes that excerpts are cut from and its folder's name in the git
    repository.
    """

    project: Project
    contents: dict[str, bytes]
    prefix: str = ""


def load(start: Path, day: date) -> Loaded:
    """Find and read the project. Raises CannotRun(3) where nothing can be assessed."""
    from tracker.read.project import read_project
    from tracker.store.outputs import within_repository

    root = files.find_project(start)
    contents, unread = files.read_folder(root)
    project = read_project(contents, day, unread)
    if isinstance(project, list):
        raise CannotRun(3, *in_order(project), contents=contents)
    return Loaded(project, contents, within_repository(root))


def year_starts(start: Path) -> Start:
    """When the financial years of the project's plans begin; of the calendar where they differ or
    nothing is said.
    """
    loaded = load(start, date.max)
    begins = {plan.period.starts for plan in loaded.project.plans}
    return begins.pop() if len(begins) == 1 else CALENDAR


def status(
    loaded: Loaded,
    filters: Filters,
    *,
    as_of: date,
    known_at: date,
    language: Language,
    sort: str = "registry",
) -> Report:
    """Assess the targets asked for.

    Raises CannotRun(2) for a target, plan or word that does not exist.
    """
    project = loaded.project
    targets = chosen(project, filters)
    report = make_report(
        project,
        targets,
        as_of=as_of,
        known_at=known_at,
        language=language,
        problems=in_order(list(project.problems)),
    )
    rows = in_order_of(with_statuses(report.rows, filters.statuses), sort, language)
    shown = {row.target.plan.id for row in rows} or {target.plan.id for target in targets}
    heads = tuple(head for head in report.plans if head.plan.id in shown)
    return replace(report, plans=heads, rows=tuple(rows), prefix=loaded.prefix)


def show(
    loaded: Loaded,
    words: Sequence[str],
    *,
    as_of: date,
    known_at: date,
    language: Language,
    format: str,
    width: int | None,
    ascii_only: bool,
    color: bool,
) -> str:
    """What was asked for, told in full, in a format.

    Raises CannotRun(2) for a word that names nothing.
    """
    from tracker.assess.detail import make_show
    from tracker.formats import render
    from tracker.formats.terminal_text import Terminal

    problems = in_order(list(loaded.project.problems))
    made = make_show(
        loaded.project, words, as_of=as_of, known_at=known_at, language=language, problems=problems
    )
    on = Terminal(width, ascii_only, color) if format == "text" else None
    return str(render("target", made, format, language, on))


def check(loaded: Loaded, *, strict: bool = False) -> list[Problem]:
    """Every problem, in order of place; `strict`: and, once, that files do not say how many records
    they hold.
    """
    found, uncounted = list(loaded.project.problems), loaded.project.uncounted
    if strict and uncounted:
        first = uncounted[0]
        found.append(problem("O122", first, line=1, column=1, count=len(uncounted)))
    return in_order(found)


def table(
    report: Report,
    language: Language,
    *,
    width: int | None,
    ascii_only: bool,
    color: bool,
    grouped: bool,
) -> str:
    """The status table for a terminal of a width; None: nothing is wrapped."""
    from tracker.formats.table import render

    return render(
        report, language, width=width, ascii_only=ascii_only, color=color, grouped=grouped
    )


def rendered(report: Report, name: str, language: Language) -> str:
    """The report in a format: a module of that name in formats/."""
    from importlib import import_module

    name = "status_markdown" if name == "markdown" else name
    text: str = import_module(f"tracker.formats.{name}").render(report, language)
    return text


def reported(
    loaded: Loaded, report: Report, name: str, language: Language, *, limit: int | None = None
) -> str | bytes:
    """The report in a format of `tracker report`; a workbook is bytes.

    Raises CannotRun(2) where it needs an extra.

    The briefing has at most `limit` bytes.
    """
    if name in ("markdown", "github-summary"):
        from tracker.formats import briefing

        return briefing.render(report, language, limit)
    if name == "xlsx":
        from tracker.assess.detail import elsewhere, make_show
        from tracker.formats import xlsx
        from tracker.model.translated import translated

        whole = len(report.rows) == len(loaded.project.targets)
        subjects = [
            *(row.target.id for row in report.rows),
            *(_without_target(loaded.project) if whole else ()),
        ]
        stories = make_show(
            loaded.project,
            subjects,
            as_of=report.as_of,
            known_at=report.known_at,
            language=language,
            problems=report.problems,
        ).stories
        told = [
            (story.target.id if story.target else series.indicator.id, series)
            for story in stories
            for series in story.series
        ]
        more = [
            (series.indicator.id, series)
            for series in elsewhere(translated(loaded.project, [], language)[0], stories, report)
        ]
        return xlsx.render(report, language, [*told, *more])
    return rendered(report, name.replace("-", "_"), language)


def check_outputs(start: Path, places: Iterable[Path], *, force: bool) -> None:
    """Before a report is made: raises CannotRun(2) for a place where it may not be written
    (files.outputs).
    """
    from tracker.formats.own import is_own
    from tracker.store.outputs import check_output

    root = files.find_project(start)
    for place in places:
        check_output(place, root, None if force else is_own)


def _without_target(project: Project) -> list[str]:
    """Indicators that are recorded and promised nothing."""
    promised = {name for target in project.targets for name in target.indicators}
    return [name for name in project.indicators if name in project.areas and name not in promised]


def checked(loaded: Loaded, found: list[Problem], name: str, language: Language) -> str:
    """The answer of a check, as text, as one JSON document, or as what a build server reads."""
    from tracker.formats import json, text

    if name == "json":
        return json.render_problems(found, language, "tracker/check/1")
    if name != "text":
        return findings(
            found, name, language, prefix=loaded.prefix, checked=sorted(loaded.contents)
        )
    counts = text.render_counts(
        found,
        language,
        files=len(loaded.contents),
        targets=len(loaded.project.targets),
        observations=len(loaded.project.observations),
    )
    return text.render_problems(found, language, _sources(found, loaded.contents)) + counts


def findings(
    found: Iterable[Problem],
    name: str,
    language: Language,
    *,
    prefix: str = "",
    checked: Sequence[str] = (),
) -> str:
    """Problems alone in a format of build servers; `checked` are the files that were read."""
    from importlib import import_module

    from tracker.words.findings import problem_findings

    render = import_module(f"tracker.formats.{name}").render_findings
    more = {"checked": [prefix + file for file in checked]} if name == "junit" else {}
    text: str = render(problem_findings(found, language, prefix), language, **more)
    return text


def unreadable(start: Path, found: Sequence[Problem], name: str, language: Language) -> str:
    """What keeps a project from being read, in a format of build servers: they show it where it
    stands.
    """
    from tracker.store.outputs import within_repository

    placed = [one for one in found if one.file]
    return (
        findings(placed, name, language, prefix=within_repository(files.find_project(start)))
        if placed
        else ""
    )


def talked(problems: Iterable[Problem], contents: Mapping[str, bytes], language: Language) -> str:
    """Problems beside an answer: errors in full, warnings as a count."""
    from tracker.formats import text
    from tracker.problems.codes import severity

    errors = [one for one in problems if severity(one) == "error"]
    warnings = len(list(problems)) - len(errors)
    said = text.render_problems(errors, language, _sources(errors, contents))
    if warnings:
        said += pick(
            language,
            f"{warnings} 个警告，见 tracker check。\n",
            f"{warnings} warning{'' if warnings == 1 else 's'}: see tracker check.\n",
        )
    return said


def explained(
    problems: Sequence[Problem], contents: Mapping[str, bytes], language: Language
) -> str:
    """Why a run could not be done."""
    from tracker.formats import text

    return text.render_problems(problems, language, _sources(problems, contents))


def failed(problems: Sequence[Problem], language: Language) -> str:
    """The same as a JSON document."""
    from tracker.formats import json

    return json.render_problems(problems, language, "tracker/error/1")


def gate(
    gates: Sequence[str], rows: Iterable[Row], problems: Iterable[Problem], *, strict: bool = False
) -> int:
    """Exit code 1 where a finding matches --fail-on, else 0."""
    return int(core_gate.failed(gates, rows, problems, strict=strict))


def check_gates(gates: Sequence[str], known: Sequence[str]) -> None:
    """Raises CannotRun(2) for a word that --fail-on does not know."""
    for word in gates:
        if word not in known:
            raise CannotRun(2, no_choice("--fail-on", word, known))


def explain(code: str | None, language: Language) -> str:
    """A code, status or flag explained; without one, the list of all.

    Raises CannotRun(2) for an unknown one.
    """
    from tracker.formats import text
    from tracker.problems.codes import CODES
    from tracker.words.meanings import MEANINGS

    if code is None:
        return text.render_codes(language)
    words = {name.lower(): key for key in MEANINGS for name in (key, *WORDS[key])}
    if code.upper() in CODES:
        return text.render_code(code.upper(), language)
    if code.lower() in words:
        return text.render_meaning(words[code.lower()], language)
    raise CannotRun(2, problem("U103", name=code, near=nearest(code, [*CODES, *words])))


def schema(name: str) -> str:
    """The JSON Schema of `targets` or `observations`, for editors."""
    from tracker.read.schema import render_schema

    return render_schema(name)


def _sources(problems: Iterable[Problem], contents: Mapping[str, bytes]) -> dict[str, str]:
    """The texts of the files that problems point into."""
    names = {one.file for one in problems}
    return {name: _text(contents[name]) for name in names if name in contents}


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")  # as Chinese Excel writes CSV
