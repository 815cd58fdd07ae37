"""Number formats of workbooks that change what a person reads: 16000 shown as 16k, 16 or 1.6万."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;])*')
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<digit>[0#?])|(?P<comma>,)'
    r"|(?P<point>\.)|(?P<bare>[\u4e00-\u9fff]|(?i:general))|(?P<date>(?i:[ymdhsg]))|(?P<exponent>(?i:e[+-]))",
)
_CURRENCY = re.compile(r"[£€$¥]")
_MOST_POWER = 15  # of ten by which a number is shown divided
DIVIDED = re.compile(r"(.+) ÷(10+)")


@dataclass(frozen=True, slots=True)
class ScaledFormat:
    """A format that shows a number divided by ten to `power`, with words behind it; `doubtful` is
    the code of one that shows some numbers so and others otherwise.
    """

    power: int
    before: str = ""
    behind: str = ""
    doubtful: str = ""

    def shown(self, value: Decimal, figure: str, *, marked: bool) -> str:
        """A number as shown; where no word tells by what it is divided, that is `marked`: 16 ÷1000,
        so that nobody takes it for what the cell holds. `figure` is the divided number.
        """
        if self.doubtful:
            return f"{value} [{self.doubtful}]"
        if self.power and not self.behind and marked:
            return f"{figure} ÷{10**self.power}"
        return f"{self.before}{figure}{self.behind}"


def scaled_format(code: str) -> ScaledFormat | None:
    """What a format makes of a number, or None where it shows the number itself.

    >>> scaled_format('#,##0.0,"k"')
    ScaledFormat(power=3, before='', behind='k', doubtful='')
    >>> scaled_format(r'0\\.0,"万"').power, scaled_format("#,##0.00")
    (4, None)
    """
    found = [_section(part) for part in _SECTION.findall(code) if part][:3]
    said = [one for one in found if one is not None]
    if not said or found[0] is None or not any(one != ScaledFormat(0) for one in said):
        return None
    if any(one != said[0] for one in said) or said[0].power > _MOST_POWER:
        return ScaledFormat(0, doubtful=code)
    return said[0]


def _section(code: str) -> ScaledFormat | None:
    """A part of a format for some numbers; None for one that shows no number."""
    commas = decimals = 0
    digits = pointed = False
    before = behind = ""
    for token in _TOKEN.finditer(code):
        kind, text = token.lastgroup, token[token.lastgroup] if token.lastgroup else ""
        if kind == "date" or kind == "exponent":
            return None
        if kind == "digit":
            digits, commas = True, 0
            decimals += pointed
        elif kind == "comma":
            commas += digits
        elif kind == "point":
            pointed = False
        elif kind == "bare" and text.lower() == "general":
            digits = True
        elif kind in ("quoted", "escaped", "bare"):
            if text == "." and digits:
                pointed = True
            elif digits:
                behind += text
            else:
                before += text
        elif kind == "bracket" and not digits and text.startswith("$"):
            before += text[1:].partition("-")[0]
    if not digits:
        return None
    money = _CURRENCY.search(before + re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code))
    said = " ".join(behind.split()) if re.search(r"[^\W\d_]|[%‰]", behind) else ""
    power = 3 * commas + decimals
    scale = money and re.match(r"(?i)(?:k|m|mn|bn|b|tn|thousand|million|billion)\b", said)
    blank = " " if behind.startswith(" ") and said else ""
    return ScaledFormat(power, money[0] if money and scale else "", blank + said)
