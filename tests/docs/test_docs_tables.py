"""The tables and lists of the documents: every row is what the program reads, every field is there,
links hold.
"""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from tests.support.builders import judge, target
from tests.support.docs_pages import DOCS, FENCE, PAGES, PAIRS, text_of
from tracker.assess.status import Evidence, Status
from tracker.cli.variables import VARIABLES
from tracker.model.measures import CURRENCIES, MEASURES
from tracker.model.numbers import in_unit, read_number
from tracker.model.periods import read_period
from tracker.model.quantity import Interval
from tracker.read import observation_fields, registry_fields
from tracker.read.fields import Fields

FORMATS = pytest.mark.parametrize("page", PAIRS[0])


def rows(page: str, name: str = r"\w+") -> list[list[str]]:
    """The cells of the tables that stand below `<!-- table: name -->`."""
    tables = re.findall(rf"<!-- table: {name} -->\n\n((?:\|.*\n)+)", text_of(page))
    found = [
        [cell.strip() for cell in row.strip("|").split("|")]
        for table in tables
        for row in table.splitlines()[2:]
    ]
    assert found
    return found


def words(cell: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", FENCE.sub("", cell))


@FORMATS
def test_numbers(page: str) -> None:
    for text, unit, value, step in rows(page, "numbers"):
        quantity, agrees = in_unit(read_number(words(text)[0]), None, unit)
        assert (quantity.value, quantity.step, agrees) == (Decimal(value), Decimal(step), True), (
            text
        )


@FORMATS
def test_qualifiers(page: str) -> None:
    for qualifier, before, behind, _ in rows(page, "qualifiers"):
        for word in words(before):
            assert read_number(f"{word} 16000").quantity.qualifier == words(qualifier)[0], word
        for word in words(behind):
            assert read_number(f"1.6万{word}").quantity.qualifier == words(qualifier)[0], word


@FORMATS
def test_intervals(page: str) -> None:
    for text, interval in rows(page, "intervals"):
        assert spelt(read_number(words(text)[0]).quantity.interval()) == interval, text


def spelt(span: Interval) -> str:
    """An interval with round brackets where an end is left out."""
    low = "−∞" if span.low is None else f"{Decimal(span.low.numerator) / span.low.denominator:f}"
    high = "∞" if span.high is None else f"{Decimal(span.high.numerator) / span.high.denominator:f}"
    left = "(" if span.low is None or span.low_open else "["
    return f"{left}{low}, {high}{')' if span.high is None or span.high_open else ']'}"


@FORMATS
def test_periods(page: str) -> None:
    for text, spelling, start, end in rows(page, "periods"):
        period = read_period(words(text)[0])
        assert (str(period), period.start.isoformat(), period.end.isoformat()) == (
            spelling,
            start,
            end,
        )


@pytest.mark.parametrize("page", PAIRS[1])
def test_verdicts(page: str) -> None:
    for cells in rows(page, "verdicts"):
        value, attainment, gap = (words(cell)[0] for cell in cells[:3])
        found = judge(target("12000", base="6259"), {"2024": value})
        assert (found.attainment, "null" if found.gap is None else str(found.gap)) == (
            attainment,
            gap,
        ), value


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: str(pair[0]))
def test_both_languages_have_the_same_rows(pair: tuple[str, str]) -> None:
    found = [[[words(cell) for cell in row] for row in rows(page)] for page in pair]
    assert found[0] == found[1]


@FORMATS
def test_every_field_is_described(page: str) -> None:
    models = [
        model
        for module in (registry_fields, observation_fields)
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, Fields)
    ]
    names = {name for model in models for name in model.model_fields} | set(
        observation_fields.COLUMNS
    )
    code = set(re.findall(r"\w+", " ".join(words(text_of(page)))))
    assert len(models) > 10 and names - code == set()
    assert [unit for unit in (*MEASURES, *CURRENCIES) if f"`{unit}`" not in text_of(page)] == []


@pytest.mark.parametrize("page", PAIRS[1])
def test_every_status_and_flag_is_described(page: str) -> None:
    found = words(text_of(page))
    assert {*Status, *Evidence} - set(found) == set()


@pytest.mark.parametrize("page", PAGES)
def test_links_to_headings_hold(page: str) -> None:
    for link in re.findall(r"\]\(([^)]*#[^)]+)\)", text_of(page)):
        other, _, anchor = link.partition("#")
        heads = re.findall(r"^#+ (.+)$", text_of(other or page), re.MULTILINE)
        assert (DOCS / (other or page)).exists()
        assert anchor in {
            re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads
        }, link


@pytest.mark.parametrize("page", ["environment.md", "environment.zh-CN.md"])
def test_the_environment_is_documented_as_far_as_it_is_asked(page: str) -> None:
    """Every variable that the command line asks for by its name has a row, and no other one."""
    said = [name for cell, *_ in rows(page, "variables") for name in words(cell)]
    asked = set(re.findall(r"[A-Z]{2}[A-Z_]+", " ".join(VARIABLES)))
    for file in (DOCS.parent / "tracker/cli").rglob("*.py"):
        asked |= set(re.findall(r'environment(?:\.get\(|\[)"([A-Z_]+)"', file.read_text("utf-8")))
    assert sorted(said) == sorted(asked)
