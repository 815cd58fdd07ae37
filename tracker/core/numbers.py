"""Numbers as plans and newspapers write them: exact decimals with qualifier, unit and written precision.

Grammar: [qualifier] number [scale] [多|余] [scale] [unit] [qualifier], or two such numbers as a range.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext

from tracker.core.numerals import chinese_decimal, exponent_of
from tracker.core.problem import Refused
from tracker.core.quantity import MOST_DIGITS, Qualifier, Quantity, plain

_BEFORE: tuple[tuple[str, Qualifier], ...] = (
    (r"不低于|不少于|不小于|不得低于|至少|≥|>=|at least|no(?:t)? (?:less|fewer) than|minimum of", "at-least"),
    (r"不超过|不高于|不多于|不大于|至多|最多|控制在|≤|<=|at most|no(?:t)? more than|not exceeding|up to", "at-most"),
    (r"突破|超过|超|逾|多于|高于|大于|>|over|more than|above|exceeding", "over"),
    (r"接近|将近|近|不足|不到|少于|低于|小于|<|nearly|almost|less than|under|below", "under"),
    (r"大约|约为|约|大概|≈|~|about|around|approximately|roughly", "about"),
    (r"达到|达|为|共计|共|reached|reaches|is", "exact"),
)
_AFTER: tuple[tuple[str, Qualifier], ...] = (
    (r"及以上|(?<!规模)以上|\+|or more", "at-least"),
    (r"及以下|以内|之内|(?<!规模)以下|or less|or fewer", "at-most"),
    (r"左右|上下", "about"),
)
_SCALE = r"[十百千]?(?:万亿|万|亿)|[十百](?!分)|千(?![瓦米克卡帕伏])|(?:thousand|million|billion|bn|trillion)\b"
_DIGITS = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_CHINESE = r"[零〇一二两三四五六七八九十百千万亿]{1,40}(?:点[零〇一二三四五六七八九]{1,40}(?:万亿|万|亿)?)?"
_NUMBER = re.compile(
    rf"(?P<cent>百分之)?(?:(?P<digits>{_DIGITS})|(?P<chinese>{_CHINESE}))\s*(?P<scale>{_SCALE})?"
    rf"(?:(?P<more>[多余])(?P<scale2>{_SCALE})?)?",
)
_TO = re.compile(r"\s*(?:\.\.|—+|–|-|~|～|至|到|to)\s*")
_PER_CENT = re.compile(r"\s*(?:%|‰|个?百分点)")
_UNIT = re.compile(r"(?!分之|[零〇一二两三四五六七八九十点多余几半])(?:[^\W\d]|[%‰/·℃°²³()（） $¥£€-]){1,20}")
_NO_UNIT = re.compile(
    r"^(?:\.\.|[—–~～-]+|至|到|to)$|(?<!规模)(?:以上|以下|以内|之内)|左右|上下|[多余]$|^[十百千万亿]+$"
)
LONGEST = 120
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％＋－−‰～〜＞＜", "0123456789.,%+--‰~~><")
_UNIT_SCALE = re.compile(r"(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万)(?=.)")
_THOUSANDS = re.compile(r"(千|百)(?=[美欧日]?元$)")

# Units that measure: two different ones are never the same thing by another word. All others are count nouns.
MEASURES = frozenset(
    [
        "元",
        "美元",
        "欧元",
        "日元",
        "港元",
        "%",
        "‰",
        "百分点",
        "倍",
        "吨",
        "千克",
        "公斤",
        "克",
        "公里",
        "千米",
        "米",
        "平方公里",
        "平方米",
        "公顷",
        "亩",
        "立方米",
        "千瓦",
        "千瓦时",
        "吨标准煤",
        "天",
        "小时",
        "年",
        "岁",
    ]
)


@dataclass(frozen=True, slots=True)
class Written:
    """What a text says: the quantity in base units, whether a scale (万, 亿) was written, and the unit's words."""

    quantity: Quantity
    scaled: bool
    unit: str | None


def read_number(text: str) -> Written:
    """Read a figure as written, all of it or nothing. Raises Refused (F401, F402, F403).

    >>> read_number("突破1.6万家").quantity.value, read_number("突破1.6万家").quantity.step
    (Decimal('16000'), Decimal('1000'))
    >>> read_number("三千五百").quantity.value
    Decimal('3500')
    """
    if len(text) > LONGEST:
        raise Refused("F401", text=text[:40] + "…")
    rest, qualifier = _qualifier_before(_normal(text), text)
    first = _NUMBER.match(rest)
    if first is None:
        raise Refused("F401", text=text)
    rest = rest[first.end() :]
    second, units = None, {"%"} if first["cent"] else set()
    own = _PER_CENT.match(rest)
    if to := _TO.match(rest, own.end() if own else 0):
        second = _NUMBER.match(rest, to.end())
        if second is not None:
            rest = rest[second.end() :]
            units |= ({unit_parts(own[0])[1]} if own else set()) | ({"%"} if second["cent"] else set())
    unit, after = _qualifier_after(rest.strip(), text)
    units |= {unit_parts(unit)[1] if units else unit} if unit else set()
    more: Qualifier | None = "over" if first["more"] or (second is not None and second["more"]) else None
    said = [q for q in (qualifier, more, after) if q is not None and q != "exact"]
    if len(set(said)) > 1 or (second is not None and said):
        raise Refused("F402", text=text)
    if len(units) > 1 or not all(_UNIT.fullmatch(one) and not _NO_UNIT.search(one) for one in units):
        raise Refused("F401", text=text)
    value, step, scaled = _amount(first, text, scale_of=second)
    upper = None
    if second is not None:
        upper, second_step, _ = _amount(second, text, scale_of=None)
        step = min(step, second_step)
        if upper < value:
            raise Refused("F403", text=text)
        scaled = scaled or bool(second["scale"])
        said = ["range"]
    kind: Qualifier = said[0] if said else "exact"
    return Written(Quantity(value, step, kind, upper, text), scaled, units.pop() if units else None)


def in_unit(written: Written, unit_said: str | None, unit: str) -> tuple[Quantity, bool]:
    """The quantity in `unit`, and whether its own count noun agrees with it.

    `unit_said` is the unit field beside the number. Raises Refused(F404, F405) for units that do not convert.
    A written scale makes a number an amount in base units: 1300亿 is 1300 in 亿元.
    """
    said = written.unit or unit_said
    if written.unit and unit_said and unit_parts(written.unit)[1] != unit_parts(unit_said)[1]:
        raise Refused("F405", unit=written.unit, other=unit_said)
    factor, base = unit_parts(unit)
    if said is None:
        own, own_base = (Decimal(1), base) if written.scaled else (factor, base)
    else:
        own, own_base = unit_parts(said)
        if written.scaled and not written.unit:
            own = Decimal(1)
    agrees = own_base == base
    if not agrees and (own_base in MEASURES or base in MEASURES):
        raise Refused("F404", unit=said or "", other=unit)
    with localcontext(prec=2 * MOST_DIGITS):
        return written.quantity.times(own / factor), agrees


def unit_parts(unit: str) -> tuple[Decimal, str]:
    """Scale and base of a unit's words.

    >>> unit_parts("亿元"), unit_parts("个百分点")
    ((Decimal('1E+8'), '元'), (Decimal('1'), '百分点'))
    """
    word = unit.translate(_FULL_WIDTH).strip()
    word = {"个百分点": "百分点", "percent": "%", "per cent": "%", "人民币": "元"}.get(word, word)
    if found := _UNIT_SCALE.match(word) or _THOUSANDS.match(word):
        return Decimal(1).scaleb(exponent_of(found[1])), word[found.end() :]
    return Decimal(1), word


def _normal(text: str) -> str:
    return re.sub(r"(?<=\d)，(?=\d{3})", ",", text).translate(_FULL_WIDTH).strip().lower()


def _qualifier_before(rest: str, text: str) -> tuple[str, Qualifier | None]:
    found: Qualifier | None = None
    for _ in range(3):
        for pattern, qualifier in _BEFORE:
            if m := re.match(rf"(?:{pattern})\s*", rest):
                if found not in (None, "exact", qualifier) and qualifier != "exact":
                    raise Refused("F402", text=text)
                found = qualifier if qualifier != "exact" else found or "exact"
                rest = rest[m.end() :]
                break
        else:
            break
    return rest, found


def _qualifier_after(rest: str, text: str) -> tuple[str, Qualifier | None]:
    """The words behind a number: unit and qualifier; 多 and 余 stand before the unit, the others at the very end."""
    found: list[Qualifier] = []
    if rest[:1] in ("多", "余"):
        rest, found = rest[1:].strip(), ["over"]
    for pattern, qualifier in (*_AFTER, *_AFTER):
        if m := re.search(rf"(?:{pattern})$", rest):
            rest = rest[: m.start()].rstrip()
            found.append(qualifier)
    if rest.startswith("+"):
        rest, found = rest[1:].strip(), [*found, "at-least"]
    if len(set(found)) > 1:
        raise Refused("F402", text=text)
    return rest, found[0] if found else None


def _amount(found: re.Match[str], text: str, scale_of: re.Match[str] | None) -> tuple[Decimal, Decimal, bool]:
    """Value, step and whether a scale was written; a range's first number takes the scale of its second."""
    exponent = 0
    if found["digits"]:
        mantissa = found["digits"].replace(",", "")
    else:
        words = chinese_decimal(found["chinese"])
        if words is None:
            raise Refused("F401", text=text)
        mantissa, exponent = words
    if len(mantissa) > MOST_DIGITS:
        raise Refused("F401", text=text)
    exponent += sum(exponent_of(found[name]) for name in ("scale", "scale2") if found[name])
    if not exponent and scale_of is not None and scale_of["scale"]:
        exponent = exponent_of(scale_of["scale"])
    if "." in mantissa:
        step = Decimal(1).scaleb(-len(mantissa.partition(".")[2]))
    else:
        digits = mantissa.lstrip("+-").lstrip("0")
        step = Decimal(10 ** (len(digits) - len(digits.rstrip("0"))))
    scaled = bool(exponent) or any(c in (found["chinese"] or "") for c in "万亿")
    with localcontext(prec=2 * MOST_DIGITS):
        return plain(Decimal(mantissa).scaleb(exponent)), plain(step.scaleb(exponent)), scaled
