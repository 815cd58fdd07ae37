"""A saved report against the record: what was said then, what would be said of that day today, and
what is said now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tracker.assess.clocks import Clocks
from tracker.compare.again import compare_saved
from tracker.compare.frozen import FrozenDiff
from tracker.formats import Terminal, render, render_findings
from tracker.language import Language
from tracker.model.progress import Progress, unseen
from tracker.model.project import translated
from tracker.model.saved import SavedReport
from tracker.problems.problem import CannotRun, Refused, problem, problem_of
from tracker.read.settings import BUILD_SERVERS
from tracker.store import folder, git
from tracker.store.inputs import read_document_bytes
from tracker.store.outputs import within_repository
from tracker.words.frozen_findings import frozen_findings
from tracker.workflows.compare import Compared, read_head, read_work_tree, side_of, targets_called


def names_file(base: str) -> bool:
    """Whether BASE is a file by its name: no revision is looked for."""
    return base.lower().endswith(".json")


def compare_with_saved(
    start: Path,
    base: str,
    head: str | None,
    words: Sequence[str],
    clocks: Clocks,
    language: Language,
    environment: Mapping[str, str],
    progress: Progress = unseen,
) -> Compared[FrozenDiff]:
    """Compare the report in the file `base` with the work tree, or with the revision `head`.

    Raises CannotRun: 2 for what is no saved report or came after the days asked for, and for a
    target that does not exist; 3 without git or where the record cannot be read.
    """
    from tracker.read.saved import read_saved

    try:
        saved = read_saved(base, read_document_bytes(Path(base)))
    except Refused as error:
        raise CannotRun(2, problem_of(error)) from error
    _check_days(saved, clocks)
    root = folder.find_project(start)
    if head is None:
        read, prefix = read_work_tree(root, clocks.as_of, progress), within_repository(root)
    else:
        here = git.find_repository(root, environment)
        read, prefix = read_head(here, head, clocks.as_of, progress), here.prefix
    project, _ = translated(read.project, [], language)
    then = Clocks(saved.as_of, clocks.known_at)
    again = side_of(read, project, then, language, progress)
    after = side_of(read, project, clocks, language, progress)
    known = {one.id for one in saved.targets}
    named = [word for word in words if word not in known]
    wanted = None
    if words:
        wanted = {word for word in words if word in known} | (
            targets_called((read.project,), named) if named else set()
        )
    diff = compare_saved(saved, again, after, wanted)
    settings = read.project.settings
    return Compared(diff, after.report.problems, read.contents, settings, prefix)


def _check_days(saved: SavedReport, clocks: Clocks) -> None:
    """Raises CannotRun where the days asked for are before those of the saved report."""
    for name, was, after in (
        ("as-of", saved.as_of, clocks.as_of),
        ("known-at", saved.known_at, clocks.known_at),
    ):
        if after < was:
            raise CannotRun(
                2, problem("U363", name=saved.name, option=f"--{name}", was=was, day=after)
            )


def render_frozen(
    found: Compared[FrozenDiff], name: str, language: Language, on: Terminal, **options: bool
) -> str:
    """The comparison as a page, as its JSON document, or as findings for build servers."""
    if name not in BUILD_SERVERS:
        return str(render("frozen", found.diff, name, language, on, **options))
    return render_findings(frozen_findings(found.diff, language, found.prefix), name, language)
