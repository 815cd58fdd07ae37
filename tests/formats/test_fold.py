"""Folding: lines break at spaces and between characters, never inside a figure."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from tracker.formats import wrap as fold


# a text, a width, and where it may break
@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("one two three", 8, ["one two", "three"], id="at-spaces"),
        pytest.param("突破一万六千家", 6, ["突破一", "万六千", "家"], id="between-characters"),
        pytest.param(
            "增长18.65%。再说", 12, ["增长18.65%。", "再说"], id="no-mark-at-the-beginning"
        ),
        pytest.param("他说了（突破", 8, ["他说了", "（突破"], id="no-bracket-at-the-end"),
        pytest.param("数为16,000家多", 8, ["数为", "16,000家", "多"], id="a-figure-with-its-unit"),
        pytest.param("突破1.6万家", 6, ["突破", "1.6万", "家"], id="a-figure-with-its-scale"),
        pytest.param("完成 >169.7%", 8, ["完成", ">169.7%"], id="a-figure-with-its-mark"),
        pytest.param("有 46.2件", 6, ["有", "46.2件"], id="a-figure-with-its-noun"),
        pytest.param("自2024-03-31起", 11, ["自", "2024-03-31", "起"], id="a-day"),
        pytest.param("在2016—2020年", 11, ["在", "2016—2020年"], id="years"),
        pytest.param("(16,000 − 6,259) / 2", 10, ["(16,000 −", "6,259) / 2"], id="arithmetic"),
        pytest.param(
            "https://example.org/a", 10, ["https://ex", "ample.org/", "a"], id="an-address"
        ),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert [part.plain.rstrip() for part in fold.fold(Text(text), width)] == lines


@given(st.text("一二（）。，, .%0123456789万家ab-", max_size=60), st.integers(12, 40))
def test_folding_loses_and_breaks_nothing(text: str, width: int) -> None:
    """Whatever is said is still there, no line is too wide, and no figure that has room is cut in
    two.
    """
    parts = [part.plain for part in fold.fold(Text(text), width)]
    assert "".join(parts) == text
    assert all(cell_len(part.rstrip()) <= width for part in parts)
    ends = [len("".join(parts[:n])) for n in range(1, len(parts))]
    for found in re.finditer(r"\d+(?:[,.]\d+)*", text):
        broken = any(found.start() < end < found.end() for end in ends)
        assert not broken or _in_overlong_unit(text, found.start(), width)


def _in_overlong_unit(text: str, at: int, width: int) -> bool:
    """Whether a place lies in a piece without a break that is longer than a line."""
    start = 0
    for unit in fold._units(text):
        if start <= at < start + len(unit):
            return cell_len(unit.rstrip()) > width
        start += len(unit)
    return False
