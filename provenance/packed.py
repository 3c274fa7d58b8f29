"""Reports as bytes and back, exactly: for the cache, run folders and other processes.

``unpack(pack(report)) == report``, whatever the texts hold (lone surrogates, control characters),
and nothing is run on the way back: the bytes are zlib over JSON, a value's fields in their order
without their names.  They begin with a hash of the data types they were made with, so that bytes
of a version whose types differ are refused and not misread.  They are the program's own files;
what is exchanged with others is `provenance.report`'s.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from provenance.types import Article, Report

T = TypeVar("T")

LAYOUT = 1
"""Version of the way of packing; raised when the same types are packed in another way."""

_HASH = 8
"""Bytes of the hash of the data types that come first."""

_LEVEL = 6

_Turn = Callable[[Any], Any]


def pack(report: Report) -> bytes:
    """A report as bytes; the same report gives the same bytes.

    Args:
        report: Any report, examined only or gated as well.
    """
    return _pack(report, Report)


def unpack(packed: bytes) -> Report:
    """The report again.

    Args:
        packed: As `pack` made it.

    Raises:
        ValueError: If it is damaged, or was packed by a version with other data types.
    """
    return _unpack(packed, Report)


def pack_article(article: Article) -> bytes:
    """An article as bytes, as `pack` does a report."""
    return _pack(article, Article)


def unpack_article(packed: bytes) -> Article:
    """The article again.

    Args:
        packed: As `pack_article` made it.

    Raises:
        ValueError: As for `unpack`.
    """
    return _unpack(packed, Article)


def article_sha256(article: Article) -> str:
    """Hash of all of an article: its text, what is said of it, its structure."""
    return hashlib.sha256(types_hash(Article) + _json(article, Article)).hexdigest()


@lru_cache(maxsize=4)
def types_hash(kind: type) -> bytes:
    """Hash of a data type: its fields and theirs, all the way down.

    Args:
        kind: A dataclass of `provenance.types`.
    """
    said = f"{LAYOUT} {_described(kind)}"
    return hashlib.sha256(said.encode()).digest()[:_HASH]


def _described(kind: object) -> str:
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        inner = ", ".join(f"{f.name}: {_described(hints[f.name])}" for f in fields(kind))
        return f"{kind.__name__}({inner})"
    parts = ", ".join(_described(part) for part in get_args(kind))
    return f"{get_origin(kind)}[{parts}]" if parts else repr(kind)


def _json(value: object, kind: type) -> bytes:
    # Surrogates go through UTF-8 one by one: two lone ones, escaped, would come back as one
    # character, and every offset behind them would be wrong.
    text = json.dumps(_rows(kind)(value), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _pack(value: object, kind: type) -> bytes:
    return types_hash(kind) + zlib.compress(_json(value, kind), _LEVEL)


def _unpack(packed: bytes, kind: type[T]) -> T:
    plain: type = kind
    if packed[:_HASH] != types_hash(plain):
        raise ValueError("not packed by this version")
    try:
        row = json.loads(zlib.decompress(packed[_HASH:]).decode("utf-8", "surrogatepass"))
        value: T = _built(plain)(row)
    except (zlib.error, ValueError, TypeError, KeyError, RecursionError) as error:
        raise ValueError(f"damaged: {error}") from error
    return value


@lru_cache(maxsize=256)
def _down(kind: object) -> _Turn | None:
    """What makes JSON of a value of some type; None where it is that already."""
    if is_dataclass(kind) and isinstance(kind, type):
        return _rows(kind)
    if _plain(kind):
        return None
    turn = _down(_inner(kind))
    if turn is None:
        return None
    if _is_tuple(kind):
        return lambda value: [turn(item) for item in value]
    return lambda value: None if value is None else turn(value)


@lru_cache(maxsize=256)
def _up(kind: object) -> _Turn | None:
    """What makes a value of some type from its JSON; None where it is that already."""
    if is_dataclass(kind) and isinstance(kind, type):
        return _built(kind)
    if _plain(kind):
        return None
    turn = _up(_inner(kind))
    if _is_tuple(kind):
        return tuple if turn is None else lambda row: tuple([turn(item) for item in row])
    return None if turn is None else lambda row: None if row is None else turn(row)


@lru_cache(maxsize=64)
def _rows(kind: type) -> _Turn:
    hints = get_type_hints(kind)
    parts = [(f.name, _down(hints[f.name])) for f in fields(kind)]
    return lambda value: [
        getattr(value, name) if turn is None else turn(getattr(value, name)) for name, turn in parts
    ]


@lru_cache(maxsize=64)
def _built(kind: type) -> _Turn:
    hints = get_type_hints(kind)
    names = [f.name for f in fields(kind)]
    turns = [(at, _up(hints[name])) for at, name in enumerate(names)]
    costly = [(at, turn) for at, turn in turns if turn is not None]

    def build(row: object) -> object:
        if type(row) is not list or len(row) != len(names):
            raise ValueError(f"no {kind.__name__}")
        for at, turn in costly:
            row[at] = turn(row[at])
        return kind(*row)

    return build


def _plain(kind: object) -> bool:
    """Whether JSON has a type as it is."""
    if kind in (int, float, str, bool, NoneType) or get_origin(kind) is Literal:
        return True
    if get_origin(kind) in (Union, UnionType, dict):
        return all(_plain(part) for part in get_args(kind))
    return False


def _inner(kind: object) -> object:
    """What a tuple holds, or what an optional value is where it is there.

    Raises:
        TypeError: For a type that this module does not know how to pack.
    """
    parts = get_args(kind)
    if _is_tuple(kind):
        if parts[1:] == (...,):
            return parts[0]
        if all(_plain(part) for part in parts):
            return int | str  # a pair of plain values: what is in it needs no turn
    elif get_origin(kind) in (Union, UnionType) and len(parts) == 2 and NoneType in parts:  # noqa: PLR2004
        return next(part for part in parts if part is not NoneType)
    raise TypeError(f"no way to pack {kind}")


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple
