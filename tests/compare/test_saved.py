"""A saved report against the record: what was said then, what would be said of that day today, and
what is said now.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.formats.test_contracts import wrong
from tests.support.processes import Answer, tracker
from tests.support.projects import GOOD, PROJECT, write_project
from tests.support.tiers import tiers
from tracker.assess.status import Status

THEN, NOW = ("--as-of", "2024-03-31"), ("--as-of", "2025-02-28")
# issue: saved on 2024-03-31, judged again with what was known on 2025-02-28
AGAIN = {
    "rd-growth": ("no_data", "behind", ["late"]),
    "hightech-value-added-share": ("no_data", "ahead", ["late"]),
    "hitech-enterprises": ("no_data", "ahead", ["late"]),
    "tech-contract-turnover": ("no_data", "exceeded", ["late"]),
}
SAVED = "saved.json"
Report = dict[str, Any]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What `status` said of the shipped record in March 2024."""
    file = tmp_path_factory.mktemp("saved") / SAVED
    assert tracker("status", *THEN, "--format", "json", "-o", str(file)).code == 0
    return str(file)


def test_what_was_said_is_judged_again(saved: str) -> None:
    said = tracker("diff", saved, *NOW, "--format", "json")
    assert wrong(said.out) == []
    found = {one["id"]: one for one in said.json["targets"]}
    told = {
        name: (one["status"]["before"], one["again"]["status"], one["again"]["causes"])
        for name, one in found.items()
        if one["again"]["causes"]
    }
    assert told == AGAIN
    contracts, stands = found["tech-contract-turnover"], found["science-facilities"]
    (late,) = contracts["late"]
    assert (late["value"], late["period"], late["published"]) == ("2198.43", "2023", "2024-11")
    assert contracts["before"]["status"] == "no_data" and contracts["after"]["status"] == "exceeded"
    assert stands["again"] == {"status": "exceeded", "causes": []}
    assert [cause["cause"] for cause in stands["causes"]] == ["new_period"]
    assert said.json["before"]["saved"] == saved and said.json["before"]["as_of"] == THEN[1]


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_it_is_told_in_a_sentence(saved: str, format: str) -> None:
    words = ("diff", saved, *NOW, "--target", "tech-contract-turnover", "--format", format)
    english = tracker(*words, "--lang", "en").out
    assert "came late: 2023 2,198.43" in english
    assert "published 2024-11, eight months after" in english
    assert "2024-11 公布，晚 8 个月" in tracker(*words, "--lang", "zh").out
    assert "science" not in english


# a project of our own: what is saved of it in June 2025, and what is done to it afterwards
FILE = "observations/a.yaml"
LATER = """\
publication: {title: 修订公报, publisher: 统计局, published: 2025-09}
observations:
"""


def changed(
    home: Path,
    change: Callable[[Path], None],
    *words: str,
    edit: Callable[[Report], None] | None = None,
) -> Answer:
    """Save, let something happen, compare."""
    write_project(home, {FILE: GOOD})
    report = json.loads(tracker("status", "--as-of", "2025-06-30", "--format", "json", at=home).out)
    if edit:
        edit(report)
    (home / SAVED).write_text(json.dumps(report), "utf-8")
    change(home)
    format = () if "--format" in words else ("--format", "json")
    return tracker("diff", SAVED, "--as-of", "2026-01-31", *format, *words, at=home)


def put(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(home: Path) -> None:
        text = (home / file).read_text("utf-8")
        assert old in text
        (home / file).write_text(text.replace(old, new, 1), "utf-8")

    return change


def add(text: str) -> Callable[[Path], None]:
    return lambda home: (home / "observations/b.yaml").write_text(LATER + text, "utf-8") and None


REVISED = "  - {indicator: firms, period: 2024, value: 9000, revises: {published: 2025-02}}\n"
FIRMS = "{indicator: firms, period: 2024, value: 突破1.6万}"
CHANGES: list[tuple[str, Callable[[Path], None], list[str], str]] = [
    ("revised", add(REVISED), ["revised"], "worse"),
    ("edited", put(FILE, "突破1.6万", "9000"), ["record"], "worse rewritten"),
    ("gone", put(FILE, f"  - {FIRMS}\n", ""), ["record"], "worse rewritten"),
    (
        "backdated",
        put(FILE, FIRMS, f"{FIRMS}\n  - {{indicator: firms, period: 2025-01, value: 9000}}"),
        ["record"],
        "worse rewritten",
    ),
    ("goal lower", put("targets.yaml", "value: 12000", "value: 11000"), ["goal"], "worse moved"),
    ("goal higher", put("targets.yaml", "value: 12000", "value: 18000"), ["goal"], "worse moved"),
    ("limits", put("targets.yaml", "plans:", "thresholds: {on_track: 0.1}\nplans:"), [], "moved"),
]


@pytest.mark.parametrize("name", tiers([name for name, *_ in CHANGES], ["revised", "gone"]))
def test_why_it_is_judged_otherwise(tmp_path: Path, name: str) -> None:
    ((change, causes, failing),) = (rest for other, *rest in CHANGES if other == name)
    said = changed(tmp_path, change)
    assert said.code == 0 and wrong(said.out) == []
    found = [one for one in said.json["targets"] if one["id"] == "firms" and one["again"]]
    assert [one["again"]["causes"] for one in found if one["again"]["causes"]] == (
        [causes] if causes else []
    )
    for gate in ("worse", "moved", "rewritten"):
        asked = tracker("diff", SAVED, "--as-of", "2026-01-31", "--fail-on", gate, at=tmp_path)
        assert asked.code == (gate in failing.split()), gate


def remove(home: Path) -> None:
    text = (home / "targets.yaml").read_text("utf-8")
    first, *rest = text.split("  - id: firms\n")
    kept = rest[-1].split("  - id: ", 1)[1]
    (home / "targets.yaml").write_text(f"{first}  - id: {kept}", "utf-8")


def only_share(report: Report) -> None:
    report["targets"] = [one for one in report["targets"] if one["id"] == "share"]


def older(report: Report) -> None:
    """As a program wrote it that knew less."""
    for key in ("method", "problems", "plans", "indicators", "thresholds"):
        del report[key]
    kept = ("id", "plan", "indicator", "name", "unit", "status", "latest", "target")
    report["targets"] = [{key: one[key] for key in kept} for one in report["targets"]]


def nothing(home: Path) -> None:
    del home


def test_targets_that_are_gone_and_that_were_not_saved(tmp_path: Path) -> None:
    said = changed(tmp_path / "gone", remove).json
    (gone,) = [one for one in said["targets"] if one["id"] == "firms"]
    assert (gone["change"], gone["again"], gone["after"]) == ("removed", None, None)
    some = changed(tmp_path / "some", nothing, edit=only_share).json
    assert "firms" in some["unsaved"] and {one["id"] for one in some["targets"]} <= {"share"}
    text = changed(tmp_path / "told", nothing, "--format", "text", "--lang", "en", edit=only_share)
    assert "not in the saved report" in text.out


@pytest.mark.long
def test_a_report_of_an_older_program(tmp_path: Path) -> None:
    said = changed(tmp_path, nothing, edit=older)
    assert said.code == 0 and json.loads(said.out)["schema"] == "tracker/diff/1"


@pytest.mark.long
@pytest.mark.parametrize("format", ["text", "markdown", "json", "github", "sarif", "gitlab"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_format_tells_every_change(tmp_path: Path, format: str, language: str) -> None:
    for n, (_, change, *_) in enumerate(CHANGES):
        said = changed(tmp_path / str(n), change, "--format", format, "--lang", language)
        assert said.code == 0 and said.out and "Traceback" not in said.err


def report_of(**keys: Any) -> bytes:
    whole = {"schema": "tracker/report/1", "as_of": "2024-03-31", "known_at": "2024-03-31"}
    return json.dumps({**whole, "targets": [], **keys}).encode()


TARGET: Mapping[str, Any] = {"id": "firms", "status": "met", "evidence": []}
HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "U360"),
    "text": ("状态\n".encode(), "U360"),
    "binary": (bytes(range(256)), "U360"),
    "deep": (b"[" * 200_000, "U360"),
    "long number": (b'{"schema": "tracker/report/1", "x": ' + b"9" * 100_000 + b"}", "U360"),
    "huge number": (b'{"schema": "tracker/report/1", "x": 1e999999999}', "U360"),
    "no number": (b'{"schema": "tracker/report/1", "x": NaN}', "U360"),
    "key twice": (b'{"schema": "tracker/report/1", "x": {"status": 1, "status": 2}}', "U360"),
    "list": (b"[]", "U361"),
    "show": (b'{"schema": "tracker/show/1"}', "U361"),
    "check": (b'{"schema": "tracker/check/1", "problems": []}', "U361"),
    "schema of another sort": (b'{"schema": ["tracker/report/1"]}', "U361"),
    "assumed": (report_of(what_if=["firms=1@2025"]), "U364"),
    "no day": (report_of(as_of=None), "U362"),
    "no such day": (report_of(known_at="2024-02-31"), "U362"),
    "targets": (report_of(targets={"a": 1}), "U362"),
    "target": (report_of(targets=["firms"]), "U362"),
    "no id": (report_of(targets=[{**TARGET, "id": 5}]), "U362"),
    "twice": (report_of(targets=[TARGET, TARGET]), "U362"),
    "status": (report_of(targets=[{**TARGET, "status": "splendid"}]), "U362"),
    "evidence": (report_of(targets=[{**TARGET, "evidence": [1]}]), "U362"),
    "problems": (report_of(problems={"code": 1}), "U362"),
    "later": (report_of(as_of="2030-01-01"), "U363"),
    "known later": (report_of(known_at="2030-01-01"), "U363"),
    "odd parts": (
        report_of(
            method="2",
            thresholds=[],
            problems=[5, {"code": []}],
            targets=[
                {**TARGET, "latest": 5, "target": "x", "baseline": [1], "plan": 7, "name": {}},
                {**TARGET, "id": "share", "latest": {"basis": 5, "value": "x"}, "unit": None},
                {**TARGET, "id": "=cmd|x", "latest": {"basis": [5, {"value": 1}], "value": 1}},
                {**TARGET, "id": "\u001b[31mred\u202e", "target": {"by": "never", "value": True}},
            ],
        ),
        "",
    ),
    "with a mark": ("\ufeff".encode() + report_of(targets=[TARGET]), ""),
    "of two bytes": (report_of(targets=[TARGET]).decode().encode("utf-16"), ""),
}


@pytest.mark.parametrize(
    "name", tiers(list(HOSTILE), ["deep", "huge number", "show", "status", "odd parts"])
)
def test_what_is_no_saved_report_is_refused(tmp_path: Path, name: str) -> None:
    content, code = HOSTILE[name]
    write_project(tmp_path, {FILE: GOOD})
    (tmp_path / SAVED).write_bytes(content)
    said = tracker("diff", SAVED, "--as-of", "2025-06-30", "--format", "json", at=tmp_path)
    assert said.code == (2 if code else 0), said.err
    assert wrong(said.out) == []
    assert not code or {one["code"] for one in said.json["problems"]} == {code}
    told = tracker("diff", SAVED, "--as-of", "2025-06-30", at=tmp_path)
    assert "\x1b" not in told.out and "\u202e" not in told.out and "Traceback" not in told.err


def test_a_name_that_ends_in_json_is_a_file(tmp_path: Path, saved: str) -> None:
    write_project(tmp_path, {FILE: GOOD})
    assert "U401" in tracker("diff", "missing.json", at=tmp_path).err
    (tmp_path / "kept").write_bytes(Path(saved).read_bytes())
    found = tracker("diff", "kept", *NOW, "-C", str(PROJECT), at=tmp_path)
    assert found.code and "U30" in found.err  # it is a revision, and there is none


def test_every_status_is_read_back() -> None:
    from tracker.read.saved import read_saved

    targets = [{**TARGET, "id": status, "status": status} for status in Status]
    found = read_saved(SAVED, report_of(targets=targets))
    assert [one.status for one in found.targets] == list(Status)
