"""Documents of the collection as retrieval holds them: joined passages, each read when asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.corroboration.copies import words
from provenance.evidence import StoredPassage, term_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np

    from provenance.evidence import EvidenceDocument
    from provenance.nlp.vectors import Vectors
    from provenance.types import Span

BLOCK_WORDS = 120
"""Short paragraphs are joined up to so many words, about 92 on average: a quotation and the line
that says whose it is are one passage.  With weights fitted on the other half of the events recall
at ten within the window was 0.85 for single paragraphs (39 words) and 0.90 for these."""

Block = tuple["Span", ...]


def join(text: str, spans: Iterable[Span]) -> list[Block]:
    """Join neighboring paragraphs up to `BLOCK_WORDS`; a longer one stands alone.

    Args:
        text: A document's text.
        spans: Its paragraphs, in order.
    """
    blocks: list[list[Span]] = []
    size = 0
    for start, end in spans:
        own = len(text[start:end].split())
        if not blocks or size + own > BLOCK_WORDS:
            blocks.append([])
            size = 0
        blocks[-1].append((start, end))
        size += own
    return [tuple(block) for block in blocks]


@dataclass(slots=True)
class Held:
    """A document, its paragraphs joined into blocks; what is read of a block is kept.

    Attributes:
        document: The document.
        days: Days by which it is older than the article; None where either has no date.
        blocks: Spans of the paragraphs of each block.
        block_at: The block of each paragraph, by where the paragraph starts.
    """

    document: EvidenceDocument
    days: int | None
    blocks: list[Block]
    block_at: dict[int, int]
    _terms: dict[Block, frozenset[str]] = field(default_factory=dict)
    _vectors: dict[int, np.ndarray] = field(default_factory=dict)
    _plain: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: EvidenceDocument, spans: Iterable[Span], days: int | None) -> Held:
        """Cut a document.

        Args:
            document: The document.
            spans: Its paragraphs, in order.
            days: Days by which it is older than the article, if known.
        """
        blocks = join(document.text, spans)
        at = {start: place for place, block in enumerate(blocks) for start, _ in block}
        return cls(document, days, blocks, at)

    def plain(self, place: int) -> str:
        """The text of a block in lower case."""
        if place not in self._plain:
            block = self.blocks[place]
            self._plain[place] = self.document.text[block[0][0] : block[-1][1]].lower()
        return self._plain[place]

    def terms(self, place: int) -> frozenset[str]:
        """Index terms of a block."""
        return self._read(self.blocks[place])

    def around(self, place: int) -> frozenset[str]:
        """Index terms of the paragraph before a block and of the one after it."""
        before = self.blocks[place - 1][-1:] if place else ()
        after = self.blocks[place + 1][:1] if place + 1 < len(self.blocks) else ()
        return self._read(before) | self._read(after)

    def _read(self, block: Block) -> frozenset[str]:
        if block not in self._terms:
            text = self.document.text
            self._terms[block] = term_set("\n".join(text[start:end] for start, end in block))
        return self._terms[block]

    def vector(self, place: int, vectors: Vectors) -> np.ndarray:
        """What a block is about, as one word vector.

        Args:
            place: Which block.
            vectors: Word vectors; the same at each call.
        """
        if place not in self._vectors:
            text = self.document.text
            own = [w for start, end in self.blocks[place] for w in words(text[start:end])]
            self._vectors[place] = vectors.sentence(own)
        return self._vectors[place]

    def passage(self, place: int, score: float) -> StoredPassage:
        """A block as a passage.

        Args:
            place: Which block.
            score: Its score.
        """
        start, end = self.blocks[place][0][0], self.blocks[place][-1][1]
        return StoredPassage(self.document.id, start, end, self.document.text[start:end], score)
