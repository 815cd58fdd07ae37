"""Slips of one character in the shipped files: is each reported, or without effect on the answer?

    python benchmarks/mutations.py [MUTATIONS [SEED]]

A character of a field of KEYS (its name, its value and what stands between) in targets.yaml or observations/*.yaml is
replaced, taken out, put in or exchanged with its neighbour; 5000 times by default, evenly over the keys. A slip is
reported where a problem is there that was not there before, and unchanged where `status --format json` on DAY says what
it said. A digit for a digit within a number is another number, and left out. Prints the counts for each key, then every
slip that was neither; ends with 1 where there is one.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from tracker.core.problem import Problem  # noqa: E402
from tracker.core.report import make_report  # noqa: E402
from tracker.files import read_folder  # noqa: E402
from tracker.formats.json import render  # noqa: E402
from tracker.read import project as reading  # noqa: E402

DAY = date(2025, 2, 28)
KEYS = frozenset({
    "indicator", "plan", "kind", "measure", "op", "status", "nature", "period", "by", "published", "value", "upper",
})  # fmt: skip
VALUES = frozenset({"milestones"})  # mappings whose entries are values, whatever their keys
KINDS = ("replaced", "taken out", "put in", "exchanged")
LETTERS = (
    "abcdefghijklmnopqrstuvwxyz-_.,:;'\"%+*/()[]{}#&!?<>=~|@`^$\\ 0123456789ABZ"
    "万亿约近多突破上下、，。：；（）“”％０～—\t\u3000\u00a0"
)
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


@dataclass(frozen=True, slots=True)
class Slip:
    """One character of a file that is not what it was."""

    file: str
    key: str
    kind: str
    at: int
    before: str
    after: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Field:
    """A key and its value, as characters of a file from `start` to `end`."""

    file: str
    key: str
    start: int
    end: int


def fields(name: str, text: str) -> Iterator[Field]:
    """The fields of KEYS in a file."""

    def inside(node: yaml.Node, counted: bool) -> Iterator[Field]:
        for item in node.value if isinstance(node, yaml.SequenceNode) else ():
            yield from inside(item, counted)
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if isinstance(value, yaml.ScalarNode) and (counted or key.value in KEYS):
                start, line = key.start_mark.index, key.start_mark.index - key.start_mark.column
                start = start if text[line:start].strip(" -") else line  # indentation and dash are part of it
                yield Field(name, "value" if counted else key.value, start, value.end_mark.index)
            else:
                yield from inside(value, key.value in VALUES)

    yield from inside(yaml.compose(text, Loader=yaml.SafeLoader), False)


def slips(contents: Mapping[str, bytes], number: int, seed: int) -> Iterator[Slip]:
    """So many slips, evenly over the keys and then over the characters of their fields; a seed gives the same ones."""
    dice = random.Random(seed)
    texts = {name: content.decode() for name, content in contents.items() if name.endswith(".yaml")}
    places: dict[str, list[tuple[Field, int]]] = defaultdict(list)
    for name, text in texts.items():
        for one in fields(name, text):
            places[one.key] += [(one, at) for at in range(one.start, one.end + 1)]
    made = 0
    while made < number:
        (field, at), kind = dice.choice(places[dice.choice(sorted(places))]), dice.choice(KINDS)
        text = texts[field.file]
        new = dice.choice(LETTERS)
        end = at + (1 if kind in ("replaced", "taken out") else 2 if kind == "exchanged" else 0)
        piece = {"replaced": new, "taken out": "", "put in": new, "exchanged": text[at:end][::-1]}[kind]
        if end > field.end or piece == text[at:end] or _another_number(text, at, end, piece):
            continue
        made += 1
        content = (text[:at] + piece + text[end:]).encode()
        yield Slip(field.file, field.key, kind, at, text[at:end], piece, content)


def _another_number(text: str, at: int, end: int, piece: str) -> bool:
    """Whether only digits within a number, or at its ends, are others."""
    if not (text[at:end] + piece).isdecimal() or not (text[at:end] + piece).isascii():
        return False
    return any(found.start() <= at <= found.end() for found in _NUMBER.finditer(text, max(0, at - 40), at + 40))


def answer(contents: Mapping[str, bytes]) -> tuple[Counter[tuple[Any, ...]], Any]:
    """The problems, without their columns, and a function that gives the verdicts (None: nothing can be assessed)."""
    made = reading.read_project(contents, DAY)
    problems = made if isinstance(made, list) else made.problems
    seen = Counter((p.code, p.file, p.about, p.facts) for p in problems)

    def verdicts() -> str:
        if isinstance(made, list):
            return ""
        report = make_report(
            made, made.targets, as_of=DAY, known_at=DAY, language="zh", problems=list[Problem]()
        )  # fmt: skip
        return render(report, "zh")

    return seen, verdicts


def judged(contents: Mapping[str, bytes], number: int, seed: int) -> Iterator[tuple[Slip, str]]:
    """Each slip with what came of it: reported, unchanged or silent."""
    problems, verdicts = answer(contents)
    before = verdicts()
    for slip in slips(contents, number, seed):
        found, after = answer({**contents, slip.file: slip.content})
        yield slip, "reported" if found - problems else "unchanged" if after() == before else "silent"


def shown(slip: Slip) -> str:
    """Where it is, and the line as it is now."""
    text = slip.content.decode()
    line = text.count("\n", 0, slip.at) + 1
    return f"{slip.file}:{line} {slip.key} {slip.kind} {slip.before!r} -> {slip.after!r}: {text.splitlines()[line - 1]}"


def main() -> int:
    number, seed = (*map(int, sys.argv[1:]), *(5000, 1)[len(sys.argv) - 1 :])
    contents, _ = read_folder(HERE)
    once = cache(reading.read_yaml)
    reading.read_yaml = lambda text, name, _: once(text, name)  # a file that is the same is read once
    counts: Counter[tuple[str, str]] = Counter()
    silent = []
    for slip, outcome in judged(contents, number, seed):
        counts[slip.key, outcome] += 1
        if outcome == "silent":
            silent.append(slip)
    columns = ("reported", "unchanged", "silent")
    print(f"{'key':12}{'made':>10}" + "".join(f"{column:>10}" for column in columns))
    for key in [*sorted({key for key, _ in counts}), "all"]:
        row = [sum(n for (k, o), n in counts.items() if key in (k, "all") and o == column) for column in columns]
        print(f"{key:12}{sum(row):10}" + "".join(f"{n:10}" for n in row))
    for slip in silent:
        print(shown(slip))
    return int(bool(silent))


if __name__ == "__main__":
    sys.exit(main())
