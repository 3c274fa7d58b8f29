"""Calibrate a span model's confidence: how often spans with such scores are right.

Platt scaling (Platt 1999) over three scores on the development split, which the parameters were
not fitted on.  Right is what the corpus's scorer calls triple overlap: the cue or half of the
content in common, half of the content at least, and a common word in the sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.attribution.spans.model import SpanModel, features
from provenance.train._attribution_data import view_of
from provenance.train._base import read_jsonl_gz

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from provenance.attribution.spans.model import Spans
    from provenance.attribution.view import View
    from provenance.model_files import Model

_SAME = 0.5


def calibration(model: Model, data: Path) -> np.ndarray:
    """Weights of the scores and the intercept, shape ``(4,)``.

    Args:
        model: Parameters of the span model.
        data: Folder that holds ``attribution/``.
    """
    from sklearn.linear_model import LogisticRegression

    spans_of = SpanModel(model).spans
    rows: list[list[float]] = []
    right: list[bool] = []
    for article in read_jsonl_gz(data / "attribution" / "polnear_dev.jsonl.gz"):
        view = view_of(article["text"])
        spans = spans_of(view)
        rows += [features(s) for s in spans]
        right += judged(view, spans, article["attributions"])
    fitted = LogisticRegression(C=10.0).fit(np.array(rows), np.array(right))
    return np.concatenate([fitted.coef_[0], fitted.intercept_]).astype(np.float32)


def judged(view: View, spans: list[Spans], gold: list[dict[str, Any]]) -> list[bool]:
    """For each span whether it is right; each gold attribution counts once.

    Args:
        view: The article.
        spans: What was found, in order.
        gold: Attributions as the corpus gives them.
    """
    marked = [
        tuple(_characters(item[role]) for role in ("cue", "source", "content")) for item in gold
    ]
    used: set[int] = set()
    out = []
    for item in spans:
        cue, source, content = (
            _characters([view.span(*piece) for piece in pieces])
            for pieces in ((item.cue,), item.source, item.content)
        )
        best: tuple[bool, float, int] = (False, -1.0, -1)
        for k, (gold_cue, gold_source, gold_content) in enumerate(marked):
            if k in used:
                continue
            common = len(content & gold_content) / (len(content | gold_content) or 1)
            if cue & gold_cue or common >= _SAME:
                both = bool(source & gold_source) or not (source or gold_source)
                best = max(best, (both and common >= _SAME, common, k))
        if best[2] >= 0:
            used.add(best[2])
        out.append(best[0])
    return out


def _characters(pieces: list[Any]) -> set[int]:
    return {k for start, end in pieces for k in range(start, end)}
