"""What docs/release.md promises: who may publish, from which tag, and that tag, version and
changelog agree; .ci/package builds and uses the package itself.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.processes import environment
from tests.support.projects import PROJECT

WORKFLOW: dict[Any, Any] = yaml.safe_load(
    (PROJECT / ".github/workflows/release.yml").read_text("utf-8")
)
JOBS: dict[str, Any] = WORKFLOW["jobs"]
PAGES = ("docs/release.md", "docs/release.zh-CN.md")


def test_only_the_tag_of_a_version_releases() -> None:
    (pattern,) = WORKFLOW[True]["push"]["tags"]  # YAML 1.1 takes `on` for true
    assert WORKFLOW[True] == {"push": {"tags": [pattern]}}
    written = "v[0-9]+.[0-9]+.[0-9]+"  # as GitHub reads it: a dot is a dot
    assert pattern == written
    assert not re.fullmatch(written.replace(".", r"\."), "v0")  # which the release moves


def test_a_job_may_do_no_more_than_it_needs() -> None:
    assert WORKFLOW["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "test": {"contents": "read"},
        "build": {"contents": "read"},
        "publish": {"id-token": "write", "attestations": "write", "contents": "read"},
        "announce": {"contents": "write"},
    }


def test_what_is_published_is_what_was_tested_and_built() -> None:
    publish, announce = JOBS["publish"], JOBS["announce"]
    assert set(publish["needs"]) == {"test", "build"} and announce["needs"] == ["publish"]
    assert JOBS["test"]["uses"] == "./.github/workflows/test.yml"
    assert "workflow_call" in (PROJECT / ".github/workflows/test.yml").read_text("utf-8")
    runs = [step["run"] for step in JOBS["build"]["steps"] if "run" in step]
    assert runs == ['.ci/release "$GITHUB_REF_NAME"', ".ci/package"]
    used = [step.get("uses", "").partition("@")[0] for step in publish["steps"]]
    assert used == [
        "actions/download-artifact",
        "actions/attest-build-provenance",
        "pypa/gh-action-pypi-publish",
    ]  # it runs nothing of the repository
    assert publish["environment"]["name"] == "pypi" and "secrets." not in str(WORKFLOW)


@pytest.mark.parametrize("page", PAGES)
def test_the_page_names_every_job(page: str) -> None:
    text = (PROJECT / page).read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == list(JOBS)


@pytest.mark.skipif(os.name != "posix" or shutil.which("bash") is None, reason="needs bash")
def test_tag_version_and_changelog_agree(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    (tmp_path / "tracker").mkdir()
    shutil.copy(PROJECT / ".ci/release", tmp_path / ".ci/release")
    (tmp_path / "tracker/__init__.py").write_text('__version__ = "1.2.3"\n')

    def released(tag: str, heading: str) -> tuple[int, str]:
        text = f"# Changelog\n\n## {heading}\n\n- New.\n\n## 1.2.2 (2026-01-01)\n\n- Old.\n"
        (tmp_path / "CHANGELOG.md").write_text(text, "utf-8")
        run = ["bash", str(tmp_path / ".ci/release"), tag]
        done = subprocess.run(run, env=environment(), capture_output=True, check=False)
        return done.returncode, done.stderr.decode()

    assert released("v1.2.3", "1.2.3 (2026-02-03)") == (0, "")
    assert (tmp_path / "build/notes.md").read_text("utf-8").strip() == "- New."
    assert "must be v1.2.3" in released("v1.2.4", "1.2.3 (2026-02-03)")[1]
    code, message = released("v1.2.3", "Unreleased")
    assert code == 1 and "'Unreleased'" in message
