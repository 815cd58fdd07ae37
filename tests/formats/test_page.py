"""The report as one page: well-formed, closed to the network, legible without colour, only text
where files say something, and every figure with its source.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.pages.test_briefing import figures_in, figures_of, of_each_kind, shipped
from tests.support import every_kind as told
from tests.support.text_attacks import ATTACKS, BAD, CHOSEN, project
from tracker.assess.clocks import Clocks
from tracker.assess.detail import details_of
from tracker.assess.status import Status
from tracker.formats.html_briefing import render
from tracker.formats.json import document
from tracker.formats.site import assets, link
from tracker.language import LANGUAGES, Language
from tracker.words.terms import word
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import status

VOID = {"meta", "link", "br", "hr", "img", "input", "wbr"}
STYLE = assets()["app.css"].decode()
Element = tuple[str, dict[str, str | None], str]


class Reader(HTMLParser):
    """Elements in order with their attributes and text; every end tag must close the last element
    open.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[int] = []
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs), []))
        if tag not in VOID:
            self.open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self.open.pop()][0] == tag, tag

    def handle_data(self, data: str) -> None:
        for n in self.open:
            self.elements[n][2].append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def found(self, *tags: str) -> Iterator[Element]:
        return (
            (tag, attrs, " ".join("".join(text).split()))
            for tag, attrs, text in self.elements
            if tag in tags
        )


@pytest.fixture(
    scope="module",
    params=[(which, language) for which in ("shipped", "kinds") for language in LANGUAGES],
)
def page(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Language]:
    which, language = request.param
    report = (
        shipped(language)
        if which == "shipped"
        else of_each_kind(tmp_path_factory.mktemp("kinds"), language)
    )
    return render(report, language), language


def test_it_is_closed(page: tuple[str, Language]) -> None:
    """Nothing is fetched and nothing runs: no script, no style but the one whose hash the policy
    names.
    """
    read = Reader(page[0])
    assert not list(read.found("script", "iframe", "object", "embed", "form", "base", "img"))
    assert [attrs["href"] for _, attrs, _ in read.found("link")] == ["data:,"]
    for tag, attrs, _ in read.elements:
        assert (
            not {name for name in attrs if name.startswith("on")}
            and "style" not in attrs
            and "src" not in attrs
        )
        if "href" in attrs and tag == "a":
            assert re.match(r"#[a-z]|https?://", attrs["href"] or "")
    policy = (
        next(attrs["content"] for _, attrs, _ in read.found("meta") if "http-equiv" in attrs) or ""
    )
    (style,) = re.findall(r"<style>(.*?)</style>", page[0], re.DOTALL)
    assert (
        "default-src 'none'" in policy
        and "unsafe" not in policy
        and "url(" not in style
        and "@import" not in style
    )
    assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy


def test_it_is_in_order(page: tuple[str, Language]) -> None:
    """One h1, no level of headings left out, ids unique, every reference and every
    drawing named.
    """
    text, language = page
    read = Reader(text)
    levels = [int(tag[1]) for tag, _, _ in read.found("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    ids = [attrs["id"] for _, attrs, _ in read.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs, _ in read.elements:
        assert set((attrs.get("aria-labelledby") or "").split()) <= set(ids)
        if (attrs.get("href") or "").startswith("#"):
            assert str(attrs["href"])[1:] in ids
    for _, attrs, _ in read.found("svg"):
        assert attrs.get("aria-hidden") or (
            attrs["role"] == "img" and (attrs.get("aria-label") or attrs.get("aria-labelledby"))
        )
    assert all("scope" in attrs for _, attrs, _ in read.found("th"))
    assert [attrs["lang"] for _, attrs, _ in read.found("html")] == [
        "zh-CN" if language == "zh" else "en"
    ]
    assert {tag for tag, _, _ in read.elements} >= {"main", "h2", "table", "details"}


def test_a_status_is_never_colour_alone(page: tuple[str, Language]) -> None:
    """Its shape, and its word: beside it, or for whoever cannot see it."""
    words = {word(key, page[1]) for key in Status}
    read = Reader(page[0])
    said = [text for _, a, text in read.found("span") if str(a.get("class")).startswith("st ")]
    assert said and set(said) <= words
    shapes = sum(str(a.get("class")).startswith("g ") for _, a, _ in read.found("svg"))
    assert shapes > len(said)
    hidden = [text for _, a, text in read.found("span") if a.get("class") == "vh"]
    assert sum(text.endswith(tuple(words)) for text in hidden) >= len(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["shipped", "kinds"])
def test_every_figure_shown_is_in_the_json_report(
    which: str, language: Language, tmp_path: Path
) -> None:
    """Value, goal, baseline and progress of every row."""
    report = shipped(language) if which == "shipped" else of_each_kind(tmp_path, language)
    there = set().union(*(figures_of(one) for one in document(report, language)["targets"]))
    read = Reader(render(report, language))
    shown = [text for _, a, text in read.found("td") if a.get("class") in ("num v", "num", "ch")]
    assert len(shown) >= 24
    for text in shown:
        assert figures_in(text) <= there, text


@pytest.mark.parametrize("attack", CHOSEN)
def test_nothing_from_a_file_is_markup(attack: str, tmp_path: Path) -> None:
    root, day = project(tmp_path, ATTACKS[attack]), date(2025, 6, 30)
    text = render(status(load_project(root, day), Filters(), Clocks.of(day), "zh"), "zh")
    read = Reader(text)
    known = {tag for tag, _, _ in Reader(render(shipped("zh"), "zh")).elements} | {"polyline"}
    assert {tag for tag, _, _ in read.elements} <= known
    assert not any(
        name.startswith("on") or name in ("src", "style")
        for _, attrs, _ in read.elements
        for name in attrs
    )
    assert not {c for c in text if unicodedata.category(c) in BAD} - {"\n"}
    assert all(re.match(r"#[a-z]", attrs["href"] or "") for tag, attrs, _ in read.found("a"))
    assert not re.search(r"^\s*::|##\w*\[", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("HTTPS://example.org", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("", False),
        ("https://example.org/\u202e", False),
        ("https://a b", False),
    ],
)
def test_what_may_be_opened(url: str, expected: bool) -> None:
    assert link(url) == (url if expected else "")


def test_every_observation_is_on_the_page(tmp_path: Path) -> None:
    """Of every target as many as the assessment knows, each with its place."""
    report = of_each_kind(tmp_path, "zh")
    text = render(report, "zh")
    for row in report.rows:
        for entry in row.assessment.entries:
            assert f"{entry.observation.file}:{entry.observation.line}" in text


def test_a_report_tells_what_show_tells(tmp_path: Path) -> None:
    """The roles of observations are the same whether a project or only its report is at hand."""
    report = of_each_kind(tmp_path, "zh")
    loaded = load_project(tmp_path, told.DAY)
    shown = told.told(loaded.project, *(row.target.id for row in report.rows))
    mine = {
        detail.target.id: detail.series[0].entries
        for detail in details_of(report).each
        if detail.target
    }
    assert mine == {
        detail.target.id: detail.series[0].entries for detail in shown.each if detail.target
    }


def test_equal_input_equal_bytes() -> None:
    assert render(shipped("en"), "en") == render(shipped("en"), "en")


def colours(scheme: str) -> dict[str, tuple[int, ...]]:
    """The colours of a scheme, by their name in the style."""
    block = STYLE if scheme == "light" else STYLE[STYLE.index("prefers-color-scheme:dark") :]
    block = block[block.index(":root") :]
    found = re.findall(r"--([a-z]+): ?#([0-9a-f]{3,6})\b", block[: block.index("}")])
    return {
        name: tuple(
            int(h * 2 if len(c) == 3 else h, 16)
            for h in re.findall("." if len(c) == 3 else "..", c)
        )
        for name, c in found
    }


def luminance(colour: tuple[int, ...]) -> float:
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["ink", "soft", "faint", "link", "good", "ok", "warn", "bad", "doubt", "none"]
)
def test_text_stands_out(scheme: str, name: str) -> None:
    """WCAG AA: at least 4.5 to 1 on the paper."""
    used = colours(scheme)
    light, dark = sorted((luminance(used[name]), luminance(used["paper"])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
