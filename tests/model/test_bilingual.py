"""Texts in two languages: one thing with two words, told in the language of the output, compared by
the first.
"""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import CASES, read_case
from tracker.model.bilingual import Bilingual, ambiguous, by_word, in_language

DAY = ("--as-of", "2025-02-28")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("said")
    for file in read_case(CASES / "T144.txt").files:
        file.write(root)
    return root


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("家", "创新", "市科技局", "武汉市", "统计局")),
        ("en", ("enterprises", "Innovation", "Science Bureau", "Wuhan", "Statistics Bureau")),
    ],
)
def test_they_are_told_in_the_language_of_the_output(
    project: Path, language: str, words: tuple[str, ...]
) -> None:
    told = tracker("status", "firms", *DAY, "--format", "json", "--lang", language, at=project).json
    target = told["targets"][0]
    publisher = target["latest"]["publisher"]
    assert (
        target["unit"],
        target["section"],
        target["owners"][0],
        told["plans"][0]["area"],
        publisher,
    ) == words
    shown = tracker("show", "firms", *DAY, "--lang", language, at=project).out
    assert all(word in shown for word in words)


def test_what_is_equal_is_so_in_both_words(project: Path) -> None:
    """The later of one publisher supersedes; the unit of a value may be said in either."""
    for language in ("zh", "en"):
        told = tracker("status", *DAY, "--format", "json", "--lang", language, at=project).json[
            "targets"
        ]
        assert [(one["id"], one["latest"]["value"], one["observations"]) for one in told] == [
            ("firms", "9100", "1"),
            ("contracts", "1200", "1"),
            ("works-2025", "8", "1"),
        ]


@pytest.mark.parametrize(
    "words", [["--section", "Innovation"], ["--section", "创新"], ["--owner", "Science Bureau"]]
)
def test_filters_know_both_words(project: Path, words: list[str]) -> None:
    told = tracker("status", *DAY, *words, "--format", "json", "--lang", "zh", at=project).json[
        "targets"
    ]
    assert [one["id"] for one in told] == ["firms"]


def test_what_is_named_twice_in_one_place_is_so_everywhere(tmp_path: Path) -> None:
    """A section, an owner, an area: both words once, one of them in other targets and plans."""
    (tmp_path / "targets.yaml").write_text(
        """
plans:
  - {id: a, name: A, area: {zh: 武汉市, en: Wuhan}, period: 2021..2025}
  - {id: b, name: B, area: 武汉市, period: 2026..2030}
targets:
  - {id: one, plan: a, name: One, unit: 家, target: {value: 1, by: 2025},
     section: {zh: 创新, en: Innovation}, owners: [{zh: 市科技局, en: Science Bureau}]}
  - {id: two, plan: b, name: Two, unit: 家, target: {value: 2, by: 2030},
     section: Innovation, owners: [市科技局]}
""",
        "utf-8",
    )
    for language, words in (
        ("zh", ("创新", ["市科技局"], "武汉市")),
        ("en", ("Innovation", ["Science Bureau"], "Wuhan")),
    ):
        told = tracker("status", "--format", "json", "--lang", language, at=tmp_path).json
        said = {(one["section"], *one["owners"]) for one in told["targets"]}
        assert said == {(words[0], *words[1])}
        assert {one["area"] for one in told["plans"]} == {words[2]}


def test_a_word_of_two_things_stands_for_neither() -> None:
    city, office = Bilingual("市统计局", "Statistics"), Bilingual("省统计局", "Statistics")
    assert set(by_word([city, office, city])) == {"市统计局", "省统计局"}
    kept = ambiguous([city, office, Bilingual("日报", "Daily")])
    assert [in_language(one, "en", kept) for one in (city, office, Bilingual("日报", "Daily"))] == [
        "市统计局",
        "省统计局",
        "Daily",
    ]


def test_it_is_a_text_that_can_be_packed() -> None:
    again = pickle.loads(pickle.dumps(Bilingual("家", "firms")))
    assert (again, again.en, type(again)) == ("家", "firms", Bilingual)
