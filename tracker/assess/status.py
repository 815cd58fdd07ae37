"""The words of a verdict: statuses and evidence, as machines read them."""

from __future__ import annotations

STATUSES = (
    "exceeded", "met", "ahead", "on_track", "behind", "reversing", "lost", "missed", "undetermined",
    "open", "no_data",
)  # fmt: skip
UNSAID = ("undetermined", "open", "no_data")
EVIDENCE = (
    "no_baseline", "stale", "preliminary", "estimate", "derived", "lower_bound", "upper_bound",
    "approximate", "conflicting", "break", "awaiting_final", "ytd_only",
)  # fmt: skip
# methods.md: one word
STATUS_WORDS: dict[str, tuple[str, str]] = {
    "no_data": ("无数据", "no data"),
    "missed": ("未完成", "missed"),
    "lost": ("回落", "lost"),
    "exceeded": ("超额完成", "exceeded"),
    "met": ("完成", "met"),
    "undetermined": ("待定", "undetermined"),
    "reversing": ("倒退", "reversing"),
    "behind": ("滞后", "behind"),
    "on_track": ("符合预期", "on track"),
    "ahead": ("快于预期", "ahead"),
    "open": ("进行中", "open"),
}
EVIDENCE_WORDS: dict[str, tuple[str, str]] = {
    "no_baseline": ("无基期", "no baseline"),
    "stale": ("过期", "stale"),
    "preliminary": ("初步数", "preliminary"),
    "estimate": ("估计数", "estimate"),
    "derived": ("推算", "derived"),
    "lower_bound": ("下限", "at least"),
    "upper_bound": ("上限", "at most"),
    "approximate": ("约数", "approx."),
    "conflicting": ("冲突", "conflicting"),
    "break": ("口径变动", "series break"),
    "awaiting_final": ("待期末数", "awaiting final"),
    "ytd_only": ("仅累计数", "part-year only"),
}


FAILING = frozenset({"missed", "behind", "lost", "reversing"})
GATES_OF_PROBLEMS = ("never", "error", "warning")
GATES = (*GATES_OF_PROBLEMS, *STATUSES, *EVIDENCE)


GATES_OF_CHANGES = (
    "never",
    "worse",
    "moved",
    "rewritten",
    "error",
    "warning",
    *STATUSES,
    *EVIDENCE,
)
