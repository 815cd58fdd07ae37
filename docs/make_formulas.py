"""Write the table of formulas into docs/methods.md and docs/methods.zh-CN.md: python
docs/make_formulas.py.
"""

from __future__ import annotations

import re
from pathlib import Path

from tracker.assess.formulas import FORMULAS
from tracker.language import Language, pick
from tracker.words.formulas import FORMULA_CASES, formula_moves, formula_text

NAMES: dict[str, Language] = {"methods.md": "en", "methods.zh-CN.md": "zh"}
TABLE = re.compile(r"(<!-- table: formulas -->\n\n)(?:\|.*\n)*")


def pages() -> dict[str, str]:
    """The text of each page by its name, with the table as FORMULAS has it."""
    return {name: _with_table(name, language) for name, language in NAMES.items()}


def _with_table(name: str, language: Language) -> str:
    page = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return TABLE.sub(lambda mark: mark[1] + table(language), page)


def table(language: Language) -> str:
    """A row for each formula: the figure, the text, its case, how it moves with an interval."""
    lines = [
        pick(language, "| 键 | 公式 | 情形 | 区间 |", "| key | formula | case | interval |"),
        "| --- | --- | --- | --- |",
    ]
    for name, formula in FORMULAS.items():
        case = pick(language, *FORMULA_CASES[name])
        moves = formula_moves(formula, language)
        lines.append(f"| `{formula.figure}` | {formula_text(formula)} | {case} | {moves} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    for name, text in pages().items():
        Path(__file__).with_name(name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
