"""What an audit finds, as findings for machine formats: what is contradicted is a warning, what
cannot be checked a note; what holds is none.
"""

from __future__ import annotations

from tracker.analysis.audit.claims import ClaimCheck
from tracker.analysis.audit.parts import PartsCheck
from tracker.analysis.audit.releases import ReleaseCheck
from tracker.analysis.checks import Check, Checks, CheckVerdict
from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.problems.problem import Problem, problem
from tracker.words import audit as words
from tracker.words.audit_parts import parts_outcome, parts_working
from tracker.words.audit_releases import last_heard, release_outcome
from tracker.words.findings import Finding, fingerprint_of, kept_apart, place_under, with_stop
from tracker.words.terms import word

_AS_IT_SHOULD_BE = (CheckVerdict.CONSISTENT, CheckVerdict.EQUAL, CheckVerdict.DUE)


def check_findings(found: Checks, language: Language) -> list[Finding]:
    """Every check that is not as it should be, at its place; what is accepted is left out."""
    wrong = (one for one in found.each if one.verdict not in _AS_IT_SHOULD_BE)
    return kept_apart(
        check_finding(one, found, language) for one in wrong if not found.accepted(one)
    )


def check_problems(found: Checks) -> list[Problem]:
    """What of the checks is a problem of a report, but where its target accepts it."""
    return [
        problem(one.code, one.place.file, line=one.place.line, column=1, about=one.subject).saying(
            _facts(one)
        )
        for one in found.each
        if one.code and not found.accepted(one)
    ]


def _facts(one: Check) -> dict[str, object]:
    """What the sentence of its code asks for."""
    if isinstance(one, ClaimCheck):
        return {
            "indicator": one.subject,
            "period": one.period,
            "said": f"{one.kind} {one.claim.text} ({one.claim.of_text})",
            "recomputed": words.recomputed_text(one),
        }
    if isinstance(one, PartsCheck):
        return {"name": one.subject, "period": one.period, "working": parts_working(one)}
    assert isinstance(one, ReleaseCheck)
    return {"name": one.subject, "period": one.period, "day": one.release.latest_by}


def check_finding(one: Check, found: Checks, language: Language) -> Finding:
    """A check as a finding, its verdict in a sentence."""
    said, hint = "", ""
    if isinstance(one, ClaimCheck):
        said, hint = _claim(one, found, language)
    elif isinstance(one, PartsCheck):
        said, hint = _parts(one, language)
    elif isinstance(one, ReleaseCheck):
        said, hint = _release(one, found, language)
    return Finding(
        one.code or one.verdict,
        "warning" if one.code else "note",
        place_under(found.report.prefix, one.place),
        one.subject,
        with_stop(said, language),
        with_stop(hint, language),
        fingerprint_of("audit", *words.identity(one)),
    )


def _claim(one: ClaimCheck, found: Checks, language: Language) -> tuple[str, str]:
    report = found.report
    name = report.indicators[one.subject].name.text(language)
    claim = words.claim_brief(one, report, language)
    verdict = word(one.verdict, language)
    about = f"{name}{bracketed(str(one.period), language)}"
    said = pick(language, f"{about}：{claim}，{verdict}", f"{about}: {claim} {verdict}")
    return said, words.outcome(one, report, language)


def _parts(one: PartsCheck, language: Language) -> tuple[str, str]:
    about = one.row.target.name.text(language) + bracketed(str(one.period), language)
    said = f"{about}{pick(language, '：', ': ')}{parts_working(one)}"
    return said, parts_outcome(one, language)


def _release(one: ReleaseCheck, found: Checks, language: Language) -> tuple[str, str]:
    about = one.name.text(language) + bracketed(str(one.period or ""), language)
    said = f"{about}{pick(language, '：', ': ')}{release_outcome(one, found, language)}"
    hint = in_sequence((last_heard(one, language), enumerated(one.owners, language)), language)
    return said, hint
