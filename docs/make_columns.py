"""Write the tables of exported columns into docs/export.md and docs/export.zh-CN.md: python
docs/make_columns.py.
"""

from __future__ import annotations

import re
from pathlib import Path

from tracker.exchange import record_tables as r
from tracker.exchange import verdict_tables as v
from tracker.exchange.tidy import TableShape
from tracker.language import Language, pick

NAMES: dict[str, Language] = {"export.md": "en", "export.zh-CN.md": "zh"}
TABLES = (
    r.OBSERVATIONS_TABLE, r.TARGETS_TABLE, v.ASSESSMENTS, r.PLANS, r.INDICATORS, r.GOALS,
    r.MILESTONES, r.PUBLICATIONS, r.CLAIMS, v.USES, v.PROBLEMS_TABLE,
)  # fmt: skip
MARKED = re.compile(r"(<!-- tables: columns -->\n\n).*\Z", re.DOTALL)


def pages() -> dict[str, str]:
    """The text of each page by its name, with the tables as the writers have them."""
    return {name: _with_tables(name, language) for name, language in NAMES.items()}


def _with_tables(name: str, language: Language) -> str:
    page = Path(__file__).with_name(name).read_text(encoding="utf-8")
    told = "\n".join(_table(shape, language) for shape in TABLES)
    return MARKED.sub(lambda mark: mark[1] + told, page)


def _table(shape: TableShape, language: Language) -> str:
    """A heading, the key, and a row for each column."""
    keys = ", ".join(f"`{name}`" for name in shape.key)
    lines = [
        f"### {shape.name}",
        "",
        pick(language, f"{shape.zh}。主键：{keys}。", f"{shape.en}. Key: {keys}."),
        "",
        pick(language, "| 列 | 类型 | 含义 |", "| column | type | meaning |"),
        "| --- | --- | --- |",
    ]
    leads = {one.column: one.table for one in shape.foreign}
    for column in shape.columns:
        also = leads.get(column.name)
        tail = f" → `{also}`" if also else ""
        lines.append(f"| `{column.name}` | {column.type} | {column.meaning(language)}{tail} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    for name, text in pages().items():
        Path(__file__).with_name(name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
