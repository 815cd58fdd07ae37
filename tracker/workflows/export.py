"""export: the record as tables for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from tracker import __version__
from tracker.assess.assess import METHOD
from tracker.assess.clocks import Clocks
from tracker.assess.report import Report
from tracker.assess.series import known
from tracker.assess.use import Use
from tracker.exchange import record_tables, verdict_tables
from tracker.exchange.record_tables import RecordedPlace, RecordedValue, recorded_place
from tracker.exchange.tidy import TIDY, TidyTable
from tracker.language import Language, enumerated, pick
from tracker.model.observation import Observation, Publication
from tracker.model.progress import Progress, unseen
from tracker.model.project import Project, translated
from tracker.model.target import Indicator, Target
from tracker.store import folder
from tracker.workflows.filters import Filters
from tracker.workflows.load import Loaded
from tracker.workflows.report import status

Tabulated = Literal["observations", "targets", "assessments"]
TABULATED: tuple[Tabulated, ...] = get_args(Tabulated)
Files = list[tuple[str, bytes]]


@dataclass(frozen=True)
class Export:
    """What is exported: a project in the words of a language, the report on its targets, and the
    observations; `narrow` where only certain targets are asked for.
    """

    project: Project
    report: Report
    observations: tuple[Observation, ...]
    narrow: bool

    @cached_property
    def numbered(self) -> tuple[list[RecordedValue], list[tuple[int, Publication]]]:
        """The observations with what each counts for, and their publications."""
        project, about = self.project, self.project.thresholds.about
        uses: dict[RecordedPlace, str] = {}
        assessed = {(row.target.measured, row.target.area): row for row in self.report.rows}
        for indicator, area in project.series:
            row = assessed.get((indicator, area))
            if row is None:
                observed = project.observed(indicator, area)
                entries = known(observed, self.report.clocks, project.thresholds)
            else:
                entries = row.assessment.entries
            for entry in entries:
                if entry.observation.area == area:  # what a target makes of it is in `uses`
                    use = entry.use if entry.use.passed_over else Use.RECORDED
                    uses[recorded_place(entry.observation)] = str(use)
        return record_tables.recorded_values(self.observations, project.indicators, uses, about)

    @property
    def values(self) -> list[RecordedValue]:
        """The observations."""
        return self.numbered[0]

    @property
    def targets(self) -> list[Target]:
        """The targets asked for."""
        return [row.target for row in self.report.rows]

    @property
    def indicators(self) -> list[Indicator]:
        """The indicators of what is exported."""
        every = self.project.indicators.values()
        if not self.narrow:
            return list(every)
        used = {name for target in self.targets for name in target.indicators}
        return [one for one in every if one.id in used]

    def table(self, subject: Tabulated) -> TidyTable:
        """One of the tables that stand by themselves."""
        if subject == "observations":
            return record_tables.OBSERVATIONS_TABLE.filled(self.values)
        if subject == "targets":
            return record_tables.TARGETS_TABLE.filled(self.targets)
        return verdict_tables.ASSESSMENTS.filled(verdict_tables.assessed_rows(self.report))

    @property
    def tables(self) -> list[TidyTable]:
        """All tables, each behind those that it leads to, without what another one holds."""
        values, publications = self.numbered
        numbers = {recorded_place(value.one): value.number for value in values}
        language = self.report.language
        of_targets = self.targets
        plans = self.project.plans
        if self.narrow:
            plans = tuple(head.plan for head in self.report.plans)
        r, v = record_tables, verdict_tables
        return [
            r.PLANS.filled(plans),
            r.INDICATORS.filled(self.indicators),
            r.TARGETS_TABLE.filled(of_targets),
            r.GOALS.filled(r.goals_of(of_targets)),
            r.MILESTONES.filled(r.milestones_of(of_targets)),
            r.PUBLICATIONS.filled(publications),
            r.OBSERVATIONS_TABLE.apart.filled(values),
            r.CLAIMS.filled(r.claims_of(values)),
            v.ASSESSMENTS.apart.filled(v.assessed_rows(self.report)),
            v.USES.filled(v.uses_of(self.report, numbers)),
            v.PROBLEMS_TABLE.filled(v.numbered_problems(self.report.problems, language)),
        ]

    @property
    def about(self) -> dict[str, str]:
        """What is said of the whole."""
        return {
            "schema": TIDY,
            "program": __version__,
            "method": str(METHOD),
            "as_of": self.report.as_of.isoformat(),
            "known_at": self.report.known_at.isoformat(),
            "language": self.report.language,
        }

    @property
    def title(self) -> str:
        """The names of its plans."""
        language = self.report.language
        names = enumerated((head.plan.name.text(language) for head in self.report.plans), language)
        return names or pick(language, "规划目标的记录", "Record of plan targets")


def make_export(
    loaded: Loaded,
    filters: Filters,
    clocks: Clocks | None,
    day: date,
    language: Language,
    progress: Progress = unseen,
) -> Export:
    """What is exported of a project: all observations, or, where clocks are given, those that were
    known then; of certain targets those that bear on them. Without clocks all is judged today.

    Raises CannotRun(2) for a target, plan or word that does not exist.
    """
    project, _ = translated(loaded.project, [], language)
    report = status(loaded, filters, clocks or Clocks.of(day), language, progress=progress)
    narrow = filters != Filters()
    observations = project.observations
    if narrow:
        keys = {
            (name, area)
            for row in report.rows
            for name in row.target.indicators
            for area in ("", row.target.area)
        }
        observations = tuple(one for one in observations if (one.indicator, one.area) in keys)
    if clocks is not None:
        observations = tuple(one for one in observations if clocks.waiting(one) is None)
    return Export(project, report, observations, narrow)


def render_table(export: Export, subject: Tabulated, format: str) -> str | bytes:
    """A table in a format: text, or bytes of a workbook or a Parquet file.

    Raises CannotRun(2) where the format needs an extra, or cannot hold so much.
    """
    table = export.table(subject)
    match format:
        case "xlsx":
            from tracker.exchange.table_workbook import table_workbook

            return table_workbook(table, export.report.known_at)
        case "parquet":
            from tracker.exchange.table_parquet import table_parquet

            return table_parquet(table)
        case "jsonl":
            from tracker.exchange.table_text import table_jsonl

            return table_jsonl(table)
        case _:
            from tracker.exchange.table_text import BYTE_ORDER_MARK, table_csv

            return BYTE_ORDER_MARK + table_csv(table)


def render_sdmx(export: Export) -> tuple[str, int]:
    """The observations as SDMX-CSV, and how many of them it does not hold."""
    from tracker.exchange.sdmx_csv import sdmx_csv

    kept = record_tables.one_a_period(export.values)
    return sdmx_csv(kept), len(export.values) - len(kept)


def render_open_sdg(export: Export) -> tuple[Files, int]:
    """The files of Open SDG, and how many of the observations they do not hold."""
    from tracker.exchange.open_sdg import of_a_year, open_sdg_files

    used = [one for one in export.values if one.use == Use.RECORDED and of_a_year(one)]
    files, kept = open_sdg_files(
        used, export.project.indicators, export.targets, export.report.language
    )
    return files, len(export.values) - kept


def render_database(export: Export) -> bytes:
    """All tables as one SQLite database."""
    from tracker.exchange.database import database

    return database(export.tables, export.about)


def render_package(export: Export) -> Files:
    """All tables as the files of a Frictionless data package."""
    from tracker.exchange.datapackage import package_files

    return package_files(export.tables, export.title, export.about, export.report.language)


def archived(files: Files) -> bytes:
    """Files as one zip archive."""
    from tracker.exchange.datapackage import archive

    return archive(files)


def check_folder(start: Path, out: Path) -> None:
    """Before anything is made: raises CannotRun(2) for a place where no folder of files may go."""
    from tracker.store.site_folder import check_site_folder

    check_site_folder(out, folder.find_project(start))


def write_folder(out: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """A folder with these files, whole or not at all, in the place of one that was written so.

    Raises CannotRun(2) where it cannot be written.
    """
    from tracker.store.site_folder import write_site

    write_site(out, files)
