"""What tests of comparisons share: a repository of the small project with a main branch and a pull
request.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.run import CASES, environment

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

    def commit(self, files: Mapping[str, str | bytes | None], message: str = "x") -> str:
        """Write, commit everything; the commit's name."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")


def begun(root: Path) -> Repository:
    """An empty repository on a branch main."""
    root.mkdir(parents=True, exist_ok=True)
    made = Repository(root)
    made.git("init", "-q", "-b", "main")
    return made


def pulled(root: Path, folder: str = "") -> Repository:
    """main with the small project, the branch pull with PULLED on top of it, checked out; main has
    moved on since.
    """
    made = begun(root)
    made.commit({f"{folder}targets.yaml": REGISTRY, f"{folder}observations/2024.yaml": FIGURES})
    made.git("switch", "-q", "-c", "pull")
    made.commit({f"{folder}{name}": text for name, text in PULLED.items()})
    made.git("switch", "-q", "main")
    made.commit(
        {
            f"{folder}observations/later.yaml": NEWS.replace("2025-02", "2025-03").replace(
                "日报", "晚报"
            )
        }
    )
    made.git("switch", "-q", "pull")
    return made
