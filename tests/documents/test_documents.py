"""Documents as text with places: one page as every kind says the same, and every offset has its
place.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.documents import AFTER, CAPTION, HEAD, KINDS, PARAGRAPHS, TABLE, TITLE
from tracker.documents import read_document
from tracker.documents.document import Document
from tracker.documents.radicals import RADICALS

every_kind = pytest.mark.parametrize("name", KINDS)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def seen(document: Document) -> str:
    """The text without what is to be passed over; the same length, so that offsets stay."""
    text = document.text
    for start, end in document.skipped:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {name: read_document(name, make()) for name, make in KINDS.items()}


@every_kind
def test_every_kind_says_the_same(documents: dict[str, Document], name: str) -> None:
    """The same sentences and rows in the same order, and nothing else."""
    text = seen(documents[name])
    if name.endswith(".md"):
        text = re.sub(r"^# |\| --- .*\n|\|", "", text, flags=re.MULTILINE)
    rows = ["".join(row) for row in TABLE]
    assert squeezed(text) == squeezed("".join([TITLE, *PARAGRAPHS, CAPTION, *rows, AFTER]))


@every_kind
def test_a_row_is_a_line_and_its_cells_are_parted_by_tabs(
    documents: dict[str, Document], name: str
) -> None:
    lines = [line for line in seen(documents[name]).split("\n") if "\t" in line]
    expected = [] if name.endswith(".md") else ["\t".join(row) for row in TABLE]
    assert lines == expected


@every_kind
def test_the_form_of_a_text(documents: dict[str, Document], name: str) -> None:
    document = documents[name]
    assert not re.search(r"[\r\ufeff\x00]", document.text) and document.text.endswith("\n")
    assert list(document.pages) == sorted(document.pages) and document.skipped == tuple(
        sorted(document.skipped)
    )
    assert all(page == 0 or document.text[page - 1] == "\n" for page in document.pages)


def test_what_a_document_says_of_itself(documents: dict[str, Document]) -> None:
    found = {
        name: (one.encoding, one.title == TITLE, one.published) for name, one in documents.items()
    }
    assert found == {
        "page.txt": ("UTF-8", False, None),
        "page-crlf.txt": ("UTF-8", False, None),
        "page-gbk.txt": ("GB18030", False, None),
        "page-utf16.txt": ("UTF-16", False, None),
        "page.md": ("UTF-8", True, None),
        "page.html": ("UTF-8", True, "2025-03-21"),
        "page-gb2312.html": ("GB18030", True, "2025-03-21"),
        "page.pdf": (None, False, None),
        "page.docx": (None, True, None),
        "page.xlsx": (None, False, None),
    }


def test_a_text_is_read_as_python_reads_it() -> None:
    """Universal newlines, no byte order mark: a span counts the same characters for everyone."""
    texts = {read_document(name, KINDS[name]()).text for name in KINDS if name.endswith(".txt")}
    assert texts == {KINDS["page.txt"]().decode()}


def test_pages_of_a_pdf(documents: dict[str, Document]) -> None:
    """The table goes over the page's end; head and number stand between its halves, and are
    skipped.
    """
    document = documents["page.pdf"]
    assert [document.text[start:end] for start, end in document.skipped] == [
        HEAD,
        "－ 1 －",
        HEAD,
        "－ 2 －",
    ]
    before, after = document.text.index("固定资产投资"), document.text.index("社会消费品")
    assert document.place(before) == (1, 21, 1) and document.place(after) == (2, 2, 1)
    assert len(document.pages) == 2


def test_the_place_in_a_sheet_is_its_row(documents: dict[str, Document]) -> None:
    document = documents["page.xlsx"]
    assert document.place(document.text.index("46200")) == (1, 18, len("城镇新增就业\t人\t") + 1)


@every_kind
def test_the_place_of_every_line(documents: dict[str, Document], name: str) -> None:
    _check_places(documents[name])


@given(
    st.lists(
        st.lists(st.text(st.sampled_from("全年12家。\t"), max_size=5), max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_the_place_of_any_offset(pages: list[list[str]]) -> None:
    texts = ["".join(f"{line}\n" for line in page) for page in pages]
    starts = [sum(map(len, texts[:number])) for number in range(len(texts))]
    _check_places(Document("a", "".join(texts), pages=tuple(starts)))
    _check_places(Document("a", "".join(texts).rstrip("\n")))


def _check_places(document: Document) -> None:
    """Against counting from the start, for every offset."""
    page, line, column = (1 if document.pages else None), 1, 1
    for offset, character in enumerate(document.text):
        while page and page < len(document.pages) and offset >= document.pages[page]:
            page, line = page + 1, 1
        assert document.place(offset) == (page, line, column)
        line, column = (line + 1, 1) if character == "\n" else (line, column + 1)


def test_radicals_are_folded_one_for_one() -> None:
    assert "⾼新技术⼈⺠⻓⻘".translate(RADICALS) == "高新技术人民长青"
    assert all(
        len(character) == 1 and 0x2E80 <= code <= 0x2FD5 for code, character in RADICALS.items()
    )
    assert not {ord(character) for character in RADICALS.values()} & set(RADICALS)
