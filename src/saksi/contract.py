"""Records to JSON and back, and the ids of findings. Field names and order of the records are the contract."""

from __future__ import annotations

import hashlib
import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

__all__ = ["as_json", "content_id", "from_json"]

Record = TypeVar("Record")


def content_id(kind: str, *what: object) -> str:
    """
    A short id that depends on `kind` and `what` alone: 16 hexadecimal digits of their SHA-256.

    The same finding of the same bytes has the same id in every run and on every machine.
    """
    told = json.dumps([kind, *what], ensure_ascii=True, separators=(",", ":"), default=str)
    return hashlib.sha256(told.encode("ascii")).hexdigest()[:16]


@cache
def _field_names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


def as_json(record: object) -> Any:  # JSON has no narrower type
    """`record` as dicts, lists, strings, numbers, booleans and None, fields in their order; spans are [start, end]."""
    if record is None or isinstance(record, str | int | float):
        return record
    if isinstance(record, tuple | list):
        return [as_json(item) for item in record]
    if isinstance(record, dict):
        return {key: as_json(item) for key, item in record.items()}
    return {name: as_json(getattr(record, name)) for name in _field_names(cast("Any", type(record)))}  # a dataclass


Reader = Callable[[Any], Any]


@cache
def _readers(cls: Any) -> dict[str, Reader]:
    return {name: _reader(hint) for name, hint in get_type_hints(cls).items()}


def _reader(hint: Any) -> Reader:  # a type hint may be a class, a union, a generic
    """A function from JSON to what `hint` says."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        (inner,) = (_reader(part) for part in get_args(hint) if part is not type(None))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        item = _reader(get_args(hint)[0])
        return lambda value: tuple(item(part) for part in value)
    if is_dataclass(hint):
        return lambda value: from_json(cast("type", hint), value)
    if isinstance(hint, type) and issubclass(hint, tuple):
        return lambda value: hint(*value)
    return lambda value: value


def from_json(cls: type[Record], value: dict[str, Any]) -> Record:
    """The record that `as_json` wrote. Keys that the record does not have are passed over; KeyError for a lost one."""
    known: Any = cls  # a dataclass, which the type variable cannot say
    readers = _readers(known)
    names = _field_names(known)
    absent = {name for name in names if name not in value}
    required = absent - _with_default(known)
    if required:
        raise KeyError(f"{cls.__name__} has no {', '.join(sorted(required))}")
    return cls(**{name: readers[name](value[name]) for name in names if name not in absent})


@cache
def _with_default(cls: Any) -> frozenset[str]:
    return frozenset(
        field.name for field in fields(cls) if field.default is not MISSING or field.default_factory is not MISSING
    )
