"""The tab key in bash, zsh and fish, as typer's scripts ask the program."""

from __future__ import annotations

import atexit
import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.support.processes import Answer, environment, tracker
from tests.support.projects import CASES, PROJECT, cases, write_project
from tests.support.tiers import tiers
from tracker.assess.status import Status
from tracker.language import LANGUAGES
from tracker.model.periods import read_period
from tracker.read.completion import _LISTS, scan_names
from tracker.read.yamltext import read_yaml
from tracker.words.terms import WORDS
from tracker.workflows import init as sample

SHELLS = ("bash", "zsh", "fish")
EACH = ("bash", *(pytest.param(one, marks=pytest.mark.long) for one in ("zsh", "fish")))
MORE = """\
  - {id: labs, plan: plan, name: {zh: 实验室 (在建), en: 'Labs [new]'}, unit: 个, section: 创新,
     owners: [市科技局, 市科协], nature: binding, target: {value: 7, by: 2025}}
  - id: air
    plan: plan
    name:
      zh: 空气
      en: Air, clean   # 注释
    aliases:
      - 空气质量
    section: 'Land and air'
    owners: ["Science Bureau", 'Bureau''s', Science Park]
    unit: "%"
    target: {value: 1, by: 2025}
"""
HOSTILE = """\
plans: [{id: plan, name: 规划, period: 2021..2025}]
targets:
  - id: aa
    name: 'x `touch a` $(touch b) \\$(touch c) \\`touch d\\` \\"; touch e; "" ''; touch f; '' )); touch g; (( %F{red}*'
    section: $(touch h)
    owners: ['`touch i`', '*', '?', a:b, a=b, -rf, ~, 'a;b', 'a&b', 'a|b', a>b, 'a  b', "a\\tb", '#a', '!a', '{a,b}']
  - id: a$(touch j)
    name: '"'
"""
# what a shell reads as more than text within its double quotes, or at the end of them
SPECIAL = re.compile(r"[`$\\']")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders: fine (a project), hostile (one that nobody should run), broken, none."""
    root = tmp_path_factory.mktemp("projects")
    base = (CASES / "base.yaml").read_text("utf-8")
    write_project(root / "fine", {"targets.yaml": base + MORE, "observations/a.yaml": ""})
    write_project(root / "hostile", {"targets.yaml": HOSTILE})
    (root / "broken").mkdir()
    (root / "broken/targets.yaml").write_bytes(b"targets:\n  - {id: [\xff\n  - id:\n- x\n")
    (root / "none").mkdir()
    return root


SERVER = """
import io, json, os, sys
sys.modules["rich"] = None  # as the program does when a shell asks
from tracker.cli import main
from tracker.cli.streams import Streams
for line in sys.stdin:
    at, variables = json.loads(line)
    os.chdir(at)
    out, err = io.StringIO(), io.StringIO()
    try:
        code = main([], variables, Streams(io.StringIO(), out, err))
    except SystemExit as end:
        code = end.code or 0
    print(json.dumps([code, out.getvalue(), err.getvalue()]), flush=True)
"""


@cache
def _server() -> subprocess.Popen[str]:
    """A process that answers one question after the other: what a shell starts, without its start
    each time.
    """
    run = [sys.executable, "-c", SERVER]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    made = subprocess.Popen(run, cwd=PROJECT, env=environment(), text=True, **pipes)
    atexit.register(made.communicate)
    return made


def _variables(shell: str, line: str, variables: Mapping[str, str]) -> dict[str, str]:
    words = line.split(" ")
    told = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }[shell]
    return environment(_TRACKER_COMPLETE=f"complete_{shell}", **told, **variables)


def asked(shell: str, line: str, at: Path, **variables: str) -> Answer:
    """What the program says when a shell completes a line."""
    server = _server()
    assert server.stdin is not None and server.stdout is not None
    server.stdin.write(json.dumps([str(at), _variables(shell, line, variables)]) + "\n")
    server.stdin.flush()
    return Answer(*json.loads(server.stdout.readline()))


def asked_apart(shell: str, line: str, at: Path, *options: str, **variables: str) -> Answer:
    """The same by a process of its own, as a shell starts it."""
    script = "import sys; sys.argv[0] = 'tracker'; from tracker.cli import program; program()"
    done = subprocess.run(
        [sys.executable, *options, "-c", script],
        cwd=at,
        capture_output=True,
        timeout=60,
        check=False,
        env=_variables(shell, line, variables),
    )
    return Answer(
        done.returncode,
        done.stdout.decode("utf-8", "replace"),
        done.stderr.decode("utf-8", "replace"),
    )


def offered(
    shell: str,
    line: str,
    at: Path,
    ask: Callable[..., Answer] = asked,
    **variables: str,
) -> dict[str, str]:
    """Values and their help, as the shell will read them."""
    found = ask(shell, line, at, **variables)
    assert found.code == 0 and not found.err, found.err
    match shell:
        case "bash":
            return {value: "" for value in found.out.split("\n") if value}
        case "zsh":
            if found.out == "_files\n":
                return {}
            assert found.out.startswith("_arguments '*: :((") and found.out.endswith("))'\n")
            lines = found.out.removeprefix("_arguments '*: :((").removesuffix("))'\n").split("\n")
            pairs = [
                re.fullmatch(r'"((?:[^"]|"")*)"(?::"((?:[^"]|"")*)")?', line) for line in lines
            ]
            return {pair[1]: pair[2] or "" for pair in pairs if pair}
    return {
        value: said
        for value, _, said in (line.partition("\t") for line in found.out.split("\n"))
        if value
    }


@pytest.mark.parametrize("shell", EACH)
@pytest.mark.parametrize(
    ("line", "values"),
    [
        pytest.param("tracker st", ["status"], id="command"),
        pytest.param("tracker status --se", ["--section"], id="option"),
        pytest.param(
            "tracker status ", ["firms", "contracts", "share", "bridge", "labs", "air"], id="ids"
        ),
        pytest.param("tracker status firms s", ["share"], id="another-id"),
        pytest.param("tracker status 高", ["高新技术企业数量", "高企"], id="names-and-aliases"),
        pytest.param("tracker status 空", ["空气", "空气质量"], id="of-a-block"),
        pytest.param("tracker status zz", [], id="nothing"),
        pytest.param("tracker status --plan ", ["plan"], id="plan"),
        pytest.param("tracker status --plan 规", ["规划"], id="plan-by-name"),
        pytest.param("tracker status --section 创", ["创新"], id="section"),
        pytest.param("tracker status --owner 市", ["市科技局", "市科协"], id="owner"),
        pytest.param("tracker status --owner 市科技", ["市科技局"], id="owner-begun"),
        pytest.param("tracker status --nature ", ["expected", "binding"], id="nature"),
        pytest.param("tracker status --status m", ["met", "missed"], id="status"),
        pytest.param("tracker status --status 超", ["超额完成"], id="status-in-chinese"),
        pytest.param("tracker status --status ", list(Status), id="statuses"),
        pytest.param("tracker status --format j", ["json"], id="format"),
        pytest.param("tracker --lang en status --sort n", ["name"], id="after-options"),
        pytest.param("tracker schema o", ["observations"], id="schema"),
    ],
)
def test_what_is_offered(home: Path, shell: str, line: str, values: list[str]) -> None:
    assert sorted(offered(shell, line, home / "fine")) == sorted(values)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_ids_come_with_their_names(home: Path, shell: str) -> None:
    assert offered(shell, "tracker status l", home / "fine") == {"labs": "实验室 (在建)"}
    assert offered(shell, "tracker status l", home / "fine", TRACKER_LANG="en") == {
        "labs": "Labs [new]"
    }
    assert offered(shell, "tracker status a", home / "fine", TRACKER_LANG="en") == {
        "air": "Air, clean"
    }
    assert offered(shell, "tracker status --status o", home / "fine") == {
        "on_track": "符合预期",
        "open": "进行中",
    }
    assert offered(shell, "tracker status --status me", home / "fine", TRACKER_LANG="en") == {
        "met": WORDS["met"][1]
    }
    assert offered(shell, "tracker chec", home / "fine")["check"].startswith("列出")


def test_a_space_is_no_end_of_a_word(home: Path) -> None:
    for line, value in (("--owner Sci", "Science Bureau"), ("--section La", "Land and air")):
        for shell in SHELLS:
            found = offered(shell, f"tracker status {line}", home / "fine")
            assert (value.replace(" ", "\\ ") if shell == "bash" else value) in found
            assert not any("'" in one for one in found)


@pytest.mark.parametrize("shell", SHELLS)
def test_where_the_project_is(home: Path, shell: str) -> None:
    for line, variables in (
        ("tracker status -C ../fine fi", {}),
        ("tracker -C ../fine status fi", {}),
        ("tracker status fi", {"TRACKER_DIR": "../fine"}),
        ("tracker status -C ../fine/observations fi", {}),
    ):
        assert list(offered(shell, line, home / "none", **variables)) == ["firms"]


@pytest.mark.parametrize("shell", EACH)
@pytest.mark.parametrize("folder", ["none", "broken"])
def test_the_tab_key_never_complains(home: Path, shell: str, folder: str) -> None:
    assert not offered(shell, "tracker status f", home / folder)
    assert list(offered(shell, "tracker sta", home / folder)) == ["status"]
    assert not offered(shell, "tracker status f", home / "fine", TRACKER_DIR="/nowhere")


@pytest.mark.parametrize("shell", EACH)
@pytest.mark.parametrize(
    "line", ["status ", "status a", "status x", "--section ", "--owner ", "--plan "]
)
def test_a_name_is_never_code(home: Path, shell: str, line: str) -> None:
    """The scripts of bash and zsh evaluate what they are given: with typer alone `\\$(…)` in a name
    would be run.
    """
    found = offered(
        shell, f"tracker {'' if line.startswith('status') else 'status '}{line}", home / "hostile"
    )
    assert set(found) <= {"aa", "plan", "规划"}
    assert not any(SPECIAL.search(said) for said in found.values())


@pytest.mark.parametrize("shell", EACH)
@pytest.mark.parametrize(
    "variables",
    [
        pytest.param({"PYTHONUTF8": "", "LC_ALL": "C"}, id="c", marks=pytest.mark.long),
        pytest.param(
            {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
            id="c-as-it-was",
            marks=pytest.mark.long,
        ),
        pytest.param(
            {"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}, id="latin", marks=pytest.mark.long
        ),
        pytest.param({"PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"}, id="gbk"),
    ],
)
@pytest.mark.parametrize(
    ("line", "values"),
    tiers(
        [("status fi", ["firms"]), ("status 高", None), ("status --owner ", None), ("che", None)],
        [("status --owner ", None)],
    ),
)
def test_any_locale(
    home: Path, shell: str, variables: dict[str, str], line: str, values: list[str] | None
) -> None:
    """Chinese help is no reason to fail, and a name that the encoding spoils is not offered."""
    found = list(offered(shell, f"tracker {line}", home / "fine", asked_apart, **variables))
    assert not any("?" in value for value in found)
    assert values in (None, found)


@pytest.mark.parametrize("shell", EACH)
def test_it_loads_nothing_heavy(home: Path, shell: str) -> None:
    found = asked_apart(shell, "tracker status fi", home / "fine", "-X", "importtime")
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in found.err.splitlines()}
    assert "firms" in found.out and "typer" in loaded
    assert not loaded & {
        "rich",
        "yaml",
        "markdown_it",
        "filelock",
    }  # typer 0.29 converts words with pydantic


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_own_options_are_explained(language: str) -> None:
    told = tracker("--lang", language, "--help", COLUMNS="120").out
    said = {
        "zh": ["安装补全", "补全脚本", "显示帮助"],
        "en": ["install completion for", "print the completion", "show this help"],
    }
    assert all(one in told for one in said[language])
    assert said[language][2] in tracker("--lang", language, "check", "--help", COLUMNS="120").out
    assert "Show this message" not in told and "Show completion" not in told


def test_a_registry_that_leads_out_offers_nothing(tmp_path: Path) -> None:
    write_project(tmp_path / "theirs", {})
    (tmp_path / "p").mkdir()
    (tmp_path / "p/targets.yaml").symlink_to("../theirs/targets.yaml")
    assert offered("bash", "tracker status ", tmp_path / "theirs") and not offered(
        "bash", "tracker status ", tmp_path / "p"
    )


@pytest.mark.parametrize("shell", EACH)
def test_the_script_of_a_shell(shell: str, tmp_path: Path) -> None:
    script = "import sys; sys.argv[0] = 'tracker'; from tracker.cli import program; program()"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment(_TRACKER_COMPLETE=f"source_{shell}"),
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert f"_TRACKER_COMPLETE=complete_{shell}" in done.stdout.decode()


def _registries() -> dict[str, str]:
    """Every registry at hand that can be read."""
    texts = {
        "shipped": (PROJECT / "targets.yaml").read_text("utf-8"),
        "base": (CASES / "base.yaml").read_text("utf-8"),
    }
    period = read_period(sample.PERIOD)
    texts |= {f"sample-{one}": sample.registry(one, sample.NewPlan(), period) for one in LANGUAGES}
    texts |= {f"{one}.more": texts[one] + MORE for one in ("base",)}
    texts |= {
        "windows": texts["base"].replace("\n", "\r\n"),
        "comments": texts["base"].replace("\n  - ", "\n # x: -\n  -  "),
    }
    named = [
        (case.name, file) for case in cases() for file in case.files if file.name == "targets.yaml"
    ]
    texts |= {name: file.text for name, file in named if not file.options}
    return {
        name: text
        for name, text in texts.items()
        if len(text) < 1 << 20 and not read_yaml(text, "")[1]
    }


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=name) for name, text in _registries().items()]
)
def test_the_scan_finds_what_the_reader_finds(text: str) -> None:
    root, _ = read_yaml(text, "")
    assert root is not None
    for name in _LISTS:
        node = root.get(name)
        if node is None or node.flow:
            assert scan_names(text, name) == []
            continue
        items = [item for item in (one.plain() for one in node.items()) if isinstance(item, dict)]
        expected = [
            _item(item) for item in items if isinstance(item.get("id"), str) and _simple(item)
        ]
        assert [
            one for one in scan_names(text, name) if one.id in {item[0] for item in expected}
        ] == expected


def _item(item: dict[str, object]) -> tuple[object, ...]:
    said = item.get("name") or ""
    names = (
        {key: said[key] for key in said if key in ("zh", "en")}
        if isinstance(said, dict)
        else {"zh": said}
    )
    return (
        item["id"],
        names,
        item.get("aliases") or [],
        item.get("section") or "",
        item.get("owners") or [],
    )


def _simple(item: dict[str, object]) -> bool:
    """Of the types that the fields have."""
    lists = [item.get(key) or [] for key in ("aliases", "owners")]
    names = item.get("name") if isinstance(item.get("name"), dict) else {}
    return all(
        isinstance(one, list) and all(isinstance(text, str) for text in one) for one in lists
    ) and all(
        isinstance(text, str) for text in (*dict(names or {}).values(), item.get("section") or "")
    )


# Pressed in earnest, in a terminal, in bash 5.2, zsh 5.9 and fish 3.6: commands, ids, names, plans,
# owners, statuses;
# with HOSTILE nothing was run. `--plan=f` in one word is not completed: typer's scripts do not tell
# it apart.
