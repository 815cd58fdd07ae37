"""A comparison as GitHub-flavoured Markdown, for a comment on a pull request: never longer than one
may be.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracker.assess.report import Row
from tracker.compare.changes import VERDICTS, Change, Diff
from tracker.formats.markdown import escape
from tracker.language import Language, pick
from tracker.words import changes as told
from tracker.words.figures import NOTHING, cells
from tracker.words.terms import word

LONGEST = 60_000  # characters; GitHub takes no comment above 65,536
_COLUMNS = (
    "target_column",
    "status",
    "goal",
    "latest",
    "progress_pct",
    "gap_or_overshoot",
    "verdict",
)


def render(diff: Diff, language: Language) -> str:
    """A heading, what was moved or lost as alerts, a table of the targets, the causes of each."""
    lines = [f"## {escape(told.counts(diff, language) or told.verdict('unchanged', language))}", ""]
    lines += [
        f"{escape(part)}  "
        for part in (told.ends(diff, language), told.clocks(diff, language))
        if part
    ]
    lines += ["", *(f"{escape(note)}  " for note in told.notes(diff, language))]
    lines += _alert(
        "CAUTION", pick(language, "目标条件有变动", "Goalposts moved"), _moved(diff, language)
    )
    removed = [f"- {escape(told.removed_line(one, diff, language))}" for one in diff.record.removed]
    lines += _alert("CAUTION", pick(language, "观测从记录里消失", "Observations lost"), removed)
    edited = [f"- {escape(told.edited_line(edit, diff, language))}" for edit in diff.rewritten]
    lines += _alert("WARNING", pick(language, "已有的观测被改写", "Observations rewritten"), edited)
    changes = [
        change for verdict in VERDICTS for change in diff.changes if change.verdict == verdict
    ]
    if changes:
        lines += [
            "| " + " | ".join(word(key, language) for key in _COLUMNS) + " |",
            "| --- " * len(_COLUMNS) + "|",
        ]
        lines += [*(_row(change, language) for change in changes), ""]
        lines += [line for change in changes for line in _causes(change, language)]
    elif not diff.limits_moved:
        lines += [pick(language, "没有目标发生变化。", "No target changed."), ""]
    if other := told.elsewhere(diff, language):
        lines += [f"### {pick(language, '记录里的其他变化', 'Elsewhere in the record')}", ""]
        lines += [*(f"- {escape(text)}" for text in other), ""]
    return _cut(lines, language)


def _cut(lines: list[str], language: Language) -> str:
    """As many lines as fit, and how many did not."""
    kept, used = [], 0
    for number, line in enumerate(lines):
        used += len(line) + 1
        if used > LONGEST:
            left = len(lines) - number
            kept += [
                "",
                pick(
                    language,
                    f"还有 {left} 行没有列出：运行 tracker diff。",
                    f"{left} more lines: run tracker diff.",
                ),
            ]
            break
        kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return "\n".join(kept) + "\n"


def _alert(sort: str, title: str, lines: list[str]) -> list[str]:
    """A box that GitHub and GitLab colour; a quotation anywhere else."""
    return (
        [f"> [!{sort}]", f"> **{title}**", ">", *(f"> {line}" for line in lines), ""]
        if lines
        else []
    )


def _moved(diff: Diff, language: Language) -> list[str]:
    lines = [f"- {escape(limit)}" for limit in told.limits(diff, language)]
    for change in diff.moved:
        lines.append(f"- **{escape(told.moved_title(change, language))}**")
        lines += [
            f"  - {escape(label)}: {escape(text)}"
            for label, text in told.moved_lines(change, language)
        ]
    return lines


def _row(change: Change, language: Language) -> str:
    old, new = _cells(change.before, language), _cells(change.after, language)
    target = change.row.target
    name = target.name.text(language) + (f" ({target.unit})" if target.unit else "")
    both = [a if a == b else f"{a} → **{b}**" for a, b in zip(old, new, strict=True)]
    return "| " + " | ".join([escape(name), *both, told.verdict(change.verdict, language)]) + " |"


def _cells(row: Row | None, language: Language) -> list[str]:
    if row is None:
        return [NOTHING] * (len(_COLUMNS) - 2)
    c = cells(row, language)
    status = pick(language, "，", ", ").join(part for part in (c.status, c.early, *c.flags) if part)
    gap = f"{c.gap} ({c.gap_share})" if c.gap_share else c.gap
    said = (status, f"{c.goal} {c.due}", f"{c.latest} {c.latest_period}".strip(), c.progress, gap)
    return [escape(text) for text in said]


def _causes(change: Change, language: Language) -> Iterable[str]:
    """A target's name and a list of its causes."""
    if change.causes:
        yield f"**{escape(told.titled_target(change.row.target, language))}**"
        yield ""
        yield from (f"- {escape(told.why(cause, change, language))}" for cause in change.causes)
        yield ""
