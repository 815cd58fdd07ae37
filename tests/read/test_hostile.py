"""Bad input: a coded problem or a right answer, never a traceback, within 300 MB;
benchmarks/hostile.py has the seconds.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.large_inputs import BASE, FEW, HEAD, LARGE, ROW, Files, M, limited, write
from tests.support.processes import Answer, tracker
from tracker.pages.grid import straight

GOOD = HEAD + "  - {indicator: firms, period: 2024, value: 突破1.6万}\n"


def assessed(at: Path, run: Callable[..., Answer] = tracker) -> Answer:
    """One run reads, assesses, prints every problem with its place to stderr, and lists all of them
    on stdout.
    """
    answer = run("status", "--as-of", "2025-06-30", "--format", "json", at=at)
    assert answer.code in (0, 3), answer.err[-2000:]
    return answer


# dear ones, whose limits others or a case file cross too: the long tier has them at full size
DEAR = {
    "8-million-aliases", "10-million-empty-items", "7-million-dashes", "2-million-keys",
    "100000-unknown-keys", "90000-bad-fields", "csv-a-million-bad-rows", "90000-bad-targets",
    "a-million-tags", "csv-400000-columns", "15-million-values",
}  # fmt: skip


@pytest.mark.parametrize(("make", "codes"), [one for one in LARGE if one.id not in DEAR])
def test_just_beyond_a_limit(make: Callable[[int], Files], codes: set[str], tmp_path: Path) -> None:
    assert assessed(write(tmp_path, make(FEW))).codes == codes


@pytest.mark.long
@pytest.mark.parametrize(("make", "codes"), LARGE)
def test_large(make: Callable[[int], Files], codes: set[str], tmp_path: Path) -> None:
    answer = assessed(write(tmp_path, make(M)), limited)
    assert answer.codes == codes
    assert len(answer.out) + len(answer.err) < 10_000_000


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    """Its address may have a hundred characters, a temporary folder has more."""
    here = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(f"/proc/self/fd/{here}/{path.name}")
    os.close(here)


def _link(to: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(to)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20 * 2**30)


PLACES = [
    pytest.param("observations/x.yaml", Path.mkdir, {"F104"}, id="folder"),
    pytest.param("observations/x.yaml", _pipe, {"F104"}, id="pipe"),
    pytest.param("observations/x.csv", _pipe, {"F104"}, id="pipe-as-csv"),
    pytest.param("observations/x.yaml", _socket, {"F104"}, id="socket"),
    pytest.param("observations/x.yaml", _link("/dev/zero"), {"F104"}, id="endless-device"),
    pytest.param("observations/x.yaml", _link("/dev/stdin"), {"F104"}, id="standard-input"),
    pytest.param("observations/x.yaml", _link("gone.yaml"), {"F104"}, id="dangling-link"),
    pytest.param("observations/x.yaml", _link("x.yaml"), {"F104"}, id="link-to-itself"),
    pytest.param("observations/x.yaml", _link("../../outside.yaml"), {"F104"}, id="link-out"),
    pytest.param("observations/x.yaml", _link("../targets.yaml"), {"F104"}, id="link-out-of-observations"),
    pytest.param("observations/x.yaml", _link("a.yaml"), {"O202"}, id="link-inside"),
    pytest.param("observations/x", _link(".."), {"F104"}, id="link-to-a-folder-above"),
    pytest.param("observations/x", _link("."), {"F104"}, id="folder-within-itself"),
    pytest.param("observations/x.yaml", _sparse, {"F103"}, id="20-GiB-of-nothing"),
    pytest.param("observations/x.csv", _sparse, {"F104"}, id="20-GiB-of-nothing-as-csv"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "codes"), PLACES)
def test_what_is_no_file_of_the_project(
    name: str, make: Callable[[Path], None], codes: set[str], tmp_path: Path
) -> None:
    """It is neither waited for nor followed out, and what is right beside it is read."""
    (tmp_path / "outside.yaml").write_text(GOOD, "utf-8")
    root = write(tmp_path / "project", {"observations/a.yaml": GOOD})
    make(root / name)
    answer = assessed(root)
    assert answer.codes == codes
    assert answer.json["targets"][0]["observations"] == ("1" if "O202" not in codes else "2")


@pytest.mark.parametrize(
    "make", [_pipe, _link("/etc/passwd"), _link("../outside.yaml"), Path.mkdir, _link("gone")]
)
def test_a_registry_that_is_no_file_of_the_project(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    (tmp_path / "outside.yaml").write_text(BASE, "utf-8")
    root = tmp_path / "project"
    root.mkdir()
    make(root / "targets.yaml")
    answer = tracker("check", at=root)
    assert answer.code == 3
    assert answer.out == "" and "root:" not in answer.err
    assert answer.err.split()[1] in ("F104",) or answer.err.startswith("F107")


@pytest.mark.parametrize(
    "make", [_pipe, _link(".."), _link("/etc"), lambda path: path.write_bytes(b"x")]
)
def test_observations_that_are_no_folder_of_the_project(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    root = write(tmp_path / "project", {})
    make(root / "observations")
    answer = assessed(root)
    assert answer.codes == {"F104"}


NAMES = (
    "高新技术企业", "𠮷野家\U000323af\ue000", "شركات التقنية", "חברות", "कंपनियाँ", "บริษัท",
    "კომპანიები", "ድርጅቶች", "기업", "ᠠᠵᠤ", "ཀུང་སི", "Ente\u0301rprises", "🏭🇨🇳👩🏽\u200d🔬", "𒀀𒁀",
    "ＡＢＣ", "İşletmeler ıI", "ﷺ", "Z" + "\u0301\u0316" * 50, "“A”'B'", "⾼新", "Größe ẞ", "Ω",
    "می\u200cخواهم",
)  # fmt: skip
MARKS = "🏭“"  # no unit has them: F422


@pytest.mark.parametrize("form", ["table", "csv", "markdown", "json"])
def test_names_in_every_script_and_direction(form: str, tmp_path: Path) -> None:
    """Each comes out as it is written but for what joins, hides or turns, and for quotes where
    nobody knows how wide they are; its target is found by it.
    """
    targets = "".join(
        f'  - {{id: t{n}, plan: plan, name: "{name}", section: "{name}", owners: ["{name}"], '
        f'unit: "{"个" if name[0] in MARKS else name}",'
        " target: {value: 1, by: 2025}}\n"
        for n, name in enumerate(NAMES)
    )
    root = write(tmp_path, {"targets.yaml": BASE + targets})
    answer = tracker("status", *NAMES, "--format", form, "--as-of", "2025-06-30", at=root)
    assert (answer.code, answer.err) == (0, "")
    if form == "json":
        assert [one["name"] for one in answer.json["targets"]] == list(NAMES)
    else:
        shown = [name.replace("\u200d", " ").replace("\u200c", " ") for name in NAMES]
        shown = [straight(name) for name in shown] if form == "table" else shown
        assert [name for name in shown if name not in answer.out] == []


def test_a_file_name_of_any_kind(tmp_path: Path) -> None:
    """Spaces, quotes, dashes, line ends, escapes, and bytes that are no text: each is read, and
    none reaches out.
    """
    odd = ["-rf", "a b'c\"", "a\nb", "::error::x", "\x1b[31m", "\u202eLMAY", "$(id);`id`"]
    root = write(tmp_path, {f"observations/{name}.yaml": ROW for name in odd})
    (root / "observations" / os.fsdecode(b"\xff\xfe.csv")).write_text(ROW + "x,2024,1,2025,x\n")
    answer = tracker("check", "--lang", "en", at=root)
    assert answer.code == 1
    assert answer.out.count("observations/") == answer.out.count(" error: ") == len(odd) + 1
    assert all(
        line.startswith(("observations/", "  ", "Checked")) for line in answer.out.splitlines()
    )
    assert not any(c in answer.out for c in "\x1b\u202e") and "::" not in answer.out
