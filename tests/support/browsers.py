"""Programs that look at pages as people's browsers do (.ci/browser installs): Chromium with
axe-core, the Nu HTML checker. A test is skipped where they are not there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.support.projects import HERE, PROJECT

MODULES = PROJECT / "build/browser/node_modules"
LOOKS = 7  # in which axe.cjs looks at a page


def needed(program: str, *packages: str) -> str:
    """The path of a program; skips where it or a package is not there."""
    missing = [name for name in packages if not (MODULES / name).is_dir()]
    path = shutil.which(program)
    if path is None or missing:
        pytest.skip(
            f"{', '.join([program] * (path is None) + missing)} not installed: run .ci/browser"
        )
    return path


def script(name: str, *arguments: object, packages: Sequence[str] = ()) -> list[str]:
    """The command line of a script of this folder that drives Chromium."""
    node, chromium = needed("node", "playwright-core", *packages), needed("chromium")
    return [node, str(HERE / "support" / name), chromium, *map(str, arguments)]


def modules() -> dict[str, str]:
    """The environment in which a script finds its packages."""
    return os.environ | {"NODE_PATH": str(MODULES)}


def found_by_axe(pages: Sequence[Path]) -> list[dict[str, Any]]:
    """What is wrong with pages: violations of WCAG 2.2 AA or of good practice, requests,
    complaints, scrolling sideways; wide and narrow, light and dark, in forced colours, at twice the
    size.
    """
    run = subprocess.run(
        script("axe.cjs", *pages, packages=["axe-core"]),
        capture_output=True,
        check=True,
        env=modules(),
    )
    found = [json.loads(line) for line in run.stdout.decode().splitlines()]
    assert len(found) == LOOKS * len(pages)
    wrong = ("violations", "wider", "requests", "said")
    return [one for one in found if any(one[key] for key in wrong)]


def html_errors(pages: Sequence[Path], *options: str) -> list[tuple[str, str, str]]:
    """What the Nu HTML checker calls an error: page, sentence, excerpt."""
    java = needed("java", "vnu-jar")
    jar = MODULES / "vnu-jar/build/dist/vnu.jar"
    run = subprocess.run(
        [java, "-jar", jar, "--format", "json", *options, *pages], capture_output=True, check=False
    )
    return [
        (one["url"], one["message"], one.get("extract", ""))
        for one in json.loads(run.stderr)["messages"]
        if one["type"] == "error"
    ]
