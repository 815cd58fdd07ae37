"""Chinese numerals, exactly: 三千五百, 一千三百亿, 二〇二五, 一点五亿."""

from __future__ import annotations

_LONGEST = 40
SCALES = {
    "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8,
    "thousand": 3, "million": 6, "billion": 9, "bn": 9, "trillion": 12,
}  # fmt: skip
_DIGITS = "零一二三四五六七八九"


def chinese_integer(text: str) -> int | None:
    """The value of a Chinese numeral in its full written form, None where it is not one.

    Spoken short forms are refused: 两万三 may be 23000 or 20003.

    >>> chinese_integer("一千三百亿"), chinese_integer("二〇二五"), chinese_integer("两万三")
    (130000000000, 2025, None)
    """
    word = text.replace("两", "二").replace("〇", "零").replace("零十", "零一十")
    if not word or len(word) > _LONGEST:
        return None
    if all(c in _DIGITS for c in word):
        return int("".join(str(_DIGITS.index(c)) for c in word))
    value = _value(word)
    # whatever the loose reading made of it, only the one full spelling of that value counts
    full = chinese_text(value) if value is not None else ""
    return value if word in (full, "一" + full if full.startswith("十") else full) else None


def chinese_text(value: int) -> str:
    """The full written form of a whole number below 10¹⁶.

    >>> chinese_text(10500), chinese_text(2 * 10**12), chinese_text(15)
    ('一万零五百', '二万亿', '十五')
    """
    if value == 0:
        return "零"
    text = _written(value)
    return text[1:] if text.startswith("一十") else text


def chinese_decimal(words: str) -> tuple[str, int] | None:
    """A numeral with or without a decimal point, as decimal digits and a power of ten; None where
    it is not one.

    >>> chinese_decimal("一点五零万")
    ('1.50', 4)
    """
    whole, point, rest = words.partition("点")
    value = chinese_integer(whole)
    if value is None:
        return None
    if not point:
        return str(value), 0
    digits = rest.rstrip("万亿")
    if not digits or len(digits) > _LONGEST or any(c not in "〇" + _DIGITS for c in digits):
        return None
    fraction = "".join(str(_DIGITS.index(c)) for c in digits.replace("〇", "零"))
    return f"{value}.{fraction}", exponent_of(rest[len(digits) :])


def exponent_of(scale: str) -> int:
    """The power of ten of a scale: 万 4, 千亿 11, million 6; nothing 0."""
    if scale in SCALES:
        return SCALES[scale]
    return sum(SCALES[c] for c in scale)


def _value(word: str) -> int | None:
    for mark in "亿万千百十":
        if mark in word:
            high, _, low = word.rpartition(mark) if mark in "亿万" else word.partition(mark)
            above = _value(high) if high else (1 if mark == "十" else None)
            below = _value(low.lstrip("零")) if low.lstrip("零") else 0
            if above is None or below is None:
                return None
            return above * int(10 ** SCALES[mark]) + below
    return _DIGITS.index(word) if len(word) == 1 and word in _DIGITS else None


def _written(value: int) -> str:
    for mark in "亿万千百十":
        unit = 10 ** SCALES[mark]
        if value >= unit:
            high, low = divmod(value, unit)
            zero = "零" if 0 < low < unit // 10 else ""
            return _written(high) + mark + zero + (_written(low) if low else "")
    return _DIGITS[value]
