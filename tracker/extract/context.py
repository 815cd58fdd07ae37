"""Spot: one number with the words around it, cut out once for everything that is asked of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.extract.candidate import Mention
from tracker.extract.zh.names import stripped
from tracker.extract.zh.times import Time
from tracker.extract.zh.vocabulary import CHANGE

STOPS = "，,。；;：:！？!?\n"
_STOP = re.compile(f"[{STOPS}]")
_UP_TO = re.compile(
    r"[^，。；\d]{0,12}?(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩小|缩短|压减|升|降|增|减)(?:到|至|为)"
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention in its sentence (`start` to `end`) and clause; `left` and `right` are the words
    beside it.

    Times are left out of `left`; `change` is a verb of change at its end; `base` what it is
    compared with.
    """

    text: str
    start: int
    end: int
    clause: int
    clause_end: int
    mention: Mention
    previous: Mention | None
    left: str
    right: str
    change: re.Match[str] | None
    time: Time | None
    base: Time | None

    @property
    def before(self) -> str:
        """The sentence up to the number."""
        return self.text[self.start : self.mention.start]

    @property
    def here(self) -> str:
        """The clause up to the number."""
        return self.text[self.clause : self.mention.start]

    @property
    def unit_on(self) -> str:
        """A few characters from the last one of the number and its unit."""
        return self.text[self.mention.end - 1 : self.mention.end + 8]


def spot_of(
    text: str,
    start: int,
    end: int,
    mention: Mention,
    previous: Mention | None,
    after: Mention | None,
    times: Sequence[Time],
    carried: Time | None,
) -> Spot:
    """Cut out the words around a number."""
    clause = _last_stop(text, start, mention.start)
    from_ = max(clause, previous.end if previous else start)
    if (
        clause > start
        and text[clause - 1] in "：:"
        and from_ == clause
        and not stripped(text[from_ : mention.start])
    ):
        from_ = clause = max(
            _last_stop(text, start, clause - 1), previous.end if previous else start
        )
    stop = _STOP.search(text, mention.end, end)
    clause_end = stop.start() if stop else end
    left = _without(text, from_, mention.start, times)
    change = CHANGE.search(left)
    if change and left.endswith("为") and "幅" not in change["verb"]:
        change = None  # 下降为104.51: a level, not a change
    base = next(
        (one for one in reversed(times) if one.kind == "base" and one.start < mention.start), None
    )
    right = text[mention.end : min(clause_end, after.start if after else end)]
    time = _time(text, mention, previous, clause_end, times, carried)
    return Spot(
        text, start, end, clause, clause_end, mention, previous, left, right, change, time, base
    )


def aside(text: str, time: Time, at: int) -> bool:
    """Whether a time stands in a parenthesis that is closed before a place: it speaks of what is in
    there.
    """
    return text[time.start - 1 : time.start] in ("（", "(") and bool(
        re.search("[）)]", text[time.end : at])
    )


def _last_stop(text: str, start: int, at: int) -> int:
    return max(max(text.rfind(stop, start, at) for stop in STOPS) + 1, start)


def _without(text: str, start: int, end: int, times: Sequence[Time]) -> str:
    """A stretch of text without its mentions of time."""
    kept, at = "", start
    for one in times:
        if one.start >= at and one.end <= end:
            kept += text[at : one.start]
            at = one.end
    return kept + text[at:end]


def _time(
    text: str,
    mention: Mention,
    previous: Mention | None,
    clause_end: int,
    times: Sequence[Time],
    carried: Time | None,
) -> Time | None:
    """The time that a number speaks of: the last named before it in the sentence, else behind it,
    else carried on.
    """
    before = [one for one in times if one.end <= mention.start and one.kind != "base"]
    before = [one for one in before if not aside(text, one, mention.start)]
    before = [one for one in before if one.period or text[one.end : one.end + 1] != "的"]
    if (
        previous is not None
        and before
        and before[-1].end <= previous.body
        and _UP_TO.match(text, previous.end)
    ):
        if text[before[-1].end : previous.body] in ("", "的"):
            before.pop()  # 由2020年的62%提高到85%: 2020 is the first one's alone
    if before:
        return before[-1]
    behind = (
        one
        for one in times
        if mention.end <= one.start < clause_end and one.kind in ("period", "due")
    )
    return next(behind, carried)
