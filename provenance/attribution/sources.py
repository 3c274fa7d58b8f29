"""Sources as a report states them, with their share of all attributed words.

Who a mention stands for is told in `provenance.attribution.resolution`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.attribution.kinds import is_official
from provenance.attribution.resolution import Entity, Resolver
from provenance.attribution.words import Is
from provenance.types import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution.found import Found
    from provenance.attribution.view import View

__all__ = ["Entity", "Resolver", "sources_of"]


def sources_of(
    view: View, found: Sequence[Found], entities: Sequence[Entity], owners: Sequence[Entity | None]
) -> tuple[Source, ...]:
    """Sources as the report states them, with their share of all attributed words.

    Args:
        view: The article.
        found: Attributions in text order.
        entities: All entities, in order of first mention.
        owners: Entity of each attribution, or None.
    """
    words = _words(view, found, owners)
    total = sum(words.values())
    out = []
    for number, entity in enumerate(entities, 1):
        count = words.get(id(entity), 0)
        role = entity.person.roles[0] if entity.person and entity.person.roles else entity.role
        official = entity.official or (role is not None and is_official(role.lower().split()))
        out.append(
            Source(
                id=f"s{number}",
                name=entity.person.name if entity.person else entity.name,
                kind=entity.kind,
                mentions=tuple(sorted(entity.mentions)),
                role=role,
                official=official,
                anonymous=entity.anonymous,
                anonymity_reason=entity.reason,
                words=count,
                share=count / total if total else 0.0,
            )
        )
    return tuple(out)


def _words(view: View, found: Sequence[Found], owners: Sequence[Entity | None]) -> Counter[int]:
    """Words of content by entity; a word under two attributions counts for the innermost."""
    owner_of: dict[int, int] = {}
    pieces = sorted(
        ((a, b, id(owner)) for f, owner in zip(found, owners, strict=True) for a, b in f.content),
        key=lambda piece: piece[0] - piece[1],
    )
    for start, end, owner in pieces:
        for k in range(start, end):
            if not view.is_(k, Is.MARK):
                owner_of[k] = owner
    return Counter(owner_of.values())
