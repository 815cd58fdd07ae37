"""Chinese numerals, exactly: 三千五百, 一千三百亿, 二〇二五, 一点五亿."""

from __future__ import annotations

from decimal import Decimal

SCALES = {
    "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8,
    "thousand": 3, "million": 6, "billion": 9, "bn": 9, "trillion": 12,
}  # fmt: skip


def chinese_integer(text: str) -> int | None:
    """The value of a plain Chinese numeral, None where it is not one (两万三 is refused: spoken, ambiguous).

    >>> chinese_integer("一千三百亿"), chinese_integer("二〇二五"), chinese_integer("两万三")
    (130000000000, 2025, None)
    """
    digit = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
    if all(c in digit for c in text):
        return int("".join(str(digit[c]) for c in text)) if len(text) != 1 else digit[text]
    total = section = pending = 0
    last_power, zero = 16, False
    for place, c in enumerate(text):
        if c in digit:
            if pending or (digit[c] == 0 and zero):
                return None
            pending, zero = digit[c], zero or digit[c] == 0
            continue
        power = SCALES[c]
        if power >= 4:
            section += pending
            if not section and c == "亿" and total and text[place - 1] == "万":
                total *= 10**8  # 万亿
            elif not section:
                return None
            elif power == 8 and total:
                total = (total + section) * 10**8
            else:
                total += section * 10**power
            section, pending, last_power, zero = 0, 0, power, False
        else:
            if not pending:
                if c != "十" or section or (total and not zero):
                    return None
                pending = 1
            if power >= last_power and last_power < 4:
                return None
            section += pending * 10**power
            pending, last_power, zero = 0, power, False
    if pending and not zero and last_power not in (1, 16):
        return None
    return total + section + pending


def chinese_decimal(words: str) -> str | None:
    """A Chinese numeral with or without a decimal point, as decimal digits; None where it is not one."""
    whole, point, fraction = words.partition("点")
    scale = ""
    if point:
        digits = fraction.rstrip("万亿")
        scale, fraction = (
            fraction[len(digits) :],
            "".join(str("零一二三四五六七八九".index(c)) for c in digits.replace("〇", "零")),
        )
    value = chinese_integer(whole)
    if value is None:
        return None
    if not point:
        return str(value)
    return format(Decimal(f"{value}.{fraction}").scaleb(exponent_of(scale) if scale else 0), "f")


def exponent_of(scale: str) -> int:
    """The power of ten of a scale: 万 4, 千亿 11, million 6."""
    if scale in SCALES:
        return SCALES[scale]
    return sum(SCALES[c] for c in scale)
