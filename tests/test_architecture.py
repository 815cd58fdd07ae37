"""The rule of imports (docs: architecture), read from the source: one way forward, and who may touch the outside."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tracker
from tests.run import PROJECT, environment

ROOT = Path(tracker.__file__).parent
LAYERS = (
    ("cli",),
    ("child", "extraction"),
    ("comparing", "pipeline", "reading", "recording"),
    ("apart", "append", "diff", "documents", "extract", "files", "formats", "git", "read", "spark", "web"),
    ("core",),
)
LAYER = {name: number for number, names in enumerate(LAYERS) for name in names}
LONGEST = 300
DISK = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "walk", "listdir", "scandir", "iterdir", "glob",
    "rglob", "stat", "lstat", "exists", "is_file", "is_dir", "is_symlink", "mkdir", "makedirs", "unlink", "rename",
    "rmdir", "rmtree", "remove", "touch", "symlink_to", "resolve", "fsync", "mkstemp", "NamedTemporaryFile", "Popen",
}  # fmt: skip
DISK_MODULES = {"shutil", "tempfile", "subprocess", "glob", "fcntl", "msvcrt", "fileinput"}
CLOCK = {"today", "now", "utcnow", "monotonic", "perf_counter", "localtime", "gmtime", "time_ns"}
OUTSIDE = {
    "environ", "getenv", "environb", "isatty", "get_terminal_size", "stdout", "stderr", "stdin", "argv", "getlocale",
    "getpreferredencoding", "getcwd", "cwd", "expanduser",
}  # fmt: skip
HEAVY = {
    "rich",
    "yaml",
    "pydantic",
    "jinja2",
    "tracker.pipeline",
    "tracker.recording",
    "tracker.comparing",
    "tracker.extraction",
    "tracker.extract",
    "tracker.reading",
    "tracker.read",
    "tracker.formats",
    "tracker.documents",
}
HEAVY |= {"pypdfium2", "docx", "lxml", "selectolax", "python_calamine"}


def _sources() -> dict[str, Path]:
    """Every module by its dotted name."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


SOURCES = _sources()
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in SOURCES.items()}


def part(module: str) -> str:
    """The part of the program that a module belongs to: cli, core, read …"""
    return module.split(".")[1] if module.startswith("tracker.") else ""


def imports(tree: ast.AST) -> Iterator[str]:
    """What is imported, anywhere in a tree; `from tracker import files` imports tracker.files."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module is not None, "absolute imports only"
            both = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in SOURCES else str(node.module) for name in both)


def at_start(tree: ast.Module) -> Iterator[str]:
    """What is imported when the module is: everything outside functions, and not only for type checking."""
    for node in tree.body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield from imports(node)


def names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every name and attribute used, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.Name):
            yield node.id, node.lineno


def used_of(module: str, which: set[str]) -> list[str]:
    """The names of a set that a module uses, each with its line."""
    return [f"{name} in line {line}" for name, line in names(TREES[module]) if name in which]


every_module = pytest.mark.parametrize("module", SOURCES)


@every_module
def test_imports_go_forward(module: str) -> None:
    """To a later layer, or within the same part; siblings never import each other."""
    own = part(module)
    for name in imports(TREES[module]):
        if name.partition(".")[0] != "tracker" or name == "tracker":
            continue
        other = part(name)
        assert other in LAYER, f"{module} imports {name}, which stands in no layer"
        if module == "tracker.__main__":
            assert other == "cli"
        else:
            assert own in LAYER and (other == own or LAYER[other] > LAYER[own]), f"{module} imports {name}"


@every_module
def test_others_libraries(module: str) -> None:
    """core needs the standard library only, read/ alone yaml and pydantic, formats/ alone jinja2, with cli rich."""
    allowed = {
        "read": {"yaml", "pydantic", "pydantic_core"},
        "cli": {"typer", "click", "rich"},
        "documents": {"pypdfium2", "docx", "lxml", "selectolax", "python_calamine"},
        "files": {"filelock"},
        "formats": {"rich", "jinja2", "markupsafe", "xlsxwriter"},
    }.get(part(module), set())
    used = {name.partition(".")[0] for name in imports(TREES[module])}
    assert used - sys.stdlib_module_names - {"tracker"} <= allowed


@every_module
def test_only_files_touches_the_disk(module: str) -> None:
    if part(module) in ("files", "git"):
        return
    if part(module) == "apart":  # starts the process that reads documents, and looks at its memory in /proc
        assert DISK_MODULES & set(imports(TREES[module])) == {"subprocess"}
        assert {one.partition(" ")[0] for one in used_of(module, DISK)} == {"Popen", "open"}
        return
    used = [f"{name} in line {line}" for name, line in names(TREES[module]) if name in DISK]
    if part(module) == "cli":  # the null device takes what a closed pipe cannot
        used = [one for one in used if "os.devnull" not in _line(module, one)]
    assert used == []
    assert not DISK_MODULES & set(imports(TREES[module]))


@every_module
def test_only_cli_reads_clock_environment_and_terminal(module: str) -> None:
    if part(module) == "cli":
        return
    used = [f"{name} in line {line}" for name, line in names(TREES[module]) if name in CLOCK | OUTSIDE]
    if part(module) == "git":  # the streams of the program that it runs
        used = [one for one in used if "process.std" not in _line(module, one)]
    if part(module) == "apart":  # how long a child has been waited for; its pipes; what it is given as its arguments
        assert {one.partition(" ")[0] for one in used} == {"monotonic", "stdin", "stdout"}
        return
    assert used == []
    assert not {"time", "locale", "getpass", "platform", "logging"} & set(imports(TREES[module]))


@every_module
def test_only_cli_prints(module: str) -> None:
    tree = TREES[module]
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    plain = {func.id for func in called if isinstance(func, ast.Name)}
    assert part(module) == "cli" or not plain & {"print", "input", "breakpoint", "exit", "exec", "eval"}


@pytest.mark.parametrize("module", [name for name in SOURCES if part(name) in ("cli", "")])
def test_start_up_imports_nothing_heavy(module: str) -> None:
    for name in at_start(TREES[module]):
        assert not any(f"{name}.".startswith(f"{heavy}.") for heavy in HEAVY), f"{module} imports {name}"


def test_nothing_heavy_is_loaded_at_start() -> None:
    """The same in fact, through whatever is imported by what is imported."""
    said = "import tracker.cli, sys; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", said], cwd=PROJECT, env=environment(), capture_output=True, check=True)
    assert not HEAVY & set(done.stdout.decode().split())


@every_module
def test_a_module_is_short(module: str) -> None:
    assert len(SOURCES[module].read_text("utf-8").splitlines()) <= LONGEST


@every_module
def test_a_module_says_what_it_is(module: str) -> None:
    assert ast.get_docstring(TREES[module]) or not TREES[module].body


def test_the_rules_see_what_they_forbid() -> None:
    """A rule that matches nothing would hold for ever."""
    bad = ast.parse("import os\nfrom tracker import files\ndef f():\n    import yaml\n    return os.environ, open('x')")
    assert set(imports(bad)) == {"os", "tracker.files", "yaml"} and "yaml" not in set(at_start(bad))
    assert {"environ", "open"} <= {name for name, _ in names(bad)}
    assert set(imports(TREES["tracker.files"])) and any(n in DISK for n, _ in names(TREES["tracker.files"]))
    cli = {n for module, tree in TREES.items() if part(module) == "cli" for n, _ in names(tree)}
    assert {"today", "environ", "isatty", "stdout"} <= cli


def _line(module: str, found: str) -> str:
    return SOURCES[module].read_text("utf-8").splitlines()[int(found.rpartition(" ")[2]) - 1]
