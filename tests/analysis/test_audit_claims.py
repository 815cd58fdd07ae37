"""tracker/analysis/audit/claims.py: claims computed again, as intervals, from the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import permutations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import PLAN, target
from tests.support.projects import PROJECT
from tracker.analysis.audit import audit
from tracker.analysis.audit.claims import ClaimCheck, claimed
from tracker.analysis.audit.forms import FORMS
from tracker.analysis.audit.printed import printed
from tracker.analysis.checks import AuditScope, Checks
from tracker.assess.clocks import Clocks
from tracker.assess.report import make_report
from tracker.model.multiples import read_multiple
from tracker.model.observation import Claim, ClaimKind, Observation, Publication, Revises
from tracker.model.periods import read_period
from tracker.model.project import Project
from tracker.model.quantity import Interval, Quantity
from tracker.model.target import Indicator, Name, Target, Thresholds
from tracker.read.project import read_project
from tracker.store.folder import read_folder
from tracker.words.audit import outcome, working
from tracker.words.exact import ratio
from tracker.words.intervals import interval_text

DAY = date(2025, 6, 30)
ABOUT = Decimal("0.05")
COUNT, MONEY = "家", "亿元"


def figure(said: str) -> Quantity:
    """value/step, and a qualifier where it has one."""
    value, step, *more = said.split("/")
    return Quantity(Decimal(value), Decimal(step), *more, text=value)  # type: ignore[arg-type]


def seen(
    said: str,
    period: str = "2024",
    *,
    of: str = "x",
    unit: str = MONEY,
    published: str = "2025-03",
    claims: tuple[Claim, ...] = (),
    **more: Any,
) -> Observation:
    source = Publication(more.pop("title", "公报"), read_period(published), "统计局")
    made = Observation(of, "武汉市", read_period(period), figure(said), unit, source, **more)
    return replace(made, claims=claims, file="observations/a.yaml", line=len(said) + len(period))


def project(*record: Observation, targets: tuple[Target, ...] = (), **measures: Any) -> Project:
    indicators = {
        one.indicator: Indicator(
            one.indicator,
            Name(one.indicator),
            one.unit,
            measures.get(one.indicator, "flow"),
            areas=("武汉市",),
        )
        for one in record
    }
    for one in targets:
        indicators.setdefault(one.indicator, Indicator(one.indicator, one.name, one.unit, "stock"))
    return Project((PLAN,), indicators, targets, record, Thresholds(), "zh", ())


def checks(made: Project, day: date = DAY, only: tuple[str, ...] = ("claims",)) -> Checks:
    report = make_report(made, made.targets, Clocks.of(day), "zh")
    return audit(AuditScope(report), only)


def check(*record: Observation, day: date = DAY, **more: Any) -> ClaimCheck:
    (found,) = checks(project(*record, **more), day).each
    assert isinstance(found, ClaimCheck)
    return found


def ends(span: Interval | None) -> list[float | None] | None:
    if span is None:
        return None
    return [None if end is None else float(end) for end in map(ratio, (span.low, span.high))]


def claim(kind: ClaimKind, said: str, *of: str, **more: Any) -> Claim:
    return Claim(kind, of or ("2023",), figure(said), **more)


# the examples of the design, and the claims of the shipped record: kind, value, claim, base (None:
# none on record; with * derived from the claim), verdict or reason, recomputed or implied, said
EXAMPLES = [
    ("multiple", "942.30/.01", "2/1", "471.09/.01", "", (2.000223, 2.000287), (1.5, 2.5)),
    ("multiple", "942.30/.01", "2/1/at-least", "471.09/.01", "", (2.000223, 2.000287), (2, None)),
    ("growth", "4032.12/.01", "84.53/.01", None, "no_base", (2185.013683, 2185.137515), None),
    ("share", "4032.12/.01", "25.82/.01", None, "no_base", (15613.223621, 15619.310478), None),
    ("change", "25.82/.01", "5.79/.01", None, "no_base", (20.02, 20.04), None),
    ("change", "6259/1", "4603/1", "1656/1", "", (4603, 4603), (4603, 4603)),
    ("change", "13/1", "-12/1", None, "no_base", (25, 25), None),
    ("share", "761.2/.1", "3.8/.1", None, "no_base", (19770.12987, 20300), None),
    ("multiple", "15323/1", "1.67/.01", "9175/1*", "circular", (9148.059701, 9203.003003), None),
    ("change", "27.5/.1", "0.5/.1", "27.0/.1*", "circular", (26.9, 27.1), None),
    ("multiple", "2198.43/.01", "1.95/.01", "1127.4/.1*", "circular", (1124.514066, 1130.300771),
     None),
    ("growth", "2000/1000/over", "14/1", None, "no_base", (1746.724891, 2643.171806), None),
    ("growth", "2608.33/.01", "18.65/.01", "2198.43/.01", "", (18.644627, 18.645621),
     (18.645, 18.655)),
    ("change", "9/1", "-1/1", None, "no_base", (10, 10), None),
    ("growth", "2608.33/.01", "19.65/.01", "2198.43/.01", "inconsistent", (18.644627, 18.645621),
     (19.645, 19.655)),
    ("change", "6259/1", "4630/10", "1656/1", "inconsistent", (4603, 4603), (4625, 4635)),
    ("growth", "10000/10000/about", "13.53/.01", "8000/1000/over", "too_wide", (5.555556, 31.25),
     (13.525, 13.535)),
    ("share", "761.2/.1", "3.8/.1", "20000/1", "", (3.805655, 3.806345), (3.75, 3.85)),
    ("share", "761.2/.1", "3.5/.1", "20000/1", "inconsistent", (3.805655, 3.806345), (3.45, 3.55)),
    ("growth", "3.09/.01", "10.1/.1", "2.80/.01", "", (9.982175, 10.733453), (10.05, 10.15)),
    ("growth", "3.09/.01", "12.1/.1", "2.80/.01", "inconsistent", (9.982175, 10.733453),
     (12.05, 12.15)),
]  # fmt: skip


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row[0]} {row[1]} {row[2]}")
def test_examples_of_the_design(row: tuple[Any, ...]) -> None:
    kind, value, said, base, expected, figures, claimed = row
    counts = "." not in value and "/1" in value and kind in ("change", "multiple")
    unit = COUNT if counts else "%" if value.startswith(("25.82", "27.5")) else MONEY
    of = "y" if kind == "share" else "2023"
    record = [seen(value, unit=unit, claims=(claim(kind, said, of),))]
    if base is not None:
        mine = base.endswith("*")
        more = {} if mine else {"published": "2024-03"}
        where = {"of": "y", "period": "2024"} if kind == "share" else {"period": "2023"}
        status = "derived" if mine else "final"
        base_unit = MONEY if kind == "share" else unit
        record.append(seen(base.rstrip("*"), unit=base_unit, status=status, **where, **more))
    elif kind == "share":
        record.append(seen("1/1", "1999", of="y"))
    found = check(*record)
    verdict = "inconsistent" if expected == "inconsistent" else "unverifiable" * bool(expected)
    assert (found.verdict, found.reason) == (
        verdict or "consistent",
        "" if expected == "inconsistent" else expected,
    )
    printed_ends = found.implied if expected in ("no_base", "circular") else found.recomputed
    assert ends(printed_ends) == list(figures)
    if claimed is not None:
        assert ends(found.said) == list(claimed)


def shipped(*edits: tuple[str, str]) -> Project:
    """The shipped record, with texts of its files replaced."""
    contents, _ = read_folder(PROJECT)
    for old, new in edits:
        holding = [name for name, text in contents.items() if old.encode() in text]
        assert holding, old
        for name in holding:
            contents[name] = contents[name].replace(old.encode(), new.encode())
    made = read_project(contents, date(2025, 2, 28))
    assert isinstance(made, Project)
    return made


def test_the_shipped_record() -> None:
    found = checks(shipped(), date(2025, 2, 28), ())
    assert found.summary == {"consistent": 3, "inconsistent": 0, "unverifiable": 10}
    told = [one for one in found.each if isinstance(one, ClaimCheck)]
    assert [(one.subject, str(one.period), one.kind, one.reason) for one in told] == [
        ("tech-contract-turnover", "2020", "multiple", ""),
        ("hitech-value-added", "2020", "growth", "no_base"),
        ("hitech-value-added", "2020", "share", "no_base"),
        ("above-scale-hitech-value-added-share", "2020", "change", "no_base"),
        ("hitech-enterprises", "2020", "change", ""),
        ("wipo-cluster-rank", "2024", "change", "no_base"),
        ("rd-spending", "2023", "share", "no_base"),
        ("hitech-enterprises", "2024-11", "multiple", "circular"),
        ("hightech-value-added-share", "2024-11", "change", "circular"),
        ("tech-contract-turnover", "2023", "multiple", "circular"),
        ("tech-contract-turnover", "2024-11", "growth", "no_base"),
        ("tech-contract-turnover", "2024", "growth", ""),
        ("nature-index-rank", "2024", "change", "no_base"),
    ]
    assert working(told[-2]).replace(",", "") == (
        "(2608.33 ± 0.005) / (2198.43 ± 0.005) − 1 = 18.6446…18.6456%"
    )
    for one in told:  # at the very line of the claim
        lines = (PROJECT / one.place.file).read_text("utf-8").splitlines()
        assert f"{one.claim.text}, of: {one.claim.of_text}" in lines[(one.place.line or 0) - 1]


SLIPS = [
    ("{growth: 18.65%, of: 2023}", "{growth: 18.75%, of: 2023}"),
    ("{growth: 18.65%, of: 2023}", "{growth: 81.65%, of: 2023}"),
    ("value: 达到2608.33", "value: 达到2806.33"),
    ("value: 达到2198.43", "value: 达到2189.43"),
    ("value: 达到2198.43", "value: 达到2199.43"),
    ("value: 1656", "value: 1655"),
    ("value: 6259", "value: 6295"),
    ("{change: 4603, of: 2015}", "{change: 4604, of: 2015}"),
    ("{multiple: 2, of: 2015}", "{multiple: 3, of: 2015}"),
]


@pytest.mark.long
@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_of_one_digit_is_found(slip: tuple[str, str]) -> None:
    found = checks(shipped(slip), date(2025, 2, 28), ())
    assert found.summary["inconsistent"] == 1


def test_every_other_digit_of_a_claim_is_found() -> None:
    """Only 18.64 for 18.65 is forgiven: the rounded levels allow both."""
    told = checks(shipped(), date(2025, 2, 28))
    forgiven, tried = [], 0
    for one in told.each:
        if not isinstance(one, ClaimCheck) or one.verdict != "consistent":
            continue
        text, step = one.claim.text.rstrip("%"), one.claim.quantity.step
        for at, digit in product(range(len(text)), "0123456789"):
            if text[at] not in (digit, "."):
                tried += 1
                other = Quantity(Decimal(text[:at] + digit + text[at + 1 :]), step)
                slip = replace(one.claim, quantity=other)
                assert one.recomputed is not None
                if not one.recomputed.disjoint(claimed(slip, one.observation.unit, told.report)):
                    forgiven.append(str(other.value))
    assert (tried, forgiven) == (9 + 36 + 36, ["18.64"])


BASE = seen("2000/1", "2023", published="2024-03")
GROWN = claim("growth", "10.0/.1")


def test_a_base_that_was_revised() -> None:
    value = seen("2200/1", claims=(GROWN,), published="2025-01")
    assert check(value, BASE).verdict == "consistent"
    old = seen("1900/1", "2023", published="2024-03")
    new = replace(BASE, publication=Publication("年鉴", read_period("2025-05"), "统计局"))
    found = check(value, old, new)
    assert (found.verdict, found.reason) == ("consistent", "revised_base")
    assert found.bases[0].observation == new
    found = check(value, old, new, day=date(2025, 4, 30))  # before that was known
    assert (found.verdict, found.reason) == ("inconsistent", "")
    later = check(value, new)  # nothing on its own day: what came later counts
    assert (later.verdict, later.reason) == ("consistent", "")


def test_a_withdrawn_base_is_none() -> None:
    wrong = seen("1900/1", "2023", published="2024-03")
    notice = replace(
        seen("0/1/none", "2023", published="2025-04", status="withdrawn"),
        revises=Revises(read_period("2024-03")),
    )
    found = check(seen("2200/1", claims=(GROWN,)), wrong, notice)
    assert (found.verdict, found.reason) == ("unverifiable", "no_base")


def test_a_contradicted_base_is_told() -> None:
    other = replace(BASE, quantity=figure("1500/1"))
    other = replace(other, publication=replace(BASE.publication, publisher="日报", tier="news"))
    found = check(seen("2200/1", claims=(GROWN,)), BASE, other)
    assert found.verdict == "consistent"
    assert found.bases[0].against == other
    report = checks(project(seen("2200/1", claims=(GROWN,)), BASE, other)).report
    assert "another source gives 1,500 (observations/a.yaml" in outcome(found, report, "en")


def test_forecasts_are_no_bases() -> None:
    found = check(seen("2200/1", claims=(GROWN,)), replace(BASE, status="forecast"))
    assert found.reason == "no_base"


def test_spans_of_a_flow_are_equally_long() -> None:
    so_far = seen("2200/1", "2024-11", ytd=True, claims=(claim("growth", "10.0/.1", "2023"),))
    assert check(so_far, BASE).reason == "part_year"
    so_far = seen("2200/1", "2024-11", ytd=True, claims=(claim("growth", "10.0/.1", "2023-11"),))
    month = seen("200/1", "2023-11", published="2024-03")
    assert check(so_far, month).reason == "part_year"
    assert check(so_far, BASE).reason == "no_base"
    same = seen("2000/1", "2023-11", ytd=True, published="2024-03")
    assert check(so_far, same).verdict == "consistent"
    assert check(so_far, replace(same, period=read_period("2023-01..2023-11"), ytd=False)).bases
    stock = seen("2200/1", "2024-11", claims=(GROWN,))
    assert check(stock, BASE, x="stock").verdict == "consistent"
    december = replace(BASE, period=read_period("2023-12"))
    assert check(stock, december, x="stock").verdict == "consistent"


@pytest.mark.parametrize(
    ("base", "kind", "reason"),
    [
        ("0/1", "growth", "zero_base"),
        ("0/1", "multiple", "zero_base"),
        ("-5/1", "growth", "zero_base"),
        ("-5/1", "multiple", ""),
        ("0/1", "change", ""),
        ("10/1/under", "growth", "too_wide"),
        ("10/1/at-most", "multiple", "zero_base"),
    ],
)
def test_bases_of_zero_and_below(base: str, kind: ClaimKind, reason: str) -> None:
    x = seen("-10/1" if base == "-5/1" else "20/1", claims=(claim(kind, "2/1"),))
    found = check(x, seen(base, "2023", published="2024-03"))
    if kind == "growth" and base == "10/1/under":
        assert found.verdict == "inconsistent"
    else:
        assert found.reason == reason


def test_other_units_and_areas() -> None:
    share = claim("share", "5.0/.1", "y")
    x = seen("100/1", unit="亿元", claims=(share,))
    whole = seen("2000000/1", of="y", unit="万元")  # 200亿元
    assert ends(check(x, whole).recomputed) == [49.749988, 50.250013]
    assert check(x, seen("2000/1", of="y", unit="吨")).reason == "units"
    elsewhere = replace(seen("2000/1", of="y"), area="湖北省")
    assert check(x, elsewhere).reason == "no_base"
    assert check(seen("100/1", claims=(claim("share", "5/1", "nowhere"),))).reason == "unknown"


def test_real_terms_come_first() -> None:
    found = check(seen("2200/1", claims=(replace(GROWN, real=True),)), BASE)
    assert (found.verdict, found.reason, found.recomputed) == ("unverifiable", "real_terms", None)


def test_sums() -> None:
    a, b = seen("40/1", of="a"), seen("45/1", of="b")
    total = seen("86/1", claims=(claim("sum", "86/1", "a", "b"),))
    assert ends(check(total, a, b).recomputed) == [84, 86]
    assert check(total, a).reason == "unknown"  # b is no indicator at all
    assert check(total, a, replace(b, period=read_period("2020"))).reason == "no_base"
    counted = [replace(one, unit=COUNT) for one in (total, a, b)]
    assert check(*counted).verdict == "inconsistent"
    with_it = seen("40/1", unit=COUNT, claims=(claim("sum", "85/1", "b"),))
    assert check(with_it, replace(b, unit=COUNT)).verdict == "consistent"
    mine = [replace(one, status="derived") for one in (a, b)]
    assert check(total, *mine).reason == "circular"
    assert check(total, mine[0], b).verdict == "consistent"


def test_of_a_target() -> None:
    goal = target(base="6259")
    made = replace(goal, id="goal", indicator="x", unit=COUNT)
    x = seen("11000/1000", "2024", unit=COUNT, claims=(claim("share", "91.7/.1", "goal"),))
    found = check(x, targets=(made,), x="stock")
    assert (found.verdict, ends(found.recomputed)) == ("consistent", [87.5, 95.833333])
    early = seen("12500/1", "2023", unit=COUNT, claims=(claim("early", "2/1", "goal"),))
    assert check(early, targets=(made,), x="stock").verdict == "consistent"
    for said, verdict in (("0/1", "consistent"), ("1/1", "inconsistent")):
        other = replace(early, claims=(claim("early", said, "goal"),))
        assert check(other, targets=(made,), x="stock").verdict == verdict
    short = replace(early, quantity=figure("11000/1"))
    assert check(short, targets=(made,), x="stock").verdict == "inconsistent"
    none = replace(early, claims=(claim("early", "2/1", "no-such"),))
    assert check(none, targets=(made,), x="stock").reason == "unknown"


def test_what_is_derived_proves_nothing() -> None:
    found = check(seen("2200/1", status="derived", claims=(GROWN,)), BASE)
    assert found.reason == "circular"
    free = seen("2000/1", "2023", published="2025-03", title="另一份", status="derived")
    assert check(seen("2200/1", claims=(GROWN,)), free).verdict == "consistent"


@pytest.mark.parametrize(
    ("said", "unit", "low", "high"),
    [
        ("6259/1", COUNT, 6259, 6259),
        ("20/10", COUNT, 20, 20),
        ("8.5/.1", COUNT, 8.45, 8.55),
        ("16000/1000", COUNT, 15500, 16500),
        ("1.6/.1", "万家", 1.55, 1.65),
        ("171/1", "件/万人", 170.5, 171.5),
        ("30/10", "%", 29.5, 30.5),
        ("120/10", "%", 115, 125),
        ("20/10/under", "%", 10, 20),
        ("761.2/.1", MONEY, 761.15, 761.25),
        ("12/1", "天", 11.5, 12.5),
        ("9/1", "位", 9, 9),
    ],
)
def test_what_a_printed_figure_stands_for(said: str, unit: str, low: float, high: float) -> None:
    assert ends(printed(figure(said), unit, ABOUT)) == [low, high]


DOUBLINGS = {
    "翻番": "2 at-least", "翻了一番": "2 at-least", "翻两番": "4 at-least", "翻了三番": "8 at-least",
    "doubled": "2 at-least", "Tripled": "3 at-least", "quadrupled": "4 at-least",
    "more than doubled": "2 at-least", "减半": "0.5 at-most", "halved": "0.5 at-most",
    "下降一半": "0.5 at-most", "nearly doubled": "2 under", "近翻番": "2 under",
    "1.67倍": "1.67 exact",
}  # fmt: skip


@pytest.mark.parametrize("text", DOUBLINGS)
def test_words_of_doubling(text: str) -> None:
    read = read_multiple(text).quantity
    assert f"{read.value} {read.qualifier}" == DOUBLINGS[text]
    assert read.text == text


def test_the_order_of_the_record_decides_nothing() -> None:
    old = seen("1900/1", "2023", published="2024-03")
    new = seen("2000/1", "2023", published="2025-01")
    made = [
        seen("2200/1", claims=(GROWN, claim("multiple", "1.1/.1"))),
        old,
        new,
        seen("40/1", of="a", claims=(claim("share", "8/1", "x"),)),
    ]
    told = {
        tuple((one.subject, one.kind, one.verdict, one.reason) for one in checks(p).each)
        for p in (project(*order) for order in permutations(made))
    }
    assert len(told) == 1


figures = st.builds(
    lambda digits, places, qualifier: Quantity(
        Decimal(digits).scaleb(-places), Decimal(1).scaleb(-places), qualifier
    ),
    st.integers(1, 99999),
    st.integers(0, 3),
    st.sampled_from(["exact", "over", "under", "about", "at-least", "at-most"]),
)


@given(figures, figures, st.sampled_from(["growth", "change", "multiple", "share"]))
def test_every_value_lies_in_the_recomputed_interval(
    x: Quantity, b: Quantity, kind: ClaimKind
) -> None:
    first, second = (printed(one, MONEY, ABOUT) for one in (x, b))
    span = FORMS[kind].compute(first, [second])
    for at, of in product(points(first), points(second)):
        if not of:
            continue
        value = {"change": at - of, "growth": 100 * at / of - 100, "share": 100 * at / of}.get(
            kind, at / of
        )
        assert span is None or Interval(value, value).inside(closed(span))


def points(span: Interval) -> list[Fraction]:
    low = span.high - 10**6 if span.low is None and span.high is not None else span.low
    high = span.low + 10**6 if span.high is None and span.low is not None else span.high
    assert low is not None
    assert high is not None
    return [low, (low + high) / 2, high]


def closed(span: Interval) -> Interval:
    return Interval(span.low, span.high)


@given(figures, figures, figures)
def test_the_printed_interval_says_what_the_verdict_says(
    x: Quantity, b: Quantity, said: Quantity
) -> None:
    """What is read off the printed ends is the verdict."""
    first, second, claimed = (printed(one, MONEY, ABOUT) for one in (x, b, said))
    span = FORMS["multiple"].compute(first, [second])
    if span is None or span.low is None or span.high is None:
        return
    low, _, high = interval_text(span, claimed).replace(",", "").partition("…")
    shown = Interval(Fraction(low), Fraction(high or low), span.low_open, span.high_open)
    assert shown.disjoint(claimed) == span.disjoint(claimed)
    assert shown.inside(claimed) == span.inside(claimed)


def test_what_was_claimed_is_printed_as_far_as_the_verdict_needs_it() -> None:
    """About 1.9 ends at 1.995: printed as 2.00 it would hold the 1.9991 that contradicts it."""
    rough = claim("multiple", "1.9/.1/about", "2023")
    made = checks(project(seen("199910/1", claims=(rough,)), seen("100000/1", "2023")))
    (found,) = made.each
    assert isinstance(found, ClaimCheck) and found.verdict == "inconsistent"
    assert "claimed 1.805…1.995" in outcome(found, made.report, "en")
