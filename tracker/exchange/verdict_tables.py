"""The tables of what was made of a record on a day: assessments, what each rests on, problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from tracker.assess.assess import METHOD
from tracker.assess.report import Report, Row
from tracker.exchange.record_tables import RecordedPlace, recorded_place
from tracker.exchange.tidy import (
    CellValue,
    ColumnRow,
    ColumnType,
    ForeignKey,
    TableShape,
    TidyColumn,
    tidy_columns,
)
from tracker.language import Language
from tracker.pages.block_values import assessed_values
from tracker.problems.codes import hint, message, severity
from tracker.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class AssessedRow:
    """A row of a report, with its values under the keys of the JSON contract."""

    row: Row
    report: Report
    values: Mapping[str, Any]

    def at(self, path: str) -> CellValue:
        """The value at a key, or at a key within keys."""
        found: Any = self.values
        for key in path.split("."):
            found = None if found is None else found[key]
        if isinstance(found, list):
            return tuple(map(str, found))
        return str(found) if isinstance(found, str) else found


# the last cell: where the JSON contract has it
_FIGURES: tuple[tuple[str, ColumnType, str, str, str], ...] = (
    ("status", "text", "结论：exceeded 超额完成、met 完成、ahead 快于预期、on_track 符合预期、behind 滞后、reversing 倒退、lost 回落、missed 未完成、undetermined 待定、open 进行中、no_data 无数据", "verdict: exceeded, met, ahead, on_track, behind, reversing, lost, missed, undetermined, open or no_data", "status"),
    ("attainment", "text", "是否达到，不论快慢", "whether it is met, whatever the pace", "attainment"),
    ("evidence", "list", "读数前要知道的，如 stale 过期、conflicting 冲突", "what must be known of the figures first: stale, conflicting …", "evidence"),
    ("op", "text", "比较：ge、le、gt、lt、between、around", "how it compares: ge, le, gt, lt, between or around", "target.op"),
    ("goal_value", "decimal", "当日有效的目标值", "goal that held on the day", "target.value"),
    ("goal_upper", "decimal", "目标区间的上端", "upper end of a goal between two values", "target.upper"),
    ("goal_low", "decimal", "算作达到的值的下端", "lower end of the values that meet it", "target.low"),
    ("goal_high", "decimal", "算作达到的值的上端", "upper end of the values that meet it", "target.high"),
    ("due", "text", "到期的时期", "period in which it is due", "target.by"),
    ("latest_value", "decimal", "最新值", "latest value", "latest.value"),
    ("latest_low", "decimal", "最新值可能的下端", "lower end of what it may stand for", "latest.low"),
    ("latest_high", "decimal", "最新值可能的上端", "upper end of what it may stand for", "latest.high"),
    ("latest_qualifier", "text", "最新值的限定", "its qualifier", "latest.qualifier"),
    ("latest_period", "text", "最新值的时期", "its period", "latest.period"),
    ("latest_status", "text", "最新值的数据性质", "its status", "latest.status"),
    ("latest_published", "text", "最新值的发布日期", "when it was published", "latest.published"),
    ("latest_publisher", "text", "最新值的发布单位", "who published it", "latest.publisher"),
    ("latest_title", "text", "最新值的出处", "where it was published", "latest.title"),
    ("latest_text", "text", "最新值，照记录的写法", "the latest value as written", "latest.text"),
    ("latest_file", "text", "最新值记录的文件", "file in which it is recorded", "latest.file"),
    ("latest_line", "integer", "最新值记录的行", "line of that file", "latest.line"),
    ("progress", "ratio", "从基期到目标走过的份额", "share of the way from baseline to goal", "progress"),
    ("ratio", "ratio", "最新值与目标值之比", "latest value to goal", "ratio"),
    ("gap", "decimal", "缺口", "gap", "gap"),
    ("gap_low", "decimal", "缺口的下端", "lower end of the gap", "gap_low"),
    ("gap_high", "decimal", "缺口的上端", "upper end of the gap", "gap_high"),
    ("overshoot", "decimal", "超额", "overshoot", "overshoot"),
    ("overshoot_low", "decimal", "超额的下端", "lower end of the overshoot", "overshoot_low"),
    ("overshoot_high", "decimal", "超额的上端", "upper end of the overshoot", "overshoot_high"),
    ("overshoot_ratio", "ratio", "超额占目标的份额", "overshoot as a share of the goal", "overshoot_ratio"),
    ("elapsed", "ratio", "最新值那时走过的时间", "share of the time gone at the latest value", "elapsed"),
    ("expected", "ratio", "路线上那时应到的值", "value that the path asks for by then", "expected"),
    ("pace", "ratio", "进展与应有进展之比", "progress to expected progress", "pace"),
    ("pace_pp", "ratio", "进展减应有进展，百分点", "progress less expected progress, in points", "pace_pp"),
    ("lead_years", "ratio", "比序时进度早几年", "years ahead of the path", "lead_years"),
    ("needed_per_year", "ratio", "最新值以后每年要多少", "needed a year after the latest value", "needed_per_year"),
    ("needed_from_now", "ratio", "这一天以后每年要多少", "needed a year from the day on", "needed_from_now"),
    ("forecast_linear", "ratio", "按直线外推到到期", "straight line to the due date", "forecast.linear"),
    ("forecast_low", "ratio", "八成范围的下端", "lower end of its 80 % range", "forecast.low"),
    ("forecast_high", "ratio", "八成范围的上端", "upper end of its 80 % range", "forecast.high"),
    ("forecast_compound", "ratio", "按等比外推到到期", "compound growth to the due date", "forecast.compound"),
    ("forecast_meets", "text", "直线哪一年碰到目标", "year in which the line meets the goal", "forecast.meets"),
    ("met_in", "text", "首次达到的时期", "period in which it was first met", "met_in"),
    ("met_since", "text", "从这一时期起一直达到", "period since which it has been met", "met_since"),
    ("years_early", "integer", "提前几年", "whole years before the due date", "years_early"),
    ("observations", "integer", "已知而有效的观测数", "observations that are known and live", "observations"),
    ("ambition_basis", "text", "规划前后比较的算法：linear 每年的差，compound 每年增长的百分数", "how before and after compare: linear, differences a year; compound, growth a year in per cent", "ambition.basis"),
    ("ambition_before", "decimal", "基期以前的值", "value before the baseline", "ambition.before.value"),
    ("ambition_before_period", "text", "它的时期", "its period", "ambition.before.period"),
    ("ambition_required", "ratio", "目标要求每年", "what the target asks for a year", "ambition.required"),
    ("ambition_was", "ratio", "规划以前每年", "what there was a year before", "ambition.was"),
    ("ambition_ratio", "ratio", "要求与以前之比", "the first over the second", "ambition.ratio"),
    ("ambition_continued", "ratio", "照以前的走势到期的值", "value when due, had the past gone on", "ambition.continued"),
    ("ambition_actual", "ratio", "基期以来每年", "what there was a year since the baseline", "ambition.actual"),
    ("ambition_rank", "integer", "在规划里的名次，1 最难", "place in its plan, 1 the hardest", "ambition.rank"),
    ("slack_days", "integer", "比序时进度早几天，负数是晚", "days ahead of the road, below zero behind", "buffer.slack_days"),
    ("slack_low", "integer", "早几天的下端", "lower end of it", "buffer.slack_low"),
    ("slack_high", "integer", "早几天的上端", "upper end of it", "buffer.slack_high"),
    ("on_road_until", "text", "路线到达最新值的那一天", "day on which the road reaches the latest value", "buffer.on_road_until"),
    ("safe_until", "text", "不再变化时符合预期的最后一天", "last day on track if nothing moves", "buffer.safe_until"),
    ("probability", "ratio", "照过去的走势到期达到的可能", "how likely it is met if the past goes on", "buffer.probability"),
    ("probability_n", "integer", "可能性所依据的点数", "points on which that rests", "buffer.n"),
    ("needed_rate", "ratio", "今后每年要增长的百分数", "growth a year needed from here, in per cent", "buffer.needed_rate"),
    ("release_state", "text", "下一次公布：due、overdue、irregular、unreported", "next release: due, overdue, irregular or unreported", "release.state"),
    ("release_expected", "text", "预计公布的日子", "day on which it is expected", "release.expected"),
    ("release_latest_by", "text", "最迟的日子", "last day for it", "release.latest_by"),
    ("silent_since", "text", "最近一次公布", "latest publication that counts", "release.silent_since"),
    ("silent_days", "integer", "到这一天为止几天没有公布", "days since then", "release.silent_days"),
    ("milestone_period", "text", "当年年度分解的时期", "period of this year's milestone", "milestone.period"),
    ("milestone_goal", "decimal", "当年的目标", "this year's goal", "milestone.goal"),
    ("milestone_gap", "decimal", "离当年目标的缺口", "gap to it", "milestone.gap"),
    ("milestone_status", "text", "当年目标的结论", "verdict on it", "milestone.status"),
)  # fmt: skip


_OF_TARGET: tuple[ColumnRow, ...] = (
    ("plan", "text", "规划的 id", "id of the plan", lambda a: a.row.target.plan.id),
    ("indicator", "text", "指标的 id", "id of the indicator", lambda a: a.row.target.indicator),
    ("name_zh", "text", "目标的中文名称", "Chinese name of the target", lambda a: a.row.target.name.zh or None),
    ("name_en", "text", "目标的英文名称", "English name of the target", lambda a: a.row.target.name.en or None),
    ("area", "text", "地区", "area", lambda a: a.row.target.area or None),
    ("unit", "text", "单位", "unit", lambda a: a.row.target.unit or None),
)  # fmt: skip
_DAYS: tuple[ColumnRow, ...] = (
    ("as_of", "date", "只用这一天以前结束的时期", "last day of the periods that were used", lambda a: a.report.as_of),
    ("known_at", "date", "只用这一天以前公布的数", "last day of the publications that were used", lambda a: a.report.known_at),
    ("method", "integer", "评定规则的版本", "version of the rules of verdicts", lambda a: METHOD),
)  # fmt: skip
# of a target and what it is assessed by: the number of the observation, and its use
_USE: tuple[ColumnRow, ...] = (
    ("target", "text", "目标的 id", "id of the target", lambda u: u[0]),
    ("observation", "integer", "观测的编号", "number of the observation", lambda u: u[1]),
    ("use", "text", "对这个目标算作什么：latest 最新值、counted 计入、part 计入全年之和、base_level 基期水平，其余不计", "what it counts for with this target: latest, counted, part, base_level; all else does not count", lambda u: u[2]),
)  # fmt: skip
# a problem with its number and the language in which it is said
_PROBLEM: tuple[ColumnRow, ...] = (
    ("problem", "integer", "问题的编号，只在这次导出里有效", "number of the problem, in this export only", lambda p: p[0]),
    ("code", "text", "代码，见 tracker explain", "its code: tracker explain", lambda p: p[1].code),
    ("severity", "text", "error 或 warning", "error or warning", lambda p: severity(p[1])),
    ("file", "text", "文件", "file", lambda p: p[1].file or None),
    ("line", "integer", "行", "line", lambda p: p[1].line),
    ("column", "integer", "列", "column", lambda p: p[1].column),
    ("message", "text", "说明", "what is wrong", lambda p: message(p[1], p[2])),
    ("hint", "text", "怎么改", "how to mend it", lambda p: hint(p[1], p[2])),
)  # fmt: skip


def _by_path(path: str, one: AssessedRow) -> CellValue:
    return one.at(path)


ASSESSMENTS = TableShape(
    "assessments",
    "评估，一行一个目标",
    "Assessments, a row for each target",
    (
        TidyColumn("target", "text", "目标的 id", "id of the target", lambda a: a.row.target.id),
        *tidy_columns(*_OF_TARGET, table="targets"),
        *tidy_columns(*_DAYS),
        *(
            TidyColumn(name, kind, zh, en, partial(_by_path, path))
            for name, kind, zh, en, path in _FIGURES
        ),
    ),
    ("target",),
    (ForeignKey("target", "targets"),),
)
USES = TableShape(
    "uses",
    "每个目标看到的观测，各算作什么",
    "The observations that each target sees, and what each counts for",
    tidy_columns(*_USE),
    ("target", "observation"),
    (ForeignKey("target", "targets"), ForeignKey("observation", "observations")),
)
PROBLEMS_TABLE = TableShape(
    "problems",
    "文件里的问题",
    "What is wrong in the files",
    tidy_columns(*_PROBLEM),
    ("problem",),
)


def assessed_rows(report: Report) -> list[AssessedRow]:
    """The rows of a report, with their values."""
    values = assessed_values(report, report.language)
    return [AssessedRow(row, report, values(row)) for row in report.rows]


def uses_of(report: Report, numbers: Mapping[RecordedPlace, int]) -> list[tuple[str, int, str]]:
    """What each observation that a target sees counts for with it; `numbers` are those of the
    observations by their places.
    """
    return [
        (row.target.id, numbers[recorded_place(entry.observation)], str(entry.use))
        for row in report.rows
        for entry in row.assessment.entries
        if recorded_place(entry.observation) in numbers
    ]


def numbered_problems(
    problems: Iterable[Problem], language: Language
) -> list[tuple[int, Problem, Language]]:
    """Problems with their numbers from 1."""
    return [(number, one, language) for number, one in enumerate(problems, 1)]
