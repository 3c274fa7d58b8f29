"""The language of a text, guessed from its script and its commonest function words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MIN_WORDS = 8
"""Fewer words than this say too little: headlines of seven words have often no function word."""
_SAMPLE = 3000
"""Words looked at; more do not change the guess."""
_MIN_SHARE = 0.12
"""Least share of function words; measured English news has 0.3 to 0.5, word lists below 0.1."""
_LEAD = 1.15
"""The best language must lead the second by this factor; close relatives share half their list."""
_SCRIPTS = (
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)
_LETTERS = {
    "uk": re.compile("[іїєґІЇЄҐ]"),
    "ru": re.compile("[ыэёъЫЭЁЪ]"),
    "fa": re.compile("[پچژگ]"),
    "ur": re.compile("[ٹڈڑے]"),
    "ja": re.compile("[\u3040-\u30ff]"),
}


def guess_language(words: Sequence[str]) -> str | None:
    """Guess the language of some words.

    Args:
        words: Tokens in order; marks and numbers among them do no harm.

    Returns:
        BCP 47 primary tag, or None if there are too few words to tell.

    >>> guess_language("the mayor of the town said that it was not the end of it".split())
    'en'
    """
    counts = Counter(word.lower() for word in words[:_SAMPLE] if word[:1].isalpha())
    total = sum(counts.values())
    script = _script("".join(words[:_SAMPLE]))
    if script is not None:
        return script
    if total < _MIN_WORDS:
        return None
    scores = sorted(((_share(counts, total, tag), tag) for tag in _lists()), reverse=True)
    (best, tag), (second, _) = scores[0], scores[1]
    return tag if best >= _MIN_SHARE and best >= _LEAD * second else None


def _share(counts: Counter[str], total: int, tag: str) -> float:
    """Share of the words that are function words of a language."""
    listed = _lists()[tag]
    return sum(n for word, n in counts.items() if word in listed) / total


def _script(sample: str) -> str | None:
    """Language by script, where most letters are of one script other than Latin."""
    letters = sum(c.isalpha() for c in sample)
    if letters < _MIN_WORDS:
        return None
    if 2 * sum(c.isascii() and c.isalpha() for c in sample) > letters:
        return None
    for tag, pattern in _SCRIPTS:
        if 4 * len(pattern.findall(sample)) > letters:
            return _within_script(tag, sample)
    return None


def _within_script(tag: str, sample: str) -> str:
    """Tell languages of one script apart by letters only one of them has."""
    has = {name: bool(pattern.search(sample)) for name, pattern in _LETTERS.items()}
    if tag == "ru":
        return "uk" if has["uk"] and not has["ru"] else "ru"
    if tag == "ar":
        return "ur" if has["ur"] else "fa" if has["fa"] else "ar"
    return "ja" if tag == "zh" and has["ja"] else tag


@cache
def _lists() -> dict[str, frozenset[str]]:
    """Function words by language, from the list beside this file."""
    lines = (files(__package__) / "function_words.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {row[0]: frozenset(row[1:]) for row in rows}
