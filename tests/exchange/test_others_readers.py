"""Programs that others wrote read the exported tables back, each in a process of its own:
.ci/external installs them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.support.projects import PROJECT
from tracker.workflows import export as workflow
from tracker.workflows.export import Export, make_export
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project

DAY = date(2025, 2, 28)
pytestmark = [pytest.mark.long, pytest.mark.external]


def needs(*libraries: str) -> pytest.MarkDecorator:
    gone = [name for name in libraries if find_spec(name) is None]
    return pytest.mark.skipif(bool(gone), reason=f"not installed (see .ci/external): {gone}")


@pytest.fixture(scope="module")
def export() -> Export:
    return make_export(load_project(PROJECT, DAY), Filters(), None, DAY, "zh")


def said(*words: str) -> str:
    """What a program of Python prints; it must end well."""
    done = subprocess.run([sys.executable, *words], capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return done.stdout.decode()


@needs("frictionless")
@pytest.mark.parametrize("packed", [False, True])
def test_frictionless_finds_the_package_valid(export: Export, packed: bool, tmp_path: Path) -> None:
    """Types, keys and references of every table."""
    files = workflow.render_package(export)
    place = tmp_path / "datapackage.json"
    for name, content in files:
        (tmp_path / name).write_bytes(content)
    if packed:
        place = tmp_path / "record.zip"
        place.write_bytes(workflow.archived(files))
    found = json.loads(said("-m", "frictionless", "validate", str(place), "--json"))
    assert found["valid"] and found["stats"]["tasks"] == len(files) - 1


@needs("duckdb", "pyarrow")
def test_duckdb_reads_parquet(export: Export, tmp_path: Path) -> None:
    """Exact decimals, days, and every row."""
    content = workflow.render_table(export, "observations", "parquet")
    assert isinstance(content, bytes)
    (tmp_path / "a.parquet").write_bytes(content)
    query = f"SELECT count(*), sum(value), min(period_start)::VARCHAR FROM '{tmp_path}/a.parquet'"
    code = f"import duckdb; print(*duckdb.sql({query!r}).fetchall()[0])"
    values = [value.one.quantity.stated for value in export.values]
    first = min(value.one.span.start for value in export.values)
    count, total, earliest = said("-c", code).split()
    assert (int(count), earliest) == (len(values), first.isoformat())
    assert float(total) == float(sum(one for one in values if one is not None))


@needs("duckdb_extensions", "duckdb_extension_sqlite_scanner")
def test_duckdb_attaches_the_database(export: Export, tmp_path: Path) -> None:
    """As it is: every view and table with its types."""
    (tmp_path / "a.sqlite").write_bytes(workflow.render_database(export))
    code = (
        "import sys, duckdb; from duckdb_extensions import import_extension\n"
        "import_extension('sqlite_scanner'); here = duckdb.connect()\n"
        "here.execute(f\"ATTACH '{sys.argv[1]}' AS r (TYPE sqlite)\")\n"
        "tables = here.execute('SELECT name FROM (SHOW ALL TABLES)').fetchall()\n"
        "for (name,) in tables: here.execute(f'SELECT * FROM r.{name}').fetchall()\n"
        "print(*here.execute('SELECT status FROM r.target_status').fetchall(), sep='\\n')\n"
    )
    stated = said("-c", code, str(tmp_path / "a.sqlite")).split()
    assert stated == [f"('{row.assessment.status}',)" for row in export.report.rows]


@needs("datasette")
def test_datasette_serves_the_database(export: Export, tmp_path: Path) -> None:
    """As it is, views included."""
    (tmp_path / "a.sqlite").write_bytes(workflow.render_database(export))
    path = "/a/target_status.json?_shape=array&_size=max"
    rows = json.loads(said("-m", "datasette", str(tmp_path / "a.sqlite"), "--get", path))
    assert {row["target"]: row["status"] for row in rows} == {
        row.target.id: row.assessment.status for row in export.report.rows
    }


@needs("pysdmx", "pandas")
def test_pysdmx_reads_sdmx_csv(export: Export, tmp_path: Path) -> None:
    text, _ = workflow.render_sdmx(export)
    (tmp_path / "a.csv").write_text(text, "utf-8")
    code = (
        "import sys; from pysdmx.io import read_sdmx\n"
        "(found,) = read_sdmx(sys.argv[1], validate=False).data\n"
        "print(found.structure, len(found.data), found.data.duplicated("
        "['FREQ', 'REF_AREA', 'INDICATOR', 'TIME_PERIOD']).sum())"
    )
    rows = len(text.splitlines()) - 1
    assert said("-c", code, str(tmp_path / "a.csv")).split() == [
        "Dataflow=TRACKER:OBSERVATIONS(1.0)",
        str(rows),
        "0",
    ]


@needs("sdmx")
def test_sdmx1_reads_sdmx_csv(export: Export, tmp_path: Path) -> None:
    text, _ = workflow.render_sdmx(export)
    (tmp_path / "a.csv").write_text(text, "utf-8")
    code = (
        "import sys, sdmx; from sdmx.model import common, v30\n"
        "made = v30.DataStructureDefinition(id='OBSERVATIONS', version='1.0')\n"
        "for name in ('FREQ', 'REF_AREA', 'INDICATOR', 'TIME_PERIOD'):\n"
        "    made.dimensions.append(common.Dimension(id=name))\n"
        "made.measures.append(v30.Measure(id='OBS_VALUE'))\n"
        "for name in ('OBS_STATUS', 'UNIT_MEASURE', 'UNIT_MULT'):\n"
        "    made.attributes.append(common.DataAttribute(id=name))\n"
        "print(len(sdmx.read_sdmx(sys.argv[1], structure=made).data[0].obs))"
    )
    assert int(said("-c", code, str(tmp_path / "a.csv"))) == len(text.splitlines()) - 1
