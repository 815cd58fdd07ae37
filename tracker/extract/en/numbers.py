"""Numbers of English text with currency, scale, range and qualifier; fractions, and verbs that hold
a factor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tracker.extract.candidate import Mention, without_overlaps
from tracker.model.qualifiers import qualifier_of, words_pattern
from tracker.model.quantity import Qualifier

_NUMBER = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9, "b": 9,
    "trillion": 12, "tn": 12, "lakh": 5, "crore": 7, "lakh crore": 12,
}  # fmt: skip
_SCALE = r"lakh crore|thousand|million|billion|trillion|lakh|crore|mn|bn|tn|m|k|b"
_CURRENCY = r"(?:NOK|SEK|DKK|CHF|JPY|KES|NGN|ZAR|BRL|IDR|PKR|BDT|MXN|KRW|SGD|HKD|GHS|UGX|TZS)(?=\s?\d)|US\$|A\$|C\$|NZ\$|HK\$|[$£€₹¥]|USD|EUR|GBP|AUD|INR|CNY|RMB|CAD|Rs\.?"
_PERCENT = r"%|per cent\b|percent\b|per-cent\b"
_POINTS = r"(?:percentage[- ]points?|pp\b|ppts?\b|points?\b)"
_MENTION = re.compile(
    rf"(?<![\w.,/–-])(?P<currency>{_CURRENCY})?\s?(?P<first>{_NUMBER})\s?(?P<scale1>(?:{_SCALE})(?![\w²³]))?(?P<cent1>\s?(?:{_PERCENT}))?"
    rf"(?:\s?(?:–|-|to|and)\s?(?:{_CURRENCY})?(?P<second>{_NUMBER})(?![\d/-]))?\s?(?P<scale>(?:{_SCALE})(?![\w²³]))?(?P<plus>\+)?"
    rf"(?:\s?(?P<cent>{_PERCENT})|\s(?P<points>{_POINTS}))?"
)
_FRACTION = re.compile(
    r"\b(?:(?<!first )(?<!second )(?<!other )(?P<half>half)(?= of\b)|(?P<count>one|a|two|three|four)[- ](?P<part>third|quarter|fifth|sixth|eighth|tenth)s?\b"
    r"|(?P<in>one|two|three|1|2|3) (?:[a-z]+ )?in (?P<of>two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b)",
    re.I,
)
_SPELT = re.compile(
    r"\b(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\s(?:(?P<scale>thousand|million|billion|trillion)\b|(?=of (?:the|our|its|all)\b))",
    re.I,
)
_TIMES = re.compile(
    r"\b(?P<verb>halv(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing))\b",
    re.I,
)
_UP_TO_TWENTY = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
_WORDS = {word: n for n, word in enumerate(_UP_TO_TWENTY, 1)}
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

_BEFORE = re.compile(
    rf"(?i)\b(?:{words_pattern(lambda row: (row.mark and row.en, row.en_text))})\s"
    "(?:an? |the |a total of |as many as )?$"
)
_BEHIND = re.compile(
    rf"(?i)\s?(?:{words_pattern(lambda row: (row.en_behind, row.en_text_behind))})"
)


def find_mentions(text: str, start: int, end: int) -> list[Mention]:
    """Every number from start to end of a text, in order; none overlaps another."""
    found = [
        *_digits(text, start, end),
        *_fractions(text, start, end),
        *_spelt(text, start, end),
        *_multiples(text, start, end),
    ]
    return without_overlaps(found)


def _digits(text: str, start: int, end: int) -> Iterator[Mention]:
    at = start
    while m := _MENTION.search(text, at, end):
        first = Decimal(m["first"].replace(",", ""))
        upper = Decimal(m["second"].replace(",", "")) if m["second"] else None
        alone = upper is not None and not _is_range(text, start, m, first, upper)
        stop = m.end()
        if alone:
            upper = None
            stop = m.end("cent1" if m["cent1"] else "scale1" if m["scale1"] else "first")
        at = stop
        scale = m["scale1"] if alone else m["scale"] or m["scale1"]
        cent = m["cent1"] if alone else m["cent"] or m["cent1"]
        points = m["points"] and not alone
        yield Mention(
            m.start(),
            start + len(text[start:stop].rstrip()),
            m.start("currency") if m["currency"] else m.start("first"),
            first,
            upper,
            "%" if cent else "points" if points else (m["currency"] or "").rstrip("."),
            Decimal(10) ** _SCALES[scale.lower()] if scale else Decimal(1),
            "range"
            if upper is not None
            else "at-least"
            if m["plus"] and not alone
            else _qualifier(text, start, m.start(), stop),
        )


def _is_range(text: str, start: int, m: re.Match[str], first: Decimal, upper: Decimal) -> bool:
    """Whether two numbers are the ends of one range, not two figures: from 5 to 6, 5% and 6."""
    joined = text[m.end("first") : m.start("second")]
    before = text[max(start, m.start() - 9) : m.start()]
    return not (
        upper <= first
        or (m["cent1"] and not m["cent"])
        or (m["scale1"] and not m["scale"])
        or ("and" in joined and not re.search(r"(?i)between\s*$", before))
        or ("to" in joined and re.search(r"(?i)from\s*$", before[-6:]))
    )


def _fractions(text: str, start: int, end: int) -> Iterator[Mention]:
    for m in _FRACTION.finditer(text, start, end):
        if m["half"]:
            value = Decimal(50)
        elif m["part"]:
            count = ({"a": 1} | _WORDS)[m["count"].lower()]
            value = Decimal(100) * count / _PARTS[m["part"].lower()]
        else:
            value = Decimal(100) * _count(m["in"]) / _count(m["of"])
        qualifier = _qualifier(text, start, m.start(), m.end())
        yield Mention(
            m.start(), m.end(), m.start(), value, unit="%", qualifier=qualifier, form="spelt"
        )


def _spelt(text: str, start: int, end: int) -> Iterator[Mention]:
    for m in _SPELT.finditer(text, start, end):
        yield Mention(
            m.start(),
            start + len(text[start : m.end()].rstrip()),
            m.start(),
            Decimal(_WORDS[m["word"].lower()]),
            factor=Decimal(10) ** _SCALES[m["scale"].lower()] if m["scale"] else Decimal(1),
            qualifier=_qualifier(text, start, m.start(), m.end()),
            form="spelt",
        )


def _multiples(text: str, start: int, end: int) -> Iterator[Mention]:
    """Halved, doubled, tripled: verbs that hold a factor."""
    for m in _TIMES.finditer(text, start, end):
        word = m["verb"].lower()
        halved = word.startswith("halv")
        value = Decimal(50) if halved else Decimal({"d": 2, "t": 3, "q": 4}[word[0]])
        unit = "%" if halved else "times"
        yield Mention(m.start(), m.end(), m.start(), value, unit=unit, form="double")


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def _qualifier(text: str, start: int, at: int, stop: int) -> Qualifier:
    """The qualifier that the words before a number, or right behind it, give to it."""
    before = _BEFORE.search(text[max(start, at - 28) : at])
    return qualifier_of(before or _BEHIND.match(text[stop : stop + 16]))
