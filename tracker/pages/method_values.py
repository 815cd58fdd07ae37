"""What methods say of a target as plain values, under the English keys of JSON and tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.analysis.methods.base import Common
from tracker.analysis.opinions import Opinion
from tracker.words.exact import ratio


def method_values(said: Mapping[str, Opinion]) -> dict[str, dict[str, Any]]:
    """By the name of each method."""
    return {name: _values(one) for name, one in said.items()}


def _values(one: Opinion) -> dict[str, Any]:
    answer = one.answer
    return {
        "value": ratio(answer.value),
        "score": ratio(answer.score),
        "status": answer.status,
        "common": [word for word in Common if word in answer.common],
        "agrees": one.agrees,
        "reason": answer.reason or None,
        "figures": {name: ratio(answer.figures.get(name)) for name in one.method.figures},
    }
