"""A source while its mentions are being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.attribution.resolution.person import Person
    from provenance.types import SourceKind, Span


@dataclass(slots=True)
class Entity:
    """A source while mentions are still being gathered.

    Attributes:
        name: Fullest form, or None where nobody is named.
        kind: See the contract.
        official: Speaks for a state, its forces, courts or agencies.
        anonymous: Withheld by name.
        role: Office or description, or None.
        reason: Reason for anonymity that the text gives.
        person: The person, for a source that is named.
        plural: Whether "they" can mean it.
        mentions: Spans of code points, in order of resolution.
    """

    name: str | None
    kind: SourceKind
    official: bool = False
    anonymous: bool = False
    role: str | None = None
    reason: str | None = None
    person: Person | None = None
    plural: bool = False
    mentions: dict[Span, None] = field(default_factory=dict)
