"""The types of the files' fields: text → value."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationInfo, WithJsonSchema

from tracker.language import width_of
from tracker.model.bilingual import Bilingual, words_of
from tracker.model.layout import SOURCES, is_kept_name
from tracker.model.multiples import read_multiple
from tracker.model.numbers import Written, read_number
from tracker.model.periods import CALENDAR, Period, Start, read_period, read_start
from tracker.model.target import Name
from tracker.model.units import is_percent, read_unit
from tracker.problems.problem import Refused

MOST_CELLS = 30
_HAN = re.compile("[\u3400-\u9fff]")


class Fields(BaseModel):
    """The fields of one mapping in a file.

    An unknown key is an error; nothing is guessed from types.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, arbitrary_types_allowed=True
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Refused("F305")
    return value


def _number(value: object) -> Written:
    return read_number(_text(value))


def _multiple(value: object) -> Written:
    return read_multiple(_text(value))


def _names(value: object) -> tuple[str, ...]:
    """One name, or a list of some."""
    if not isinstance(value, list):
        return (_text(value),)
    if not value:
        raise Refused("F305")
    return tuple(_text(one) for one in value)


def _period(value: object, info: ValidationInfo) -> Period:
    """A period by the financial years of the item that it stands in (the context of its
    validation).
    """
    return read_period(_text(value), (info.context or {}).get("starts", CALENDAR))


def _level_period(value: object, info: ValidationInfo) -> Period:
    return read_period(_text(value), (info.context or {}).get("level", CALENDAR))


def _published(value: object) -> Period:
    return read_period(_text(value))


def _start(value: object) -> Start:
    return read_start(_text(value))


def _period_key(value: object, info: ValidationInfo) -> tuple[str, Period]:
    return _text(value), _period(value, info)


def _day(value: object) -> date:
    text = _text(value)
    try:
        return date.fromisoformat(text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else "")
    except ValueError:
        raise Refused("F413", text=text) from None


def _share(value: object) -> Decimal:
    written = read_number(_text(value))
    if written.unit not in (None, "%") or written.quantity.qualifier != "exact":
        raise Refused("F401", text=_text(value))
    return written.quantity.value / 100 if written.unit == "%" else written.quantity.value


def _weights(value: object) -> tuple[Decimal, ...] | str:
    """A number above zero for each part, or the id of an indicator."""
    if not isinstance(value, list):
        return _text(value)
    found = []
    for one in value:
        written = read_number(_text(one))
        weight = written.quantity
        if written.unit is not None or weight.qualifier != "exact" or weight.value <= 0:
            raise Refused("T153", text=_text(one))
        found.append(weight.value)
    return tuple(found)


def _truth(value: object) -> bool:
    text = _text(value).lower()
    if text not in ("true", "false"):
        raise Refused("F306", text=text, choices="true, false")
    return text == "true"


def _count(value: object) -> int:
    text = _text(value)
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise Refused("O123", text=text[:60])
    return int(text)


def _hash(value: object) -> str:
    text = _text(value).lower()
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise Refused("O130", text=text[:80])
    return text


def _kept(value: object) -> str:
    text = _text(value)
    if not is_kept_name(text):
        raise Refused("O131", text=text[:80], folder=SOURCES)
    return text


def _slug(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,79}", text):
        raise Refused("T102", text=text[:60])
    return text


def _name(value: object) -> Name:
    if isinstance(value, dict):
        if unknown := [key for key in value if key not in ("zh", "en")]:
            raise Refused("F301", key=unknown[0], known="zh, en")
        if not any(value.values()):
            raise Refused("F305")
        said = {key: _text(text) for key, text in value.items() if text is not None}
        return Name(said.get("zh", ""), said.get("en", ""))
    text = _text(value)  # said once: in the column of its language, and in both languages
    return Name(zh=text) if _HAN.search(text) else Name(en=text)


def _both(value: object) -> str:
    if not isinstance(value, dict):
        return _text(value)
    name = _name(value)
    return Bilingual(name.zh, name.en) if name.zh and name.en else name.zh or name.en


def _both_units(value: object) -> str:
    unit = _both(value)
    words = words_of(unit)
    if len({read_unit(word).factor for word in words}) > 1:
        raise Refused("T144", first=words[0], second=words[1])
    return str(unit) if all(is_percent(word) for word in words) else unit


def _short_name(value: object) -> Name:
    if not isinstance(value, dict) or "short" not in value:
        return _name(value)
    long, short = (
        _name({key: text for key, text in value.items() if key != "short"}),
        _name(value["short"]),
    )
    for text in (short.zh, short.en):
        if (count := width_of(text)) > MOST_CELLS:
            raise Refused("T143", text=text[:40], count=str(count), most=str(MOST_CELLS))
    return replace(long, short=short)


def _days(value: object) -> int:
    found = re.fullmatch(r"(\d{1,4})\s*(?:d|天|日)", _text(value))
    if found is None:
        raise Refused("F414", text=_text(value))
    return int(found[1])


_OR_NUMBER: dict[str, Any] = {"type": ["string", "number"]}
Text = Annotated[
    str, PlainValidator(_text), WithJsonSchema({"type": ["string", "number", "boolean"]})
]
_BOTH: dict[str, Any] = {
    "oneOf": [{"type": "string"}, {"type": "object"}]
}  # made whole in read/schema.py
UnitText = Annotated[str, PlainValidator(_both_units), WithJsonSchema(_BOTH)]
BothText = Annotated[str, PlainValidator(_both), WithJsonSchema(_BOTH)]
NumberText = Annotated[Written, PlainValidator(_number), WithJsonSchema(_OR_NUMBER)]
MultipleText = Annotated[Written, PlainValidator(_multiple), WithJsonSchema(_OR_NUMBER)]
_NAMES: dict[str, Any] = {
    "type": ["string", "integer", "array"],
    "items": {"type": ["string", "integer"]},
    "minItems": 1,
}
NamesText = Annotated[tuple[str, ...], PlainValidator(_names), WithJsonSchema(_NAMES)]
_OR_YEAR: dict[str, Any] = {"type": ["string", "integer"]}
PeriodText = Annotated[Period, PlainValidator(_period), WithJsonSchema(_OR_YEAR)]
LevelPeriodText = Annotated[Period, PlainValidator(_level_period), WithJsonSchema(_OR_YEAR)]
PublishedText = Annotated[Period, PlainValidator(_published), WithJsonSchema(_OR_YEAR)]
PeriodKey = Annotated[
    tuple[str, Period], PlainValidator(_period_key), WithJsonSchema({"type": "string"})
]
StartText = Annotated[
    Start,
    PlainValidator(_start),
    WithJsonSchema({"type": "string", "pattern": "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}),
]
DayText = Annotated[
    date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})
]
ShareText = Annotated[Decimal, PlainValidator(_share), WithJsonSchema(_OR_NUMBER)]
WeightsText = Annotated[
    tuple[Decimal, ...] | str,
    PlainValidator(_weights),
    WithJsonSchema({"type": ["array", "string"], "items": {"type": ["number", "string"]}}),
]
TruthText = Annotated[bool, PlainValidator(_truth), WithJsonSchema({"type": "boolean"})]
DaysText = Annotated[
    int, PlainValidator(_days), WithJsonSchema({"type": "string", "pattern": "^[0-9]+ *(d|天|日)$"})
]
CountText = Annotated[
    int,
    PlainValidator(_count),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]{1,9}$"}),
]
HashText = Annotated[
    str,
    PlainValidator(_hash),
    WithJsonSchema({"type": "string", "pattern": "^[0-9A-Fa-f]{64}$"}),
]
KeptText = Annotated[
    str, PlainValidator(_kept), WithJsonSchema({"type": "string", "pattern": f"^{SOURCES}/."})
]
Slug = Annotated[
    str,
    PlainValidator(_slug),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]*$"}),
]
NameText = Annotated[
    Name,
    PlainValidator(_name),
    WithJsonSchema(_BOTH),
]
ShortNameText = Annotated[
    Name, PlainValidator(_short_name), WithJsonSchema({**_BOTH, "title": "short"})
]
