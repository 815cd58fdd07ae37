"""tracker/git.py: revisions read from git's objects, in whole and shallow clones, from any folder,
whatever is called.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.processes import Answer, environment, tracker
from tests.support.repositories import FIGURES, ME, REGISTRY, Repository, begun, pulled
from tracker.model import layout
from tracker.model.layout import LARGEST_PROJECT
from tracker.problems.problem import CannotRun
from tracker.store import git as reading
from tracker.store import git_process
from tracker.store.folder import read_folder
from tracker.store.git import find_base, find_repository, find_revision, read_revision

DAY = ("--as-of", "2025-06-30")
posix = pytest.mark.skipif(os.name != "posix", reason="names and links as POSIX has them")


def diff(*words: str, at: Path, **variables: str) -> Answer:
    return tracker("diff", *words, *DAY, "--format", "json", at=at, **{**ME, **variables})


def read(repository: Repository, name: str, folder: str = "") -> tuple[dict[str, bytes], list[str]]:
    """A revision's files and the codes of what was not read."""
    here = find_repository(repository.root / folder, environment(**ME))
    contents, problems = read_revision(here, find_revision(here, name))
    return contents, [f"{one.file} {one.code}" for one in problems]


def refused(code: str, repository: Repository, name: str) -> dict[str, str]:
    """The facts of the refusal."""
    with pytest.raises(CannotRun) as stop:
        read(repository, name)
    assert [one.code for one in stop.value.problems] == [code]
    return dict(stop.value.problems[0].facts)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The pull request, with tags."""
    made = pulled(tmp_path_factory.mktemp("whole") / "r")
    made.git("tag", "v1", "main")
    made.git("tag", "-a", "-m", "x", "v2", "main")
    return made


@pytest.mark.parametrize("name", ["main", "v1", "v2", "pull~1", "HEAD", "@{0}", "refs/heads/main"])
def test_a_revision_is_read_as_the_folder_is(repository: Repository, name: str) -> None:
    contents, problems = read(repository, name)
    assert problems == [] and contents["observations/2024.yaml"] in (
        FIGURES.encode(),
        read_folder(repository.root)[0]["observations/2024.yaml"],
    )
    assert list(contents) == sorted(contents, key=lambda one: (one != "targets.yaml", one))


def test_head_is_what_lies_there(repository: Repository) -> None:
    assert read(repository, "HEAD")[0] == read_folder(repository.root)[0]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        pytest.param("mian", "main", id="branch"),
        pytest.param("v3", "v1", id="tag"),
        pytest.param("zzz", "", id="nothing-like-it"),
        pytest.param("", "", id="empty"),
        pytest.param("--output=x", "", id="option"),
        pytest.param("-h", "", id="help"),
        pytest.param("main:targets.yaml", "", id="no-commit"),
        pytest.param("main --all", "", id="two-words"),
        pytest.param("main\0x", "main", id="nul"),
        pytest.param("main\nHEAD", "main", id="two-lines"),
        pytest.param("$(touch x)", "", id="shell"),
        pytest.param("x" * 5000, "", id="long"),
        pytest.param("main..HEAD", "", id="range"),
    ],
)
def test_no_revision(repository: Repository, name: str, near: str) -> None:
    assert refused("U303", repository, name)["near"] in (near, "main", "")
    assert not (repository.root / "x").exists()


def test_did_you_mean(repository: Repository) -> None:
    found = diff("mian", at=repository.root)
    assert found.code == 2 and found.codes == {"U303"} and "main" in found.out
    assert diff("main", "pul", at=repository.root).codes == {"U303"}


def test_the_base_is_where_the_branch_began(repository: Repository) -> None:
    """Not where main is now: what others merged since is none of this branch's doing."""
    here = find_repository(repository.root, environment(**ME))
    assert find_base(here).commit == repository.git("merge-base", "main", "pull")
    assert diff(at=repository.root).json["before"]["revision"] == "main...HEAD"


def test_the_remote_s_default_branch_comes_first(repository: Repository, tmp_path: Path) -> None:
    repository.git("clone", "-q", "--branch", "pull", str(repository.root), str(tmp_path / "c"))
    clone = Repository(tmp_path / "c")
    clone.git("remote", "set-head", "origin", "main")
    assert diff(at=clone.root).json["before"]["revision"] == "origin/main...HEAD"


@pytest.mark.parametrize("folder", ["plans/武汉/", "a b/", "it's/"])
def test_a_project_in_a_sub_folder(tmp_path: Path, folder: str) -> None:
    made = pulled(tmp_path, folder)
    found = diff(at=tmp_path / folder / "observations")
    assert found.json["summary"]["moved"] == "1" and set(read(made, "main", folder)[0]) == {
        "targets.yaml",
        "observations/2024.yaml",
        "observations/later.yaml",
    }


def test_two_projects_in_one_repository(tmp_path: Path) -> None:
    made = pulled(tmp_path, "one/")
    made.commit(
        {"onetwo/targets.yaml": REGISTRY, "targets.yaml": REGISTRY, "observations/x.yaml": FIGURES}
    )
    assert list(read(made, "HEAD", "onetwo")[0]) == ["targets.yaml"]
    assert list(read(made, "HEAD")[0]) == ["targets.yaml", "observations/x.yaml"]


def test_what_is_not_committed_counts(repository: Repository, tmp_path: Path) -> None:
    made = pulled(tmp_path)
    assert diff("HEAD", at=tmp_path).json["targets"] == []
    made.write(
        {"observations/2025.yaml": None, "observations/new.yaml": FIGURES.replace("8100", "8200")}
    )
    found = diff("HEAD", at=tmp_path).json
    assert found["after"]["revision"] is None and found["summary"]["lost_observations"] == "4"
    assert {one["file"] for one in found["observations"]["added"]} == {"observations/new.yaml"}
    assert diff("HEAD", "HEAD", at=tmp_path).json["targets"] == []
    assert made.git("status", "--porcelain") != ""  # and nothing was checked out over it


# clones that are not whole


def cloned(repository: Repository, root: Path, *options: str) -> Repository:
    """A clone of the branch pull from a server whose default branch is main."""
    server = Repository(root / "server.git")
    repository.git("clone", "-q", "--bare", str(repository.root), str(server.root))
    server.git("symbolic-ref", "HEAD", "refs/heads/main")
    server.git("config", "uploadpack.allowAnySHA1InWant", "true")
    server.git("config", "uploadpack.allowFilter", "true")
    repository.git(
        "clone", "-q", "--branch", "pull", *options, f"file://{server.root}", str(root / "clone")
    )
    return Repository(root / "clone")


def test_a_shallow_clone_says_what_to_fetch(repository: Repository, tmp_path: Path) -> None:
    clone = cloned(repository, tmp_path, "--depth", "1")
    for words, fetch in (
        ([], "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'"),
        (["origin/main"], "git fetch --depth=1 origin +refs/heads/main:refs/remotes/origin/main"),
        (["HEAD~1"], "git fetch --unshallow"),
        (["1" * 40], f"git fetch --depth=1 origin {'1' * 40}"),
    ):
        found = diff(*words, at=clone.root)
        assert (found.code, found.codes) == (3, {"U304"}) and fetch in found.out, words
    assert "fetch-depth: 0" in diff("HEAD~1", at=clone.root).out
    clone.git("fetch", "-q", "--depth=1", "origin", "+refs/heads/main:refs/remotes/origin/main")
    assert diff("origin/main", at=clone.root).json["summary"]["moved"] == "1"
    assert diff(at=clone.root).codes == {"U304"}  # two ends, and no history that joins them
    clone.git("fetch", "-q", "--unshallow", "origin", "+refs/heads/*:refs/remotes/origin/*")
    assert diff(at=clone.root).json["summary"]["moved"] == "1"


def test_a_shallow_clone_compares_with_a_commit_that_was_fetched(
    repository: Repository, tmp_path: Path
) -> None:
    clone = cloned(repository, tmp_path, "--depth", "1")
    base = repository.git("rev-parse", "pull~1")
    clone.git("fetch", "-q", "--depth=1", "origin", base)
    assert diff(base, at=clone.root).json["summary"]["moved"] == "1"


def test_a_clone_without_blobs_is_not_filled_in_silence(
    repository: Repository, tmp_path: Path
) -> None:
    clone = cloned(repository, tmp_path, "--filter=blob:none")
    objects = clone.git("count-objects", "-v")
    found = diff("pull~1", at=clone.root)
    assert (found.code, found.codes) == (3, {"U304"}) and "--refetch" in found.out
    assert clone.git("count-objects", "-v") == objects


# where there is no git, or no use in it


def test_without_git(repository: Repository, tmp_path: Path) -> None:
    found = diff(at=repository.root, PATH=str(tmp_path))
    assert (found.code, found.codes) == (3, {"U301"})
    days = tracker(
        "diff", "--from", "2024-01-01", "--to", "2025-06-30", at=repository.root, PATH=str(tmp_path)
    )
    assert days.code == 0


@posix
def test_a_git_in_the_project_is_not_run(repository: Repository, tmp_path: Path) -> None:
    made = pulled(tmp_path)
    made.write({"git": "#!/bin/sh\ntouch ran\n"})
    (tmp_path / "git").chmod(0o755)
    assert diff(at=tmp_path, PATH=".").codes == {"U301"}
    assert not (tmp_path / "ran").exists()


def test_outside_a_repository(tmp_path: Path) -> None:
    Repository(tmp_path).write({"targets.yaml": REGISTRY})
    found = diff(at=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (found.code, found.codes) == (3, {"U302"})


def test_before_the_first_commit(tmp_path: Path) -> None:
    begun(tmp_path).write({"targets.yaml": REGISTRY})
    assert diff(at=tmp_path).codes == {"U305"} and diff("HEAD", at=tmp_path).codes == {"U303"}


def test_no_default_branch(tmp_path: Path) -> None:
    made = begun(tmp_path)
    made.commit({"targets.yaml": REGISTRY})
    made.git("branch", "-m", "trunk")
    found = diff(at=tmp_path)
    assert (found.code, found.codes) == (2, {"U305"})
    assert diff("trunk", at=tmp_path).code == 0


def test_no_common_ancestor(tmp_path: Path) -> None:
    made = begun(tmp_path)
    made.commit({"targets.yaml": REGISTRY})
    made.git("checkout", "-q", "--orphan", "other")
    made.commit({"targets.yaml": REGISTRY}, "y")
    assert diff(at=tmp_path).codes == {"U305"} and diff("main", at=tmp_path).code == 0


def test_the_first_pull_request_brings_the_project(tmp_path: Path) -> None:
    made = begun(tmp_path)
    made.commit({"README": "x"})
    made.git("switch", "-q", "-c", "pull")
    made.commit({"targets.yaml": REGISTRY, "observations/a.yaml": FIGURES})
    found = diff(at=tmp_path).json
    assert (found["before"]["found"], found["summary"]["added"], found["thresholds_moved"]) == (
        False,
        "4",
        False,
    )
    assert diff("pull", "main", at=tmp_path).codes == {"F107"}


def test_an_end_that_cannot_be_read(tmp_path: Path) -> None:
    made = pulled(tmp_path)
    made.commit({"targets.yaml": "targets: [\n"})
    found = tracker("diff", "HEAD", "pull~1", at=tmp_path, **ME)
    assert found.code == 3 and f"{made.git('rev-parse', 'HEAD')[:10]}:targets.yaml:" in found.err


def test_errors_of_the_base_are_said(tmp_path: Path) -> None:
    """A file that could not be read then makes its observations look new."""
    made = begun(tmp_path)
    made.commit(
        {
            "targets.yaml": REGISTRY,
            "observations/2024.yaml": FIGURES.replace("value: 900", "value: many"),
        }
    )
    made.write({"observations/2024.yaml": FIGURES})
    found = tracker("diff", "HEAD", *DAY, at=tmp_path, **ME)
    assert (
        found.code == 0
        and f"{made.git('rev-parse', 'HEAD')[:10]}:observations/2024.yaml:4:" in found.err
    )


# what a hostile tree or setting may hold


@posix
def test_links_and_submodules_are_not_followed(tmp_path: Path) -> None:
    made = begun(tmp_path)
    made.write(
        {
            "targets.yaml": REGISTRY,
            "observations/2024.yaml": FIGURES,
            "observations/a.xlsx": "x",
            "observations/README.md": "x",
            "observations/.hidden/x.yaml": "x",
            "observations/deep/d.yaml": FIGURES,
        }
    )
    (tmp_path / "observations/link.yaml").symlink_to("/etc/passwd")
    (tmp_path / "observations/folder").symlink_to("/etc")
    made.git("add", "-A")
    made.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},observations/sub")
    made.git("commit", "-q", "-m", "x")
    contents, problems = read(made, "HEAD")
    assert set(contents) == {"targets.yaml", "observations/2024.yaml", "observations/deep/d.yaml"}
    assert problems == [
        "observations/a.xlsx F106",
        "observations/folder F104",
        "observations/link.yaml F104",
        "observations/sub F104",
    ]


@posix
def test_a_registry_that_is_a_link(tmp_path: Path) -> None:
    made = begun(tmp_path)
    (tmp_path / "targets.yaml").symlink_to("/etc/passwd")
    made.commit({"observations/2024.yaml": FIGURES})
    (tmp_path / "targets.yaml").unlink()
    made.write({"targets.yaml": REGISTRY})
    assert diff("HEAD", at=tmp_path).json["before"]["found"] is False


FILES = [
    "a b",
    "q\"'",
    "n\nl",
    "*?[a]",
    ":(glob)x",
    "$(touch ran)",
    "-x",
    "武汉",
    "e\x1b[31m",
    "::error::x",
    "\udcff",
]
BRANCHES = [
    "$(touch,ran)",
    "a;touch${IFS}ran",
    "`touch`",
    "it's",
    '"q"',
    "武汉",
    "]bold",
    "%0Aerror",
]
SETTINGS = [
    "core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "core.editor",
    "pager.ls-tree", "diff.x.textconv", "filter.x.smudge", "filter.x.process",
    "uploadpack.packObjectsHook", "gpg.program", "core.hooksPath", "core.alternateRefsCommand",
    "core.askPass", "core.gitProxy", "credential.helper", "remote.origin.vcs",
    "remote.origin.uploadpack", "pager.rev-parse", "pager.for-each-ref", "alias.rev-parse",
    "diff.x.command", "merge.x.driver", "filter.x.clean", "interactive.diffFilter",
    "trace2.eventTarget",
]  # fmt: skip


@posix
def test_names_of_files(tmp_path: Path) -> None:
    made = begun(tmp_path)
    made.commit({"targets.yaml": REGISTRY, "observations/2024.yaml": FIGURES})
    for year, name in enumerate(FILES, 2000):
        made.write({f"observations/{name}.yaml": FIGURES.replace("2023", str(year))})
    made.git("add", "-A")
    made.git("commit", "-q", "-m", "x")
    contents = read(made, "HEAD")[0]
    assert contents == read_folder(tmp_path)[0] and len(contents) == len(FILES) + 2
    for words in ((), ("--format", "markdown"), ("--format", "json")):
        found = tracker("diff", "HEAD~1", "HEAD", *DAY, *words, at=tmp_path, **ME)
        assert (
            found.code == 0
            and "\x1b" not in found.out + found.err
            and "\n::error::" not in f"\n{found.out}"
        )
    assert not (tmp_path / "ran").exists()


@posix
def test_names_of_branches(tmp_path: Path) -> None:
    made = pulled(tmp_path)
    here = find_repository(tmp_path, environment(**ME))
    base = made.git("rev-parse", "pull~1")
    for name in (*BRANCHES, "-dash"):
        made.write({f".git/refs/heads/{name}": f"{base}\n"})
    for name in BRANCHES:
        assert find_revision(here, name).commit == base
    refused("U303", made, "-dash")
    for words in ((), ("--format", "markdown"), ("--format", "json")):
        found = tracker("diff", BRANCHES[0], "HEAD", *DAY, *words, at=tmp_path, **ME)
        assert found.code == 0 and "touch,ran" in found.out
    assert not (tmp_path / "ran").exists()


@posix
def test_settings_run_nothing(tmp_path: Path) -> None:
    """A repository's own configuration, which came with the folder, names no program
    that is run.
    """
    made = pulled(tmp_path)
    hook = tmp_path / "hook"
    hook.write_text("#!/bin/sh\ntouch ran\n")
    hook.chmod(0o755)
    (tmp_path / ".gitattributes").write_text("* diff=x filter=x\n")
    made.configure(dict.fromkeys(SETTINGS, str(hook)))
    assert made.git("config", "pager.ls-tree") == str(hook)
    assert diff("pull~1", at=tmp_path).code == 0 and not (tmp_path / "ran").exists()


@posix
@pytest.mark.parametrize("lazy", ["1", "0"], ids=["not-asked-for", "though-it-is-fetched"])
def test_a_missing_object_is_not_fetched_by_a_program(
    tmp_path: Path, lazy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A promisor remote may be any program; an older git, which cannot be told not to fetch, may
    use no protocol.
    """
    made = pulled(tmp_path)
    made.configure(
        {
            "core.repositoryFormatVersion": "1",
            "extensions.partialClone": "evil",
            "remote.evil.promisor": "true",
            "remote.evil.url": "ext::touch pwned",
            "protocol.ext.allow": "always",
            "protocol.allow": "always",
            "remote.evil.uploadpack": "touch pwned;",
            "core.sshCommand": "touch pwned;",
        }
    )
    blob = made.git("rev-parse", "main:observations/2024.yaml")
    (tmp_path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    subprocess.run(
        ["git", "cat-file", "-e", blob],
        cwd=tmp_path,
        env=environment(**ME),
        check=False,
        timeout=60,
    )
    assert (tmp_path / "pwned").exists()  # it would be
    (tmp_path / "pwned").unlink()
    monkeypatch.setitem(git_process._SET, "GIT_NO_LAZY_FETCH", lazy)
    for url in ("ext::touch pwned", f"file://{tmp_path}", "ssh://host/x"):
        made.git("config", "remote.evil.url", url)
        refused("U304", made, "pull~1")
        assert (diff("pull~1", at=tmp_path).code, (tmp_path / "pwned").exists()) == (3, False)


@posix
def test_a_pipe_that_never_answers_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pulled(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    made.git("config", "include.path", str(tmp_path / "pipe"))
    monkeypatch.setattr(git_process, "LONGEST_RUN", 0.5)
    with pytest.raises(CannotRun) as stop:
        find_repository(tmp_path, environment(**ME))
    assert [one.code for one in stop.value.problems] == ["F505"]


@posix
def test_a_bare_repository_in_the_tree_is_not_taken_for_one(tmp_path: Path) -> None:
    """What a pull request can bring: a folder that looks like a repository, with settings of its
    own.
    """
    made = pulled(tmp_path)
    made.git("init", "-q", "--bare", "plans")
    made.write({"plans/targets.yaml": REGISTRY})
    os.mkfifo(tmp_path / "pipe")
    made.git("-C", "plans", "config", "include.path", str(tmp_path / "pipe"))
    assert diff("HEAD", at=tmp_path / "plans").codes == {"U302"}


@posix
@pytest.mark.parametrize("folder", ["bin", "plans/bin"])
def test_a_git_that_stands_in_the_repository_is_not_run(tmp_path: Path, folder: str) -> None:
    """Nor is one to which an entry of PATH leads by a link; the next one is."""
    made = pulled(tmp_path / "r", "plans/")
    made.write({f"{folder}/git": "#!/bin/sh\ntouch ran\n"})
    (made.root / folder / "git").chmod(0o755)
    (tmp_path / "link").symlink_to(made.root / folder)
    for first in (made.root / folder, tmp_path / "link", Path(folder)):
        path = f"{first}{os.pathsep}{os.environ['PATH']}"
        assert diff("HEAD", at=made.root / "plans", PATH=path).code == 0
        assert diff("HEAD", at=made.root / "plans", PATH=str(first)).codes == {"U301"}
    assert not list(tmp_path.rglob("ran"))


@posix
@pytest.mark.parametrize("folder", ["武汉", "é", "\udce9", "a\u2028b"])
def test_a_name_that_is_not_ascii_where_the_locale_is(tmp_path: Path, folder: str) -> None:
    """The base is found, and its gate fails, whatever the system takes the names of folders for."""
    made = pulled(tmp_path, f"{folder}/")
    made.commit({f"{folder}/observations/\u2028武汉.yaml": FIGURES.replace("2023", "2019")})
    ascii_only = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    for variables in (ascii_only, {}):
        found = diff("main", "--fail-on", "moved", at=tmp_path / folder, **variables)
        assert (found.code, found.json["before"]["found"], found.json["summary"]["moved"]) == (
            1,
            True,
            "1",
        )
    whole = diff("HEAD", at=tmp_path / folder, **ascii_only).json
    assert (whole["targets"], whole["observations"]) == (
        [],
        {"added": [], "removed": [], "edited": []},
    )


@posix
def test_a_branch_with_a_line_separator_in_its_name(tmp_path: Path) -> None:
    made = pulled(tmp_path)
    made.git("branch", "a\u2028b", "pull~1")
    made.git("branch", "a\x85c", "pull~1")
    os.rename(tmp_path / ".git/refs/heads/a\x85c", tmp_path / ".git/refs/heads/a\udcff")  # no UTF-8
    assert diff("a\u2028b", at=tmp_path).json["summary"]["moved"] == "1"
    for variables in ({}, {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}):
        assert (
            diff("nothing", at=tmp_path, **variables).codes,
            diff(at=tmp_path, **variables).code,
        ) == ({"U303"}, 0)


def test_variables_of_a_hook_do_not_mislead(repository: Repository, tmp_path: Path) -> None:
    """git sets these where it runs a hook; the project is where it lies."""
    other = begun(tmp_path)
    other.commit({"x": "y"})
    found = diff(
        "main",
        at=repository.root,
        GIT_DIR=str(tmp_path / ".git"),
        GIT_INDEX_FILE="x",
        GIT_WORK_TREE="/",
    )
    assert found.code == 0


def test_a_replaced_object_does_not_rewrite_the_base(tmp_path: Path) -> None:
    made = pulled(tmp_path)
    made.git("replace", "pull~1", "pull")
    assert diff("pull~1", at=tmp_path).json["summary"]["moved"] == "1"


def test_a_graft_does_not_move_the_base(tmp_path: Path) -> None:
    """The older way to say that a commit has other parents."""
    made = pulled(tmp_path)
    base = find_base(find_repository(tmp_path, environment(**ME))).commit
    made.write(
        {".git/info/grafts": f"{made.git('rev-parse', 'main')} {made.git('rev-parse', 'pull')}\n"}
    )
    assert made.git("merge-base", "main", "pull") != base
    assert find_base(find_repository(tmp_path, environment(**ME))).commit == base


def test_one_object_under_many_names_is_counted_before_it_is_read(tmp_path: Path) -> None:
    """200 names of 31 MB in a clone of some kilobytes: those within the total are read, once; the
    rest is said.
    """
    made = begun(tmp_path)
    made.write({"targets.yaml": REGISTRY, "observations/a.yaml": b"#" * 31_000_000})
    blob = made.git("hash-object", "-w", "observations/a.yaml")
    (tmp_path / "observations/a.yaml").unlink()
    made.git("add", "-A")
    names = "".join(f"100644 {blob}\tobservations/{n:03}.yaml\n" for n in range(200))
    subprocess.run(
        ["git", "update-index", "--index-info"], cwd=tmp_path, input=names.encode(), check=True
    )
    made.git("commit", "-q", "-m", "x")
    contents, problems = read(made, "HEAD")
    assert len(contents) == 1 + LARGEST_PROJECT // 31_000_000 and problems == [
        "observations/008.yaml F108"
    ]
    assert len({id(content) for content in contents.values()}) == 2


def test_trees_that_multiply_are_not_listed_to_their_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten names of one tree, ten deep: ten thousand million files in eleven objects."""
    for module in (layout, reading):
        monkeypatch.setattr(module, "MOST_FILES", 500)
    monkeypatch.setattr(reading, "_MOST_LISTED", 1 << 20)
    made = begun(tmp_path)
    made.write({"targets.yaml": REGISTRY})
    here = made.git("hash-object", "-w", "targets.yaml")
    entry, suffix = "100644 blob", ".yaml"
    for _ in range(10):
        listed = "".join(f"{entry} {here}\t{name}{suffix}\n" for name in "abcdefghij")
        done = subprocess.run(
            ["git", "mktree"], cwd=tmp_path, input=listed.encode(), capture_output=True, check=True
        )
        here, entry, suffix = done.stdout.decode().strip(), "040000 tree", ""
    top = (
        subprocess.run(
            ["git", "mktree"],
            cwd=tmp_path,
            capture_output=True,
            check=True,
            input=f"040000 tree {here}\tobservations\n100644 blob {made.git('hash-object', '-w', 'targets.yaml')}\ttargets.yaml\n".encode(),
        )
        .stdout.decode()
        .strip()
    )
    commit = made.git("commit-tree", "-m", "x", top)
    contents, problems = read(made, commit)
    assert len(contents) == 500 and [one.split()[1] for one in problems] == ["F109"]


def test_a_file_over_the_limit_is_refused_as_in_a_folder(tmp_path: Path) -> None:
    made = begun(tmp_path)
    made.commit({"targets.yaml": REGISTRY, "observations/a.yaml": b"#" * (32 * 1024 * 1024 + 1)})
    found = diff("HEAD", at=tmp_path)
    assert found.code == 0 and {one["code"] for one in found.json["problems_before"]} == {"F103"}


def test_a_registry_over_the_limit_is_said(tmp_path: Path) -> None:
    """It is not taken for a revision without a project; it is not read into memory."""
    made = begun(tmp_path)
    made.commit({"targets.yaml": b"#" * (32 * 1024 * 1024 + 1)})
    made.write({"targets.yaml": REGISTRY})
    found = diff("HEAD", at=tmp_path)
    assert (found.code, found.codes) == (3, {"F103"}) and ":targets.yaml" in found.out
