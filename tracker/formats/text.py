"""Problems for people: file:line:col CODE message, the line with a caret, and the mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.language import Language, pick, width_of
from tracker.problems.codes import CODES, general, hint, message, severity
from tracker.problems.problem import Problem, roots_first
from tracker.words.escape import visible
from tracker.words.excerpts import excerpt, lines_of_text
from tracker.words.meanings import MEANINGS
from tracker.words.terms import word


def render_problems(
    found: Iterable[Problem], language: Language, sources: Mapping[str, str]
) -> str:
    """Every problem with its excerpt, roots before what follows from them; `sources` are the texts
    of the files by name.
    """
    split = {name: lines_of_text(text) for name, text in sources.items()}
    return "".join(_problem(one, language, split) for one in roots_first(found))


def _problem(one: Problem, language: Language, sources: Mapping[str, list[str]]) -> str:
    """One problem, two to four lines."""
    place = f"{visible(str(one.place))} " if one.file else ""
    lines = [
        f"{place}{one.code} {word(severity(one), language)}: {visible(message(one, language))}"
    ]
    lines += _excerpt(one, sources)
    lines += [f"  = {pick(language, '另见', 'see also')} {visible(str(also))}" for also in one.also]
    lines.append(f"  = {word('hint', language)}: {visible(hint(one, language))}")
    return "\n".join(lines) + "\n"


def _excerpt(one: Problem, sources: Mapping[str, list[str]]) -> list[str]:
    found = excerpt(one, sources.get(one.file, ()))
    if found is None:
        return []
    before, number = visible(found.before), str(found.number)
    shown, margin = f"{before}{visible(found.rest)}", " " * len(number)
    return [f"  {number} | {shown}", f"  {margin} | {' ' * width_of(before)}^"]


def render_counts(
    found: Iterable[Problem],
    language: Language,
    *,
    files: int,
    targets: int,
    observations: int,
    left_out: int,
) -> str:
    """The last line of a check, and how many problems were not asked for."""
    problems = list(found)
    errors = sum(severity(one) == "error" for one in problems)
    warnings = len(problems) - errors
    said = pick(
        language,
        f"检查了 {files} 个文件、{targets} 个目标、{observations} 条观测：{errors}"
        f" 个错误，{warnings} 个警告",
        f"Checked {_some(files, 'file')}, {_some(targets, 'target')},"
        f" {_some(observations, 'observation')}: {_some(errors, 'error')},"
        f" {_some(warnings, 'warning')}",
    )
    if left_out:
        said += pick(language, "；", "; ") + left_out_text(left_out, language)
    return said + pick(language, "。\n", ".\n")


def _some(count: int, what: str) -> str:
    """A number of things in English: 1 file, 2 files."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def left_out_text(number: int, language: Language) -> str:
    """That so many problems were not asked for."""
    return pick(
        language,
        f"另有 {number} 个按 --select、--ignore 没有列出",
        f"{number} more left out by --select and --ignore",
    )


def render_meaning(key: str, language: Language) -> str:
    """A status or a piece of evidence explained."""
    return f"{_called(key, language)}\n\n{pick(language, *MEANINGS[key])}\n"


def render_code(code: str, language: Language) -> str:
    """A problem's code explained: sentence, why, mend, example."""
    row = CODES[code]
    sentence, why, mend = (
        general(pick(language, *pair)) for pair in (row.sentence, row.why, row.mend)
    )
    lines = [
        f"{code} {word(row.severity, language)}",
        "",
        sentence,
        "",
        why,
        "",
        f"{word('hint', language)}: {mend}",
    ]
    if example := row.example_in(language):
        lines += ["", *(f"    {line}" for line in example.splitlines())]
    return "\n".join(lines) + "\n"


def render_codes(language: Language) -> str:
    """Every code and status with its sentence, a line each."""
    lines = [f"{code}  {general(pick(language, *row.sentence))}" for code, row in CODES.items()]
    lines += [
        f"{_called(key, language)}  {pick(language, *sentence)}"
        for key, sentence in MEANINGS.items()
    ]
    return "\n".join(lines) + "\n"


def render_diff(name: str, old: str | None, new: str | None) -> str:
    """A file's change as a unified diff; None: there is no such file."""
    from difflib import unified_diff

    before, after = (old or "").splitlines(), (new or "").splitlines()
    source, made = ("/dev/null" if text is None else name for text in (old, new))
    return "".join(
        f"{visible(line)}\n" for line in unified_diff(before, after, source, made, n=3, lineterm="")
    )


def _called(key: str, language: Language) -> str:
    name = word(key, language)
    return key if name == key.replace("_", " ") else f"{key} {name}"
