"""What fits into the summary of a build: GitHub drops one that is too long as a whole."""

from __future__ import annotations

from tracker.core.words import Language, pick

MOST = 1_000_000


def cut(text: str, room: int, language: Language) -> str:
    """A Markdown text of at most so many bytes, cut after a line, with a last line that says how much is left out."""
    if len(text.encode("utf-8", "replace")) <= room:
        return text
    lines = text.splitlines(keepends=True)
    note = _note(len(lines), language)
    left = room - len(note.encode())
    kept = 0
    for line in lines:
        left -= len(line.encode("utf-8", "replace"))
        if left < 0:
            break
        kept += 1
    note = _note(len(lines) - kept, language)
    return "".join(lines[:kept]) + note if len(note.encode()) <= room else ""


def _note(lines: int, language: Language) -> str:
    return "\n" + pick(
        language,
        f"还有 {lines} 行没有列出：构建摘要放不下。全文用 tracker report 生成。\n",
        f"{lines} more lines are left out: the summary of a build holds no more. `tracker report` makes all of it.\n",
    )
