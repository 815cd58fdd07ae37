"""show as it is printed: at every width, in both languages and all formats, and as a command."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.support.every_kind import ALL, DAY, FILES, TARGETS, as_markdown, told
from tests.support.every_kind import as_text as render
from tests.support.processes import tracker
from tests.support.projects import PROJECT, write_project
from tests.support.tiers import tiers
from tracker.analysis.blocks import Blocks
from tracker.assess.detail import Details
from tracker.formats import Terminal, json_target, terminal
from tracker.formats import chart_text as chart
from tracker.formats.wrap import cells_of
from tracker.language import LANGUAGES
from tracker.model.project import Project
from tracker.pages import target
from tracker.pages.chart import chart as chart_of
from tracker.pages.chart import picture
from tracker.words.analysed import analysis_lines
from tracker.words.terms import WORDS
from tracker.workflows.load import load_project

SHIPPED = (
    "tech-contract-turnover", "hitech-enterprises", "rd-growth", "hubei-labs", "science-facilities",
    "national-key-labs-keep", "national-platforms", "rd-spending", "pilot-platforms",
)  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("show"), FILES)


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    return load_project(root, DAY).project


@pytest.mark.parametrize(
    ("word", "slack"),
    [
        ("invest", "28 days ahead of the road, which reaches 615.5 on 2024-01-28"),
        ("energy", "231 days ahead of the road, which reaches 0.45 on 2024-08-18"),
        ("lower", "210 days ahead of the road, which reaches -7.2 on 2023-07-29"),
    ],
)
def test_ahead_and_behind_in_words(project: Project, word: str, slack: str) -> None:
    show = told(project, word, language="en")
    (row,) = show.report.rows
    lines = dict(analysis_lines(Blocks(show.report), row, "en"))
    assert lines["figure.slack_days"].startswith(slack)


# what a story must say, as pieces of its English text
SAID = [
    pytest.param("firms", ["more than 12,000", "op: gt, value: 突破1.2万", "targets.yaml:10"], id="goal"),
    pytest.param("firms", ["6,259 (2020)", "2023: 9,500", "binding", "市科技局, 市发改委"], id="promise"),
    pytest.param("firms", ["<8,300  “近8300”", "published 2023-05", "表3", "14.5% growth over 2021"], id="value"),
    pytest.param("firms", ["observations/b.yaml:5", "年鉴口径", "communiqué", "example.org/yearbook"], id="source"),
    pytest.param("firms", ["● held on 2024-06-30", "11,000", "until 2023-06-30", "原定", "today's"], id="revisions"),
    pytest.param("firms", ["an extrapolation, no part of the verdict", "80% range"], id="extrapolation"),
    pytest.param("firms", ["A301 warning", "observations/b.yaml:5:45", "hint:"], id="problem"),
    pytest.param("energy", ["-7.2%", "a level of 0.464 吨"], id="per-cent-as-a-level"),
    pytest.param("invest", ["2023-Q1 (year to date)", "included in"], id="year-to-date"),
    pytest.param("bridge", ["done by 2025", "not done  “在建”", "1 year early"], id="milestone"),
    pytest.param("days", ["keep between 80–90% in every period", "2 / 3 = 66.7% (periods kept)"], id="kept"),
    pytest.param("nothing", ["no number in the plan, by 2025", "规划没有写"], id="no-number"),
    pytest.param("gdp", ["no target of its own; gdp-growth is computed from it", "3.5% of High-tech"], id="indicator"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "said"), SAID)
def test_what_is_said(project: Project, word: str, said: list[str]) -> None:
    text = render(told(project, word, language="en"), "en")
    assert [part for part in said if part not in text] == []


def test_the_answer_comes_first(project: Project) -> None:
    text = render(told(project, "firms", language="en"), "en")
    heads = [line.split("  ")[0] for line in text.splitlines() if line[:1].isalpha()]
    assert heads[0].startswith("High-tech enterprises") and heads[1].startswith("periods that")
    heads = [head.split(" (")[0] for head in heads[2:11]]
    assert ", ".join(heads) == (
        "Chart, Every figure, Arithmetic, Analysis, Evidence, Promise, Revisions, Extrapolation, "
        "Problems"
    )


def test_after_the_due_date_there_is_no_road_ahead(project: Project) -> None:
    """The road ends where the latest value stands, and nothing is drawn out to a day that is
    over.
    """
    for day, ahead in ((date(2025, 12, 30), True), (date(2025, 12, 31), False)):
        show = told(project, "firms", as_of=day, language="en")
        drawn = chart_of(show.each[0], "en")
        assert drawn is not None and drawn.picture.path is not None
        last = max(mark.time for mark in drawn.picture.marks if mark.sign == "latest")
        assert drawn.picture.path.knots[-1][0] == (drawn.picture.due if ahead else last)
        text = render(show, "en")
        assert ("Extrapolation" in text) == ahead
    unknown = told(project, "firms", as_of=date(2026, 1, 1), known_at=date(2021, 5, 5))
    drawn = chart_of(unknown.each[0], "zh")
    assert drawn is None or drawn.picture.path is None


def test_what_is_not_yet_known_stands_under_its_heading(project: Project) -> None:
    text = render(told(project, "firms", as_of=date(2021, 5, 5), language="en"), "en")
    assert re.search(r"^Every figure .*, 0 known\n  \d+ more were published after ", text, re.M)


WIDTHS = (20, 40, 60, 80, 100, 160, None)
FIGURE = re.compile(r"\d+(?:[,.]\d+)*%?")
DRAWN = (
    {text for text, _, _ in chart.DRAWN.values()}
    | set("│┤└┴┘─┄┊╿╱")
    | {chr(n) for n in range(0x2800, 0x2900)}
)


@pytest.fixture(scope="module", params=LANGUAGES)
def shows(request: pytest.FixtureRequest, project: Project) -> tuple[Details, Details]:
    """The small project and the shipped one."""
    day = date(2025, 2, 28)
    return (
        told(project, *ALL, language=request.param),
        told(load_project(PROJECT, day).project, *SHIPPED, as_of=day, language=request.param),
    )


@pytest.mark.parametrize("ascii_only", tiers([False, True], [False]))
@pytest.mark.parametrize("width", tiers(WIDTHS, {20}))
def test_no_line_is_too_wide(
    shows: tuple[Details, Details], width: int | None, ascii_only: bool
) -> None:
    for show in shows:
        lines = render(show, show.report.language, width=width, ascii_only=ascii_only).splitlines()
        assert max(map(cell_len, lines)) <= (width or 4000)
        assert lines == [line.rstrip() for line in lines]
        if ascii_only:
            assert not DRAWN & set("".join(lines)) - set("×—")


@pytest.mark.parametrize("width", tiers((40, 100), {40}))
def test_a_chart_stays_straight_where_signs_take_two_cells(
    shows: tuple[Details, Details], width: int
) -> None:
    """It is drawn in ASCII there, and so are the marks of the table below it."""
    show = shows[1]
    on = Terminal(width, ambiguous=2)
    lines = terminal.write_page(target.page(show, show.report.language), on).splitlines()
    assert all(cells_of(line, 2) <= width for line in lines)
    of_words = set("×—─●○△◇")  # signs that statuses, rules and texts have as well
    assert not DRAWN & set("".join(lines)) - of_words and any("  @ 20" in line for line in lines)


@pytest.mark.parametrize("width", tiers((40, 60, 80, 100, 160), {60}))
def test_no_figure_is_broken(
    shows: tuple[Details, Details], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folded or not, the same figures stand there; the chart, which is not folded, is left out."""
    monkeypatch.setattr("tracker.pages.chart.picture", lambda *_: None)
    for show in shows:
        whole, folded = (render(show, show.report.language, width=each) for each in (None, width))
        assert Counter(FIGURE.findall(folded)) == Counter(FIGURE.findall(whole))


@pytest.mark.parametrize("width", tiers((40, 100, None), {40}))
def test_colour_changes_nothing_else(shows: tuple[Details, Details], width: int | None) -> None:
    for show in shows:
        colored = render(show, show.report.language, width=width, color=True)
        assert "\x1b[" in colored
        lines = [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", colored).splitlines()]
        assert lines == render(show, show.report.language, width=width).splitlines()


def test_every_word_is_in_both_languages(shows: tuple[Details, Details]) -> None:
    """No label of the other language slips in."""
    other = 0 if shows[0].report.language == "en" else 1
    labels = {
        WORDS[key][other]
        for key in ("promise", "assessment", "every_figure", "evidence", "forecast", "problems")
    }
    text = "\n".join(render(show, show.report.language) for show in shows)
    assert not labels & set(text.splitlines())


HOSTILE = {
    "targets.yaml": TARGETS.replace(
        "正文用“突破”。", '"a\\e[31m|b\\u202e<i>`*_[x](y) ' + "长" * 200 + '"'
    ),
    "observations/a.yaml": FILES["observations/a.yaml"].replace(
        "title: 公报", 'title: "t|\\e]0;x\\a' + "w" * 300 + '"'
    ),
}


@pytest.mark.parametrize("width", [20, 60, None])
def test_hostile_text_stays_text(tmp_path: Path, width: int | None) -> None:
    hostile = told(load_project(write_project(tmp_path, FILES | HOSTILE), DAY).project, "firms")
    text = render(hostile, "zh", width=width)
    assert all(character.isprintable() or character in "\n\u3000" for character in text)
    assert max(map(cell_len, text.splitlines())) <= (width or 4000)


def tables(markdown: str) -> Iterator[list[str]]:
    lines = markdown.splitlines()
    for line in lines:
        if line.startswith("|"):
            yield re.split(r"(?<!\\)\|", line)[1:-1]


def test_markdown(tmp_path: Path, shows: tuple[Details, Details]) -> None:
    hostile = told(load_project(write_project(tmp_path, FILES | HOSTILE), DAY).project, *ALL)
    for show in (*shows, hostile):
        text = as_markdown(show, show.report.language)
        sizes = [len(row) for row in tables(text)]
        assert set(sizes) == {2, 6} and text.count("\n## ") + 1 == len(show.each)
        assert text.count("```text") == sum(picture(one) is not None for one in show.each)
        assert "<i>" not in text and "\u202e" not in text


def test_json_holds_the_report_s_own_row(root: Path) -> None:
    shown = tracker("show", "firms", "alone", "--as-of", "2024-06-30", "--format", "json", at=root)
    status = tracker("status", "firms", "--as-of", "2024-06-30", "--format", "json", at=root)
    assert (shown.code, status.code) == (0, 0)
    document = shown.json
    assert document["schema"] == "tracker/show/1"
    wanted = next(one for one in status.json["targets"] if one["id"] == "firms")
    assert document["stories"][0]["target"] == wanted
    assert [one["indicator"]["id"] for one in document["stories"]] == ["firms", "alone", "alone"]
    assert document["stories"][-1]["target"] is None


def test_json_figures(project: Project) -> None:
    document = json.loads(json_target.render(told(project, "firms"), "zh"), parse_float=str)
    (one,) = document["stories"]
    works = {work["figure"]: work for work in one["arithmetic"]}
    assert works["progress"] == {
        "figure": "progress",
        "formula": "(x − b) / (T − b)",
        "text": "(10,000 − 6,259) / (12,000 − 6,259) = >65.2%",
        "value": "0.651629",
    }
    assert works["lead_years"]["value"] == one["target"]["lead_years"] == "-0.4"
    seen = one["series"][0]["observations"][6]
    assert (seen["text"], seen["value"], seen["low"], seen["high"]) == ("近8300", 8300, 8200, 8300)
    assert (seen["role"], seen["state"], seen["by"]["file"]) == (
        "conflicting",
        "conflicting",
        "observations/d.yaml",
    )
    assert seen["claims"] == [{"kind": "growth", "text": "14.5%", "of": "2021", "real": False}]
    assert [goal["in_force"] for goal in one["promise"]["goals"]] == [False, False, True]
    assert one["promise"]["road"][1] == {"time": 2022, "value": 7000}


@pytest.mark.parametrize(
    ("arguments", "variables", "colored", "widest"),
    [
        pytest.param([], {"COLUMNS": "60"}, False, 60, id="columns"),
        pytest.param([], {"COLUMNS": "100", "FORCE_COLOR": "1"}, True, 100, id="forced"),
        pytest.param(
            [], {"COLUMNS": "100", "FORCE_COLOR": "1", "NO_COLOR": "1"}, False, 100, id="no-color"
        ),
        pytest.param(
            ["--no-color"], {"COLUMNS": "100", "FORCE_COLOR": "1"}, False, 100, id="option"
        ),
        pytest.param(["--ascii"], {"COLUMNS": "60"}, False, 60, id="ascii"),
        pytest.param([], {}, False, 4000, id="no-terminal"),
    ],
)
def test_the_command(
    root: Path, arguments: list[str], variables: dict[str, str], colored: bool, widest: int
) -> None:
    found = tracker(
        "show", "firms", "smoke", "--as-of", "2024-06-30", *arguments, at=root, **variables
    )
    assert found.code == 0 and ("\x1b[" in found.out) == colored
    plain = re.sub(r"\x1b\[[\d;]*m", "", found.out)
    assert max(map(cell_len, plain.splitlines())) <= widest
    assert "(10,000" in plain and ("●" in plain) == (arguments != ["--ascii"])


def test_the_command_s_failures(root: Path) -> None:
    found = tracker("show", "frims", "--lang", "en", at=root)
    assert (
        (found.code, found.out) == (2, "")
        and "U101" in found.err
        and "Did you mean firms?" in found.err
    )
    found = tracker("show", "frims", "--format", "json", at=root)
    assert (found.code, found.codes) == (2, {"U101"}) and found.json["schema"] == "tracker/error/1"
    assert tracker("show", at=root).code == 2


def test_equal_input_gives_equal_output(root: Path) -> None:
    runs: list[Any] = [
        tracker("show", *ALL, "--as-of", "2024-06-30", at=root).out for _ in range(2)
    ]
    assert runs[0] == runs[1]


@pytest.mark.parametrize(
    ("goal", "value", "status", "zh", "en"),
    [
        pytest.param(
            "180", "186", "met", "超出 6 家，不到", "6 beyond, less than one", id="within"
        ),
        pytest.param(
            "185", "186", "exceeded", "超出 1 家，一个单位是 1", "1 beyond; one", id="one"
        ),
        pytest.param("1.2万", "突破1.2万", "met", "不是每个可能的值", "not every value", id="open"),
        pytest.param(
            "1.2万", "突破1.4万", "exceeded", "至少超出 2,000", "at least 2,000", id="over"
        ),
        pytest.param("180", "180", "met", "", "", id="reached"),
    ],
)
def test_where_met_ends_and_exceeded_begins(
    tmp_path: Path, goal: str, value: str, status: str, zh: str, en: str
) -> None:
    """186 of 180 is met, of 185 exceeded: said with the unit that decides it."""
    registry = (
        "plans: [{id: p, name: 规划, period: 2021..2025}]\n"
        "targets: [{id: a, plan: p, name: 甲, unit: 家, baseline: {value: 100, period: 2020},"
        f" target: {{value: {goal}, by: 2025}}}}]\n"
    )
    text = (
        "publication: {title: 公报, published: 2025-02}\n"
        f"observations: [{{indicator: a, period: 2024, value: {value}}}]\n"
    )
    root = write_project(tmp_path, {"targets.yaml": registry, "observations/a.yaml": text})
    for language, said in (("zh", zh), ("en", en)):
        shown = tracker("show", "a", "--as-of", "2025-02-28", "--lang", language, at=root).out
        line = next(
            one for one in shown.splitlines() if re.search("^ +(met|exceeded|超额完成|完成) ", one)
        )
        assert said in line and bool(re.search(" Here |这里", line)) == bool(said)


def test_a_reduction_is_told_as_one(tmp_path: Path) -> None:
    registry = (
        "plans: [{id: p, name: 规划, period: 2021..2025}]\n"
        "targets: [{id: a, plan: p, name: 能耗, unit: '%', kind: change, measure: ratio,"
        " target: {value: 下降13.5%以上, by: 2025}}]\n"
    )
    root = write_project(tmp_path, {"targets.yaml": registry, "observations/a.yaml": ""})
    assert "累计下降 13.5% 以上" in tracker("show", "a", "--lang", "zh", at=root).out
    assert "down 13.5% or more by 2025" in tracker("show", "a", "--lang", "en", at=root).out


def test_nothing_is_drawn_out_to_a_period_that_is_on_record(tmp_path: Path) -> None:
    registry = (
        "plans: [{id: p, name: 规划, period: 2021..2025}]\n"
        "targets: [{id: a, plan: p, name: 甲, unit: 家, baseline: {value: 100, period: 2020},"
        " target: {value: 180, by: 2025}}]\n"
    )
    text = (
        "publication: {title: 公报, published: 2025-12}\nobservations:\n"
        "  - {indicator: a, period: 2023, value: 130}\n"
        "  - {indicator: a, period: 2024, value: 150}\n"
        "  - {indicator: a, period: 2025, value: 170}\n"
    )
    root = write_project(tmp_path, {"targets.yaml": registry, "observations/a.yaml": text})
    for day in ("2025-12-31", "2026-03-01"):
        assert "外推" not in tracker("show", "a", "--as-of", day, at=root).out
    before = "--as-of", "2025-03-31", "--known-at", "2025-12-31"
    assert "外推" in tracker("show", "a", *before, at=root).out
