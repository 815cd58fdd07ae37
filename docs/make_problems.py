"""Write the pages of problem codes, docs/problems.md and docs/problems.zh-CN.md: python
docs/make_problems.py.
"""

from __future__ import annotations

import re
from pathlib import Path

from tracker.language import Language, pick
from tracker.problems.codes import CODES
from tracker.problems.codes_row import Code
from tracker.words.terms import word

NAMES: dict[str, Language] = {"problems.md": "en", "problems.zh-CN.md": "zh"}
# first letter of the codes → heading, in the order of the page
FAMILIES: dict[str, tuple[str, str]] = {
    "F": ("F：任何文件的文字、格式和值", "F: any file, its text, shape and values"),
    "T": ("T：targets.yaml", "T: targets.yaml"),
    "O": ("O：观测文件", "O: observation files"),
    "A": ("A：登记表和观测合在一起", "A: what registry and observations say together"),
    "D": ("D：提取数字的文档", "D: documents from which figures are taken"),
    "U": ("U：命令的用法", "U: how a command was used"),
}


def pages() -> dict[str, str]:
    """The text of each page by its name."""
    return {name: page(language) for name, language in NAMES.items()}


def page(language: Language) -> str:
    """One page: what codes are, a table of all, a section for each."""
    head = pick(
        language,
        "# 问题编号\n\n"
        "[English](problems.md) · [文件格式](file-format.zh-CN.md) · "
        "[计算方法](methods.zh-CN.md)\n\n"
        "`tracker check` 列出文件里的每个问题，各有位置、编号和改法；"
        "`tracker explain 编号` 在终端里显示同样的说明。"
        "编号一经使用不再改义，也不再他用。句子里的“…”是当时的具体内容。\n\n"
        "**错误**要改：写坏的那一项多半不起作用，`tracker check` 以 1 退出。"
        "**警告**要看一看，`--strict` 才算错误。\n",
        "# Problems\n\n"
        "[中文](problems.zh-CN.md) · [Files](file-format.md) · [Methods](methods.md)\n\n"
        "`tracker check` lists every problem in the files with its place, code and mend; "
        "`tracker explain CODE` shows the same text in the terminal. "
        "A code keeps its meaning for ever and is never used again for another. "
        "In the sentences … stands for the facts of the case.\n\n"
        "An **error** needs mending: mostly the item it is in does not count, "
        "and `tracker check` ends with exit code 1. "
        "A **warning** needs a look; with `--strict` it counts as an error.\n",
    )
    parts = [head, _table(language)]
    for letter, heading in FAMILIES.items():
        parts.append(f"## {pick(language, *heading)}\n")
        parts += [_section(code, row, language) for code, row in _family(letter)]
    return "\n".join(parts)


def _family(letter: str) -> list[tuple[str, Code]]:
    return [(code, CODES[code]) for code in sorted(CODES) if code.startswith(letter)]


def _table(language: Language) -> str:
    lines = [pick(language, "| 编号 | | 问题 |", "| code | | problem |"), "| --- | --- | --- |"]
    for letter in FAMILIES:
        for code, row in _family(letter):
            severity, sentence = word(row.severity, language), _plain(row.sentence, language)
            lines.append(f"| [{code}](#{code.lower()}) | {severity} | {sentence} |")
    return "\n".join(lines) + "\n"


def _section(code: str, row: Code, language: Language) -> str:
    severity = word(row.severity, language)
    lines = [
        f"### {code}\n",
        f"**{_plain(row.sentence, language)}**"
        f"{pick(language, f'（{severity}）', f' ({severity})')}\n",
        f"{_plain(row.why, language)}\n",
        f"{pick(language, '改法：', 'Mend: ')}{_plain(row.mend, language)}\n",
    ]
    if example := row.example_in(language):
        lines.append(f"```yaml\n{example}\n```\n")
    return "\n".join(lines)


def _plain(sentences: tuple[str, str], language: Language) -> str:
    """A sentence as Markdown, with … for each of its facts."""
    said = re.sub(r"\{\w+\}", "…", pick(language, *sentences))
    return re.sub(r"([\\`*_<>\[\]|])", r"\\\1", said)


def main() -> None:
    for name, text in pages().items():
        Path(__file__).with_name(name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
