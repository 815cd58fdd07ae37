"""Mentions: every number of a Chinese text with its unit, qualifier and range, before anything is
made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tracker.extract.candidate import Form, Mention, without_overlaps
from tracker.extract.zh.vocabulary import COUNT, SCALE, UNIT
from tracker.model.numerals import chinese_integer, exponent_of
from tracker.model.qualifiers import qualifier_of, words_pattern
from tracker.model.quantity import Qualifier

_CN = "零〇一二两三四五六七八九十百千万亿"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TO = r"(?:-|—{1,2}|–|~|～|至|到)"
_ARABIC = re.compile(
    rf"(?<![A-Za-z0-9_.])(?<![A-Za-z]-)(?P<sign>[-－−](?=\d))?(?P<first>{_DIGITS})(?:个(?=[万亿]))?(?P<scale1>{SCALE})?(?P<unit1>{UNIT})?"
    rf"(?:{_TO}(?P<second>{_DIGITS}))?(?:(?P<half>半(?=年))?(?P<more1>多|余|几)?(?P<scale>{SCALE})?(?P<more>多|余|来)?)"
    rf"(?P<unit>{UNIT})?"
)
_SPELT = re.compile(
    rf"(?P<cent>百分之|千分之)(?P<cn>[{_CN}]{{1,20}}(?:点[零〇一二三四五六七八九]+)?|\d+(?:\.\d+)?)"
    rf"|(?P<tenths>(?<![一二三四五六七八九十])[一二三四五六七八九](?:点五)?成(?P<half>半)?)(?=以上|左右|多|[，。、；）)…]|的|$)"
    r"|(?<=[近超约逾达占有过])(?P<near>[一二三四五六七八九]成)(?=[\u4e00-\u9fff])"
    r"|(?P<parts>[二两三四五六七八九十])分之(?P<share>[一二两三四五六七八九])(?![\d点])"
    r"|(?P<double>翻(?P<times>[一两二三四]?)(?:番|倍))|(?P<zero>零的突破)"
    rf"|(?<![第十百千万亿零〇一二两三四五六七八九几数\d])(?P<number>[{_CN}]{{1,12}}(?:点[零〇一二三四五六七八九]+[万亿]?)?)(?P<more>多|余)?"
    rf"(?P<scale>[万亿])?(?:(?P<big>大)(?!型|于|约)(?P<bigunit>{COUNT})?|(?P<unit>{COUNT}|万?元|亿元|倍|平方公里|公里|吨|公顷|亩|米))"
)
_SCALE_ONLY = re.compile(
    rf"(?<=[超过破逾近达])(?P<scale>[十百千]?(?:万亿|亿)|[十百千]万)(?P<unit>{UNIT}|级)|(?P<level>(?<![\d一二三四五六七八九十百千万亿])万亿)(?P<unit2>级|元)"
)
_BETWEEN = r"(?:了|到|达|至|为|在|的|上|出|已|人民币|：|:)*"
_BEFORE = re.compile(
    rf"(?:{words_pattern(lambda row: (row.marks, row.mark and row.zh, row.zh_text))}){_BETWEEN}$"
)
_BEHIND = re.compile(words_pattern(lambda row: (row.zh_behind, row.zh_text_behind)))


def find_mentions(text: str) -> list[Mention]:
    """Every number of a text, in order; none overlaps another."""
    return without_overlaps([*_arabic(text), *_spelt(text), *_scales(text)])


def _arabic(text: str) -> Iterator[Mention]:
    for m in _ARABIC.finditer(text):
        first = Decimal(m["first"].replace(",", ""))
        if m["sign"] and re.match("[A-Za-z0-9]", text[m.start() - 1 : m.start()]):
            continue
        if m["sign"]:
            first = -first
        upper = None if m["second"] is None else Decimal(m["second"].replace(",", ""))
        end, unit = m.end(), m["unit"] or ""
        scale = m["scale"] or m["scale1"] or ""
        if upper is None and m["unit1"]:  # the unit stands at once: 3万家, 5年 is none
            end, unit, scale = m.end("unit1"), m["unit1"], m["scale1"] or ""
        elif upper is None and not m["unit"] and m["second"] is None:
            end = (
                m.end("scale") if m["scale"] else m.end("scale1") if m["scale1"] else m.end("first")
            )
        if upper is not None and not (m["unit"] or m["scale"]) and m["unit1"]:
            unit = m["unit1"]
        if upper is not None and upper <= first:
            upper, end, unit, scale = None, m.end("first"), "", ""
        big = (
            unit == ""
            and upper is None
            and scale == ""
            and bool(re.match("大(?!型|于|约|气)", text[end : end + 2]))
        )
        if m["half"] or (unit == "年" and text[end : end + 1] == "半"):
            first += Decimal("0.5")
        more = bool(m["more"] or m["more1"]) and not (upper is None and m["unit1"])
        body = m.start("sign") if m["sign"] else m.start("first")
        yield _made(
            text, (m.start(), end), body, first, upper, unit=unit, scale=scale, more=more, big=big
        )


def _spelt(text: str) -> Iterator[Mention]:
    for m in _SPELT.finditer(text):
        if m["double"]:
            times = {"": 1, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4}[m["times"]]
            double = Decimal(2) ** times
            yield Mention(m.start(), m.end(), m.start(), double, unit="倍", form="double")
        elif m["zero"]:
            yield Mention(m.start(), m.end(), m.start(), Decimal(1), form="breakthrough")
        elif m["parts"]:
            share = Decimal(100) * (_decimal(m["share"]) or 0) / (_decimal(m["parts"]) or 1)
            yield _made(text, m.span(), m.start(), share, unit="%", form="spelt")
        elif m["cent"]:
            value = Decimal(100) if m["cn"] == "百" else _decimal(m["cn"])
            if value is not None:
                unit = "%" if m["cent"] == "百分之" else "‰"
                yield _made(text, m.span(), m.start(), value, unit=unit, form="spelt")
        elif m["tenths"] or m["near"]:
            value = _decimal((m["tenths"] or m["near"]).rstrip("半成"))
            if value is not None:
                value = value * 10 + (5 if m["half"] else 0)
                yield _made(text, m.span(), m.start(), value, unit="%", form="spelt")
        else:
            yield from _counted(text, m)


def _counted(text: str, m: re.Match[str]) -> Iterator[Mention]:
    """A spelt number with what it counts: 八家, 三大, 一千三百亿元; one of something is rarely a
    count.
    """
    value = _decimal(m["number"])
    words, unit = m["number"], m["unit"] or m["bigunit"] or ""
    one = value is not None and value < 2 and value % 1 == 0  # one of something is rarely a count
    if (
        value is None
        or (one and not m["big"])
        or unit in ("次", "分", "点", "班", "趟", "道", "步", "口", "眼")
    ):
        return
    if len(words) > 1 and not re.search("[十百千万亿零〇点]", words):  # 唯一一家, 三四家
        return
    scale = m["scale"] or ""
    if words[-1] in "万亿" and len(words) > 1 and chinese_integer(words.rstrip("万亿")) is not None:
        scale = words[len(words.rstrip("万亿")) :]
        value = _decimal(words.rstrip("万亿")) or value
    more, big = bool(m["more"]), bool(m["big"])
    yield _made(
        text, m.span(), m.start(), value, unit=unit, scale=scale, more=more, form="spelt", big=big
    )


def _scales(text: str) -> Iterator[Mention]:
    """超亿元, 万亿级: one of the scale itself."""
    for m in _SCALE_ONLY.finditer(text):
        scale, unit = m["scale"] or m["level"], m["unit"] or m["unit2"]
        exponent = exponent_of(scale)
        whole = (
            "亿"
            if scale.endswith("亿") and scale != "万亿"
            else scale[-2:]
            if scale == "万亿"
            else "万"
        )
        value = Decimal(10) ** (exponent - exponent_of(whole))
        unit = "元" if unit == "级" else unit
        yield _made(text, m.span(), m.start(), value, unit=unit, scale=whole, form="scale")


def _made(
    text: str,
    span: tuple[int, int],
    body: int,
    value: Decimal,
    upper: Decimal | None = None,
    *,
    unit: str,
    scale: str = "",
    more: bool = False,
    form: Form = "digits",
    big: bool = False,
) -> Mention:
    """A mention with its scale as a factor and the qualifier of the words around it."""
    start, end = span
    factor = Decimal(10) ** (exponent_of(scale) if scale else 0)
    qualifier: Qualifier = "range" if upper is not None else "over" if more else "exact"
    if qualifier == "exact":
        before = _BEFORE.search(text, max(0, start - 12), start)
        qualifier = qualifier_of(before or _BEHIND.match(text, end))
    return Mention(start, end, body, value, upper, unit, factor, qualifier, form, big)


def _decimal(words: str) -> Decimal | None:
    """A spelt numeral's value; None where it is not one."""
    if words[0].isdigit():
        return Decimal(words)
    whole, point, rest = words.partition("点")
    value = chinese_integer(whole)
    if value is None or (point and not rest):
        return None
    if not point:
        return Decimal(value)
    digits = "".join(
        str("零一二三四五六七八九".index(c)) for c in rest.rstrip("万亿").replace("〇", "零")
    )
    return Decimal(f"{value}.{digits}")
