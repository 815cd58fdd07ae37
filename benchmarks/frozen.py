"""Everything that the program prints, of two commits, byte for byte: what a restructuring must not
change.

    python benchmarks/frozen.py BASE [HEAD]     compare two revisions (HEAD: the files as they are)

Each command × format × language × width on the shipped data, and `status` and `check` of every
case folder and of a project of each kind. Times, traces and the program's version are left out.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
LANGUAGES = ("zh", "en")
DAYS = ("--as-of", "2025-02-28")
KINDS = """\
plans: [{id: p, name: 规划, area: 甲市, period: 2021..2025}]
targets:
  - {id: a, plan: p, name: 达到, unit: 家, measure: flow, baseline: {value: 6259, period: 2020}, \
target: {value: 12000, by: 2025}}
  - {id: b, plan: p, name: 保持, unit: "%", kind: keep, measure: ratio, \
baseline: {value: 80, period: 2020}, target: {value: 82, by: 2025}}
  - {id: c, plan: p, name: 累计, unit: 亿元, kind: total, measure: flow, \
target: {value: 500, by: 2025}}
  - {id: d, plan: p, name: 增长, unit: "%", kind: growth, measure: ratio, \
target: {value: 7%, by: 2025}}
  - {id: e, plan: p, name: 下降, unit: 吨, kind: change, baseline: {value: 100, period: 2020}, \
target: {value: -13.5%, by: 2025}}
  - {id: f, plan: p, name: 建成, kind: done, target: {value: done, by: 2025}}
  - {id: g, plan: p, name: 区间, unit: "%", measure: ratio, target: {value: 20..25, by: 2025}}
"""
SEEN = """\
publication: {title: 公报, publisher: 统计局, published: 2024-03-01}
observations:
  - {indicator: a, period: 2023, value: 突破1.1万}
  - {indicator: b, period: 2022, value: 83}
  - {indicator: b, period: 2023, value: 81}
  - {indicator: c, period: 2021, value: 90}
  - {indicator: c, period: 2022, value: 约100}
  - {indicator: d, period: 2021, value: 8%}
  - {indicator: e, period: 2023, value: 94}
  - {indicator: f, period: 2023, value: done}
  - {indicator: g, period: 2023, value: 27}
"""


def shipped() -> Iterator[tuple[str, ...]]:
    """Arguments of every command on the shipped data."""
    for language in LANGUAGES:
        said = ("--lang", language)
        for command in (
            "",
            "status",
            "check",
            "report",
            "show",
            "diff",
            "extract",
            "explain",
            "init",
            "schema",
            "add-observation",
        ):
            yield (*said, *([command] if command else []), "--help")
        for name in ("table", "json", "csv", "markdown"):
            yield (*said, "status", "--format", name, *DAYS)
        for name in ("text", "json", "github", "sarif", "junit", "gitlab"):
            yield (*said, "check", "--format", name, "--strict", *DAYS)
        for name in (
            "markdown",
            "html",
            "json",
            "csv",
            "junit",
            "junit-gitlab",
            "sarif",
            "github",
            "github-summary",
            "gitlab",
            "openmetrics",
            "badge",
        ):
            yield (*said, "report", "--format", name, *DAYS)
        for name in ("text", "json", "markdown"):
            yield (
                *said,
                "show",
                "hitech-enterprises",
                "tech-contract-turnover",
                "--format",
                name,
                *DAYS,
            )
            yield (*said, "diff", "--from", "2023-12-31", "--to", "2025-02-28", "--format", name)
        for day in ("2021-06-30", "2024-03-31", "2027-01-01"):
            yield (*said, "status", "--as-of", day)
        yield (*said, "status", "--sort", "status", "--ascii", *DAYS)
        yield (*said, "explain")
    yield from (("schema", name) for name in ("targets", "observations"))


def runs(tree: Path, room: Path) -> Iterator[tuple[str, Path, tuple[str, ...], str]]:
    """Name, folder, arguments and width of every run."""
    for arguments in shipped():
        for width in ("", "60", "100", "160") if "json" not in arguments else ("",):
            yield f"shipped {width or '-'} {' '.join(arguments)}", tree, arguments, width
    folders = dict(_projects(tree, room))
    for name, folder in folders.items():
        for rest in (("--lang", "zh", "status", *DAYS), ("--lang", "en", "check", *DAYS)):
            yield f"{name} {' '.join(rest)}", folder, rest, ""
    for target in "abcdefg":
        for language in LANGUAGES:
            yield (
                f"kind {target} {language}",
                folders["kinds"],
                ("--lang", language, "show", target, *DAYS),
                "100",
            )


def _projects(tree: Path, room: Path) -> Iterator[tuple[str, Path]]:
    """A project of each kind, and every case folder; of small files only."""
    sys.path.insert(0, str(HERE))
    from tests.run import read_case

    kinds = room / "kinds"
    (kinds / "observations").mkdir(parents=True)
    (kinds / "targets.yaml").write_text(KINDS, "utf-8")
    (kinds / "observations" / "seen.yaml").write_text(SEEN, "utf-8")
    yield "kinds", kinds
    for path in sorted((HERE / "tests" / "cases").glob("*.txt")):
        case, folder = read_case(path), room / path.stem
        if sum(len(file.text) for file in case.files) < 100_000:
            folder.mkdir()
            for file in case.files:
                file.write(folder)
            yield case.name, folder


def printed(tree: Path) -> dict[str, str]:
    """What a tree's program answers to every run."""
    with tempfile.TemporaryDirectory() as room:
        asked = list(runs(tree, Path(room)))
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            answers = pool.map(lambda one: _answer(tree, *one[1:]), asked)
            return {
                one[0]: answer.replace(room, "") for one, answer in zip(asked, answers, strict=True)
            }


def _answer(tree: Path, folder: Path, arguments: tuple[str, ...], width: str) -> str:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(tree),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment | ({"COLUMNS": width} if width else {}),
        check=False,
        timeout=120,
    )
    out, err = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))
    said = f"{done.returncode}\n{out}\n{err}"
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.+Z]+", "…", said).replace(str(tree), "")


def main() -> int:
    base, head = sys.argv[1], (sys.argv[2:] or [""])[0]
    with tempfile.TemporaryDirectory() as room:
        sides = {}
        for revision in (base, head):
            tree = HERE
            if revision:
                tree = Path(room) / f"tree{len(sides)}"
                packed = subprocess.run(
                    ["git", "archive", revision], cwd=HERE, capture_output=True, check=True
                ).stdout
                tree.mkdir()
                subprocess.run(["tar", "-x", "-C", tree], input=packed, check=True)
            sides[revision] = printed(tree)
        before, after = sides[base], sides[head]
        other = [name for name in before if before[name] != after.get(name)]
        for name in other:
            print(f"differs: {name}")
            lines = zip(before[name].splitlines(), after.get(name, "").splitlines(), strict=False)
            print(
                *(
                    f"  - {a[:150]}\n  + {b[:150]}"
                    for a, b in [pair for pair in lines if pair[0] != pair[1]][:3]
                ),
                sep="\n",
            )
        print(f"{len(before)} answers, {len(other)} differ")
        return bool(other)


if __name__ == "__main__":
    sys.exit(main())
