"""A coverage-guided search for bytes that the readers cannot stand (atheris, libFuzzer).

    python benchmarks/fuzz.py [SECONDS [WHAT...]]

SECONDS are shared by WHAT: yaml, registry, observations, csv, number, period, report; default 1200
and all of them. Needs atheris (pip install atheris). Prints how often each was tried and every
finding, each kept in .fuzz/; ends with 1 where there is one. tests/support/any_input.py says what
is held; what is found becomes a case of the tests.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
FOUND = HERE / ".fuzz"
LONGEST = 4096
WHAT = ("yaml", "registry", "observations", "csv", "number", "period", "report")


def targets() -> dict[str, Callable[[bytes], object]]:
    """What is done with the bytes, by name."""
    from tests.support import any_input as holds

    def report(content: bytes) -> None:
        """The first half replaces a part of the registry, the second of the observations."""
        at = len(content) // 2
        files = {}
        for (name, whole), part in zip(
            holds.FULL.items(), (content[:at], content[at:]), strict=True
        ):
            place, _, new = part.partition(b"\0")
            start = int.from_bytes(place[:2], "big") % len(whole)
            files[name] = whole[:start] + new + whole[start + int.from_bytes(place[2:3], "big") :]
        project = holds.of_a_project(files)
        if project is not None:
            holds.of_a_report(project)

    return {
        "yaml": holds.of_a_tree,
        "registry": lambda content: holds.of_a_project({**holds.FULL, "targets.yaml": content}),
        "observations": lambda content: holds.of_a_project(
            {**holds.FULL, "observations/a.yaml": content}
        ),
        "csv": lambda content: holds.of_a_project({**holds.FULL, "observations/a.csv": content}),
        "number": lambda content: holds.of_a_number(content.decode("utf-8", "replace")),
        "period": lambda content: holds.of_a_period(content.decode("utf-8", "replace")),
        "report": report,
    }


def seeds(what: str) -> Iterable[bytes]:
    """Texts to begin with: the files of the cases, and figures and periods as they are written in
    tests.
    """
    from tests.support.any_input import FULL
    from tests.support.projects import cases

    files = [file for case in cases() for file in case.files if len(file.text) < LONGEST]
    match what:
        case "registry":
            yield FULL["targets.yaml"]
            yield from (file.content() for file in files if file.name == "targets.yaml")
        case "yaml" | "observations":
            yield FULL["observations/a.yaml"]
            yield from (
                file.content()
                for file in files
                if file.name.endswith(".yaml") and file.name != "targets.yaml"
            )
        case "csv":
            yield from (file.content() for file in files if file.name.endswith(".csv"))
        case "report":
            yield b"\0\0\0\0\0\0"
        case _:
            tests = (HERE / "tests" / f"test_{what}s.py").read_text("utf-8")
            yield from (word.encode() for word in re.findall(r'"([^"\n]{1,40})"', tests))


def words() -> str:
    """The fuzzer's dictionary: the names of all fields, and what is written in them."""
    from tests.support import every_field as full

    found = {
        "\\xef\\xbc\\x9a",
        "..",
        "- ",
        ": ",
        "\\x0a  ",
        "observations:",
        "&a",
        "*a",
        "!!int",
        "|",
        "? ",
        "---",
    }
    for tree in (full.REGISTRY, full.OBSERVATIONS):
        for path in full.paths(tree):
            found |= {str(step) for step in path}
    found |= set(re.findall(r"\S+", "突破 约 以上 至少 近 不足 超过 多 余 万 亿 百 千 十 点 % ‰"))
    found |= set(re.findall(r"\S+", "年 月 日 底 末 上半年 季度 前三季度 至 到 截至 .. —"))
    return "".join(f'"{_escaped(word)}"\n' for word in sorted(found))


def _escaped(word: str) -> str:
    return word if word.startswith("\\x") else "".join(f"\\x{byte:02x}" for byte in word.encode())


def search(what: str) -> None:
    """Of a child: run the fuzzer until it finds something or its time is over; it does not come
    back.
    """
    import atheris

    with atheris.instrument_imports(include=["tracker"], enable_loader_override=False):
        one = targets()[what]

    def test(content: bytes) -> None:
        try:
            one(content)
        except Exception:
            said = traceback.format_exc()
            frames = re.findall(r'File ".*?/((?:tracker|tests)/\S+)", line (\d+)', said)
            name = hashlib.sha256(
                f"{frames[-1:]}{said.splitlines()[-1][:30]}".encode()
            ).hexdigest()[:12]
            kept = FOUND / what / name
            if not kept.exists():
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(content)
                kept.with_suffix(".txt").write_text(said, "utf-8")

    atheris.Setup([sys.argv[0], *sys.argv[2:]], test)
    atheris.Fuzz()


def main(seconds: int, chosen: Iterable[str]) -> int:
    chosen = list(chosen)
    executions = 0
    before = set(FOUND.rglob("*.txt"))
    for what in chosen:
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder) / "corpus"
            corpus.mkdir()
            for number, seed in enumerate(seeds(what)):
                (corpus / str(number)).write_bytes(seed)
            (Path(folder) / "words").write_text(words(), "ascii")
            options = [
                f"-max_total_time={seconds // len(chosen)}",
                f"-max_len={LONGEST}",
                "-print_final_stats=1",
                "-timeout=20",
                "-rss_limit_mb=2000",
                f"-dict={folder}/words",
                f"-artifact_prefix={folder}/",
            ]
            child = [sys.executable, __file__, f"--{what}", *options, str(corpus)]
            done = subprocess.run(
                child, capture_output=True, text=True, errors="replace", check=False
            )
            if "stat::number_of_executed_units" not in done.stderr:
                print(done.stderr[-3000:], file=sys.stderr)
        tried = int(
            (re.findall(r"stat::number_of_executed_units:\s*(\d+)", done.stderr) or [0])[-1]
        )
        covered = (re.findall(r"cov: (\d+)", done.stderr) or ["?"])[-1]
        ended = "" if done.returncode == 0 else f", ended with {done.returncode}"
        print(f"{what}: {tried:,} executions, {covered} edges{ended}", flush=True)
        executions += tried
    fresh = sorted(set(FOUND.rglob("*.txt")) - before)
    for kept in fresh:
        print(f"{kept.relative_to(HERE)}: {kept.read_text('utf-8').strip().splitlines()[-1][:200]}")
    print(f"{executions:,} executions, {len(fresh)} findings")
    return int(bool(fresh))


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if sys.argv[1:] and sys.argv[1].startswith("--"):
        search(sys.argv[1][2:])
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1200, sys.argv[2:] or WHAT))
