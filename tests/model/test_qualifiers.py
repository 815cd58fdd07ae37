"""One table of qualifiers: a value in a file, a sentence and a cell of a table say the same."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.support.scanning import scan_text
from tracker.model.numbers import read_number
from tracker.model.qualifiers import QUALIFIERS
from tracker.model.quantity import Qualifier

CHINESE = [
    (name, word)
    for name, row in QUALIFIERS.items()
    if row.mark
    for word in (*row.zh.split("|"), row.mark)
]
BEHIND = [("at-least", "以上"), ("at-least", "及以上"), ("at-most", "以内"), ("about", "左右")]
ENGLISH = [
    ("at-least", "at least"), ("at-least", "no less than"), ("at-least", "a minimum of"),
    ("at-most", "at most"), ("at-most", "no more than"), ("at-most", "up to"),
    ("over", "more than"), ("over", "over"), ("over", "in excess of"), ("under", "nearly"),
    ("under", "fewer than"), ("under", "close to"), ("about", "about"), ("about", "around"),
]  # fmt: skip


def test_every_qualifier_has_its_row() -> None:
    assert set(QUALIFIERS) == set(get_args(Qualifier))
    marks = [row.mark for row in QUALIFIERS.values() if row.mark]
    assert len(set(marks)) == len(marks) == 5
    assert all(QUALIFIERS[row.mirror].mirror == name for name, row in QUALIFIERS.items())


@pytest.mark.parametrize(("name", "word"), CHINESE)
def test_chinese_words_before_a_number(name: str, word: str) -> None:
    assert read_number(f"{word}120").quantity.qualifier == name
    (said,) = scan_text(f"2024年，全市高新技术企业数量{word}120家。")
    (cell,) = scan_text(f"指标\t单位\t2024年\n高新技术企业数量\t家\t{word}120\n")
    assert (said.qualifier, cell.qualifier) == (name, name)
    assert (said.rule, cell.rule) == ("level", "table")


@pytest.mark.parametrize(("name", "word"), BEHIND)
def test_chinese_words_behind_a_number(name: str, word: str) -> None:
    assert read_number(f"120{word}").quantity.qualifier == name
    (said,) = scan_text(f"2024年，全市高新技术企业数量达到120家{word}。")
    (cell,) = scan_text(f"指标\t单位\t2024年\n高新技术企业数量\t家\t120{word}\n")
    assert (said.qualifier, cell.qualifier) == (name, name)


@pytest.mark.parametrize(("name", "word"), ENGLISH)
def test_english_words_before_a_number(name: str, word: str) -> None:
    assert read_number(f"{word} 120").quantity.qualifier == name
    (said,) = scan_text(f"Completions reached {word} 120 homes in 2023.")
    assert said.qualifier == name
