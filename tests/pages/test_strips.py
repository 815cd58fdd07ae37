"""The strips of a verdict's past say what the pages of those days say."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.builders import PLAN, observation, target
from tracker.analysis.history import Histories
from tracker.assess.clocks import Clocks
from tracker.assess.report import make_report
from tracker.language import Language
from tracker.model.project import Project
from tracker.model.target import Target, Thresholds
from tracker.pages.drawings.roads import drawn_tone
from tracker.pages.site.strips import strips_of
from tracker.words.figures import status_word

RISING = target("12000", base="6000")
DUE_EARLY = target("12000", base="6000", by="2023")
NEVER_KEPT = target("8000", kind="keep")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("promise", "day", "tone"),
    [
        pytest.param(RISING, date(2025, 12, 30), "behind", id="before-it-is-due"),
        pytest.param(RISING, date(2025, 12, 31), "pending", id="the-last-day"),
        pytest.param(DUE_EARLY, date(2024, 6, 30), "pending", id="due-before-the-plan-ends"),
        pytest.param(NEVER_KEPT, date(2024, 6, 30), "lost", id="never-kept"),
    ],
)
def test_the_last_month_is_told_as_on_the_page_of_the_day(
    promise: Target, day: date, tone: str, language: Language
) -> None:
    seen = (observation("2021", "6500"),)
    record = Project((PLAN,), {}, (promise,), seen, Thresholds(), None, ())
    clocks = Clocks.of(day)
    (row,) = make_report(record, record.targets, clocks, language).rows
    drawn = strips_of(Histories(record), row, clocks, language)
    assert drawn is not None and tone == drawn_tone(row)
    for strip in drawn.strips:
        assert (strip.runs[-1].status, strip.runs[-1].word) == (tone, status_word(row, language))
