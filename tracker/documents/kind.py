"""What a document is: by its content first, by its name's ending where the content
leaves it open.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import PurePosixPath
from typing import Literal
from zipfile import ZipFile

from tracker.problems.problem import Refused

DocumentKind = Literal["text", "html", "csv", "pdf", "docx", "xlsx", "ods"]
_PACKAGES: dict[str, DocumentKind] = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_ENDINGS: dict[str, DocumentKind] = {
    ".csv": "csv", ".tsv": "csv", ".htm": "html", ".html": "html", ".shtml": "html",
    ".xhtml": "html", ".md": "text", ".markdown": "text",
}  # fmt: skip
_HTML = re.compile(
    rb"(?:<\?xml[^>]*>|<!--(?:(?!-->)[\s\S]){0,2000}-->|\s)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(
    rb"(?:^|\n)(?:MIME-Version:|Content-Type: multipart/)", re.IGNORECASE
)  # a web page as saved
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def document_kind(name: str, content: bytes) -> DocumentKind:
    """The kind of a document.

    Raises Refused: D101 unknown, D102 an old Office format, D103 encrypted, D104 broken.
    """
    start = content[:4096]
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(OLE):
        raise Refused("D103" if ENCRYPTED in content else "D102")
    if start.startswith(b"PK\x03\x04"):
        return _package(content)
    if start.startswith(
        (b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")
    ):
        raise Refused("D101")
    ending = _ENDINGS.get(PurePosixPath(name.lower()).suffix)
    if ending is None and _ARCHIVED.search(start):
        raise Refused("D101")
    if ending in (None, "csv") and _HTML.match(start.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    return ending or "text"


def _package(content: bytes) -> DocumentKind:
    try:
        with ZipFile(BytesIO(content)) as package:
            names = set(package.namelist())
            if (
                "mimetype" in names
                and b"opendocument.spreadsheet" in package.read("mimetype")[:200]
            ):
                return "ods"
    except Exception:  # a broken archive fails in many ways, each of them outside of what we know
        raise Refused("D104", words="ZIP") from None
    for part, kind in _PACKAGES.items():
        if part in names:
            return kind
    raise Refused("D101")
