"""What the analysis says of targets and plans, as plain values under the keys of the contracts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from tracker.analysis.ambition import Ambition
from tracker.analysis.blocks import Blocks
from tracker.analysis.buffer import Buffer
from tracker.analysis.milestone import Milestone
from tracker.analysis.releases import NextRelease
from tracker.analysis.score import Score
from tracker.assess.report import Report, Row
from tracker.language import Language
from tracker.pages.target_values import target_values
from tracker.words.exact import amount, ratio
from tracker.words.slack import interval_note


def assessed_values(report: Report, language: Language) -> Callable[[Row], dict[str, Any]]:
    """What makes the values of a row of the report: those of its assessment, then its blocks."""
    blocks = Blocks(report)
    return lambda row: target_values(row, language) | block_values(blocks, row, language)


def block_values(blocks: Blocks, row: Row, language: Language) -> dict[str, Any]:
    """The four blocks of a target; null where nothing can be said."""
    return {
        "ambition": _ambition(blocks.ambition(row)),
        "buffer": _buffer(blocks.buffer(row), language),
        "release": _release(blocks.release(row)),
        "milestone": _milestone(blocks.milestone(row)),
    }


def score_values(found: Score) -> dict[str, Any]:
    """How a plan stands as a whole."""
    return {
        "targets": found.targets,
        "good": found.good,
        "bad": found.bad,
        "unknown": found.unknown,
        **{key: ratio(found.share(key)) for key in ("low", "high", "of_judged", "coverage")},
    }


def _ambition(found: Ambition | None) -> dict[str, Any] | None:
    if found is None:
        return None
    per_cent = 1 if found.basis == "linear" else 100

    def rate(value: Fraction | None) -> Any:
        return None if value is None else ratio(value * per_cent)

    before = found.before
    return {
        "basis": found.basis,
        "before": {"value": ratio(before.value), "period": str(before.period)},
        "derived": found.derived,
        "required": rate(found.value("required")),
        "was": rate(found.value("was")),
        "ratio": ratio(found.ratio),
        "against_trend": found.against_trend,
        "continued": ratio(found.value("continued")),
        "actual": rate(found.value("actual")),
        "peer_median": rate(found.peer_median),
        "peers": found.peers,
        "rank": found.rank,
    }


def _buffer(found: Buffer | None, language: Language) -> dict[str, Any] | None:
    if found is None:
        return None
    slack = found.calculations.get("slack_days")
    low, high = (None, None) if slack is None else (slack.span.low, slack.span.high)
    rate, chance = found.value("needed_growth"), found.value("probability")
    return {
        "slack_days": found.slack_days,
        "slack_low": None if low is None else int(low),
        "slack_high": None if high is None else int(high),
        "on_road_until": _day(found.on_road_until),
        "safe_until": _day(found.safe_until),
        "probability": ratio(chance),
        "n": found.n,
        "interval_note": None if chance is None else interval_note(language),
        "needed": [
            {"period": str(period), "value": ratio(one.value)} for period, one in found.needed
        ],
        "needed_rate": None if rate is None else ratio(rate * 100),
    }


def _release(found: NextRelease | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "state": found.state,
        "period": None if found.period is None else str(found.period),
        "expected": _day(found.expected),
        "latest_by": _day(found.latest_by),
        "lag": found.lag,
        "longest": found.longest,
        "n": found.n,
        "silent_since": _day(found.silent_since),
        "silent_days": found.silent_days,
    }


def _milestone(found: Milestone | None) -> dict[str, Any] | None:
    if found is None:
        return None
    a = found.row.assessment
    return {
        "period": str(found.period),
        "goal": found.quantity.value,
        "value": None if a.latest is None else amount(a.latest.value, a),
        "gap": amount(a.gap, a),
        "gap_low": amount(a.span("gap").low, a),
        "gap_high": amount(a.span("gap").high, a),
        "status": a.status,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
