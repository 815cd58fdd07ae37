"""Chinese numerals against cn2an, another's reading of them: the same value, except where cn2an is
known to be wrong.

Known: its spelling leaves out the 零 behind 亿 where no 万 follows (九十四亿九千四百八十一 for
9400009481); it does not know 〇 before 十, 一点五亿 and what is 10¹⁶ or more; and it reads short
forms (一百五, 两万三), which ours refuses.
"""

from __future__ import annotations

import re
from decimal import Decimal

import cn2an
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tracker.model.numerals import chinese_decimal, chinese_integer, chinese_text

INTEGERS = st.integers(0, 16).flatmap(lambda power: st.integers(0, 10**power - 1))
LETTERS = "零〇一二两三四五六七八九十百千万亿"
EDITS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 2), st.text(LETTERS, max_size=2)), max_size=3
)
SPELLINGS = st.builds(
    lambda value, edits: _edited(chinese_text(value), edits), INTEGERS, EDITS
) | st.text(LETTERS, min_size=1, max_size=8)


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    """A numeral in which a few characters are replaced, put in or left out."""
    for at, length, piece in edits:
        at %= len(text) + 1
        text = text[:at] + piece + text[at + length :]
    return text


def theirs(text: str, mode: str = "normal") -> int | None:
    """What cn2an makes of a numeral; None where it refuses."""
    try:
        found = cn2an.cn2an(text, mode)
    except (ValueError, KeyError, IndexError):
        return None
    return int(found) if found == int(found) else None


@given(INTEGERS)
def test_what_we_write_both_read(value: int) -> None:
    assert chinese_integer(chinese_text(value)) == value == theirs(chinese_text(value), "strict")


@given(INTEGERS)
def test_what_it_writes_we_read(value: int) -> None:
    text = cn2an.an2cn(value)
    if re.search("亿[一二三四五六七八九]千", text) and "万" not in text.rpartition("亿")[2]:
        text = re.sub("亿(?=[^亿]*$)", "亿零", text)
    assert chinese_integer(text) == value


@given(SPELLINGS)
@example("两千")
@example("一千零十")
@example("一十五")
@example("二〇二五")
def test_whatever_we_read_it_reads_as_the_same(text: str) -> None:
    value = chinese_integer(text)
    assume(value is not None and value < 10**16 and "〇十" not in text)
    assert theirs(text) == value


@given(INTEGERS, st.text("零一二三四五六七八九", min_size=1, max_size=6))
def test_decimals(value: int, rest: str) -> None:
    text = f"{chinese_text(value % 10**6)}点{rest}"
    found = chinese_decimal(text)
    assert found is not None and found[1] == 0
    assert float(Decimal(found[0])) == pytest.approx(float(cn2an.cn2an(text, "normal")))


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        pytest.param("九十四亿九千四百八十一", None, None, id="what-it-writes-and-does-not-read"),
        pytest.param("一百五", None, 150, id="short-form"),
        pytest.param("两万三", None, 23000, id="short-form-of-two-readings"),
        pytest.param("二千〇十", 2010, None, id="〇-before-十"),
        pytest.param("三亿亿", 3 * 10**16, None, id="too-large-for-it"),
    ],
)
def test_where_they_differ(text: str, own: int | None, other: int | None) -> None:
    assert (chinese_integer(text), theirs(text)) == (own, other)
