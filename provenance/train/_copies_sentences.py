"""How often single sentences are called copied, in copies and in independent articles.

No sentence is labelled: those of one dispatch are nearly all copied, those of independent articles
nearly none, so that the two shares stand for recall and false alarms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.corroboration.copies.sentences import FEWEST_OWN, copied_sentences
from provenance.nlp.quotations import find_quotations
from provenance.nlp.sentences import split_sentences
from provenance.train._measure import resampled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.corroboration.copies import Printed
    from provenance.train._base import Figure
    from provenance.train._copies_data import Pair
    from provenance.types import Span


def sentence_figures(pairs: Sequence[Pair], articles: dict[str, Printed]) -> Iterator[Figure]:
    """Share of sentences called copied, by label and half; intervals over groups."""
    called: dict[tuple[str, bool], list[tuple[str, bool]]] = {}
    for pair in pairs:
        a, b = sorted((articles[pair.a], articles[pair.b]), key=lambda p: p.own)
        spans = _sentences(a)
        said = copied_sentences(a.words, b.words, spans)
        called.setdefault((pair.label, pair.read), []).extend((pair.group, one) for one in said)
    for label in ("same_wire", "independent"):
        for read, half in ((True, "read"), (False, "unread")):
            rows = called.get((label, read), [])
            if not rows:
                continue
            found = np.array([one for _, one in rows])
            yield resampled(
                f"sentences called copied, {half} half: {label}",
                lambda i, found=found: float(found[i].mean()),
                [group for group, _ in rows],
                note="of the shorter article; no sentence is labelled; interval over groups",
            )


def _sentences(article: Printed) -> list[Span]:
    """Sentences with enough words of the writer's own."""
    text, words = article.text, article.words
    whole = (0, len(text))
    quotations = find_quotations(text, [whole])
    spans = split_sentences(text, whole, quotations)
    free = np.concatenate(([0], np.cumsum(words.free)))
    at = np.searchsorted(words.starts, np.array(spans, np.int64).reshape(-1, 2))
    counts = np.diff(free[at])[:, 0]
    return [span for span, count in zip(spans, counts, strict=True) if count >= FEWEST_OWN]
