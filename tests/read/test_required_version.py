"""`required_version`: which versions of the program may read a project, as PEP 440 compares."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import CASES, write_project
from tracker.read.required_version import wrong_version
from tracker.read.yamltext import read_yaml

BASE = (CASES / "base.yaml").read_text("utf-8")


def code(required: str, own: str) -> str:
    root, _ = read_yaml(f"required_version: {required}\n", "targets.yaml")
    assert root is not None
    found = wrong_version(root, "targets.yaml", own)
    return found.code if found else ""


@pytest.mark.parametrize(
    ("required", "fit", "unfit"),
    [
        pytest.param('">=0.3"', "0.3.0 0.3 0.10 1.0 0.4.0rc1 0.3.0.dev2", "0.2.9 0.2", id="least"),
        pytest.param('">= 0.3, <1"', "0.3 0.99.1", "1.0 0.2", id="between"),
        pytest.param("'>=0.3，!=0.3.1'", "0.3 0.3.2", "0.3.1", id="full-width-comma"),
        pytest.param('"==0.3"', "0.3 0.3.0", "0.3.1", id="one"),
        pytest.param('"~=0.3.1"', "0.3.1 0.3.9", "0.3.0 0.4", id="compatible"),
        pytest.param('"~=0.3"', "0.3.1 0.9", "1.0", id="compatible-short"),
        pytest.param("<=0.3", "0.3 0.2", "0.3.1", id="most"),
        pytest.param('">0.3"', "0.3.1", "0.3.0", id="more"),
        pytest.param("null", "0.3", "", id="nothing"),
    ],
)
def test_versions(required: str, fit: str, unfit: str) -> None:
    assert {code(required, own) for own in fit.split()} == {""}
    assert {code(required, own) for own in unfit.split()} <= {"T151"}


@pytest.mark.parametrize(
    "required", ["0.3", '"=0.3"', '">=0.3,"', '">=v1"', "[1]", '"==0.3.*"', '"~=1"', "x" * 999]
)
def test_what_is_no_requirement(required: str) -> None:
    assert code(required, "0.3") == "T150"


def test_another_version_judges_nothing(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"targets.yaml": f'required_version: ">=99"\n{BASE}'})
    for words in (["status"], ["check", "--ignore", "T"], ["show", "firms"]):
        found = tracker(*words, at=root)
        assert (found.code, found.out) == (3, "") and "T151" in found.err and ">=99" in found.err
    found = tracker("check", "--format", "sarif", at=root)
    assert found.code == 3 and found.json["runs"][0]["results"][0]["ruleId"] == "T151"
