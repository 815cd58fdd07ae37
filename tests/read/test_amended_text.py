"""One scalar changed, one key added, one record taken out; every other byte stays."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from tracker.read.amend import amend_yaml, remove_yaml
from tracker.read.amend_csv import amend_csv, remove_csv
from tracker.read.yamltext import read_yaml

# what stands before and behind the record that is changed
CSV = 'indicator,period,value,note\r\nfirms,2024," 11,000 ","a\r\nb ""c"""\r\nfirms, 2023 ,11000\r\n\r\nenergy,2024,-3.5%,x'
HEAD = """\
# 12000 in a comment, value: 11000
publication: {title: "统计公报: 一", published: 2025-03, records: 3} # records: 3
observations:
  - {indicator: firms, period: 2024, value: 11000}
"""
TAIL = """\
  # about the next one: value: 11000
  - indicator: firms
    period: 2023
    value: 11000
"""
# (the record, what is changed, the record afterwards)
CHANGES = [
    pytest.param("  - indicator: firms\n    value: 11000 # 11000\n    period: 2024\n", {"value": "12000"},
                 "  - indicator: firms\n    value: 12000 # 11000\n    period: 2024\n", id="plain"),
    pytest.param("  - indicator: firms\n    value: '11''000'   # it's\n", {"value": "it's 5"},
                 "  - indicator: firms\n    value: 'it''s 5'   # it's\n", id="single-quotes"),
    pytest.param('  - indicator: firms\n    note: "a \\" # b" # c\n', {"note": 'x # "y"'},
                 '  - indicator: firms\n    note: "x # \\"y\\"" # c\n', id="double-quotes"),
    pytest.param("  - indicator: firms\n    note: |\n      one\n      two # no comment\n\n    period: 2024\n", {"note": "three"},
                 "  - indicator: firms\n    note: three\n\n    period: 2024\n", id="literal-block"),
    pytest.param("  - indicator: firms\n    note: >-\n      one\n\n      two\n", {"note": "three: four"},
                 "  - indicator: firms\n    note: 'three: four'\n", id="folded-block-at-the-end"),
    pytest.param("  - indicator: firms\n    note: one\n      two\n    period: 2024\n", {"note": "#5"},
                 "  - indicator: firms\n    note: '#5'\n    period: 2024\n", id="over-two-lines"),
    pytest.param("  - {indicator: firms, value: 11000 , period: 2024} # {}\n", {"value": "1, 2"},
                 "  - {indicator: firms, value: '1, 2' , period: 2024} # {}\n", id="in-braces"),
    pytest.param('  - {"indicator":"firms","value":"11000","period":"2024"}\n', {"value": "5", "unit": "家"},
                 '  - {"indicator":"firms","value":"5", unit: 家,"period":"2024"}\n', id="as-json"),
    pytest.param("  - {indicator: firms,\n     value: 1, # one\n     period: 2024}\n", {"unit": "万[家]"},
                 "  - {indicator: firms,\n     value: 1, unit: '万[家]', # one\n     period: 2024}\n", id="braces-over-lines"),
    pytest.param("  - indicator: firms\n    value: 11000 # ?\n    area: 某市\n", {"unit": "家"},
                 "  - indicator: firms\n    value: 11000 # ?\n    unit: 家\n    area: 某市\n", id="new-key"),
    pytest.param("  -\n      indicator: firms\n      locator: |\n        p. 3\n", {"note": "n"},
                 "  -\n      indicator: firms\n      note: n\n      locator: |\n        p. 3\n", id="new-key-beside-a-block"),
    pytest.param("  - indicator: firms\n    note: # none yet\n    period: 2024\n", {"note": "x"},
                 "  - indicator: firms\n    note: x # none yet\n    period: 2024\n", id="was-empty"),
    pytest.param("  - {indicator: firms, value: , period: 2024}\n", {"value": "5"},
                 "  - {indicator: firms, value: 5, period: 2024}\n", id="was-empty-in-braces"),
    pytest.param("  - indicator: firms\n    value: 5\n", {"value": "-3.5%", "ytd": "true", "period": "2024-06"},
                 "  - indicator: firms\n    period: 2024-06\n    value: -3.5%\n    ytd: true\n", id="several"),
    pytest.param("  - indicator: firms\n    claims:\n      - {growth: 1%, of: 2023}\n    value: 5\n", {"value": "6"},
                 "  - indicator: firms\n    claims:\n      - {growth: 1%, of: 2023}\n    value: 6\n", id="behind-claims"),
]  # fmt: skip
ENDS = [
    pytest.param("\n", id="lf"),
    pytest.param("\r\n", id="crlf"),
    pytest.param("\u2028", id="of-yaml-alone"),
]


@pytest.mark.parametrize("newline", ENDS)
@pytest.mark.parametrize(("record", "changes", "then"), CHANGES)
def test_a_field_changes_and_nothing_else(
    record: str, changes: dict[str, str], then: str, newline: str
) -> None:
    before, expected = (f"{HEAD}{one}{TAIL}".replace("\n", newline) for one in (record, then))
    assert amend_yaml(before, "a.yaml", 1, changes) == expected
    assert amend_yaml(f"{HEAD}{record}".rstrip("\n"), "a.yaml", 1, changes) == (
        f"{HEAD}{then}".rstrip("\n")
    )


@pytest.mark.parametrize(
    "record",
    [
        pytest.param("  - {indicator: firms, value: [1, 2]}\n", id="no-scalar"),
        pytest.param("  - {indicator: firms, value}\n", id="a-key-alone"),
    ],
)
def test_what_cannot_be_done_in_place_is_left(record: str) -> None:
    assert amend_yaml(HEAD + record + TAIL, "a.yaml", 1, {"value": "6"}) is None


HOSTILE = (
    "it's", 'a "b"', "a: b", "a #b", "#x", "[1]", "{a: b}", "|", "> x", "- x", "? y", "&a", "*a", "!t", "%x", "@x",
    "`x`", "“x”", "「x」", "null", "~", "no", "a\nb", "x\u2028y", "\x1b[31m", "企业：数", "<<", "---", "=1+1", "1,2", "😀",
)  # fmt: skip


@pytest.mark.parametrize("record", [one.values[0] for one in CHANGES[::2]])
def test_any_text_reads_back_and_all_else_stays(record: str) -> None:
    before = f"{HEAD}{record}{TAIL}"
    rows = list(csv.reader(StringIO(CSV, newline="")))
    for words in HOSTILE:
        for key in ("value", "note"):
            new = amend_yaml(before, "a.yaml", 1, {key: words})
            tree = read_yaml(new or "", "a.yaml")[0]
            assert tree is not None, words
            assert tree.listed("observations")[1].plain()[key] == words
        cell = amend_csv(CSV, 4, {"note": words})
        (changed,) = (
            one for one in csv.reader(StringIO(cell or "", newline="")) if one not in rows
        )
        assert changed[3] == words


BLOCK = "  - indicator: firms\n    period: %s # 5\n    value: 5 # c\n"
REMOVED = [
    pytest.param(BLOCK % 1 + "# kept\n" + BLOCK % 2 + BLOCK % 3, 1, BLOCK % 1 + "# kept\n" + BLOCK % 3, id="middle"),
    pytest.param(BLOCK % 1 + BLOCK % 2 + "\n# kept\n", 1, BLOCK % 1 + "\n# kept\n", id="last"),
    pytest.param("  # kept\n" + BLOCK % 1 + BLOCK % 2, 0, "  # kept\n" + BLOCK % 2, id="first"),
    pytest.param("  -\n    indicator: firms\n    note: |\n      a\n\n\n  # kept\n" + BLOCK % 2, 0, "  # kept\n" + BLOCK % 2, id="ends-with-a-block"),
    pytest.param(BLOCK % 1 + (BLOCK % 2)[:-1], 1, BLOCK % 1, id="without-a-last-line-end"),
    pytest.param("  [{indicator: a}, # c\n   {indicator: b}, # d\n   {indicator: c}]\n", 1, "  [{indicator: a}, # c\n   # d\n   {indicator: c}]\n", id="in-brackets"),
    pytest.param("  [{indicator: a},\n   {indicator: b},\n   {indicator: c}]\n", 1, "  [{indicator: a},\n   {indicator: c}]\n", id="a-line-of-brackets"),
    pytest.param("  [{indicator: a}, {indicator: b}]\n", 1, "  [{indicator: a}]\n", id="last-in-brackets"),
    pytest.param("  [{indicator: a}, # c\n   {indicator: b}]\n", 1, "  [{indicator: a}, # c\n   ]\n", id="behind-a-comment"),
]  # fmt: skip


@pytest.mark.parametrize("newline", ENDS[:2])
@pytest.mark.parametrize(("listed", "index", "then"), REMOVED)
def test_a_record_is_taken_out(listed: str, index: int, then: str, newline: str) -> None:
    """With its lines; the number of records follows, wherever it stands."""
    tree = read_yaml(f"observations:\n{listed}", "a.yaml")[0]
    assert tree is not None
    there = len(tree.listed("observations"))
    for head in ("publication: {records: '%s', title: 9}\n", "publication:\n  records: %s # 7\n"):
        before, expected = (
            f"{head % number}observations:\n{text}".replace("\n", newline)
            for number, text in ((there, listed), (there - 1, then))
        )
        assert remove_yaml(before, "a.yaml", index) == expected
    last = "publication:\n  records: %s"
    if not listed.endswith("\n"):
        return
    assert remove_yaml(f"observations:\n{listed}{last % there}", "a.yaml", index) == (
        f"observations:\n{then}{last % (there - 1)}"
    )


CELLS = [
    pytest.param(2, {"value": "12000"}, CSV.replace('" 11,000 "', '"12000"'), id="quoted"),
    pytest.param(2, {"note": 'x"y'}, CSV.replace('"a\r\nb ""c"""', '"x""y"'), id="over-two-lines"),
    pytest.param(4, {"period": "2022"}, CSV.replace(" 2023 ", " 2022 "), id="space-around"),
    pytest.param(4, {"value": "1,2"}, CSV.replace(",11000\r", ',"1,2"\r'), id="needs-quotes"),
    pytest.param(4, {"note": "n"}, CSV.replace(",11000\r", ",11000,n\r"), id="short-row"),
    pytest.param(6, {"value": "-3%"}, CSV.replace("-3.5%", "-3%"), id="last"),
    pytest.param(6, {"unit": "%"}, CSV.replace("note\r", "note,unit\r") + ",%", id="new-column"),
    pytest.param(4, {"unit": "家"}, CSV.replace("note\r", "note,unit\r").replace(",11000\r", ",11000,,家\r"), id="new-column-short-row"),
    pytest.param(3, {"value": "1"}, None, id="within-a-row"),
    pytest.param(9, {"value": "1"}, None, id="beyond"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "changes", "expected"), CELLS)
def test_a_cell_changes_and_nothing_else(
    line: int, changes: dict[str, str], expected: str | None
) -> None:
    assert amend_csv(CSV, line, changes) == expected


@pytest.mark.parametrize("line", [2, 4, 6])
def test_a_row_is_taken_out(line: int) -> None:
    new = remove_csv(CSV, line)
    assert new is not None
    rows, left = (list(csv.reader(StringIO(text, newline=""))) for text in (CSV, new))
    del rows[{2: 1, 4: 2, 6: 4}[line]]
    assert left == rows
