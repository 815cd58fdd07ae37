"""How long ago the last figure of what awaits its result came out: never what is not so."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support import builders as make
from tracker.assess.report import Row
from tracker.words.why import last_published

UP = make.target("12000", base="6000", by="2023")


@pytest.mark.parametrize(
    ("published", "zh", "en"),
    [
        pytest.param("2022-08-31", "1年10个月前公布", "1 yr 10 mo ago", id="long-ago"),
        pytest.param("2024-06-28", "不足1个月前公布", "days ago", id="just-now"),
        pytest.param("2024-06", "不足1个月前公布", "days ago", id="that-month"),
        pytest.param("2025-03", "2025-03 公布", "in 2025-03", id="in-hindsight"),
    ],
)
def test_a_figure_that_came_out_later_was_not_published_ago(
    published: str, zh: str, en: str
) -> None:
    seen = [make.observation("2022", "9000", published=published)]
    row = Row(UP, make.judge(UP, seen, as_of="2024-06-30", known_at="2025-06-30"))
    day = date(2024, 6, 30)
    assert (last_published(row, day, "zh"), last_published(row, day, "en")) == (zh, en)
