"""append: what is written reads back as it was meant, and what was there stays to the byte."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.read.append import file_name, item, new_file, scalar, splice
from tracker.read.yamltext import read_yaml

TEXTS = st.text(min_size=1, max_size=40).filter(
    lambda text: not any("\ud800" <= c <= "\udfff" for c in text)
)
SOURCE = {"title": "公报", "published": "2026-03"}


def tree(text: str) -> Any:
    root, problems = read_yaml(text, "a.yaml")
    assert root is not None, problems
    assert not problems
    return root.plain()


@given(TEXTS)
def test_scalar_reads_back(text: str) -> None:
    assert tree(f"key: {scalar(text)}\n") == {"key": text}


@given(TEXTS, TEXTS)
def test_flow_values_read_back(text: str, other: str) -> None:
    made = item(
        {"note": text, "claims": [{"growth": text, "of": other}], "revises": {"published": other}},
        2,
    )
    assert tree("x:\n" + made) == {
        "x": [
            {
                "note": text,
                "claims": [{"growth": text, "of": other}],
                "revises": {"published": other},
            }
        ]
    }


@pytest.mark.parametrize(
    "text", ["突破1.6万", "28%", "2024-01..2024-08", "-5", "3—5", "家", "第一章三（三）", "a.b/c"]
)
def test_common_values_stay_plain(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    "text",
    ["no", "null", "~", "a: b", "a #b", "“家”", "[x]", "*x", "- x", "x:", " x", "'", "!x", "---"],
)
def test_what_would_be_misread_is_quoted(text: str) -> None:
    assert scalar(text) != text


KEPT = [
    pytest.param("observations:\n- {indicator: a}\n", id="dash-at-the-margin"),
    pytest.param("observations:\n    - indicator: a\n      value: 1\n", id="deep"),
    pytest.param("# c\r\nobservations:\r\n  - indicator: a  # x\r\n", id="crlf"),
    pytest.param("observations:\n  - indicator: a", id="no-newline-at-the-end"),
    pytest.param("observations:\n  - indicator: a\n\n  # the end\n\n", id="comment-at-the-end"),
    pytest.param(
        "observations:\n  - indicator: a\n    note: |\n      two\n      lines\n",
        id="block-scalar-last",
    ),
]


@pytest.mark.parametrize("text", KEPT)
def test_append_adds_records_and_keeps_every_byte(text: str) -> None:
    text = "publication: {title: T, published: 2026-03}\n" + text
    root = read_yaml(text, "a.yaml")[0]
    assert root is not None
    new = [{"indicator": "b", "value": "突破2"}, {"indicator": "c", "value": "3"}]
    made = splice(text, root, "a.yaml", new)
    assert made is not None and made.startswith(text)
    assert tree(made)["observations"] == [*tree(text)["observations"], *new]
    assert ("\r\n" in text) == ("\r\n" in made[len(text) :])


@pytest.mark.parametrize(
    "text",
    [
        "observations: []\n",
        "observations:\n",
        "observations: [{a: 1}]\n",
        "observations:\n  - a: 1\nx: 1\n",
        "x: 1\n",
        "{observations: [{a: 1}]}\n",
    ],
)
def test_no_place_to_splice(text: str) -> None:
    root = read_yaml(text, "a.yaml")[0]
    assert root is not None
    assert splice(text, root, "a.yaml", [{"indicator": "b"}]) is None


@given(TEXTS, TEXTS)
def test_new_file_reads_back(title: str, value: str) -> None:
    made = tree(new_file({**SOURCE, "title": title}, [{"indicator": "a", "value": value}]))
    assert made == {
        "publication": {"records": "1", "title": title, "published": "2026-03"},
        "observations": [{"indicator": "a", "value": value}],
    }


@pytest.mark.parametrize(
    ("words", "taken", "name"),
    [
        ("武汉市统计局", [], "observations/2026-03-武汉市统计局.yaml"),
        ("A b/../c", [], "observations/2026-03-a-b-c.yaml"),
        ("《公报》", ["observations/2026-03-公报.yaml"], "observations/2026-03-公报-2.yaml"),
        (
            "X",
            ["observations/2026-03-x.yaml", "observations/2026-03-X-2.yaml"],
            "observations/2026-03-x-3.yaml",
        ),
        ("…", [], "observations/2026-03.yaml"),
    ],
)
def test_file_name(words: str, taken: list[str], name: str) -> None:
    assert file_name("2026-03", words, taken) == name
