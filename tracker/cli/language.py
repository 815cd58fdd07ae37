"""The language of every word, chosen before typer is imported: it asks gettext for its own words
then.
"""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tracker.language import LANGUAGES, Language, pick
from tracker.store import folder as files


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """--lang > TRACKER_LANG > the registry's `language` > the locale > zh."""
    given = [
        *(
            after
            for before, after in zip(arguments, arguments[1:], strict=False)
            if before == "--lang"
        ),
        *(word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")),
        environment.get("TRACKER_LANG", ""),
        files.peek_language(_start(arguments, environment)),
        (
            environment.get("LC_ALL")
            or environment.get("LC_MESSAGES")
            or environment.get("LANG")
            or ""
        )[:2],
    ]
    return next((word for word in given if word in LANGUAGES), "zh")


def _start(arguments: Sequence[str], environment: Mapping[str, str]) -> Path:
    named = [word[2:] for word in arguments if word.startswith("-C") and len(word) > 2]
    named += [
        after for before, after in zip(arguments, arguments[1:], strict=False) if before == "-C"
    ]
    return Path((named or [environment.get("TRACKER_DIR") or "."])[-1])


LANGUAGE = chosen_language(sys.argv[1:], os.environ)


def say(zh: str, en: str) -> str:
    return pick(LANGUAGE, zh, en)


_TYPER_WORDS = {
    "Arguments": "参数", "Options": "选项", "Commands": "命令", "Error": "错误",
    "Aborted.": "已中止。", "[default: {}]": "[默认：{}]", "[required]": "[必需]",
    "(deprecated) ": "（已弃用）", "[env var: {}]": "[环境变量：{}]",
    "Missing command.": "缺少命令。", "No such command {name!r}.": "没有 {name!r} 这个命令。",
    "Try [blue]'{command_path} {help_option}'[/] for help.":
        "用 [blue]'{command_path} {help_option}'[/] 查看帮助。",
}  # fmt: skip
if LANGUAGE == "zh":  # typer asks gettext for its own words when it is imported
    gettext.gettext = lambda message: _TYPER_WORDS.get(message, message)
