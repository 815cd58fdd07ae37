"""tracker extract as a command: what it answers, what it refuses, and the walk that records."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import time
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.extract.test_extract import REGISTRY, SEEN
from tests.support.processes import Answer, command, environment, tracker
from tests.support.projects import write_project
from tests.support.recording import left_behind, snapshot
from tests.support.tiers import tiers
from tracker.read.yamltext import read_yaml
from tracker.store.inputs import add_line, read_lines

posix = pytest.mark.skipif(os.name != "posix", reason="terminals as POSIX has them")
TEXT = (
    "2024年，全市高新技术企业达到2318家。\n2024年，全市技术合同成交额186.52亿元。\n"
    "2024年，全市园林绿地面积达到18公顷。\n到2030年，人工智能企业达到900家以上。\n"
)
SOURCE = ("--published", "2025-03-21", "--title", "统计公报")
HOSTILE = (
    "2024年，全市\x1b[31m高新\x1b]0;t\x07技术\u202e企业[bold red]x[/bold red]达到2318家。\n"
    "2024年，<script>alert(1)</script>'\"园区: {a} & *b #c达到18家。\n"
    "::error file=a::x 2024年，=1+1平台| a |\u2066达到19家。\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = write_project(tmp_path / "p", {"targets.yaml": REGISTRY, "observations/a.yaml": SEEN})
    (root / "page.txt").write_text(TEXT, "utf-8")
    return root


def given(text: str, *words: str, at: Path) -> Answer:
    """A run with a text on standard input."""
    done = subprocess.run(
        command("extract", "-", *words),
        cwd=at,
        env=environment(),
        input=text.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_a_text_on_standard_input(project: Path) -> None:
    found, same = (
        given(TEXT, "--format", "json", at=project),
        tracker("extract", "page.txt", "--format", "json", at=project),
    )
    assert found.code == same.code == 0 and found.json["documents"][0]["name"] == "-"
    assert found.json["documents"][0]["figures"] == same.json["documents"][0]["figures"]


@pytest.mark.parametrize("format", ["table", "yaml", "json"])
def test_what_is_found_is_said(project: Path, format: str) -> None:
    before = snapshot(project)
    answer = tracker("extract", "page.txt", "--format", format, at=project)
    assert answer.code == 0
    for part in ("高新技术企业", "firms", "186.52", "园林绿地面积", "900"):
        assert part in answer.out
    assert snapshot(project) == before


@pytest.mark.parametrize("width", ["44", "100"])
def test_the_figure_is_marked_where_it_stands(project: Path, width: str) -> None:
    """Not at the first place that has the same characters, at any width."""
    (project / "parts.txt").write_text(
        "2024年，全市新建实验室13家，其中市级3家，省级10家。\n", "utf-8"
    )
    out = tracker("extract", "parts.txt", at=project, COLUMNS=width).out
    said = re.sub(r"\s+", "", out)
    assert (
        "新建实验室【13家】，其中市级3家" in said
        and "13家，其中市级【3家】，省级" in said
        and "1【3家】" not in said
    )
    assert all(
        line.startswith("    ")
        for line in out.splitlines()
        if "【" in line or line.endswith("10家。")
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_several_documents(project: Path, lang: str) -> None:
    (project / "other.txt").write_text("2023年，高新技术企业达到2042家。\n", "utf-8")
    answer = tracker("extract", "page.txt", "other.txt", "--lang", lang, at=project)
    assert answer.code == 0
    assert [name for name in ("page.txt", "other.txt") if f"\n{name}  " in "\n" + answer.out] == [
        "page.txt",
        "other.txt",
    ]


REFUSED = [
    pytest.param(("nothing.txt",), 2, "U401", id="no-file"),
    pytest.param((".",), 2, "U401", id="a-folder"),
    pytest.param(("page.txt", "page.txt", "--accept"), 2, "U402", id="several-to-accept"),
    pytest.param(("page.txt", "page.txt", "--yes", *SOURCE), 2, "U402", id="several-to-record"),
    pytest.param(("page.txt", "--accept"), 2, "U403", id="nobody-there"),
    pytest.param(("page.txt", "--yes"), 2, "U404", id="no-publication"),
    pytest.param(("page.txt", "--yes", "--title", "x"), 2, "U404", id="no-day"),
    pytest.param(("page.txt", "--yes", "--published", "2025"), 2, "U404", id="no-title"),
    pytest.param(("page.txt", "--published", "soon"), 2, "F411", id="no-such-day"),
    pytest.param(("page.txt", "--yes", *SOURCE, "--min-confidence", "much"), 2, "F401", id="no-such-share"),
    pytest.param(("empty.txt",), 3, "D106", id="empty"),
]  # fmt: skip


@pytest.mark.parametrize("json", [False, True], ids=["words", "json"])
@pytest.mark.parametrize(("words", "code", "problem"), REFUSED)
def test_refused(project: Path, words: Sequence[str], code: int, problem: str, json: bool) -> None:
    """One sentence with its code, or one document; nothing is written."""
    (project / "empty.txt").write_text("\n")
    before = snapshot(project)
    answer = tracker("extract", *words, *(("--format", "json") if json else ()), at=project)
    assert answer.code == code and "Traceback" not in answer.err
    if json:
        assert answer.json["schema"] == "tracker/error/1" and answer.codes == {problem}
    else:
        assert not answer.out and f"{problem} 错误: " in answer.err
    assert snapshot(project) == before


def test_outside_a_project_nothing_is_matched_and_nothing_recorded(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    answer = tracker("extract", "page.txt", "--format", "json", at=tmp_path)
    figures = answer.json["documents"][0]["figures"]
    assert answer.code == 0 and len(figures) == 4
    assert {one["indicator"] for one in figures} == {None} and {
        one["state"] for one in figures
    } == {"no_indicator"}
    refused = tracker("extract", "page.txt", "--yes", *SOURCE, at=tmp_path)
    assert (
        refused.code == 3
        and "F107" in refused.err
        and list(tmp_path.iterdir()) == [tmp_path / "page.txt"]
    )


@pytest.mark.parametrize(
    "registry", ["a: [", "targets: 3\n", ""], ids=["no-yaml", "no-targets", "empty"]
)
def test_a_broken_registry_is_no_hindrance_to_reading(project: Path, registry: str) -> None:
    (project / "targets.yaml").write_text(registry)
    answer = tracker("extract", "page.txt", "--format", "json", at=project)
    assert answer.code == 0 and len(answer.json["documents"][0]["figures"]) == 4
    before = snapshot(project)
    assert tracker("extract", "page.txt", "--yes", *SOURCE, at=project).code in (0, 2, 3)
    assert snapshot(project) == before


def test_yes_records_the_sure_ones_once(project: Path) -> None:
    before = snapshot(project)
    shown = tracker("extract", "page.txt", "--yes", *SOURCE, "--dry-run", at=project)
    assert shown.code == 0 and "+    value: 2318" in shown.out and snapshot(project) == before
    answer = tracker("extract", "page.txt", "--yes", *SOURCE, at=project)
    (made,) = set(snapshot(project)) - set(before)
    assert answer.code == 0 and made in answer.out and not left_behind(project)
    text = snapshot(project)[made].decode()
    assert re.findall(r"indicator: (\S+)", text) == ["firms", "contracts"]
    assert "value: 2318家" in text and "value: 186.52亿元" in text and "locator: 第1行" in text
    after = snapshot(project)
    assert (
        tracker("extract", "page.txt", "--yes", *SOURCE, at=project).code == 0
        and snapshot(project) == after
    )


def test_yes_leaves_what_is_not_sure(project: Path) -> None:
    """What contradicts the record, has no period of its own, or was carried over below the share
    asked for.
    """
    (project / "page.txt").write_text(
        "2023年，高新技术企业达到3042家。\n全市研发经费投入强度达到3.4%。\n技术合同成交额186亿元。\n",
        "utf-8",
    )
    before = snapshot(project)
    answer = tracker("extract", "page.txt", "--yes", *SOURCE, at=project)
    assert answer.code == 0 and "没有要记录的" in answer.err and snapshot(project) == before


@pytest.mark.parametrize("least", ["0", "0.95", "1"])
def test_the_share_of_confidence(project: Path, least: str) -> None:
    answer = tracker(
        "extract", "page.txt", "--yes", *SOURCE, "--min-confidence", least, "--dry-run", at=project
    )
    assert ("+    value: 2318" in answer.out) == (least != "1")


@pytest.mark.parametrize("format", ["table", "yaml"])
def test_what_a_document_says_is_only_text(project: Path, format: str) -> None:
    (project / "page.txt").write_text(HOSTILE, "utf-8")
    for words in (("--format", format), ("--format", format, "--lang", "en")):
        answer = tracker("extract", "page.txt", *words, at=project, COLUMNS="80")
        assert answer.code == 0 and "2318" in answer.out
        odd = {
            c
            for c in (answer.out + answer.err).replace("\n", "")
            if unicodedata.category(c) in ("Cc", "Cf", "Cs")
        }
        assert not odd, sorted(odd)
        assert not [line for line in answer.out.split("\n") if line.strip().startswith("::")]
    if format == "yaml":
        tree, problems = read_yaml(answer.out, "a.yaml")
        assert tree is not None and problems == []


def test_the_name_of_a_document_is_only_text(project: Path) -> None:
    name = "a\x1b[31m\u202e.txt"
    (project / name).write_text(TEXT, "utf-8")
    for words in (("--format", "table"), ("--format", "yaml")):
        answer = tracker("extract", name, *words, at=project)
        assert answer.code == 0 and not {"\x1b", "\u202e"} & set(answer.out)


def test_the_file_to_review_is_an_observation_file(project: Path) -> None:
    """It reads back without a problem, and says what the proposals said; the rest stands in
    comments.
    """
    made = tracker("extract", "page.txt", "--format", "yaml", *SOURCE, at=project).out
    assert "# - id: new-id" in made and "? 园林绿地面积" in made
    (project / "observations/new.yaml").write_text(made, "utf-8")
    found = tracker("check", "--format", "json", at=project)
    assert [one for one in found.json["problems"] if one["file"] == "observations/new.yaml"] == []
    states = tracker("extract", "page.txt", "--format", "json", at=project).json["documents"][0][
        "figures"
    ]
    assert [one["state"] for one in states if one["indicator"]] == ["equal", "equal"]


class Walk:
    """A run in a terminal of its own, answered as it asks."""

    def __init__(self, project: Path, *words: str) -> None:
        pty = pytest.importorskip("pty")
        self.leader, follower = pty.openpty()
        self.said = ""
        self.run = subprocess.Popen(
            command("extract", "page.txt", "--accept", *words),
            cwd=project,
            stdin=follower,
            stdout=follower,
            stderr=follower,
            env=environment(TERM="dumb", COLUMNS="100", TRACKER_LANG="en"),
        )
        os.close(follower)

    def until(self, prompt: str) -> str:
        """What it says up to a prompt."""
        start = len(self.said)
        end = time.monotonic() + 30
        while prompt not in self.said[start:] and time.monotonic() < end:
            if select.select([self.leader], [], [], 1)[0]:
                try:
                    self.said += os.read(self.leader, 65536).decode("utf-8", "replace")
                except OSError:  # the other end is closed
                    break
        assert prompt in self.said[start:], self.said[start:]
        return self.said[start:]

    def answer(self, *pairs: tuple[str, str]) -> None:
        for prompt, text in pairs:
            self.until(prompt)
            os.write(self.leader, f"{text}\n".encode())

    def end(self) -> int:
        """Its exit code."""
        try:
            while select.select([self.leader], [], [], 30)[0]:
                piece = os.read(self.leader, 65536)
                if not piece:
                    break
                self.said += piece.decode("utf-8", "replace")
        except OSError:
            pass
        try:
            return self.run.wait(30)
        finally:
            self.run.kill()
            os.close(self.leader)


ASKED = "[q]uit"


def test_one_file_to_review_for_one_document(project: Path) -> None:
    answer = tracker("extract", "page.txt", "page.txt", "--format", "yaml", at=project)
    assert answer.code == 2 and not answer.out and "U402 错误: " in answer.err


@posix
def test_the_walk_accepts_edits_and_skips(project: Path) -> None:
    before = snapshot(project)
    walk = Walk(project, *SOURCE)
    walk.answer(
        (ASKED, "a"),
        (ASKED, "s"),
        (ASKED, "a"),
        (ASKED, "e"),
        ("Indicator", "share"),
        ("Value", "3.5%"),
        ("Period", "2024"),
        ("Note", "by hand"),
        ("Write it?", "y"),
    )
    assert walk.end() == 0, walk.said
    assert (
        "it" in walk.said and "press e" in walk.said
    )  # a proposal without indicator cannot be accepted
    (made,) = set(snapshot(project)) - set(before)
    text = snapshot(project)[made].decode()
    assert re.findall(r"indicator: (\S+)", text) == ["firms", "share"]
    assert "note: by hand" in text and "value: 3.5%" in text and "186.52" not in text
    assert (
        "人工智能企业" in walk.said and "- id: new-id" in walk.said
    )  # the target, for the registry


@pytest.mark.long
@posix
def test_the_walk_stops_and_keeps_what_was_accepted(project: Path) -> None:
    before = snapshot(project)
    walk = Walk(project, *SOURCE)
    walk.answer((ASKED, "a"), (ASKED, "q"), ("Write it?", "y"))
    assert walk.end() == 0, walk.said
    (made,) = set(snapshot(project)) - set(before)
    assert re.findall(r"indicator: (\S+)", snapshot(project)[made].decode()) == ["firms"]


def test_a_list_that_is_no_utf_8_keeps_its_bytes(tmp_path: Path) -> None:
    """What another program wrote in another encoding, or with line ends of its own, stays; its
    other lines count.
    """
    for old in (
        b"",
        b"a\t%\n",
        b"a\t%",
        "高企\t家\r\n".encode("gb18030"),
        b"\xff\xfe\x00\n# x\n\nb\t",
    ):
        root = write_project(tmp_path / old.hex()[:9], {"observations/.never": ""})
        (root / "observations/.never").write_bytes(old)
        add_line(root, "observations/.never", "高新技术企业\t家\n二")
        content = (root / "observations/.never").read_bytes()
        end = b"" if not old or old.endswith(b"\n") else b"\n"
        assert content == old + end + "高新技术企业\t家 二\n".encode()
        assert "高新技术企业\t家 二" in read_lines(root, "observations/.never")


@pytest.mark.long
@posix
def test_never_again_is_remembered(project: Path) -> None:
    walk = Walk(project, *SOURCE)
    walk.answer((ASKED, "n"), (ASKED, "q"))
    assert walk.end() == 0, walk.said
    assert "高新技术企业" in (project / "observations/.never").read_text("utf-8")
    found = tracker("extract", "page.txt", "--format", "json", at=project).json["documents"][0][
        "figures"
    ]
    assert [one["name"] for one in found if one["role"] == "observation"] == [
        "技术合同成交额",
        "园林绿地面积",
    ]
    assert tracker("check", at=project).code == 0


@pytest.mark.long
@posix
def test_what_the_publication_lacks_is_asked_for(project: Path) -> None:
    before = snapshot(project)
    walk = Walk(project)
    walk.answer(
        ("Published", "2025-03-21"),
        ("Title of the source", "统计公报"),
        (ASKED, "a"),
        (ASKED, "q"),
        ("Write it?", "y"),
    )
    assert walk.end() == 0, walk.said
    (made,) = set(snapshot(project)) - set(before)
    assert "title: 统计公报" in snapshot(project)[made].decode()


@posix
@pytest.mark.parametrize("last", tiers(["n", "^C"], ["^C"]))
def test_a_no_or_ctrl_c_writes_nothing(project: Path, last: str) -> None:
    before = snapshot(project)
    walk = Walk(project, *SOURCE)
    walk.answer((ASKED, "a"), (ASKED, "q"))
    walk.until("Write it?")
    if last == "^C":
        time.sleep(0.1)  # it waits for an answer now
        walk.run.send_signal(signal.SIGINT)
    else:
        os.write(walk.leader, b"n\n")
    assert walk.end() == 130
    assert snapshot(project) == before and not left_behind(project)


@pytest.mark.long
@posix
def test_ctrl_c_within_the_walk_writes_nothing(project: Path) -> None:
    before = snapshot(project)
    walk = Walk(project, *SOURCE)
    walk.answer((ASKED, "a"))
    walk.until(ASKED)
    time.sleep(0.1)
    walk.run.send_signal(signal.SIGINT)
    assert walk.end() == 130 and snapshot(project) == before


@pytest.mark.long
@posix
def test_a_dry_walk_shows_and_writes_nothing(project: Path) -> None:
    before = snapshot(project)
    walk = Walk(project, *SOURCE, "--dry-run")
    walk.answer((ASKED, "a"), (ASKED, "q"))
    assert walk.end() == 0 and "+    value: 2318" in walk.said and snapshot(project) == before
