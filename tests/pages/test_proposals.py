"""extract as it is printed: the summary first, what contradicts the record before what is new, a
line for what is on record.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.extract.test_extract import REGISTRY, SEEN
from tests.support.projects import write_project
from tests.support.scanning import scan_text
from tracker.formats import Terminal, render
from tracker.words import proposals as words
from tracker.workflows import extract as extraction

TEXT = """\
2024年，高新技术企业达到2318家。
2024年，全市园林绿地面积达到18公顷。
2023年，高新技术企业达到2042家。
到2030年，人工智能企业达到900家以上。
2023年，高新技术企业达到3042家。2022年，高新技术企业达到1806家。
技术合同成交额186亿元。
到2025年，高新技术企业达到2600家。
"""
ZH = """\
dir/a.txt  UTF-8
6 观测：1 与记录矛盾　1 新　2 已在记录　1 时期不明　1 未对上指标；2 目标

与记录矛盾 1
  :5   高新技术企业数量   firms   3042家   2023   有把握
    2023年，高新技术企业达到【3042家】。
    记录：2042（observations/a.yaml:3）

新 1
  :1   高新技术企业数量   firms   2318家   2024   有把握
    2024年，高新技术企业达到【2318家】。

已在记录 2
  :3   高新技术企业数量   2042家   2023
  :5   高新技术企业数量   1806家   2022   记录：突破1800

时期不明 1
  :6   技术合同成交额   contracts   186亿元   时期不明   要看
    技术合同成交额【186亿元】。

未对上指标 1
  :2   园林绿地面积   18公顷   2024   有把握
    2024年，全市园林绿地面积达到【18公顷】。

目标 2
"""
EN_SUMMARY = (
    "6 observations: 1 contradicting the record, 1 new, 2 on record, 1 period unclear,"
    " 1 no indicator; 2 targets"
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> extraction.Extract:
    files = {"targets.yaml": REGISTRY, "observations/a.yaml": SEEN}
    root = write_project(tmp_path_factory.mktemp("proposals"), files)
    return extraction.extract(
        [("dir/a.txt", TEXT.encode())], root, date(2025, 6, 30), "2025-02", {}
    )


def test_the_whole_page(found: extraction.Extract) -> None:
    text = render("proposals", found.documents, "table", "zh", Terminal())
    assert text.startswith(ZH)
    assert "  :7   高新技术企业数量   2600家   2025   已在记录\n" in text.partition("目标 2\n")[2]
    assert text.count("dir/a.txt") == 1 and "0.95" not in text


def test_in_english(found: extraction.Extract) -> None:
    text = render("proposals", found.documents, "table", "en", Terminal())
    assert text.splitlines()[1] == EN_SUMMARY
    assert "Contradicting the record 1\n" in text and "on record: 2042 (obs" in text
    assert "  :1   高新技术企业数量   firms   2318家   2024   sure\n" in text


@pytest.mark.parametrize("width", [40, 60, 100])
def test_a_line_ends_between_two_statements(found: extraction.Extract, width: int) -> None:
    text = render("proposals", found.documents, "table", "zh", Terminal(width))
    assert all("有把" not in line or "有把握" in line for line in text.splitlines())
    assert "  :3   高新技术企业数量   2042家   2023\n" in text


# what is quoted: the sentence of the figure, closed where a line broke
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024年，高新技术企业达到2318家", "2024年，高新技术企业达到【2318家】"),
        (
            "全年很好。2024年，高新技\n术企业达到2318\n家，增长 9%。以后再说。",
            "2024年，高新技术企业达到【2318家】，增长9%。",
        ),
        ("2024 年，高新技术企业达到 2318 家。", "2024年，高新技术企业达到【2318家】。"),
        (
            "All is well. In 2024 the city had 2,318 firms. It grew.",
            "In 2024 the city had 【2,318】 firms.",
        ),
    ],
)
def test_a_quote_is_the_figure_s_sentence(text: str, said: str) -> None:
    (figure, *_) = scan_text(text, date(2025, 2, 10))
    before, own, after = words.sentence_of(figure)
    assert f"{before}【{own}】{after}" == said


def test_the_row_of_a_table_keeps_its_blanks() -> None:
    figure = scan_text("指标\t单位\t2024年\n高新技术企业\t家\t2318\n", date(2025, 2, 10))[0]
    assert words.sentence_of(figure) == ("高新技术企业 家 ", "2318", "")


@pytest.mark.parametrize(
    ("share", "said"),
    [("1", "sure"), ("0.9", "sure"), ("0.8", "likely"), ("0.65", "likely"), ("0.5", "doubtful")],
)
def test_confidence_is_a_word(share: str, said: str) -> None:
    figure = scan_text("2024年，高新技术企业达到2318家。", date(2025, 2, 10))[0]
    assert words.confidence(replace(figure, confidence=Decimal(share)), "en") == said
