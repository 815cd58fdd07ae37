"""Numbers of English text with currency, scale, range and qualifier; fractions, and verbs that hold
a factor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tracker.extract.candidate import Mention
from tracker.extract.en.vocabulary import QUALIFIERS, QUALIFIERS_AFTER
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
_WORDS = {
    w: n
    for n, w in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        1,
    )
}
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}


def find_english_mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    found: list[Mention] = []
    at = start
    while m := _MENTION.search(text, at, end):
        first = Decimal(m["first"].replace(",", ""))
        upper = Decimal(m["second"].replace(",", "")) if m["second"] else None
        joined = text[m.end("first") : m.start("second")] if m["second"] else ""
        stop = m.end()
        if upper is not None and (
            upper <= first
            or (m["cent1"] and not m["cent"])
            or (m["scale1"] and not m["scale"])
            or (
                "and" in joined
                and not re.search(r"(?i)between\s*$", text[max(start, m.start() - 9) : m.start()])
            )
            or (
                "to" in joined
                and re.search(r"(?i)from\s*$", text[max(start, m.start() - 6) : m.start()])
            )
        ):
            upper, stop = (
                None,
                m.end("cent1")
                if m["cent1"]
                else m.end("scale1")
                if m["scale1"]
                else m.end("first"),
            )
        alone = upper is None and m["second"]
        at = stop if alone else m.end()
        scale = m["scale1"] if alone else m["scale"] or m["scale1"]
        cent = m["cent1"] if alone else m["cent"] or m["cent1"]
        unit = (
            "%"
            if cent
            else "points"
            if m["points"] and not alone
            else (m["currency"] or "").rstrip(".")
        )
        qualifier = _qualifier(
            text,
            start,
            m.start(),
            stop,
            "range" if upper is not None else "at-least" if m["plus"] and not alone else "exact",
        )
        body = m.start("currency") if m["currency"] else m.start("first")
        found.append(
            Mention(
                m.start(),
                start + len(text[start:stop].rstrip()),
                body,
                first,
                upper,
                unit,
                Decimal(10) ** _SCALES[scale.lower()] if scale else Decimal(1),
                qualifier,
                "digits",
            )
        )
    for m in _FRACTION.finditer(text, start, end):
        if m["half"]:
            value = Decimal(50)
        elif m["part"]:
            value = (
                Decimal(100) * ({"a": 1} | _WORDS)[m["count"].lower()] / _PARTS[m["part"].lower()]
            )
        else:
            value = Decimal(100) * _count(m["in"]) / _count(m["of"])
        found.append(
            Mention(
                m.start(),
                m.end(),
                m.start(),
                value,
                None,
                "%",
                Decimal(1),
                _qualifier(text, start, m.start(), m.end(), "exact"),
                "chinese",
            )
        )
    for m in _SPELT.finditer(text, start, end):
        factor = Decimal(10) ** _SCALES[m["scale"].lower()] if m["scale"] else Decimal(1)
        found.append(
            Mention(
                m.start(),
                start + len(text[start : m.end()].rstrip()),
                m.start(),
                Decimal(_WORDS[m["word"].lower()]),
                None,
                "",
                factor,
                _qualifier(text, start, m.start(), m.end(), "exact"),
                "digits",
            )
        )
    for m in _TIMES.finditer(text, start, end):
        word = m["verb"].lower()
        value = (
            Decimal(50) if word.startswith("halv") else Decimal({"d": 2, "t": 3, "q": 4}[word[0]])
        )
        found.append(
            Mention(
                m.start(),
                m.end(),
                m.start(),
                value,
                None,
                "%" if word.startswith("halv") else "times",
                Decimal(1),
                "exact",
                "double",
            )
        )
    last = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= last:
            yield one
            last = one.end


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def _qualifier(text: str, start: int, at: int, stop: int, given: Qualifier) -> Qualifier:
    if given != "exact":
        return given
    before = text[max(start, at - 28) : at]
    for pattern, qualifier in QUALIFIERS:
        if pattern.search(before):
            return qualifier
    after = text[stop : stop + 16]
    return next(
        (qualifier for pattern, qualifier in QUALIFIERS_AFTER if pattern.match(after)), "exact"
    )
