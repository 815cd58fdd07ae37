"""English prose: the figures of its sentences, by the same questions as the Chinese ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker.extract.candidate import Cues, Found, Mention, Spans
from tracker.extract.en.names import LEVEL_BEFORE, english_name, unit_of
from tracker.extract.en.numbers import find_english_mentions
from tracker.extract.en.roles import Place, english_op, english_role, said_of
from tracker.extract.en.times import When, find_whens
from tracker.extract.en.vocabulary import (
    BY,
    CHANGED,
    FALL,
    FUTURE,
    HEADS_AHEAD,
    HEADS_BACK,
    IGNORED,
    LESS_THAN,
    PAST,
    RULES,
    SKIPPED_UNITS,
    STATS,
    THRESHOLD,
)
from tracker.extract.figure import Basis

_SENTENCE = re.compile(
    r"(?:[^.!?\n]|[.!?](?![)”\"]?\s+[A-Z\d“\"(•–]|[)”\"]?\s*\n|[)”\"]?$)|(?<=\b(?:Rs|No|vs|St|Dr|Mr))\.){1,1500}[.!?)”\"]*\n?"
)
_CONFIDENCE: dict[Basis | None, Decimal] = {
    "stated": Decimal("0.9"),
    "carried": Decimal("0.75"),
    None: Decimal("0.65"),
}
_HEADING = 70  # characters at most


@dataclass(slots=True)
class _State:
    """What the text has said so far: a heading's direction, the time and name carried on."""

    year: int | None
    by_far: bool
    ahead: bool | None = None
    carried: When | None = None
    last: str = ""


def scan_english(text: str, year: int | None) -> Iterator[Found]:
    """The figures of a text's English sentences, in order; fillers stand where it is in another
    script.
    """
    rules, stats = Cues(RULES, text), Cues(STATS, text)
    state = _State(year, len(FUTURE.findall(text)) > len(PAST.findall(text)))
    for match in _SENTENCE.finditer(text):
        if not re.search(r"[A-Za-z]{2}", match[0]):
            continue
        start, end = match.span()
        whens = list(find_whens(text, start, end))
        _heading(match[0], whens, state)
        ruled = rules.kinds(max(0, start - 700), end + 500)
        if ruled < 3 or ruled <= stats.kinds(max(0, start - 700), end + 500):
            for one in _sentence(text, start, end, whens, state):
                yield one
                state.last = one.name
        state.carried = next(
            (one for one in reversed(whens) if not one.base and one.period), state.carried
        )
        if match[0].endswith("\n") and state.ahead is None:
            state.carried = None


def _heading(words: str, whens: list[When], state: _State) -> None:
    """Take a line that opens a list or stands above a section: it says whether what follows is
    planned or done.
    """
    opens = words.rstrip().endswith(":")
    if not opens and not (words.endswith("\n") and len(words) < _HEADING):
        return
    promised = opens and (FUTURE.search(words) or any(one.due for one in whens))
    if promised or HEADS_AHEAD.search(words):
        state.ahead = True
    elif HEADS_BACK.search(words):
        state.ahead = False


def _sentence(text: str, start: int, end: int, whens: list[When], state: _State) -> Iterator[Found]:
    over = Spans(
        [
            *((one.start, one.end) for one in whens),
            *(m.span() for m in IGNORED.finditer(text, start, end)),
        ]
    )
    found: list[Found] = []
    mentions = [
        one
        for one in find_english_mentions(text, start, end)
        if not over.overlap(one.body, one.end)
    ]
    for n, mention in enumerate(mentions):
        before = text[mentions[n - 1].end if n else start : mention.start]
        until = mentions[n + 1].start if n + 1 < len(mentions) else end
        when = _when(mention, until, whens, state.carried)
        place = Place(
            text, start, mention, before, text[mention.end : until], CHANGED.search(before), when
        )
        if not _measures(place):
            continue
        said = said_of(place, found)
        if said is None:
            if one := _figure(place, state, found[-1].name if found else state.last):
                found.append(one)
        elif found:
            found[-1] = found[-1].claiming(said)
    yield from found


def _measures(place: Place) -> bool:
    """Whether a number measures something: it has a unit, scale or noun, and is no span of time
    that only bounds.
    """
    mention, text = place.mention, place.text
    short = mention.form == "digits" and mention.amount <= 100 and SKIPPED_UNITS.match(place.after)
    if short and THRESHOLD.search(text[max(place.start, mention.start - 40) : mention.start]):
        return False
    if mention.unit or mention.factor != 1 or unit_of(mention, place.after)[0]:
        return True
    if "," in text[mention.start : mention.end]:
        return True
    return bool(
        LEVEL_BEFORE.search(place.before) or re.match(r"\s(?:were|was|had|have|are)\b", place.after)
    )


def _figure(place: Place, state: _State, last: str) -> Found | None:
    """A figure of its own, with role, name, period and confidence."""
    mention, when = place.mention, place.when
    unit, noun = unit_of(mention, place.after)
    name = english_name(place.before, place.after, noun, last)
    if len(name) < 3:
        return None
    role = english_role(place, state.year, state.by_far if state.ahead is None else state.ahead)
    growth = (
        place.change is not None
        and mention.unit in ("%", "times")
        and BY.search(place.before) is not None
    )
    falls = growth and place.change is not None and FALL.search(place.change[0]) is not None
    falls = falls or (
        mention.unit == "%" and role == "observation" and LESS_THAN.match(place.after) is not None
    )
    stated = when is not None and when.start >= place.start
    period = (
        None if when is None or (role == "observation" and when.due and not stated) else when.period
    )
    basis: Basis | None = None if period is None else "stated" if stated else "carried"
    signed = -mention.factor if falls and role != "target" else mention.factor
    op = english_op(place, growth=growth, falls=falls) if role == "target" else None
    made = replace(mention, unit=mention.unit or unit, factor=signed)
    return Found(
        made, role, name, op, period, "english", _CONFIDENCE[basis], growth=growth, basis=basis
    )


def _when(mention: Mention, until: int, whens: list[When], carried: When | None) -> When | None:
    """The time that follows a number before the next one; else the last one before it; else the one
    carried on.
    """
    real = [one for one in whens if not one.base]
    behind = [
        one for one in real if mention.end <= one.start < until and one.start - mention.end < 120
    ]
    before = [one for one in real if one.end <= mention.start]
    later = [one for one in real if one.start >= mention.end]
    return behind[0] if behind else before[-1] if before else later[0] if later else carried
