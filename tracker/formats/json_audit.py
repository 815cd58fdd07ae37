"""The contract `tracker/audit/1`: what was said beside what the record gives."""

from __future__ import annotations

from typing import Any

from tracker import __version__
from tracker.analysis.audit.bases import ClaimBase
from tracker.analysis.audit.claims import ClaimCheck
from tracker.analysis.checks import Check, Checks
from tracker.formats.json import problems, write_json
from tracker.formats.json_target import claim_object
from tracker.language import Language
from tracker.model.quantity import Interval, Quantity
from tracker.words.audit import working
from tracker.words.exact import ratio


def render(found: Checks, language: Language) -> str:
    """One JSON document."""
    report = found.report
    return write_json(
        {
            "schema": "tracker/audit/1",
            "program": __version__,
            "as_of": report.as_of.isoformat(),
            "known_at": report.known_at.isoformat(),
            "language": language,
            "summary": found.summary,
            "checks": [_check(one, found) for one in found.each],
            "problems": problems(report.problems, language),
        }
    )


def _check(one: Check, found: Checks) -> dict[str, Any]:
    """What all checks have, what its kind adds, and the verdict."""
    return {
        "kind": one.kind,
        "subject": one.subject,
        "period": None if one.period is None else str(one.period),
        "area": one.area or None,
        **(_claim(one) if isinstance(one, ClaimCheck) else {}),
        "verdict": one.verdict,
        "reason": one.reason or None,
        "accepted": found.accepted(one),
        "file": one.place.file,
        "line": one.place.line,
    }


def _claim(one: ClaimCheck) -> dict[str, Any]:
    source, bases = one.observation, [_base(base) for base in one.bases]
    return {
        "of": claim_object(one.claim),
        "text": one.claim.text,
        "real": one.claim.real,
        "said": _ends(one.said),
        "recomputed": _ends(one.recomputed),
        "value": _figure(source.quantity, one.value, source.file, source.line),
        "base": bases[0] if len(bases) == 1 else bases or None,
        "implied": _ends(one.implied),
        "working": working(one) or None,
    }


def _base(base: ClaimBase) -> dict[str, Any]:
    """An observation, or a target's goal."""
    if base.observation is not None:
        one = base.observation
        return _figure(one.quantity, base.span, one.file, one.line)
    assert base.target is not None and base.goal is not None and base.goal.quantity is not None
    return _figure(base.goal.quantity, base.span, base.target.file, base.target.line)


def _figure(quantity: Quantity, span: Interval, file: str, line: int) -> dict[str, Any]:
    """A figure as it is written, the ends of what it may stand for, and where it stands."""
    low, high = _ends(span) or (None, None)
    return {"text": quantity.text, "low": low, "high": high, "file": file, "line": line}


def _ends(span: Interval | None) -> list[Any] | None:
    """Both ends to six places, null where open to infinity."""
    return None if span is None else [ratio(span.low), ratio(span.high)]
