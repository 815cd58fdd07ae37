"""What an audit finds, as findings for machine formats: what is contradicted is a warning, what
cannot be checked a note; what holds is none.
"""

from __future__ import annotations

from tracker.analysis.audit.claims import ClaimCheck
from tracker.analysis.checks import CODE_OF_VERDICT, Check, Checks, CheckVerdict
from tracker.language import Language, bracketed, pick
from tracker.problems.problem import Problem, problem
from tracker.words import audit as words
from tracker.words.findings import Finding, fingerprint_of, kept_apart, place_under, with_stop
from tracker.words.terms import word


def check_findings(found: Checks, language: Language) -> list[Finding]:
    """Every check that is not as it should be, at its place; what is accepted is left out."""
    wrong = (one for one in found.each if one.verdict != CheckVerdict.CONSISTENT)
    return kept_apart(
        check_finding(one, found, language) for one in wrong if not found.accepted(one)
    )


def check_problems(found: Checks) -> list[Problem]:
    """What of the checks is a problem of a report: A401, but where its target accepts it."""
    wrong = (one for one in found.each if one.verdict in CODE_OF_VERDICT)
    return [
        problem(
            CODE_OF_VERDICT[one.verdict],
            one.place.file,
            line=one.place.line,
            column=1,
            about=one.subject,
            indicator=one.subject,
            period=one.period,
            said=f"{one.kind} {one.claim.text} ({one.claim.of_text})",
            recomputed=words.recomputed_text(one),
        )
        for one in wrong
        if isinstance(one, ClaimCheck) and not found.accepted(one)
    ]


def check_finding(one: Check, found: Checks, language: Language) -> Finding:
    """A check as a finding, its verdict in a sentence."""
    code = CODE_OF_VERDICT.get(one.verdict)
    said, hint = _claim(one, found, language) if isinstance(one, ClaimCheck) else ("", "")
    return Finding(
        code or one.verdict,
        "warning" if code else "note",
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
