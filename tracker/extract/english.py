"""English prose: the figures of its sentences, by the same questions as the Chinese: how much, of what, when, done or promised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tracker.core.figure import Basis, Role, Said
from tracker.core.quantity import Qualifier
from tracker.extract.found import Cues, Found, Mention, Spans
from tracker.extract.words_en import (
    BASE,
    CHANGED,
    DONE,
    FALL,
    FUTURE,
    IGNORED,
    IMPERATIVE,
    PAST,
    QUALIFIERS,
    QUALIFIERS_AFTER,
    RULES,
    SKIPPED_UNITS,
    STATS,
    THRESHOLD,
)

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = {name[:3].lower(): n for n, name in enumerate(_MONTHS.split("|"), 1)}
_SENTENCE = re.compile(
    r"(?:[^.!?\n]|[.!?](?![)”\"]?\s+[A-Z\d“\"(•–]|[)”\"]?\s*\n|[)”\"]?$)|(?<=\b(?:Rs|No|vs|St|Dr|Mr))\.)+[.!?)”\"]*\n?"
)
_NUMBER = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9, "b": 9, "trillion": 12, "tn": 12, "lakh": 5, "crore": 7,
    "lakh crore": 12,
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
    r"|(?P<in>one|two|three|1|2|3) (?:[a-z]+ )?in (?P<of>two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b)", re.I
)  # fmt: skip
_SPELT = re.compile(
    r"\b(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\s(?:(?P<scale>thousand|million|billion|trillion)\b|(?=of (?:the|our|its|all)\b))",
    re.I,
)
_TIMES = re.compile(
    r"\b(?P<verb>halv(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing))\b", re.I
)
_WORDS = {w: n for n, w in enumerate(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(), 1)}  # fmt: skip
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_TIME = re.compile(
    rf"(?P<between>(?:between|from)?\s?(?:(?P<m1>{_MONTHS})\s)?(?P<y1>(?:19|20)\d\d)\s?(?:–|-|to|and)\s?(?:(?P<m2>{_MONTHS})\s)?(?P<y2>(?:19|20)\d\d)(?!\d))"
    rf"|(?P<months>(?P<ma>{_MONTHS})\s?(?:–|-|to)\s?(?P<mb>{_MONTHS})\s(?P<my>(?:19|20)\d\d))"
    rf"|(?P<fiscal>(?:FY\s?)?(?:19|20)\d\d(?:/|[-–])\d\d(?!\d)|FY\s?\d{{2,4}})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<dm>{_MONTHS}),?\s(?P<dy>(?:19|20)\d\d)|(?P<um>{_MONTHS})\s(?P<ud>\d{{1,2}}),\s(?P<uy>(?:19|20)\d\d)"
    rf"|(?P<dd>\d{{1,2}})\.(?P<dmo>\d{{1,2}})\.(?P<dye>(?:19|20)\d\d)"
    rf"|(?P<month>{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\s(?P<ym>(?:19|20)\d\d)|Q(?P<q>[1-4])\s(?P<qy>(?:19|20)\d\d)|(?P<hy>(?:19|20)\d\d)\s?Q(?P<q2>[1-4])"
    rf"|(?P<half>first|second) half of (?P<hfy>(?:19|20)\d\d)|(?P<ord>first|second|third|fourth) quarter of (?P<oqy>(?:19|20)\d\d)|(?P<year>(?<![\d,.£$€#])(?:19|20)\d\d(?![\d,]\d|%))"
)  # fmt: skip


_BULLET = re.compile(r"\s*(?:[•●◦▪–—*-]\s|\(?[a-z\d]{1,3}[.)]\s|\d+(?:\.\d+)*\s|Goal|Target|Action|Policy)")


@dataclass(frozen=True, slots=True)
class When:
    """A mention of time; `base` for one that is only compared with, `due` after by or until."""

    start: int
    end: int
    period: str | None
    base: bool
    due: bool

    @property
    def year(self) -> int | None:
        return int(self.period[:4]) if self.period else None


def scan_english(text: str, year: int | None) -> Iterator[Found]:
    """The figures of a text's English sentences, in order; blanks stand where it is in another script."""
    ahead: bool | None = None
    carried: When | None = None
    last = ""
    ahead_by_far = len(FUTURE.findall(text)) > len(PAST.findall(text))
    rules, stats = Cues(RULES, text), Cues(STATS, text)
    for match in _SENTENCE.finditer(text):
        words = match[0]
        if not re.search(r"[A-Za-z]{2}", words):
            continue
        start, end = match.span()
        whens = [one for one in _whens(text, start, end)]
        if words.rstrip().endswith(":") or (words.endswith("\n") and len(words) < 70):
            if words.rstrip().endswith(":") and (FUTURE.search(words) or any(one.due for one in whens)):
                ahead = True
            elif re.search(
                r"(?i)target|goal|ambition|commit|objective|want to see|will:|by 20\d\d|plan\b|what.s next|next steps",
                words,
            ):
                ahead = True
            elif re.search(
                r"(?i)progress|result|performance|achiev|where we are|so far|key facts|findings|data|baseline|background|summary|statistics",
                words,
            ):
                ahead = False
        ruled = rules.kinds(max(0, start - 700), end + 500)
        if ruled < 3 or ruled <= stats.kinds(max(0, start - 700), end + 500):
            for one in _sentence(
                text, start, end, whens, year, ahead_by_far if ahead is None else ahead, carried, last
            ):
                yield one
                last = one.name
        carried = next((one for one in reversed(whens) if not one.base and one.period), carried)
        if words.endswith("\n"):
            carried = None if ahead is None else carried


def _whens(text: str, start: int, end: int) -> Iterator[When]:
    for m in _TIME.finditer(text, start, end):
        before = text[max(start, m.start() - 24) : m.start()]
        after = text[m.end() : m.end() + 14]
        yield When(m.start(), m.end(), _period(m), bool(BASE.search(before)) or bool(re.match(r"(?:'s)?\s(?:levels?|baseline|figures?|average)", after)),
                   bool(re.search(r"(?i)\b(?:by|until|before)\b[^.,;]{0,14}$", before)))  # fmt: skip


def _period(m: re.Match[str]) -> str | None:
    """A time as the model writes it; None for a financial year, whose months the words do not give."""
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


def _sentence(
    text: str, start: int, end: int, whens: list[When], year: int | None, ahead: bool | None, carried: When | None,
    last: str,
) -> Iterator[Found]:  # fmt: skip
    over = Spans([*((one.start, one.end) for one in whens), *(m.span() for m in IGNORED.finditer(text, start, end))])
    mentions = [one for one in _mentions(text, start, end) if not over.overlap(one.body, one.end)]
    found: list[Found] = []
    for n, mention in enumerate(mentions):
        before = text[mentions[n - 1].end if n else start : mention.start]
        after = text[mention.end : mentions[n + 1].start if n + 1 < len(mentions) else end]
        if (
            mention.form == "digits"
            and mention.amount <= 100
            and THRESHOLD.search(text[max(start, mention.start - 40) : mention.start])
            and re.match(SKIPPED_UNITS, after)
        ):
            continue
        unit, noun = _unit(mention, after)
        if not (mention.unit or unit or mention.factor != 1 or "," in text[mention.start : mention.end]) and not (
            _LEVEL_BEFORE.search(before) or re.match(r"\s(?:were|was|had|have|are)\b", after)
        ):
            continue
        change = CHANGED.search(before)
        clause = text[
            max(start, text.rfind(";", start, mention.start) + 1, _opened(text, start, mention.start)) : mention.start
        ]
        claim = (
            None
            if mention.unit == "points" and FUTURE.search(clause)
            else _claim(mention, change, before, after, found)
        )
        if claim is not None and found:
            found[-1] = found[-1].claiming(claim)
            continue
        if claim is not None and re.match(
            r"\s?(?:,|\()?\s?to\s(?:about|nearly|around|just over|some|over|more than|a record)?\s?[$£€\d]", after
        ):
            continue  # rose 5% to 300: said of the level that follows
        when = _when(mention, mentions[n + 1].start if n + 1 < len(mentions) else end, whens, carried)
        role = _role(text, start, end, mention, clause, after, when, year, ahead)
        growth = change is not None and bool(re.search(r"\bby\s?(?:about|around|nearly|some|at least|more than|up to|a further|an average of|over)?\s*$|(?:rose|fell|grew|up|down|increased|decreased|declined|dropped|growth of|reduction of|cut of|rise of|fall of|increase of|decrease of)\s(?:an average of\s|nearly\s|about\s|around\s|some\s)?$", before, re.I)) and mention.unit in ("%", "times")  # fmt: skip
        name = _name(before, after, noun, found[-1].name if found else last)
        if len(name) < 3:
            continue
        falls = growth and bool(FALL.search(change[0] if change else ""))
        period = None if when is None or (role == "observation" and when.due and when.start < start) else when.period
        op = _op(mention, text[start : mention.start], growth, falls) if role == "target" else None
        if mention.form == "double":
            op = ("reduction" if mention.unit == "%" else "growth") if role == "target" else None
        made = Mention(mention.start, mention.end, mention.body, mention.value, mention.upper, mention.unit or unit, -mention.factor if falls else mention.factor,
                       mention.qualifier, mention.form)  # fmt: skip
        basis: Basis | None = None if period is None or when is None else "stated" if when.start >= start else "carried"
        confidence = {"stated": Decimal("0.9"), "carried": Decimal("0.75"), None: Decimal("0.65")}[basis]
        found.append(Found(made, role, name, op, period, "english", confidence, growth=growth, basis=basis))
    yield from found


def _opened(text: str, start: int, at: int) -> int:
    """Where the parenthesis around a place begins; 0 where there is none."""
    opened = text.rfind("(", start, at)
    return 0 if opened < 0 or text.rfind(")", start, at) > opened else opened + 1


def _mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    found: list[Mention] = []
    at = start
    while m := _MENTION.search(text, at, end):
        first = Decimal(m["first"].replace(",", ""))
        upper = Decimal(m["second"].replace(",", "")) if m["second"] else None
        joined = text[m.end("first") : m.start("second")] if m["second"] else ""
        stop = m.end()
        if upper is not None and (upper <= first or (m["cent1"] and not m["cent"]) or (m["scale1"] and not m["scale"]) or ("and" in joined and not re.search(r"(?i)between\s*$", text[max(start, m.start() - 9) : m.start()]))
                                  or ("to" in joined and re.search(r"(?i)from\s*$", text[max(start, m.start() - 6) : m.start()]))):  # fmt: skip
            upper, stop = None, m.end("cent1") if m["cent1"] else m.end("scale1") if m["scale1"] else m.end("first")
        alone = upper is None and m["second"]
        at = stop if alone else m.end()
        scale = m["scale1"] if alone else m["scale"] or m["scale1"]
        cent = m["cent1"] if alone else m["cent"] or m["cent1"]
        unit = "%" if cent else "points" if m["points"] and not alone else (m["currency"] or "").rstrip(".")
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
            value = Decimal(100) * ({"a": 1} | _WORDS)[m["count"].lower()] / _PARTS[m["part"].lower()]
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
        value = Decimal(50) if word.startswith("halv") else Decimal({"d": 2, "t": 3, "q": 4}[word[0]])
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
    return next((qualifier for pattern, qualifier in QUALIFIERS_AFTER if pattern.match(after)), "exact")


def _unit(mention: Mention, after: str) -> tuple[str, str]:
    """The unit's word behind a bare number, and the nouns that follow."""
    noun = re.match(
        r"\s?(?:(?:additional|new|extra|more|further|net|of the|of our|of)\s)*((?:[A-Za-zµ°][\w²³/&’'-]*\s?){1,8})",
        after,
    )
    words = noun[1].strip() if noun else ""
    words = re.split(
        r"\b(?:by|in|were|was|is|are|have|has|had|will|to|from|at|up|down|against|versus|compared|of which|and|for|since|a year|per year|annually|each year|over|during|between|with|who|that|on|as|between|would|could|should)\b",
        words,
    )[0].strip()
    if mention.unit:
        return mention.unit, re.sub(r"^of\s", "", words)
    first = re.match(r"(?!per\b|of\b|or\b|the\b|a\b)[A-Za-zµ°²³/]+", words)
    return (first[0] if first else ""), words


def _claim(mention: Mention, change: re.Match[str] | None, before: str, after: str, found: list[Found]) -> Said | None:
    """What a change says of a level: of the one before, or of the one that follows; None for a figure of its own."""
    if mention.unit == "points":
        return Said("change", -mention.amount if change and FALL.search(change[0]) else mention.amount)
    if change is None or mention.unit != "%":
        return None
    value = -mention.amount if FALL.search(change[0]) else mention.amount
    if re.match(
        r"\s?to\s(?:about\s|nearly\s|around\s|just over\s|some\s|over\s|more than\s|a record\s)?[$£€₹]?\d", after
    ):
        return Said("growth", value)
    if found and re.search(
        r"[,(]\s?(?:which is\s|a\s)?(?:up|down|an? (?:increase|rise|fall|decrease|drop|reduction|growth) of)\s(?:by\s|about\s|nearly\s|some\s)?$",
        before,
        re.I,
    ):
        return Said("growth", value)
    return None


def _when(mention: Mention, until: int, whens: list[When], carried: When | None) -> When | None:
    """The time that follows a number before the next one; else the last one named before it; else the one carried on."""
    real = [one for one in whens if not one.base]
    behind = [one for one in real if mention.end <= one.start < until and one.start - mention.end < 120]
    if behind:
        return behind[0]
    before = [one for one in real if one.end <= mention.start]
    later = [one for one in real if one.start >= mention.end]
    return before[-1] if before else later[0] if later else carried


def _role(
    text: str,
    start: int,
    end: int,
    mention: Mention,
    clause: str,
    after: str,
    when: When | None,
    year: int | None,
    ahead: bool | None,
) -> Role:
    if re.search(
        r"(?i)(?:\bfrom|up from|down from|against|versus|compared (?:with|to)|after|which (?:was|were)|it was|rather than)\s(?:an? |the |about |around |some |nearly )*(?:record |average of |high of |low of |peak of )?$",
        text[start : mention.start],
    ):
        return "observation"
    here = when is not None and when.start >= start
    due = when is not None and when.due and when.start >= mention.end
    cues = [(m.start(), 2, True) for m in FUTURE.finditer(clause)] + [
        (m.start(), 1, False) for m in PAST.finditer(clause)
    ]
    aside = clause and text[mention.start - len(clause) - 1 : mention.start - len(clause)] == "("
    if not cues and not aside:
        cues = [(m.start(), 2, True) for m in FUTURE.finditer(text, start, mention.start)]
        clause = text[start : mention.start] if cues else clause
        cues = [(at - start, rank, future) for at, rank, future in cues]
    if cues:
        return "target" if max(cues)[2] else "observation"
    promised = due or (when is not None and when.due and when.start >= mention.start - len(clause))
    if not promised and (aside or DONE.search(clause)):
        return "observation"
    if IMPERATIVE.match(text[start : mention.start]) and not PAST.search(after[:60]):
        return "target"
    if promised:
        return "target"
    right = FUTURE.search(after[:70]), PAST.search(after[:50]) or DONE.search(after[:60])
    if right[0] and (not right[1] or right[0].start() <= right[1].start()):
        return "target"
    if right[1]:
        return "observation"
    if here and when and when.year and year and when.year > year:
        return "target"
    return "target" if ahead and _BULLET.match(text, text.rfind("\n", 0, mention.start) + 1) else "observation"


def _op(mention: Mention, before: str, growth: bool, falls: bool) -> str:
    if growth:
        return "reduction" if falls else "growth"
    match mention.qualifier:
        case "over":
            return "gt"
        case "under":
            return "lt"
        case "at-most":
            return "le"
        case "about":
            return "around"
        case "range":
            return "between"
    lower = re.search(
        r"(?i)\b(?:reduc\w+|cut\w*|lower\w*|bring\w*|limit\w*|fall|drop|decreas\w+|keep|capp?\w*)\b[^.;]{0,80}\bto\s(?:about\s)?$",
        before,
    )
    return "le" if lower else "ge"


def _name(before: str, after: str, noun: str, last: str) -> str:
    """The words of the indicator: the subject before the verb, with what the number counts; else the one spoken of last."""
    subject = ""
    for part in reversed(re.split(r"[;:()]|,\s", before.strip())):
        subject = " ".join(_FILLERS.sub(" ", CHANGED.sub("", _OPENING.sub("", part))).split())
        if len(subject) > 2:
            break
    words = " ".join(f"{noun} {subject}".split()).strip(" ,.–-•'’\"“”()")
    if len(words) < 3:
        words = last or " ".join(re.sub(r"[^\w\s-]", " ", after).split()[:6])
    return words[:90]


_OPENING = re.compile(
    r"(?i)^\W*(?:\d+(?:\.\d+)*\s)?(?:in|by|as of|as at|at|since|during|over|under|on|of which|and|but|while|with|for|up|down)?\s*(?:(?:the\s)?(?:same\s)?(?:year|19\d\d|20\d\d)[^A-Za-z]*)?"
)
_LEVEL_BEFORE = re.compile(
    r"(?i)\b(?:index|score|ratio|rate|number|total\w*|mortality|numbered|reached|replaced|there are|(?:average|rate|total|score|index|level|target) of|"
    r"(?:was|were|is|are|at|to|from|than|below|above|under|over)(?: \w+ly| about| around| nearly| some)?)\s*$|\b(?:index|score|ratio|number)\b"
)
_FILLERS = re.compile(
    r"(?i)\b(?:to|by|at|of|was|were|is|are|reached|stood|totall?ed|rose|fell|grew|increased|will|be|has|have|had|been|from|some|about|around|nearly|almost|at least|no more than|more than|over|under|below|than|"
    r"an average|average of|the|a|an|only|just|up|down|in|for|with|and|should|must|not|exceed|we|it|however|there|that)\b[\s]*"
)
