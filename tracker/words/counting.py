"""Whether a value just recorded counts for the targets of its indicator, and if not, why: each in
one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracker.assess.detail import details_of
from tracker.assess.report import Report, Row
from tracker.assess.use import Use
from tracker.language import Language, pick
from tracker.model.observation import Observation
from tracker.model.project import Project
from tracker.model.target import Target
from tracker.words.observations import reason_of_use
from tracker.words.terms import word


def uncounted(
    one: Observation, project: Project, reports: Iterable[Report], language: Language
) -> list[str]:
    """For each target of its indicator for which it does not count: the target and the reason.

    `reports` assess, one row each, the targets of its area.
    """
    concerned = [target for target in project.targets if one.indicator in target.indicators]
    if not concerned:
        only = (
            "没有目标用到这个指标，只作记录",
            "no target uses this indicator: it is on record only",
        )
        return [pick(language, *only)]
    found = [(target, _of_another_area(one, target, language)) for target in concerned]
    for report in reports:
        found += [(row.target, _reason(one, row, report, language)) for row in report.rows]
    counts_not = pick(language, "：这个值暂不计入：", ": this value does not count: ")
    return [target.name.text(language) + counts_not + reason for target, reason in found if reason]


def _of_another_area(one: Observation, target: Target, language: Language) -> str:
    """That it is of another area than a target; empty where it is not."""
    if one.area in ("", target.area):
        return ""
    return pick(
        language,
        f"它属于{one.area}，目标属于{target.area}",
        f"it is of {one.area}, the target of {target.area}",
    )


def _reason(one: Observation, row: Row, report: Report, language: Language) -> str:
    """Why it does not count for a row's target; empty where it does."""
    published = one.publication.published
    waits = report.clocks.waiting(one)
    if waits == "publication":
        return pick(
            language,
            f"发布时间 {published} 从 {published.end} 起才算已公布",
            f"published {published}, it counts from {published.end}",
        )
    if waits == "end":
        return pick(
            language,
            f"时期 {one.period} 到 {one.period.end} 才结束",
            f"{one.period} ends on {one.period.end} only",
        )
    if row.target.level is not None and one.indicator != row.target.level.indicator:
        return word("use.rate", language)
    series = details_of(report).each[0].series[0]
    # by its place: in the words of a language it is another object
    known = {(each.observation.file, each.observation.index): each for each in series.entries}
    entry = known.get((one.file, one.index))
    if entry is None or entry.use.counts or entry.use is Use.NOTICE:
        return ""
    said = word(f"use.{entry.use}", language)
    reason = reason_of_use(entry, row.target, series.indicator, language)
    return f"{said}{pick(language, '，', '; ')}{reason}" if reason else said
