"""check says what is worth knowing where nothing is wrong, and only then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.projects import PROJECT, write_project
from tracker.language import Language
from tracker.words.checked import worth_knowing
from tracker.workflows.check import check, render_check
from tracker.workflows.load import load_project


@pytest.mark.parametrize(
    ("counts", "zh", "en"),
    [
        (
            (13, 28, 36),
            "出处里的说法 13 条，用 tracker audit 核对；36 个目标里 28 个无数据。",
            "13 claims in the sources: tracker audit checks them; 28 of 36 targets without data.",
        ),
        ((0, 1, 1), "1 个目标里 1 个无数据。", "1 of 1 target without data."),
        (
            (1, 0, 2),
            "出处里的说法 1 条，用 tracker audit 核对；每个目标都有数。",
            "1 claim in the sources: tracker audit checks it; every target has data.",
        ),
    ],
)
def test_what_is_worth_knowing(counts: tuple[int, int, int], zh: str, en: str) -> None:
    assert worth_knowing(*counts, "zh") == zh
    assert worth_knowing(*counts, "en") == en


@pytest.mark.parametrize(("language", "said"), [("zh", "28 个无数据。"), ("en", "without data.")])
def test_the_shipped_record(language: Language, said: str) -> None:
    day = date(2025, 2, 28)
    loaded = load_project(PROJECT, day)
    text = render_check(loaded, check(loaded), "text", language, day)
    assert len(text.splitlines()) == 2 and text.endswith(f"{said}\n")


def test_not_beside_a_problem(tmp_path: Path) -> None:
    day = date(2025, 2, 28)
    targets = (PROJECT / "targets.yaml").read_text("utf-8")
    root = write_project(tmp_path, {"targets.yaml": targets + "nonsense: 1\n"})
    loaded = load_project(root, day)
    text = render_check(loaded, check(loaded), "text", "en", day)
    assert text.splitlines()[-1].startswith("Checked ") and "without data" not in text
