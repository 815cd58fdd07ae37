"""The questions that begin a project: whose plan it is, and of which years."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.cli.asking import ask, choose
from tracker.cli.run import Run
from tracker.language import LANGUAGES, Language
from tracker.problems.problem import CannotRun

if TYPE_CHECKING:
    from tracker.workflows.init import NewPlan

_CALLED = {"zh": "中文", "en": "English"}


def language_asked_for(run: Run) -> Language:
    """The language of names and units, in which the project's answers are told."""
    title = run.say("名称和单位用哪种语言？", "Names and units in which language?")
    options = [_CALLED[one] for one in LANGUAGES]
    return LANGUAGES[choose(run, title, options, default=LANGUAGES.index(run.language))]


def wants_example(run: Run) -> bool:
    """Whether the project is to begin with the made-up example, not with a plan of one's own."""
    options = [
        run.say("自己的规划", "a plan of my own"),
        run.say("虚构的小示例，先看看样子", "a small made-up example, to look at first"),
    ]
    return choose(run, run.say("从什么开始？", "Begin with what?"), options) == 1


def plan_asked_for(run: Run, plan: NewPlan, offered: str = "") -> NewPlan:
    """The plan with what was not said: its name, area and years, each checked; `offered` are years
    that it probably has. Raises Abort.
    """
    from tracker.workflows.init import PERIOD, years_asked_for

    def checked(answer: str) -> str:
        try:
            years_asked_for(replace(plan, period=answer))
        except CannotRun as stop:
            if stop.problems[0].code != "U212":  # when financial years begin is asked for next
                raise
        return answer

    def begun(answer: str) -> str:
        years_asked_for(replace(plan, year_starts=answer))
        return answer

    if not plan.name:
        plan = replace(plan, name=ask(run, run.say("规划的名称", "Name of the plan")))
    if not plan.area:
        plan = replace(plan, area=ask(run, run.say("地区（可空）", "Area (may be empty)"), ""))
    if not plan.period:
        period = ask(
            run, run.say("起止年份", "Its first and last year"), offered or PERIOD, checked
        )
        plan = replace(plan, period=period)
    try:
        years_asked_for(plan)
    except CannotRun as stop:
        if stop.problems[0].code != "U212":
            raise
        question = run.say("财政年度从哪一天开始", "On which day do its financial years begin")
        plan = replace(plan, year_starts=ask(run, question, "04-01", begun))
    return plan
