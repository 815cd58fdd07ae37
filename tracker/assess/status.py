"""The words of a verdict, as machines read them: statuses, evidence, attainment, and how a target
is judged.
"""

from __future__ import annotations

from enum import Enum, StrEnum, auto


class Status(StrEnum):
    """How a target stands, the best first (methods.md: “status”)."""

    EXCEEDED = "exceeded"
    MET = "met"
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    REVERSING = "reversing"
    LOST = "lost"
    MISSED = "missed"
    UNDETERMINED = "undetermined"
    OPEN = "open"
    NO_DATA = "no_data"


class Attainment(StrEnum):
    """Whether the target is met, whatever its pace."""

    EXCEEDED = "exceeded"
    MET = "met"
    LOST = "lost"
    MISSED = "missed"
    UNDETERMINED = "undetermined"
    OPEN = "open"


class Evidence(StrEnum):
    """What must be known about a verdict's figures before it is trusted, in the order in which it
    is listed (methods.md: “evidence”).
    """

    ASSUMED = "assumed"
    NO_BASELINE = "no_baseline"
    STALE = "stale"
    PRELIMINARY = "preliminary"
    ESTIMATE = "estimate"
    DERIVED = "derived"
    LOWER_BOUND = "lower_bound"
    UPPER_BOUND = "upper_bound"
    APPROXIMATE = "approximate"
    CONFLICTING = "conflicting"
    BREAK = "break"
    AWAITING_FINAL = "awaiting_final"
    YTD_ONLY = "ytd_only"


class Judged(Enum):
    """How the values of a target are judged. No text has these words, so they are no strings: a
    comparison with a string is an error of types.
    """

    PATH = auto()
    """Against the path planned to the goal value."""
    EVERY_PERIOD = auto()
    """As kept or not in each period."""
    RATE = auto()
    """As an average rate, when it is due."""
    CEILING = auto()
    """As a sum that may use up a ceiling, never reach it early."""
    MILESTONE = auto()
    """As done or not done."""


ATTAINED = (Attainment.EXCEEDED, Attainment.MET)
FAILING = frozenset({Status.MISSED, Status.BEHIND, Status.LOST, Status.REVERSING})
UNKNOWN = frozenset({Status.NO_DATA, Status.UNDETERMINED})
UNSAID = (Status.UNDETERMINED, Status.OPEN, Status.NO_DATA)
PACES = (Status.REVERSING, Status.BEHIND, Status.ON_TRACK, Status.AHEAD)
GATES_OF_PROBLEMS = ("never", "error", "warning")
GATES: tuple[str, ...] = (*GATES_OF_PROBLEMS, *Status, *Evidence)
GATES_OF_CHANGES: tuple[str, ...] = (
    "never", "worse", "moved", "rewritten", "error", "warning", *Status, *Evidence,
)  # fmt: skip

GATES_OF_CHECKS: tuple[str, ...] = (
    "never", "inconsistent", "unverifiable", "raised", "short", "overdue", "unreported",
)  # fmt: skip

# methods.md: one word
STATUS_WORDS: dict[str, tuple[str, str]] = {
    Status.NO_DATA: ("无数据", "no data"),
    Status.MISSED: ("未完成", "missed"),
    Status.LOST: ("回落", "lost"),
    Status.EXCEEDED: ("超额完成", "exceeded"),
    Status.MET: ("完成", "met"),
    Status.UNDETERMINED: ("待定", "undetermined"),
    Status.REVERSING: ("倒退", "reversing"),
    Status.BEHIND: ("滞后", "behind"),
    Status.ON_TRACK: ("符合预期", "on track"),
    Status.AHEAD: ("快于预期", "ahead"),
    Status.OPEN: ("进行中", "open"),
}
EVIDENCE_WORDS: dict[str, tuple[str, str]] = {
    Evidence.ASSUMED: ("假设", "assumed"),
    Evidence.NO_BASELINE: ("无基期", "no baseline"),
    Evidence.STALE: ("过期", "stale"),
    Evidence.PRELIMINARY: ("初步数", "preliminary"),
    Evidence.ESTIMATE: ("估计数", "estimate"),
    Evidence.DERIVED: ("推算", "derived"),
    Evidence.LOWER_BOUND: ("下限", "at least"),
    Evidence.UPPER_BOUND: ("上限", "at most"),
    Evidence.APPROXIMATE: ("约数", "approx."),
    Evidence.CONFLICTING: ("冲突", "conflicting"),
    Evidence.BREAK: ("口径变动", "series break"),
    Evidence.AWAITING_FINAL: ("待期末数", "awaiting final"),
    Evidence.YTD_ONLY: ("仅累计数", "part-year only"),
}
# of tracker audit
CHECK_WORDS: dict[str, tuple[str, str]] = {
    "consistent": ("成立", "holds"),
    "inconsistent": ("不符", "contradicted"),
    "unverifiable": ("无法核对", "cannot be checked"),
    "equal": ("一致", "equal"),
    "raised": ("层层加码", "raised"),
    "short": ("不足", "short"),
    "overdue": ("逾期", "overdue"),
    "unreported": ("尚无数据", "unreported"),
    "irregular": ("日期不定", "irregular"),
    "due": ("待报", "due"),
}
