"""Word and sentence models over any part of the labelled rows, each fitted once.

A sentence model must see word probabilities as they will be on unseen text, so those it learns
from come from word models that have not seen the sentence's fold.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.model_files import Model
from provenance.train._wording_data import Row, Tokens, gather
from provenance.train._wording_design import (
    PLACES,
    Columns,
    Scales,
    affix_weights,
    columns_of,
    design,
    tag_weights,
)
from provenance.train._wording_fit import Fitted, fit_windows
from provenance.types import ModelRef
from provenance.wording.model import logistic, packed_lines
from provenance.wording.sentences import strength
from provenance.wording.sequence import neighbors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.train._wording_articles import Words

NAME = "wording"
VERSION = "1"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the learner, chosen over whole held-out outlets of BABE.

    Word F1 at the best threshold: strength 0.35 0.490, 0.25 0.490, 0.5 0.486, 1 0.478.  A second
    stage that sees the other words of the sentence loses 0.010 to 0.015; features
    of a word's use by opinion outlets against news outlets gain 0.001 and are left out.

    Attributes:
        dimensions: Length of a word vector.
        strength: Inverse strength of the penalty (scikit-learn's ``C``).
        min_word: Uses that a form needs to have a weight of its own.
        min_neighbor: Uses that it needs as a neighbor.
        threshold: Probability from which a word is marked.  Word F1 is 0.490 at 0.23, 0.488 at
            0.25, 0.484 at 0.30, 0.478 at 0.33; 0.30 marks a quarter fewer words for it, with a
            precision of 0.55 against 0.48.
        fact_threshold: The same for plain words for grim facts, of which those between 0.30 and
            0.5 are right in one of three; this costs 0.0015 of F1.
    """

    dimensions: int = 100
    strength: float = 0.35
    min_word: int = 2
    min_neighbor: int = 3
    threshold: float = 0.30
    fact_threshold: float = 0.50


class Bench:
    """Fits models on parts of some rows.

    Args:
        rows: Labelled sentences.
        folds: Fold of each row, shape ``(rows,)``.
        words: Vocabulary and vectors.
        settings: Of the learner.
        scales: Of the features.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        folds: Sequence[int],
        words: Words,
        *,
        settings: Settings | None = None,
        scales: Scales | None = None,
    ) -> None:
        self.rows = rows
        self.folds = np.array(folds)
        self._words = words
        self._settings = settings or Settings()
        self._scales = scales or Scales()
        self._fitted: dict[frozenset[int], tuple[Columns, list[Any], Fitted]] = {}

    @property
    def articles(self) -> int:
        """How many unlabelled articles the vocabulary was counted on."""
        return self._words.articles

    @cached_property
    def tokens(self) -> Tokens:
        """All tokens of the rows."""
        return gather(self.rows, shares(self._words))

    @cached_property
    def windows(self) -> list[np.ndarray]:
        """Form at each place around every token."""
        return [neighbors(self.tokens.read, place, self.tokens.edge) for place in PLACES]

    def without(self, *held: int) -> tuple[Columns, list[Any], Fitted]:
        """The word model of all folds but those held out: columns, feature tables, weights."""
        key = frozenset(held)
        if key not in self._fitted:
            self._fitted[key] = self._fit(held)
        return self._fitted[key]

    def _fit(self, held: Sequence[int]) -> tuple[Columns, list[Any], Fitted]:
        tokens, settings = self.tokens, self._settings
        seen = ~np.isin(self.folds, held)[tokens.read.sentence]
        counts = np.bincount(tokens.read.rows[seen], minlength=len(tokens.forms))
        uses = {tokens.forms[i]: int(counts[i]) for i in np.flatnonzero(counts)}
        columns = columns_of(uses, min_word=settings.min_word, min_neighbor=settings.min_neighbor)
        tables = design(tokens.forms, columns, self._words, self._scales)
        used = seen & tokens.wordy
        fitted = fit_windows(
            [window[used] for window in self.windows],
            tables,
            tokens.read.flags[used],
            tokens.gold[used],
            strength=settings.strength,
        )
        return columns, tables, fitted

    def held_out(self, held: int, *also: int) -> np.ndarray:
        """Word probabilities of one fold's tokens by a model without it; NaN elsewhere."""
        _, tables, fitted = self.without(held, *also)
        tokens = self.tokens
        mine = (self.folds == held)[tokens.read.sentence]
        score = tokens.read.flags[mine] @ fitted.flags[:-1] + fitted.flags[-1]
        for window, table, weights in zip(self.windows, tables, fitted.places, strict=True):
            score = score + (table @ weights)[window[mine]]
        out = np.full(len(mine), np.nan)
        out[mine] = np.where(tokens.wordy[mine], logistic(score), 0.0)
        return out

    def sentence_weights(self, *held: int) -> np.ndarray:
        """Slope and intercept of the sentence model without some folds."""
        from sklearn.linear_model import LogisticRegression

        inner = [int(fold) for fold in np.unique(self.folds) if fold not in held]
        words = np.fmax.reduce([self.held_out(fold, *held) for fold in inner])
        total = strength(np.nan_to_num(words), self.tokens.read.sentence, len(self.rows))
        used = np.isin(self.folds, inner)
        gold = np.array([row.biased for row in self.rows])[used]
        learner = LogisticRegression(C=1000.0, tol=1e-8).fit(total[used, None], gold)
        return np.array([learner.coef_[0, 0], learner.intercept_[0]])

    def model(self, *held: int) -> Model:
        """The whole model without some folds, as `WordingModel` reads it."""
        columns, _, fitted = self.without(*held)
        special = [form for form in self.tokens.forms if form.startswith("<")]
        extra = [*columns.words, *columns.neighbors]
        forms = list(dict.fromkeys([*special, *self._words.words, *extra]))
        forms = [form for form in forms if "\n" not in form and form.isprintable()]
        tables = design(forms, columns, self._words, self._scales)
        places = zip(tables, fitted.places, strict=True)
        share = shares(self._words)
        arrays = {
            "vocabulary": packed_lines(forms),
            "lower_share": np.array([round(share.get(f, 0) * 255) for f in forms], dtype=np.uint8),
            "scores": np.column_stack([t @ w for t, w in places]).astype(np.float32),
            "affixes": packed_lines(list(columns.affixes)),
            "affix_weights": affix_weights(
                fitted.places[len(PLACES) // 2], columns, self._scales
            ).astype(np.float32),
            "tag_weights": tag_weights(fitted.places).astype(np.float32),
            "flag_weights": fitted.flags,
            "sentence": self.sentence_weights(*held),
        }
        meta = {"settings": asdict(self._settings)}
        return Model(ModelRef(NAME, VERSION, ""), arrays, meta)


def shares(words: Words) -> dict[str, float]:
    """Share of lower-case uses of every word, in the steps of 1/255 in which it is stored."""
    steps = np.round(words.lower_share * 255) / 255
    return dict(zip(words.words, steps.tolist(), strict=True))
