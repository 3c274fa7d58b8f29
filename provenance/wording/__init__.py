"""Loaded wording: which words take sides, and how biased a sentence's wording would be judged.

A linear model scores every word from the word itself, its parts and its two neighbors on either
side (`provenance.wording.features`); a sentence's probability comes from its words alone
(`provenance.wording.sentences`).  Names, parties, nations, faiths, sexes and sides are taken out
before the model sees anything (`provenance.wording.forms`).
"""

from provenance.wording.model import WordingModel
from provenance.wording.read import Wording, read_wording

__all__ = ["Wording", "WordingModel", "read_wording"]
