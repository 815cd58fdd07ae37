"""Parameters parted between the tiers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def tiers(values: Iterable[Any], default: Collection[Any]) -> list[Any]:
    """All of them, those not among `default` in the long tier only."""
    return [pytest.param(one, marks=() if one in default else pytest.mark.long) for one in values]
