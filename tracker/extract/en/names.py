"""Names of English figures: the unit's word behind a number, the subject before it."""

from __future__ import annotations

import re

from tracker.extract.candidate import Context
from tracker.extract.en.vocabulary import CHANGED

_OPENING = re.compile(
    r"(?i)^\W*(?:\d+(?:\.\d+)*\s)?(?:in|by|as of|as at|at|since|during|over|under|on|of which|and|but|while|with|for|up|down)?\s*(?:(?:the\s)?(?:same\s)?(?:year|19\d\d|20\d\d)[^A-Za-z]*)?"
)
LEVEL_BEFORE = re.compile(
    r"(?i)\b(?:index|score|ratio|rate|number|total\w*|mortality|numbered|reached|replaced|there are|(?:average|rate|total|score|index|level|target) of|"
    r"(?:was|were|is|are|at|to|from|than|below|above|under|over)(?: \w+ly| about| around| nearly| some)?)\s*$|\b(?:index|score|ratio|number)\b"
)
_FILLERS = re.compile(
    r"(?i)\b(?:to|by|at|of|was|were|is|are|reached|stood|totall?ed|rose|fell|grew|increased|will|be|has|have|had|been|from|some|about|around|nearly|almost|at least|no more than|more than|over|under|below|than|"
    r"an average|average of|the|a|an|only|just|up|down|in|for|with|and|should|must|not|exceed|we|it|however|there|that)\b[\s]*"
)


def unit_of(context: Context) -> tuple[str, str]:
    """The unit's word behind a bare number, and the nouns that follow."""
    noun = re.match(
        r"\s?(?:(?:additional|new|extra|more|further|net|of the|of our|of)\s)*((?:[A-Za-zµ°][\w²³/&’'-]*\s?){1,8})",
        context.right,
    )
    words = noun[1].strip() if noun else ""
    words = re.split(
        r"\b(?:by|in|were|was|is|are|have|has|had|will|to|from|at|up|down|against|versus|compared|of which|and|for|since|a year|per year|annually|each year|over|during|between|with|who|that|on|as|between|would|could|should)\b",
        words,
    )[0].strip()
    if context.mention.unit:
        return context.mention.unit, re.sub(r"^of\s", "", words)
    first = re.match(r"(?!per\b|of\b|or\b|the\b|a\b)[A-Za-zµ°²³/]+", words)
    return (first[0] if first else ""), words


def name_of(context: Context, noun: str, last: str) -> str:
    """The words of the indicator: the subject before the verb, with what the number counts; else
    the one spoken of last.
    """
    subject = ""
    for part in reversed(re.split(r"[;:()]|,\s", context.left.strip())):
        subject = " ".join(_FILLERS.sub(" ", CHANGED.sub("", _OPENING.sub("", part))).split())
        if len(subject) > 2:
            break
    words = " ".join(f"{noun} {subject}".split()).strip(" ,.–-•'’\"“”()")
    if len(words) < 3:
        words = last or " ".join(re.sub(r"[^\w\s-]", " ", context.right).split()[:6])
    return words[:90]
