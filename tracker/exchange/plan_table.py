"""The targets of a plan's table: its columns known by their heads, in Chinese and English, each row
a target as the cells say it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args
from unicodedata import normalize

from tracker.assess.kinds import KINDS
from tracker.documents.tables import CellTable
from tracker.exchange.their_numbers import is_number
from tracker.extract.headers import UNIT_END, is_unit, joined_heads
from tracker.extract.promises import doubts_of, measure_of, nature_of, settled_kind
from tracker.model.new_target import Doubt, FoundTarget, TargetRequest
from tracker.model.numbers import read_number
from tracker.model.target import Measure, Op
from tracker.problems.problem import Refused
from tracker.read.own_words import CHOICE_WORDS

_LOOKED_AT = 60  # rows in which the heads are looked for
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/／]\d\d)?(?!\d)")
_SUMMED = re.compile(r"[\[〔【［]\s*(.+?)\s*[\]〕】］]")
_MARKED = ("*", "＊")  # of another year, as a note below the table says
_LIST_MARK = re.compile(r"^(?:\d+[.、．]|其中[:：])\s*")
_NONE = re.compile(r"[-－—–/／*…·\s]*|n/?a|无|未统计", re.IGNORECASE)
_HEADS: tuple[tuple[str, str], ...] = (
    ("", r"序号|no\.?|#|排名|rank"),
    ("id", r"id|编号|代码|code|slug"),
    ("name_en", r"英文(?:名称?)?|name[ _]en|english(?: name)?"),
    ("section", r"类别|分类|领域|分组|一级指标"),
    ("section", r"section|theme|category|priority(?: area)?|pillar|outcome"),
    ("name", r"(?:主要|具体|核心|二级|三级|发展)?指标(?:名称|内容)?|目标名称|名称"),
    ("name", r"name|indicator(?: name)?|measure name|metric|kpi|target name|description"),
    ("unit", r"(?:计量)?单位|units?(?: of measure(?:ment)?)?"),
    ("kind", r"kind"),
    ("measure", r"measure|计量方式"),
    ("op", r"op|比较|direction|方向|desired direction"),
    ("nature", r"(?:指标)?(?:属性|性质)|nature"),
    ("owners", r"(?:责任|牵头|主管)(?:单位|部门)|owners?|responsible(?: body)?"),
    ("owners", r"lead(?: body| department| organisation)?"),
    ("baseline_period", r"(?:基期|基准)(?:年份?|时期)|baseline[ _](?:year|period|date)"),
    ("by", r"目标(?:年份?|期)|(?:完成)?(?:期限|时限)|deadline"),
    ("by", r"by|due(?: date| year)?|target[ _](?:year|date|period)"),
    ("aliases", r"别名|alias(?:es)?"),
    ("locator", r"(?:原文)?位置|locator|page|页码"),
    ("note", r"备注|说明|notes?|comments?"),
    ("rate", r".*(?:年均|累计).*"),
    ("", r".*(?:增速|增长率|完成率|排名|growth|change|rank).*"),
    ("value", r".*(?:目标|规划值|计划值|\d年?[规计]划).*|.*\b(?:target|goal|ambition)\b.*"),
    ("baseline", r".*(?:基期|基准|现状|基数|实际|完成|实绩).*"),
    ("baseline", r".*\b(?:baseline|actual|current|latest|outturn|base)\b.*"),
)  # fmt: skip
# as `tracker export targets` writes them
_OWN = {
    "target": "id", "indicator": "indicator", "name_zh": "name", "name_en": "name_en",
    "aliases": "aliases", "unit": "unit", "kind": "kind", "measure": "measure", "op": "op",
    "nature": "nature", "section": "section", "owners": "owners", "pace": "pace",
    "baseline_text": "baseline", "baseline_period": "baseline_period", "value_text": "value",
    "due": "by", "level_indicator": "level", "level_period": "level_period", "locator": "locator",
    "note": "note",
}  # fmt: skip
_PACES = ("geometric", "none")
_DIRECTIONS = {
    "ge": r"ge|>=|≥|不低于|提高|上升|增加|up|increase|higher|at least",
    "le": r"le|<=|≤|不高于|不超过|降低|下降|减少|down|decrease|lower|reduce|at most",
}


@dataclass(slots=True)
class _Columns:
    """Which column holds what: fields by their column, values and baselines by column and year;
    `own` is a table as we export it; `bare` name a year and no more, `rates` hold what a goal is a
    year or for all years together.
    """

    fields: dict[str, int] = field(default_factory=dict)
    values: list[tuple[int, str]] = field(default_factory=list)
    baselines: list[tuple[int, str]] = field(default_factory=list)
    bare: list[tuple[int, str]] = field(default_factory=list)
    own: bool = False
    rates: list[tuple[int, str]] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether there are names and goals."""
        return "name" in self.fields and bool(self.values)


def targets_of_table(table: CellTable) -> list[FoundTarget]:
    """The rows of a table as targets; none where its heads name no indicator and no goal."""
    for number, row in enumerate(table.rows[:_LOOKED_AT]):
        above = list(table.rows[number - 1]) if number else []
        both = joined_heads([_tidy(one) for one in above], [_tidy(one) for one in row])
        columns = next(
            (made for heads in (row, both) if heads and (made := _columns(heads)).complete), None
        )
        if columns is not None:
            return _rows(table, number + 1, columns)
    return []


def _columns(heads: Sequence[str]) -> _Columns:
    own = {"name_zh", "value_text", "due"} <= set(heads)
    found = _Columns(own=own)
    for position, head in enumerate(heads):
        said = _tidy(head).lower()
        role = (
            _OWN.get(said, "")
            if own
            else next((role for role, words in _HEADS if re.fullmatch(words, said)), None)
        )
        year = found_year[0] if (found_year := _YEAR.search(said)) else ""
        if role == "value":
            found.values.append((position, year))
        elif role == "baseline":
            found.baselines.append((position, year))
        elif role == "rate":
            found.rates.append((position, ""))
        elif role is None and year and re.fullmatch(r"[\d/／年\s]+(?:fy|年度)?", said):
            found.bare.append((position, year))
        elif role:
            found.fields.setdefault(role, position)
    # two years and no more: the plan's first and last one
    if not found.values and not found.baselines and len(found.bare) == 2:
        first, last = sorted(found.bare, key=lambda one: one[1])
        if int(last[1][:4]) - int(first[1][:4]) >= 3:
            found.baselines, found.values = [first], [last]
    elif found.values and not found.baselines:
        due = max((year for _, year in found.values), default="")
        found.baselines = [one for one in found.bare if not due or one[1] < due]
    elif found.baselines and not found.values:
        start = max(year for _, year in found.baselines)
        found.values = [one for one in found.bare if one[1] > start]
    return found


def _rows(table: CellTable, first: int, columns: _Columns) -> list[FoundTarget]:
    made, section = [], ""
    for number, row in enumerate(table.rows[first:], first + 1):
        cells = {key: _cell(row, at) for key, at in columns.fields.items()}
        if columns.own and not cells["name"]:  # said once, in English
            cells["name"] = cells.pop("name_en", "")
        filled = "" if columns.own else section  # else a cell over several rows
        section = cells.get("section") or filled
        promised = any(_cell(row, at) for at, _ in (*columns.values, *columns.rates))
        if cells["name"] and (promised or columns.own):
            cells["section"] = section
            made.append(_target(table, row, number, columns, cells))
    return made


def _target(
    table: CellTable, row: Sequence[str], number: int, columns: _Columns, said: Mapping[str, str]
) -> FoundTarget:
    name, unit = _LIST_MARK.sub("", said["name"]), said.get("unit", "")
    named = UNIT_END.search(name)
    if named and not unit and is_unit(named[1]):
        unit, name = named[1], name[: named.start()].strip()
    goals = sorted(
        ((year, _value(row, at)) for at, year in columns.values if _value(row, at)),
        key=lambda one: one[0],
    )
    year, value = goals[-1] if goals else ("", "")
    rated = next((one for at, _ in columns.rates if (one := _value(row, at))), "")
    if rated and not value:
        year, value = max((year for _, year in columns.values), default=""), rated
    starts = [(since, _value(row, at)) for at, since in columns.baselines if _value(row, at)]
    since, baseline = max(starts, default=("", ""))
    since = said.get("baseline_period") or since
    summed = _SUMMED.fullmatch(value)
    value = summed[1] if summed else value
    unit = unit or _unit_in(value)
    words = " ".join(filter(None, map(_tidy, row)))
    request = TargetRequest(
        id=said.get("id", ""),
        name=name,
        name_en=said.get("name_en", ""),
        aliases=_listed(said.get("aliases", "")),
        unit=unit,
        kind=_one_of(said.get("kind", ""), KINDS),
        measure=_one_of(said.get("measure", ""), get_args(Measure)) or measure_of(name, unit),
        baseline=baseline if since else "",
        baseline_period=since if baseline else "",
        value=value if is_number(value) else "",
        by=said.get("by") or year,
        op=_one_of(said.get("op", ""), get_args(Op)) or _direction(said.get("op", "")),
        indicator=said.get("indicator", ""),
        level=said.get("level", ""),
        level_period=said.get("level_period", ""),
        pace=_one_of(said.get("pace", ""), _PACES),
        milestones=tuple((at, one) for at, one in goals[:-1] if at and at != year),
        nature=nature_of(said.get("nature", "")) or nature_of(words),
        owners=_listed(said.get("owners", "")),
        section=said["section"],
        locator=said.get("locator", ""),
        note=said.get("note", ""),
    )
    certain = bool(request.kind)
    if not certain:
        request, certain = settled_kind(request, words, summed=bool(summed))
        certain = certain and (bool(goals) or bool(summed))  # a level, or a rate a year?
    marked = any(_cell(row, at).endswith(_MARKED) for at, _ in columns.baselines)
    doubts: list[Doubt] = ["baseline"] if marked and request.baseline else []
    if said.get("pace") == "steps":  # by milestones, which stand in no such table
        doubts.append("milestones")
    if KINDS[request.kind or "reach"].yes_no:
        doubts += [] if request.by else ["by"]
    else:
        doubts = [*doubts_of(request, certain, doubts)]
    return FoundTarget(request, words, number, None, table.name, tuple(doubts))


def _cell(row: Sequence[str], position: int) -> str:
    return _tidy(row[position]) if position < len(row) else ""


def _value(row: Sequence[str], position: int) -> str:
    said = _cell(row, position).rstrip("*＊")
    return "" if _NONE.fullmatch(said) else said


def _tidy(text: str) -> str:
    """A cell in one line, as plans print it; a pasted no-break space is a blank."""
    return " ".join(normalize("NFC", text).split())


def _unit_in(value: str) -> str:
    """The unit that stands in a value."""
    try:
        return read_number(value).unit or ""
    except Refused:
        return ""


def _direction(said: str) -> str:
    for op, words in _DIRECTIONS.items():
        if re.fullmatch(words, said.strip().lower()):
            return op
    return ""


def _one_of(said: str, known: Collection[str]) -> str:
    """One of the words of the files, by its Chinese word too; nothing for another one."""
    word = CHOICE_WORDS.get(said, said.lower())
    return word if word in known else ""


def _listed(said: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in re.split("[、，,;；]", said) if one.strip())
