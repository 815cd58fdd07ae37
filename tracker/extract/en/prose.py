"""English prose: the figures of its sentences, by the same questions as the Chinese ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.extract.candidate import Candidate, Context, Cues, DocumentState, Mention, Spans, Time
from tracker.extract.en.claims import settled_claim
from tracker.extract.en.ignore import ignored, only_bounds
from tracker.extract.en.names import LEVEL_BEFORE, name_of, unit_of
from tracker.extract.en.numbers import find_mentions
from tracker.extract.en.roles import claim_ahead, claim_of, op_of, points_beside, role_of
from tracker.extract.en.state import take_heading
from tracker.extract.en.times import find_times, time_of
from tracker.extract.en.vocabulary import BY, CHANGED, FALL, FUTURE, LESS_THAN, PAST, RULES, STATS
from tracker.extract.figure import Basis, FigureClaim

_SENTENCE = re.compile(
    r"(?:[^.!?\n]|[.!?](?![)”\"]?\s+[A-Z\d“\"(•–]|[)”\"]?\s*\n|[)”\"]?$)|(?<=\b(?:Rs|No|vs|St|Dr|Mr))\.){1,1500}[.!?)”\"]*\n?"
)


def scan_prose(text: str, opening: DocumentState) -> Iterator[Candidate]:
    """The figures of a text's English sentences, in order; fillers stand where it is in another
    script.
    """
    rules, stats = Cues(RULES, text), Cues(STATS, text)
    promised = len(FUTURE.findall(text)) > len(PAST.findall(text))
    state = DocumentState(opening.year, default=promised)
    for match in _SENTENCE.finditer(text):
        if not re.search(r"[A-Za-z]{2}", match[0]):
            continue
        start, end = match.span()
        times = list(find_times(text, state.year, start, end))
        take_heading(state, match[0], times)
        ruled = rules.kinds(max(0, start - 700), end + 500)
        if ruled < 3 or ruled <= stats.kinds(max(0, start - 700), end + 500):
            for one in _sentence(text, start, end, times, state):
                yield one
                state.name = one.name
        named = (one for one in reversed(times) if one.kind != "base" and one.period)
        state.carried = next(named, state.carried)
        if match[0].endswith("\n") and state.ahead is None:
            state.carried = None


def _sentence(
    text: str, start: int, end: int, times: Sequence[Time], state: DocumentState
) -> Iterator[Candidate]:
    over = Spans([*((one.start, one.end) for one in times), *ignored(text, start, end)])
    mentions = [
        one for one in find_mentions(text, start, end) if not over.overlap(one.body, one.end)
    ]
    found: list[Candidate] = []
    ahead: tuple[FigureClaim, Context] | None = None  # what is claimed of the level to come
    for n, mention in enumerate(mentions):
        since = mentions[n - 1].end if n else start
        until = mentions[n + 1].start if n + 1 < len(mentions) else end
        time = time_of(mention, until, times, state.carried)
        context = _context(text, start, end, since, until, mention, time)
        if not _measures(context):
            continue
        claim = claim_of(context, found)
        if claim is not None:
            if found:
                found[-1] = found[-1].claiming(
                    settled_claim(claim, context, found[-1], mention.end)
                )
            continue
        if (beside := points_beside(context, found)) is not None:
            found[-1] = found[-1].claiming(settled_claim(beside, context, found[-1], mention.end))
        if one := _figure(context, state, found[-1].name if found else state.name):
            if ahead is not None:
                one = one.claiming(settled_claim(*ahead, one, mention.end))
            found.append(one)
        said = claim_ahead(context)
        ahead = None if said is None else (said, context)
    yield from found


def _context(
    text: str, start: int, end: int, since: int, until: int, mention: Mention, time: Time | None
) -> Context:
    """Cut out the words around a number; its clause begins at the last semicolon or opening
    parenthesis.
    """
    at = mention.start
    opened = text.rfind("(", start, at)
    inner = opened + 1 if opened >= 0 and text.rfind(")", start, at) < opened else 0
    clause = max(start, text.rfind(";", start, at) + 1, inner)
    left, right = text[since:at], text[mention.end : until]
    return Context(
        text, start, end, clause, until, mention, left, right, CHANGED.search(left), time
    )


def _measures(context: Context) -> bool:
    """Whether a number measures something: it has a unit, scale or noun, and is no span of time
    that only bounds.
    """
    mention = context.mention
    if only_bounds(context):
        return False
    if mention.unit or mention.factor != 1 or unit_of(context)[0]:
        return True
    if "," in context.text[mention.start : mention.end]:
        return True
    levels = LEVEL_BEFORE.search(context.left)
    return bool(levels or re.match(r"\s(?:were|was|had|have|are)\b", context.right))


def _figure(context: Context, state: DocumentState, last: str) -> Candidate | None:
    """A figure of its own, with role, name and period."""
    mention, change, time = context.mention, context.change, context.time
    unit, noun = unit_of(context)
    name = name_of(context, noun, last)
    if len(name) < 3:
        return None
    role = role_of(context, state)
    percent = mention.unit == "%"
    growth = bool(change and (percent or mention.unit == "times") and BY.search(context.left))
    falls = growth and change is not None and FALL.search(change[0]) is not None
    falls = falls or bool(percent and role == "observation" and LESS_THAN.match(context.right))
    promised = time is not None and role == "observation" and time.kind == "due"
    period = None if time is None or (promised and not context.is_dated) else time.period
    basis: Basis | None = None if period is None else "stated" if context.is_dated else "carried"
    signed = -mention.factor if falls and role != "target" else mention.factor
    made = replace(mention, unit=mention.unit or unit, factor=signed)
    op = op_of(context, growth=growth, falls=falls) if role == "target" else None
    return Candidate(made, role, name, op, period, "english", basis, is_growth=growth)
