"""add-observation: recorded safely, refused with a reason, nothing that was there changed."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.support.processes import Answer, command, environment, tracker
from tests.support.projects import write_project

COMMUNIQUE = ("--published", "2025-03", "--publisher", "某市统计局", "--title", "2024年统计公报")
REGISTRY = """\
language: en
plans:
  - {id: p, name: Plan, area: 某市, period: 2021..2025}
targets:
  - id: firms
    plan: p
    name: {zh: 企业数量, en: Firms}
    aliases: [企业]
    unit: 家
    baseline: {value: 6000, period: 2020}
    target: {value: 12000, by: 2025}
  - {id: energy, plan: p, name: Energy, unit: '%', measure: ratio, target: {value: -10, by: 2025, op: le}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "项目 a", {"targets.yaml": REGISTRY})


def add(project: Path, *words: str, **variables: str) -> Answer:
    return tracker("add-observation", *words, at=project, **variables)


def recorded(project: Path) -> dict[str, str]:
    return {p.name: p.read_text("utf-8") for p in sorted((project / "observations").glob("*"))}


def test_a_new_publication_gets_a_file_of_its_own(project: Path) -> None:
    answer = add(project, "企业", "突破1.15万", "--period", "2024", *COMMUNIQUE)
    assert answer.code == 0, answer.err
    assert recorded(project) == {
        "2025-03-某市统计局.yaml": "# yaml-language-server: $schema=../docs/schema/observations.json\n"
        "publication:\n  records: 1\n  title: 2024年统计公报\n  publisher: 某市统计局\n  published: 2025-03\n"
        "observations:\n  - indicator: firms\n    period: 2024\n    value: 突破1.15万\n"
    }
    assert "+    value: 突破1.15万" in answer.out
    assert (
        answer.out.splitlines()[-1]
        == "Firms  · no data → ○ due, result pending  >11,500 (2024), goal 12,000, >91.7% done"
    )


def test_the_same_publication_is_appended_to(project: Path) -> None:
    add(project, "firms", "11000", "--period", "2024", *COMMUNIQUE)
    before = recorded(project)["2025-03-某市统计局.yaml"]
    assert add(project, "energy", "--value", "-3.5%", "--period", "2024", *COMMUNIQUE).code == 0
    assert recorded(project) == {
        "2025-03-某市统计局.yaml": before.replace("records: 1", "records: 2")
        + "  - indicator: energy\n    period: 2024\n    value: -3.5%\n"
    }


def test_another_publication_of_that_name_gets_a_number(project: Path) -> None:
    add(project, "firms", "10000", "--period", "2023", *COMMUNIQUE)
    add(project, "firms", "11000", "--period", "2024", *COMMUNIQUE[:-1], "年鉴")
    assert list(recorded(project)) == ["2025-03-某市统计局-2.yaml", "2025-03-某市统计局.yaml"]


@pytest.mark.parametrize(
    "text",
    ["observations: []\n", "observations: [{indicator: firms, period: 2022, value: 9000}]\n"],
)
def test_where_nothing_can_be_spliced_a_new_file_is_written(project: Path, text: str) -> None:
    head = "publication: {title: 2024年统计公报, publisher: 某市统计局, published: 2025-03}\n"
    write_project(project, {"targets.yaml": REGISTRY, "observations/a.yaml": head + text})
    assert add(project, "firms", "11000", "--period", "2024", *COMMUNIQUE).code == 0
    assert recorded(project)["a.yaml"] == head + text
    assert len(recorded(project)) == 2


REFUSED = [
    pytest.param(["firms"], "U201", id="missing"),
    pytest.param(
        ["firm", "11000", "--period", "2024", *COMMUNIQUE], "O101", id="unknown-indicator"
    ),
    pytest.param(["firms", "11000亿元", "--period", "2024", *COMMUNIQUE], "F404", id="unit"),
    pytest.param(["firms", "一万多两千", "--period", "2024", *COMMUNIQUE], "F401", id="number"),
    pytest.param(["firms", "11000", "--period", "24年", *COMMUNIQUE], "F411", id="period"),
    pytest.param(["firms", "11000", "--period", "2026", *COMMUNIQUE], "O105", id="not-yet"),
    pytest.param(["firms", "1.1", "--period", "2024", *COMMUNIQUE], "U204", id="slip-of-wan"),
    pytest.param(
        ["firms", "11000", "--period", "2024", *COMMUNIQUE, "--claim", "grew"], "U202", id="claim"
    ),
    pytest.param(
        ["firms", "11000", "--period", "2024", "--published", "soon", "--title", "x"],
        "F411",
        id="published",
    ),
    pytest.param(
        ["firms", "11000", "--period", "2024", *COMMUNIQUE, "--tier", "blog"], "U104", id="tier"
    ),
]


@pytest.mark.parametrize(("words", "code"), REFUSED)
def test_refused_with_a_code_and_nothing_written(
    project: Path, words: list[str], code: str
) -> None:
    answer = add(project, *words)
    assert answer.code == 2
    assert code in answer.err
    assert not (project / "observations").exists()


def test_did_you_mean(project: Path) -> None:
    assert "Did you mean firms?" in add(project, "frims", "1", "--period", "2024", *COMMUNIQUE).err


def test_an_equal_record_is_refused_with_its_place(project: Path) -> None:
    add(project, "firms", "11000", "--period", "2024", *COMMUNIQUE)
    before = recorded(project)
    answer = add(project, "firms", "1.1万", "--period", "2024年", *COMMUNIQUE)
    assert (answer.code, recorded(project)) == (2, before)
    assert "observations/2025-03-某市统计局.yaml:8" in answer.err


def test_a_contradiction_is_recorded_and_said(project: Path) -> None:
    add(project, "firms", "11000", "--period", "2024", *COMMUNIQUE)
    answer = add(
        project, "firms", "10500", "--period", "2024", "--published", "2025-04", "--title", "另一份"
    )
    assert answer.code == 0
    assert "A301" in answer.err
    assert len(recorded(project)) == 2


def test_a_correction_supersedes(project: Path) -> None:
    add(project, "firms", "11000", "--period", "2024", *COMMUNIQUE)
    words = (
        "--published",
        "2025-09",
        "--title",
        "年鉴",
        "--revises",
        "2025-03",
        "--reason",
        "最终核实",
    )
    answer = add(
        project, "firms", "10500", "--period", "2024", *words, "--claim", "growth=5% of 2023"
    )
    assert (answer.code, answer.err) == (0, "")
    text = recorded(project)["2025-09-年鉴.yaml"]
    assert (
        "    revises: {published: 2025-03, reason: 最终核实}\n    claims:\n      - {growth: 5%, of: 2023}\n"
        in text
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_dry_run_writes_nothing_and_tells_what_it_would_do(project: Path, lang: str) -> None:
    """The line that is printed once it is written."""
    words = ("firms", "近1.2万", "--period", "2025", *COMMUNIQUE[2:], "--published", "2026-03")
    answer = add(project, *words, "--lang", lang, "--dry-run")
    assert answer.code == 0
    assert "+    value: 近1.2万" in answer.out
    assert not (project / "observations").exists()
    consequence = answer.out.splitlines()[-1]
    assert consequence.startswith(
        {
            "zh": "企业数量  · 无数据 → × 未完成　近1.2万（2025），目标 12,000，进度 ",
            "en": "Firms  · no data → × missed  <12,000 (2025), goal 12,000, ",
        }[lang]
    )
    written = add(project, *words, "--lang", lang, "--yes")
    assert written.out.splitlines()[-1] == consequence
    again = add(project, *words[:1], "11000", *words[2:], "--lang", lang, "--dry-run", "--ascii")
    assert ("（结论不变）" if lang == "zh" else " (verdict unchanged)") in again.out or again.code


def test_yes_writes_even_a_slip(project: Path) -> None:
    assert add(project, "firms", "1.1", "--period", "2024", *COMMUNIQUE, "--yes").code == 0
    assert len(recorded(project)) == 1


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order-mark"])
def test_line_ends_mark_and_mode_stay(project: Path, mark: bytes) -> None:
    add(project, "firms", "11000", "--period", "2024", *COMMUNIQUE)
    path = project / "observations" / "2025-03-某市统计局.yaml"
    old = mark + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(old)
    path.chmod(0o640)
    assert add(project, "energy", "--value=-3%", "--period", "2024", *COMMUNIQUE).code == 0
    new = path.read_bytes()
    assert new.startswith(old.replace(b"records: 1\r", b"records: 2\r"))
    assert new[len(old) :].count(b"\r\n") == new[len(old) :].count(b"\n") == 3
    assert path.stat().st_mode & 0o777 == 0o640


def test_asks_for_what_is_missing(project: Path) -> None:
    add(project, "firms", "10000", "--period", "2023", *COMMUNIQUE)
    out = _at_a_terminal(
        project, ["add-observation", "--lang", "en"], ["企业", "1.1万", "2024", "", "", "", "y"]
    )
    assert "Written to observations/2025-03-某市统计局.yaml" in out
    assert recorded(project)["2025-03-某市统计局.yaml"].endswith(
        "  - indicator: firms\n    period: 2024\n    value: 1.1万\n"
    )


def test_no_writes_nothing(project: Path) -> None:
    _at_a_terminal(
        project, ["add-observation", "firms", "11000", "--period", "2024", *COMMUNIQUE], ["n"]
    )
    assert not (project / "observations").exists()


def _at_a_terminal(project: Path, words: list[str], answers: list[str]) -> str:
    """What is shown at a terminal on which these lines are typed."""
    pty = pytest.importorskip("pty", reason="needs a pseudo terminal")
    leader, follower = pty.openpty()
    with subprocess.Popen(
        command(*words),
        cwd=project,
        env=environment(TERM="dumb"),
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        os.close(follower)
        os.write(leader, "".join(f"{answer}\n" for answer in answers).encode())
        assert process.stdout is not None
        out = process.stdout.read().decode()
        process.wait(30)
    os.close(leader)
    return out


HEAD = "publication: {title: 2024年统计公报, publisher: 某市统计局, published: 2025-03%s}\nobservations:\n"
ITEM = "  - {indicator: firms, period: 2023, value: 9000}\n"


@pytest.mark.parametrize(
    ("said", "then"),
    [
        pytest.param(", records: 1", ", records: 2", id="kept-up-to-date"),
        pytest.param(", records: '1'", ", records: '2'", id="quoted"),
        pytest.param(", records: 0", ", records: 2", id="less-than-there-is"),
        pytest.param("", "", id="absent"),
    ],
)
def test_the_number_of_records(project: Path, said: str, then: str) -> None:
    """Only its bytes change, and what is appended; where the file does not say it, nothing is put
    in.
    """
    write_project(
        project,
        {"targets.yaml": REGISTRY, "observations/a.yaml": "# 9\u2028\n" + HEAD % said + ITEM},
    )
    assert add(project, "firms", "11000", "--period", "2024", *COMMUNIQUE).code == 0
    added = "  - indicator: firms\n    period: 2024\n    value: 11000\n"
    assert recorded(project) == {"a.yaml": "# 9\u2028\n" + HEAD % then + ITEM + added}


def test_a_file_that_was_cut_off_is_not_added_to(project: Path) -> None:
    write_project(
        project, {"targets.yaml": REGISTRY, "observations/a.yaml": HEAD % ", records: 3" + ITEM}
    )
    before = recorded(project)
    answer = add(project, "firms", "11000", "--period", "2024", *COMMUNIQUE, "--yes")
    assert (answer.code, recorded(project)) == (2, before)
    assert "O120" in answer.err and "observations/a.yaml:1" in answer.err


@pytest.mark.parametrize("value", ["1060000", "1060", "95000000000"])
def test_a_slip_beside_its_series_is_refused_without_yes(project: Path, value: str) -> None:
    seen = HEAD % "" + ITEM + ITEM.replace("2023", "2022").replace("9000", "8700")
    write_project(project, {"targets.yaml": REGISTRY, "observations/a.yaml": seen})
    words = ("firms", value, "--period", "2024", *COMMUNIQUE)
    refused = add(project, *words)
    assert (refused.code, "U204" in refused.err, recorded(project)) == (2, True, {"a.yaml": seen})
    assert add(project, *words, "--yes").code == 0
    assert tracker("check", "--format", "json", at=project).codes >= {"O201"}


def test_what_was_published_is_withdrawn(project: Path) -> None:
    add(project, "firms", "11000", "--period", "2024", *COMMUNIQUE)
    words = (
        "--status",
        "withdrawn",
        "--period",
        "2024",
        "--published",
        "2025-05",
        "--title",
        "更正公告",
    )
    assert add(project, "firms", *words).code == 2
    answer = add(project, "firms", *words, "--revises", "2025-03", "--reason", "口径有误")
    assert answer.code == 0, answer.err
    assert "no data" in answer.out.splitlines()[-1]
    shown = tracker("show", "firms", "--lang", "en", at=project).out
    assert "taken back by" in shown and "口径有误" in shown
    stated = tracker("status", at=project).out
    assert "withdrawn or never published" in stated and "(2024 was withdrawn: 口径有误)" in stated
    assert "2024 的数已撤回：口径有误" in tracker("status", "--all", "--lang", "zh", at=project).out
    add(project, "firms", "11500", "--period", "2024", *COMMUNIQUE[2:], "--published", "2025-06")
    assert "withdrawn" not in tracker("status", at=project).out


ITSELF = [
    pytest.param(["1.2万"], "tracker amend firms@2024 --published 2025-03 --value '1.2万'", id="value"),
    pytest.param(["--status", "withdrawn"], "tracker amend firms@2024 --published 2025-03 --remove", id="withdrawn"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "command"), ITSELF)
def test_no_publication_revises_itself(project: Path, words: list[str], command: str) -> None:
    """The hint is a command that does what was meant."""
    add(project, "firms", "11000", "--period", "2024", *COMMUNIQUE)
    before = recorded(project)
    words = ["firms", *words, "--period", "2024年", *COMMUNIQUE, "--revises", "2025-03"]
    answer = add(project, *words)
    assert (answer.code, recorded(project)) == (2, before)
    assert "U223 error" in answer.err and command in answer.err
    assert tracker(*shlex.split(command)[1:], at=project).code == 0
    assert recorded(project) != before


def test_another_publication_of_that_month_may_be_revised(project: Path) -> None:
    add(project, "firms", "11000", "--period", "2024", *COMMUNIQUE[:-1], "快报")
    words = ("firms", "1.2万", "--period", "2024", *COMMUNIQUE, "--revises", "2025-03")
    answer = add(project, *words)
    assert answer.code == 0 and "O206" in answer.err  # which may be undone by the day
