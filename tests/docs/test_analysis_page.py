"""docs/analysis.md: what it prints of a target is what show says of it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.docs.test_docs_examples import shipped
from tests.support.projects import PROJECT
from tracker.assess.clocks import Clocks
from tracker.assess.detail import make_details
from tracker.formats import Terminal, terminal
from tracker.language import LANGUAGES, Language
from tracker.pages import target
from tracker.words.terms import word

BLOCK = re.compile(r"(`tracker show ([\w-]+)`[^\n]*\n\n```text\n)(?:.*?)```", re.DOTALL)
PAGES = {"en": PROJECT / "docs/analysis.md", "zh": PROJECT / "docs/analysis.zh-CN.md"}


def analysis_of(key: str, language: Language) -> str:
    """The part of show that is headed Analysis."""
    details = make_details(shipped(), [key], Clocks.of(date(2025, 2, 28)), language)
    text = terminal.write_page(target.page(details, language), Terminal(100))
    lines = [line.rstrip() for line in text.splitlines()]
    start = lines.index(word("analysis", language)) + 1
    return "\n".join(lines[start : lines.index("", start)]) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_of_targets_is_what_show_says(
    language: Language, update_golden: bool
) -> None:
    page: Path = PAGES[language]
    text = page.read_text(encoding="utf-8")
    assert len(BLOCK.findall(text)) == 2
    made = BLOCK.sub(lambda b: f"{b[1]}{analysis_of(b[2], language)}```", text)
    if update_golden:
        page.write_text(made, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == made
