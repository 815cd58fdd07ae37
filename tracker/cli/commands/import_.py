"""import: the values of a file of others, or of a form that was filled in, into the record."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from tracker.cli.asked_record import asked_source
from tracker.cli.asking import confirm
from tracker.cli.editing import carry_out
from tracker.cli.options import Consent, common, consent, day, source
from tracker.cli.run import Run
from tracker.cli.words import argument, both, option
from tracker.model.import_map import DecimalMark, Frequency, ImportMap
from tracker.model.request import Request
from tracker.problems.problem import CannotRun, problem
from tracker.store import folder as files

ABOUT = both(
    "从 CSV、Excel、SDMX-CSV、Open SDG 数据文件或填好的填报表导入观测。",
    "Observations from CSV, Excel, SDMX-CSV, an Open SDG data file, or a form that was filled in.",
)


@common
@consent
@day
@source
def command(
    run: Run,
    consent: Consent,
    day: date,
    source: Request,
    file: Annotated[
        Path,
        argument(
            "CSV、TSV、xlsx、xls 或 ods 文件", "a CSV, TSV, xlsx, xls or ods file", metavar="FILE"
        ),
    ],
    indicator: Annotated[str, option("指标，所有行都是它", "indicator of all rows")] = "",
    period_column: Annotated[
        str,
        option(
            "时期在哪一列（列名或字母）", "column of the periods (name or letter)", metavar="COLUMN"
        ),
    ] = "",
    value_column: Annotated[
        str, option("值在哪一列", "column of the values", metavar="COLUMN")
    ] = "",
    indicator_column: Annotated[
        str, option("指标在哪一列", "column of the indicators", metavar="COLUMN")
    ] = "",
    area_column: Annotated[
        str, option("地区在哪一列", "column of the areas", metavar="COLUMN")
    ] = "",
    unit_column: Annotated[
        str, option("单位在哪一列", "column of the units", metavar="COLUMN")
    ] = "",
    status_column: Annotated[
        str, option("数据性质在哪一列", "column of the kinds of figure", metavar="COLUMN")
    ] = "",
    periods_across: Annotated[
        bool | None,
        option("时期排在表头里", "the header holds the periods", "--periods-across"),
    ] = None,
    where: Annotated[
        list[str] | None,
        option("只要这一列是这个值的行", "only rows with this value", metavar="COLUMN=VALUE"),
    ] = None,
    sheet: Annotated[str, option("工作表", "sheet of a workbook")] = "",
    header_row: Annotated[
        int, option("表头在第几行", "row of the header", metavar="N", min=0, show_default=False)
    ] = 0,
    period_format: Annotated[
        str,
        option("时期的写法，如 %b-%y", "how periods are written, such as %b-%y", metavar="FORMAT"),
    ] = "",
    frequency: Annotated[
        Frequency | None, option("时期是日、月、季、年…", "what the periods are")
    ] = None,
    decimal: Annotated[
        DecimalMark | None, option("小数点是 . 还是 ,", "the mark of decimals")
    ] = None,
    ytd: Annotated[
        bool | None,
        option("值是年初至今累计", "values accumulate from 1 January", "--ytd/--no-ytd"),
    ] = None,
    area: Annotated[str, option("所有行的地区", "area of all rows")] = "",
    unit: Annotated[str, option("所有行的单位", "unit of all rows")] = "",
    map_: Annotated[
        Path | None, option("映射文件", "mapping file", "--map", metavar="FILE")
    ] = None,
    save_map: Annotated[
        Path | None,
        option(
            "把这次的说法存成映射文件", "keep what is said here as a mapping file", metavar="FILE"
        ),
    ] = None,
    skip_unreadable: Annotated[
        bool,
        option("读不出的行不要了", "leave out rows that cannot be read", "--skip-unreadable"),
    ] = False,
) -> int:
    """What a file holds beside the record, and, after a question, the new of it recorded."""
    from tracker.formats import render
    from tracker.workflows import import_maps
    from tracker.workflows import importing as workflow
    from tracker.workflows.edit import current

    root = files.find_project(run.start)
    columns = {
        "period": period_column,
        "value": value_column,
        "indicator": indicator_column,
        "area": area_column,
        "unit": unit_column,
        "status": status_column,
    }
    given = ImportMap(
        sheet=sheet,
        header_row=header_row,
        columns={k: v for k, v in columns.items() if v},
        period_format=period_format,
        frequency=frequency,
        decimal=decimal,
        ytd=ytd,
        periods_across=bool(periods_across),
        where=_where(where or []),
        indicator=indicator,
        area=area,
        unit=unit,
        publication=source.publication,
    )
    asked = import_maps.read_map(map_, given) if map_ else given
    there = current(root, run.today, run.progress)
    read = workflow.read_import(file, asked, there.project, run.environment, run.progress)
    publication = Request(**asked.publication)  # type: ignore[arg-type]
    if any(not row.request.title for row in read.rows):
        publication = asked_source(run, publication, "U201", ask_for=run.asks())
    found = workflow.beside_record(read, publication, there.project, run.progress)
    run.rest()
    run.emit(render("importing", found, "text", run.language, run.terminal()) + "\n")
    bad = workflow.unreadable(found)
    if bad and not skip_unreadable and not _left_out(run, consent, len(bad)):
        raise CannotRun(2, problem("U238", count=len(bad)))
    if save_map:
        import_maps.write_map(save_map, root, asked)
    if not workflow.to_record(found):
        run.remark(run.say("没有要记录的。\n", "Nothing to record.\n"))
        return 0
    work = workflow.imported(read, publication, found, there.contents)
    carry_out(run, root, work, consent, day, show_diff=False)
    return 0


def _where(words: list[str]) -> dict[str, str]:
    """COLUMN=VALUE, once each. Raises CannotRun(2)."""
    found = {}
    for one in words:
        column, equals, said = one.partition("=")
        if not equals or not column.strip():
            raise CannotRun(2, problem("U104", words=f"--where {one}: COLUMN=VALUE"))
        found[column.strip()] = said.strip()
    return found


def _left_out(run: Run, consent: Consent, count: int) -> bool:
    """Whether rows that cannot be read are to be left out, asked where someone is there."""
    if consent.dry_run or consent.yes or not run.asks():
        return False
    question = run.say(f"{count} 行读不出，不要这几行？", f"Leave out the {count} unreadable rows?")
    return confirm(run, question, default=False)
