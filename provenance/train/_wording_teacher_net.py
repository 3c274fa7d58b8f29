"""The teacher's network: MiniLM with a head for words and one for sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import nn

from provenance.train._attribution_teacher import Pieces, weights_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from provenance.train._wording_teacher import Lesson

_LONGEST = 256
"""Word pieces read of a sentence; words beyond share the last one's vector."""
_DROPOUT = 0.2


class Teacher(nn.Module):
    """Reads sentences; says of words, and of whole sentences, how loaded they are."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import AutoModel

        self.reader = AutoModel.from_pretrained(weights_folder(), attn_implementation="sdpa")
        # Its word vectors stay as they are: half of all parameters, and few words are in BABE.
        self.reader.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        width = self.reader.config.hidden_size
        self.drop = nn.Dropout(_DROPOUT)
        self.word = nn.Linear(width, 1)
        self.sentence = nn.Linear(width, 1)
        self._pieces = Pieces()

    def forward(self, sentences: Sequence[Sequence[str]]) -> tuple[Tensor, Tensor]:
        """Log odds of words, shape ``(sentences, longest)``, and of sentences."""
        ids, mask, first, last = self._laid_out(sentences)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read = self.reader(input_ids=ids, attention_mask=mask).last_hidden_state
        read = read.float()
        rows = torch.arange(len(read))[:, None]
        words = (read[rows, first] + read[rows, last]) / 2
        inside = mask[..., None].float()
        pooled = (read * inside).sum(1) / inside.sum(1)
        return self.word(self.drop(words))[..., 0], self.sentence(self.drop(pooled))[..., 0]

    def _laid_out(
        self, sentences: Sequence[Sequence[str]]
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        begin, end = self._pieces.edges
        rows, spans = [], []
        for words in sentences:
            row, span = [begin], []
            for word in words:
                start = len(row)
                row += self._pieces.of(word)
                span.append((min(start, _LONGEST - 2), min(len(row), _LONGEST - 1) - 1))
            rows.append([*row[: _LONGEST - 1], end])
            spans.append(span)
        ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
        mask = torch.zeros_like(ids)
        ends = torch.zeros(len(rows), max(map(len, spans)), 2, dtype=torch.long)
        for k, (row, span) in enumerate(zip(rows, spans, strict=True)):
            ids[k, : len(row)], mask[k, : len(row)] = torch.tensor(row), 1
            ends[k, : len(span)] = torch.tensor(span)
        return ids, mask, ends[..., 0], ends[..., 1]


def loss_of(teacher: Teacher, batch: Sequence[Lesson], *, word: float, sentence: float) -> Tensor:
    """Log loss over words that can be marked, and over sentences.

    Args:
        teacher: The network.
        batch: Labelled sentences.
        word: Weight of the words' mean loss.
        sentence: Weight of the sentences'.
    """
    words, whole = teacher([lesson.words for lesson in batch])
    gold, counted = torch.zeros_like(words), torch.zeros_like(words)
    for k, lesson in enumerate(batch):
        gold[k, : len(lesson.words)] = torch.from_numpy(lesson.gold).float()
        counted[k, : len(lesson.words)] = torch.from_numpy(lesson.wordy).float()
    log_loss = nn.functional.binary_cross_entropy_with_logits
    of_words = (log_loss(words, gold, reduction="none") * counted).sum() / counted.sum()
    biased = torch.tensor([float(lesson.biased) for lesson in batch])
    total: Tensor = word * of_words + sentence * log_loss(whole, biased)
    return total
