"""What stands in the way of a write (docs: reliability): the old content stays to the byte, or
nothing is written.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.projects import write_project
from tests.support.recording import (
    DAY,
    FILE,
    NEW,
    OLD,
    RECORD,
    REGISTRY,
    left_behind,
    snapshot,
    write,
)
from tracker.problems.problem import CannotRun
from tracker.read.project import read_project
from tracker.store import folder as files

HEAD = "publication: {title: 统计公报, publisher: 统计局, published: 2025-03}\nobservations:\n"
FIRST = "  - {indicator: energy, period: 2023, value: -3.5%}\n"
LAST = "  - indicator: energy\n    period: 2023\n    value: -3.5%\n    note: "
MARK = b"\xef\xbb\xbf"
posix = pytest.mark.skipif(os.name != "posix", reason="modes, owners and links as POSIX has them")
root_only = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="gives files away"
)


def project_of(root: Path, content: bytes = OLD.encode()) -> Path:
    project = write_project(root / "p", {"targets.yaml": REGISTRY, FILE: ""})
    (project / FILE).write_bytes(content)
    return project


def refused(project: Path) -> dict[str, str]:
    """The facts of U203, the only thing that recording says here."""
    with pytest.raises(CannotRun) as stopped:
        write(project, [NEW], DAY)
    assert (stopped.value.status, [one.code for one in stopped.value.problems]) == (2, ["U203"])
    assert not left_behind(project)
    return dict(stopped.value.problems[0].facts)


# the content, and whether the record is spliced behind it; if not, it goes to a file of its own
CONTENTS = [
    pytest.param((HEAD + FIRST).encode(), True, id="plain"),
    pytest.param((HEAD + FIRST).replace("\n", "\r\n").encode(), True, id="crlf"),
    pytest.param((HEAD + FIRST).replace("\n", "\r\n", 1).encode(), True, id="both-line-ends"),
    pytest.param((HEAD + FIRST).encode()[:-1], True, id="no-newline-at-the-end"),
    pytest.param(
        (HEAD + FIRST).replace("\n", "\r\n").encode()[:-2], True, id="crlf-no-newline-at-the-end"
    ),
    pytest.param(MARK + (HEAD + FIRST).encode(), True, id="byte-order-mark"),
    pytest.param(
        MARK + (HEAD + FIRST).replace("\n", "\r\n").encode()[:-2],
        True,
        id="everything-that-notepad-does",
    ),
    pytest.param((HEAD + FIRST).replace("\n", "   # 注\n").encode(), True, id="comments-on-lines"),
    pytest.param(
        f"# a\n\n---\n# b\n{HEAD}  # c\n{FIRST}# d\n\n    # e".encode(),
        True,
        id="comments-everywhere",
    ),
    pytest.param((HEAD + FIRST + "  \n\n \n").encode(), True, id="blank-lines-at-the-end"),
    pytest.param((HEAD + FIRST + "      ").encode(), True, id="spaces-at-the-end"),
    pytest.param((HEAD + FIRST.replace("  -", "-")).encode(), True, id="dash-at-the-margin"),
    pytest.param((HEAD + FIRST.replace("  -", "          -")).encode(), True, id="dash-far-in"),
    pytest.param((HEAD + LAST + "|\n      two\n      lines\n").encode(), True, id="block-scalar"),
    pytest.param(
        (HEAD + LAST + "|\n      two\n      lines").encode(), False, id="block-scalar-no-newline"
    ),
    pytest.param(
        (HEAD + LAST + ">-\n      two\n      lines").encode(), True, id="stripped-no-newline"
    ),
    pytest.param((HEAD + LAST + "|+\n      two\n\n").encode(), True, id="kept-blank-line"),
    pytest.param((HEAD + LAST + "|+\n      two\n    ").encode(), False, id="kept-spaces"),
    pytest.param((HEAD + LAST + "'two\n      lines'\n").encode(), True, id="quoted-lines"),
    pytest.param((HEAD + LAST + "two\n      lines").encode(), True, id="plain-lines"),
    pytest.param((HEAD + LAST + "~\n").encode(), True, id="nothing-last"),
    pytest.param((HEAD + FIRST + "...\n").encode(), False, id="document-end"),
    pytest.param((HEAD + FIRST + "...").encode(), False, id="document-end-no-newline"),
    pytest.param((HEAD + FIRST).replace("\n", "\r").encode(), True, id="line-ends-of-old-macs"),
    pytest.param(
        (HEAD.strip() + f" [{FIRST.strip(' -' + chr(10))}]").encode(), False, id="flow-list"
    ),
    pytest.param(
        f"observations:\n{FIRST}{HEAD.splitlines()[0]}\n".encode(), False, id="list-not-last"
    ),
]


@pytest.mark.parametrize(("content", "spliced"), CONTENTS)
def test_old_content_stays_to_the_byte_and_the_record_is_right(
    tmp_path: Path, content: bytes, spliced: bool
) -> None:
    project = project_of(tmp_path, content)
    before = _values(project)
    write(project, [NEW], DAY)
    assert sorted(_values(project)) == sorted([*before, ("firms", "11000")])
    now = snapshot(project)
    assert now[FILE].startswith(content) and (now[FILE] != content) == spliced
    assert set(now) == {"targets.yaml", FILE} | (
        set() if spliced else {"observations/2025-03-统计局.yaml"}
    )
    added = now[FILE][len(content) :] if spliced else b""
    assert (b"\r\n" in content) == (b"\r\n" in added) or not spliced
    with pytest.raises(CannotRun) as again:
        write(project, [NEW], DAY)
    assert [one.code for one in again.value.problems] == ["U205"]


def _values(project: Path) -> list[tuple[str, str]]:
    contents, unread = files.read_folder(project)
    read = read_project(contents, DAY, unread)
    assert not isinstance(read, list) and not read.problems
    return [(one.indicator, one.quantity.text) for one in read.observations]


def _gone(path: Path) -> None:
    path.unlink()


def _folder_there(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _edited(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"# theirs")


def _replaced(path: Path) -> None:
    path.with_suffix(".new").write_bytes(OLD.replace("-3.5%", "-3.6%").encode())
    path.with_suffix(".new").replace(path)


@pytest.mark.parametrize("when", ["read_folder", "_write_through", "_make_alike"])
@pytest.mark.parametrize("change", [_edited, _replaced, _gone, _folder_there])
def test_changed_by_another_program_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None], when: str
) -> None:
    """Between read and write, until the last moment: theirs stays, ours is not written."""
    project = project_of(tmp_path)
    _when(when, lambda: change(project / FILE), monkeypatch)
    refused(project)
    after = snapshot(project)
    assert RECORD.encode() not in b"".join(after.values())
    assert (project / FILE).exists() == (change is not _gone)


@pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])
def test_made_by_another_program_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """A new file never takes another's place, even on a disk without hard links."""
    project = project_of(tmp_path)
    (project / FILE).unlink()
    new = project / "observations/2025-03-统计局.yaml"
    _when("_put", lambda: new.write_bytes(b"theirs"), monkeypatch)
    if not links:
        monkeypatch.setattr(os, "link", _unsupported)
    assert refused(project) == {
        "name": "observations/2025-03-统计局.yaml",
        "words": "changed by another program",
    }
    assert new.read_bytes() == b"theirs"


def test_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = project_of(tmp_path)
    (project / FILE).unlink()
    monkeypatch.setattr(os, "link", _unsupported)
    write(project, [NEW], DAY)
    assert set(snapshot(project)) == {"targets.yaml", "observations/2025-03-统计局.yaml"}


def _unsupported(*_: object) -> None:
    raise OSError(1, "Operation not permitted")


def _when(name: str, act: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Do something just after a step, or just before the one that gives the name."""
    real = getattr(files, name)

    def step(*arguments: object) -> object:
        if name == "_put":
            act()
        made = real(*arguments)
        if name != "_put":
            act()
        return made

    monkeypatch.setattr(files, name, step)


def test_a_file_that_cannot_be_read_keeps_its_name(tmp_path: Path) -> None:
    """The new one gets a number."""
    project = project_of(tmp_path, b"")
    (project / FILE).unlink()
    (project / "observations/2025-03-统计局.yaml").mkdir()
    write(project, [NEW], DAY)
    assert "observations/2025-03-统计局-2.yaml" in snapshot(project)


def test_what_was_said_of_the_source_is_not_dropped(tmp_path: Path) -> None:
    """A url or tier that the publication's file does not have goes to a file that has it."""
    project = project_of(tmp_path)
    linked = replace(NEW, url="https://example.org/a")
    write(project, [linked], DAY)
    write(project, [replace(linked, period="2023", value="10000")], DAY)
    new = snapshot(project)["observations/2025-03-统计局.yaml"].decode()
    assert new.count("url: https://example.org/a") == 1 and new.count("indicator: firms") == 2
    assert snapshot(project)[FILE].decode() == OLD


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_mode_stays(tmp_path: Path, mode: int) -> None:
    project = project_of(tmp_path)
    (project / FILE).chmod(mode)
    write(project, [NEW], DAY)
    assert stat.S_IMODE((project / FILE).stat().st_mode) == mode
    assert (project / FILE).read_bytes() == (OLD + RECORD).encode()


@posix
def test_a_new_file_gets_the_mode_that_new_files_get(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    (project / FILE).unlink()
    before = os.umask(0o027)
    try:
        write(project, [NEW], DAY)
    finally:
        os.umask(before)
    assert stat.S_IMODE((project / "observations/2025-03-统计局.yaml").stat().st_mode) == 0o640


@root_only
def test_owner_and_group_stay(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    os.chown(project / FILE, 1234, 4321)
    write(project, [NEW], DAY)
    found = (project / FILE).stat()
    assert (found.st_uid, found.st_gid) == (1234, 4321)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="extended attributes as Linux has them")
def test_attributes_stay(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    try:
        os.setxattr(project / FILE, "user.checked", "周".encode())
    except OSError:
        pytest.skip("this disk has no extended attributes")
    write(project, [NEW], DAY)
    assert os.getxattr(project / FILE, "user.checked") == "周".encode()


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    """Someone made it so, though a rename would get round it; the superuser is no exception."""
    project = project_of(tmp_path)
    (project / FILE).chmod(0o444)
    assert refused(project) == {"name": FILE, "words": "the file is read-only"}
    assert (project / FILE).read_bytes() == OLD.encode()
    (project / FILE).chmod(0o644)
