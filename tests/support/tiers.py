"""Parameters parted between the tiers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def tiers(values: Iterable[Any], default: Collection[Any]) -> list[Any]:
    """All of them as parameters, those not among `default` in the long tier only."""
    return [
        pytest.param(
            *(one if isinstance(one, tuple) else (one,)),
            marks=() if one in default else pytest.mark.long,
        )
        for one in values
    ]
