"""What may be written in an observation file, mapping by mapping, and the columns of a CSV file."""

from __future__ import annotations

from tracker.model.observation import ObservationStatus, Tier
from tracker.model.quantity import StatedQualifier
from tracker.read.fields import (
    BothText,
    CountText,
    Fields,
    HashText,
    KeptText,
    MultipleText,
    NamesText,
    NumberText,
    PeriodText,
    PublishedText,
    Text,
    TruthText,
    UnitText,
)

COLUMNS = (
    "indicator", "period", "value", "unit", "qualifier", "status", "ytd", "area", "published",
    "publisher", "title", "url", "tier", "locator", "note", "revises", "reason",
)  # fmt: skip
# of a publication: keys of the lines at the head of a CSV file, or columns
OF_PUBLICATION = ("published", "publisher", "title", "url", "tier")
HEAD_KEYS = ("records", *OF_PUBLICATION, "sha256", "file")


class PublicationFields(Fields):
    """Where the figures were published."""

    records: CountText | None = None
    title: Text
    publisher: BothText | None = None
    published: PublishedText
    url: Text | None = None
    tier: Tier | None = None
    sha256: HashText | None = None
    file: KeptText | None = None


class RevisesFields(Fields):
    """The publication that an observation corrects."""

    published: PublishedText
    reason: Text = ""


class ClaimFields(Fields):
    """What the source says of a value: one of the six, and of what."""

    growth: NumberText | None = None
    change: NumberText | None = None
    multiple: MultipleText | None = None
    share: NumberText | None = None
    sum: NumberText | None = None
    early: NumberText | None = None
    real: TruthText = False
    of: NamesText


class ObservationFields(Fields):
    """One observed value."""

    indicator: Text
    period: PeriodText
    value: Text | None = None
    unit: UnitText | None = None
    qualifier: StatedQualifier | None = None
    status: ObservationStatus = "final"
    ytd: TruthText = False
    area: BothText | None = None
    locator: Text | None = None
    note: Text | None = None
    revises: RevisesFields | None = None
    claims: list[ClaimFields] = []
