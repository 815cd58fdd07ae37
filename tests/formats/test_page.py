"""The page: well-formed, closed to the network, legible without colour, and only text where files
say something.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pages.test_briefing import figures_in, figures_of, of_each_kind, shipped
from tests.support import builders as make
from tests.support import every_kind as told
from tests.support.projects import PROJECT
from tests.support.text_attacks import ATTACKS, BAD, CHOSEN, project
from tracker.assess.clocks import Clocks
from tracker.assess.detail import details_of
from tracker.assess.report import Row
from tracker.assess.status import Status
from tracker.assess.trajectory import TargetPath
from tracker.formats.chart_svg import CHART_HIGH, WIDE, Bullet, bullet, plot
from tracker.formats.html import link
from tracker.formats.html_briefing import render
from tracker.formats.json import document
from tracker.language import LANGUAGES, Language
from tracker.model.quantity import Interval
from tracker.model.target import Target
from tracker.pages.blocks import SIGNS, Mark, Picture
from tracker.pages.status import meter
from tracker.words.terms import word
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import status

VOID = {"meta", "link", "br", "hr", "img", "input"}
STYLE = Path(PROJECT, "tracker/formats/page/style.css").read_text("utf-8")
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
    assert {tag for tag, _, _ in read.elements} >= {
        "main",
        "header",
        "nav",
        "footer",
        "h2",
        "table",
        "details",
    }


def test_a_status_is_never_colour_alone(page: tuple[str, Language]) -> None:
    words = {word(key, page[1]) for key in Status}
    said = [
        text
        for tag, attrs, text in Reader(page[0]).found("span")
        if str(attrs.get("class")).startswith("status ")
    ]
    assert said and all(text.partition(" ")[2] in words and not text[0].isalnum() for text in said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["shipped", "kinds"])
def test_every_figure_shown_is_in_the_json_report(
    which: str, language: Language, tmp_path: Path
) -> None:
    """The overview's cells and the figures beside the charts."""
    report = shipped(language) if which == "shipped" else of_each_kind(tmp_path, language)
    there = set().union(*(figures_of(one) for one in document(report, language)["targets"]))
    read = Reader(render(report, language))
    labels = {word(key, language) for key in ("baseline", "goal", "latest", "gap_or_overshoot")}
    shown = [text for _, attrs, text in read.found("td") if attrs.get("data-label") in labels]
    shown += [text for _, attrs, text in read.found("span") if attrs.get("class") == "pct"]
    assert len(shown) > 30
    for text in shown:
        assert figures_in(text) <= there, text


@pytest.mark.parametrize("attack", CHOSEN)
def test_nothing_from_a_file_is_markup(attack: str, tmp_path: Path) -> None:
    root, day = project(tmp_path, ATTACKS[attack]), date(2025, 6, 30)
    text = render(status(load_project(root, day), Filters(), Clocks.of(day), "zh"), "zh")
    read = Reader(text)
    known = {tag for tag, _, _ in Reader(render(shipped("zh"), "zh")).elements} | {
        "polyline",
        "circle",
        "ul",
        "ol",
        "li",
    }
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


# Bullets: the baseline stands at 20, the target at 160, the scale ends at 232
BULLETS = [
    pytest.param(make.target("200", base="100"), {"2023": "150"}, Bullet(True, ("20", "70"), time="104"), id="half-way"),
    pytest.param(make.target("200", base="100"), {"2024": "200"}, Bullet(True, ("20", "140"), time="132"), id="met"),
    pytest.param(make.target("200", base="100"), {"2024": "240"}, Bullet(True, ("20", "140"), ("160", "56"), "132"), id="beyond"),
    pytest.param(make.target("200", base="100"), {"2024": "900"}, Bullet(True, ("20", "140"), ("160", "72"), "132", more=True), id="off-the-scale"),
    pytest.param(make.target("200", base="100"), {"2023": "95"}, Bullet(True, ("13", "7"), time="104"), id="back"),
    pytest.param(make.target("200", base="100"), {"2023": "0"}, Bullet(True, ("4", "16"), time="104", less=True), id="far-back"),
    pytest.param(make.target("100", base="200"), {"2023": "150"}, Bullet(True, ("20", "70"), time="104"), id="downwards"),
    pytest.param(make.target("200", base="100"), {"2023": "约150"}, Bullet(True, ("20", "70"), time="104", span=("79.5", "100.5")), id="about"),
    pytest.param(make.target("100", base="200"), {"2023": "不超过150"}, Bullet(True, ("20", "70"), time="104", span=("90", "232")), id="at-most-downwards"),
    pytest.param(make.target("200", base="100"), {}, Bullet(True), id="no-data"),
    pytest.param(make.target("200"), {"2023": "150"}, Bullet(False), id="no-baseline"),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "seen", "expected"), BULLETS)
def test_a_bullet_stands_to_scale(promise: Target, seen: dict[str, str], expected: Bullet) -> None:
    assert bullet(meter(Row(promise, make.judge(promise, seen)))) == expected


NUMBERS = st.fractions(-(10**6), 10**6, max_denominator=100)
TIMES = st.fractions(1990, 2060, max_denominator=365)


@given(
    st.lists(st.tuples(TIMES, NUMBERS, NUMBERS, st.sampled_from(SIGNS)), min_size=1, max_size=8),
    st.booleans(),
)
def test_whatever_is_plotted_stays_inside(
    points: list[tuple[Fraction, Fraction, Fraction, str]], compound: bool
) -> None:
    marks = tuple(
        Mark(t, min(a, b), s, Interval(min(a, b), max(a, b)))  # type: ignore[arg-type]
        for t, a, b, s in points
    )
    path = TargetPath(((Fraction(2020), Fraction(1)), (Fraction(2025), Fraction(100))), compound)
    made = plot(
        Picture(
            marks, tuple((m.time, m.value) for m in marks), path, (marks[0].value,), Fraction(2025)
        )
    )
    wide = Decimal(made.wide)
    xs = [Decimal(m.x) for m in made.marks] + [Decimal(tick.at) for tick in made.years]
    ys = [Decimal(m.y) for m in made.marks] + [
        Decimal(tick.at) for tick in (*made.values, *made.edges)
    ]
    for pair in f"{made.road} {made.line}".split():
        x, y = map(Decimal, pair.split(","))
        xs.append(x)
        ys.append(y)
    assert all(0 <= x <= wide for x in xs) and all(0 <= y <= CHART_HIGH for y in ys)
    assert wide > WIDE


def colours(scheme: str) -> dict[str, tuple[int, ...]]:
    """The colours of a scheme, by their name in the style."""
    block = STYLE if scheme == "light" else STYLE[STYLE.index("prefers-color-scheme: dark") :]
    block = block[block.index(":root {") :]
    found = re.findall(r"--([a-z]+): #([0-9a-f]{3,6});", block[: block.index("}")])
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
    "name", ["ink", "soft", "accent", "good", "ok", "warn", "bad", "doubt", "none"]
)
def test_text_stands_out(scheme: str, name: str) -> None:
    """WCAG AA: at least 4.5 to 1 on the paper."""
    used = colours(scheme)
    light, dark = sorted((luminance(used[name]), luminance(used["paper"])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
