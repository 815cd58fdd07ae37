"""One row of CODES: severity, sentence, why it matters, mend, example; each text in Chinese and
English.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.problems.problem import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """Sentence, why and mend, each (zh, en); `example` is a piece of a file before and after."""

    severity: Severity
    sentence: tuple[str, str]
    why: tuple[str, str]
    mend: tuple[str, str]
    example: str = ""


def error(
    zh: str, en: str, why_zh: str, why_en: str, mend_zh: str, mend_en: str, example: str = ""
) -> Code:
    """A row of what must be mended."""
    return Code("error", (zh, en), (why_zh, why_en), (mend_zh, mend_en), example)


def warning(
    zh: str, en: str, why_zh: str, why_en: str, mend_zh: str, mend_en: str, example: str = ""
) -> Code:
    """A row of what must be looked at."""
    return Code("warning", (zh, en), (why_zh, why_en), (mend_zh, mend_en), example)
