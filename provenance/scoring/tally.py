"""Who holds how much loaded wording, counted on words of each voice alone.

Word probabilities are added up, never sentence probabilities, for a sentence may hold the words
of two voices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.reading import Reading
    from provenance.types import Finding, Span

OUTLET = "outlet"


def tokens_of(reading: Reading, voice: str) -> np.ndarray:
    """Which tokens are a voice's, shape ``(tokens,)``, bool.

    Args:
        reading: The article.
        voice: As in `Reading.voices`.
    """
    own = np.zeros(len(reading.tokens), dtype=bool)
    for piece in reading.voices:
        if piece.voice == voice:
            own[reading.tokens.between(piece.start, piece.end)] = True
    return own


def is_word(reading: Reading) -> np.ndarray:
    """Which tokens hold a letter or digit, shape ``(tokens,)``, bool."""
    tokens = reading.tokens
    wordy = np.array([any(c.isalnum() for c in w) for w in tokens.vocabulary], dtype=bool)
    return np.asarray(wordy[tokens.types], dtype=bool)


def mass_of(reading: Reading, voice: str) -> float:
    """Expected number of loaded words of a voice: the sum of their probabilities."""
    return float(reading.wording.words[tokens_of(reading, voice)].sum())


def per_sentence(reading: Reading, weights: np.ndarray) -> np.ndarray:
    """Sums of a number per token over each sentence that is read, shape ``(sentences,)``."""
    spans = np.array(reading.sentences, dtype=np.int64).reshape(-1, 2)
    starts = reading.tokens.starts
    total = np.concatenate([[0.0], np.cumsum(weights)])
    first, last = np.searchsorted(starts, spans[:, 0]), np.searchsorted(starts, spans[:, 1])
    return np.asarray(total[last] - total[first], dtype=float)


def mass_by_code(reading: Reading, findings: Iterable[Finding]) -> dict[str, float]:
    """The outlet's loaded wording by the code that names the word, PV201 for all others.

    Args:
        reading: The article.
        findings: Findings that count.
    """
    left = np.where(tokens_of(reading, OUTLET), reading.wording.words, 0.0)
    out = {"PV201": 0.0}
    for finding in findings:
        if finding.where == "text" and finding.code.startswith("PV2"):
            inside = reading.tokens.between(finding.start, finding.end)
            out[finding.code] = out.get(finding.code, 0.0) + float(left[inside].sum())
            left[inside] = 0.0
    out["PV201"] += float(left.sum())
    return out


def sentence_at(spans: Sequence[Span], offset: int) -> int | None:
    """Index of the sentence that holds an offset, None where none does."""
    starts = [start for start, _ in spans]
    i = int(np.searchsorted(starts, offset, side="right")) - 1
    return i if i >= 0 and offset < spans[i][1] else None
