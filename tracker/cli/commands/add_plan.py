"""add-plan: one more plan in the registry, from options or by asking."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from tracker.cli.editing import carry_out
from tracker.cli.options import Consent, common, consent, day
from tracker.cli.run import Run
from tracker.cli.words import both, option
from tracker.model.new_target import TargetRequest
from tracker.problems.problem import CannotRun, problem
from tracker.store import folder as files

ABOUT = both("把又一个规划写进登记表。", "Put one more plan into the registry.")


@common
@consent
@day
def command(
    run: Run,
    consent: Consent,
    day: date,
    name: Annotated[str, option("规划的名称", "the plan's name")] = "",
    area: Annotated[str, option("规划的地区", "the area that it is for")] = "",
    period: Annotated[
        str, option("规划期，如 2026..2030", "its years, such as 2026..2030", metavar="YEARS")
    ] = "",
    year_starts: Annotated[
        str,
        option("财政年度的第一天，如 04-01", "first day of its financial years", metavar="MM-DD"),
    ] = "",
    id: Annotated[str, option("id，定了就不改", "its id, which never changes")] = "",
    title: Annotated[str, option("规划文件的标题", "title of its document")] = "",
    published: Annotated[str, option("规划的发布日期", "when it was published")] = "",
) -> int:
    """Register a plan: shown, confirmed, written."""
    from tracker.workflows import edit as workflow
    from tracker.workflows.init import NewPlan, plan_record, years_asked_for
    from tracker.workflows.register import ids_of, plan_registered, proposed_id

    root = files.find_project(run.start)
    there = workflow.current(root, day, run.progress)
    plan = NewPlan(name, area, period, year_starts, title, published)
    if run.asks() and not (name and period):
        from tracker.cli.plan_questions import plan_asked_for

        plan = plan_asked_for(run, plan)
    missing = [f"--{key}" for key in ("name", "period") if not getattr(plan, key)]
    if missing:
        raise CannotRun(2, problem("U240", names=", ".join(missing)))
    years_asked_for(plan)
    offered = proposed_id(TargetRequest(name=plan.name, plan="plan"), ids_of(there, "plans"))
    carry_out(run, root, plan_registered(plan_record(plan, id or offered)), consent, day)
    if not consent.dry_run:
        following = run.say("接着写它的目标：", "Now put in its targets: ")
        run.remark(f"{following}tracker add-target --plan {id or offered}\n")
    return 0
