"""Prose: the figures of Chinese sentences, with the words that name them, their role, their time and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker.core.figure import Basis, Role, Said, SaidKind
from tracker.extract.found import Cues, Found, Mention, Spans
from tracker.extract.ignore import ignored
from tracker.extract.mentions import find_mentions
from tracker.extract.times import Time, find_times
from tracker.extract.units import is_count, is_money
from tracker.extract.words import (
    CHANGE,
    FORECAST,
    FUTURE,
    GENERIC,
    LEAD,
    LEFT,
    NOUN_AFTER_THRESHOLD,
    PAST,
    POLICY,
    PROMISING,
    RULES,
    STATS,
    VERBAL,
    own_subject,
)

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”’」）)]*\n?")
_STOP = "，,。；;：:！？!?\n"
_HEAD_FUTURE = re.compile(
    r"(?:目标|预期性?指标|安排|计划|任务|展望|部署|预期|思路|打算|(?:重点|今后|下一步)[^，。]{0,6}工作|奋斗目标|预期性|总体要求|重点工程|重大工程|专项行动)(?:和任务|与任务|任务|及安排|建议|要求)?(?:[（(][^（()）]*[)）])?$"
)
_HEAD_PAST = re.compile(
    r"(?:回顾|概况|(?:发展|工作|现实|良好)基础|成就|成效|现状|总结|进展|完成情况|面临形势|综述|执行情况|实施情况|背景|发展态势|成绩|执行情况|主要工作|工作总结)(?:和问题|与形势|及问题)?$|^(?:过去|[去上]年)"
)
_NUMBERED = re.compile(r"第[一二三四五六七八九十]+[章篇部节]|[（(]?[一二三四五六七八九十]+[）)、]|\d{1,2}[.、．]")
_TOP = re.compile(r"第[一二三四五六七八九十]+[章篇部]|[一二三四五六七八九十]+、|专栏|附件")
_SURE, _LIKELY, _UNDATED, _UNCLEAR = Decimal("0.95"), Decimal("0.8"), Decimal("0.7"), Decimal("0.5")
_NO_NOUN = re.compile(
    r"(?:提高|提升|增加|上升|增长|扩大|下降|降低|减少|缩小|缩短|压减|升|降|增|减)[至到为了]|同比|环比|比上年|较|占|居|位"
)
_SPANS = ("天", "小时", "分钟", "秒", "个月", "年", "周岁", "点", "度")
_TIMED = re.compile(
    r"力争|确保|时间|时长|周期|天数|日数|平均|均|用时|耗时|寿命|缩短|压缩|压减|降[至到]|[由从]|年限|龄|小时数|为|达到?|利用|通关|办理|[率期]$"
)
_UP_TO = re.compile(
    r"[^，。；\d]{0,12}?(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩小|缩短|压减|升|降|增|减)(?:到|至|为)"
)
_GOES_ON = re.compile(
    r"在[^，。\n]{2,30}(?:方面|上)，|此外|同时|另外|——|其次|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.]|[一二三四五六七八九]是|[●◎■◆·]"
)
_AFTER_NOUN = re.compile(r"[^，,。；;：:、！？!?\n（）()“”‘’《》…]{1,24}")
_CUT_NOUN = re.compile(
    r"(?:(?:19|20)\d\d年|对外|正(?=加快|在|处)|正在|已经|已|加快|启动|争创|建设成|建成|投入|投产|开工|纳入|列入|入选|落户|落地|完成|实现|达到|同比|比上年|较|增长|下降|以上|左右|获批|获得|获|参与|参加|通过|被|将|在|为|与|和|及|来自|进入|占|持续|效能|组织|开展|提供|享受).*$"
)


@dataclass(slots=True)
class Mode:
    """What the document has said so far: its year and plan, whether a heading looks back or ahead, the time carried on."""

    year: int | None
    plan: str | None
    ahead: bool | None = None
    default: bool | None = None
    due: str | None = None
    carried: Time | None = None
    about: str | None = None
    promising: bool = False
    one_year: bool = False


def scan_prose(text: str, mode: Mode) -> Iterator[Found]:
    """The figures of a view's text, in order."""
    times = find_times(text, mode.year, mode.plan)
    over = Spans([*((start, end) for start, end, _ in ignored(text)), *((one.start, one.end) for one in times)])
    mentions = [one for one in find_mentions(text) if not over.overlap(one.body, one.body + 1)]
    rules, stats = Cues(RULES, text), Cues(STATS, text)
    at = time_at = 0
    for match in _SENTENCE.finditer(text):
        first = at
        while at < len(mentions) and mentions[at].start < match.end():
            at += 1
        first_time = time_at
        while time_at < len(times) and times[time_at].start < match.end():
            time_at += 1
        here = times[first_time:time_at]
        _heading(text, match.start(), match.end(), here, mode)
        ruled = at > first and _is_rule(text, match.start(), match.end(), rules, stats)
        yield from _sentence(text, match.start(), match.end(), mentions[first:at], here, mode, ruled)
        if match[0].endswith("\n"):
            if not (mode.one_year or mode.about or (mode.carried and mode.carried.kind in ("due", "plan"))):
                mode.carried = None  # where several years are spoken of, one paragraph's says nothing of the next
            mode.promising = mode.promising and bool(_GOES_ON.match(text, match.end()))


def _heading(text: str, start: int, end: int, times: Sequence[Time], mode: Mode) -> None:
    """A heading, or an opening such as 2025年主要预期目标是, says whether what follows is planned or done."""
    words = text[start:end].strip("：: \n—-◆●■▍")
    opening = text[end - 1 : end] != "\n"
    numbered = bool(_NUMBERED.match(words))
    if (
        opening
        or len(words) > (36 if numbered else 22)
        or re.search(r"[，,。；].*[，,。；]" if numbered else r"[，,。；]|好于|完成", words)
    ):
        return
    plain = re.sub(r"[“”]|[（(].*[)）]$", "", words)
    past, future = _HEAD_PAST.search(plain), _HEAD_FUTURE.search(plain)
    if numbered and not re.search("目标|安排|打算|部署|展望|任务", plain):
        past = past or re.search(r"回顾|概况|成就|成效|现状|总结|基础", plain)
    if start == 0 and re.search("总结.*(?:打算|计划)|回顾.*(?:安排|展望)|执行情况.*计划", plain):
        return
    if past:
        mode.ahead, mode.due = False, None
        mode.carried = next((one for one in times if one.period and one.kind != "base"), mode.carried)
    elif future:
        mode.ahead = True
        mode.due = next((one.period for one in times if one.period and one.kind != "base"), mode.due)
    elif _TOP.match(plain):
        mode.ahead = mode.default


def _sentence(
    text: str, start: int, end: int, mentions: Sequence[Mention], times: Sequence[Time], mode: Mode,
    rules: bool,
) -> Iterator[Found]:  # fmt: skip
    found: list[Found] = []
    for n, mention in enumerate(mentions):
        before = mentions[n - 1] if n else None
        after = mentions[n + 1] if n + 1 < len(mentions) else None
        one = _figure(text, start, end, mention, before, after, times, found, mode, rules)
        if one is None:
            continue
        if isinstance(one, Said):
            if found:
                found[-1] = found[-1].claiming(one)
            continue
        found.append(one)
    last = text[:end].rstrip()[-1:]
    if (last in "：:" and re.search("目标|打算|安排|计划|任务|抓好", text[start:end])) or re.search(
        r"目标(?:是|为|如下)?[：:]?\s*$", text[start:end]
    ):
        mode.ahead = True
        mode.due = next((one.period for one in times if one.period and one.kind != "base"), mode.due)
    governing = [
        one for one in times if one.kind in ("period", "due", "relative", "plan") and not _aside(text, one, end)
    ]
    if governing:
        mode.carried = governing[-1]
    if found:
        mode.promising = found[-1].role == "target" and bool(mode.promising or PROMISING.search(text, start, end))
    elif PAST.search(text, start, end):
        mode.promising = False
    elif PROMISING.search(text, start, end):
        mode.promising = True
    yield from _paired(text, found)


def _is_rule(text: str, start: int, end: int, rules: Cues, stats: Cues) -> bool:
    """Whether the words around are a regulation, notice, timetable or the like, which sets figures and measures none."""
    top = text.rfind("\n", 0, start) + 1
    bottom = text.find("\n", end - 1)
    first, last = max(top - 200, 0, start - 600), min((bottom if bottom >= 0 else len(text)) + 200, end + 800)
    ruled = rules.kinds(first, last)
    return ruled >= (2 if len(text) < 3000 else 3) and ruled > stats.kinds(first, last)


def _figure(
    text: str, start: int, end: int, mention: Mention, before: Mention | None, after: Mention | None,
    times: Sequence[Time], found: list[Found], mode: Mode, rules: bool,
) -> Found | Said | None:  # fmt: skip
    clause = max((text.rfind(c, start, mention.start) for c in _STOP), default=-1) + 1
    clause = max(clause, start)
    from_ = max(clause, before.end if before else start)
    if text[clause - 1 : clause] in ("：", ":") and not _stripped(text[from_ : mention.start]) and from_ == clause:
        from_ = clause = max(
            max((text.rfind(c, start, clause - 1) for c in _STOP), default=-1) + 1,
            before.end if before else start,
            start,
        )
    left = _without_times(text, from_, mention.start, times)
    clause_end = min((i for i in (text.find(c, mention.end, end) for c in _STOP) if i >= 0), default=end)
    right = text[mention.end : min(clause_end, after.start if after else end)]
    change = CHANGE.search(left)
    if change and left.endswith("为") and "幅" not in change["verb"]:
        change = None  # 下降为104.51: a level, not a change
    base = next((one for one in reversed(times) if one.kind == "base" and start <= one.start < mention.start), None)
    time = _time(text, mention, before, clause, clause_end, times, mode)
    of = base.period if base else None
    if mention.form == "double" or (mention.unit == "倍" and base is not None and found):
        if found or re.search(r"从\d|由\d", text[mention.end : end]):
            return Said("multiple", mention.amount, of)
    points = mention.unit in ("个百分点", "百分点", "个基点")
    subject = left[: change.start()] if change else left
    own = own_subject(subject) or not found
    yearly = bool(re.search("年均|平均增[长速]", text[clause : mention.start]))
    ahead = _looks_ahead(text, start, clause, mention, time, mode)
    if points and not change:
        return Said("change", mention.amount, of) if found else None
    if change and not own and not yearly and not ahead and mention.form != "breakthrough":
        later = time is not None and time.kind != "base" and found[-1].mention.end <= time.start and time.period
        net = is_count(mention.unit) and re.search("净增|新增", change["verb"])
        kind: SaidKind = "growth" if mention.unit == "%" else "multiple" if mention.unit == "倍" else "change"
        if not later and not net:
            return Said(kind, _signed(mention, change), of)
    if points and not own_subject(subject) and not found:
        return None
    name, post = _name(
        text, left if not change else left[: change.start()], right, mention, change, found, mode, start, clause
    )
    role, rule = _role(text, start, end, clause, clause_end, mention, time, left, right, mode, rules, name)
    if (
        mention.unit == ""
        and mention.form == "digits"
        and not mention.big
        and not _unitless(left, text[clause : mention.start], mention)
    ):
        if not (found and found[-1].mention.unit == "" and re.search(r"(?:到|至|为)(?:了|的)?$", left)):
            return None
    growth = bool(change) and (points or mention.unit in ("%", "倍"))
    if growth and change is not None:
        name += ("年均" if yearly and "年均" not in name else "") + ("" if change["verb"] in name else change["verb"])
    op = _op(mention, left, growth, bool(change and change["down"]), role)
    period = (
        None
        if rule == "starting value" and (time is None or time.kind == "due" or mode.ahead)
        else _period_of(time, role, mode)
    )
    here = time is not None and time.start >= start and time.period == period
    basis: Basis | None = None if period is None else "stated" if here else "carried"
    confidence = {"stated": _SURE, "carried": _LIKELY, None: _UNDATED}[basis] if rule == "level" else _UNCLEAR
    value = mention
    if growth and change is not None and change["down"] and role != "target" and "幅" not in change["verb"]:
        value = replace(mention, factor=-mention.factor)
    return Found(value, role, name, op, period, rule, confidence, growth=growth, basis=basis)


def _signed(mention: Mention, change: re.Match[str] | None) -> Decimal:
    return -mention.amount if change and change["down"] else mention.amount


def _without_times(text: str, start: int, end: int, times: Sequence[Time]) -> str:
    """A stretch of text without its mentions of time."""
    kept, at = "", start
    for one in times:
        if one.start >= at and one.end <= end:
            kept += text[at : one.start]
            at = one.end
    return kept + text[at:end]


def _name(
    text: str, left: str, right: str, mention: Mention, change: re.Match[str] | None, found: list[Found], mode: Mode,
    start: int, clause: int,
) -> tuple[str, bool]:  # fmt: skip
    """The words of the indicator: before the number, behind a count, or carried over; and whether they stand behind."""
    bare = _stripped(left)
    tail = re.sub(r"^(?:大|及?以上|及?以下|以内|左右|上下|多|余)", "", right)
    described = tail.startswith("的")
    noun = _AFTER_NOUN.match(tail[1:] if described else tail)
    if noun and _NO_NOUN.match(noun[0]):
        noun = None
    behind = (noun[0][:2] + _CUT_NOUN.sub("", noun[0][2:])).strip("的了") if noun else ""
    verb_right_before = re.search(r"(?:达到?|为|突破|超过?|至|到|共|：)(?:了|约|近)?$", left)
    if (
        len(behind) >= 2
        and (is_count(mention.unit) or mention.unit == "" or described)
        and not (verb_right_before and len(bare) >= 4 and not described)
    ):
        if described and len(bare) >= 2:
            return f"{behind}{bare}"[:40], True
        return behind[:40], True
    if mention.form == "breakthrough" or (len(bare) >= 2 and not GENERIC.match(bare)):
        return bare[-40:], False
    if mention.unit in _SPANS and len(behind) >= 4:
        return behind.lstrip("内里之"), True
    carried = found[-1].name if found else _subject_before(text, start, clause)
    if carried and found and found[-1].growth:
        carried = re.sub(r"(?:同比|年均)*(?:增长|增加|下降|降低|提高|减少|增)$", "", carried)
    own = bare or (
        re.sub(r"[，、（(“”）)]", "", left).strip("达到为了：约超近")
        if re.search("建成|开工|竣工|新建|投产|签约", left)
        else ""
    )
    return (carried[:30] + own)[:40] if carried else (own or behind), False


def _stripped(left: str) -> str:
    """The noun in the words before a number: without verbs and qualifiers at its end and openings at its start."""
    words = left
    for mark in '“”‘’"':
        words = words.replace(mark, "")
    for mark in ("）", ")"):
        if words.rstrip().endswith(mark):
            break
    before = None
    while before != words:
        before = words
        words = LEFT.sub("", words).strip()
        words = LEAD.sub("", words).strip()
    part = re.split(r"[、：:（(]", words)
    if len(part) > 1 and not re.search("分别|均|双双", left) and len(part[-1]) >= 2 and "）" not in words[-8:]:
        words = part[-1] if len(part[-1]) >= 3 else words
    return LEAD.sub("", words).strip("，、 ")


def _subject_before(text: str, start: int, clause: int) -> str:
    """The subject of the clause before, for one that has none of its own."""
    words = text[start:clause].strip(_STOP)
    last = re.split(r"[，,：:；;。]", words)[-1] if words else ""
    return _stripped(VERBAL.sub("", last))[-30:]


def _time(
    text: str,
    mention: Mention,
    previous: Mention | None,
    clause: int,
    clause_end: int,
    times: Sequence[Time],
    mode: Mode,
) -> Time | None:
    """The time that a number speaks of: the last named before it in the sentence, else behind it, else carried over."""
    before = [
        one for one in times if one.end <= mention.start and one.kind != "base" and not _aside(text, one, mention.start)
    ]
    before = [one for one in before if one.period or text[one.end : one.end + 1] != "的"]
    if previous is not None and before and before[-1].end <= previous.body and _UP_TO.match(text, previous.end) and text[before[-1].end : previous.body] in ("", "的"):
        before.pop()
    if before:
        return before[-1]
    behind = [one for one in times if mention.end <= one.start < clause_end and one.kind in ("period", "due")]
    return behind[0] if behind else mode.carried


def _aside(text: str, time: Time, at: int) -> bool:
    """Whether a time stands in a parenthesis that is closed before a place: it speaks of what is in there."""
    return text[time.start - 1 : time.start] in ("（", "(") and bool(re.search("[）)]", text[time.end : at]))


def _role(
    text: str, start: int, end: int, clause: int, clause_end: int, mention: Mention, time: Time | None, left: str,
    right: str, mode: Mode, rules: bool, name: str,
) -> tuple[Role, str]:  # fmt: skip
    """Target, observation or other, and the name of the rule that says so."""
    sentence, here = text[start:clause_end], text[clause:clause_end]
    if rules:
        return "other", "regulation or notice"
    if (
        POLICY.search(here)
        and not re.search(
            "发放|累计|拨付|落实|兑现|争取|投入|安排|提高到|达到", text[max(start, clause - 20) : clause_end]
        )
        and (is_money(mention.unit) or mention.unit in ("%", "倍"))
    ):
        return "other", "policy parameter"
    persons = re.match("人及?以[上下][^，。；、的）]", text[mention.end - 1 :])
    classed = (
        mention.unit
        and re.match(NOUN_AFTER_THRESHOLD, right)
        and not is_count(mention.unit)
        and not (right.startswith("的") and mention.qualifier == "exact")
    )
    if persons or (classed and not mention.big and mention.unit != "%" and mention.form != "breakthrough"):
        return "other", "threshold of a class"
    if mention.unit in _SPANS and mention.factor == 1 and not _TIMED.search(left):
        return "other", "span of time"
    if re.match("及?以上的(?:[，。；、）]|$)", right):
        return "other", "threshold of a class"
    if mention.big and not (
        re.search(r"(?:打造|建设|形成|实施)$|基地和$|平台和$|中心和$|、$", left)
        and re.match(r"大?[^，。；、]{0,8}(?:平台|基地|中心|工程|专项)", right)
    ):
        return "other", "bare count"
    if mention.form == "chinese" and re.match(
        r"(?:重点|主要|具体|基本)?(?:工作|任务|举措|措施|行动|计划|原则|关系|问题|标准|制度|机制|政策|条件|要求|内容|情况|能力)",
        right,
    ):
        return "other", "bare count"
    if re.match(
        r"个?(?:方面|层面|环节|领域|章|部分|阶段|步骤|维度|要求|意识|自信)", text[mention.end - 1 :][:6]
    ) and not re.search("布局|遴选", left):
        return "other", "bare count"
    if len(re.findall(r"[^\W\d_]", name)) < 2:
        return "other", "no name"
    if mention.form == "chinese" and right.startswith(("“", "‘")):
        return "other", "bare count"
    if re.match(
        r"[^，。；]{0,14}(?:提高|提升|增加|增长|上升|扩大|下降|降低|降|减少|缩小|升|跃升|缩短|压减|压缩|扩容|增|减|拓展|扩张|发展)(?:到|至|为)",
        right,
    ) and re.search(r"[由从][^，。；]{0,12}$", left):
        return "observation", "starting value"
    if re.search("支持$", left) and mention.qualifier in ("range", "at-least"):
        return "target", "level"
    if re.match("目标(?:迈进|挺进|冲刺|奋进)", right):
        return "target", "level"
    if (
        is_count(mention.unit)
        and mention.qualifier == "exact"
        and re.search(r"(?:支持|推动|巩固|依托|发挥|指导|导入|统筹实施[^，。]*|等)(?:在[^\W\d])?$", left)
    ):
        return "observation", "level"
    return ("target" if _looks_ahead(text, start, clause, mention, time, mode) else "observation"), "level"


def _looks_ahead(text: str, start: int, clause: int, mention: Mention, time: Time | None, mode: Mode) -> bool:
    """Whether a number is promised, not measured: by its year, by the last cue before it, or by the section's heading."""
    before = text[start : mention.start]
    here = text[clause : mention.start]
    years = re.findall(r"\d{4}", time.period) if time and time.period else []
    year = int(years[-1] if time and time.kind == "plan" else years[0]) if years else None
    done = re.search(r"已|实际", here)
    if year and mode.year and year > mode.year and time and (time.start >= start or mode.ahead):
        return not done
    futures = [m.start() for m in FUTURE.finditer(before)] + [
        m.start()
        for m in FORECAST.finditer(before)
        if m.start() >= clause - start or re.fullmatch("[^，。；\d]{0,12}，[^，。；]*可[^，。；]*", before[m.end() :])
    ]
    pasts = [m.start() for m in PAST.finditer(before)]
    if (
        time
        and time.kind == "due"
        and time.start >= start
        and not pasts
        and (not mode.year or not year or year > mode.year)
    ):
        return True
    last_future, last_past = max(futures, default=-1), max(pasts, default=-1)
    if mode.ahead is False:
        return last_future > last_past and bool(re.search("力争|确保|有望", before[last_future:]))
    if (
        time
        and time.kind == "period"
        and year
        and mode.year
        and year <= mode.year
        and start + last_future < time.start >= start
        and start + last_future < clause
        and not (mode.ahead and year == mode.year and not mode.plan)
    ):
        return False
    if last_future > last_past:
        return True
    if re.match("[^，。；]{0,16}(?:争创|创建)", text[mention.end :]) and last_past < 0:
        return True
    before_now = year is not None and mode.year is not None and (year <= mode.year if mode.plan else year < mode.year)
    if mode.ahead:
        last_past = max((m.start() for m in PAST.finditer(before) if m[0] not in ("同比", "环比")), default=-1)
    if (mode.ahead or mode.promising) and last_past < 0 and not (before_now and time and time.start >= start):
        return True
    return False


def _unitless(left: str, clause: str, mention: Mention) -> bool:
    """Whether a number without a unit is a figure: an index, ratio or score, or a count whose noun follows."""
    if mention.factor != 1:
        return True
    if (
        mention.value % 1
        and re.search(r"比|指数|系数|得分|值", clause)
        and re.search(r"(?:的|为|由|从|到|至|达)$", left)
    ):
        return True
    if re.search(
        r"(?:指数|系数|得分|评分|比值|之比|收入比|PMI|总量|数量|分值|值|数|率|PUE|弹性|性别比|比(?=降|升|提|达|为|控))(?:达到?|为|是|升至|降至|提高到|上升到|由|从|到|：|降到|下降到|提高至|下降至|低于|高于|不超过|不高于|控制在|突破|超过)*(?:了|约|的)?$",
        left,
    ):
        return True
    return False


def _op(mention: Mention, left: str, growth: bool, down: bool, role: Role) -> str | None:
    if role != "target":
        return None
    if growth:
        return "reduction" if down else "growth"
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
    return (
        "le"
        if re.search(r"(?:降至|降到|下降到|下降至|降低到|降低至|减少到|减少至|压减至|缩短至|控制在)(?:约|了)?$", left)
        else "ge"
    )


def _period_of(time: Time | None, role: Role, mode: Mode) -> str | None:
    period = time.period if time and time.period else mode.about if role == "observation" else None
    if role == "observation" and period and mode.year and int(period[:4]) > mode.year and time is mode.carried:
        period = mode.about  # what was promised for a later year says nothing of what is reported next
    if role == "target":
        if period and ".." in period and "-" not in period:
            period = period[-4:]
        return period or mode.due or (mode.plan[-4:] if mode.plan and mode.ahead else None)
    return period


def _paired(text: str, found: list[Found]) -> Iterator[Found]:
    """Of A、B分别为1、2 each number gets its own name; of A、B均超过3 each name gets the number."""
    done: list[Found] = []
    for one in found:
        left = text[max(0, one.mention.start - 14) : one.mention.start]
        parts = [part for part in re.split(r"、|和|与|及", one.name) if part]
        if len(parts) == 2 and re.search("均|双双|都", left) and all(len(part) >= 3 for part in parts):
            done += (replace(one, name=part) for part in parts)
        else:
            done.append(one)
    for n, one in enumerate(done):
        parts = re.split(r"、|和|与|及", one.name)
        if "分别" not in text[max(0, one.mention.start - 14) : one.mention.start] or len(parts) < 2:
            continue
        run = [n]
        for k in range(n + 1, len(done)):
            if done[k].mention.unit == one.mention.unit and done[k].mention.start - done[run[-1]].mention.end <= 3:
                run.append(k)
        tail = re.search(r"(?:的[^的]{2,8}|数量|总数|增加值|产量|收入)$", one.name)
        if len(run) == len(parts):
            for k, part in zip(run, parts, strict=True):
                done[k] = replace(done[k], name=part if not tail or part.endswith(tail[0]) else part + tail[0])
    yield from done
