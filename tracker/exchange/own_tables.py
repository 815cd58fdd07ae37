"""Which tables tracker itself wrote: an export may replace them."""

from __future__ import annotations

from tracker.exchange.record_tables import OBSERVATIONS_TABLE, TARGETS_TABLE
from tracker.exchange.sdmx_csv import SDMX_HEADER
from tracker.exchange.tidy import TIDY
from tracker.exchange.verdict_tables import ASSESSMENTS

_SINGLE = (OBSERVATIONS_TABLE, TARGETS_TABLE, ASSESSMENTS)
_TELLING = 6  # columns at the beginning by which a header is known
_HEADERS = [
    ",".join(names[:_TELLING]).encode() + b","
    for names in (*([column.name for column in one.columns] for one in _SINGLE), SDMX_HEADER)
]
_FIRST_KEYS = [f'{{"{one.columns[0].name}": '.encode() for one in _SINGLE]
_BINARY = (b"SQLite format 3\0", b"PAR1", b"PK")  # hold the mark somewhere


def is_own_table(content: bytes) -> bool:
    """Whether an export wrote a file with this content: by its header, its first key or its mark.

    >>> is_own_table(b"STRUCTURE,STRUCTURE_ID,ACTION\\n"), is_own_table(b'{"target": "a"}')
    (False, True)
    """
    if content.startswith(_BINARY):
        return TIDY.encode() in content
    text = content.removeprefix(b"\xef\xbb\xbf")
    return any(text.startswith(head) for head in (*_HEADERS, *_FIRST_KEYS))
