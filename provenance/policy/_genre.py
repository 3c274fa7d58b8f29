"""What a genre changes: which findings are held against the outlet.

A news report is judged by everything.  An opinion page is the writer's own voice by definition, so
its loaded words, its verbs that judge and its judging headline are shown and held against nobody;
what an editor asks of a column all the same stays: no demeaning terms, no page furniture in the
text, no clickbait, no vague or anonymous sources, nothing that the evidence contradicts.  A
sponsored page praises what it sells and has one source, its sponsor.

The scores are measures and stay what they are: an opinion page is meant to read like one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.types import Genre

OPINION = ("PV2", "PV303", "PV401", "PV402", "PV403", "PV404", "PV410", "PV411")
"""Wording, and the balance of sources: a column argues, and may rest on its writer."""
OPINION_HELD = ("PV215", "PV219")
"""Demeaning terms, and quotation marks around words that nobody said."""
SPONSORED = ("PV101", "PV105", "PV203", "PV204", "PV206", "PV410", "PV411", "PV412")
"""Praise, promotion, and one source."""


def holds(code: str, genre: Genre | None) -> bool:
    """Whether findings of a code are held against a text of a genre.

    Args:
        code: ``PVnnn``.
        genre: What the policy says it is; None is a news report.

    >>> holds("PV201", "opinion"), holds("PV215", "opinion"), holds("PV201", None)
    (False, True, True)
    """
    if genre == "opinion":
        return code.startswith(OPINION_HELD) or not code.startswith(OPINION)
    if genre == "sponsored":
        return not code.startswith(SPONSORED)
    return True
