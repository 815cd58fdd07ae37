"""The table at every width, its colours and drawings: no line too wide, no figure cut
or wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from rich.cells import cell_len

from tests.support.processes import tracker
from tests.support.projects import PROJECT
from tests.support.tiers import tiers
from tracker import formats
from tracker.assess.clocks import Clocks
from tracker.assess.report import Report, Row
from tracker.formats import Terminal
from tracker.formats.json import document
from tracker.formats.terminal import write_page
from tracker.language import LANGUAGES, Language
from tracker.pages.blocks import Page, Table, TableColumn, TableRow, phrase
from tracker.pages.grid import straight
from tracker.words.terms import SYMBOLS
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import status

DAY = date(2025, 2, 28)
WIDTHS = (20, 40, 60, 80, 100, 120, 160, None)
DRAWN = set("█▒░│■") | {signs[0] for signs in SYMBOLS.values()} - {"·", "?", "×"}
ESCAPE = "\x1b["
_FIGURE = re.compile(r"(?<![\d.,-])\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


@pytest.fixture(scope="module", params=LANGUAGES)
def report(request: pytest.FixtureRequest) -> Report:
    return status(load_project(PROJECT, DAY), Filters(), Clocks.of(DAY), request.param)


def draw(
    report: Report, width: int | None, *, color: bool = False, ascii_only: bool = False
) -> str:
    on = Terminal(width, ascii_only, color)
    return str(formats.render("grid", report, "table", report.language, on, every=True))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_too_wide(report: Report, width: int | None) -> None:
    lines = draw(report, width).splitlines()
    assert max(map(cell_len, lines)) <= (width or 4000)
    assert lines == [line.rstrip() for line in lines]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_figure_is_whole(report: Report, width: int | None) -> None:
    """Each figure of the answer stands in the table of its target, unbroken, and rounded where it
    is rounded.
    """
    for row, target in zip(report.rows, document(report, report.language)["targets"], strict=True):
        shown = _figures(draw(replace(report, rows=(row,)), width))
        for key, value in _expected(row, target, width or 100):
            assert any(_rounds_to(value, figure) for figure in shown), (target["id"], key, value)


def _expected(row: Row, target: dict[str, Any], width: int) -> Iterator[tuple[str, Decimal]]:
    """What stands there: the baseline where it has a column or is all that is known, what is short
    or over where that has one.
    """
    baseline, goal, latest = target["baseline"], target["target"], target["latest"]
    silent, in_words = latest is None, not 80 <= width < 100
    kept = row.target.kind == "keep"  # its periods are counted
    figures = {
        "baseline": baseline and baseline["value"]
        if width >= 140 or (silent and in_words)
        else None,
        "goal": None if row.target.kind == "done" else goal["value"],
        "upper": goal["upper"],
        "latest": None if row.target.kind == "done" else latest and latest["value"],
        "progress": None if target["progress"] is None or kept else target["progress"] * 100,
        "gap": target["gap"] or None if in_words and not silent else None,
        "overshoot": target["overshoot"] or None if in_words else None,
    }
    yield from ((key, Decimal(value)) for key, value in figures.items() if value is not None)


def _figures(drawn: str) -> list[str]:
    return [text.replace(",", "") for text in _FIGURE.findall(drawn)]


def _rounds_to(value: Decimal, figure: str) -> bool:
    """The figure shown is the value to as many places as it shows, at most the last digit's half
    away.
    """
    step = Decimal(1).scaleb(-len(figure.partition(".")[2]))
    return abs(abs(value) - Decimal(figure)) <= step / 2 and (
        figure != "0" or abs(value) < step / 2
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_ascii_draws_with_ascii(report: Report, width: int | None) -> None:
    assert DRAWN & set(draw(report, width))
    assert not DRAWN & set(draw(report, width, ascii_only=True))


@pytest.mark.parametrize("width", WIDTHS)
def test_colour_changes_nothing_else(report: Report, width: int | None) -> None:
    colored = draw(report, width, color=True)
    assert ESCAPE in colored
    plain = re.sub(r"\x1b\[[\d;]*m", "", colored).splitlines()
    assert [line.rstrip() for line in plain] == draw(report, width).splitlines()


def test_a_list_goes_on_in_its_tone(report: Report) -> None:
    """What has no data is dim on every line of its list, not on the first alone."""
    on = Terminal(100, False, True)
    lines = str(formats.render("grid", report, "table", report.language, on)).splitlines()
    listed = [line for line in lines if re.search(r"\d→\d", line)]
    assert len(listed) > 1 and all(line.startswith("\x1b[2m") for line in listed)


def test_every_target_is_named(report: Report) -> None:
    drawn = "".join(draw(report, 60).split())
    for row in report.rows:
        name = straight(row.target.name.short_text(report.language))
        assert "".join(name.split()) in drawn


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", tiers(("20", "60", "100", "160", ""), {"20", ""}))
def test_columns(language: Language, columns: str) -> None:
    found = tracker("status", "--as-of", "2025-02-28", "--lang", language, COLUMNS=columns)
    assert found.code == 0 and ESCAPE not in found.out
    assert max(map(cell_len, found.out.splitlines())) <= int(columns or 4000)
    assert {"12000", "16000", "2608.33", "465.8"} <= set(_figures(found.out))


@pytest.mark.parametrize(
    ("arguments", "variables", "colored"),
    [
        pytest.param([], {}, False, id="no-terminal"),
        pytest.param([], {"FORCE_COLOR": "1"}, True, id="forced"),
        pytest.param([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="no-color-over-forced"),
        pytest.param(["--no-color"], {"FORCE_COLOR": "1"}, False, id="option-over-forced"),
    ],
)
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_colours(
    arguments: list[str], variables: dict[str, str], colored: bool, before: bool
) -> None:
    words = [*arguments, "status"] if before else ["status", *arguments]
    assert (ESCAPE in tracker(*words, at=PROJECT, **variables).out) is colored


@pytest.mark.parametrize(
    "words", [["--ascii", "status"], ["status", "--ascii"]], ids=["before", "after"]
)
def test_ascii_before_and_after(words: list[str]) -> None:
    found = tracker(*words)
    assert found.code == 0 and not DRAWN & set(found.out)


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252"])
@pytest.mark.parametrize(
    "command", ["status", "status --format json", "check", "explain", "status nothing"]
)
def test_other_encodings_do_not_crash(encoding: str, command: str) -> None:
    variables = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": encoding,
    }
    found = tracker(*command.split(), at=PROJECT, **variables)
    assert found.code == (2 if "nothing" in command else 0) and "Traceback" not in found.err


def test_columns_that_can_be_spared_go_first() -> None:
    """Then the last one folds, then rows are records."""
    columns = (
        TableColumn("name"),
        TableColumn("much spared", spare=2),
        TableColumn("spared", spare=1),
        TableColumn("kept"),
        TableColumn("words", folds=10),
    )
    cells = tuple((phrase(text),) for text in ("n" * 10, "a", "b", "c", "one two three four five"))
    page = Page("en", (Table(columns, (TableRow(cells),)),))

    def head(width: int) -> str:
        return write_page(page, Terminal(width)).splitlines()[0]

    assert head(70).split() == ["name", "much", "spared", "spared", "kept", "words"]
    assert head(45).split() == ["name", "spared", "kept", "words"]
    assert head(32).split() == ["name", "kept", "words"]
    assert head(20) == "n" * 10
    assert all(len(line) <= 32 for line in write_page(page, Terminal(32)).splitlines())
