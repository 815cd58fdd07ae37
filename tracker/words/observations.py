"""An observation in words: value, publication and place, what it counts for and why, what it
claims.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.assess.detail import Details, Series, in_frame
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.series import Because, Entry
from tracker.assess.status import Evidence
from tracker.assess.use import Use
from tracker.language import Language, bracketed, in_sequence, pick
from tracker.model.observation import Observation, Publication
from tracker.model.target import Indicator, Target
from tracker.words.figures import decimals, shortest
from tracker.words.terms import word
from tracker.words.wording import is_worded, titled, value_of, with_unit


def period_of(one: Observation, language: Language) -> str:
    """The period; a sum from 1 January says so."""
    return f"{one.period}" + (pick(language, "（年初起）", " (year to date)") if one.ytd else "")


def value_text(one: Observation, indicator: Indicator, language: Language) -> str:
    """The value with its mark and unit."""
    return value_of(one.quantity, one.unit, indicator.done, language)


def wording(one: Observation, indicator: Indicator) -> str:
    """The value as written, where that is more than the number."""
    worded = one.quantity.text and (indicator.done or is_worded(one.quantity, one.unit))
    return f"“{one.quantity.text}”" if worded else ""


def as_level(one: Observation, row: Row | None, language: Language) -> str:
    """A change in per cent as the level it leads to, where the target's unit is a level's."""
    if row is None or one.unit == row.target.unit or not kind_of(row.target).by_change:
        return ""
    level = in_frame(one, row)
    if level is None:
        return ""
    said = with_unit(shortest(level, decimals(row) + 1), row.target.unit, language)
    return pick(language, f"折合 {said}", f"a level of {said}")


def use_text(entry: Entry, language: Language) -> str:
    """What it counts for, and its own status where it is not final."""
    role, status = word(f"use.{entry.use}", language), entry.observation.status
    if status in ("final", "forecast", "withdrawn"):
        return role
    return role + bracketed(word(f"state.{status}", language), language)


def publication_text(one: Observation, language: Language) -> str:
    """Publisher, title, of which rank, and where the document is kept."""
    if one.assumed:
        return pick(language, "假设的数，不在记录里", "assumed, not on record")
    source = one.publication
    tier = "" if source.tier is None else word(f"tier.{source.tier}", language)
    parts = source.publisher, titled(source.title, language), tier, source.url
    return in_sequence((*parts, document_text(source, language)), language)


def document_text(source: Publication, language: Language) -> str:
    """Where the document that was read is kept, and how its fingerprint begins; nothing where
    neither is on record.
    """
    kept = pick(language, f"留存于 {source.file}", f"kept in {source.file}") if source.file else ""
    return in_sequence((kept, source.sha256 and f"sha256 {source.sha256[:12]}"), language)


def published_text(one: Observation, language: Language) -> str:
    """When it was published; nobody published what is assumed."""
    if one.assumed:
        return word(Evidence.ASSUMED, language)
    return pick(
        language, f"{one.publication.published} 公布", f"published {one.publication.published}"
    )


def place_text(one: Observation, language: Language) -> str:
    """File and line, and where in the publication."""
    return str(one.place) + (pick(language, "　", "  ") + one.locator if one.locator else "")


def observation_cited(one: Observation, indicator: Indicator, language: Language) -> str:
    """Another observation: its value and publication."""
    figure, when = value_text(one, indicator, language), one.publication.published
    name = one.publication.title or one.publication.publisher or str(one.place)
    said = titled(name, language)
    return pick(language, f"{when} 公布的{said}（{figure}）", f"{said} of {when} ({figure})")


_WHY: dict[Use, tuple[str, str]] = {
    Use.CONFLICTING: ("与 {other}矛盾{rank}", "contradicts {other}{rank}"),
    Use.AGREEING: (
        "同一时期用的是 {other}，两者不矛盾{rank}",
        "of this period {other} is used; the two agree{rank}",
    ),
    Use.SAME_TIME: ("同一天用的是 {other}{rank}", "of this day {other} is used{rank}"),
    Use.COVERED: ("已含在 {other}里", "included in {other}"),
    Use.PART_YEAR: ("{span} 的数，不与全年相比", "{span}: does not stand against a full year"),
    Use.PART: (
        "这一年没有全年数，用各部分之和",
        "the year is not on record: the sum of its parts stands for it",
    ),
    Use.OTHER_YEAR: (
        "{span} 的数，而规划的年度从 {begin} 开始",
        "{span}, while the plan's years begin on {begin}",
    ),
    Use.BEFORE: ("起点是{start}", "the start is {start}"),
    Use.BASELINE: (
        "进展从规划写的基期算起",
        "progress starts from the baseline that the plan states",
    ),
    Use.UNUSABLE: ("没有可折算的基数", "there is no base to convert it with"),
}
_CONTRADICTED = ("与 {other}矛盾{rank}", "contradicts {other}{rank}")
_SEVERAL_YEARS = (
    "{span} 是几年的数，不与一年相比",
    "{span} is several years, and does not stand against one",
)


def reason_of_use(
    entry: Entry, target: Target | None, indicator: Indicator, language: Language
) -> str:
    """Why it counts for what it does, and which other publication decided so; empty where that is
    plain.
    """
    one, by = entry.observation, entry.by
    other = "" if by is None else observation_cited(by, indicator, language)
    if entry.use is Use.WITHDRAWN and by is not None:
        reason = reason_of(by, language)
        return pick(language, f"由 {other}撤回{reason}", f"taken back by {other}{reason}")
    if entry.use is Use.NOTICE and one.revises is not None:
        when = one.revises.published
        return pick(language, f"撤回 {when} 公布的数", f"takes back what was published {when}")
    if entry.use is Use.SUPERSEDED:
        return _superseded(entry, other, language)
    said = _WHY.get(entry.use) or (_CONTRADICTED if entry.against and other else ("", ""))
    if entry.use is Use.OTHER_YEAR and (one.span.months or 0) > 12:
        said = _SEVERAL_YEARS
    span = f"{one.span.start}..{one.span.end}"
    begin = "" if target is None else _begin(target)
    return pick(language, *said).format(
        other=other,
        span=span,
        rank=_outranked(entry, language),
        start=_start(target, language),
        begin=begin,
    )


def reason_of(by: Observation, language: Language) -> str:
    """Why an observation revises or withdraws an earlier one, where it says so."""
    if by.revises is None or not by.revises.reason:
        return ""
    return pick(language, "：", ": ") + by.revises.reason


def _begin(target: Target) -> str:
    """On which day the years begin by which a target is reckoned: 04-01."""
    return f"{kind_of(target).years(target).start:%m-%d}"


_BECAUSE: dict[Because, tuple[str, str]] = {
    "narrower": ("，{which}说得更准", "; {which} says it more exactly"),
    "tier": ("，{which}出处级别更高", "; {which} is of the higher tier"),
    "published": ("，{which}公布更近", "; {which} is the later published"),
    "assumed": ("，以{which}假设的为准", "; {which} is assumed and goes first"),
    "place": (
        "，级别和日期相同，按文件次序取{which}",
        "; of one tier and date, {which} stands later in the files",
    ),
}


def _outranked(entry: Entry, language: Language) -> str:
    """By which rule one of two goes before the other; empty where no such rule decided."""
    if entry.because is None:
        return ""
    mine = entry.used and entry.use is not Use.SAME_TIME
    which = pick(language, "这一条" if mine else "那一条", "this one" if mine else "that one")
    return pick(language, *_BECAUSE[entry.because]).format(which=which)


def _start(target: Target | None, language: Language) -> str:
    """Up to where nothing counts."""
    if target is None:
        return ""
    base = kind_of(target).starts_from(target)
    if base is not None:
        return pick(language, f"基期 {base}", f"the baseline of {base}")
    period = target.plan.period
    return pick(language, f"规划期 {period}", f"the plan's period, {period}")


def _superseded(entry: Entry, other: str, language: Language) -> str:
    """By the rule that took effect: a stated revision, the same publisher, or final over
    preliminary.
    """
    one, by = entry.observation, entry.by
    assert by is not None
    if entry.rule == "revised" and by.revises is not None:
        reason = reason_of(by, language)
        return pick(language, f"由 {other}修订{reason}", f"revised by {other}{reason}")
    if entry.rule == "assumed":
        return pick(language, "假设的数代替了它", "an assumption stands in its place")
    if entry.rule == "publisher":
        return pick(language, f"同一发布者后来有 {other}", f"the same publisher later gave {other}")
    status = word(f"state.{one.status}", language)
    return pick(
        language, f"{status}，后有正式数：{other}", f"{status}; the final figure is {other}"
    )


def unlisted_lines(series: Series, details: Details, language: Language) -> list[str]:
    """How many observations are on file and not shown, and on account of which clock."""
    said = [
        (
            series.published_later,
            f"在 {details.report.known_at} 之后公布",
            f"published after {details.report.known_at}",
        ),
        (
            series.ended_later,
            f"的时期在 {details.report.as_of} 之后结束",
            f"for periods that end after {details.report.as_of}",
        ),
        *((n, f"属于{area}", f"of {area}") for area, n in series.elsewhere),
    ]
    return [
        pick(language, f"另有 {n} 条{zh}", f"{n} more {'was' if n == 1 else 'were'} {en}")
        for n, zh, en in said
        if n
    ]


def folded_line(entries: Sequence[Entry], earlier: bool, language: Language) -> str:
    """In place of values that are not listed: how many, from when to when; `earlier`: none stands
    above them.
    """
    n, first, last = len(entries), entries[0].observation.period, entries[-1].observation.period
    when = str(first) if n == 1 else pick(language, f"{first} 至 {last}", f"{first} to {last}")
    before = pick(language, "较早的" if earlier else "", "earlier " if earlier else "")
    zh = f"…… 略去{before} {n} 条，{when}（--all 全部列出）……"
    return pick(language, zh, f"… {n} {before}value{'s' * (n > 1)}, {when} (--all lists all) …")


def series_heading(series: Series, language: Language) -> str:
    """The indicator of the observations, and how many there are."""
    n, name = len(series.entries), series.indicator.name.text(language)
    return pick(language, f"{name}，已知 {n} 条", f"{name}, {n} known")
