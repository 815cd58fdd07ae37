"""What runs elsewhere (docs/ci.md): the action and its script, workflows, hooks and every recipe of
the documents.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.docs_pages import FENCE, text_of
from tests.support.processes import environment
from tests.support.projects import PROJECT
from tests.support.repositories import ME, PULLED, REGISTRY, pulled
from tests.support.tiers import tiers
from tests.support.validators import check_jsonschema

PAGES = ["ci.md", "ci.zh-CN.md"]
RECIPES = [*PAGES, "site.md", "site.zh-CN.md"]
SCRIPT = PROJECT / ".github" / "action.sh"
YAML = [PROJECT / "action.yml", *sorted((PROJECT / ".github" / "workflows").glob("*.yml"))]
SCHEMAS = {
    "# .github/workflows/": "vendor.github-workflows", "# .gitlab-ci.yml": "vendor.gitlab-ci", "action.yml": "vendor.github-actions",
    "test.yml": "vendor.github-workflows", "pages.yml": "vendor.github-workflows",
    "release.yml": "vendor.github-workflows",
}  # fmt: skip
bash = pytest.mark.skipif(os.name != "posix" or shutil.which("bash") is None, reason="needs bash")
BIN = Path(sys.executable).parent
INPUTS = {
    "COMMAND": "auto", "FAIL_ON": "never", "DIFF_FAIL_ON": "never", "LANG": "en",
    "WORKING_DIRECTORY": ".", "AS_OF": "2025-06-30", "BASE": "", "PYTHON": sys.executable,
    "INSTALL": "false",
}  # fmt: skip
# notes what it was called with, one argument a line
FAKE = """#!/bin/sh
printf '%s\\n' "$@" END >> "$RUNNER_TEMP/called"
while [ "$#" -gt 0 ]; do
  if [ "$1" = -o ] && [ "$2" != - ]; then echo '{"summary": {"met": 1}}' > "$2"; fi
  shift
done
exit "${FAKE_CODE:-0}"
"""


def blocks(page: str, language: str) -> list[str]:
    return [found[2] for found in FENCE.finditer(text_of(page)) if found[1] == language]


def validated(path: Path, schema: str) -> str:
    said = check_jsonschema("--builtin-schema", schema, "--output-format", "json", str(path))
    return "" if json.loads(said)["status"] == "ok" else said


@pytest.mark.parametrize("path", YAML, ids=lambda path: str(path.name))
def test_what_github_reads_fits_its_schema(path: Path) -> None:
    assert validated(path, SCHEMAS[path.name]) == ""


@pytest.mark.parametrize("page", RECIPES)
def test_recipes_fit_their_schema(page: str, tmp_path: Path) -> None:
    found = set()
    for number, text in enumerate(blocks(page, "yaml")):
        path = tmp_path / f"{number}.yml"
        path.write_text(text, "utf-8")
        for head, schema in SCHEMAS.items():
            if text.startswith(head):
                found.add(schema)
                assert validated(path, schema) == "", text
    assert found == {"vendor.github-workflows", "vendor.gitlab-ci"}


def test_both_languages_have_the_same_recipes() -> None:
    def bare(page: str) -> list[str]:
        said = [
            re.sub(r"#.*|reason: .*|lang: ..|args: .*", "", text) for text in blocks(page, r"yaml")
        ]
        return (
            said
            + [re.sub(r"^# .*\n", "", text, flags=re.MULTILINE) for text in blocks(page, "sh")]
            + blocks(page, "groovy")
        )

    assert bare(PAGES[0]) == bare(PAGES[1])


def steps(tree: Any) -> Iterator[dict[str, Any]]:
    """Every step of an action or a workflow."""
    jobs = tree["jobs"].values() if "jobs" in tree else [tree["runs"]]
    for job in jobs:
        yield from job.get("steps", ())  # none where a job is another workflow


def everything() -> list[str]:
    pages = [
        text for page in RECIPES for text in blocks(page, "yaml") if text.startswith("# .github/")
    ]
    return [path.read_text("utf-8") for path in YAML] + pages


@pytest.mark.parametrize("text", everything())
def test_nothing_is_pasted_into_a_script(text: str) -> None:
    """Inputs and what comes from a pull request go through the environment; actions are pinned by
    their commit.
    """
    found = list(steps(yaml.safe_load(text)))
    assert found
    for step in found:
        assert "${{" not in step.get("run", ""), step
        used = step.get("uses", "./")
        assert used in ("./", "OWNER/tracker@COMMIT") or re.fullmatch(
            r"[\w/-]+@[0-9a-f]{40}", used
        ), used


def test_the_page_names_every_input_and_output() -> None:
    tree = yaml.safe_load((PROJECT / "action.yml").read_text("utf-8"))
    given = {
        one[6:].lower().replace("_", "-")
        for one in re.findall(r"INPUT_\w+", SCRIPT.read_text("utf-8"))
    }
    assert given == set(tree["inputs"])
    for page in PAGES:
        assert {*tree["inputs"], *tree["outputs"]} <= set(re.findall(r"`([a-z-]+)`", text_of(page)))


@pytest.mark.external
@pytest.mark.skipif(
    shutil.which("zizmor", path=f"{BIN}{os.pathsep}{os.environ['PATH']}") is None,
    reason="needs zizmor",
)
def test_zizmor(tmp_path: Path) -> None:
    for page in RECIPES:
        for number, text in enumerate(blocks(page, "yaml")):
            if text.startswith("# .github/"):
                path = tmp_path / ".github" / "workflows" / f"{page}-{number}.yml"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(
                    text.replace("OWNER/tracker@COMMIT", f"owner/tracker@{'1' * 40} # v1"), "utf-8"
                )
    for folder in (PROJECT, tmp_path):
        run = ["zizmor", "--offline", "--quiet", "--no-progress", str(folder)]
        done = subprocess.run(
            run,
            env=environment(PATH=f"{BIN}{os.pathsep}{os.environ['PATH']}"),
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout.decode()


# the action's script


def act(
    at: Path,
    temp: Path,
    *,
    fake: bool = False,
    code: int = 0,
    variables: Mapping[str, str] | None = None,
    **inputs: str,
) -> tuple[int, str, dict[str, str], str]:
    """Exit code, log, outputs and summary of a run of the script."""
    temp.mkdir(exist_ok=True)
    for name in ("output", "summary"):
        (temp / name).write_text("")
    path = [str(BIN), os.environ["PATH"]]
    if fake:
        (temp / "bin").mkdir(exist_ok=True)
        (temp / "bin" / "tracker").write_text(FAKE)
        (temp / "bin" / "tracker").chmod(0o755)
        path.insert(0, str(temp / "bin"))
    given = {f"INPUT_{key}": value for key, value in {**INPUTS, **inputs}.items()}
    run = {
        **environment(**ME),
        **given,
        "PATH": os.pathsep.join(path),
        "RUNNER_TEMP": str(temp),
        "FAKE_CODE": str(code),
        "GITHUB_OUTPUT": str(temp / "output"),
        "GITHUB_STEP_SUMMARY": str(temp / "summary"),
        "GITHUB_ACTION_PATH": str(PROJECT),
        **(variables or {}),
    }
    done = subprocess.run(
        ["bash", str(SCRIPT)], cwd=at, env=run, capture_output=True, check=False, timeout=120
    )
    outputs = dict(line.split("=", 1) for line in (temp / "output").read_text("utf-8").splitlines())
    return (
        done.returncode,
        (done.stdout + done.stderr).decode(),
        outputs,
        (temp / "summary").read_text("utf-8"),
    )


COMPARED = ["diff"] * 4  # once for each form
HOSTILE = [
    "$(touch ran)",
    "`touch ran`",
    "; touch ran",
    "'; touch ran; '",
    '"; touch ran; "',
    "--help",
    "-o x",
    "*",
    "a\nb=c",
    "%0A::error::x",
    "${IFS}",
]


@bash
@pytest.mark.parametrize("value", tiers(HOSTILE, ["$(touch ran)", "'; touch ran; '", "--help"]))
def test_an_input_is_only_ever_a_value(tmp_path: Path, value: str) -> None:
    inputs = dict.fromkeys(("FAIL_ON", "DIFF_FAIL_ON", "LANG", "AS_OF", "BASE"), value)
    code, said, outputs, _ = act(tmp_path, tmp_path / "t", fake=True, **inputs)
    called = (tmp_path / "t" / "called").read_text()
    assert code == 0 and not list(tmp_path.rglob("ran")), said
    assert f"--lang={value}\n--as-of={value}\n" in called and f"--fail-on={value}\n" in called
    assert f"\n--\n{value}\nEND\n" in called  # the base stands where no option can
    assert set(outputs) == {"reports", "diff", "diff-sarif", "counts", "json", "sarif"}


@bash
@pytest.mark.parametrize("value", tiers(["$(touch ran)", "-", "--help", "nowhere"], ["-"]))
def test_a_folder_that_is_not_there(tmp_path: Path, value: str) -> None:
    code, _, outputs, _ = act(tmp_path, tmp_path / "t", fake=True, WORKING_DIRECTORY=value)
    assert code != 0 and outputs == {} and not list(tmp_path.rglob("ran"))


@bash
@pytest.mark.parametrize(
    ("command", "base", "called"),
    [
        pytest.param("auto", "", ["report"], id="auto", marks=pytest.mark.long),
        pytest.param("auto", "main", [*COMPARED, "report"], id="auto-with-a-base"),
        pytest.param("report", "main", ["report"], id="report", marks=pytest.mark.long),
        pytest.param("diff", "", COMPARED, id="diff"),
        pytest.param("check", "main", ["check", "check"], id="check", marks=pytest.mark.long),
        pytest.param("$(touch ran)", "", [], id="unknown"),
    ],
)
def test_commands(tmp_path: Path, command: str, base: str, called: list[str]) -> None:
    code, said, _, _ = act(tmp_path, tmp_path / "t", fake=True, COMMAND=command, BASE=base)
    path = tmp_path / "t" / "called"
    calls = path.read_text().split("END\n")[:-1] if path.exists() else []
    assert [call.split("\n")[0] for call in calls] == called and (code == 0) is bool(called)
    assert called or "::error::command must be" in said


@bash
@pytest.mark.parametrize(
    ("code", "calls"),
    tiers(
        [
            (1, ""),
            (2, "diff report"),
            (3, "diff report check check"),
            (4, "diff report"),
        ],
        [(3, "diff report check check")],
    ),
)
def test_the_worst_code_is_the_action_s(tmp_path: Path, code: int, calls: str) -> None:
    """A report comes all the same; what cannot be read is shown by check."""
    found, *_ = act(tmp_path, tmp_path / "t", fake=True, code=code, BASE="main")
    called = (tmp_path / "t" / "called").read_text().split("END\n")[:-1]
    if code == 1:  # the second diff is not asked to fail, and the fake fails all the same
        assert found == 1
        return
    assert found == code and " ".join(call.split("\n")[0] for call in called) == calls


@bash
@pytest.mark.long
def test_a_pull_request_in_a_shallow_clone(tmp_path: Path) -> None:
    made = pulled(tmp_path / "r", "plans/武汉/")
    made.git("config", "uploadpack.allowAnySHA1InWant", "true")
    made.git(
        "clone",
        "-q",
        "--depth",
        "1",
        "--branch",
        "pull",
        f"file://{made.root}",
        str(tmp_path / "clone"),
    )
    code, said, outputs, summary = act(
        tmp_path / "clone",
        tmp_path / "t",
        WORKING_DIRECTORY="plans/武汉",
        BASE=made.git("rev-parse", "pull~1"),
        DIFF_FAIL_ON="worse",
    )
    assert code == 1, said
    assert "::warning file=plans/武汉/observations/" in said
    assert summary.index("Goalposts moved") < summary.index("Plan (武汉市")
    assert json.loads(outputs["counts"])["exceeded"] == 1
    assert json.loads(Path(outputs["sarif"]).read_text("utf-8"))["version"] == "2.1.0"
    assert Path(outputs["diff"]).read_text("utf-8") in summary


# what a pull request may bring: modules that the interpreter, venv, pip or tracker would import,
# and settings of tools
PLANTED = (
    "json.py", "sys.py", "os.py", "venv.py", "runpy.py", "re.py", "ensurepip/__init__.py",
    "pip/__init__.py", "pip/__main__.py", "sitecustomize.py", "usercustomize.py",
    "encodings/__init__.py", "tracker/__init__.py", "tracker/__main__.py", "tracker.py", "typer.py",
    "yaml.py", "setup.py", "setuptools.py", "hatchling/__init__.py", "backend.py", "site.py",
)  # fmt: skip
PLANT = "import os\nopen(os.environ['RUNNER_TEMP'] + '/ran-' + __name__, 'w').close()\n"
# a project that installs without any other, as the action's own would, and notes what it is called
# with
CALLED = """
import os, sys
temp, words = os.environ["RUNNER_TEMP"], sys.argv[1:]
open(temp + "/called", "a").write(" ".join(words) + chr(10))
for name in [after for word, after in zip(words, words[1:]) if word == "-o" and after != "-"]:
    open(name, "w").write('{"summary": {"met": 7}}')
"""
STUB = f"""
import os, zipfile
def build_wheel(folder, *_):
    name, about = "tracker-1-py3-none-any.whl", "tracker-1.dist-info/"
    files = {{
        "tracker/__init__.py": "", "tracker/__main__.py": {CALLED!r},
        about + "METADATA": "Metadata-Version: 2.1\\nName: tracker\\nVersion: 1\\n",
        about + "WHEEL": "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    }}
    files[about + "RECORD"] = "".join(file + ",,\\n" for file in [*files, about + "RECORD"])
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        for file, text in files.items():
            wheel.writestr(file, text)
    return name
"""


@bash
@pytest.mark.long
def test_nothing_of_the_repository_runs(tmp_path: Path) -> None:
    """The whole action, its installation too, in a folder full of modules by the names of those
    that it needs.
    """
    made = pulled(tmp_path / "r")
    made.write(dict.fromkeys(PLANTED, PLANT))
    made.write(
        {
            "pyproject.toml": "[build-system]\nrequires = []\nbuild-backend = 'backend'\n",
            "setup.cfg": "[install]\nuser = 1\n",
            "pip.conf": "[global]\nindex-url = http://127.0.0.1:9/\n",
        }
    )
    action, temp = tmp_path / "action", tmp_path / "t"
    made_backend = "[build-system]\nrequires = []\nbuild-backend = 'stub'\nbackend-path = ['.']\n"
    stub = {"stub.py": STUB, "pyproject.toml": made_backend, "constraints.txt": ""}
    for name, text in stub.items():
        (action / name).parent.mkdir(exist_ok=True)
        (action / name).write_text(text)
    hostile = {
        "PYTHONPATH": os.pathsep.join((".", str(made.root))),
        "PYTHONSTARTUP": "json.py",
        "CDPATH": "/",
        "GITHUB_ACTION_PATH": str(action),
        "PIP_NO_INDEX": "1",
    }
    code, said, outputs, _ = act(made.root, temp, INSTALL="true", BASE="main", variables=hostile)
    assert code == 0 and json.loads(outputs["counts"]) == {"met": 7}, said
    assert {line.split()[0] for line in (temp / "called").read_text().splitlines()} == {
        "diff",
        "report",
    }
    installed = {"PYTHONPATH": hostile["PYTHONPATH"], "PYTHONSTARTUP": "json.py"}
    code, said, outputs, _ = act(made.root, tmp_path / "t2", BASE="main", variables=installed)
    assert code == 0 and json.loads(outputs["counts"])["exceeded"] == 1, said
    assert list(tmp_path.rglob("ran-*")) == []


@bash
@pytest.mark.long
def test_it_would_run(tmp_path: Path) -> None:
    """The same modules, where Python is not isolated."""
    made = pulled(tmp_path / "r")
    made.write({name: PLANT for name in PLANTED if name in ("json.py", "venv.py")})
    for words in (["-c", "import json"], ["-m", "venv"]):
        run = environment(RUNNER_TEMP=str(tmp_path))
        subprocess.run(
            [sys.executable, *words],
            cwd=made.root,
            env=run,
            capture_output=True,
            check=False,
            timeout=60,
        )
    assert {path.name for path in tmp_path.glob("ran-*")} >= {"ran-json", "ran-venv"} or (
        tmp_path / "ran-json"
    ).exists()


def test_every_python_of_the_script_is_isolated() -> None:
    called = re.findall(
        r'"\$(?:INPUT_PYTHON|python|programs/python)" (\S+)', SCRIPT.read_text("utf-8")
    )
    assert len(called) == 4 and set(called) == {"-I"}
    assert not re.search(r"(?m)^[^#]*\bpython3? ", SCRIPT.read_text("utf-8"))


# the recipes


@bash
@pytest.mark.long
@pytest.mark.parametrize("page", PAGES)
def test_the_nightly_run(tmp_path: Path, page: str) -> None:
    """It ends with the code of what it found, leaves its sign, and takes it away again."""
    (script,) = blocks(page, "sh")
    (tmp_path / "nightly").write_text(script, "utf-8")
    made = pulled(tmp_path / "r")
    made.git("switch", "-q", "main")
    made.git("clone", "-q", str(made.root), str(tmp_path / "clone"))
    (tmp_path / "www").mkdir()
    run = environment(**ME, PATH=f"{BIN}{os.pathsep}{os.environ['PATH']}")

    def night() -> int:
        words = ["sh", str(tmp_path / "nightly"), str(tmp_path / "clone"), str(tmp_path / "www")]
        return subprocess.run(
            words, env=run, capture_output=True, check=False, timeout=120
        ).returncode

    assert night() == 1  # figures are stale by now
    made.commit({"targets.yaml": "targets: ["})
    assert night() == 3 and (tmp_path / "www" / "FAILED").read_text() == "3\n"
    year = "publication: {title: 公报, publisher: 统计局, published: 2026-10}\nobservations:\n"
    rows = "".join(
        f"  - {{indicator: {one}, period: 2025, value: 20000}}\n" for one in ("firms", "contracts")
    )
    rows += "  - {indicator: share, period: 2025, value: 90}\n  - {indicator: bridge, period: 2025, value: 建成}\n"
    made.commit({"targets.yaml": REGISTRY, "observations/2026.yaml": year + rows})
    night()  # the broken commit is compared with the mended one
    assert night() == 0 and not (tmp_path / "www" / "FAILED").exists()
    assert (tmp_path / "www" / "diff.md").read_text("utf-8")


@bash
@pytest.mark.long
@pytest.mark.parametrize("page", PAGES)
def test_the_lines_of_gitlab_and_jenkins(tmp_path: Path, page: str) -> None:
    made = pulled(tmp_path / "r")
    (gitlab,) = [
        yaml.safe_load(text) for text in blocks(page, "yaml") if text.startswith("# .gitlab-ci")
    ]
    jenkins = re.findall(r"sh '(.+)'", blocks(page, "groovy")[0])
    (made.root / ".venv").symlink_to(BIN.parent)
    run = environment(
        **ME, PATH=f"{BIN}{os.pathsep}{os.environ['PATH']}", CI_MERGE_REQUEST_DIFF_BASE_SHA="pull~1"
    )
    codes = [
        subprocess.run(
            ["bash", "-c", line],
            cwd=made.root,
            env=run,
            capture_output=True,
            check=False,
            timeout=120,
        ).returncode
        for line in (*gitlab["targets"]["script"], *jenkins[1:])
    ]
    assert codes == [0, 1, 0, 0, 0]
    artifacts = gitlab["targets"]["artifacts"]
    for name in (*artifacts["paths"], *artifacts["reports"].values(), "targets.html"):
        assert (made.root / name).stat().st_size, name


def test_the_hook_names_the_files_it_is_for() -> None:
    (hook,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["id"], hook["pass_filenames"]) == ("tracker-check", False)
    for name in (*PULLED, "plans/a/targets.yaml", "a/observations/b/c.csv"):
        assert re.search(hook["files"], name), name
    for name in ("README.md", "targets.yaml.bak", "docs/observations.md", "mytargets.yaml"):
        assert not re.search(hook["files"], name), name
    for page in PAGES:
        (config,) = [
            yaml.safe_load(text)
            for text in blocks(page, "yaml")
            if text.startswith("# .pre-commit")
        ]
        assert [one["id"] for one in config["repos"][0]["hooks"]] == [hook["id"]]
