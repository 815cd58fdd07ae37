"""Documents that are kept beside the record: put there with it, and held to their fingerprint."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from tests.support.processes import Answer, tracker
from tests.support.projects import GOOD, write_project
from tracker.store import folder, kept

CONTENT = "2025年企业达到17500家。".encode()
HASH = sha256(CONTENT).hexdigest()
ASKED = (
    "add-observation firms 17500 --period 2025 --published 2026-01-05 --title 快报"
    " --publisher 统计局 --yes"
)
NAME = "sources/2026-01-05-统计局.pdf"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "read.PDF").write_bytes(CONTENT)
    return write_project(tmp_path / "project", {"observations/a.yaml": GOOD})


def record(home: Path, *more: str) -> Answer:
    return tracker(*ASKED.split(), "--document", "../read.PDF", *more, at=home)


def stating(name: str, fingerprint: str = HASH) -> str:
    said = f"file: {name}" + (f", sha256: {fingerprint}" if fingerprint else "")
    return GOOD.replace("published: 2025-02", f"published: 2025-02, {said}")


def codes(home: Path) -> set[str]:
    return tracker("check", "--format", "json", at=home).codes & {"O132", "O133", "O134"}


def test_the_fingerprint_alone(home: Path) -> None:
    assert record(home).code == 0
    text = (home / "observations/2026-01-05-统计局.yaml").read_text("utf-8")
    assert f"sha256: {HASH}" in text and "file:" not in text
    assert not (home / "sources").exists() and codes(home) == set()


def test_a_copy_is_kept_with_the_record(home: Path) -> None:
    dry = record(home, "--keep", "--dry-run")
    assert f"+  file: {NAME}" in dry.out and not (home / "sources").exists()
    done = record(home, "--keep")
    assert done.code == 0 and NAME in done.out.splitlines()[-2]
    assert (home / NAME).read_bytes() == CONTENT and codes(home) == set()
    shown = tracker("show", "firms", "--format", "json", at=home).json["stories"][0]["series"][0][
        "observations"
    ]
    assert {(one["sha256"], one["document"]) for one in shown} == {
        (None, None),
        (HASH, NAME),
    }
    assert NAME in tracker("show", "firms", at=home).out


def test_the_same_document_is_kept_once(home: Path) -> None:
    record(home, "--keep")
    again = (
        ASKED.replace("firms 17500", "share 83"),
        ASKED.replace("快报", "另一份").replace("175", "176"),
    )
    for words in again:
        assert tracker(*words.split(), "--document", "../read.PDF", "--keep", at=home).code == 0
    assert [one.name for one in (home / "sources").iterdir()] == [NAME.removeprefix("sources/")]
    assert sorted(one.name for one in (home / "observations").glob("2026*")) == [
        "2026-01-05-统计局-2.yaml",
        "2026-01-05-统计局.yaml",
    ]


def test_a_name_that_is_taken_is_left_alone(home: Path) -> None:
    (home / "sources").mkdir()
    (home / NAME).write_text("another")
    assert record(home, "--keep").code == 0
    assert (home / NAME).read_text() == "another"
    assert (home / "sources/2026-01-05-统计局-2.pdf").read_bytes() == CONTENT


def test_nothing_is_kept_where_nothing_is_recorded(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folder, "_home", full)
    assert "U203" in record(home, "--keep").err
    assert list((home / "sources").glob("*")) == []


def test_a_link_in_the_place_of_the_folder_is_not_followed(home: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (home / "sources").symlink_to(tmp_path / "elsewhere")
    done = record(home, "--keep")
    assert done.code == 2 and "U203" in done.err and list((tmp_path / "elsewhere").iterdir()) == []
    assert not list((home / "observations").glob("2026*"))


@pytest.mark.parametrize(
    ("made", "code"),
    [
        pytest.param(lambda path: path.write_bytes(CONTENT), None, id="the-same"),
        pytest.param(lambda path: path.write_bytes(CONTENT + b"\n"), "O133", id="another"),
        pytest.param(lambda path: None, "O132", id="missing"),
        pytest.param(lambda path: path.mkdir(), "O132", id="a-folder"),
        pytest.param(lambda path: os.mkfifo(path), "O132", id="a-pipe"),
        pytest.param(lambda path: path.symlink_to("/etc/passwd"), "O132", id="a-link-out"),
        pytest.param(lambda path: path.symlink_to("../targets.yaml"), "O132", id="a-link-inside"),
        pytest.param(lambda path: path.symlink_to(path.name), "O132", id="a-link-to-itself"),
        pytest.param(lambda path: _sparse(path, 1 << 30), "O132", id="a-gigabyte"),
    ],
)
def test_what_stands_in_its_place(home: Path, made: object, code: str | None) -> None:
    write_project(home, {"observations/a.yaml": stating("sources/a.pdf")})
    (home / "sources").mkdir()
    made(home / "sources/a.pdf")  # type: ignore[operator]
    assert codes(home) == ({code} if code else set())


def test_where_it_is_said(home: Path) -> None:
    write_project(home, {"observations/a.yaml": stating("sources/a.pdf", "")})
    (home / "sources").mkdir()
    (home / "sources/a.pdf").write_bytes(CONTENT)
    found = tracker("check", "--lang", "en", at=home)
    column = GOOD.splitlines()[0].index("2025-02") + len("2025-02, file: ") + 1
    assert f"observations/a.yaml:1:{column} O134" in found.out and f"sha256: {HASH}" in found.out
    assert found.code == 0


def test_one_that_changes_while_it_is_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = home / "sources/a.pdf"
    path.parent.mkdir()
    path.write_bytes(CONTENT)

    class Growing:
        def __init__(self) -> None:
            self.digest = sha256()

        def update(self, piece: bytes) -> None:
            with path.open("ab") as file:
                file.write(b"more")
            self.digest.update(piece)

    monkeypatch.setattr(kept, "sha256", Growing)
    with pytest.raises(OSError, match="changed while"):
        kept.fingerprint(home, "sources/a.pdf")


def test_no_more_is_read_than_there_is_room_for(home: Path) -> None:
    (home / "sources").mkdir()
    (home / "sources/a.pdf").write_bytes(CONTENT)
    with pytest.raises(OSError, match="at most 5"):
        kept.fingerprint(home, "sources/a.pdf", room=5)


@pytest.mark.parametrize("name", ["read", "missing", ".", "/dev/zero"])
def test_a_document_that_cannot_be_read(home: Path, name: str) -> None:
    done = tracker(*ASKED.split(), "--document", name, "--keep", at=home)
    assert done.code == 2 and "U401" in done.err and not (home / "sources").exists()


def test_keep_goes_with_a_document(home: Path) -> None:
    assert "U272" in tracker(*ASKED.split(), "--keep", at=home).err
    assert "U272" in tracker("extract", "../read.PDF", "--keep", at=home).err


def test_no_report_goes_over_a_kept_document(home: Path) -> None:
    record(home, "--keep")
    done = tracker("report", "--format", "csv", "-o", NAME, "--force", at=home)
    assert done.code == 2 and "F502" in done.err and (home / NAME).read_bytes() == CONTENT


def test_nothing_that_is_kept_is_read_as_a_record(home: Path) -> None:
    (home / "sources").mkdir()
    (home / "sources/data.csv").write_text("no,record\n")
    assert tracker("check", "--format", "json", at=home).json["problems"] == []


def test_extract_keeps_what_it_read(home: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("2025年，武汉市高新技术企业数量达到17500家。", "utf-8")
    words = "extract ../page.txt --yes --published 2026-01-05 --title 快报 --keep"
    done = tracker(*words.split(), at=home)
    assert done.code == 0 and "sources/2026-01-05-快报.txt" in done.out
    content = (tmp_path / "page.txt").read_bytes()
    assert (home / "sources/2026-01-05-快报.txt").read_bytes() == content
    assert sha256(content).hexdigest() in done.out and codes(home) == set()
    again = tracker(*words.split(), "--lang", "en", at=home)
    assert (
        "1 observation not recorded: 1 on record" in again.err and "Nothing to record" in again.err
    )


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)
