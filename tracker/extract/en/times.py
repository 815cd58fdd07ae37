"""Times in English text: days, months, quarters, halves, years and spans, and what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from sys import maxsize

from tracker.extract.candidate import Mention, Time, TimeKind
from tracker.extract.en.vocabulary import BASE

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = {name[:3].lower(): n for n, name in enumerate(_MONTHS.split("|"), 1)}
_TIME = re.compile(
    rf"(?P<between>(?:between|from)?\s?(?:(?P<m1>{_MONTHS})\s)?(?P<y1>(?:19|20)\d\d)\s?(?:–|-|to|and)\s?(?:(?P<m2>{_MONTHS})\s)?(?P<y2>(?:19|20)\d\d)(?!\d))"
    rf"|(?P<months>(?P<ma>{_MONTHS})\s?(?:–|-|to)\s?(?P<mb>{_MONTHS})\s(?P<my>(?:19|20)\d\d))"
    rf"|(?P<fiscal>(?:FY\s?)?(?:19|20)\d\d(?:/|[-–])\d\d(?!\d)|FY\s?\d{{2,4}})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<dm>{_MONTHS}),?\s(?P<dy>(?:19|20)\d\d)|(?P<um>{_MONTHS})\s(?P<ud>\d{{1,2}}),\s(?P<uy>(?:19|20)\d\d)"
    rf"|(?P<dd>\d{{1,2}})\.(?P<dmo>\d{{1,2}})\.(?P<dye>(?:19|20)\d\d)"
    rf"|(?P<month>{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\s(?P<ym>(?:19|20)\d\d)|Q(?P<q>[1-4])\s(?P<qy>(?:19|20)\d\d)|(?P<hy>(?:19|20)\d\d)\s?Q(?P<q2>[1-4])"
    rf"|(?P<half>first|second) half of (?P<hfy>(?:19|20)\d\d)|(?P<ord>first|second|third|fourth) quarter of (?P<oqy>(?:19|20)\d\d)|(?P<year>(?<![\d,.£$€#])(?:19|20)\d\d(?![\d,]\d|%))"
)


def find_times(
    text: str, year: int | None = None, start: int = 0, end: int = maxsize
) -> Iterator[Time]:
    """The times from start to end of a text; English ones name their year themselves."""
    for m in _TIME.finditer(text, start, end):
        before = text[max(start, m.start() - 24) : m.start()]
        after = text[m.end() : m.end() + 14]
        kind: TimeKind = "period"
        if BASE.search(before) or re.match(
            r"(?:'s)?\s(?:levels?|baseline|figures?|average)", after
        ):
            kind = "base"
        elif re.search(r"(?i)\b(?:by|until|before)\b[^.,;]{0,14}$", before):
            kind = "due"
        yield Time(m.start(), m.end(), kind, _period(m))


def time_of(
    mention: Mention, until: int, times: Sequence[Time], carried: Time | None
) -> Time | None:
    """The time that follows a number before the next one; else the last one before it; else the one
    carried on.
    """
    real = [one for one in times if one.kind != "base"]
    later = [one for one in real if one.start >= mention.end]
    behind = [one for one in later if one.start < until and one.start - mention.end < 120]
    before = [one for one in real if one.end <= mention.start]
    return behind[0] if behind else before[-1] if before else later[0] if later else carried


def _period(m: re.Match[str]) -> str | None:
    """A time as the model writes it; None for a financial year, whose months the words
    do not give.
    """
    if m["between"]:
        if m["m1"] and m["m2"]:
            return f"{m['y1']}-{_number(m['m1'])}..{m['y2']}-{_number(m['m2'])}"
        return f"{m['y1']}..{m['y2']}" if m["y1"] < m["y2"] else None
    if m["months"]:
        return f"{m['my']}-{_number(m['ma'])}..{m['my']}-{_number(m['mb'])}"
    if m["fiscal"]:
        return None
    for day, month, year in (("day", "dm", "dy"), ("ud", "um", "uy")):
        if m[day]:
            return f"{m[year]}-{_number(m[month])}-{int(m[day]):02}"
    if m["dd"]:
        return f"{m['dye']}-{int(m['dmo']):02}-{int(m['dd']):02}"
    if m["month"]:
        return f"{m['ym']}-{_number(m['month'])}"
    if m["q"] or m["q2"]:
        return f"{m['qy'] or m['hy']}-Q{m['q'] or m['q2']}"
    if m["half"]:
        return f"{m['hfy']}-H{1 if m['half'] == 'first' else 2}"
    if m["ord"]:
        return f"{m['oqy']}-Q{('first', 'second', 'third', 'fourth').index(m['ord']) + 1}"
    return m["year"]


def _number(month: str) -> str:
    return f"{_MONTH[month[:3].lower()]:02}"
