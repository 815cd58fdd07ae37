"""JSON Schema (2020-12) of every JSON document that tracker prints, by the name of its contract:
`report` describes `tracker/report/1`. By hand: what others read changes on purpose only.

Keys may be added to a contract, so a schema refuses none that it does not know. What it names is
always there, null where nothing can be said.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, get_args

from tracker.analysis.releases import Awaited
from tracker.assess.formulas import FORMULAS
from tracker.assess.kinds import KINDS
from tracker.assess.series import Because, State
from tracker.assess.status import Attainment, Evidence, Status
from tracker.assess.use import Use
from tracker.compare.changes import VERDICTS, Effect, Why
from tracker.extract.figure import Basis, FigureRole
from tracker.extract.proposal import ProposalState
from tracker.formats.json_words import KEY_WORDS
from tracker.language import LANGUAGES
from tracker.model.observation import CLAIM_KINDS, TIERS, ObservationStatus
from tracker.model.quantity import Qualifier
from tracker.model.target import Direction, Every, Gate, Measure, Nature, Op, Pace
from tracker.read.schema import DIALECT, Schema

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
FLAG: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
PLACE_NUMBER: Schema = {"type": "integer", "minimum": 1}  # of a line, a column, a page
DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
PERIOD: Schema = {"type": "string", "pattern": "^[0-9]{4}"}
TEXTS: Schema = {"type": "array", "items": TEXT}


def words_of(*words: str) -> Schema:
    """One of these words."""
    return {"enum": list(words)}


def maybe(schema: Schema) -> Schema:
    """The same, or null."""
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    if "type" in schema:
        return schema | {"type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def listed(schema: Schema) -> Schema:
    """Any number of them."""
    return {"type": "array", "items": schema}


def ref(name: str) -> Schema:
    """One of `$defs`."""
    return {"$ref": f"#/$defs/{name}"}


def thing(**keys: Schema) -> Schema:
    """An object that has all these keys, each with its meaning."""
    told = {
        key: schema | {"description": " / ".join(KEY_WORDS[key])} for key, schema in keys.items()
    }
    return {"type": "object", "properties": told, "required": list(keys)}


def counts(words: Iterable[str]) -> Schema:
    """How many there are of each word."""
    names = list(words)
    return {"type": "object", "properties": dict.fromkeys(names, COUNT), "required": names}


def texts_of(kind: Any) -> Schema:
    """One of the words of a Literal."""
    return words_of(*get_args(kind))


_THRESHOLDS = thing(ahead=NUMBER, on_track=NUMBER, about=NUMBER)
_PROBLEM = thing(
    code={"type": "string", "pattern": "^[A-Z][0-9]{3}$"},
    severity=texts_of(Gate),
    file=maybe(TEXT),
    line=maybe(PLACE_NUMBER),
    column=maybe(PLACE_NUMBER),
    message=TEXT,
    hint=TEXT,
)
_LATEST = thing(
    value=maybe(NUMBER),
    low=maybe(NUMBER),
    high=maybe(NUMBER),
    qualifier=texts_of(Qualifier),
    period=PERIOD,
    status=texts_of(ObservationStatus),
    published=PERIOD,
    publisher=maybe(TEXT),
    title=TEXT,
    file=TEXT,
    line=PLACE_NUMBER,
    text=TEXT,
    basis=listed(
        thing(indicator=TEXT, value=maybe(NUMBER), period=PERIOD, file=TEXT, line=PLACE_NUMBER)
    ),
)
_TARGET = thing(
    id=TEXT,
    plan=TEXT,
    indicator=TEXT,
    name=TEXT,
    unit=TEXT,
    kind=words_of(*KINDS),
    measure=texts_of(Measure),
    direction=maybe(texts_of(Direction)),
    nature=maybe(texts_of(Nature)),
    section=maybe(TEXT),
    owners=TEXTS,
    baseline=maybe(thing(value=maybe(NUMBER), period=PERIOD)),
    target=thing(
        op=texts_of(Op),
        value=maybe(NUMBER),
        upper=maybe(NUMBER),
        by=PERIOD,
        text=maybe(TEXT),
        low=maybe(NUMBER),
        high=maybe(NUMBER),
    ),
    latest=maybe(_LATEST),
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
    met_since=maybe(PERIOD),
    forecast=maybe(
        thing(
            linear=maybe(NUMBER),
            low=maybe(NUMBER),
            high=maybe(NUMBER),
            meets=maybe(TEXT),
            compound=maybe(NUMBER),
        )
    ),
    status=words_of(*Status),
    attainment=maybe(words_of(*Attainment)),
    evidence=listed(words_of(*Evidence)),
    met_in=maybe(PERIOD),
    years_early=maybe({"type": "integer"}),
    observations=COUNT,
)
_PLAN = thing(
    id=TEXT,
    name=TEXT,
    area=maybe(TEXT),
    start=DAY,
    end=DAY,
    elapsed=maybe(NUMBER),
    headline=TEXTS,
    headline_sentence=TEXT,
)
_ALONE = thing(
    id=TEXT,
    name=TEXT,
    unit=TEXT,
    measure=texts_of(Measure),
    area=maybe(TEXT),
    latest=maybe(
        thing(
            value=maybe(NUMBER),
            qualifier=texts_of(Qualifier),
            unit=maybe(TEXT),
            period=PERIOD,
            published=PERIOD,
            title=TEXT,
            file=TEXT,
            line=PLACE_NUMBER,
        )
    ),
    observations=COUNT,
    serves=TEXTS,
)
_HEAD = {
    "program": TEXT,
    "method": {"type": "integer", "minimum": 1},
    "as_of": DAY,
    "known_at": DAY,
    "language": words_of(*LANGUAGES),
    "thresholds": _THRESHOLDS,
    "plans": listed(_PLAN),
}
_PROBLEMS = listed(ref("Problem"))
_OBSERVED = {
    "period": PERIOD,
    "ytd": FLAG,
    "value": maybe(NUMBER),
    "upper": maybe(NUMBER),
    "qualifier": texts_of(Qualifier),
    "unit": maybe(TEXT),
    "status": texts_of(ObservationStatus),
    "area": maybe(TEXT),
    "published": PERIOD,
    "publisher": maybe(TEXT),
    "title": TEXT,
    "file": TEXT,
    "line": PLACE_NUMBER,
}
_ENTRY = thing(
    **_OBSERVED,
    low=maybe(NUMBER),
    high=maybe(NUMBER),
    text=maybe(TEXT),
    url=maybe(TEXT),
    sha256=maybe({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
    document=maybe(TEXT),
    tier=maybe(words_of(*TIERS)),
    locator=maybe(TEXT),
    note=maybe(TEXT),
    claims=listed(thing(kind=words_of(*CLAIM_KINDS), text=TEXT, of=TEXT)),
    revises=maybe(thing(published=PERIOD, reason=maybe(TEXT))),
    state=texts_of(State),
    used=FLAG,
    role=words_of(*Use),
    by=maybe(
        thing(
            value=maybe(NUMBER),
            period=PERIOD,
            published=PERIOD,
            title=TEXT,
            file=TEXT,
            line=PLACE_NUMBER,
        )
    ),
    because=maybe(texts_of(Because)),
    why=maybe(TEXT),
)
_PROMISE = thing(
    file=TEXT,
    line=PLACE_NUMBER,
    pace=texts_of(Pace),
    road=maybe(listed(thing(time=NUMBER, value=NUMBER))),
    milestones=listed(thing(period=PERIOD, value=maybe(NUMBER))),
    goals=listed(
        thing(
            op=texts_of(Op),
            value=maybe(NUMBER),
            upper=maybe(NUMBER),
            text=maybe(TEXT),
            by=PERIOD,
            until=maybe(DAY),
            reason=maybe(TEXT),
            in_force=FLAG,
        )
    ),
    severity=texts_of(Gate),
    locator=maybe(TEXT),
    note=maybe(TEXT),
    aliases=TEXTS,
    level=maybe(thing(indicator=TEXT, period=PERIOD)),
    release=maybe(thing(every=texts_of(Every), lag=COUNT)),
    accept=listed(thing(code=TEXT, reason=TEXT, until=DAY)),
    baseline_text=maybe(TEXT),
    source=maybe(
        thing(title=maybe(TEXT), publisher=maybe(TEXT), published=maybe(PERIOD), url=maybe(TEXT))
    ),
)
_STORY = thing(
    indicator=thing(
        id=TEXT,
        name=TEXT,
        unit=TEXT,
        measure=texts_of(Measure),
        aliases=TEXTS,
        area=maybe(TEXT),
    ),
    target=maybe(ref("Target")),
    promise=maybe(_PROMISE),
    arithmetic=listed(
        thing(figure=words_of(*FORMULAS), formula=TEXT, text=TEXT, value=maybe(NUMBER))
    ),
    serves=TEXTS,
    series=listed(
        thing(
            indicator=TEXT,
            unit=TEXT,
            published_later=COUNT,
            ended_later=COUNT,
            elsewhere={"type": "object", "additionalProperties": COUNT},
            observations=listed(_ENTRY),
        )
    ),
    problems=_PROBLEMS,
)
_SIDE = thing(
    revision=maybe(TEXT),
    commit=maybe(TEXT),
    found=FLAG,
    as_of=DAY,
    known_at=DAY,
    thresholds=_THRESHOLDS,
    targets=COUNT,
    unreadable_targets=COUNT,
)
_EITHER_STATUS = maybe(words_of(*Status))
_CHANGED_STATUS = thing(before=_EITHER_STATUS, after=_EITHER_STATUS)
_CHANGE = thing(
    id=TEXT,
    renamed_from=maybe(TEXT),
    change=words_of(*VERDICTS),
    status=_CHANGED_STATUS,
    moved=maybe(
        thing(
            fields=TEXTS,
            effect=texts_of(Effect),
            reason=maybe(TEXT),
            unmoved=maybe(
                thing(status=words_of(*Status), progress=maybe(NUMBER), gap=maybe(NUMBER))
            ),
        )
    ),
    causes=listed(
        thing(
            cause=texts_of(Why),
            observation=maybe(ref("Observation")),
            other=maybe(ref("Observation")),
            fields=TEXTS,
        )
    ),
    before=maybe(ref("Target")),
    after=maybe(ref("Target")),
)
_EDIT = thing(fields=TEXTS, figures=FLAG, before=ref("Observation"), after=ref("Observation"))
_FIGURE = thing(
    role=texts_of(FigureRole),
    indicator=maybe(TEXT),
    name=maybe(TEXT),
    text=TEXT,
    value=NUMBER,
    upper=maybe(NUMBER),
    unit=maybe(TEXT),
    factor=NUMBER,
    qualifier=texts_of(Qualifier),
    op=maybe(words_of(*get_args(Op), "growth", "reduction")),
    period=maybe(TEXT),
    period_basis=maybe(texts_of(Basis)),
    baseline=maybe(thing(value=NUMBER, period=maybe(TEXT))),
    claims=listed(
        {
            "type": "object",
            "properties": {"of": maybe(TEXT), **dict.fromkeys(CLAIM_KINDS, NUMBER)},
            "required": ["of"],
            "minProperties": 2,
        }
    ),
    quote=TEXT,
    span={"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2},
    page=maybe(PLACE_NUMBER),
    line=PLACE_NUMBER,
    column=PLACE_NUMBER,
    rule=TEXT,
    confidence=SHARE,
    state=texts_of(ProposalState),
    beside=maybe(TEXT),
)
_DELIVERY = thing(
    indicator=TEXT,
    name=TEXT,
    area=maybe(TEXT),
    unit=TEXT,
    owners=TEXTS,
    targets=TEXTS,
    plans=TEXTS,
    state=words_of(*Awaited),
    period=maybe(PERIOD),
    expected=maybe(DAY),
    latest_by=maybe(DAY),
    by_rule=FLAG,
    lag=maybe({"type": "integer"}),
    longest=maybe({"type": "integer"}),
    n=COUNT,
    last=maybe(PERIOD),
    silent_since=maybe(DAY),
    silent_days=maybe(COUNT),
)
_DEFS = {"Problem": _PROBLEM, "Target": _TARGET}


def _document(name: str, keys: Schema, **defs: Schema) -> Schema:
    """The schema of a whole document, whose first key says which contract it keeps to."""
    contract = f"tracker/{name}/1"
    made = thing(schema={"const": contract}, **keys)
    return {"$schema": DIALECT, "title": contract, **made, "$defs": defs}


def _report() -> Schema:
    keys = _HEAD | {
        "targets": listed(ref("Target")),
        "indicators": listed(_ALONE),
        "summary": counts(Status),
        "problems": _PROBLEMS,
    }
    return _document("report", keys, **_DEFS)


def _show() -> Schema:
    return _document("show", _HEAD | {"stories": listed(_STORY), "problems": _PROBLEMS}, **_DEFS)


def _check() -> Schema:
    return _document("check", {"left_out": COUNT, "problems": _PROBLEMS}, Problem=_PROBLEM)


def _error() -> Schema:
    return _document("error", {"problems": _PROBLEMS}, Problem=_PROBLEM)


def _diff() -> Schema:
    some = listed(ref("Observation"))
    lost = ("moved", "lost_observations", "rewritten_observations")
    keys = {
        "language": words_of(*LANGUAGES),
        "before": _SIDE,
        "after": _SIDE,
        "summary": counts((*VERDICTS, "unchanged", *lost)),
        "thresholds_moved": FLAG,
        "targets": listed(_CHANGE),
        "observations": thing(added=some, removed=some, edited=listed(_EDIT)),
        "new_problems": _PROBLEMS,
        "problems": _PROBLEMS,
        "problems_before": _PROBLEMS,
    }
    observation = thing(indicator=TEXT, text=TEXT, **_OBSERVED)
    return _document("diff", keys, **_DEFS, Observation=observation)


def _figures() -> Schema:
    document = thing(
        name=TEXT,
        title=maybe(TEXT),
        published=maybe(TEXT),
        encoding=maybe(TEXT),
        figures=listed(_FIGURE),
    )
    return _document("figures", {"documents": listed(document)})


def _due() -> Schema:
    head = {key: _HEAD[key] for key in ("program", "as_of", "known_at", "language")}
    keys = head | {
        "by": maybe(DAY),
        "undated": COUNT,
        "summary": counts(Awaited),
        "deliveries": listed(_DELIVERY),
        "problems": _PROBLEMS,
    }
    return _document("due", keys, Problem=_PROBLEM)


CONTRACTS: dict[str, Callable[[], Schema]] = {
    "report": _report,
    "show": _show,
    "check": _check,
    "diff": _diff,
    "figures": _figures,
    "due": _due,
    "error": _error,
}


def render_contract(name: str) -> str:
    """The schema of a contract, by its name."""
    return json.dumps(CONTRACTS[name](), ensure_ascii=False, indent=2) + "\n"
