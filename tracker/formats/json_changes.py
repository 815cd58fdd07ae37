"""The contract `tracker/diff/1`: both ends, what was moved or lost, and every target as
tracker/report/1 has it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.assess.report import Row
from tracker.compare.changes import Cause, Change, Diff, Move, Side, new_problems
from tracker.compare.observations import Edit
from tracker.formats.json_writer import problems, write_json
from tracker.language import Language
from tracker.model.observation import Observation
from tracker.pages.block_values import assessed_values
from tracker.words.exact import ratio

_Values = dict[str, Any]


def render(diff: Diff, language: Language) -> str:
    """One JSON document; targets that did not change are only counted."""
    values = (
        assessed_values(diff.before.report, language),
        assessed_values(diff.after.report, language),
    )
    return write_json(
        {
            "schema": "tracker/diff/1",
            "language": language,
            "before": side_values(diff.before),
            "after": side_values(diff.after),
            "summary": diff.summary
            | {
                "moved": len(diff.moved),
                "lost_observations": len(diff.record.removed),
                "rewritten_observations": len(diff.rewritten),
            },
            "thresholds_moved": diff.limits_moved,
            "targets": [_change(change, *values) for change in diff.changes],
            "observations": {
                "added": [observed_values(one) for one in diff.record.added],
                "removed": [observed_values(one) for one in diff.record.removed],
                "edited": [_edit(edit) for edit in diff.record.edited],
            },
            "unsaved": [],
            "new_problems": problems(new_problems(diff), language),
            "problems": problems(diff.after.report.problems, language),
            "problems_before": problems(diff.before.report.problems, language),
        }
    )


def side_values(side: Side) -> dict[str, Any]:
    """An end; revision and commit are null for the files as they are."""
    limits = side.report.thresholds
    return {
        "revision": side.name or None,
        "commit": side.commit or None,
        "saved": None,
        "found": side.found,
        "as_of": side.report.as_of.isoformat(),
        "known_at": side.report.known_at.isoformat(),
        "thresholds": {"ahead": limits.ahead, "on_track": limits.on_track, "about": limits.about},
        "targets": len(side.report.rows),
        "unreadable_targets": side.report.lost,
    }


def _change(
    change: Change, before: Callable[[Row], _Values], after: Callable[[Row], _Values]
) -> _Values:
    old, new = change.before, change.after
    return {
        "id": change.row.target.id,
        "renamed_from": old.target.id if old and new and old.target.id != new.target.id else None,
        "change": change.verdict,
        "status": {"before": old and old.assessment.status, "after": new and new.assessment.status},
        "moved": change.move and move_values(change.move),
        "causes": [cause_values(cause) for cause in change.causes],
        "again": None,
        "late": [],
        "before": old and before(old),
        "after": new and after(new),
    }


def move_values(move: Move) -> dict[str, Any]:
    """`unmoved` is what would be said now on the old terms."""
    unmoved = move.unmoved and {
        "status": move.unmoved.status,
        "progress": ratio(move.unmoved.progress),
        "gap": ratio(move.unmoved.gap),
    }
    return {
        "fields": list(move.fields),
        "effect": move.effect,
        "reason": move.reason or None,
        "unmoved": unmoved,
    }


def cause_values(cause: Cause) -> dict[str, Any]:
    """A cause with its observations."""
    return {
        "cause": cause.why,
        "observation": cause.observation and observed_values(cause.observation),
        "other": cause.other and observed_values(cause.other),
        "fields": list(cause.fields),
    }


def _edit(edit: Edit) -> dict[str, Any]:
    before, after = observed_values(edit.before), observed_values(edit.after)
    return {
        "fields": list(edit.fields),
        "figures": edit.of_figures,
        "before": before,
        "after": after,
    }


def observed_values(one: Observation) -> dict[str, Any]:
    """An observation as the contract has it."""
    q, source = one.quantity, one.publication
    return {
        "indicator": one.indicator,
        "area": one.area or None,
        "period": str(one.period),
        "ytd": one.ytd,
        "value": q.stated,
        "upper": q.upper,
        "qualifier": q.qualifier,
        "text": q.text,
        "unit": one.unit,
        "status": one.status,
        "published": str(source.published),
        "publisher": source.publisher or None,
        "title": source.title,
        "file": one.file,
        "line": one.line,
    }
