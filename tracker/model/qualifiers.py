"""The words and marks round a number: one row for each qualifier, and words that are a sign (下降,
a cut of, minus).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tracker.model.quantity import Qualifier
from tracker.model.target import Op
from tracker.problems.problem import Refused

SignKind = Literal["", "mark", "word"]
NO_SIGN: SignKind = ""


@dataclass(frozen=True, slots=True)
class QualifierRow:
    """One qualifier, wherever it is read, compared with or printed.

    `mark` is printed before a figure, `spoken` (zh, en) is the same in a sentence; `op` is the
    comparison that it means for a goal, `mirror` what it says with the sign turned: a fall of 5 or
    more (下降5以上) is −5 or less. The others are patterns: `marks`, `zh`, `en` before a number,
    `mark_behind`, `zh_behind`, `en_behind` behind it; `…_text…` are more words that only the
    sentences of documents use.
    """

    mark: str = ""
    spoken: tuple[str, str] = (" ", "")
    op: Op | None = None
    mirror: Qualifier = "exact"
    marks: str = ""
    mark_behind: str = ""
    zh: str = ""
    en: str = ""
    zh_behind: str = ""
    en_behind: str = ""
    zh_text: str = ""
    en_text: str = ""
    zh_text_behind: str = ""
    en_text_behind: str = ""


# in the order in which words are tried: “no more than” is not “more than”
QUALIFIERS: dict[Qualifier, QualifierRow] = {
    "at-least": QualifierRow(
        "≥", ("至少 ", "at least "), "ge", "at-most",
        marks="≥|>=", zh="不低于|不少于|不小于|不得低于|至少",
        en="at least|no(?:t)? (?:less|fewer) than|(?:a )?minimum of",
        zh_behind="及以上|(?<!规模)以上", en_behind="or more", mark_behind=r"\+",
        zh_text="达到?或超过", en_text="minimum",
        en_text_behind=r"or above|or higher|plus\b|or over|or better",
    ),
    "at-most": QualifierRow(
        "≤", ("至多 ", "at most "), "le", "at-least",
        marks="≤|<=", zh="不超过|不高于|不多于|不大于|至多|最多|控制在",
        en="at most|no(?:t)? more than|not exceeding|up to|(?:a )?maximum of",
        zh_behind="及以下|以内|之内|(?<!规模)以下", en_behind="or less|or fewer",
        zh_text=r"低于(?=\d+(?:\.\d+)?%以)|以内",
        en_text="not (?:to )?exceed(?:ing)?|maximum|limited to|capped at",
        en_text_behind=r"or below|or lower|or under|\w+\s(?:or (?:less|fewer|below|lower|under))",
    ),
    "over": QualifierRow(
        ">", ("超过 ", "more than "), "gt", "under",
        marks=">", zh="突破|超过|超|逾|多于|高于|大于",
        en="(?:just |well |slightly )?over|(?:slightly )?more than|(?:just )?above|exceeding"
           "|in excess of",
        zh_text="破|过", zh_text_behind="多|余",
        en_text="exceed(?:s|ed)?|upwards of|greater than|beyond|past|surpass(?:ed|ing)?",
    ),
    "under": QualifierRow(
        "<", ("不到 ", "less than "), "lt", "over",
        marks="<", zh="接近|将近|近|不足|不到|少于|低于|小于",
        en="nearly|almost|(?:just |slightly )?under|(?:slightly )?less than|fewer than"
           "|(?:just )?below|close to",
        en_text="approaching",
    ),
    "about": QualifierRow(
        "≈", ("约 ", "about "), "around", "about",
        marks="≈", zh="大约|约为|约|大概", zh_behind="左右|上下",
        en=r"~|about|around|approximately|roughly|some|circa|ca?\.",
        en_text="an estimated|estimated at",
    ),
    "range": QualifierRow(op="between", mirror="range"),
    "exact": QualifierRow(zh="达到|达|为|共计|共", en="reached|reaches|is"),
    "none": QualifierRow(mirror="none"),
}  # fmt: skip


def words_pattern(words: Callable[[QualifierRow], tuple[str, ...]]) -> str:
    """A pattern of some words of every row; `qualifier_of` says whose of them a match has."""
    rows = ((name, "|".join(filter(None, words(row)))) for name, row in QUALIFIERS.items())
    return "|".join(f"(?P<{_group(name)}>{said})" for name, said in rows if said)


def qualifier_of(match: re.Match[str] | None) -> Qualifier:
    """The qualifier whose words a match of `words_pattern` has; exact where there is no match."""
    found = match.groupdict() if match else {}
    return next((name for name in QUALIFIERS if found.get(_group(name))), "exact")


def _group(name: str) -> str:
    return name.replace("-", "_")


_BEFORE = re.compile(
    rf"(?:{words_pattern(lambda row: (row.marks, row.zh, row.en))})\s*", re.IGNORECASE
)
_BEHIND = re.compile(
    rf"(?:{words_pattern(lambda row: (row.mark_behind, row.zh_behind, row.en_behind))})$",
    re.IGNORECASE,
)
# words that are a sign: of a change, and of any number
_FALL = (
    r"(?:累计)?(?:下降|降低|减少|压减|削减)|down\b(?: by\b)?"
    r"|(?:a )?(?:cut|fall|reduction|decrease|drop|decline) (?:of|by)\b"
    r"|(?:reduced|decreased|lowered|fell|fallen|dropped|declined)\b(?: by\b)?"
)
_RISE = (
    r"(?:累计)?(?:增长|增加|提高|上升|提升)|up\b(?! to\b)(?: by\b)?"
    r"|(?:an? )?(?:increase|rise|growth) (?:of|by)\b"
    r"|(?:increased|raised|rose|risen|grew|grown)\b(?: by\b)?"
)
_SIGNS: tuple[tuple[re.Pattern[str], int, SignKind], ...] = (
    (re.compile(rf"(?:{_FALL})\s*", re.IGNORECASE), -1, "word"),
    (re.compile(rf"(?:{_RISE})\s*", re.IGNORECASE), 1, "word"),
    (re.compile(r"(?:负|minus\b)\s*", re.IGNORECASE), -1, "mark"),
    (re.compile(r"plus\b\s*", re.IGNORECASE), 1, "mark"),
)


def tells_of_number(words: str) -> bool:
    """Whether a qualifier or a sign stands anywhere in some words."""
    return any(form.search(words) for form in (_BEFORE, *(form for form, _, _ in _SIGNS)))


def words_before(rest: str, text: str) -> tuple[str, Qualifier | None, int, SignKind]:
    """The words before a number: its qualifier, and a sign where a word says it.

    Raises Refused (F402) where they contradict each other.
    """
    found: Qualifier | None = None
    sign, kind_of_sign = 1, NO_SIGN
    if rest[:1].isdecimal():
        return rest, None, sign, kind_of_sign
    for _ in range(4):
        for words, worded, kind in _SIGNS:
            if m := words.match(rest):
                if kind_of_sign:
                    raise Refused("F402", text=text)
                sign, kind_of_sign, rest = worded, kind, rest[m.end() :]
                break
        else:
            m = _BEFORE.match(rest)
            if m is None:
                break
            said = qualifier_of(m)
            if found not in (None, "exact", said) and said != "exact":
                raise Refused("F402", text=text)
            found = said if said != "exact" else found or "exact"
            rest = rest[m.end() :]
    return rest, found, sign, kind_of_sign


def words_behind(rest: str, text: str) -> tuple[str, Qualifier | None]:
    """The words behind a number: unit and qualifier; 多 and 余 stand before the unit, the others at
    the very end.

    Raises Refused (F402) where they contradict each other.
    """
    found: list[Qualifier] = []
    if not rest:
        return rest, None
    if rest[:1] in ("多", "余"):
        rest, found = rest[1:].strip(), ["over"]
    for _ in range(2):
        if m := _BEHIND.search(rest):
            rest = rest[: m.start()].rstrip()
            found.append(qualifier_of(m))
    if rest.startswith("+"):
        rest, found = rest[1:].strip(), [*found, "at-least"]
    if len(set(found)) > 1:
        raise Refused("F402", text=text)
    return rest, found[0] if found else None
