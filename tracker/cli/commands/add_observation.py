"""add-observation: from options, or by asking where something is missing and a person is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

from tracker.cli.asked_record import asked_request
from tracker.cli.editing import carry_out
from tracker.cli.options import Consent, common, consent, day, source
from tracker.cli.run import Run
from tracker.cli.words import argument, both, option
from tracker.model.observation import ObservationStatus
from tracker.model.quantity import StatedQualifier
from tracker.model.request import Request, SourceDocument
from tracker.problems.problem import CannotRun, problem
from tracker.store import folder as files
from tracker.store.inputs import read_document_bytes

ABOUT = both("把一个新公布的数记入观测文件。", "Record a newly published figure safely.")


@common
@consent
@day
@source
def command(
    run: Run,
    consent: Consent,
    day: date,
    source: Request,
    indicator: Annotated[
        str,
        argument(
            "指标或目标的 id、名称或别名",
            "id, name or alias of an indicator or target",
            metavar="[INDICATOR]",
        ),
    ] = "",
    value_: Annotated[
        str, argument("照原文写的值", "the value as written", metavar="[VALUE]")
    ] = "",
    value: Annotated[str, option("值（负数用这个）", "the value (a negative one needs this)")] = "",
    period: Annotated[
        str, option("时期，如 2025、2025-06", "period, such as 2025 or 2025-06")
    ] = "",
    unit: Annotated[str, option("单位", "unit")] = "",
    qualifier: Annotated[StatedQualifier | None, option("限定词", "qualifier")] = None,
    status: Annotated[ObservationStatus | None, option("数据性质", "kind of figure")] = None,
    ytd: Annotated[bool, option("年初至今累计", "from 1 January on", "--ytd")] = False,
    area: Annotated[str, option("地区", "area")] = "",
    locator: Annotated[str, option("在出处里的位置", "place in the source")] = "",
    note: Annotated[str, option("说明", "note")] = "",
    claim: Annotated[
        list[str] | None,
        option("出处的说法：growth=18.65% of 2023", "growth=18.65% of 2023"),
    ] = None,
    revises: Annotated[str, option("更正哪一次发布", "which publication it corrects")] = "",
    reason: Annotated[str, option("更正的理由", "why it is corrected")] = "",
    document: Annotated[
        Path | None,
        option(
            "出处的文档，记下它的 sha256",
            "the source's document: its sha256 is recorded",
            metavar="PATH",
        ),
    ] = None,
    keep: Annotated[
        bool,
        option("把文档留存在 sources/", "keep a copy of the document in sources/", "--keep"),
    ] = False,
) -> int:
    """Record a figure: shown, confirmed, written, and what it changes."""
    from tracker.workflows import record as recording

    if keep and document is None:
        raise CannotRun(2, problem("U272", option="--keep", other="--document"))
    root = files.find_project(run.start)
    read = None
    if document is not None:
        read = SourceDocument(str(document), read_document_bytes(document), keep)
    request = replace(
        source,
        indicator=indicator,
        value=value or value_,
        period=period,
        unit=unit,
        qualifier=qualifier or "",
        status=status or "",
        ytd=ytd,
        area=area,
        locator=locator,
        note=note,
        claims=tuple(claim or ()),
        revises=revises,
        reason=reason,
    )
    if request.missing and run.asks():
        request = asked_request(run, root, request)
    carry_out(run, root, recording.recorded([request], read), consent, day)
    return 0
