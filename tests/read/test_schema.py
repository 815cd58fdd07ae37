"""JSON Schema for editors: it refuses what the reader refuses, held by an outside validator,
check-jsonschema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import PROJECT, cases
from tests.support.validators import check_jsonschema
from tracker.assess.kinds import KINDS
from tracker.read.encoding import decode
from tracker.read.field_words import FIELD_WORDS
from tracker.read.registry_fields import TargetFields
from tracker.read.schema import render_schema
from tracker.read.yamltext import read_yaml

NAMES = ("targets", "observations")
ALL_NAMES = (*NAMES, "import")
SHIPPED = {name: PROJECT / "docs" / "schema" / f"{name}.json" for name in ALL_NAMES}
# what is wrong with the shape of a file, as far as a schema can know; with values of any sort it
# may agree or not
SHAPE = {"F301", "F302", "F303", "F304", "F305", "F306", "T102", "T124"}
REGISTRY = (
    "plans: [{id: p, name: 规划, period: 2021..2025}]\ntargets:\n  - {id: a, plan: p, name: 甲, "
)
FILE = "publication: {title: 公报, published: 2025-02}\nobservations:\n  - {indicator: a, "
GOAL = "target: {value: 1, by: 2025}"


def refused(name: str, files: Iterable[Path]) -> dict[str, list[str]]:
    """The files that check-jsonschema refuses, each with where."""
    paths = list(map(str, files))
    said = check_jsonschema("--schemafile", str(SHIPPED[name]), "--output-format", "json", *paths)
    found: dict[str, list[str]] = {}
    for error in json.loads(said)["errors"]:
        found.setdefault(error["filename"], []).append(error["path"])
    return found


def refused_texts(name: str, texts: Mapping[str, str], folder: Path) -> dict[str, list[str]]:
    paths = {text: folder / f"{number}.yaml" for number, text in enumerate(texts)}
    for key, path in paths.items():
        path.write_text(texts[key], "utf-8")
    found = refused(name, paths.values())
    return {key: found.get(str(path), []) for key, path in paths.items()}


@pytest.mark.parametrize("name", ALL_NAMES)
def test_the_shipped_schema_is_what_the_program_prints(name: str, update_golden: bool) -> None:
    if update_golden:
        SHIPPED[name].write_bytes(render_schema(name).encode())
    assert SHIPPED[name].read_bytes().decode() == render_schema(name), "run pytest --update-golden"
    assert tracker("schema", name).out == render_schema(name)


def test_the_schema_is_of_targets_unless_another_is_named(tmp_path: Path) -> None:
    assert tracker("schema", at=tmp_path).out == render_schema("targets")
    assert tracker("schema", "target", at=tmp_path).code == 2


@pytest.mark.parametrize("name", NAMES)
def test_it_is_sorted_and_says_all_in_both_languages(name: str) -> None:
    made = json.loads(render_schema(name))
    assert (
        render_schema(name) == json.dumps(made, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    )
    parts = [made, *made["$defs"].values()]
    fields = [field for part in parts for field in part.get("properties", {}).values()]
    for part in [*parts, *(field for field in fields if set(field) != {"$ref"})]:
        for text in (part["title"], part["description"]):
            assert re.fullmatch(r".*[\u4e00-\u9fff].* / .*[A-Za-z].*", text), text


def test_every_row_of_words_is_used() -> None:
    said = "".join(map(render_schema, ALL_NAMES))
    assert not [
        key
        for key, row in FIELD_WORDS.items()
        if f"{row[2]} / {row[3]}" not in said.replace('\\"', '"')
    ]


def test_it_is_a_schema() -> None:
    said = check_jsonschema(
        "--check-metaschema", "--output-format", "json", *map(str, SHIPPED.values())
    )
    assert json.loads(said)["status"] == "ok"


def test_the_shipped_files_are_accepted() -> None:
    files = sorted((PROJECT / "observations").glob("*.yaml"))
    assert files and not refused("observations", files)
    assert not refused("targets", [PROJECT / "targets.yaml"])


@pytest.mark.parametrize(
    "path", [PROJECT / "targets.yaml", *sorted((PROJECT / "observations").glob("*.yaml"))]
)
def test_modelines_lead_to_the_schemas(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    named = (path.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
    assert named == SHIPPED["targets" if path.name == "targets.yaml" else "observations"]


ACCEPTED = {
    "targets": [
        f"unit: 家, {GOAL}",
        "unit: 家, target: {value: 12000, by: 2025}, baseline: {value: 1.2万, period: 2020}",
        "unit: '%', target: {value: 18.65%, by: 2024-06-30}, milestones: {2023: 5, 2024-06: 10%}",
        "unit: 家, target: {value: null, by: 2025-12}, note: 没有给数, nature: null",
        "kind: done, target: {by: 2025}",
        "kind: done, target: {value: 建成, by: 2025}",
        f"kind: growth, unit: '%', {GOAL}, level: {{indicator: b, period: 2020}}",
        f"unit: 家, {GOAL}, revisions: [{{value: 1, by: 2025, until: 2023-06-30}}]",
        f"unit: 家, {GOAL}, release: {{every: year, lag: 9d}}, accept: [{{code: A301, reason: x, until: 2026-12-31}}]",
        f"kind: keep, unit: 家, {GOAL}, baseline: null, name: 2035",
    ],
    "observations": [
        "period: 2024-06-30, value: 12000}",
        "period: 2024, value: 突破1.6万, qualifier: over, ytd: true}",
        "period: 2024年上半年, value: 18.65%, claims: [{growth: 18.65%, of: 2023}, {change: 2, of: gdp}]}",
        "period: 2016..2020, value: 未建成, revises: {published: 2024-03}}",
    ],
}
REFUSED = {
    "targets": [
        (f"unit: 家, {GOAL}, unti: 家", ""),
        (f"unit: 家, {GOAL}, kind: reached", ".kind"),
        ("unit: 家, target: {value: 1}", ".target"),
        ("unit: 家, target: {by: 2025}", ".target"),
        ("unit: 家, target: 12000", ".target"),
        ("unit: 家", ""),
        (GOAL, ""),
        (f"unit: null, {GOAL}", ".unit"),
        (f"unit: 家, {GOAL}, level: {{indicator: b, period: 2020}}", ""),
        ("kind: done, target: {value: 1, by: 2025}", ".target.value"),
        ("unit: 家, target: {value: 1, by: soon}", ".target.by"),
        (f"unit: 家, {GOAL}, aliases: 高企", ".aliases"),
        (
            f"unit: 家, {GOAL}, revisions: [{{value: 1, by: 2025, until: 2023-06}}]",
            ".revisions[0].until",
        ),
        (f"unit: 家, {GOAL}, name: {{cn: 甲}}", ".name"),
    ],
    "observations": [
        ("period: 2024}", ""),
        ("value: 1}", ""),
        ("period: 24年, value: 1}", ".period"),
        ("period: 2024, value: 1, qualifier: more}", ".qualifier"),
        ("period: 2024, value: 1, claims: [{growth: 5%}]}", ".claims[0]"),
        ("period: 2024, value: 1, claims: [{growth: 5%, share: 3%, of: 2023}]}", ".claims[0]"),
        ("period: 2024, value: 1, ytd: 是}", ".ytd"),
    ],
}


@pytest.mark.parametrize("name", NAMES)
def test_what_it_accepts_and_refuses(name: str, tmp_path: Path) -> None:
    def text(item: str) -> str:
        """A file with one item; a second name takes the place of the first."""
        head = REGISTRY.replace("name: 甲, ", "") if "name:" in item else REGISTRY
        return f"{head}{item}}}\n" if name == "targets" else f"{FILE}{item}\n"

    items = [*ACCEPTED[name], *(item for item, _ in REFUSED[name])]
    found = refused_texts(name, {item: text(item) for item in items}, tmp_path)
    assert {item: found[item] for item in ACCEPTED[name] if found[item]} == {}
    for item, place in REFUSED[name]:
        assert any(path == f"$.{name}[0]{place}" for path in found[item]), (item, found[item])


def test_the_kinds(tmp_path: Path) -> None:
    """Every field of every kind: refused where the kind has no use for it, and only there."""
    values = {
        "baseline": "{value: 0, period: 2020}",
        "level": "{indicator: b, period: 2020}",
        "milestones": "{2023: 1}",
        "pace": "linear",
        "parts": "{of: [b]}",
    }
    assert (
        set(values)
        == set().union(*(kind.refuses for kind in KINDS.values()))
        <= set(TargetFields.model_fields)
    )
    head = REGISTRY + "unit: 家, target: {value: done, by: 2025}, "
    kinds = list(KINDS)
    texts = {
        f"{kind} {key}": f"{head}kind: {kind}, {key}: {values[key]}}}\n"
        for kind in kinds
        for key in values
    }
    found = refused_texts("targets", texts, tmp_path)
    assert {f"{kind} {key}" for kind in kinds for key in KINDS[kind].refuses} == {
        key for key, paths in found.items() if paths
    }


def test_the_top_of_a_file(tmp_path: Path) -> None:
    empty = {
        "nothing": "language: zh\n",
        "key": f"{REGISTRY}unit: 家, {GOAL}}}\ntarget: []\n",
        "list": "- a\n",
    }
    assert all(refused_texts("targets", empty, tmp_path).values())
    assert all(
        refused_texts(
            "observations", {"none": "observations: []\n", "list": "- a\n"}, tmp_path
        ).values()
    )
    fine = {"lists": "publication: {title: a, published: 2025}\nobservations: []\n"}
    assert not any(refused_texts("observations", fine, tmp_path).values())


@pytest.mark.parametrize("name", NAMES)
def test_it_refuses_what_the_reader_refuses_and_nothing_else(name: str, tmp_path: Path) -> None:
    """Over all cases: a file of the wrong shape is refused, one that the reader has no error in is
    not.
    """
    known: dict[Path, set[str]] = {}
    seen: set[str] = set()
    for case in (one for one in cases() if not one.large):
        root = tmp_path / case.name
        problems = case.problems(root)
        for path in root.rglob("*.yaml"):
            if not path.is_file() or path.is_symlink() or path.stat().st_size > 1 << 20:
                continue
            file = path.relative_to(root).as_posix()
            if (file == "targets.yaml") != (name == "targets"):
                continue
            text, _ = decode(path.read_bytes(), file)
            if text is None or text in seen or read_yaml(text, file)[1]:
                continue  # nothing that a schema sees, or nothing new
            seen.add(text)
            known[path] = {one.code for one in problems if one.file == file}
    assert len(known) > 50
    found = refused(name, known)
    for path, codes in known.items():
        assert not codes & SHAPE or str(path) in found, path
        assert codes or str(path) not in found, (path, found[str(path)])
