"""Options that every command shares, clocks, filters and order (docs: the command line)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.processes import Answer, tracker
from tests.support.projects import GOOD, write_project
from tracker.assess.status import Status
from tracker.cli.variables import VARIABLES

DAY = ("--as-of", "2025-02-28")
LABS = """\
  - {id: labs, plan: plan, name: 实验室, unit: 个, section: 创新, owners: [市科技局], nature: binding,
     target: {value: 7, by: 2025}}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Projects: fine, english and silent (in their registry's language), filtered (one target
    more).
    """
    root = tmp_path_factory.mktemp("projects")
    registry = (
        write_project(root / "fine", {"observations/a.yaml": GOOD}) / "targets.yaml"
    ).read_text("utf-8")
    write_project(root / "silent", {"targets.yaml": registry.replace("language: zh\n", "")})
    write_project(
        root / "english", {"targets.yaml": registry.replace("language: zh", "language: en")}
    )
    write_project(root / "filtered", {"targets.yaml": registry + LABS, "observations/a.yaml": GOOD})
    return root


@pytest.mark.parametrize(
    ("arguments", "variables", "language"),
    [
        pytest.param("status", {}, "zh", id="registry"),
        pytest.param("status", {"LANG": "en_US.UTF-8"}, "zh", id="registry-over-locale"),
        pytest.param("status", {"TRACKER_LANG": "en"}, "en", id="variable-over-registry"),
        pytest.param("status --lang en", {}, "en", id="option"),
        pytest.param("--lang en status", {}, "en", id="option-before"),
        pytest.param("status --lang=zh", {"TRACKER_LANG": "en"}, "zh", id="option-over-variable"),
        pytest.param(
            "status --lang zh", {"TRACKER_LANG": "fr"}, "zh", id="option-over-unknown-variable"
        ),
        pytest.param("status -C ../silent", {"LANG": "en_US.UTF-8"}, "en", id="locale"),
        pytest.param(
            "status -C ../silent",
            {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"},
            "zh",
            id="lc-all",
        ),
        pytest.param("status -C ../silent", {"LANG": "de_DE.UTF-8"}, "en", id="another-locale"),
        pytest.param("status -C ../silent", {"LANG": ""}, "en", id="nothing"),
        pytest.param("status -C ../silent", {"LANG": "POSIX"}, "en", id="posix"),
        pytest.param("status", {"LC_ALL": "C"}, "zh", id="registry-over-no-locale"),
        pytest.param(
            "status -C ../english", {"LANG": "zh_CN.UTF-8"}, "en", id="another-folder's-registry"
        ),
        pytest.param("-C ../english status", {}, "en", id="another-folder-before"),
        pytest.param("status -C../english", {}, "en", id="another-folder-without-a-space"),
        pytest.param("status", {"TRACKER_DIR": "../english"}, "en", id="the-variable's-folder"),
        pytest.param(
            "status -C ../fine", {"TRACKER_DIR": "../english"}, "zh", id="folder-over-variable"
        ),
    ],
)
def test_language_and_folder(
    home: Path, arguments: str, variables: dict[str, str], language: str
) -> None:
    found = tracker(*arguments.split(), "--format", "json", *DAY, at=home / "fine", **variables)
    assert found.json["language"] == language
    assert (
        found.json["targets"][0]["name"]
        == {"zh": "高新技术企业数量", "en": "High-tech enterprises"}[language]
    )


@pytest.mark.parametrize("said", ["de", "zh_CN", "EN"])
def test_a_language_that_is_none_is_refused(home: Path, said: str) -> None:
    found = tracker("status", at=home / "fine", TRACKER_LANG=said)
    assert (found.code, found.out) == (2, "") and "U270" in found.err and said in found.err


def test_outside_a_project_without_a_locale_it_speaks_english(tmp_path: Path) -> None:
    for locale in ("", "C", "C.UTF-8", "POSIX", "fr_FR.UTF-8"):
        assert "no targets.yaml" in tracker("status", at=tmp_path, LANG=locale).err
    assert "找不到 targets.yaml" in tracker("status", at=tmp_path, LANG="zh_CN.UTF-8").err


def test_help_names_each_variable() -> None:
    for language in ("zh", "en"):
        said = tracker("--help", "--lang", language).out
        assert all(name in said for names in VARIABLES for name in names.split(", "))


def test_the_project_is_found_upwards(home: Path) -> None:
    assert "16,000" in tracker("status", "firms", at=home / "fine/observations").out


@pytest.mark.parametrize(
    ("arguments", "as_of", "known_at"),
    [
        pytest.param([], None, None, id="today"),
        pytest.param(["--as-of", "2024-03-31"], "2024-03-31", "2024-03-31", id="as-of-sets-both"),
        pytest.param(
            ["--as-of", "2024-12-31", "--known-at", "2025-02-28"],
            "2024-12-31",
            "2025-02-28",
            id="both",
        ),
        pytest.param(["--known-at", "2025-02-28"], None, "2025-02-28", id="known-at-alone"),
    ],
)
def test_clocks(home: Path, arguments: list[str], as_of: str | None, known_at: str | None) -> None:
    today = date.today().isoformat()
    found = tracker("status", "--format", "json", *arguments, at=home / "fine").json
    assert (found["as_of"], found["known_at"]) == (as_of or today, known_at or today)


def test_an_empty_day_is_not_today(home: Path) -> None:
    """As from a variable that is not set."""
    for option in ("--as-of", "--known-at"):
        assert tracker("status", option, "", at=home / "fine").code == 2


def test_known_at_hides_what_was_not_published(home: Path) -> None:
    for known_at, status in (("2025-02-27", "no_data"), ("2025-02-28", "exceeded")):
        days = "--as-of", "2024-12-31", "--known-at", known_at
        assert (
            ids(tracker("status", "--status", status, "--format", "json", *days, at=home / "fine"))[
                0
            ]
            == "firms"
        )


def ids(found: Answer) -> list[str]:
    return [target["id"] for target in found.json["targets"]]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param("firms", ["firms"], id="id"),
        pytest.param("高企 SHARE", ["firms", "share"], id="alias-and-case"),
        pytest.param("优良天数比率", ["share"], id="name"),
        pytest.param("--status exceeded", ["firms"], id="status"),
        pytest.param(
            "--status 超额完成 --status 符合预期", ["firms", "share"], id="status-in-chinese"
        ),
        pytest.param("--plan Plan --status met", [], id="none"),
        pytest.param("--section 创新", ["labs"], id="section"),
        pytest.param("--owner 市科技局 --nature 约束性", ["labs"], id="owner-and-nature"),
        pytest.param("--nature binding --status exceeded", [], id="filters-are-joined"),
        pytest.param(
            "--sort status", ["firms", "share", "contracts", "bridge", "labs"], id="by-status"
        ),
        pytest.param(
            "--sort progress", ["firms", "share", "contracts", "bridge", "labs"], id="by-progress"
        ),
        pytest.param(
            "--sort name --lang en", ["firms", "share", "bridge", "labs", "contracts"], id="by-name"
        ),
    ],
)
def test_filters_and_order(home: Path, arguments: str, expected: list[str]) -> None:
    found = tracker("status", *arguments.split(), "--format", "json", *DAY, at=home / "filtered")
    assert found.code == 0 and ids(found) == expected
    summary = found.json["summary"]
    assert set(summary) == set(Status) and sum(map(int, summary.values())) == len(expected)
