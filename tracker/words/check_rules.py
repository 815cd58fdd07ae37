"""The rules of an audit's findings that are no problem of the files: what each is called and what
it means.
"""

from __future__ import annotations

CHECK_RULES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "consistent": (
        ("说法成立", "A claim holds"),
        (
            "按记录重算所得的区间，与出处的说法相交。",
            "Computed again from the record, it can be what the publication says.",
        ),
    ),
    "inconsistent": (
        ("说法不符", "A claim is contradicted"),
        (
            "按记录重算所得的区间，与出处的说法不相交（A401）。",
            "Computed again from the record, it cannot be what the publication says (A401).",
        ),
    ),
    "unverifiable": (
        ("无法核对", "It cannot be checked"),
        (
            "说法缺可比的基数，分解目标没有数或不可加总，或数字太粗：说明原因，不下结论。",
            "The record has no base for a claim, the goals of parts have no number or do not go"
            " together, or figures are too rough: the reason is said, and no verdict.",
        ),
    ),
    "equal": (
        ("分解合计与总目标一致", "Parts make their whole"),
        (
            "各分解目标的合计等于总目标。",
            "What the parts promise together is what the whole promises.",
        ),
    ),
    "raised": (
        ("层层加码", "Parts are to do more than their whole"),
        (
            "各分解目标的合计高于总目标。超过阈值 raised（默认 1.1 倍）的是警告 A402。",
            "What the parts promise together goes beyond the whole's goal. Beyond the threshold"
            " `raised` (1.1 times) it is a warning, A402.",
        ),
    ),
    "unreported": (
        ("规划期以来没有数", "Nothing was reported since the plan began"),
        (
            "没有发布规律，下一个数的日期无法推算。",
            "There is no release rule, and no date of the next figure can be said.",
        ),
    ),
    "irregular": (
        ("公布日期不定", "Releases are irregular"),
        (
            "没有发布规律，已公布的不足三期或间隔不一，不推算日期。",
            "There is no release rule and fewer than three periods, or they came at uneven"
            " intervals: no date is guessed.",
        ),
    ),
    "due": (
        ("下一个数还没有到期", "The next figure is not due yet"),
        (
            "按发布规律或以往的间隔，最迟的公布日还没有过。",
            "By its rule, or its rhythm so far, the last day for it is not past.",
        ),
    ),
}
