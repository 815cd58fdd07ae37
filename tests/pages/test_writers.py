"""Pages are blocks, formats are writers: any page is written by every writer, and neither knows the
other.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import pytest
from rich.cells import cell_len

import tracker
from tracker import formats
from tracker.assess.trajectory import TargetPath
from tracker.formats import Terminal, markdown, terminal
from tracker.language import LANGUAGES, Language
from tracker.model.quantity import Interval
from tracker.pages import blocks
from tracker.pages.blocks import (
    Alert,
    Block,
    Chart,
    Facts,
    Items,
    Listing,
    ListItem,
    Mark,
    Marker,
    Meter,
    Notice,
    Notices,
    Page,
    Paragraph,
    Phrase,
    Picture,
    Piece,
    Quote,
    Rule,
    Section,
    Strip,
    Table,
    TableColumn,
    TableRow,
    Turn,
    phrase,
    signs,
)

ROOT = Path(tracker.__file__).parent
# What each format adds beside its writer: words of its own kind, no target and no sentence.
WRITERS = ("terminal", "terminal_table", "terminal_text", "markdown", "chart_text")
FOREIGN = ("words", "assess", "compare", "extract", "documents", "read", "workflows", "problems")
HALF = Fraction(1, 2)


def made_up(language: Language = "zh", word: str = "某物") -> Page:
    """A page of every block, about nothing in particular; `word` stands in every text."""

    def said(n: int) -> Phrase:
        return phrase(f"{word} {n}")

    drawn = Picture(
        (
            Mark(Fraction(2021), Fraction(10), "baseline"),
            Mark(Fraction(2023), Fraction(40), "latest", Interval(Fraction(40), None)),
            Mark(Fraction(2026), Fraction(90), "goal"),
        ),
        ((Fraction(2021), Fraction(10)), (Fraction(2023), Fraction(40))),
        TargetPath(((Fraction(2021), Fraction(10)), (Fraction(2026), Fraction(90)))),
        (Fraction(90),),
        Fraction(2026),
    )
    names = tuple((key, f"{word} {key}") for key in (*blocks.SIGNS, *blocks.LINES))
    wide = Table(
        (
            TableColumn(word),
            TableColumn("a", right=True),
            TableColumn("b"),
            TableColumn("c"),
        ),
        (
            TableRow(
                (((said(1)),), ((Meter(HALF, elapsed=HALF),),), (said(2),), (said(3),)), f"{word}s"
            ),
            TableRow(((said(4),), (), (phrase(("–", "nothing")),), (said(5),)), f"{word}s"),
        ),
        notes=(said(6),),
    )
    turned = Table(
        (TableColumn(word), TableColumn("d")),
        (
            TableRow(
                ((said(7),), Turn((said(8),), (said(9), phrase(("x", "flag"))))),
                f"{word}s",
                (said(10),),
                word,
            ),
        ),
        by="verdict",
    )
    records = Table(
        (TableColumn(""), TableColumn("e"), TableColumn("f", below=True)),
        (TableRow(((phrase(Marker("latest", "met")),), (said(11),), (said(12), said(13)))),),
    )
    inner: tuple[Block, ...] = (
        Facts(((word, said(14)), ("g", phrase(signs("1 − 2 → 3"))))),
        Items((ListItem(said(15), (ListItem(said(16), label=word),), mark=Piece("*")),)),
        Quote(phrase("h ", (word, "strong")), word),
        Listing((word[:20], "  two  blanks")),
        Notices((Notice(word, "X100", "error", "error", word, "hint", word),)),
    )
    return Page(
        language,
        (
            Section(
                phrase(word, "  ", ("some-id", "code")),
                (
                    Paragraph((said(17), Strip((said(18), phrase(("y", "met")))))),
                    wide,
                    Section(said(19), inner),
                    Section(said(20), (Chart(drawn, names, "met", word, word, word),)),
                ),
                before=(Alert(word, (ListItem(said(21), (ListItem(said(22)),)),)),),
            ),
            Rule(),
            Section(said(23), (turned, records)),
        ),
        title=word,
    )


def kinds(page: Page) -> Iterator[type]:
    """The sort of every block of a page."""

    def of(many: tuple[Block, ...]) -> Iterator[type]:
        for one in many:
            yield type(one)
            if isinstance(one, Section):
                yield from of((*one.before, *one.blocks))

    yield from of(page.blocks)


def test_the_page_has_every_block() -> None:
    assert set(kinds(made_up())) == set(blocks.Block.__args__)  # type: ignore[attr-defined]


WRITE: dict[str, Callable[[Page], str]] = {
    "terminal": terminal.write_page,
    "markdown": markdown.write_page,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WRITE)
def test_every_writer_writes_every_block(name: str, language: Language) -> None:
    """Without knowing the page: each of its numbered phrases stands in it once."""
    text = WRITE[name](made_up(language)).replace("*", "")
    for number in range(1, 24):
        assert len(re.findall(rf"某物 {number}(?!\d)", text)) == 1, number
    assert "some-id" in text and "  two  blanks" in text and "X100" in text


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("width", [24, 40, 60, 80, 120, None])
def test_no_line_of_a_terminal_is_too_wide(width: int | None, ascii_only: bool) -> None:
    page = made_up(word="A long name that is folded")
    for color in (False, True):
        text = terminal.write_page(page, Terminal(width, ascii_only, color))
        lines = re.sub(r"\x1b\[[\d;]*m", "", text).splitlines()
        assert max(map(cell_len, lines)) <= (width or 400)
        assert not color or "\x1b[" in text
    if ascii_only:
        assert "1 - 2 -> 3" in text and not set("█░│─→◆") & set(text)


HOSTILE = "<b onclick=x>\x1b[31m\u202e[a](javascript:b)|`::error::\r\n# ![c](https://d.example)"


@pytest.mark.parametrize("name", WRITE)
def test_no_writer_lets_a_text_act(name: str) -> None:
    """Whatever stands in a page, it is text: every writer makes it harmless itself."""
    text = WRITE[name](made_up(word=HOSTILE))
    assert all(one.isprintable() or one in "\n\u3000\u200b" for one in text)
    assert not any(line.strip().startswith("::") for line in text.splitlines())
    if name == "markdown":
        shown = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
        assert "<b" not in shown and not re.search(r"(?<!\\)\]\(|https://", shown)


@pytest.mark.parametrize("name", WRITE)
def test_no_writer_leaves_out_a_block_that_it_does_not_know(name: str) -> None:
    """A block for which a writer has no way is an error, never silence."""

    class Novelty:
        pass

    with pytest.raises(TypeError, match="Novelty"):
        WRITE[name](Page("zh", (Section(phrase("a"), (Novelty(),)),)))  # type: ignore[arg-type]


def test_a_new_page_is_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module in pages/ with `page(subject, language)`: every writer writes it at once."""
    module = ModuleType("tracker.pages.weather")

    def page(subject: str, language: Language) -> Page:
        return Page(language, (Section(phrase("weather"), (Facts((("sky", phrase(subject)),)),)),))

    module.page = page  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    for name in ("table", "markdown"):
        text = formats.render("weather", "blue", name, "en")
        assert "weather" in text and "sky" in text and "blue" in text


def test_a_new_writer_is_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module in formats/ with `write_page(page, on)`: it writes every page at once."""
    module = ModuleType("tracker.formats.outline")

    def write_page(page: Page, on: object) -> str:
        titles = (block.title for block in page.blocks if isinstance(block, Section))
        return "".join(f"* {one.text}\n" for title in titles for one in title[:1])

    module.write_page = write_page  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(sys.modules, "tracker.pages.made_up", ModuleType("tracker.pages.made_up"))
    monkeypatch.setattr(
        sys.modules["tracker.pages.made_up"],
        "page",
        lambda _, language: made_up(language),
        raising=False,
    )
    assert formats.render("made_up", None, "outline", "zh") == "* 某物\n* 某物 23\n"


def test_a_writer_knows_neither_words_nor_targets() -> None:
    """What a page says is decided before: a writer imports blocks, text and drawing."""
    known = {}
    for name in WRITERS:
        tree = ast.parse((ROOT / "formats" / f"{name}.py").read_text("utf-8"))
        modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        known[name] = [
            one
            for one in modules
            if one.split(".")[1:2]
            and (one.split(".")[1] in FOREIGN or one == "tracker.model.target")
            and one != "tracker.words.escape"  # of any text, no words of its own
        ]
    assert {name: found for name, found in known.items() if found} == {}


def test_a_page_knows_no_format() -> None:
    """No width, no colour and no escaping above the words."""
    for path in (ROOT / "pages").glob("*.py"):
        names = set(
            re.findall(r"\b(?:escape|visible|width|color|rich|jinja2)\b", path.read_text("utf-8"))
        )
        assert not names, (path.name, names)


def test_the_folder_is_the_registry() -> None:
    """Every format that a command offers is a writer or a contract in the folder."""
    for name in ("text", "table", "markdown", "github-summary"):
        assert hasattr(formats.module_of("status", name), "write_page")
    for page, name in (
        *(("status", name) for name in ("json", "csv", "junit", "junit-gitlab", "sarif", "badge")),
        *(("briefing", name) for name in ("html", "xlsx", "docx", "github", "gitlab")),
        ("briefing", "openmetrics"),
        *((page, "json") for page in ("target", "changes", "proposals")),
        ("proposals", "yaml"),
    ):
        assert hasattr(formats.module_of(page, name), "render"), (page, name)
