"""The variables of the environment that the program obeys, with what each means."""

from __future__ import annotations

from tracker.cli.words import both, picked
from tracker.language import Language, pick

VARIABLES = {
    "TRACKER_DIR": both("项目文件夹（-C 优先）", "the project's folder (-C comes before it)"),
    "TRACKER_LANG": both("输出语言 zh 或 en（--lang 优先）", "zh or en (--lang comes before it)"),
    "TRACKER_AMBIGUOUS": both(
        "终端把方块、三角画成几格宽：1 或 2", "the cells a block or triangle takes here: 1 or 2"
    ),
    "LC_ALL, LC_MESSAGES, LANG": both(
        "都没有说时的语言", "the language where nothing else says one"
    ),
    "NO_COLOR, FORCE_COLOR": both("不用颜色；总用颜色", "no colour; colour also in a pipe"),
    "COLUMNS": both("按这个宽度排版", "the width to set for"),
}


def epilogue(language: Language) -> str:
    """What stands below the help of all commands: each variable with its meaning, on its line."""
    colon = pick(language, "：", ": ")
    said = (f"{names}{colon}{picked(meaning, language)}" for names, meaning in VARIABLES.items())
    head = pick(language, "环境变量：", "Environment:")
    return "\n\n".join([head, *(f"- {one}" for one in said)])
