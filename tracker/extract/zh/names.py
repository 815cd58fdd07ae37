"""Names: the words of an indicator, before a number, behind a count, or carried over from the
figure before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.extract.candidate import Candidate, Context
from tracker.extract.zh.vocabulary import GENERIC, LEAD, LEFT, PART, SPANS, VERBAL, is_count

_LONGEST = 40
_QUALIFIED = re.compile(r"^(?:大|及?以上|及?以下|以内|左右|上下|多|余)")
_NOUN = re.compile(r"[^，,。；;：:、！？!?\n（）()“”‘’《》…]{1,24}")
_NO_NOUN = re.compile(
    r"(?:提高|提升|增加|上升|增长|扩大|下降|降低|减少|缩小|缩短|压减|升|降|增|减)[至到为了]|同比|环比|比上年|较|占|居|位"
)
_CUT = re.compile(
    r"(?:(?:19|20)\d\d年|对外|正(?=加快|在|处)|正在|已经|已|加快|启动|争创|建设成|建成|投入|投产|开工|纳入|列入|入选|落户|落地|"
    r"完成|实现|达到|同比|比上年|较|增长|下降|以上|左右|获批|获得|获|参与|参加|通过|被|将|在|为|与|和|及|来自|进入|占|持续|"
    r"效能|组织|开展|提供|享受).*$"
)
_VERB = re.compile(r"(?:达到?|为|突破|超过?|至|到|共|：)(?:了|约|近)?$")
_DONE = re.compile("建成|开工|竣工|新建|投产|签约")
_GROWN = re.compile(r"(?:同比|年均)*(?:增长|增加|下降|降低|提高|减少|增)$")
_TAIL = re.compile(
    r"(?:的[^的]{2,8}|数量|总数|增加值|产量|收入|营收|产值|销售额|利润|占比|比重|面积|投资)$"
)


def name_of(context: Context, found: Sequence[Candidate]) -> str:
    """The words that name what a number measures; empty where there are none."""
    left = context.left if context.change is None else context.left[: context.change.start()]
    mention, bare = context.mention, stripped(left)
    behind, described = _behind(context.right)
    counted = is_count(mention.unit) or mention.unit == "" or described
    if len(behind) >= 2 and counted and (described or not (_VERB.search(left) and len(bare) >= 4)):
        return f"{behind}{bare}"[:_LONGEST] if described and len(bare) >= 2 else behind[:_LONGEST]
    if mention.form == "breakthrough" or (len(bare) >= 2 and not GENERIC.match(bare)):
        return bare[-_LONGEST:]
    if mention.unit in SPANS and len(behind) >= 4:
        return behind.lstrip("内里之")
    carried = found[-1].name if found else _subject_before(context)
    if found and found[-1].is_growth:
        carried = _GROWN.sub("", carried)
    own = bare or (
        re.sub(r"[，、（(“”）)]", "", left).strip("达到为了：约超近") if _DONE.search(left) else ""
    )
    if PART.match(own):  # 其中市级3家，省级10家: parts of the same whole
        carried = PART.sub("", carried)
    return (carried[:30] + own)[:_LONGEST] if carried else own or behind


def stripped(left: str) -> str:
    """The noun in the words before a number: without verbs and qualifiers at its end and openings
    at its start.
    """
    words = re.sub('[“”‘’"]', "", left)
    before = None
    while before != words:
        before = words
        words = LEAD.sub("", LEFT.sub("", words).strip()).strip()
    parts = re.split(r"[、：:（(]", words)
    if (
        len(parts) > 1
        and len(parts[-1]) >= 3
        and not re.search("分别|均|双双", left)
        and "）" not in words[-8:]
    ):
        words = parts[-1]
    return LEAD.sub("", words).strip("，、 ")


def paired(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Of A、B分别为1、2 each number gets its own name; of A、B均超过3 each name gets the number."""
    done: list[Candidate] = []
    for one in found:
        parts = [part for part in re.split(r"、|和|与|及", one.name) if part]
        both = len(parts) == 2 and all(len(part) >= 3 for part in parts)
        if both and re.search("均|双双|都", _before(text, one)):
            done += (replace(one, name=part) for part in parts)
        else:
            done.append(one)
    for n, one in enumerate(done):
        parts = re.split(r"、|和|与|及", one.name)
        if len(parts) < 2 or "分别" not in _before(text, one):
            continue
        run = [n]
        for k in range(n + 1, len(done)):
            if (
                done[k].mention.unit == one.mention.unit
                and done[k].mention.start - done[run[-1]].mention.end <= 3
            ):
                run.append(k)
        tail = _TAIL.search(one.name)
        if len(run) == len(parts):
            for k, part in zip(run, parts, strict=True):
                done[k] = replace(
                    done[k], name=part if not tail or part.endswith(tail[0]) else part + tail[0]
                )
    yield from done


def _before(text: str, one: Candidate) -> str:
    return text[max(0, one.mention.start - 14) : one.mention.start]


def _behind(right: str) -> tuple[str, bool]:
    """The noun behind a number, and whether 的 joins it: 100亿元的基金."""
    tail = re.sub("[“”‘’]", "", _QUALIFIED.sub("", right))
    described = tail.startswith("的")
    noun = _NOUN.match(tail[1:] if described else tail)
    if noun is None or _NO_NOUN.match(noun[0]):
        return "", described
    return (noun[0][:2] + _CUT.sub("", noun[0][2:])).strip("的了"), described


def _subject_before(context: Context) -> str:
    """The subject of the clause before, for one that has none of its own."""
    words = context.text[context.start : context.clause].strip("，,。；;：:！？!?\n")
    last = re.split(r"[，,：:；;。]", words)[-1] if words else ""
    return stripped(VERBAL.sub("", last))[-30:]
