"""Texts of strangers that mean to reach out of a report, and a project that has one everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.every_field import OBSERVATIONS, REGISTRY, Tree, put, text
from tests.support.large_inputs import write

ESCAPES = "\x1b[31mred\x1b[0m\x1b]0;title\x07\x1b]8;;https://evil.example\x1b\\x\x9b2J\x08\x7f\r\x0b\x0c\x85"
BIDI = "\u202e\u202d\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\U000e0041\u2028\u2029"
MARKUP = "[bold red]x[/bold red] [link=https://evil.example]y[/link] :smile:"
HTML = "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;<!-- x --><a href='javascript:x'>"
TABLE = "a | b || c\n| --- |\n# head\n- item\n> quote\n```\ncode\n```\n![i](https://evil.example/i) [l](javascript:x)"
COMMANDS = "::error file=a::x\n::stop-commands::y\n##[error]z ##vso[task.setvariable variable=a]b ##teamcity[x]\n::::set-env"
ATTACKS = {
    "escapes": ESCAPES, "bidi": BIDI + "x", "hidden": HIDDEN + "x", "markup": MARKUP, "html": HTML,
    "table": TABLE, "commands": COMMANDS,
}  # fmt: skip
ATTACKS["all"] = "\n".join(ATTACKS.values())
# all of them at once; one by one in the long tier
CHOSEN = [
    pytest.param(name, marks=() if name == "all" else pytest.mark.long, id=name) for name in ATTACKS
]
BAD = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def project(root: Path, attack: str) -> Path:
    """The full project with an attack in every text that is free, and in some that are not."""
    registry: Tree = REGISTRY
    for path in (
        ("plans", 0, "name", "zh"),
        ("plans", 0, "area"),
        ("plans", 0, "source", "title"),
        ("plans", 0, "source", "url"),
        ("targets", 0, "name", "zh"),
        ("targets", 0, "name", "en"),
        ("targets", 0, "aliases", 0),
        ("targets", 2, "unit"),
        ("targets", 0, "owners", 0),
        ("targets", 0, "section"),
        ("targets", 0, "locator"),
        ("targets", 0, "note"),
        ("targets", 0, "revisions", 0, "reason"),
        ("targets", 0, "accept", 0, "reason"),
        ("targets", 1, "section"),
        ("indicators", 0, "name"),
        ("indicators", 0, "unit"),
        ("indicators", 0, "note"),
        ("targets", 2, "kind"),
    ):
        registry = put(registry, path, attack)
    seen: Tree = OBSERVATIONS
    for path in (
        ("publication", "title"),
        ("publication", "publisher"),
        ("publication", "url"),
        ("observations", 2, "unit"),
        ("observations", 0, "area"),
        ("observations", 0, "locator"),
        ("observations", 0, "note"),
        ("observations", 0, "revises", "reason"),
        ("observations", 1, "claims", 0, "of"),
        ("observations", 2, "value"),
        ("observations", 3, "indicator"),
    ):
        seen = put(seen, path, attack)
    registry["targets"][2][attack] = attack
    page = f"2024年，{attack}高新技术企业{attack}达到12300家。\n{attack}\n到2030年，{attack}平台数达到900个。\n"
    root.mkdir(parents=True, exist_ok=True)
    (root / "page.txt").write_text(page, "utf-8", newline="")
    return write(root, {"targets.yaml": text(registry), "observations/a.yaml": text(seen)})
