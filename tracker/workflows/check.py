"""What is wrong in the files, and every other problem, told: as text, JSON, or what a build server
reads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from tracker.language import Language, pick
from tracker.model.layout import REGISTRY
from tracker.model.project import Project
from tracker.problems.nearest import nearest
from tracker.problems.prefixes import is_selected
from tracker.problems.problem import CannotRun, Problem, in_order, problem
from tracker.store import folder
from tracker.words.excerpts import decoded
from tracker.words.terms import WORDS
from tracker.workflows.load import Loaded

MOST_ASSESSED = 20_000  # observations


def check(loaded: Loaded, *, strict: bool = False) -> list[Problem]:
    """Every problem, in order of place; `strict`: and, once, that files do not say how many records
    they hold.
    """
    found, uncounted = list(loaded.project.problems), loaded.project.uncounted
    if strict and uncounted:
        first = uncounted[0]
        found.append(problem("O122", first, line=1, column=1, count=len(uncounted)))
    return in_order(found)


def selected(loaded: Loaded, start: Path, words: Sequence[str]) -> frozenset[str] | None:
    """The files of the record that are named by their paths, or all that stand in a folder that is;
    None where nothing is named. A path is looked for from here, then from the project.

    Raises CannotRun (U271) for one that names none.
    """
    if not words:
        return None
    known = {*loaded.contents, *(one.file for one in loaded.project.problems if one.file)}
    root = folder.find_project(start)
    found: set[str] = set()
    for word in words:
        names = (folder.name_within(root, Path(word)), folder.name_within(root, root / word))
        of_it = next(
            (those for name in names if name is not None and (those := _at(name, known))), None
        )
        if of_it is None:
            ends = (one for one in sorted(known) if one.endswith(f"/{word}"))
            near = next(ends, "") or nearest(word, known)
            raise CannotRun(2, problem("U271", name=word, near=near))
        found |= of_it
    return frozenset(found)


def _at(name: str, known: Iterable[str]) -> set[str]:
    """The file of a name, or those in the folder of that name."""
    inside = "" if name == "." else f"{name}/"
    return {one for one in known if one == name or one.startswith(inside)}


def within(found: Sequence[Problem], files: Collection[str] | None) -> Sequence[Problem]:
    """The problems that have a place in one of these files; None: all."""
    if files is None:
        return found
    return [one for one in found if any(at.file in files for at in (one.place, *one.also))]


def of_codes(
    found: Sequence[Problem], select: Sequence[str], ignore: Sequence[str]
) -> Sequence[Problem]:
    """The problems of the codes asked for (problems.prefixes)."""
    return [one for one in found if is_selected(one.code, select, ignore)]


def render_check(
    loaded: Loaded,
    found: Sequence[Problem],
    name: str,
    language: Language,
    day: date,
    files: Collection[str] | None = None,
    *,
    left_out: int = 0,
    quiet: bool = False,
) -> str:
    """The answer of a check of some files, or (None) of all, as text, as one JSON document, or as
    what a build server reads; `left_out` problems were not asked for. Where nothing is wrong in all
    of them the text says what is worth knowing on that day, of a record that is not so large that
    this takes as long as the check; `quiet`: only the problems.
    """
    from tracker.formats import json_writer, text

    if name == "json":
        return json_writer.problems_document(found, language, "tracker/check/1", left_out=left_out)
    checked = {one for one in loaded.contents if files is None or one in files}
    if name != "text":
        return _render_findings(
            found, name, language, prefix=loaded.prefix, checked=sorted(checked)
        )
    project = loaded.project
    counts = text.render_counts(
        found,
        language,
        files=len(checked),
        targets=len(project.targets) if REGISTRY in checked else 0,
        observations=sum(one.file in checked for one in project.observations),
        left_out=left_out,
    )
    if quiet:
        return text.render_problems(found, language, _sources(found, loaded.contents))
    if not (found or left_out) and files is None and len(project.observations) <= MOST_ASSESSED:
        return f"{counts}{_worth_knowing(project, day, language)}\n"
    return text.render_problems(found, language, _sources(found, loaded.contents)) + counts


def _worth_knowing(project: Project, day: date, language: Language) -> str:
    from tracker.assess.clocks import Clocks
    from tracker.assess.report import make_report
    from tracker.assess.status import Status
    from tracker.words.checked import worth_knowing

    report = make_report(project, project.targets, Clocks.of(day), language)
    claims = sum(len(one.claims) for one in project.observations)
    return worth_knowing(claims, report.summary[Status.NO_DATA], len(report.rows), language)


def render_unreadable(start: Path, found: Sequence[Problem], name: str, language: Language) -> str:
    """What keeps a project from being read, in a format of build servers: they show it where it
    stands.
    """
    from tracker.store.outputs import within_repository

    placed = [one for one in found if one.file]
    return (
        _render_findings(
            placed, name, language, prefix=within_repository(folder.find_project(start))
        )
        if placed
        else ""
    )


def warnings_beside(number: int, language: Language, command: str, day: date | None) -> str:
    """How many warnings there are beside an answer, and which command lists them, of the `day` as
    of which they are; nothing where there is none.
    """
    command += f" --as-of {day}" if day else ""
    return (
        number
        and pick(
            language,
            f"{number} 个警告，见 tracker {command}。\n",
            f"{number} warning{'' if number == 1 else 's'}: see tracker {command}.\n",
        )
    ) or ""


def render_refusal(
    problems: Sequence[Problem], contents: Mapping[str, bytes], language: Language
) -> str:
    """Problems in full: why a run could not be done, or what an answer leaves out."""
    from tracker.formats import text

    return text.render_problems(problems, language, _sources(problems, contents))


def render_failure(problems: Sequence[Problem], language: Language) -> str:
    """The same as a JSON document."""
    from tracker.formats import json_writer

    return json_writer.problems_document(problems, language, "tracker/error/1")


def explain(code: str | None, language: Language) -> str:
    """A code, status or flag explained; without one, the list of all.

    Raises CannotRun(2) for an unknown one.
    """
    from tracker.formats import text
    from tracker.problems.codes import CODES
    from tracker.words.change_rules import CHANGE_RULES
    from tracker.words.check_rules import CHECK_RULES
    from tracker.words.findings import rule_text
    from tracker.words.grid import TITLES
    from tracker.words.meanings import MEANINGS

    if code is None:
        return text.render_codes(language)
    words = {name.lower(): key for key in MEANINGS for name in (key, *WORDS[key])}
    bars = (WORDS["progress_bar"], WORDS["progress_pct"], TITLES["done"])
    words |= {name.lower(): "progress" for names in bars for name in names}
    if code.upper() in CODES:
        return text.render_code(code.upper(), language)
    if code.lower() in (rules := CHANGE_RULES | CHECK_RULES):
        title, meaning = rule_text(code.lower(), language)
        return f"{code.lower()} {title}\n\n{meaning}\n"
    if code.lower() in words:
        return text.render_meaning(words[code.lower()], language)
    raise CannotRun(2, problem("U103", name=code, near=nearest(code, [*CODES, *words, *rules])))


def _render_findings(
    found: Iterable[Problem],
    name: str,
    language: Language,
    *,
    prefix: str = "",
    checked: Sequence[str] = (),
) -> str:
    """Problems alone in a format of build servers; `checked` are the files that were read."""
    from tracker.formats import render_findings
    from tracker.words.findings import problem_findings

    more = {"checked": [prefix + file for file in checked]} if name == "junit" else {}
    return render_findings(problem_findings(found, language, prefix), name, language, **more)


def _sources(problems: Iterable[Problem], contents: Mapping[str, bytes]) -> dict[str, str]:
    """The texts of the files that problems point into."""
    names = {one.file for one in problems}
    return {name: decoded(contents[name]) for name in names if name in contents}
