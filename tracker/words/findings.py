"""Findings: targets that fall short and problems in the files, in one shape and wording for every
machine format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from tracker.assess.report import Report, Row
from tracker.assess.status import FAILING, UNKNOWN, Evidence, Judged, Status
from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.problems.codes import CODES, general, hint, message, severity
from tracker.problems.problem import Place, Problem
from tracker.words.change_rules import CHANGE_RULES
from tracker.words.check_rules import CHECK_RULES
from tracker.words.figures import NOTHING, cells, decimals, number
from tracker.words.meanings import MEANINGS
from tracker.words.terms import word

FindingLevel = Literal["error", "warning", "note"]
FINDING_LEVELS: tuple[FindingLevel, ...] = ("error", "warning", "note")
_DOUBTED = (Evidence.STALE, Evidence.CONFLICTING)
_LINES = {"F202": "first"}  # facts that are a line's number: no part of a fingerprint


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `rule` is a problem's code, a target's status or a piece of evidence.

    `about` is the target's or the problem's subject; `text` says it in a sentence, `hint` what to
    do or where it is from. The fingerprint stays the same when lines move and in either language,
    and no two of a run are equal.
    """

    rule: str
    level: FindingLevel
    place: Place
    about: str
    text: str
    hint: str
    fingerprint: str
    also: tuple[Place, ...] = ()


def findings(report: Report, language: Language) -> list[Finding]:
    """Every finding of a report, worst first, then in the registry's order and by place."""
    rows = [
        found
        for row in report.rows
        if (found := finding_of(row, language, report.prefix)) is not None
    ]
    return worst_first([*rows, *problem_findings(report.problems, language, report.prefix)])


def worst_first(found: Iterable[Finding]) -> list[Finding]:
    """Worst first, else as they come."""
    return sorted(found, key=lambda one: FINDING_LEVELS.index(one.level))


def finding_of(row: Row, language: Language, prefix: str = "") -> Finding | None:
    """What is to be looked at in a target: its status, or that its figure is stale or contradicted;
    else nothing.
    """
    target, a = row.target, row.assessment
    doubts = [key for key in _DOUBTED if key in a.evidence]
    if a.status in FAILING | UNKNOWN:
        rule: Status | Evidence = a.status
    elif doubts:
        rule = doubts[0]
    else:
        return None
    return Finding(
        rule,
        target.severity if a.status in FAILING else "note",
        place_under(prefix, place_of(row)),
        target.id,
        sentence(row, language),
        source_text(row, language),
        fingerprint_of("target", target.plan.id, target.id, rule),
    )


def problem_findings(
    problems: Iterable[Problem], language: Language, prefix: str = ""
) -> list[Finding]:
    """Problems as findings, in order."""
    found = []
    for one in problems:
        facts = [f"{key}={fact}" for key, fact in one.facts if _LINES.get(one.code) != key]
        made = Finding(
            one.code,
            severity(one),
            place_under(prefix, one.place),
            one.about or one.file,
            with_stop(message(one, language), language),
            hint(one, language),
            fingerprint_of("problem", one.code, one.file, one.about, *facts),
            tuple(place_under(prefix, also) for also in one.also),
        )
        found.append(made)
    return kept_apart(found)


def kept_apart(found: Iterable[Finding]) -> list[Finding]:
    """Findings of which no two have one fingerprint: the second and later of equal ones are
    counted.
    """
    made, seen = [], Counter[str]()
    for one in found:
        base = one.fingerprint
        seen[base] += 1
        again = replace(one, fingerprint=fingerprint_of(base, str(seen[base])))
        made.append(one if seen[base] == 1 else again)
    return made


def place_of(row: Row) -> Place:
    """Where a target's verdict comes from: the latest observation, else the target in
    the registry.
    """
    source = row.assessment.source
    return source.place if source is not None else Place(row.target.file, row.target.line)


def sentence(row: Row, language: Language) -> str:
    """A target's status with its figures: 名称（家）：滞后。2024 年……"""
    a, c = row.assessment, cells(row, language)
    name = c.name + bracketed(c.unit, language)
    status = in_sequence((c.status, c.early), language)
    parts = []
    if c.latest != NOTHING:
        then = c.latest_period.replace("..", "–")
        parts.append(pick(language, f"{then} 为 {c.latest}", f"{c.latest} in {then}"))
    if c.goal != NOTHING:
        parts.append(pick(language, f"目标 {c.goal}（{c.due}）", f"target {c.goal} by {c.due}"))
    if c.baseline != NOTHING:
        since = c.baseline_period.replace("..", "–")
        parts.append(
            pick(language, f"基期 {since} 为 {c.baseline}", f"baseline {c.baseline} in {since}")
        )
    if a.expected is not None:
        due = number(a.expected, decimals(row))
        parts.append(pick(language, f"按时间应到 {due}", f"{due} due by then"))
    if c.progress != NOTHING:
        kept = pick(language, f"守住的时期占 {c.progress}", f"kept in {c.progress} of the periods")
        done = pick(language, f"完成进度 {c.progress}", f"{c.progress} done")
        parts.append(kept if a.trajectory.judged == Judged.EVERY_PERIOD else done)
    if c.gap not in ("", "0", NOTHING):
        parts.append(c.gap + bracketed(c.gap_share, language))
    flags = enumerated(c.flags, language)
    noted = flags and pick(language, f"注：{flags}。", with_stop(f" Note: {flags}", language))
    figures = in_sequence(parts, language)
    said = figures and pick(language, f"{figures}。", f" {figures[0].upper()}{figures[1:]}.")
    return pick(language, f"{name}：{status}。", f"{name}: {status}.") + said + noted


def source_text(row: Row, language: Language) -> str:
    """The publication and place behind a target's latest value, or the place of its promise."""
    source = row.assessment.source
    if source is None:
        place = place_of(row)
        return pick(language, f"目标写在 {place}。", f"The target stands in {place}.")
    publication = source.publication
    said = in_sequence((publication.publisher, str(publication.published)), language)
    title = publication.title + bracketed(said, language)
    return pick(language, f"出处：{title}，{source.place}。", f"Source: {title}, {source.place}.")


def rule_text(rule: str, language: Language) -> tuple[str, str]:
    """A rule's title and what it means: of a code its sentence and why, of a status or evidence its
    word, of a change what it is called.
    """
    if said := CHANGE_RULES.get(rule) or CHECK_RULES.get(rule):
        title, meaning = said
        return with_stop(pick(language, *title), language), pick(language, *meaning)
    if rule in MEANINGS:
        return with_stop(word(rule, language), language), pick(language, *MEANINGS[rule])
    row = CODES[rule]
    return with_stop(general(pick(language, *row.sentence)), language), pick(language, *row.why)


def rule_mend(rule: str, language: Language) -> str:
    """What to do about a problem's code; nothing of a target's status or a change."""
    return general(pick(language, *CODES[rule].mend)) if rule in CODES else ""


def rule_page(rule: str) -> str:
    """The page of docs/ that explains a rule, with the place in it."""
    if rule in CODES:
        return f"problems#{rule.lower()}"
    if rule in CHECK_RULES:
        return "analysis"
    return "ci" if rule in CHANGE_RULES else "methods"


def with_stop(text: str, language: Language) -> str:
    """A sentence with its full stop."""
    return text if text.endswith(("。", ".", "…", "？", "?")) else text + pick(language, "。", ".")


def place_under(prefix: str, place: Place) -> Place:
    """A place as seen from the repository that the project stands in."""
    return replace(place, file=prefix + place.file) if place.file else place


def fingerprint_of(*parts: str) -> str:
    """What keeps a finding the same one from run to run: these words and nothing else."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
