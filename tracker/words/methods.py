"""What other rules say of targets, in words: their statuses and figures, why one says nothing, how
well each rule is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tracker.analysis.methods.base import Attested, Method, Reason
from tracker.analysis.opinions import Opinion, Opinions
from tracker.language import Language, enumerated, in_sequence, pick
from tracker.words.figures import NOTHING, number

REASON_WORDS: dict[Reason, tuple[str, str]] = {
    Reason.DONE: ("建成与否没有进程可量", Reason.DONE),
    Reason.TOTAL: ("总量没有基期", Reason.TOTAL),
    Reason.BAND: ("区间没有一个要达到的数", Reason.BAND),
    Reason.NO_GOAL: ("规划没有给数", Reason.NO_GOAL),
    Reason.NO_LEVELS: ("公布的是增速，没有水平值", Reason.NO_LEVELS),
    Reason.KEPT: ("这个方法不问要守住的水平", Reason.KEPT),
    Reason.NO_BASELINE: ("没有基期", Reason.NO_BASELINE),
    Reason.NO_DATA: ("没有数据", Reason.NO_DATA),
    Reason.AT_BASELINE: ("基期就等于目标", Reason.AT_BASELINE),
    Reason.BEYOND: ("基期已越过目标，没有路可走", Reason.BEYOND),
    Reason.ZERO: ("基期为零，没有增长率", Reason.ZERO),
    Reason.OPPOSITE: ("基期、现值和目标正负号不一", Reason.OPPOSITE),
    Reason.SHORT: ("离基期不到一年", Reason.SHORT),
    Reason.NO_TIME: ("到期在基期之前", Reason.NO_TIME),
    Reason.FEW_YEARS: ("连续的年度数不足四个", Reason.FEW_YEARS),
    Reason.TOO_FAR: ("数太大或太小，算不了", Reason.TOO_FAR),
}
ATTESTED_WORDS: dict[Attested, tuple[str, str]] = {
    Attested.VERIFIED: ("已核对", "verified"),
    Attested.SECOND_HAND: ("二手", "second hand"),
    Attested.FROM_MEMORY: ("凭记忆", "from memory"),
    Attested.OURS: ("我们自定", "ours"),
}


def opinion_text(one: Opinion, language: Language) -> str:
    """A status in brief with its figure: moderate 0.826."""
    answer = one.answer
    if not answer.given:
        return NOTHING
    said = pick(language, *one.method.status(answer.status).brief)
    if answer.value is None:
        return said
    return f"{said} {number(answer.value, one.method.places)}"


def reason_text(reason: str, language: Language) -> str:
    """Why a method says nothing."""
    return pick(language, *REASON_WORDS[Reason(reason)])


def counted_answers(found: Opinions, language: Language) -> str:
    """How many answers there are, how many disagree, and which of the columns is the verdict."""
    n, against = found.answers, found.disagreeing
    en = "none disagrees" if not against else f"{against} disagree{'s' * (against == 1)}"
    zh = f"{against} 个不同意" if against else "没有不同意的"
    return pick(
        language,
        f"{n} 个回答，{zh}。别的方法用别的规则读同一份记录；结论是状态那一栏。",
        f"{n} answer{'s' * (n != 1)}, {en}. Methods read the same record by other rules; the "
        "verdict is the first column.",
    )


def unanswered_lines(found: Opinions, language: Language) -> list[str]:
    """Why methods say nothing, and of how many targets; what all of them say in one line."""
    each = {
        one.name: Counter(
            said[one.name].answer.reason
            for said in found.of.values()
            if not said[one.name].answer.given
        )
        for one in found.methods
    }
    shared = Counter[str]()
    if len(each) > 1:
        for counts in each.values():
            shared = counts if not shared else shared & counts
    lines = [_reasons(shared, language)] if shared else []
    for name, counts in each.items():
        if more := counts - shared:
            lines.append(f"{name}{pick(language, '：', ': ')}{_reasons(more, language)}")
    return [pick(language, f"{NOTHING} {line}", f"{NOTHING} {line}") for line in lines]


def _reasons(counts: Counter[str], language: Language) -> str:
    return in_sequence(
        (f"{reason_text(reason, language)} {n}" for reason, n in counts.most_common()), language
    )


def testimony_lines(methods: Sequence[Method], language: Language) -> list[str]:
    """How the parts of each rule are known."""
    lines = []
    for method in methods:
        said = []
        for kind in Attested:
            parts = [
                pick(language, *one.part) for one in method.testimonies if one.attested is kind
            ]
            if parts:
                label = pick(language, *ATTESTED_WORDS[kind])
                said.append(f"{label}{pick(language, '：', ': ')}{enumerated(parts, language)}")
        stop = pick(language, "；", "; ")
        lines.append(f"{method.name} {pick(language, *method.title)}{stop}{stop.join(said)}")
    return lines
