"""amend: the one record that is meant put right or taken out, nothing else touched; what git holds
is left, and the commands that correct it are written out.
"""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.support.processes import Answer, tracker
from tests.support.projects import write_project
from tests.support.recording import snapshot
from tests.support.repositories import begun

REGISTRY = """\
language: en
plans:
  - {id: p, name: Plan, area: 某市, period: 2021..2025}
targets:
  - {id: firms, plan: p, name: {zh: 企业数量, en: Firms}, unit: 家, baseline: {value: 6000, period: 2020}, target: {value: 12000, by: 2025}}
  - {id: sales, plan: p, name: Sales, unit: 亿元, measure: flow, target: {value: 1300, by: 2025}}
"""
HEAD = "publication: {title: 公报, publisher: 某市统计局, published: 2025-03, records: 3}\nobservations:\n"
A = (
    HEAD
    + """\
  - {indicator: firms, period: 2023, value: 10000}
  - {indicator: 企业数量, period: 2024年, value: 11000} # checked
  - {indicator: sales, period: 2025-02, value: 200}
"""
)
B = """\
publication: {title: 报道, published: 2025-02-11}
observations:
  - indicator: firms
    period: 2024
    value: 近1.2万
"""
CSV = (
    "# title: 年鉴\r\n# published: 2023-10\r\n# records: 2\r\nindicator,period,value,area\r\n"
    "firms,2022,9000,某市\r\nfirms,2021,8000,某市\r\n"
)
FILES = {
    "targets.yaml": REGISTRY,
    "observations/a.yaml": A,
    "observations/b.yaml": B,
    "observations/c.csv": CSV,
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "p"
    root.mkdir()
    for name, text in FILES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(text.encode())
    return root


def amend(project: Path, *words: str, **variables: str) -> Answer:
    return tracker("amend", *words, at=project, **variables)


def changed(project: Path) -> dict[str, str | None]:
    """The files that are not as they were."""
    there = {
        name: content.decode()
        for name, content in snapshot(project).items()
        if not name.startswith(".git")
    }
    names = there.keys() | FILES.keys()
    return {name: there.get(name) for name in names if there.get(name) != FILES.get(name)}


FIELDS = [
    pytest.param("sales@2025-02 --ytd", "a.yaml", "value: 200}", "value: 200, ytd: true}", id="ytd"),
    pytest.param("sales@2025年2月 --value 210 --unit 亿元", "a.yaml", "value: 200}", "value: 210, unit: 亿元}", id="two-fields"),
    pytest.param("企业数量＠2024 --publisher 某市统计局 --period 2024-11", "a.yaml", "2024年", "2024-11", id="period"),
    pytest.param("firms@2024 --published 2025-02 --value 1.2万 --qualifier under", "b.yaml", "近1.2万", "1.2万\n    qualifier: under", id="published"),
    pytest.param("firms@2024 --at observations/b.yaml:3 --note 初步数", "b.yaml", "近1.2万", "近1.2万\n    note: 初步数", id="place"),
    pytest.param("firms@2022 --area 某市 --value 9100", "c.csv", "9000", "9100", id="cell"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "file", "old", "new"), FIELDS)
def test_one_field_and_no_other_byte(
    project: Path, words: str, file: str, old: str, new: str
) -> None:
    answer = amend(project, *words.split())
    assert answer.code == 0, answer.err
    name = f"observations/{file}"
    assert changed(project) == {name: FILES[name].replace(old, new)}
    assert f"Written to {name}:" in answer.out and "\n+" in answer.out


def test_before_and_after(project: Path) -> None:
    words = ("firms@2024", "--published", "2025-03", "--value", "12000")
    tried = amend(project, *words, "--dry-run")
    assert tried.out.splitlines()[-1].startswith("Firms  ○ due, result pending → √ met  12,000")
    assert changed(project) == {}
    assert amend(project, *words).out.splitlines()[-1] == tried.out.splitlines()[-1]


def test_a_record_is_removed_and_the_last_one_with_its_file(project: Path) -> None:
    assert amend(project, "sales@2025-02", "--remove").code == 0
    left = A.replace("records: 3", "records: 2").rpartition("  - ")[0]
    assert changed(project) == {"observations/a.yaml": left}
    assert amend(project, "firms@2021", "--remove").code == 0
    answer = amend(project, "firms@2024", "--published", "2025-02-11", "--remove")
    assert "Removed observations/b.yaml" in answer.out and "+++ /dev/null" in answer.out
    rows = CSV.replace("records: 2", "records: 1").rpartition("firms")[0]
    names = ("observations/a.yaml", "observations/b.yaml", "observations/c.csv")
    assert changed(project) == dict(zip(names, (left, None, rows), strict=True))


REFUSED = [
    pytest.param("firms@2024 --value 5", "U222", id="two-of-them"),
    pytest.param("firms@2019 --value 5", "U221", id="no-such-period"),
    pytest.param("firms@2023 --published 2024 --value 5", "U221", id="no-such-publication"),
    pytest.param("frims@2023 --value 5", "O101", id="no-such-indicator"),
    pytest.param("firms@last --value 5", "F411", id="no-period"),
    pytest.param("firms --value 5", "U228", id="no-record"),
    pytest.param("firms@2023", "U226", id="nothing-said"),
    pytest.param("firms@2023 --remove --value 5", "U226", id="two-things"),
    pytest.param("firms@2023 --note=", "U226", id="empty"),
    pytest.param("firms@2023 --value 10000", "U227", id="no-change"),
    pytest.param("firms@2023 --value 五多六", "F401", id="no-number"),
    pytest.param("firms@2023 --unit 亿元", "F404", id="another-unit"),
    pytest.param("firms@2023 --period 2026", "O105", id="not-yet"),
    pytest.param("firms@2023 --ytd", "O104", id="stock"),
    pytest.param("firms@2023 --status withdrawn", "O124", id="withdrawn"),
    pytest.param("firms@2023 --value 1.0", "U204", id="slip"),
    pytest.param("firms@2023 --status blog", "U104", id="no-status"),
]


@pytest.mark.parametrize(("words", "code"), REFUSED)
def test_refused_with_a_code_and_nothing_written(project: Path, words: str, code: str) -> None:
    answer = amend(project, *words.split())
    assert (answer.code, changed(project)) == (2, {})
    assert f"{code} error" in answer.err, answer.err


def test_each_of_several_is_listed_with_what_picks_it(project: Path) -> None:
    said = amend(project, "firms@2024", "--value", "5").err
    for place, pick in (("a.yaml:4", "2025-03"), ("b.yaml:3", "2025-02-11")):
        assert f"observations/{place} U222" in said and f"add --published {pick}." in said
    near = amend(project, "firms@2019", "--value", "5").err
    assert "On record: 2021, 2022, 2023, 2024年." in near
    assert (
        "firms@2023 --published 2025-03"
        in amend(project, "firms@2023", "--area", "别处", "--value", "5").err
    )


def test_records_of_one_publication_are_told_apart_by_their_lines(project: Path) -> None:
    twice = B + B.partition("observations:\n")[2]
    (project / "observations/b.yaml").write_text(twice, "utf-8")
    said = amend(project, "firms@2024", "--published", "2025-02", "--remove").err
    assert "--at observations/b.yaml:3" in said and "--at observations/b.yaml:6" in said
    assert amend(project, "firms@2024", "--at", "observations/b.yaml:6", "--remove").code == 0
    assert changed(project) == {}


def test_what_cannot_be_read_can_be_put_right(project: Path) -> None:
    broken = A.replace("value: 10000", "value: 1..2").replace("period: 2025-02", "period: 2025-2x")
    (project / "observations/a.yaml").write_text(broken, "utf-8")
    answer = amend(project, "firms@2023", "--value", "10000")
    assert answer.code == 0 and "F4" not in answer.err, answer.err
    assert amend(project, "sales@2025-02", "--value", "1").code == 2  # its period is not known


def test_what_still_keeps_a_record_from_being_read_is_said(project: Path) -> None:
    path = project / "observations/a.yaml"
    path.write_text(A.replace("title: 公报", "titel: 公报"), "utf-8")
    answer = amend(project, "firms@2023", "--value", "10001")
    assert (answer.code, answer.out.splitlines()[-1]) == (0, "Written to observations/a.yaml")
    assert "F301 error" in answer.err and "did you mean" in answer.err.lower()


def test_a_file_that_was_cut_off_loses_nothing_more(project: Path) -> None:
    (project / "observations/a.yaml").write_text(A.replace("records: 3", "records: 4"), "utf-8")
    assert "O120" in amend(project, "sales@2025-02", "--remove").err
    assert amend(project, "sales@2025-02", "--value", "210").code == 0


def test_gb18030_stays(project: Path) -> None:
    path = project / "observations/c.csv"
    path.write_bytes(CSV.replace("某市", "㐂市").encode("gb18030"))
    assert amend(project, "firms@2021", "--value", "8100").code == 0
    then = CSV.replace("8000", "8100").replace("某市", "㐂市").encode("gb18030")
    assert path.read_bytes() == then


def test_a_byte_order_mark_and_line_ends_stay(project: Path) -> None:
    path = project / "observations/a.yaml"
    before = b"\xef\xbb\xbf" + A.replace("\n", "\r\n").encode()
    path.write_bytes(before)
    assert amend(project, "firms@2023", "--value", "10001").code == 0
    assert path.read_bytes() == before.replace(b"10000", b"10001")


def test_what_git_holds_is_left(project: Path) -> None:
    begun(project).commit(FILES)
    refused = amend(project, "firms@2021", "--remove")
    assert (refused.code, changed(project)) == (2, {})
    assert (
        "U224" in refused.err
        and "--status withdrawn" in refused.err
        and "--revises 2023-10 --reason" in refused.err
    )


@pytest.mark.long
def test_what_git_holds_is_corrected_by_a_publication(project: Path, tmp_path: Path) -> None:
    """Refused, with the commands to run, which then do what was asked for; what is not committed is
    amended.
    """
    here = begun(project)
    here.commit(FILES)
    (project / "observations/a.yaml").write_text(
        A.replace("records: 3", "records: 4") + "  - {indicator: firms, period: 2020, value: 1}\n",
        "utf-8",
    )
    assert amend(project, "firms@2020", "--value", "6000").code == 0
    assert amend(project, "firms@2020", "--remove").code == 0
    assert changed(project) == {}
    for words, then in (
        (("firms@2023", "--value", "-10 500 'x'"), "--value '-10 500 '\"'\"'x'\"'\"''"),
        (("sales@2025-02", "--period", "2025-03"), "--status withdrawn"),
        (("firms@2021", "--remove"), "--status withdrawn"),
    ):
        refused = amend(project, *words)
        assert (refused.code, changed(project)) == (2, {})
        assert "U224" in refused.err and then in refused.err, refused.err
    refused = tracker("-C", project.name, "amend", "firms@2021", "--remove", at=project.parent)
    run = refused.err.rpartition("run: ")[2].strip()
    assert run.startswith("tracker -C p add-observation firms --period 2021 ")
    answer = tracker(*shlex.split(run)[1:], at=project.parent)
    assert answer.code == 0, answer.err
    shown = tracker("show", "firms", at=project).out
    assert "taken back by" in shown and "recorded wrongly" in shown
    assert amend(project, "firms@2023", "--value", "10001", "--committed").code == 0


@pytest.mark.long
def test_a_repository_that_cannot_be_asked(project: Path) -> None:
    """Is no licence to change what it may hold; a folder without one is."""
    (project / ".git").write_text("gitdir: nowhere\n")
    assert "U229" in amend(project, "firms@2023", "--value", "10001", PATH="").err
    assert "U229" in amend(project, "firms@2023", "--value", "10001").err
    assert amend(project, "firms@2023", "--value", "10001", "--committed").code == 0
    (project / ".git").unlink()
    assert amend(project, "firms@2023", "--value", "10002", PATH="").code == 0


@pytest.mark.long
def test_a_file_without_git_is_nobodys(tmp_path: Path) -> None:
    """A repository without a commit holds nothing."""
    project = begun(write_project(tmp_path / "p", FILES)).root
    assert amend(project, "firms@2023", "--value", "10001").code == 0


@pytest.mark.parametrize(("typed", "code"), [("n", 130), ("y", 0)])
def test_it_asks_where_someone_is_there(project: Path, typed: str, code: int) -> None:
    answer = tracker("amend", "firms@2023", "--value", "10001", at=project, typed=[typed])
    assert (answer.code, bool(changed(project))) == (code, typed == "y")
