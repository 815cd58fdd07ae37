"""The grammar of extraction by tables: what is passed over, numbers, times, English numbers; what
is and what is not.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.scanning import scan_text
from tracker.extract import languages
from tracker.extract.zh.ignore import IGNORE_RULES, ignored
from tracker.extract.zh.numbers import find_mentions
from tracker.extract.zh.times import find_times

CATCHES = [
    pytest.param(row.name, text, id=f"{row.name}-{text.strip()}")
    for row in IGNORE_RULES
    for text in row.catches
]
LEAVES = [
    pytest.param(row.name, text, id=f"{row.name}-{text}")
    for row in IGNORE_RULES
    for text in row.leaves
]


@pytest.mark.parametrize(("name", "text"), CATCHES)
def test_a_row_catches_its_examples(name: str, text: str) -> None:
    assert name in {row for _, _, row in ignored(text)}


@pytest.mark.parametrize(("name", "text"), LEAVES)
def test_a_row_leaves_what_it_must(name: str, text: str) -> None:
    assert name not in {row for _, _, row in ignored(text)}


def test_every_row_has_both() -> None:
    assert [row.name for row in IGNORE_RULES if not (row.catches and row.leaves)] == []
    assert len({row.name for row in IGNORE_RULES}) == len(IGNORE_RULES)


# text, then of each number: as written, value, upper end, unit, factor as a power of ten, qualifier
MENTIONS = [
    ("达到15323家", ("15323家", "15323", None, "家", 0, "exact")),
    ("年末户籍人口0.5万户", ("0.5万户", "0.5", None, "户", 4, "exact")),
    ("产量1,204.9万吨", ("1,204.9万吨", "1204.9", None, "吨", 4, "exact")),
    ("增速 -8.4%", ("-8.4%", "-8.4", None, "%", 0, "exact")),
    ("总值1862.47亿元", ("1862.47亿元", "1862.47", None, "元", 8, "exact")),
    ("规模达1.2万亿元", ("1.2万亿元", "1.2", None, "元", 12, "exact")),
    ("用电量2.3亿千瓦时", ("2.3亿千瓦时", "2.3", None, "千瓦时", 8, "exact")),
    ("劳动生产率18.73万元/人", ("18.73万元/人", "18.73", None, "元/人", 4, "exact")),
    ("达到3.5万", ("3.5万", "3.5", None, "", 4, "exact")),
    ("销售收入增长1.95倍", ("1.95倍", "1.95", None, "倍", 0, "exact")),
    # qualifiers, before and behind
    ("突破1.6万家", ("1.6万家", "1.6", None, "家", 4, "over")),
    ("超过1.6万家", ("1.6万家", "1.6", None, "家", 4, "over")),
    ("300余家", ("300余家", "300", None, "家", 0, "over")),
    ("3万多家", ("3万多家", "3", None, "家", 4, "over")),
    ("高于4.5%", ("4.5%", "4.5", None, "%", 0, "over")),
    ("近1.2万家", ("1.2万家", "1.2", None, "家", 4, "under")),
    ("接近300亿元", ("300亿元", "300", None, "元", 8, "under")),
    ("不足5000家", ("5000家", "5000", None, "家", 0, "under")),
    ("约300亿元", ("300亿元", "300", None, "元", 8, "about")),
    ("300亿元左右", ("300亿元", "300", None, "元", 8, "about")),
    ("不低于12000家", ("12000家", "12000", None, "家", 0, "at-least")),
    ("12000家以上", ("12000家", "12000", None, "家", 0, "at-least")),
    ("至少100个", ("100个", "100", None, "个", 0, "at-least")),
    ("不超过200天", ("200天", "200", None, "天", 0, "at-most")),
    ("控制在5.5%以内", ("5.5%", "5.5", None, "%", 0, "at-most")),
    # ranges: the unit holds for both ends, wherever it stands
    ("50-100万元", ("50-100万元", "50", "100", "元", 4, "range")),
    ("50—100万元", ("50—100万元", "50", "100", "元", 4, "range")),
    ("50万元至100万元", ("50万元至100万元", "50", "100", "元", 4, "range")),
    ("4.5%~5%", ("4.5%~5%", "4.5", "5", "%", 0, "range")),
    # spelt
    ("提高百分之三点八", ("百分之三点八", "3.8", None, "%", 0, "exact")),
    ("占百分之五十", ("百分之五十", "50", None, "%", 0, "exact")),
    ("死亡率千分之六点二", ("千分之六点二", "6.2", None, "‰", 0, "exact")),
    ("占三成", ("三成", "30", None, "%", 0, "exact")),
    ("占三成半", ("三成半", "35", None, "%", 0, "exact")),
    ("近七成", ("七成", "70", None, "%", 0, "under")),
    ("七成以上", ("七成", "70", None, "%", 0, "at-least")),
    ("比五年前翻番", ("翻番", "2", None, "倍", 0, "exact")),
    ("比五年前翻一番", ("翻一番", "2", None, "倍", 0, "exact")),
    ("比五年前翻两番", ("翻两番", "4", None, "倍", 0, "exact")),
    ("实现零的突破", ("零的突破", "1", None, "", 0, "exact")),
    ("投资一千三百亿元", ("一千三百亿元", "1300", None, "元", 8, "exact")),
    ("达两万亿元", ("两万亿元", "2", None, "元", 12, "exact")),
    ("超千亿元", ("千亿元", "1000", None, "元", 8, "over")),
    ("建成三百二十一家", ("三百二十一家", "321", None, "家", 0, "exact")),
    ("新建学校一百零五所", ("一百零五所", "105", None, "所", 0, "exact")),
    # several in one sentence
    ("分别达到17倍、21倍", ("17倍", "17", None, "倍", 0, "exact"), ("21倍", "21", None, "倍", 0, "exact")),
    ("由3.5%提升至3.8%", ("3.5%", "3.5", None, "%", 0, "exact"), ("3.8%", "3.8", None, "%", 0, "exact")),
    ("均、双双突破1.6万家", ("1.6万家", "1.6", None, "家", 4, "over")),
    ("每立方米30微克", ("30微克", "30", None, "微克", 0, "exact")),
]  # fmt: skip
NO_MENTIONS = (
    "两三家",
    "几十家",
    "数百名",
    "亿元",
    "一二三产业",
    "每平方米",
    "一家",
    "千方百计",
    "",
    "第",
)


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(row[0], row[1:], id=row[0]) for row in MENTIONS]
)
def test_numbers(
    text: str, expected: tuple[tuple[str, str, str | None, str, int, str], ...]
) -> None:
    found = [
        (text[one.start : one.end], one.value, one.upper, one.unit, one.factor, one.qualifier)
        for one in find_mentions(text)
    ]
    assert found == [
        (written, Decimal(value), upper and Decimal(upper), unit, Decimal(10) ** power, qualifier)
        for written, value, upper, unit, power, qualifier in expected
    ]


@pytest.mark.parametrize("text", NO_MENTIONS)
def test_no_numbers(text: str) -> None:
    assert find_mentions(text) == []


# in a text about 2024: each time as written, what it is for, and its period
TIMES = [
    ("2024年达到3家", ("2024年", "period", "2024")),
    ("2024年末达到", ("2024年末", "period", "2024")),
    ("2023年度", ("2023年度", "period", "2023")),
    ("截至2023年6月底", ("2023年6月底", "period", "2023-06")),
    ("2023年6月30日", ("2023年6月30日", "period", "2023-06-30")),
    ("2023年上半年", ("2023年上半年", "period", "2023-H1")),
    ("2023年一季度", ("2023年一季度", "period", "2023-Q1")),
    ("2023年前三季度", ("2023年前三季度", "period", "2023-01..2023-09")),
    ("2023年1—8月", ("2023年1—8月", "period", "2023-01..2023-08")),
    ("2023年1月至8月", ("2023年1月至8月", "period", "2023-01..2023-08")),
    ("2023年前8个月", ("2023年前8个月", "period", "2023-01..2023-08")),
    ("二〇一一年", ("二〇一一年", "period", "2011")),
    ("2021—2025年", ("2021—2025年", "plan", "2021..2025")),
    ("“十四五”期间", ("“十四五”期间", "plan", "2021..2025")),
    ("十三五规划", ("十三五规划", "plan", "2016..2020")),
    ("到2025年达到", ("2025年", "due", "2025")),
    ("到2025年的", ("2025年", "period", "2025")),
    ("到“十四五”末", ("“十四五”末", "due", "2025")),
    ("今年达到", ("今年", "relative", "2024")),
    ("去年达到", ("去年", "relative", "2023")),
    ("前年达到", ("前年", "relative", "2022")),
    ("明年达到", ("明年", "relative", "2025")),
    ("上年末", ("上年末", "relative", "2023")),
    ("今年上半年", ("今年上半年", "relative", "2024-H1")),
    ("全年实现", ("全年", "relative", "2024")),
    ("目前达到", ("目前", "relative", None)),
    ("1—8月完成", ("1—8月", "period", "2024-01..2024-08")),
    ("一季度完成", ("一季度", "period", "2024-Q1")),
    ("2023年完成5家，上半年", ("2023年", "period", "2023"), ("上半年", "period", "2023-H1")),
    ("2023年，全年", ("2023年", "period", "2023"), ("全年", "relative", "2023")),
    # only compared with
    ("比上年增长", ("上年", "base", "2023")),
    ("较2021年增长", ("2021年", "base", "2021")),
    ("是2021年的1.95倍", ("2021年", "base", "2021")),
    ("与2020年相比", ("2020年", "base", "2020")),
    ("按2020年不变价", ("2020年", "base", "2020")),
]  # fmt: skip
NO_TIMES = (
    "《规划（2021—2025年）》",
    "同比增长",
    "过去五年",
    "近年来",
    "年均增长",
    "2024家",
    "20245年",
)


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(row[0], row[1:], id=row[0]) for row in TIMES]
)
def test_times(text: str, expected: tuple[tuple[str, str, str | None], ...]) -> None:
    assert [
        (text[one.start : one.end], one.kind, one.period) for one in find_times(text, 2024)
    ] == list(expected)


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_times(text: str) -> None:
    assert [one for one in find_times(text, 2024) if one.period] == []


@pytest.mark.parametrize(
    "text", ["今年", "去年", "明年", "全年", "上年末", "1—8月", "上半年", "今年上半年"]
)
def test_without_a_year_to_reckon_from_nothing_is_settled(text: str) -> None:
    assert [one.period for one in find_times(text, None)] == [None]


def test_a_month_that_is_none_is_no_period() -> None:
    assert [one.period for one in find_times("2024年13月", 2024)] == [None]


# a sentence, then of each figure: as written without blanks, value, upper end, unit, power of ten,
# qualifier, op, period
ENGLISH = [
    ("We will build 300,000 homes a year by 2029.", ("300,000", "300000", None, "homes", 0, "exact", "ge", "2029")),
    ("Employment rose to 1.2 million in 2023.", ("1.2million", "1.2", None, "", 6, "exact", None, "2023")),
    ("We invested £1.8bn in 2023.", ("£1.8bn", "1.8", None, "£", 9, "exact", None, "2023")),
    ("Spending reached $2.5 trillion in 2020.", ("$2.5trillion", "2.5", None, "$", 12, "exact", None, "2020")),
    ("The budget was EUR 620 billion in 2020.", ("EUR620billion", "620", None, "EUR", 9, "exact", None, "2020")),
    ("5 lakh farmers were covered in 2020.", ("5lakh", "5", None, "farmers", 5, "exact", None, "2020")),
    ("2.3 crore households were covered in 2020.", ("2.3crore", "2.3", None, "households", 7, "exact", None, "2020")),
    ("No more than 16 weeks by 2027.", ("16", "16", None, "weeks", 0, "at-most", "le", "2027")),
    ("Unemployment was no more than 4.2 per cent in 2022.", ("4.2percent", "4.2", None, "%", 0, "at-most", None, "2022")),
    ("Nearly 4,000 homes were completed in 2022.", ("4,000", "4000", None, "homes", 0, "under", None, "2022")),
    ("More than 90% of pupils passed in 2022.", ("90%", "90", None, "%", 0, "over", None, "2022")),
    ("The population stood at about 1.2 million in 2021.", ("1.2million", "1.2", None, "", 6, "about", None, "2021")),
    ("Total investment was between £3 million and £5 million in 2021.", ("£3millionand£5million", "3", "5", "£", 6, "range", None, "2021")),
    ("Three-quarters of stations were step-free in 2023.", ("Three-quarters", "75", None, "%", 0, "exact", None, "2023")),
    ("One in five pupils was absent in 2023.", ("Oneinfive", "20", None, "%", 0, "exact", None, "2023")),
    ("The share was above the statutory minimum of 64% in 2023.", ("64%", "64", None, "%", 0, "at-least", "ge", "2023")),
    ("Output will double by 2030.", ("double", "2", None, "times", 0, "exact", "growth", "2030")),
    ("The rate was 3.1 percent in the second quarter of 2023.", ("3.1percent", "3.1", None, "%", 0, "exact", None, "2023-Q2")),
    ("The share rose from 12.4% in 2019 to 15.1% in 2023.",
     ("12.4%", "12.4", None, "%", 0, "exact", None, "2019"), ("15.1%", "15.1", None, "%", 0, "exact", None, "2023")),
    ("The target is 45% by 2030, up from 30% in 2020.",
     ("45%", "45", None, "%", 0, "exact", "ge", "2030"), ("30%", "30", None, "%", 0, "exact", None, "2020")),
]  # fmt: skip
NO_ENGLISH = (
    "Section 63 of the 2009 Act applies.",
    "Call 01632 960118 for details.",
    "See Table 4 on page 12.",
    "In 2019 it was COVID-19.",
    "Chapter 3, paragraph 2.14",
    "The train departs at 10:45 from platform 3.",
)


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(row[0], row[1:], id=row[0][:40]) for row in ENGLISH]
)
def test_english(
    text: str, expected: tuple[tuple[str, str, str | None, str, int, str, str | None, str], ...]
) -> None:
    found = [
        (
            "".join(one.text.split()),
            one.value,
            one.upper,
            one.unit,
            abs(one.factor),
            one.qualifier,
            one.op,
            one.period,
        )
        for one in scan_text(text)
    ]
    assert found == [
        (
            written,
            Decimal(value),
            upper and Decimal(upper),
            unit,
            Decimal(10) ** power,
            qualifier,
            op,
            period,
        )
        for written, value, upper, unit, power, qualifier, op, period in expected
    ]


@pytest.mark.parametrize("text", NO_ENGLISH)
def test_not_english_figures(text: str) -> None:
    assert [one for one in scan_text(text) if one.role != "other"] == []


# What is wrong as yet: a mended one fails here, and moves up.
WRONG = [
    ("增速为-8.4%", ("-8.4%", "-8.4", None, "%", 0, "exact")),
    ("装机300千瓦", ("300千瓦", "300", None, "千瓦", 0, "exact")),
    ("销售额是83个亿", ("83个亿", "83", None, "", 8, "exact")),
    ("占百分之百", ("百分之百", "100", None, "%", 0, "exact")),
    ("增长一点五倍", ("一点五倍", "1.5", None, "倍", 0, "exact")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(row[0], row[1:], id=row[0]) for row in WRONG]
)
def test_numbers_that_are_read_wrongly(
    text: str, expected: tuple[tuple[str, str, None, str, int, str], ...]
) -> None:
    test_numbers(text, expected)


def test_every_language_answers_under_the_same_names() -> None:
    """A further language is one folder and one row in languages.py."""
    folder = Path(languages.__file__).parent
    names = {
        one.name: sorted(two.stem for two in one.glob("[a-z]*.py"))
        for one in folder.iterdir()
        if one.is_dir() and (one / "__init__.py").is_file()
    }
    assert len(names) == len(languages.DOCUMENT_LANGUAGES) and names["zh"] == names["en"]
    assert all(one == names["zh"] for one in names.values()) and len(names["zh"]) == 9
