"""add-target: from options, or by asking where something is missing and a person is there."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from tracker.assess.kinds import KINDS
from tracker.cli import completion
from tracker.cli.editing import carry_out
from tracker.cli.options import Consent, common, consent, day
from tracker.cli.run import Run
from tracker.cli.words import both, option
from tracker.model.new_target import TargetRequest
from tracker.model.target import Gate, Measure, Nature, Op, Pace
from tracker.problems.problem import CannotRun, problem
from tracker.store import folder as files

if TYPE_CHECKING:
    KindWord = str
else:
    KindWord = Literal[tuple(KINDS)]

ABOUT = both("把规划的一个目标写进登记表。", "Put a target of the plan into the registry.")


@common
@consent
@day
def command(
    run: Run,
    consent: Consent,
    day: date,
    plan: Annotated[
        str,
        option(
            "规划的 id；只有一个时可省",
            "the plan's id; not needed where there is one",
            autocompletion=completion.plans,
        ),
    ] = "",
    id: Annotated[str, option("id，定了就不改", "its id, which never changes")] = "",
    indicator: Annotated[
        str,
        option(
            "与别的目标共用的指标",
            "shared with other targets",
            autocompletion=completion.indicators,
        ),
    ] = "",
    name: Annotated[str, option("名称", "name")] = "",
    name_en: Annotated[str, option("英文名称", "name in English")] = "",
    alias: Annotated[
        list[str] | None, option("别名，可以重复", "another word for it; repeatable")
    ] = None,
    unit: Annotated[str, option("单位", "unit")] = "",
    kind: Annotated[KindWord | None, option("类型", "kind")] = None,
    measure: Annotated[Measure | None, option("存量、流量或比率", "stock, flow or ratio")] = None,
    value: Annotated[str, option("目标值，照规划写", "the goal as the plan writes it")] = "",
    by: Annotated[str, option("到什么时候", "when it is due")] = "",
    op: Annotated[Op | None, option("比较", "comparison")] = None,
    upper: Annotated[str, option("区间的上限", "upper end of a band")] = "",
    baseline: Annotated[str, option("基期值", "baseline")] = "",
    baseline_period: Annotated[str, option("基期", "period of the baseline")] = "",
    level: Annotated[
        str,
        option("增速由哪个指标的水平值算出", "indicator whose levels growth is computed from"),
    ] = "",
    level_period: Annotated[str, option("从哪个时期算起", "period that growth starts from")] = "",
    milestone: Annotated[
        list[str] | None,
        option("年度分解，可以重复", "a value on the way; repeatable", metavar="PERIOD=VALUE"),
    ] = None,
    pace: Annotated[Pace | None, option("路线", "shape of the road")] = None,
    nature: Annotated[Nature | None, option("性质", "nature")] = None,
    severity: Annotated[Gate | None, option("未达到时的级别", "what a miss counts for")] = None,
    owner: Annotated[
        list[str] | None,
        option("责任单位，可以重复", "who is responsible", autocompletion=completion.owners),
    ] = None,
    section: Annotated[str, option("分组", "section", autocompletion=completion.sections)] = "",
    locator: Annotated[str, option("在规划里的位置", "place in the plan")] = "",
    release: Annotated[
        str,
        option("多久公布一次、多少天内", "how often and how late", metavar="EVERY,LAG"),
    ] = "",
    note: Annotated[str, option("说明", "note")] = "",
) -> int:
    """Register a target: shown, confirmed, written, and where it stands."""
    from tracker.workflows import edit as workflow
    from tracker.workflows.register import completed, missing_of, registered

    root = files.find_project(run.start)
    request = TargetRequest(
        id=id,
        plan=plan,
        indicator=indicator,
        name=name,
        name_en=name_en,
        aliases=tuple(alias or ()),
        unit=unit,
        kind=kind or "",
        measure=measure or "",
        baseline=baseline,
        baseline_period=baseline_period,
        value=value,
        by=by,
        op=op or "",
        upper=upper,
        level=level,
        level_period=level_period,
        milestones=tuple(_pair("--milestone", one, "=", "2023=9500") for one in milestone or ()),
        pace=pace or "",
        nature=nature or "",
        severity=severity or "",
        owners=tuple(owner or ()),
        section=section,
        locator=locator,
        release=_pair("--release", release, ",", "year,120d") if release else None,
        note=note,
    )
    there = workflow.current(root, day, run.progress)
    if missing_of(completed(request, there)) and run.asks():
        from tracker.cli.target_questions import TargetQuestions

        request = TargetQuestions(run, there, request).answered()
    edit = carry_out(run, root, registered([request]), consent, day)
    target = edit.after.targets[-1]
    if target.goal.op == "around" and not request.op:
        run.tell(
            run.say(
                "“左右”按 op: around 登记：超出它也算未完成；"
                "超出算完成的，改成 op: ge（降的 le）。\n",
                "“About” is registered as op: around: beyond it is a miss as well. Where more is "
                "met too, change it to op: ge (where less is, to le).\n",
            )
        )
    if not consent.dry_run and (target.indicator, target.area) not in edit.after.series:
        run.remark(
            run.say(
                "还没有数。公布了就记下来：", "There is no data yet. Record what is published: "
            )
            + f"tracker add-observation {target.indicator}\n"
        )
    return 0


def _pair(option: str, text: str, mark: str, shape: str) -> tuple[str, str]:
    """The two things that an option says. Raises CannotRun(2) for another number of them."""
    first, found, second = (one.strip() for one in re.sub("[＝，]", mark, text).partition(mark))
    if not (first and found and second):
        raise CannotRun(2, problem("U241", option=option, text=text, shape=f"{option} {shape}"))
    return first, second
