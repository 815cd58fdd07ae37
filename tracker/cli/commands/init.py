"""init: a new project to start with."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from tracker.cli.options import Consent, common, consent
from tracker.cli.run import Run
from tracker.cli.signals import interrupted_by_any_signal
from tracker.cli.words import argument, both, option
from tracker.model.layout import REGISTRY

ABOUT = both(
    "新建一个项目：自己的规划，或一个马上能用的示例。",
    "A new project: a plan of your own, or an example that works at once.",
)


_EXAMPLE = ("tracker status", "tracker check")


@common
@consent
def command(
    run: Run,
    consent: Consent,
    directory: Annotated[
        Path | None,
        argument("新项目的文件夹，默认是当前文件夹", "its folder, or this one", metavar="[DIR]"),
    ] = None,
    plan: Annotated[str, option("规划的名称", "the plan's name", metavar="NAME")] = "",
    period: Annotated[
        str,
        option("规划期，如 2026..2030", "its years, such as 2026..2030", metavar="YEARS"),
    ] = "",
    area: Annotated[str, option("规划的地区", "the area that it is for")] = "",
    year_starts: Annotated[
        str,
        option("财政年度的第一天，如 04-01", "first day of its financial years", metavar="MM-DD"),
    ] = "",
    bare: Annotated[
        bool,
        option(
            "不问，不带示例：只有规划，还没有目标",
            "ask nothing, no example: a plan without targets yet",
            "--bare",
        ),
    ] = False,
    source: Annotated[
        str,
        option(
            "从规划的表或文档里取目标，逐项确认",
            "take the targets from a plan's table or document, each to be confirmed",
            "--from",
            metavar="FILE",
        ),
    ] = "",
    published: Annotated[str, option("规划的发布日期", "when the plan was published")] = "",
) -> int:
    """Write a new project."""
    from tracker.store.new_project import refuse_taken
    from tracker.workflows.init import NewPlan, begin, create

    home = run.start if directory is None else (run.folder or Path()) / directory
    wanted = NewPlan(plan, area, period, year_starts, published=published)
    language = run.language
    if source:
        from tracker.cli.draft_questions import project_from

        refuse_taken(home, [REGISTRY])
        texts = project_from(run, source, wanted, consent)
        if consent.dry_run or not texts:
            return 0
        with interrupted_by_any_signal():
            written = create(home, texts)
        return _told(run, home, written, "tracker check", "tracker add-observation")
    if run.asks() and not (bare or consent.yes):
        from tracker.cli import plan_questions as questions

        refuse_taken(home, [REGISTRY])  # before anything is asked
        language = questions.language_asked_for(run)
        bare = not questions.wants_example(run)
        wanted = questions.plan_asked_for(run, wanted) if bare else wanted
    with interrupted_by_any_signal():
        written = begin(home, language, wanted, bare=bare)
    return _told(run, home, written, *(("tracker add-target",) if bare else _EXAMPLE))


def _told(run: Run, home: Path, written: Sequence[str], *following: str) -> int:
    """What was written, and the commands that come next; 0."""
    said = (run.say(f"已写入 {home / name}\n", f"Written: {home / name}\n") for name in written)
    run.emit("".join(said))
    head = {
        _EXAMPLE: run.say("接着把示例换成你的规划：", "Now put your plan in the example's place:"),
        ("tracker add-target",): run.say(
            "接着把规划的目标写进来：", "Now put in the targets of the plan:"
        ),
    }.get(following, run.say("接着：", "Next:"))
    change = "" if home == Path() else f"  cd {shlex.quote(str(home))}\n"
    run.remark(f"{head}\n{change}" + "".join(f"  {one}\n" for one in following))
    return 0
