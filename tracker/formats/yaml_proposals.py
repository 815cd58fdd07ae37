"""Proposals as an observation file ready to review: sure ones as records, the others as comments;
targets below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tracker.documents.document import Document
from tracker.extract.proposal import Proposal, qualifier_beside
from tracker.language import Language, pick
from tracker.words.escape import visible


def render(
    documents: Iterable[tuple[Document, Sequence[Proposal]]],
    language: Language,
    source: Mapping[str, str],
) -> str:
    """An observation file for each document read; `source` are the publication's fields as a person
    gave them.
    """
    return "".join(_document(document, found, language, source) for document, found in documents)


def _document(
    document: Document, found: Sequence[Proposal], language: Language, source: Mapping[str, str]
) -> str:
    fields = {"title": document.title or document.name, "published": document.published or ""}
    fields |= {key: value for key, value in source.items() if value}
    lines = [
        "publication:",
        *(f"  {key}: {_text(value)}" for key, value in fields.items() if value),
    ]
    observations = [one for one in found if one.figure.role == "observation"]
    if not fields["published"]:
        lines.append(
            "  # published: " + pick(language, "请填写发布日期", "the day of publication, please")
        )
    lines.append("observations:" if any(_sure(one) for one in observations) else "observations: []")
    for one in observations:
        lines += _record(one, language)
    targets = [one for one in found if one.figure.role == "target"]
    if targets:
        lines += [
            "",
            "# "
            + pick(
                language,
                "目标：核对后移入 targets.yaml",
                "targets: check, then move to targets.yaml",
            ),
        ]
        for one in targets:
            lines += [f"# {line}" for line in target_block(one)]
    return "\n".join(lines) + "\n"


def target_block(proposal: Proposal) -> list[str]:
    """A target as lines for the registry."""
    figure = proposal.figure
    goal = {"value": proposal.value, "by": proposal.period or "?"} | (
        {"op": figure.op} if figure.op in ("le", "gt", "lt", "between", "around") else {}
    )
    slug = proposal.indicator.id if proposal.indicator else "new-id"
    unit = {"unit": figure.unit} if figure.unit else {}
    kind = {"growth": "growth", "reduction": "change"}.get(figure.op or "", "")
    return [
        f"- id: {slug}",
        "  plan: ?",
        f"  name: {_text(figure.name)}",
        *(
            f"  {key}: {_text(value)}"
            for key, value in (unit | ({"kind": kind} if kind else {})).items()
        ),
        f"  target: {_flow(goal)}",
        f"  note: {_text(figure.quote)}",
    ]


def _sure(proposal: Proposal) -> bool:
    return proposal.indicator is not None and proposal.state in ("new", "contradicting", "agreeing")


def _record(proposal: Proposal, language: Language) -> list[str]:
    figure = proposal.figure
    fields = {
        "indicator": proposal.indicator.id if proposal.indicator else f"? {figure.name}",
        "period": proposal.period or "?",
        "value": proposal.value,
        "qualifier": qualifier_beside(figure),
    }
    place = ":".join(
        str(part) for part in (figure.page, figure.line, figure.column) if part is not None
    )
    lines = [f"# {place} {visible(figure.quote)}"]
    if proposal.state == "equal":
        return [
            f"  {line}"
            for line in [*lines, "# " + pick(language, "已在记录中", "on record already")]
        ]
    record = [
        f"{'- ' if not n else '  '}{key}: {_text(value)}"
        for n, (key, value) in enumerate((k, v) for k, v in fields.items() if v)
    ]
    if figure.claims and any(one.of for one in figure.claims):
        record += [
            "  claims:",
            *(
                f"    - {{{one.kind}: {_text(one.text)}, of: {one.of}{real}}}"
                for one in figure.claims
                if one.of
                for real in [", real: true" * one.real]
            ),
        ]
    return [
        f"  {line}"
        for line in [*lines, *(record if _sure(proposal) else (f"# {line}" for line in record))]
    ]


def _flow(pairs: Mapping[str, str | None]) -> str:
    return "{" + ", ".join(f"{key}: {_text(value or '')}" for key, value in pairs.items()) + "}"


def _text(value: str) -> str:
    """A text as a quoted YAML scalar."""
    return "'" + visible(value).replace("'", "''") + "'"
