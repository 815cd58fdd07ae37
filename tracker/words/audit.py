"""An audit in words: what was claimed, how it was computed again, and why it cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tracker.analysis.audit.bases import BaseFinder, ClaimBase, ClaimReason
from tracker.analysis.audit.claims import ClaimCheck, checks_of_value
from tracker.analysis.audit.forms import FORMS
from tracker.analysis.checks import CLAIM_VERDICTS, Check, Checks, CheckVerdict
from tracker.assess.bounds import mark_of
from tracker.assess.report import Report
from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.model.observation import CLAIM_UNITS, ClaimKind, Observation
from tracker.model.periods import read_period, year_to_date
from tracker.model.quantity import Interval, Quantity
from tracker.problems.problem import Place
from tracker.words.claims import claim_said, of_named, points_unit, signed_quantity
from tracker.words.figures import fewest, number, places_of, quantity
from tracker.words.intervals import exactly, interval_text
from tracker.words.terms import word
from tracker.words.wording import titled, with_unit

CHECK_MARKS = {  # and what stands for them where only ASCII can be drawn
    CheckVerdict.CONSISTENT: ("√", "ok"),
    CheckVerdict.INCONSISTENT: ("×", "x"),
    CheckVerdict.UNVERIFIABLE: ("–", "-"),
    CheckVerdict.EQUAL: ("√", "ok"),
    CheckVerdict.RAISED: ("▲", "^"),
    CheckVerdict.SHORT: ("▽", "v"),
    CheckVerdict.OVERDUE: ("×", "x"),
    CheckVerdict.UNREPORTED: ("–", "-"),
    CheckVerdict.IRREGULAR: ("–", "-"),
    CheckVerdict.DUE: ("·", "."),
}
REASONS: Mapping[ClaimReason, tuple[str, str]] = {
    ClaimReason.REAL_TERMS: (
        "按不变价计算，现价数据无法核对",
        "at constant prices: values at current prices cannot check it",
    ),
    ClaimReason.UNKNOWN: ("不知道“{of}”指什么", "“{of}” names nothing"),
    ClaimReason.UNITS: ("单位无法换算", "the units do not convert"),
    ClaimReason.NO_BASE: ("缺基数", "no base"),
    ClaimReason.PART_YEAR: (
        "时期长短不同，不可比",
        "the periods are not of one length",
    ),
    ClaimReason.CIRCULAR: ("循环推算", "circular"),
    ClaimReason.ZERO_BASE: ("基数可能是零或负数", "the base may be zero or less"),
    ClaimReason.TOO_WIDE: ("数字太粗，不足以判断", "the figures are too rough"),
    ClaimReason.REVISED_BASE: ("用的是后来公布的基数", "by the base published later"),
}
_BRIEF: dict[ClaimKind, tuple[str, str]] = {
    "growth": ("比 {of} {signed}%", "{signed}% on {of}"),
    "change": ("比 {of} {signed}{points}", "{signed}{points} since {of}"),
    "multiple": ("{of} 的 {n} 倍", "{n} times {of}"),
    "share": ("占{of}的 {n}%", "{n}% of {of}"),
}


def summary_line(found: Checks, language: Language) -> str:
    """How many claims there are of each verdict."""
    told = [one for one in found.each if isinstance(one, ClaimCheck)]
    said = [pick(language, f"说法 {len(told)} 条", f"Claims {len(told)}")]
    for verdict in CLAIM_VERDICTS:
        count = sum(one.verdict == verdict for one in told)
        said.append(f"{word(verdict, language)} {count}")
    return " · ".join(said)


def value_said(check: ClaimCheck) -> str:
    """The value that the claim is about, with its mark."""
    return _figure(check.observation.quantity)


def claim_brief(check: ClaimCheck, report: Report, language: Language) -> str:
    """What is claimed, as short as it can be said: +18.65% on 2023."""
    claim = check.claim
    of = _of(check, report, language)
    if claim.words or claim.kind not in _BRIEF:
        return claim_said(claim, of, check.observation.unit, language)
    return pick(language, *_BRIEF[claim.kind]).format(
        of=of,
        n=_figure(claim.quantity),
        signed=signed_quantity(claim.quantity),
        points=points_unit(check.observation.unit, language),
    )


def outcome(check: ClaimCheck, report: Report, language: Language) -> str:
    """How it was computed again, or why it cannot be."""
    reason = ClaimReason(check.reason) if check.reason else None
    if check.assessment is not None and check.verdict != CheckVerdict.UNVERIFIABLE:
        return _met(check, language)
    if reason in (ClaimReason.NO_BASE, ClaimReason.CIRCULAR):
        return _without_base(check, reason, report, language)
    if check.recomputed is None:
        said = pick(language, *REASONS[reason]) if reason else ""
        return said.format(of=check.claim.of_text)
    said = working(check)
    if check.verdict != CheckVerdict.CONSISTENT:
        claimed = interval_text(check.said, check.recomputed, _mark(check))
        said += pick(language, f"；出处称 {claimed}", f"; claimed {claimed}")
    if reason:
        said += pick(language, "；", "; ") + pick(language, *REASONS[reason])
    for other in (base.against for base in check.bases if base.against):
        text = f"{_figure(other.quantity)} ({other.place})"
        said += pick(language, f"；基数另有 {text}", f"; another source gives {text}")
    return said


def recomputed_text(check: ClaimCheck) -> str:
    """What comes of it by the record: an interval, or how the target stands."""
    if check.recomputed is not None:
        return interval_text(check.recomputed, check.said, _mark(check))
    return "" if check.assessment is None else str(check.assessment.status)


def working(check: ClaimCheck) -> str:
    """The arithmetic in figures: (2,608.33 ± 0.005) / (2,198.43 ± 0.005) − 1 = 18.6446…18.6456%.
    Empty where nothing can be computed.
    """
    if check.recomputed is None or not check.bases:
        return ""
    result = interval_text(check.recomputed, check.said, _mark(check))
    bases = [_operand(base.span, _written(base)) for base in check.bases]
    x = _operand(check.value, check.observation.quantity)
    if check.kind == "sum" and len(check.claim.of) == 1:
        bases = [x, *bases]
    return f"{FORMS[check.claim.kind].text.format(x=x, b=' + '.join(bases))} = {result}"


def _without_base(
    check: ClaimCheck, reason: ClaimReason, report: Report, language: Language
) -> str:
    """That there is no base of its own, and what it would be."""
    of, said = _of(check, report, language, whole=True), pick(language, *REASONS[reason])
    if check.assessment is not None:
        return pick(language, "当时没有这个目标的数", "no figure of the target by then")
    if check.implied is None:
        return said
    span = interval_text(check.implied)
    gap = " " if of[-1:].isascii() else ""
    if reason == ClaimReason.CIRCULAR:
        zh = f"{said}：{of}{gap}的数由它推算（{span}）"
        return pick(language, zh, f"{said}: {of} was derived from it ({span})")
    unit = with_unit(span, check.observation.unit, language)
    return pick(language, f"{said}：{of}{gap}应为 {unit}", f"{said}: {of} would be {unit}")


def _met(check: ClaimCheck, language: Language) -> str:
    """When the target of a claim of `early` was met, or how it stood."""
    a = check.assessment
    assert a is not None and a.latest is not None
    value = f"{exactly(a.latest.value)} {bracketed(str(a.latest.period), language)}".strip()
    if check.recomputed is None:
        status = word(a.status, language)
        return pick(language, f"按记录是{status}：{value}", f"on record {status}: {value}")
    first, due = a.met_since, a.goal.by
    years = a.years_early or 0
    zh = f"{first} 达到，{due} 到期：提前 {years} 年"
    en = f"met since {first}, due {due}: {years} year{'s' * (years != 1)} early"
    return pick(language, zh, en)


def _of(check: ClaimCheck, report: Report, language: Language, *, whole: bool = False) -> str:
    """What it is of: a period as it is written, or names; `whole`: of a value since January the
    months from January on.
    """
    one, names, said = check.observation, report.project.names, []
    for of in check.claim.of:
        thing = names.indicator(of) or names.target(of)
        if thing is not None:
            said.append(thing.name.short_text(language))
        elif whole and one.ytd:
            said.append(str(year_to_date(read_period(of, one.period.starts))))
        else:
            said.append(of)
    return enumerated(said, language)


def _mark(check: ClaimCheck) -> str:
    return "%" if CLAIM_UNITS.get(check.claim.kind) == "%" else ""


def _figure(q: Quantity) -> str:
    said = mark_of(q.qualifier) + quantity(q)
    if q.qualifier == "range" and q.upper is not None:
        said += "–" + number(Fraction(q.upper), places_of(q.step))
    return said


def _written(base: ClaimBase) -> Quantity | None:
    if base.observation is not None:
        return base.observation.quantity
    return None if base.goal is None else base.goal.quantity


def _operand(span: Interval, written: Quantity | None) -> str:
    """A figure with how far it may be off: (2,198.43 ± 0.005), or both ends of a rough one."""
    if span.low is None or span.high is None or (written and written.qualifier != "exact"):
        return f"({interval_text(span)})"
    middle, half = (span.low + span.high) / 2, (span.high - span.low) / 2
    places = 0 if written is None else places_of(written.step)
    exact = fewest(middle, 12)
    said = number(middle, max(places, 12 if exact is None else exact))
    return f"({said} ± {exactly(half)})" if half else said


def places_line(check: ClaimCheck, language: Language) -> str:
    """In which publication the claim stands and where, and the same of what it is held against."""
    bases = bases_line(check, language)
    said = _cited(check.observation, check.place, language)
    return said + (bases and pick(language, "；", "; ") + bases)


def bases_line(check: ClaimCheck, language: Language) -> str:
    """What a claim is held against: publications with their places, and the registry's lines."""
    used = [b.observation for b in check.bases if b.observation]
    bases = [_cited(one, one.place, language) for one in used]
    bases += [f"{b.target.file}:{b.target.line}" for b in check.bases if b.target]
    if check.target is not None:
        bases.append(f"{check.target.file}:{check.target.line}")
    return pick(language, "基数 ", "base ") + enumerated(bases, language) if bases else ""


def _cited(one: Observation, place: Place, language: Language) -> str:
    """The publication of an observation with its date, and a place in its file; of a document that
    is not recorded yet, and has no title, the place.
    """
    source = one.publication
    if source.title == one.file:
        return str(place)
    said = in_sequence((titled(source.title, language), str(source.published)), language)
    return said + bracketed(str(place), language)


def identity(check: Check) -> tuple[str, ...]:
    """What a check is of, in either language and wherever it stands."""
    said = [check.kind, check.subject, str(check.area), str(check.period)]
    if isinstance(check, ClaimCheck):
        source = check.observation.publication
        said += [check.claim.text, check.claim.of_text, str(source.published), str(source.title)]
    return tuple(said)


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """What a publication says of its value, the sign of what comes of it (and that in ASCII), and
    how that was reached.
    """

    said: str
    sign: str
    plain_sign: str
    outcome: str
    verdict: CheckVerdict

    @property
    def line(self) -> str:
        """All of it in a line."""
        return f"{self.said} {self.sign} {self.outcome}"


def claims_told(one: Observation, report: Report, language: Language) -> list[ToldClaim]:
    """The claims of a value, each with its verdict."""
    begin, told = pick(language, "出处称：", "as published: "), []
    for check in checks_of_value(one, BaseFinder(report)):
        of = of_named(check.claim, report.indicators, language)
        said = claim_said(check.claim, of, one.unit, language)
        how = outcome(check, report, language)
        if check.verdict != CheckVerdict.UNVERIFIABLE:
            how = word(check.verdict, language) + pick(language, "：", ": ") + how
        told.append(ToldClaim(begin + said, *CHECK_MARKS[check.verdict], how, check.verdict))
    return told


def claims_lines(one: Observation, report: Report, language: Language) -> list[str]:
    """The same, each in a line."""
    return [claim.line for claim in claims_told(one, report, language)]
