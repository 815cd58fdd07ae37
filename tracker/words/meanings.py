"""What each status and each piece of evidence means, in Chinese and English (methods.md: “Three
questions”).
"""

from __future__ import annotations

MEANINGS: dict[str, tuple[str, str]] = {
    "exceeded": (
        "最新值越过目标，至少超出目标末位有效数字的一个单位；“突破”“约”等说法的整个区间都如此。",
        "The latest value is beyond the target by at least one unit of its last written digit, for every value it may stand for.",
    ),
    "met": (
        "最新值达到目标。到期前达到的，到期后、目标期的数公布之前，仍算完成。平均增速和累计上限到期才算。",
        "The latest value meets the target. What was met before the due date stays met after it until the due period's value says otherwise. An average and a ceiling are met only when due.",
    ),
    "ahead": ("还没有达到目标；已走的路与时间进度之比不低于 ahead 阈值（默认 1.05）。", "Not there yet; the share of the way gone, over the share of the road due by then, is at or above the limit `ahead` (1.05)."),
    "on_track": ("还没有达到目标；进度之比在 on_track 与 ahead 之间（默认 0.95–1.05）。“保持”类目标：至今都守住了。", "Not there yet; the pace lies between the limits (0.95–1.05). For a keep target: kept so far."),
    "behind": ("还没有达到目标；进度之比低于 on_track 阈值（默认 0.95），但不低于 0。", "Not there yet; the pace is below the limit `on_track` (0.95) but not below 0."),
    "reversing": ("最新值比基期离目标更远。", "The latest value is further from the target than the baseline was."),
    "lost": (
        "以前某期达到过，最新一期又没有达到。“保持”类目标：最新一期没有守住；从未守住的，写作“未守住”。",
        "Met in an earlier period, not in the latest. Of a keep target: the latest period breaches it; where no period was ever kept it is called not kept.",
    ),
    "missed": (
        "目标期的数已经公布，没有达到；累计数已经超过上限的，到期前就算未完成。",
        "The due period was observed, and the target was not met; a sum that has broken its ceiling is missed before that.",
    ),
    "undetermined": (
        "已知的区间跨在目标或阈值两边，或者缺了一期，或者到期之后才达到而目标期的数没有公布：下不了结论。",
        "What is known straddles the target or a limit, a period is missing, or the target was first met after the due date and the due period is not known: no verdict holds.",
    ),
    "open": ("有数据，但说不出进度：没有基期、不设路线，或时间还没有开始。", "There is data, but no pace can be said: no baseline, no road, or no time gone."),
    "no_data": ("基期之后没有可用的观测。", "No counting observation after the baseline."),
    "assumed": ("结论用了 --what-if 假设的数，它不在记录里。", "The verdict rests on what --what-if assumes; it is not on record."),
    "no_baseline": ("规划没有给出基期，算不出进度。", "The plan gives no baseline, so no progress can be computed."),
    "stale": ("最新一期已经过去太久：超过发布规律允许的时间；没有规律时为 18 个月。", "The latest period ended longer ago than the release rule allows; without a rule, 18 months."),
    "preliminary": ("最新值是初步数。", "The latest value is preliminary."),
    "estimate": ("最新值是估计数。", "The latest value is an estimate."),
    "derived": ("最新值由其他数推算而来，算式见 tracker show 或记录的说明。", "The latest value was computed from others; the arithmetic is in tracker show or with the record."),
    "lower_bound": ("只知道下限：突破、超过、以上。", "Only a lower bound is known: over, at least."),
    "upper_bound": ("只知道上限：近、不足、以内。", "Only an upper bound is known: nearly, at most."),
    "approximate": ("约数或范围。", "An approximate figure or a range."),
    "conflicting": ("同一时期还有另一份出处给出不相容的数；用的是哪一个、为什么，见 tracker show。", "Another publication gives an incompatible figure for the same period; tracker show says which one is used and why."),
    "break": ("统计口径有变动，前后不能直接相比。", "The series has a break: values before and after do not compare directly."),
    "awaiting_final": ("到期日已过，目标期的数还没有公布。", "The due date has passed, its period is not observed yet."),
    "progress": (
        "进度＝（最新值−基期）÷（目标−基期）；“保持”类目标是守住的期数占比。与时间进度之比不低于 ahead（默认 1.05）为快于预期，不低于 on_track（默认 0.95）为符合预期，再低为滞后。年均增速比的是增速与目标增速。",
        "Progress = (latest − baseline) / (target − baseline); of a keep target the share of periods kept. Over the share of the road due by then it is ahead from the limit `ahead` (1.05) on, on track from `on_track` (0.95) on, else behind. An average rate is held against the promised one.",
    ),
    "ytd_only": ("只有年内累计数，不能与全年目标相比。", "Only part-year figures, which do not stand against a full-year target."),
}  # fmt: skip
