"""A person of an article, and what tells whether "he" or "she" can mean that person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.types import Span

HE = frozenset(
    {"mr", "mr.", "sir", "lord", "king", "prince", "pope", "brother", "father", "son", "husband"}
    | {"congressman", "chairman", "businessman", "spokesman", "councilman", "assemblyman"}
    | {"alderman", "policeman", "salesman", "anchorman", "weatherman", "fireman", "actor", "duke"}
)
"""Titles and nouns of men."""
SHE = frozenset(
    {"mrs", "mrs.", "ms", "ms.", "miss", "dame", "queen", "princess", "lady", "sister", "mother"}
    | {"congresswoman", "chairwoman", "businesswoman", "spokeswoman", "councilwoman", "actress"}
    | {"assemblywoman", "policewoman", "saleswoman", "daughter", "wife", "widow", "duchess"}
)
"""Titles and nouns of women."""
COURTESY = frozenset(
    {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr.", "dr", "sir", "lady", "lord"}
    | {"queen", "king", "dame"}
)
"""Titles that say nothing of what somebody does."""


@dataclass(slots=True)
class Person:
    """One person.

    Attributes:
        name: Fullest form used in the article, titles left out.
        parts: Lower-case words of that form.
        gender: ``"he"``, ``"she"`` or an empty string.
        roles: Offices and descriptions given, in order.
        mentions: Token ranges at which the person is named, in order.
        sure: False for a lone word that no title and no other place confirms as a name.
    """

    name: str
    parts: tuple[str, ...]
    gender: str = ""
    roles: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    sure: bool = True


def gender_of(word: str) -> str:
    """``"he"``, ``"she"`` or nothing for a title or noun.

    Args:
        word: Lower case.

    >>> gender_of("mrs."), gender_of("spokesman"), gender_of("senator")
    ('she', 'he', '')
    """
    return "he" if word in HE else "she" if word in SHE else ""
