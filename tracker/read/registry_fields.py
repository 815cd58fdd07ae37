"""What may be written in targets.yaml, mapping by mapping; the kind of a target is chosen first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tracker.assess.kinds import KINDS
from tracker.model.target import Every, Gate, How, Measure, Nature, Op, Pace
from tracker.read.fields import (
    BothText,
    DaysText,
    DayText,
    Fields,
    LevelPeriodText,
    NameText,
    NumberText,
    PeriodKey,
    PeriodText,
    PublishedText,
    ShareText,
    ShortNameText,
    Slug,
    StartText,
    Text,
    UnitText,
    WeightsText,
)

if TYPE_CHECKING:
    KindText = str
else:
    KindText = Literal[tuple(KINDS)]


class ThresholdFields(Fields):
    """The limits of pace, the width of “about”, how far parts may lead beyond their whole."""

    ahead: ShareText | None = None
    on_track: ShareText | None = None
    about: ShareText | None = None
    raised: ShareText | None = None


class SourceFields(Fields):
    """Where a plan can be found."""

    title: Text = ""
    publisher: BothText = ""
    published: PublishedText | None = None
    url: Text = ""


class PlanFields(Fields):
    """An item of `plans`."""

    id: Slug
    name: ShortNameText
    area: BothText = ""
    period: PeriodText
    year_starts: StartText | None = None
    headline: list[Text] = []
    source: SourceFields | None = None


class IndicatorFields(Fields):
    """An item of `indicators`: what is measured, without a target of its own."""

    id: Slug
    name: NameText
    unit: UnitText
    measure: Measure = "stock"
    year_starts: StartText | None = None
    aliases: list[Text] = []
    note: Text | None = None


class BaselineFields(Fields):
    """Where a target starts from."""

    value: NumberText
    period: PeriodText


class GoalFields(Fields):
    """What is to be met, and by when."""

    value: Text | None = None
    by: PeriodText
    op: Op | None = None
    upper: NumberText | None = None


class RevisionFields(GoalFields):
    """A goal as it was before it was revised, and the last day that it held."""

    until: DayText
    reason: Text = ""


class ReleaseFields(Fields):
    """How often, and how late, new values are published."""

    every: Every
    lag: DaysText = 0


class PartsFields(Fields):
    """The targets that make up a whole, and how."""

    of: list[Text]
    how: How = "sum"
    weights: WeightsText | None = None


class AcceptFields(Fields):
    """A known problem that is silent until a day."""

    code: Text
    reason: Text
    until: DayText


class LevelFields(Fields):
    """The indicator whose levels a growth rate is computed from."""

    indicator: Text
    period: LevelPeriodText


class TargetFields(Fields):
    """A target of any kind; the rows of KINDS say what a kind refuses and what it needs."""

    id: Slug
    plan: Slug
    indicator: Slug | None = None
    name: ShortNameText
    aliases: list[Text] = []
    unit: UnitText | None = None
    kind: KindText = "reach"
    measure: Measure = "stock"
    baseline: BaselineFields | None = None
    target: GoalFields
    level: LevelFields | None = None
    milestones: dict[PeriodKey, NumberText] = {}
    pace: Pace = "linear"
    nature: Nature | None = None
    severity: Gate | None = None
    owners: list[BothText] = []
    section: BothText | None = None
    locator: Text | None = None
    revisions: list[RevisionFields] = []
    release: ReleaseFields | None = None
    parts: PartsFields | None = None
    accept: list[AcceptFields] = []
    note: Text | None = None


REGISTRY_LISTS: dict[str, type[Fields]] = {
    "plans": PlanFields,
    "indicators": IndicatorFields,
    "targets": TargetFields,
}
TOP_KEYS: tuple[str, ...] = (
    "language", "required_version", "thresholds", "prefer", "settings", *REGISTRY_LISTS,
)  # fmt: skip
