"""The schema of each kind of check of `tracker/audit/1`: keys that all have, and its own."""

from __future__ import annotations

from tracker.analysis.audit.bases import ClaimReason
from tracker.analysis.audit.comparable import PartsReason
from tracker.analysis.checks import CLAIM_VERDICTS, CheckVerdict
from tracker.extract.proposal import ProposalState
from tracker.formats.json_types import (
    DAY,
    FLAG,
    NUMBER,
    OF_CLAIM,
    PERIOD_TEXT,
    PLACE_NUMBER,
    TEXT,
    TEXTS,
    WHOLE,
    array_of,
    literal_of,
    maybe,
    one_of,
    thing,
)
from tracker.model.observation import CLAIM_KINDS
from tracker.model.quantity import Qualifier
from tracker.model.target import How
from tracker.read.schema import Schema

_AUDITED_FIGURE = thing(
    text=TEXT, low=maybe(NUMBER), high=maybe(NUMBER), file=TEXT, line=PLACE_NUMBER
)
_ENDS: Schema = {"type": "array", "items": maybe(NUMBER), "minItems": 2, "maxItems": 2}
_OF_CHECK: Schema = {
    "subject": TEXT,
    "period": maybe(PERIOD_TEXT),
    "area": maybe(TEXT),
    "verdict": one_of(*CheckVerdict),
    "accepted": FLAG,
    "file": TEXT,
    "line": maybe(PLACE_NUMBER),
}
# of a document that is no record yet
AUDITED_FIGURE_SCHEMA = thing(
    subject=TEXT,
    period=PERIOD_TEXT,
    value=maybe(NUMBER),
    qualifier=literal_of(Qualifier),
    text=TEXT,
    state=literal_of(ProposalState),
    verdict=one_of(*CLAIM_VERDICTS),
    recorded=maybe(TEXT),
    beside=maybe(TEXT),
    file=TEXT,
    page=maybe(PLACE_NUMBER),
    line=PLACE_NUMBER,
    column=PLACE_NUMBER,
)
# by the name of its definition
CHECK_SCHEMAS: dict[str, Schema] = {
    "Claim": thing(
        kind=one_of(*CLAIM_KINDS),
        **_OF_CHECK,
        of=OF_CLAIM,
        text=TEXT,
        real=FLAG,
        said=_ENDS,
        recomputed=maybe(_ENDS),
        value=_AUDITED_FIGURE,
        base={"anyOf": [_AUDITED_FIGURE, array_of(_AUDITED_FIGURE), {"type": "null"}]},
        reason=maybe(one_of(*ClaimReason)),
        implied=maybe(_ENDS),
        working=maybe(TEXT),
    ),
    "Parts": thing(
        kind=one_of("parts"),
        **_OF_CHECK,
        how=literal_of(How),
        parts=TEXTS,
        goals=maybe(NUMBER),
        goal=maybe(NUMBER),
        raised=maybe(NUMBER),
        raised_rise=maybe(NUMBER),
        contributions=maybe({"type": "object", "additionalProperties": maybe(NUMBER)}),
        left_over=maybe(NUMBER),
        coverage=maybe(NUMBER),
        at_fault=TEXTS,
        reason=maybe(one_of(*PartsReason)),
        working=TEXT,
    ),
    "Release": thing(
        kind=one_of("release"),
        **_OF_CHECK,
        expected=maybe(DAY),
        latest_by=maybe(DAY),
        lag=maybe({"type": "integer"}),
        longest=maybe({"type": "integer"}),
        n=WHOLE,
        silent_since=maybe(DAY),
        silent_days=maybe(WHOLE),
        reason={"type": "null"},
    ),
}
