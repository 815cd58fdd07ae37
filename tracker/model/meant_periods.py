"""Did you mean: a period as it is to be written, of one in the words or marks of others."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = (
    re.compile(
        r"(?P<year>[0-9]{4})[/.](?P<month>[0-9]{1,2})(?:[/.](?P<day>[0-9]{1,2}))?"
    ),  # of a spreadsheet
    re.compile(r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? )?(?P<word>[a-z]{3,9}) (?P<year>[0-9]{4})"),
    re.compile(r"(?P<word>[a-z]{3,9}) (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})"),
)
_SO_FAR = re.compile(r"([0-9]{4})年?第?([一二三四1-4])季度累计|([0-9]{4})年?([0-9]{1,2})月累计")


def meant(text: str) -> str:
    """The day, month or months that were probably meant, or nothing.

    >>> meant("2025/3/20"), meant("12 June 2025"), meant("2025年二季度累计"), meant("soon")
    ('2025-03-20', '2025-06-12', '2025-01..2025-06', '')
    """
    tidy = " ".join(text.lower().split())
    if so_far := _SO_FAR.fullmatch(tidy):
        year, quarter, other, of_month = so_far.groups()
        last = 3 * ("一二三四".find(quarter) + 1 or int(quarter)) if quarter else int(of_month)
        return f"{year or other}-01..{year or other}-{last:02}" if 1 < last <= 12 else ""
    found = next((one for form in _DAYS if (one := form.fullmatch(tidy))), None)
    if found is None:
        return ""
    said = found.groupdict()
    word = (said.get("word") or "")[:3]
    month = _MONTHS.index(word) + 1 if word in _MONTHS else int(said.get("month") or 0)
    try:
        made = date(int(said["year"]), month, int(said["day"] or 1)).isoformat()
    except ValueError:
        return ""
    return made if said["day"] else made[:7]
