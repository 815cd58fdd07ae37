"""What tests of comparisons share: a repository of the small project with a main branch and a pull
request.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support.processes import environment
from tests.support.projects import CASES

ME = {
    "GIT_AUTHOR_NAME": "测试", "GIT_AUTHOR_EMAIL": "t@example.org",
    "GIT_AUTHOR_DATE": "2025-01-01T00:00:00Z", "GIT_COMMITTER_NAME": "测试",
    "GIT_COMMITTER_EMAIL": "t@example.org", "GIT_COMMITTER_DATE": "2025-01-01T00:00:00Z",
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_TERMINAL_PROMPT": "0",
}  # fmt: skip
REGISTRY = (CASES / "base.yaml").read_text("utf-8")
FIGURES = """\
publication: {title: 统计公报, publisher: 统计局, published: 2024-03}
observations:
  - {indicator: firms, period: 2023, value: 8100}
  - {indicator: contracts, period: 2023, value: 900}
  - {indicator: share, period: 2023, value: 81}
  - {indicator: share, period: 2022, value: 83, note: 复核}
  - {indicator: spending, period: 2023, value: 600}
"""
NEWS = """\
publication: {title: 报道, publisher: 日报, published: 2025-02}
observations:
  - {indicator: firms, period: 2024, value: 突破1.6万}
  - {indicator: contracts, period: 2023, value: 950}
  - {indicator: contracts, period: 2022, value: 700}
  - {indicator: spending, period: 2024, value: 650}
"""
# what the pull request does besides: a goal moved, a threshold changed, an observation deleted,
# another edited
PULLED = {
    "targets.yaml": REGISTRY.replace(
        "target: {value: 1300, by: 2025}", "target: {value: 1000, by: 2026}"
    ).replace("language: zh\n", "language: zh\nthresholds: {on_track: 0.8}\n"),
    "observations/2024.yaml": FIGURES.replace(
        "  - {indicator: share, period: 2023, value: 81}\n", ""
    ).replace("value: 83, note: 复核", "value: 79, note: 复核"),
    "observations/2025.yaml": NEWS,
}


@dataclass(frozen=True, slots=True)
class Repository:
    """A folder under git."""

    root: Path

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=environment(**ME),
            capture_output=True,
            check=True,
            timeout=60,
        )
        return done.stdout.decode().strip()

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files; None deletes one."""
        for name, content in files.items():
            path = self.root / name
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(self, files: Mapping[str, str | bytes | None], message: str = "x") -> None:
        """Write, and commit everything."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def configure(self, settings: Mapping[str, str]) -> None:
        """Settings of the repository's own, without a process for each."""
        with (self.root / ".git/config").open("a", encoding="utf-8") as file:
            for name, value in settings.items():
                section, _, rest = name.partition(".")
                inner, _, key = rest.rpartition(".")
                head = f'[{section} "{inner}"]' if inner else f"[{section}]"
                quoted = value.replace("\\", "\\\\").replace('"', '\\"')
                file.write(f'{head}\n\t{key} = "{quoted}"\n')


def begun(root: Path) -> Repository:
    """An empty repository on a branch main."""
    return _copied(_begun(), root)


def pulled(root: Path, folder: str = "") -> Repository:
    """main with the small project, the branch pull with PULLED on top of it, checked out; main has
    moved on since.
    """
    return _copied(_pulled(folder), root)


def _copied(made: Path, root: Path) -> Repository:
    shutil.copytree(made, root, symlinks=True, dirs_exist_ok=True)
    return Repository(root)


def _kept() -> Path:
    """A folder that is there as long as the tests run."""
    folder = tempfile.mkdtemp(prefix="tracker-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


@cache
def _begun() -> Path:
    """Made once; so many processes of git are what a test of it costs."""
    made = Repository(_kept())
    made.git("init", "-q", "-b", "main")
    return made.root


@cache
def _pulled(folder: str) -> Path:
    made = _copied(_begun(), _kept())
    made.commit({f"{folder}targets.yaml": REGISTRY, f"{folder}observations/2024.yaml": FIGURES})
    made.git("switch", "-q", "-c", "pull")
    made.commit({f"{folder}{name}": text for name, text in PULLED.items()})
    made.git("switch", "-q", "main")
    later = NEWS.replace("2025-02", "2025-03").replace("日报", "晚报")
    made.commit({f"{folder}observations/later.yaml": later})
    made.git("switch", "-q", "pull")
    return made.root
