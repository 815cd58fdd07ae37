"""From documents to the record: documents → figures → proposals beside the record → requests that a
person accepted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from tracker.documents.document import Document
from tracker.extract.figure import FigureClaim
from tracker.extract.proposal import DocumentNames, Proposal, propose, qualifier_beside
from tracker.formats import Terminal, render
from tracker.language import Language, pick
from tracker.model.names import Names
from tracker.model.observation import Observation
from tracker.model.periods import Period, read_period, read_typed_period
from tracker.model.progress import Progress, unseen
from tracker.model.project import Project
from tracker.model.request import Request
from tracker.problems.problem import CannotRun, Problem, Refused, problem, problem_of
from tracker.store import folder, inputs
from tracker.workflows.beside import as_read

NEVER = "observations/.never"


@dataclass(frozen=True, slots=True)
class Extract:
    """What was found: each document with its proposals, the project beside which they stand, and
    who published when.
    """

    documents: tuple[tuple[Document, tuple[Proposal, ...]], ...]
    project: Project | None
    problems: tuple[Problem, ...] = ()

    @property
    def proposals(self) -> list[Proposal]:
        """Those of all documents, in their order."""
        return [one for _, found in self.documents for one in found]


def extract(
    sources: Sequence[tuple[str, bytes]],
    root: Path | None,
    day: date,
    published: str,
    environment: Mapping[str, str],
    progress: Progress = unseen,
) -> Extract:
    """Read, scan and compare.

    Without a project nothing is matched. Raises CannotRun for a document that is none.
    """
    from tracker.read.project import read_project
    from tracker.workflows.document import read

    project: Project | None = None
    problems: tuple[Problem, ...] = ()
    never: frozenset[str] = frozenset()
    if root is not None:
        contents, unread = folder.read_folder(root)
        both = read_project(contents, day, unread, progress=progress)
        project, problems = (None, tuple(both)) if isinstance(both, list) else (both, ())
        never = frozenset(inputs.read_lines(root, NEVER))
    names = DocumentNames(project.names if project else Names())
    given = published_on(published)
    found: list[tuple[Document, tuple[Proposal, ...]]] = []
    for number, (name, content) in enumerate(sources):
        told = partial(progress, number, len(sources), "extracting")
        told()
        answer = read(name, content, published, environment, told)
        document = answer.document
        when = given or published_on(document.published or "")
        proposals = propose(answer.figures, names, project, when)
        if project is not None:
            proposals = [_with_sound_claims(one, project) for one in proposals]
        found.append((document, tuple(one for one in proposals if key_of(one) not in never)))
    return Extract(tuple(found), project, problems)


def published_on(text: str) -> Period | None:
    """The day, month or year of a publication. Raises CannotRun(2) for what is none."""
    if not text:
        return None
    try:
        return read_typed_period(text)
    except Refused as error:
        raise CannotRun(2, problem_of(error, text=f"--published {text}")) from error


def sources(words: Sequence[str], standard_input: bytes | None) -> list[tuple[str, bytes]]:
    """The documents' bytes by name; - is standard input.

    Raises CannotRun(2) for a file that cannot be read.
    """
    return [
        (word, standard_input or b"")
        if word == "-"
        else (word, inputs.read_document_bytes(Path(word)))
        for word in words
    ]


def find_root(start: Path) -> Path | None:
    """The project's folder, None where there is none.

    Raises CannotRun (F501) for a start that is no folder.
    """
    try:
        return folder.find_project(start)
    except CannotRun as stop:
        if stop.problems[0].code == "F107":
            return None
        raise


def key_of(proposal: Proposal) -> str:
    """What “never again” remembers: the indicator's words and unit."""
    return f"{proposal.figure.name}\t{proposal.figure.unit}"


def forget(root: Path, proposal: Proposal) -> None:
    """Never propose figures of these words again. Raises CannotRun(2)."""
    inputs.add_line(root, NEVER, key_of(proposal))


def request_of(proposal: Proposal, source: Request, language: Language) -> Request:
    """What would be recorded of a proposal, in a publication."""
    figure = proposal.figure
    page, line = figure.page, figure.line
    zh = (f"第{page}页" if page else "") + f"第{line}行"
    claims = tuple(_written_claim(one) for one in figure.claims if one.of)
    return replace(
        source,
        indicator=proposal.indicator.id if proposal.indicator else "",
        value=proposal.value,
        period=proposal.period or "",
        qualifier=qualifier_beside(figure),
        locator=pick(language, zh, (f"page {page}, " if page else "") + f"line {line}"),
        note=_note(proposal, language),
        claims=claims,
    )


def _written_claim(claim: FigureClaim) -> str:
    return f"{claim.kind}={claim.text} of {claim.of}" + " real" * claim.real


def _with_sound_claims(one: Proposal, project: Project) -> Proposal:
    """A proposal whose claims are of something only where the record could hold them so."""
    figure = one.figure
    if one.indicator is None or not (one.period and any(said.of for said in figure.claims)):
        return one
    plain = replace(one, figure=replace(figure, claims=()))
    try:
        published = read_period(one.period).end.isoformat()
    except Refused:
        return plain
    asked = request_of(plain, Request(published=published, title=NEVER), "zh")

    def sound(said: FigureClaim) -> bool:
        written = replace(asked, claims=(_written_claim(said),))
        return said.of is not None and isinstance(as_read(written, project), Observation)

    claims = tuple(said if sound(said) else replace(said, of=None) for said in figure.claims)
    return replace(one, figure=replace(figure, claims=claims))


def _note(proposal: Proposal, language: Language) -> str:
    """How the period was settled, where the figure's own words do not say it (the model asks for
    that in the note).
    """
    if not proposal.dated:
        return pick(
            language,
            "时期取出处的月份，原文未印",
            "The period is the publication's month; the text prints none",
        )
    carried = proposal.figure.basis == "carried"
    return (
        pick(language, "时期沿用前文", "The period is carried over from the text before")
        if carried
        else ""
    )


def recordable(proposals: Iterable[Proposal], least: str) -> tuple[list[Proposal], Counter[str]]:
    """What --yes records: observations whose indicator, value and period are sure, and that are not
    on record yet; and how many it passes over, by why.

    Raises CannotRun(2) for a confidence that is no number.
    """
    from decimal import Decimal, InvalidOperation

    try:
        limit = Decimal(least)
    except InvalidOperation as error:
        raise CannotRun(2, problem("F401").saying({"text": least})) from error
    first: dict[object, Proposal] = {}
    passed: Counter[str] = Counter()
    for one in proposals:
        if one.figure.role != "observation":
            continue
        key = one.figure.indicator, one.period, one.quantity and one.quantity.value
        if one.state != "new":
            passed["equal" if one.state == "agreeing" else one.state] += 1
        elif not one.dated:
            passed["undated"] += 1
        elif one.figure.confidence < limit:
            passed["unsure"] += 1
        elif key in first:
            passed["repeated"] += 1
        else:
            first[key] = one
    return list(first.values()), passed


def render_proposals(
    found: Extract,
    name: str,
    language: Language,
    source: Request,
    terminal: Terminal,
) -> str:
    """The answer as JSON, as a file ready to review, or set for a terminal."""
    keys = ("title", "publisher", "published", "url", "tier")
    more = {"source": {key: getattr(source, key) for key in keys}} if name == "yaml" else {}
    return str(render("proposals", found.documents, name, language, terminal, **more))
