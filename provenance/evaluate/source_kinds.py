"""Measure source kinds on hand-read source mentions, pronouns left out.

Two things are measured.  The kind of a mention read by itself (`mention_kind`), and the kind a
report states, after the mention was resolved in its article (a surname to its person, "the
senator" to whoever that is).  The rows were labelled by one reader in one pass and the label
error is not known, so a few points below 1 are the data's.

Rows are parted by article into five folds.  Word lists and rules were corrected while reading the
errors of folds 0 to 2.  Folds 3 and 4 were read once, at the end, when they stood at 92.3 %; one
rule was mended after that ("Mr." before a surname that is also a trade), so their figure is nearly
the one to expect elsewhere.
"""

from __future__ import annotations

import hashlib
import random
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.attribution.channel import is_outlet
from provenance.attribution.found import Found
from provenance.attribution.kinds import mention_kind
from provenance.attribution.sources import Resolver
from provenance.attribution.view import make_view
from provenance.errors import InputError
from provenance.evaluate._base import Evaluation
from provenance.nlp.quotations import find_quotations
from provenance.nlp.sentences import split_sentences
from provenance.nlp.tokens import tokenize
from provenance.train._base import SEED, Figure, read_jsonl_gz
from provenance.types import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from provenance.reading import Models
    from provenance.types import Article

FOLDS: Final = 5
UNREAD: Final = frozenset({3, 4})
"""Folds whose rows nobody looked at while the rules were written, but for one."""
_DRAWS: Final = 1000
_NOTE: Final = "rows without pronouns; 95 % interval by resampling articles"


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled mention with the kinds found.

    Attributes:
        article: Id of its article.
        gold: Labelled kind.
        alone: Kind of the mention read by itself.
        resolved: Kind of the source that a report states for it.
    """

    article: str
    gold: str
    alone: str
    resolved: str


def figures(data: Path) -> Iterator[Figure]:
    """Accuracy over all rows and over the folds left out, and F1 per kind.

    Args:
        data: Folder that holds ``attribution/``.

    Raises:
        InputError: If the data cannot be read, or name an article that is not there.
    """
    rows = judge(data)
    unread = [row for row in rows if fold_of(row.article) in UNREAD]
    for name, part in (("all five folds", rows), ("the two folds left out", unread)):
        yield _accuracy(f"source kind, {name}: accuracy", part, lambda row: row.alone)
        yield _accuracy(f"source kind as reported, {name}: accuracy", part, lambda r: r.resolved)
    for kind in sorted({row.gold for row in rows}):
        n = sum(row.gold == kind for row in rows)
        yield Figure(f"source kind {kind}: F1", round(_f1(rows, kind), 4), n=n, note=_NOTE)


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """No articles: what is labelled here is mentions, picked from articles read elsewhere.

    Args:
        data: Folder that holds ``attribution/``.
    """
    yield from ()


def judge(data: Path) -> list[Judged]:
    """Every labelled mention that is no pronoun, with the kinds found for it.

    Args:
        data: Folder that holds ``attribution/``.

    Raises:
        InputError: If the data cannot be read, or name an article that is not there.
    """
    by_article: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_jsonl_gz(data / "attribution" / "source_types.jsonl.gz"):
        if row["type"] != "pronoun":
            by_article[row["article"]].append(row)
    texts = {
        row["id"]: row["text"]
        for row in read_jsonl_gz(data / "attribution" / "polnear_train.jsonl.gz")
        if row["id"] in by_article
    }
    missing = sorted(by_article.keys() - texts.keys())
    if missing:
        raise InputError(f"source_types.jsonl.gz names article {missing[0]!r}, which is not there")
    return [one for article, rows in by_article.items() for one in _judge(texts[article], rows)]


def fold_of(article: str) -> int:
    """Fold of an article, the same on every machine.

    Args:
        article: The article's id.
    """
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % FOLDS


def _judge(text: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Judged]:
    """The labelled mentions of one article, resolved together in text order."""
    whole = (0, len(text))
    tokens, quotations = tokenize(text), find_quotations(text, [whole])
    view = make_view(
        text,
        tokens=tokens,
        sentences=split_sentences(text, whole, quotations),
        quotations=quotations,
        blocks=[Block(0, len(text), "body")],
    )
    pieces = [tokens.between(row["start"], row["end"]) for row in rows]
    found = [
        Found(
            cue=(piece.stop, piece.stop + 1),
            source=[(piece.start, piece.stop)],
            content=[],
            kind="neutral",
            pattern="",
            sentence=max(bisect_right(view.sentences, piece.start, key=lambda s: s[0]) - 1, 0),
        )
        for piece in pieces
    ]
    owners, _ = Resolver(view).resolve(found)
    for row, piece, owner in zip(rows, pieces, owners, strict=True):
        surface = " ".join(text[row["start"] : row["end"]].split())
        alone, _official = mention_kind(
            view.lower[piece], view.words[piece], outlet=is_outlet(surface)
        )
        resolved = owner.kind if owner is not None else "unresolved"
        yield Judged(row["article"], row["type"], alone, resolved)


def _accuracy(name: str, rows: Sequence[Judged], kind: Callable[[Judged], str]) -> Figure:
    """Share of rows whose kind is right, with its interval over articles."""
    by_article: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        by_article[row.article].append(kind(row) == row.gold)
    articles = list(by_article.values())
    rng = random.Random(SEED)  # noqa: S311 - not cryptography
    draws = sorted(_share(rng.choices(articles, k=len(articles))) for _ in range(_DRAWS))
    low, high = draws[int(0.025 * _DRAWS)], draws[int(0.975 * _DRAWS) - 1]
    return Figure(name, round(_share(articles), 4), round(low, 4), round(high, 4), len(rows), _NOTE)


def _share(articles: Sequence[Sequence[bool]]) -> float:
    n = sum(map(len, articles))
    return sum(map(sum, articles)) / n if n else 0.0


def _f1(rows: Sequence[Judged], kind: str) -> float:
    right = sum(row.gold == row.alone == kind for row in rows)
    named = sum(row.gold == kind for row in rows) + sum(row.alone == kind for row in rows)
    return 2 * right / named if named else 0.0


EVALUATION = Evaluation(name="source_kinds", figures=figures, articles=articles)
