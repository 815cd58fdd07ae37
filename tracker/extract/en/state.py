"""What an English document has settled by its opening and headings, for the sentences that follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tracker.extract.candidate import DocumentState, Time
from tracker.extract.en.vocabulary import FUTURE
from tracker.extract.reflow import Line

_AHEAD = re.compile(
    r"(?i)target|goal|ambition|commit|objective|want to see|will:|by 20\d\d|plan\b|what.s next|next steps"
)
_BACK = re.compile(
    r"(?i)progress|result|performance|achiev|where we are|so far|key facts|findings|data|baseline|background|summary|statistics"
)
_LONGEST = 70  # characters of a heading


def opening_state(lines: Sequence[Line], published: date | None) -> DocumentState:
    """What a document's opening settles: only the day of publication says which year it is about."""
    return DocumentState(published.year if published else None, published=published)


def take_heading(state: DocumentState, words: str, times: Sequence[Time]) -> None:
    """Take a line that opens a list or stands above a section: it says whether what follows is
    planned or done.
    """
    opens = words.rstrip().endswith(":")
    if not opens and not (words.endswith("\n") and len(words) < _LONGEST):
        return
    promised = opens and (FUTURE.search(words) or any(one.kind == "due" for one in times))
    if promised or _AHEAD.search(words):
        state.ahead = True
    elif _BACK.search(words):
        state.ahead = False
