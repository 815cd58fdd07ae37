"""FORMULAS in words: each row's text with bare operands, the case that it is for, and how it moves
with an interval.
"""

from __future__ import annotations

import re

from tracker.assess.formulas import OPERAND, Formula
from tracker.language import Language, pick

# the case that a row is for, and what its operands are where no other page says
FORMULA_CASES: dict[str, tuple[str, str]] = {
    "growth": ("由水平值；x₀ 基期水平值，n 年数", "of levels; x₀ the base level, n years"),
    "growth.rates": ("由公布的增速 r₁、r₂……，共 k 个", "of k reported rates r₁, r₂ …"),
    "sum": ("累计；由部分合成的一年", "a total; a year made of its parts"),
    "edge": ("变化 c 以百分数写的 T", "T of a change c in per cent"),
    "edge.amount": ("变化 c 以目标单位写的 T", "T of a change c in the unit"),
    "level": ("公布的是变化 c", "of a reported change c"),
    "change": ("变化以百分数写", "of a change in per cent"),
    "change.amount": ("变化以目标单位写", "of a change in the unit"),
    "progress": ("", ""),
    "progress.periods": ("保持：N 期中守住 n 期", "keep: n of N periods kept"),
    "ratio": ("向上", "upwards"),
    "ratio.down": ("向下", "downwards"),
    "gap": ("x 在目标之下；区间取较近的一端", "x below the target; of a band the nearer edge"),
    "gap.above": ("x 在目标之上", "x above the target"),
    "gap.whole": ("没有 x，向上", "without x, upwards"),
    "gap.whole.down": ("没有 x，向下", "without x, downwards"),
    "left": ("没到期的总量上限", "a ceiling that is still running"),
    "overshoot": ("向上", "upwards"),
    "overshoot.below": ("向下", "downwards"),
    "gap_ratio": ("g 缺口，T 不论正负号；排序用", "g the gap, T without its sign; for sorting"),
    "overshoot_ratio": ("o 超额，T 不论正负号", "o the overshoot, T without its sign"),
    "elapsed": ("t 已过的年数，N 从 t₀ 到 t₁", "t years gone, N years from t₀ to t₁"),
    "expected": ("直线", "linear"),
    "expected.steps": ("分解值 v₀ 与 v₁ 之间", "between the milestones v₀ and v₁"),
    "expected.geometric": ("等比", "geometric"),
    "expected.index": ("等比，累计百分数", "geometric, of cumulative per cents"),
    "expected.due": ("路线终点之后；年均增长", "after the road's end; an average rate"),
    "expected_share": ("pₑ；e 即 expected", "pₑ; e is expected"),
    "pace": ("p 即 progress，pₑ 即 expected_share", "p is progress, pₑ expected_share"),
    "pace.rate": ("年均增长", "an average rate"),
    "pace.limit": ("年均增长，T 是限度", "an average rate, T a limit"),
    "pace.band": ("年均增长，在区间内", "an average rate inside its band"),
    "pace.ceiling": ("总量上限", "a ceiling"),
    "pace_pp": ("", ""),
    "lead_years": ("r 路线到达 x 时已过的年数", "r years after which the road reaches x"),
    "needed_per_year": ("n 从最新数据到 t₁ 的年数", "n years from the latest data to t₁"),
    "needed_from_now": ("n 从 `--as-of` 到 t₁ 的年数", "n years from `--as-of` to t₁"),
    "needed_growth": ("由水平值；n 剩余年数，N 总年数", "of levels; n years left of N"),
    "needed_growth.rates": ("由公布的增速，同上", "of reported rates, likewise"),
    "years_early": ("年份：到期、一直达到自", "calendar years: due, met ever since"),
    "edge.growth": ("年均增速 c 在 n 年后的水平", "the level after n years of average growth c"),
    "required": ("难易；n 年，直线", "ambition; n years, linear"),
    "required.compound": ("难易；等比", "ambition; compound"),
    "was": ("基期以前；v 比它早 m 年，直线", "before the baseline; v is m years older; linear"),
    "was.compound": ("基期以前；等比", "before the baseline; compound"),
    "ambition": ("r 即 required，w 即 was", "r is required, w was"),
    "ambition.compound": ("等比", "compound"),
    "continued": ("照以前的走势；直线", "had the past gone on; linear"),
    "continued.compound": ("照以前的走势；等比", "had the past gone on; compound"),
    "actual": ("基期以来；n 年，直线", "since the baseline; n years, linear"),
    "actual.compound": ("基期以来；等比", "since the baseline; compound"),
    "slack_days": ("日期：a 路线到达 x，t 最新值", "days: a the road’s at x, t that of x"),
    "slack_days.ceiling": ("日期：总量上限", "days: a ceiling"),
    "safe_share": ("p 即 progress，L 符合预期的下限", "p is progress, L the limit of on track"),
    "needed": ("剩余 n 年，那一期末还剩 k 年", "n years left, k after the end of the period"),
    "needed.geometric": ("等比", "compound"),
    "needed.index": ("等比，累计百分数", "compound, of cumulative per cents"),
    "probability": (
        "向上；h 直线外推，s 标准误，F 自由度 ν 的 t 分布",
        "upwards; h the straight line, s its standard error, F Student's t with ν degrees of"
        " freedom",
    ),
    "probability.below": ("向下", "downwards"),
    "low": ("总体；N 个目标，g 个好", "a plan; g good ones of N targets"),
    "high": ("总体；u 个不好", "a plan; u bad ones"),
    "of_judged": ("有结论的", "of those judged"),
    "coverage": ("有结论的份额", "the share that is judged"),
}  # fmt: skip


def formula_text(formula: Formula) -> str:
    """A formula with bare operands: x₁ + x₂ + …"""
    text = formula.text.replace("{#}", "k")
    text = re.sub(
        r"\[(.*?) (\S) …\]",
        lambda each: f" {each[2]} ".join([each[1].replace("#", n) for n in "₁₂"] + ["…"]),
        text,
    )
    bare = OPERAND.sub(lambda operand: operand[1], text)
    return f"100 × ({bare})" if formula.unit == "points" else bare


def formula_moves(formula: Formula, language: Language) -> str:
    """The operands whose interval the figure takes over, and which way."""
    ways = ((name, True) for name in formula.rises), ((name, False) for name in formula.falls)
    said = [_move(_shown(name), rises, language) for way in ways for name, rises in way]
    if said and formula.sign:
        other = pick(language, "反向", "falls" if formula.rises else "rises")
        where = pick(language, f"{formula.sign} < 0 时{other}", f"{other} where {formula.sign} < 0")
        said.append(where)
    return pick(language, "，", ", ").join(said)


def _move(operand: str, rises: bool, language: Language) -> str:
    zh, en = ("增大", "rises") if rises else ("减小", "falls")
    return pick(language, f"随 {operand} {zh}", f"{en} with {operand}")


def _shown(name: str) -> str:
    return name.replace("0", "₀").replace("#", "ₖ")
