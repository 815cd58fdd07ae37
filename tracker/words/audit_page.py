"""An audit of a document before anything of it is recorded, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tracker.extract.proposal import Proposal
from tracker.language import Language, pick
from tracker.words.proposals import group_of

_GROUPS = {  # how a figure lies beside the record
    "contradicting": ("与记录矛盾", "contradict the record"),
    "equal": ("与记录一致", "agree with it"),
    "new": ("记录里没有", "not on record"),
    "unsure": ("有出入，但原文没有写明时期", "differ, of a period that is not printed"),
}


def lies(figure: Proposal) -> str:
    """How a figure lies beside the record; what differs contradicts it only of a period that the
    document itself gives.
    """
    group = group_of(figure)
    return "unsure" if group == "contradicting" and not figure.dated else group


def figures_line(figures: Sequence[Proposal], language: Language) -> str:
    """How many figures of the document lie how beside the record."""
    counts = Counter(map(lies, figures))
    parts = [pick(language, f"数值 {len(figures)} 个", f"Figures {len(figures)}")]
    for key, (zh, en) in _GROUPS.items():
        if counts[key] or key != "unsure":
            parts.append(pick(language, f"{zh} {counts[key]}", f"{en} {counts[key]}"))
    return " · ".join(parts)


def figure_outcome(figure: Proposal, language: Language) -> str:
    """How a figure lies beside the record: where it is on record, and what is there instead."""
    if figure.beside is None:
        return pick(language, "记录里没有这一期", "not on record")
    value, where = figure.beside
    if group_of(figure) == "equal":
        return pick(language, f"与记录一致（{where}）", f"as on record ({where})")
    return pick(language, f"记录为 {value}（{where}）", f"on record: {value} ({where})")


def undated_remark(figure: Proposal, language: Language) -> str:
    """That a period is the publication's, for the text prints none."""
    if figure.dated:
        return ""
    return pick(language, "（按发布月份）", " (the publication's month)")


def unchecked_line(claims: int, figures: int, language: Language) -> str:
    """How many claims do not say for certain what they are of, and figures not of when they are;
    empty where all do.
    """
    zh, en = [], []
    if claims:
        zh.append(f"{claims} 条说法没有写明与什么相比")
        en.append(f"{claims} {'claim' if claims == 1 else 'claims'} without a certain base")
    if figures:
        zh.append(f"{figures} 个数没有写明时期")
        en.append(f"{figures} {'figure' if figures == 1 else 'figures'} without a certain period")
    if not zh:
        return ""
    return pick(language, f"未核对：{'，'.join(zh)}。", f"Not checked: {', '.join(en)}.")
