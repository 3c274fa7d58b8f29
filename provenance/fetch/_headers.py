"""What an answer's headers say, as far as it can be used."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

_LONGEST_TAG = 1000
"""Characters of an ETag or date that is sent back; a longer one is somebody's joke."""


def validator(value: str | None) -> str | None:
    """A validator that can be sent back as it came."""
    if value and len(value) <= _LONGEST_TAG and value.isascii() and value.isprintable():
        return value
    return None


def seconds(value: str | None) -> float | None:
    """Seconds of a ``Retry-After``: a number, or a date from now on."""
    if not value:
        return None
    if value.strip().isdecimal():
        return float(value.strip()[:9])
    try:
        when = parsedate_to_datetime(value)
        now = datetime.now(when.tzinfo)
    except (TypeError, ValueError, OverflowError):
        return None
    return max((when - now).total_seconds(), 0.0)
