"""What the plan says, in words: the goal, its road, where it stands, and what it was before."""

from __future__ import annotations

from tracker.assess.detail import Detail, Details
from tracker.assess.kinds import kind_of
from tracker.assess.report import PlanHead, Row
from tracker.assess.status import Judged
from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.model.target import Goal, Source, Target
from tracker.words.figures import decimals, goal_text, goal_unit, quantity, shortest
from tracker.words.headline import headline
from tracker.words.terms import word
from tracker.words.units import unit_text
from tracker.words.wording import Lines, is_worded, labelled, reduction, titled, with_unit


def title(detail: Detail, language: Language) -> tuple[str, str]:
    """Name with its unit, and the id."""
    subject = detail.target or detail.indicator
    name = subject.name.text(language)
    return name + bracketed(unit_text(subject.unit, language), language), subject.id


def promise(detail: Detail, details: Details, language: Language) -> Lines:
    """What the plan says, in the words of the registry."""
    if detail.row is None:
        return _measured(detail, details, language)
    target, a = detail.row.target, detail.row.assessment
    head = next(head for head in details.report.plans if head.plan is target.plan)
    lines = [
        ("plan", _plan(head, language)),
        ("goal", goal_sentence(target, a.goal, language)),
        ("written", _as_registered(target, a.goal)),
        ("baseline", _baseline(target, language)),
        ("levels", _levels(target, details, language)),
        ("road", _path(detail.row, language)),
        ("milestones", _milestones(target, language)),
        ("nature", "" if target.nature is None else word(f"nature.{target.nature}", language)),
        ("severity", word(target.severity, language)),
        ("owners", enumerated(target.owners, language)),
        ("section", target.section),
        ("locator", target.locator),
        ("aliases", enumerated(target.aliases, language)),
        ("release", _release(target, language)),
        ("note", target.note),
        *(("accept", f"{one.code} → {one.until}  {one.reason}") for one in target.accept),
    ]
    return labelled(lines, language)


def _measured(detail: Detail, details: Details, language: Language) -> Lines:
    one = detail.indicator
    lines = [
        ("measure", word(f"measure.{one.measure}", language)),
        ("area", detail.area),
        ("aliases", enumerated(one.aliases, language)),
        ("note", _without_target(detail, details, language)),
    ]
    return labelled(lines, language)


def _without_target(detail: Detail, details: Details, language: Language) -> str:
    elsewhere = any(row.target.indicator == detail.indicator.id for row in details.report.rows)
    area = detail.area if elsewhere else ""
    said = pick(
        language,
        f"这个指标{f'在{area}' if area else ''}没有目标",
        f"This indicator has no target of its own{f' in {area}' if area else ''}",
    )
    if detail.serves:
        names = enumerated(detail.serves, language)
        said += pick(language, f"；{names} 由它计算", f"; {names} is computed from it")
    return said + pick(language, "。", ".")


def goal_sentence(target: Target, goal: Goal, language: Language) -> str:
    """The goal as a sentence: by 2025 at least 12,000 家."""
    by = pick(language, f"到 {goal.by}，", f" by {goal.by}")
    kind = kind_of(target)
    if kind.yes_no:
        return by + word("kind.done", language) if language == "zh" else "done" + by
    if goal.quantity is None:
        return pick(language, f"{by}规划没有给出数值", f"no number in the plan,{by}")
    if cut := reduction(target, goal, language):
        return pick(language, f"{by}累计{cut}", f"{cut}{by}")
    value = goal_text(target, goal, language).lstrip("≤≥><≈")
    if goal.quantity.qualifier == "about" and goal.op in ("ge", "le"):
        value = pick(language, "约 ", "about ") + value
    said = (
        f"{word(f'op.{goal.op}', language)} {with_unit(value, goal_unit(target, goal), language)}"
    )
    if not kind.default:
        said = word(f"kind.{target.kind}", language) + pick(language, "", " ") + said
    if kind.in_every_period:
        by = pick(language, f"到 {goal.by} 的每一期，", f" in every period up to {goal.by}")
    return by + said if language == "zh" else said + by


def _as_registered(target: Target, goal: Goal) -> str:
    value = "null" if goal.quantity is None else goal.quantity.text
    said = (
        f"kind: {target.kind}"
        if kind_of(target).yes_no
        else f"kind: {target.kind}, op: {goal.op}, value: {value}"
    )
    return f"{said}, measure: {target.measure}, by: {goal.by} ({target.file}:{target.line})"


def _plan(head: PlanHead, language: Language) -> str:
    source = _source(head.plan.source, language)
    return headline(head, language) + (
        pick(language, f"；出处：{source}", f"; source: {source}") if source else ""
    )


def _source(source: Source, language: Language) -> str:
    day = source.published
    published = "" if day is None else pick(language, f"{day} 发布", f"{day}")
    said = (source.publisher, titled(source.title, language), published, source.url)
    return in_sequence(said, language)


def _baseline(target: Target, language: Language) -> str:
    if target.baseline is None:
        return (
            pick(language, "规划没有给出", "the plan gives none")
            if kind_of(target).wants_baseline
            else ""
        )
    q = target.baseline.quantity
    said = with_unit(quantity(q), target.unit, language) + bracketed(
        str(target.baseline.period), language
    )
    return said + (f"  “{q.text}”" if is_worded(q, target.unit) else "")


def _levels(target: Target, details: Details, language: Language) -> str:
    if target.level is None:
        return ""
    indicator = details.report.indicators.get(target.level.indicator)
    name = indicator.name.text(language) if indicator else target.level.indicator
    return pick(
        language,
        f"增速由{name}从 {target.level.period} 算起",
        f"the rate is computed from {name}, from {target.level.period} on",
    )


_WAYS = {
    "linear": ("直线", "straight"),
    "geometric": ("等比", "compound"),
    "steps": ("经过年度分解各点，其间为直线", "straight from milestone to milestone"),
}
_NO_ROAD = {  # what is not judged by a road, and by what instead
    Judged.EVERY_PERIOD: ("没有路线：每一期都要守住", "none: it holds in every period"),
    Judged.RATE: (
        "没有路线：进度之比是增速与目标之比",
        "none: the pace is the rate over its target",
    ),
    Judged.MILESTONE: ("", ""),
}


def _path(row: Row, language: Language) -> str:
    target, c = row.target, row.assessment.trajectory
    if c.path is not None:
        way = pick(language, *_WAYS["geometric" if c.path.compound else target.pace])
        first, last = (shortest(c.path.knots[end][1], decimals(row)) for end in (0, -1))
        return pick(language, f"{way}，从 {first} 到 {last}", f"{way}, from {first} to {last}")
    if c.judged in _NO_ROAD:
        return pick(language, *_NO_ROAD[c.judged])
    if target.pace == "none":
        return pick(
            language, "不设路线，不说快慢（pace: none）", "none, and so no pace (pace: none)"
        )
    if target.pace == "geometric" and c.base is not None and c.goal_value is not None:
        return pick(
            language,
            "没有：等比的路线过不了零，写 pace: linear 就是直线",
            "none: no compound road crosses zero; pace: linear makes a straight one",
        )
    if c.within or c.base is None:
        return pick(language, "没有：缺基期或目标值", "none: no baseline, or no number")
    return ""


def _milestones(target: Target, language: Language) -> str:
    said = " · ".join(f"{period}: {quantity(q)}" for period, q in target.milestones)
    if said and target.pace != "steps":
        off = pick(language, "路线不经过它们，", "not on the road, ") + f"pace: {target.pace}"
        said += bracketed(off, language)
    return said


def _release(target: Target, language: Language) -> str:
    if target.release is None:
        return ""
    every, lag = word(f"every.{target.release.every}", language), target.release.lag
    return pick(language, f"{every}，期末后 {lag} 天之内", f"{every}, within {lag} days")


def revisions(detail: Detail, language: Language) -> list[tuple[bool, str, str, str]]:
    """Each goal there has been: whether it held at known-at, what it was, until when, and why it
    was moved.
    """
    if detail.row is None or not detail.row.target.revisions:
        return []
    target, held = detail.row.target, detail.row.assessment.goal
    return [
        (
            goal is held,
            goal_sentence(target, goal, language),
            pick(language, "现行", "today's")
            if goal.until is None
            else pick(language, f"至 {goal.until}", f"until {goal.until}"),
            goal.reason,
        )
        for goal in (*target.revisions, target.goal)
    ]


def drawn(detail: Detail, language: Language) -> str:
    """What the chart shows of the detail, and in which unit."""
    target, series = detail.target, detail.series[0]
    unit = target.unit if target is not None and target.level is None else series.indicator.unit
    return in_sequence((drawn_instead(detail, language), unit_text(unit, language)), language)


def drawn_instead(detail: Detail, language: Language) -> str:
    """What the chart shows where it is not what the target is named after."""
    target = detail.target
    if target is None:
        return ""
    if target.level is not None:
        return detail.series[0].indicator.name.text(language)
    if kind_of(target).sums:
        return pick(language, "到当时为止的累计", "the sum so far")
    return (
        pick(language, "到当时为止的平均", "the average so far") if kind_of(target).by_rate else ""
    )
