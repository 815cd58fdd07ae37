"""Observation files → observations and problems: one YAML file is one publication.

Rows of CSV: see observations_csv.py."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from tracker.model.bilingual import in_either_unit, known_as
from tracker.model.names import Names
from tracker.model.numbers import Written, read_number, unsigned
from tracker.model.observation import Observation, Publication, Revises
from tracker.model.quantity import NO_VALUE, Qualifier, Quantity
from tracker.model.target import Indicator
from tracker.model.units import is_percent
from tracker.problems.problem import Problem, Refused, Route, problem
from tracker.read.claims import read_claims
from tracker.read.financial_years import starts_of
from tracker.read.limits import meant, stopped
from tracker.read.observation_fields import ObservationFields, PublicationFields
from tracker.read.validation import read_fields, read_items, unknown_key
from tracker.read.yamltext import Node

TELLING = 500  # records from one report of progress to the next
_TOP_KEYS = ("publication", "observations")
_DONE = {
    "done": 1,
    "建成": 1,
    "已建成": 1,
    "完成": 1,
    "已完成": 1,
    "not done": 0,
    "未建成": 0,
    "未完成": 0,
    "在建": 0,
}


def read_observations(
    root: Node,
    file: str,
    names: Names,
    told: Callable[[int, int], None] = lambda item, items: None,
) -> tuple[list[Observation], list[Problem]]:
    """One publication's observations; a bad item costs that item, a bad publication the file.
    `told` hears now and then how many items of how many were read.
    """
    found: list[Problem] = []
    if not isinstance(root.value, dict):
        return [], [problem("F303", file, (), key=file)]
    for key in root.value:
        if key not in _TOP_KEYS and not key.startswith("\0") and not stopped(found, file):
            unknown_key(key, _TOP_KEYS, file, (), found)
    node = root.get("publication")
    if node is None:
        return [], [*found, problem("F302", file, (), key="publication")]
    if node.bad:
        return [], found
    read = read_fields(PublicationFields, node, file, ("publication",), found)
    listed = root.get("observations")
    if listed is None:
        found.append(problem("F302", file, (), key="observations"))
    elif listed.value is None:
        found.append(problem("F305", file, ("observations",)))
    elif not isinstance(listed.value, list):
        found.append(problem("F304", file, ("observations",), key="observations"))
    if read is None or listed is None:
        return [], found
    said, there = read.records, len(listed.items())
    if said is not None and said != there and isinstance(listed.value, list | None):
        code = "O120" if there < said else "O121"  # perhaps cut off, or written in by hand
        found.append(problem(code, file, ("publication", "records"), said=said, there=there))
    publication = publication_of(read)
    kept = []
    for index, item, one in read_items(
        ObservationFields, root, "observations", file, found, partial(starts_of, names)
    ):
        if index % TELLING == 0:
            told(index, there)
        if item.get("value") is None and not _withdrawn(item):
            found.append(problem("F302", file, ("observations", index, "value"), key="value"))
        elif one is not None:
            lines = [node.line for node in item.listed("claims")]
            made = observation_of(one, publication, names, file, item.line, index, found, lines)
            kept += [] if made is None else [made]
    return kept, found


def _withdrawn(item: Node) -> bool:
    status = item.get("status")
    return status is not None and status.value == "withdrawn"


def publication_of(read: PublicationFields) -> Publication:
    """The publication that the head of a file, or a row of a CSV file, describes."""
    publisher, url = read.publisher or "", read.url or ""
    kept = read.sha256 or "", read.file or ""
    return Publication(read.title, read.published, publisher, url, read.tier, *kept)


def observation_of(
    read: ObservationFields,
    publication: Publication,
    names: Names,
    file: str,
    line: int,
    index: int,
    found: list[Problem],
    claim_lines: Sequence[int] = (),
) -> Observation | None:
    """One record as an observation of a known indicator; None where what is wrong with it costs the
    item. `claim_lines` are those on which its claims stand.
    """
    before = len(found)
    route: Route = ("observations", index)
    indicator = names.indicator(read.indicator)
    about = indicator.id if indicator else ""

    def say(code: str, *loc: str | int, **facts: object) -> None:
        found.append(problem(code, file, route + loc, about=about).saying(facts))

    if indicator is None:
        if read.indicator.strip().lower() not in names.lost:  # else that was said of its target
            near = meant(read.indicator, names.indicator_words, found)
            say("O101", "indicator", name=read.indicator, near=near)
        return None
    area = read.area
    if area is None:
        if len(indicator.areas) > 1:
            say("O102", areas=", ".join(indicator.areas), indicator=indicator.id)
        area = indicator.areas[0] if indicator.areas else ""
    area = known_as(area, indicator.areas)
    if read.ytd and indicator.measure == "stock":
        say("O104", "ytd", indicator=indicator.id)
    if read.status != "forecast" and read.period.start > publication.published.end:
        say("O105", "period", period=read.period, published=publication.published)
    withdrawn = read.status == "withdrawn"
    if withdrawn and (read.revises is None or read.value is not None or read.qualifier is not None):
        say("O124", "status")
    if read.value is None and not withdrawn:
        say("F305" if "value" in read.model_fields_set else "F302", "value", key="value")
        return None
    quantity, unit = (
        (NO_VALUE, indicator.unit)
        if withdrawn
        else _quantity(read, read.value or "", indicator, say)
    )
    claims = read_claims(read.claims, claim_lines, read.period, unit, names, say)
    if quantity is None or any(p.code in _COSTS_THE_ITEM for p in found[before:]):
        return None
    return Observation(
        indicator.id,
        area,
        read.period,
        quantity,
        unit,
        publication,
        read.status,
        read.ytd,
        read.locator or "",
        read.note or "",
        Revises(read.revises.published, read.revises.reason) if read.revises else None,
        claims,
        file,
        line,
        index,
    )


_COSTS_THE_ITEM = frozenset({"O102", "O104", "O105", "O110", "O124"})


def _quantity(
    read: ObservationFields, value: str, indicator: Indicator, say: Any
) -> tuple[Quantity | None, str]:
    if indicator.done:
        if value.strip() not in _DONE:
            say("O109", "value", text=value, choices=", ".join(_DONE), near=meant(value, _DONE, ()))
            return None, ""
        return Quantity(Decimal(_DONE[value.strip()]), Decimal(1), text=value), indicator.unit
    try:
        written = read_number(value)
        written = _qualified(written, read.qualifier)
    except Refused as error:
        say(error.code, "value", **error.facts)
        return None, ""
    unit = indicator.unit
    if indicator.percent_too and (written.in_percent or is_percent(read.unit or "")):
        unit = "%"
    of_change = indicator.percent_too and is_percent(unit)
    # a level below zero is told from a change by the unit beside it: {value: -5, unit: ktCO2e}
    below = (
        bool(read.unit) and not of_change and written.sign == "mark" and written.quantity.value < 0
    )
    if (
        indicator.percent_too
        and bool(written.sign) != of_change
        and written.quantity.value
        and not below
    ):
        say("F421" if of_change else "F423", "value", text=value, amount=unsigned(value), unit=unit)
        return None, ""
    try:
        quantity, agrees = in_either_unit(written, read.unit, unit, change=of_change)
    except Refused as error:
        say(error.code, "unit" if read.unit else "value", **error.facts)
        return None, ""
    if not agrees:
        say("F406", "unit" if read.unit else "value", unit=written.unit or read.unit, other=unit)
    return quantity, unit


def _qualified(written: Written, said: Qualifier | None) -> Written:
    """The qualifier field, where the value's own words do not say another one."""
    own = written.quantity.qualifier
    if said is None or said == own:
        return written
    if own != "exact":
        raise Refused("F402", text=written.quantity.text)
    q = written.quantity
    return replace(written, quantity=replace(q, qualifier=said))
