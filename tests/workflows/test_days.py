"""The working days of a planning officer and of who keeps a repository checked, in real processes;
those of the journalist and the notebook user, who import, are in test_import_days.
"""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest

from tests.support.processes import Answer, process
from tests.support.projects import PROJECT
from tests.support.workbooks import filled

pytestmark = pytest.mark.long
DAY = "2025-06-30"
SOURCE = ("--title", "临江市统计公报", "--publisher", "临江市统计局", "--published", "2025-03-20")


def done(*words: str, at: Path, **variables: str) -> Answer:
    """A command that must succeed."""
    answer = process(*words, at=at, **variables)
    assert answer.code == 0, (words, answer.out, answer.err)
    return answer


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A plan of one's own with two targets, begun from nothing."""
    plan = ("--plan", "临江市“十四五”规划", "--area", "临江市", "--period", "2021..2025")
    done("init", "临江", "--bare", "--lang", "zh", *plan, at=tmp_path)
    root = tmp_path / "临江"
    firms = ("--id", "firms", "--name", "高新技术企业数量", "--unit", "家", "--value", "1200")
    base = ("--baseline", "600", "--baseline-period", "2020", "--owner", "市科技局")
    done("add-target", *firms, *base, "--by", "2025", "--yes", at=root)
    rate = ("--id", "rnd", "--name", "研发投入强度", "--unit", "%", "--value", "3.5%以上")
    more = ("--measure", "ratio", "--baseline", "2.4%", "--baseline-period", "2020")
    done("add-target", *rate, *more, "--by", "2025", "--owner", "市科技局", "--yes", at=root)
    return root


def test_a_planning_officer_sees_the_first_verdict_without_a_failed_check(office: Path) -> None:
    done("check", "--strict", at=office)
    done("add-observation", "firms", "980", "--period", "2024", *SOURCE, "--yes", at=office)
    done("check", "--strict", at=office)
    told = done("status", "--format", "json", "--as-of", DAY, at=office).json
    assert {one["id"]: one["status"] for one in told["targets"]} == {
        "firms": "behind",
        "rnd": "no_data",
    }


def test_a_planning_officer_mends_a_slip_until_it_is_published(office: Path) -> None:
    done("add-observation", "firms", "890", "--period", "2024", *SOURCE, "--yes", at=office)
    mended = done("amend", "firms@2024", "--value", "980", "--yes", at=office)
    assert "-    value: 890" in mended.out and "+    value: 980" in mended.out
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x")):
        git(*words, at=office)
    refused = process("amend", "firms@2024", "--value", "981", "--yes", at=office)
    assert refused.code == 2 and "U224" in refused.err
    written = shlex.split(refused.err[refused.err.index("tracker add-observation") :])
    done(*written[1:], "--yes", at=office)
    told = done("show", "firms", "--format", "json", "--as-of", "2026-12-31", at=office)
    assert '"value": 981' in told.out and '"value": 980' in told.out


def test_a_planning_officer_collects_and_hands_over(office: Path) -> None:
    done("export", "form", "--owner", "市科技局", "--period", "2024", "-o", "form.xlsx", at=office)
    form = (office / "form.xlsx").read_bytes()
    source = {(1, "B4"): "市科技局报表", (1, "B6"): "2025-04-02"}
    cells = {(2, "G2"): "1,010", (2, "H2"): "2024", (2, "G3"): "3.1%", (2, "H3"): "2024"}
    (office / "back.xlsx").write_bytes(filled(form, source | cells))
    done("import", "back.xlsx", "--yes", at=office)
    again = process("import", "back.xlsx", "--yes", at=office)
    assert again.code == 0 and len(list((office / "observations").iterdir())) == 1
    told = done("status", "--format", "json", "--as-of", DAY, at=office).json
    assert [one["latest"]["value"] for one in told["targets"]] == ["1010", "3.1"]
    done("report", "-o", "简报.docx", "--as-of", DAY, at=office)
    done("report", "-o", "简报.xlsx", "--as-of", DAY, at=office)
    assert (office / "简报.docx").read_bytes().startswith(b"PK")
    assert json.loads(done("due", "--format", "json", "--as-of", DAY, at=office).out)


def git(*words: str, at: Path) -> None:
    import subprocess

    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *words], cwd=at, check=True, capture_output=True)


def test_who_keeps_a_repository_checked(tmp_path: Path) -> None:
    root = tmp_path / "p"
    root.mkdir()
    shutil.copy(PROJECT / "targets.yaml", root)
    shutil.copytree(PROJECT / "observations", root / "observations")
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "first")):
        git(*words, at=root)
    done("check", "-q", at=root)
    registry = (root / "targets.yaml").read_text("utf-8")
    (root / "targets.yaml").write_text(registry.replace("value: 12000", "value: 11000"), "utf-8")
    for format in ("github", "gitlab", "sarif", "json", "markdown"):
        moved = process("diff", "main", "--format", format, "--fail-on", "moved", at=root)
        assert moved.code == 1 and "hitech-enterprises" in moved.out, (format, moved.err)
    contradicted = process("report", "--format", "json", "-o", "boss.xlsx", at=root)
    assert contradicted.code == 2 and not (root / "boss.xlsx").exists()
    done("report", "-o", "boss.xlsx", "-o", "junit.xml", at=root)
    schema = json.loads(done("schema", "report", at=root).out)
    assert schema["$schema"].endswith("2020-12/schema")
    newer = f'required_version: ">=99"\n{registry}'
    (root / "targets.yaml").write_text(newer, "utf-8")
    refused = process("status", at=root)
    assert refused.code == 3 and ">=99" in refused.err
