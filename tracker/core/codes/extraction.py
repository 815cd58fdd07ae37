"""Codes of the extraction of figures from documents."""

from __future__ import annotations

from tracker.core.codes.row import Code, error

EXTRACTION: dict[str, Code] = {
    "U401": error(
        "读不了文档 {name}：{words}",
        "the document {name} cannot be read: {words}",
        "没有读到内容，什么也没有记。",
        "Nothing was read and nothing was recorded.",
        "检查路径和权限；- 表示标准输入。",
        "Check the path and the permissions; - is standard input.",
    ),
    "U402": error(
        "{option} 一次只处理一份文档",
        "{option} takes one document at a time",
        "一份文档是一个出处，对应一个观测文件。",
        "One document is one publication, and one observation file.",
        "逐份处理。",
        "Take them one by one.",
    ),
    "U403": error(
        "--accept 要逐条询问，但这里没有人可答",
        "--accept asks for each proposal, and nobody is there to answer",
        "不经人看过的数只有很有把握时才记。",
        "Figures that nobody looked at are recorded only where they are sure.",
        "在终端里运行，或加 --yes 和 --min-confidence。",
        "Run it in a terminal, or add --yes and --min-confidence.",
    ),
    "U404": error(
        "记录需要出处：缺 {names}",
        "recording needs the publication: {names} missing",
        "每个数都要能找到是谁、什么时候、在哪里说的。",
        "Every figure must lead back to who said it, when and where.",
        "补上这些选项。",
        "Give these options.",
    ),
}
