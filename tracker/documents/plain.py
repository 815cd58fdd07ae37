"""Plain text, Markdown and CSV: nothing but the standard library is needed."""

from __future__ import annotations

import csv
import re

from tracker.documents.document import Document
from tracker.documents.encoding import decode_document
from tracker.documents.lines import row_of
from tracker.problems.problem import Refused

# alone in its line and nothing else than a page's number: － 12 －, 第12页 共36页, 12/36, Page 12
# of 36
PAGE_NUMBER = re.compile(
    r"^[^\S\n]*(?:[-－—–―]+ ?\d{1,4} ?[-－—–―]+|[·•] ?\d{1,4} ?[·•]"
    r"|第 ?\d{1,4} ?页(?:[ ,，/／、]*共 ?\d{1,4} ?页)?|[Pp]age \d{1,4}(?: of \d{1,4})?)[^\S\n]*$",
    re.MULTILINE,
)
_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)
_LONGEST = 10_000_000


def read_plain(name: str, content: bytes) -> Document:
    """A text as it is; a Markdown file's title is its first heading.

    `wrapped`, for a text may be broken anywhere.
    """
    text, encoding = decode_document(content)
    heading = _HEADING.search(text) if name.lower().endswith((".md", ".markdown")) else None
    skipped = tuple(found.span() for found in PAGE_NUMBER.finditer(text))
    title = (heading[1].rstrip(" #") or heading[1]).strip() if heading else None
    return Document(name, text, title=title, encoding=encoding, wrapped=True, skipped=skipped)


def read_csv_text(name: str, content: bytes) -> Document:
    """One line for a record, one page for all; parted by commas, semicolons or tabs, as the first
    line has more of.
    """
    text, encoding = decode_document(content)
    first = text.partition("\n")[0]
    delimiter = max(",\t;；", key=first.count)
    limit = csv.field_size_limit(_LONGEST)  # of the whole process: records have a lower one
    try:
        lines = [row_of(record) for record in csv.reader(text.split("\n"), delimiter=delimiter)]
    except csv.Error as error:
        raise Refused("D104", words=f"CSV, {error}") from None
    finally:
        csv.field_size_limit(limit)
    return Document(name, "\n".join(lines).rstrip("\n") + "\n", pages=(0,), encoding=encoding)
