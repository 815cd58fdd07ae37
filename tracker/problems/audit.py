"""Codes of: What an audit finds. They are decided when a report is made, not when files are read."""

from __future__ import annotations

from tracker.problems.codes_row import Code, warning

AUDIT: dict[str, Code] = {
    "A401": warning(
        "{indicator} {period}：出处称{said}，按记录是 {recomputed}", "{indicator} {period}: the publication says {said}, the record gives {recomputed}",
        "同一份记录里的数和出处自己的说法对不上，至少有一处错了。", "A value, its base or the claim is wrong: they cannot all be right.",
        "先核对抄录，再查口径；出处印错了的，写进 accept，注明理由。tracker audit 列出算式。", "Check the transcription, then the definitions; where the source is wrong, accept it with the reason. tracker audit shows the arithmetic.",
        "accept:\n  - {code: A401, reason: 原文误印, until: 2026-12-31}",
        "accept:\n  - {code: A401, reason: misprinted in the source, until: 2026-12-31}",
    ),
}  # fmt: skip
