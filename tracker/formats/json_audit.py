"""The contract `tracker/audit/1`: what was said beside what the record gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tracker import __version__
from tracker.analysis.audit.bases import ClaimBase
from tracker.analysis.audit.claims import ClaimCheck
from tracker.analysis.audit.parts import PartsCheck
from tracker.analysis.audit.releases import ReleaseCheck
from tracker.analysis.checks import Check, Checks
from tracker.formats.json_target import claim_object
from tracker.formats.json_writer import problems, write_json
from tracker.language import Language
from tracker.model.quantity import Interval, Quantity
from tracker.words.audit import working
from tracker.words.audit_parts import parts_working
from tracker.words.exact import all_places, ratio


def render(found: Checks, language: Language) -> str:
    """One JSON document."""
    return audit_document(found, (), language)


def audit_document(found: Checks, figures: Sequence[Mapping[str, Any]], language: Language) -> str:
    """The document of checks; `figures` are those of a page that is no record yet."""
    report = found.report
    return write_json(
        {
            "schema": "tracker/audit/1",
            "program": __version__,
            "as_of": report.as_of.isoformat(),
            "known_at": report.known_at.isoformat(),
            "language": language,
            "summary": found.summary,
            "figures": figures,
            "checks": [_check(one, found) for one in found.each],
            "problems": problems(report.problems, language),
        }
    )


def _check(one: Check, found: Checks) -> dict[str, Any]:
    """What all checks have, and what its kind adds."""
    return {
        "kind": one.kind,
        "subject": one.subject,
        "period": None if one.period is None else str(one.period),
        "area": one.area or None,
        **_of_kind(one),
        "accepted": found.accepted(one),
        "file": one.place.file,
        "line": one.place.line,
    }


def _of_kind(one: Check) -> dict[str, Any]:
    """What was said and what comes of it, the verdict, and how that was reached."""
    if isinstance(one, ClaimCheck):
        return _claim(one)
    if isinstance(one, PartsCheck):
        return _parts(one)
    assert isinstance(one, ReleaseCheck)
    return _release(one)


def _parts(one: PartsCheck) -> dict[str, Any]:
    """What the goals of parts make, and of a sum what each part contributes."""
    shares = {part.id: ratio(part.contribution) for part in one.parts}
    return {
        "how": one.how,
        "parts": [part.id for part in one.parts],
        "goals": _point(one.goals),
        "goal": _point(one.goal),
        "raised": ratio(one.raised),
        "raised_rise": ratio(one.raised_rise),
        "contributions": shares if one.coverage is not None else None,
        "left_over": ratio(one.left_over),
        "coverage": ratio(one.coverage),
        "at_fault": list(one.at_fault),
        **_verdict(one),
        "working": parts_working(one),
    }


def _release(one: ReleaseCheck) -> dict[str, Any]:
    release, days = one.release, (one.release.expected, one.release.latest_by)
    expected, latest_by = (None if day is None else day.isoformat() for day in days)
    since = release.silent_since
    return {
        "expected": expected,
        "latest_by": latest_by,
        "lag": release.lag,
        "longest": release.longest,
        "n": release.n,
        "silent_since": None if since is None else since.isoformat(),
        "silent_days": release.silent_days,
        **_verdict(one),
    }


def _verdict(one: Check) -> dict[str, Any]:
    return {"verdict": one.verdict, "reason": one.reason or None}


def _point(span: Interval | None) -> Any:
    """The one value of an interval; null of several."""
    return None if span is None or span.low != span.high else ratio(span.low)


def _claim(one: ClaimCheck) -> dict[str, Any]:
    source, bases = one.observation, [_base(base) for base in one.bases]
    return {
        "of": claim_object(one.claim),
        "text": one.claim.text,
        "real": one.claim.real,
        "said": [all_places(one.said.low), all_places(one.said.high)],
        "recomputed": _ends(one.recomputed),
        "value": _figure(source.quantity, one.value, source.file, source.line),
        "base": bases[0] if len(bases) == 1 else bases or None,
        **_verdict(one),
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
    low, high = all_places(span.low), all_places(span.high)
    return {"text": quantity.text, "low": low, "high": high, "file": file, "line": line}


def _ends(span: Interval | None) -> list[Any] | None:
    """Both ends to six places, null where open to infinity."""
    return None if span is None else [ratio(span.low), ratio(span.high)]
