"""Fits and ranges (methods.md: forecast), against values computed elsewhere.

Origin of the numbers: statsmodels 0.15.0
(`OLS(...).fit().get_prediction(...).summary_frame(alpha=0.2)`, columns mean and obs_ci_lower; the
compound one from OLS through log y), run apart from this project.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from tracker.assess.forecast import Forecast, forecast, log_ratio, power

HEIGHTS = tuple(
    zip(
        range(58, 73),
        (115, 117, 120, 123, 126, 129, 132, 135, 139, 142, 146, 150, 154, 159, 164),
        strict=True,
    )
)
ANSCOMBE = tuple(
    zip(
        (4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14),
        ("4.26", "5.68", "7.24", "4.82", "6.95", "8.81", "8.04", "8.33", "10.84", "7.58", "9.96"),
        strict=True,
    )
)
FOUR = ((2021, 10), (2022, 13), (2023, 15), (2024, 20))
MANY = tuple((i, i + i * 7 % 5) for i in range(1, 34))


def fit(points: tuple[tuple[int, int | str], ...], due: int, goal: int | None = None) -> Forecast:
    found = forecast(
        [(Fraction(t), Fraction(x)) for t, x in points],
        Fraction(due),
        None if goal is None else Fraction(goal),
    )
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("points", "due", "linear", "low", "compound"),
    [
        # R's data set `women` (McNeil 1977): weight = 3.45·height − 87.51667
        pytest.param(HEIGHTS, 75, 171.233333333333, 168.776440828976, 174.849901878718, id="women"),
        # Anscombe (1973), the first of the four sets: y = 3.0001 + 0.5001·x
        pytest.param(
            ANSCOMBE, 16, 11.001545454545, 8.881678409941, 11.9205847951175, id="anscombe"
        ),
        pytest.param(FOUR, 2026, 25.7, 22.259069893155, 30.591404357254, id="four-points"),
        pytest.param(
            MANY, 40, 41.907308377897, 39.825911666856, 70.720506988910, id="beyond-the-table-of-t"
        ),
    ],
)
def test_as_computed_elsewhere(
    points: tuple[tuple[int, int | str], ...], due: int, linear: float, low: float, compound: float
) -> None:
    found = fit(points, due)
    assert found.low is not None
    assert found.high is not None
    assert [float(x or 0) for x in (found.linear, found.compound)] == pytest.approx(
        [linear, compound], rel=1e-9
    )
    halves = [float(found.linear - found.low), float(found.high - found.linear)]
    assert halves == pytest.approx([linear - low] * 2, rel=1e-5)


def test_a_straight_line_is_exact() -> None:
    found = fit(((2021, 10), (2022, 12), (2023, 14), (2024, 16)), 2026, 19)
    assert (found.linear, found.low, found.high, found.meets) == (
        *[Fraction(20)] * 3,
        Fraction(4051, 2),
    )


def test_a_compound_growth_is_followed() -> None:
    found = fit(((2021, 100), (2022, 110), (2023, 121)), 2026)
    assert found.compound is not None
    assert float(found.compound) == pytest.approx(161.051, rel=1e-12)


@pytest.mark.parametrize(
    ("points", "ranged"), [(FOUR[:3], False), (FOUR, True)], ids=["three-points", "four-points"]
)
def test_a_range_from_four_points_on(
    points: tuple[tuple[int, int | str], ...], ranged: bool
) -> None:
    found = fit(points, 2026)
    assert ((found.low is not None), (found.high is not None)) == (ranged, ranged)


@pytest.mark.parametrize(
    ("points", "compound"),
    [
        pytest.param(((2021, 4), (2022, 2)), True, id="positive"),
        pytest.param(((2021, -4), (2022, -2)), True, id="negative"),
        pytest.param(((2021, -4), (2022, 2)), False, id="two-signs"),
        pytest.param(((2021, 0), (2022, 2)), False, id="zero"),
    ],
)
def test_compound_only_where_all_have_one_sign(
    points: tuple[tuple[int, int | str], ...], compound: bool
) -> None:
    found = fit(points, 2023).compound
    assert (found is not None) == compound
    if found is not None:
        assert found == Fraction(points[1][1]) / 2


@pytest.mark.parametrize(
    ("points", "goal", "meets"),
    [
        pytest.param(((2021, 0), (2023, 4)), 10, Fraction(2026), id="ahead"),
        pytest.param(((2021, 0), (2023, 4)), 2, Fraction(2022), id="already"),
        pytest.param(((2021, 4), (2023, 0)), 10, None, id="moving-away"),
        pytest.param(((2021, 4), (2023, 4)), 10, None, id="standing-still"),
        pytest.param(((2021, 0), (2023, 4)), None, None, id="no-number"),
    ],
)
def test_when_it_meets_the_target(
    points: tuple[tuple[int, int | str], ...], goal: int | None, meets: Fraction | None
) -> None:
    assert fit(points, 2026, goal).meets == meets


@pytest.mark.parametrize(
    "points", [(), ((2021, 1),), ((2021, 1), (2021, 2))], ids=["none", "one", "one-time"]
)
def test_no_line_through_fewer_than_two_times(points: tuple[tuple[int, int], ...]) -> None:
    assert forecast([(Fraction(t), Fraction(x)) for t, x in points], Fraction(2026), None) is None


def test_power_and_log_ratio() -> None:
    assert power(Fraction("1.331"), Fraction(1, 3)) == Fraction("1.1")
    assert power(Fraction(2), Fraction(0)) == 1
    assert log_ratio(Fraction(4), Fraction(8)) == pytest.approx(Fraction(2, 3), rel=1e-30)
