"""The case files: projects with the problems that reading them must find, and every row
of CODES.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.projects import CASES, Case, cases
from tracker.formats.text import render_problems
from tracker.language import LANGUAGES, Language
from tracker.problems.codes import CODES, hint, message
from tracker.words.meanings import MEANINGS
from tracker.workflows.check import explain

ALL = cases()
# O122: by check --strict alone (test_cli.py); O132–O134: of kept documents (test_kept.py);
# A401–A403: of an audit (test_audit_found.py)
# of documents, of commands, and of totals, whose projects are too large to keep (test_totals.py)
ELSEWHERE = re.compile(r"[DU]|F5|F1(?:08|09|10|11|12)|O122|O13[2-4]|A40[123]")
READ = sorted(code for code in CODES if not ELSEWHERE.match(code))


AT_LIMIT = "-at-the-limit"
every = pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case, id=case.name, marks=pytest.mark.long if case.name.endswith(AT_LIMIT) else ()
        )
        for case in ALL
    ],
)
each = pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.name, marks=pytest.mark.long if case.large else ())
        for case in ALL
    ],
)


@every
def test_case(case: Case, tmp_path: Path) -> None:
    assert case.places(case.problems(tmp_path / "project")) == sorted(case.expected)


@each
def test_problems_can_be_told(case: Case, tmp_path: Path) -> None:
    """Every fact that a sentence or mend asks for is there, in both languages."""
    found = case.problems(tmp_path / "project")
    sources = {file.name: file.text for file in case.files}
    for language in LANGUAGES:
        told = render_problems(found, language, sources)
        for one in (*found[:50], *found[50:][-50:]):
            row = CODES[one.code]
            assert _names(*row.sentence, *row.mend) <= {key for key, _ in one.facts}, one
            assert one.code != "F202" or 0 < int(dict(one.facts)["first"]) < (one.line or 0), one
            assert f"{one.place} {one.code} " in told or f"\n{one.code} " in f"\n{told}", one
            assert not re.search(
                r"\bNone\b|\[['\]]|\{['}]", message(one, language) + hint(one, language)
            ), one


@pytest.mark.parametrize("code", READ)
def test_every_code_has_a_case(code: str) -> None:
    own = [case for case in ALL if case.name.startswith(code)]
    assert own and any(line.endswith(code) for case in own for line in case.expected)


def test_every_case_is_called_by_its_code() -> None:
    assert {path.name[:4] for path in CASES.glob("*.txt")} <= set(READ)
    assert {path.suffix for path in CASES.iterdir()} == {".txt", ".yaml"}


@pytest.mark.parametrize("code", CODES)
def test_a_code_says_the_same_in_both_languages(code: str) -> None:
    row = CODES[code]
    for zh, en in (row.sentence, row.why, row.mend):
        assert zh.strip() and en.strip()
        assert _names(zh) == _names(en)
    assert not _names(*row.why)
    assert code[0] in "FTOADU" and row.severity in ("error", "warning")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", [*CODES, *MEANINGS])
def test_explain(word: str, language: Language) -> None:
    told = explain(word, language)
    assert told.startswith(word) and told.endswith("\n") and len(told.strip().splitlines()) >= 3
    assert told in (explain(word.lower(), language), explain(word.upper(), language))
    assert word in explain(None, language)


def _names(*sentences: str) -> set[str]:
    """The facts named in braces."""
    return set(re.findall(r"\{(\w+)\}", " ".join(sentences)))
