"""JUnit XML by the strict schema of Jenkins' xUnit: a suite for each plan, a case for each target,
then problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from tracker.assess.report import Report, Row
from tracker.assess.status import FAILING, UNKNOWN
from tracker.language import Language
from tracker.words.escape import visible
from tracker.words.findings import Finding, place_of, problem_findings, sentence, source_text


@dataclass(frozen=True, slots=True)
class Case:
    """A test case; `outcome` is failure, error, skipped or nothing where it passed, perhaps with
    something to say; `rule` says which sort.
    """

    group: str
    name: str
    file: str
    outcome: str = ""
    rule: str = ""
    text: str = ""
    detail: str = ""


def render(report: Report, language: Language, *, files: bool = False) -> str:
    """The report as suites; with `files` every case names its file, as GitLab shows it and the
    strict schema forbids.

    Whatever the gate: missed, behind, lost and reversing fail, problems are errors, but a warning
    passes and is noted, and what is not known is skipped.
    """
    suites = [
        (
            head.plan.id,
            [
                _case(row, language, report.prefix)
                for row in report.rows
                if row.target.plan is head.plan
            ],
        )
        for head in report.plans
    ]
    found = problem_findings(report.problems, language, report.prefix)
    return write_suites([*suites, *([("problems", _cases(found))] if found else [])], files)


def render_findings(
    found: Iterable[Finding],
    language: Language,
    *,
    checked: Sequence[str] = (),
    files: bool = False,
) -> str:
    """The problems of a check; a file in which there is none passed."""
    del language
    problems = list(found)
    bad = {one.place.file for one in problems}
    fine = [Case("check", name, name) for name in checked if name not in bad]
    return write_suites([("check", [*_cases(problems), *fine])], files)


def _case(row: Row, language: Language, prefix: str) -> Case:
    target, status = row.target, row.assessment.status
    outcome = "failure" if status in FAILING else "skipped" if status in UNKNOWN else ""
    return Case(
        target.plan.id,
        f"{target.id} {target.name.text(language)}",
        prefix + place_of(row).file,
        outcome,
        status,
        sentence(row, language) if outcome else "",
        source_text(row, language) if outcome else "",
    )


def _cases(found: Iterable[Finding]) -> list[Case]:
    """A case for each problem; its fingerprint keeps equal names apart, for GitLab drops the second
    of two.
    """
    return [
        Case(
            "problems",
            f"{one.rule} {one.about} {one.fingerprint[:8]}",
            one.place.file,
            "error" if one.level == "error" else "",
            one.rule,
            one.text,
            f"{one.place}: {one.hint}",
        )
        for one in found
    ]


def write_suites(suites: Iterable[tuple[str, Sequence[Case]]], files: bool) -> str:
    """Suites of cases as a document; with `files` every case names its file."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="tracker">']
    for name, cases in suites:
        counts = {
            key: sum(one.outcome == kind for one in cases)
            for key, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
        }
        numbers = "".join(f' {key}="{count}"' for key, count in counts.items())
        lines.append(f'  <testsuite name={_value(name)} tests="{len(cases)}"{numbers}>')
        lines += [_written(one, files) for one in cases]
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _written(one: Case, files: bool) -> str:
    place = f" file={_value(one.file)}" if files else ""
    case = f"    <testcase classname={_value(one.group)} name={_value(one.name)}{place}"
    if not one.text:
        return f"{case}/>"
    text, detail = (escape(visible(part)) for part in (one.text, one.detail))
    if not one.outcome:
        inner = f"<system-out>{text}\n{detail}</system-out>"
    elif one.outcome == "skipped":  # which has no attributes
        inner = f"<skipped>{text}\n{detail}</skipped>"
    else:
        said = f"type={_value(one.rule)} message={_value(one.text)}"
        inner = f"<{one.outcome} {said}>{text}\n{detail}</{one.outcome}>"
    return f"{case}>\n      {inner}\n    </testcase>"


def _value(text: str) -> str:
    return quoteattr(visible(text))
