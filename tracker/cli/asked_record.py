"""A record asked for, field by field: what is missing, each answer judged when it is given, what is
probably meant offered; what was typed is never lost by one wrong answer.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tracker.cli.asking import AnswerCheck, ask, choose, confirm
from tracker.cli.run import Run
from tracker.model.project import Project
from tracker.model.request import Request
from tracker.model.target import Indicator
from tracker.problems.nearest import all_near
from tracker.problems.problem import CannotRun, problem

_MOST_OFFERED = 9
_MONTHS_OF_YEAR = 12


def asked_request(run: Run, root: Path, request: Request) -> Request:
    """The request with what was missing asked for. Raises CannotRun for what is wrong with what was
    there already, Abort where the person ends it.
    """
    from tracker.workflows.answers import reject_wrong_fields
    from tracker.workflows.load import load_project
    from tracker.workflows.record import periods_as_recorded

    project = load_project(root, run.today, begun=True).project
    indicator = asked_indicator(run, project, request.indicator)
    request = periods_as_recorded(replace(request, indicator=indicator.id))
    request = _with_area(run, request, indicator)
    reject_wrong_fields(project.names, request)
    withdraws = request.status == "withdrawn"
    if not request.value and not withdraws:
        request = _asked(run, project, request, "value", _value_question(run, indicator))
    request = _with_period(run, project, request, indicator)
    if withdraws and not request.revises:
        request = _with_revised(run, project, request)
    return _looked_at_again(run, root, project, _with_source(run, project, request))


def asked_source(run: Run, source: Request, code: str, *, ask_for: bool) -> Request:
    """The publication of several figures, with its day and title asked for where they are missing.

    Raises CannotRun(2) with this code where they are not to be asked for, Abort where the person
    ends it.
    """
    from tracker.model.periods import read_typed_period

    missing = [name for name in ("published", "title") if not getattr(source, name)]
    if missing and not ask_for:
        raise CannotRun(2, problem(code, names=", ".join(f"--{name}" for name in missing)))
    if not source.published:
        day = ask(
            run, run.say("发布日期", "Published"), check=lambda one: str(read_typed_period(one))
        )
        source = replace(source, published=day)
    if not source.title:
        source = replace(source, title=ask(run, run.say("出处的标题", "Title of the source")))
    return source


def asked_indicator(
    run: Run, project: Project, word: str = "", default: str | None = None
) -> Indicator:
    """The indicator that a word means, or one that is asked for; where none is called so, the
    nearest are offered to choose from.
    """
    names = project.names
    question = run.say("指标", "Indicator")
    words = list(names.indicator_words)
    while True:
        word = word or ask(run, question, default, words=words)
        found = names.indicator(word)
        if found is not None:
            return found
        near = all_near(word, [*words, *project.indicators], _MOST_OFFERED)
        parts = [one for one in words if word.lower() in one]
        ids = dict.fromkeys(names.indicator_words[one] for one in (*near, *parts))
        offered = [project.indicators[one] for one in list(ids)[:_MOST_OFFERED]]
        if not offered:
            run.tell(run.say(f"没有指标“{word}”。\n", f"There is no indicator “{word}”.\n"))
            word = ""
            continue
        lines = [f"{one.name.text(run.language)}  {one.id}" for one in offered]
        lines.append(run.say("都不是，重新写", "none of these: type it again"))
        asked = run.say(
            f"没有指标“{word}”。是哪一个？", f"There is no indicator “{word}”. Which is meant?"
        )
        chosen = choose(run, asked, lines)
        if chosen < len(offered):
            return offered[chosen]
        word = ""


def check_of(project: Project, request: Request, name: str) -> AnswerCheck:
    """What an answer for a field of a request has to hold beside what is known of it. Period and
    date of publication are judged each by itself: of a pair that is wrong, either may be.
    """
    from tracker.workflows.answers import reject_wrong_fields
    from tracker.workflows.edit import as_recorded

    only = ("value", "unit", "qualifier") if name == "value" else (name,)
    other = {"period": "published", "published": "period"}.get(name)
    known = replace(request, **{other: ""}) if other else request  # type: ignore[arg-type]

    def check(answer: str) -> str:
        if name in ("period", "published", "revises"):
            answer = as_recorded(f"--{name}", answer)
        answered = replace(known, **{name: answer})  # type: ignore[arg-type]
        reject_wrong_fields(project.names, answered, only)
        return answer

    return check


def _asked(
    run: Run, project: Project, request: Request, name: str, question: str, default: str = ""
) -> Request:
    answer = ask(run, question, default or None, check_of(project, request, name))
    return replace(request, **{name: answer})  # type: ignore[arg-type]


def _with_area(run: Run, request: Request, indicator: Indicator) -> Request:
    """The area, where there are several to choose from."""
    if request.area or len(indicator.areas) < 2:
        return request
    question = run.say("哪个地区的？", "Of which area?")
    return replace(request, area=indicator.areas[choose(run, question, indicator.areas)])


def _with_period(run: Run, project: Project, request: Request, indicator: Indicator) -> Request:
    """The period; of a flow over part of a year also whether it is from January on, as the latest
    on record is.
    """
    from tracker.model.periods import CALENDAR, read_period
    from tracker.workflows.answers import next_period

    default, from_january = next_period(project, indicator, request.area)
    asked = not request.period
    if asked:
        if request.status == "withdrawn":
            default = ""
        request = _asked(run, project, request, "period", run.say("时期", "Period"), default)
    period = read_period(request.period, indicator.starts or CALENDAR)
    part = period.months is not None and period.months < _MONTHS_OF_YEAR
    if asked and part and indicator.measure == "flow" and not request.ytd:
        question = run.say("是年初至今的累计数吗？", "Is it counted from 1 January on?")
        request = replace(request, ytd=confirm(run, question, default=from_january))
    return request


def _with_revised(run: Run, project: Project, request: Request) -> Request:
    """Which publication's figure is taken back, and why."""
    from tracker.workflows.answers import correctable

    found = correctable(project, request)
    if not found:
        raise CannotRun(2, problem("O203", published=request.period))
    lines = [
        f"{one.quantity.text}  {one.publication.published}  {one.publication.title}"
        for one in found
    ]
    which = choose(run, run.say("撤回哪一个？", "Which one is taken back?"), lines)
    request = replace(request, revises=str(found[which].publication.published))
    if request.reason:
        return request
    return replace(request, reason=ask(run, run.say("理由", "Reason")))


def _with_source(run: Run, project: Project, request: Request) -> Request:
    """The publication: its day, then one of that day that has a file, else title and publisher."""
    from tracker.workflows.answers import offered_day, publications_of

    asked = not (request.published and request.title)
    if not request.published:
        question = run.say("发布日期", "Published")
        default = offered_day(project, request)
        request = _asked(run, project, request, "published", question, default)
        request = _in_agreement(run, project, request)
    if not request.title:
        there = publications_of(project, request.published, request.publisher)
        if len(there) == 1 and request.publisher:
            return replace(request, title=there[0].title)
        if there:
            lines = [" · ".join(filter(None, (one.title, one.publisher))) for one in there]
            lines.append(run.say("另一份", "another one"))
            chosen = choose(run, run.say("哪一份出处？", "Which publication?"), lines)
            if chosen < len(there):
                source = there[chosen]
                return replace(request, title=source.title, publisher=str(source.publisher))
        question = run.say("出处的标题", "Title of the source")
        request = _asked(run, project, request, "title", question)
    if asked and not request.publisher:
        question = run.say("发布者（可空）", "Publisher (may be empty)")
        request = replace(request, publisher=ask(run, question, ""))
    return request


def _in_agreement(run: Run, project: Project, request: Request) -> Request:
    """Period and date of publication asked for again, with what was typed, until they agree."""
    from tracker.workflows.answers import reject_wrong_fields
    from tracker.workflows.check import render_refusal

    while True:
        try:
            reject_wrong_fields(project.names, request)
        except CannotRun as wrong:
            run.tell(render_refusal(wrong.problems, {}, run.language))
        else:
            return request
        for name, question in (
            ("period", run.say("时期", "Period")),
            ("published", run.say("发布日期", "Published")),
        ):
            request = _asked(run, project, request, name, question, getattr(request, name))


def _looked_at_again(run: Run, root: Path, project: Project, request: Request) -> Request:
    """A value that is far off its series is asked for once more, with what was typed."""
    from tracker.workflows.check import render_refusal
    from tracker.workflows.edit import current
    from tracker.workflows.record import recorded

    indicator = project.indicators[request.indicator]
    while True:
        try:
            slip = recorded([request])(current(root, run.today, run.progress)).slip
        except CannotRun:  # said where it is written
            return request
        if slip is None:
            return request
        run.tell(render_refusal((slip.unplaced,), {}, run.language))
        typed = request.value
        question = _value_question(run, indicator)
        request = _asked(run, project, request, "value", question, typed)
        if request.value == typed:
            return request


def _value_question(run: Run, indicator: Indicator) -> str:
    unit = run.say(f"（{indicator.unit}）", f" ({indicator.unit})") if indicator.unit else ""
    return run.say("值，照原文写", "Value as written") + unit
