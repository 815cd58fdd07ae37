"""Annotations of GitHub's runner: workflow commands that it shows at a line of a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.assess.report import Report
from tracker.language import Language, pick
from tracker.words.escape import one_line, visible
from tracker.words.findings import FINDING_LEVELS, Finding, FindingLevel, findings, worst_first

MOST_ANNOTATIONS = 10  # of each kind in a step: GitHub drops the rest without a word
_KINDS: dict[FindingLevel, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, language: Language) -> str:
    """The findings of a report, worst first, and a last line that counts them."""
    return render_findings(findings(report, language), language)


def render_findings(found: Iterable[Finding], language: Language) -> str:
    """At most ten of a kind; the last line says how many there are and how many of them are not
    shown.
    """
    by_level: dict[FindingLevel, list[Finding]] = {level: [] for level in FINDING_LEVELS}
    for one in worst_first(found):
        by_level[one.level].append(one)
    lines = [
        _command(one) for level in FINDING_LEVELS for one in by_level[level][:MOST_ANNOTATIONS]
    ]
    errors, warnings, notes = (len(by_level[level]) for level in FINDING_LEVELS)
    more = sum(max(0, len(each) - MOST_ANNOTATIONS) for each in by_level.values())
    said = pick(
        language,
        f"{errors} 个错误，{warnings} 个警告，{notes} 个提示",
        f"{errors} error{_s(errors)}, {warnings} warning{_s(warnings)}, {notes} notice{_s(notes)}",
    )
    if more:
        said += pick(
            language,
            f"；其中 {more} 个没有标注：每一步每类最多 {MOST_ANNOTATIONS} 个",
            f"; {more} of them not annotated: a step shows {MOST_ANNOTATIONS} of a kind",
        )
    return "\n".join([*lines, said]) + "\n"


def _command(one: Finding) -> str:
    where = {
        "file": one.place.file,
        "line": one.place.line,
        "col": one.place.column,
        "title": one.rule,
    }
    if one.about:
        where["title"] = f"{one.rule} {one.about}"
    properties = ",".join(
        f"{key}={_property(one_line(str(value)))}" for key, value in where.items() if value
    )
    return (
        f"::{_KINDS[one.level]}"
        f" {properties}::{_data(visible(one.text))}%0A{_data(visible(one.hint))}"
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The name of a file stays what it is: what cannot stand there is escaped, not replaced."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _s(number: int) -> str:
    return "" if number == 1 else "s"
