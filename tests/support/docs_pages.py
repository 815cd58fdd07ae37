"""What tests of the documents share: the examples, claims and blocks of figures in a page.

A complete example is a ```yaml block that begins `# targets.yaml`, then its observations: a ```yaml
block that begins `# observations/…`, or a ```csv block. The `→` lines below say what is assessed. A
```text block that begins with a target and a day shows figures, each with its arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tests.support.projects import PROJECT
from tracker.assess.status import Evidence, Status
from tracker.words.terms import WORDS

DOCS = PROJECT / "docs"
PAIRS = [("file-format.md", "file-format.zh-CN.md"), ("methods.md", "methods.zh-CN.md")]
PAGES = [page for pair in PAIRS for page in pair]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CLAIM = re.compile(
    r"→ `([\w-]+)` (\d{4}-\d\d-\d\d)(?:, known (\S+?)|，已公布至 (\S+?))?[:：] *(.+)"
)
LABELS = {
    "progress": "progress", "完成进度": "progress", "pace": "pace", "进度之比": "pace",
    "gap": "gap", "缺口": "gap", "overshoot": "overshoot", "超额": "overshoot",
    "expected": "expected", "路线应到": "expected", "latest": "latest.value",
    "最新值": "latest.value", "needed a year": "needed_per_year", "今后每年需": "needed_per_year",
}  # fmt: skip
EARLY = re.compile(r"(?:(\d+) years? early|提前(\d+)年)")
HEAD = re.compile(r"([a-z][\w-]*)(?:, as of |，截至 )(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a `→` line says of a target on a day: figures and words, with the decimals that are
    written.
    """

    target: str
    as_of: date
    known_at: date
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A complete project in a page, and what is claimed of it."""

    page: str
    files: Mapping[str, str]
    claims: tuple[Claim, ...]

    def __str__(self) -> str:
        return f"{self.page}-{self.claims[0].target if self.claims else '?'}"


@dataclass(frozen=True, slots=True)
class Figures:
    """A block of figures of one target: name, arithmetic (or nothing) and result."""

    page: str
    target: str
    as_of: date
    lines: tuple[tuple[str, str, str], ...]

    def __str__(self) -> str:
        return f"{self.page}-{self.target}-{self.as_of}"


@cache
def text_of(page: str) -> str:
    """A page's Markdown."""
    return (DOCS / page).read_text("utf-8")


def said_of(words: str) -> Iterator[tuple[str, str]]:
    """`**behind** · progress 75%` as pairs of a key and what is written of it, the same in both
    languages.
    """
    keys = {word: key for key in (*Status, *Evidence) for word in WORDS[key]}
    for item in words.split(" · "):
        plain = item.strip("* ")
        if found := EARLY.fullmatch(plain):
            yield "years_early", found[1] or found[2]
        elif plain in keys:
            yield ("status" if keys[plain] in Status else "evidence"), keys[plain]
        else:
            label, _, figure = plain.rpartition(" ")
            yield LABELS[label], {"无": "null"}.get(figure, figure).replace("−", "-")


def examples_of(page: str) -> Iterator[Example]:
    """The complete examples of a page, in its order."""
    text = text_of(page)
    marks: list[tuple[int, str, str]] = [(m.start(), m[1], m[2]) for m in FENCE.finditer(text)]
    marks += [(m.start(), "→", m[0]) for m in re.finditer(r"^→ .*$", text, re.MULTILINE)]
    files: dict[str, str] = {}
    claims: list[Claim] = []
    for _, what, body in sorted(marks):
        first = body.split("\n", 1)[0]
        if first == "# targets.yaml":
            if files:
                yield Example(page, files, tuple(claims))
            files, claims = {"targets.yaml": body}, []
        elif first.startswith("# observations/"):
            files[first.removeprefix("# ")] = body
        elif what == "csv":
            files["observations/levels.csv"] = body
        elif what == "→":
            found = CLAIM.fullmatch(body)
            assert found, body
            day, known = found[2], found[3] or found[4] or found[2]
            said = tuple(said_of(found[5]))
            claims.append(Claim(found[1], date.fromisoformat(day), date.fromisoformat(known), said))
    if files:
        yield Example(page, files, tuple(claims))


def figures_of(page: str) -> Iterator[Figures]:
    """The blocks of figures of a page, in its order."""
    for fence in FENCE.finditer(text_of(page)):
        first, *lines = fence[2].splitlines()
        if fence[1] != "text" or not (head := HEAD.fullmatch(first)):
            continue
        split = []
        for line in lines:
            found = re.fullmatch(r"(\S+) +(?:(.+?) += +)?(\S.*)", line)
            assert found, line
            split.append((found[1], found[2] or "", found[3].replace("−", "-")))
        yield Figures(page, head[1], date.fromisoformat(head[2]), tuple(split))
