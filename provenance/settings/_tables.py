"""The tables of a settings file that make a policy.

Here they are only read and checked for form; `provenance.policy` and `provenance.suppression` say
what they do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, get_args

from provenance.errors import UsageError
from provenance.settings._keys import nearest_key
from provenance.types import Genre, Severity

FailOn = Literal["info", "warning", "error", "never"]
Comments = Literal["local", "always", "never"]
Severities = tuple[tuple[str, Severity], ...]
"""Pairs of a code prefix and the severity that its findings get."""

_CODE = re.compile(r"PV\d{0,3}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit on a number of the report.

    Attributes:
        name: Short name, for messages and fingerprints.
        when: What must hold for a finding, e.g. ``"scores.framing.value > 45"``.
        message: What an editor reads, or None.
        severity: Of the finding.
        genre: Genres it applies to; None means the default of its place.
        place: Where it stands, for messages.
    """

    name: str
    when: str
    message: str | None = None
    severity: Severity = "warning"
    genre: tuple[Genre, ...] | None = None
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for some items: those that match every one of its patterns that is given.

    Attributes:
        path: Globs for the file an item was read from.
        feed: Globs for the path or URL of the feed an item is part of.
        outlet: Globs for its outlet or the host of its address.
        select: Code prefixes to look for, in place of the run's; None leaves them.
        extend_select: Code prefixes added.
        ignore: Code prefixes left out as well.
        severity: Severities over the run's.
        fail_on: Least severity that fails, in place of the run's, or None.
        genre: What kind of text it is, or None.
        comments: Whether comments in the text may suppress, in place of the run's, or None.
        threshold: Limits for these items only.
        place: Where it stands, for messages.
    """

    path: tuple[str, ...] = ()
    feed: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severities = ()
    fail_on: FailOn | None = None
    genre: Genre | None = None
    comments: Comments | None = None
    threshold: tuple[Threshold, ...] = ()
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Suppress:
    """Findings that are known and accepted, in texts that cannot carry a comment.

    Attributes:
        reason: Why; shown with the finding.
        code: Code prefixes; empty with a fingerprint.
        article: Glob for the article's id or URL, or None with a fingerprint.
        fingerprint: Of one finding, or None.
        until: Last day it holds, or None for ever.
        place: Where it stands, for messages.
    """

    reason: str
    code: tuple[str, ...] = ()
    article: str | None = None
    fingerprint: str | None = None
    until: date | None = None
    place: str = field(default="", compare=False)


def severities(value: object, *, where: str) -> Severities:
    """A table from code prefix to severity.

    Args:
        value: As TOML gave it.
        where: File, table and key, for messages.

    Raises:
        UsageError: If it is no such table.
    """
    if not isinstance(value, Mapping):
        raise UsageError(f'{where} must be a table such as {{ PV4 = "error" }}, not {value!r}')
    pairs = []
    for code, severity in value.items():
        _prefix(code, where)
        pairs.append((code, _choice(severity, get_args(Severity), f"{where}.{code}")))
    return tuple(pairs)


def thresholds(value: object, *, where: str) -> tuple[Threshold, ...]:
    """Tables ``[[threshold]]``; `severities` says what is given and raised."""
    found = tuple(_each(Threshold, _THRESHOLD, ("name", "when"), value, where))
    for one in found:
        if sum(other.name == one.name for other in found) > 1:
            raise UsageError(f"{one.place}: two thresholds are named {one.name!r}; rename one")
    return found


def overrides(value: object, *, where: str) -> tuple[Override, ...]:
    """Tables ``[[override]]``; `severities` says what is given and raised."""
    found = tuple(_each(Override, _OVERRIDE, (), value, where))
    for one in found:
        if not (one.path or one.feed or one.outlet):
            raise UsageError(f"{one.place}: say whom it is for, with path, feed or outlet")
    return found


def suppressions(value: object, *, where: str) -> tuple[Suppress, ...]:
    """Tables ``[[suppress]]``; `severities` says what is given and raised."""
    found = tuple(_each(Suppress, _SUPPRESS, ("reason",), value, where))
    for one in found:
        if not one.fingerprint and not (one.code and one.article):
            raise UsageError(
                f"{one.place}: name a fingerprint, or a code and an article; "
                "'ignore' leaves a code out everywhere"
            )
    return found


def _each(
    kind: type[Any],
    readers: Mapping[str, Callable[[object, str], object]],
    required: tuple[str, ...],
    value: object,
    where: str,
) -> list[Any]:
    """An array of tables, each read key by key."""
    file, _, name = where.rpartition(" ")
    if not isinstance(value, (list, tuple)) or not all(isinstance(v, Mapping) for v in value):
        raise UsageError(f"{where} must be a list of tables: write [[{name}]]")
    made = []
    for number, table in enumerate(value, start=1):
        place = f"{file} [[{name}]] {number}".strip()
        for key in table:
            if key not in readers:
                raise UsageError(f"{place}: unknown key {key!r}{nearest_key(key, readers)}")
        for key in required:
            if key not in table:
                raise UsageError(f"{place}: {key} is missing")
        read = {k.replace("-", "_"): readers[k](v, f"{place} {k}") for k, v in table.items()}
        # reports name the file, not the machine's folders
        made.append(kind(**read, place=re.split(r"[/\\]", place)[-1]))
    return made


def _words(value: object, where: str) -> str:
    """Prose that says something, on one line."""
    if isinstance(value, str) and value.strip():
        return _line(" ".join(value.split()), where)
    raise UsageError(f"{where} must be a line of text, not {value!r}")


def _line(value: object, where: str) -> str:
    """A string as it stands, without control characters."""
    if isinstance(value, str) and value.strip() and not _CONTROL.search(value):
        return value.strip()
    raise UsageError(f"{where} must be a line of text, not {value!r}")


def _list(value: object, where: str) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if isinstance(items, (list, tuple)) and items:
        return tuple(_line(item, where) for item in items)
    raise UsageError(f"{where} must be a string or a list of strings, not {value!r}")


def _prefix(value: str, where: str) -> str:
    if _CODE.fullmatch(value):
        return value
    raise UsageError(f"{where}: {value!r} is no code or beginning of one, e.g. PV4 or PV401")


def _codes(value: object, where: str) -> tuple[str, ...]:
    return tuple(_prefix(code, where) for code in _list(value, where))


def _some_codes(value: object, where: str) -> tuple[str, ...]:
    """Code prefixes, or an empty list."""
    return () if value in ([], ()) else _codes(value, where)


def _choice(value: object, choices: tuple[Any, ...], where: str) -> Any:  # noqa: ANN401
    if value in choices:
        return value
    raise UsageError(f"{where} must be one of {', '.join(choices)}, not {value!r}")


def _genres(value: object, where: str) -> tuple[Genre, ...]:
    return tuple(_choice(v, get_args(Genre), where) for v in _list(value, where))


def _fingerprint(value: object, where: str) -> str:
    if isinstance(value, str) and _FINGERPRINT.fullmatch(value):
        return value
    raise UsageError(f"{where} must be the 64 digits of a finding's fingerprint, not {value!r}")


def _day(value: object, where: str) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise UsageError(f"{where} must be a date such as 2027-03-31, not {value!r}") from None


_THRESHOLD: Mapping[str, Callable[[object, str], object]] = {
    "name": _words,
    "when": _words,
    "message": _words,
    "severity": lambda value, where: _choice(value, get_args(Severity), where),
    "genre": _genres,
}
_OVERRIDE: Mapping[str, Callable[[object, str], object]] = {
    "path": _list,
    "feed": _list,
    "outlet": _list,
    "select": _some_codes,
    "extend-select": _some_codes,
    "ignore": _some_codes,
    "severity": lambda value, where: severities(value, where=where),
    "fail-on": lambda value, where: _choice(value, get_args(FailOn), where),
    "genre": lambda value, where: _choice(value, get_args(Genre), where),
    "comments": lambda value, where: _choice(value, get_args(Comments), where),
    "threshold": lambda value, where: thresholds(value, where=where),
}
_SUPPRESS: Mapping[str, Callable[[object, str], object]] = {
    "reason": _words,
    "code": _codes,
    "article": _line,
    "fingerprint": _fingerprint,
    "until": _day,
}

READERS: Mapping[str, Callable[..., object]] = {
    "severity": severities,
    "threshold": thresholds,
    "override": overrides,
    "suppress": suppressions,
}
"""Reads each table of the top level."""
