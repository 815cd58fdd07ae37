"""Slips of one character in the shipped files: is each reported, or without effect on the answer?

    python benchmarks/mutations.py [MUTATIONS [SEED]]

A character of a field of KEYS (its name, its value and what stands between) in targets.yaml or
observations/*.yaml is replaced, taken out, put in or exchanged with its neighbour; 5000 times by
default, evenly over the keys. A slip is reported where a problem is there that was not there
before, and unchanged where `status --format json` on DAY says what it said. Prints the counts for
each key, then every slip that was neither; ends with 1 where one is silent.

What is not asked for, and why:
- a digit for a digit within a number: another number, left out before it is counted;
- the decimal point put into a number, taken out or moved; a mark put to a bare figure, or in the
  place of a digit, that makes it a bound or a range (28多, 近28, ~7.0 for 27.0, 3—5 for 35):
  another figure, as well written as the first; counted as `figure` where no other figure of the
  record contradicts it. Where the words of a goal make the comparison, the shipped registry says it
  a second time with `op`, so that 4000 for 超4000 and 低于50 for 不低于50 are noticed or without
  effect;
- `text` of the answer, which quotes a figure as the file writes it: 达27.5% for 达到27.5% is quoted
  so, and every figure and verdict is the same.
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
from unittest.mock import patch

import yaml

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from tracker.assess.clocks import Clocks  # noqa: E402
from tracker.assess.report import make_report  # noqa: E402
from tracker.formats.json import render  # noqa: E402
from tracker.problems.problem import Problem  # noqa: E402
from tracker.read import project as reading  # noqa: E402
from tracker.store.folder import read_folder  # noqa: E402

DAY = date(2025, 2, 28)
KEYS = frozenset({
    "indicator", "plan", "kind", "measure", "op", "status", "nature", "period", "by", "published",
    "value", "upper",
})  # fmt: skip
VALUES = frozenset({"milestones"})  # mappings whose entries are values, whatever their keys
KINDS = ("replaced", "taken out", "put in", "exchanged")
LETTERS = (
    "abcdefghijklmnopqrstuvwxyz-_.,:;'\"%+*/()[]{}#&!?<>=~|@`^$\\ 0123456789ABZ"
    "万亿约近多突破上下、，。：；（）“”％０～—\t\u3000\u00a0"
)
_QUALIFIES = frozenset("近约多超~～+<>—-")  # marks that make a bound or a range of a bare figure
_QUOTED = re.compile(r'^ *"text": .*\n', re.MULTILINE)
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
                start = (
                    start if text[line:start].strip(" -") else line
                )  # indentation and dash are part of it
                yield Field(name, "value" if counted else key.value, start, value.end_mark.index)
            else:
                yield from inside(value, key.value in VALUES)

    yield from inside(yaml.compose(text, Loader=yaml.SafeLoader), False)


def slips(contents: Mapping[str, bytes], number: int, seed: int) -> Iterator[Slip]:
    """So many slips, evenly over the keys and then over the characters of their fields; a seed
    gives the same ones.
    """
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
        piece = {"replaced": new, "taken out": "", "put in": new, "exchanged": text[at:end][::-1]}[
            kind
        ]
        if end > field.end or piece == text[at:end] or _another_number(text, at, end, piece):
            continue
        made += 1
        content = (text[:at] + piece + text[end:]).encode()
        yield Slip(field.file, field.key, kind, at, text[at:end], piece, content)


def _another_number(text: str, at: int, end: int, piece: str) -> bool:
    """Whether only digits within a number, or at its ends, are others."""
    if not (text[at:end] + piece).isdecimal() or not (text[at:end] + piece).isascii():
        return False
    return any(
        found.start() <= at <= found.end()
        for found in _NUMBER.finditer(text, max(0, at - 40), at + 40)
    )


def answer(contents: Mapping[str, bytes]) -> tuple[Counter[tuple[Any, ...]], Any]:
    """The problems, without their columns, and a function that gives the verdicts (None: nothing
    can be assessed).
    """
    made = reading.read_project(contents, DAY)
    problems = made if isinstance(made, list) else made.problems
    seen = Counter((p.code, p.file, p.about, p.facts) for p in problems)

    def verdicts() -> str:
        if isinstance(made, list):
            return ""
        report = make_report(made, made.targets, Clocks.of(DAY), "zh", problems=list[Problem]())
        return _QUOTED.sub("", render(report, "zh"))

    return seen, verdicts


def judged(contents: Mapping[str, bytes], number: int, seed: int) -> Iterator[tuple[Slip, str]]:
    """Each slip with what came of it: reported, unchanged, another figure or silent."""
    once = cache(reading.read_yaml)
    with patch.object(
        reading, "read_yaml", lambda text, name, _: once(text, name)
    ):  # a file is read once
        problems, verdicts = answer(contents)
        before = verdicts()
        for slip in slips(contents, number, seed):
            found, after = answer({**contents, slip.file: slip.content})
            if found - problems:
                yield slip, "reported"
            elif after() == before:
                yield slip, "unchanged"
            else:
                yield slip, "figure" if _another_figure(slip) else "silent"


def _another_figure(slip: Slip) -> bool:
    """Whether a decimal point is elsewhere, or a mark was put to a bare figure."""
    if slip.key not in ("value", "upper"):
        return False
    text = slip.content.decode()
    around = (
        text[slip.at - 1 : slip.at]
        + text[slip.at + len(slip.after) : slip.at + len(slip.after) + 1]
    )
    if "." in slip.before + slip.after:
        return not (slip.before + slip.after + around).strip("0123456789. ,")
    return (
        slip.after in _QUALIFIES
        and not slip.before.strip("0123456789")
        and any(c.isdecimal() for c in around)
    )


def shown(slip: Slip) -> str:
    """Where it is, and the line as it is now."""
    text = slip.content.decode()
    line = text.count("\n", 0, slip.at) + 1
    return (
        f"{slip.file}:{line} {slip.key} {slip.kind} {slip.before!r} -> {slip.after!r}:"
        f" {text.splitlines()[line - 1]}"
    )


def main() -> int:
    number, seed = (*map(int, sys.argv[1:]), *(5000, 1)[len(sys.argv) - 1 :])
    contents, _ = read_folder(HERE)
    counts: Counter[tuple[str, str]] = Counter()
    silent = []
    for slip, outcome in judged(contents, number, seed):
        counts[slip.key, outcome] += 1
        if outcome in ("figure", "silent"):
            silent.append((slip, outcome))
    columns = ("reported", "unchanged", "figure", "silent")
    print(f"{'key':12}{'made':>10}" + "".join(f"{column:>10}" for column in columns))
    for key in [*sorted({key for key, _ in counts}), "all"]:
        row = [
            sum(n for (k, o), n in counts.items() if key in (k, "all") and o == column)
            for column in columns
        ]
        print(f"{key:12}{sum(row):10}" + "".join(f"{n:10}" for n in row))
    for slip, outcome in silent:
        print(f"{outcome}: {shown(slip)}")
    return int(any(outcome == "silent" for _, outcome in silent))


if __name__ == "__main__":
    sys.exit(main())
