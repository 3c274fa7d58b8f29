"""What a source is: person, role, office, organisation, document, outlet, group or nobody.

`mention_kind` and `kind_of` go by rule over word lists (`decide`), `is_official` says whether a
source speaks for a state (`official`).  Answers are kept by phrase, so a source that comes back
costs one look-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.kinds.decide import decide
from provenance.attribution.kinds.lists import is_plural, words_of
from provenance.attribution.kinds.named import common
from provenance.attribution.kinds.official import is_official
from provenance.attribution.kinds.phrase import head_word
from provenance.attribution.words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.types import SourceKind

__all__ = ["head_word", "is_official", "kind_of", "mention_kind", "names_somebody"]


def kind_of(
    words: Sequence[str], surfaces: Sequence[str], *, outlet: bool
) -> tuple[SourceKind, bool]:
    """Kind of a source whose name is nobody's in the article, and whether it is official.

    A name that reads like a person's is still a named person: better than an organisation.

    Args:
        words: Lower-case words of the phrase; an apposition may follow.
        surfaces: The same words as they stand.
        outlet: Whether it is known as a news outlet or agency.
    """
    kind = decide(tuple(words), tuple(surfaces), outlet=outlet, person=None)
    return kind, _official(kind, words)


def mention_kind(
    words: Sequence[str],
    surfaces: Sequence[str],
    *,
    outlet: bool = False,
    person: bool | None = None,
) -> tuple[SourceKind, bool]:
    """Kind of any source but a pronoun, named persons included, and whether it is official.

    Args:
        words: Lower-case words of the phrase; an apposition may follow.
        surfaces: The same words as they stand.
        outlet: Whether it is known as a news outlet or agency.
        person: Whether the article names a person by the phrase's last name; None if unknown.
    """
    kind = decide(tuple(words), tuple(surfaces), outlet=outlet, person=person)
    return kind, _official(kind, words)


def _official(kind: SourceKind, words: Sequence[str]) -> bool:
    """Whether a source of some kind is official: outlets and crowds never are."""
    if kind == "official_org":
        return True
    return kind in ("person_role", "person_named", "anonymous") and is_official(words)


_SPEAKERS = ("document", "anonymous", "official_head", "role", "group", "media", "organisation")
_ARTICLES = frozenset({"the", "a", "an"})


def names_somebody(surfaces: Sequence[str]) -> bool:
    """False for a lone small word that is no known kind of speaker.

    Args:
        surfaces: The words of a source as they stand.

    >>> [names_somebody([w]) for w in ("Ames", "officials", "ledgers", "creating", "the")]
    [True, True, True, False, False]
    >>> names_somebody(["the", "plea"]), names_somebody(["plea"])
    (True, False)
    """
    spoken = [w for w in surfaces if w[:1].isalnum()]
    words = [w for w in spoken if w.lower() not in _ARTICLES]
    if len(words) != 1 or not words[0].islower():
        return bool(words)
    word = words[0]
    kinds = [listed(kind) for kind in _SPEAKERS]
    if any(word in known or word.removesuffix("s") in known for known in kinds):
        return True
    # A bare singular ("plea", "call") is a verb or an object more often than a speaker.
    return common(word) and (len(spoken) > 1 or is_plural(word) or word in words_of("uncounted"))
