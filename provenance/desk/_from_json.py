"""Reports as JSON (``--format json`` or ``jsonl``) back to values, for the desk to show.

JSON holds what a reader of the report needs and not all that made it: media type, regions and the
map to the source file are not in it.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from provenance.errors import InputError
from provenance.types import Report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST = 200_000_000
"""Bytes of one file of reports."""


def read_reports(path: Path) -> Iterator[Report]:
    """The reports of a file.

    Args:
        path: One report, a list of them, or one a line.

    Raises:
        InputError: If it holds something else.
    """
    try:
        if path.stat().st_size > _MOST:
            raise InputError(f"{path}: more than {_MOST // 1_000_000} MB; split it")
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error
    for number, row in enumerate(_rows(text, path), 1):
        try:
            yield report_from(row)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputError(
                f"{path}, report {number}: no report of this program's ({error}); make it with "
                "'provenance check --format jsonl'"
            ) from error


def _rows(text: str, path: Path) -> Iterator[Any]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except (ValueError, RecursionError) as error:
                    raise InputError(f"{path}, line {number}: no JSON") from error
        return
    yield from whole if isinstance(whole, list) else [whole]


def report_from(row: dict[str, Any]) -> Report:
    """A report from its JSON values.

    Args:
        row: As `provenance.report` writes it.

    Raises:
        KeyError, TypeError, ValueError: If it is none.
    """
    article, scores = dict(row["article"]), dict(row["scores"])
    headline = scores.get("headline")
    scores["headline"] = headline["loaded"] if headline else None
    attested = [_attestation(s) for s in row["sources"] if s.get("attested") is not None]
    values = row | {
        "article": article,
        "scores": scores,
        "attestations": attested,
        "owner": article.get("owner"),
        "genre": article.get("genre"),
    }
    built = _built(Report, values)
    if not isinstance(built, Report):
        raise TypeError("no report")
    length, title = len(built.article.text), len(built.article.title or "")
    for finding in built.findings:
        if not 0 <= finding.start <= finding.end <= (title if finding.where == "title" else length):
            raise ValueError(f"finding {finding.code} lies outside of its text")
    return built


def _attestation(source: dict[str, Any]) -> dict[str, Any]:
    return {
        "source_id": source["id"],
        "attested": source["attested"],
        "in_role": source.get("attested_in_role"),
        "outlets": source.get("attested_by") or [],
        "dependent": [[d["outlet"], d["reason"]] for d in source.get("dependent") or []],
        "verdicts": list((source.get("verdicts") or {}).items()),
        "origins": source.get("origins") or 0,
    }


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _built(kind: Any, value: Any) -> Any:  # noqa: ANN401, PLR0911 - any type of the data types
    if value is None:
        if kind is NoneType or NoneType in get_args(kind):
            return None
        raise TypeError(f"null where {kind} is wanted")
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        names = [f.name for f in fields(kind)]
        return kind(**{n: _built(hints[n], value[n]) for n in names if n in value})
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _first(parts, value)
    if origin is tuple:
        if parts[1:] == (...,):
            return tuple(_built(parts[0], item) for item in value)
        return tuple(_built(p, item) for p, item in zip(parts, value, strict=True))
    if kind is float and isinstance(value, int):
        return float(value)
    if kind in (int, float, str, bool) and type(value) is not kind:
        raise TypeError(f"{value!r:.40} where {kind.__name__} is wanted")
    if origin is None or not parts:
        return value
    if origin is dict:
        return dict(value)
    if value not in parts:  # a Literal
        raise ValueError(f"{value!r:.40} is none of {parts}")
    return value


def _first(parts: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401 - any type of the data types
    """A value as the first of several types that it is one of."""
    wrong: Exception = TypeError("null only")
    for part in parts:
        if part is not NoneType:
            try:
                return _built(part, value)
            except (TypeError, ValueError) as error:
                wrong = error
    raise wrong
