"""The rules of an audit's findings that are no problem of the files: what each is called and what
it means.
"""

from __future__ import annotations

CHECK_RULES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "consistent": (
        ("说法成立", "A claim holds"),
        (
            "按记录重算，可能的值和出处所说的有共同之处。",
            "Computed again from the record it may be what the publication says.",
        ),
    ),
    "unverifiable": (
        ("说法无法核对", "A claim cannot be checked"),
        (
            "记录里没有可比的基数，或数字太粗：说明原因，不下结论。",
            "The record has no base to compare with, or its figures are too rough: the reason is"
            " said, and no verdict.",
        ),
    ),
}
