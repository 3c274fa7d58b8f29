"""What the hits of a signal are worth before its precision is measured."""

from __future__ import annotations

PREVIEW_CONFIDENCE = 0.35
"""Confidence of a preview's hits.  Below the least that scores points (`provenance.scoring.SURE`,
0.4), so that a signal nobody has measured moves no score."""
