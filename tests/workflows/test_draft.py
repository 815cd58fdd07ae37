"""init --from: what a plan's table or document promises, confirmed, read back; all or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import Answer, tracker
from tracker.documents.tables import CellTable
from tracker.exchange.plan_table import targets_of_table
from tracker.model.new_target import FoundTarget

ZH = """十五五规划主要指标,,,,,,
类别,序号,指标,单位,2025年基期值,2030年目标值,属性
创新,1,全社会研发经费投入强度,%,3.51,4.5,预期性
,2,高新技术企业数量,家,"6,259","12,000",预期性
,3,技术合同成交额,亿元,942.27,1300,
绿色,4,单位地区生产总值能耗降低,%,—,[13.5],约束性
,5,细颗粒物（PM2.5）浓度（微克/立方米）,,35,≤30,约束性
民生,6,人均预期寿命,岁,81.3,82左右,预期性
,7,新增公园绿地,公顷,—,〔500〕,
,8,幸福指数,分,80,90,
,9,重大项目,个,5,若干,
"""
OWN = "指标,单位,目标值,期限,类型,计量\n甲,家,1,2030,保持,流量\n乙,家,1,2030,别的,存量\n"
EN = (
    "Indicator;Unit;Baseline 2020;Target 2023;Target 2025;Nature;Lead body;Direction\n"
    "New homes completed a year;homes;4,120;5,000;6,500;expected;Housing;increase\n"
    "Number of homes expected to be cold;homes;900;;300;;Housing;decrease\n"
    "=cmd();homes;1;;2;;;\n"
)


# after the table of main indicators of China's 14th Five-Year Plan (2021-03)
NATION = """类别,指标,2020年,2025年,年均/累计,属性
经济发展,1.国内生产总值（GDP）增长（%）,2.3,—,保持在合理区间,预期性
,3.常住人口城镇化率（%）,60.6*,65,—,预期性
民生福祉,8.城镇调查失业率（%）,5.2,—,＜5.5,预期性
,9.劳动年龄人口平均受教育年限（年）,10.8,11.3,—,约束性
,13.人均预期寿命（岁）,77.3*,—,〔1〕,预期性
绿色生态,14.单位GDP能源消耗降低（%）,—,—,〔13.5〕,约束性
安全保障,19.粮食综合生产能力（亿吨）,—,＞6.5,—,约束性
"""


def rows(text: str, mark: str = ",") -> tuple[tuple[str, ...], ...]:
    import csv
    from io import StringIO

    return tuple(map(tuple, csv.reader(StringIO(text), delimiter=mark)))


def found(text: str, mark: str = ",") -> dict[str, FoundTarget]:
    return {one.request.name: one for one in targets_of_table(CellTable("", rows(text, mark)))}


def said(one: FoundTarget) -> dict[str, Any]:
    fields = ("unit", "kind", "measure", "baseline", "baseline_period", "value", "by", "nature")
    return {key: getattr(one.request, key) for key in fields if getattr(one.request, key)}


def test_the_columns_are_known_by_their_heads() -> None:
    of = found(ZH)
    assert said(of["高新技术企业数量"]) == {
        "unit": "家",
        "measure": "stock",
        "baseline": "6,259",
        "baseline_period": "2025",
        "value": "12,000",
        "by": "2030",
        "nature": "expected",
    }
    assert of["高新技术企业数量"].request.section == "创新" and of["高新技术企业数量"].line == 4
    assert said(of["单位地区生产总值能耗降低"])["kind"] == "change"
    assert of["单位地区生产总值能耗降低"].request.value == "-13.5"
    assert (of["新增公园绿地"].request.kind, of["新增公园绿地"].request.value) == ("total", "500")
    assert of["细颗粒物（PM2.5）浓度"].request.unit == "微克/立方米"
    assert {name: one.doubts for name, one in of.items() if one.doubts} == {
        "细颗粒物（PM2.5）浓度": ("measure",),
        "人均预期寿命": ("op",),  # 82左右
        "幸福指数": ("measure",),
        "重大项目": ("value", "measure"),
    }
    own = found(OWN.replace("类型,计量", "kind,measure"))
    assert [(one.request.kind, one.request.measure) for one in own.values()] == [
        ("keep", "flow"),
        ("", "stock"),
    ]
    en = found(EN, ";")
    homes = en["New homes completed a year"].request
    assert homes.milestones == (("2023", "5,000"),) and homes.owners == ("Housing",)
    assert (homes.op, en["Number of homes expected to be cold"].request.op) == ("ge", "le")
    assert not en["Number of homes expected to be cold"].request.nature


def test_a_real_table_leaves_open_what_it_does_not_say() -> None:
    of = found(NATION)
    assert {name: one.doubts for name, one in of.items()} == {
        "国内生产总值（GDP）增长": ("kind", "value"),
        "常住人口城镇化率": ("baseline",),
        "城镇调查失业率": ("kind",),
        "劳动年龄人口平均受教育年限": (),
        "人均预期寿命": ("kind", "baseline"),
        "单位GDP能源消耗降低": (),
        "粮食综合生产能力": ("measure",),
    }
    assert said(of["人均预期寿命"])["value"] == "+1" and of["人均预期寿命"].request.by == "2025"


@pytest.mark.parametrize(
    ("heads", "since", "by"),
    [
        pytest.param("指标,单位,2020年,2025年", "2020", "2025", id="first-and-last-year"),
        pytest.param(
            "Indicator,Unit,Baseline (2019/20),2024/25 target", "2019/20", "2024/25", id="en"
        ),
        pytest.param(
            "指标名称,计量单位,2019年,2020年,2025年目标", "2020", "2025", id="two-years-before"
        ),
        pytest.param(
            "指标,单位,2020年实际,2025年规划,年均增长", "2020", "2025", id="growth-beside"
        ),
    ],
)
def test_heads_that_name_years(heads: str, since: str, by: str) -> None:
    number = heads.count(",") - 1
    cells = ",".join(["90", "100", "120"][-number:] if "年均" not in heads else ["100", "120", "4"])
    (one,) = found(f"{heads}\n企业数量,家,{cells}\n").values()
    assert (one.request.baseline_period, one.request.by) == (since, by)


@pytest.mark.parametrize("heads", ["指标,单位,2021年,2022年,2023年", "地区,单位,备注", "a,b,c"])
def test_a_table_that_is_no_plan(heads: str) -> None:
    assert not found(f"{heads}\n企业数量,家,1\n")


def made(tmp_path: Path, name: str, content: str, *words: str, **more: Any) -> Answer:
    (tmp_path / name).write_bytes(content.encode())
    return tracker("init", "new", "--from", name, *words, at=tmp_path, **more)


def test_the_sure_ones_are_taken_and_the_rest_is_said(tmp_path: Path) -> None:
    done = made(tmp_path, "十五五.csv", ZH, "--yes", TRACKER_LANG="zh")
    assert done.code == 0 and "没有把握的 4 项" in done.err and "幸福指数" in done.err
    home = tmp_path / "new"
    assert tracker("check", "--format", "json", at=home).json["problems"] == []
    report = tracker("status", "--format", "json", at=home).json
    assert (report["plans"][0]["start"], report["plans"][0]["end"]) == ("2026-01-01", "2030-12-31")
    assert len(report["targets"]) == 5
    text = (home / "targets.yaml").read_text("utf-8")
    assert "locator: 十五五.csv，第4行" in text and "source: {title: 十五五}" in text
    again = made(tmp_path, "十五五.csv", ZH, "--yes")
    assert again.code == 2 and "U211" in again.err


def test_a_document_gives_its_table_and_prose(tmp_path: Path) -> None:
    text = (
        "某市“十五五”科技创新规划\n\n主要指标\n指标\t2025年\t2030年目标\n高新技术企业数量（家）\t6259\t12000\n\n"
        "到2030年，技术合同成交额突破1300亿元，甲乙丙比例达到28%。\n"
    )
    done = made(tmp_path, "plan.txt", text, "--yes", "--plan", "规划", TRACKER_LANG="zh")
    assert done.code == 0 and "baseline: {value: 6259, period: 2025}" in done.out
    assert tracker("check", "--format", "json", at=tmp_path / "new").json["problems"] == []


def test_each_is_confirmed_at_a_terminal(tmp_path: Path) -> None:
    answers = [
        "Homes plan",
        "Avon",
        "",
        "s",
        "a",  # the plan; leave one, take one
        "e",
        "Cold homes",
        "cold",
        "-",
        "1",
        "homes",
        "1",
        "3",
        "2025",
        "1",
        "2020",
        "1",
        "",
        "",
        "",
        "y",
    ]
    done = made(tmp_path, "t.csv", EN, typed=answers, TRACKER_LANG="en")
    assert done.code == 0, done.err
    text = (tmp_path / "new/targets.yaml").read_text("utf-8")
    assert "id: cold\n" in text and "number-of-homes-expected-to-be-cold" in text
    assert "name: Homes plan" in text and "new-homes" not in text.split("targets:")[-1]
    assert tracker("check", "--format", "json", at=tmp_path / "new").json["problems"] == []


@pytest.mark.parametrize(
    ("words", "typed", "code"),
    [
        pytest.param((), None, 2, id="nobody-to-ask"),
        pytest.param(("--dry-run",), None, 0, id="dry-run"),
        pytest.param((), ["P", "", "", "q"], 0, id="stopped-at-once"),
        pytest.param((), ["P", "", "", "a", "q", "n"], 0, id="not-written"),
        pytest.param((), ["P"], 130, id="gone-away"),
    ],
)
def test_nothing_is_written(
    tmp_path: Path, words: tuple[str, ...], typed: list[str] | None, code: int
) -> None:
    done = made(tmp_path, "t.csv", EN, *words, typed=typed)
    assert done.code == code and not (tmp_path / "new").exists()


def test_what_holds_no_target(tmp_path: Path) -> None:
    assert "U243" in made(tmp_path, "t.csv", "a,b\n1,2\n", "--yes").err
    assert (
        "U249"
        in made(tmp_path, "u.csv", "指标,单位,目标值,期限\n企业数量,家,9,2030\n", "--yes").err
    )
    assert tracker("init", "new", "--from", "gone.csv", "--yes", at=tmp_path).code == 2


def test_what_was_exported_is_taken_back(tmp_path: Path) -> None:
    """The table of targets, which people change in a spreadsheet; the reason where one is left."""
    made(tmp_path, "t.csv", EN, "--yes")
    table = tmp_path / "targets.csv"
    tracker("export", "targets", "--format", "csv", "-o", str(table), at=tmp_path / "new")
    again = tracker("init", "again", "--from", str(table), "--yes", at=tmp_path)
    assert again.code == 0, again.err
    before, after = (
        tracker("status", "--format", "json", at=tmp_path / one).json["targets"]
        for one in ("new", "again")
    )
    assert before == after != []
    table.write_bytes(table.read_bytes().replace(b",2020,", b",2031,"))
    refused = tracker(
        "init", "third", "--from", str(table), "--yes", "--period", "2021..2025", at=tmp_path
    )
    assert "T107" in refused.err and not (tmp_path / "third").exists()


def test_nothing_of_an_exported_table_is_lost_in_silence() -> None:
    """No section is taken from the row above; what has no goal, or milestones, is told."""
    head = "target,name_zh,unit,kind,measure,section,pace,value_text,due"
    rows = [
        "a,A,homes,reach,stock,S,linear,5,2025",
        "b,B,homes,reach,stock,,steps,6,2025",
        "c,C,,done,,,,,2025",
        "d,D,homes,reach,stock,,,,2025",
    ]
    table = CellTable("", tuple(tuple(one.split(",")) for one in (head, *rows)))
    assert [(one.request.section, one.doubts) for one in targets_of_table(table)] == [
        ("S", ()),
        ("", ("milestones",)),
        ("", ()),
        ("", ("value",)),
    ]
