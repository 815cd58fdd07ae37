"""What may be written in targets.yaml, mapping by mapping; the kind of a target is chosen first."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tracker.core.target import Every, Gate, Kind, Measure, Nature, Op, Pace
from tracker.read.fields import DaysText, DayText, Fields, NameText, NumberText, PeriodText, ShareText, Slug, Text


class ThresholdFields(Fields):
    ahead: ShareText | None = None
    on_track: ShareText | None = None
    about: ShareText | None = None


class SourceFields(Fields):
    title: Text = ""
    publisher: Text = ""
    published: PeriodText | None = None
    url: Text = ""


class PlanFields(Fields):
    id: Slug
    name: NameText
    area: Text = ""
    period: PeriodText
    source: SourceFields | None = None


class IndicatorFields(Fields):
    id: Slug
    name: NameText
    unit: Text
    measure: Measure = "stock"
    aliases: list[Text] = []
    note: Text | None = None


class BaselineFields(Fields):
    value: NumberText
    period: PeriodText


class GoalFields(Fields):
    value: NumberText | None
    by: PeriodText
    op: Op | None = None
    upper: NumberText | None = None


class DoneGoalFields(Fields):
    by: PeriodText
    value: Literal["done", "建成", "完成"] | None = None


class RevisionFields(Fields):
    value: NumberText | None
    by: PeriodText
    until: DayText
    op: Op | None = None
    upper: NumberText | None = None
    reason: Text = ""


class DoneRevisionFields(Fields):
    by: PeriodText
    until: DayText
    value: Literal["done", "建成", "完成"] | None = None
    reason: Text = ""


class ReleaseFields(Fields):
    every: Every
    lag: DaysText = 0


class AcceptFields(Fields):
    code: Text
    reason: Text
    until: DayText


class LevelFields(Fields):
    indicator: Text
    period: PeriodText


class TargetFields(Fields):
    """The fields that every kind of target has."""

    id: Slug
    plan: Slug
    indicator: Slug | None = None
    name: NameText
    aliases: list[Text] = []
    kind: Kind = "reach"
    measure: Measure = "stock"
    nature: Nature | None = None
    severity: Gate | None = None
    owners: list[Text] = []
    section: Text | None = None
    locator: Text | None = None
    release: ReleaseFields | None = None
    accept: list[AcceptFields] = []
    note: Text | None = None


class MeasuredFields(TargetFields):
    """Kinds whose value is a number in a unit."""

    unit: Text
    baseline: BaselineFields | None = None
    target: GoalFields
    revisions: list[RevisionFields] = []
    milestones: Annotated[dict[PeriodText, NumberText], Field(default_factory=dict)]
    pace: Pace = "linear"


class ReachFields(MeasuredFields):
    kind: Literal["reach"] = "reach"


class KeepFields(MeasuredFields):
    kind: Literal["keep"]


class TotalFields(MeasuredFields):
    kind: Literal["total"]


class GrowthFields(MeasuredFields):
    kind: Literal["growth"]
    level: LevelFields | None = None


class ChangeFields(MeasuredFields):
    kind: Literal["change"]


class DoneFields(TargetFields):
    kind: Literal["done"]
    unit: Text | None = None
    target: DoneGoalFields
    revisions: list[DoneRevisionFields] = []


FIELDS_OF: dict[Kind, type[TargetFields]] = {
    "reach": ReachFields,
    "keep": KeepFields,
    "total": TotalFields,
    "growth": GrowthFields,
    "change": ChangeFields,
    "done": DoneFields,
}

LISTS: dict[str, type[Fields]] = {"plans": PlanFields, "indicators": IndicatorFields, "targets": TargetFields}
TOP: tuple[str, ...] = ("language", "thresholds", *LISTS)


class AnyTarget(Fields):
    """Only for the JSON Schema: a target is one of its kinds."""

    target: Annotated[
        ReachFields | KeepFields | TotalFields | GrowthFields | ChangeFields | DoneFields, Field(discriminator="kind")
    ]
