"""What is to be delivered as a calendar (RFC 5545): an event of a whole day for each figure of
which a day can be said, on the last day on which it is to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tracker import __version__
from tracker.analysis.releases import Deliveries, Delivery
from tracker.language import Language, bracketed, pick
from tracker.words import due as words
from tracker.words.escape import one_line

_OCTETS = 75  # of a line, its end not counted


def render(found: Deliveries, language: Language) -> str:
    """The calendar; two of one record and day are equal to the byte."""
    stamp = f"{found.report.as_of:%Y%m%d}T000000Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//tracker//tracker {__version__}//{language.upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(pick(language, '该报的数', 'Figures to deliver'))}",
    ]
    for one in found.each:
        if one.release.latest_by is not None:
            lines += _event(one, one.release.latest_by, stamp, found, language)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(
    one: Delivery, day: date, stamp: str, found: Deliveries, language: Language
) -> Iterator[str]:
    target, release = one.targets[0], one.release
    state, name = (
        pick(language, *words.AWAITED[one.state]),
        words.awaited_name(one, found, language),
    )
    owners = bracketed(words.owners_of(one, language), language)
    colon = pick(language, "：", ": ")
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(target.id)}-{release.period}@tracker"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(f'{state}{colon}{name} {release.period}{owners}')}"
    yield f"DESCRIPTION:{_text(*_described(one, found, language))}"
    yield f"CATEGORIES:{_text(state)}"
    yield f"STATUS:{'CONFIRMED' if release.by_rule else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _described(one: Delivery, found: Deliveries, language: Language) -> Iterable[str]:
    """What the table says of it, a line each."""
    usual, last = words.usual(one), str(one.release.latest_by)
    said = pick(language, f"最迟 {last}", f"last day {last}")
    if usual:
        said = pick(language, f"一般 {usual}，", f"as a rule {usual}, ") + said
    if late := words.late(one, found, language):
        said += pick(language, f"，已逾 {late}", f", {late} late")
    silence = words.last_release(one, language)
    published = silence and pick(language, f"最近公布 {silence}", f"last published {silence}")
    yield from filter(None, (said, words.basis(one, language), published))
    yield ", ".join(target.id for target in one.targets)


def _text(*lines: str) -> str:
    """Texts as one value, each a line, with nothing that ends it or begins another."""
    marked = (
        one_line(line).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        for line in lines
    )
    return "\\n".join(marked)


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, none of which ends within a character; each but the
    first begins with a blank.
    """
    part, size = "", 0
    for character in line:
        own = len(character.encode())
        if size + own > _OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + character, size + own
    yield part
