"""A plan's document → the registry of a new project: what the document promises, each item judged
by the reader of registries before a person is asked about it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from tracker.language import Language, in_sequence, pick
from tracker.model.layout import REGISTRY
from tracker.model.new_target import FoundTarget, TargetRequest
from tracker.model.periods import read_period
from tracker.problems.problem import CannotRun, Problem, Refused, problem
from tracker.workflows import document as documents
from tracker.workflows.edit import Current
from tracker.workflows.init import NewPlan, bare_registry, years_asked_for
from tracker.workflows.register import completed, proposed_id, record_of, registered, spliced

_TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")
LeftOut = tuple[FoundTarget, list[Problem]]
_FIVE_YEARS = re.compile("十([一二三四五六])?五")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a plan's document promises, and what it says of the plan itself."""

    name: str
    found: tuple[FoundTarget, ...]
    plan: NewPlan


def draft(
    name: str,
    content: bytes,
    plan: NewPlan,
    environment: Mapping[str, str],
    waiting: Callable[[], None] = lambda: None,
) -> Draft:
    """The targets of a table (CSV, workbook) or of a document.

    Raises CannotRun: 3 with a D code for what cannot be read, 2 (U243) where no target is found.
    """
    if PurePath(name).suffix.lower() in _TABLES:
        from tracker.exchange.plan_table import targets_of_table

        read = documents.tables(name, content, environment, waiting)
        found = [one for table in read.tables if table.visible for one in targets_of_table(table)]
        title = plan.title or PurePath(name).stem
    else:
        from tracker.extract.promises import found_targets

        reading = documents.read(name, content, plan.published, environment, waiting)
        found = found_targets(reading.figures)
        title = plan.title or reading.document.title or PurePath(name).stem
        plan = replace(plan, published=plan.published or reading.document.published or "")
    if not found:
        raise CannotRun(2, problem("U243", name=name))
    plan = replace(plan, title=title, name=plan.name or title)
    return Draft(name, tuple(found), replace(plan, period=plan.period or _years(title, found)))


def beginning(language: Language, plan: NewPlan, day: date) -> Current:
    """The new project as it stands without a target. Raises CannotRun(2) for what is no plan."""
    from tracker.read.project import read_project
    from tracker.read.yamltext import Node

    contents = {REGISTRY: bare_registry(language, plan, years_asked_for(plan)).encode()}
    trees: dict[str, Node] = {}
    project = read_project(contents, day, (), trees)
    if isinstance(project, list):
        raise CannotRun(2, *(one.unplaced for one in project))
    return Current(contents, (), project, trees, day)


def drafted(draft: Draft, one: FoundTarget, there: Current, taken: Sequence[str]) -> TargetRequest:
    """A found target as it would be registered: with an id that is not taken, and its place in the
    document.
    """
    request = completed(one.request, there)
    free = proposed_id(replace(request, name="", name_en=request.id), taken) if request.id else ""
    request = replace(request, id=free or proposed_id(request, taken))
    where = place_in(draft.name, one, there.project.language or "en")
    return replace(request, locator=request.locator or where)


def place_in(name: str, one: FoundTarget, language: Language) -> str:
    """Where a target stands in the document."""
    file = PurePath(name).name
    page = pick(language, f"第{one.page}页", f"page {one.page}") if one.page else ""
    line = pick(language, f"第{one.line}行", f"line {one.line}")
    return in_sequence([file, one.sheet, page, line], language)


def wrong_with(
    there: Current, chosen: Sequence[TargetRequest], one: TargetRequest
) -> list[Problem]:
    """What keeps a target from being registered beside those chosen before."""
    try:
        registered([*chosen, one])(there)
    except CannotRun as stop:
        return list(stop.problems)
    return []


def sure(draft: Draft, there: Current) -> tuple[list[TargetRequest], list[LeftOut]]:
    """The targets that leave nothing to settle; and those that are left out, with what is wrong."""
    chosen: list[TargetRequest] = []
    left: list[LeftOut] = []
    for one in draft.found:
        request = drafted(draft, one, there, [each.id for each in chosen])
        wrong = [] if one.doubts else wrong_with(there, chosen, request)
        if one.doubts or wrong:
            left.append((one, wrong))
        else:
            chosen.append(request)
    return chosen, left


def registry_with(there: Current, chosen: Sequence[TargetRequest]) -> str:
    """The registry's text with the targets chosen, read back whole. Raises CannotRun(2)."""
    registered(chosen)(there)
    return spliced(there, "targets", [record_of(completed(one, there)) for one in chosen])


def _years(title: str, found: Sequence[FoundTarget]) -> str:
    """The plan's years: of a five-year plan by its name, else from the year after the baselines to
    the last due year; nothing where these are not said.
    """
    if named := _FIVE_YEARS.search(title):
        first = 2001 + 5 * " 一二三四五六".index(named[1] or " ")
        return f"{first}..{first + 4}"
    due = [year for one in found if (year := _year(one.request.by))]
    since = [year for one in found if (year := _year(one.request.baseline_period))]
    return f"{max(since) + 1}..{max(due)}" if due and since and max(since) < max(due) else ""


def _year(text: str) -> int:
    try:
        return read_period(text).end.year if text else 0
    except Refused:
        return 0
