"""Charts for tests: of a target made by the builders, and what is asked of any chart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from xml.etree import ElementTree as Tree

from tests.support.builders import judge, observation
from tracker.assess.clocks import Clocks
from tracker.assess.detail import Detail, Series
from tracker.assess.report import Row
from tracker.formats.charts.labels import Box, LabelPlace, text_width
from tracker.language import Language
from tracker.model.observation import Observation
from tracker.model.target import Indicator, Target
from tracker.pages.drawings.roads import road_chart
from tracker.pages.drawings.values import RoadChart

SVG = "{http://www.w3.org/2000/svg}"
FORBIDDEN = re.compile(r"\b(?:nan|inf)\b|\s(?:style|id|href|on\w+)=|url\(|<(?!/)[^>]*<", re.I)
HOSTILE = "</title><script>alert(1)</script>&\"'\u202e\x00]]>"


def row_of(
    promise: Target, seen: Mapping[str, str] | Iterable[Observation], day: str = "2025-02-28"
) -> Row:
    if isinstance(seen, Mapping):
        seen = [observation(period, value, unit=promise.unit) for period, value in seen.items()]
    return Row(promise, judge(promise, seen, as_of=day))


def detail_of(row: Row) -> Detail:
    target = row.target
    plain = Indicator(target.measured, target.name, target.unit, target.measure)
    return Detail(plain, "", row, (Series(plain, row.assessment.entries, 0, 0, ()),), ())


def chart_of(row: Row, day: str = "2025-02-28", language: Language = "zh") -> RoadChart | None:
    return road_chart(detail_of(row), Clocks.of(date.fromisoformat(day)), language)


def tree_of(svg: str) -> Tree.Element:
    """A chart read as XML, with nothing in it that a page must not hold."""
    assert not FORBIDDEN.search(svg), FORBIDDEN.search(svg)
    return Tree.fromstring(svg)


def labels_of(svg: str) -> Iterator[tuple[str, Box]]:
    """Each text of a chart, with about the room that it takes."""
    for text in tree_of(svg).iter("text"):
        classes = (text.get("class") or "").split()
        size = next((float(c[1:]) for c in classes if re.fullmatch(r"f\d\d", c)), 12.0)
        bold = not {"b", "hu", "hp"}.isdisjoint(classes)
        place = LabelPlace(
            float(text.get("x") or 0), float(text.get("y") or 0), text.get("text-anchor") or "start"
        )
        said = text.text or ""
        yield said, place.box(text_width(said, size, bold=bold), size)


def canvas_of(svg: str) -> Box:
    tree = tree_of(svg)
    return Box(-1, -1, float(tree.attrib["width"]) + 1, float(tree.attrib["height"]) + 1)
