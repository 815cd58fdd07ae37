"""What is said in English shows English: no Chinese character in a sentence, a hint, an example or
the help, unless the thing that is spoken of is Chinese itself.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tracker
from tracker.problems.codes import CODES
from tracker.read.field_words import FIELD_WORDS
from tracker.words.meanings import MEANINGS
from tracker.words.terms import WORDS

ROOT = Path(tracker.__file__).parent
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
# where the English stands among the arguments of what says a thing in two languages
SPOKEN = {"pick": 2, "say": 1, "both": 1, "option": 1, "argument": 1}
ITSELF_CHINESE = {
    "T144": "a unit in two languages, whose scales differ",
    "F209": "its blanks are the full-width ones that are meant",
    "F208": "its colon is the full-width one that is meant",
}


def _texts(node: ast.AST) -> Iterator[str]:
    """The literal texts of an expression, but for those that are chosen by language within it."""
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def _spoken() -> Iterator[tuple[str, str]]:
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = SPOKEN.get(name)
            if place is not None and len(node.args) > place:
                for text in _texts(node.args[place]):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", text
    for path in sorted(ROOT.rglob("*.j2")):
        for found in re.finditer(
            r"\bt\(\s*(\"[^\"]*\"|'[^']*')\s*,\s*(\"[^\"]*\"|'[^']*')", path.read_text("utf-8")
        ):
            yield str(path.relative_to(ROOT)), found[2]


def _tables() -> Iterator[tuple[str, str]]:
    for code, row in CODES.items():
        for text in (row.sentence[1], row.why[1], row.mend[1], row.example_in("en")):
            yield code, text
    for table in (MEANINGS, WORDS):
        yield from ((key, pair[1]) for key, pair in table.items())
    for name, words in FIELD_WORDS.items():
        yield from ((name, words[n]) for n in (1, 3))


@pytest.mark.long
def test_english_sentences_are_english() -> None:
    found = [(place, text) for place, text in (*_spoken(), *_tables()) if CHINESE.search(text)]
    assert [one for one in found if one[0] not in ITSELF_CHINESE] == []
    assert {place for place, _ in found} == set(ITSELF_CHINESE)


def test_files_of_an_english_project_are_english() -> None:
    for path in sorted((ROOT / "templates/en").rglob("*")):
        assert not CHINESE.search(path.read_text("utf-8")), path
