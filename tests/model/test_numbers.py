"""Numbers as plans and newspapers write them (model.md: target values, qualifiers, numbers)."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model.numbers import read_number
from tracker.model.numerals import chinese_integer
from tracker.problems.problem import Refused

# text, value, step, qualifier, unit
READS = [
    pytest.param("12000", "12000", "1000", "exact", None, id="plain"),
    pytest.param("12,000", "12000", "1000", "exact", None, id="thousands"),
    pytest.param("１２０００", "12000", "1000", "exact", None, id="full-width"),
    pytest.param("１２，０００", "12000", "1000", "exact", None, id="full-width-thousands"),
    pytest.param("1.2万", "12000", "1000", "exact", None, id="wan"),
    pytest.param("1.50万", "15000", "100", "exact", None, id="wan-written-zero"),
    pytest.param("一点五零万", "15000", "100", "exact", None, id="wan-written-zero-chinese"),
    pytest.param("1300亿", "130000000000", "10000000000", "exact", None, id="yi"),
    pytest.param("1.3千亿", "130000000000", "10000000000", "exact", None, id="qian-yi"),
    pytest.param("2万亿", "2000000000000", "1000000000000", "exact", None, id="wan-yi"),
    pytest.param("16000", "16000", "1000", "exact", None, id="step-1000"),
    pytest.param("6500", "6500", "100", "exact", None, id="step-100"),
    pytest.param("15323", "15323", "1", "exact", None, id="step-1"),
    pytest.param("0", "0", "1", "exact", None, id="zero"),
    pytest.param("2608.33", "2608.33", "0.01", "exact", None, id="decimals"),
    pytest.param("27.0", "27", "0.1", "exact", None, id="decimal-zero-counts"),
    pytest.param("28%", "28", "1", "exact", "%", id="per-cent"),
    pytest.param("２８％", "28", "1", "exact", "%", id="per-cent-full-width"),
    pytest.param("百分之二十八", "28", "1", "exact", "%", id="per-cent-chinese"),
    pytest.param("-13.5%", "-13.5", "0.1", "exact", "%", id="negative"),
    pytest.param(".5 million", "500000", "100000", "exact", None, id="no-nought"),
    pytest.param("$.5m", "500000", "100000", "exact", "$", id="no-nought-currency"),
    pytest.param("-.5%", "-0.5", "0.1", "exact", "%", id="no-nought-negative"),
    pytest.param("down 68%", "-68", "1", "exact", "%", id="down"),
    pytest.param("fell 3%", "-3", "1", "exact", "%", id="fell"),
    pytest.param("up 4.5%", "4.5", "0.1", "exact", "%", id="up"),
    pytest.param("rose by 4.5%", "4.5", "0.1", "exact", "%", id="rose"),
    pytest.param("up to 5", "5", "1", "at-most", None, id="up-to"),
    pytest.param("1.2bn", "1200000000", "100000000", "exact", None, id="bn"),
    pytest.param("3.1 percentage points", "3.1", "0.1", "exact", "percentage points", id="points"),
    pytest.param("−13.5%", "-13.5", "0.1", "exact", "%", id="minus-sign"),
    pytest.param("5.5个百分点", "5.5", "0.1", "exact", "个百分点", id="points"),
    pytest.param("三千五百", "3500", "100", "exact", None, id="chinese"),
    pytest.param("12000家", "12000", "1000", "exact", "家", id="count-noun"),
    pytest.param("30万千瓦", "300000", "100000", "exact", "千瓦", id="kilo-is-no-scale"),
    pytest.param("达到2608.33", "2608.33", "0.01", "exact", None, id="reached"),
    pytest.param("突破1.6万", "16000", "1000", "over", None, id="over"),
    pytest.param("突破1.6万家", "16000", "1000", "over", "家", id="over-unit"),
    pytest.param("超过1.2万", "12000", "1000", "over", None, id="over-chaoguo"),
    pytest.param("more than 16,000", "16000", "1000", "over", None, id="over-english"),
    pytest.param("100余", "100", "100", "over", None, id="over-yu"),
    pytest.param("1.6万多家", "16000", "1000", "over", "家", id="over-duo"),
    pytest.param("20多万", "200000", "100000", "over", None, id="over-inside"),
    pytest.param("近400", "400", "100", "under", None, id="under"),
    pytest.param("nearly 400", "400", "100", "under", None, id="under-english"),
    pytest.param("200以上", "200", "100", "at-least", None, id="at-least"),
    pytest.param("不低于5%", "5", "1", "at-least", "%", id="at-least-before"),
    pytest.param("控制在3%以内", "3", "1", "at-most", "%", id="at-most-around"),
    pytest.param("at most 3", "3", "1", "at-most", None, id="at-most-english"),
    pytest.param("约12亿", "1200000000", "100000000", "about", None, id="about"),
    pytest.param("12亿左右", "1200000000", "100000000", "about", None, id="about-after"),
    pytest.param("达到约12亿", "1200000000", "100000000", "about", None, id="reached-about"),
    pytest.param("just over 65%", "65", "1", "over", "%", id="just-over"),
    pytest.param("Just under 400", "400", "100", "under", None, id="just-under"),
    pytest.param("some 50k homes", "50000", "10000", "about", "homes", id="some"),
    pytest.param("c. 1,500", "1500", "100", "about", None, id="c"),
    pytest.param("c.1,500", "1500", "100", "about", None, id="c-close"),
    pytest.param("around £2.4bn", "2400000000", "100000000", "about", "£", id="around"),
    pytest.param(
        "at least 0.2 million", "200000", "100000", "at-least", None, id="at-least-million"
    ),
    pytest.param("1\u2009234\u2009567", "1234567", "1", "exact", None, id="thin-blanks"),
    pytest.param("12\u202f000", "12000", "1000", "exact", None, id="narrow-blank"),
    pytest.param("12\xa0000 homes", "12000", "1000", "exact", "homes", id="no-break-blank"),
    pytest.param("–13.5%", "-13.5", "0.1", "exact", "%", id="en-dash"),
    pytest.param("minus 13.5%", "-13.5", "0.1", "exact", "%", id="minus-word"),
    pytest.param("-£5m", "-5000000", "1000000", "exact", "£", id="minus-money"),
    pytest.param("累计降低13.5%", "-13.5", "0.1", "exact", "%", id="fall"),
    pytest.param("下降18%以上", "-18", "1", "at-most", "%", id="fall-or-more"),
    pytest.param("a cut of at least 68%", "-68", "1", "at-most", "%", id="cut-of-at-least"),
    pytest.param("累计增长超过5%", "5", "1", "over", "%", id="rise-over"),
    pytest.param("12.5 per 100,000", "12.5", "0.1", "exact", "per 100,000", id="rate"),
    pytest.param("380 MtCO2e", "380", "10", "exact", "MtCO2e", id="digits-in-the-unit"),
    pytest.param("5 km²", "5", "1", "exact", "km²", id="square"),
    pytest.param("1.2 hundred thousand", "120000", "10000", "exact", None, id="hundred-thousand"),
    pytest.param("3.5 crore", "35000000", "1000000", "exact", None, id="crore"),
]


@pytest.mark.parametrize(("text", "value", "step", "qualifier", "unit"), READS)
def test_reads(text: str, value: str, step: str, qualifier: str, unit: str | None) -> None:
    written = read_number(text)
    q = written.quantity
    assert (q.value, q.step, q.qualifier, written.unit) == (
        Decimal(value),
        Decimal(step),
        qualifier,
        unit,
    )
    assert q.text == text


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        pytest.param("3—5", "3", "5", None, id="dash"),
        pytest.param("50—100", "50", "100", None, id="plan"),
        pytest.param("4.5%..5%", "4.5", "5", "%", id="per-cents"),
        pytest.param("4.5至5.5%", "4.5", "5.5", "%", id="per-cent-once"),
        pytest.param("百分之三至百分之五", "3", "5", "%", id="chinese"),
        pytest.param("1.2—1.5万家", "12000", "15000", "家", id="scale-once"),
        pytest.param("4.5%..5", "4.5", "5", "%", id="per-cent-of-the-first-only"),
        pytest.param("£2.4bn–£2.6bn", "2400000000", "2600000000", "£", id="money-twice"),
        pytest.param("£2.4-2.6 billion", "2400000000", "2600000000", "£", id="money-once"),
        pytest.param("50k-60k homes", "50000", "60000", "homes", id="thousands"),
        pytest.param("下降3%—5%", "-5", "-3", "%", id="fall"),
        pytest.param("3至百分之五", "3", "5", "%", id="per-cent-before-the-second-only"),
    ],
)
def test_reads_range(text: str, low: str, high: str, unit: str | None) -> None:
    written = read_number(text)
    q = written.quantity
    assert (q.value, q.upper, q.qualifier, written.unit) == (
        Decimal(low),
        Decimal(high),
        "range",
        unit,
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("1e6", "F401", id="exponent"),
        pytest.param("nan", "F401", id="nan"),
        pytest.param("inf", "F401", id="infinity"),
        pytest.param("0x10", "F401", id="hexadecimal"),
        pytest.param("", "F401", id="empty"),
        pytest.param("突破", "F401", id="qualifier-only"),
        pytest.param("亿", "F401", id="scale-only"),
        pytest.param("两万三", "F401", id="spoken"),
        pytest.param("三百五", "F401", id="spoken-hundreds"),
        pytest.param("一万二万", "F401", id="scale-twice"),
        pytest.param("12,00", "F401", id="thousands-short"),
        pytest.param("1,3000", "F401", id="thousands-long"),
        pytest.param("1234,567", "F401", id="thousands-missing"),
        pytest.param("12 000", "F401", id="space-inside"),
        pytest.param("1.2.3", "F401", id="two-points"),
        pytest.param("12.", "F401", id="point-without-digits"),
        pytest.param("1/3", "F401", id="fraction"),
        pytest.param("三分之二", "F401", id="fraction-chinese"),
        pytest.param("12万3千", "F401", id="mixed"),
        pytest.param("12万三千", "F401", id="mixed-chinese"),
        pytest.param("1亿两千万", "F401", id="mixed-chinese-scale"),
        pytest.param("5万二", "F401", id="mixed-spoken"),
        pytest.param("12点五", "F401", id="mixed-point"),
        pytest.param("3至", "F401", id="range-without-end"),
        pytest.param("约100余", "F402", id="about-over"),
        pytest.param("超过约12", "F402", id="over-about"),
        pytest.param("近100以上", "F402", id="under-at-least"),
        pytest.param("100以上左右", "F402", id="two-after"),
        pytest.param("约3—5", "F402", id="about-range"),
        pytest.param("50—3", "F403", id="range-reversed"),
        pytest.param("052.67", "F409", id="zero-in-front"),
        pytest.param("突破000", "F409", id="only-zeros"),
        pytest.param("00.5", "F409", id="two-zeros"),
        pytest.param("0,123", "F409", id="zero-before-thousands"),
        pytest.param("〇五", "F409", id="zero-in-front-chinese"),
        pytest.param("1.234,5", "F401", id="decimal-comma"),
        pytest.param("1\u202f234,5", "F401", id="decimal-comma-thin-blank"),
        pytest.param("12,5%", "F401", id="decimal-comma-per-cent"),
        pytest.param("1.234.567", "F401", id="points-between-thousands"),
        pytest.param("1\u202f23", "F401", id="thin-blank-two-digits"),
        pytest.param("1,23,456", "F401", id="lakhs"),
        pytest.param("5 homes million", "F410", id="scale-behind-the-noun"),
        pytest.param("£5m homes", "F401", id="money-and-homes"),
        pytest.param("£5-€6m", "F401", id="two-currencies"),
        pytest.param("5 homes 6", "F401", id="number-in-the-unit"),
        pytest.param("5²", "F422", id="power"),
        pytest.param("下降-5%", "F402", id="fall-and-minus"),
        pytest.param("下降到5%", "F401", id="fall-to"),
        pytest.param("12家)", "F422", id="stray-bracket"),
        pytest.param("9" * 1_000_000, "F401", id="million-digits"),
        pytest.param("九" * 50, "F401", id="fifty-chinese-digits"),
        pytest.param("九" * 5_000, "F401", id="many-chinese-digits"),
        pytest.param("一亿" * 1_000, "F401", id="many-chinese-scales"),
        pytest.param("一点五" + "亿" * 200_000, "F401", id="huge-chinese-exponent"),
    ],
)
def test_refuses(text: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_number(text)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("300家规模以上工业企业", "exact", id="above-designated-size"),
        pytest.param("300家规模以上", "exact", id="above-designated-size-at-the-end"),
        pytest.param("100家以上企业", "at-least", id="more-than-so-many-firms"),
        pytest.param("100家余", "over", id="yu-behind-the-unit"),
    ],
)
def test_words_behind_a_number_are_understood_or_refused(text: str, said: str) -> None:
    try:
        qualifier = read_number(text).quantity.qualifier
    except Refused:
        return
    assert qualifier == said


@pytest.mark.parametrize("text", ["28", " 28", "28 ", "\u00a028", "\u300028\u2009"])
def test_blanks_round_a_number_are_none_of_it(text: str) -> None:
    assert read_number(text) == read_number("28")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十五", 15),
        ("两千", 2000),
        ("一百零五", 105),
        ("一万零十五", 10015),
        ("三千五百", 3500),
        ("一千三百亿", 130_000_000_000),
        ("三万亿", 3 * 10**12),
        ("一万三千亿", 13 * 10**11),
        ("二〇二五", 2025),
        ("两万三", None),
        ("一百五", None),
        ("万", None),
        ("百", None),
        ("一万万", None),
        ("一百二百", None),
        ("一万二万", None),
        ("一亿二亿", None),
        ("三五百", None),
        ("家", None),
        ("", None),
    ],
)
def test_chinese_integer(text: str, value: int | None) -> None:
    assert chinese_integer(text) == value


PLAIN = st.from_regex(r"-?(0|[1-9][0-9]{0,24})(\.[0-9]{1,12})?", fullmatch=True)


@given(PLAIN)
def test_any_plain_number_reads_back(text: str) -> None:
    """Exact decimals from the file to the screen."""
    wide = text.translate(str.maketrans("0123456789.-", "０１２３４５６７８９．－"))
    whole, point, rest = text.lstrip("-").partition(".")
    grouped = f"{'-' * text.startswith('-')}{int(whole):,}{point}{rest}"
    for spelling in (text, wide, grouped):
        assert read_number(spelling).quantity.value == Decimal(text)


def numeral(n: int) -> str:
    """The standard Chinese numeral of a whole number below 10**16."""
    for power, word in ((8, "亿"), (4, "万"), (3, "千"), (2, "百"), (1, "十")):
        if n >= 10**power:
            high, low = divmod(n, 10**power)
            zero = "零" if 0 < low < 10 ** (power - 1) else ""
            return numeral(high) + word + zero + (numeral(low) if low else "")
    return "零一二三四五六七八九"[n]


@given(
    st.integers(0, 10**16 - 1)
    | st.builds(lambda n, p: n * 10**p, st.integers(0, 9999), st.integers(0, 11))
)
def test_chinese_numerals_read_back(n: int) -> None:
    assert chinese_integer(numeral(n)) == n
    assert read_number(numeral(n)).quantity.value == n
    if str(n).startswith("1") and len(str(n)) % 4 == 2:
        assert chinese_integer(numeral(n).removeprefix("一")) == n


HARD = st.text(
    st.sampled_from(
        "0123456789０,，.-—~%‰ 万亿千百十零一二两点约近超突破以上内多余至到家元个分之+<≥e"
    ),
    max_size=40,
)


@given(st.text() | HARD)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        written = read_number(text)
    except Refused:
        return
    low, high = written.quantity.interval().low, written.quantity.interval().high
    assert written.quantity.step > 0
    assert low is None or high is None or low <= high


@pytest.fixture
def watchdog() -> Iterator[None]:
    """Ends a test that hangs."""

    def bark(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, bark)
    signal.alarm(20)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("watchdog")
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("约" * 300_000, id="qualifiers"),
        pytest.param("1" + ",111" * 300_000, id="groups"),
        pytest.param("3" + "—" * 300_000 + "x", id="dashes"),
        pytest.param("1" + " " * 300_000 + "1", id="spaces-before-a-digit"),
        pytest.param("12x" + " " * 300_000 + "x", id="spaces-inside-the-unit"),
        pytest.param("一万亿" * 100_000, id="scales"),
    ],
)
def test_hostile_repetition_is_refused(text: str) -> None:
    """A pattern that backtracks over the square of the length would take minutes here."""
    with pytest.raises(Refused):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("五年累计3万", "3万"),
        ("cumulative £3bn", "£3bn"),
        ("下降到5", ""),
        ("多达约3万", ""),
        ("minus of 5", ""),
        ("CO2 5", ""),
        ("若干", ""),
    ],
)
def test_the_number_behind_other_words_is_offered(text: str, near: str) -> None:
    """Not where the words change what it says."""
    with pytest.raises(Refused) as stop:
        read_number(text)
    assert stop.value.facts.get("near", "") == near
