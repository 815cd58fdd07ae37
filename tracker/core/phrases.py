"""A row of the report in words and rounded figures, for every format that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

from tracker.core.quantity import Quantity
from tracker.core.report import PlanHead, Report, Row
from tracker.core.target import Goal, Target, Thresholds
from tracker.core.words import EVIDENCE, STATUSES, Language, pick, word

MARKS = {"exact": "", "over": ">", "under": "<", "at-least": "≥", "at-most": "≤", "about": "≈", "range": ""}
_TURNED = {">": "<", "<": ">", "≥": "≤", "≤": "≥"}
_OPS = {"ge": "", "le": "≤", "gt": ">", "lt": "<", "between": "", "around": "≈"}
NOTHING = "–"
BAR = 10
MOST_OVER = 4


@dataclass(frozen=True, slots=True)
class Cells:
    """The texts of one row; an empty text where nothing is to be said, NOTHING where nothing can be."""

    name: str
    unit: str
    baseline: str
    baseline_period: str
    goal: str
    due: str
    latest: str
    latest_period: str
    progress: str
    gap: str
    gap_share: str
    status: str
    early: str
    flags: tuple[str, ...]


def cells(row: Row, language: Language) -> Cells:
    """What a table says of a target."""
    target, a = row.target, row.assessment
    places = decimals(row)
    latest = a.latest
    value = NOTHING
    if latest is not None:
        value = MARKS[latest.qualifier] + number(latest.value, places)
        if latest.qualifier == "range" and latest.span.high is not None:
            value += "–" + number(latest.span.high, places)
        if target.kind == "done":
            value = pick(language, "建成", "done") if latest.value else pick(language, "未建成", "not done")
    gap, share = _gap(row, places, language)
    return Cells(
        name=target.name.text(language),
        unit=target.unit,
        baseline=NOTHING if target.baseline is None else quantity(target.baseline.quantity),
        baseline_period="" if target.baseline is None else str(target.baseline.period),
        goal=goal_text(target, a.goal, language),
        due=str(a.goal.by),
        latest=value,
        latest_period="" if latest is None else str(latest.period),
        progress=progress(row),
        gap=gap,
        gap_share=share,
        status=word(a.status, language),
        early="" if a.years_early is None else early(a.years_early, language),
        flags=(
            *([word("doubtful", language)] if row.doubtful else []),
            *(word(key, language) for key in EVIDENCE if key in a.evidence),
        ),
    )


def progress(row: Row) -> str:
    """Progress to a tenth of a per cent, marked where the value is only a bound."""
    a = row.assessment
    if a.progress is None or a.latest is None:
        return NOTHING
    mark = MARKS[a.latest.qualifier]
    if a.course.base is not None and a.course.edge is not None and a.course.edge < a.course.base:
        mark = _TURNED.get(mark, mark)
    return ("" if a.course.judged == "kept" else mark) + percent(a.progress)


def _gap(row: Row, places: int, language: Language) -> tuple[str, str]:
    """What is missing or goes beyond, in the unit, and the overshoot's share of the target."""
    a = row.assessment
    if a.overshoot:
        share = "" if a.overshoot_ratio is None else percent(a.overshoot_ratio)
        mark = MARKS[a.latest.qualifier] if a.latest else ""
        mark = _TURNED.get(mark, mark) if row.target.direction == "down" else mark
        return pick(language, "超 ", "+") + mark + number(a.overshoot, places), share
    if a.gap:
        short = number(a.gap, places)
        return pick(language, f"缺 {short}", f"{short} short"), ""
    if a.gap is None and a.latest is not None and a.course.within is not None and a.course.judged != "word":
        return pick(language, "缺 >0", ">0 short") if a.attainment != "undetermined" else NOTHING, ""
    return (NOTHING if a.gap is None else "0"), ""


def goal_text(target: Target, goal: Goal, language: Language) -> str:
    """The target value as a comparison: 12,000 · ≤95 · 3–5 · ≈4 · done."""
    if target.kind == "done":
        return pick(language, "建成", "done")
    if goal.quantity is None:
        return NOTHING
    bare = quantity(goal.quantity)
    text = _OPS[goal.op] + bare
    if goal.op == "between" and goal.upper is not None:
        text = f"{quantity(goal.quantity)}–{number(Fraction(goal.upper), places_of(goal.quantity.step))}"
    if target.kind == "change":  # a change says which way it goes
        text = text if goal.quantity.value <= 0 else text.replace(bare, "+" + bare, 1)
        text += "%" if target.unit != "%" and not goal.absolute else ""
    return text


def early(years: int, language: Language) -> str:
    return pick(language, f"提前{years}年", f"{years} year{'s' if years > 1 else ''} early")


def decimals(row: Row) -> int:
    """Places behind the point: as many as the finest written figure; a computed rate has one at least."""
    target, a = row.target, row.assessment
    written = [a.goal.quantity, target.baseline.quantity if target.baseline else None]
    computed = 0
    if a.latest is not None and target.kind == "growth":
        computed = 1
    elif a.latest is not None:
        written += [one.quantity for one in a.latest.basis]
    return max([computed, *(places_of(q.step) for q in written if q is not None)])


def places_of(step: Decimal) -> int:
    exponent = step.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def quantity(q: Quantity) -> str:
    """A written figure to its written precision."""
    return number(Fraction(q.value), places_of(q.step))


def number(value: Fraction, places: int) -> str:
    """Rounded half-even, thousands grouped."""
    return f"{rounded(value, places):,f}"


def percent(value: Fraction) -> str:
    return f"{rounded(value * 100, 1):,f}%"


def rounded(value: Fraction, places: int) -> Decimal:
    """The decimal nearest to a fraction, half to even, exactly."""
    scaled = round(value * 10**places)
    with localcontext(prec=len(str(abs(scaled))) + 5, rounding=ROUND_HALF_EVEN):
        return Decimal(scaled).scaleb(-places)


def bar(row: Row, ascii_only: bool = False) -> str:
    """Progress fills it up to the target, what goes beyond follows in another shade, │ is where time stands."""
    a = row.assessment
    full, over, empty, mark = ("#", ">", ".", "|") if ascii_only else ("█", "▒", "░", "│")
    if a.progress is None:
        return ""
    filled = round(min(max(a.progress, Fraction(0)), Fraction(1)) * BAR)
    drawn = [full] * filled + [empty] * (BAR - filled)
    if a.elapsed is not None and 0 < a.elapsed < 1 and a.course.judged == "road":
        drawn[min(BAR - 1, int(a.elapsed * BAR))] = mark
    beyond = max(a.progress - 1, Fraction(0)) * BAR
    return "".join(drawn) + over * min(MOST_OVER, round(beyond)) + ("+" if beyond > MOST_OVER + 1 else "")


def bar_legend(language: Language, ascii_only: bool = False) -> str:
    full, over, mark = ("#", ">", "|") if ascii_only else ("█", "▒", "│")
    return pick(
        language,
        f"{full} 已完成　{over} 超出目标　{mark} 最新值所在时点的时间进度",
        f"{full} done   {over} beyond the target   {mark} where time stood for that value",
    )


def headline(head: PlanHead, language: Language) -> str:
    """武汉市…规划（武汉市，2021–2025）"""
    plan = head.plan
    years = str(plan.period).replace("..", "–")
    inside = [part for part in (plan.area, years) if part]
    return plan.name.text(language) + pick(language, f"（{'，'.join(inside)}）", f" ({', '.join(inside)})")


def plan_line(report: Report, head: PlanHead, language: Language) -> str:
    """The day, the share of time gone, when data was last published."""
    parts = [pick(language, f"截至 {report.as_of}", f"as of {report.as_of}")]
    if report.known_at != report.as_of:
        parts.append(pick(language, f"按 {report.known_at} 已公布的数据", f"known at {report.known_at}"))
    gone = percent(head.elapsed)
    parts.append(pick(language, f"时间已过 {gone}", f"{gone} of the time gone"))
    if head.last_published is None:
        parts.append(pick(language, "尚无数据", "no data yet"))
    else:
        parts.append(
            pick(language, f"数据最近发布于 {head.last_published}", f"data last published {head.last_published}")
        )
    return pick(language, "　", " · ").join(parts)


def tally(rows: Iterable[Row]) -> list[tuple[str, int]]:
    """The statuses that occur, with how many targets have each, in the order of STATUSES."""
    counts = Counter(row.assessment.status for row in rows)
    return [(status, counts[status]) for status in STATUSES if counts[status]]


def legend(report: Report, language: Language) -> list[str]:
    """What the marks and words mean, with the limits that were used."""
    limits: Thresholds = report.thresholds
    ahead, on_track = limits.ahead.normalize(), limits.on_track.normalize()
    lines = [
        pick(
            language,
            f"进度＝（最新值−基期）÷（目标−基期），与时间进度之比 ≥{ahead} 为快于预期，"
            f"≥{on_track} 为符合预期，低于 {on_track} 为滞后。",
            f"Progress = (latest − baseline) / (target − baseline). Against the road by time: ≥ {ahead} ahead, "
            f"≥ {on_track} on track, below behind.",
        )
    ]
    if report.lost:
        lines.insert(
            0,
            pick(language, f"另有 {report.lost} 个目标读不出，没有列在这里：见 tracker check。",
                 f"{report.lost} more target{'' if report.lost == 1 else 's'} could not be read: see tracker check."),
        )  # fmt: skip
    used = {row.assessment.latest.qualifier for row in report.rows if row.assessment.latest}
    if used - {"exact", "range"}:
        about = percent(Fraction(limits.about)).replace(".0%", "%")
        lines.append(
            pick(
                language,
                f"> 突破、超过　< 近、不足　≥ 以上　≤ 以内　≈ 约（±{about}）",
                f"> over   < nearly   ≥ at least   ≤ at most   ≈ about (±{about})",
            )
        )
    return lines
