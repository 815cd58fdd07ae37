"""The rules of an audit's findings that are no problem of the files: what each is called and what
it means.
"""

from __future__ import annotations

CHECK_RULES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "consistent": (
        ("说法成立", "A claim holds"),
        (
            "按记录重算，可能的值和出处所说的有共同之处。",
            "Computed again from the record it may be what the publication says.",
        ),
    ),
    "inconsistent": (
        ("说法不符", "A claim is contradicted"),
        (
            "按记录重算，可能的值和出处所说的没有共同之处（A401）。",
            "Computed again from the record it cannot be what the publication says (A401).",
        ),
    ),
    "unverifiable": (
        ("无法核对", "It cannot be checked"),
        (
            "说法在记录里没有可比的基数，部分的目标没有数或者不能相加，或数字太粗：说明原因，不下结论。",
            "The record has no base for a claim, the goals of parts have no number or do not go"
            " together, or figures are too rough: the reason is said, and no verdict.",
        ),
    ),
    "equal": (
        ("各部分正好合成整体", "Parts make their whole"),
        (
            "各部分的目标合起来，正好是整体的目标。",
            "What the parts promise together is what the whole promises.",
        ),
    ),
    "raised": (
        ("层层加码", "Parts are to do more than their whole"),
        (
            "各部分的目标合起来，比整体的目标还高。超过阈值 raised（默认 1.1 倍）算问题 A402。",
            "What the parts promise together leads beyond the whole's goal. Beyond the threshold"
            " `raised` (1.1) it is a finding, A402.",
        ),
    ),
    "unreported": (
        ("规划开始以来没有数", "Nothing was reported since the plan began"),
        (
            "没有发布规律，也说不出下一个数什么时候来。",
            "There is no release rule, and no date of the next figure can be said.",
        ),
    ),
    "irregular": (
        ("公布日期不定", "Releases are irregular"),
        (
            "没有发布规律，已有的不足三期或间隔不一，不猜日期。",
            "There is no release rule and fewer than three periods, or at no regular distance: no"
            " date is guessed.",
        ),
    ),
    "due": (
        ("下一个数还没有到期", "The next figure is not due yet"),
        (
            "照发布规律，或照以往的间隔，最迟的公布日还没有过。",
            "By its rule, or its rhythm so far, the last day for it is not past.",
        ),
    ),
}
