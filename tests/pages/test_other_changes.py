"""What diff says of the record besides its targets: by publication, a line for each indicator, and
places where they are asked for or can be clicked.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from tests.support.projects import PROJECT
from tracker.compare.changes import Diff
from tracker.formats import Terminal, render
from tracker.formats.terminal import write_page
from tracker.language import LANGUAGES, Language
from tracker.pages.blocks import Page, Paragraph, Piece
from tracker.words.other_changes import other_changes
from tracker.workflows.compare import compare_days

PLACE = re.compile(r"observations/[^（）() ]+\.yaml:\d+")


@cache
def compared(language: Language) -> Diff:
    return compare_days(PROJECT, date(2024, 12, 31), date(2025, 2, 28), (), language).diff


def test_by_publication() -> None:
    found = other_changes(compared("zh"), "zh")
    assert [one.heading for one in found] == [
        "《武汉今年开展15项颠覆性技术攻关》2025-02　7 条",
        "《挺膺向新 奋楫笃行 武汉科技创新活力奔涌》2025-02　13 条",
    ]
    lines = {line.text: line.places for one in found for line in one.lines}
    assert lines["中试平台数量 35 家 2025-02"] == (
        "observations/2025-02-武汉科技创新活力奔涌.yaml:44",
    )
    assert sum(len(line.places) for one in found for line in one.lines) == 20
    english = other_changes(compared("en"), "en")
    counts = [one.heading.rpartition("  ")[2] for one in english]
    assert counts == ["7 observations", "13 observations"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_only_where_they_are_asked_for(language: Language) -> None:
    diff = compared(language)
    plain = render("changes", diff, "text", language, Terminal(), places=False)
    assert not PLACE.search(plain)
    told = render("changes", diff, "text", language, Terminal(), places=True)
    assert len(set(PLACE.findall(told))) == len({str(one.place) for one in diff.record.added})
    assert PLACE.sub("", told) != told and len(told.splitlines()) == len(plain.splitlines())
    assert PLACE.search(render("changes", diff, "markdown", language))


def test_a_place_can_be_clicked() -> None:
    """On a terminal that says where its folder lies; the address holds no character that acts."""
    diff = compared("zh")
    on = Terminal(80, color=True, links="file:///a/b")
    clicked = render("changes", diff, "text", "zh", on, places=False)
    links = re.findall(r"\x1b\]8;id=\d+;(.*?)\x1b\\", clicked)
    assert "file:///a/b/observations/2025-02-%E6%AD%A6" in links[-1] and links[-1].endswith("#120")
    assert all(re.fullmatch(r"[\w:/.%#-]+", link) for link in links)
    assert "]8;" not in render(
        "changes", diff, "text", "zh", Terminal(80, color=True), places=False
    )
    hostile = Paragraph(((Piece("x", link="a\x1b\\;b\u202e c.yaml:1"),),))
    text = write_page(Page("zh", (hostile,)), on)
    assert re.findall(r"\x1b\]8;id=\d+;(.*?)\x1b\\", text) == [
        "file:///a/b/a%1B%5C%3Bb%E2%80%AE%20c.yaml#1"
    ]
