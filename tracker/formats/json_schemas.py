"""JSON Schema (2020-12) of every JSON document that tracker prints, by the name of its contract:
`report` describes `tracker/report/1`. By hand: what others read changes on purpose only.

Keys may be added to a contract, so a schema refuses none that it does not know. What it names is
always there, null where nothing can be said; but `methods` only where they were asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import get_args

from tracker.analysis.checks import CLAIM_VERDICTS
from tracker.analysis.releases import Awaited
from tracker.assess.formulas import FORMULAS
from tracker.assess.series import Because, State
from tracker.assess.status import Status
from tracker.assess.use import Use
from tracker.compare.changes import VERDICTS, Effect, Why
from tracker.compare.frozen import AgainWhy
from tracker.extract.figure import Basis, FigureRole
from tracker.extract.proposal import ProposalState
from tracker.formats.json_checks import AUDITED_FIGURE_SCHEMA, CHECK_SCHEMAS
from tracker.formats.json_parts import (
    ALONE_SCHEMA,
    AREA_SCHEMA,
    DELIVERY_SCHEMA,
    HISTORY_KEYS,
    LATEST_SCHEMA,
    OBSERVED_KEYS,
    PLAN_SCHEMA,
    PROBLEM_LIST,
    PROBLEM_SCHEMA,
    REPORT_KEYS,
    TARGET_SCHEMA,
    THRESHOLDS_SCHEMA,
)
from tracker.formats.json_types import (
    DAY,
    FLAG,
    NUMBER,
    OF_CLAIM,
    PERIOD_TEXT,
    PLACE_NUMBER,
    SHARE,
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
    thing,
)
from tracker.language import LANGUAGES
from tracker.model.observation import CLAIM_KINDS, TIERS
from tracker.model.quantity import Qualifier
from tracker.model.target import Every, Gate, Measure, Op, Pace
from tracker.read.schema import DIALECT, Schema

_ENTRY = thing(
    **OBSERVED_KEYS,
    low=maybe(NUMBER),
    high=maybe(NUMBER),
    text=maybe(TEXT),
    url=maybe(TEXT),
    sha256=maybe({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
    document=maybe(TEXT),
    tier=maybe(one_of(*TIERS)),
    locator=maybe(TEXT),
    note=maybe(TEXT),
    claims=array_of(thing(kind=one_of(*CLAIM_KINDS), text=TEXT, of=OF_CLAIM, real=FLAG)),
    revises=maybe(thing(published=PERIOD_TEXT, reason=maybe(TEXT))),
    state=literal_of(State),
    used=FLAG,
    role=one_of(*Use),
    by=maybe(
        thing(
            value=maybe(NUMBER),
            period=PERIOD_TEXT,
            published=PERIOD_TEXT,
            title=TEXT,
            file=TEXT,
            line=PLACE_NUMBER,
        )
    ),
    because=maybe(literal_of(Because)),
    why=maybe(TEXT),
)
_PROMISE = thing(
    file=TEXT,
    line=PLACE_NUMBER,
    pace=literal_of(Pace),
    road=maybe(array_of(thing(time=NUMBER, value=NUMBER))),
    milestones=array_of(thing(period=PERIOD_TEXT, value=maybe(NUMBER))),
    goals=array_of(
        thing(
            op=literal_of(Op),
            value=maybe(NUMBER),
            upper=maybe(NUMBER),
            text=maybe(TEXT),
            by=PERIOD_TEXT,
            until=maybe(DAY),
            reason=maybe(TEXT),
            in_force=FLAG,
        )
    ),
    severity=literal_of(Gate),
    locator=maybe(TEXT),
    note=maybe(TEXT),
    aliases=TEXTS,
    level=maybe(thing(indicator=TEXT, period=PERIOD_TEXT)),
    release=maybe(thing(every=literal_of(Every), lag=WHOLE)),
    accept=array_of(thing(code=TEXT, reason=TEXT, until=DAY)),
    baseline_text=maybe(TEXT),
    source=maybe(
        thing(
            title=maybe(TEXT), publisher=maybe(TEXT), published=maybe(PERIOD_TEXT), url=maybe(TEXT)
        )
    ),
)
_STORY = thing(
    indicator=thing(
        id=TEXT,
        name=TEXT,
        unit=TEXT,
        measure=literal_of(Measure),
        aliases=TEXTS,
        area=maybe(TEXT),
    ),
    target=maybe(ref("Target")),
    promise=maybe(_PROMISE),
    arithmetic=array_of(
        thing(figure=one_of(*FORMULAS), formula=TEXT, text=TEXT, value=maybe(NUMBER))
    ),
    serves=TEXTS,
    series=array_of(
        thing(
            indicator=TEXT,
            unit=TEXT,
            published_later=WHOLE,
            ended_later=WHOLE,
            elsewhere={"type": "object", "additionalProperties": WHOLE},
            observations=array_of(_ENTRY),
        )
    ),
    problems=PROBLEM_LIST,
)
_SIDE = thing(
    revision=maybe(TEXT),
    commit=maybe(TEXT),
    saved=maybe(TEXT),
    found=FLAG,
    as_of=DAY,
    known_at=DAY,
    thresholds=THRESHOLDS_SCHEMA,
    targets=WHOLE,
    unreadable_targets=WHOLE,
)
_EITHER_STATUS = maybe(one_of(*Status))
_CHANGED_STATUS = thing(before=_EITHER_STATUS, after=_EITHER_STATUS)
_CHANGE = thing(
    id=TEXT,
    renamed_from=maybe(TEXT),
    change=one_of(*VERDICTS),
    status=_CHANGED_STATUS,
    moved=maybe(
        thing(
            fields=TEXTS,
            effect=literal_of(Effect),
            reason=maybe(TEXT),
            unmoved=maybe(thing(status=one_of(*Status), progress=maybe(NUMBER), gap=maybe(NUMBER))),
        )
    ),
    causes=array_of(
        thing(
            cause=literal_of(Why),
            observation=maybe(ref("Observation")),
            other=maybe(ref("Observation")),
            fields=TEXTS,
        )
    ),
    again=maybe(thing(status=one_of(*Status), causes=array_of(literal_of(AgainWhy)))),
    late=array_of(ref("Observation")),
    before=maybe(ref("Target")),
    after=maybe(ref("Target")),
)
_EDIT = thing(fields=TEXTS, figures=FLAG, before=ref("Observation"), after=ref("Observation"))
_FIGURE = thing(
    role=literal_of(FigureRole),
    indicator=maybe(TEXT),
    name=maybe(TEXT),
    text=TEXT,
    value=NUMBER,
    upper=maybe(NUMBER),
    unit=maybe(TEXT),
    factor=NUMBER,
    qualifier=literal_of(Qualifier),
    op=maybe(one_of(*get_args(Op), "growth", "reduction")),
    period=maybe(TEXT),
    period_basis=maybe(literal_of(Basis)),
    baseline=maybe(thing(value=NUMBER, period=maybe(TEXT))),
    claims=array_of(
        {
            "type": "object",
            "properties": {"of": maybe(TEXT), **dict.fromkeys(CLAIM_KINDS, NUMBER)},
            "required": ["of"],
            "minProperties": 2,
        }
    ),
    quote=TEXT,
    span={"type": "array", "items": WHOLE, "minItems": 2, "maxItems": 2},
    page=maybe(PLACE_NUMBER),
    line=PLACE_NUMBER,
    column=PLACE_NUMBER,
    rule=TEXT,
    confidence=SHARE,
    state=literal_of(ProposalState),
    beside=maybe(TEXT),
)
_DEFS = {"Problem": PROBLEM_SCHEMA, "Target": TARGET_SCHEMA}


def _document(name: str, keys: Schema, **defs: Schema) -> Schema:
    """The schema of a whole document, whose first key says which contract it keeps to."""
    contract = f"tracker/{name}/1"
    made = thing(schema={"const": contract}, **keys)
    return {"$schema": DIALECT, "title": contract, **made, "$defs": defs}


def _report() -> Schema:
    keys = REPORT_KEYS | {
        "targets": array_of(ref("Target")),
        "indicators": array_of(ALONE_SCHEMA),
        "summary": counts(Status),
        "problems": PROBLEM_LIST,
    }
    return _document("report", keys, **_DEFS)


def _show() -> Schema:
    return _document(
        "show", REPORT_KEYS | {"stories": array_of(_STORY), "problems": PROBLEM_LIST}, **_DEFS
    )


def _check() -> Schema:
    return _document("check", {"left_out": WHOLE, "problems": PROBLEM_LIST}, Problem=PROBLEM_SCHEMA)


def _error() -> Schema:
    return _document("error", {"problems": PROBLEM_LIST}, Problem=PROBLEM_SCHEMA)


def _diff() -> Schema:
    some = array_of(ref("Observation"))
    lost = ("moved", "lost_observations", "rewritten_observations")
    keys = {
        "language": one_of(*LANGUAGES),
        "before": _SIDE,
        "after": _SIDE,
        "summary": counts((*VERDICTS, "unchanged", *lost)),
        "thresholds_moved": FLAG,
        "targets": array_of(_CHANGE),
        "observations": thing(added=some, removed=some, edited=array_of(_EDIT)),
        "unsaved": TEXTS,
        "new_problems": PROBLEM_LIST,
        "problems": PROBLEM_LIST,
        "problems_before": PROBLEM_LIST,
    }
    observation = thing(indicator=TEXT, text=TEXT, **OBSERVED_KEYS)
    return _document("diff", keys, **_DEFS, Observation=observation)


def _figures() -> Schema:
    document = thing(
        name=TEXT,
        title=maybe(TEXT),
        published=maybe(TEXT),
        encoding=maybe(TEXT),
        figures=array_of(_FIGURE),
    )
    return _document("figures", {"documents": array_of(document)})


def _due() -> Schema:
    head = {key: REPORT_KEYS[key] for key in ("program", "as_of", "known_at", "language")}
    keys = head | {
        "by": maybe(DAY),
        "undated": WHOLE,
        "summary": counts(Awaited),
        "deliveries": array_of(DELIVERY_SCHEMA),
        "problems": PROBLEM_LIST,
    }
    return _document("due", keys, Problem=PROBLEM_SCHEMA)


def _audit() -> Schema:
    head = {key: REPORT_KEYS[key] for key in ("program", "as_of", "known_at", "language")}
    checks: Schema = {"type": "array", "items": {"anyOf": [ref(name) for name in CHECK_SCHEMAS]}}
    keys = head | {
        "summary": counts(CLAIM_VERDICTS),
        "figures": array_of(AUDITED_FIGURE_SCHEMA),
        "checks": checks,
        "problems": PROBLEM_LIST,
    }
    return _document("audit", keys, Problem=PROBLEM_SCHEMA, **CHECK_SCHEMAS)


_OF_LISTED_TARGET = (
    "id", "name", "plan", "indicator", "unit", "kind", "nature", "section", "owners", "status",
    "evidence", "progress", "gap", "baseline", "target",
)  # fmt: skip


def _list() -> Schema:
    status_counts = {"targets": WHOLE, "statuses": counts(Status)}
    plan = keys_of(PLAN_SCHEMA, "headline", "headline_sentence", "score")
    latest = keys_of(thing(**OBSERVED_KEYS), "ytd", "status")
    own = keys_of(LATEST_SCHEMA, "basis")
    target = keys_of(TARGET_SCHEMA)
    kinds = {
        "plans": thing(**plan, last_published=maybe(PERIOD_TEXT), **status_counts),
        "sections": thing(section=maybe(TEXT), plans=TEXTS, **status_counts),
        "indicators": thing(
            id=TEXT,
            name=TEXT,
            unit=TEXT,
            measure=literal_of(Measure),
            aliases=TEXTS,
            areas=TEXTS,
            targets=TEXTS,
            observations=WHOLE,
            latest=maybe(thing(**latest)),
        ),
        "owners": thing(owner=maybe(TEXT), plans=TEXTS, **status_counts),
        "publications": thing(
            title=TEXT,
            publisher=maybe(TEXT),
            published=PERIOD_TEXT,
            tier=maybe(one_of(*TIERS)),
            url=maybe(TEXT),
            files=TEXTS,
            observations=WHOLE,
            targets=TEXTS,
        ),
        "targets": thing(
            **{key: target[key] for key in _OF_LISTED_TARGET},
            latest=maybe(thing(**own)),
            file=TEXT,
            line=PLACE_NUMBER,
        ),
    }
    head = {key: REPORT_KEYS[key] for key in ("program", "as_of", "known_at", "language")}
    items: Schema = {"type": "array", "items": {"anyOf": [ref(name) for name in kinds]}}
    keys = head | {"kind": one_of(*kinds), "items": items, "problems": PROBLEM_LIST}
    return _document("list", keys, Problem=PROBLEM_SCHEMA, **kinds)


def _areas() -> Schema:
    head = {key: REPORT_KEYS[key] for key in ("program", "as_of", "known_at", "language")}
    measured = thing(
        id=TEXT,
        name=TEXT,
        unit=TEXT,
        measure=literal_of(Measure),
        period=maybe(PERIOD_TEXT),
        areas=array_of(AREA_SCHEMA),
    )
    keys = head | {"indicators": array_of(measured), "problems": PROBLEM_LIST}
    return _document("areas", keys, Problem=PROBLEM_SCHEMA)


def _history() -> Schema:
    return _document("history", HISTORY_KEYS, Problem=PROBLEM_SCHEMA)


CONTRACTS: dict[str, Callable[[], Schema]] = {
    "report": _report,
    "show": _show,
    "check": _check,
    "diff": _diff,
    "figures": _figures,
    "due": _due,
    "history": _history,
    "list": _list,
    "areas": _areas,
    "audit": _audit,
    "error": _error,
}


def render_contract(name: str) -> str:
    """The schema of a contract, by its name."""
    return json.dumps(CONTRACTS[name](), ensure_ascii=False, indent=2) + "\n"
