"""Readability of the outlet's own body text, by textstat: context, never part of a score.

The default indices need no syllables: the Automated Readability Index (Smith and Senter 1967)
and the Coleman-Liau index (Coleman and Liau 1975).  ``full`` adds Flesch Reading Ease (Flesch
1948) and Gunning Fog (Gunning 1952), whose syllable dictionary takes most of a second to load.
"""

from __future__ import annotations

from typing import Literal

MIN_WORDS = 60
"""Below this the indices swing by whole grades on one sentence (they were fitted on 100)."""

_BASIC = ("automated_readability_index", "coleman_liau_index")
FIGURES = (*_BASIC, "flesch_reading_ease", "gunning_fog")
"""Every figure there is; the last two with ``full`` only."""


def readability(text: str, *, level: Literal["basic", "full"] = "basic") -> dict[str, float]:
    """Readability figures of a text.

    Args:
        text: The outlet's own words, sentences separated by blanks.
        level: ``basic`` or ``full``.

    Returns:
        Figures by name; empty under `MIN_WORDS` words.
    """
    if len(text.split()) < MIN_WORDS:
        return {}
    from textstat import textstat

    names = FIGURES if level == "full" else _BASIC
    return {name: round(float(getattr(textstat, name)(text)), 2) for name in names}
