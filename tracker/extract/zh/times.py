"""Times in Chinese text: periods, due dates, years to compare with, as far as the text itself
settles them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tracker.extract.candidate import Mention, Spans, Time, TimeKind
from tracker.model.periods import read_period
from tracker.problems.problem import Refused

_FIVE_YEARS = {
    one: 1986 + 5 * n
    for n, one in enumerate(
        ("七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六")
    )
}
_PART_OF_YEAR = (
    r"(?P<months>1?\d月(?:份)?(?:至|到|[-—–~～]+)1?\d月(?:份)?|1?\d[-—–~～]+1?\d月(?:份)?)"
    r"|(?P<half>[上下]半年)|(?P<quarters>前[一二两三四1-4]个?季度|第?[一二三四1-4]季度)"
    r"|(?P<first>前(?:1?\d|[两三四五六七八九十]|十一)个月)"
    r"|(?P<day>1?\d月[1-3]?\d日)|(?P<month>1?\d月(?:份|底|末|初)?)"
)
_PART = _PART_OF_YEAR + r"|(?P<end>年?[底末初]|全年|全年度|年内|年度|年)"
_YEAR = r"(?P<year>(?:19|20)\d\d|(?:二[〇0○零]|一九)[一二三四五六七八九〇0○零]{2})"
_TIME = re.compile(
    rf"(?P<span>(?P<from>(?:19|20)\d\d)年?(?:至|到|[-—–~～]+)(?P<to>(?:19|20)\d\d)年(?:间|期间)?)"
    rf"|{_YEAR}年(?:{_PART_OF_YEAR}|(?P<end>[底末初]|全年|度|内)?)"
    r"|[“\"]?(?P<five>十[一二三四五六]?|[七八九])五[”\"]?"
    r"(?P<fend>规划期?末|期?末|期?初|规划期间|规划期|期间|时期|以来|规划|末期)?(?![^\W\d_]{0,1}届)"
    r"|(?P<rel>今年|本年度?|去年|上年|上一年度?|前年|明年|当年|过去一年|过去的一年|一年来|全年|(?:年末|年底)前?|截至目前|目前)"
    rf"(?P<rpart>{_PART.replace('?P<', '?P<r')})?"
)
_BARE = re.compile(rf"(?<![\d.]){_PART}")
# 二季度累计: of the quarter, or of the year up to its end? Of the first it is one thing
_SO_FAR, _ONE_PART = (
    re.compile("累计"),
    re.compile("(?:(?<!前)[二三四2-4]季度|(?<![-—–~～至到])(?<!\\d)(?:[2-9]|1[0-2])月)$"),
)
_YEARS_BEFORE = ("上年", "去年", "上一年", "上一年度", "前年")
_TITLE = re.compile("《[^》\n]{1,80}》")
_BEFORE_BASE = re.compile(r"(?:与|同|是|为|相当于|超过?|以)[“\"]?$")
_COMPARED = re.compile(r"(?:比|较|对比)[“\"]?$")
_BEFORE_DUE = re.compile(r"(?<![高加升长大少低降展近截])(?:到|至)[“\"]?$")
_AFTER_BASE = re.compile(
    r"的?[一二两三四五六七八九\d.]+(?:多|余)?倍|同期|相比|增长|提高|提升|下降|减少|增加|净?[增减]|高|低|多|少|水平|翻"
)
_UP_TO = re.compile(
    r"[^，。；\d]{0,12}?(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩小|缩短|压减|升|降|增|减)(?:到|至|为)"
)


def find_times(text: str, year: int | None = None, until: date | None = None) -> list[Time]:
    """Every time in a text. `year` is the year that the document is about, `until` the day of
    publication: months without a year that would end after it are unsettled."""
    text = _TITLE.sub(
        lambda title: "·" * len(title[0]), text
    )  # the years in a document's title are not the sentence's
    found: list[Time] = []
    last: int | None = None
    for m in _TIME.finditer(text):
        before, after = text[max(0, m.start() - 4) : m.start()], text[m.end() : m.end() + 6]
        base = _is_base(before, after)
        kind: TimeKind = "base" if base else "period"
        if m["span"]:
            first, second = int(m["from"]), int(m["to"])
            if first < second < first + 40:
                found.append(Time(m.start(), m.end(), "plan", f"{first}..{second}"))
            continue
        if m["five"]:
            start = _FIVE_YEARS.get(m["five"])
            if start is None or (text[m.start()] not in '“"' and not m["fend"]):
                continue
            fend = m["fend"] or ""
            if "末" in fend:
                found.append(Time(m.start(), m.end(), "base" if base else "due", str(start + 4)))
                last = start + 4
            elif "初" in fend:
                found.append(Time(m.start(), m.end(), "base", str(start - 1)))
            else:
                found.append(Time(m.start(), m.end(), "plan", f"{start}..{start + 4}"))
            continue
        if m["rel"]:
            if m["rel"] in _YEARS_BEFORE and (kind == "base" or _BEFORE_BASE.search(before)):
                kind = "base"
            that = _relative(m, last or year if kind == "base" else year, last)
            if that and kind != "base" and m["rel"] not in ("目前", "截至目前"):
                last = int(that[:4])
            found.append(Time(m.start(), m.end(), "base" if kind == "base" else "relative", that))
            continue
        period = _read(m.group())
        if period is None:
            continue
        if _SO_FAR.match(text, m.end()) and _ONE_PART.search(m.group()):
            last = int(period[:4])
            found.append(Time(m.start(), m.end(), "period", None))
            continue
        last = int(period[:4]) if kind != "base" else last
        due = bool(_BEFORE_DUE.search(before)) and not after.startswith("的")
        found.append(
            Time(m.start(), m.end(), kind if kind == "base" else "due" if due else "period", period)
        )
    return _with_bare(text, found, year, until)


def _is_base(before: str, after: str) -> bool:
    """Whether a time is only what something is compared with: 比上年, 较2021年, 按2020年不变价."""
    if re.match(r"[底末]?前(?:建成|的|已)|不变价|可比价|价格|价|为100", after) or _COMPARED.search(
        before
    ):
        return True
    return bool(_BEFORE_BASE.search(before)) and bool(_AFTER_BASE.match(after))


def _with_bare(text: str, found: list[Time], year: int | None, until: date | None) -> list[Time]:
    """Also 1—8月, 上半年, 一季度: in the year last named before them, or the document's."""
    taken = Spans((one.start, one.end) for one in found)
    named = [one for one in found if one.period and one.kind not in ("base", "plan")]
    more: list[Time] = []
    last = 0
    for m in _BARE.finditer(text):
        if m["end"] or taken.overlap(m.start(), m.end()):
            continue
        while last < len(named) and named[last].end <= m.start():
            last += 1
        of = int((named[last - 1].period or "0")[:4]) if last else year
        period = None if of is None else _read(f"{of}年{m.group()}")
        if period and of and until and not last and read_period(period).end > until:
            period = None  # months to come: whether last year's are meant, the words do not say
        if _SO_FAR.match(text, m.end()) and _ONE_PART.search(m.group()):
            period = None
        before = text[max(0, m.start() - 4) : m.start()]
        base = _is_base(before, text[m.end() : m.end() + 6])
        more.append(Time(m.start(), m.end(), "base" if base else "period", period))
    return sorted([*found, *more], key=lambda one: one.start)


def _relative(m: re.Match[str], year: int | None, last: int | None) -> str | None:
    word = m["rel"]
    if word in ("目前", "截至目前"):
        return None
    of = (
        last
        if word[:2] in ("全年", "年末", "年底", "当年") and last and (year is None or last <= year)
        else year
    )
    if of is None:
        return None
    shift = {
        "去年": -1,
        "上年": -1,
        "上一年": -1,
        "上一年度": -1,
        "过去一年": -1,
        "过去的一年": -1,
        "前年": -2,
        "明年": 1,
    }.get(word, 0)
    part = m["rpart"] or ""
    return _read(f"{of + shift}年{part}") if part else str(of + shift)


def _year_in_digits(m: re.Match[str]) -> str:
    """二〇一一年 as 2011年."""
    return (
        "".join(
            str("零一二三四五六七八九".index(c)) if c in "零一二三四五六七八九" else "0"
            for c in m[0][:4]
        )
        + "年"
    )


def _read(words: str) -> str | None:
    """A period of the model from printed words; None where it is none."""
    tidy = (
        re.sub("[〇○零一二三四五六七八九0]{4}年", _year_in_digits, words)
        .replace("年度", "年")
        .replace("年内", "年")
        .replace("年初", "年")
        .replace("月初", "月")
    )
    tidy = tidy.replace("份", "").replace("两个月", "2个月").replace("三个月", "3个月")
    for word, number in zip("四五六七八九", "456789", strict=True):
        tidy = tidy.replace(f"前{word}个月", f"前{number}个月")
    tidy = tidy.replace("前十一个月", "前11个月").replace("前十个月", "前10个月")
    try:
        return str(read_period(tidy))
    except Refused:
        return None


def time_of(
    text: str,
    mention: Mention,
    previous: Mention | None,
    clause_end: int,
    times: Sequence[Time],
    carried: Time | None,
) -> Time | None:
    """The time that a number speaks of: the last named before it in the sentence, else behind it,
    else carried on.
    """
    before = [one for one in times if one.end <= mention.start and one.kind != "base"]
    before = [one for one in before if not is_aside(text, one, mention.start)]
    before = [one for one in before if one.period or text[one.end : one.end + 1] != "的"]
    if (
        previous is not None
        and before
        and before[-1].end <= previous.body
        and _UP_TO.match(text, previous.end)
    ):
        if text[before[-1].end : previous.body] in ("", "的"):
            before.pop()  # 由2020年的62%提高到85%: 2020 is the first one's alone
    if before:
        return before[-1]
    behind = (
        one
        for one in times
        if mention.end <= one.start < clause_end and one.kind in ("period", "due")
    )
    return next(behind, carried)


def is_aside(text: str, time: Time, at: int) -> bool:
    """Whether a time stands in a parenthesis that is closed before a place: it speaks of what is in
    there.
    """
    return text[time.start - 1 : time.start] in ("（", "(") and bool(
        re.search("[）)]", text[time.end : at])
    )


def without_times(text: str, start: int, end: int, times: Sequence[Time]) -> str:
    """A stretch of text without its mentions of time."""
    kept, at = "", start
    for one in times:
        if one.start >= at and one.end <= end:
            kept += text[at : one.start]
            at = one.end
    return kept + text[at:end]
