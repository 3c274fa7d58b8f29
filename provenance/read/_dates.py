"""Dates as sources write them, to ISO 8601: nothing is guessed that is not written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_MAX_CHARS = 80
_DATE_ONLY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}")
_ZONE_NAME = re.compile(r"(?<=[\d ])(?:UTC|GMT)$")
_FRACTION = re.compile(r"(?<=\d)[.,](\d+)")
_WORDED = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%B %d %Y", "%b. %d, %Y")


def iso_date(value: str) -> str | None:
    """ISO 8601 date or date-time of a date as it stands in a source, or None.

    Reads ISO 8601, RFC 2822 (feeds) and English dates such as "3 November 2026".  An order that
    could be read two ways ("03/11/2026") is not read.

    >>> iso_date("Tue, 03 Nov 2026 10:00:00 +0100")
    '2026-11-03T10:00:00+01:00'
    >>> iso_date("November 3, 2026"), iso_date("03/11/2026")
    ('2026-11-03', None)
    """
    value = " ".join(value[: _MAX_CHARS + 1].split())
    if not value or len(value) > _MAX_CHARS:
        return None
    for parse in (_iso, _rfc, _worded):
        found = parse(value)
        if found:
            return found
    return None


def _iso(value: str) -> str | None:
    value = _FRACTION.sub(lambda m: "." + m[1][:6].ljust(6, "0"), _ZONE_NAME.sub("Z", value), 1)
    try:
        if _DATE_ONLY.fullmatch(value):
            return date.fromisoformat(value).isoformat()
        return datetime.fromisoformat(value.replace(" Z", "Z")).isoformat()
    except ValueError:
        return None


def _rfc(value: str) -> str | None:
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _worded(value: str) -> str | None:
    for form in _WORDED:
        try:
            return datetime.strptime(value, form).replace(tzinfo=UTC).date().isoformat()
        except ValueError:
            continue
    return None
