"""splice: an item at the end of a list of the registry, and every other byte as it was."""

from __future__ import annotations

import pytest

from tracker.read.splice import with_items

ITEM = {"id": "x", "name": {"zh": "甲, 乙", "en": "A"}, "aliases": ["a", "b, c"]}
BLOCK = "  - id: x\n    name: {zh: '甲, 乙', en: A}\n    aliases: [a, 'b, c']\n"
FLOW = "{id: x, name: {zh: '甲, 乙', en: A}, aliases: [a, 'b, c']}"
NO_INDENT = BLOCK.replace("\n  ", "\n")[2:]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("plans: []\n", f"plans: []\ntargets:\n{BLOCK}", id="no-list"),
        pytest.param("plans: []", f"plans: []\ntargets:\n{BLOCK}", id="no-line-end"),
        pytest.param("targets: []\n", f"targets:\n{BLOCK}", id="empty"),
        pytest.param(
            "targets: [ ]  # none\nplans:\n- a\n",
            f"targets:  # none\n{BLOCK}plans:\n- a\n",
            id="empty-with-a-comment",
        ),
        pytest.param("targets:\nplans: []", f"targets:\n{BLOCK}plans: []", id="nothing"),
        pytest.param(
            "targets:\n- id: y\n  note: |\n    a\n\n    b\n# tail\nplans: []\n",
            f"targets:\n- id: y\n  note: |\n    a\n\n    b\n{NO_INDENT}# tail\nplans: []\n",
            id="in-the-middle-of-the-file",
        ),
        pytest.param(
            "targets:\n  # one\n  - {id: y}  # c\n    # own\n\n  # two\n  - {id: z}\n  # end\n",
            "targets:\n  # one\n  - {id: y}  # c\n    # own\n\n  # two\n  - {id: z}\n\n"
            + BLOCK
            + "  # end\n",
            id="items-that-stand-apart",
        ),
        pytest.param(
            "targets:\n  - id: z\n    note: 'a\n      b'\n    # own",
            f"targets:\n  - id: z\n    note: 'a\n      b'\n    # own\n{BLOCK}",
            id="a-text-of-two-lines",
        ),
        pytest.param("{targets: [], a: b}\n", f"{{targets: [{FLOW}], a: b}}\n", id="in-braces"),
        pytest.param(
            '{"targets": [{"id": "y"}\n]}', f'{{"targets": [{{"id": "y"}}, {FLOW}\n]}}', id="json"
        ),
        pytest.param(
            "targets: [{id: y}, # c\n]\n", f"targets: [{{id: y}}, {FLOW}, # c\n]\n", id="comma"
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_item_is_new(before: str, after: str, newline: str) -> None:
    text = before.replace("\n", newline)
    if newline == "\n" or "\n" in before:
        assert with_items(text, "targets.yaml", "targets", [ITEM]) == after.replace("\n", newline)


@pytest.mark.parametrize(
    "text",
    [
        "targets: 3\n",
        "targets: null\n",
        "targets: {}\n",
        "a: 1\n...\n",
        "- a\n",
        "a: [",
        "targets: [\n# none\n]\n",
    ],
)
def test_what_cannot_take_it_safely(text: str) -> None:
    assert with_items(text, "targets.yaml", "targets", [ITEM]) is None
