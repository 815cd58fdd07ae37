"""init: a new project to start with."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

from tracker.cli.options import common
from tracker.cli.run import Run
from tracker.cli.signals import interrupted_by_any_signal
from tracker.cli.words import argument, both, option
from tracker.model.layout import REGISTRY

ABOUT = both("新建一个马上能用的项目。", "A new project that works at once.")


@common
def command(
    run: Run,
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
        option("不问，不带示例：只有规划，还没有目标", "ask nothing, no example", "--bare"),
    ] = False,
) -> int:
    """Write a new project."""
    from tracker.store.new_project import refuse_taken
    from tracker.workflows.init import NewPlan, begin

    home = run.start if directory is None else (run.folder or Path()) / directory
    wanted, language = NewPlan(plan, area, period, year_starts), run.language
    if run.asks() and not bare:
        from tracker.cli import plan_questions as questions

        refuse_taken(home, [REGISTRY])  # before anything is asked
        language = questions.language_asked_for(run)
        bare = not questions.wants_example(run)
        wanted = questions.plan_asked_for(run, wanted) if bare else wanted
    with interrupted_by_any_signal():
        written = begin(home, language, wanted, bare=bare)
    said = (run.say(f"已写入 {home / name}\n", f"Written: {home / name}\n") for name in written)
    run.emit("".join(said))
    change = "" if home == Path() else f"  cd {shlex.quote(str(home))}\n"
    if bare:
        run.remark(
            run.say("接着把规划的目标写进来：\n", "Now put in the targets of the plan:\n")
            + f"{change}  tracker add-target\n"
        )
        return 0
    run.remark(
        run.say("接着把示例换成你的规划：\n", "Now put your plan in the example's place:\n")
        + f"{change}  tracker status\n  tracker check\n"
    )
    return 0
