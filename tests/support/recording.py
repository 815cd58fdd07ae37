"""What tests and benchmarks of recording share: a project to write to, and many writers at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from tests.support.processes import process
from tests.support.projects import write_project
from tracker.model.request import Request
from tracker.read.append import new_file
from tracker.workflows.edit import RecordEdit, current, write_edit
from tracker.workflows.record import recorded

DAY = date(2025, 6, 30)
REGISTRY = """\
language: en
plans:
  - {id: p, name: Plan, area: 某市, period: 2021..2025}
targets:
  - {id: firms, plan: p, name: {zh: 企业数量, en: Firms}, unit: 家, target: {value: 12000, by: 2025}}
  - {id: energy, plan: p, name: Energy, unit: '%', measure: ratio, target: {value: -10, by: 2025, op: le}}
"""
OLD = """\
# 统计公报: kept by hand  \r
publication: {title: 统计公报, publisher: 统计局, published: 2025-03}\r
observations:\r
  - indicator: energy   # a comment\r
    period: 2023\r
    value: -3.5%\r
"""
FILE = "observations/a.yaml"
NEW = Request(
    indicator="firms",
    value="11000",
    period="2024",
    published="2025-03",
    publisher="统计局",
    title="统计公报",
)
RECORD = "  - indicator: firms\r\n    period: 2024\r\n    value: 11000\r\n"
_COUNT = re.compile(rb"records: \d+")
_ITEM = re.compile(rb"  - indicator: firms\r?\n    period: (\S+)\r?\n    value: (\S+)\r?\n")


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file of a folder and its bytes; the lock, which may stay, left out."""
    found = {
        path.relative_to(root).as_posix(): path
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
    return {name: path.read_bytes() for name, path in found.items() if name != ".tracker.lock"}


def left_behind(root: Path) -> list[str]:
    return [name for name in snapshot(root) if Path(name).name.startswith(".tracker-")]


def write_many(root: Path, *, writers: int, workers: int, publications: int) -> list[str]:
    """So many processes, each recording a value of its own, in so many publications; what came out
    wrong.

    The first publication has a file, the others get theirs from whoever comes first.
    """
    project = write_project(
        root, {"targets.yaml": REGISTRY, FILE: OLD, "observations/other.csv": "indicator\n"}
    )
    before = snapshot(project)
    sources = [NEW.title, *(f"公报{number}" for number in range(1, publications))]
    periods = [f"{2001 + number // 12}-{number % 12 + 1:02}" for number in range(writers)]

    def one(number: int) -> str:
        published = ("--published", NEW.published, "--publisher", NEW.publisher)
        words = (
            str(6001 + number),
            "--period",
            periods[number],
            *published,
            "--title",
            sources[number % publications],
        )
        ended = process("add-observation", "firms", *words, "--yes", at=project)
        return f"{ended.code}: {ended.err.strip()[-300:]}" if ended.code else ""

    with ThreadPoolExecutor(workers) as pool:
        wrong = [
            f"writer {n} ended with {said}"
            for n, said in enumerate(pool.map(one, range(writers)))
            if said
        ]
    after = snapshot(project)
    found: list[tuple[str, str]] = []
    rest = {}
    for name, content in after.items():
        new = (
            content[len(before.get(name, b"")) :]
            if content.startswith(before.get(name, b""))
            else content
        )
        found += [(period.decode(), value.decode()) for period, value in _ITEM.findall(new)]
        rest[name] = _COUNT.sub(b"records: 1", before.get(name, b"") + _ITEM.sub(b"", new))
    if sorted(found) != [(period, str(6001 + number)) for number, period in enumerate(periods)]:
        wrong.append(f"{len(found)} records, {len(set(found))} different, instead of {writers}")
    heads = [
        new_file(
            {"title": title, "publisher": NEW.publisher, "published": NEW.published}, [{}]
        ).encode()
        for title in sources[1:]
    ]
    wrong += [f"{name} changed" for name in before if rest.pop(name, None) != before[name]]
    if sorted(rest.values()) != sorted(heads):
        wrong.append(f"other bytes in {', '.join(rest)}")
    return wrong


def plan(root: Path, requests: Sequence[Request], day: date) -> RecordEdit:
    """What recording the requests of one publication would change; nothing of it is written."""
    return recorded(requests)(current(root, day))


def write(root: Path, requests: Sequence[Request], day: date) -> RecordEdit:
    """The same, written."""
    return write_edit(root, recorded(requests), day)
