"""What an official report says around its figures: its title, its parts, its captions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tracker.analysis.score import score
from tracker.assess.report import PlanHead, Report, Row
from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.problems.problem import Place
from tracker.words.headline import plan_facts, tally
from tracker.words.score import score_text
from tracker.words.verdict import dated

_PARTS: dict[str, tuple[str, str]] = {
    "abstract": ("摘要", "Abstract"),
    "overall": ("总体情况", "Overall position"),
    "table": ("主要指标完成情况", "Progress of the main indicators"),
    "told": ("分项说明", "Target by target"),
    "basis": ("数据来源与口径", "Sources and method"),
    "sources": ("数据来源", "Sources"),
    "methods": ("口径与方法", "How it was judged"),
    "notes": ("附注", "Notes"),
    "meanings": ("用语", "Terms"),
    "problems": ("数据中的问题", "Problems in the data"),
    "cited": ("来源", "Source"),
}


def official_part(key: str, language: Language) -> str:
    """The heading of a part."""
    return pick(language, *_PARTS[key])


def official_title(plans: Sequence[PlanHead], language: Language) -> str:
    """The title: of the one plan, or of plan targets as such."""
    if len(plans) == 1:
        name = plans[0].plan.name.text(language)
        return pick(language, f"{name}进展情况报告", f"{name}: progress report")
    return pick(language, "规划目标进展情况报告", "Progress of plan targets")


def reported_days(report: Report, language: Language) -> str:
    """Below the title: the day that is reported on, and the one as of which data is known."""
    as_of, known_at = (dated(str(day), language) for day in (report.as_of, report.known_at))
    said = [pick(language, f"截至{as_of}", f"as of {as_of}")]
    if known_at != as_of:
        said.append(pick(language, f"按{known_at}已公布的数据", f"known at {known_at}"))
    return in_sequence(said, language)


def overall_text(report: Report, head: PlanHead, rows: Sequence[Row], language: Language) -> str:
    """The day, the time gone, when data was last published, how many targets have each status, and
    how they stand as a whole.
    """
    facts = dated(in_sequence(plan_facts(report, head, language), language), language)
    if language == "zh":  # official papers leave no blank between words and figures
        facts = re.sub(r"(?<=[\u4e00-\u9fff]) (?=\d)", "", facts)
    by = [pick(language, f"{said}{n}个", f"{n} {said}") for _, said, n in tally(rows, language)]
    counts = "；".join(by) if language == "zh" else enumerated(by, language)  # a word has a comma
    first = facts[:1].upper() + facts[1:]
    by_status = counts and pick(language, f"按状态分：{counts}。", f" By status: {counts}.")
    whole = score_text(score(rows), language)
    whole = whole and pick(language, f"{whole}。", f" {whole}.")
    return pick(language, f"{first}。", f"{first}.") + by_status + whole


def recorded_at(places: Iterable[Place], language: Language) -> str:
    """Where figures stand in the record: file:line, and of each file the further lines; "" for
    none.
    """
    said = _places(places, language)
    return said and pick(language, f"登记于 {said}。", f"Recorded in {said}.")


def promised_at(places: Iterable[Place], language: Language) -> str:
    """Where the targets stand in the registry; "" for none."""
    said = _places(places, language)
    return said and pick(language, f"目标登记于 {said}。", f"The targets stand in {said}.")


def _places(places: Iterable[Place], language: Language) -> str:
    lines: dict[str, set[int]] = {}
    for one in places:
        lines.setdefault(one.file, set()).add(one.line or 0)
    said = (f"{file}:{', '.join(map(str, sorted(found)))}" for file, found in lines.items())
    return pick(language, "；", "; ").join(said)


def picture_caption(name: str, unit: str, language: Language) -> str:
    """The caption of a chart: what is drawn, and in which unit."""
    return name + bracketed(unit and pick(language, f"单位：{unit}", unit), language)


def numbered_caption(kind: str, number: int, text: str, language: Language) -> str:
    """A caption after the number of its figure or table."""
    word = {"figure": ("图", "Figure"), "table": ("表", "Table")}[kind]
    return pick(language, f"{word[0]}{number}　{text}", f"{word[1]} {number}. {text}")


def not_drawn(text: str, language: Language) -> str:
    """In place of a picture that could not be labelled: what it would have shown."""
    return pick(language, f"（未能绘图）{text}", f"(not drawn) {text}")
