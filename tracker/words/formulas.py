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
