"""Codes of: what is assumed (--what-if)."""

from __future__ import annotations

from tracker.problems.codes_row import Code, error

SUPPOSING: dict[str, Code] = {
    "U330": error(
        "读不懂 --what-if {text}", "--what-if {text} is not understood",
        "假设要写明是什么、多少、哪个时期。", "An assumption says of what, how much, and for which period.",
        "写成 ID=值@时期，如 rd-spending=1000亿元@2025；ID 是目标或指标。", "Write ID=VALUE@PERIOD, such as rd-spending=1000@2025; the ID is a target's or an indicator's.",
        "tracker status --what-if rd-spending=1000@2025",
    ),
    "U331": error(
        "{name} 的增速由 {indicator} 的水平值算出，假设要写水平值", "the rate of {name} is computed from the levels of {indicator}: assume a level",
        "直接假设增速，就看不出它的由来。", "An assumed rate would not show what it comes from.",
        "写成 --what-if {indicator}=值@时期。", "Write --what-if {indicator}=VALUE@PERIOD.",
    ),
    "U332": error(
        "{name} 不止一个：{choices}", "{name} is more than one: {choices}",
        "假设的是其中哪一个，由您指定。", "Which of them is assumed cannot be decided for you.",
        "写上那个地区的目标的 id。", "Write the id of the target that is meant.",
    ),
    "U333": error(
        "同一个时期假设了两次：{one}，{other}", "one period is assumed twice: {one}, {other}",
        "一个时期只能有一个假设的数，不替人选。", "There can be one assumed value of a period, and none is chosen for you.",
        "去掉一个；要比较两种情形，就运行两次。", "Leave one out; to compare two cases, run it twice.",
    ),
    "U334": error(
        "--what-if 不和 {option} 一起用", "--what-if does not go with {option}",
        "假设不是记录：它不能让检查通过，也不能让检查不通过。", "An assumption is no record: it neither passes a gate nor fails it.",
        "去掉 {option}。", "Leave {option} out.",
    ),
}  # fmt: skip
