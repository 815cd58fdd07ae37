"""What a file of others holds beside the record, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tracker.language import Language, pick
from tracker.model.incoming import Contest, Incoming, IncomingRow, IncomingState, Noted
from tracker.problems.codes import hint, message

_STATES: dict[IncomingState, tuple[str, str]] = {
    "unreadable": ("读不出", "unreadable"),
    "contradictory": ("与记录不同", "contradicting the record"),
    "new": ("新", "new"),
    "known": ("已在记录", "on record"),
    "none": ("没有值", "no value"),
}
STATES_BY_URGENCY: tuple[IncomingState, ...] = tuple(_STATES)
_FORMS = {
    "table": ("表", "table"),
    "sdmx-csv": ("SDMX-CSV", "SDMX-CSV"),
    "open-sdg": ("Open SDG 数据文件", "Open SDG data file"),
    "own": ("tracker 的观测表", "table of observations"),
    "form": ("填报表", "form"),
    "tidy": ("tracker 导出的观测", "observations as tracker exports them"),
}
_FIELDS = {
    "period": ("时期", "period"), "value": ("值", "value"), "indicator": ("指标", "indicator"),
    "area": ("地区", "area"), "unit": ("单位", "unit"), "status": ("数据性质", "status"),
    "scale": ("数量级", "scale"), "frequency": ("频度", "frequency"),
}  # fmt: skip
_CONTESTS: dict[Contest, tuple[str, str]] = {
    "supersedes": ("取代记录的", "it supersedes the record's"),
    "superseded": ("记录的仍取代它", "the record's supersedes it"),
    "conflicting": ("两个都有效，互相矛盾", "both stand and contradict each other"),
}
_NOTED: dict[Noted, tuple[str, str]] = {
    "percent": (
        "{n} 个值的格子是百分比格式：照显示的读，0.285 读作 28.5%",
        "{n} values stand in cells of a percent format: taken as shown, 0.285 as 28.5%",
    ),
    "formula": (
        "表里有 {n} 个公式：读的是上次保存的结果",
        "{n} cells are formulas: their results are those saved last",
    ),
    "hidden": (
        "表里有 {n} 行是隐藏的（或被筛掉的）：也读了",
        "{n} rows are hidden (or filtered out): they are read, too",
    ),
    "noise": (
        "{n} 个值带有二进制尾数（如 7.000000000000001）：按 15 位有效数字读",
        "{n} values have the noise of binary numbers (7.000000000000001): read to 15 digits",
    ),
    "text": (
        "{n} 行是文字（标题、脚注），没有读",
        "rows of words (titles, notes) passed over: {n}",
    ),
    "other": (
        "{n} 行是别的指标或分组，没有读",
        "rows of other indicators or breakdowns left out: {n}",
    ),
}


def state_title(state: IncomingState, rows: int, language: Language) -> str:
    """A state above its rows, with their number."""
    said = pick(language, *_STATES[state])
    return f"{said[:1].upper()}{said[1:]} {rows}"


def how_many(rows: Sequence[IncomingRow], language: Language) -> str:
    """How many rows lie how beside the record."""
    seen = Counter(one.state for one in rows)
    parts = [
        f"{seen[key]} {pick(language, *_STATES[key])}" for key in STATES_BY_URGENCY if seen[key]
    ]
    n = len(rows)
    if not n:
        return pick(language, "没有值可读", "no value to be read")
    said = pick(language, f"{n} 个值：", f"{n} value{'' if n == 1 else 's'}: ")
    return said + pick(language, "　", ", ").join(parts)


def how_read(found: Incoming, language: Language) -> str:
    """The form, sheet and header that a file was read by, and its encoding and delimiter."""
    said = [pick(language, *_FORMS[found.form])]
    if found.sheet:
        said.append(pick(language, f"工作表“{found.sheet}”", f"sheet “{found.sheet}”"))
    if row := found.header_row:
        said.append(pick(language, f"第 {row} 行是表头", f"header in row {row}"))
    if found.encoding:
        said.append(found.encoding)
    if found.delimiter and found.delimiter != ",":
        tab = found.delimiter == "\t"
        said.append(
            pick(language, "制表符分隔", "parted by tabs")
            if tab
            else pick(language, f"以 {found.delimiter} 分隔", f"parted by {found.delimiter}")
        )
    return pick(language, "，", ", ").join(said)


def columns(found: Incoming, language: Language) -> str:
    """Which column was taken for what."""
    said = [
        f"{pick(language, *_FIELDS[field])} ← {column}"
        for field, column in found.map.columns.items()
        if field in _FIELDS
    ]
    said += [f"{column} = {value}" for column, value in found.map.where.items()]
    return pick(language, "；", "; ").join(said)


def notes(found: Incoming, language: Language) -> list[str]:
    """What is to be known of how cells were read, a sentence each."""
    return [
        pick(language, *_NOTED[key]).format(n=count)
        for key, count in found.noted.items()
        if key in _NOTED
    ]


def remark(row: IncomingRow, language: Language) -> str:
    """Why a row cannot be read and what to do, or what the record has."""
    if row.problem is not None:
        said = f"{row.problem.code} {message(row.problem, language)}"
        return said + pick(language, "。", ". ") + hint(row.problem, language)
    if row.state == "contradictory":
        said = pick(
            language, f"记录：{row.beside}（{row.place}）", f"on record: {row.beside} ({row.place})"
        )
        return said + pick(language, "；", "; ") + pick(language, *_CONTESTS[row.contest])
    return row.place if row.state == "known" else ""


def more(rows: int, language: Language) -> str:
    """So many rows that are not shown."""
    return pick(language, f"… 另有 {rows} 行", f"… {rows} more")
