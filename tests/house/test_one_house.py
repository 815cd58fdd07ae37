"""One place for each decision: what a rule of the house forbids, read from the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.test_architecture import TREES
from tracker.assess.kinds import KINDS
from tracker.language import LANGUAGES
from tracker.read.field_words import FIELD_WORDS
from tracker.read.registry_fields import TargetFields
from tracker.words.terms import word


def _words(node: ast.AST) -> set[str]:
    """The kinds that are named in an expression or pattern, bare or in a tuple, list or set."""
    texts = {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)}
    return {text for text in texts if text in KINDS}


def _asks_kind(node: ast.AST) -> bool:
    """Whether an expression is the kind of a target: target.kind, row.target.kind, kind.name."""
    if isinstance(node, ast.Name):
        return node.id == "kind"
    if not isinstance(node, ast.Attribute) or node.attr not in ("kind", "name"):
        return False
    owner = ast.unparse(node.value)
    return node.attr == "kind" or owner == "kind" or owner.startswith("kind_of")


def comparisons(tree: ast.AST) -> Iterator[int]:
    """The lines on which a kind is compared with the name of one; a claim has a kind too, and its
    words are in tables.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(map(_asks_kind, sides)) and any(map(_words, sides)):
                yield node.lineno
        elif isinstance(node, ast.Match) and _asks_kind(node.subject):
            if any(_words(case.pattern) for case in node.cases):
                yield node.lineno
        elif isinstance(node, ast.Subscript) and _asks_kind(node.slice):
            if isinstance(node.value, ast.Dict) and _words(node.value):
                yield node.lineno


def test_only_its_own_folder_knows_a_kind() -> None:
    """Everyone else asks an attribute of the kind's row (assess/kinds/base.py)."""
    found = [
        f"{module}:{line}"
        for module, tree in TREES.items()
        if not module.startswith("tracker.assess.kinds.")
        for line in comparisons(tree)
    ]
    assert found == []


def test_the_rule_sees_what_it_forbids() -> None:
    forbidden = (
        'target.kind == "done"',
        'row.target.kind not in ("total", "growth")',
        '"change" != read.kind',
        'kind in {"keep"}',
        'kind_of(target).name == "reach"',
        'match target.kind:\n    case "keep" | "total":\n        pass',
        '{"done": 1}[target.kind]',
    )
    assert [text for text in forbidden if not list(comparisons(ast.parse(text)))] == []
    allowed = ("target.kind == other.kind", 'target.pace == "none"')
    assert [text for text in allowed if list(comparisons(ast.parse(text)))] == []


def test_every_kind_has_its_words() -> None:
    """A new kind is its file and these words: without them a page would end in a KeyError."""
    for name in KINDS:
        assert all(word(f"kind.{name}", language) for language in LANGUAGES)
        assert all(f"{name} " in text for text in FIELD_WORDS["Target.kind"][2:])
    default = TargetFields.model_fields["kind"].default
    assert [kind.name for kind in KINDS.values() if kind.default] == [default]


FIGURES = {"goal_value", "expected", "progress", "overshoot", "elapsed"}
SCALES = {"HUNDRED", "unit", "BAR", "size"}  # a per cent as a share; the length of what is drawn


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def computations(tree: ast.AST) -> Iterator[int]:
    """The lines on which one figure of a target is computed from another."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Mod | ast.BitOr):
            sides = node.left, node.right
            scaled = any(_name(one) in SCALES or isinstance(one, ast.Constant) for one in sides)
            if not scaled and any(_name(one) in FIGURES for one in sides):
                yield node.lineno


def test_a_formula_stands_once() -> None:
    """Figures are computed by the rows of FORMULAS, and nowhere else."""
    found = [
        f"{module}:{line}"
        for module, tree in TREES.items()
        if module != "tracker.assess.formulas"
        for line in computations(tree)
    ]
    assert found == []
    assert list(computations(ast.parse("(x - b) / (a.goal_value - b)"))) == [1]
    assert list(computations(ast.parse("expected / x"))) == [1]
