"""The schema of each kind of check of `tracker/audit/1`: keys that all have, and its own."""

from __future__ import annotations

from tracker.analysis.audit.bases import ClaimReason
from tracker.analysis.checks import CheckVerdict
from tracker.formats.json_types import (
    FLAG,
    NUMBER,
    OF_CLAIM,
    PERIOD_TEXT,
    PLACE_NUMBER,
    TEXT,
    array_of,
    maybe,
    one_of,
    thing,
)
from tracker.model.observation import CLAIM_KINDS
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
}
