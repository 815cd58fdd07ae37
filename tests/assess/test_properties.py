"""What holds for every target and every record (methods.md, model.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.builders import LEVEL, figures, judge, observation, target
from tracker.assess.assess import Assessment
from tracker.assess.kinds import kind_of
from tracker.assess.status import Attainment, Judged
from tracker.model.observation import Observation
from tracker.model.target import Baseline, Goal, Target

NUMBERS = st.integers(-10_000, 10_000).map(str) | st.decimals(-1000, 1000, places=2).map(
    "{:f}".format
)
QUALIFIED = st.tuples(st.sampled_from(["", "", "突破", "近", "约", "至少", "最多"]), NUMBERS).map(
    "".join
)
PERIODS = [
    "2020",
    "2021",
    "2022",
    "2023",
    "2024",
    "2025",
    "2022-06",
    "2024-12",
    "2024-11-30",
    "2024-H1",
]
BETTER = (
    "missed",
    "lost",
    "reversing",
    "behind",
    "on_track",
    "ahead",
    "open",
    "undetermined",
    "met",
    "exceeded",
)
VERDICTS = (
    "progress", "ratio", "gap", "overshoot", "overshoot_ratio", "elapsed", "expected", "pace",
    "pace_pp", "lead_years", "needed_per_year", "forecast", "status", "attainment", "met_in",
    "years_early",
)  # fmt: skip
UNITLESS = (
    "progress",
    "ratio",
    "overshoot_ratio",
    "elapsed",
    "pace",
    "pace_pp",
    "lead_years",
    "status",
    "met_in",
)


@st.composite
def paths(draw: st.DrawFn) -> Target:
    """A level to reach from a baseline, up or down, of any sign."""
    base, end = draw(NUMBERS), draw(NUMBERS)
    assume(Decimal(base) != Decimal(end))
    return target(end, base=base, pace=draw(st.sampled_from(["linear", "geometric", "none"])))


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """A target of any kind."""
    match draw(
        st.sampled_from(
            [
                "reach",
                "steps",
                "unsaid",
                "open",
                "keep",
                "total",
                "levels",
                "rates",
                "change",
                "band",
            ]
        )
    ):
        case "reach":
            return draw(paths())
        case "steps":
            between = {"2022": draw(NUMBERS), "2024": draw(NUMBERS)}
            return target(draw(NUMBERS), base=draw(NUMBERS), pace="steps", milestones=between)
        case "unsaid":
            return target(
                None, base=draw(st.none() | NUMBERS), op=draw(st.sampled_from(["ge", "le"]))
            )
        case "open":
            return target(
                draw(NUMBERS), op=draw(st.sampled_from(["ge", "le", "gt", "lt", "around"]))
            )
        case "keep":
            return target(
                draw(NUMBERS), op=draw(st.sampled_from(["ge", "le", "around"])), kind="keep"
            )
        case "total":
            return target(
                draw(NUMBERS), op=draw(st.sampled_from(["ge", "le"])), kind="total", measure="flow"
            )
        case "levels":
            return target(
                "14%",
                base="10.7%",
                at="2016..2020",
                unit="%",
                kind="growth",
                measure="ratio",
                level=LEVEL,
            )
        case "rates":
            return target(
                "14%", base="10.7%", at="2016..2020", unit="%", kind="growth", measure="ratio"
            )
        case "change":
            return target(
                draw(st.sampled_from(["50%", "-13.5%"])), base="200", kind="change", measure="flow"
            )
        case _:
            low, high = sorted((Decimal(draw(NUMBERS)), Decimal(draw(NUMBERS))))
            return target(f"{low}..{high}", base=draw(NUMBERS))


@st.composite
def records(draw: st.DrawFn, values: st.SearchStrategy[str] = QUALIFIED) -> list[Observation]:
    """Observations of a few periods, several of some; each has a line of its own, as in a file."""
    drawn = draw(st.lists(st.tuples(st.sampled_from(PERIODS), values), max_size=8))
    return [
        observation(
            period,
            value,
            published=draw(st.sampled_from([None, "2024-03", "2025", "2025-06"])),
            publisher=draw(st.sampled_from(["", "局", "报"])),
            status=draw(
                st.sampled_from(
                    ["final", "final", "preliminary", "estimate", "forecast", "derived"]
                )
            ),
            tier=draw(st.sampled_from([None, "yearbook", "news"])),
            line=line,
        )
        for line, (period, value) in enumerate(drawn)
    ]


def verdicts(found: Assessment) -> dict[str, object]:
    return {name: getattr(found, name) for name in VERDICTS}


def late(promise: Target, seen: Sequence[Observation]) -> Assessment:
    return judge(promise, seen, as_of="2026-02-28")


@given(targets(), records(), st.randoms(use_true_random=False))
def test_blind_to_the_order_of_its_input(
    promise: Target, seen: list[Observation], chance: Random
) -> None:
    shuffled = list(seen)
    chance.shuffle(shuffled)
    assert late(promise, shuffled) == late(promise, seen)


@given(paths(), st.sampled_from(["2021", "2024-11-30", "2025"]))
def test_progress_is_0_at_the_baseline_and_1_at_the_target(promise: Target, period: str) -> None:
    assert promise.baseline is not None
    assert promise.goal.quantity is not None
    ends = (promise.baseline.quantity.value, promise.goal.quantity.value)
    assert [late(promise, [observation(period, f"{end:f}")]).progress for end in ends] == [0, 1]
    expected = {"status": "met", "gap": "0", "overshoot": "0"}
    assert figures(late(promise, [observation(period, f"{ends[1]:f}")]), expected) == expected


@given(targets(), records())
def test_gap_and_overshoot_are_never_both_above_zero(
    promise: Target, seen: list[Observation]
) -> None:
    found = late(promise, seen)
    gap, over = found.gap or 0, found.overshoot or 0
    assert min(gap, over) == 0 <= max(gap, over)
    within, settled = found.trajectory.within, found.attainment != Attainment.OPEN
    match found.attainment:
        case "met" | "exceeded":
            assert found.gap == 0
            assert found.overshoot is not None
        case (
            "undetermined"
        ):  # a value met too late, before the due period's is known, goes beyond all the same
            assert found.latest is not None
            assert within is not None
            assert found.overshoot is None or found.latest.span.inside(within)
        case "missed" | "lost" | "open" if found.trajectory.whole and (
            settled or found.trajectory.judged == Judged.PATH
        ):
            assert found.latest is not None
            vague = (
                found.latest.span.low != found.latest.span.high
                or found.latest.value == found.trajectory.goal_value
            )
            assert found.gap is not None or vague
            assert found.gap != 0
            assert found.overshoot == 0


@given(targets().filter(lambda one: one.unit == "家"), records(), st.integers(-8, 8))
def test_another_unit_changes_no_verdict(
    promise: Target, seen: list[Observation], power: int
) -> None:
    """1300 with 亿元 and 1300亿 with 元 are the same amount."""
    factor = Decimal(1).scaleb(power)

    def scaled(goal: Goal) -> Goal:
        if goal.quantity is None or promise.kind == "change":
            return goal
        return replace(
            goal, quantity=goal.quantity.times(factor), upper=goal.upper and goal.upper * factor
        )

    base = promise.baseline and Baseline(
        promise.baseline.quantity.times(factor), promise.baseline.period
    )
    steps = tuple((period, step.times(factor)) for period, step in promise.milestones)
    other = late(
        replace(promise, goal=scaled(promise.goal), baseline=base, milestones=steps),
        [replace(one, quantity=one.quantity.times(factor)) for one in seen],
    )
    found = late(promise, seen)
    assert [getattr(other, name) for name in UNITLESS] == [
        getattr(found, name) for name in UNITLESS
    ]


@given(targets(), records(), st.data())
def test_a_second_publication_changes_nothing_but_the_source(
    promise: Target, seen: list[Observation], data: st.DataObject
) -> None:
    used = [entry.observation for entry in late(promise, seen).entries if entry.used]
    assume(
        used and len({one.period.end for one in used}) == len(used)
    )  # 2024 and 2024-12 are rivals for one day
    contested = {
        entry.observation.span
        for entry in late(promise, seen).entries
        if entry.state == "conflicting"
    }
    assume(agreed := [one for one in used if one.span not in contested])
    one = data.draw(st.sampled_from(agreed))
    again = replace(
        observation(
            str(one.period),
            "1",
            published="2026-01",
            publisher="另一家",
            tier="yearbook",
            status=one.status,
            line=99,
        ),
        quantity=one.quantity,
        unit=one.unit,
    )
    found, more = late(promise, seen), late(promise, [*seen, again])
    assert verdicts(more) == verdicts(found)
    if found.source == one and promise.kind != "total":
        assert more.source == again


@given(paths(), NUMBERS, NUMBERS, NUMBERS, st.sampled_from(["2024", "2025"]))
def test_nearer_to_the_target_is_never_worse(
    promise: Target, before: str, one: str, other: str, period: str
) -> None:
    worse, better = sorted(
        (one, other), key=Decimal, reverse=kind_of(promise).direction(promise) == "down"
    )
    statuses = [
        late(promise, [observation("2022", before), observation(period, x)]).status
        for x in (worse, better)
    ]
    assert BETTER.index(statuses[0]) <= BETTER.index(statuses[1])


@given(
    paths(),
    NUMBERS,
    st.sampled_from(["突破", "近", "约", "至少", "最多"]),
    st.integers(1, 999),
    st.integers(2021, 2025),
)
def test_a_verdict_holds_for_every_value_of_the_interval(
    promise: Target, number: str, qualifier: str, place: int, year: int
) -> None:
    vague = observation(str(year), qualifier + number)
    span = vague.quantity.interval()
    low = span.low if span.low is not None else (span.high or Fraction(0)) - 20_000
    high = span.high if span.high is not None else (span.low or Fraction(0)) + 20_000
    inside = low + (high - low) * Fraction(place, 1000)
    exact = replace(
        vague.quantity, value=Decimal(inside.numerator) / inside.denominator, qualifier="exact"
    )
    said = late(promise, [vague]).status
    really = late(promise, [replace(vague, quantity=exact)]).status
    assert said in ("undetermined", really) or (said, really) == ("met", "exceeded")
