"""Words of doubling and halving: 翻两番 is at least four times as much, halved at most half."""

from __future__ import annotations

import re
from decimal import Decimal

from tracker.model.numbers import Written, read_number
from tracker.model.quantity import Qualifier, Quantity

_DOUBLINGS = {"一": 1, "1": 1, "两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
_TIMES = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4}
_WORDS = re.compile(
    rf"(?:(?P<near>接近|将近|近|nearly|almost)|超过|more than|over)?\s*(?:实现)?"
    rf"(?:翻了?(?P<doublings>[{''.join(_DOUBLINGS)}])?番|(?P<times>{'|'.join(_TIMES)})"
    r"|(?P<half>减半|(?:减少|下降|降低)了?一半|halved))(?:以上|多)?",
    re.IGNORECASE,
)


def read_multiple(text: str) -> Written:
    """How many times as much, in words or as a figure. Raises Refused as `read_number` does.

    >>> read_multiple("翻两番").quantity.value, read_multiple("halved").quantity.qualifier
    (Decimal('4'), 'at-most')
    """
    found = _WORDS.fullmatch(text.strip())
    if found is None:
        return read_number(text)
    value, step = Decimal("0.5"), Decimal("0.1")
    qualifier: Qualifier = "over" if found["near"] else "at-most"
    if not found["half"]:
        times = _TIMES[found["times"].lower()] if found["times"] else None
        value, step = Decimal(times or 2 ** _DOUBLINGS[found["doublings"] or "一"]), Decimal(1)
        qualifier = "under" if found["near"] else "at-least"
    return Written(Quantity(value, step, qualifier, text=text), scaled=False, unit=None)
