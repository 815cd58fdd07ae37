"""An observation in words: value, publication and place, what it counts for and why, what it claims."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.core.series import Claim, Observation
from tracker.core.story import Role, Series, Show, Told
from tracker.core.target import Indicator
from tracker.core.telling.wording import is_worded, value_of
from tracker.core.words import Language, pick, word


def period_of(one: Observation, language: Language) -> str:
    """The period; a sum from 1 January says so."""
    return f"{one.period}" + (pick(language, "（年初起）", " (year to date)") if one.ytd else "")


def value(one: Observation, indicator: Indicator, language: Language) -> str:
    return value_of(one.quantity, one.unit, indicator.done, language)


def wording(one: Observation, indicator: Indicator) -> str:
    """The value as written, where that is more than the number."""
    worded = one.quantity.text and (indicator.done or is_worded(one.quantity, one.unit))
    return f"“{one.quantity.text}”" if worded else ""


def use(told: Told, language: Language) -> str:
    """What it counts for, and its own status where it is not final."""
    role, status = word(f"role.{told.role}", language), told.observation.status
    if status in ("final", "forecast"):
        return role
    return role + pick(language, "（", " (") + word(f"state.{status}", language) + pick(language, "）", ")")


def publication(one: Observation, language: Language) -> str:
    """Publisher, title, and of which rank."""
    source = one.publication
    tier = "" if source.tier is None else word(f"tier.{source.tier}", language)
    said = [source.publisher, f"“{source.title}”" if source.title else "", tier, source.url]
    return pick(language, "，", ", ").join(part for part in said if part)


def published(one: Observation, language: Language) -> str:
    return pick(language, f"{one.publication.published} 公布", f"published {one.publication.published}")


def place(one: Observation, language: Language) -> str:
    """File and line, and where in the publication."""
    return str(one.place) + (pick(language, "　", "  ") + one.locator if one.locator else "")


def cited(one: Observation, indicator: Indicator, language: Language) -> str:
    """Another observation: its value and publication."""
    figure, when = value(one, indicator, language), one.publication.published
    name = one.publication.title or one.publication.publisher or str(one.place)
    return pick(language, f"{when} 公布的“{name}”（{figure}）", f"“{name}” of {when} ({figure})")


_WHY: dict[Role, tuple[str, str]] = {
    "conflicting": ("与 {other} 矛盾；用的是最近公布的", "contradicts {other}; the latest published is used"),
    "agreeing": ("同一时期用的是 {other}，两者不矛盾", "of this period {other} is used; the two agree"),
    "same_time": ("同一天用的是 {other}", "of this day {other} is used"),
    "covered": ("已含在 {other} 里", "included in {other}"),
    "part_year": ("{span} 的数，不与全年相比", "{span}: does not stand against a full year"),
    "baseline": ("进展从规划写的基期算起", "progress starts from the baseline that the plan states"),
    "unusable": ("没有可折算的基数", "there is no base to convert it with"),
}
_CONTRADICTED = ("与 {other} 矛盾；这一条公布最近，所以用它", "contradicts {other}; used, as the latest published")


def why(told: Told, indicator: Indicator, language: Language) -> str:
    """Why it counts for what it does, and which other publication decided so; empty where that is plain."""
    other = "" if told.by is None else cited(told.by, indicator, language)
    if told.role == "superseded":
        return _superseded(told, other, language)
    said = _WHY.get(told.role) or (_CONTRADICTED if told.state == "conflicting" and other else ("", ""))
    span = told.observation.span
    return pick(language, *said).format(other=other, span=f"{span.start}..{span.end}")


def _superseded(told: Told, other: str, language: Language) -> str:
    """By the rule that took effect: a stated revision, the same publisher, or final over preliminary."""
    one, by = told.observation, told.by
    assert by is not None
    if by.revises is not None and by.revises.names(one.publication):
        reason = f"{pick(language, '：', ': ')}{by.revises.reason}" if by.revises.reason else ""
        return pick(language, f"由 {other} 修订{reason}", f"revised by {other}{reason}")
    if one.publication.publisher and by.publication.publisher == one.publication.publisher:
        return pick(language, f"同一发布者后来有 {other}", f"the same publisher later gave {other}")
    status = word(f"state.{one.status}", language)
    return pick(language, f"{status}，后有正式数：{other}", f"{status}; the final figure is {other}")


def claims(one: Observation, names: Mapping[str, Indicator], language: Language) -> list[str]:
    """What the publication says about the value, as it says it."""
    return [_claim(claim, names, language) for claim in one.claims]


def _claim(claim: Claim, names: Mapping[str, Indicator], language: Language) -> str:
    of = names[claim.of].name.text(language) if claim.of in names else claim.of
    match claim.kind:
        case "growth":
            return pick(language, f"比 {of} 增长 {claim.text}", f"{claim.text} growth over {of}")
        case "change":
            return pick(language, f"比 {of} 变化 {claim.text}", f"a change of {claim.text} since {of}")
        case "multiple":
            return pick(language, f"是 {of} 的 {claim.text} 倍", f"{claim.text} times {of}")
        case "share":
            return pick(language, f"占 {of} 的 {claim.text}", f"{claim.text} of {of}")
        case "sum":
            return pick(language, f"与 {of} 合计 {claim.text}", f"{claim.text} together with {of}")


def left_out(series: Series, show: Show, language: Language) -> list[str]:
    """How many observations are on file and not told, and on account of which clock."""
    said = []
    for n, zh, en, day in (
        (series.published_later, "在 {day} 之后公布", "published after {day}", show.report.known_at),
        (series.ended_later, "的时期在 {day} 之后结束", "for periods that end after {day}", show.report.as_of),
    ):
        if n:
            which = pick(language, zh, en).format(day=day)
            said.append(pick(language, f"另有 {n} 条{which}", f"{n} more {_were(n)} {which}"))
    for area, n in series.elsewhere:
        said.append(pick(language, f"另有 {n} 条属于{area}", f"{n} more {_were(n)} of {area}"))
    return said


def _were(n: int) -> str:
    return "was" if n == 1 else "were"


def heading(series: Series, language: Language) -> str:
    """Of which indicator the observations are, and how many."""
    n, name = len(series.told), series.indicator.name.text(language)
    return pick(language, f"{name}，已知 {n} 条", f"{name}, {n} known")

