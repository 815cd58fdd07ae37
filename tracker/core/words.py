"""The words of statuses, evidence, columns and marks in Chinese and English, beside the thing they name."""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

STATUSES = (
    "exceeded", "met", "ahead", "on_track", "behind", "reversing", "lost", "missed", "undetermined", "open", "no_data",
)  # fmt: skip
EVIDENCE = (
    "no_baseline", "stale", "preliminary", "estimate", "derived", "lower_bound", "upper_bound", "approximate",
    "conflicting", "break", "awaiting_final", "ytd_only",
)  # fmt: skip

WORDS: dict[str, tuple[str, str]] = {
    # statuses (methods.md: one word)
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
    # evidence
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
    # columns and captions
    "target_column": ("目标", "Target"),
    "indicator": ("指标", "Indicator"),
    "baseline": ("基期", "Baseline"),
    "goal": ("目标值", "Goal"),
    "latest": ("最新值", "Latest"),
    "progress_bar": ("进度", "Progress"),
    "progress": ("进展", "progress"),
    "progress_pct": ("完成进度", "Done"),
    "gap": ("缺口", "Gap"),
    "overshoot": ("超额", "Over"),
    "gap_or_overshoot": ("缺口 / 超额", "Gap / over"),
    "status": ("状态", "Status"),
    "flags": ("备注", "Flags"),
    "plan": ("规划", "Plan"),
    "section": ("分组", "Section"),
    "unit": ("单位", "Unit"),
    "other": ("其他", "Other"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "hint": ("提示", "hint"),
}


def word(key: str, language: Language) -> str:
    """The word for a key; a key without a row is a programming error (KeyError)."""
    return WORDS[key][0 if language == "zh" else 1]


def pick(language: Language, zh: str, en: str) -> str:
    """The sentence in the language asked for."""
    return zh if language == "zh" else en
