"""Fit the teacher on PolNeAR, let it label other articles, and fit the span model on both."""

from __future__ import annotations

import logging
import random
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from provenance.train._attribution_net import make_batch
from provenance.train._attribution_teacher import Pieces, Teacher, teach
from provenance.train._base import SEED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from torch import Tensor, nn

    from provenance.train._attribution_data import Unit
    from provenance.train._attribution_net import Batch, FormTable, SpanNet

_log = logging.getLogger(__name__)

_TEACHER_TOKENS = 1200
_TEACHER_EPOCHS = 3
_STUDENT_TOKENS = 2400
_CUE_UNIT, _PAIR_UNIT = 200, 800
"""Divisors of the two summed losses: about the tokens of each kind that matter in a batch."""
_WARM = 100
_SHORTEST = 3


def batches(units: Sequence[Unit], tokens: int, rng: random.Random) -> list[list[Unit]]:
    """Units of like length in batches of about so many tokens, in random order."""
    order = sorted(units, key=lambda u: len(u) + rng.random() * 6)
    out: list[list[Unit]] = [[]]
    for unit in order:
        if len(out[-1]) * len(unit) >= tokens:
            out.append([])
        out[-1].append(unit)
    rng.shuffle(out)
    return out


def loss_of(cue_scores: Tensor, pair_scores: Tensor | None, batch: Batch) -> Tensor:
    """Cross entropy with the labels, or with a teacher's probabilities where there are any."""
    if batch.cue_soft is not None and batch.soft is not None:
        mask = batch.mask[..., None]
        loss = -(batch.cue_soft * functional.log_softmax(cue_scores, -1) * mask).sum() / _CUE_UNIT
        if pair_scores is not None:
            loss = loss - (batch.soft * functional.log_softmax(pair_scores, -1)).sum() / _PAIR_UNIT
        return loss
    loss = functional.cross_entropy(cue_scores.flatten(0, 1), batch.cue.flatten(), reduction="sum")
    loss = loss / _CUE_UNIT
    if pair_scores is not None:
        pairs = functional.cross_entropy(
            pair_scores.flatten(0, 1), batch.labels.flatten(), reduction="sum"
        )
        loss = loss + pairs / _PAIR_UNIT
    return loss


def fit_teacher(units: Sequence[Unit], table: FormTable, pieces: Pieces) -> Teacher:
    """Fine-tune the teacher.

    Args:
        units: Labelled units.
        table: Rows of word forms; only their shapes are used.
        pieces: Word pieces.
    """
    torch.manual_seed(SEED)
    rng = random.Random(SEED)  # noqa: S311
    teacher = Teacher()
    usable = [u for u in units if len(u) >= _SHORTEST]
    reader = [p for p in teacher.reader.parameters() if p.requires_grad]
    heads = [p for n, p in teacher.named_parameters() if not n.startswith("reader.")]
    optimizer = torch.optim.AdamW(
        [{"params": reader, "lr": 1e-4}, {"params": heads, "lr": 1e-3}], weight_decay=0.01
    )
    plan = [batches(usable, _TEACHER_TOKENS, rng) for _ in range(_TEACHER_EPOCHS)]
    schedule = _schedule(optimizer, sum(map(len, plan)))
    for epoch, parts in enumerate(plan):
        for number, part in enumerate(parts):
            teacher.train()
            batch = make_batch(part, table)
            encoded = teacher.encode(pieces.batch(part), batch)
            pairs = teacher.pairs(encoded, batch) if len(batch.unit) else None
            _step(teacher, optimizer, schedule, loss_of(teacher.cues(encoded), pairs, batch), 1.0)
            if number % 100 == 0:
                _log.info("teacher: epoch %d of %d, batch %d", epoch + 1, len(plan), number)
    return teacher


def label(
    teacher: Teacher, articles: Iterable[list[Unit]], *, pieces: Pieces, tokens: int
) -> tuple[list[Unit], int]:
    """Units of unlabelled articles with the teacher's probabilities, and how many articles.

    Args:
        teacher: A trained teacher.
        articles: Units of articles.
        pieces: Word pieces.
        tokens: Stop after so many tokens.
    """
    taken: list[Unit] = []
    count = number = 0
    for number, article in enumerate(articles, 1):  # noqa: B007 - the last one counts
        taken += [u for u in article if len(u) >= _SHORTEST]
        count += sum(map(len, article))
        if count >= tokens:
            break
    out: list[Unit] = []
    rng = random.Random(SEED)  # noqa: S311
    for done, part in enumerate(batches(taken, 2 * _TEACHER_TOKENS, rng)):
        out += teach(teacher, part, pieces=pieces)
        if done % 100 == 0:
            _log.info("teacher: labelled %d of %d units", len(out), len(taken))
    return out, number


def fit_student(
    net: SpanNet,
    gold: Sequence[Unit],
    taught: Sequence[Unit],
    table: FormTable,
    *,
    epochs: int,
    rate: float = 2e-3,
) -> Iterator[int]:
    """Fit the span model, yielding after each epoch so that the caller can measure.

    Args:
        net: The model; changed in place.
        gold: Labelled units.
        taught: Units labelled by the teacher.
        table: Rows of word forms.
        epochs: Passes over everything.
        rate: Highest learning rate.
    """
    torch.manual_seed(SEED)
    rng = random.Random(SEED)  # noqa: S311
    usable = [u for u in gold if len(u) >= _SHORTEST]
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=1e-3, betas=(0.9, 0.99))
    plan = [
        batches(usable, _STUDENT_TOKENS, rng) + batches(taught, _STUDENT_TOKENS, rng)
        if taught
        else batches(usable, _STUDENT_TOKENS, rng)
        for _ in range(epochs)
    ]
    for parts in plan:
        rng.shuffle(parts)
    schedule = _schedule(optimizer, sum(map(len, plan)))
    for epoch, parts in enumerate(plan):
        net.train()
        for part in parts:
            batch = make_batch(part, table)
            encoded = net.encode(batch)
            pairs = net.pairs(encoded, batch) if len(batch.unit) else None
            _step(net, optimizer, schedule, loss_of(net.cues(encoded), pairs, batch), 2.0)
        yield epoch


def _schedule(optimizer: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    """Warm up, then fall in a straight line."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda t: min((t + 1) / _WARM, max(0.02, (steps - t) / max(1, steps - _WARM)))
    )


def _step(
    module: nn.Module,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    loss: Tensor,
    clip: float,
) -> None:
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(module.parameters(), clip)
    optimizer.step()
    schedule.step()
