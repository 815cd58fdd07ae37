"""Projects on disk: the case files with the problems that they have, and small ones of a test."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tracker.problems.problem import CannotRun, Problem, in_order
from tracker.read.project import read_project
from tracker.store.folder import find_project, read_folder

HERE = Path(__file__).parent.parent
CASES = HERE / "cases"
PROJECT = HERE.parent
DAY = date(2025, 6, 30)  # of every case: decides which acceptances have expired
# of the small project: firms exceeded, share on track, the others without data at the end of
# February 2025
GOOD = """\
publication: {title: 统计公报, publisher: 统计局, published: 2025-02}
observations:
  - {indicator: firms, period: 2024, value: 突破1.6万}
  - {indicator: share, period: 2024, value: 82}
  - {indicator: spending, period: 2024, value: 600}
"""
_SECTION = re.compile(r"^=== *(\S+)(.*)\n", re.MULTILINE)
_EXPECT = re.compile(r"^expect: +(?:(\S+) +)?([A-Z]\d{3})$", re.MULTILINE)
_MARK = re.compile(r"#! *((?:[A-Z]\d{3}(?::\d+)? *)+)$")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a case.

    Options: encoding=NAME, bytes=hex, newline=crlf, pad=SIZE, link=TARGET, after=base; absent.

    repeat=LINExTIMES: that line so many times.
    """

    name: str
    text: str
    options: Mapping[str, str]

    def write(self, root: Path) -> None:
        path = root / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.name.endswith("/"):
            path.mkdir()
        elif "link" in self.options:
            path.symlink_to(self.options["link"])
        elif "absent" not in self.options:
            path.write_bytes(self.content())

    def content(self) -> bytes:
        if self.options.get("bytes") == "hex":
            return bytes.fromhex(self.text)
        text = (
            self.text.replace("\n", "\r\n") if self.options.get("newline") == "crlf" else self.text
        )
        return text.encode(self.options.get("encoding", "utf-8")).ljust(
            int(self.options.get("pad", 0)), b"\n"
        )


@dataclass(frozen=True, slots=True)
class Case:
    """A tiny project and the problems it has, as `file:line:column CODE`; the column may be left
    open.
    """

    name: str
    files: tuple[File, ...]
    expected: tuple[str, ...]

    def __str__(self) -> str:
        return self.name

    @property
    def large(self) -> bool:
        """Whether reading it takes a second: at one of the limits."""
        return any({"pad", "repeat"} & set(file.options) for file in self.files)

    def problems(self, root: Path) -> list[Problem]:
        """What reading it from disk finds."""
        root.mkdir(exist_ok=True)
        for file in self.files:
            file.write(root)
        try:
            contents, unread = read_folder(find_project(root))
            found = read_project(contents, DAY, unread)
        except CannotRun as stop:
            return list(stop.problems)
        return in_order(found if isinstance(found, list) else list(found.problems))

    def places(self, found: Iterable[Problem]) -> list[str]:
        """The problems found in the words of `expected`: without the column where none
        is expected.
        """
        expected = frozenset(self.expected)
        said = [(str(one.place), str(one.place).rpartition(":")[0], one.code) for one in found]
        return sorted(
            f"{lax if f'{lax} {code}' in expected else exact} {code}" for exact, lax, code in said
        )


def read_case(path: Path) -> Case:
    """Read a case file: a head with `expect:` lines, then sections with `#!` marks."""
    head, *rest = _SECTION.split(path.read_text("utf-8"))
    if odd := [
        line for line in head.splitlines() if line.startswith("expect:") and not _EXPECT.match(line)
    ]:
        raise ValueError(f"{path.name}: {odd}")
    expected = [f"{place} {code}" for place, code in _EXPECT.findall(head)]
    base = (CASES / "base.yaml").read_text("utf-8")
    files = []
    for name, options, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        chosen = dict(word.partition("=")[::2] for word in shlex.split(options))
        if "repeat" in chosen:
            line, times = map(int, chosen["repeat"].split("x"))
            lines = text.splitlines(keepends=True)
            text = "".join([*lines[: line - 1], lines[line - 1] * times, *lines[line:]])
        file = File(name, base + text if chosen.get("after") == "base" else text, chosen)
        files.append(file)
        expected += _marks(file)
    if all(file.name != "targets.yaml" for file in files):
        files.insert(0, File("targets.yaml", base, {}))
    return Case(path.stem, tuple(files), tuple(sorted(expected)))


def _marks(file: File) -> Iterable[str]:
    for number, line in enumerate(file.text.split("\n"), 1):
        for word in (_MARK.search(line) or ["", ""])[1].split():
            code, _, column = word.partition(":")
            yield f"{file.name}:{number}{':' + column if column else ''} {code}"


@cache
def cases() -> tuple[Case, ...]:
    return tuple(read_case(path) for path in sorted(CASES.glob("*.txt")))


def write_project(root: Path, files: Mapping[str, str]) -> Path:
    """A project of the files given on top of the cases' registry."""
    for name, text in (
        {"targets.yaml": (CASES / "base.yaml").read_text("utf-8")} | dict(files)
    ).items():
        File(name, text, {}).write(root)
    return root
