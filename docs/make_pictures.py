"""The pictures of the documents, from the shipped data: the overview of the site and `tracker
status` in a terminal, photographed by a headless Chromium, and pages of the report in Word, by
LibreOffice.

    python docs/make_pictures.py [CHROMIUM]

Needs Chromium with Chinese fonts (.ci/browser installs both) and LibreOffice's soffice. The bytes
depend on the programs and their fonts.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from rich.ansi import AnsiDecoder
from rich.console import Console
from rich.segment import Segment
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tracker.cli import main as tracker
from tracker.cli.streams import Streams
from tracker.language import LANGUAGES, Language, width_of

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs/images"
DAY = "2025-02-28"
COLUMNS = 100
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--hide-scrollbars", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
PAGE = 1280, 1180
FIRST_FIGURE = {"zh": "图1", "en": "Figure1."}
GUTTER, GREY = 12, (225, 225, 220)  # between two pages
WIDTHS = {1: "one", 2: "two"}
CELL, LINE = 9, 21  # of the terminal's picture, in pixels
DARK = [
    (40, 44, 52), (176, 0, 32), (0, 110, 90), (168, 96, 0),
    (28, 102, 189), (120, 60, 170), (0, 110, 130), (84, 91, 101),
]  # fmt: skip
BRIGHT = [
    (110, 117, 127), (190, 20, 50), (0, 125, 100), (180, 105, 0),
    (40, 115, 205), (130, 70, 180), (0, 125, 145), (20, 24, 30),
]  # fmt: skip
THEME = TerminalTheme((250, 249, 246), (40, 44, 52), DARK, BRIGHT)
TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; background: #faf9f6 }}
pre {{ margin: 0; padding: 16px 20px; font: 18px/{line}px "Noto Sans Mono CJK SC", monospace }}
div {{ height: {line}px }}
i {{ display: inline-block; font-style: normal; white-space: pre }}
.one {{ width: {cell}px; font-family: "DejaVu Sans Mono", "Liberation Mono"; font-size: 15px }}
.two {{ width: calc(2 * {cell}px) }}
b {{ font-weight: 700 }}
</style><pre>{lines}</pre>"""


def main() -> None:
    browser = sys.argv[1] if len(sys.argv) > 1 else "chromium"
    IMAGES.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        site = said(language, "report", "--format", "html", "--plan", "fyp14")
        photograph(browser, site, IMAGES / f"page.{language}.png", PAGE)
        answer = said(language, "status", "--plan", "fyp14", color=True)
        lines = list(AnsiDecoder().decode(answer))
        size = CELL * COLUMNS + 40, LINE * len(lines) + 32
        page = TERMINAL.format(cell=CELL, line=LINE, lines="".join(map(drawn, lines)))
        photograph(browser, page, IMAGES / f"terminal.{language}.png", size)
        photograph_pages(language, IMAGES / f"report.{language}.png")


def said(language: Language, *arguments: str, color: bool = False) -> str:
    """What a command prints of the shipped data."""
    out = io.BytesIO()
    streams = Streams(
        io.TextIOWrapper(io.BytesIO(), "utf-8"),
        io.TextIOWrapper(out, "utf-8", write_through=True),
        io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True),
    )
    environment = {"COLUMNS": str(COLUMNS), "FORCE_COLOR": "1" if color else ""}
    line = ["--lang", language, "-C", str(ROOT), *arguments, "--as-of", DAY]
    if code := tracker(line, environment, streams):
        raise SystemExit(f"tracker {' '.join(line)}: {code}")
    return out.getvalue().decode()


def drawn(line: Text) -> str:
    """A line of a terminal, each character that is no ASCII in a box as wide as its cells."""
    console = Console(width=COLUMNS * 2, color_system="standard", force_terminal=True)
    made = []
    for text, style, _ in Segment.simplify(console.render(line, console.options)):
        css = style.get_html_style(THEME) if style else ""
        cells = "".join(
            escape(c) if c.isascii() else f'<i class="{WIDTHS[width_of(c)]}">{c}</i>'
            for c in text.rstrip("\n")
        )
        made.append(f'<span style="{css}">{cells}</span>' if css else cells)
    return f"<div>{''.join(made)}</div>"


def photograph(browser: str, page: str, to: Path, size: tuple[int, int]) -> None:
    """A PNG of the upper part of a page."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(page, "utf-8")
        window = (
            f"--user-data-dir={folder}/profile",
            f"--window-size={size[0]},{size[1]}",
            f"--screenshot={to}",
        )
        subprocess.run(
            [browser, *FLAGS, *window, source.as_uri()],
            check=True,
            capture_output=True,
            timeout=120,
        )


def photograph_pages(language: Language, to: Path) -> None:
    """A PNG of two pages of the report in Word, side by side: the first and the first chart's."""
    from PIL import Image
    from pypdfium2 import PdfDocument

    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.docx")
        said(language, "report", "--plan", "fyp14", "--format", "docx", "-o", str(report))
        run = ["soffice", "--headless", f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"]
        run += ["--convert-to", "pdf", "--outdir", folder, str(report)]
        subprocess.run(run, check=True, capture_output=True, timeout=300)
        pdf = PdfDocument(report.with_suffix(".pdf"))
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
        charted = next(
            n for n, text in enumerate(texts) if FIRST_FIGURE[language] in "".join(text.split())
        )
        pages = [pdf[n].render(scale=1.15).to_pil() for n in (0, charted)]
        both = Image.new("RGB", (sum(one.width for one in pages) + GUTTER, pages[0].height), GREY)
        for n, one in enumerate(pages):
            both.paste(one, (n * (one.width + GUTTER), 0))
        both.quantize(255).save(to, optimize=True)


if __name__ == "__main__":
    main()
