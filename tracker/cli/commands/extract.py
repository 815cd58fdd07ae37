"""extract: the figures of documents as proposals, and the walk through them that records those
accepted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

from tracker.assess.status import GATES_OF_CHECKS
from tracker.cli.asked_record import asked_indicator, asked_source, check_of
from tracker.cli.asking import ask
from tracker.cli.editing import carry_out
from tracker.cli.options import Consent, Gates, common, gates, output, source
from tracker.cli.run import Run
from tracker.cli.words import argument, both, option
from tracker.model.request import Request, SourceDocument
from tracker.problems.problem import CannotRun, problem

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.extract.proposal import Proposal
    from tracker.model.project import Project
    from tracker.workflows.extract import Extract


ABOUT = both(
    "从文本、网页、PDF、Word、Excel 里找出指标数值，列为建议；--accept 逐条核对后记录。",
    "Figures in a text, web page, PDF, Word or Excel document, as proposals; --accept records"
    " those accepted.",
)


@common
@output
@source
@gates(GATES_OF_CHECKS, "inconsistent")
def command(
    run: Run,
    source: Request,
    gates: Gates,
    documents: Annotated[
        list[str],
        argument("文档；- 是标准输入", "documents; - is standard input", metavar="DOCUMENT..."),
    ],
    format: Annotated[
        Literal["table", "json", "yaml"] | None,
        option("输出格式", "output format", show_default="table"),
    ] = None,
    accept: Annotated[
        bool,
        option("逐条核对并记录", "walk through the proposals and record", "--accept"),
    ] = False,
    yes: Annotated[
        bool,
        option("不逐条问，只记有把握的", "record the sure ones without asking", "--yes"),
    ] = False,
    min_confidence: Annotated[
        str,
        option("--yes 所要的把握", "the confidence that --yes asks for", metavar="SHARE"),
    ] = "0.95",
    audit: Annotated[
        bool,
        option(
            "记录之前先核对：文中的数和说法是否与记录矛盾",
            "what in the document the record contradicts, before anything is recorded",
            "--audit",
        ),
    ] = False,
    dry_run: Annotated[bool, option("只看不写", "show, do not write", "--dry-run")] = False,
    keep: Annotated[
        bool,
        option("把文档留存在 sources/", "keep a copy of the document in sources/", "--keep"),
    ] = False,
) -> int:
    """The figures of documents, listed or walked through and recorded."""
    from tracker.workflows import extract as extraction

    shape = run.stated({}, "extract", "format", format, "table")
    if len(documents) > 1 and (accept or yes or shape == "yaml"):
        raise CannotRun(2, problem("U402", option="--accept" if accept or yes else "--format yaml"))
    if run.output is not None and (accept or yes):
        raise CannotRun(2, problem("U280", option="-o", other="--accept" if accept else "--yes"))
    if accept and not yes and not run.asks():
        raise CannotRun(2, problem("U403"))
    if keep and not (accept or yes):
        raise CannotRun(2, problem("U272", option="--keep", other="--accept, --yes"))
    if gates.given and not audit:
        raise CannotRun(2, problem("U272", option="--fail-on", other="--audit"))
    if audit and (accept or yes or shape == "yaml" or len(documents) > 1):
        words = run.say(
            "--audit 一次核对一份文档，不和 --accept、--yes、--format yaml 一起用",
            "--audit takes one document, and goes with none of --accept, --yes, --format yaml",
        )
        raise CannotRun(2, problem("U104", words=words))
    root = extraction.find_root(run.start)
    given = run.streams.stdin.buffer.read() if "-" in documents else None
    contents = extraction.sources(documents, given)
    found = extraction.extract(
        contents,
        root,
        run.today,
        source.published,
        run.environment,
        run.progress,
    )
    run.rest()
    document = found.documents[0][0]
    source = replace(
        source,
        published=source.published or document.published or "",
        title=source.title or document.title or "",
    )
    if root is None and (accept or yes or audit):
        raise CannotRun(3, problem("F107", folder=str(run.folder or ".")))
    if audit:
        return _audit(run, found, source, shape, gates)
    if accept or yes:
        assert root is not None
        read = SourceDocument(*contents[0], keep)
        least = None if not yes else min_confidence
        return _record(run, found, root, source, read, least, dry_run=dry_run)
    run.emit(extraction.render_proposals(found, shape, run.language, source, run.terminal()))
    return 0


def _audit(run: Run, found: Extract, source: Request, shape: str, gates: Gates) -> int:
    """What the document says beside the record; 1 where the gate names a verdict of it."""
    from tracker.formats import render
    from tracker.workflows.audit_page import audited_page, failed_page

    if found.project is None:
        raise CannotRun(3, *found.problems)
    page = audited_page(found, found.project, source, run.today, run.language)
    name = "json" if shape == "json" else "text"
    run.emit(render("audit_page", page, name, run.language, run.terminal()))
    return failed_page(gates.of(found.project.settings, "audit"), page)


def _record(
    run: Run,
    found: Extract,
    root: Path,
    source: Request,
    document: SourceDocument,
    least: str | None,
    *,
    dry_run: bool,
) -> int:
    """Choose, show what changes, and write it: one file, once. With `least` nothing is asked, and
    what is as sure as that is recorded.
    """
    from tracker.words.proposals import passed_over
    from tracker.workflows import extract as extraction
    from tracker.workflows import record as recording

    source = asked_source(run, source, "U404", ask_for=least is None)
    if least is None:
        if found.project is None:
            raise CannotRun(3, *found.problems)
        requests = _walk(run, found.proposals, found.project, root, source)
    else:
        sure, passed = extraction.recordable(found.proposals, least)
        requests = [extraction.request_of(one, source, run.language) for one in sure]
        run.remark(passed_over(passed, least, run.language))
    if not requests:
        run.remark(run.say("没有要记录的。\n", "Nothing to record.\n"))
        return 0
    work = recording.recorded(requests, document)
    carry_out(run, root, work, Consent(dry_run, least is not None), run.today)
    return 0


def _walk(
    run: Run, proposals: list[Proposal], project: Project, root: Path, source: Request
) -> list[Request]:
    """Ask for each observation that is not on record: accept, edit, skip, never again, or stop;
    targets are printed.
    """
    from tracker.formats.terminal import write_page
    from tracker.formats.yaml_proposals import target_block
    from tracker.pages.proposals import page_of_one
    from tracker.workflows import extract as extraction

    on = run.terminal()
    chosen: list[Request] = []
    asked = [one for one in proposals if one.figure.role == "observation" and one.state != "equal"]
    for n, proposal in enumerate(asked, 1):
        run.tell("\n" + write_page(page_of_one(proposal, run.language), on))
        answer = _answer(
            run,
            f"{n}/{len(asked)}",
            complete=proposal.indicator is not None and proposal.period is not None,
        )
        if answer == "q":
            break
        if answer == "n":
            extraction.forget(root, proposal)
        if answer == "a":
            chosen.append(extraction.request_of(proposal, source, run.language))
        if answer == "e":
            request = extraction.request_of(proposal, source, run.language)
            chosen.append(_edited(run, project, request))
    for proposal in proposals:
        if proposal.figure.role == "target" and proposal.indicator is None:
            run.emit("".join(f"{line}\n" for line in target_block(proposal)))
    return chosen


def _answer(run: Run, where: str, *, complete: bool) -> str:
    """One of a, e, s, n, q; a proposal without indicator or period can be edited, not accepted."""
    question = run.say(
        "[a]接受 [e]修改 [s]跳过 [n]不再提 [q]结束", "[a]ccept [e]dit [s]kip [n]ever again [q]uit"
    )
    while True:
        answer = ask(run, f"{where} {question}", "s").lower()[:1]
        if answer in ("s", "n", "q", "e") or (answer == "a" and complete):
            return answer
        run.tell(
            run.say(
                "没有指标或时期，先用 e 补上。\n",
                "It has no indicator or no period: press e and give it.\n",
            )
            if answer == "a"
            else ""
        )


def _edited(run: Run, project: Project, request: Request) -> Request:
    """The fields as a person leaves them, each judged when it is given."""
    given = request.indicator or None
    request = replace(request, indicator=asked_indicator(run, project, default=given).id)
    labels = {"value": run.say("值", "Value"), "period": run.say("时期", "Period")}
    for name, label in labels.items():
        before = getattr(request, name) or None
        answer = ask(run, label, before, check_of(project, request, name))
        request = _with(request, name, answer)
    if request.claims:
        request = replace(request, claims=_claims(run, project, request))
    return replace(request, note=ask(run, run.say("说明", "Note"), request.note))


def _claims(run: Run, project: Project, request: Request) -> tuple[str, ...]:
    """What the source says of the value, as a person leaves it; - is nothing."""
    from tracker.workflows.beside import as_read

    def split(answer: str) -> tuple[str, ...]:
        parts = answer.replace("；", ";").split(";")
        return tuple(one.strip() for one in parts if one.strip() not in ("", "-"))

    def check(answer: str) -> str:
        read = as_read(replace(request, claims=split(answer)), project)
        if isinstance(read, list):
            raise CannotRun(2, *read)
        return answer

    question = run.say("说法（- 是不要）", "Claims (- for none)")
    return split(ask(run, question, "; ".join(request.claims), check))


def _with(request: Request, name: str, answer: str) -> Request:
    return replace(request, **{name: answer})  # type: ignore[arg-type]
