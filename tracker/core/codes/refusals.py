"""Codes of: what a command will not read from or write to, and programs that do not answer."""

from __future__ import annotations

from tracker.core.codes.row import Code, error

REFUSALS: dict[str, Code] = {
    "F501": error(
        "项目文件夹 {folder} 打不开：{words}", "the project's folder {folder} cannot be entered: {words}",
        "-C（或 TRACKER_DIR）指名了一个文件夹；换用别的项目就会答非所问，甚至写错地方。", "-C (or TRACKER_DIR) names a folder; to take another project would answer another question, or write in the wrong place.",
        "核对路径；要新建项目用 tracker init {folder}。", "Check the path; tracker init {folder} makes a new project.",
    ),
    "F502": error(
        "{name} 属于项目的记录，报告不写到这里", "{name} belongs to the project's record: no report goes there",
        "登记表和 observations/ 里的文件是唯一的记录，写上报告就毁了它。", "The registry and the files of observations/ are the only record; a report would destroy it.",
        "换一个文件名，如 -o report.md；这一条不受 --force 影响。", "Choose another file, such as -o report.md; --force does not change this.",
    ),
    "F503": error(
        "{name} 经过链接{words}，没有写", "{name} is reached through a link{words}: not written",
        "链接可能是别人放进仓库的，报告会写到它指向的地方。", "A link may have come with the repository, and the report would go wherever it leads.",
        "直接写出要写的文件；写到标准输出用 -o -。", "Name the file itself; -o - writes to stdout.",
    ),
    "F504": error(
        "{name} 已经存在，而且不是 tracker 写的，没有动它", "{name} is there already and was not written by tracker: left alone",
        "写上报告，里面原有的内容就没有了。", "What it holds would be lost.",
        "换一个文件名；确实要替换就加 --force。", "Choose another name; if it is to be replaced, add --force.",
    ),
    "F505": error(
        "git {command} 超过 {most} 秒没有答复，已经停掉", "git {command} gave no answer within {most} s and was stopped",
        "仓库的设置可能指向一个永远等不到内容的管道，磁盘也可能没有响应。", "The repository's settings may name a pipe that never answers, or the disk does not.",
        "检查 .git/config 里的 include.path；不用 git 也可以比较两天：tracker diff --from 日期 --to 日期。", "Look at include.path in .git/config; two days can be compared without git: tracker diff --from DAY --to DAY.",
    ),
}  # fmt: skip
