"""Nobody gets in by a text: what files say reaches a terminal, a page, a spreadsheet and a build's
log as text only.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

import pytest

from tests.support.every_field import OBSERVATIONS, REGISTRY, put, text
from tests.support.large_inputs import write
from tests.support.processes import Answer, tracker
from tests.support.text_attacks import (
    ATTACKS,
    BAD,
    BIDI,
    CHOSEN,
    COMMANDS,
    ESCAPES,
    MARKUP,
    project,
)
from tracker.formats.markdown import escape

FORMULAS = (
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    " =1",
    "\u200b=1",
    "＝1",
    "－1",
    "x;=1",
    "﹦1",
    "﹢1",
    "﹣a",
    "﹫x",
    "\u00a0=1",
    "\u3000＝1",
    "\ufeff+a",
    "\n-x",
    "\u2800@x",
    "\u3164=1",
    "x;\u3000﹦1",
    "⁼1",
)
OWN = re.compile(
    r"::(?:error|warning|notice) file=[^:,]+(?:,(?:line|col)=\d+)*,title=[^:,]+::(?:(?!::).)*"
)
REPORTS = (
    "markdown", "html", "json", "csv", "junit", "junit-gitlab", "sarif", "github", "github-summary",
    "gitlab", "openmetrics", "badge",
)  # fmt: skip
VIEWS = [
    *(("status", "--format", form) for form in ("table", "csv", "markdown", "json")),
    *(
        ("check", "--format", form)
        for form in ("text", "json", "github", "sarif", "junit", "gitlab")
    ),
    *(("report", "--format", form) for form in REPORTS),
    *(("show", "firms", "--format", form) for form in ("text", "markdown", "json")),
    *(
        ("diff", "--from", "2000", "--to", "2025-06-30", "--format", form)
        for form in ("text", "markdown", "json")
    ),
    *(("extract", "page.txt", "--format", form) for form in ("table", "yaml", "json")),
]


def run(root: Path, *words: str, **variables: str) -> Answer:
    return tracker(*words, at=root, TRACKER_LANG="zh", **variables)


class Attacked:
    """A project with an attack everywhere, and what each view of it says, made once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._said: dict[tuple[str, ...], tuple[str, str]] = {}

    def said(self, *view: str) -> tuple[str, str]:
        """Both streams of a view; of one that is named by command and format as well."""
        if view not in self._said:
            words = next(one for one in VIEWS if view in (one, (one[0], one[-1])))
            answer = run(self.root, *words)
            assert answer.code in (0, 1), answer.err
            self._said[view] = (answer.out, answer.err)
        return self._said[view]


@pytest.fixture(scope="module", params=CHOSEN)
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    return Attacked(project(tmp_path_factory.mktemp("project"), ATTACKS[request.param]))


def _name(view: tuple[str, ...]) -> str:
    return f"{view[0]}.{view[-1]}"


@pytest.mark.parametrize("view", VIEWS, ids=_name)
def test_nothing_moves_hides_or_turns(attacked: Attacked, view: tuple[str, ...]) -> None:
    for stream in attacked.said(*view):
        odd = {
            c
            for c in stream.replace("\n", "").removeprefix("\ufeff")
            if unicodedata.category(c) in BAD
        }
        assert not odd, sorted(odd)


@pytest.mark.parametrize("view", VIEWS, ids=_name)
def test_no_line_is_a_command(attacked: Attacked, view: tuple[str, ...]) -> None:
    for stream in attacked.said(*view):
        for line in re.split(r"[\r\n]", stream):
            assert not line.strip().startswith("::") or (
                view[-1] == "github" and OWN.fullmatch(line)
            )
            assert not re.search(r"##\w*\[", line) or view[-1] == "json"


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(formula: str, tmp_path: Path) -> None:
    out = run(project(tmp_path, formula), "status", "--format", "csv").out
    table = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
    assert len({len(row) for row in table}) == 1 and len(table) >= 3
    assert out.count("\n") == len(table)
    for value in (part for row in table for one in row for part in one.split(";")):
        first = re.sub(r"^[\s\u200b-\u200f\u2800\u115f\u1160\u3164\uffa0\ufeff]+", "", value)[:1]
        assert unicodedata.normalize("NFKC", first) not in ("=", "+", "-", "@") or re.fullmatch(
            r"[+-]?[\d.,]+%?", value
        ), value


@pytest.mark.parametrize("view", [("status", "markdown"), ("show", "markdown")])
def test_a_page_is_only_text(attacked: Attacked, view: tuple[str, ...]) -> None:
    """To a Markdown reader: the program's own headings and tables, and no link, image, HTML or code
    of anybody else.
    """
    markdown_it = pytest.importorskip("markdown_it")
    out, _ = attacked.said(*view)
    reader = markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = [inner for token in reader.parse(out) for inner in (token, *(token.children or ()))]
    kinds = {token.type for token in tokens}
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "blockquote_open",
        "s_open",
    }
    assert all(
        re.fullmatch(r"[a-z0-9_-]+|\w\d{3}", token.content)
        for token in tokens
        if token.type == "code_inline"
    )
    assert all(token.info == "text" for token in tokens if token.type == "fence")
    widths = [
        row.count("<th") + row.count("<td")
        for row in re.findall(r"<tr>.*?</tr>", reader.render(out), re.DOTALL)
    ]
    assert set(widths) <= {2, 6, 8}


ADDRESSES = (
    "https://evil.example/x", "HTTP://evil.example", "见http://evil.example", "ftp://evil.example", "www.evil.example",
    "(www.evil.example)", "a.b@evil.example", "mailto:a@evil.example", "xmpp:a@evil.example/x", "@evil", "@org/team",
    "#12", "o/r#12", "GH-12", "!12", "https://evil.example/?x=http://evil.example#12",
)  # fmt: skip
# where readers of the kind of GitHub and GitLab begin an address, a mention or a reference of their
# own
LINKED = re.compile(r"(?i)(?:https?|ftp)://\w|\bwww\.\w|[\w.+-]+@\w|@\w|[#!]\d|\bGH-\d")


def seen(page: str) -> str:
    """A page as a reader of Markdown takes it: no code, no entity."""
    return re.sub(r"`[^`]*`", "", page).replace("\\_", "_").replace("&#8203;", "\u200b")


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_in_a_text_is_no_link(text: str) -> None:
    """In any report of Markdown: it is neither a link nor a mention, and looks as it
    was written.
    """
    assert LINKED.search(text) and not LINKED.search(seen(escape(text)))
    shown = re.sub(r"\\([^\w\s])", r"\1", escape(text)).replace("&#8203;", "")
    assert shown == text


def test_every_page_of_markdown_escapes_addresses(tmp_path: Path) -> None:
    root = project(tmp_path, " ".join(ADDRESSES))
    day = ("--lang", "en", "--as-of", "2025-06-30")
    for words in (
        ("status", "--format", "markdown"),
        ("report",),
        ("show", "firms", "--format", "markdown"),
        ("diff", "--from", "2000", "--to", "2025-06-30", "--format", "markdown"),
    ):
        out = run(root, *words, *(day[:2] if words[0] == "diff" else day)).out
        assert "evil" in out and not LINKED.search(seen(out)), words[0]


def test_a_comparison_is_only_text(attacked: Attacked) -> None:
    """As a page, with boxes of its own; no table is broken by a name."""
    markdown_it = pytest.importorskip("markdown_it")
    out, _ = attacked.said("diff", "markdown")
    tokens = (
        markdown_it.MarkdownIt("commonmark", {"html": True})
        .enable(["table", "strikethrough"])
        .parse(out)
    )
    kinds = {inner.type for token in tokens for inner in (token, *(token.children or ()))}
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "s_open",
        "code_inline",
        "fence",
    }
    assert {
        row.replace("\\|", "").count("|") for row in out.splitlines() if row.startswith("|")
    } <= {8}


def test_markup_is_printed_as_it_is_typed(tmp_path: Path) -> None:
    root = project(tmp_path, MARKUP)
    for view in (("status",), ("show", "firms")):
        answer = run(root, *view, COLUMNS="400", FORCE_COLOR="1")
        assert MARKUP in answer.out
        plain = re.sub(r"\x1b\[[0-9;]*m", "", answer.out)  # the program's own colours
        assert "\x1b" not in plain and "\x1b[1;31mx" not in answer.out


def test_a_negative_number_stays_a_number(tmp_path: Path) -> None:
    registry = put(REGISTRY, ("targets", 0, "baseline", "value"), "-6259")
    root = write(
        tmp_path, {"targets.yaml": text(registry), "observations/a.yaml": text(OBSERVATIONS)}
    )
    first = next(
        csv.DictReader(
            io.StringIO(run(root, "status", "--format", "csv").out.removeprefix("\ufeff"))
        )
    )
    assert first["baseline_value"] == "-6259"


def test_what_is_recorded_is_shown_as_text(tmp_path: Path) -> None:
    """The diff before a record is written, and the line after it."""
    root = write(
        tmp_path,
        {
            "targets.yaml": text(
                put(REGISTRY, ("targets", 0, "name", "zh"), ESCAPES + COMMANDS + BIDI)
            )
        },
    )
    words = (
        "--period",
        "2024",
        "--published",
        "2025-03",
        "--title",
        ESCAPES + COMMANDS + BIDI,
        "--yes",
    )
    answer = run(root, "add-observation", "firms", "16000", *words)
    assert answer.code == 0, answer.err
    for line in (answer.out + answer.err).split("\n"):
        assert not {c for c in line if unicodedata.category(c) in BAD}
        assert not line.strip().startswith("::")
