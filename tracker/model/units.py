"""Units as plans write them: a scale, a currency or measure or noun, and what it is of: million
homes, £bn, MtCO2e.

Grammar: [scale] [currency | measure | noun] [scale of a currency] [of what, per what] [(scale or
the same again)].
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from unicodedata import normalize

from tracker.model.measures import CURRENCIES, MEASURE_NAMES, MEASURES, SEVERAL
from tracker.model.scales import BRIEF_SCALES, ENGLISH, SCALE_WORDS, ZEROS, scale_of
from tracker.problems.problem import Refused

# short words that may be a scale in some language: never guessed
_UNSURE = frozenset(
    ["b", "t", "g", "mt", "mm", "mio", "mia", "mil", "mill", "mld", "mlrd", "mrd", "md",
     "milliard", "cr", "lac", "tr", "dozen", "score", "thou", "p"]
)  # fmt: skip

_GREAT = re.compile(r"(?:[MGTPE](?=[A-Za-z])|kt)")
_LENGTHS = ("m", "m2", "m3", "miles", "feet", "acres")
_OF_LENGTH = re.compile(
    r"(?i)\b(?:metres?|meters?|k?m[23]?|miles?|feet|yards?|depth|height|length|width|distance|elevation|hedgerows?)\b|[米里]"
)
_LONG = re.compile(r"(?i)(?:of|high|wide|deep|long|tall|above|below|per|depth|in)\b|/")


_SYMBOLS = MEASURE_NAMES | {
    s.lower(): s for s in MEASURES if len(s) > 1 and s.lower() not in _UNSURE
}
_MONEY = {spelt.lower(): kept for kept, others in CURRENCIES.items() for spelt in (kept, *others)}
BEFORE_NUMBER = (
    r"[A-Z.]{0,4}[£€$¥₹₩]|(?:[A-Z]{3}|Rs\.?|人民币)(?=\s?[\d+-])"  # what may be a currency there
)
_CHINESE_SCALE = re.compile(
    r"万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|(?:千|百)(?=[美欧日港]?元(?:$|[/(]))"
)
_POWER = r"10{1,2}(?:[, ]?0{3})*|1(?:[, ]0{3})+"
_LEADING = re.compile(
    rf"(?P<number>{_POWER})(?:\s+(?P<after>{SCALE_WORDS})(?![A-Za-z0-9]))?(?:\s+|(?=[£€$¥]))(?:of\s+)?(?![=])"
    rf"|(?P<scale>(?:{SCALE_WORDS}|{BRIEF_SCALES})(?![A-Za-z0-9+-])|{ZEROS}(?![\d,]))\s*(?:of\s+)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s*(?P<scale>[十百千]?(?:万亿|万|亿)|(?:{SCALE_WORDS}|{BRIEF_SCALES}|m|k)(?![A-Za-z0-9])|{ZEROS}(?!\d))",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    rf"(?:in\s+)?(?P<scale>{SCALE_WORDS}|{BRIEF_SCALES}|{ZEROS})", re.IGNORECASE
)
_LEFT_OVER = re.compile(
    rf"(?i)(?<![a-z0-9-])(?:(?:thousand|million|billion|trillion)s?|{BRIEF_SCALES}|(?<![.,]){ZEROS})(?![a-z0-9+-])"
)
_CARBON = re.compile(
    r"(?i)\s*(?:of\s+)?(?:co2|carbon dioxide|二氧化碳)[- ]?"
    r"(e|eq\.?|equiv\.?|equivalents?|当量)?(?![a-z])"
)
_OIL = re.compile(r"(?i)\s*(?:of\s+)?oil[- ]equivalent(?![a-z])")
_PER = re.compile(
    r"(?i)\s+per\s+(?:one\s+)?|\s*[/每]\s*|^per\s+(?:one\s+)?|\s+an?\s+(?=year|month|week|day)"
)
_BRACKET = re.compile(r"(.*\S)\s*\(([^()]+)\)")
_REAL = re.compile(r"(?i)(?:constant|real|nominal|current)\s+")
_STRAY = re.compile(
    r"[`\"“”‘*#@\\|<>{}\[\]!?;:；：。，、！？_~…《》「」【】]"  # marks that no unit has
    # a mark before or behind it
    r"|^[^\w%‰°'’/(£€$¥₹₩]|^['’](?!000)|[-'’,/(·&=^]$|[\u4e00-\u9fff]\s*[.\d]+$"
    r"|(?<!\bRs)(?<!\beq)(?<!\bequiv)(?<!\bp\.a)(?<!\bU\.S)\.$"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, read: the power of ten of its words (million: 6) and of its measure (k in kW: 3), the
    measure, currency or noun in one spelling, and what it is of or per; `symbol` is the measure as
    written, `measured` false for a noun.
    """

    scale: int
    multiple: int
    head: str
    rest: str = ""
    symbol: str = ""
    measured: bool = False

    @property
    def factor(self) -> Decimal:
        """How many of the head one such unit is."""
        return Decimal(1).scaleb(self.scale + self.multiple)

    @property
    def base(self) -> tuple[str, str]:
        """What it is made of, whatever its scale: units of one base convert."""
        return self.head, self.rest

    @property
    def takes_no_scale(self) -> bool:
        """Whether “0.2 million” would say nothing certain of it: a share, or a multiple
        such as Mt.
        """
        share = self.head in ("%", "‰", "百分点", "基点") or re.match(r"/1\d*0", self.rest)
        return bool(share or _GREAT.match(self.symbol))

    @property
    def of_length(self) -> bool:
        """Whether an m behind a number could be metres of it."""
        return self.head in _LENGTHS or (not self.measured and bool(_OF_LENGTH.search(self.head)))


@lru_cache(maxsize=4096)
def read_unit(text: str) -> Unit:
    """Read a unit.

    Raises Refused: F422 for stray marks, F410 for a scale that is not understood, F407 for “m
    homes”.

    >>> read_unit("million homes").scale, read_unit("£bn") == read_unit("billion GBP")
    (6, True)
    >>> read_unit("kW").multiple
    3
    """
    word = " ".join(normalize("NFKC", text).split())
    bare = re.sub(r"\([^()]*\)", "", word)
    if (
        _STRAY.search(bare)
        or re.search("[()]", bare)
        or not re.search(r"[^\W\d]|[%‰°$£€¥₹₩]|000|=\s*100", word)
    ):
        raise Refused("F422", unit=text)
    unit = _glossed(word)
    said = unit.head + " " + unit.rest.partition("/")[0]
    if left := _LEFT_OVER.search(said) or re.match("[十百千]?[万亿]+", unit.rest):
        raise Refused("F410", text=text, scale=left[0])
    return unit


def is_currency(word: str) -> bool:
    """Whether a word before a number is a currency's name."""
    return word.strip().lower() in _MONEY


def is_percent(unit: str) -> bool:
    """Whether a unit is the per cent, of whatever; False for what is no unit."""
    try:
        return read_unit(unit).head == "%"
    except Refused:
        return False


def doubtful(head: str) -> bool:
    """Whether a short word behind a number may be a scale in some language: b, mio, mrd, MT."""
    return head.casefold() in _UNSURE


def long_words(tail: str) -> bool:
    """Whether words behind “5m” tell of a length: of hedgerow, high, per year."""
    return bool(_LONG.match(tail))


def agreement(own: Unit, wanted: Unit) -> bool | None:
    """True for the same unit in other words, False for what is perhaps another one, None for what
    does not convert.
    """
    if own.base == wanted.base or own.base == ("", ""):
        return True
    if not own.head and wanted.rest.startswith(own.rest):
        return bool(own.rest)
    if own.head == wanted.head:
        if own.rest.startswith("/") or "/" in wanted.rest:
            return True if own.head == "%" and not own.rest else None
        return not own.rest and not re.search(r"\d", wanted.rest)
    return None if own.measured or wanted.measured else False


def of_several(own: Unit, wanted: Unit) -> bool:
    """Whether one is $ or ¥ and the other a currency that it may or may not mean."""
    return any(b.head in SEVERAL.get(a.head, ()) for a, b in ((own, wanted), (wanted, own)))


def _glossed(word: str) -> Unit:
    """A unit with what stands in brackets at its end: a scale, the same unit again, or the unit of
    a noun.
    """
    found = _BRACKET.fullmatch(word)
    if found is None:
        return _plain(word)
    outer, inner = found[1], found[2]
    whole = _plain(outer)
    if scale := _IN_BRACKETS.fullmatch(inner):
        if whole.scale:
            raise Refused("F410", text=word, scale=inner)
        return replace(whole, scale=scale_of(scale["scale"]))
    try:
        again = _plain(inner)
    except Refused:
        again = None
    if again is not None and again.measured and not again.rest and "/" not in whole.rest:
        same = again.head == whole.head or whole.head in SEVERAL.get(again.head, ())
        if same and (again.factor == whole.factor or whole.factor == 1):
            return replace(whole, scale=again.scale, multiple=again.multiple, symbol=again.symbol)
        if not whole.measured and not whole.scale:
            return replace(again, rest=whole.head)
    return replace(whole, rest=f"{whole.rest} ({inner.casefold()})".strip())


def _plain(word: str) -> Unit:
    """A unit without a gloss."""
    real = _REAL.match(word)
    aside, word = (real[0].strip().lower(), word[real.end() :]) if real else ("", word)
    scale = 0
    if found := _CHINESE_SCALE.match(word):
        scale, word = scale_of(found[0]), word[found.end() :]
    elif found := _LEADING.match(word):
        zeros = (found["number"] or "").count("0")
        scale = zeros + sum(scale_of(found[name]) for name in ("scale", "after") if found[name])
        word = word[found.end() :]
    elif re.match(r"m (?=[a-z])", word) and not long_words(word[2:]) and not _currency(word[2:]):
        raise Refused(
            "F407", text=word, first=f"million {word[2:]}", second=f"metres of {word[2:]}"
        )
    elif (found := re.match(r"(?i)[mk] ?(?=\S)", word)) and is_currency(word[found.end() :]):
        scale, word = ENGLISH[word[0].lower()], word[found.end() :]
    if money := _currency(word):
        head, symbol, multiple, measured = money[0], "", 0, True
        word = word[money[1] :]
        if behind := _BEHIND.match(word):
            if scale:
                raise Refused("F410", text=word, scale=behind["scale"])
            scale, word = scale_of(behind["scale"]), word[behind.end() :]
            if (again := _currency(word.strip())) and again[0] == head:
                word = word.strip()[again[1] :]
    elif measure := _measure(word):
        symbol, (head, multiple), measured = measure[0], MEASURES[measure[0]], True
        word = word[measure[1] :]
        if head == "g" and (carbon := _CARBON.match(word)):
            head, word = "gCO2e" if carbon[1] else "gCO2", word[carbon.end() :]
        elif head == "g" and (oil := _OIL.match(word)):
            head, multiple, word = "toe", multiple - 6, word[oil.end() :]
    else:
        per = _PER.search(word)
        noun, word = (word[: per.start()], word[per.start() :]) if per else (word, "")
        head, symbol, multiple, measured = _singular(noun), "", 0, False
    rest = " ".join(part for part in (aside, _rest(word)) if part)
    return Unit(scale, multiple, head, rest, symbol, measured)


def _measure(word: str) -> tuple[str, int] | None:
    """The symbol of the measure that a unit begins with, and where it ends: as written, by name or
    in other case.
    """
    word = re.sub(r"^(?:[kMG]?t|k?g)(?=CO2)", lambda mass: mass[0] + " ", word)
    for end in range(min(len(word), 24), 0, -1):
        written = word[:end]
        symbol = written if written in MEASURES else _SYMBOLS.get(written.lower())
        if symbol and _ends(word, end, "^-"):
            return symbol, end
    return None


def _currency(word: str) -> tuple[str, int] | None:
    """The currency that a unit begins with, and where its name ends."""
    for end in range(min(len(word), 16), 0, -1):
        kept = _MONEY.get(word[:end].lower())
        if kept and _ends(word, end, ""):
            return kept, end
    return None


def _ends(word: str, end: int, joined: str) -> bool:
    """Whether a name may end there: no letter of its own follows."""
    last, rest = word[end - 1], word[end:]
    if not rest or not last.isalnum():
        return True
    if "\u4e00" <= last <= "\u9fff":
        return rest[0] in "/每( ·," or rest.startswith("二氧化碳")
    return not (rest[0].isascii() and rest[0].isalnum()) and rest[0] not in joined


def _singular(noun: str) -> str:
    """A noun as it is compared: homes, Homes and home are one; “number of” and “rate”
    say nothing.
    """
    said = re.sub(
        r"^(?:number of |numbers? |rate of |the )|^(?:number|rate|units?)$",
        "",
        noun.casefold().strip(),
    )
    return " ".join(
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w
        for w in said.split()
    )


def _rest(words: str) -> str:
    """What a unit is of or per, as it is compared: per 100,000 population, /10万."""
    said = re.sub(r"(?<=\d)[, ](?=\d{3})", "", words.casefold())
    said = _PER.sub("/", said)
    said = re.sub(r"(?<=/)(\d*)(thousand|million|百万|万|千(?![瓦米克]))", _count, said)
    return " ".join(said.split()).replace("/annum", "/year").replace("/年", "/year")


def _count(found: re.Match[str]) -> str:
    return str(int(found[1] or 1) * 10 ** scale_of(found[2]))
