"""Word and sentence models over any part of the labelled rows, each fitted once.

A word model learns from the labelled rows it may see and from what a teacher that saw the same
rows says of unlabelled ones.  A sentence model must see word probabilities as they will be on
unseen text, so those it learns from come from word models that have not seen the sentence's fold.
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
from provenance.train._wording_teacher import lessons, taught
from provenance.types import ModelRef
from provenance.wording.lists import lexicons
from provenance.wording.model import logistic, packed_lines
from provenance.wording.sentences import strength
from provenance.wording.sequence import neighbors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.train._wording_articles import Words
    from provenance.train._wording_teacher import Lesson

_NO_FOLD = -2
MARKED_SHARE = 0.6
"""Share of a word's uses that annotators marked, from which the word is attested."""
CHARGES = frozenset(
    {"insult", "intensifier", "negative", "positive", "slang", "stance", "theatrical"}
)
"""Lists of words that charge; hedges, reports, extents and grim facts are others."""

NAME = "wording"
VERSION = "2"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the learner, chosen over whole held-out outlets of BABE.

    Word F1 at the best threshold, before there was a teacher: strength 0.35 0.490, 0.25 0.490,
    0.5 0.486, 1 0.478.  A second stage that sees the other words of the sentence loses 0.010 to
    0.015; features of a word's use by opinion outlets against news outlets gain 0.001 and are
    left out.

    Attributes:
        dimensions: Length of a word vector.
        strength: Inverse strength of the penalty (scikit-learn's ``C``).
        min_word: Uses that a form needs to have a weight of its own.
        min_neighbor: Uses that it needs as a neighbor.
        threshold: Probability from which a word is marked.  Word F1 is 0.505 at 0.25 (precision
            0.51), 0.498 at 0.30, 0.492 at 0.35, 0.479 at 0.40, 0.443 at 0.50 (precision 0.65).
        fact_threshold: The same for plain words for grim facts, of which those between 0.30 and
            0.5 are right in one of three; this costs 0.0015 of F1.
        taught: Weight of a word that a teacher labelled against one that people did.  On the
            first fold and BASIL: word average precision 0.535 without a teacher, 0.541 at 0.25,
            0.5 and 1; AUC on BASIL 0.758, 0.766, 0.765, 0.764.
    """

    dimensions: int = 100
    strength: float = 0.35
    min_word: int = 2
    min_neighbor: int = 3
    threshold: float = 0.25
    fact_threshold: float = 0.50
    taught: float = 0.25


class Bench:
    """Fits models on parts of some rows.

    Args:
        rows: Labelled sentences.
        folds: Fold of each row, shape ``(rows,)``.
        words: Vocabulary and vectors.
        others: Unlabelled sentences for a teacher to label; none, and there is no teacher.
        settings: Of the learner.
        scales: Of the features.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        folds: Sequence[int],
        words: Words,
        *,
        others: Sequence[Row] = (),
        settings: Settings | None = None,
        scales: Scales | None = None,
    ) -> None:
        self.rows = rows
        self.folds = np.array(folds)
        self._others = others
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
        """All tokens of the rows, then of the unlabelled sentences."""
        return gather([*self.rows, *self._others], shares(self._words))

    @cached_property
    def windows(self) -> list[np.ndarray]:
        """Form at each place around every token."""
        return [neighbors(self.tokens.read, place, self.tokens.edge) for place in PLACES]

    @cached_property
    def _lessons(self) -> list[Lesson]:
        return lessons(self.tokens, [row.biased for row in self.rows], len(self._others))

    @cached_property
    def _fold_of(self) -> np.ndarray:
        """Fold of each token's row; `_NO_FOLD` for unlabelled sentences."""
        folds = np.append(self.folds, np.full(len(self._others), _NO_FOLD))
        return np.asarray(folds[self.tokens.read.sentence])

    def without(self, *held: int) -> tuple[Columns, list[Any], Fitted]:
        """The word model of all folds but those held out: columns, feature tables, weights."""
        key = frozenset(held)
        if key not in self._fitted:
            self._fitted[key] = self._fit(held)
        return self._fitted[key]

    def _fit(self, held: Sequence[int]) -> tuple[Columns, list[Any], Fitted]:
        tokens, settings = self.tokens, self._settings
        seen = ~np.isin(self._fold_of, held)
        counts = np.bincount(tokens.read.rows[seen], minlength=len(tokens.forms))
        uses = {tokens.forms[i]: int(counts[i]) for i in np.flatnonzero(counts)}
        columns = columns_of(uses, min_word=settings.min_word, min_neighbor=settings.min_neighbor)
        tables = design(tokens.forms, columns, self._words, self._scales)
        used = seen & tokens.wordy
        likely = self._taught(held)
        fitted = fit_windows(
            [window[used] for window in self.windows],
            tables,
            tokens.read.flags[used],
            likely[used],
            strength=settings.strength,
            trust=np.where(self._fold_of == _NO_FOLD, settings.taught, 1.0)[used],
        )
        return columns, tables, fitted

    def _taught(self, held: Sequence[int]) -> np.ndarray:
        """How likely each token is loaded: as labelled, or as a teacher of the same rows says."""
        likely = self.tokens.gold.astype(float)
        if self._others:
            own = [
                lesson
                for lesson, fold in zip(self._lessons, self.folds, strict=False)
                if fold not in held
            ]
            said = taught(own, self._lessons[len(self.rows) :])
            likely[self._fold_of == _NO_FOLD] = logistic(np.concatenate(said))
        return likely

    def held_out(self, held: int) -> np.ndarray:
        """Word probabilities of one fold's tokens by a model without it; NaN elsewhere."""
        out = np.full(len(self.tokens.wordy), np.nan)
        mine = self._fold_of == held
        out[mine] = self._probabilities(mine, held)
        return out

    def _probabilities(self, mine: np.ndarray, *held: int) -> np.ndarray:
        """Word probabilities of some tokens by the model without some folds."""
        _, tables, fitted = self.without(*held)
        tokens = self.tokens
        score = tokens.read.flags[mine] @ fitted.flags[:-1] + fitted.flags[-1]
        for window, table, weights in zip(self.windows, tables, fitted.places, strict=True):
            score = score + (table @ weights)[window[mine]]
        return np.where(tokens.wordy[mine], logistic(score), 0.0)

    def level(self, *held: int) -> float:
        """Mean strength of the unlabelled sentences as a model reads them; 0 without any.

        A model without outlets that are often biased sees more in every sentence than one
        without quiet ones; on text that neither has seen the difference shows and is taken off.
        """
        if not self._others:
            return 0.0
        mine = self._fold_of == _NO_FOLD
        sentence = self.tokens.read.sentence[mine] - len(self.rows)
        words = self._probabilities(mine, *held)
        return float(strength(words, sentence, len(self._others)).mean())

    def sentence_weights(self, *held: int) -> np.ndarray:
        """Slope and intercept of the sentence model without some folds.

        They are fitted on the other folds' sentences, each read by a model without its own fold
        and measured from that model's `level`.  Biased and neutral sentences weigh the same: the
        share of biased ones differs from outlet to outlet, and one learned from the others is
        wrong for the one held out.  Macro-F1 over held-out outlets is 0.736 so, 0.715 without
        levels; 0.652 and 0.706 were those of an earlier model with shares as they are and equal.
        """
        from sklearn.linear_model import LogisticRegression

        inner = [int(fold) for fold in np.unique(self.folds) if fold not in held]
        words = np.fmax.reduce([self.held_out(fold) for fold in inner])
        n = len(self.rows) + len(self._others)
        total = strength(np.nan_to_num(words), self.tokens.read.sentence, n)[: len(self.rows)]
        for fold in inner:
            total[self.folds == fold] -= self.level(fold)
        used = np.isin(self.folds, inner)
        gold = np.array([row.biased for row in self.rows])[used]
        learner = LogisticRegression(C=1000.0, tol=1e-8, class_weight="balanced")
        learner.fit(total[used, None], gold)
        slope = learner.coef_[0, 0]
        return np.array([slope, learner.intercept_[0] - slope * self.level(*held)])

    def _attested(self, held: Sequence[int]) -> np.ndarray:
        """Which forms annotators of the folds not held out marked most times, and lists know."""
        seen = ~np.isin(self._fold_of, [*held, _NO_FOLD])
        rows, n = self.tokens.read.rows, len(self.tokens.forms)
        uses = np.bincount(rows[seen], minlength=n)
        marks = np.bincount(rows[seen & self.tokens.gold], minlength=n)
        often = np.flatnonzero((marks > 0) & (marks >= MARKED_SHARE * uses))
        marked = {self.tokens.forms[row] for row in often}
        return np.array([f in marked and charges(f) for f in self._forms], dtype=np.uint8)

    @cached_property
    def _all(self) -> Columns:
        """The columns of the model of all folds, which hold those of every other."""
        return self.without()[0]

    @cached_property
    def _forms(self) -> list[str]:
        """Forms with a score of their own."""
        special = [form for form in self.tokens.forms if form.startswith("<")]
        extra = [*self._all.words, *self._all.neighbors]
        forms = list(dict.fromkeys([*special, *self._words.words, *extra]))
        return [form for form in forms if "\n" not in form and form.isprintable()]

    def model(self, *held: int) -> Model:
        """The whole model without some folds, as `WordingModel` reads it.

        Vocabulary and affixes are the same whatever is held out.
        """
        columns, _, fitted = self.without(*held)
        tables = design(self._forms, columns, self._words, self._scales)
        places = zip(tables, fitted.places, strict=True)
        share = shares(self._words)
        middle = affix_weights(fitted.places[len(PLACES) // 2], columns, self._scales)
        weights = dict(zip(columns.affixes, middle.tolist(), strict=True))
        arrays = {
            "vocabulary": packed_lines(self._forms),
            "lower_share": np.array(
                [round(share.get(f, 0) * 255) for f in self._forms], dtype=np.uint8
            ),
            "scores": np.column_stack([t @ w for t, w in places]).astype(np.float16),
            "attested": self._attested(held),
            "affixes": packed_lines(list(self._all.affixes)),
            "affix_weights": np.array(
                [weights.get(affix, 0.0) for affix in self._all.affixes], dtype=np.float32
            ),
            "tag_weights": tag_weights(fitted.places).astype(np.float32),
            "flag_weights": fitted.flags,
            "sentence": self.sentence_weights(*held),
        }
        meta = {"settings": asdict(self._settings)}
        return Model(ModelRef(NAME, VERSION, ""), arrays, meta)


def charges(form: str) -> bool:
    """Whether a list says what a word charges.

    >>> charges("disgraceful"), charges("canopy")
    (True, False)
    """
    return any(lexicon.name in CHARGES and lexicon.holds(form) for lexicon in lexicons())


def shares(words: Words) -> dict[str, float]:
    """Share of lower-case uses of every word, in the steps of 1/255 in which it is stored."""
    steps = np.round(words.lower_share * 255) / 255
    return dict(zip(words.words, steps.tolist(), strict=True))
