"""Prose: the figures of Chinese sentences, with their name, role and time, and what is claim of
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.extract.candidate import Candidate, Context, Cues, DocumentState, Mention, Spans, Time
from tracker.extract.figure import Basis, FigureClaim
from tracker.extract.zh.claims import net_rise, settled_claim, share_of
from tracker.extract.zh.ignore import ignored
from tracker.extract.zh.names import name_of, paired, stripped
from tracker.extract.zh.numbers import find_mentions
from tracker.extract.zh.roles import looks_ahead, op_of, role_of, settled_period
from tracker.extract.zh.state import end_paragraph, take_heading, take_opening
from tracker.extract.zh.times import find_times, is_aside, time_of, without_times
from tracker.extract.zh.vocabulary import (
    CHANGE,
    PAST,
    POINT_UNITS,
    PROMISING,
    RULES,
    STATS,
    is_count,
    own_subject,
)

# a sentence without an end is cut, so that the work for each of its numbers stays bounded
_SENTENCE = re.compile(r"[^。！？!?\n]{1,1500}[。！？!?]*[”’」）)]*\n?")
_STOPS = "，,。；;：:！？!?\n"
_STOP = re.compile(f"[{_STOPS}]")
_LIST = re.compile("[、和及与，]?")
_SHORT = 3000  # characters: in a longer text a few words of a rule book prove less
_INDEX = re.compile(
    r"(?:指数|系数|得分|评分|比值|之比|收入比|PMI|总量|数量|分值|值|数|率|PUE|弹性|性别比|比(?=降|升|提|达|为|控))"
    r"(?:达到?|为|是|升至|降至|提高到|上升到|由|从|到|：|降到|下降到|提高至|下降至|低于|高于|不超过|不高于|控制在|突破|超过)*"
    r"(?:了|约|的)?$"
)


def scan_prose(text: str, opening: DocumentState) -> Iterator[Candidate]:
    """The figures of a text's Chinese sentences, in order; fillers stand where it is in another
    script.
    """
    state = replace(opening)
    times = find_times(text, state.year, state.published)
    over = Spans(
        [
            *((start, end) for start, end, _ in ignored(text)),
            *((one.start, one.end) for one in times),
        ]
    )
    mentions = [one for one in find_mentions(text) if not over.overlap(one.body, one.body + 1)]
    rules, stats = Cues(RULES, text), Cues(STATS, text)
    at = time_at = 0
    for match in _SENTENCE.finditer(text):
        first, first_time = at, time_at
        while at < len(mentions) and mentions[at].start < match.end():
            at += 1
        while time_at < len(times) and times[time_at].start < match.end():
            time_at += 1
        here = times[first_time:time_at]
        take_heading(state, text, match.start(), match.end(), here)
        ruled = at > first and _on_rules(text, match.start(), match.end(), rules, stats)
        yield from _sentence(
            text, match.start(), match.end(), mentions[first:at], here, state, ruled
        )
        if match[0].endswith("\n"):
            end_paragraph(state, text, match.end())


def _on_rules(text: str, start: int, end: int, rules: Cues, stats: Cues) -> bool:
    """Whether the words around are a regulation, notice, timetable or the like, which measures
    nothing.
    """
    top, bottom = text.rfind("\n", 0, start) + 1, text.find("\n", end - 1)
    first = max(top - 200, 0, start - 600)
    last = min((bottom if bottom >= 0 else len(text)) + 200, end + 800)
    ruled = rules.kinds(first, last)
    return ruled >= (2 if len(text) < _SHORT else 3) and ruled > stats.kinds(first, last)


def _sentence(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    times: Sequence[Time],
    state: DocumentState,
    ruled: bool,
) -> Iterator[Candidate]:
    found: list[Candidate] = []
    run: list[FigureClaim] = []
    for n, mention in enumerate(mentions):
        after = mentions[n + 1] if n + 1 < len(mentions) else None
        context = _context(
            text, start, end, mention, mentions[n - 1] if n else None, after, times, state.carried
        )
        goes_on = bool(run) and mention.unit == "%" and _LIST.fullmatch(context.left)
        claim = (
            replace(run[-1], value=mention.amount.copy_sign(run[-1].value), said="")
            if goes_on
            else _claim(context, found, state)
        )
        if isinstance(claim, FigureClaim):
            if found and not goes_on:
                claim = settled_claim(claim, context, found[-1])
            run = (
                [*run, claim]
                if "分别" in context.here and (not run or _LIST.fullmatch(context.left))
                else []
            )
            if not run and found:
                found[-1] = found[-1].claiming(claim)
            continue
        _share(run, found)
        run = []
        if claim and (one := _figure(context, found, state, ruled)):
            found.append(one)
            if len(found) > 1 and (
                said := share_of(one, found[-2], text) or net_rise(context, found[-2])
            ):
                found[-2] = found[-2].claiming(said)
    _share(run, found)
    take_opening(state, text[start:end], times)
    governing = [one for one in times if one.kind != "base" and not is_aside(text, one, end)]
    state.carried = governing[-1] if governing else state.carried
    if found:
        turned = state.promising or PROMISING.search(text, start, end)
        state.promising = found[-1].role == "target" and bool(turned)
    elif PAST.search(text, start, end):
        state.promising = False
    elif PROMISING.search(text, start, end):
        state.promising = True
    yield from paired(text, found)


def _context(
    text: str,
    start: int,
    end: int,
    mention: Mention,
    previous: Mention | None,
    after: Mention | None,
    times: Sequence[Time],
    carried: Time | None,
) -> Context:
    """Cut out the words around a number."""
    clause = _last_stop(text, start, mention.start)
    from_ = max(clause, previous.end if previous else start)
    if (
        clause > start
        and text[clause - 1] in "：:"
        and from_ == clause
        and not stripped(text[from_ : mention.start])
    ):
        from_ = clause = max(
            _last_stop(text, start, clause - 1), previous.end if previous else start
        )
    stop = _STOP.search(text, mention.end, end)
    clause_end = stop.start() if stop else end
    left = without_times(text, from_, mention.start, times)
    change = CHANGE.search(left)
    if change and left.endswith("为") and "幅" not in change["verb"]:
        change = None  # 下降为104.51: a level, not a change
    base = next(
        (one for one in reversed(times) if one.kind == "base" and one.start < mention.start), None
    )
    right = text[mention.end : min(clause_end, after.start if after else end)]
    time = time_of(text, mention, previous, clause_end, times, carried)
    return Context(text, start, end, clause, clause_end, mention, left, right, change, time, base)


def _last_stop(text: str, start: int, at: int) -> int:
    return max(max(text.rfind(stop, start, at) for stop in _STOPS) + 1, start)


def _share(run: Sequence[FigureClaim], found: list[Candidate]) -> None:
    """Give what 分别 says of several figures to each its own, in their order; to none where the
    numbers differ.
    """
    if len(run) <= len(found):
        for n, claim in enumerate(run, len(found) - len(run)):
            same = found[n].period == found[-1].period
            found[n] = found[n].claiming(claim if same else replace(claim, of=None))


def _claim(
    context: Context, found: Sequence[Candidate], state: DocumentState
) -> FigureClaim | bool:
    """What a number says of the figure before it; True where it is a figure of its own, False where
    it is nothing.
    """
    mention, change = context.mention, context.change
    of = context.base.period if context.base else None
    if found and mention.unit == "倍" == found[-1].mention.unit and _LIST.fullmatch(context.left):
        return True
    times = mention.unit == "倍" and context.base is not None and change is None
    if mention.form == "double" or (times and found):
        if found or re.match(r"[^。！？]*?[从由]\d", context.text[mention.end : context.end]):
            return FigureClaim("multiple", mention.amount, of)
    points = mention.unit in POINT_UNITS
    own = own_subject(context.left[: change.start()] if change else context.left)
    if points and not change:
        return FigureClaim("change", mention.amount, of) if found else False
    if points and not own and not found:
        return False
    if (
        change is None
        or own
        or not found
        or mention.form == "breakthrough"
        or _yearly(context)
        or looks_ahead(context, state)
    ):
        return True
    later = (
        context.time
        and context.time.period
        and context.time.kind != "base"
        and found[-1].mention.end <= context.time.start
    )
    if later or (is_count(mention.unit) and re.search("净增|新增", change["verb"])):
        return True
    amount = -mention.amount if change["down"] else mention.amount
    if mention.unit == "倍":  # 增长1.5倍 is two and a half times as much
        return FigureClaim("growth", amount * 100, of)
    return FigureClaim("growth" if mention.unit == "%" else "change", amount, of)


def _yearly(context: Context) -> bool:
    return bool(re.search("年均|平均增[长速]", context.here))


def _figure(
    context: Context, found: Sequence[Candidate], state: DocumentState, ruled: bool
) -> Candidate | None:
    """A figure of its own, with role, name, period and confidence."""
    mention, change = context.mention, context.change
    if (
        not mention.unit
        and mention.form == "digits"
        and not mention.big
        and not _unitless(context, found)
    ):
        return None
    name = name_of(context, found)
    role, rule = role_of(context, state, ruled=ruled, named=len(re.findall(r"[^\W\d_]", name)) >= 2)
    growth = change is not None and mention.unit in (*POINT_UNITS, "%", "倍")
    listed = bool(
        found
        and found[-1].is_growth
        and mention.unit == found[-1].mention.unit
        and _LIST.fullmatch(context.left)
    )
    if change is not None:
        name += ("年均" if _yearly(context) and "年均" not in name else "") + (
            "" if change["verb"] in name else change["verb"]
        )
    time = context.time
    begins = rule == "starting value" and (time is None or mention.body - time.end not in (0, 1))
    period = None if begins else settled_period(context, role, state)
    stated = context.is_dated and time is not None and time.period == period
    basis: Basis | None = None if period is None else "stated" if stated else "carried"
    if (
        growth
        and change is not None
        and change["down"]
        and role != "target"
        and "幅" not in change["verb"]
    ):
        mention = replace(mention, factor=-mention.factor)
    elif listed and found[-1].mention.factor < 0:
        mention = replace(mention, factor=-mention.factor)  # 分别下降1.9%、4.4%
    op = op_of(context, growth=growth) if role == "target" else None
    return Candidate(mention, role, name, op, period, rule, basis, is_growth=growth or listed)


def _unitless(context: Context, found: Sequence[Candidate]) -> bool:
    """Whether a number without a unit is a figure: of a scale, an index, ratio or score, or the
    second of a pair.
    """
    if context.mention.factor != 1 or _INDEX.search(context.left):
        return True
    if (
        found
        and found[-1].mention.unit == ""
        and re.search(r"(?:到|至|为)(?:了|的)?$", context.left)
    ):
        return True
    measured = re.search(r"比|指数|系数|得分|值", context.here) and re.search(
        r"(?:的|为|由|从|到|至|达)$", context.left
    )
    return bool(context.mention.value % 1 and measured)
