"""Awaited releases in words: what is overdue, and for how long a target has been silent."""

from __future__ import annotations

from tracker.analysis.audit.releases import ReleaseCheck
from tracker.analysis.checks import Checks, CheckVerdict
from tracker.language import Language, bracketed, pick
from tracker.words.terms import word

RELEASE_VERDICTS = (
    CheckVerdict.OVERDUE,
    CheckVerdict.UNREPORTED,
    CheckVerdict.IRREGULAR,
    CheckVerdict.DUE,
)


def releases_summary(found: Checks, language: Language) -> str:
    """How many figures are awaited, in each state."""
    told = [one for one in found.each if isinstance(one, ReleaseCheck)]
    said = [pick(language, f"待公布 {len(told)} 项", f"Awaited {len(told)}")]
    for verdict in RELEASE_VERDICTS:
        if count := sum(one.verdict == verdict for one in told):
            said.append(f"{word(verdict, language)} {count}")
    return " · ".join(said)


def last_heard(one: ReleaseCheck, language: Language) -> str:
    """Since when nothing has been published, and for how many days; that nothing ever was."""
    release = one.release
    if release.silent_since is None:
        return pick(language, "规划期以来没有", "nothing since the plan began")
    days = release.silent_days
    ago = pick(language, f"{days} 天", f"{days} day{'s' * (days != 1)}")
    return f"{release.silent_since}{bracketed(ago, language)}"


def release_outcome(one: ReleaseCheck, found: Checks, language: Language) -> str:
    """How it stands, and by when it was, or is, to come."""
    said, last = word(one.verdict, language), one.release.latest_by
    if last is None:
        return said
    if one.verdict == CheckVerdict.OVERDUE:
        days = (found.report.as_of - last).days
        return pick(language, f"{said} {days} 天", f"{said} by {days} day{'s' * (days != 1)}")
    return pick(language, f"最迟 {last}", f"by {last}")
