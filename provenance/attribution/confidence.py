"""How sure an attribution is: the measured precision of the rule that found it.

Precision is the share of attributions found by a rule whose content and source are right by the
triple-overlap measure, on the training split of PolNeAR (`provenance.evaluate.attribution`).
Rules that are rarer than thirty there share the mean of their kind.
"""

from __future__ import annotations

_PRECISION = {
    ("quote-before", ""): 0.95,
}
_OTHERS = {"neutral": 0.5, "claim": 0.5, "stance": 0.5, "belief": 0.4, "intention": 0.4}
_NESTED = 0.9
"""Factor for attributions inside other content; not marked in the data, so set by reading."""


def confidence(pattern: str, kind: str, *, nested: bool) -> float:
    """Confidence in one attribution, 0 to 1.

    Args:
        pattern: Name of the rule.
        kind: Class of the cue.
        nested: Whether it stands inside another attribution's content.
    """
    value = _PRECISION.get((pattern, kind), _PRECISION.get((pattern, ""), _OTHERS.get(kind, 0.4)))
    return round(value * (_NESTED if nested else 1.0), 3)
