"""Scales of numbers and units in English and Chinese: million, bn, '000s, 万亿."""

from __future__ import annotations

from tracker.model.numerals import exponent_of

# English scales as powers of ten
ENGLISH = {
    "hundred": 2, "thousand": 3, "k": 3, "lakh": 5, "million": 6, "m": 6, "mn": 6, "mln": 6,
    "crore": 7, "billion": 9, "bn": 9, "bln": 9, "trillion": 12, "tn": 12, "trn": 12,
    "lakh crore": 12,
}  # fmt: skip
SCALE_WORDS = (
    r"(?:(?:hundred|ten) )?(?:thousand|million|billion|trillion)s?"
    r"|hundreds?|lakh crore|lakhs?|crores?"
)
BRIEF_SCALES = r"mln|mn|bln|bn|trn|tn"
ENGLISH_SCALE = rf"(?:{SCALE_WORDS}|{BRIEF_SCALES}|m|k)(?![A-Za-z0-9²³^])"
ZEROS = r"[’']?000[’']?s?"


def scale_of(words: str) -> int:
    """The power of ten of a scale in either language: 千亿 11, hundred thousand 5, '000s 3.

    >>> scale_of("hundred thousand"), scale_of("000s"), scale_of("万亿")
    (5, 3, 12)
    """
    word = words.lower().strip("'’")
    if "000" in word:
        return 3
    plain = word.removesuffix("s")
    if plain in ENGLISH:
        return ENGLISH[plain]
    if " " in plain:
        first, last = plain.split()
        return {"ten": 1, "hundred": 2}[first] + ENGLISH[last]
    return exponent_of(word)
