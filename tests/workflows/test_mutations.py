"""A sample of benchmarks/mutations.py: one slip of the shipped files is reported or without effect,
never silent.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.projects import PROJECT
from tracker.store.folder import read_folder

MOST = 40


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mutations", PROJECT / "benchmarks/mutations.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["mutations"] = made  # its dataclasses look for it there
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def contents() -> dict[str, bytes]:
    return dict(read_folder(Path(PROJECT))[0])


@pytest.mark.parametrize("most", [MOST, pytest.param(400, marks=pytest.mark.long)])
def test_a_slip_is_reported_or_without_effect(
    script: ModuleType, contents: dict[str, bytes], most: int
) -> None:
    judged = list(script.judged(contents, most, 1))
    assert len({slip.key for slip, _ in judged}) >= 10 and len(judged) == most
    assert [script.shown(slip) for slip, outcome in judged if outcome == "silent"] == []
    assert sum(outcome == "reported" for _, outcome in judged) > 0.9 * most


LATE = "observations/2024-11-奋力打造具有全国影响力的科技创新高地.yaml"


@pytest.mark.parametrize(
    ("file", "before", "after", "code"),
    [
        pytest.param("targets.yaml", "超4000", "4000", "", id="a-bound-said-twice"),
        pytest.param("targets.yaml", "不低于50", "低于50", "T112", id="turned-round"),
        pytest.param("targets.yaml", "{value: 14,", "{value: 1—4,", "T145", id="a-dash"),
        pytest.param("targets.yaml", "{value: 10.7,", "{value: 1.07,", "A302", id="a-baseline"),
        pytest.param("targets.yaml", "{value: 180,", "{value: 18亿,", "T125", id="a-scale"),
        pytest.param(LATE, "761.2\n", "7612\n", "O201", id="a-point"),
        pytest.param(LATE, "达到2198.43", "达2到198.43", "O201", id="a-word-moved"),
        pytest.param(LATE, "达到27.5%", "达27.5%", "", id="quoted-otherwise"),
        pytest.param(LATE, "value: 761.2", "value: \u00a0761.2", "", id="a-blank"),
        pytest.param(LATE, "    status: derived", "#   status: derived", "F307", id="a-comment"),
    ],
)
def test_slips_that_were_silent(
    script: ModuleType, contents: dict[str, bytes], file: str, before: str, after: str, code: str
) -> None:
    """Each came from the script: the code that reports it now, or none where every figure is the
    same.
    """
    problems, verdicts = script.answer(contents)
    text = contents[file].decode()
    assert before in text
    found, other = script.answer({**contents, file: text.replace(before, after, 1).encode()})
    assert {row[0] for row in found - problems} == ({code} if code else set())
    assert code or other() == verdicts()
