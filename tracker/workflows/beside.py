"""Requests as the record would hold them, read beside the project; nothing is written."""

from __future__ import annotations

from dataclasses import replace

from tracker.model.observation import Observation
from tracker.model.project import Project
from tracker.model.request import Request
from tracker.problems.codes import severity
from tracker.problems.problem import Problem
from tracker.workflows.record import written_record


def as_read(request: Request, project: Project) -> Observation | list[Problem]:
    """The observation that a request would become, or the errors for which it would be none.

    Raises CannotRun (U202) for a claim that is none.
    """
    from tracker.read.append import new_file
    from tracker.read.observations import read_observations
    from tracker.read.yamltext import read_yaml

    name = "request"
    text = new_file(request.publication, [written_record(request, project.names)])
    tree, problems = read_yaml(text, name)
    if tree is None:
        return [one.unplaced for one in problems]
    found, more = read_observations(tree, name, project.names)
    wrong = [replace(one, route=()).unplaced for one in more if severity(one) == "error"]
    return found[0] if found and not wrong else wrong
