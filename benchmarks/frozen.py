"""Everything that the program prints, of two commits, byte for byte: what a restructuring must not
change.

    python benchmarks/frozen.py BASE [HEAD]     compare two revisions (HEAD: the files as they are)
    python benchmarks/frozen.py --save FILE [REVISION]     keep the answers: FILE serves as BASE

Each command × format × language × width on the shipped data, and `status` and `check` of every
case folder and of a project of each kind. Times, traces and the program's version are left out.
Ends with 1 where an answer differs.
"""

from __future__ import annotations

import inspect
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from io import BytesIO, TextIOWrapper
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
PAGE = """\
甲市统计公报

2024年，全市达到1.2万家，比上年增长8.5%；区间比重为26.1%，到2025年保持在20%—25%。
In 2024 the city counted over 12,300 firms, up 4.2% on 2023, and plans 15,000 by 2025.

指标\t2023年\t2024年
达到（家）\t11000\t12000
保持（%）\t81\t82.5
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
    for language in LANGUAGES:
        for words in (
            "extract page.txt --published 2025-03-01 --format table",
            "extract page.txt --published 2025-03-01 --format json",
            "extract page.txt --published 2025-03-01 --format yaml",
            "add-observation a 12000 --period 2024 --published 2025-03 --title 公报 --dry-run",
            "add-observation a 120000 --period 2024 --published 2025-03 --title 公报 --dry-run",
            "add-observation x 1 --period 2024 --published 2025-03 --title 公报 --dry-run",
        ):
            yield f"{words} {language}", folders["kinds"], ("--lang", language, *words.split()), ""
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
    from tests.support.projects import read_case

    kinds = room / "kinds"
    (kinds / "observations").mkdir(parents=True)
    (kinds / "targets.yaml").write_text(KINDS, "utf-8")
    (kinds / "observations" / "seen.yaml").write_text(SEEN, "utf-8")
    (kinds / "page.txt").write_text(PAGE, "utf-8")
    yield "kinds", kinds
    for path in sorted((HERE / "tests" / "cases").glob("*.txt")):
        case, folder = read_case(path), room / path.stem
        if sum(len(file.text) for file in case.files) < 100_000:
            folder.mkdir()
            for file in case.files:
                file.write(folder)
            yield case.name, folder


def printed(tree: Path) -> dict[str, str]:
    """What a tree's program answers to every run, in one process where it can be called."""
    with tempfile.TemporaryDirectory() as room:
        asked = [(name, str(at), words, width) for name, at, words, width in runs(tree, Path(room))]
        done = subprocess.run(
            [sys.executable, __file__, "--answer"],
            input=json.dumps(asked),
            cwd=tree,
            env=_environment(tree),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        answers = json.loads(done.stdout)
        return {one[0]: _plain(said, tree, room) for one, said in zip(asked, answers, strict=True)}


def answer() -> None:
    """Within a tree: the runs on stdin, what is answered to each on stdout."""
    from tracker import cli

    asked = json.load(sys.stdin)
    sys.path.remove(str(HERE / "benchmarks"))
    ask = _call if inspect.signature(cli.main).parameters else _start
    with ThreadPoolExecutor(1 if ask is _call else os.cpu_count()) as pool:
        answers = list(pool.map(lambda one: ask(*one[1:]), asked))
    json.dump(answers, sys.stdout)


def _call(folder: str, arguments: Sequence[str], width: str) -> str:
    from tracker.cli import main
    from tracker.cli.streams import Streams

    out, err = (TextIOWrapper(BytesIO(), "utf-8", "replace", write_through=True) for _ in range(2))
    variables = {"PATH": os.environ["PATH"]} | ({"COLUMNS": width} if width else {})
    with chdir(folder):
        code = main(arguments, variables, Streams(TextIOWrapper(BytesIO()), out, err))
    texts = (one.buffer.getvalue().decode("utf-8") for one in (out, err))
    return "\n".join((str(code), *texts))


def _start(folder: str, arguments: Sequence[str], width: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=_environment(Path.cwd()) | ({"COLUMNS": width} if width else {}),
        check=False,
        timeout=120,
    )
    texts = (one.decode("utf-8", "replace") for one in (done.stdout, done.stderr))
    return "\n".join((str(done.returncode), *texts))


def _environment(tree: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(tree),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _plain(said: str, tree: Path, room: str) -> str:
    """Without what differs from run to run."""
    said = re.sub(r"\d{4}-\d\d-\d\dT[\d:.+Z]+", "…", said)
    return said.replace(str(tree), "").replace(room, "")


def answers_of(revision: str) -> dict[str, str]:
    """The answers of a revision, of the files as they are, or as they were kept in a file."""
    if Path(revision).is_file():
        kept: dict[str, str] = json.loads(Path(revision).read_text("utf-8"))
        return kept
    if not revision:
        return printed(HERE)
    with tempfile.TemporaryDirectory() as room:
        packed = subprocess.run(
            ["git", "archive", revision], cwd=HERE, capture_output=True, check=True
        ).stdout
        subprocess.run(["tar", "-x", "-C", room], input=packed, check=True)
        return printed(Path(room))


def main() -> int:
    if sys.argv[1] == "--answer":
        answer()
        return 0
    if sys.argv[1] == "--save":
        found = answers_of((sys.argv[3:] or [""])[0])
        Path(sys.argv[2]).write_text(json.dumps(found, ensure_ascii=False), "utf-8")
        return 0
    before, after = answers_of(sys.argv[1]), answers_of((sys.argv[2:] or [""])[0])
    other = [name for name in before if before[name] != after.get(name)]
    for name in other:
        print(f"differs: {name}")
        lines = zip(before[name].splitlines(), after.get(name, "").splitlines(), strict=False)
        print(*(f"  - {a}\n  + {b}" for a, b in lines if a != b), sep="\n")
    print(f"{len(before)} answers, {len(other)} differ")
    return int(bool(other))


if __name__ == "__main__":
    sys.exit(main())
