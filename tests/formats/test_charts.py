"""Charts as SVG: what they look like (golden files), and what holds of any of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import PLAN, observation, target
from tests.support.drawn import (
    HOSTILE,
    canvas_of,
    chart_of,
    labels_of,
    row_of,
    tree_of,
)
from tests.support.every_kind import ALL, FILES, told
from tests.support.every_kind import DAY as KINDS_DAY
from tests.support.projects import write_project
from tracker.assess.clocks import Clocks
from tracker.assess.report import Row
from tracker.assess.status import Status
from tracker.formats.charts.frame import Field, interval_of
from tracker.formats.charts.labels import Box, LabelPlace, Sheet
from tracker.formats.charts.marks import glyph_svg, legend_svg
from tracker.formats.charts.mini import mini_road_svg, multiple_svg
from tracker.formats.charts.road import road_svg
from tracker.formats.charts.rows import dumbbell_svg, road_head_svg, road_row_svg
from tracker.formats.charts.times import heat_strips_svg, time_bar_svg, timeline_svg
from tracker.language import LANGUAGES, Language
from tracker.model.observation import Publication
from tracker.model.periods import read_period
from tracker.model.project import Project
from tracker.model.quantity import Interval
from tracker.model.target import Name, Target
from tracker.pages.drawings.axes import time_axis, value_axis
from tracker.pages.drawings.roads import road_chart
from tracker.pages.drawings.rows import dumbbell, road_row
from tracker.pages.drawings.times import (
    PublicationDrawn,
    StripDrawn,
    VerdictRun,
    heat_strips,
    time_bar,
    timeline,
)
from tracker.pages.drawings.values import DrawnFigure, RoadChart
from tracker.words.charts import LEGEND_WORDS, silence_text, tick_texts
from tracker.words.terms import word
from tracker.workflows.load import load_project

GOLDEN = Path(__file__).parent / "charts"
DAY = Clocks.of(date(2025, 2, 28))
FIRMS = target("12000", base="6259")
SEEN = {"2015": "1656", "2021": "9175", "2024-11": "15323", "2025-02": "突破1.6万"}


def chart(row: Row, day: str = "2025-02-28") -> RoadChart:
    made = chart_of(row, day)
    assert made is not None
    return made


def strips() -> str:
    def run(first: date, last: date, status: Status) -> VerdictRun:
        return VerdictRun(first, last, status, word(status, "zh"))

    then = run(date(2021, 1, 1), date(2024, 11, 29), Status.NO_DATA)
    since = run(date(2024, 11, 30), date(2025, 2, 28), Status.EXCEEDED)
    each = (Status.BEHIND, Status.AHEAD, Status.UNDETERMINED, Status.MISSED)
    years = (
        run(date(2021 + n, 1, 1), date(2021 + n, 12, 31), status) for n, status in enumerate(each)
    )
    both = (
        StripDrawn("当时所知", (then, since), (date(2024, 11, 30),)),
        StripDrawn("事后看", tuple(years)),
    )
    return heat_strips_svg(heat_strips(PLAN.period, DAY, both, "zh"), wide=True)


def publications() -> str:
    def published(day: str, *values: str) -> PublicationDrawn:
        seen = tuple(observation(period, "1") for period in values)
        return PublicationDrawn(Publication("公报", read_period(day)), seen, moved=len(seen) > 1)

    items = (published("2022", "2020"), published("2024-03", "2023"), published("2024-11-05"))
    items = (*items, published("2025-02", "2024", "2025-01"))
    return timeline_svg(timeline(items, DAY, "zh"), wide=True)


def rows() -> str:
    made = (
        row_of(FIRMS, SEEN),
        row_of(FIRMS, {"2024": "8000"}),
        row_of(FIRMS, {"2024": "5000"}),
        row_of(FIRMS, {"2024": "30000"}),
        row_of(target("3"), {"2024": "2"}),
        row_of(FIRMS, {}),
    )
    return road_head_svg("zh") + "\n" + "\n".join(road_row_svg(road_row(row, "zh")) for row in made)


def dumbbells() -> str:
    before, after = row_of(FIRMS, {"2021": "9175"}), row_of(FIRMS, SEEN)
    pairs = ((before, after), (after, before), (None, after), (after, after))
    return "\n".join(dumbbell_svg(dumbbell(old, new, "zh")) for old, new in pairs)


def bar() -> str:
    days = map(read_period, ("2022", "2024-03", "2024-11", "2025-02", "2025-02"))
    return time_bar_svg(time_bar(PLAN.period, DAY, days, "zh"), wide=True)


DRAWN: dict[str, Callable[[], str]] = {
    "road": lambda: road_svg(chart(row_of(FIRMS, SEEN)), wide=True),
    "road-narrow": lambda: road_svg(chart(row_of(FIRMS, SEEN)), wide=False),
    "road-silent": lambda: road_svg(chart(row_of(FIRMS, {})), wide=True),
    "road-over": lambda: road_svg(chart(row_of(FIRMS, SEEN, "2026-06-30"), "2026-06-30"), wide=True),
    "mini": lambda: mini_road_svg(chart(row_of(FIRMS, SEEN))),
    "multiple": lambda: multiple_svg(chart(row_of(FIRMS, {}))),
    "rows": rows,
    "dumbbells": dumbbells,
    "time-bar": bar,
    "timeline": publications,
    "strips": strips,
}  # fmt: skip


@pytest.mark.parametrize("name", DRAWN)
def test_golden_chart(name: str, update_golden: bool) -> None:
    path, made = GOLDEN / f"{name}.svg", DRAWN[name]() + "\n"
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, "utf-8")
    assert made == path.read_text("utf-8")
    assert {one.stem for one in GOLDEN.iterdir()} == DRAWN.keys()


NUMBERS = st.one_of(
    st.integers(-400, 400),
    st.sampled_from((0, 1, 10**15, -(10**9), 123456)),
    st.decimals(-99, 99, places=3),
    st.sampled_from(("0.000000004", "0.5")),
).map(lambda number: f"{number}")
FIGURES = st.builds(
    "{}{}".format, st.sampled_from(("", "约", "突破", "近", "不低于", "不超过")), NUMBERS
)
PERIODS = st.sampled_from(
    (
        "2015",
        "2019",
        "2021",
        "2021-06",
        "2022",
        "2022-Q3",
        "2023",
        "2023-07",
        "2024",
        "2024-11",
        "2025",
    )
)
DAYS = st.sampled_from(("2021-02-01", "2024-06-30", "2025-02-28", "2026-01-31", "2040-01-01"))


@st.composite
def promises(draw: st.DrawFn) -> Target:
    kind = draw(st.sampled_from(("reach", "reach", "keep", "total", "growth")))
    value = draw(st.one_of(NUMBERS, st.just("150—180"), st.none()))
    base = draw(st.one_of(st.none(), NUMBERS)) if kind == "reach" else None
    fields = {"kind": kind, "measure": draw(st.sampled_from(("stock", "ratio", "flow")))}
    unit = "%" if kind == "growth" else draw(st.sampled_from(("家", "位", "%")))
    return target(value, base=base, unit=unit, **fields)


@given(
    promises(), st.dictionaries(PERIODS, FIGURES, max_size=6), DAYS, st.sampled_from(("zh", "en"))
)
def test_any_chart_holds_its_labels(promise, seen, day, language) -> None:
    """Whatever the target: well-formed, the same again, nothing but finite lengths, and every label
    within the canvas.
    """
    observed = [observation(period, value, unit=promise.unit) for period, value in seen.items()]
    row = row_of(promise, observed, day)
    made = [road_row_svg(road_row(row, language)), dumbbell_svg(dumbbell(None, row, language))]
    shown = chart_of(row, day, language)
    if shown is not None:
        made += [road_svg(shown, wide=wide) for wide in (True, False)]
        made += [mini_road_svg(shown), multiple_svg(shown)]
        assert made[2] == road_svg(chart_of(row, day, language) or shown, wide=True)
        for one in shown.figures:
            assert shown.values.low <= one.value <= shown.values.high
    for svg in made:
        canvas = canvas_of(svg)
        assert [text for text, box in labels_of(svg) if not canvas.holds(box)] == []


@given(
    st.lists(st.fractions(-(10**9), 10**9), min_size=2, max_size=6), st.booleans(), st.booleans()
)
def test_higher_values_stand_higher(values: list[Fraction], near: bool, falling: bool) -> None:
    """And of ranks lower; round ticks, no more than six, over all of them."""
    axis = value_axis(values, "zh", near=near, falling=falling)
    f = Field(0, 10, 100, 300, Fraction(0), Fraction(1), axis.low, axis.high, axis.falling)
    heights = [f.y(value) for value in sorted(values)]
    assert heights == sorted(heights, reverse=not axis.falling)
    assert len(axis.ticks) <= 7
    assert axis.low <= min(values) and max(values) <= axis.high
    assert axis.broken or axis.low <= axis.falling <= axis.high


@given(
    st.fractions(0, 100),
    st.fractions(0, 50),
    st.fractions(0, 50),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_an_interval_holds_its_figure(value, below, above, bottomless, endless, falling) -> None:
    low, high = None if bottomless else value - below, None if endless else value + above
    span = Interval(low, high, low_open=True, high_open=True)
    one = DrawnFigure(Fraction(1, 2), value, "latest", "1", span=span)
    f = Field(0, 0, 100, 300, Fraction(0), Fraction(1), Fraction(-60), Fraction(160), falling)
    drawn = "".join(interval_of(one, f))
    heights = []
    for part in tree_of(f"<g>{drawn}</g>"):
        if part.tag == "rect":
            top = float(part.attrib["y"])
            heights += [top, top + float(part.attrib["height"])]
        else:
            heights += [float(n) for n in part.attrib["d"].split("M")[1].split(" ")[1].split("V")]
    assert not heights or min(heights) - 0.6 <= f.y(value) <= max(heights) + 0.6


@pytest.mark.parametrize("wide", [True, False])
def test_what_strangers_write_stays_text(wide: bool) -> None:
    promise = replace(FIRMS, name=Name(HOSTILE), unit=HOSTILE)
    seen = [observation("2024", "15000"), observation("2024", "14000", publisher=HOSTILE, line=9)]
    shown = chart(row_of(promise, seen))
    title = Publication(HOSTILE, read_period("2024"))
    items = timeline([PublicationDrawn(title, ())], DAY, "zh")
    runs = heat_strips(PLAN.period, DAY, [StripDrawn(HOSTILE * 9, ())], "en")
    for svg in (
        road_svg(shown, wide=wide),
        mini_road_svg(shown),
        timeline_svg(items, wide=wide),
        heat_strips_svg(runs, wide=wide),
    ):
        tree = tree_of(svg)
        assert not list(tree.iter("script")) and "\x00" not in svg and "\u202e" not in svg


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2016", "2026", [str(year) for year in range(2016, 2026)]),
        ("2025", "2025.25", ["2025-01", "2025-02", "2025-03"]),
    ],
)
def test_years_of_an_axis(first: str, last: str, names: list[str]) -> None:
    axis = time_axis(Fraction(first), Fraction(last))
    assert [one.name for one in axis.spans][: len(names)] == names


def test_financial_years_of_an_axis() -> None:
    period = read_period("2021/22..2025/26", (4, 1))
    axis = time_bar(period, DAY, (), "en").time
    assert [one.name for one in axis.spans] == [
        "2021/22",
        "2022/23",
        "2023/24",
        "2024/25",
        "2025/26",
    ]


def test_many_figures_are_drawn_without_labels() -> None:
    months = [f"20{year}-{month:02}" for year in range(10, 25) for month in range(1, 12)]
    row = row_of(FIRMS, {month: f"{7000 + 20 * n}" for n, month in enumerate(months)})
    said = [text for text, _ in labels_of(road_svg(chart(row), wide=True))]
    assert len(said) < 40 and "6,259" in said and "12,000" in said


def test_contradicting_figures_are_both_drawn() -> None:
    seen = [
        observation("2024", "15000", published="2025-01"),
        observation("2024", "14000", published="2025-01", line=9),
    ]
    shown = chart(row_of(FIRMS, seen))
    said = [text for text, _ in labels_of(road_svg(shown, wide=True))]
    assert {"15,000", "14,000"} <= set(said)
    assert [one.sign for one in shown.figures if one.why] == ["conflicting"]


def test_nothing_lies_ahead_once_the_plan_is_over() -> None:
    shown = chart(row_of(FIRMS, {"2023": "9000"}, "2026-06-30"), "2026-06-30")
    assert shown.outlook is None and shown.expected is None and shown.tone == "pending"
    assert shown.road[-1][0] == 2024


def test_a_broken_axis_says_so() -> None:
    share = target("28", base="25.8", unit="%", measure="ratio")
    shown = chart(row_of(share, {"2023": "27"}))
    assert shown.values.broken and "25" in shown.caption
    assert not chart(row_of(replace(share, measure="stock"), {"2023": "27"})).values.broken


def test_every_mark_and_status_has_its_shape() -> None:
    drawn = [glyph_svg(status) for status in (*Status, "pending")] + [
        *map(legend_svg, LEGEND_WORDS)
    ]
    assert len(set(drawn)) == len(drawn)
    for svg in drawn:
        tree_of(svg)


def test_what_is_essential_stands_even_where_there_is_no_room() -> None:
    sheet = Sheet(Box(0, 0, 60, 20), [Box(0, 0, 60, 20)])
    assert sheet.put([LabelPlace(50, 15)], 30, 12) is None
    found = sheet.put([LabelPlace(50, 15)], 30, 12, essential=True)
    assert found is not None and found.x == 30


@pytest.fixture(scope="module")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return load_project(write_project(tmp_path_factory.mktemp("kinds"), FILES), KINDS_DAY).project


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [KINDS_DAY, date(2026, 6, 30)])
def test_every_kind_is_drawn(every_kind: Project, language: Language, day: date) -> None:
    """All but a target without a number and without data, which says in words that it has none."""
    details = told(every_kind, *ALL, as_of=day, language=language).each
    found = {one.indicator.id: road_chart(one, Clocks.of(day), language) for one in details}
    assert [name for name, shown in found.items() if shown is None] == ["nothing"]
    for shown in filter(None, found.values()):
        for svg in (road_svg(shown, wide=True), road_svg(shown, wide=False), mini_road_svg(shown)):
            canvas = canvas_of(svg)
            assert [text for text, box in labels_of(svg) if not canvas.holds(box)] == []
        assert shown.title and shown.text and shown.legend
    if day == KINDS_DAY:
        firms = found["firms"]
        assert firms is not None and "conflicting" in {one.sign for one in firms.figures}


@pytest.mark.parametrize(
    ("ticks", "zh", "en"),
    [
        (("0", "5000"), "0 5,000", "0 5,000"),
        (("0", "0.5", "1"), "0 0.5 1", "0 0.5 1"),
        (("0", "500000", "1000000"), "0 50 万 100 万", "0 0.5m 1m"),
        (("0", "20000000000"), "0 200 亿", "0 20bn"),
        (("0", "2000000000000000"), "0 2,000 万亿", "0 2,000T"),
        (("0", "0.000000002"), "0 0.000000002", "0 0.000000002"),
        (("0", f"{10**22}"), "0 1e+22", "0 1e+22"),
    ],
)
def test_what_an_axis_writes(ticks: tuple[str, ...], zh: str, en: str) -> None:
    values = [Fraction(tick) for tick in ticks]
    assert (" ".join(tick_texts(values, "zh")), " ".join(tick_texts(values, "en"))) == (zh, en)


@pytest.mark.parametrize(
    ("months", "zh", "en"),
    [
        (50, "4 年 2 个月没有新数", "no new figure for 4 yr 2 mo"),
        (12, "1 年没有新数", "no new figure for 1 yr"),
        (2, "2 个月没有新数", "no new figure for 2 mo"),
        (0, "没有新数", "no new figure"),
        (None, "从来没有公布过", "never published"),
    ],
)
def test_how_long_it_was_silent(months: int | None, zh: str, en: str) -> None:
    assert (silence_text(months, "zh"), silence_text(months, "en")) == (zh, en)
