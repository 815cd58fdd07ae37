"""A pull request as its reviewer meets it: an observation added, a goal and a threshold moved,
figures lost and edited.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import Answer, tracker
from tests.support.projects import PROJECT
from tests.support.repositories import FIGURES, ME, NEWS, REGISTRY, Repository, pulled
from tracker.language import LANGUAGES, Language
from tracker.words.changes import ends_line
from tracker.workflows.compare import compare_days

DAY = ("--as-of", "2025-06-30", "--lang", "en")
GOAL = "target: {value: 12000, by: 2025}"
EASED = "target: {value: 9000, by: 2025}"
REASON = (
    f"{EASED}\n    revisions: [{{value: 12000, by: 2025, until: 2025-01-31, reason: 中期调整}}]"
)


@pytest.fixture(scope="module")
def pull(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pulled(tmp_path_factory.mktemp("pull")).root


def diff(*words: str, at: Path) -> Answer:
    return tracker("diff", *DAY, *words, at=at, **ME)


def test_json_says_what_became_of_each_target(pull: Path) -> None:
    found: dict[str, Any] = diff("--format", "json", at=pull).json
    assert found["schema"] == "tracker/diff/1" and found["thresholds_moved"] is True
    told = {
        one["id"]: (
            one["change"],
            one["status"]["before"],
            one["status"]["after"],
            [c["cause"] for c in one["causes"]],
        )
        for one in found["targets"]
    }
    assert told == {
        "firms": ("better", "behind", "exceeded", ["new_period"]),
        "contracts": ("changed", "open", "open", ["late", "conflicting"]),
        "share": ("worse", "on_track", "lost", ["edited", "removed"]),
    }
    (moved,) = [one["moved"] for one in found["targets"] if one["moved"]]
    assert (moved["fields"], moved["effect"], moved["reason"]) == (
        ["value", "by", "thresholds"],
        "eased",
        None,
    )
    assert [(one["indicator"], one["period"]) for one in found["observations"]["removed"]] == [
        ("share", "2023")
    ]
    assert [one["fields"] for one in found["observations"]["edited"]] == [["value"]]
    assert len(found["observations"]["added"]) == 4  # and not what main has got since
    figures = {
        one["id"]: (one["before"]["latest"], one["after"]["latest"]) for one in found["targets"]
    }
    assert [latest["value"] for latest in figures["firms"]] == ["8100", "16000"]


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_what_was_moved_or_lost_comes_first(pull: Path, format: str) -> None:
    said = diff("--format", format, at=pull).out
    body = said[said.index("\n\n") :]  # below the heading
    order = [
        body.lower().index(word)
        for word in ("goalposts moved", "observations lost", "high-tech enterprises")
    ]
    assert order == sorted(order)
    for part in (
        "1,300 × ¥100m → 1,000 × ¥100m",
        "2025 → 2026",
        "0.95 → 0.8",
        "no reason recorded",
        "81%",
        "new period",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("never", 0),
        ("worse", 1),
        ("moved", 1),
        ("rewritten", 1),
        ("lost", 1),
        ("missed", 0),
        ("stale", 1),
        ("变差", 2),
    ],
)
def test_gates(pull: Path, word: str, code: int) -> None:
    assert diff("--fail-on", word, at=pull).code == code


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["firms"], ["firms"], id="id"),
        pytest.param(["高企", "优良天数比率"], ["firms", "share"], id="names"),
        pytest.param(["bridge"], [], id="unchanged"),
    ],
)
def test_only_some_targets(pull: Path, words: list[str], told: list[str]) -> None:
    options = [option for word in words for option in ("--target", word)]
    found = diff("--format", "json", *options, at=pull).json
    assert [one["id"] for one in found["targets"]] == told
    assert {one["indicator"] for one in found["observations"]["added"]} <= set(told)


def test_a_target_that_nobody_has(pull: Path) -> None:
    found = diff("--target", "frims", "--format", "json", at=pull)
    assert found.code == 2 and found.codes == {"U101"} and "firms" in found.out


def changed(root: Path, *, base: str = FIGURES, **edits: str) -> Repository:
    """One commit, and uncommitted changes of the registry and the record."""
    made = pulled(root)
    made.commit(
        {"targets.yaml": REGISTRY, "observations/2024.yaml": base, "observations/2025.yaml": None}
    )
    made.write(
        {
            {"targets": "targets.yaml", "figures": "observations/2024.yaml"}[name]: edits[name]
            for name in edits
        }
    )
    return made


@pytest.mark.parametrize(
    ("goal", "code", "said"),
    [
        pytest.param(EASED, 1, "no reason recorded", id="unsaid"),
        pytest.param(REASON, 0, "中期调整", id="with-a-reason"),
    ],
)
def test_an_eased_goal_never_hides(tmp_path: Path, goal: str, code: int, said: str) -> None:
    """It turns behind into on_track: shown first with what would be said on the old terms, and it
    fails unexplained.
    """
    made = changed(tmp_path, targets=REGISTRY.replace(GOAL, goal))
    found = diff("HEAD", "--fail-on", "worse", at=made.root)
    assert found.code == code and said in found.out
    assert "would be behind, is ahead" in found.out
    assert found.out.index("GOALPOSTS MOVED") < found.out.index("better 1")
    assert "would be behind, is ahead" in diff("HEAD", "--format", "markdown", at=made.root).out


def test_a_target_deleted(tmp_path: Path) -> None:
    made = changed(tmp_path, targets=REGISTRY[: REGISTRY.index("  - id: bridge")])
    found = diff("HEAD", "--fail-on", "worse", at=made.root)
    assert found.code == 1 and "大桥 (bridge): target removed (it was no data)" in found.out


def test_a_figure_that_cannot_be_read_any_more_is_lost(tmp_path: Path) -> None:
    made = changed(tmp_path, figures=FIGURES.replace("value: 8100", "value: many"))
    found = diff("HEAD", at=made.root)
    assert (
        "8,100" in found.out
        and "its file has problems: see tracker check" in found.out
        and "F401" in found.err
    )


def test_a_record_moved_to_another_file_is_no_change(tmp_path: Path) -> None:
    made = changed(tmp_path)
    made.write({"observations/2024.yaml": None, "observations/elsewhere.yaml": FIGURES})
    assert "No target changed." in diff("HEAD", at=made.root).out


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--from", "2024-01-01", "main"], id="revision"),
        pytest.param(["--to", "2024-01-01"], id="no-beginning"),
        pytest.param(["--from", "2024-01-01", "--as-of", "2024-01-01"], id="as-of"),
        pytest.param(["--from", "2025-01-01", "--to", "2024-01-01"], id="backwards"),
        pytest.param(["--from", ""], id="empty"),
    ],
)
def test_two_days_and_nothing_else(pull: Path, words: list[str]) -> None:
    assert tracker("diff", *words, at=pull, **ME).code == 2


def test_two_days(pull: Path) -> None:
    found = tracker(
        "diff", "--from", "2024-06-30", "--to", "2025-06-30", "--format", "json", at=pull, **ME
    ).json
    ends = [
        (found[end]["as_of"], found[end]["known_at"], found[end]["commit"])
        for end in ("before", "after")
    ]
    assert ends == [("2024-06-30", "2024-06-30", None), ("2025-06-30", "2025-06-30", None)]
    assert {one["id"]: one["change"] for one in found["targets"]}["firms"] == "better"


@pytest.mark.parametrize("width", [20, 40, 60, 100, 160])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(pull: Path, width: int, language: str) -> None:
    from rich.cells import cell_len

    said = tracker(
        "diff", "--as-of", "2025-06-30", "--lang", language, at=pull, COLUMNS=str(width), **ME
    ).out
    assert max(map(cell_len, said.splitlines())) <= width
    for figure in ("16,000", "8,100", "1,300"):
        assert figure in said


def test_a_comment_is_never_too_long(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{indicator: firms, period: {year}, value: {year}}}\n" for year in range(1000, 2000)
    )
    made = changed(tmp_path, figures=NEWS + rows)
    said = diff("HEAD", "--format", "markdown", at=made.root).out
    assert len(said) < 65_536 and "more lines: run tracker diff." in said and said.endswith("\n")


def test_signs_of_ascii(pull: Path) -> None:
    said = tracker("diff", "--ascii", "--as-of", "2025-06-30", "--lang", "en", at=pull, **ME).out
    assert not set("▲▽◇→■") & set(
        "".join(line for line in said.splitlines() if line.startswith("■"))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_days_of_a_record_in_two_languages(language: Language) -> None:
    """It is one record in either language: what was published between is the cause, not time."""
    days = date(2024, 12, 31), date(2025, 2, 28)
    diff = compare_days(PROJECT, *days, (), language).diff
    causes = {cause.why for change in diff.changes for cause in change.causes}
    assert causes == {"new_period"} and len(diff.record.added) > 20
    assert ends_line(diff, language) == "2024-12-31 → 2025-02-28"


def test_build_servers_are_told_what_to_look_at(pull: Path) -> None:
    """The same findings in each format, at their place in the later end, the same in either
    language; a goal that was eased without a reason and a figure that is gone are errors.
    """
    log = diff("--format", "sarif", at=pull).json["runs"][0]["results"]
    levels = [(one["ruleId"], one["level"]) for one in log]
    assert levels == [
        ("moved", "error"),
        ("lost_observation", "error"),
        ("moved", "warning"),
        ("rewritten", "warning"),
        ("worse", "warning"),
        ("A301", "warning"),
        ("T136", "warning"),
    ]
    prints = [one["partialFingerprints"]["tracker/v1"] for one in log]
    issues = diff("--format", "gitlab", at=pull).json
    chinese = diff("--format", "gitlab", "--lang", "zh", at=pull).json
    assert set(prints) == {one["fingerprint"] for one in issues} and len(set(prints)) == len(prints)
    assert [one["fingerprint"] for one in issues] == [one["fingerprint"] for one in chinese]
    moved = next(one for one in issues if "contracts" in one["description"])
    line = (pull / moved["location"]["path"]).read_text("utf-8").splitlines()
    assert "contracts" in line[int(moved["location"]["lines"]["begin"]) - 1]
    annotated = diff("--format", "github", at=pull).out.splitlines()
    assert len(annotated) == len(log) + 1 and annotated[-1].startswith("2 errors")


def test_a_project_in_a_folder_is_placed_by_the_repository(tmp_path: Path) -> None:
    root = pulled(tmp_path, "plans/").root / "plans"
    places = {one["location"]["path"] for one in diff("--format", "gitlab", at=root).json}
    assert places == {"plans/targets.yaml", "plans/observations/2024.yaml"}
    days = diff("--format", "gitlab", "--from", "2024-02-01", "--to", "2026-09-30", at=root)
    assert days.code == 2 or {one["location"]["path"][:6] for one in days.json} == {"plans/"}
