"""Do the claims of publications hold: each is computed again from the record, as intervals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tracker.analysis.audit.bases import BaseFinder, ClaimBase, ClaimReason
from tracker.analysis.audit.forms import FORMS
from tracker.analysis.audit.printed import printed
from tracker.analysis.checks import AuditScope, Check, CheckVerdict
from tracker.assess.assess import Assessment, assess
from tracker.assess.clocks import Clocks
from tracker.assess.report import Report
from tracker.assess.status import ATTAINED, Attainment
from tracker.model.observation import CLAIM_UNITS, Claim, Observation
from tracker.model.quantity import Interval
from tracker.model.target import Target
from tracker.problems.problem import Place


@dataclass(frozen=True, slots=True)
class ClaimCheck(Check):
    """A claim beside the record: what was said and what comes of `value` and `bases`, each with all
    values that its figures may stand for; None where nothing can be computed. `implied` is the
    base that would bear it out, where there is none of its own. `assessment` is that of the target
    of a claim of `early`, on the day of the publication, or later where only that agrees.
    """

    observation: Observation
    claim: Claim
    said: Interval
    value: Interval
    bases: tuple[ClaimBase, ...] = ()
    recomputed: Interval | None = None
    implied: Interval | None = None
    target: Target | None = None
    assessment: Assessment | None = None


def claim_checks(scope: AuditScope) -> list[ClaimCheck]:
    """A check of every claim that is known on the days of the report, by file and line."""
    report, wanted = scope.report, scope.indicators
    finder = BaseFinder(report)
    found = [
        check
        for one in report.project.observations
        if wanted is None or one.indicator in wanted
        for check in checks_of_value(one, finder)
    ]
    return sorted(found, key=lambda one: (one.place.file, one.place.line or 0))


def checks_of_value(one: Observation, finder: BaseFinder) -> list[ClaimCheck]:
    """A check of each claim of a value; none as long as that is not known."""
    if not one.claims or finder.report.clocks.waiting(one) is not None:
        return []
    return [_checked(one, claim, finder.report, finder) for claim in one.claims]


def claimed(claim: Claim, unit: str, report: Report) -> Interval:
    """All values that a claim of a value in this unit may stand for; met, however early, is
    `early: 0`.
    """
    said = printed(claim.quantity, CLAIM_UNITS.get(claim.kind, unit), report.thresholds.about)
    if claim.kind in FORMS:
        return said
    if claim.quantity.qualifier == "exact" and not claim.quantity.value:
        return Interval(Fraction(0), None)
    return Interval(said.low, said.high)  # in whole years: 2 years and more begins with 2


def _checked(one: Observation, claim: Claim, report: Report, finder: BaseFinder) -> ClaimCheck:
    value = printed(one.quantity, one.unit, report.thresholds.about)
    nothing = ClaimCheck(
        claim.kind,
        one.indicator,
        one.area,
        one.period,
        CheckVerdict.UNVERIFIABLE,
        "real_terms",
        Place(one.file, claim.line or one.line or None),
        one,
        claim,
        claimed(claim, one.unit, report),
        value,
    )
    if claim.real:
        return nothing
    first = _on_day(nothing, one.publication.published.end, report, finder)
    if first.verdict == CheckVerdict.CONSISTENT or first.reason == "too_wide":
        return first
    later = _on_day(nothing, report.known_at, report, finder)
    if first.verdict == CheckVerdict.INCONSISTENT:
        agrees = later.verdict == CheckVerdict.CONSISTENT
        return replace(later, reason="revised_base") if agrees else later
    return first if later.reason in (first.reason, "no_base") else later


def _on_day(check: ClaimCheck, day: date, report: Report, finder: BaseFinder) -> ClaimCheck:
    """The check by what was known on a day."""
    one, claim = check.observation, check.claim
    form = FORMS.get(claim.kind)
    if form is None:
        return _early(check, day, report)
    bases, reason = finder.bases(one, claim, day)
    check = replace(check, bases=bases, reason=reason or "")
    if reason in ("no_base", "circular") and len(claim.of) == 1:
        check = replace(check, implied=form.implied(check.value, check.said))
    if reason:
        return check
    spans, said = [base.span for base in bases], [one.quantity]
    if claim.kind == "sum":  # of a list of parts; of one thing, with that
        alone = len(claim.of) == 1
        spans, said = ([check.value, *spans], said) if alone else (spans, [])
    recomputed = form.compute(check.value, spans)
    if recomputed is None:
        return replace(check, reason="zero_base")
    said += [base.observation.quantity for base in bases if base.observation]
    rough = any(quantity.qualifier != "exact" for quantity in said)
    return _judged(replace(check, recomputed=recomputed), recomputed, rough=rough)


def _judged(check: ClaimCheck, recomputed: Interval, *, rough: bool) -> ClaimCheck:
    if recomputed.disjoint(check.said):
        return replace(check, verdict=CheckVerdict.INCONSISTENT, reason="")
    if rough and not recomputed.inside(check.said):
        return replace(check, reason="too_wide")
    return replace(check, verdict=CheckVerdict.CONSISTENT, reason="")


def _at(value: Fraction) -> Interval:
    return Interval(value, value)


def _early(check: ClaimCheck, day: date, report: Report) -> ClaimCheck:
    """Whether the target was met so early, as assessed on a day."""
    project = report.project
    target = project.names.target(check.claim.of[0])
    if target is None:
        return replace(check, reason=ClaimReason.UNKNOWN)
    found = assess(target, project.bearing_on(target), Clocks.of(day), project.thresholds)
    check = replace(check, target=target, assessment=found, reason="no_base")
    if found.attainment is None or found.latest is None:
        return check
    if found.attainment == Attainment.UNDETERMINED:
        return replace(check, reason="too_wide")
    if found.attainment not in ATTAINED:
        return replace(check, verdict=CheckVerdict.INCONSISTENT, reason="")
    recomputed = _at(Fraction(found.years_early or 0))
    return _judged(replace(check, recomputed=recomputed), recomputed, rough=False)
