"""The rules of a comparison's findings: what each is called and what it means."""

from __future__ import annotations

CHANGE_RULES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "worse": (
        ("目标变差", "A target is worse"),
        (
            "目标的状态比前一个版本（或前一天）差，或者没有了数据。",
            "The status of a target has fallen since the earlier end, or its data is gone.",
        ),
    ),
    "moved": (
        ("目标条件有变动", "Goalposts moved"),
        (
            "目标的数值、期限、基期、路线、单位、类型或判定阈值改了：结论可能因此变好，而不是因为做得更好。",
            "The value, due period, baseline, road, unit or kind of a target, or a threshold, is"
            " another one: a verdict may be better for that, and not for what was done.",
        ),
    ),
    "removed": (
        ("目标被删去", "A target is removed"),
        (
            "前一个版本有的目标，现在登记表里没有了。",
            "A target of the earlier end is no longer in the registry.",
        ),
    ),
    "lost_observation": (
        ("观测从记录里消失", "An observation is lost"),
        (
            "前一个版本记着的数，现在没有了；结论依据的历史因此改变。",
            "A figure that the earlier end had is gone, and with it what a verdict was based on.",
        ),
    ),
    "rewritten": (
        ("已有的观测被改写", "An observation is rewritten"),
        (
            "同一份出处里的数被改动：不是新的更正，旧的数看不见了。",
            "A figure was changed where it stood, without a correction on record: what it was"
            " cannot be seen.",
        ),
    ),
}
