"""What is to be delivered, in words: how it stands, when, and by which rule that is known."""

from __future__ import annotations

from tracker.analysis.releases import FEWEST, Awaited, Deliveries, Delivery
from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.words.terms import word

AWAITED: dict[Awaited, tuple[str, str]] = {
    Awaited.OVERDUE: ("逾期", "overdue"),
    Awaited.DUE: ("待报", "due"),
    Awaited.EXPECTED: ("未到期", "expected"),
    Awaited.IRREGULAR: ("日期不定", "irregular"),
    Awaited.UNREPORTED: ("尚无数据", "unreported"),
}
_WHY = {
    Awaited.OVERDUE: ("已过最迟公布日", "the last day is past"),
    Awaited.DUE: ("时期已经结束，数据待报", "the period has ended, its figure is to come"),
    Awaited.EXPECTED: ("时期还没有结束", "the period still runs"),
    Awaited.IRREGULAR: (
        f"没有发布规律，逐期公布的不足 {FEWEST} 期或间隔不一",
        f"no release rule, fewer than {FEWEST} periods published one by one"
        " or at no regular distance",
    ),
    Awaited.UNREPORTED: (
        "没有发布规律，规划开始以来尚无数据",
        "no release rule, no figure since the plan began",
    ),
}


def state_heading(state: Awaited, count: int, language: Language) -> str:
    """Above those that stand alike: how many, and what it means."""
    said, why = pick(language, *AWAITED[state]), pick(language, *_WHY[state])
    return pick(language, f"{said} {count}：{why}", f"{said} {count}: {why}")


def awaited_name(one: Delivery, found: Deliveries, language: Language) -> str:
    """What is measured, with its area where the plans have several."""
    target = one.targets[0]
    areas = {head.plan.area for head in found.report.plans}
    area = target.area if len(areas) > 1 else ""
    return target.name.short_text(language) + bracketed(area, language)


def owners_of(one: Delivery, language: Language) -> str:
    """Who is to deliver it."""
    return enumerated(one.owners, language)


def late(one: Delivery, found: Deliveries, language: Language) -> str:
    """For how long the last day is past; empty where it is not."""
    if one.state != Awaited.OVERDUE or one.release.latest_by is None:
        return ""
    days = (found.report.as_of - one.release.latest_by).days
    return pick(language, f"{days} 天", f"{days} day{'s' * (days != 1)}")


def basis(one: Delivery, language: Language) -> str:
    """By which rule, or from which rhythm, the day is known."""
    release, rule = one.release, one.targets[0].release
    if release.by_rule and rule is not None:
        every = word(f"every.{rule.every}", language)
        return pick(
            language, f"规律：{every}，{rule.lag} 天内", f"rule: {every}, within {rule.lag} days"
        )
    if release.lag is None:
        return ""
    zh = f"往次：{release.n} 期，一般 {release.lag} 天，最长 {release.longest} 天"
    en = f"so far: {release.n} periods, {release.lag} days as a rule, {release.longest} at most"
    return pick(language, zh, en)


def usual(one: Delivery) -> str:
    """The day by which it comes as a rule; empty where that is the last day."""
    release = one.release
    return "" if release.expected == release.latest_by else str(release.expected)


def last_release(one: Delivery, language: Language) -> str:
    """When something of it was last published, and how long ago; empty where nothing was."""
    release = one.release
    if release.silent_since is None:
        return ""
    days = release.silent_days
    ago = pick(language, f"{days} 天前", f"{days} days ago")
    return f"{release.silent_since}{bracketed(ago, language)}"


def day_line(found: Deliveries, language: Language) -> str:
    """As of which day it is told, and what was asked for."""
    day = pick(language, f"截至 {found.report.as_of}", f"as of {found.report.as_of}")
    by = "" if found.by is None else pick(language, f"{found.by} 前应报", f"expected by {found.by}")
    return in_sequence((day, by), language)


def nothing(language: Language) -> str:
    """That nothing is to be delivered."""
    return pick(language, "没有要报的数。", "Nothing is to be delivered.")


def undated_note(found: Deliveries, language: Language) -> str:
    """How many were left out because no day can be said; empty for none."""
    n = found.undated
    zh = f"另有 {n} 个说不出日子，不带 --by 列出。"
    en = f"{n} more {'has' if n == 1 else 'have'} no date: without --by they are listed."
    return pick(language, zh, en) if n else ""
