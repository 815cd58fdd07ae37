"""The chart: every sign in its cell, and axes that say what stands where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from tracker.assess.trajectory import TargetPath
from tracker.formats import chart_text
from tracker.formats.chart_text import DRAWN, Canvas, Frame, draw, without_style
from tracker.language import LANGUAGES, Language
from tracker.model.quantity import Interval
from tracker.pages.blocks import SIGNS, Chart, Mark, Picture, Sign
from tracker.pages.chart import heights, scale, sign_names, years

BRAILLE = range(0x2801, 0x2900)
PATH = TargetPath(((Fraction(2021), Fraction(0)), (Fraction(2026), Fraction(100))))
FRAME = Frame(2021, 2026, Fraction(0), Fraction(100), Fraction(20), 50, 10)


def render(
    picture: Picture, language: Language, *, width: int | None, ascii_only: bool = False
) -> list[Text]:
    chart = Chart(picture, sign_names(language))
    return chart_text.chart_lines(chart, width=width, ascii_only=ascii_only)


def marks(*points: tuple[float | Fraction, float | Fraction, Sign]) -> tuple[Mark, ...]:
    return tuple(Mark(Fraction(time), Fraction(value), sign) for time, value, sign in points)


def shown(
    *points: tuple[float | Fraction, float | Fraction, Sign],
    path: TargetPath | None = None,
    edges: Sequence[int] = (),
    due: int | None = None,
) -> Picture:
    line = sorted((m.time, m.value) for m in marks(*points) if m.sign in ("counted", "latest"))
    return Picture(
        marks(*points),
        tuple(line),
        path,
        tuple(Fraction(goal_value) for goal_value in edges),
        None if due is None else Fraction(due),
    )


# time, value, column, row of a frame of 50 × 10 cells over five years and 0…100
@pytest.mark.parametrize(
    ("time", "value", "column", "row"),
    [
        pytest.param(2021, 100, 0, 0, id="top-left"),
        pytest.param(2021, 0, 0, 9, id="bottom-left"),
        pytest.param(2026, 100, 49, 0, id="top-right"),
        pytest.param(2026, 0, 49, 9, id="bottom-right"),
        pytest.param(2023.5, 50, 25, 5, id="middle"),
        pytest.param(2022, 90, 10, 1, id="first-year's-end"),
        pytest.param(2024.25, 20, 32, 7, id="a-quarter"),
    ],
)
def test_a_point_stands_in_its_cell(time: float, value: float, column: int, row: int) -> None:
    assert FRAME.cell(Fraction(time), Fraction(value)) == (column, row)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("ascii_only", [False, True])
def test_every_sign_is_drawn_where_it_stands(sign: Sign, ascii_only: bool) -> None:
    cells = draw(shown((2022, 90, sign), (2025, 10, "counted")), FRAME, ascii_only=ascii_only)
    assert cells[10, 1][0] == DRAWN[sign][ascii_only]
    assert cells[39, 8][0] == DRAWN["counted"][ascii_only]


def test_signs_differ() -> None:
    for n in (0, 1):
        assert len({drawn[n] for drawn in DRAWN.values()}) == len(SIGNS)


@pytest.mark.parametrize(
    ("under", "over"),
    [
        ("goal", "latest"),
        ("baseline", "counted"),
        ("unused", "latest"),
        ("counted", "conflicting"),
        ("goal", "forecast"),
    ],
)
def test_the_weightier_sign_is_on_top(under: Sign, over: Sign) -> None:
    for points in (((2022, 90, under), (2022, 90, over)), ((2022, 90, over), (2022, 90, under))):
        assert draw(shown(*points), FRAME)[10, 1][0] == DRAWN[over][0]


def test_the_path_is_where_it_leads() -> None:
    """From corner to corner: a dot in the cell of every third column at least, none far off."""
    cells = draw(shown((2021, 0, "baseline"), path=PATH, due=2026), FRAME)
    dots = {cell for cell, (text, _) in cells.items() if ord(text) in BRAILLE}
    for column, row in dots:
        assert abs((9.5 - row) / 10 - (column + 0.5) / 50) < 0.12
    assert all({column, column + 1, column + 2} & {c for c, _ in dots} for column in range(1, 46))


def test_a_compound_path_bends() -> None:
    bent = TargetPath(
        ((Fraction(2021), Fraction(1)), (Fraction(2026), Fraction(100))), compound=True
    )
    cells = draw(shown((2021, 1, "baseline"), path=bent), FRAME)
    dots = [cell for cell, (text, _) in cells.items() if ord(text) in BRAILLE]
    assert max(row for column, row in dots if 23 <= column <= 27) == FRAME.row(Fraction(10))


def test_the_line_goes_through_what_counts_only() -> None:
    counted = [(year, 0, "counted") for year in range(2022, 2026)]
    cells = draw(shown(*counted, (2024, 100, "unused"), (2026, 0, "latest")), FRAME)
    assert {row for (_, row), (text, _) in cells.items() if ord(text) in BRAILLE} == {9}


def strokes(cells: Canvas, first: int, last: int, sign: str = "") -> set[int]:
    """The columns between two in which a line is drawn: of braille, or of a sign."""
    return {
        column
        for (column, _), (text, _) in cells.items()
        if first < column < last and (text == sign if sign else ord(text) in BRAILLE)
    }


def test_a_long_time_without_a_figure_is_dotted() -> None:
    """Up to 18 months a line; of a longer stretch a dot in every second cell."""
    points = [(Fraction(2021), 50, "counted"), (Fraction(2022), 50, "counted")]
    near = [*points, (Fraction(4047, 2), 50, "counted"), (Fraction(2024), 50, "latest")]
    far = [*points, (Fraction(4047, 2) + Fraction(1, 12), 50, "counted"), (2026, 50, "latest")]
    assert strokes(draw(shown(*near), FRAME), 10, 24) == set(range(11, 24))
    dotted = strokes(draw(shown(*far), FRAME), 10, 25)
    assert dotted < set(range(10, 26)) and len(dotted) < 9
    assert "over 18 months" in without_style(render(shown(*far), "en", width=80))
    assert "over 18 months" not in without_style(render(shown(*near), "en", width=80))


def test_few_values_are_joined_by_points() -> None:
    few = draw(shown((2021, 50, "counted"), (2022, 50, "counted"), (2026, 50, "latest")), FRAME)
    assert not strokes(few, 0, 50)
    assert strokes(few, 0, 10, "·") == {2, 4, 6, 8}
    assert strokes(few, 10, 49, "·") == set(range(14, 49, 4))


@pytest.mark.parametrize(
    ("span", "above", "below"),
    [
        pytest.param(Interval(Fraction(50), Fraction(90)), {1, 2, 3, 4}, set(), id="up-to"),
        pytest.param(Interval(Fraction(50), Fraction(51)), {4}, set(), id="a-little-more"),
        pytest.param(Interval(Fraction(50), None), {4}, set(), id="no-upper-end"),
        pytest.param(Interval(None, Fraction(50)), set(), {6}, id="no-lower-end"),
        pytest.param(Interval(Fraction(49), Fraction(51)), set(), set(), id="within-its-cell"),
        pytest.param(Interval(Fraction(30), Fraction(70)), {3, 4}, {6, 7}, id="both-ways"),
        pytest.param(Interval(Fraction(50), Fraction(50)), set(), set(), id="exact"),
        pytest.param(Interval(None, None), {4}, {6}, id="nothing-is-known"),
    ],
)
@pytest.mark.parametrize("ascii_only", [False, True])
def test_the_interval_of_the_latest(
    span: Interval, above: set[int], below: set[int], ascii_only: bool
) -> None:
    frame = Frame(2021, 2026, Fraction(0), Fraction(100), Fraction(20), 50, 11)
    latest = Mark(Fraction(2024), Fraction(50), "latest", span)
    other = Mark(Fraction(2022), Fraction(20), "counted", Interval(None, None))
    cells = draw(Picture((other, latest), (), None, (), None), frame, ascii_only=ascii_only)
    sign = "|" if ascii_only else "╿"
    assert {place for place, (text, _) in cells.items() if text == sign} == {
        (frame.cell(Fraction(2024), Fraction(50))[0], row) for row in above | below
    }


def test_target_line_and_due_date() -> None:
    cells = draw(shown((2022, 10, "counted"), edges=(50, 80), due=2024), FRAME)
    for goal_value in (50, 80):
        row = FRAME.row(Fraction(goal_value))
        assert all(cells[column, row][0] == "┄" for column in range(50))
    column = FRAME.cell(Fraction(2024), Fraction(0))[0]
    assert sum(cells.get((column, row), ("", ""))[0] == "┊" for row in range(10)) == 8


WHOLE = shown(
    (2021, 0, "baseline"),
    (2022, 8, "counted"),
    (2023, 20, "unused"),
    (2023, 60, "latest"),
    (2026, 100, "goal"),
    path=PATH,
    edges=(100,),
    due=2026,
)
BRAILLE_DRAWING = """\
100 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄⣀◎ 100
    │                                    ⠤⠂  ┊
 80 ┤                               ⡀ ⠒⠁     ┊
    │                           ⣀⠄ ⠉         ┊
 60 ┤                ◆       ⠤⠂              ┊
    │              ·    ⡀ ⠒⠁                 ┊
 40 ┤               ⣀⠄ ⠉                     ┊
    │            ·⠂                          ┊
 20 ┤       ⡀ ⠒·     ○                       ┊
    │   ⣀⠄ ⠉ ●                               ┊
  0 ┤□⠂                                      ┊
    └────────┴───────┴───────┴───────┴───────┘
       2021    2022    2023    2024    2025
◆ latest   ● observed   ○ not used   □ baseline
◎ goal   ⠒⠂ road   ┄┄ target value"""
ASCII_DRAWING = """\
100 +---------------------------------------.T 100
    |                                    .   :
 80 +                              .  .      :
    |                           .            :
 60 +                @       .               :
    |                     .                  :
 40 +               .  .                     :
    |            .                           :
 20 +      .  .      o                       :
    |   .    *                               :
  0 +#                                       :
    +--------+-------+-------+-------+-------+
       2021    2022    2023    2024    2025
@ latest   * observed   o not used   # baseline
T goal   .. road   -- target value"""


@pytest.mark.parametrize(
    ("ascii_only", "drawing"), [(False, BRAILLE_DRAWING), (True, ASCII_DRAWING)]
)
def test_a_whole_drawing(ascii_only: bool, drawing: str) -> None:
    """Values left of their rows, the goal at the right end, years below their spans, the whole
    years' values at the ticks, a legend.
    """
    assert (
        without_style(render(WHOLE, "en", width=50, ascii_only=ascii_only)).splitlines()
        == drawing.splitlines()
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("width", [20, 24, 40, 60, 100, 160, None])
def test_no_line_is_too_wide(width: int | None, language: Language, ascii_only: bool) -> None:
    points = (
        (2021, 6259, "baseline"),
        (2022.5, 9175, "counted"),
        (2025.16, 16000, "latest"),
        (2026, 12000, "goal"),
    )
    lines = render(
        shown(*points, path=None, edges=(12000,), due=2026),
        language,
        width=width,
        ascii_only=ascii_only,
    )
    assert lines or width == 20
    assert all(cell_len(line.plain) <= (width or 120) for line in lines)
    if ascii_only and language == "en":
        assert without_style(lines).isascii()


def test_without_room_there_is_no_chart() -> None:
    assert render(shown((2021, 10**12, "counted"), (2022, 1, "latest")), "en", width=24) == []


def rows(lines: Sequence[Text]) -> dict[str, int]:
    """The values on the axis and their rows."""
    found = {}
    for row, line in enumerate(lines):
        if said := re.match(r" *(-?[\d,.]+) [┤]", line.plain):
            found[said[1].replace(",", "")] = row
    return found


def test_values_stand_beside_their_rows() -> None:
    """Ticks at even distances; the goal is none: it is written at the other end of its row."""
    lines = render(
        shown((2021, 0, "counted"), (2026, 20000, "latest"), edges=(12000,)), "en", width=80
    )
    assert rows(lines) == {"20000": 0, "15000": 3, "10000": 6, "5000": 9, "0": 12}
    assert lines[5].plain.startswith("       │┄") and lines[5].plain.endswith("┄ 12,000")


@pytest.mark.parametrize(("width", "said"), [(80, "at most 90"), (60, "90"), (20, "")])
def test_a_goal_is_told_as_far_as_there_is_room(width: int, said: str) -> None:
    picture = shown((2022, 40, "counted"), (2026, 80, "latest"), edges=(90,), due=2026)
    chart = Chart(picture, sign_names("en"), goals=("at most 90",))
    (line,) = [one for one in chart_text.chart_lines(chart, width=width) if "┄" in one.plain[:9]][
        :1
    ]
    assert line.plain.partition("┊")[2].strip() == said or line.plain.rstrip("┄ ").endswith(said)


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize(
    ("values", "from_zero", "foot"),
    [((26, 28), False, "broken"), ((26, 28), True, "whole"), ((20, 28), False, "whole")],
)
def test_an_axis_that_leaves_out_zero_says_so(
    values: tuple[int, int], from_zero: bool, foot: str, ascii_only: bool
) -> None:
    picture = shown((2022, values[0], "counted"), (2024, values[1], "latest"))
    lines = without_style(
        render(replace(picture, from_zero=from_zero), "en", width=60, ascii_only=ascii_only)
    ).splitlines()
    (at,) = [n for n, line in enumerate(lines) if "└" in line or "+--" in line]
    broken = lines[at - 1].lstrip().startswith(("26 ╱", "26 /"))
    assert broken == (foot == "broken") and sum("╱" in line for line in lines) <= broken
    assert broken or lines[at - 1].lstrip().startswith(("0 ┤", "0 +"))


def test_the_end_of_a_year_is_a_tick() -> None:
    """A whole year's value stands at its end: above the tick, between the names of two years."""
    lines = without_style(
        render(shown((2022, 0, "counted"), (2024, 5, "latest"), (2026, 5, "goal")), "en", width=60)
    ).splitlines()
    axis = next(line for line in lines if "└" in line)
    names = lines[lines.index(axis) + 1]
    assert axis[lines[0].index("◆")] == "┴" and axis[lines[0].index("◎")] == "┘"
    assert names.index("2023") < lines[0].index("◆") < names.index("2024")


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        pytest.param(2026, ["2021", "2022", "2023", "2024", "2025"], id="every-year"),
        pytest.param(
            2036, ["2022", "2024", "2026", "2028", "2030", "2032", "2034"], id="every-second"
        ),
        pytest.param(
            2056, ["2025", "2030", "2035", "2040", "2045", "2050", "2055"], id="every-fifth"
        ),
        pytest.param(2021 + 500, ["2100", "2200", "2300", "2400", "2500"], id="every-hundredth"),
    ],
)
def test_years_that_are_many_are_named_now_and_then(last: int, expected: list[str]) -> None:
    lines = without_style(
        render(shown((2021, 1, "counted"), (last, 5, "latest")), "en", width=54)
    ).splitlines()
    names = next(n for n, line in enumerate(lines) if "└" in line) + 1
    assert lines[names].split() == expected
    assert all(cell_len(line) <= 54 for line in lines)


def test_the_legend_names_what_can_be_seen() -> None:
    """A baseline hidden under an observation is not explained."""
    hidden = shown((2021, 0, "baseline"), (2021, 0, "counted"), (2023, 9, "latest"))
    assert "baseline" not in without_style(render(hidden, "en", width=60))
    assert "baseline" in without_style(
        render(shown((2021, 0, "baseline"), (2023, 9, "latest")), "en", width=60)
    )


NUMBERS = st.fractions(-(10**6), 10**6, max_denominator=100)
TIMES = st.fractions(1990, 2060, max_denominator=365)


@given(
    st.lists(st.tuples(TIMES, NUMBERS, st.sampled_from(SIGNS)), min_size=1, max_size=8),
    st.booleans(),
)
def test_whatever_is_drawn_stays_inside(
    points: list[tuple[Fraction, Fraction, Sign]], ascii_only: bool
) -> None:
    """Round ticks, three to eight of them, on both sides of all values; every sign within the
    frame.
    """
    picture = shown(*points)
    low, high, step = scale(heights(picture))
    left, right = years(picture)
    frame = Frame(left, right, low, high, step, 40, 10)
    assert (
        low <= min(value for _, value, _ in points) and max(value for _, value, _ in points) <= high
    )
    assert 2 <= len(frame.ticks) <= 8 and frame.ticks[-1] == low
    assert all(
        0 <= column < 40 and 0 <= row < 10
        for column, row in draw(picture, frame, ascii_only=ascii_only)
    )
    lines = render(picture, "zh", width=60, ascii_only=ascii_only)
    assert all(cell_len(line.plain) <= 60 for line in lines)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param((6259, 16000), (0, 20000, 5000), id="zero-is-near"),
        pytest.param((25.8, 28), (0, 30, 10), id="zero-is-far"),
        pytest.param((0, 8), (0, 8, 2), id="small-counts"),
        pytest.param((-13.5, 0), (-15, 0, 5), id="below-zero"),
        pytest.param((0, 0), (0, 1, Fraction("0.2")), id="nothing"),
    ],
)
def test_axis_values_are_round(
    values: tuple[float, float], expected: tuple[Fraction, Fraction, Fraction]
) -> None:
    assert scale([Fraction(str(value)) for value in values]) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param((25.8, 28), (Fraction("25.5"), 28, Fraction("0.5")), id="close-together"),
        pytest.param((-28, -25), (-28, -25, 1), id="below-zero"),
        pytest.param((20, 28), (0, 30, 10), id="not-so-close"),
        pytest.param((-1, 28), (-10, 30, 10), id="on-both-sides"),
    ],
)
def test_an_axis_of_shares_may_leave_out_zero(
    values: tuple[float, float], expected: tuple[Fraction, Fraction, Fraction]
) -> None:
    assert scale([Fraction(str(value)) for value in values], from_zero=False) == expected
