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
    said = []
    concerned = [target for target in project.targets if one.indicator in target.indicators]
    if not concerned:
        return [
            pick(
                language,
                "没有目标用到这个指标，只作记录",
                "no target uses this indicator: it is on record only",
            )
        ]
    for target in concerned:
        if one.area not in ("", target.area):
            said.append(_line(target, _elsewhere(one, target, language), language))
    for report in reports:
        for row in report.rows:
            if reason := _reason(one, row, report, language):
                said.append(_line(row.target, reason, language))
    return said


def _line(target: Target, reason: str, language: Language) -> str:
    name = target.name.text(language)
    return pick(
        language,
        f"{name}：这个值暂不计入：{reason}",
        f"{name}: this value does not count: {reason}",
    )


def _elsewhere(one: Observation, target: Target, language: Language) -> str:
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
    same = (one.file, one.index)  # by its place: in the words of a language it is another object
    entry = next(
        (
            entry
            for entry in series.entries
            if (entry.observation.file, entry.observation.index) == same
        ),
        None,
    )
    if entry is None or entry.use.counts or entry.use is Use.NOTICE:
        return ""
    said = word(f"use.{entry.use}", language)
    reason = reason_of_use(entry, row.target, series.indicator, language)
    return f"{said}{pick(language, '，', '; ')}{reason}" if reason else said
