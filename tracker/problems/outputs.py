"""Codes of: where an answer goes, and in which form."""

from __future__ import annotations

from tracker.problems.codes_row import Code, error

OUTPUTS: dict[str, Code] = {
    "U280": error(
        "{option} 不能和 {other} 一起用", "{option} does not go with {other}",
        "写入记录之前要让人看见改动，不能只写进文件。", "Who records something has to see what changes; a file would hide it.",
        "去掉 {option}，或者分两次运行。", "Leave {option} out, or run it twice.",
    ),
}  # fmt: skip
