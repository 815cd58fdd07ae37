"""What a document holds, in words: how its figures lie beside the record, how sure each is, and the
words of the source around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from tracker.extract.figure import Figure, FigureClaim
from tracker.extract.proposal import Proposal
from tracker.language import Language, pick
from tracker.words.terms import word

# what is most urgent first; what agrees with the record is on it as well
_GROUPS = {
    "contradicting": ("与记录矛盾", "contradicting the record"), "new": ("新", "new"),
    "equal": ("已在记录", "on record"), "no_period": ("时期不明", "period unclear"),
    "no_unit": ("单位对不上", "unit does not fit"), "no_indicator": ("未对上指标", "no indicator"),
}  # fmt: skip
_UNSEEN = {
    "undated": ("时期未印（只能取出处的月份）", "without a printed period"),
    "unsure": ("把握不到 {least}", "less sure than {least}"),
    "repeated": ("与前面的相同", "the same as one before"),
}
BY_URGENCY = tuple(_GROUPS)
_SURE, _LIKELY = Decimal("0.9"), Decimal("0.65")
_WIDE = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’…"  # Chinese characters and their marks
_BLANKS = re.compile(rf"(?<=[{_WIDE}]) +(?=[{_WIDE}\d])|(?<=[\d%]) +(?=[{_WIDE}])")
_BEGIN = re.compile(r".*(?:[。！？；]|[.!?] )", re.DOTALL)
_END = re.compile(r"[。！？；]|[.!?](?= |$)")


def group_of(proposal: Proposal) -> str:
    """How a proposal lies beside the record: one of BY_URGENCY."""
    return "equal" if proposal.state == "agreeing" else proposal.state


def group_word(group: str, language: Language) -> str:
    """How the proposals of a group lie beside the record; KeyError for what is no group."""
    return pick(language, *_GROUPS[group])


def group_title(group: str, language: Language) -> str:
    """The same above the proposals."""
    said = group_word(group, language)
    return said[:1].upper() + said[1:]


def summary(found: Sequence[Proposal], language: Language) -> str:
    """How many observations lie how beside the record, and how many targets there are."""
    seen = Counter(group_of(one) for one in found if one.figure.role == "observation")
    targets = sum(one.figure.role == "target" for one in found)
    n = seen.total()
    parts = [f"{seen[key]} {group_word(key, language)}" for key in BY_URGENCY if seen[key]]
    said = pick(language, f"{n} 观测", f"{n} observation{'' if n == 1 else 's'}")
    said += pick(language, "：", ": ") * bool(parts) + pick(language, "　", ", ").join(parts)
    if not targets:
        return said
    more = pick(language, f"{targets} 目标", f"{targets} target{'' if targets == 1 else 's'}")
    return said + pick(language, "；", "; ") + more


def passed_over(counts: Mapping[str, int], least: str, language: Language) -> str:
    """How many observations are not recorded unseen, and why; a line, or nothing for none."""
    n = sum(counts.values())
    if not n:
        return ""
    reasons = {key: pick(language, *said) for key, said in (_GROUPS | _UNSEEN).items()}
    order = [key for key in reasons if counts.get(key)]
    each = ((counts[key], reasons[key].format(least=least)) for key in order)
    parts = (pick(language, f"{why} {count} 条", f"{count} {why}") for count, why in each)
    said = pick(language, "、", ", ").join(parts)
    return pick(
        language,
        f"没有记的观测 {n} 条：{said}；--accept 可以逐条核对。\n",
        f"{n} observation{'' if n == 1 else 's'} not recorded: {said}; --accept walks through"
        " them.\n",
    )


def confidence(figure: Figure, language: Language) -> str:
    """How sure it is that the figure says what is proposed, in a word."""
    if figure.confidence >= _SURE:
        return pick(language, "有把握", "sure")
    if figure.confidence >= _LIKELY:
        return pick(language, "要看", "likely")
    return pick(language, "存疑", "doubtful")


def place(figure: Figure, language: Language) -> str:
    """Where in its document a figure stands: :58, of a document with pages 第2页:5."""
    page = pick(language, f"第{figure.page}页", f"p. {figure.page}") if figure.page else ""
    return f"{page}:{figure.line}"


def beside(proposal: Proposal, language: Language) -> str:
    """What the record holds of the same indicator and period, where it is not the same."""
    if proposal.beside is None or proposal.state == "equal":
        return ""
    value, where = proposal.beside
    if proposal.state == "agreeing":
        return pick(language, f"记录：{value}", f"on record: {value}")
    return pick(language, f"记录：{value}（{where}）", f"on record: {value} ({where})")


def claims(figure: Figure, language: Language) -> str:
    """What the words beside a figure say of it."""
    said = [
        f"{word(f'figures.{claim.kind}', language)} {claim.text}"
        + (f" ({_of(claim, language)})" if claim.of else "")
        for claim in figure.claims
    ]
    return pick(language, "，", ", ").join(said)


def _of(claim: FigureClaim, language: Language) -> str:
    """What a claim is of; at constant prices it says so."""
    return f"{claim.of}" + pick(language, "，不变价", ", constant prices") * claim.real


def sentence_of(figure: Figure) -> tuple[str, str, str]:
    """The words of the source before, of and after a figure.

    Of prose the sentence that it stands in, as far as it is quoted, without the blanks that the
    ends of lines left in Chinese words; of a table the row.
    """
    start, end = figure.mark
    before, own, after = figure.quote[:start], figure.quote[start:end], figure.quote[end:]
    if figure.rule == "table":
        return before, own, after
    begun, ended = _BEGIN.match(before), _END.search(after)
    if begun or figure.span[0] > start:  # cut off somewhere
        before = before[begun.end() :].lstrip() if begun else f"…{before}"
    after = after[: ended.end()] if ended else f"{after}…" if after else ""
    return _closed(before + own[0])[:-1], _closed(own), _closed(own[-1] + after)[1:]


def _closed(text: str) -> str:
    """Chinese words without the blanks inside them."""
    return _BLANKS.sub("", text)
