"""--method of status and show: what other rules say beside the verdict, in every format."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.every_kind import FILES
from tests.support.processes import environment, tracker
from tests.support.projects import PROJECT, write_project
from tracker.analysis.methods import METHODS
from tracker.analysis.methods.base import NOT_AVAILABLE, Reason

DAY = ("--as-of", "2024-06-30")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("methods"), FILES)


def test_every_target_has_the_block(home: Path) -> None:
    """Of every kind, with a reason where there is no answer; nothing else is changed by it, and no
    gate looks at it.
    """
    words = ("status", "--format", "json", "--fail-on", "lost,reversing", *DAY)
    said, plain = tracker(*words, "--method", "all", at=home), tracker(*words, at=home)
    assert said.code == plain.code
    targets = json.loads(said.out)["targets"]
    asked = {one["id"]: one.pop("methods") for one in targets}
    assert targets == json.loads(plain.out)["targets"]
    assert all(tuple(one) == tuple(METHODS) for one in asked.values())
    for of_target in asked.values():
        for one in of_target.values():
            silent = one["status"] == NOT_AVAILABLE
            assert (one["reason"] in list(Reason)) == silent
            assert (one["common"] == []) == silent
            assert not silent or (one["value"], one["score"], one["agrees"]) == (None,) * 3
    reasons = {id: one["unsd"]["reason"] for id, one in asked.items() if one["unsd"]["reason"]}
    assert reasons == {
        "few": Reason.KEPT,
        "invest": Reason.TOTAL,
        "bridge": Reason.DONE,
        "days": Reason.BAND,
        "rate": Reason.NO_LEVELS,
        "nothing": Reason.NO_GOAL,
    }
    # a share of the way is not the program's own: five years from 2020, three gone
    assert asked["smoke"]["healthy_people"]["value"] == 50
    assert asked["few"]["dns"] != asked["few"]["unsd"]


def test_tables_for_programs(home: Path) -> None:
    words = ("firms", "bridge", "--method", "escap,opensdg", "--format", "csv", *DAY)
    rows = list(csv.DictReader(io.StringIO(tracker("status", *words, at=home).out)))
    keys = ("value", "score", "status", "common", "agrees", "reason")
    added = [f"methods_{name}_{key}" for name in ("escap", "opensdg") for key in keys]
    added[6:6] = ["methods_escap_projected", "methods_escap_gap"]
    assert [key for key in rows[0] if key.startswith("methods_")] == added
    assert Decimal(rows[0]["methods_escap_value"]) == Decimal("6.516286")
    assert rows[1]["methods_opensdg_reason"] == Reason.DONE
    plain = tracker("status", "firms", "--format", "csv", *DAY, at=home).out
    assert "methods" not in plain


def test_for_people(home: Path) -> None:
    """The verdict first, then each method; what is known of it, and why others say nothing."""
    said = tracker("--lang", "en", "status", "--method", "eurostat,escap", *DAY, at=home).out
    head, *rows = said.splitlines()
    assert head.split() == ["Target", "Status", "eurostat", "escap"]
    assert rows[0].split()[-4:] == ["significant", "1.216", "maintain", "6.5"]
    assert "the verdict is the Status column" in said
    assert "second hand: ratio, cut-offs 0.95, 0.60, 0; from memory: arrows" in said
    assert "from memory: cut-offs 10, 100; ours: weights" in said
    assert "eurostat, escap: the method does not ask of levels to be kept 1" not in said
    zh = tracker("status", "few", "bridge", "--method", "dns", *DAY, at=home).out
    assert "连续的年度数不足四个 1" in zh and "建成类目标没有进度可算 1" in zh
    assert "0 个回答，没有与结论不一致的。" in zh and "少数企业" in zh
    shown = tracker("show", "firms", "alone", "--method", "ALL", *DAY, at=home).out
    assert "其他方法" in shown and "输入：b = 6,259, t₀ = 2021;" in shown
    assert "↑ 进展显著" in shown and "结论以最上面的状态为准" in shown
    plain = tracker("show", "gdp-growth", "--method", "dns", "--ascii", *DAY, at=home).out
    assert plain.partition("其他方法")[2].count("t1 = 2026") == 1


def test_words_that_it_does_not_take(home: Path) -> None:
    for words, near in (("opensgd", "opensdg"), ("unsd,euro stat", "eurostat"), ("", "all")):
        found = tracker("--lang", "en", "status", "--method", words, at=home)
        assert (found.code, found.out) == (2, "") and "U102" in found.err and near in found.err
    for words in (("status",), ("show", "firms")):
        found = tracker(*words, "--method", "unsd", "--by", "area", at=home)
        assert found.code == 2 and "U104" in found.err
    assert tracker("show", "firms", "--method", "unsd", "--format", "csv", at=home).code == 2


@pytest.mark.long
@pytest.mark.parametrize(
    ("words", "loaded"),
    [
        (["check"], []),
        (["status"], ["tracker.analysis", "tracker.analysis.score"]),
    ],
)
def test_a_plain_run_loads_no_more_of_the_analysis(words: list[str], loaded: list[str]) -> None:
    found = [one for one in _loaded_by(words) if one.startswith("tracker.analysis")]
    assert found == loaded


@pytest.mark.long
@pytest.mark.parametrize("words", [["status", "--format", "json"], ["show", "rd-growth"]])
def test_without_the_option_no_method_is_read(words: list[str]) -> None:
    assert not [one for one in _loaded_by(words) if "methods." in one or "opinions" in one]


def _loaded_by(words: list[str]) -> list[str]:
    """The modules of the program that a run needs."""
    code = (
        "import sys; from tracker.cli import main\n"
        f"try: main({words!r})\n"
        "except SystemExit: pass\n"
        "print(*sorted(one for one in sys.modules if one.startswith('tracker')), file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stderr.strip().splitlines()[-1].split()
