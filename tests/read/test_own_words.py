"""What a hint says to write: the user's own text, as it reads on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import write_project
from tracker.language import LANGUAGES
from tracker.problems.codes import hint
from tracker.problems.problem import Problem, problem, roots_first
from tracker.read.observation_fields import ClaimFields, ObservationFields, PublicationFields
from tracker.read.own_words import CHOICE_WORDS, KEY_WORDS
from tracker.read.project import read_project
from tracker.read.registry_fields import (
    REGISTRY_LISTS,
    TOP_KEYS,
    BaselineFields,
    GoalFields,
    PartsFields,
)

REGISTRY = """plans:
  - {id: plan, name: 规划, period: 2021..2025}
targets:
  - id: firms
    plan: plan
    name: 企业
    unit: 家
    target: {value: 12000, by: 2025}
"""
SLIPS = [
    ("unit: 家", "unit: %", "F201", 'unit: "%"'),
    ("unit: 家", "unit: @家", "F201", 'unit: "@家"'),
    ("unit: 家", "unit:家", "F201", "unit: 家"),
    ("unit: 家", "unit：家", "F208", "unit: 家"),
    ("    unit: 家", "   unit: 家", "F201", "    unit: 家"),
    ("    unit: 家", "      unit: 家", "F201", "    unit: 家"),
    ("name: 企业", "name: 12%: of firms", "F201", 'name: "12%: of firms"'),
    ("name: 企业", "name: [企业] 数量", "F201", 'name: "[企业] 数量"'),
    ("name: 企业", 'name: "企业', "F201", 'name: "企业"'),
    ("name: 企业", "name: & more", "F201", 'name: "& more"'),
    ("value: 12000,", "value: 468,258,", "F308", '"468,258"'),
    ("value: 12000,", "value: 1,468,258,", "F308", '"1,468,258"'),
    ("value: 12000,", "value: 12 000,", "F401", "12000"),
    ("value: 12000,", "value:12000,", "F305", "value: 12000"),
    ("value: 12000,", "value: >12000,", "F201", 'target: {value: ">12000", by: 2025}'),
    ("value: 12000, by", "value: 12000，by", "F201", "target: {value: 12000, by: 2025}"),
    ("{value: 12000, by: 2025}", "12000", "F303", "target: {value: 12000, by: …}"),
    ("unit: 家", "unit: 家\n    aliases: 高企", "F304", "aliases: [高企]"),
]
MEANT = [
    ("unit: 家", "单位: 家", "F301", "unit"),
    ("by: 2025", "期限: 2025", "F301", "by"),
    ("unit: 家", "unit: 家\n    nature: 约束性", "F306", "binding"),
    ("by: 2025", "by: 2025, op: '>='", "F306", "ge"),
]


def found(before: str, after: str) -> list[Problem]:
    text = REGISTRY.replace(before, after)
    assert text != REGISTRY
    read = read_project({"targets.yaml": text.encode()}, date(2025, 1, 1))
    return read if isinstance(read, list) else list(read.problems)


@pytest.mark.parametrize(("before", "after", "code", "write"), SLIPS, ids=[s[1] for s in SLIPS])
def test_it_says_what_to_write(before: str, after: str, code: str, write: str) -> None:
    (one,) = (one for one in found(before, after) if one.code != "T123")
    assert (one.code, dict(one.facts).get("write")) == (code, write)
    assert all(write.strip() in hint(one, language) for language in LANGUAGES)


@pytest.mark.parametrize(("before", "after", "code", "near"), MEANT, ids=[s[1] for s in MEANT])
def test_it_knows_the_field_by_its_chinese_word(
    before: str, after: str, code: str, near: str
) -> None:
    assert (code, near) in {(one.code, dict(one.facts).get("near")) for one in found(before, after)}


def test_the_words_stand_for_fields_that_are_there() -> None:
    models = (
        *REGISTRY_LISTS.values(),
        BaselineFields,
        GoalFields,
        PublicationFields,
        ObservationFields,
        ClaimFields,
        PartsFields,
    )
    known = {key for model in models for key in model.model_fields} | {
        *TOP_KEYS,
        "publication",
        "observations",
    }
    assert {key for keys in KEY_WORDS.values() for key in keys} <= known
    assert set(CHOICE_WORDS) and all(word.isascii() for word in CHOICE_WORDS.values())


def test_no_line_is_offered_that_nobody_would_read() -> None:
    (one,) = found("name: 企业", "name: & " + 500 * "x")
    assert one.code == "F201" and "write" not in dict(one.facts)


def test_roots_stand_first() -> None:
    last, missing = problem("T123", "a"), problem("F302", "a", ("x", 0), key="by")
    other = problem("F302", "a", ("x", 1), key="by")
    root = problem("F301", "a", ("x", 0, "期限"), key="期限", near="by")
    assert roots_first([last, missing, other, root]) == [other, root, missing, last]


def test_people_read_the_root_first_and_machines_by_place(tmp_path: Path) -> None:
    write_project(tmp_path, {"targets.yaml": REGISTRY.replace("by: 2025", "期限: 2025")})
    told = tracker("check", at=tmp_path).err
    assert told.index("F301") < told.index("F302") < told.index("T123")
    listed = tracker("check", "--format", "json", at=tmp_path).json["problems"]
    assert [one["code"] for one in listed] == ["T123", "F302", "F301"]
