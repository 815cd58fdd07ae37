"""What other rules say of targets, in words: their statuses and figures, why one says nothing, how
well each rule is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from tracker.analysis.methods.base import Attested, Method, Question, Reason
from tracker.analysis.opinions import Opinion, Opinions
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.language import Language, enumerated, in_sequence, pick
from tracker.words.figures import NOTHING, computed, number, rounded, shortest

REASON_WORDS: dict[Reason, tuple[str, str]] = {
    Reason.DONE: ("建成类目标没有进度可算", Reason.DONE),
    Reason.TOTAL: ("总量没有基期", Reason.TOTAL),
    Reason.BAND: ("区间目标没有单一的目标值", Reason.BAND),
    Reason.NO_GOAL: ("规划没有给出数值", Reason.NO_GOAL),
    Reason.NO_LEVELS: ("公布的是增速，没有水平值", Reason.NO_LEVELS),
    Reason.KEPT: ("这种方法不适用于保持类目标", Reason.KEPT),
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
    if not one.answer.given:
        return NOTHING
    said = pick(language, *one.method.status(one.answer.status).brief)
    return f"{said} {_value(one)}".rstrip()


def status_text(one: Opinion, language: Language) -> str:
    """A status in full, after the method's own mark for it."""
    if not one.answer.given:
        return NOTHING
    status = one.method.status(one.answer.status)
    return f"{status.sign} {pick(language, *status.words)}".lstrip()


def working_text(one: Opinion, row: Row, language: Language) -> str:
    """The figures behind a status, by their symbols; or why there is none."""
    answer = one.answer
    if not answer.given:
        return reason_text(answer.reason, language)
    said = [f"{one.method.symbol} = {_value(one)}"] if answer.value is not None else []
    if answer.score is not None:
        score = number(answer.score, 2)
        said.append(pick(language, f"得分 {score}", f"score {score}"))
    for name, symbol in one.method.figures.items():
        if (figure := answer.figures.get(name)) is not None:
            said.append(f"{symbol} = {computed(row, figure)}")
    return enumerated(said, language)


def _value(one: Opinion) -> str:
    value = one.answer.value
    return "" if value is None else number(value, one.method.places)


def question_text(question: Question, row: Row, language: Language) -> str:
    """What the methods were asked: baseline, latest value and target, each with its time."""
    said = [
        f"{name} = {shortest(value, 4)}, {time} = {_year(at)}"
        for name, value, time, at in (
            ("b", question.b, "t₀", question.t0),
            ("x", question.x, "t", question.t),
            ("T", question.T, "t₁", question.t1),
        )
        if value is not None and at is not None
    ]
    kind = kind_of(row.target)
    levels = pick(language, "按水平值：", "Asked by levels: ") if kind.by_rate else ""
    return (levels or pick(language, "输入：", "Asked: ")) + "; ".join(said)


def _year(time: Fraction) -> str:
    """A decimal year, to a third of a day: 2025.162."""
    return format(rounded(time, 3).normalize(), "f")


def reason_text(reason: str, language: Language) -> str:
    """Why a method says nothing."""
    return pick(language, *REASON_WORDS[Reason(reason)])


def counted_answers(given: int, against: int, language: Language) -> str:
    """How many answers there are, and how many of them disagree."""
    zh = f"{against} 个与结论不一致，标 ≠" if against else "没有与结论不一致的"
    en = f"{against or 'none'} disagree{'s' * (against < 2)}{', marked ≠' * (against > 0)}"
    return pick(language, f"{given} 个回答，{zh}。", f"{given} answer{'s' * (given != 1)}, {en}.")


def beside_the_verdict(language: Language, *, in_columns: bool) -> str:
    """That other rules are beside the verdict, not in its place, and where that one stands."""
    return pick(
        language,
        "其他方法按各自的规则看同一份记录；结论以"
        f"{'“状态”一栏' if in_columns else '最上面的状态'}为准。",
        "Other methods read the same record by their own rules; the verdict is the "
        f"{'Status column' if in_columns else 'status at the top'}.",
    )


def unanswered_lines(found: Opinions, language: Language) -> list[str]:
    """Why methods say nothing, each reason with the number of targets, after the names of those
    that do where not all do.
    """
    counts = Counter(
        (one.answer.reason, name)
        for said in found.of.values()
        for name, one in said.items()
        if not one.answer.given
    )
    silent: dict[tuple[str, int], list[str]] = {}
    for (reason, name), n in counts.items():
        silent.setdefault((reason, n), []).append(name)
    lines: dict[tuple[str, ...], list[str]] = {}
    for (reason, n), names in sorted(silent.items(), key=lambda one: -one[0][1]):
        whole = len(names) == len(found.methods)
        said = f"{reason_text(reason, language)} {n}"
        lines.setdefault(() if whole else tuple(names), []).append(said)
    colon, none = pick(language, "：", ": "), pick(language, "没有回答", "no answer")
    return [
        NOTHING + " " + (enumerated(names, language) or none) + colon + in_sequence(said, language)
        for names, said in sorted(lines.items(), key=lambda one: len(one[0]) > 0)
    ]


def testimony_lines(methods: Sequence[Method], language: Language) -> list[str]:
    """Whose rule each is, and how its parts are known."""
    colon, stop = pick(language, "：", ": "), pick(language, "；", "; ")
    lines = []
    for method in methods:
        said = [pick(language, *method.title)]
        for kind in Attested:
            of_kind = [one for one in method.testimonies if one.attested is kind]
            if parts := [pick(language, *one.part) for one in of_kind]:
                label = pick(language, *ATTESTED_WORDS[kind])
                said.append(f"{label}{colon}{enumerated(parts, language)}")
        lines.append(f"{method.name}{colon}{stop.join(said)}")
    return lines
