"""How large a file may be, in bytes."""

from __future__ import annotations

from tracker.core.problem import Problem, problem

LARGEST_YAML = 32 * 1024 * 1024
LARGEST = 256 * 1024 * 1024


def too_large(name: str, size: int) -> Problem | None:
    """F103 of a YAML file, F104 of a CSV, with more bytes than are read."""
    if name.lower().endswith(".csv"):
        return problem("F104", name, words=f"more than {LARGEST >> 20} MiB") if size > LARGEST else None
    if size > LARGEST_YAML:
        return problem("F103", name, line=1, column=1, size=f"{size / 1048576:.1f}")
    return None
