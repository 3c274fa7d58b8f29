"""The span model as a torch module, and its export to the arrays that numpy reads.

Layer for layer the same as `provenance.attribution.spans`; a test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from provenance.attribution.spans.heads import FAR, distance_table
from provenance.attribution.spans.words import CAPITALIZED, HASHES, LOWER, UPPER, affixes, shape_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from provenance.train._attribution_data import Unit

_AFFIX_WIDTH = 24
_BARE_NAMES, _BARE_WORDS = 0.5, 0.1
"""Shares of masked names, and of all words, that lose their affixes too."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes and rates of a span model.

    On the development split, whole stage, triple overlap and tokens a second on one core: these
    sizes 72.9 and 57,000; one more layer of dilation 16 72.9 and 48,000; that and a width of 160
    74.1 and 41,000.  The first was taken for its speed.

    Attributes:
        width: Of the encoder.
        dilations: Of the encoder's convolutions.
        cue_width: Hidden units of the cue head.
        pair_width: Hidden units of the pair head before its first convolution.
        pair_inner: And after it.
        pair_dilations: Of the pair head's convolutions.
        dropout: Share of values dropped in training.
        masked: Share of capitalized words whose word vector is masked in training; a third of
            it for other words.
    """

    width: int = 128
    dilations: tuple[int, ...] = (1, 2, 4, 8, 1)
    cue_width: int = 96
    pair_width: int = 96
    pair_inner: int = 64
    pair_dilations: tuple[int, ...] = (1, 2)
    dropout: float = 0.15
    masked: float = 0.3


@dataclass(slots=True)
class Batch:
    """Units padded to one length; see `make_batch`."""

    forms: Tensor
    quote: Tensor
    place: Tensor
    mask: Tensor
    cue: Tensor
    cue_soft: Tensor | None
    unit: Tensor
    first: Tensor
    last: Tensor
    distance: Tensor
    state: Tensor
    labels: Tensor
    soft: Tensor | None


class FormTable:
    """Rows of word forms in the model's tables, computed once per form.

    Args:
        words: Known words, lower case.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._row = {word: i + 1 for i, word in enumerate(words)}
        self._cache: dict[str, tuple[int, ...]] = {}

    def rows(self, words: Sequence[str]) -> np.ndarray:
        """Word, four affixes and shape of each form, shape ``(len(words), 6)``."""
        cache = self._cache
        for word in words:
            if word not in cache:
                cache[word] = (self._row.get(word.lower(), 0), *affixes(word), shape_of(word))
        return np.array([cache[w] for w in words], dtype=np.int64)


_TABLE = distance_table()


def make_batch(units: Sequence[Unit], table: FormTable) -> Batch:
    """Units as padded tensors, with every labelled pair of a cue and a token.

    Args:
        units: At least one; all or none with a teacher's probabilities.
        table: Rows of word forms.
    """
    longest = max(len(u) for u in units)
    count = len(units)
    forms = np.zeros((count, longest, 6), np.int64)
    quote, place = np.zeros((count, longest), np.int64), np.zeros((count, longest), np.int64)
    mask = np.zeros((count, longest), np.float32)
    cue = np.full((count, longest), -100)
    soft = units[0].soft is not None
    cue_soft = np.zeros((count, longest, 3), np.float32)
    for k, unit in enumerate(units):
        n = len(unit)
        forms[k, :n], quote[k, :n], place[k, :n] = table.rows(unit.words), unit.quote, unit.place
        mask[k, :n], cue[k, :n] = 1, unit.cue_labels()
        if unit.soft is not None:
            cue_soft[k, :n] = unit.soft
    pairs = [(k, pair) for k, unit in enumerate(units) for pair in unit.pairs]
    labels = np.full((len(pairs), longest), -100)
    pair_soft = np.zeros((len(pairs), longest, 3), np.float32)
    distance = np.zeros((len(pairs), longest), np.int64)
    state = np.zeros((len(pairs), longest), np.int64)
    where = np.arange(longest)
    for row, (k, pair) in enumerate(pairs):
        labels[row, : len(pair.labels)] = pair.labels
        if pair.soft is not None:
            pair_soft[row, : len(pair.soft)] = pair.soft
        far = np.where(where < pair.first, where - pair.first, np.maximum(where - pair.last + 1, 0))
        distance[row] = _TABLE[np.clip(far, -FAR, FAR) + FAR]
        for other in units[k].pairs:
            state[row, other.first : other.last] = 2
        state[row, pair.first : pair.last] = 1
    tensor = torch.from_numpy
    return Batch(
        forms=tensor(forms),
        quote=tensor(quote),
        place=tensor(place),
        mask=tensor(mask),
        cue=tensor(cue),
        cue_soft=tensor(cue_soft) if soft else None,
        unit=torch.tensor([k for k, _ in pairs], dtype=torch.long),
        first=torch.tensor([p.first for _, p in pairs], dtype=torch.long),
        last=torch.tensor([p.last for _, p in pairs], dtype=torch.long),
        distance=tensor(distance),
        state=tensor(state),
        labels=tensor(labels),
        soft=tensor(pair_soft) if soft else None,
    )


class SpanNet(nn.Module):
    """The span model.

    Args:
        vectors: First word vectors, shape ``(words + 1, n)``; the first row is for unknown words.
        shape: Sizes and rates.
    """

    def __init__(self, vectors: np.ndarray, shape: Shape) -> None:
        super().__init__()
        self.shape_ = shape
        width = shape.width
        self.word = nn.Embedding.from_pretrained(torch.from_numpy(vectors), freeze=False)
        self.word_projection = nn.Linear(vectors.shape[1], width, bias=False)
        self.affix = nn.ModuleList([nn.Embedding(HASHES, _AFFIX_WIDTH) for _ in range(4)])
        self.affix_projection = nn.Linear(4 * _AFFIX_WIDTH, width, bias=False)
        self.shape = nn.Embedding(8, width)
        self.quote = nn.Embedding(4, width)
        self.place = nn.Embedding(3, width)
        self.norm = nn.LayerNorm(width)
        self.conv = nn.ModuleList(
            [nn.Conv1d(width, width, 3, padding=d, dilation=d) for d in shape.dilations]
        )
        self.norms = nn.ModuleList([nn.LayerNorm(width) for _ in shape.dilations])
        self.cue_hidden = nn.Linear(width, shape.cue_width)
        self.cue_out = nn.Linear(shape.cue_width, 3)
        self.pair_token = nn.Linear(width, shape.pair_width)
        self.pair_cue = nn.Linear(width, shape.pair_width)
        self.pair_distance = nn.Embedding(20, shape.pair_width)
        self.pair_state = nn.Embedding(3, shape.pair_width)
        sizes = [shape.pair_width] + [shape.pair_inner] * len(shape.pair_dilations)
        self.pair_conv = nn.ModuleList(
            [
                nn.Conv1d(a, b, 3, padding=d, dilation=d)
                for a, b, d in zip(sizes, sizes[1:], shape.pair_dilations, strict=False)
            ]
        )
        self.pair_out = nn.Linear(sizes[-1], 3)
        self.drop = nn.Dropout(shape.dropout)
        for table in (*self.affix, self.shape, self.quote, self.place):
            nn.init.normal_(table.weight, 0, 0.1)
        for table in (self.pair_distance, self.pair_state):
            nn.init.normal_(table.weight, 0, 0.05)

    def embed(self, batch: Batch) -> Tensor:
        """Vectors of the forms, masked at random in training, with quotation state and place."""
        forms = batch.forms
        word = self.word(forms[..., 0])
        affix = torch.cat([t(forms[..., k + 1]) for k, t in enumerate(self.affix)], -1)
        if self.training:
            shapes = forms[..., 5]
            name = (shapes > LOWER) & (shapes <= UPPER) & (shapes >= CAPITALIZED)
            rate = torch.where(name, self.shape_.masked, self.shape_.masked / 3)
            hide = torch.rand(rate.shape) < rate
            word = word * (~hide)[..., None]
            # A name without its word vector is often without its letters too.
            bare = (hide & name & (torch.rand(rate.shape) < _BARE_NAMES)) | (
                torch.rand(rate.shape) < _BARE_WORDS
            )
            affix = affix * (~bare)[..., None]
        return (
            self.word_projection(word)
            + self.affix_projection(affix)
            + self.shape(forms[..., 5])
            + self.quote(batch.quote)
            + self.place(batch.place)
        )

    def encode(self, batch: Batch) -> Tensor:
        """Vectors of tokens in their surroundings."""
        x = self.norm(self.embed(batch))
        mask = batch.mask[..., None]
        for conv, norm in zip(self.conv, self.norms, strict=True):
            x = x * mask
            out = functional.relu(conv(self.drop(x).transpose(1, 2)).transpose(1, 2))
            x = norm(x + out)
        return self.drop(x)

    def cues(self, encoded: Tensor) -> Tensor:
        """Scores of the cue labels."""
        return self.cue_out(self.drop(functional.relu(self.cue_hidden(encoded))))

    def pairs(self, encoded: Tensor, batch: Batch) -> Tensor:
        """Scores of the pair labels, a row per labelled cue."""
        cue = self.pair_cue(encoded)
        own = (cue[batch.unit, batch.first] + cue[batch.unit, batch.last - 1]) / 2
        x = self.pair_token(encoded)[batch.unit] + own[:, None]
        x = x + self.pair_distance(batch.distance) + self.pair_state(batch.state)
        mask = batch.mask[batch.unit][..., None]
        x = functional.relu(x) * mask
        for k, conv in enumerate(self.pair_conv):
            out = functional.relu(conv(self.drop(x).transpose(1, 2)).transpose(1, 2)) * mask
            x = x + out if k else out
        return self.pair_out(self.drop(x))


def export(net: SpanNet, words: Sequence[str]) -> dict[str, np.ndarray]:
    """Parameters as the arrays that `provenance.attribution.spans.model.SpanModel` reads.

    Word and affix tables go to 8 bits a value with a scale per row, everything else to 16 bits.
    """
    half = np.float16
    out: dict[str, np.ndarray] = {
        "words": np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8),
        "word_projection": _array(net.word_projection.weight.T),
        "affix_projection": _array(net.affix_projection.weight.T),
        "shape": _array(net.shape.weight),
        "quote": _array(net.quote.weight),
        "place": _array(net.place.weight),
        "norm": np.stack([_array(net.norm.weight), _array(net.norm.bias)]),
        "dilations": np.array(net.shape_.dilations, dtype=np.int64),
        "cue_hidden": _array(net.cue_hidden.weight.T),
        "cue_hidden_bias": _array(net.cue_hidden.bias),
        "cue_out": _array(net.cue_out.weight.T),
        "cue_out_bias": _array(net.cue_out.bias),
        "pair_token": _array(net.pair_token.weight.T),
        "pair_token_bias": _array(net.pair_token.bias),
        "pair_cue": _array(net.pair_cue.weight.T),
        "pair_cue_bias": _array(net.pair_cue.bias),
        "pair_distance": _array(net.pair_distance.weight),
        "pair_state": _array(net.pair_state.weight),
        "pair_dilations": np.array(net.shape_.pair_dilations, dtype=np.int64),
        "pair_out": _array(net.pair_out.weight.T),
        "pair_out_bias": _array(net.pair_out.bias),
    }
    for k, (conv, norm) in enumerate(zip(net.conv, net.norms, strict=True)):
        out[f"conv{k}"] = _array(conv.weight.permute(2, 1, 0))
        out[f"conv{k}_bias"] = _array(conv.bias)
        out[f"norm{k}"] = np.stack([_array(norm.weight), _array(norm.bias)])
    for k, conv in enumerate(net.pair_conv):
        out[f"pair_conv{k}"] = _array(conv.weight.permute(2, 1, 0))
        out[f"pair_conv{k}_bias"] = _array(conv.bias)
    out = {k: v.astype(half) if v.dtype == np.float32 else v for k, v in out.items()}
    out["word"], out["word_scale"] = _eight_bits(_array(net.word.weight))
    affix = [_eight_bits(_array(t.weight), whole=True) for t in net.affix]
    out["affix"] = np.stack([table for table, _ in affix])
    out["affix_scale"] = np.array([scale[0] for _, scale in affix], dtype=half)
    return out


def _array(tensor: Tensor) -> np.ndarray:
    array: np.ndarray = tensor.detach().contiguous().numpy()
    return array


def _eight_bits(table: np.ndarray, *, whole: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """A table in whole numbers from -127 to 127, and the scale of each row, or of all."""
    most = np.abs(table).max(axis=None if whole else 1, keepdims=True).reshape(-1)
    scale = np.maximum(most, 1e-6).astype(np.float32) / 127
    scale = scale.astype(np.float16)
    near = np.rint(table / np.maximum(scale.astype(np.float32), 1e-9)[:, None])
    return np.clip(near, -127, 127).astype(np.int8), scale
