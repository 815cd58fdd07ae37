"""The whole program as a handful of short functions: files → read → assess → render.

The page to read first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tracker.assess.report import Report, make_report
from tracker.language import Language
from tracker.model.project import Project
from tracker.problems.problem import in_order
from tracker.store import folder
from tracker.workflows.load import Loaded
from tracker.workflows.select import Filters, chosen, in_order_of, with_statuses


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


def reported(
    loaded: Loaded, report: Report, name: str, language: Language, *, limit: int | None = None
) -> str | bytes:
    """The report in a format of `tracker report`; a workbook is bytes.

    Raises CannotRun(2) where it needs an extra.

    The briefing has at most `limit` bytes.
    """
    from tracker.formats import render

    if name == "xlsx":
        from tracker.assess.detail import elsewhere, make_show
        from tracker.model.bilingual import translated

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
        return bytes(render("briefing", report, name, language, found=[*told, *more]))
    on = None
    if name in ("markdown", "github-summary"):
        from tracker.formats.markdown import Markdown, size_in_bytes
        from tracker.formats.own import COMMENT

        on = Markdown(limit, size_in_bytes, COMMENT)
    return str(render("briefing", report, name, language, on))


def check_outputs(start: Path, places: Iterable[Path], *, force: bool) -> None:
    """Before a report is made: raises CannotRun(2) for a place where it may not be written
    (store.outputs).
    """
    from tracker.formats.own import is_own
    from tracker.store.outputs import check_output

    root = folder.find_project(start)
    for place in places:
        check_output(place, root, None if force else is_own)


def _without_target(project: Project) -> list[str]:
    """Indicators that are recorded and promised nothing."""
    promised = {name for target in project.targets for name in target.indicators}
    return [name for name in project.indicators if name in project.areas and name not in promised]
