"""Codes of: a slip in the record that is put right."""

from __future__ import annotations

from tracker.problems.codes_row import Code, error

AMENDING: dict[str, Code] = {
    "U221": error(
        "没有 {what} 的记录", "there is no record of {what}",
        "要改的是一条在案的记录。", "What is amended is on record.",
        "在案的有：{there}。", "On record: {there}.",
    ),
    "U222": error(
        "{what} 的记录不止一条，这是其中一条：{value}", "{what} has more than one record; this is one: {value}",
        "只改一条，不猜是哪一条。", "One record is changed, and which one is not guessed.",
        "要改这一条，加上 {pick}。", "To take this one, add {pick}.",
    ),
    "U223": error(
        "revises {published} 指的就是这条记录自己的出处", "revises {published} names this record's own publication",
        "一份出处不能更正自己：后一次发布才能更正前一次。", "No publication corrects itself: a later one corrects an earlier one.",
        "记错了就地改：{command}；确实另有一次发布的，写它的 --published 和 --title。",
        "A slip is put right in its place: {command}; where there was another publication, give its --published and --title.",
    ),
    "U224": error(
        "{what} 这条记录已经提交到 git，没有改", "this record of {what} is committed in git: not changed",
        "别人可能已经引用它；公布过的数由一次新的发布来更正，两条都留着。", "Others may have cited it; what is published is corrected by a new publication, and both are kept.",
        "确实只是要改历史，加 --committed；否则运行：{command}", "If history is to be changed all the same, add --committed; else run: {command}",
    ),
    "U225": error(
        "不能就地改 {what}：写法特殊，改了读不回原样", "{what} cannot be amended in place: as it is written, the change would not read back",
        "只写能证明别处都没变的改动。", "Only a change that leaves all else as it was, provably, is written.",
        "用编辑器打开这一行来改，再运行 tracker check。", "Change this line in an editor, then run tracker check.",
    ),
    "U226": error(
        "没有说清要改什么：{words}", "it is not clear what is to be changed: {words}",
        "改一条记录的字段，或者删掉这一条。", "A record's fields are changed, or the record is removed.",
        "写 --value、--period、--unit、--qualifier、--status、--ytd、--locator、--note 中的一个或几个；或者只写 --remove。",
        "Give one or more of --value, --period, --unit, --qualifier, --status, --ytd, --locator, --note; or --remove alone.",
    ),
    "U227": error(
        "{what} 本来就是这样，没有要改的", "{what} says that already: nothing to change",
        "改动前后一样。", "Before and after are the same.",
        "tracker show 列出这条记录；核对要改的是不是另一条。", "tracker show lists the record; check whether another one is meant.",
    ),
    "U228": error(
        "{text} 不是“指标@时期”", "{text} is no INDICATOR@PERIOD",
        "一条记录由它的指标和时期认出来。", "A record is known by its indicator and its period.",
        "例如 tracker amend firms@2024 --value 12000。", "For example tracker amend firms@2024 --value 12000.",
    ),
    "U229": error(
        "说不清这条记录是否已经提交：{words}", "it cannot be told whether this record is committed: {words}",
        "项目在一个 git 仓库里，但仓库打不开，或者没有 git。", "The project lies in a git repository that cannot be asked, or there is no git to ask it.",
        "修好仓库（例如 git config --global --add safe.directory 文件夹），或者加 --committed。",
        "Mend the repository (for example git config --global --add safe.directory FOLDER), or add --committed.",
    ),
}  # fmt: skip
