"""Codes of: What an audit finds. They are decided when a report is made, not when files are read."""

from __future__ import annotations

from tracker.problems.codes_row import Code, warning

AUDIT: dict[str, Code] = {
    "A401": warning(
        "{indicator} {period}：出处称{said}，按记录是 {recomputed}", "{indicator} {period}: the publication says {said}, the record gives {recomputed}",
        "数值、基数、说法三者不能同时成立，至少有一处错了。", "A value, its base or the claim is wrong: they cannot all be right.",
        "先核对抄录，再查口径；出处印错了的，写进 accept，注明理由。tracker audit 列出算式。", "Check the transcription, then the definitions; where the source is wrong, accept it with the reason. tracker audit shows the arithmetic.",
        "accept:\n  - {code: A401, reason: 原文误印, until: 2026-12-31}",
        "accept:\n  - {code: A401, reason: misprinted in the source, until: 2026-12-31}",
    ),
    "A402": warning(
        "{name} {period}：分解目标合计与总目标不一致，{working}", "{name} {period}: its parts’ goals do not add up to its own, {working}",
        "合计不足的，缺口没有单位承担；超出较多的是层层加码。", "Where they fall short nobody has taken on the rest; where they go far beyond, each level has raised what it was given.",
        "核对各分解目标的数值和单位；确是这样分解的，写进 accept，注明理由。", "Check goals and units of the parts; where it was really handed down so, accept it with the reason.",
        "accept:\n  - {code: A402, reason: 各区自愿多报, until: 2026-12-31}",
        "accept:\n  - {code: A402, reason: districts volunteered for more, until: 2026-12-31}",
    ),
    "A403": warning(
        "{name}：{period} 的数最迟 {day} 公布，还没有", "{name}: the figure of {period} was to come by {day} and has not",
        "该公布而没有公布，结论只能依据旧数。", "What does not come when it should leaves the verdict on an old figure.",
        "已公布的，补记；发布规律变了的，改 release；确已停止公布的，写进 accept，注明理由。", "Record it if it is out; mend release where the rule has changed; where publication has stopped, accept it with the reason.",
        "accept:\n  - {code: A403, reason: 改为两年一次, until: 2026-12-31}",
        "accept:\n  - {code: A403, reason: every other year from now on, until: 2026-12-31}",
    ),
}  # fmt: skip
