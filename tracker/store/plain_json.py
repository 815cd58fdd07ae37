"""Values of our dataclasses ⇄ plain JSON, by their declared types: what does not fit them is
refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Loader = Callable[[Any], Any]


def to_plain(value: object) -> Any:
    """A value as JSON can hold it: dataclasses as objects, tuples as lists, decimals as texts."""
    if is_dataclass(value):
        return {one.name: to_plain(getattr(value, one.name)) for one in fields(value) if one.init}
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    return str(value) if isinstance(value, Decimal) else value


def from_plain(kind: type[T], value: object) -> T:
    """The value of a type that `dump` gave. Raises ValueError for anything else."""
    try:
        declared: Any = kind
        found: T = _loader(declared)(value)
        return found
    except (TypeError, KeyError, InvalidOperation) as error:
        raise ValueError(str(error)) from None


@cache
def _loader(kind: Any) -> _Loader:
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _of_fields(kind)
    if origin in (Union, UnionType):
        return _optional(inner)
    if origin is Literal:
        return lambda value: _fitting(value, isinstance(value, str) and value in inner)
    if origin is tuple and inner[-1] is Ellipsis:
        each = _loader(inner[0])
        return lambda value: tuple(map(each, _fitting(value, type(value) is list)))
    if origin is tuple:
        own = [_loader(one) for one in inner]
        return lambda value: tuple(
            load_one(one)
            for load_one, one in zip(own, _fitting(value, type(value) is list), strict=True)
        )
    if kind is Decimal:
        return _decimal
    if kind in (str, int, bool):
        return lambda value: _fitting(value, type(value) is kind)
    raise TypeError(f"no loader for {kind}")


def _fitting(value: Any, fits: bool) -> Any:
    if not fits:
        raise ValueError(f"{type(value).__name__} where it does not belong")
    return value


def _of_fields(kind: Any) -> _Loader:
    hints = get_type_hints(kind)
    own = {one.name: _loader(hints[one.name]) for one in fields(kind) if one.init}

    def loaded(value: Any) -> Any:
        _fitting(value, type(value) is dict and value.keys() == own.keys())
        return kind(**{name: load_one(value[name]) for name, load_one in own.items()})

    return loaded


def _optional(inner: tuple[Any, ...]) -> _Loader:
    (some,) = (_loader(one) for one in inner if one is not NoneType)
    return lambda value: None if value is None else some(value)


def _decimal(value: Any) -> Decimal:
    found = Decimal(_fitting(value, type(value) is str))
    return Decimal(_fitting(found, found.is_finite()))
