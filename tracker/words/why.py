"""What must be known beside the figures of a target, in a few words each, the most important first:
what its verdict rests on, what others say, earlier figures, qualifiers.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.standing import in_plan, is_pending, record_end, whole_months
from tracker.assess.status import ATTAINED, Attainment, Evidence, Judged, Status
from tracker.language import Language, pick
from tracker.words.figures import early, number, observed_text, rounded, without
from tracker.words.observations import reason_of
from tracker.words.standing import counted_goal, in_words, when_text
from tracker.words.summary import duration
from tracker.words.terms import word
from tracker.words.units import unit_text
from tracker.words.wording import value_of

_QUALIFYING = tuple(
    key
    for key in Evidence
    if key not in (Evidence.NO_BASELINE, Evidence.CONFLICTING, Evidence.YTD_ONLY)
)


def why(row: Row, as_of: date, language: Language) -> tuple[str, ...]:
    """What must be known beside the figures, the most important first: that two sources differ,
    that the last figure is still to come, what the verdict rests on, earlier figures, and the
    qualifiers.
    """
    a, pending = row.assessment, is_pending(row)
    if a.status == Status.NO_DATA:
        return tuple(filter(None, (taken_back(row, language), _why_silent(row, language))))
    flags = [key for key in _QUALIFYING if key in a.evidence]
    if Evidence.AWAITING_FINAL in flags:  # says itself that the data is old
        flags = [key for key in flags if key != Evidence.STALE]
    if pending:  # says itself that the last figure is still to come
        flags = [key for key in flags if key != Evidence.AWAITING_FINAL]
    final = [word(key, language) for key in flags if key == Evidence.AWAITING_FINAL]
    parts = [*_elsewhere(row, language), taken_back(row, language), *final]
    if pending:
        ago = last_published(row, as_of, language)
        parts.append(pick(language, ago, ago and f"published {ago}"))
    else:
        parts += [
            rate_text(row, language) or _pace(row, language),
            _earlier_better(row, language),
            "" if a.years_early is None else _early(a.years_early, language),
            _uncounted(row, language),
        ]
    parts += [without(row, language)] if a.trajectory.missing else []
    parts += [word("doubtful", language)] if row.doubtful else []
    parts += [word(key, language) for key in flags if key != Evidence.AWAITING_FINAL]
    return tuple(part for part in parts if part)


def _why_silent(row: Row, language: Language) -> str:
    if Evidence.YTD_ONLY in row.assessment.evidence:
        return word(Evidence.YTD_ONLY, language)
    if in_plan(row):
        return pick(language, "没有可以评判的数", "nothing to judge by")
    end = record_end(row)
    if end is None:
        return pick(language, "从来没有公布过", "never published")
    said = when_text(end, language)
    return pick(language, f"{said}以后的没有公布", f"nothing since {said}")


def must_be_said(row: Row, language: Language) -> tuple[str, ...]:
    """What stands beside the figures wherever they stand: that they are assumed, that another
    source says otherwise, that a later one was withdrawn, or that a figure may be a slip.
    """
    assumed = Evidence.ASSUMED in row.assessment.evidence
    doubtful = word("doubtful", language) if row.doubtful else ""
    said = (
        word(Evidence.ASSUMED, language) if assumed else "",
        *_elsewhere(row, language),
        taken_back(row, language),
        doubtful,
    )
    return tuple(filter(None, said))


def taken_back(row: Row, language: Language) -> str:
    """That the latest figure of a target was withdrawn, and why; empty where it was not, or where
    there is another one of its period.
    """
    latest = row.assessment.latest
    since = date.min if latest is None else latest.period.end
    found = [
        (one.observation.period.end, one)
        for one in row.assessment.entries
        if one.state == "withdrawn" and one.by is not None and one.observation.period.end > since
    ]
    stated = {one.observation.period for one in row.assessment.entries if one.used}
    if not found:
        return ""
    entry = max(found, key=lambda pair: pair[0])[1]
    if entry.by is None or entry.observation.period in stated:
        return ""
    period, why_so = entry.observation.period, reason_of(entry.by, language)
    return pick(language, f"{period} 的数已撤回{why_so}", f"{period} was withdrawn{why_so}")


def _elsewhere(row: Row, language: Language) -> list[str]:
    """What others say of a figure that the latest value rests on: of which period, where that is
    only a part of it, and in which unit, where that is not the target's.
    """
    a = row.assessment
    basis = {id(one) for one in a.latest.basis} if a.latest else set()
    said = []
    for entry in a.entries:
        if entry.against is not None and id(entry.observation) in basis:
            other = entry.against
            unit = "" if other.unit == row.target.unit else unit_text(other.unit, language)
            value = value_of(other.quantity, unit, kind_of(row.target).yes_no, language)
            part = a.latest is not None and other.period.end != a.latest.period.end
            part = part or kind_of(row.target).sums
            zh, en = (f"{other.period} ", f" for {other.period}") if part else ("", "")
            said.append(pick(language, f"{zh}另一出处是 {value}", f"{value} elsewhere{en}"))
    return said


def last_published(row: Row, as_of: date, language: Language) -> str:
    """How long ago the latest value was published; in hindsight when, if that was only later."""
    source = row.assessment.source
    if source is None:
        return ""
    published = source.publication.published
    if published.end > as_of:
        return pick(language, f"{published} 公布", f"in {published}")
    months = whole_months(published.end, as_of)
    if language == "zh":
        return f"{duration(months, language)}前公布"
    years, rest = divmod(months, 12)
    parts = [f"{n} {name}" for n, name in ((years, "yr"), (rest, "mo")) if n]
    return f"{' '.join(parts) or 'days'} ago"


def rate_text(row: Row, language: Language) -> str:
    """Of a growth target that is under way, the share of the promised rate: the argument of its
    verdict.
    """
    a, pace = row.assessment, row.assessment.bounded("pace")
    if pace is None or a.trajectory.judged != Judged.RATE or a.attainment in ATTAINED:
        return ""
    if a.calculations["pace"].name != "pace.rate":
        share = in_words(pace, lambda v: telling_pace(v, row, 2), str, language)
        return share and pick(language, f"与目标增速之比 {share}", f"{share} of the rate")
    share = in_words(pace, lambda v: telling_pace(v, row, 0, percent=True), str, language)
    return share and pick(language, f"增速是目标的 {share}", f"{share} of the rate")


def rate_needed(row: Row, language: Language) -> str:
    """What share of the promised rate is on track: 须 ≥95%."""
    least = f"{(row.assessment.thresholds.on_track * 100).normalize():f}%"
    return pick(language, f"须 ≥{least}", f"≥{least} needed")


def _pace(row: Row, language: Language) -> str:
    a, pace = row.assessment, row.assessment.bounded("pace")
    if a.attainment == Attainment.UNDETERMINED and a.trajectory.whole and a.met_since is None:
        return pick(language, "可能的值在目标两边", "may be met or not")
    if pace is None or a.trajectory.judged not in (Judged.PATH, Judged.CEILING):
        return ""
    if a.attainment in ATTAINED:
        return ""
    share = in_words(pace, lambda v: telling_pace(v, row, 2), str, language)
    return share and pick(language, f"进度之比 {share}", f"pace {share}")


def telling_pace(value: Fraction, row: Row, places: int, *, percent: bool = False) -> str:
    """A pace, rounded so that it stands on the same side of the limits as it does unrounded."""
    limits = (row.assessment.thresholds.on_track, row.assessment.thresholds.ahead)
    shift = 2 if percent else 0

    def tells(n: int) -> bool:
        shown = Fraction(rounded(value * 10**shift, n)) / 10**shift
        return all((shown >= limit) == (value >= limit) for limit in map(Fraction, limits))

    n = next((n for n in range(places, places + 7) if tells(n)), places)
    return number(value * 10**shift, n) + "%" * percent


def _earlier_better(row: Row, language: Language) -> str:
    """That an earlier period was reported closer to the target or further beyond it: a note, not a
    contradiction.
    """
    a, trajectory = row.assessment, row.assessment.trajectory
    latest, within = a.latest, trajectory.within
    if latest is None or within is None or trajectory.judged != Judged.PATH:
        return ""
    if (within.low is None) == (within.high is None) or kind_of(row.target).sums:
        return ""
    up = within.high is None
    earlier = [
        point
        for point in trajectory.points[:-1]
        if point.span.disjoint(latest.span) and (point.value > latest.value) == up
    ]
    if not earlier:
        return ""
    best = max(earlier, key=lambda point: point.value if up else -point.value)
    value, when = observed_text(row, best), str(best.period).replace("..", "–")
    return pick(language, f"{when} 曾报 {value}", f"{value} in {when}")


def _early(years: int, language: Language) -> str:
    return early(years, language).replace("提前", "提前 ").replace("年", " 年")


def _uncounted(row: Row, language: Language) -> str:
    """That there is no baseline, and so no progress."""
    if Evidence.NO_BASELINE not in row.assessment.evidence:
        return ""
    if counted_goal(row) is not None:
        return pick(language, "没有基期，只数个数", "no baseline: counted")
    return pick(language, "没有基期", "no baseline")
