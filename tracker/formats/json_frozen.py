"""The contract `tracker/diff/1` for a saved report: its earlier end is what the file says, and each
target is also judged again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.assess.report import Row
from tracker.compare.frozen import Frozen, FrozenDiff, late_of, limits_of
from tracker.formats.json_changes import cause_values, observed_values, side_values
from tracker.formats.json_parts import TARGET_SCHEMA
from tracker.formats.json_types import fitting
from tracker.formats.json_writer import problems, write_json
from tracker.language import Language
from tracker.pages.block_values import assessed_values


def render(diff: FrozenDiff, language: Language) -> str:
    """One JSON document; targets that did not change are only counted."""
    saved, report = diff.saved, diff.after.report
    limits = limits_of(saved, report.thresholds)
    values = assessed_values(report, language)
    return write_json(
        {
            "schema": "tracker/diff/1",
            "language": language,
            "before": side_values(diff.again)
            | {
                "revision": None,
                "commit": None,
                "saved": saved.name,
                "as_of": saved.as_of.isoformat(),
                "known_at": saved.known_at.isoformat(),
                "thresholds": {
                    "ahead": limits.ahead,
                    "on_track": limits.on_track,
                    "about": limits.about,
                },
                "targets": len(saved.targets),
                "unreadable_targets": 0,
            },
            "after": side_values(diff.after),
            "summary": diff.summary
            | {
                "moved": len(diff.moved),
                "lost_observations": 0,
                "rewritten_observations": len(diff.rewritten),
            },
            "thresholds_moved": diff.limits_moved,
            "targets": [_target(one, values) for one in diff.each],
            "observations": {
                "added": [observed_values(one) for one in diff.added],
                "removed": [],
                "edited": [],
            },
            "unsaved": [one.id for one in diff.unsaved],
            "new_problems": problems(diff.new_problems, language),
            "problems": problems(report.problems, language),
            "problems_before": [],
        }
    )


def _target(one: Frozen, values: Callable[[Row], dict[str, Any]]) -> dict[str, Any]:
    was, again, after, move = one.was, one.again, one.after, one.moved
    return {
        "id": after.target.id if after else was.id,
        "renamed_from": was.id if after and after.target.id != was.id else None,
        "change": one.verdict,
        "status": {"before": was.status, "after": after and after.assessment.status},
        "moved": move
        and {
            "fields": list(move.fields),
            "effect": move.effect,
            "reason": move.reason or None,
            "unmoved": None,
        },
        "causes": [cause_values(cause) for cause in one.change.causes] if one.change else [],
        "again": again
        and {
            "status": again.assessment.status,
            "causes": list(dict.fromkeys(cause.why for cause in one.causes)),
        },
        "late": [observed_values(seen) for seen in late_of(one.causes)],
        "before": fitting(TARGET_SCHEMA, was.values),
        "after": after and values(after),
    }
