"""Claims of publications in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tracker.assess.bounds import mark_of
from tracker.language import Language, enumerated, pick
from tracker.model.observation import CLAIM_KINDS, Claim, ClaimKind
from tracker.model.quantity import Quantity
from tracker.model.target import Indicator
from tracker.words.figures import quantity

_CLAIMS: Mapping[ClaimKind, tuple[str, str]] = {
    "growth": ("比{of}增长 {text}", "{text} growth over {of}"),
    "change": ("比{of}变化 {text}", "a change of {text} since {of}"),
    "multiple": ("是{of}的 {text} 倍", "{text} times {of}"),
    "share": ("占{of}的 {text}", "{text} of {of}"),
    "sum": ("{of}合计 {text}", "{of} add up to {text}"),
    "early": ("{of}提前 {text} 年完成", "{of} met early by {text} years"),
}
_DIFFERENCES: tuple[ClaimKind, ...] = ("change",)
_AS_WRITTEN = tuple(kind for kind in CLAIM_KINDS if kind != "early")


def claim_said(claim: Claim, of: str, unit: str, language: Language) -> str:
    """What is claimed of something, in words: 18.65% growth over 2023; a change of a value in per
    cent is one in points.
    """
    told, q = _CLAIMS[claim.kind], claim.quantity
    if claim.kind == "sum" and len(claim.of) == 1:
        told = ("与{of}合计 {text}", "{text} together with {of}")
    elif claim.kind == "early" and not q.value:
        told = ("{of}完成", "{of} met")
    elif claim.words:
        told = ("比{of}{text}", "{text} since {of}")
    of = f" {of} " if language == "zh" and of.isascii() else of
    text = claim.text if claim.kind in _AS_WRITTEN else mark_of(q.qualifier) + quantity(q)
    if claim.kind in _DIFFERENCES and not claim.words:
        text = "+" * (text[0].isdigit()) + text.replace("-", "−")
        text += points_unit(unit, language) * text[-1].isdigit()
    said = pick(language, *told).format(text=_grouped(text), of=of).strip()
    return said + pick(language, "（不变价）", " in real terms") * claim.real


def signed_quantity(q: Quantity) -> str:
    """A rise or a fall with its sign: +4,603, −0.5."""
    return mark_of(q.qualifier) + ("+" * (q.value > 0)) + quantity(q).replace("-", "−")


def points_unit(unit: str, language: Language) -> str:
    """What follows the difference of two values in per cent; nothing of another unit."""
    return pick(language, " 个百分点", " points") if unit == "%" else ""


def of_named(claim: Claim, names: Mapping[str, Indicator], language: Language) -> str:
    """What it is of, indicators by their names."""
    said = [names[of].name.text(language) if of in names else of for of in claim.of]
    return enumerated(said, language)


def _grouped(text: str) -> str:
    """A figure as it is written, its whole number in groups of three."""
    return re.sub(r"(?<![\d.,])\d{4,}(?![\d,])", lambda found: f"{int(found[0]):,}", text, count=1)
