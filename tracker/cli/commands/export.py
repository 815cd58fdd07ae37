"""export: the record as tables for other programs, and the form by which figures are collected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from tracker.assess.clocks import Clocks
from tracker.cli.options import STDOUT, Force, asked_clocks, common, filters, tell_parts
from tracker.cli.run import Run
from tracker.cli.suffixes import format_for
from tracker.cli.words import argument, both, option
from tracker.problems.problem import CannotRun, problem
from tracker.workflows.filters import Filters

if TYPE_CHECKING:
    from tracker.workflows.export import Export, Files
    from tracker.workflows.load import Loaded

# the formats of each kind, the usual one first
_TABLE = ("csv", "xlsx", "parquet", "jsonl")
FORMATS: dict[str, tuple[str, ...]] = {
    "observations": (*_TABLE, "sdmx-csv", "open-sdg"),
    "targets": _TABLE,
    "assessments": _TABLE,
    "all": ("sqlite", "datapackage"),
    "form": ("xlsx",),
}
_FOLDERS = ("datapackage", "open-sdg")  # several files: a folder, or a zip archive of it
ABOUT = both(
    "给其他程序用的表，以及收数用的填报表。",
    "Tables for other programs, and the form by which figures are collected.",
)


@common
@asked_clocks
@filters
def command(
    run: Run,
    filters: Filters,
    clocks: Clocks | None,
    kind: Annotated[
        Literal["observations", "targets", "assessments", "all", "form"],
        argument(
            "observations 观测、targets 目标、assessments 评估，或 all 全部；form 是填报表",
            "observations, targets or assessments, or all of them; form: a workbook to fill in",
            metavar="KIND",
        ),
    ],
    format: Annotated[
        Literal["csv", "xlsx", "parquet", "jsonl", "sdmx-csv", "open-sdg", "sqlite", "datapackage"]
        | None,
        option(
            "输出格式；不写则从 -o 的后缀来，否则是 csv，全部用 sqlite",
            "output format; without it the suffix of -o says it, else csv, of all sqlite",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str,
        option(
            "写到这个文件或文件夹，- 是标准输出",
            "write to this file or folder; - is stdout",
            "-o",
            "--output",
            metavar="PATH",
            show_default=False,
        ),
    ] = STDOUT,
    force: Force = False,
    period: Annotated[
        str,
        option("form：应报的时期", "form: the period for which figures are due", metavar="PERIOD"),
    ] = "",
) -> int:
    """A table, all of them, or the form, where it is asked for."""
    from tracker.workflows.load import load_project
    from tracker.workflows.outputs import check_outputs

    if period and kind != "form":
        raise CannotRun(2, problem("U247", option="--period", kind=kind))
    shape = _format(kind, format, output)
    archive = output.lower().endswith(".zip")
    files = shape in _FOLDERS
    day = clocks.as_of if clocks else run.today
    loaded = load_project(run.start, day, run.progress, begun=kind != "form")
    if files and output == STDOUT:
        raise CannotRun(2, problem("U246", format=shape, kind=kind))
    if files and not archive:
        _into_folder(run, _export(run, loaded, filters, clocks), shape, Path(output))
    else:
        if output != STDOUT:
            run.output = Path(output)
            check_outputs(run.start, [run.output], force=force)
        if kind == "form":
            from tracker.workflows.forms import export_form

            days = clocks or Clocks.of(run.today)
            run.emit_bytes(export_form(loaded, filters, days, run.language, period=period))
        else:
            _emit(run, _export(run, loaded, filters, clocks), kind, shape)
    tell_parts(run, loaded.project, filters)
    run.tell_beside(loaded.project.problems, loaded.contents)
    return 0


def _format(kind: str, given: str | None, output: str) -> str:
    """The format, as given or as the suffix says, else the usual one of the kind.

    Raises CannotRun: U244 for one that the kind does not have; as `format_for` does.
    """
    known = FORMATS[kind]
    if given is not None and given not in known:
        raise CannotRun(2, problem("U244", kind=kind, format=given, choices=", ".join(known)))
    if output == STDOUT:
        return given or known[0]
    folder = "datapackage" if kind == "all" else known[0]  # a name without a suffix
    return format_for(output, given, known) or folder


def _export(run: Run, loaded: Loaded, filters: Filters, clocks: Clocks | None) -> Export:
    from tracker.workflows.export import make_export

    return make_export(loaded, filters, clocks, run.today, run.language, run.progress)


def _emit(run: Run, export: Export, kind: str, shape: str) -> None:
    """One file's content, to where the answer goes."""
    from tracker.workflows import export as workflow

    match shape:
        case "sqlite":
            run.emit_bytes(workflow.render_database(export))
        case "datapackage" | "open-sdg":
            run.emit_bytes(workflow.archived(_files(run, export, shape)))
        case "sdmx-csv":
            text, left_out = workflow.render_sdmx(export)
            run.emit(text)
            _tell_left_out(run, left_out, "每个时期采用的数", "the value in use of each period")
        case _:
            subject = next(one for one in workflow.TABULATED if one == kind)
            content = workflow.render_table(export, subject, shape)
            if isinstance(content, bytes):
                run.emit_bytes(content)
            else:
                run.emit(content)


def _into_folder(run: Run, export: Export, shape: str, out: Path) -> None:
    """Several files into a folder of their own."""
    from tracker.workflows import export as workflow

    workflow.check_folder(run.start, out)
    workflow.write_folder(out, _files(run, export, shape))
    run.tell_written(str(out))


def _files(run: Run, export: Export, shape: str) -> Files:
    from tracker.workflows import export as workflow

    if shape == "datapackage":
        return workflow.render_package(export)
    files, left_out = workflow.render_open_sdg(export)
    _tell_left_out(run, left_out, "每年采用的数", "the value in use of each year")
    return files


def _tell_left_out(run: Run, count: int, zh: str, en: str) -> None:
    """How many observations a format does not hold, and what it does."""
    if count:
        run.remark(
            run.say(
                f"没有写入 {count} 条观测：这个格式只有{zh}；--format csv 有全部\n",
                f"Left out: {count} observations; this format has {en}, --format csv has all\n",
            )
        )
