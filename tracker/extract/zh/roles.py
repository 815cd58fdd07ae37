"""Roles: whether a number is a target, an observation or neither.

Each rule is a row with its own examples.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tracker.extract.candidate import Context, DocumentState, Time, comparison
from tracker.extract.figure import FigureRole
from tracker.extract.zh.vocabulary import (
    FORECAST,
    FUTURE,
    NOUN_AFTER_THRESHOLD,
    PAST,
    POLICY,
    SPANS,
    is_count,
    is_money,
)
from tracker.model.periods import read_period

_SPENT = re.compile("发放|累计|拨付|落实|兑现|争取|投入|安排|提高到|达到")
_TIMED = re.compile(
    r"力争|确保|时间|时长|周期|天数|日数|平均|均|用时|耗时|寿命|缩短|压缩|压减|降[至到]|[由从]|年限|龄|小时数|为|达到?|利用|通关|"
    r"办理|[率期]$"
)
_RISES = re.compile(
    r"[^，。；]{0,14}(?:提高|提升|增加|增长|上升|扩大|下降|降低|降|减少|缩小|升|跃升|缩短|压减|压缩|扩容|增|减|拓展|扩张|发展)"
    r"(?:到|至|为)"
)
_EXISTING = re.compile(r"(?:支持|推动|巩固|依托|发挥|指导|导入|统筹实施[^，。]*|等)(?:在[^\W\d])?$")
_WORK = re.compile(
    r"(?:重点|主要|具体|基本)?(?:工作|任务|举措|措施|行动|计划|原则|关系|问题|标准|制度|机制|政策|条件|要求|内容|情况|能力)"
)
_ASPECTS = re.compile(r".个?(?:方面|层面|环节|领域|章|部分|阶段|步骤|维度|要求|意识|自信)")
_BUILT = re.compile(r"(?:打造|建设|形成|实施)$|基地和$|平台和$|中心和$|、$")
_STRIVEN = re.compile("[^，。；]{0,16}(?:争创|创建)")
_LATER = re.compile(r"[^，。；\d]{0,12}，[^，。；]*可[^，。；]*")
PAGE = "regulation or notice"


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A rule: the role of numbers of which `holds` is true.

    `finds` are sentences in which it decides, `leaves` not.
    """

    name: str
    role: FigureRole
    holds: Callable[[Context], object]
    finds: tuple[str, ...]
    leaves: tuple[str, ...]


def _unit_on(context: Context) -> str:
    """A few characters from the last one of the number and its unit."""
    return context.text[context.mention.end - 1 : context.mention.end + 8]


def _policy(context: Context) -> bool:
    clause = context.text[context.clause : context.clause_end]
    spent = _SPENT.search(context.text, max(context.start, context.clause - 20), context.clause_end)
    return (
        (is_money(context.mention.unit) or context.mention.unit in ("%", "倍"))
        and bool(POLICY.search(clause))
        and not spent
    )


def _class(context: Context) -> bool:
    mention = context.mention
    if re.match("及?以上的(?:[，。；、）]|$)", context.right) or re.match(
        "人及?以[上下][^，。；、的）]", _unit_on(context)
    ):
        return True
    if (
        not mention.unit
        or mention.unit == "%"
        or is_count(mention.unit)
        or mention.form == "breakthrough"
    ):
        return False
    exact = context.right.startswith("的") and mention.qualifier == "exact"
    return bool(re.match(NOUN_AFTER_THRESHOLD, context.right)) and not exact and not mention.big


def _bare(context: Context) -> bool:
    mention = context.mention
    if mention.big:
        named = re.match(r"大?[^，。；、]{0,8}(?:平台|基地|中心|工程|专项)", context.right)
        return not (named and _BUILT.search(context.left))
    spelt = mention.form == "spelt" and (
        _WORK.match(context.right) or context.right.startswith(("“", "‘"))
    )
    return bool(
        spelt or (_ASPECTS.match(_unit_on(context)) and not re.search("布局|遴选", context.left))
    )


def _existing(context: Context) -> bool:
    mention = context.mention
    return (
        is_count(mention.unit)
        and mention.qualifier == "exact"
        and bool(_EXISTING.search(context.left))
    )


ROLE_RULES = (
    RoleRule("policy parameter", "other", _policy,
        ("对新认定企业给予最高50万元支持。", "按合同额的30%给予补贴。"), ("全年发放补贴1142万元。", "利润总额50万元。")),
    RoleRule("threshold of a class", "other", _class,
        ("新开工亿元以上项目46个。", "年产值500万元以上企业12家。"), ("设立总规模100亿元的产业基金。",)),
    RoleRule("span of time", "other", lambda context: context.mention.unit in SPANS and context.mention.factor == 1 and not _TIMED.search(context.left),
        ("活动持续5天，接待游客3万人次。",), ("平均通关时间缩短到26小时。",)),
    RoleRule("bare count", "other", _bare,
        ("抓好六项工作。", "优化创新生态等六个方面。", "两大国家战略的交汇点。"), ("打造五大创新平台。", "八家实验室获奖。")),
    RoleRule("starting value", "observation", lambda context: _RISES.match(context.right) and re.search(r"[由从][^，。；]{0,12}$", context.left),
        ("到2025年，覆盖率由64%提高到90%。",), ("到2025年，覆盖率提高到90%。",)),
    RoleRule("a goal that is approached", "target", lambda context: re.match("目标(?:迈进|挺进|冲刺|奋进)", context.right),
        ("产业集群向9000亿元目标迈进。",), ("产业集群达到9000亿元。",)),
    RoleRule("support of a number yet to come", "target",
        lambda context: re.search("支持$", context.left) and context.mention.qualifier in ("range", "at-least"),
        ("支持3—5家企业技术中心创建国家级中心。",), ("支持8家实验室发展。",)),
    RoleRule("what is there already", "observation", _existing,
        ("下一步将支持8家实验室特色化发展。",), ("下一步将新建8家实验室。",)),
)  # fmt: skip


def role_of(
    context: Context, state: DocumentState, *, ruled: bool, named: bool
) -> tuple[FigureRole, str]:
    """Target, observation or other, and the rule that says so; `ruled`: on a page of rules;
    `named`: it has a name.
    """
    if ruled:
        return "other", PAGE
    for row in ROLE_RULES:
        if row.holds(context):
            return row.role, row.name
        if row.name == "bare count" and not named:
            return "other", "no name"
    return ("target" if looks_ahead(context, state) else "observation"), "level"


def looks_ahead(context: Context, state: DocumentState) -> bool:
    """Whether a number is promised, not measured: by its year, by the last cue before it, or by the
    section's heading.
    """
    time, before, told = context.time, context.before, state.year
    stated = context.is_dated
    years = re.findall(r"\d{4}", time.period) if time and time.period else []
    year = int(years[-1] if time and time.kind == "plan" else years[0]) if years else None
    if year and told and year > told and (stated or state.ahead):
        return not re.search(r"已|实际", context.here)
    pasts = [m.start() for m in PAST.finditer(before)]
    to_come = not told or not year or year > told or _ends_after(time, state)
    if time and stated and time.kind == "due" and not pasts and to_come:
        return True
    last_future, last_past = _last_cue(context), max(pasts, default=-1)
    if state.ahead is False:
        return last_future > last_past and bool(
            re.search("力争|确保|有望", before[max(last_future, 0) :])
        )
    if time and stated and time.kind == "period" and year and told and year <= told:
        this_year = state.ahead and year == told and not state.plan
        if not this_year and last_future < min(time.start, context.clause) - context.start:
            return False  # its year has come, and nothing after that says that it is a promise
    if last_future > last_past or (
        last_past < 0 and _STRIVEN.match(context.text, context.mention.end)
    ):
        return True
    if state.ahead:
        last_past = max(
            (m.start() for m in PAST.finditer(before) if m[0] not in ("同比", "环比")), default=-1
        )
    gone = (
        stated
        and year is not None
        and told is not None
        and (year <= told if state.plan else year < told)
    )
    return bool(state.ahead or state.promising) and last_past < 0 and not gone


def _ends_after(time: Time | None, state: DocumentState) -> bool:
    """Whether a period had not ended when the document was published."""
    if time is None or time.period is None or state.published is None:
        return False
    return read_period(time.period).end > state.published


def _last_cue(context: Context) -> int:
    """Where the last word of promise or forecast before a number stands in its sentence, −1 where
    there is none.
    """
    before, clause = context.before, context.clause - context.start
    cues = [m.start() for m in FUTURE.finditer(before)]
    cues += (
        m.start()
        for m in FORECAST.finditer(before)
        if m.start() >= clause or _LATER.fullmatch(before, m.end())
    )
    return max(cues, default=-1)


def op_of(context: Context, *, growth: bool) -> str:
    """A target's comparison."""
    if growth:
        return "reduction" if context.change and context.change["down"] else "growth"
    falls = r"(?:(?:下降|降低|减少|压减|缩短|压降)(?:到|至)|降[至到]|控制在)(?:约|了)?$"
    return comparison(context.mention.qualifier, falls=re.search(falls, context.left) is not None)


def settled_period(context: Context, role: FigureRole, state: DocumentState) -> str | None:
    """The period of an observation or the due period of a target; None where the text
    settles none.
    """
    time = context.time
    period = time.period if time and time.period else state.about if role == "observation" else None
    if (
        role == "observation"
        and period
        and state.year
        and int(period[:4]) > state.year
        and time is state.carried
    ):
        return (
            state.about
        )  # what was promised for a later year says nothing of what is reported next
    if role == "target":
        if period and ".." in period and "-" not in period:
            period = period[-4:]
        return period or state.due or (state.plan[-4:] if state.plan and state.ahead else None)
    return period
