"""A project in which every field of the model is written once, as plain trees, and its text in
block style.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from typing import Any

from tracker.model.project import Project
from tracker.problems.problem import Problem
from tracker.read.project import read_project

DAY = date(2025, 6, 30)
Tree = Any
Path = tuple[str | int, ...]
REGISTRY: Tree = {
    "language": "zh",
    "thresholds": {"ahead": "1.05", "on_track": "0.95", "about": "5%", "raised": "1.1"},
    "plans": [{"id": "plan", "name": {"zh": "规划", "en": "Plan"}, "area": "武汉市", "period": "2021..2025",
               "source": {"title": "规划", "publisher": "市政府", "published": "2022", "url": "https://example.org/"}}],
    "indicators": [{"id": "spending", "name": "研发投入", "unit": "亿元", "measure": "flow", "aliases": ["投入"],
                    "note": "一"}],
    "targets": [
        {"id": "firms", "plan": "plan", "indicator": "firms", "name": {"zh": "企业", "en": "Firms"},
         "aliases": ["高企"], "unit": "家", "kind": "reach", "measure": "stock",
         "baseline": {"value": "6259", "period": "2020"}, "target": {"value": "12000", "by": "2025", "op": "ge"},
         "milestones": {"2023": "9500"}, "pace": "linear", "nature": "expected", "severity": "warning",
         "owners": ["市科技局"], "section": "创新主体", "locator": "第3行",
         "revisions": [{"value": "11000", "by": "2025", "until": "2023-06-30", "reason": "中期调整"}],
         "release": {"every": "year", "lag": "120d"},
         "parts": {"of": ["parks"], "how": "mean", "weights": ["1"]},
         "accept": [{"code": "O203", "reason": "已核对", "until": "2026-12-31"}], "note": "二"},
        {"id": "growth", "plan": "plan", "name": "增速", "unit": "%", "kind": "growth", "measure": "ratio",
         "target": {"value": "5%", "upper": "8%", "op": "between", "by": "2025"},
         "level": {"indicator": "spending", "period": "2020"}},
        {"id": "bridge", "plan": "plan", "name": "大桥", "kind": "done", "target": {"by": "2025"}},
        {"id": "parks", "plan": "plan", "name": "园区企业", "unit": "家", "target": {"value": "12000", "by": "2025"}},
    ],
}  # fmt: skip
OBSERVATIONS: Tree = {
    "publication": {"title": "统计公报", "publisher": "统计局", "published": "2025-03", "url": "https://example.org/",
                    "tier": "communique", "sha256": "0a" * 32, "file": "sources/公报.pdf"},
    "observations": [
        {"indicator": "firms", "period": "2024", "value": "16000", "unit": "家", "qualifier": "over",
         "status": "final", "area": "武汉市", "locator": "第1版", "note": "三",
         "revises": {"published": "2024-03", "reason": "最终核实"}, "claims": [{"growth": "18.65%", "of": "2023"}]},
        {"indicator": "spending", "period": "2024-06", "value": "512.5", "ytd": "true",
         "claims": [{"growth": "9.8%", "of": "2023"}]},
        {"indicator": "spending", "period": "2020", "value": "400"},
        {"indicator": "bridge", "period": "2024", "value": "建成"},
    ],
}  # fmt: skip


def text(tree: Tree) -> str:
    """A tree as YAML in flow style, a line for each key of a mapping; every scalar in double
    quotes, None as nothing.

    What stands in a `Raw` is written as it is.
    """
    return _text(tree) + "\n"


class Raw(str):
    """A piece of YAML."""


def _text(tree: Tree) -> str:
    if isinstance(tree, Raw):
        return str(tree)
    if isinstance(tree, dict):
        return (
            "{" + ",\n".join(f"{_quoted(key)}: {_text(value)}" for key, value in tree.items()) + "}"
        )
    if isinstance(tree, list):
        return "[" + ",\n".join(map(_text, tree)) + "]"
    return "" if tree is None else _quoted(tree)


def _quoted(word: str) -> str:
    return (
        '"'
        + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in word)
        + '"'
    )


def paths(tree: Tree, above: Path = ()) -> Iterator[Path]:
    """Every place in a tree, the whole one first."""
    yield above
    pairs: Any = (
        tree.items()
        if isinstance(tree, dict)
        else enumerate(tree)
        if isinstance(tree, list)
        else ()
    )
    for key, value in pairs:
        yield from paths(value, (*above, key))


def put(tree: Tree, path: Path, value: Tree) -> Tree:
    """The tree with another value at a place."""
    if not path:
        return value
    changed = deepcopy(tree)
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return changed


def read(files: Mapping[str, str | bytes]) -> tuple[Project | None, list[Problem]]:
    """The project that files describe, the full ones where nothing else is said, and
    its problems.
    """
    given = {"targets.yaml": text(REGISTRY), "observations/a.yaml": text(OBSERVATIONS)} | dict(
        files
    )
    made = read_project(
        {name: v.encode() if isinstance(v, str) else v for name, v in given.items()}, DAY
    )
    return (None, made) if isinstance(made, list) else (made, list(made.problems))
