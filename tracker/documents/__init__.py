"""Documents → text with places: bytes of any kind that an office keeps become a
documents.document.Document.
"""

from __future__ import annotations

from tracker.documents.document import Document
from tracker.documents.kind import document_kind
from tracker.model.layout import LARGEST_DOCUMENT
from tracker.problems.problem import CannotRun, Refused, problem, problem_of

LIBRARIES = (
    "pypdfium2",
    "docx",
    "lxml",
    "selectolax",
    "python_calamine",
    "xlrd",
)  # of the extra `docs`


def read_document(name: str, content: bytes) -> Document:
    """A document as read. Raises CannotRun(3) with a D code where it cannot be read whole."""
    try:
        return _read(name, content)
    except Refused as stop:
        raise CannotRun(3, problem_of(stop, name)) from None
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in LIBRARIES:
            raise
        raise CannotRun(3, problem("D108", name, library=missing.name)) from None


def _read(name: str, content: bytes) -> Document:
    if len(content) > LARGEST_DOCUMENT:
        raise Refused("D107", most=f"{LARGEST_DOCUMENT >> 20}")
    if not content:
        raise Refused("D106")
    match document_kind(name, content):
        case "text":
            from tracker.documents.plain import read_plain as read
        case "csv":
            from tracker.documents.plain import read_csv_text as read
        case "html":
            from tracker.documents.html import read_html as read
        case "pdf":
            from tracker.documents.pdf import read_pdf as read
        case "docx":
            from tracker.documents.word import read_docx as read
        case "xlsx":
            from tracker.documents.workbook import read_xlsx as read
        case "ods":
            from tracker.documents.ods import read_ods as read
    document = read(name, content)
    if not document.text or document.text.isspace():
        raise Refused("D106")
    return document
