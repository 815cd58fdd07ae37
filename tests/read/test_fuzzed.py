"""Whatever is in the files and in a request: no exception escapes, and what is written is read back
(tests/support/any_input.py).

The coverage-guided search for more of the same is benchmarks/fuzz.py.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import any_input as promises
from tests.support.any_input import FULL
from tests.support.projects import write_project
from tests.support.recording import DAY, FILE, NEW, OLD, REGISTRY, snapshot, write
from tracker.model.observation import Observation
from tracker.model.request import Request
from tracker.problems.codes import CODES
from tracker.problems.problem import CannotRun, Problem
from tracker.read.project import read_project

ROWS = b"indicator,period,value,unit,published,publisher,title\nfirms,2024,16000,,2025-03,,x\nbridge,2024,1,,2025,,y\n"
PIECES = st.sampled_from(
    [
        "",
        " ",
        "\n",
        "\r",
        "\t",
        "\0",
        ":",
        ": ",
        "：",
        "- ",
        "? ",
        "?",
        "#",
        ",",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        "|\n",
        ">-\n",
        "&a ",
        "*a",
        "!!int ",
        "<<: ",
        "%",
        "---\n",
        "...\n",
        "~",
        "no",
        "1e999999",
        "NaN",
        "-0",
        "9" * 60,
        "2024-02-30",
        "9999",
        "0000",
        "1..2",
        "突破",
        "约",
        "万亿",
        "百分之",
        "多",
        "\ufeff",
        "\u202e",
        "\u2028",
        "\x85",
        "😀",
        "<<<<<<< ",
        "observations:\n",
        "  - {}\n",
        "id: a\n",
        "\\ud800",
        "\\x00",
        "=",
        "@",
    ]
).map(str.encode)
ANY = (
    st.binary(max_size=60)
    | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | PIECES
)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), ANY), min_size=1, max_size=4)


def edited(content: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """A content in which pieces, each so far from the start and so long, are replaced."""
    for far, length, piece in edits:
        start = int(far * len(content))
        content = content[:start] + piece + content[start + length :]
    return content


def changed(content: bytes) -> st.SearchStrategy[bytes]:
    return EDITS.map(lambda edits: edited(content, edits))


@given(st.lists(ANY, max_size=30).map(b"".join) | changed(FULL["observations/a.yaml"]))
def test_any_yaml_is_a_tree_or_refused(content: bytes) -> None:
    promises.of_a_tree(content)


@pytest.mark.parametrize(
    ("name", "content"),
    [*FULL.items(), ("observations/b.csv", ROWS)],
    ids=["registry", "observations", "rows"],
)
@given(st.data())
def test_any_file_is_read_or_its_problems_are_said(
    name: str, content: bytes, data: st.DataObject
) -> None:
    promises.of_a_project(
        {**FULL, name: data.draw(changed(content) | st.lists(ANY, max_size=30).map(b"".join))}
    )


@settings(max_examples=settings.default.max_examples // 4)  # each is told in some ninety ways
@given(changed(FULL["targets.yaml"]), changed(FULL["observations/a.yaml"]))
def test_whatever_is_read_is_told_in_every_format(registry: bytes, observations: bytes) -> None:
    project = promises.of_a_project({"targets.yaml": registry, "observations/a.yaml": observations})
    if project is not None:
        promises.of_a_report(project)


WORDS = st.text(max_size=30) | PIECES.map(bytes.decode)
REQUESTS = st.builds(
    lambda values, words: replace(NEW, **values, **words),
    st.fixed_dictionaries(
        {}, optional={"value": WORDS, "period": WORDS, "unit": WORDS, "published": WORDS}
    ),
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("title", "publisher", "url", "note", "locator"), WORDS)
    ),
)


@given(st.just(OLD.encode()) | changed(OLD.encode()), REQUESTS)
def test_recorded_is_what_was_there_and_one_more(content: bytes, asked: Request) -> None:
    """Each text of the record is read back as it was given, and every other observation is what it
    was.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = write_project(Path(folder), {"targets.yaml": REGISTRY})
        (root / FILE).parent.mkdir()
        (root / FILE).write_bytes(content)
        before = snapshot(root)
        refused: tuple[Problem, ...] = ()
        try:
            write(root, [asked], DAY)
        except CannotRun as stop:
            refused = stop.problems
        after = snapshot(root)
    if refused:
        assert {one.code for one in refused} <= CODES.keys() and after == before
        return
    assert all(after[name].startswith(content) for name, content in before.items())
    assert sum(after[name] != before.get(name) for name in after) == 1
    there, now = seen(before), seen(after)
    assert [one for one in now if one in there] == there
    added = next(one for one in now if one not in there)
    assert len(now) == len(there) + 1
    assert added.quantity is not None and added.quantity.text == asked.value
    said = (
        added.publication.title,
        added.publication.publisher,
        added.publication.url,
        added.note,
        added.locator,
    )
    assert said == (asked.title, asked.publisher, asked.url, asked.note, asked.locator)


def seen(files: dict[str, bytes]) -> list[Observation]:
    project = read_project(files, DAY)
    assert not isinstance(project, list)
    return list(project.observations)
