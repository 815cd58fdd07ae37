"""The whole program as a handful of short functions: files → read → assess → render.

The page to read first; load.py is the one before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tracker.assess.clocks import Clocks
from tracker.assess.report import Report, make_report
from tracker.formats import Terminal, render
from tracker.language import Language
from tracker.model.progress import Progress, unseen
from tracker.problems.problem import in_order
from tracker.workflows.filters import Filters
from tracker.workflows.load import Loaded
from tracker.workflows.select import chosen, in_order_of, only_recorded, with_flags, with_statuses

if TYPE_CHECKING:
    from tracker.analysis.areas import AreaTables
    from tracker.analysis.opinions import Opinions
    from tracker.assess.detail import Details


def status(
    loaded: Loaded,
    filters: Filters,
    clocks: Clocks,
    language: Language,
    *,
    sort: str = "registry",
    recorded: bool = False,
    progress: Progress = unseen,
) -> Report:
    """Assess the targets asked for; `recorded`: words may name indicators without a target, too.

    Raises CannotRun(2) for a target, plan or word that does not exist.
    """
    project = loaded.project
    targets = chosen(project, filters, recorded=recorded)
    report = make_report(project, targets, clocks, language, in_order(project.problems), progress)
    rows = with_flags(with_statuses(report.rows, filters.statuses), filters.flags)
    rows = in_order_of(rows, sort, language)
    shown = {row.target.plan.id for row in rows} or {target.plan.id for target in targets}
    heads = tuple(head for head in report.plans if head.plan.id in shown)
    return replace(report, plans=heads, rows=tuple(rows), prefix=loaded.prefix)


def ask_methods(report: Report, methods: Sequence[str]) -> Opinions | None:
    """What these methods say of the targets of a report; None where none is asked."""
    if not methods:
        return None
    from tracker.analysis.opinions import opinions

    return opinions(report, methods)


def recorded_only(
    loaded: Loaded, words: Sequence[str], clocks: Clocks, language: Language
) -> Details | None:
    """What is on record of the indicators among the words that no target is about; None where
    there is none. Raises CannotRun(2) for a word that names nothing.
    """
    from tracker.assess.detail import make_details

    ids = [one.id for one in only_recorded(loaded.project, words)]
    return make_details(loaded.project, ids, clocks, language) if ids else None


def by_area(
    loaded: Loaded,
    filters: Filters,
    clocks: Clocks,
    language: Language,
    progress: Progress = unseen,
) -> AreaTables:
    """The indicators of the targets asked for, and those named that have none, each across all
    areas; without names those that are observed or promised in several areas.

    Raises CannotRun(2) for a word that does not exist.
    """
    from tracker.analysis.areas import across_areas, areas_of

    project, named = loaded.project, filters.targets
    asked = status(loaded, filters, clocks, language, recorded=True, progress=progress)
    ids = [row.target.indicator for row in asked.rows]
    if named or filters == Filters():
        words = named or tuple(project.indicators)
        ids += [one.id for one in only_recorded(project, words)]
    found = [one for one in dict.fromkeys(ids) if named or len(areas_of(project, one)) > 1]
    targets = [one for one in project.targets if one.indicator in found]
    problems = in_order(project.problems)
    report = make_report(project, targets, clocks, language, problems, progress)
    return across_areas(project, report, found)


def show(
    loaded: Loaded,
    words: Sequence[str],
    clocks: Clocks,
    language: Language,
    *,
    format: str,
    terminal: Terminal,
    last: int | None = None,
    whole: bool = False,
    methods: Sequence[str] = (),
) -> str:
    """What was asked for, told in full, in a format; where people read it the `last` so many values
    of each series, or every one of a long series, too (`whole`). What these `methods` say stands
    with it, but not in a list of observations.

    Raises CannotRun(2) for a word that names nothing.
    """
    from tracker.assess.detail import make_details

    project = loaded.project
    made = make_details(project, words, clocks, language, in_order(project.problems))
    options: dict[str, Any] = {"methods": ask_methods(made.report, methods)}
    if format == "csv":
        options = {}
    elif format != "json":
        options |= {"last": last, "whole": whole}
    return str(render("target", made, format, language, terminal, **options))


def render_report(
    loaded: Loaded,
    report: Report,
    name: str,
    *,
    limit: int | None = None,
    progress: Progress = unseen,
) -> str | bytes:
    """The report in a format of `tracker report`: bytes of a workbook, else text, a briefing of at
    most `limit` bytes. Raises CannotRun(2) where the format needs an extra.
    """
    options: dict[str, Any] = {} if limit is None else {"limit": limit}
    if name == "xlsx":
        from tracker.assess.detail import every_series

        options["found"] = every_series(loaded.project, report)
    if name == "docx":
        options["progress"] = progress  # its charts take a quarter of a second each
    made: str | bytes = render("briefing", report, name, report.language, **options)
    return made
