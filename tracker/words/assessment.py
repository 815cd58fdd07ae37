"""What the record says of the promise, in words: every figure with its arithmetic, the verdict
explained, the trend.
"""

from __future__ import annotations

from fractions import Fraction

from tracker.assess.detail import Detail, Details
from tracker.assess.evidence import stale_from
from tracker.assess.formulas import FORMULAS
from tracker.assess.report import Row
from tracker.assess.status import Attainment, Evidence, Judged
from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.model.periods import year_name
from tracker.model.quantity import Interval
from tracker.model.target import Thresholds
from tracker.words.calculation import Working, shown, workings
from tracker.words.exceeding import limit_of_exceeding
from tracker.words.figures import cells, computed, decimals, shortest
from tracker.words.headline import about_text
from tracker.words.meanings import MEANINGS
from tracker.words.observations import period_of, published_text
from tracker.words.wording import Lines, labelled, with_unit

# figures printed with both ends; the others stand beside one of these or beside the latest value
_WITH_ENDS = {
    "progress", "gap", "overshoot", "left", "pace", "pace_pp", "needed_per_year", "needed_from_now",
}  # fmt: skip


def both_clocks(details: Details, language: Language) -> str:
    """Both clocks, always: what had ended by when, and what was known when."""
    as_of, known_at = details.report.as_of, details.report.known_at
    return pick(
        language,
        f"用到 {as_of} 为止结束的时期，{known_at} 为止公布的数据",
        f"periods that ended by {as_of}, as published by {known_at}",
    )


def assessment(detail: Detail, language: Language) -> Lines:
    """Each figure with its arithmetic in real numbers."""
    return labelled(reckoned(detail, language), language)


def reckoned(detail: Detail, language: Language) -> Lines:
    """The same, under the keys of the figures instead of their words."""
    row = detail.row
    if row is None:
        return []
    a = row.assessment
    lines: Lines = []
    if a.latest is not None:
        lines.append(("latest", _latest(row, language)))
        if a.latest.qualifier != "exact":
            lines.append(("interval", interval(a.latest.span, row)))
    if (
        a.goal.quantity is not None
        and a.trajectory.within is not None
        and (a.goal.quantity.qualifier == "about" or a.goal.op == "around")
    ):
        lines.append(("figure.within", interval(a.trajectory.within, row)))
    lines += _between(row, language)
    lines += [(f"figure.{one.figure}", _worked(one, row, language)) for one in workings(row)]
    if a.met_in is not None:
        lines.append(("met_in", str(a.met_in)))
    if a.met_since is not None and a.met_since != a.met_in:
        lines.append(("met_since", str(a.met_since)))
    if a.trajectory.judged in (Judged.PATH, Judged.RATE, Judged.CEILING) and a.pace is not None:
        lines.append(("limits", limits_line(a.thresholds, language)))
    return lines


def _latest(row: Row, language: Language) -> str:
    point, source = row.assessment.latest, row.assessment.source
    assert point is not None and source is not None
    published = published_text(source, language)
    said = with_unit(cells(row, language).latest, row.target.unit, language)
    return said + bracketed(in_sequence((str(point.period), published), language), language)


def interval(span: Interval, row: Row) -> str:
    """(16,000, 17,000): a round bracket leaves the end out."""
    low = (
        "(−∞"
        if span.low is None
        else ("(" if span.low_open else "[") + shortest(span.low, decimals(row))
    )
    high = (
        "∞)"
        if span.high is None
        else shortest(span.high, decimals(row)) + (")" if span.high_open else "]")
    )
    return f"{low}, {high}"


def _between(row: Row, language: Language) -> Lines:
    """Gap and overshoot where no subtraction gives them: none, or only known to lie between two
    ends.
    """
    a, said = row.assessment, cells(row, language).gap
    if (
        a.latest is None
        or a.bounded("gap") is None
        or a.gap
        or a.overshoot
        or a.trajectory.judged == Judged.CEILING
    ):
        return []
    if a.span("gap").high == 0 and a.span("overshoot").high == 0:
        return [("figure.gap", pick(language, "没有，已达到", "none: it is met"))]
    return [("figure.overshoot" if a.span("gap").high == 0 else "figure.gap", said)]


def _worked(one: Working, row: Row, language: Language) -> str:
    """A working with its unit, both ends where it has two, and what must be said beside it."""
    said = _with_words(one, row, language)
    found = row.assessment.bounded(one.figure) if one.figure in _WITH_ENDS else None
    if found is None or found.qualifier not in ("under", "about", "range"):
        return said
    low, high = found.span.low, found.span.high
    if low is None or high is None or low == high:
        return said
    unit = FORMULAS[one.figure].unit
    ends = tuple(shown(unit, end, row) for end in (low, high))
    return said + pick(language, f"（{ends[0]} 至 {ends[1]}）", f" ({ends[0]} to {ends[1]})")


def _with_words(one: Working, row: Row, language: Language) -> str:
    a, unit = row.assessment, row.target.unit
    start = row.target.baseline.period if row.target.baseline else None
    start = row.target.level.period if row.target.level else start
    match one.figure:
        case "progress" if a.trajectory.judged == Judged.EVERY_PERIOD:
            return f"{one}" + pick(language, "（守住的期数）", " (periods kept)")
        case "gap" | "overshoot" | "left" if unit == "%":
            return f"{one}" + pick(language, " 个百分点", " points")
        case "change" if a.goal.absolute:
            return with_unit(str(one), unit, language)
        case "sum" if a.latest is not None:
            parts = enumerated((period_of(part, language) for part in a.latest.basis), language)
            return with_unit(str(one), unit, language) + bracketed(parts, language)
        case "edge" | "level" | "gap" | "overshoot" | "left" | "expected":
            return with_unit(str(one), unit, language)
        case "elapsed":
            since = pick(language, "规划开始", "the plan's start")
            if start:
                since = pick(language, f" {start} 末", f"the end of {start}")
            return f"{one}" + pick(language, f"（年，自{since}起）", f" (years since {since})")
        case "needed_per_year" | "needed_from_now":
            of = pick(language, "个百分点", "points") if unit == "%" else unit
            said = with_unit(str(one), of, language) + pick(language, "/年", " a year")
            if a.trajectory.judged == Judged.CEILING:
                said += pick(language, "，是还可用的", ", that may still be used")
            if one.figure == "needed_from_now" or a.latest is None:
                return said
            end = a.latest.period
            return said + pick(language, f"（自 {end} 末算起）", f" (from the end of {end})")
        case "needed_growth":
            return f"{one}" + pick(
                language,
                "（最新数据之后每年增长这么多，才到平均增速）",
                " (growth a year after the latest data, to reach the average)",
            )
        case "pace_pp":
            return f"{one}" + pick(language, " 个百分点", " points")
        case "years_early":
            return f"{one}" + pick(language, " 年", " year" if one.value == 1 else " years")
    return str(one)


def limits_line(used: Thresholds, language: Language) -> str:
    """From which pace on a target is ahead or on track, and how wide “about” is taken."""
    ahead, on_track = used.ahead.normalize(), used.on_track.normalize()
    about = about_text(used)
    return pick(
        language,
        f"进度之比 ≥{ahead:f} 为快于预期，≥{on_track:f} 为符合预期，再低为滞后；“约”为 ±{about}，"
        "不宽于末位一个单位",
        f"pace ≥ {ahead:f} is ahead, ≥ {on_track:f} on track, below that behind; "
        f"“about” is ±{about}, no more than a step",
    )


def evidence_lines(detail: Detail, language: Language) -> Lines:
    """The status and each flag, explained."""
    if detail.row is None:
        return []
    a = detail.row.assessment
    keys: list[str] = [a.status, *(key for key in Evidence if key in a.evidence)]
    said = {key: pick(language, *MEANINGS[key]) for key in keys}
    said[a.status] += limit_of_exceeding(detail.row, language)
    if a.latest is not None and Evidence.STALE in a.evidence:
        since = stale_from(detail.row.target, a.latest.period)
        said[Evidence.STALE] += pick(language, f"自 {since} 起。", f" Since {since}.")
    return labelled(said.items(), language)


def forecast_lines(detail: Detail, language: Language) -> Lines:
    """The series drawn out to the due date; nothing once that is over."""
    if detail.row is None or detail.row.assessment.over:
        return []
    row, a, f = detail.row, detail.row.assessment, detail.row.assessment.forecast
    if f is None:
        return []
    by = a.goal.by
    at = pick(language, f"（{by} 末）", f" (end of {by})")

    def shown_at(value: Fraction) -> str:
        return with_unit(computed(row, value), row.target.unit, language)

    lines = [("linear", shown_at(f.linear) + at)]
    if f.low is not None and f.high is not None:
        lines.append(("range", f"{computed(row, f.low)} … {shown_at(f.high)}"))
    if f.compound is not None:
        lines.append(("compound", shown_at(f.compound) + at))
    if a.trajectory.judged in (Judged.EVERY_PERIOD, Judged.CEILING) or a.over:
        pass  # nothing is said of what is to come
    elif f.meets is not None:
        year = year_name(f.meets, by.starts)
        passes = f"直线在 {year} 年经过目标值", f"the straight line passes it in {year}"
        lines.append(("meets", pick(language, *passes)))
    elif a.attainment == Attainment.OPEN:
        lines.append(("meets", pick(language, "照这条直线到不了", "never on this straight line")))
    return labelled(lines, language)


def forecast_note(language: Language) -> str:
    """What an extrapolation is, and that no verdict rests on it."""
    return pick(
        language,
        "把已知的数照直延长到期末：只是外推，不进入结论。",
        "What is known, drawn out to the due date: an extrapolation, no part of the verdict.",
    )
