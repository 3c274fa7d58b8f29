"""The sourcing profile: how many sources, of what kind, through how many channels."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from provenance.types import Attestation, Corroboration, Sourcing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.reading import Reading

_NAMED = frozenset({"person_named", "official_org", "organisation", "document", "media_outlet"})
_CORROBORATED = frozenset({"corroborated", "corroborated_claim"})


def sourcing(
    reading: Reading,
    corroborations: Sequence[Corroboration] | None,
    attestations: Sequence[Attestation] = (),
) -> Sourcing:
    """Profile of an article's sources.

    Args:
        reading: The article, read.
        corroborations: Verdicts, or None where no evidence was asked.
        attestations: What the evidence says of each source.

    Shares of sources are shares of all attributed words; the attributed share is of all words
    of the body; the single-channel share is that of the attributed words which came through the
    most used channel.
    """
    sources = [s for s in reading.sources if s.words > 0]
    total = sum(s.words for s in sources)
    return Sourcing(
        sources=len(sources),
        named=sum(s.kind in _NAMED and not s.anonymous for s in sources),
        anonymous=sum(s.anonymous for s in sources),
        attributed_share=_attributed_share(reading),
        official_share=_share(sum(s.words for s in sources if s.official), total),
        anonymous_share=_share(sum(s.words for s in sources if s.anonymous), total),
        top_source_share=_share(max((s.words for s in sources), default=0), total),
        single_channel_share=_single_channel_share(reading),
        corroborated=None
        if corroborations is None
        else sum(c.verdict in _CORROBORATED for c in corroborations),
        attested=None if corroborations is None else sum(a.attested for a in attestations),
    )


def _share(part: float, whole: float) -> float:
    return min(part / whole, 1.0) if whole else 0.0


def _attributed_share(reading: Reading) -> float:
    body = np.zeros(len(reading.tokens), dtype=bool)
    for block in reading.read_blocks:
        if block.kind == "body":
            body[reading.tokens.between(block.start, block.end)] = True
    attributed = np.zeros_like(body)
    for piece in reading.voices:
        if piece.voice.startswith("source:"):
            attributed[reading.tokens.between(piece.start, piece.end)] = True
    return _share(int((body & attributed).sum()), int(body.sum()))


def _single_channel_share(reading: Reading) -> float:
    """Words of top-level attributions, by the channel they came through."""
    by_channel: Counter[str] = Counter()
    total = 0
    for attribution in reading.attributions:
        if attribution.parent is not None or not attribution.speech:
            continue
        pieces = (reading.tokens.between(*span) for span in attribution.content)
        words = sum(piece.stop - piece.start for piece in pieces)
        total += words
        if attribution.channel is not None:
            by_channel[attribution.channel.name] += words
    return _share(max(by_channel.values(), default=0), total)
