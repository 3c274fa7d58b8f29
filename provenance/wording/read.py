"""Read the wording of one text: words, sentences, and the spans an editor would look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from provenance.wording.sentences import strength
from provenance.wording.sequence import read_tokens
from provenance.wording.spans import loaded_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.nlp.tokens import Tokens
    from provenance.types import LoadedSpan, Quotation, Span
    from provenance.wording.model import WordingModel


@dataclass(frozen=True, slots=True)
class Wording:
    """Loaded wording of one text.

    Attributes:
        words: Probability that each token is loaded wording, shape ``(tokens,)``; 0 for marks,
            names, numbers and tokens outside the sentences.
        sentences: Probability that expert annotators would call each sentence's wording biased,
            over all its words, whoever says them; shape ``(sentences,)``.  Calibrated on whole
            held-out outlets of BABE, where about half the sentences are biased; see
            `provenance.wording.sentences.rebased` for texts where fewer are.
        spans: Runs of loaded words, in order, each with its largest word probability.
        attested: Which tokens are words that annotators marked and that lists know, shape
            ``(tokens,)``, bool.
    """

    words: np.ndarray
    sentences: np.ndarray
    spans: tuple[LoadedSpan, ...]
    attested: np.ndarray


def read_wording(
    text: str,
    *,
    tokens: Tokens,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    model: WordingModel,
) -> Wording:
    """Read the wording of a text.

    Args:
        text: The text; only its tokens are looked at.
        tokens: All its tokens.
        sentences: Spans to read, in order, without overlap.
        quotations: Its quotations.
        model: The wording model.
    """
    read = read_tokens(tokens, sentences, quotations, model.surfaces(tokens.vocabulary))
    loaded = model.words(read)
    words, marked = np.zeros(len(tokens)), np.zeros(len(tokens), dtype=bool)
    words[read.tokens], marked[read.tokens] = loaded, model.marked(read, loaded)
    attested = np.zeros(len(tokens), dtype=bool)
    attested[read.tokens] = model.attested(read)
    total = strength(loaded, read.sentence, len(sentences))
    return Wording(
        words=words,
        sentences=model.sentence_probabilities(total),
        spans=tuple(loaded_spans(tokens, words, marked, read)),
        attested=attested,
    )
