"""The walk through the targets of a plan's document: each is taken, changed or left, and the
registry that they make is shown before it is written.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.cli.asking import ask, confirm
from tracker.cli.options import Consent
from tracker.cli.run import Run
from tracker.model.layout import REGISTRY
from tracker.problems.problem import CannotRun, problem

if TYPE_CHECKING:
    from tracker.model.new_target import FoundTarget, TargetRequest
    from tracker.problems.problem import Problem
    from tracker.workflows.draft import Draft, LeftOut
    from tracker.workflows.edit import Current
    from tracker.workflows.init import NewPlan

_DOUBTS = {
    "name": ("名称", "name"),
    "unit": ("单位", "unit"),
    "value": ("目标值", "goal"),
    "op": ("“左右”：超出它算不算完成（op）", "“about”: is beyond it met as well (op)"),
    "by": ("期限", "due date"),
    "measure": ("存量还是流量", "stock or flow"),
    "kind": ("类型", "kind"),
    "baseline": ("基期值带注号，是哪一年的", "the baseline has a mark: of which year is it"),
    "milestones": ("里程碑", "milestones"),
    "confidence": ("是不是目标", "whether it is a target"),
}


def project_from(run: Run, file: str, plan: NewPlan, consent: Consent) -> dict[str, str]:
    """The files of a project with the targets that a document promises, as they were confirmed;
    none where nothing was taken. Shows the registry.

    Raises CannotRun, and Abort where the person ends it.
    """
    from tracker.formats.text import render_diff
    from tracker.workflows import draft as workflow
    from tracker.workflows.extract import sources

    if not (run.asks() or consent.yes or consent.dry_run):
        raise CannotRun(2, problem("U248"))
    ((name, content),) = sources([file], None)
    found = workflow.draft(name, content, plan, run.environment)
    run.rest()
    found = replace(found, plan=_whole_plan(run, found, consent))
    there = workflow.beginning(run.language, found.plan, run.today)
    if run.asks() and not consent.yes:
        chosen = _walk(run, found, there)
    else:
        chosen, left = workflow.sure(found, there)
        _tell_left(run, found, left)
    if not chosen:
        run.tell(run.say("没有写入。\n", "Nothing was written.\n"))
        return {}
    text = workflow.registry_with(there, chosen)
    run.emit(render_diff(REGISTRY, None, text))
    if run.asks() and not (consent.yes or consent.dry_run):
        if not confirm(run, run.say("写入？", "Write it?"), default=True):
            run.tell(run.say("没有写入。\n", "Nothing was written.\n"))
            return {}
    return {REGISTRY: text}


def _whole_plan(run: Run, found: Draft, consent: Consent) -> NewPlan:
    """The plan with its years; at a terminal its name, area and years are asked for, as the
    document says them.
    """
    from tracker.cli.plan_questions import plan_asked_for

    if run.asks() and not consent.yes:
        known = found.plan
        name = ask(run, run.say("规划的名称", "Name of the plan"), known.name or None)
        return plan_asked_for(run, replace(known, name=name, period=""), known.period)
    if not found.plan.period:
        raise CannotRun(2, problem("U249", name=found.name))
    return found.plan


def _walk(run: Run, found: Draft, there: Current) -> list[TargetRequest]:
    """Ask for each target: take it, change it, leave it, or stop."""
    from tracker.workflows import draft as workflow

    chosen: list[TargetRequest] = []
    for number, one in enumerate(found.found, 1):
        request = workflow.drafted(found, one, there, [each.id for each in chosen])
        wrong = workflow.wrong_with(there, chosen, request)
        run.tell(f"\n{number}/{len(found.found)}  {_told(run, request, one, wrong)}")
        answer = _answer(run, taken_as_it_is=not wrong)
        if answer == "q":
            break
        if answer == "e":
            request = _changed(run, there, request)
            wrong = workflow.wrong_with(there, chosen, request)
            if wrong:
                _tell_wrong(run, wrong)
                continue
        if answer in ("a", "e"):
            chosen.append(request)
    return chosen


def _answer(run: Run, *, taken_as_it_is: bool) -> str:
    """a, e, s or q; what cannot be registered as it is is changed or left."""
    question = run.say("[a]收下 [e]修改 [s]跳过 [q]结束", "[a]ccept [e]dit [s]kip [q]uit")

    def checked(answer: str) -> str:
        letter = answer.strip().lower()[:1]
        if letter not in ("a", "e", "s", "q") or (letter == "a" and not taken_as_it_is):
            raise CannotRun(2)
        return letter

    return ask(run, question, "a" if taken_as_it_is else "e", checked)


def _changed(run: Run, there: Current, request: TargetRequest) -> TargetRequest:
    """The fields as a person leaves them."""
    from tracker.cli.target_questions import TargetQuestions

    return TargetQuestions(run, there, request, again=True).answered()


def _told(run: Run, request: TargetRequest, one: FoundTarget, wrong: list[Problem]) -> str:
    """A found target in a few lines: what it would be, the document's words, what is to settle."""
    from tracker.words.escape import one_line, visible
    from tracker.words.terms import word

    start = f"{request.baseline} ({request.baseline_period}) " if request.baseline else ""
    kind = word(f"kind.{request.kind}", run.language) if request.kind else ""
    measure = word(f"measure.{request.measure}", run.language) if request.measure else ""
    nature = word(f"nature.{request.nature}", run.language) if request.nature else ""
    more = "  ".join(filter(None, (kind, measure, nature, request.section)))
    goal = f"{request.name} ({request.unit})  {start}→ {request.value} ({request.by})"
    lines = [
        f"{goal}  {more}".rstrip(),
        f"{request.locator}: {one_line(one.quote)}",
    ]
    if one.doubts:
        asked = run.say("、", ", ").join(run.say(*_DOUBTS[doubt]) for doubt in one.doubts)
        lines.append(run.say(f"请核对：{asked}", f"Please check: {asked}"))
    lines += _lines_of(run, wrong)
    return "\n     ".join(map(visible, lines)) + "\n"


def _lines_of(run: Run, wrong: list[Problem]) -> list[str]:
    from tracker.problems.codes import message

    return [f"{one.code} {message(one, run.language)}" for one in wrong]


def _tell_wrong(run: Run, wrong: list[Problem]) -> None:
    from tracker.workflows.check import render_refusal

    run.tell(render_refusal(wrong, {}, run.language))
    run.tell(run.say("这一项没有收下。\n", "This one was not taken.\n"))


def _tell_left(run: Run, found: Draft, left: list[LeftOut]) -> None:
    """What is left out for want of certainty, with the reason."""
    from tracker.words.escape import visible

    if not left:
        return
    run.tell(
        run.say(
            f"没有把握的 {len(left)} 项没有取（在终端里运行，可以逐项核对）：\n",
            f"{len(left)} left out, as they are not sure (run it in a terminal to settle them):\n",
        )
    )
    for one, wrong in left:
        asked = run.say("、", ", ").join(run.say(*_DOUBTS[doubt]) for doubt in one.doubts)
        reason = asked or run.say("；", "; ").join(_lines_of(run, wrong))
        run.tell(visible(f"  {one.line}  {one.request.name} {one.request.value}: {reason}") + "\n")
