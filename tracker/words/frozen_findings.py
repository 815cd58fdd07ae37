"""What a saved report against the record finds, as findings: under the rules of a comparison."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.assess.status import FAILING
from tracker.compare.frozen import Frozen, FrozenDiff
from tracker.language import Language, pick
from tracker.model.layout import REGISTRY
from tracker.problems.problem import Place
from tracker.words import frozen as words
from tracker.words.changes import cause_text
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


def frozen_findings(diff: FrozenDiff, language: Language, prefix: str = "") -> list[Finding]:
    """Goalposts first, then what was rewritten, the targets that are worse than was said, and new
    problems. What is better is none.
    """
    found = [
        *(_limits(diff, language, prefix) if diff.limits_moved else ()),
        *(_moved(one, diff, language, prefix) for one in diff.moved),
        *(_rewritten(one, diff, language, prefix) for one in diff.rewritten),
        *(_worse(diff, language, prefix)),
        *problem_findings(diff.new_problems, language, prefix),
    ]
    return kept_apart(found)


def _limits(diff: FrozenDiff, language: Language, prefix: str) -> Iterator[Finding]:
    yield Finding(
        "moved",
        "warning",
        place_under(prefix, Place(REGISTRY)),
        "thresholds",
        with_stop(words.limits_text(diff, language), language),
        pick(
            language,
            "阈值改动会影响所有目标的结论。",
            "Thresholds decide the verdict of every target.",
        ),
        fingerprint_of("saved", "moved", "thresholds"),
    )


def _told(one: Frozen, diff: FrozenDiff, language: Language, *kinds: str) -> str:
    """The causes of these kinds in sentences, of all where none is named."""
    causes = [cause for cause in one.causes if cause.why in kinds or not kinds]
    said = [words.again_text(cause, one, diff, language) for cause in causes]
    return with_stop(pick(language, "；", "; ").join(said), language) if said else ""


def _moved(one: Frozen, diff: FrozenDiff, language: Language, prefix: str) -> Finding:
    """A target whose terms were moved, or that was removed."""
    row, move = one.after, one.moved
    hidden = move is None or (move.effect == "eased" and not move.reason)
    why = _told(one, diff, language, "goal")
    said = with_stop(words.moved_text(one, language), language)
    target = row.target if row else None
    return Finding(
        "moved" if row else "removed",
        "error" if hidden else "warning",
        place_under(prefix, Place(target.file, target.line) if target else Place(REGISTRY)),
        target.id if target else one.was.id,
        said + (pick(language, "", " ") + why if why else ""),
        pick(
            language,
            "动了目标，就把原来的目标和理由写进 revisions；结束的目标留在登记表里。",
            "Whoever moves a goal keeps the old one, with the reason, in revisions; a target that "
            "has ended stays in the registry.",
        ),
        fingerprint_of("saved", "moved", one.was.text("plan"), one.was.id),
    )


def _rewritten(one: Frozen, diff: FrozenDiff, language: Language, prefix: str) -> Finding:
    row = one.after
    assert row is not None
    return Finding(
        "rewritten",
        "warning",
        place_under(prefix, place_of(row)),
        row.target.id,
        _told(one, diff, language, "record"),
        pick(
            language,
            "更正是一条新的观测（revises），旧的数留着。",
            "A correction is a new observation (revises); the old figure stays.",
        ),
        fingerprint_of("saved", "rewritten", row.target.plan.id, row.target.id),
    )


def _worse(diff: FrozenDiff, language: Language, prefix: str) -> Iterator[Finding]:
    """The targets that stand worse than was said, as severe as they are where they fail now."""
    for one in diff.each:
        row = one.after
        if one.verdict != "worse" or row is None:
            continue
        later = one.change.causes if one.change else ()
        since = [cause_text(cause, one.change, language) for cause in later if one.change]
        why = with_stop(pick(language, "；", "; ").join(since), language) if since else ""
        yield Finding(
            "worse",
            row.target.severity if row.assessment.status in FAILING else "warning",
            place_under(prefix, place_of(row)),
            row.target.id,
            sentence(row, language),
            _told(one, diff, language) or why or source_text(row, language),
            fingerprint_of("saved", "worse", row.target.plan.id, row.target.id),
        )
