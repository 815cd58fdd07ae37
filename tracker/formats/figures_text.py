"""Proposals for a terminal: by indicator, each with its words, the figure marked, and what is on
record already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from tracker.documents.document import Document
from tracker.extract.proposal import Proposal
from tracker.formats.escape import visible
from tracker.formats.table import styled
from tracker.formats.wrap import fold
from tracker.language import Language, pick
from tracker.model.qualifiers import QUALIFIERS
from tracker.words.terms import word

ROLES = {"target": "cyan", "observation": "green", "other": "dim"}
STATES = {
    "new": "bold green",
    "equal": "dim",
    "agreeing": "dim",
    "contradicting": "bold red",
    "no_indicator": "yellow",
    "no_period": "yellow",
    "no_unit": "yellow",
}


def render(
    documents: Iterable[tuple[Document, Sequence[Proposal]]],
    language: Language,
    *,
    width: int | None,
    color: bool,
) -> str:
    """Everything that was found; `width` None: nothing is folded."""
    lines: list[Text] = []
    for document, found in documents:
        lines += _head(document, found, language)
        named: dict[str, list[Proposal]] = {}
        for one in found:
            if one.figure.role != "other":
                named.setdefault(one.indicator.id if one.indicator else one.figure.name, []).append(
                    one
                )
        sure = [group for group in named.values() if group[0].indicator]
        for group in [*sure, *(group for group in named.values() if not group[0].indicator)]:
            lines += _group(group, document, language)
        if left := sum(one.figure.role == "other" for one in found):
            lines.append(Text(_others(left, language), "dim"))
        lines.append(Text())
    return styled([part for line in lines for part in _folded(line, width)], color)


def one(
    proposal: Proposal, document: Document, language: Language, *, width: int | None, color: bool
) -> str:
    """One proposal, as the walk through them shows it."""
    return styled(
        [part for line in _group([proposal], document, language) for part in _folded(line, width)],
        color,
    )


def _others(count: int, language: Language) -> str:
    return pick(
        language,
        f"另有 {count} 个数不是指标数值（名次、政策参数、单纯的计数等），--format json 列出。",
        f"{count} more number{'' if count == 1 else 's'} measure no indicator (ranks, policy"
        " parameters, bare counts): --format json lists them.",
    )


def _head(document: Document, found: Sequence[Proposal], language: Language) -> list[Text]:
    counts = {
        role: sum(one.figure.role == role for one in found) for role in ("target", "observation")
    }
    what = pick(
        language,
        f"目标 {counts['target']}，观测 {counts['observation']}",
        f"{counts['target']} targets, {counts['observation']} observations",
    )
    told = [
        what,
        *(
            [document.encoding]
            if document.encoding and document.encoding not in ("utf-8", "ascii")
            else []
        ),
    ]
    if document.pictures:
        pages = ", ".join(map(str, document.pictures))
        told.append(
            pick(
                language,
                f"第 {pages} 页只有图片，没有读",
                f"pages {pages} hold pictures only and were not read",
            )
        )
    return [
        Text.assemble(
            (visible(document.name), "bold"),
            "  ",
            (visible(pick(language, "；", "; ").join(told)), "dim"),
        )
    ]


def _group(group: Sequence[Proposal], document: Document, language: Language) -> list[Text]:
    first = group[0]
    if first.indicator:
        head = Text.assemble(
            (visible(first.indicator.name.text(language)), "bold"),
            "  ",
            (first.indicator.id, "dim"),
        )
    else:
        head = Text.assemble(
            (visible(first.figure.name), "bold"),
            "  ",
            (word("figures.no_indicator", language), "yellow"),
        )
    lines = [Text(), head]
    for proposal in group:
        lines += _proposal(proposal, document, language)
    return lines


def _proposal(proposal: Proposal, document: Document, language: Language) -> list[Text]:
    figure = proposal.figure
    mark = QUALIFIERS[figure.qualifier].mark
    period = proposal.period or pick(language, "时期不明", "no period")
    undated = ""
    if proposal.period and not proposal.dated:
        undated = pick(language, "（按出处的月份）", " (the publication's month)")
    elif proposal.period and figure.basis == "carried":
        undated = pick(language, "（沿用前文）", " (from what went before)")
    place = ":".join(
        str(part)
        for part in (document.name, figure.page, figure.line, figure.column)
        if part is not None
    )
    state = word(f"figures.{proposal.state}", language)
    beside = proposal.beside
    if beside is not None:
        state += f" {beside[0]} ({beside[1]})"
    line = Text.assemble(
        "  ",
        (word("figures." + figure.role, language), ROLES[figure.role]),
        "  ",
        (mark + visible(figure.text), "bold"),
        "  ",
        visible(period) + undated,
        "  ",
        (visible(state) + "  ", STATES[proposal.state]) if proposal.indicator else "",
        (f"{figure.confidence}", "dim"),
    )
    said = [
        word("figures." + claim.kind, language)
        + f" {claim.text}"
        + (f" ({claim.of})" if claim.of else "")
        for claim in figure.claims
    ]
    if said:
        line.append("  " + pick(language, "，", ", ").join(said), "dim")
    return [line, _quoted(proposal), Text(f"    {visible(place)}", "dim")]


def _quoted(proposal: Proposal) -> Text:
    """The words of the source with the figure marked."""
    quote, (start, end) = proposal.figure.quote, proposal.figure.mark
    before, found, after = (
        visible(words) for words in (quote[:start], quote[start:end], quote[end:])
    )
    return Text.assemble(
        "    ", (before, "italic dim"), (f"【{found}】", "bold"), (after, "italic dim")
    )


def _folded(line: Text, width: int | None) -> list[Text]:
    """A line as lines of at most `width` cells, all as far from the left as the first."""
    indent = len(line.plain) - len(line.plain.lstrip(" "))
    return [
        Text(" " * indent).append_text(part)
        for part in fold(line[indent:], width and width - indent)
    ]
