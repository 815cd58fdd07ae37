"""Extraction on the corpus: floors below what was measured, decoys, and labels that agree with
their passages.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.support.corpus_score import GROUPS, Score, parse, read_corpus, score, shares, stretches
from tests.support.projects import PROJECT
from tests.support.scanning import scan_text
from tests.support.tiers import tiers
from tracker.model.periods import read_period

every_group = pytest.mark.parametrize("group", tiers(GROUPS, {"zh", "en"}))
# (F1, names, periods): what `python benchmarks/extraction.py` measures is a little above
FLOORS = {
    "zh": (0.98, 0.98, 0.96), "zh-held": (0.94, 0.95, 0.91), "en": (0.91, 0.69, 0.91),
    "en-held": (0.85, 0.78, 0.90),
}  # fmt: skip
MOST_ON_DECOYS = 3


@cache
def scored(group: str) -> Score:
    return score(read_corpus(group), scan_text)


@every_group
def test_as_much_is_found_as_before(group: str) -> None:
    found = scored(group)
    said = (found.f1, found.named / found.found, found.dated / found.periods)
    assert all(one >= floor for one, floor in zip(said, FLOORS[group], strict=True)), (
        said,
        found.misses,
    )


def test_decoys_are_left_alone() -> None:
    assert sum(scored(group).decoys for group in GROUPS) <= MOST_ON_DECOYS


@every_group
def test_the_corpus_agrees_with_itself(group: str) -> None:
    """Each label's words stand in its passage and hold a number, its period is one, no passage is
    there twice.
    """
    passages = read_corpus(group)
    assert len({one.id for one in passages}) == len({one.text for one in passages}) == len(passages)
    for passage in passages:
        assert bool(passage.labels) != passage.id.startswith("D"), passage.id
        for label in passage.labels:
            assert stretches(passage.text, label.quote), label
            assert (
                label.role in ("target", "observation")
                and label.name
                and re.search(r"[\d\w]", label.quote)
            ), label
            assert label.period is None or read_period(label.period), label


def test_the_readme_counts_what_is_there() -> None:
    text = (PROJECT / "tests/corpus/README.md").read_text("utf-8")
    groups = {group: read_corpus(group) for group in GROUPS}
    for group, passages in groups.items():
        required = sum(not one.optional for passage in passages for one in passage.labels)
        assert f"| `{group}.txt` | {len(passages)} | {required} |" in text
    everything = [passage for passages in groups.values() for passage in passages]
    assert f"{len(everything)} passages" in text
    assert f"{sum(not passage.labels for passage in everything)} are decoys" in text


TEXT = "年末全市高新技术企业2318家，比上年增加276家。共有10个园区。\n"


def counts(lines: str) -> tuple[int, int, int, int]:
    """What the labels of the text come to: required, found, proposed, explained."""
    found = score([parse(f"X1\n{TEXT}---\n{lines}")], scan_text)
    return found.required, found.found, found.proposed, found.explained


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "observation\t-\t2318\t家\t高新技术企业\t企业2318家\t276", (1, 1, 2, 1), id="found"
        ),
        pytest.param(
            "observation\t-\t2319\t家\t高新技术企业\t企业2318家", (1, 0, 2, 0), id="another-value"
        ),
        pytest.param(
            "target\t-\t2318\t家\t高新技术企业\t企业2318家", (1, 0, 2, 0), id="another-role"
        ),
        pytest.param(
            "observation\t-\t2318\t家\t高新技术企业\t共有10个园区", (1, 0, 2, 0), id="another-place"
        ),
        pytest.param(
            "observation?\t-\t2318\t家\t高新技术企业\t企业2318家", (0, 0, 2, 1), id="optional"
        ),
        pytest.param(
            "observation\t-\t2318\t家\t企业\t企业2318家\nobservation?\t-\t10\t个\t园区\t10个园区",
            (1, 1, 2, 2),
            id="both",
        ),
    ],
)
def test_the_scorer_scores(line: str, expected: tuple[int, int, int, int]) -> None:
    assert counts(line) == expected


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("高新技术企业", "年末高新技术企业数", True),
        ("高新技术企业", "常住人口", False),
        ("", "常住人口", False),
        ("homes built", "new homes", True),
        ("homes", "houses", False),
    ],
)
def test_names_that_are_the_same(name: str, other: str, same: bool) -> None:
    assert shares(name, other) == same
