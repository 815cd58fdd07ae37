"""add-observation: from options, or by asking where something is missing and a person is there."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli.commands import app
from tracker.cli.language import LANGUAGE, say
from tracker.cli.options import Ascii, AsOf, Folder, Lang, NoColor, clocks, common, emit, hush
from tracker.problems.nearest import nearest
from tracker.problems.problem import CannotRun, problem
from tracker.store import folder as files

if TYPE_CHECKING:
    from tracker.workflows.record import Change, Request

Status = Literal["final", "preliminary", "estimate", "forecast", "derived", "break", "withdrawn"]
Tier = Literal["yearbook", "communique", "report", "department", "news"]
Qualifier = Literal["exact", "over", "under", "at-least", "at-most", "about"]


@app.command(
    "add-observation",
    help=say("把一个新公布的数记入观测文件。", "Record a newly published figure safely."),
)
def add_observation(
    indicator: Annotated[
        str,
        typer.Argument(),
    ] = "",
    value_: Annotated[
        str, typer.Argument(metavar="[VALUE]", help=say("照原文写的值", "the value as written"))
    ] = "",
    value: Annotated[
        str, typer.Option(help=say("值（负数用这个）", "the value (a negative one needs this)"))
    ] = "",
    period: Annotated[
        str, typer.Option(help=say("时期，如 2025、2025-06", "period, such as 2025 or 2025-06"))
    ] = "",
    unit: Annotated[str, typer.Option(help=say("单位", "unit"))] = "",
    qualifier: Annotated[Qualifier | None, typer.Option(help=say("限定词", "qualifier"))] = None,
    status: Annotated[Status | None, typer.Option(help=say("数据性质", "kind of figure"))] = None,
    ytd: Annotated[
        bool, typer.Option("--ytd", help=say("年初至今累计", "from 1 January on"))
    ] = False,
    area: Annotated[str, typer.Option(help=say("地区", "area"))] = "",
    locator: Annotated[str, typer.Option(help=say("在出处里的位置", "place in the source"))] = "",
    note: Annotated[str, typer.Option(help=say("说明", "note"))] = "",
    claim: Annotated[
        list[str] | None,
        typer.Option(help=say("出处的说法：growth=18.65% of 2023", "growth=18.65% of 2023")),
    ] = None,
    revises: Annotated[
        str, typer.Option(help=say("更正哪一次发布", "which publication it corrects"))
    ] = "",
    reason: Annotated[str, typer.Option(help=say("更正的理由", "why it is corrected"))] = "",
    published: Annotated[str, typer.Option(help=say("发布日期", "when it was published"))] = "",
    publisher: Annotated[str, typer.Option(help=say("发布者", "publisher"))] = "",
    title: Annotated[str, typer.Option(help=say("出处的标题", "title of the source"))] = "",
    url: Annotated[str, typer.Option(help=say("网址", "URL"))] = "",
    tier: Annotated[Tier | None, typer.Option(help=say("出处的级别", "kind of source"))] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=say("只看不写", "show, do not write"))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=say("不再询问", "do not ask"))] = False,
    as_of: AsOf = None,
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
) -> int:
    from tracker.workflows import record as recording

    root = files.find_project(common(folder, lang, ascii_only, no_color))
    day, _ = clocks(as_of, None)
    request = recording.Request(
        indicator,
        value or value_,
        period,
        unit,
        qualifier or "",
        status or "",
        ytd,
        area,
        locator,
        note,
        tuple(claim or ()),
        revises,
        reason,
        published,
        publisher,
        title,
        url,
        tier or "",
    )
    if request.missing and sys.stdin.isatty():
        request = _asked(root, request)
    change = recording.plan(root, request, day)
    _shown(change)
    if dry_run:
        _told(change)
        return 0
    if not yes:
        _confirmed(change)
    change = recording.write(root, request, day)
    _done(change, root)
    return 0


def _shown(change: Change) -> None:
    """The change as a diff, and what is to be said of it."""
    from tracker.formats.text import render_diff
    from tracker.workflows import report as pipeline

    try:
        emit(render_diff(change.name, change.old, change.new))
    except BrokenPipeError:  # that nobody reads it keeps nothing from being recorded
        hush()
    contents = {change.name: change.new.encode()}
    sys.stderr.write(pipeline.explained(change.problems, contents, LANGUAGE))


def _confirmed(change: Change) -> None:
    """Ask before writing where someone is there to answer; a slip of 万 or 亿 is never written
    unasked.
    """
    if sys.stdin.isatty():
        question = (
            say("这个值差得太多，确实要写入吗？", "This value is far off. Write it all the same?")
            if change.slip
            else ""
        )
        if not typer.confirm(
            question or say("写入？", "Write it?"), default=not change.slip, err=True
        ):
            sys.stderr.write(say("没有写入。\n", "Nothing was written.\n"))
            raise typer.Abort
    elif change.slip is not None:
        raise CannotRun(
            2, problem("U204", value=change.observation.quantity.text, code=change.slip.code)
        )


def _done(change: Change, root: Path) -> None:
    """Where it was written, and each target's status before and after, in one line."""
    from tracker.formats.escape import visible
    from tracker.formats.text import render_effect
    from tracker.workflows import record as recording

    day, _ = clocks(None, None)
    place = visible(str(change.observation.place))
    emit(say(f"已写入 {place}\n", f"Written to {place}\n"))
    for before, after in recording.effects(change, day, LANGUAGE):
        emit(render_effect(before.rows[0], after.rows[0], LANGUAGE))
    _told(change)


def _told(change: Change) -> None:
    """Where the value does not count, and why, at once: nobody is to find out later."""
    from tracker.formats.escape import visible
    from tracker.workflows import record as recording

    for line in recording.uncounted(change, clocks(None, None)[0], LANGUAGE):
        sys.stderr.write(visible(line) + "\n")


def _asked(root: Path, request: Request) -> Request:
    """The request with what was missing asked for, the last period and source offered."""
    from tracker.workflows import record as recording
    from tracker.workflows import report as pipeline

    project = pipeline.load(root, clocks(None, None)[0]).project
    names = project.names
    if not request.indicator:
        request = replace(
            request, indicator=_ask_completed(say("指标", "Indicator"), list(names.indicator_words))
        )
    found = names.indicator(request.indicator)
    if found is None:  # before the other questions: an answer is not to be lost
        near = nearest(request.indicator, names.indicator_words)
        raise CannotRun(2, problem("O101", name=request.indicator, near=near))
    period, source = recording.offered(project, found.id)
    unit = f" ({found.unit})" if found.unit else ""
    questions = {
        "value": (say("值，照原文写", "Value as written") + unit, ""),
        "period": (say("时期", "Period"), period),
        "published": (say("发布日期", "Published"), source.get("published", "")),
        "title": (say("出处的标题", "Title of the source"), source.get("title", "")),
    }
    asked_source = not request.published or not request.title
    for name, (question, default) in questions.items():
        if not getattr(request, name) and (name != "value" or request.status != "withdrawn"):
            request = replace(
                request, **{name: typer.prompt(question, default=default or None, err=True)}
            )
    if asked_source and not request.publisher:
        same = (request.published, request.title) == (source.get("published"), source.get("title"))
        question = say("发布者（可空）", "Publisher (may be empty)")
        default = source.get("publisher", "") if same else ""
        request = replace(
            request,
            publisher=typer.prompt(question, default=default, show_default=bool(default), err=True),
        )
    return request


def _ask_completed(question: str, words: list[str]) -> str:
    """Ask for a word, completed with the tab key where the terminal's line editor is at hand."""
    try:
        import readline
    except ImportError:
        return str(typer.prompt(question, err=True))

    def complete(text: str, state: int) -> str | None:
        return [*(word for word in words if word.startswith(text.lower())), None][state]

    before = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(complete)
    readline.set_completer_delims("")
    readline.parse_and_bind("tab: complete")
    try:
        while not (answer := input(f"{question}: ").strip()):
            pass
        return answer
    finally:
        readline.set_completer(before[0])
        readline.set_completer_delims(before[1])
