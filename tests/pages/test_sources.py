"""tracker/pages/site/sources.py: names of publications as folders and parts of addresses."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import PLAN, observation
from tracker.model.observation import Publication
from tracker.model.periods import read_period
from tracker.model.project import Project
from tracker.model.target import Thresholds
from tracker.pages.site.routes import SiteRoute, parse, relative
from tracker.pages.site.sources import source_keys, sources_of


def recorded(*files: str) -> Project:
    """A record with an observation in each file; a file that is named again has another
    publication.
    """
    seen = [
        replace(
            observation("2024", str(n)),
            file=f"observations/{name}",
            line=n,
            index=n,
            publication=Publication(f"公报{n}", read_period("2025")),
        )
        for n, name in enumerate(files, 1)
    ]
    return Project((PLAN,), {}, (), tuple(seen), Thresholds(), None, ())


def keys(*files: str) -> list[str]:
    return list(source_keys(recorded(*sorted(files))).values())


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("2025-02-a.yaml", "2025-02-a"),
        ("2024/公报.yml", "2024-公报"),
        ("50% #1 of?a&b.csv", "50-1-of-a-b"),
        ("a b.yaml", "a-b"),
    ],
)
def test_a_name_is_the_stem_of_the_file(file: str, key: str) -> None:
    assert keys(file) == [key]


def test_several_publications_of_a_file_are_numbered() -> None:
    assert keys("a.csv", "a.csv", "a.csv") == ["a", "a-2", "a-3"]


def test_a_name_depends_on_no_other_file_unless_they_would_be_one() -> None:
    assert keys("b.yaml") == keys("a.yaml", "b.yaml")[1:]
    found = keys("A.yaml", "a.yaml", "a-b.yaml", "a/b.yaml", "a_b.csv")
    assert len({key.casefold() for key in found}) == 5


ODD = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("aA./%# 年é\u0301:\\~@"),
    max_size=300,
)


@given(st.lists(ODD, min_size=1, max_size=8, unique=True))
def test_names_are_safe_and_differ(files: list[str]) -> None:
    project = recorded(*files)
    found = sources_of(project, source_keys(project))
    assert sum(len(one.observations) for one in found) == len(files)
    names = [one.key for one in found]
    assert len({normalize("NFKC", name.casefold()) for name in names}) <= len(files)
    assert len({name.casefold() for name in names}) == len(files)
    for name in names:
        assert name.replace("-", "").isalnum() and len(name.encode()) <= 120
        assert name.split("-")[0].lower() not in ("con", "nul", "com1", "")
        route = SiteRoute("zh", "publication", name)
        assert parse(route.path) == route
        assert "%25" not in relative(SiteRoute("zh"), route.path)
