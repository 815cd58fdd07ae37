"""Codes of: where an answer goes, in which form, and what of it is asked for."""

from __future__ import annotations

from tracker.problems.codes_row import Code, error

OUTPUTS: dict[str, Code] = {
    "U280": error(
        "{option} 不能和 {other} 一起用", "{option} does not go with {other}",
        "写入记录之前要让人看见改动，不能只写进文件。", "Who records something has to see what changes; a file would hide it.",
        "去掉 {option}，或者分两次运行。", "Leave {option} out, or run it twice.",
    ),
    "U281": error(
        "{name} 的后缀说是 {meant}，--format 却说 {given}", "the suffix of {name} says {meant}, --format says {given}",
        "内容和后缀不一致的文件，别的程序打不开。", "Other programs open a file by its suffix.",
        "去掉 --format，或者换一个后缀。", "Leave --format out, or give the file another suffix.",
        "tracker report -o boss.xlsx",
    ),
    "U282": error(
        "从 {name} 的后缀看不出要写成哪种格式", "the suffix of {name} stands for no format of this command",
        "格式从 -o 的后缀来，不猜。", "The format comes from the suffix of -o; it is never guessed.",
        "用这些后缀之一：{suffixes}；别的后缀要写明 --format（{choices}）。", "Use one of the suffixes {suffixes}; with any other, say --format ({choices}).",
        "tracker report -o boss.xlsx",
    ),
    "U283": error(
        "{option}：没有以 {name} 开头的编号", "{option}: no code of a check begins with {name}",
        "打错的编号什么都不会选中，看上去却像没有问题。", "A code that is mistyped selects nothing, and looks as if nothing were wrong.",
        "写一个编号或它的开头，如 T、O2、A301；tracker explain 列出全部。", "Write a code or how it begins, such as T, O2 or A301; tracker explain lists them all.",
        "tracker check --ignore O2",
    ),
}  # fmt: skip
