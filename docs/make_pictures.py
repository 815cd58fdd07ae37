"""The pictures of the READMEs: the page of the shipped plan, photographed by a headless Chromium.

    python docs/make_pictures.py [CHROMIUM]

Needs Chromium with Chinese fonts (.ci/browser installs both). The bytes depend on the browser and
its fonts.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from tracker.assess.clocks import Clocks
from tracker.formats import render
from tracker.language import LANGUAGES
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import status

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs/images"
DAY = date(2025, 2, 28)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--hide-scrollbars", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
SIZE = 1200, 1240


def main() -> None:
    browser = sys.argv[1] if len(sys.argv) > 1 else "chromium"
    IMAGES.mkdir(parents=True, exist_ok=True)
    loaded = load_project(ROOT, DAY)
    for language in LANGUAGES:
        report = status(loaded, Filters(plans=("fyp14",)), Clocks.of(DAY), language)
        page = render("briefing", report, "html", language)
        photograph(browser, page, IMAGES / f"page.{language}.png")


def photograph(browser: str, page: str, to: Path) -> None:
    """A PNG of the upper part of a page."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(page, "utf-8")
        window = (
            f"--user-data-dir={folder}/profile",
            f"--window-size={SIZE[0]},{SIZE[1]}",
            f"--screenshot={to}",
        )
        subprocess.run(
            [browser, *FLAGS, *window, source.as_uri()],
            check=True,
            capture_output=True,
            timeout=120,
        )


if __name__ == "__main__":
    main()
