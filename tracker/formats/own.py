"""What tracker itself wrote, known by its schema, generator, first comment or header: a report may
replace it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from tracker.model.layout import AUTHOR
from tracker.words.terms import SYMBOLS, WORDS

COMMENT = "[//]: # (tracker report)"  # the first line of a briefing; Markdown shows nothing of it
_HEAD = 8192
_CORE = "docProps/core.xml"
_STATUSES = "|".join(re.escape(word) for key in SYMBOLS for word in WORDS[key])
# how a file of each format begins; a pattern stands for every format that is written alike
_BEGINNINGS = {
    "json": r'\{\s*"schema": "tracker/',
    "html": r'<!DOCTYPE html>.{0,2000}?<meta name="generator" content="tracker">',
    "csv": r"id(?:,plan,indicator,name,[^\n]*)?\n|target,indicator(?:,period,ytd,[^\n]*)?\n"
           r"|id,name,(?:area,start,end|unit,measure|plan,indicator),[^\n]*\n"
           r"|(?:section|owner),plans,targets,[^\n]*\n|title,publisher,published,tier,[^\n]*\n"
           r"|indicator,area(?:,rank,rank_last,[^\n]*)?\n",
    "junit": r'<\?xml [^>]*\?>\s*<testsuites name="tracker">',
    "sarif": r'\{\s*"\$schema": "[^"]*sarif[^"]*",.{0,200}?"driver": \{\s*"name": "tracker"',
    "github": r"::(?:error|warning|notice) file=[^\n]*?,title=|\d+ errors?, \d+ warning"
              r"|\d+ 个错误，\d+ 个警告",
    "markdown": re.escape(COMMENT),
    "gitlab": r'\[\]\n\Z|\[\s*\{\s*"description": "[^\n]*",\s*'
              r'"check_name": "(?:[A-Z]\d{3}|[a-z_]+)",\s*'
              r'"fingerprint": "[0-9a-f]{32}",\s*"severity"',
    "openmetrics": r"# HELP tracker_",
    "ics": r"BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:-//tracker//",
    "badge": r'\{\s*"schemaVersion": 1,\s*"label": "[^\n]*",\s*"message": "(?:' + _STATUSES
             + r'|良好 |good |没有目标|no targets)[^\n]*",\s*"color": "[a-z]+"\s*\}\s*\Z',
}  # fmt: skip
_BEGINNING = re.compile("|".join(f"(?:{one})" for one in _BEGINNINGS.values()), re.DOTALL)


def is_own(content: bytes) -> bool:
    """Whether tracker wrote a file with this content, or there is nothing in it.

    >>> is_own(b'{"schema": "tracker/report/1"}'), is_own(b"# My notes"), is_own(b"")
    (True, False, True)
    """
    if content.startswith(b"PK"):
        return _is_own_workbook(content)
    head = content[:_HEAD].decode("utf-8", "replace").removeprefix("\ufeff")
    return not content.strip() or _BEGINNING.match(head) is not None


def _is_own_workbook(content: bytes) -> bool:
    """Made by tracker, and not saved again by a person."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            if book.getinfo(_CORE).file_size > _HEAD:
                return False
            said = book.read(_CORE).decode("utf-8", "replace")
    except (
        zipfile.BadZipFile,
        KeyError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        zlib.error,
    ):
        return False
    tags = ("dc:creator", "cp:lastModifiedBy")
    return all(f"<{tag}>{AUTHOR}</{tag}>" in said for tag in tags)
