"""Documents that cannot be read, or not whole: each has its code; no stranger's file ends in a
traceback.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.test_documents_kinds import ods_cell, opendocument
from tests.support.documents import KINDS, docx, html, pdf, raw_pdf, xlsx
from tracker.documents import read_document
from tracker.language import LANGUAGES
from tracker.model.layout import LARGEST_DOCUMENT
from tracker.problems.codes import CODES, hint, message
from tracker.problems.problem import CannotRun, Problem

M = 1_000_000
BOMB = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refused(name: str, content: bytes) -> Problem | None:
    """The problem of a document; None for one that is read."""
    try:
        read_document(name, content)
    except CannotRun as stop:
        (found,) = stop.problems
        return found if stop.status == 3 else None
    return None


def changed(package: bytes, part: str, change: Callable[[bytes], bytes], method: int = 0) -> bytes:
    """An Office package with one part changed."""
    file = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(file, "w", method) as new:
        for one in old.infolist():
            content = old.read(one)
            new.writestr(one.filename, change(content) if one.filename == part else content)
    return file.getvalue()


def packed(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def lying(package: bytes, part: str) -> bytes:
    """An archive that declares a part of ten bytes which unpacks to far more."""
    content = bytearray(changed(package, part, lambda xml: xml + b" " * 40 * M, ZIP_DEFLATED))
    with ZipFile(BytesIO(bytes(content))) as archive:
        info = archive.getinfo(part)
    size = info.file_size.to_bytes(4, "little")
    return bytes(content.replace(size, (10).to_bytes(4, "little")))


def encrypted_pdf() -> bytes:
    from reportlab.pdfgen import canvas

    file = BytesIO()
    sheet = canvas.Canvas(file, invariant=1, encrypt="secret")
    sheet.drawString(100, 100, "12 firms")
    sheet.save()
    return file.getvalue()


def scanned_pdf(pages: int = 1, text: str = "") -> bytes:
    """Pages that are a picture each; the last holds text where some is given."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen import canvas

    pixel = b"P6 2 2 255\n" + bytes(12)
    file = BytesIO()
    sheet = canvas.Canvas(file, invariant=1)
    for _ in range(pages):
        sheet.drawImage(ImageReader(BytesIO(pixel)), 0, 0, 500, 500)
        sheet.showPage()
    if text:
        sheet.drawString(100, 100, text)
    sheet.save()
    return file.getvalue()


def sheet_with(cells: str) -> bytes:
    """A workbook whose first sheet holds this XML."""
    return changed(
        xlsx(),
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(
            rb"<sheetData>.*</sheetData>",
            f"<sheetData>{cells}</sheetData>".encode(),
            xml,
            flags=re.DOTALL,
        ),
    )


CASES: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "picture": ("D101", "a.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99)),
    "binary": ("D101", "a.txt", lambda: bytes(range(256))),
    "rtf": ("D101", "a.doc", lambda: rb"{\rtf1 12}"),
    "archive-of-other-things": ("D101", "a.zip", lambda: packed(a=b"12")),
    "presentation": ("D101", "a.pptx", lambda: packed(**{"ppt/presentation.xml": b"<p/>"})),
    "saved-web-page": ("D101", "a.mht", lambda: b"From: <Saved>\nMIME-Version: 1.0\n\n=31=32"),
    "old-word": ("D102", "a.doc", lambda: OLE + bytes(600)),
    "old-excel": ("D102", "a.xls", lambda: OLE + bytes(600)),
    "encrypted-office": ("D103", "a.docx", lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")),
    "encrypted-pdf": ("D103", "a.pdf", encrypted_pdf),
    "broken-pdf": ("D104", "a.pdf", lambda: b"%PDF-1.7\nnothing"),
    "cut-zip": ("D104", "a.docx", lambda: docx()[:2000]),
    "cut-in-a-part": ("D104", "a.docx", lambda: docx()[:3000] + bytes(200) + docx()[3200:]),
    "word-not-xml": ("D104", "a.docx", lambda: changed(docx(), "word/document.xml", lambda xml: xml[:500])),
    "word-without-types": ("D104", "a.docx", lambda: packed(**{"word/document.xml": b"<a/>"})),
    "word-entities": ("D104", "a.docx", lambda: changed(docx(), "word/document.xml", lambda xml: BOMB.encode() + xml)),
    "word-deep": ("D104", "a.docx", lambda: changed(docx(), "word/document.xml", lambda xml: xml.replace(b"<w:body>", b"<w:body>" + b"<w:p>" * M))),
    "sheet-not-xml": ("D104", "a.xlsx", lambda: changed(xlsx(), "xl/workbook.xml", lambda xml: xml[:300])),
    "sheet-entities": ("D104", "a.xlsx", lambda: changed(xlsx(), "xl/sharedStrings.xml", lambda xml: BOMB.encode() + xml)),
    "opendocument-not-xml": ("D104", "a.ods", lambda: opendocument("<table:table-row>")),
    "opendocument-entities": ("D104", "a.ods", lambda: changed(opendocument(""), "content.xml", lambda xml: BOMB.encode() + xml)),
    "web-page-deep": ("D104", "a.html", lambda: b"<html>" + b"<div>" * 100_000 + b"12"),
    "lying-archive": ("D104", "a.docx", lambda: lying(docx(), "word/document.xml")),
    "csv-one-field": ("D104", "a.csv", lambda: b'a,"' + b"x" * 11 * M),
    "scan": ("D105", "a.pdf", scanned_pdf), "empty": ("D106", "a.txt", lambda: b""),
    "spaces": ("D106", "a.txt", lambda: "\ufeff \n\u3000\n".encode()),
    "web-page-of-scripts": ("D106", "a.html", lambda: b"<html><body><div id=app></div><script>load(12)</script>"),
    "word-of-nothing": ("D106", "a.docx", lambda: changed(docx(), "word/document.xml", lambda xml: re.sub(rb"<w:body>.*</w:body>", b"<w:body/>", xml, flags=re.DOTALL))),
    "empty-sheet": ("D106", "a.xlsx", lambda: sheet_with("")),
    "large": ("D107", "a.txt", lambda: b"a" * (LARGEST_DOCUMENT + 1)),
    "archive-bomb": ("D107", "a.docx", lambda: changed(docx(), "word/document.xml", lambda xml: xml + b" " * 60 * M, ZIP_DEFLATED)),
    "many-parts": ("D107", "a.docx", lambda: packed(**{"word/document.xml": b"", **{f"a{i}": b"" for i in range(10_001)}})),
    "sheet-of-a-billion-cells": ("D107", "a.xlsx", lambda: sheet_with('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "opendocument-repeated": ("D107", "a.ods", lambda: opendocument('<table:table-row table:number-rows-repeated="9999999"><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>')),
    "left-out": ("D110", "a.pdf", lambda: raw_pdf("<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[65/greaterequal]>>>>", b"A", b"65")),
    "no-encoding": ("D109", "a.txt", lambda: "全年".encode() + b"\xff\xff\xfe\x81" * 9),
    "utf-8-cut": ("D109", "a.txt", lambda: "全年高新技术企业达到一万五千家".encode()[:-1]),
    "russian": ("D109", "a.txt", lambda: "Число предприятий выросло".encode("koi8-r")),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_refused(case: str) -> None:
    code, name, make = CASES[case]
    found = refused(name, make())
    assert found is not None and (found.code, found.file) == (code, name)
    _check_told(found)


def _check_told(found: Problem) -> None:
    """Every fact that a sentence asks for is there, in both languages."""
    row = CODES[found.code]
    assert set(re.findall(r"\{(\w+)\}", "".join(row.sentence + row.mend))) <= {
        key for key, _ in found.facts
    }
    for language in LANGUAGES:
        assert "…" not in message(found, language) and hint(found, language)


@pytest.mark.parametrize(
    ("library", "name"),
    [
        ("pypdfium2", "page.pdf"),
        ("docx", "page.docx"),
        ("selectolax", "page.html"),
        ("python_calamine", "page.xlsx"),
    ],
)
def test_a_library_that_is_missing(
    monkeypatch: pytest.MonkeyPatch, library: str, name: str
) -> None:
    content = KINDS[name]()
    for module in [one for one in sys.modules if one.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    found = refused(name, content)
    assert found is not None and found.code == "D108"
    _check_told(found)
    for words in ("pip install '.[docs]'", "pip install 'plan-target-tracker[docs]'"):
        assert all(words in hint(found, language) for language in LANGUAGES)


def test_every_code_has_a_case() -> None:
    apart = {
        "D113",
        "D114",
        "D115",
        "D116",
        "D117",
        "D118",
        "D119",
    }  # how a process may end: test_child_process.py; a form that was changed: test_import_days.py
    assert {code for code, _, _ in CASES.values()} | {"D108"} | apart == {
        code for code in CODES if code[0] == "D"
    }


def test_pages_that_nobody_has_read_are_said() -> None:
    document = read_document("a.pdf", scanned_pdf(2, "12 firms"))
    assert (document.pictures, document.text) == ((1, 2), "12 firms\n")


LONG = [
    ("one-line", "a.txt", lambda m: b"1" * 50 * m),
    ("one-line-of-gbk", "a.txt", lambda m: "全年".encode("gbk") * 5 * m),
    ("dashes", "a.txt", lambda m: b"-" * m + b"\n" + b" " * m),
    ("commas", "a.csv", lambda m: b"1" + b"," * 10 * m),
    ("html-one-line", "a.html", lambda m: b"<html><p>" + b"a" * 20 * m),
    ("html-paragraphs", "a.html", lambda m: b"<html>" + b"<p>1" * (m // 5)),
    ("html-unclosed", "a.html", lambda _: b"<html>" + b"<b>1" * 1_900),
    ("html-tables-in-tables", "a.html", lambda _: b"<html>" + b"<table><tr><td>1" * 650),
    ("html-comments", "a.html", lambda m: b"<html>1" + b"<!--" * m),
    ("html-metas", "a.html", lambda m: b"<html>1<meta " + b"<meta " * m),
    ("html-spans", "a.html", lambda m: b"<html><table>" + b"<tr><td colspan=1000 rowspan=65534>1" * (m // 50)),
]  # fmt: skip


@pytest.mark.parametrize("size", [M // 100, pytest.param(M, marks=pytest.mark.long)])
@pytest.mark.parametrize(
    ("name", "make"), [pytest.param(name, make, id=case) for case, name, make in LONG]
)
def test_large_and_odd_documents_are_read(
    name: str, make: Callable[[int], bytes], size: int
) -> None:
    content = make(size)
    assert refused(name, content) is None


@given(st.data())
def test_a_damaged_document_is_read_or_refused(data: st.DataObject) -> None:
    """Bytes changed anywhere; whatever becomes of it, nothing else than CannotRun gets out."""
    name = data.draw(st.sampled_from(sorted(MADE)))
    content = bytearray(MADE[name])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    refused(name, bytes(content))


@given(
    st.binary(max_size=200),
    st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", OLE, b"", b"\xff\xfe"]),
    st.sampled_from(sorted(KINDS)),
)
def test_any_bytes_are_read_or_refused(content: bytes, start: bytes, name: str) -> None:
    refused(name, start + content)


@given(st.data())
def test_a_damaged_part_is_read_or_refused(data: st.DataObject) -> None:
    """The same within a package whose checksums are right, so that the XML itself is what is
    damaged.
    """
    name, part = data.draw(st.sampled_from(PARTS))
    package = MADE[name]
    with ZipFile(BytesIO(package)) as archive:
        content = bytearray(archive.read(part))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(
            st.binary(max_size=4)
            | st.sampled_from([b"<", b">", b"9", b"<c ", b"<v>", b"</v>", b' s="1"'])
        )
        content[at : at + data.draw(st.integers(0, 8))] = piece
    refused(name, changed(package, part, lambda _: bytes(content)))


PARTS = [
    ("page.docx", "word/document.xml"), ("page.docx", "[Content_Types].xml"),
    ("page.docx", "word/_rels/document.xml.rels"), ("page.xlsx", "xl/worksheets/sheet1.xml"),
    ("page.xlsx", "xl/styles.xml"), ("page.xlsx", "xl/workbook.xml"),
    ("page.xlsx", "xl/sharedStrings.xml"), ("page.ods", "content.xml"),
]  # fmt: skip
MADE = {"page.pdf": pdf(), "page.docx": docx(), "page.xlsx": xlsx(), "page.html": html().encode()}
MADE["page.ods"] = opendocument(
    f"<table:table-row>{ods_cell('float', '12', '12')}</table:table-row>"
)
