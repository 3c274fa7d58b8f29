"""Dismissed findings as tables ``[[suppress]]`` of a settings file, for CI."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.decisions._current import Standing

_BREAK = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


def suppressions(stand: Iterable[Standing]) -> Iterator[str]:
    """A table for each finding that the desk dismissed and nobody defends, in TOML.

    A finding on which editors differ is not silenced.  A fingerprint names its article and its
    words, so a table silences that finding and no other.

    Args:
        stand: What stands, from `provenance.decisions.standing`.
    """
    for item in stand:
        if item.subject.of != "finding" or item.agreed("holds") is not False:
            continue
        by = item.judged("holds")[-1].by
        quote = _BREAK.sub(" ", str(item.subject.about.get("quote", "")))[:60]
        comment = f"# {item.subject.about['code']} “{quote}”, {by.editor}, {by.time[:10]}"
        yield (
            f"{_BREAK.sub(' ', comment)}\n"
            "[[suppress]]\n"
            f"code = {_string(str(item.subject.about['code']))}\n"
            f"fingerprint = {_string(item.subject.key)}\n"
            f"reason = {_string(by.reason)}\n"
        )


def _string(words: str) -> str:
    """A basic string of TOML."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _BREAK.sub(lambda m: "".join(f"\\u{ord(c):04x}" for c in m[0]), escaped) + '"'
