"""Measure the verdicts on the gold statements, and make reports from the gold articles.

Verdicts are asked with the gold source and content spans, each statement against a collection of
its own candidates, so that attribution errors do not blur the figures.  The rules were written
while reading the statements of the events with an even hash: their figures are called *seen*, and
those of the other events *unseen*.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.collect import document_of
from provenance.corroboration import corroborate
from provenance.evaluate._base import Evaluation, Figure
from provenance.evidence import open_store, split_passages, terms
from provenance.outlets import Outlets
from provenance.train._base import SEED, read_jsonl_gz
from provenance.types import Article, Attribution, Corroboration, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from provenance.evidence import EvidenceStore
    from provenance.reading import Models
    from provenance.types import SourceKind, Span

VERDICTS = (
    "corroborated",
    "corroborated_claim",
    "source_only",
    "same_origin",
    "contradicted",
    "not_found",
    "not_checkable",
)
YES = ("corroborated", "corroborated_claim")
RESAMPLES = 2000
FOLDER = "corroboration"
_FILES = ("allsides-1", "allsides-2", "allsides-3", "basil_articles")
_TOP = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One gold statement and what was said of it.

    Attributes:
        row: The gold row.
        said: The verdict on it.
        reached: Whether a gold passage is among the first ten found; None without gold passages.
    """

    row: dict[str, Any]
    said: Corroboration
    reached: bool | None

    @property
    def pair(self) -> tuple[str, str]:
        """Gold verdict and verdict given."""
        return self.row["verdict"], self.said.verdict


def seen(event: str) -> bool:
    """Whether the rules were written while reading this event's statements."""
    return int(hashlib.sha256(event.encode()).hexdigest(), 16) % 2 == 0


def gold_rows(data: Path) -> list[dict[str, Any]]:
    """The hand-annotated statements, in order of the file."""
    return list(read_jsonl_gz(data / FOLDER / "gold.jsonl.gz"))


def gold_articles(data: Path, rows: Iterable[dict[str, Any]]) -> dict[str, Article]:
    """Every article that some gold rows name, by id."""
    needed = {i for row in rows for i in (row["article"], *row["candidates"])}
    found: dict[str, Article] = {}
    for name in _FILES:
        for row in read_jsonl_gz(data / FOLDER / f"{name}.jsonl.gz"):
            if row["id"] in needed and row["id"] not in found:
                found[row["id"]] = article_of(row)
    return found


def article_of(row: dict[str, Any]) -> Article:
    """An article of the corpora."""
    authors = row.get("authors") or ()
    return Article(
        id=row["id"],
        text=row["text"],
        uri=row.get("url") or None,
        title=row.get("title") or None,
        outlet=row.get("domain") or None,
        published=row.get("date") or None,
        authors=(authors,) if isinstance(authors, str) else tuple(authors),
    )


def store_of(articles: Iterable[Article], outlets: Outlets) -> EvidenceStore:
    """A collection in memory, whole texts cut into passages, without attributions."""
    store = open_store(":memory:", create=True)
    for article in articles:
        store.add(document_of(article, outlets), split_passages(article.text))
    return store


def gold_statement(row: dict[str, Any]) -> tuple[Attribution, Source]:
    """The attribution and source that the annotators marked.

    The gold names a source but not its kind; it is a person here where the name is two or three
    capitalized words and the row says nothing else.
    """
    span: Span = tuple(row["source"])
    source = Source(
        id="s1",
        name=row["source_name"] or None,
        kind=_kind(row),
        mentions=(span,),
        anonymous=row["kind"] == "anonymous",
    )
    attribution = Attribution(
        id="a1",
        source_id="s1",
        source=(span,),
        cue=(),
        content=(tuple(row["content"]),),
        style="direct" if row["kind"] == "quote" else "indirect",
    )
    return attribution, source


def _kind(row: dict[str, Any]) -> SourceKind:
    words = (row["source_name"] or "").split()
    if row["kind"] == "anonymous":
        return "anonymous"
    if row["kind"] == "document":
        return "document"
    person = 1 < len(words) <= 3 and all(w[:1].isupper() for w in words)  # noqa: PLR2004
    if words and words[0].islower() and words[-1].endswith("s"):
        return "group"
    bodies = {"ministry", "police", "administration", "post", "tv", "center", "board", "house"}
    return "person_named" if person and not bodies & {w.lower() for w in words} else "organisation"


def judge(data: Path) -> tuple[Judged, ...]:
    """Every gold statement, judged against the collection of its own candidates.

    Args:
        data: The data folder.
    """
    rows = gold_rows(data)
    articles = gold_articles(data, rows)
    outlets = Outlets.load()
    return tuple(_judged(row, articles, outlets) for row in rows)


def _judged(row: dict[str, Any], articles: dict[str, Article], outlets: Outlets) -> Judged:
    article = articles[row["article"]]
    attribution, source = gold_statement(row)
    with store_of((articles[i] for i in row["candidates"]), outlets) as store:
        said = corroborate(
            article, attributions=[attribution], sources=[source], store=store, outlets=outlets
        )[0]
        start, end = row["content"]
        query = [*terms(article.text[start:end]), *terms(source.name or "")]
        found = store.search(query, limit=_TOP)
    gold = row["evidence"]
    reached = any(
        p.document_id == g["article"] and p.start < g["end"] and g["start"] < p.end
        for p in found
        for g in gold
    )
    return Judged(row, said, reached if gold else None)


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the seven verdicts; a verdict neither given nor gold counts as zero."""
    hits = Counter(g for g, s in pairs if g == s)
    size = Counter(g for g, _ in pairs) + Counter(s for _, s in pairs)
    return sum(2 * hits[v] / size[v] if size[v] else 0.0 for v in VERDICTS) / len(VERDICTS)


def accuracy(pairs: Sequence[tuple[str, str]]) -> float:
    """Share of verdicts that are the gold ones."""
    return sum(g == s for g, s in pairs) / max(1, len(pairs))


def yes_precision(pairs: Sequence[tuple[str, str]]) -> float:
    """Of those said to be corroborated (or their claim), how many are."""
    said = [g in YES for g, s in pairs if s in YES]
    return sum(said) / max(1, len(said))


def yes_recall(pairs: Sequence[tuple[str, str]]) -> float:
    """Of those that are corroborated (or their claim), how many were said to be."""
    gold = [s in YES for g, s in pairs if g in YES]
    return sum(gold) / max(1, len(gold))


_MEASURES: dict[str, Callable[[Sequence[tuple[str, str]]], float]] = {
    "verdict macro-F1": macro_f1,
    "verdict accuracy": accuracy,
    "corroborated precision": yes_precision,
    "corroborated recall": yes_recall,
}


def figures(data: Path) -> Iterator[Figure]:
    """What the verdicts reach, with 95 % intervals from resampling whole events.

    Args:
        data: The data folder.
    """
    everything = judge(data)
    halves = {
        "unseen": [j for j in everything if not seen(j.row["event"])],
        "seen": [j for j in everything if seen(j.row["event"])],
        "all": list(everything),
    }
    for half, judged in halves.items():
        for name, measure in _MEASURES.items():
            yield _figure(f"{half}: {name}", judged, measure)
    for verdict in VERDICTS:
        yield _f1_of(halves["unseen"], verdict)
    reached = [j.reached for j in everything if j.reached is not None]
    yield Figure(
        "passages: recall at 10",
        sum(reached) / len(reached),
        n=len(reached),
        note="among each statement's candidates",
    )


def _figure(
    name: str, judged: list[Judged], measure: Callable[[Sequence[tuple[str, str]]], float]
) -> Figure:
    events: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in judged:
        events[one.row["event"]].append(one.pair)
    groups = list(events.values())
    draw = np.random.default_rng(SEED).integers(0, len(groups), (RESAMPLES, len(groups)))
    values = [measure([pair for i in row for pair in groups[i]]) for row in draw]
    low, high = np.percentile(values, [2.5, 97.5])
    note = "gold spans, own candidates; interval over events"
    value = measure([one.pair for one in judged])
    return Figure(name, value, float(low), float(high), len(judged), note)


def _f1_of(judged: list[Judged], verdict: str) -> Figure:
    pairs = [one.pair for one in judged]
    hits = sum(g == s == verdict for g, s in pairs)
    size = sum(g == verdict for g, _ in pairs) + sum(s == verdict for _, s in pairs)
    gold = sum(g == verdict for g, _ in pairs)
    return Figure(f"unseen: F1 {verdict}", 2 * hits / size if size else 0.0, n=gold)


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """The gold articles, to be checked with the collection that `collection` fills.

    Args:
        data: The data folder.
    """
    from provenance.reading import Models

    models = Models()
    rows = gold_rows(data)
    found = gold_articles(data, rows)
    for article_id in dict.fromkeys(row["article"] for row in rows):
        yield found[article_id], models


def evidence(data: Path) -> Iterator[Article]:
    """Every candidate of every gold statement: the collection for reports from end to end.

    Args:
        data: The data folder.
    """
    rows = gold_rows(data)
    found = gold_articles(data, rows)
    for article_id in sorted({i for row in rows for i in row["candidates"]}):
        yield found[article_id]


EVALUATION = Evaluation("corroboration", figures, articles, evidence)
