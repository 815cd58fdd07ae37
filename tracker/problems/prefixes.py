"""Codes by how they begin: `T` stands for every problem of targets.yaml, `O2` for those of O201 to
O299.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.problems.codes import CODES

_OF_FILES = "FTOA"  # the families that a check finds
PREFIXES: tuple[str, ...] = tuple(
    sorted({code[:end] for code in CODES if code[0] in _OF_FILES for end in range(1, 5)})
)


def is_selected(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a code is asked for: the longest beginning that fits decides, and of two that are
    equally long the ignored one. Nothing in `select` asks for every code.

    >>> is_selected("T101", ["T"], ["T1"]), is_selected("T101", ["T", "T101"], ["T1"])
    (False, True)
    """
    wanted = max((len(one) for one in select or [""] if code.startswith(one)), default=-1)
    return wanted > max((len(one) for one in ignore if code.startswith(one)), default=-1)
