"""Hostile projects: what a stranger's pull request may bring.

The large ones are generated, and run under limits.
"""

from __future__ import annotations

import random
import resource
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import Answer, command, environment
from tests.support.projects import CASES, PROJECT

MOST_SECONDS, MOST_BYTES = (
    3,
    300 * 1024 * 1024,
)  # the seconds are measured by benchmarks/hostile.py, not by tests
HANGING = 60
M = 1_000_000
FEW = 40_000  # instead of a million: beyond every limit all the same
BASE = (CASES / "base.yaml").read_text("utf-8")
HEAD = "publication: {title: 统计公报, published: 2025-03}\nobservations:\n"
ROW = "indicator,period,value,published,title\n"
Files = Mapping[str, str | bytes]


def observed(text: str | bytes) -> Files:
    return {"observations/a.yaml": text}


def rows(text: str | bytes) -> Files:
    return {"observations/a.csv": text}


def record(**fields: str) -> Files:
    """One observation whose fields are plain but for those given, as they are written."""
    plain = {"indicator": "firms", "period": "2024", "value": "突破1.6万"} | fields
    return observed(
        HEAD + "  - {" + ", ".join(f"{key}: {value}" for key, value in plain.items()) + "}\n"
    )


def target(**fields: str) -> Files:
    """One target more in the registry."""
    plain = {
        "id": "one",
        "plan": "plan",
        "name": "一",
        "unit": "家",
        "target": "{value: 1, by: 2025}",
    } | fields
    return {
        "targets.yaml": BASE
        + "  - {"
        + ", ".join(f"{key}: {value}" for key, value in plain.items())
        + "}\n"
    }


def write(root: Path, files: Files) -> Path:
    for name, content in ({"targets.yaml": BASE} | dict(files)).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def limits() -> None:
    """Of a child: whoever hangs is killed; whoever needs more than is promised gets no memory, and
    ends with 4.
    """
    resource.setrlimit(resource.RLIMIT_CPU, (HANGING, HANGING))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


def limited(*arguments: str, at: Path = PROJECT) -> Answer:
    """Run the program within the limits."""
    done = subprocess.run(
        command(*arguments),
        cwd=at,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=5 * HANGING,
        check=False,
        preexec_fn=limits,
    )
    return Answer(
        done.returncode,
        done.stdout.decode("utf-8", "replace"),
        done.stderr.decode("utf-8", "replace"),
    )


def large(name: str, codes: str, make: Callable[[int], Files]) -> Any:
    """A project too large to keep, made with so many of what its name counts in millions, and the
    codes of the problems that it has.
    """
    return pytest.param(make, set(codes.split()), id=name)


def _bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]\n"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)]
    return "".join(lines)


def _noise(size: int) -> bytes:
    return random.Random(4).randbytes(size)


LARGE = (
    # depth
    large("flow-lists-10000-deep", "F212", lambda m: observed(HEAD + "  " + "[" * 10_000 + "]" * 10_000)),
    large("flow-lists-open-30MB", "F212", lambda m: observed("[" * 30 * m)),
    large("flow-mappings-10000-deep", "F212", lambda m: observed(HEAD + "  " + "{a: " * 10_000 + "}" * 10_000)),
    large("block-lists-10000-deep", "F212", lambda m: observed("- " * 10_000 + "x\n")),
    large("block-mappings-5000-deep", "F212", lambda m: observed("".join(" " * n + "a:\n" for n in range(5000)))),
    large("registry-10000-deep", "F212", lambda m: {"targets.yaml": "[" * 10_000 + "]" * 10_000}),
    large("keys-of-keys", "F207 F212", lambda m: observed("? " * m + "x\n")),
    # length
    large("key-of-a-megabyte", "F201 F214", lambda m: observed(HEAD + "  - {" + "k" * m + ": 1}\n")),
    large("explicit-key-of-a-megabyte", "F214", lambda m: observed(HEAD + "  - {? " + "k" * m + " : 1}\n")),
    large("registry-key-of-a-megabyte", "F214", lambda m: {"targets.yaml": "? " + "k" * m + "\n: 1\n" + BASE}),
    large("id-of-a-megabyte", "F214", lambda m: target(id="k" * m)),
    large("name-of-30MB", "F214", lambda m: target(name="名" * 10 * m)),
    large("title-of-30MB", "F214", lambda m: observed(HEAD.replace("统计公报", "x" * 30 * m))),
    large("value-of-30MB", "F214", lambda m: record(value="1" * 30 * m)),
    large("anchor-of-a-megabyte", "F203 F301 F302", lambda m: observed("a: &" + "a" * m + " x\n")),
    large("tag-of-a-megabyte", "F205 F301 F302", lambda m: observed("a: !" + "a" * m + " x\n")),
    large("a-million-digits", "F214", lambda m: record(value="9" * m)),
    large("a-million-digits-full-width", "F214", lambda m: record(value="９" * m)),
    large("a-million-digits-chinese", "F214", lambda m: record(value="九" * m)),
    large("9000-digits", "F401", lambda m: record(value="9" * 9000)),
    large("9000-digits-full-width", "F401", lambda m: record(value="９" * 9000)),
    large("9000-digits-chinese", "F401", lambda m: record(value="亿" * 9000)),
    large("9000-digits-in-a-period", "F411", lambda m: record(period="2" * 9000)),
    large("9000-digits-in-a-target", "F401", lambda m: target(target="{value: " + "9" * 9000 + ", by: 2025}")),
    # breadth
    large("aliases-to-billions", "F203 F301 F302", lambda m: observed(_bomb())),
    large("8-million-aliases", "F203 F216", lambda m: observed("a: &a x\nb: [" + "*a," * 8 * m + "]\n")),
    large("a-million-tags", "F205 F216", lambda m: observed("[" + "!a x," * m + "]\n")),
    large("15-million-values", "F215", lambda m: observed("[" + "a," * 15 * m + "]")),
    large("10-million-empty-items", "F215", lambda m: observed(HEAD[:-1] + " [" + "{}," * 10 * m + "]")),
    large("7-million-dashes", "F215", lambda m: observed(HEAD + "  -\n" * max(7 * m, 310_000))),
    large("2-million-keys", "F215", lambda m: observed("{" + "".join(f"k{n}: 1," for n in range(max(2 * m, 160_000))) + "}")),
    large("100000-unknown-keys", "F216 F301 F302",
          lambda m: observed("{" + "".join(f"k{n}: ," for n in range(max(12_000, m // 10))) + "}")),
    large("10000-problems", "O101", lambda m: observed(HEAD + "  - {indicator: x, period: 2024, value: 1}\n" * (m // 100))),
    large("90000-bad-fields", "F216 F301 F302", lambda m: observed(HEAD + "  - {a: b}\n" * max(12_000, 9 * m // 100))),
    large("90000-bad-targets", "F216 F302", lambda m: {"targets.yaml": BASE + "  - {name: b}\n" * max(12_000, 9 * m // 100)}),
    large("10000-targets", "", lambda m: target(aliases="[" + ", ".join(f"a{n}" for n in range(m // 100)) + "]")),
    large("10000-milestones", "T108", lambda m: target(
        milestones="{" + ", ".join(f"{1900 + n // 2}-{n % 2 + 1:02}: {n + 1}" for n in range(m // 100)) + "}")),
    # nothing
    large("30MB-of-spaces", "F102", lambda m: observed(" " * 30 * m)),
    large("30MB-of-spaces-before-a-slip", "F201", lambda m: observed(" " * 30 * m + "x: [")),
    large("30MB-of-spaces-inside", "F303", lambda m: observed(HEAD + " " * 30 * m + "\n  - x")),
    large("30MB-of-line-ends", "F102", lambda m: observed("\n" * 30 * m)),
    large("30MB-of-line-ends-before-a-slip", "F201", lambda m: observed("\n" * 30 * m + "x: [")),
    large("30MB-of-comment", "F214", lambda m: observed("# " + "x" * 30 * m)),
    large("30MB-of-comments", "F214", lambda m: observed("#\n" * 15 * m + "x: [")),
    large("30MB-of-one-line", "F214", lambda m: observed("x" * 30 * m)),
    large("30MB-of-one-line-and-an-emoji", "F214", lambda m: observed("x" * 30 * m + "😀")),
    large("30MB-of-one-quoted-line", "F214", lambda m: observed('a: "' + "x" * 30 * m)),
    large("30MB-of-quoted-lines", "F214", lambda m: observed('a: "' + "x\n " * 10 * m)),
    large("30MB-of-block-lines", "F214", lambda m: observed("a: |\n" + " x\n" * 10 * m)),
    large("33MB", "F103", lambda m: observed(HEAD + "#" * 33 * 1024 * 1024)),
    # no text
    large("30MB-of-NUL", "F213", lambda m: observed(b"\0" * 30 * m)),
    large("30MB-of-noise", "F101", lambda m: observed(_noise(30 * m))),
    large("30MB-of-noise-as-csv", "F101", lambda m: rows(_noise(30 * m))),
    large("30MB-of-GB18030", "F101", lambda m: observed("高新技术".encode("gb18030") * 3 * m)),
    large("registry-of-noise", "F101", lambda m: {"targets.yaml": _noise(m)}),
    # CSV
    large("csv-cell-of-a-megabyte", "O404", lambda m: rows(ROW + "firms,2024,1,2025," + "x" * max(m, 140_000) + "\n")),
    large("csv-cell-of-100000", "F214", lambda m: rows(ROW + "firms,2024,1,2025," + "x" * 100_000 + "\n")),
    large("csv-open-quote", "O404", lambda m: rows(ROW + 'firms,2024,1,2025,"x\n' + "firms,2024,1,2025,x\n" * m)),
    large("csv-a-million-bad-rows", "F216 O101", lambda m: rows(ROW + "x,2024,1,2025,x\n" * m)),
    large("csv-30-million-cells", "O404", lambda m: rows(ROW + "," * 30 * m)),
    large("csv-400000-columns", "F216 F302 O401", lambda m: rows("x," * (4 * m // 10))),
    large("csv-a-million-columns", "O404", lambda m: rows("x," * max(m, 510_000))),
    large("csv-30MB-of-GB18030", "O402 O404", lambda m: rows("高新技术".encode("gb18030") * 3 * m)),
)  # fmt: skip
