"""What a comparison finds, as findings: what is worse, moved, removed, lost or rewritten, and what
is new that is wrong. The words of these rules are those of --fail-on where it has one.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.assess.status import FAILING
from tracker.compare.changes import Change, Diff, new_problems
from tracker.compare.observations import Edit
from tracker.language import Language, in_sequence, pick
from tracker.model.layout import REGISTRY
from tracker.model.observation import Observation
from tracker.problems.problem import Place
from tracker.words import changes as words
from tracker.words.findings import (
    Finding,
    fingerprint_of,
    kept_apart,
    place_of,
    place_under,
    problem_findings,
    sentence,
    source_text,
    with_stop,
)


def change_findings(diff: Diff, language: Language, prefix: str = "") -> list[Finding]:
    """Every finding of a comparison, at its place in the later end: goalposts first, then the
    record, the targets that are worse, and new problems. What is better is none.
    """
    found = [
        *(_limits(diff, language, prefix) if diff.limits_moved else ()),
        *(_moved(change, language, prefix) for change in diff.moved),
        *(_lost(one, diff, language, prefix) for one in diff.record.removed),
        *(_rewritten(edit, diff, language, prefix) for edit in diff.rewritten),
        *_worse(diff, language, prefix),
        *problem_findings(new_problems(diff), language, prefix),
    ]
    return kept_apart(found)


def _limits(diff: Diff, language: Language, prefix: str) -> Iterator[Finding]:
    yield Finding(
        "moved",
        "warning",
        place_under(prefix, Place(REGISTRY)),
        "thresholds",
        with_stop(in_sequence(words.limits_moved_lines(diff, language), language), language),
        pick(
            language,
            "阈值一动，每个目标的结论都可能变。",
            "Thresholds decide the verdict of every target.",
        ),
        fingerprint_of("change", "moved", "thresholds"),
    )


def _moved(change: Change, language: Language, prefix: str) -> Finding:
    """A target whose terms were moved, or that was removed."""
    target = change.row.target
    colon = pick(language, "：", ": ")
    told = [f"{label}{colon}{text}" for label, text in words.moved_lines(change, language)]
    said = with_stop(words.moved_title(change, language), language)
    if told:
        said += pick(language, "", " ") + with_stop(pick(language, "；", "; ").join(told), language)
    hidden = change.after is None or (change.move is not None and change.move.hidden)
    return Finding(
        "moved" if change.after else "removed",
        "error" if hidden else "warning",
        place_under(prefix, Place(target.file, target.line if change.after else None)),
        target.id,
        said,
        pick(
            language,
            "动了目标，就把原来的目标和理由写进 revisions；结束的目标留在登记表里。",
            "Whoever moves a goal keeps the old one, with the reason, in revisions; a target that "
            "has ended stays in the registry.",
        ),
        fingerprint_of("change", "moved", target.plan.id, target.id),
    )


def _lost(one: Observation, diff: Diff, language: Language, prefix: str) -> Finding:
    return Finding(
        "lost_observation",
        "error",
        place_under(prefix, Place(one.file)),
        one.indicator,
        with_stop(words.removed_line(one, diff, language), language),
        pick(
            language,
            "公布过的数留在记录里；作废的写 status: withdrawn。",
            "What was published stays on record; what no longer holds gets status: withdrawn.",
        ),
        fingerprint_of("change", "lost", *_identity(one)),
    )


def _rewritten(edit: Edit, diff: Diff, language: Language, prefix: str) -> Finding:
    return Finding(
        "rewritten",
        "warning",
        place_under(prefix, edit.after.place),
        edit.after.indicator,
        with_stop(words.edited_line(edit, diff, language), language),
        pick(
            language,
            "更正是一条新的观测（revises），旧的数留着。",
            "A correction is a new observation (revises); the old figure stays.",
        ),
        fingerprint_of("change", "rewritten", *_identity(edit.after)),
    )


def _worse(diff: Diff, language: Language, prefix: str) -> Iterator[Finding]:
    """The targets whose status fell, as severe as they are where they fail now."""
    for change in diff.changes:
        row = change.after
        if change.verdict != "worse" or row is None:
            continue
        causes = [words.cause_text(one, change, language) for one in change.causes]
        why = with_stop(pick(language, "；", "; ").join(causes), language) if causes else ""
        yield Finding(
            "worse",
            row.target.severity if row.assessment.status in FAILING else "warning",
            place_under(prefix, place_of(row)),
            row.target.id,
            sentence(row, language),
            why or source_text(row, language),
            fingerprint_of("change", "worse", row.target.plan.id, row.target.id),
        )


def _identity(one: Observation) -> tuple[str, ...]:
    """What an observation is of, in either language and wherever it stands."""
    source = one.publication
    return (one.indicator, str(one.area), str(one.period), str(source.published), str(source.title))
