"""Targets into the registry: requests as they were made → targets.yaml with them, as a change."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from tracker.assess.kinds import KINDS
from tracker.model.layout import REGISTRY
from tracker.model.new_target import TargetRequest
from tracker.model.target import Plan, Target
from tracker.problems.codes import severity
from tracker.problems.problem import CannotRun, Problem, problem
from tracker.workflows.edit import Current, RecordEdit, Work, as_recorded, fresh_problems, read_back

# the fields of a request that make up each field of the file
PARTS: dict[str, tuple[str, ...]] = {
    "name": ("name", "name_en"),
    "baseline": ("baseline", "baseline_period"),
    "target": ("value", "by", "op", "upper"),
    "level": ("level", "level_period"),
}
_SHARING = ("targets", "indicators")  # whose ids are one another's
_NO_NAME = re.compile(r"[（(][^（()）]*[）)]")
_COUNTED = re.compile(r"(?<=..)(?:总数量|总数|数量|总量|总额|个数|总规模|规模)$")


def registered(requests: Sequence[TargetRequest]) -> Work:
    """The work of adding targets to the registry.

    It raises CannotRun(2) for what is missing, wrong or there already.
    """

    def work(there: Current) -> RecordEdit:
        return _registered(there, requests)

    return work


def _registered(there: Current, requests: Sequence[TargetRequest]) -> RecordEdit:
    requests = [completed(one, there) for one in requests]
    for request in requests:
        if missing := missing_of(request):
            raise CannotRun(2, problem("U240", names=", ".join(missing)))
        if request.id in ids_of(there):  # also that of a target which cannot be read
            raise CannotRun(2, problem("T101", id=request.id))
    edit = _added(there, "targets", [record_of(one) for one in requests])
    listed = len(there.trees[REGISTRY].listed("targets"))
    added = [one for one in edit.after.targets if one.index >= listed]
    if [one.id for one in added] != [one.id for one in requests]:
        raise CannotRun(2, problem("U203", name=REGISTRY, words="the target does not read back"))
    return edit


def plan_registered(record: Mapping[str, Any]) -> Work:
    """The work of adding a plan, as an item of `plans`, to the registry.

    It raises CannotRun(2) for what is wrong or there already.
    """

    def work(there: Current) -> RecordEdit:
        if record["id"] in ids_of(there, "plans"):
            raise CannotRun(2, problem("T101", id=record["id"]))
        return _added(there, "plans", [record])

    return work


def _added(there: Current, key: str, records: Sequence[Mapping[str, Any]]) -> RecordEdit:
    """The registry with records at the end of a list, read back: nothing new is wrong in it."""
    before, new = there.project, spliced(there, key, records)
    mark, old = there.text_of(REGISTRY)
    try:
        after, _ = read_back(there, REGISTRY, mark + new.encode())
    except CannotRun as stop:  # the only target is a wrong one
        raise _refusal([one for one in stop.problems if one.code != "T123"]) from stop
    found = fresh_problems(before, after)
    if any(severity(one) == "error" for one in found):
        raise _refusal(found)
    return RecordEdit(REGISTRY, mark, old, new, before, after, problems=tuple(found))


def _refusal(found: Sequence[Problem]) -> CannotRun:
    """What is wrong with a request; its place in a file that is not written says nothing."""
    wrong = [one for one in found if severity(one) == "error"]
    return CannotRun(2, *(one.unplaced for one in wrong))


def spliced(there: Current, key: str, records: Sequence[Mapping[str, Any]]) -> str:
    """The registry's text with records at the end of a list. Raises CannotRun(2) where they cannot
    be put there for sure.
    """
    from tracker.read.append import in_flow
    from tracker.read.splice import with_items

    _, old = there.text_of(REGISTRY)
    new = with_items(old or "", REGISTRY, key, records)
    if new is None:
        raise CannotRun(2, problem("U242", key=key, text=in_flow(records[0])))
    return new


def completed(request: TargetRequest, there: Current) -> TargetRequest:
    """The request with what follows from the rest: the only plan, an id from the English name."""
    plans = there.project.plans
    if not request.plan and len(plans) == 1:
        request = replace(request, plan=plans[0].id)
    if not request.id and (request.name_en or request.name).isascii():
        if request.name_en or request.name:
            request = replace(request, id=proposed_id(request, ids_of(there)))
    return request


def missing_of(request: TargetRequest) -> list[str]:
    """The options that are needed and were not given."""
    kind = KINDS[request.kind or "reach"]
    needed = ["plan", "id"] + ([] if request.name_en else ["name"])
    needed += ["by"] if kind.yes_no else ["unit", "value", "by"]
    if request.baseline or request.baseline_period:
        needed += ["baseline", "baseline_period"]
    if request.level or request.level_period:
        needed += ["level", "level_period"]
    return [f"--{name.replace('_', '-')}" for name in needed if not getattr(request, name)]


def record_of(request: TargetRequest) -> dict[str, Any]:
    """The item of `targets`, its fields in the order of the documents, each as it was written."""
    zh, en = request.name, request.name_en
    goal = {key: getattr(request, key) for key in ("value", "by", "op", "upper")}
    goal["by"] = as_recorded("--by", request.by)
    since = as_recorded("--baseline-period", request.baseline_period)
    level = as_recorded("--level-period", request.level_period)
    made: dict[str, Any] = {"id": request.id, "plan": request.plan, "indicator": request.indicator}
    made["name"] = {"zh": zh, "en": en} if zh and en and zh != en else zh or en
    made["aliases"] = list(request.aliases)
    kind = KINDS[request.kind or "reach"]
    made |= {"unit": request.unit, "kind": "" if kind.default else kind.name}
    made["measure"] = request.measure or ("flow" if kind.sums else "")  # nothing else adds up
    made["baseline"] = _pair(value=request.baseline, period=since)
    made["target"] = {key: text for key, text in goal.items() if text}
    made["level"] = _pair(indicator=request.level, period=level)
    made["milestones"] = dict(request.milestones)
    made |= {key: getattr(request, key) for key in ("pace", "nature", "severity")}
    made["owners"] = list(request.owners)
    made |= {key: getattr(request, key) for key in ("section", "locator")}
    every, lag = request.release or ("", "")
    made["release"] = _pair(every=every, lag=lag)
    made["note"] = request.note
    return {key: value for key, value in made.items() if value}


def _pair(**fields_of: str) -> dict[str, str]:
    return {key: text for key, text in fields_of.items() if text}


def tried(
    there: Current, request: TargetRequest, names: Sequence[str]
) -> tuple[Target | None, list[Problem]]:
    """The target as far as it is said, read beside the registry, None as long as it is none; and
    what is wrong or doubtful about the fields `names` of the request.
    """
    from tracker.read.project import read_project

    plans = there.project.plans
    plan = next((one for one in plans if one.id == request.plan), plans[0])
    filled = replace(
        request,
        id=request.id or proposed_id(TargetRequest(name="new"), ids_of(there)),
        plan=request.plan or plan.id,
        name=request.name or request.name_en or "…",
        by=request.by or last_year(plan),
    )
    mark, _ = there.text_of(REGISTRY)
    new = spliced(there, "targets", [record_of(filled)])
    after = read_project({REGISTRY: mark + new.encode()}, there.day)
    index = len(there.trees[REGISTRY].listed("targets"))
    keys = {key for key, parts in PARTS.items() if set(parts) & set(names)} | set(names)
    problems = after if isinstance(after, list) else after.problems
    found = [
        one.unplaced
        for one in problems
        if one.route[:2] == ("targets", index)
        and (len(one.route) < 3 or one.route[2] in keys)
        and not _unsaid(one, request)
    ]
    known = () if isinstance(after, list) else after.targets
    return next((one for one in known if one.index == index), None), found


def last_year(plan: Plan) -> str:
    """The last year of a plan, as it is written there."""
    return str(plan.period).rpartition("..")[2]


def _unsaid(one: Problem, request: TargetRequest) -> bool:
    """Whether a problem is that something is missing which was not asked for yet."""
    missing = dict(one.facts).get("key", "")
    known = {one.name for one in fields(request)}
    return one.code == "F302" and (missing not in known or not getattr(request, missing))


def ids_of(there: Current, *lists: str) -> frozenset[str]:
    """The ids of the items that lists of the registry have, readable or not; without a name those
    of targets and indicators.
    """
    root = there.trees[REGISTRY]
    nodes = [one.get("id") for key in lists or _SHARING for one in root.listed(key)]
    return frozenset(str(one.value) for one in nodes if one is not None)


def proposed_id(request: TargetRequest, taken: Collection[str]) -> str:
    """An id made of the English name, else of the plan's id; one that is not taken.

    >>> proposed_id(TargetRequest(name_en="R&D spending (share of GDP)"), ["r-d-spending"])
    'r-d-spending-2'
    >>> proposed_id(TargetRequest(name="高新技术企业数量", plan="plan"), [])
    'plan-1'
    """
    words = _NO_NAME.sub(" ", request.name_en or request.name).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", words.replace("'", "")).strip("-") if words.isascii() else ""
    while len(slug) > 40:
        slug = slug.rpartition("-")[0] or slug[:40]
    slug = slug or f"{request.plan or 'target'}-1"
    stem, number = re.sub(r"-\d+$", "", slug), 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def proposed_aliases(request: TargetRequest, taken: Collection[str]) -> tuple[str, ...]:
    """Shorter words for a Chinese name that name nothing else: without brackets, without 数量.

    >>> proposed_aliases(TargetRequest(name="高新技术企业数量（家）"), [])
    ('高新技术企业数量', '高新技术企业')
    """
    whole = _NO_NAME.sub("", request.name).strip()
    short = (whole, _COUNTED.sub("", whole))
    return tuple(
        one for one in dict.fromkeys(short) if one and one != request.name and one not in taken
    )
