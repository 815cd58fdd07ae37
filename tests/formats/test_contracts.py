"""Every JSON document that the program prints keeps to the schema of its contract, and has no key
that the schema does not name: nobody finds one that is not documented.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.support.every_kind import FILES
from tests.support.processes import choices, tracker
from tests.support.projects import GOOD, HERE, PROJECT, write_project
from tests.support.repositories import ME, pulled
from tests.support.validators import check_jsonschema
from tracker.analysis.inventory import KINDS_LISTED
from tracker.formats.json_schemas import CONTRACTS, render_contract
from tracker.formats.json_words import JSON_KEY_WORDS
from tracker.language import LANGUAGES
from tracker.read.settings import KNOWN

SHIPPED = {name: PROJECT / "docs" / "schema" / f"{name}.json" for name in CONTRACTS}
DAY = ("--as-of", "2025-02-28")
PAGE = "2024年，高新技术企业达15323家，比2021年增长1.67倍。力争2025年达到2万家。"
# of another's making, by the schema of those who read it
THEIRS = ("gitlab", "sarif", "badge")


def strict(schema: Any) -> Any:
    """The same schema, which refuses what it does not name."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, Mapping):
        return schema
    made = {key: strict(one) for key, one in schema.items()}
    if made.get("type") in ("object", ["object", "null"]) and "properties" in made:
        made.setdefault("additionalProperties", False)
    return made


@cache
def validator(name: str) -> Any:
    return jsonschema.Draft202012Validator(strict(json.loads(render_contract(name))))


def wrong(text: str) -> list[str]:
    """What a document has that its contract does not allow, each with its place."""
    document = json.loads(text)
    _, name, number = document["schema"].split("/")
    assert number == "1"
    found = validator(name).iter_errors(document)
    return [f"{name} {one.json_path}: {one.message[:200]}" for one in found]


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_shipped_schema_is_what_the_program_prints(name: str, update_golden: bool) -> None:
    if update_golden:
        SHIPPED[name].write_bytes(render_contract(name).encode())
    assert SHIPPED[name].read_bytes().decode() == render_contract(name), (
        "run pytest --update-golden"
    )
    assert tracker("schema", name).out == render_contract(name)


@pytest.mark.long
def test_they_are_schemas() -> None:
    said = check_jsonschema(
        "--check-metaschema", "--output-format", "json", *map(str, SHIPPED.values())
    )
    assert json.loads(said)["status"] == "ok"


def test_no_others_are_shipped() -> None:
    there = {path.stem for path in (PROJECT / "docs" / "schema").glob("*.json")}
    files = {"targets", "observations", "import"}  # which people write
    assert set(choices()["schema"]["name"]) == there == {*CONTRACTS, *files}


def test_every_key_is_explained_and_no_other() -> None:
    used: set[str] = set()

    def look(schema: Any) -> None:
        for one in schema if isinstance(schema, list) else ():
            look(one)
        if isinstance(schema, Mapping):
            properties = schema.get("properties", {})
            used.update(key for key, one in properties.items() if "description" in one)
            for one in schema.values():
                look(one)

    look([made() for made in CONTRACTS.values()])
    assert used == set(JSON_KEY_WORDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden_files(language: str) -> None:
    """Also those that other programs' schemas are for are named here, so that none is forgotten."""
    for path in sorted((HERE / "golden" / language).glob("*.json")):
        if path.name.split(".")[-2] not in THEIRS:
            assert wrong(path.read_text("utf-8")) == [], path.name


def outputs(home: Path) -> Iterator[tuple[str, ...]]:
    """Every command that prints JSON, in words that make it answer, and to fail."""
    for command in ("status", "report", "due", "check", "audit"):
        yield command, *DAY
        yield command, "--as-of", "never"
    yield "check", *DAY, "--strict", "--ignore", "O"
    for kind in KINDS_LISTED:
        yield "list", kind, *DAY
    yield "list", "plans", "--as-of", "never"
    yield "history", "--to", "2025-02-28", "--known-at", "2025-06-30"
    yield "history", "--from", "never"
    yield "status", "--method", "all", *DAY
    yield "show", "firms", "share", "contracts", *DAY
    yield "show", "firms", "--method", "opensdg,dns", *DAY
    yield "show", "firms", "share", "--by", "area", *DAY
    yield "show", "nothing"
    yield "extract", str(home / "page.txt"), "--published", "2025-02"
    yield "extract", "missing.txt"
    yield "diff", "--from", "2024-02-01", "--to", "2025-06-30"
    yield "diff", "nothing"


def test_every_command(tmp_path: Path) -> None:
    wrongly = (
        GOOD
        + "  - {indicator: firms, value: 1}\n  - {indicator: nowhere, period: 2024, value: 1}\n"
    )
    home = write_project(tmp_path, {"observations/a.yaml": wrongly, "page.txt": PAGE})
    seen = set()
    for words in outputs(home):
        said = tracker(*words, "--format", "json", at=home)
        assert wrong(said.out) == [], words
        seen |= {(words[0], json.loads(said.out)["schema"])}
    commands = {name for name, words in choices().items() if "json" in words.get("format", ())}
    assert {command for command, _ in seen} == commands
    assert {
        name for name, options in KNOWN.items() if "json" in options.get("format", ())
    } == commands
    assert {schema.split("/")[1] for _, schema in seen} == set(CONTRACTS)


def test_a_project_that_cannot_be_read(tmp_path: Path) -> None:
    for number, text in enumerate(("plans: [\n", 'required_version: ">=99"\n', "")):
        home = write_project(tmp_path / str(number), {"targets.yaml": text})
        found = tracker("status", "--format", "json", at=home)
        assert found.code == 3 and wrong(found.out) == []
    assert wrong(tracker("status", "--format", "json", at=tmp_path).out) == []


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_plan_in_full(language: str) -> None:
    targets = [one["id"] for one in tracker("status", "--format", "json").json["targets"]]
    lists = (["list", kind] for kind in KINDS_LISTED)
    for words in (
        ["status"],
        ["check"],
        ["due"],
        ["history"],
        *lists,
        ["show", *targets],
        ["extract", "docs/examples/bulletin.txt"],
    ):
        for day in ("2021-06-30", "2025-02-28", "2026-06-30"):
            clocks = () if words[0] == "extract" else ("--as-of", day)
            said = tracker(*words, "--format", "json", "--lang", language, *clocks)
            assert wrong(said.out) == [], (words, day)


@pytest.mark.long
def test_every_kind_of_target(tmp_path: Path) -> None:
    home = write_project(tmp_path, FILES)
    targets = [one["id"] for one in tracker("status", "--format", "json", at=home).json["targets"]]
    commands = (
        ["status"],
        ["status", "--method", "all"],
        ["status", "alone", "gdp"],
        ["check", "--strict"],
        ["due"],
    )
    for words in (*commands, ["show", *targets, "alone", "gdp"]):
        assert wrong(tracker(*words, "--format", "json", at=home).out) == [], words


@pytest.mark.long
def test_a_pull_request(tmp_path: Path) -> None:
    root = pulled(tmp_path).root
    assert wrong(tracker("diff", "--format", "json", at=root, **ME).out) == []
