"""The briefing as GitHub-flavoured Markdown: what is met, what lags and why, what has no data, and
on which sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tracker.assess.groups import Served, badness, grouped, publications, silence
from tracker.assess.report import PlanHead, Report, Row
from tracker.formats.markdown import dated, escape
from tracker.formats.own import COMMENT
from tracker.language import Language, pick
from tracker.problems.codes import hint, message, severity
from tracker.words import summary as brief
from tracker.words.figures import NOTHING, cells, status_word
from tracker.words.headline import bar, bar_legend, headline, plan_line, tally
from tracker.words.terms import SYMBOLS, word
from tracker.words.verdict import verdict

_COLUMNS = ("indicator", "baseline", "goal", "latest", "progress_bar", "gap_or_overshoot", "status")


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that stay and rows that may be left out, each row with its badness: the worst are kept
    longest.
    """

    before: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[object, ...], str], ...] = ()
    left: int = 0


def render(report: Report, language: Language, limit: int | None = None) -> str:
    """At most `limit` bytes: rows are then left out of the longest parts, and each such part says
    how many.

    Where not even the headings have room, the first lines and how many are left out; where nothing
    has, nothing.
    """
    unread = brief.unread(report, language)
    parts = [
        Part(
            (
                COMMENT,
                "",
                f"# {brief.heading('report', language)}",
                "",
                *((unread, "") if unread else ()),
            )
        )
    ]
    for head in report.plans:
        parts += _plan(report, head, language)
    parts += [*_problems(report, language), *_sources(report, language), _methods(report, language)]
    text = _joined(parts, language)
    if limit is None or len(text.encode()) <= limit:
        return text
    shorter = _joined(_within(parts, limit, language), language)
    return shorter if len(shorter.encode()) <= limit else _cut(text, limit, language)


def _joined(parts: Iterable[Part], language: Language) -> str:
    return "\n".join(line for part in parts for line in _lines(part, language)).rstrip("\n") + "\n"


def _lines(part: Part, language: Language) -> list[str]:
    left_out = ["", brief.left_out(part.left, language)] if part.left else []
    return [
        *part.before,
        *(line for _, line in part.rows),
        *left_out,
        *([""] if part.rows or part.left else []),
    ]


def _plan(report: Report, head: PlanHead, language: Language) -> list[Part]:
    rows = [row for row in report.rows if row.target.plan is head.plan]
    counts = pick(language, "，", ", ").join(
        f"{SYMBOLS[status][0]} {said} {n}" for status, said, n in tally(rows, language)
    )
    table = (
        f"## {escape(headline(head, language))}",
        "",
        f"**{brief.in_brief(rows, language)}**  ",
        f"{plan_line(report, head, language)}  ",
        counts,
        "",
        *_head([word(key, language) for key in _COLUMNS], "lrrrlrl"),
    )
    parts = [Part(table, tuple((badness(row), _row(row, language)) for row in rows))]
    groups = grouped(rows)
    for name in ("attention", "achieved", "under_way"):
        parts += _listed(
            name, groups.get(name, []), lambda row: _told(row, report, language), language
        )
    stale = [row for row in rows if brief.is_stale(row)]
    parts += _listed(
        "stale", stale, lambda row: brief.stale(silence(row, report.as_of), language), language
    )
    if silent := groups.get("silent"):
        titles = [
            word("indicator", language),
            word("goal", language),
            pick(language, "最后已知", "Last known"),
            pick(language, "无数据时间", "Without data"),
        ]
        title = (f"### {brief.heading('silent', language)}", "", *_head(titles, "lrll"))
        parts.append(
            Part(title, tuple((badness(row), _silent(row, report, language)) for row in silent))
        )
    return parts


def _head(titles: Sequence[str], align: str) -> tuple[str, str]:
    rules = ("---:" if side == "r" else "---" for side in align)
    return f"| {' | '.join(titles)} |", f"| {' | '.join(rules)} |"


def _row(row: Row, language: Language) -> str:
    c = cells(row, language)
    drawn = bar(row)
    status = [f"{SYMBOLS[row.assessment.status][0]} {c.status}", c.early, *c.flags]
    fields = (
        escape(_name(c.name, c.unit, language)),
        escape(f"{c.baseline} {dated(c.baseline_period)}"),
        escape(f"{c.goal} {dated(c.due)}"),
        escape(f"{c.latest} {dated(c.latest_period)}"),
        f"`{drawn}` {escape(c.progress)}" if drawn else escape(c.progress),
        escape(c.gap + (f" ({c.gap_share})" if c.gap_share else "")),
        escape(pick(language, "，", ", ").join(part for part in status if part)),
    )
    return "| " + " | ".join(field.strip() for field in fields) + " |"


def _name(name: str, unit: str, language: Language) -> str:
    return name + (pick(language, f"（{unit}）", f" ({unit})") if unit else "")


def _listed(
    key: str, rows: Sequence[Row], tell: Callable[[Row], str], language: Language
) -> list[Part]:
    """A heading and a line for each row."""
    if not rows:
        return []
    lines = tuple(
        (
            badness(row),
            (
                f"- {SYMBOLS[row.assessment.status][0]}"
                f" **{escape(row.target.name.text(language)).strip()}**"
                f"{pick(language, '：', ': ')}{escape(tell(row))}"
            ),
        )
        for row in rows
    )
    return [Part((f"### {brief.heading(key, language)}", ""), lines)]


def _told(row: Row, report: Report, language: Language) -> str:
    """The status in a word, the sentence, what qualifies it."""
    said = status_word(row, language) + pick(language, "。", ". ") + verdict(row, report, language)
    noted = brief.flags(row, language)
    return said + (pick(language, f"（{noted}）", f" ({noted})") if noted else "")


def _silent(row: Row, report: Report, language: Language) -> str:
    c, one = cells(row, language), silence(row, report.as_of)
    goal = NOTHING if c.goal == NOTHING else f"{c.goal} {dated(c.due)}"
    fields = (
        _name(c.name, c.unit, language),
        goal,
        brief.last_known(one, language),
        brief.silent_for(one, language),
    )
    return "| " + " | ".join(escape(field).strip() for field in fields) + " |"


def _problems(report: Report, language: Language) -> Iterable[Part]:
    if not report.problems:
        return
    title = (f"## {brief.heading('problems', language)}", "")
    colon, stop = pick(language, "：", ": "), pick(language, "。", ". ")
    yield Part(
        title,
        tuple(
            (
                (severity(one) != "error",),
                f"- {escape(str(one.place))}{colon}{word(severity(one), language)} `{one.code}` "
                f"{escape(message(one, language))}{stop}{escape(hint(one, language))}".rstrip(),
            )
            for one in report.problems
        ),
    )


def _sources(report: Report, language: Language) -> Iterable[Part]:
    found = publications(report)
    if found:
        rows = tuple(((n,), _source(one, language)) for n, one in enumerate(found))
        yield Part((f"## {brief.heading('sources', language)}", ""), rows)


def _source(one: Served, language: Language) -> str:
    said = [brief.cited(one.source, language), one.source.url, brief.served(one, language)]
    return "- " + pick(language, "。", ". ").join(escape(part).strip() for part in said if part)


def _methods(report: Report, language: Language) -> Part:
    lines = [*brief.judged(report, language), bar_legend(language)]
    words = [
        f"**{escape(name)}**{pick(language, '：', ': ')}{escape(text)}"
        for name, text in brief.meanings(report.rows, language)
    ]
    return Part(
        (
            f"## {brief.heading('methods', language)}",
            "",
            *(f"- {line}" for line in map(escape, lines)),
            *(f"- {line}" for line in words),
        )
    )


def _within(parts: list[Part], limit: int, language: Language) -> list[Part]:
    """Rows left out of the longest parts until all fit: no part takes more bytes than the cap,
    found by halves.
    """
    note = len(brief.left_out(10**9, language).encode()) + 3
    fixed = (
        len("".join(f"{line}\n" for part in parts for line in part.before).encode())
        + len(parts) * note
    )
    sizes = [[len(line.encode()) + 1 for _, line in part.rows] for part in parts]
    if fixed + sum(map(sum, sizes)) <= limit:
        return parts
    low, high = 0, limit
    while low < high:
        cap = (low + high + 1) // 2
        low, high = (
            (cap, high)
            if fixed + sum(min(sum(part), cap) for part in sizes) <= limit
            else (low, cap - 1)
        )
    return [_kept(part, low) for part in parts]


def _kept(part: Part, cap: int) -> Part:
    """The worst rows that take no more bytes than the cap, in the order in which they stood."""
    kept, used = set(), 0
    for n in sorted(range(len(part.rows)), key=lambda n: part.rows[n][0]):
        used += len(part.rows[n][1].encode()) + 1
        if used > cap:
            break
        kept.add(n)
    rows = tuple(row for n, row in enumerate(part.rows) if n in kept)
    return replace(part, rows=rows, left=len(part.rows) - len(rows))


def _cut(text: str, limit: int, language: Language) -> str:
    """The first lines within a limit, and how many are left out."""
    lines = text.splitlines(keepends=True)
    sizes = accumulate(len(line.encode()) for line in lines)
    room = limit - len(f"\n{brief.left_out(len(lines), language)}\n".encode())
    kept = sum(size <= room for size in sizes)
    return (
        "".join(lines[:kept]) + f"\n{brief.left_out(len(lines) - kept, language)}\n"
        if room >= 0
        else ""
    )
