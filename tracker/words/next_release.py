"""When the next figure of a target comes, in words."""

from __future__ import annotations

from datetime import date

from tracker.analysis.releases import NextRelease
from tracker.language import Language, in_sequence, pick


def release_text(found: NextRelease, as_of: date, language: Language) -> str:
    """The day by which it is expected, since when it is late, or for how long nothing came."""
    if found.state == "unreported":
        return pick(language, "规划期以来没有公布过", "nothing published since the plan began")
    silent = ""
    if found.silent_days:
        day, since = found.silent_days, found.silent_since
        silent = pick(
            language,
            f"自 {since} 以来 {day} 天没有新数",
            f"silent for {day} day{'s' * (day != 1)}, since {since}",
        )
    if found.expected is None or found.latest_by is None:
        none = pick(language, "日期无法推算", "no date can be said")
        return in_sequence((none, silent), language)
    if found.state == "overdue":
        days = (as_of - found.latest_by).days
        late = pick(
            language,
            f"{found.period} 的数最迟 {found.latest_by}，已逾期 {days} 天",
            f"that of {found.period} was due by {found.latest_by},"
            f" {days} day{'s' * (days != 1)} ago",
        )
        return in_sequence((late, silent), language)
    last = (
        ""
        if found.latest_by == found.expected
        else pick(language, f"，最迟 {found.latest_by}", f", by {found.latest_by} at the latest")
    )
    return pick(
        language,
        f"{found.period} 的数预计 {found.expected}{last}",
        f"that of {found.period} is expected on {found.expected}{last}",
    )
