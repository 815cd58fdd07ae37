"""Which record of the files is meant: by indicator and period, and where that is not enough, by
publication, area or place.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from tracker.model.bilingual import words_of
from tracker.model.names import Names
from tracker.model.periods import CALENDAR, Period, Start, read_typed_period
from tracker.model.request import Amendment
from tracker.problems.problem import CannotRun, Refused, problem, problem_of
from tracker.read.records import WrittenRecord, records_of
from tracker.workflows.edit import Current

_MOST_LISTED = 5


def find_record(there: Current, asked: Amendment) -> WrittenRecord:
    """The one record that the words name. Raises CannotRun(2) for none, and for more than one."""
    names = there.project.names
    indicator = names.indicator_called(asked.indicator)
    period = _read(asked.period, indicator.starts or CALENDAR)
    of_it = [*_records(there, indicator.id)]
    of_period = [one for one in of_it if one.period(names) == period]
    meant = [one for one in of_period if _is_named(one, asked, names)]
    what = f"{indicator.id}@{asked.period}"
    if not of_period:
        raise CannotRun(2, problem("U221", what=what, there=_nearest_periods(of_it, period, names)))
    if not meant:
        picks = (f"{what} {_pick(one, of_period, names)}" for one in of_period[:_MOST_LISTED])
        raise CannotRun(2, problem("U221", what=_selected(what, asked), there="; ".join(picks)))
    if len(meant) > 1:
        raise CannotRun(
            2,
            *(
                problem(
                    "U222",
                    one.file,
                    line=one.line,
                    what=what,
                    value=one.fields.get("value") or one.fields.get("status"),
                    pick=_pick(one, meant, names),
                )
                for one in meant
            ),
        )
    return meant[0]


def _records(there: Current, indicator: str) -> Iterator[WrittenRecord]:
    """Every record of an indicator, readable as an observation or not."""
    known: dict[object, bool] = {}
    names = there.project.names
    for name in sorted(there.contents):
        for one in records_of(there.contents[name], name, there.trees.get(name)):
            word = one.fields.get("indicator")
            if isinstance(word, str):
                if word not in known:
                    found = names.indicator(word)
                    known[word] = found is not None and found.id == indicator
                if known[word]:
                    yield one


def _read(text: str, starts: Start = CALENDAR) -> Period:
    try:
        return read_typed_period(text, starts)
    except Refused as error:
        raise CannotRun(2, problem_of(error)) from error


def _is_named(one: WrittenRecord, asked: Amendment, names: Names) -> bool:
    """Whether what was said of publication, area and place holds of a record."""
    if asked.at and asked.at not in (str(one.place), f"{one.place}:1"):
        return False
    if asked.publisher and asked.publisher not in one.words("publisher"):
        return False
    if asked.published:
        named, published = _read(asked.published), one.published
        if published is None or published.start < named.start or published.end > named.end:
            return False
    if not asked.area:
        return True
    found = names.indicator(str(one.fields.get("indicator")))
    areas = [word for area in (found.areas if found else ()) for word in words_of(area)]
    return asked.area in (one.words("area") or areas)


def _pick(one: WrittenRecord, among: Sequence[WrittenRecord], names: Names) -> str:
    """The options that name a record and no other one of some."""
    said = {
        "published": str(one.source.get("published", "")),
        "publisher": next(iter(one.words("publisher")), ""),
        "area": next(iter(one.words("area")), ""),
    }
    for keys in (("published",), ("area",), ("published", "publisher"), ("published", "area")):
        named = {key: said[key] for key in keys}
        if not all(named.values()) or ("published" in keys and one.published is None):
            continue
        asked = Amendment("", "", **named)  # type: ignore[arg-type]
        if [other for other in among if _is_named(other, asked, names)] == [one]:
            return " ".join(f"--{key} {shlex.quote(word)}" for key, word in named.items())
    return f"--at {shlex.quote(str(one.place))}"


def _nearest_periods(records: Sequence[WrittenRecord], period: Period, names: Names) -> str:
    """The periods on record that are nearest to one."""
    there: dict[Period, str] = {}
    for one in records:
        if (found := one.period(names)) is not None:
            there.setdefault(found, str(one.fields["period"]))
    near = sorted(there, key=lambda one: (abs((one.end - period.end).days), one.start))
    return ", ".join(there[one] for one in near[:_MOST_LISTED]) or "–"


def _selected(what: str, asked: Amendment) -> str:
    keys = ("published", "publisher", "area", "at")
    return " ".join(
        [what, *(f"--{key} {getattr(asked, key)}" for key in keys if getattr(asked, key))]
    )


def record_name(record: WrittenRecord, names: Names) -> str:
    """A record as the command line calls it."""
    found = names.indicator(str(record.fields["indicator"]))
    return f"{found.id if found else record.fields['indicator']}@{record.fields.get('period')}"
