"""How a plan stands as a whole, in words: always as an interval where anything is unknown."""

from __future__ import annotations

from fractions import Fraction

from tracker.analysis.score import Score
from tracker.language import Language, pick
from tracker.words.figures import percent


def score_text(found: Score, language: Language) -> str:
    """How many are good, bad and not known, and between which shares the good ones lie; empty where
    nothing is judged, and of a target by itself.
    """
    if not found.good + found.bad or found.targets < 2:
        return ""
    low, high = _ends(found)
    zh, en = [f"良好 {found.good} 个"], [f"Good {found.good} of {found.targets}"]
    if found.bad:
        zh, en = [*zh, f"欠佳 {found.bad} 个"], [*en, f"bad {found.bad}"]
    if found.unknown:
        zh, en = [*zh, f"尚无结论 {found.unknown} 个"], [*en, f"not known {found.unknown}"]
        ends = f"良好占 {low} 到 {high}", f"between {low} and {high}"
    else:
        ends = f"良好占 {low}", low
    n = found.pending
    latest = "latest figure" if n == 1 else "latest figures"
    awaited = pick(
        language,
        f"（其中 {n} 个结果未公布，按最近的数算）",
        f" ({n} by the {latest}, result pending)",
    )
    return pick(
        language,
        f"{found.targets} 个目标里" + "、".join(zh) + f"：{ends[0]}",
        " · ".join(en) + f": {ends[1]}",
    ) + (awaited if n else "")


def score_range(found: Score) -> str:
    """The two shares alone: 29–94%."""
    low, high = _ends(found)
    return low if not found.unknown else f"{low.removesuffix('%')}–{high}"


def _ends(found: Score) -> tuple[str, str]:
    """In whole per cent, finer where they would read as none or as all and are not."""
    low, high = (percent(found.share(key) or Fraction(0), 0) for key in ("low", "high"))
    return low, high
