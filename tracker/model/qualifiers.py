"""The words round a number: qualifiers before and behind it, and words that are a sign (下降, a cut
of, minus).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from tracker.model.quantity import Qualifier
from tracker.problems.problem import Refused

SignKind = Literal["", "mark", "word"]
NO_SIGN: SignKind = ""
_BEFORE: tuple[tuple[str, Qualifier], ...] = (
    (
        r"不低于|不少于|不小于|不得低于|至少|≥|>=|at least|no(?:t)? (?:less|fewer) than"
        r"|(?:a )?minimum of",
        "at-least",
    ),
    (
        r"不超过|不高于|不多于|不大于|至多|最多|控制在|≤|<=|at most|no(?:t)? more than"
        r"|not exceeding|up to|(?:a )?maximum of",
        "at-most",
    ),
    (
        r"突破|超过|超|逾|多于|高于|大于|>|(?:just |well |slightly )?over|(?:slightly )?more than"
        r"|(?:just )?above|exceeding|in excess of",
        "over",
    ),
    (
        r"接近|将近|近|不足|不到|少于|低于|小于|<|nearly|almost|(?:just |slightly )?under"
        r"|(?:slightly )?less than|fewer than|(?:just )?below|close to",
        "under",
    ),
    (r"大约|约为|约|大概|≈|~|about|around|approximately|roughly|some|circa|ca?\.", "about"),
    (r"达到|达|为|共计|共|reached|reaches|is", "exact"),
)
_AFTER: tuple[tuple[str, Qualifier], ...] = (
    (r"及以上|(?<!规模)以上|\+|or more", "at-least"),
    (r"及以下|以内|之内|(?<!规模)以下|or less|or fewer", "at-most"),
    (r"左右|上下", "about"),
)
# words that are a sign: of a change, and of any number
_FALL = (
    r"(?:累计)?(?:下降|降低|减少|压减|削减)|down(?: by)?"
    r"|(?:a )?(?:cut|fall|reduction|decrease|drop|decline) (?:of|by)"
    r"|(?:reduced|decreased|lowered|fell|fallen|dropped|declined) by"
)
_RISE = (
    r"(?:累计)?(?:增长|增加|提高|上升|提升)|up by|(?:an? )?(?:increase|rise|growth) (?:of|by)"
    r"|(?:increased|raised|rose|risen|grew|grown) by"
)
_SIGN_WORDS: tuple[tuple[str, int, SignKind], ...] = (
    (_FALL, -1, "word"),
    (_RISE, 1, "word"),
    (r"负|minus\b", -1, "mark"),
    (r"plus\b", 1, "mark"),
)
# what a qualifier of an amount says of the change below zero: 下降5以上 is −5 or less
MIRROR: dict[Qualifier, Qualifier] = {
    "at-least": "at-most",
    "at-most": "at-least",
    "over": "under",
    "under": "over",
}


@cache
def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})\s*", re.IGNORECASE)


@cache
def _behind(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})$", re.IGNORECASE)


def words_before(rest: str, text: str) -> tuple[str, Qualifier | None, int, SignKind]:
    """The words before a number: its qualifier, and a sign where a word says it."""
    found: Qualifier | None = None
    sign, kind_of_sign = 1, NO_SIGN
    if rest[:1].isdecimal():
        return rest, None, sign, kind_of_sign
    for _ in range(4):
        for words, worded, kind in _SIGN_WORDS:
            if m := _before(words).match(rest):
                if kind_of_sign:
                    raise Refused("F402", text=text)
                sign, kind_of_sign, rest = worded, kind, rest[m.end() :]
                break
        else:
            for pattern, qualifier in _BEFORE:
                if m := _before(pattern).match(rest):
                    if found not in (None, "exact", qualifier) and qualifier != "exact":
                        raise Refused("F402", text=text)
                    found = qualifier if qualifier != "exact" else found or "exact"
                    rest = rest[m.end() :]
                    break
            else:
                break
    return rest, found, sign, kind_of_sign


def words_behind(rest: str, text: str) -> tuple[str, Qualifier | None]:
    """The words behind a number: unit and qualifier; 多 and 余 stand before the unit, the others at
    the very end.
    """
    found: list[Qualifier] = []
    if not rest:
        return rest, None
    if rest[:1] in ("多", "余"):
        rest, found = rest[1:].strip(), ["over"]
    for pattern, qualifier in (*_AFTER, *_AFTER):
        if m := _behind(pattern).search(rest):
            rest = rest[: m.start()].rstrip()
            found.append(qualifier)
    if rest.startswith("+"):
        rest, found = rest[1:].strip(), [*found, "at-least"]
    if len(set(found)) > 1:
        raise Refused("F402", text=text)
    return rest, found[0] if found else None
