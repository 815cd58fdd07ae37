"""One row of CODES: severity, sentence, why it matters, mend, example; each text in Chinese and
English.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.language import Language, pick
from tracker.problems.problem import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """Sentence, why and mend, each (zh, en); `example` is a piece of a file before and after, as a
    Chinese reader would have it, and where an English one would have another, that.
    """

    severity: Severity
    sentence: tuple[str, str]
    why: tuple[str, str]
    mend: tuple[str, str]
    example: str = ""
    example_en: str = ""

    def example_in(self, language: Language) -> str:
        """The example for a reader; what is wrong and right in it in the reader's language."""
        said = pick(language, self.example, self.example_en or self.example)
        for zh, en in (("错", "wrong"), ("对", "right")):
            said = said.replace(f"# {zh} {en}", f"# {pick(language, zh, en)}")
        return said


def error(
    zh: str,
    en: str,
    why_zh: str,
    why_en: str,
    mend_zh: str,
    mend_en: str,
    example: str = "",
    example_en: str = "",
) -> Code:
    """A row of what must be mended."""
    return Code("error", (zh, en), (why_zh, why_en), (mend_zh, mend_en), example, example_en)


def warning(
    zh: str,
    en: str,
    why_zh: str,
    why_en: str,
    mend_zh: str,
    mend_en: str,
    example: str = "",
    example_en: str = "",
) -> Code:
    """A row of what must be looked at."""
    return Code("warning", (zh, en), (why_zh, why_en), (mend_zh, mend_en), example, example_en)
