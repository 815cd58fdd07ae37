"""The tables of a record: what the files say, as they say it, with what each observation counts
for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tracker.assess.kinds import kind_of
from tracker.assess.use import Use
from tracker.exchange.tidy import (
    ColumnRow,
    ForeignKey,
    TableShape,
    exact_decimal,
    tidy_columns,
)
from tracker.model.observation import Claim, Observation, Publication
from tracker.model.periods import Period
from tracker.model.quantity import ABOUT, Interval, Quantity
from tracker.model.target import Goal, Indicator, Target

RecordedPlace = tuple[str, int, int]  # file, line and number in the file
UNKNOWN_USE = "unknown"  # of what is not known yet on the days of the clocks


def _figure(quantity: Quantity | None) -> Decimal | None:
    return None if quantity is None else quantity.stated


def _said(quantity: Quantity | None) -> str | None:
    return None if quantity is None else quantity.text or None


def _weights_of(target: Target) -> tuple[str, ...]:
    weights = target.parts.weights if target.parts else None
    return (weights,) if isinstance(weights, str) else tuple(f"{one:f}" for one in weights or ())


def _period(period: Period | None) -> str | None:
    return None if period is None else str(period)


@dataclass(frozen=True, slots=True)
class RecordedValue:
    """An observation, its number in the table, that of its publication, its indicator, and what it
    counts for among those of its period.
    """

    number: int
    publication: int
    one: Observation
    indicator: Indicator
    use: str
    about: Decimal = ABOUT
    span: Interval = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "span", self.one.quantity.interval(self.about))


_NAMES: tuple[ColumnRow, ...] = (
    ("name_zh", "text", "中文名称", "Chinese name", lambda one: one.name.zh or None),
    ("name_en", "text", "英文名称", "English name", lambda one: one.name.en or None),
)  # fmt: skip
_PLAN: tuple[ColumnRow, ...] = (
    ("plan", "text", "规划的 id", "id of the plan", lambda p: p.id),
    *_NAMES,
    ("area", "text", "地区", "area", lambda p: p.area or None),
    ("period", "text", "规划期", "period of the plan", lambda p: str(p.period)),
    ("period_start", "date", "规划期的第一天", "first day of the period", lambda p: p.period.start),
    ("period_end", "date", "规划期的最后一天", "last day of the period", lambda p: p.period.end),
    ("headline", "list", "先列的目标", "targets that are shown first", lambda p: p.headline),
    ("source_title", "text", "规划文件的标题", "title of the plan's document", lambda p: p.source.title or None),
    ("source_publisher", "text", "规划文件的发布单位", "publisher of the document", lambda p: p.source.publisher or None),
    ("source_published", "text", "规划文件的发布日期", "when the document was published, as precisely as is known", lambda p: _period(p.source.published)),
    ("source_url", "text", "规划文件的网址", "web address of the document", lambda p: p.source.url or None),
)  # fmt: skip
_INDICATOR: tuple[ColumnRow, ...] = (
    ("indicator", "text", "指标的 id", "id of the indicator", lambda i: i.id),
    *_NAMES,
    ("aliases", "list", "又名", "other names", lambda i: i.aliases),
    ("unit", "text", "单位", "unit", lambda i: i.unit or None),
    ("measure", "text", "stock 存量、flow 流量、ratio 比率", "stock, flow or ratio", lambda i: i.measure),
    ("areas", "list", "用它的规划的地区", "areas of the plans that use it", lambda i: tuple(map(str, i.areas))),
)  # fmt: skip
_TARGET: tuple[ColumnRow, ...] = (
    ("target", "text", "目标的 id", "id of the target", lambda t: t.id),
    ("plan", "text", "规划的 id", "id of the plan", lambda t: t.plan.id),
    ("indicator", "text", "指标的 id", "id of the indicator", lambda t: t.indicator),
    *_NAMES,
    ("aliases", "list", "又名", "other names", lambda t: t.aliases),
    ("unit", "text", "单位", "unit", lambda t: t.unit or None),
    ("kind", "text", "reach 达到、keep 保持、total 累计、growth 年均增长、change 累计变化、done 建成", "reach, keep, total, growth, change or done", lambda t: t.kind),
    ("measure", "text", "stock 存量、flow 流量、ratio 比率", "stock, flow or ratio", lambda t: t.measure),
    ("direction", "text", "up 越高越好，down 越低越好", "up: more is better; down: less is", lambda t: kind_of(t).direction(t)),
    ("nature", "text", "expected 预期性，binding 约束性", "expected or binding", lambda t: t.nature),
    ("severity", "text", "未达到时算作 error 还是 warning", "error or warning: what a failure counts as", lambda t: t.severity),
    ("section", "text", "分组", "section", lambda t: t.section or None),
    ("owners", "list", "责任单位", "responsible bodies", lambda t: tuple(map(str, t.owners))),
    ("pace", "text", "路线：linear、geometric、steps、none", "the planned path: linear, geometric, steps or none", lambda t: t.pace),
    ("baseline_value", "decimal", "基期值", "value of the baseline", lambda t: _figure(t.baseline and t.baseline.quantity)),
    ("baseline_text", "text", "基期值，照登记的写法", "value of the baseline as written", lambda t: _said(t.baseline and t.baseline.quantity)),
    ("baseline_period", "text", "基期", "period of the baseline", lambda t: _period(t.baseline and t.baseline.period)),
    ("op", "text", "ge 不低于、le 不高于、gt 高于、lt 低于、between 介于、around 约", "ge, le, gt, lt, between or around", lambda t: t.goal.op),
    ("value", "decimal", "目标值", "value of the goal", lambda t: _figure(t.goal.quantity)),
    ("upper", "decimal", "目标区间的上端", "upper end of a goal between two values", lambda t: t.goal.upper),
    ("value_text", "text", "目标值，照登记的写法", "value of the goal as written", lambda t: _said(t.goal.quantity)),
    ("due", "text", "到期的时期", "period in which it is due", lambda t: str(t.goal.by)),
    ("due_end", "date", "到期的那一天", "last day of that period", lambda t: t.goal.by.end),
    ("level_indicator", "text", "增速由它的水平值计算的指标", "indicator of whose levels a growth is computed", lambda t: t.level and t.level.indicator),
    ("level_period", "text", "水平值的基期", "base period of those levels", lambda t: _period(t.level and t.level.period)),
    ("release_every", "text", "新数多久一次：year、half、quarter、month", "how often a new value is due: year, half, quarter or month", lambda t: t.release and t.release.every),
    ("release_lag", "integer", "时期结束后多少天内公布", "days after a period's end by which its value is published", lambda t: t.release and t.release.lag),
    ("parts", "list", "合成它的各目标的 id", "ids of the targets that it is made of", lambda t: t.parts.of if t.parts else ()),
    ("parts_how", "text", "怎样合成：sum、max、min、mean", "how it is made of them: sum, max, min or mean", lambda t: t.parts and t.parts.how),
    ("parts_weights", "list", "平均的权重：每个部分一个数，或一个指标的 id", "weights of a mean: a number for each part, or the id of an indicator", _weights_of),
    ("locator", "text", "在规划文件里的位置", "place in the plan's document", lambda t: t.locator or None),
    ("note", "text", "说明", "remark", lambda t: t.note or None),
    ("file", "text", "登记的文件", "file in which it is recorded", lambda t: t.file),
    ("line", "integer", "登记的行", "line of that file", lambda t: t.line),
)  # fmt: skip
# of a target, the number of the goal and the goal: those before it was moved, then today's
_GOAL: tuple[ColumnRow, ...] = (
    ("target", "text", "目标的 id", "id of the target", lambda g: g[0].id),
    ("goal", "integer", "第几个目标值，从 1 数起", "number of the goal, from 1", lambda g: g[1]),
    ("op", "text", "ge 不低于、le 不高于、gt 高于、lt 低于、between 介于、around 约", "ge, le, gt, lt, between or around", lambda g: g[2].op),
    ("value", "decimal", "目标值", "value of the goal", lambda g: _figure(g[2].quantity)),
    ("upper", "decimal", "目标区间的上端", "upper end of a goal between two values", lambda g: g[2].upper),
    ("value_text", "text", "目标值，照登记的写法", "value of the goal as written", lambda g: _said(g[2].quantity)),
    ("due", "text", "到期的时期", "period in which it is due", lambda g: str(g[2].by)),
    ("until", "date", "有效到这一天；今天的目标没有", "last day on which it held; nothing for today's", lambda g: g[2].until),
    ("reason", "text", "为什么调整", "why it was moved", lambda g: g[2].reason or None),
)  # fmt: skip
_MILESTONE: tuple[ColumnRow, ...] = (
    ("target", "text", "目标的 id", "id of the target", lambda m: m[0].id),
    ("milestone", "integer", "第几个，从 1 数起", "number of the milestone, from 1", lambda m: m[1]),
    ("period", "text", "时期", "period", lambda m: str(m[2])),
    ("value", "decimal", "年度分解的数", "value planned for it", lambda m: _figure(m[3])),
    ("value_text", "text", "照登记的写法", "the same as written", lambda m: _said(m[3])),
)  # fmt: skip
_PUBLICATION: tuple[ColumnRow, ...] = (
    ("publication", "integer", "出处的编号，只在这次导出里有效", "number of the publication, in this export only", lambda p: p[0]),
    ("title", "text", "标题", "title", lambda p: p[1].title),
    ("publisher", "text", "发布单位", "publisher", lambda p: p[1].publisher or None),
    ("published", "text", "发布日期，知道到哪一级写到哪一级", "when it was published, as precisely as is known", lambda p: str(p[1].published)),
    ("published_end", "date", "从这一天起算作已公布", "day from which it counts as published", lambda p: p[1].published.end),
    ("url", "text", "网址", "web address", lambda p: p[1].url or None),
    ("tier", "text", "yearbook 年鉴、communique 公报、report 报告、department 部门、news 新闻", "yearbook, communique, report, department or news", lambda p: p[1].tier),
    ("sha256", "text", "读过的文件的 SHA-256", "SHA-256 of the document that was read", lambda p: p[1].sha256 or None),
    ("file", "text", "留存的那份文件", "the copy of it that is kept", lambda p: p[1].file or None),
)  # fmt: skip
_VALUE: tuple[ColumnRow, ...] = (
    ("observation", "integer", "观测的编号，只在这次导出里有效", "number of the observation, in this export only", lambda o: o.number),
    ("indicator", "text", "指标的 id", "id of the indicator", lambda o: o.indicator.id),
)  # fmt: skip
_OF_INDICATOR: tuple[ColumnRow, ...] = (
    ("name_zh", "text", "指标的中文名称", "Chinese name of the indicator", lambda o: o.indicator.name.zh or None),
    ("name_en", "text", "指标的英文名称", "English name of the indicator", lambda o: o.indicator.name.en or None),
)  # fmt: skip
_VALUE_ITSELF: tuple[ColumnRow, ...] = (
    ("area", "text", "地区", "area", lambda o: o.one.area or None),
    ("period", "text", "时期，照模型的写法", "period in the model's own spelling", lambda o: str(o.one.period)),
    ("period_start", "date", "数值所含的第一天（累计数从年初起）", "first day that the value covers (a year to date begins with the year)", lambda o: o.one.span.start),
    ("period_end", "date", "数值所含的最后一天", "last day that the value covers", lambda o: o.one.span.end),
    ("ytd", "boolean", "年初以来累计", "whether it is a year to date", lambda o: o.one.ytd),
    ("value", "decimal", "数值，以 unit 计；撤回的没有", "the value in `unit`; none of what is withdrawn", lambda o: o.one.quantity.stated),
    ("value_low", "decimal", "可能的值的下端，没有下限则空", "lower end of what it may stand for, empty where open", lambda o: exact_decimal(o.span.low)),
    ("value_high", "decimal", "可能的值的上端，没有上限则空", "upper end of what it may stand for, empty where open", lambda o: exact_decimal(o.span.high)),
    ("step", "decimal", "最后一位所写数字的一个单位", "one unit of the last written digit", lambda o: o.one.quantity.step),
    ("qualifier", "text", "exact、over 超过、under 不足、at-least 以上、at-most 以内、about 约、range 区间、none 无值", "exact, over, under, at-least, at-most, about, range or none", lambda o: o.one.quantity.qualifier),
    ("value_text", "text", "照记录的写法", "the value as written", lambda o: o.one.quantity.text or None),
    ("unit", "text", "单位", "unit", lambda o: o.one.unit or None),
    ("status", "text", "final 正式数、preliminary 初步数、estimate 估计数、forecast 预测数、derived 推算、break 口径变动、withdrawn 撤回", "final, preliminary, estimate, forecast, derived, break or withdrawn", lambda o: o.one.status),
    ("use", "text", "在同一时期的数里算作什么：recorded 采用、superseded 已被取代、conflicting 冲突、agreeing 未采用、forecast 预测、withdrawn 已撤回、notice 撤回通知、unknown 在此日还不算数", "what it counts for among those of its period: recorded (used), superseded, conflicting, agreeing, forecast, withdrawn, notice; unknown: not yet on these days", lambda o: o.use),
    ("publication", "integer", "出处的编号", "number of the publication", lambda o: o.publication),
)  # fmt: skip
_OF_PUBLICATION_ROW: tuple[ColumnRow, ...] = (
    ("published", "text", "发布日期，知道到哪一级写到哪一级", "when it was published, as precisely as is known", lambda o: str(o.one.publication.published)),
    ("publisher", "text", "发布单位", "publisher", lambda o: o.one.publication.publisher or None),
    ("title", "text", "出处的标题", "title of the publication", lambda o: o.one.publication.title),
    ("url", "text", "网址", "web address", lambda o: o.one.publication.url or None),
    ("tier", "text", "yearbook 年鉴、communique 公报、report 报告、department 部门、news 新闻", "yearbook, communique, report, department or news", lambda o: o.one.publication.tier),
)  # fmt: skip
_VALUE_PLACE: tuple[ColumnRow, ...] = (
    ("revises", "text", "更正哪一天公布的数", "date of the publication that it corrects", lambda o: _period(o.one.revises and o.one.revises.published)),
    ("reason", "text", "为什么更正", "why it was corrected", lambda o: (o.one.revises and o.one.revises.reason) or None),
    ("locator", "text", "在出处里的位置", "place in the publication", lambda o: o.one.locator or None),
    ("note", "text", "说明", "remark", lambda o: o.one.note or None),
    ("file", "text", "记录的文件", "file in which it is recorded", lambda o: o.one.file),
    ("line", "integer", "记录的行", "line of that file", lambda o: o.one.line),
)  # fmt: skip
# of an observation, the number of the claim and the claim
_CLAIM: tuple[ColumnRow, ...] = (
    ("observation", "integer", "观测的编号", "number of the observation", lambda c: c[0]),
    ("claim", "integer", "第几个说法，从 1 数起", "number of the claim, from 1", lambda c: c[1]),
    ("kind", "text", "growth 增长、change 增减、multiple 倍数、share 占比、sum 合计、early 提前", "growth, change, multiple, share, sum or early", lambda c: c[2].kind),
    ("value_text", "text", "照出处的写法", "what the publication says, as written", lambda c: c[2].text),
    ("of", "text", "和哪个时期、指标或目标比", "of which period, indicator or target", lambda c: c[2].of_text),
    ("real", "boolean", "按不变价算", "at constant prices", lambda c: c[2].real),
)  # fmt: skip

_TO_TARGET = ForeignKey("target", "targets")
PLANS = TableShape("plans", "规划", "Plans", tidy_columns(*_PLAN), ("plan",))
INDICATORS = TableShape(
    "indicators", "指标", "Indicators", tidy_columns(*_INDICATOR), ("indicator",)
)
TARGETS_TABLE = TableShape(
    "targets",
    "目标",
    "Targets",
    tidy_columns(*_TARGET),
    ("target",),
    (ForeignKey("plan", "plans"), ForeignKey("indicator", "indicators")),
)
GOALS = TableShape(
    "goals",
    "目标值，连同调整以前的",
    "Goals, with those before they were moved",
    tidy_columns(*_GOAL),
    ("target", "goal"),
    (_TO_TARGET,),
)
MILESTONES = TableShape(
    "milestones",
    "年度分解",
    "Milestones",
    tidy_columns(*_MILESTONE),
    ("target", "milestone"),
    (_TO_TARGET,),
)
PUBLICATIONS = TableShape(
    "publications", "出处", "Publications", tidy_columns(*_PUBLICATION), ("publication",)
)
OBSERVATIONS_TABLE = TableShape(
    "observations",
    "观测，一行一个公布的数",
    "Observations, a row for each published value",
    (
        *tidy_columns(*_VALUE),
        *tidy_columns(*_OF_INDICATOR, table="indicators"),
        *tidy_columns(*_VALUE_ITSELF),
        *tidy_columns(*_OF_PUBLICATION_ROW, table="publications"),
        *tidy_columns(*_VALUE_PLACE),
    ),
    ("observation",),
    (ForeignKey("indicator", "indicators"), ForeignKey("publication", "publications")),
)
CLAIMS = TableShape(
    "claims",
    "出处自己的说法",
    "What publications say of their values",
    tidy_columns(*_CLAIM),
    ("observation", "claim"),
    (ForeignKey("observation", "observations"),),
)


def recorded_place(one: Observation) -> RecordedPlace:
    """Where an observation is recorded: no two stand there, in whatever language they are told."""
    return one.file, one.line, one.index


def goals_of(targets: Iterable[Target]) -> list[tuple[Target, int, Goal]]:
    """The goals of targets in the order in which they held, each with its number."""
    return [
        (target, number, goal)
        for target in targets
        for number, goal in enumerate((*target.revisions, target.goal), 1)
    ]


def milestones_of(targets: Iterable[Target]) -> list[tuple[Target, int, Period, Quantity]]:
    """The milestones of targets, each with its number."""
    return [
        (target, number, *milestone)
        for target in targets
        for number, milestone in enumerate(target.milestones, 1)
    ]


def claims_of(values: Iterable[RecordedValue]) -> list[tuple[int, int, Claim]]:
    """The claims of observations, each with its number."""
    return [
        (value.number, number, claim)
        for value in values
        for number, claim in enumerate(value.one.claims, 1)
    ]


def recorded_values(
    observations: Iterable[Observation],
    indicators: Mapping[str, Indicator],
    uses: Mapping[RecordedPlace, str],
    about: Decimal,
) -> tuple[list[RecordedValue], list[tuple[int, Publication]]]:
    """Observations in the record's order, and their publications, all numbered from 1.

    `uses` says what each counts for, by its place; one that is not there is unknown as yet.
    """
    publications: dict[Publication, int] = {}
    values = [
        RecordedValue(
            number,
            publications.setdefault(one.publication, len(publications) + 1),
            one,
            indicators[one.indicator],
            uses.get(recorded_place(one), UNKNOWN_USE),
            about,
        )
        for number, one in enumerate(observations, 1)
    ]
    return values, [(number, one) for one, number in publications.items()]


def one_a_period(values: Iterable[RecordedValue]) -> list[RecordedValue]:
    """Of each indicator, area and period the value that is used, else the last forecast: what
    formats hold that know one value of a period only.
    """
    found: dict[tuple[object, ...], RecordedValue] = {}
    for value in values:
        key = (value.indicator.id, value.one.area, value.one.span)
        used = value.use == Use.RECORDED
        if used or (value.use == Use.FORECAST and key not in found):
            found[key] = value
        elif value.use == Use.FORECAST and found[key].use == Use.FORECAST:
            known, other = found[key].one.publication, value.one.publication
            found[key] = value if other.published.end >= known.published.end else found[key]
    return list(found.values())
