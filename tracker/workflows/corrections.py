"""Commands written out for a person to run: how a published record is corrected by a new
publication.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from datetime import date

from tracker.language import Language, pick
from tracker.model.names import Names
from tracker.model.observation import CLAIM_KINDS, Observation
from tracker.model.request import Amendment, Request
from tracker.read.records import WrittenRecord

_KEPT = ("value", "unit", "qualifier", "status", "locator", "note")


def correction(
    record: WrittenRecord,
    asked: Amendment,
    names: Names,
    day: date,
    language: Language,
    home: str = "",
) -> str:
    """What records on a day, as a publication of its own, what an amendment asks for: a new value
    that revises the record, or its withdrawal; of another period, both.
    """
    fields = {**record.fields, **asked.changes}
    moved = "period" in asked.changes
    commands = []
    if asked.removes or moved:
        commands.append(_command(record, record.fields, names, day, language, withdraws=True))
    if not asked.removes:
        commands.append(_command(record, fields, names, day, language, revises=not moved))
    start = shlex.join(["tracker", *(["-C", home] if home else []), "add-observation"])
    return " && ".join(f"{start} {one}" for one in commands)


def amendment(one: Observation, request: Request) -> str:
    """What puts a record right in its place as a request says: another value, or no record."""
    words = ["tracker", "amend", f"{one.indicator}@{one.period}"]
    words += ["--published", str(one.publication.published)]
    change = ["--remove"] if request.status == "withdrawn" else ["--value", request.value]
    return shlex.join([*words, *change])


def _command(
    record: WrittenRecord,
    fields: Mapping[str, object],
    names: Names,
    day: date,
    language: Language,
    *,
    withdraws: bool = False,
    revises: bool = True,
) -> str:
    found = names.indicator(str(fields["indicator"]))
    words = [found.id if found else str(fields["indicator"])]
    options: dict[str, object] = {"period": fields.get("period")}
    if withdraws:
        options["status"] = "withdrawn"
    else:
        options |= {key: fields.get(key) for key in _KEPT}
    options["area"] = next(iter(record.words("area")), "")
    if revises or withdraws:
        options["revises"] = record.source.get("published")
        options["reason"] = pick(language, "记录有误", "recorded wrongly")
    published = record.published
    # what corrects is published later: a month or a year counts from its last day
    options["published"] = day if published is None or published.end < day else "DAY"
    title = next(iter(record.words("title")), "")
    options["title"] = pick(language, f"更正：{title}", f"Correction: {title}")
    options["publisher"] = next(iter(record.words("publisher")), "")
    options |= {key: record.source.get(key) for key in ("url", "tier")}
    for key, said in options.items():
        words += [f"--{key}", str(said)] if said else []
    if str(fields.get("ytd")).lower() == "true":
        words.append("--ytd")
    for one in [] if withdraws else _claims(fields.get("claims")):
        words += ["--claim", one]
    return shlex.join(words)


def _claims(said: object) -> list[str]:
    """What the publication says of the value, as the option takes it."""
    listed = said if isinstance(said, list) else []
    return [
        f"{kind}={one[kind]} of {_of(one.get('of'))}" + " real" * (one.get("real") == "true")
        for one in listed
        if isinstance(one, dict)
        for kind in CLAIM_KINDS
        if one.get(kind)
    ]


def _of(said: object) -> str:
    return ",".join(map(str, said)) if isinstance(said, list) else str(said)
