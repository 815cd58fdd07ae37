"""What a person answers, judged while they are asked: what is wrong with a request that is still
incomplete, and what is probably meant next.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tracker.model.bilingual import words_of
from tracker.model.names import Names
from tracker.model.observation import Observation, Publication
from tracker.model.project import Project
from tracker.model.request import Request
from tracker.model.target import Indicator
from tracker.problems.codes import severity
from tracker.problems.problem import CannotRun, Problem

# what is missing is taken to be fit for everything
_FIT = {"value": "1", "period": "1000", "published": "9998", "title": "-"}


def reject_wrong_fields(names: Names, request: Request, only: Collection[str] = ()) -> None:
    """Raises CannotRun(2) for what is wrong with the fields that a request has so far, or with some
    of them `only`.
    """
    from tracker.read.append import new_file
    from tracker.read.observations import read_observations
    from tracker.read.yamltext import read_yaml
    from tracker.workflows.record import written_record

    missing = {name: fit for name, fit in _FIT.items() if not getattr(request, name)}
    if request.status == "withdrawn":
        missing.pop("value", None)
        missing |= {} if request.revises else {"revises": _FIT["published"]}
    whole = replace(request, **missing)  # type: ignore[arg-type]
    tree, found = read_yaml(new_file(whole.publication, [written_record(whole, names)]), "")
    if tree is not None:
        found = [*found, *read_observations(tree, "", names)[1]]
    wrong = [
        one
        for one in found
        if severity(one) == "error"
        and _field(one) not in missing
        and (not only or _field(one) in only)
    ]
    if wrong:
        raise CannotRun(2, *(one.unplaced for one in wrong))


def _field(one: Problem) -> str:
    """The field of a request that a problem is of; nothing for what is of the whole record."""
    match one.route:
        case ("observations", _, str(field), *_) | ("publication", str(field), *_):
            return field
    return ""


def next_period(project: Project, indicator: Indicator, area: str) -> tuple[str, bool]:
    """The period after the latest on record, and whether the latest is from January on; no period
    where none can be told.
    """
    from tracker.analysis.following import following

    found = following(_series(project, indicator, area))
    return (str(found[0]), found[1]) if found else ("", False)


def correctable(project: Project, request: Request) -> Sequence[Observation]:
    """What is on record of the figure of a request and could be corrected, the latest first."""
    from tracker.model.periods import CALENDAR, read_period

    indicator = project.names.indicator(request.indicator)
    assert indicator is not None
    period = read_period(request.period, indicator.starts or CALENDAR)
    found = _series(project, indicator, request.area)
    return sorted(
        (one for one in found if one.period == period and one.status != "withdrawn"),
        key=lambda one: one.order,
        reverse=True,
    )


def publications_of(project: Project, published: str, publisher: str) -> Sequence[Publication]:
    """The publications of a day that have a file, and of a publisher where one is named; the latest
    recorded first.
    """
    from tracker.model.periods import read_period

    when = read_period(published)
    found: dict[tuple[str, str], Publication] = {}
    for one in reversed(project.observations):
        source = one.publication
        if source.published == when and publisher in ("", *words_of(source.publisher)):
            found.setdefault((source.title, source.publisher), source)
    return tuple(found.values())


def offered_day(project: Project, request: Request) -> str:
    """The day of the publication recorded last, where it may hold the figure of a request."""
    from tracker.model.periods import CALENDAR, read_period

    indicator = project.names.indicator(request.indicator)
    starts = indicator.starts if indicator else None
    period = read_period(request.period, starts or CALENDAR)
    days = (one.publication.published for one in project.observations)
    last = max(days, key=lambda one: one.end, default=None)
    return str(last) if last is not None and last.end >= period.end else ""


def _series(project: Project, indicator: Indicator, area: str) -> list[Observation]:
    return [
        one
        for one in project.observations
        if one.indicator == indicator.id and (not area or area in words_of(one.area))
    ]
