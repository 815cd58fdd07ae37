"""JUnit of an audit: a suite of the claims and of each other kind of check, a case for each."""

from __future__ import annotations

from tracker.analysis.audit.claims import ClaimCheck
from tracker.analysis.checks import Check, Checks, CheckVerdict
from tracker.formats.junit import Case, write_suites
from tracker.language import Language
from tracker.words.audit_findings import check_finding

_UNKNOWN = (CheckVerdict.UNVERIFIABLE, CheckVerdict.UNREPORTED, CheckVerdict.IRREGULAR)


def render(found: Checks, language: Language) -> str:
    """What holds passes, what is contradicted fails, what cannot be checked is skipped."""
    suites: dict[str, list[Case]] = {}
    for one in found.each:
        suite = "claims" if isinstance(one, ClaimCheck) else one.kind
        suites.setdefault(suite, []).append(_case(one, found, language))
    return write_suites(list(suites.items()), files=False)


def _case(one: Check, found: Checks, language: Language) -> Case:
    told = check_finding(one, found, language)
    failed = bool(one.code) and not found.accepted(one)
    outcome = "failure" if failed else "skipped" if one.verdict in _UNKNOWN else ""
    name = f"{one.subject} {one.period or ''} {told.fingerprint[:8]}"
    detail = f"{told.place}: {told.hint}"
    said = (told.text, detail) if outcome else ("", "")
    return Case(one.kind, name, told.place.file, outcome, told.rule, *said)
