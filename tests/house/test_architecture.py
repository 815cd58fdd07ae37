"""The rule of imports (docs: architecture), read from the source: one way forward, and who may
touch the outside.
"""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import east_asian_width

import pytest

import tracker
from tests.support.processes import environment
from tests.support.projects import PROJECT

ROOT = Path(tracker.__file__).parent
# a module imports from its own room and from those of lower lines, never from a room of its own
# line
FLOORS = (
    ("cli", "api"),
    ("workflows",),
    ("web",),
    ("formats", "exchange"),
    ("pages",),
    ("words",),
    ("analysis", "compare", "read", "extract"),
    ("assess", "documents", "store"),
    ("model",),
    ("problems",),
    ("language",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
LIBRARIES = {  # beside the standard library
    "read": {"yaml", "pydantic", "pydantic_core"},
    "documents": {"pypdfium2", "docx", "lxml", "selectolax", "python_calamine", "xlrd"},
    "exchange": {"xlsxwriter", "pyarrow"},
    "formats": {"rich", "jinja2", "markupsafe", "xlsxwriter", "docx", "resvg_py"},
    "store": {"filelock", "watchfiles"},
    "web": {"starlette", "uvicorn"},
    "cli": {"typer", "click", "rich"},
}
LONGEST = 400
DISK = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "walk", "listdir", "scandir",
    "iterdir", "glob", "rglob", "stat", "lstat", "exists", "is_file", "is_dir", "is_symlink",
    "mkdir", "makedirs", "unlink", "rename", "rmdir", "rmtree", "remove", "touch", "symlink_to",
    "resolve", "fsync", "mkstemp", "NamedTemporaryFile", "Popen",
}  # fmt: skip
DISK_MODULES = {"shutil", "tempfile", "subprocess", "glob", "fcntl", "msvcrt", "fileinput"}
CLOCK = {"today", "now", "utcnow", "monotonic", "perf_counter", "localtime", "gmtime", "time_ns"}
OUTSIDE = {
    "environ", "getenv", "environb", "isatty", "get_terminal_size", "stdout", "stderr", "stdin",
    "argv", "getlocale", "getpreferredencoding", "getcwd", "cwd", "expanduser",
}  # fmt: skip
HEAVY = {
    "rich",
    "yaml",
    "pydantic",
    "jinja2",
    "pypdfium2",
    "docx",
    "resvg_py",
    "lxml",
    "selectolax",
    "python_calamine",
    "xlrd",
    "starlette",
    "uvicorn",
    "watchfiles",
}
WIDE = {  # where a row of a table of data may be wider than the formatter's columns
    "tracker/exchange/*_tables.py", "tracker/problems/*", "tracker/words/meanings.py", "tracker/read/field_words.py", "tracker/formats/json_words.py",
    "tracker/extract/{zh,en}/*.py", "tests/*",
}  # fmt: skip
HEAVY |= {
    f"tracker.{room}"
    for room in ("formats", "exchange", "pages", "web", "extract", "read", "documents")
}


def _sources() -> dict[str, Path]:
    """Every module by its dotted name."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


SOURCES = _sources()
FORMATTED = sorted(
    path
    for room in ("tracker", "tests", "benchmarks", "docs")
    for path in (PROJECT / room).rglob("*.py")
)
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in SOURCES.items()}


def room(module: str) -> str:
    """The room of the house that a module stands in: cli, model, read …"""
    return module.split(".")[1] if module.startswith("tracker.") else ""


def imports(tree: ast.AST) -> Iterator[str]:
    """What is imported, anywhere in a tree; `from tracker import store` imports tracker.store."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module is not None, "absolute imports only"
            both = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in SOURCES else str(node.module) for name in both)


def at_start(tree: ast.Module) -> Iterator[str]:
    """What is imported when the module is: everything outside functions, and not only for type
    checking.
    """
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


@cache
def names_of(module: str) -> tuple[tuple[str, int], ...]:
    """The same of a module."""
    return tuple(names(TREES[module]))


def used(module: str, which: set[str]) -> list[str]:
    """Where a module uses a name of a set, as `module:line name`."""
    return [f"{module}:{line} {name}" for name, line in names_of(module) if name in which]


def code_of(found: str) -> str:
    """The line of code that a finding of `used` stands in."""
    module, _, line = found.partition(" ")[0].rpartition(":")
    return SOURCES[module].read_text("utf-8").splitlines()[int(line) - 1]


def test_imports_go_downward() -> None:
    wrong = []
    for module, tree in TREES.items():
        own = room(module)
        for name in imports(tree):
            if name.partition(".")[0] != "tracker" or name == "tracker":
                continue
            other = room(name)
            if module == "tracker.__main__":
                fine = other == "cli"
            else:
                fine = other == own or FLOOR.get(own, -1) < FLOOR.get(other, -1)
            wrong += [] if fine else [f"{module} imports {name}"]
    assert wrong == []


def test_no_module_leads_back_to_itself() -> None:
    """Whatever is imported outside functions, for the checker of types too."""
    graph = {}
    for module, tree in TREES.items():
        outside = [node for node in tree.body if not isinstance(node, ast.FunctionDef)]
        graph[module] = {name for node in outside for name in imports(node)} & SOURCES.keys()
    del graph["tracker"]  # gives the names of `api` when they are asked for
    while ends := [module for module, below in graph.items() if not below & graph.keys()]:
        for module in ends:
            del graph[module]
    assert sorted(graph) == []


def test_others_libraries() -> None:
    wrong = []
    for module, tree in TREES.items():
        allowed = sys.stdlib_module_names | {"tracker"} | LIBRARIES.get(room(module), set())
        used = {name.partition(".")[0] for name in imports(tree)}
        wrong += [f"{module} imports {name}" for name in sorted(used - allowed)]
    assert wrong == []


def test_only_the_store_touches_the_disk() -> None:
    wrong = []
    for module, tree in TREES.items():
        if room(module) == "store":
            continue
        found = used(module, DISK)
        if room(module) == "cli":  # the null device takes what a closed pipe cannot
            found = [one for one in found if "os.devnull" not in code_of(one)]
        named = DISK_MODULES & set(imports(tree))
        named -= {"fcntl"} if module == "tracker.cli.probe" else set()  # of a terminal
        wrong += found + [f"{module} imports {name}" for name in named]
    assert wrong == []


def test_only_cli_reads_clock_environment_and_terminal() -> None:
    wrong = []
    for module, tree in TREES.items():
        if room(module) == "cli":
            continue
        found = used(module, OUTSIDE if room(module) == "api" else CLOCK | OUTSIDE)
        if room(module) == "store":  # streams and patience are those of the programs that it runs
            found = [
                one for one in found if not re.search(r"process\.std|time\.monotonic", code_of(one))
            ]
        wrong += found
        if room(module) != "store":
            banned = {"time", "locale", "getpass", "platform", "logging"} & set(imports(tree))
            wrong += [f"{module} imports {name}" for name in banned]
    assert wrong == []


def test_only_cli_prints() -> None:
    wrong = []
    for module, tree in TREES.items():
        called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        plain = {func.id for func in called if isinstance(func, ast.Name)}
        if room(module) != "cli":
            wrong += [
                f"{module} calls {n}"
                for n in plain & {"print", "input", "breakpoint", "exit", "exec", "eval"}
            ]
    assert wrong == []


def test_start_up_imports_nothing_heavy() -> None:
    modules = [name for name in SOURCES if room(name) in ("cli", "")]
    found = [(module, name) for module in modules for name in at_start(TREES[module])]
    assert [
        one for one in found if any(f"{one[1]}.".startswith(f"{heavy}.") for heavy in HEAVY)
    ] == []


def test_nothing_heavy_is_loaded_at_start() -> None:
    """The same in fact, through whatever is imported by what is imported."""
    code = "import tracker.cli, sys; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env=environment(),
        capture_output=True,
        check=True,
    )
    assert not HEAVY & set(done.stdout.decode().split())


def test_a_module_is_short_and_says_what_it_is() -> None:
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in SOURCES.items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
    assert [name for name, tree in TREES.items() if tree.body and not ast.get_docstring(tree)] == []


def is_table(node: ast.stmt) -> bool:
    """Whether a statement of a module names a collection written out: a table of data."""
    if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
        return False
    value = node.value
    while True:
        match value:
            case ast.Call(func=ast.Name(id="frozenset" | "tuple" | "set" | "dict"), args=[first]):
                value = first
            case ast.BinOp(op=ast.BitOr(), left=first) | ast.Subscript(slice=first):
                value = first
            case _:
                return isinstance(value, (ast.Dict, ast.List, ast.Tuple, ast.Set))


def tables_and_directives(text: str) -> tuple[list[range], dict[int, str]]:
    """The lines of each table of a module, and what is asked of the formatter, by line."""
    tables = [
        range(node.lineno, (node.end_lineno or 0) + 1)
        for node in ast.parse(text).body
        if is_table(node)
    ]
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    comments = {one.start[0]: one.string for one in tokens if one.type == tokenize.COMMENT}
    asked = {line: word for line, word in comments.items() if re.search(r"#\s*fmt:", word)}
    return tables, asked


@pytest.mark.long
def test_the_formatter_lays_out_everything_but_tables_of_data() -> None:
    """At 100 columns: `fmt: skip` stands at the end of a table of a module, and nowhere else."""
    wrong, seen = [], 0
    for path in FORMATTED:
        text = path.read_text("utf-8")
        tables, asked = tables_and_directives(text) if "fmt:" in text else ([], {})
        ends = {table.stop - 1 for table in tables}
        for line, word in asked.items():
            seen += 1
            if line not in ends or "fmt: skip" not in word:
                wrong.append(f"{path.relative_to(PROJECT)}:{line} {word}")
    assert wrong == [] and seen > 50
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]
    assert settings["line-length"] == 100 and "exclude" not in settings
    exempt = settings["lint"]["per-file-ignores"]
    assert {name for name, rules in exempt.items() if "E501" in rules} == WIDE


def width(line: str) -> int:
    """Columns that a line takes; wide characters take two."""
    if line.isascii():
        return len(line)
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in line)


@pytest.mark.long
def test_a_wide_line_of_a_test_is_a_row_of_a_table_or_a_text() -> None:
    """Never code, and no sentence about it."""
    wrong = []
    for path in FORMATTED:
        if not path.is_relative_to(PROJECT / "tests"):
            continue
        text = path.read_text("utf-8")
        wide = [n for n, line in enumerate(text.splitlines(), 1) if width(line) > 100]
        if not wide:
            continue
        tables, _ = tables_and_directives(text)
        tree = ast.parse(text)
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
        said = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, documented) and isinstance(node.body[0], ast.Expr)
        }
        texts = [
            range(node.lineno, (node.end_lineno or 0) + 1)
            for node in ast.walk(tree)
            if isinstance(node, (ast.Constant, ast.JoinedStr)) and id(node) not in said
            if not isinstance(node, ast.Constant) or isinstance(node.value, (str, bytes))
        ]
        wrong += [
            f"{path.relative_to(PROJECT)}:{n}"
            for n in wide
            if not any(n in lines for lines in (*tables, *texts))
        ]
    assert wrong == []


def test_the_rules_see_what_they_forbid() -> None:
    """A rule that matches nothing would hold for ever."""
    bad = ast.parse(
        "import os\nfrom tracker import store\ndef f():\n    import yaml\n    return os.environ, open('x')"
    )
    assert set(imports(bad)) == {"os", "tracker.store", "yaml"} and "yaml" not in set(at_start(bad))
    assert {"environ", "open"} <= {name for name, _ in names(bad)}
    folder = "tracker.store.folder"
    assert set(imports(TREES[folder])) and any(n in DISK for n, _ in names(TREES[folder]))
    cli = {n for module, tree in TREES.items() if room(module) == "cli" for n, _ in names(tree)}
    assert {"today", "environ", "isatty", "stdout"} <= cli
    skipped = "x = 1  # fmt: skip\nT = {\n}  # fmt: skip\nU = f(\n)  # fmt: off\n"
    tables, asked = tables_and_directives(skipped)
    assert tables == [range(2, 4)] and list(asked) == [1, 3, 5]


# what a folder that is a registry holds under the same name in every module, and the two languages
# of extraction, which are asked the same
SHARED_NAMES = {
    "render", "render_findings", "page", "write_page", "KIND", "ABOUT", "command", "view", "routes", "RULE",
}  # fmt: skip


def _public(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """The public names that a module defines at its top, each with its definition."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found = [node.name]
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            aims = node.targets if isinstance(node, ast.Assign) else [node.target]
            found = [one.id for one in aims if isinstance(one, ast.Name)]
        else:
            continue
        yield from ((name, node) for name in found if not name.startswith("_"))


def test_a_public_name_stands_for_one_thing() -> None:
    places: dict[str, list[str]] = {}
    for module, tree in TREES.items():
        for name, _ in _public(tree):
            frame = re.sub(r"^tracker\.extract\.(zh|en)\.", "tracker.extract.*.", module)
            places.setdefault(name, []).append(frame)
    twice = {name: sorted(set(found)) for name, found in places.items() if len(set(found)) > 1}
    assert {name: found for name, found in twice.items() if name not in SHARED_NAMES} == {}


def test_what_is_public_says_what_it_is() -> None:
    silent = []
    for module, tree in TREES.items():
        for name, node in _public(tree):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                silent += [] if ast.get_docstring(node) else [f"{module}.{name}"]
            if isinstance(node, ast.ClassDef):
                methods = [one for one in node.body if isinstance(one, ast.FunctionDef)]
                public = [one for one in methods if not one.name.startswith("_")]
                silent += [f"{module}.{name}.{m.name}" for m in public if not ast.get_docstring(m)]
    assert silent == []
