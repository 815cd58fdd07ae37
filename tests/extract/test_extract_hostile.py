"""Whatever a text says: no exception, spans that hold, and no repetition that takes for ever.

benchmarks/extraction_time.py measures how time grows; here an explosion only runs into a generous
limit.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.processes import environment
from tests.support.projects import PROJECT
from tests.support.scanning import scan_text
from tracker.extract.proposal import DocumentNames, propose
from tracker.extract.zh.numbers import find_mentions
from tracker.extract.zh.times import find_times
from tracker.model.names import Names

FEW, CHARACTERS = 4_000, 50_000
SECONDS = 60
# each is repeated to CHARACTERS: what numbers, lists, titles, times and tables are made of, and
# what never ends
REPEATED = (
    "1", "12345,", "1,", "第", "（", " ", "从1到", "一二三", "million ", "to 1 ", "\t", "《", "“",
    "2024年", "%", "a", "1\n", "名称\t1\n", "1万", "1家、2家、", "达到12家，", "同比增长5%，",
    "由1提高到2", "1 per cent ",
)  # fmt: skip
PIECES = (
    *REPEATED, ",", "(1", '"', "\n", "1\t2\n", "指标 单位 2024年\n", "| a | 1 |\n", "　", "A", "A-",
    "é", "一", "百", "亿", "约", "。", "，", "了", "年", "的", "。1", "1：", "1月", "1-", "1—",
    "1至", "1、", "12家", "1家，2家，", "提高1到", "到2025年", "2024年1", "“十四五”", "“一",
    "1以上的", "企业", "全国", "增长", "1.1.", "[1]", "〔1〕", "- ", "from 1 to 2 ",
    "between 1 and ", "1 per cent, ", "£1bn ", "one hundred ", "and ", "in 2024 ", "by 2030 ", "1.",
    "\0", "\u202e", "电话", "编号", "高新技术企业达到12家，增长5%。\n",
)  # fmt: skip
WORDS = st.sampled_from(
    (
        *PIECES,
        "分别",
        "均",
        "占",
        "比",
        "达到",
        "力争",
        "其中：",
        "2030年",
        "below ",
        "half ",
        "target",
        "翻番",
    )
)
TEXTS = st.text(max_size=80) | st.lists(WORDS, max_size=25).map("".join)
TIMED = """
import json, sys, time
from tracker.documents.document import Document
from tracker.extract.scan import scan
for piece in json.loads(sys.argv[1]):
    text = (piece * (int(sys.argv[2]) // len(piece) + 1))[:int(sys.argv[2])]
    start = time.process_time()
    scan(Document("text", text, wrapped=True))
    print(time.process_time() - start)
"""


def timed(pieces: Sequence[str], characters: int, limit: float) -> list[float]:
    """Seconds of the processor that each piece takes, repeated to so many characters.

    Raises TimeoutExpired.
    """
    run = [sys.executable, "-c", TIMED, json.dumps(pieces), str(characters)]
    done = subprocess.run(
        run, cwd=PROJECT, env=environment(), capture_output=True, timeout=limit, check=True
    )
    return list(map(float, done.stdout.split()))


@pytest.mark.long
def test_no_repetition_explodes() -> None:
    assert max(timed(REPEATED, FEW, SECONDS)) < SECONDS


@pytest.mark.long
@pytest.mark.parametrize("piece", REPEATED, ids=repr)
def test_no_repetition_takes_for_ever(piece: str) -> None:
    assert timed([piece], CHARACTERS, SECONDS)[0] < SECONDS


@given(TEXTS, st.booleans(), st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_any_text_is_scanned(text: str, wrapped: bool, published: date | None) -> None:
    """No exception; every figure stands in the text, in order, and can be proposed."""
    found = scan_text(text, wrapped=wrapped, published=published)
    assert [one.span for one in found] == sorted(one.span for one in found)
    for one in found:
        start, end = one.span
        assert 0 <= start < end <= len(text)
        assert one.value.is_finite() and one.factor.is_finite() and one.factor != 0
        assert one.upper is None or one.upper > one.value
        assert 0 <= one.confidence <= 1 and (one.period is None) == (one.basis is None)
    propose(found, DocumentNames(Names()), None, None)


@given(TEXTS, st.none() | st.integers(1, 9999))
def test_any_text_has_mentions_and_times_that_stand_in_it(text: str, year: int | None) -> None:
    """In order, and no mention overlaps another."""
    mentions = find_mentions(text)
    assert all(a.end <= b.start for a, b in zip(mentions, mentions[1:], strict=False))
    assert all(0 <= one.start <= one.body < one.end <= len(text) for one in mentions)
    assert all(0 <= one.start < one.end <= len(text) for one in find_times(text, year))


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 40)), max_size=4), st.booleans())
def test_what_is_to_be_passed_over_holds_no_figure(
    spans: list[tuple[int, int]], wrapped: bool
) -> None:
    """Whole lines that are skipped; the others keep their places."""
    lines = [f"2024年，全市企业{chr(0x4E00 + n)}达到{n + 100}家。\n" for n in range(12)]
    text = "".join(lines)
    starts = [sum(map(len, lines[:n])) for n in range(12)]
    over = [starts[at % 12] for at, _ in spans]
    skipped = sorted({(start, start + len(lines[starts.index(start)]) - 1) for start in over})
    found = scan_text(text, wrapped=wrapped, skipped=skipped)
    assert all(not (start <= one.span[0] < end) for one in found for start, end in skipped)
    assert len(found) == 12 - len(skipped)
