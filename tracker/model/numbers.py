"""Numbers as plans and newspapers write them: exact decimals with qualifier, unit and written
precision.

Grammar: [qualifier] [fall or rise] [sign] [currency] number [scale] [多|余] [scale] [unit]
[qualifier], or two such numbers as a range.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext

from tracker.model.numerals import chinese_decimal
from tracker.model.qualifiers import (
    QUALIFIERS,
    SignKind,
    tells_of_number,
    words_before,
    words_behind,
)
from tracker.model.quantity import MOST_DIGITS, Qualifier, Quantity, plain
from tracker.model.scales import ENGLISH_SCALE, scale_of
from tracker.model.units import (
    BEFORE_NUMBER,
    Unit,
    agreement,
    doubtful,
    is_currency,
    is_percent,
    long_words,
    of_several,
    read_unit,
)
from tracker.problems.problem import Refused

_SCALE = rf"[十百千]?(?:万亿|万|亿)|[十百](?!分)|千(?![瓦米克卡帕伏])|{ENGLISH_SCALE}"
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+"
_CHINESE = (
    r"[零〇一二两三四五六七八九十百千万亿]{1,40}"
    r"(?:点[零〇一二三四五六七八九]{1,40}(?:万亿|万|亿)?)?"
)
_NUMBER = re.compile(
    rf"(?P<cent>百分之)?(?P<sign>[+-])?(?:(?P<currency>{BEFORE_NUMBER})\s*(?P<sign2>[+-])?)?"
    rf"(?:(?P<digits>{_DIGITS})|(?P<chinese>{_CHINESE}))\s*(?P<scale>{_SCALE})?"
    rf"(?:(?P<more>[多余])(?P<scale2>{_SCALE})?)?",
    re.IGNORECASE,
)
_WORDS_FIRST = re.compile(r"([^\W\d][^\d£€$¥.+−-]*)([£€$¥]?[0-9].*)", re.DOTALL)
_TO = re.compile(r"\s*(?:\.\.|—+|–|-|~|～|至|到|to\b)\s*")
_PER_CENT = re.compile(r"\s*(?:%|‰|个?百分点)")
_UNIT = re.compile(
    r"(?!分之|[零〇一二两三四五六七八九十点多余几半])"
    r"(?:[^\W\d_]|[%‰/·°²³()（） .,'’^$¥£€₹₩+-]){1,60}"
)
# where digits belong to a unit: CO2, m2, per 100,000
_DIGITS_OF_UNITS = re.compile(
    r"CO2|N2O|CH4|PM2\.5|PM10|NO[2x]|SO2|(?<![A-Za-z])[kcm]?m\^?[23](?![\w])"
    r"|(?:(?<=per )|(?<=[/每]))1(?:,?0)+(?![\d,.])",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(
    r"^(?:\.\.|[—–~～-]+|至|到|to)$|(?<!规模)(?:以上|以下|以内|之内)|左右|上下|[多余]$|^[十百千万亿]+$|^[.,]"
)
LONGEST_NUMBER = 120
_FULL_WIDTH = str.maketrans(
    "０１２３４５６７８９．，％＋－−‰～〜＞＜￡￥", "0123456789.,%+--‰~~><£¥"
)
_BLANKS = re.compile(
    r"(?<=\d)[\u2009\u202f\xa0](?=\d{3}(?!\d))"
)  # thin blanks between groups of three digits


@dataclass(frozen=True, slots=True)
class Written:
    """What a text says: the quantity in base units, whether a scale (万, million) was written, and
    the unit's words.

    sign: "mark" for +5, −5 and minus 5, "word" for 下降5 and a cut of 5, empty for 5. letter: a
    scale of one letter (5m) with nothing behind it that tells what it is of.
    """

    quantity: Quantity
    scaled: bool
    unit: str | None
    sign: SignKind = ""
    letter: str = ""

    @property
    def in_percent(self) -> bool:
        """Whether its own words say that it is a per cent."""
        return self.unit is not None and is_percent(self.unit)


_APART = re.compile(r"(?<=\d)[ '’_](?=\d{3}(?!\d))")


def _unread(text: str) -> Refused:
    """F401; where only blanks or the like part the thousands, how to write it."""
    joined = _APART.sub("", text)
    return Refused("F401", text=text, **({"write": joined} if joined != text else {}))


def read_number(text: str) -> Written:
    """Read a figure as written, all of it or nothing.

    Raises Refused (F401, F402, F403, F409, F410, F422); F401 with the number that stands behind
    other words.

    >>> read_number("突破1.6万家").quantity.value, read_number("突破1.6万家").quantity.step
    (Decimal('16000'), Decimal('1000'))
    >>> read_number("£2.4bn").quantity.value, read_number("£2.4bn").unit
    (Decimal('2400000000'), '£')
    """
    if len(text) > LONGEST_NUMBER:
        raise Refused("F401", text=text[:40] + "…")
    try:
        return _read(text.strip())
    except Refused as error:
        near = _behind_words(text.strip()) if error.code == "F401" else ""
        raise Refused(error.code, **error.facts, **({"near": near} if near else {})) from None


def _behind_words(text: str) -> str:
    """The number behind words that say nothing of it: 3万 in 五年累计3万; nothing where none is."""
    found = _WORDS_FIRST.fullmatch(text)
    if found is None or tells_of_number(found[1]):
        return ""
    try:
        return found[2] if _read(found[2]) else ""
    except Refused:
        return ""


def _read(text: str) -> Written:
    rest, qualifier, sign, kind_of_sign = words_before(_normal(text), text)
    first = _NUMBER.match(rest)
    if first is None:
        raise _unread(text)
    rest = rest[first.end() :]
    second, own = None, _PER_CENT.match(rest)
    if to := _TO.match(rest, own.end() if own else 0):
        second = _NUMBER.match(rest, to.end())
        rest = rest[second.end() :] if second is not None else rest
    behind, after = words_behind(rest.strip(), text)
    scale = (first if second is None else second)["scale"] or first["scale"] or ""
    behind = behind.removeprefix("of ") if len(scale) > 1 else behind
    marks = [behind] if second is None or own is None else [own[0], behind]
    both = [one for one in (first, second) if one is not None]
    marks += ["%"] if any(one["cent"] for one in both) else []
    currencies = [one["currency"] for one in both if one["currency"]]
    unit = _unit(currencies, [mark for mark in marks if mark], text)
    more: Qualifier | None = "over" if any(one["more"] for one in both) else None
    said = [q for q in (qualifier, more, after) if q is not None and q != "exact"]
    if len(set(said)) > 1 or (second is not None and said):
        raise Refused("F402", text=text)
    value, step, scaled, marked = _amount(first, text, scale_from=second)
    if marked and kind_of_sign:
        raise Refused("F402", text=text)
    kind: Qualifier = said[0] if said else "exact"
    upper = None
    if second is not None:
        upper, second_step, more_scaled, _ = _amount(second, text, scale_from=None)
        step = min(step, second_step)
        if upper < value:
            raise Refused("F403", text=text)
        scaled, kind = scaled or more_scaled, "range"
    if sign < 0:
        value, upper = (-value, None) if upper is None else (-upper, -value)
        kind = QUALIFIERS[kind].mirror
    letter = scale if len(scale) == 1 and scale.isascii() and not currencies else ""
    if letter and behind and not long_words(behind):
        letter = ""
    quantity = Quantity(plain(value), step, kind, None if upper is None else plain(upper), text)
    return Written(quantity, scaled, unit, kind_of_sign or ("mark" if marked else ""), letter)


def in_unit(
    written: Written, unit_said: str | None, unit: str, *, change: bool = False
) -> tuple[Quantity, bool]:
    """The quantity in `unit`, and whether its own count noun agrees with it.

    `unit_said` is the unit field beside the number; `change`: that a fall or a rise may be said in
    words. A written scale makes a number an amount in base units: 1300亿 is 1300 in 亿元, 0.2
    million is 0.2 in million homes. Raises Refused: F404, F405, F408 for units that do not convert,
    F407, F410 for a scale that is not certain.
    """
    text = written.quantity.text
    if written.sign == "word" and not change:
        raise _unread(text)
    wanted, field = read_unit(unit), read_unit(unit_said) if unit_said else None
    own = read_unit(written.unit) if written.unit else field
    if written.unit and field and own:
        other_factor = not written.scaled and own.factor != field.factor
        if (
            agreement(own, field) is None
            or other_factor
            or (own.measured and not agreement(own, field))
        ):
            raise Refused("F405", unit=written.unit, other=unit_said or "")
    said = written.unit or unit_said or ""
    _certain(written, own or wanted, wanted, said, unit)
    agrees = agreement(own, wanted) if own else True
    if agrees is None and own:
        raise Refused("F408" if of_several(own, wanted) else "F404", unit=said, other=unit)
    meant = own or wanted
    if written.scaled and (not written.unit or meant.head == ""):
        factor = Decimal(1).scaleb(meant.multiple)
    else:
        factor = meant.factor
    with localcontext(prec=2 * MOST_DIGITS):
        return written.quantity.times(factor / wanted.factor), bool(agrees)


def unsigned(text: str) -> str:
    """The number of a text without what stands before it, for both ways to write its sign."""
    return re.sub(r"^(?:(?!\.\d)[^\d£€$¥零〇一二两三四五六七八九十])+", "", _normal(text))


def _certain(written: Written, own: Unit, wanted: Unit, said: str, unit: str) -> None:
    """Raises Refused where a scale may be something else, is said of what takes none, or twice."""
    text = written.quantity.text
    letter = written.letter.lower()
    if letter and (
        (letter == "m" and (own.of_length or (written.unit and long_words(written.unit))))
        or letter == own.head
    ):
        number = text[: text.lower().rindex(letter)].strip()
        scale, other = ("million", "metres") if letter == "m" else ("thousand", said or unit)
        raise Refused("F407", text=text, first=f"{number} {scale}", second=f"{number} {other}")
    if written.scaled and not written.unit and own.takes_no_scale:
        raise Refused("F424", text=text, unit=said or unit)
    if written.scaled and written.unit and own.scale:
        raise Refused("F410", text=text, scale=written.unit)
    if written.unit and not own.measured and doubtful(own.head) and own.head != wanted.head:
        raise Refused("F410", text=text, scale=written.unit)


def _unit(currencies: list[str], marks: list[str], text: str) -> str | None:
    """The words of the unit: a currency before the number and what stands behind it, which must not
    be two units.
    """
    for mark in marks:
        if not _UNIT.fullmatch(_DIGITS_OF_UNITS.sub("x", mark)) or _NO_UNIT.search(mark):
            raise _unread(text)
    if (
        any(not is_currency(one) for one in currencies)
        or len({read_unit(one).head for one in currencies}) > 1
        or len({read_unit(one).base for one in marks}) > 1
    ):
        raise _unread(text)
    if not currencies or not marks:
        return (currencies or marks)[0] if currencies or marks else None
    currency, behind = read_unit(currencies[0]), read_unit(marks[0])
    if behind.base == currency.base:
        return marks[0]
    if not re.match(r"(?i)(?:per|of|an?)\b|[/(]", marks[0]):
        raise _unread(text)
    return f"{currencies[0]} {marks[0]}"


def _normal(text: str) -> str:
    rest = _BLANKS.sub(",", re.sub(r"(?<=\d)，(?=\d{3})", ",", text).translate(_FULL_WIDTH)).strip()
    return re.sub(r"^–(?=\s?[\d£€$¥])", "-", rest)


def _amount(
    found: re.Match[str], text: str, scale_from: re.Match[str] | None
) -> tuple[Decimal, Decimal, bool, bool]:
    """Value, step, whether a scale and whether a sign was written; a range's first number takes the
    second's scale.
    """
    exponent = 0
    if found["digits"]:
        mantissa = found["digits"].replace(",", "")
        whole = mantissa.partition(".")[0]
    else:
        words = chinese_decimal(found["chinese"])
        if words is None:
            raise _unread(text)
        mantissa, exponent = words
        whole = found["chinese"].partition("点")[0].replace("〇", "零").replace("零", "0")
    if len(whole) > 1 and whole.startswith("0"):
        raise Refused("F409", text=text)
    if len(mantissa) > MOST_DIGITS:
        raise _unread(text)
    marks = (found["sign"] or "") + (found["sign2"] or "")
    if len(marks) > 1:
        raise _unread(text)
    exponent += sum(scale_of(found[name]) for name in ("scale", "scale2") if found[name])
    if not exponent and scale_from is not None and scale_from["scale"]:
        exponent = scale_of(scale_from["scale"])
    if "." in mantissa:
        step = Decimal(1).scaleb(-len(mantissa.partition(".")[2]))
    else:
        digits = mantissa.lstrip("0")
        step = Decimal(10 ** (len(digits) - len(digits.rstrip("0"))))
    scaled = bool(exponent) or any(c in (found["chinese"] or "") for c in "万亿")
    with localcontext(prec=2 * MOST_DIGITS):
        value = plain(Decimal(mantissa).scaleb(exponent))
        return -value if marks == "-" else value, plain(step.scaleb(exponent)), scaled, bool(marks)
