"""The words of statuses, evidence, columns and marks in Chinese and English, beside the thing they name."""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

STATUSES = (
    "exceeded", "met", "ahead", "on_track", "behind", "reversing", "lost", "missed", "undetermined", "open", "no_data",
)  # fmt: skip
UNSAID = ("undetermined", "open", "no_data")
EVIDENCE = (
    "no_baseline", "stale", "preliminary", "estimate", "derived", "lower_bound", "upper_bound", "approximate",
    "conflicting", "break", "awaiting_final", "ytd_only",
)  # fmt: skip

# Marks that a Chinese Windows console can encode; the status is legible without them and without colour.
SYMBOLS = {
    "exceeded": ("▲", "++"), "met": ("√", "ok"), "ahead": ("△", "+"), "on_track": ("●", "="), "behind": ("▽", "-"),
    "reversing": ("▼", "--"), "lost": ("◇", "!"), "missed": ("×", "x"), "undetermined": ("？", "?"), "open": ("○", "o"),
    "no_data": ("·", "."),
}  # fmt: skip

WORDS: dict[str, tuple[str, str]] = {
    # statuses (methods.md: one word)
    "no_data": ("无数据", "no data"),
    "missed": ("未完成", "missed"),
    "lost": ("回落", "lost"),
    "not_kept": ("未守住", "not kept"),  # said in place of lost where no period was ever kept
    "exceeded": ("超额完成", "exceeded"),
    "met": ("完成", "met"),
    "undetermined": ("待定", "undetermined"),
    "reversing": ("倒退", "reversing"),
    "behind": ("滞后", "behind"),
    "on_track": ("符合预期", "on track"),
    "ahead": ("快于预期", "ahead"),
    "open": ("进行中", "open"),
    # evidence
    "no_baseline": ("无基期", "no baseline"),
    "stale": ("过期", "stale"),
    "preliminary": ("初步数", "preliminary"),
    "estimate": ("估计数", "estimate"),
    "derived": ("推算", "derived"),
    "lower_bound": ("下限", "at least"),
    "upper_bound": ("上限", "at most"),
    "approximate": ("约数", "approx."),
    "conflicting": ("冲突", "conflicting"),
    "break": ("口径变动", "series break"),
    "awaiting_final": ("待期末数", "awaiting final"),
    "ytd_only": ("仅累计数", "part-year only"),
    "doubtful": ("存疑", "doubtful"),
    # columns and captions
    "target_column": ("目标", "Target"),
    "indicator": ("指标", "Indicator"),
    "baseline": ("基期", "Baseline"),
    "goal": ("目标值", "Goal"),
    "latest": ("最新值", "Latest"),
    "progress_bar": ("进度", "Progress"),
    "progress": ("进展", "progress"),
    "progress_pct": ("完成进度", "Done"),
    "gap": ("缺口", "Gap"),
    "overshoot": ("超额", "Over"),
    "gap_or_overshoot": ("缺口 / 超额", "Gap / over"),
    "status": ("状态", "Status"),
    "flags": ("备注", "Flags"),
    "plan": ("规划", "Plan"),
    "section": ("分组", "Section"),
    "unit": ("单位", "Unit"),
    "other": ("其他", "Other"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "hint": ("提示", "hint"),
    # show: headings and labels
    "promise": ("承诺", "Promise"),
    "revisions": ("目标的变动", "Revisions"),
    "chart": ("走势", "Chart"),
    "assessment": ("评估", "Assessment"),
    "evidence": ("依据", "Evidence"),
    "forecast": ("外推", "Extrapolation"),
    "observations": ("观测", "Observations"),
    "problems": ("问题", "Problems"),
    "written": ("登记为", "Written as"),
    "source": ("出处", "Source"),
    "road": ("路线", "Road"),
    "milestones": ("年度分解", "Milestones"),
    "levels": ("水平值", "Levels"),
    "nature": ("性质", "Nature"),
    "severity": ("严重程度", "Severity"),
    "owners": ("责任单位", "Owners"),
    "locator": ("原文位置", "Locator"),
    "note": ("说明", "Note"),
    "aliases": ("又名", "Also called"),
    "release": ("发布规律", "Release"),
    "accept": ("已接受", "Accepted"),
    "area": ("地区", "Area"),
    "measure": ("计量", "Measure"),
    "period": ("时期", "Period"),
    "value": ("数值", "Value"),
    "use": ("用途", "Use"),
    "published": ("发布", "Published"),
    "verdict": ("结论", "Verdict"),
    "limits": ("所用阈值", "Limits used"),
    "interval": ("可能的值", "May stand for"),
    "met_in": ("首次达到", "First met in"), "met_since": ("一直达到，自", "Met ever since"),
    "linear": ("直线", "Straight line"),
    "range": ("八成范围", "80% range"),
    "compound": ("等比", "Compound"),
    "meets": ("碰到目标", "Meets the target"),
    # extract: roles, how a figure lies beside the record, what is said of it
    "figures.target": ("目标", "target"),
    "figures.observation": ("观测", "observation"),
    "figures.other": ("其他", "other"),
    "figures.new": ("新", "new"),
    "figures.equal": ("已在记录", "on record"),
    "figures.agreeing": ("与记录不矛盾", "agrees with"),
    "figures.contradicting": ("与记录矛盾", "contradicts"),
    "figures.no_indicator": ("未对上指标", "no indicator"),
    "figures.no_period": ("时期不明", "no period"),
    "figures.no_unit": ("单位对不上", "unit does not fit"),
    "figures.growth": ("增长", "growth"),
    "figures.change": ("变化", "change"),
    "figures.multiple": ("倍数", "multiple"),
    # figures
    "figure.sum": ("累计", "Sum"),
    "figure.growth": ("年均增速", "Average growth"),
    "figure.edge": ("目标水平", "Target level"),
    "figure.level": ("折成水平", "As a level"),
    "figure.change": ("累计变化", "Change so far"),
    "figure.progress": ("进展", "Progress"),
    "figure.ratio": ("完成率", "Ratio"),
    "figure.gap": ("缺口", "Gap"),
    "figure.overshoot": ("超额", "Overshoot"),
    "figure.overshoot_ratio": ("超额比例", "Overshoot ratio"),
    "figure.elapsed": ("时间进度", "Time gone"),
    "figure.expected": ("路线应到", "Expected"),
    "figure.expected_share": ("应有进展", "Expected progress"),
    "figure.pace": ("进度之比", "Pace"),
    "figure.pace_pp": ("相差", "Difference"),
    "figure.lead_years": ("快慢", "Lead"),
    "figure.within": ("算作达到的值", "Meets the target"),
    "figure.left": ("余量", "Left"),
    "figure.needed_per_year": ("最新数据后每年需", "Needed a year"),
    "figure.needed_from_now": ("今后每年需", "From now on"),
    "figure.needed_growth": ("最新数据后年均需", "Needed growth"),
    "figure.years_early": ("提前", "Early"),
    # how a goal, an observation and its use are called
    "kind.reach": ("达到", "reach"), "kind.keep": ("保持", "keep"), "kind.total": ("累计", "total"),
    "kind.growth": ("年均增长", "average growth"), "kind.change": ("累计变化", "cumulative change"),
    "kind.done": ("建成", "milestone"),
    "measure.stock": ("存量", "stock"), "measure.flow": ("流量", "flow"), "measure.ratio": ("比率", "ratio"),
    "op.ge": ("不低于", "at least"), "op.gt": ("高于", "more than"), "op.le": ("不高于", "at most"),
    "op.lt": ("低于", "less than"), "op.between": ("介于", "between"), "op.around": ("约", "about"),
    "nature.expected": ("预期性", "expected"), "nature.binding": ("约束性", "binding"),
    "every.year": ("每年", "every year"), "every.half": ("每半年", "every half-year"),
    "every.quarter": ("每季", "every quarter"), "every.month": ("每月", "every month"),
    "state.final": ("正式数", "final"), "state.preliminary": ("初步数", "preliminary"),
    "state.estimate": ("估计数", "estimate"), "state.forecast": ("预测数", "forecast"),
    "state.derived": ("推算", "derived"), "state.break": ("口径变动", "series break"),
    "state.withdrawn": ("撤回", "withdrawn"),
    "tier.yearbook": ("年鉴", "yearbook"), "tier.communique": ("公报", "communiqué"), "tier.report": ("报告", "report"),
    "tier.department": ("部门", "department"), "tier.news": ("新闻", "news"),
    "role.latest": ("最新值", "latest"), "role.counted": ("计入", "counted"),
    "role.base_level": ("基期水平", "base level"), "role.baseline": ("基期", "baseline"),
    "role.before": ("不计，早于起点", "not counted: before the start"),
    "role.superseded": ("已被取代", "superseded"), "role.withdrawn": ("已撤回", "withdrawn"),
    "role.notice": ("撤回以前的数", "withdraws an earlier figure"),
    "role.conflicting": ("冲突，未采用", "conflicting, not used"),
    "role.agreeing": ("未采用，用另一条", "not used: another one is"),
    "role.forecast": ("预测，不作依据", "forecast, no evidence"),
    "role.part": ("计入全年之和", "counted in the year's sum"),
    "role.other_year": ("不计，不是规划的年度", "not counted: not a year of the plan"),
    "role.part_year": ("不计，不足一年", "not counted: part of a year"),
    "role.after_due": ("不计，到期之后", "not counted: after the due date"),
    "role.same_time": ("不计，同日另有", "not counted: another of the same day"),
    "role.covered": ("不计，已含在内", "not counted: already included"),
    "role.unusable": ("不计，无法换算", "not counted: does not convert"),
    "role.rate": ("不计，由水平值计算", "not counted: computed from levels"),
    "role.recorded": ("记录", "on record"),
    # signs of a chart
    "sign.latest": ("最新值", "latest"), "sign.counted": ("观测", "observed"),
    "sign.conflicting": ("冲突", "conflicting"), "sign.unused": ("未采用", "not used"),
    "sign.part_year": ("不足一年", "part of a year"), "sign.road": ("路线", "road"),
    "sign.forecast": ("预测", "forecast"), "sign.baseline": ("基期", "baseline"), "sign.goal": ("目标", "goal"),
    "sign.edge": ("目标值", "target value"),
}  # fmt: skip


def word(key: str, language: Language) -> str:
    """The word for a key; a key without a row is a programming error (KeyError)."""
    return WORDS[key][0 if language == "zh" else 1]


def width_of(text: str) -> int:
    """How wide a text is in a terminal: a Chinese character takes two cells."""
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pick(language: Language, zh: str, en: str) -> str:
    """The sentence in the language asked for."""
    return zh if language == "zh" else en
