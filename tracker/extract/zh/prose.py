"""Prose: the figures of Chinese sentences, with their name, role and time, and what is said of
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tracker.extract.candidate import Cues, Found, Mention, Spans
from tracker.extract.context import Spot, aside, spot_of
from tracker.extract.figure import Basis, Said, SaidKind
from tracker.extract.zh.ignore import ignored
from tracker.extract.zh.names import name_of, paired
from tracker.extract.zh.numbers import find_mentions
from tracker.extract.zh.roles import looks_ahead, op_of, period_of, role_of
from tracker.extract.zh.state import Mode
from tracker.extract.zh.times import Time, find_times
from tracker.extract.zh.vocabulary import (
    PAST,
    POINT_UNITS,
    PROMISING,
    RULES,
    STATS,
    is_count,
    own_subject,
)

# a sentence without an end is cut, so that the work for each of its numbers stays bounded
_SENTENCE = re.compile(r"[^。！？!?\n]{1,1500}[。！？!?]*[”’」）)]*\n?")
CONFIDENCE: dict[Basis | None, Decimal] = {
    "stated": Decimal("0.95"),
    "carried": Decimal("0.8"),
    None: Decimal("0.7"),
}
_UNCLEAR = Decimal("0.5")
_LIST = re.compile("[、和及与，]?")
_SHORT = 3000  # characters: in a longer text a few words of a rule book prove less
_INDEX = re.compile(
    r"(?:指数|系数|得分|评分|比值|之比|收入比|PMI|总量|数量|分值|值|数|率|PUE|弹性|性别比|比(?=降|升|提|达|为|控))"
    r"(?:达到?|为|是|升至|降至|提高到|上升到|由|从|到|：|降到|下降到|提高至|下降至|低于|高于|不超过|不高于|控制在|突破|超过)*"
    r"(?:了|约|的)?$"
)


def scan_prose(text: str, mode: Mode) -> Iterator[Found]:
    """The figures of a view's text, in order."""
    times = find_times(text, mode.year, mode.published)
    over = Spans(
        [
            *((start, end) for start, end, _ in ignored(text)),
            *((one.start, one.end) for one in times),
        ]
    )
    mentions = [one for one in find_mentions(text) if not over.overlap(one.body, one.body + 1)]
    rules, stats = Cues(RULES, text), Cues(STATS, text)
    at = time_at = 0
    for match in _SENTENCE.finditer(text):
        first, first_time = at, time_at
        while at < len(mentions) and mentions[at].start < match.end():
            at += 1
        while time_at < len(times) and times[time_at].start < match.end():
            time_at += 1
        here = times[first_time:time_at]
        mode.heading(text, match.start(), match.end(), here)
        ruled = at > first and _on_rules(text, match.start(), match.end(), rules, stats)
        yield from _sentence(
            text, match.start(), match.end(), mentions[first:at], here, mode, ruled
        )
        if match[0].endswith("\n"):
            mode.end_paragraph(text, match.end())


def _on_rules(text: str, start: int, end: int, rules: Cues, stats: Cues) -> bool:
    """Whether the words around are a regulation, notice, timetable or the like, which measures
    nothing.
    """
    top, bottom = text.rfind("\n", 0, start) + 1, text.find("\n", end - 1)
    first = max(top - 200, 0, start - 600)
    last = min((bottom if bottom >= 0 else len(text)) + 200, end + 800)
    ruled = rules.kinds(first, last)
    return ruled >= (2 if len(text) < _SHORT else 3) and ruled > stats.kinds(first, last)


def _sentence(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    times: Sequence[Time],
    mode: Mode,
    ruled: bool,
) -> Iterator[Found]:
    found: list[Found] = []
    run: list[Said] = []
    for n, mention in enumerate(mentions):
        after = mentions[n + 1] if n + 1 < len(mentions) else None
        spot = spot_of(
            text, start, end, mention, mentions[n - 1] if n else None, after, times, mode.carried
        )
        goes_on = bool(run) and mention.unit == "%" and _LIST.fullmatch(spot.left)
        said = (
            replace(run[-1], value=mention.amount.copy_sign(run[-1].value))
            if goes_on
            else _said(spot, found, mode)
        )
        if isinstance(said, Said):
            run = (
                [*run, said]
                if "分别" in spot.here and (not run or _LIST.fullmatch(spot.left))
                else []
            )
            if not run and found:
                found[-1] = found[-1].claiming(said)
            continue
        _share(run, found)
        run = []
        if said and (one := _figure(spot, found, mode, ruled)):
            found.append(one)
    _share(run, found)
    mode.opening(text[start:end], times)
    governing = [one for one in times if one.kind != "base" and not aside(text, one, end)]
    mode.carried = governing[-1] if governing else mode.carried
    if found:
        turned = mode.promising or PROMISING.search(text, start, end)
        mode.promising = found[-1].role == "target" and bool(turned)
    elif PAST.search(text, start, end):
        mode.promising = False
    elif PROMISING.search(text, start, end):
        mode.promising = True
    yield from paired(text, found)


def _share(run: Sequence[Said], found: list[Found]) -> None:
    """Give what 分别 says of several figures to each its own, in their order; to none where the
    numbers differ.
    """
    if len(run) <= len(found):
        for n, said in enumerate(run, len(found) - len(run)):
            found[n] = found[n].claiming(said)


def _said(spot: Spot, found: Sequence[Found], mode: Mode) -> Said | bool:
    """What a number says of the figure before it; True where it is a figure of its own, False where
    it is nothing.
    """
    mention, change = spot.mention, spot.change
    of = spot.base.period if spot.base else None
    if found and mention.unit == "倍" == found[-1].mention.unit and _LIST.fullmatch(spot.left):
        return True
    if mention.form == "double" or (mention.unit == "倍" and spot.base is not None and found):
        if found or re.match(r"[^。！？]*?[从由]\d", spot.text[mention.end : spot.end]):
            return Said("multiple", mention.amount, of)
    points = mention.unit in POINT_UNITS
    own = own_subject(spot.left[: change.start()] if change else spot.left)
    if points and not change:
        return Said("change", mention.amount, of) if found else False
    if points and not own and not found:
        return False
    if (
        change is None
        or own
        or not found
        or mention.form == "breakthrough"
        or _yearly(spot)
        or looks_ahead(spot, mode)
    ):
        return True
    later = (
        spot.time
        and spot.time.period
        and spot.time.kind != "base"
        and found[-1].mention.end <= spot.time.start
    )
    if later or (is_count(mention.unit) and re.search("净增|新增", change["verb"])):
        return True
    kind: SaidKind = (
        "growth" if mention.unit == "%" else "multiple" if mention.unit == "倍" else "change"
    )
    return Said(kind, -mention.amount if change["down"] else mention.amount, of)


def _yearly(spot: Spot) -> bool:
    return bool(re.search("年均|平均增[长速]", spot.here))


def _figure(spot: Spot, found: Sequence[Found], mode: Mode, ruled: bool) -> Found | None:
    """A figure of its own, with role, name, period and confidence."""
    mention, change = spot.mention, spot.change
    if (
        not mention.unit
        and mention.form == "digits"
        and not mention.big
        and not _unitless(spot, found)
    ):
        return None
    name = name_of(spot, found)
    role, rule = role_of(spot, mode, ruled=ruled, named=len(re.findall(r"[^\W\d_]", name)) >= 2)
    growth = change is not None and mention.unit in (*POINT_UNITS, "%", "倍")
    listed = bool(
        found
        and found[-1].growth
        and mention.unit == found[-1].mention.unit
        and _LIST.fullmatch(spot.left)
    )
    if change is not None:
        name += ("年均" if _yearly(spot) and "年均" not in name else "") + (
            "" if change["verb"] in name else change["verb"]
        )
    time = spot.time
    begins = rule == "starting value" and (time is None or mention.body - time.end not in (0, 1))
    period = None if begins else period_of(spot, role, mode)
    stated = time is not None and time.start >= spot.start and time.period == period
    basis: Basis | None = None if period is None else "stated" if stated else "carried"
    if (
        growth
        and change is not None
        and change["down"]
        and role != "target"
        and "幅" not in change["verb"]
    ):
        mention = replace(mention, factor=-mention.factor)
    elif listed and found[-1].mention.factor < 0:
        mention = replace(mention, factor=-mention.factor)  # 分别下降1.9%、4.4%
    return Found(
        mention,
        role,
        name,
        op_of(spot, growth=growth) if role == "target" else None,
        period,
        rule,
        CONFIDENCE[basis] if rule == "level" else _UNCLEAR,
        growth=growth or listed,
        basis=basis,
    )


def _unitless(spot: Spot, found: Sequence[Found]) -> bool:
    """Whether a number without a unit is a figure: of a scale, an index, ratio or score, or the
    second of a pair.
    """
    if spot.mention.factor != 1 or _INDEX.search(spot.left):
        return True
    if found and found[-1].mention.unit == "" and re.search(r"(?:到|至|为)(?:了|的)?$", spot.left):
        return True
    measured = re.search(r"比|指数|系数|得分|值", spot.here) and re.search(
        r"(?:的|为|由|从|到|至|达)$", spot.left
    )
    return bool(spot.mention.value % 1 and measured)
