"""What is left of an open target, in words: slack in days, positive when ahead; what it needs, and
how likely it is met.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from tracker.analysis.buffer import Buffer
from tracker.assess.bounds import Bounded
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.status import Judged, Status
from tracker.language import Language, bracketed, in_sequence, pick
from tracker.words.calculation import working_of
from tracker.words.figures import cells, computed, number
from tracker.words.wording import Lines

_MOST_LISTED = 6  # of what is needed
_DAY = timedelta(days=1)
_LEAST, _MOST = Fraction(1, 20), Fraction(19, 20)


def buffer_lines(left: Buffer, row: Row, as_of: date, language: Language) -> Lines:
    """Slack, until when it holds, what is needed by when, how likely it is met; nothing once the
    last day has come.
    """
    if row.assessment.over:
        return []
    lines: Lines = []
    if said := slack_text(left, row, language):
        worked = str(working_of(left.calculations["slack_days"], row))
        exact = _is_exact(left.calculations["slack_days"])
        lines.append(("figure.slack_days", said + (bracketed(worked, language) if exact else "")))
    if said := until_text(left, row, as_of, language):
        lines.append(("figure.safe_share", said))
    if len(left.needed) > 1:
        lines.append(("figure.needed", _needed(left, row, language)))
    if said := probability_text(left, row, language):
        lines.append(("figure.probability", said))
    return lines


def slack_text(left: Buffer, row: Row, language: Language) -> str:
    """By how many days a value is ahead of the road or behind it, of an interval between which
    ends; and when the road reaches it.
    """
    slack = left.calculations.get("slack_days")
    if slack is None or slack.value is None:
        return ""
    low, high = (None if end is None else int(end) for end in (slack.span.low, slack.span.high))
    if low is None and high is None:
        return ""
    if low == high and low is not None:
        return _days(low, language) + _reached(left, row, language)
    if low is None or high is None:
        end = low if low is not None else high
        assert end is not None
        least = (low is not None) == (end >= 0)
        word = pick(language, "至少" if least else "至多", "at least " if least else "at most ")
        return word + _days(end, language)
    if low >= 0 or high <= 0:
        near, far = sorted((abs(low), abs(high)))
        way = ("早", "ahead of") if low >= 0 else ("晚", "behind")
        return pick(
            language,
            f"比序时进度{way[0]} {near} 到 {far} 天",
            f"{near} to {far} days {way[1]} the road",
        )
    return pick(
        language,
        f"在比序时进度晚 {-low} 天与早 {high} 天之间",
        f"between {-low} days behind and {high} days ahead of the road",
    )


def until_text(left: Buffer, row: Row, as_of: date, language: Language) -> str:
    """Until when it is on track if nothing moves; that it is not any more, unless it has moved
    since. Only of what is on track or ahead, and where every value it may have says the same.
    """
    safe = left.safe
    if row.assessment.status not in (Status.ON_TRACK, Status.AHEAD) or safe is None:
        return ""
    low, high = (
        None if end is None else date.fromordinal(int(end))
        for end in (safe.span.low, safe.span.high)
    )
    limit = row.assessment.trajectory
    assert limit.base is not None and limit.goal_value is not None
    up = limit.goal_value > limit.base
    if high is not None and high < as_of:
        since = high + _DAY
        latest = "" if low == high else pick(language, "最迟", " at the latest")
        moved = pick(language, "上升" if up else "下降", "risen" if up else "fallen")
        return pick(
            language,
            f"{latest}自 {since} 起已经滞后，除非之后又有{moved}",
            f"behind since {since}{latest} unless it has {moved} since",
        )
    if low is not None and low >= as_of:
        least = "" if low == high else pick(language, "至少", "at least ")
        return pick(
            language,
            f"不再变化，{least}到 {low} 为止符合预期",
            f"on track until {least}{low} if nothing moves",
        )
    return ""


def probability_text(left: Buffer, row: Row, language: Language) -> str:
    """How likely it is met when due, in whole per cent, with the points that it rests on."""
    chance = left.value("probability")
    if chance is None:
        return ""
    if chance < _LEAST:
        said = "<5%"
    elif chance > _MOST:
        said = ">95%"
    else:
        exact = all(point.qualifier == "exact" for point in row.assessment.trajectory.points)
        said = ("" if exact else "≈") + f"{number(100 * chance, 0)}%"
    rest = pick(language, f"{left.n} 个点", f"n = {left.n}")
    return said + bracketed(in_sequence((rest, interval_note(language)), language), language)


def interval_note(language: Language) -> str:
    """On what a probability rests."""
    return pick(
        language,
        "假定过去的走势不变，离散程度也不变",
        "the past goes on, and scatters as it did",
    )


def _days(n: int, language: Language) -> str:
    if not n:
        return pick(language, "正合序时进度", "exactly on the road")
    days = f"{abs(n):,} day{'s' * (abs(n) != 1)}"
    if n > 0:
        return pick(language, f"比序时进度早 {n:,} 天", f"{days} ahead of the road")
    return pick(language, f"比序时进度晚 {-n:,} 天", f"{days} behind the road")


def _reached(left: Buffer, row: Row, language: Language) -> str:
    """When the road reaches the value; nothing where it never stands there."""
    day, a = left.on_road_until, row.assessment
    if (
        day is None
        or a.latest is None
        or not left.slack_days
        or a.trajectory.judged == Judged.CEILING
    ):
        return ""
    if a.progress is not None and a.progress < 0:
        return pick(language, "：还不到路线的起点", ": not even where the road began")
    value = cells(row, language).latest
    if day < a.latest.period.end:
        return pick(language, f"：路线 {day} 已到 {value}", f", which stood at {value} on {day}")
    return pick(language, f"：路线 {day} 才到 {value}", f", which reaches {value} on {day}")


def _needed(left: Buffer, row: Row, language: Language) -> str:
    """What is needed at the end of each period; of many the first ones and the last."""
    colon = pick(language, "：", ": ")
    said = [
        f"{period}{colon}{'' if _is_exact(one) else one.mark}{computed(row, one.value)}"
        for period, one in left.needed
        if one.value is not None
    ]
    if len(said) > _MOST_LISTED:
        said = [*said[: _MOST_LISTED - 2], "…", said[-1]]
    text = pick(language, "；", "; ").join(said)
    summed = pick(language, "累计", "in all") if kind_of(row.target).sums else ""
    return text + bracketed(summed, language)


def _is_exact(one: Bounded) -> bool:
    return one.span.low == one.span.high
