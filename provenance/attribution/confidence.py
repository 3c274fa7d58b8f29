"""How sure an attribution is: the span model's probability, or the precision of a rule.

The model's is calibrated on the development split (`provenance.train.attribution`).  A rule's is
the share of its attributions whose content and source are right by the triple-overlap measure, on
the training split of PolNeAR.  Rules that are rarer than thirty there share the mean of their kind.
PolNeAR holds no posts and few turns or block quotations without marks: theirs is the share right by
reading random articles: 62 posts, 91 blocks, the turns of 24 articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.attribution.found import Found

_PRECISION = {
    ("according-to", "neutral"): 0.84,
    ("as", "neutral"): 0.86,
    ("bare", "belief"): 0.51,
    ("bare", "claim"): 0.65,
    ("bare", "neutral"): 0.80,
    ("block", "neutral"): 0.88,
    ("clause-before", "neutral"): 0.70,
    ("colon-quote", "neutral"): 0.58,
    ("infinitive", "belief"): 0.38,
    ("infinitive", "intention"): 0.54,
    ("infinitive", "neutral"): 0.49,
    ("infinitive", "stance"): 0.61,
    ("joined", "claim"): 0.45,
    ("joined", "neutral"): 0.63,
    ("joined", "stance"): 0.47,
    ("label-headline", "neutral"): 0.60,
    ("label-upper", "neutral"): 0.19,
    ("noun-that", "claim"): 0.38,
    ("object", "belief"): 0.44,
    ("object", "claim"): 0.72,
    ("object", "neutral"): 0.60,
    ("object", "stance"): 0.61,
    ("participle", "belief"): 0.51,
    ("participle", "claim"): 0.56,
    ("participle", "intention"): 0.49,
    ("participle", "neutral"): 0.62,
    ("participle", "stance"): 0.39,
    ("passive", "belief"): 0.61,
    ("quote-after", "neutral"): 0.84,
    ("quote-before", "neutral"): 0.95,
    ("post", "neutral"): 0.97,
    ("that", "belief"): 0.74,
    ("that", "claim"): 0.84,
    ("that", "neutral"): 0.87,
    ("that", "stance"): 0.62,
    ("to", "neutral"): 0.47,
    ("turn", "neutral"): 0.80,
}
_OTHERS = {"belief": 0.20, "claim": 0.55, "intention": 0.69, "neutral": 0.69, "stance": 0.43}
_NESTED = 0.9
"""Factor for attributions inside other content; not marked in the data, so set by reading."""


def confidence(item: Found) -> float:
    """Confidence in one attribution, 0 to 1: the span model's, or its rule's precision.

    Args:
        item: An attribution with its parent set.
    """
    value = item.confidence
    if value is None:
        value = _PRECISION.get((item.pattern, item.kind), _OTHERS.get(item.kind, 0.4))
    return round(value * (_NESTED if item.parent is not None else 1.0), 3)
