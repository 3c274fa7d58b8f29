"""The wording model: parameters, and a bounded memory of what each word form scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.wording.features import affixes, tags
from provenance.wording.forms import EDGE, NAME, Surface, surface
from provenance.wording.lists import lexicons
from provenance.wording.sequence import WINDOW, Read, SurfaceTable, neighbors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model_files import Model

MOST_FORMS = 200_000
"""Forms remembered beyond the vocabulary before the memory is cleared."""

_Entry = tuple[int, int, tuple[bool, ...]]


class WordingModel:
    """Scores words and sentences with numpy alone.

    Args:
        model: Parameters as `provenance.train.wording` writes them: ``vocabulary`` (forms, one a
            line, UTF-8), ``lower_share`` (0 to 255), ``scores`` (form x place in the window),
            ``affixes`` and ``affix_weights`` (of the word itself), ``tag_weights`` (tag x place),
            ``flag_weights`` (the last is the intercept), ``sentence`` (slope, intercept),
            ``attested`` (form: 1 if annotators marked it and a list says what it charges).

    Attributes:
        threshold: Probability from which a word is marked.
        fact_threshold: The same for plain words for grim facts ("killed", "attack").
    """

    def __init__(self, model: Model) -> None:
        arrays = model.arrays
        vocabulary = lines_of(arrays["vocabulary"])
        shares = arrays["lower_share"].astype(float) / 255
        weights = arrays["affix_weights"].astype(float)
        settings = model.meta["settings"]
        self.threshold = float(settings["threshold"])
        self.fact_threshold = float(settings["fact_threshold"])
        self._lower_share = dict(zip(vocabulary, shares.tolist(), strict=True))
        self._known = _FormScores(
            vocabulary, arrays["scores"].astype(float), arrays["attested"].astype(bool)
        )
        self._affixes = dict(zip(lines_of(arrays["affixes"]), weights.tolist(), strict=True))
        self._tag_weights = arrays["tag_weights"].astype(float)
        self._flag_weights = arrays["flag_weights"].astype(float)
        self._slope, self._intercept = (float(x) for x in arrays["sentence"])
        self._entries: dict[str, _Entry] = {}

    def surfaces(self, vocabulary: Sequence[str]) -> SurfaceTable:
        """What some surface forms stand for, as rows of this model's form table.

        Rows are good until the next call.
        """
        if len(self._entries) > MOST_FORMS:
            self._entries.clear()
            self._known.forget()
        known = self._entries
        entries = [known.get(token) or self._remember(token) for token in vocabulary]
        return SurfaceTable(
            start=np.array([start for start, _, _ in entries], dtype=np.int64),
            middle=np.array([middle for _, middle, _ in entries], dtype=np.int64),
            marks=np.array([marks for _, _, marks in entries], dtype=bool).reshape(-1, 7),
            name=self._known.rows[NAME],
        )

    def logits(self, read: Read) -> np.ndarray:
        """Log odds that each token is loaded, shape ``(n,)``."""
        total = read.flags @ self._flag_weights[:-1] + self._flag_weights[-1]
        edge = self._known.rows[EDGE]
        for place, offset in enumerate(range(-WINDOW, WINDOW + 1)):
            total += self._known.scores[neighbors(read, offset, edge), place]
        return np.asarray(total, dtype=float)

    def words(self, read: Read) -> np.ndarray:
        """Probability that each token is loaded: 0 for marks, numbers, names and classes."""
        return np.where(self._known.wordy[read.rows], logistic(self.logits(read)), 0.0)

    def marked(self, read: Read, words: np.ndarray) -> np.ndarray:
        """Which tokens an editor should look at, shape ``(n,)``, from `words`."""
        least = np.where(self._known.facts[read.rows], self.fact_threshold, self.threshold)
        return np.asarray(words >= least, dtype=bool)

    def attested(self, read: Read) -> np.ndarray:
        """Which tokens are words that annotators marked and that lists know, shape ``(n,)``.

        What the model says of other words rests on words like them.
        """
        return np.asarray(self._known.attested[read.rows], dtype=bool)

    def sentence_probabilities(self, strength: np.ndarray) -> np.ndarray:
        """Calibrated probabilities, from `provenance.wording.sentences.strength`."""
        return logistic(self._slope * strength + self._intercept)

    def _remember(self, token: str) -> _Entry:
        seen: Surface = surface(token, self._lower_share)
        entry = (self._row(seen.start), self._row(seen.middle), seen.marks())
        self._entries[token] = entry
        return entry

    def _row(self, form: str) -> int:
        row = self._known.rows.get(form)
        return self._known.add(form, self._unknown(form)) if row is None else row

    def _unknown(self, form: str) -> np.ndarray:
        """Scores of a form that is not in the vocabulary: lists and affixes only."""
        scores = tags(form, 0) @ self._tag_weights
        scores[WINDOW] += sum(self._affixes.get(affix, 0.0) for affix in affixes(form))
        return np.asarray(scores, dtype=float)


class _FormScores:
    """Form -> row of a score table that grows with the words met."""

    def __init__(self, vocabulary: list[str], scores: np.ndarray, attested: np.ndarray) -> None:
        self._vocabulary = vocabulary
        self._shipped = scores
        self._attested = attested
        self.forget()

    def forget(self) -> None:
        """Keep the vocabulary only."""
        self.rows = {form: i for i, form in enumerate(self._vocabulary)}
        self.scores = self._shipped
        self.attested = self._attested
        self.wordy = np.array([can_be_loaded(form) for form in self._vocabulary], dtype=bool)
        self.facts = np.array([is_fact(form) for form in self._vocabulary], dtype=bool)

    def add(self, form: str, scores: np.ndarray) -> int:
        """Append a form; the table doubles when it is full."""
        row = self.rows[form] = len(self.rows)
        if row >= len(self.scores):
            self.scores = np.concatenate([self.scores, np.zeros_like(self.scores)])
            self.wordy = np.concatenate([self.wordy, np.zeros_like(self.wordy)])
            self.facts = np.concatenate([self.facts, np.zeros_like(self.facts)])
            self.attested = np.concatenate([self.attested, np.zeros_like(self.attested)])
        self.scores[row] = scores
        self.wordy[row] = can_be_loaded(form)
        self.facts[row] = is_fact(form)
        return row


def can_be_loaded(form: str) -> bool:
    """Whether a form is a word: neither a class token nor a mark."""
    return not (form.startswith("<") and form.endswith(">")) and any(c.isalnum() for c in form)


def is_fact(form: str) -> bool:
    """Whether a form is a plain word for a grim fact, by the list ``grim``."""
    return any(lexicon.name == "grim" and lexicon.holds(form) for lexicon in lexicons())


def logistic(x: np.ndarray) -> np.ndarray:
    """The logistic function, without overflow.

    >>> logistic(np.array([0.0, -1e6, 1e6])).tolist()
    [0.5, 0.0, 1.0]
    """
    small = np.exp(-np.abs(x))
    return np.asarray(np.where(x >= 0, 1.0, small) / (1.0 + small), dtype=float)


def lines_of(packed: np.ndarray) -> list[str]:
    """Strings that are stored as UTF-8 bytes, one a line."""
    text = packed.tobytes().decode("utf-8")
    return text.split("\n") if text else []


def packed_lines(lines: Sequence[str]) -> np.ndarray:
    """Strings as UTF-8 bytes, one a line; none may hold a line feed."""
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)
