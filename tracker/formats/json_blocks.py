"""What contracts have in common of the analysis: the blocks of a target, the score of a plan."""

from __future__ import annotations

from tracker.analysis.releases import ReleaseState
from tracker.assess.status import Status
from tracker.formats.json_types import (
    DAY,
    FLAG,
    NUMBER,
    PERIOD_TEXT,
    PLACE_NUMBER,
    TEXT,
    WHOLE,
    array_of,
    literal_of,
    maybe,
    one_of,
    thing,
)

_INTEGER = {"type": "integer"}
_AMBITION = thing(
    basis=one_of("linear", "compound"),
    before=thing(value=NUMBER, period=PERIOD_TEXT),
    derived=FLAG,
    required=maybe(NUMBER),
    was=maybe(NUMBER),
    ratio=maybe(NUMBER),
    against_trend=FLAG,
    continued=maybe(NUMBER),
    actual=maybe(NUMBER),
    peer_median=maybe(NUMBER),
    peers=WHOLE,
    rank=maybe(PLACE_NUMBER),
)
_BUFFER = thing(
    slack_days=maybe(_INTEGER),
    slack_low=maybe(_INTEGER),
    slack_high=maybe(_INTEGER),
    on_road_until=maybe(DAY),
    safe_until=maybe(DAY),
    probability=maybe(NUMBER),
    n=maybe(WHOLE),
    interval_note=maybe(TEXT),
    needed=array_of(thing(period=PERIOD_TEXT, value=maybe(NUMBER))),
    needed_rate=maybe(NUMBER),
)
_RELEASE = thing(
    state=literal_of(ReleaseState),
    period=maybe(PERIOD_TEXT),
    expected=maybe(DAY),
    latest_by=maybe(DAY),
    lag=maybe(_INTEGER),
    longest=maybe(_INTEGER),
    n=WHOLE,
    silent_since=maybe(DAY),
    silent_days=maybe(WHOLE),
)
_MILESTONE = thing(
    period=PERIOD_TEXT,
    goal=NUMBER,
    value=maybe(NUMBER),
    gap=maybe(NUMBER),
    gap_low=maybe(NUMBER),
    gap_high=maybe(NUMBER),
    status=one_of(*Status),
)
SCORE_SCHEMA = thing(
    targets=WHOLE,
    good=WHOLE,
    bad=WHOLE,
    unknown=WHOLE,
    low=maybe(NUMBER),
    high=maybe(NUMBER),
    of_judged=maybe(NUMBER),
    coverage=maybe(NUMBER),
)
BLOCK_SCHEMAS = {
    "ambition": maybe(_AMBITION),
    "buffer": maybe(_BUFFER),
    "release": maybe(_RELEASE),
    "milestone": maybe(_MILESTONE),
}
