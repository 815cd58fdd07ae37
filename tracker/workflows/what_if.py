"""--what-if ID=VALUE@PERIOD: words → assumptions beside the project, and the clocks for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.analysis.whatif import Assumption, assume, clocks_after
from tracker.assess.clocks import Clocks
from tracker.model.periods import CALENDAR, read_period
from tracker.model.project import Project
from tracker.model.request import Request
from tracker.model.target import Indicator, Target
from tracker.problems.problem import CannotRun, Refused, problem, problem_of
from tracker.workflows.beside import as_read
from tracker.workflows.edit import as_recorded
from tracker.workflows.load import Loaded

_OPTION = "--what-if"
_WRITTEN = re.compile(r"\s*([^=＝]+?)\s*[=＝]\s*(.+?)\s*[@＠]\s*([^@＠]+?)\s*")


def supposing(
    loaded: Loaded, texts: Sequence[str], clocks: Clocks, never_with: Mapping[str, bool]
) -> tuple[Loaded, Clocks]:
    """The project with what is assumed beside it, and the days as of which it is to be assessed.

    Raises CannotRun(2) for what cannot be read, names nothing, or is assumed twice, and where an
    option stands beside it that never does.
    """
    for option, given in never_with.items():
        if given:
            raise CannotRun(2, problem("U334", option=option))
    project = loaded.project
    made = [_read(text, number, project, clocks) for number, text in enumerate(texts, 1)]
    first: dict[object, str] = {}
    for one in made:
        observation = one.observation
        key = observation.indicator, observation.area, observation.span
        if key in first:
            raise CannotRun(2, problem("U333", one=first[key], other=one.text))
        first[key] = one.text
    observations = project.observations
    for one in made:
        observations = assume(observations, one, clocks.known_at)
    supposed = replace(project, observations=observations)
    return replace(loaded, project=supposed), clocks_after(clocks, made)


def _read(text: str, number: int, project: Project, clocks: Clocks) -> Assumption:
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise CannotRun(2, problem("U330", text=text))
    word, value, period = found.groups()
    indicator, area = _subject(word, project)
    period = as_recorded(_OPTION, period)
    try:
        end = read_period(period, indicator.starts or CALENDAR).end
    except Refused as error:
        raise CannotRun(2, problem_of(error, text=f"{_OPTION} {text}")) from error
    # nothing is published before its period begins, but for what is assumed
    published = max(end, clocks.known_at).isoformat()
    request = Request(indicator.id, value, period, area=area, published=published, title=_OPTION)
    observation = as_read(request, project)
    if isinstance(observation, list):
        raise CannotRun(2, *observation)
    return Assumption(text.strip(), replace(observation, area=area), number)


def _subject(word: str, project: Project) -> tuple[Indicator, str]:
    """What is measured, and in which area. Raises CannotRun(2) where that is not certain."""
    subjects: set[tuple[str, str]] = set()
    for one in project.names.subjects([word]):
        if isinstance(one, Target):
            if one.measured != one.indicator:
                measured = one.measured
                raise CannotRun(2, problem("U331", name=one.id, indicator=measured))
            subjects.add((one.measured, one.area))
        else:
            subjects |= {(one.id, area) for area in _areas(one, project)}
    if len(subjects) > 1:
        choices = ", ".join(sorted(" ".join(filter(None, one)) for one in subjects))
        raise CannotRun(2, problem("U332", name=word, choices=choices))
    indicator, area = subjects.pop()
    return project.indicators[indicator], area


def _areas(indicator: Indicator, project: Project) -> set[str]:
    """The areas in which targets are judged by an indicator, else those in which it is observed or
    registered.
    """
    judged = {one.area for one in project.targets if one.measured == indicator.id}
    return judged or set(project.areas.get(indicator.id, ())) or set(indicator.areas) or {""}
