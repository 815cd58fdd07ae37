"""What several contracts have in common: problems, targets, a report's head, observations."""

from __future__ import annotations

from tracker.analysis.methods import METHODS
from tracker.analysis.methods.base import Common, Reason
from tracker.analysis.releases import Awaited
from tracker.assess.kinds import KINDS
from tracker.assess.status import Attainment, Evidence, Status
from tracker.formats.json_blocks import BLOCK_SCHEMAS, SCORE_SCHEMA
from tracker.formats.json_types import (
    DAY,
    FLAG,
    NUMBER,
    PERIOD_TEXT,
    PLACE_NUMBER,
    TEXT,
    TEXTS,
    WHOLE,
    array_of,
    counts,
    keys_of,
    literal_of,
    maybe,
    one_of,
    ref,
    sometimes,
    thing,
)
from tracker.language import LANGUAGES
from tracker.model.observation import ObservationStatus
from tracker.model.quantity import Qualifier
from tracker.model.target import Direction, Gate, Measure, Nature, Op
from tracker.read.schema import Schema

THRESHOLDS_SCHEMA = thing(ahead=NUMBER, on_track=NUMBER, about=NUMBER)
PROBLEM_SCHEMA = thing(
    code={"type": "string", "pattern": "^[A-Z][0-9]{3}$"},
    severity=literal_of(Gate),
    file=maybe(TEXT),
    line=maybe(PLACE_NUMBER),
    column=maybe(PLACE_NUMBER),
    message=TEXT,
    hint=TEXT,
)
LATEST_SCHEMA = thing(
    value=maybe(NUMBER),
    low=maybe(NUMBER),
    high=maybe(NUMBER),
    qualifier=literal_of(Qualifier),
    period=PERIOD_TEXT,
    status=literal_of(ObservationStatus),
    published=PERIOD_TEXT,
    publisher=maybe(TEXT),
    title=TEXT,
    file=TEXT,
    line=PLACE_NUMBER,
    text=TEXT,
    basis=array_of(
        thing(indicator=TEXT, value=maybe(NUMBER), period=PERIOD_TEXT, file=TEXT, line=PLACE_NUMBER)
    ),
)
_ANSWER = thing(
    value=maybe(NUMBER),
    score=maybe(NUMBER),
    status=TEXT,
    common=array_of(one_of(*Common)),
    agrees=maybe(FLAG),
    reason=maybe(one_of(*Reason)),
    figures={"type": "object", "additionalProperties": maybe(NUMBER)},
)
_METHODS: Schema = {"type": "object", "properties": dict.fromkeys(METHODS, _ANSWER)}
_TARGET = thing(
    id=TEXT,
    plan=TEXT,
    indicator=TEXT,
    name=TEXT,
    unit=TEXT,
    kind=one_of(*KINDS),
    measure=literal_of(Measure),
    direction=maybe(literal_of(Direction)),
    nature=maybe(literal_of(Nature)),
    section=maybe(TEXT),
    owners=TEXTS,
    baseline=maybe(thing(value=maybe(NUMBER), period=PERIOD_TEXT)),
    target=thing(
        op=literal_of(Op),
        value=maybe(NUMBER),
        upper=maybe(NUMBER),
        by=PERIOD_TEXT,
        text=maybe(TEXT),
        low=maybe(NUMBER),
        high=maybe(NUMBER),
    ),
    latest=maybe(LATEST_SCHEMA),
    progress=maybe(NUMBER),
    ratio=maybe(NUMBER),
    gap=maybe(NUMBER),
    overshoot=maybe(NUMBER),
    overshoot_ratio=maybe(NUMBER),
    elapsed=maybe(NUMBER),
    expected=maybe(NUMBER),
    pace=maybe(NUMBER),
    pace_pp=maybe(NUMBER),
    lead_years=maybe(NUMBER),
    needed_per_year=maybe(NUMBER),
    needed_from_now=maybe(NUMBER),
    gap_low=maybe(NUMBER),
    gap_high=maybe(NUMBER),
    overshoot_low=maybe(NUMBER),
    overshoot_high=maybe(NUMBER),
    met_since=maybe(PERIOD_TEXT),
    forecast=maybe(
        thing(
            linear=maybe(NUMBER),
            low=maybe(NUMBER),
            high=maybe(NUMBER),
            meets=maybe(TEXT),
            compound=maybe(NUMBER),
        )
    ),
    status=one_of(*Status),
    attainment=maybe(one_of(*Attainment)),
    evidence=array_of(one_of(*Evidence)),
    met_in=maybe(PERIOD_TEXT),
    years_early=maybe({"type": "integer"}),
    observations=WHOLE,
    **BLOCK_SCHEMAS,
)
TARGET_SCHEMA = sometimes(_TARGET, methods=_METHODS)
PLAN_SCHEMA = thing(
    id=TEXT,
    name=TEXT,
    area=maybe(TEXT),
    start=DAY,
    end=DAY,
    elapsed=maybe(NUMBER),
    headline=TEXTS,
    headline_sentence=TEXT,
    score=SCORE_SCHEMA,
)
ALONE_SCHEMA = thing(
    id=TEXT,
    name=TEXT,
    unit=TEXT,
    measure=literal_of(Measure),
    area=maybe(TEXT),
    latest=maybe(
        thing(
            value=maybe(NUMBER),
            qualifier=literal_of(Qualifier),
            unit=maybe(TEXT),
            period=PERIOD_TEXT,
            published=PERIOD_TEXT,
            title=TEXT,
            file=TEXT,
            line=PLACE_NUMBER,
        )
    ),
    observations=WHOLE,
    serves=TEXTS,
)
REPORT_KEYS = {
    "program": TEXT,
    "method": {"type": "integer", "minimum": 1},
    "as_of": DAY,
    "known_at": DAY,
    "language": one_of(*LANGUAGES),
    "what_if": TEXTS,
    "thresholds": THRESHOLDS_SCHEMA,
    "plans": array_of(PLAN_SCHEMA),
}
PROBLEM_LIST = array_of(ref("Problem"))
_COUNTED = counts(Status)
_ON_DAY = thing(day=DAY)
_ON_DAY["properties"] |= _COUNTED["properties"]
_ON_DAY["required"] += _COUNTED["required"]
HISTORY_KEYS = {
    **{key: REPORT_KEYS[key] for key in ("program", "method", "as_of", "language")},
    "known_at": maybe(DAY),
    "days": array_of(DAY),
    "summary": array_of(_ON_DAY),
    "targets": array_of(
        thing(
            id=TEXT,
            plan=TEXT,
            name=TEXT,
            unit=TEXT,
            runs=array_of(
                thing(
                    **{"from": DAY},
                    status=one_of(*Status),
                    evidence=array_of(one_of(*Evidence)),
                    value=maybe(NUMBER),
                    period=maybe(PERIOD_TEXT),
                )
            ),
        )
    ),
    "problems": PROBLEM_LIST,
}
OBSERVED_KEYS = {
    "period": PERIOD_TEXT,
    "ytd": FLAG,
    "value": maybe(NUMBER),
    "upper": maybe(NUMBER),
    "qualifier": literal_of(Qualifier),
    "unit": maybe(TEXT),
    "status": literal_of(ObservationStatus),
    "area": maybe(TEXT),
    "published": PERIOD_TEXT,
    "publisher": maybe(TEXT),
    "title": TEXT,
    "file": TEXT,
    "line": PLACE_NUMBER,
}

_OF_AREA = keys_of(TARGET_SCHEMA)
AREA_SCHEMA = thing(
    area=maybe(TEXT),
    rank=maybe(WHOLE),
    rank_last=maybe(WHOLE),
    comparable=FLAG,
    same_period=FLAG,
    latest=maybe(thing(**keys_of(LATEST_SCHEMA, "text", "basis"), unit=TEXT)),
    plan=maybe(TEXT),
    target=maybe(
        thing(id=TEXT, op=literal_of(Op), value=maybe(NUMBER), upper=maybe(NUMBER), by=PERIOD_TEXT)
    ),
    **{key: _OF_AREA[key] for key in ("progress", "gap", "overshoot", "pace")},
    status=maybe(one_of(*Status)),
    evidence=maybe(array_of(one_of(*Evidence))),
)
DELIVERY_SCHEMA = thing(
    indicator=TEXT,
    name=TEXT,
    area=maybe(TEXT),
    unit=TEXT,
    owners=TEXTS,
    targets=TEXTS,
    plans=TEXTS,
    state=one_of(*Awaited),
    period=maybe(PERIOD_TEXT),
    expected=maybe(DAY),
    latest_by=maybe(DAY),
    by_rule=FLAG,
    lag=maybe({"type": "integer"}),
    longest=maybe({"type": "integer"}),
    n=WHOLE,
    last=maybe(PERIOD_TEXT),
    silent_since=maybe(DAY),
    silent_days=maybe(WHOLE),
)
