"""Statements with known verdicts, and the documents they are held against, ready for training.

Two sets: the gold statements of the research data, and statements labelled for this project, which
ship as ids and offsets only (`data/corroboration_labels`) and point into the same articles.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.collect import Extract, document_of, extract
from provenance.errors import InputError
from provenance.evidence import open_store
from provenance.outlets import Outlets
from provenance.reading import Models, Reading
from provenance.shipped import data_dir
from provenance.train._base import read_jsonl_gz
from provenance.types import Article, Attribution, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from provenance.evidence import EvidenceStore
    from provenance.types import SourceKind, Span, Verdict

FOLDER = "corroboration"
GOLD = f"{FOLDER}/gold.jsonl.gz"
FILES = tuple(
    f"{FOLDER}/{name}.jsonl.gz"
    for name in ("allsides-1", "allsides-2", "allsides-3", "basil_articles")
)
_CHUNKS = 40


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement with its verdict.

    Attributes:
        id: Of the statement.
        event: The event its article belongs to; one event never stands on both sides of a fold.
        article: Id of its article.
        content: Its spans in the article's text.
        candidates: Ids of the documents it is held against.
        verdict: What it deserves.
        evidence: Document, start and end of the passages that show it.
        given: Attribution and source as annotators marked them; None to take those that the
            program finds in the article.
        drawn: ``"natural"`` where the statement was drawn at random among those of its article,
            ``"numbers"`` or ``"origin"`` where figures or copies were looked for.
    """

    id: str
    event: str
    article: str
    content: tuple[Span, ...]
    candidates: tuple[str, ...]
    verdict: Verdict
    evidence: tuple[tuple[str, int, int], ...]
    given: tuple[Attribution, Source] | None = None
    drawn: str = ""

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of its article and of its candidates."""
        return (self.article, *self.candidates)


def gold_statements(data: Path) -> list[Labelled]:
    """The hand-annotated statements of the research data, in order of the file.

    Args:
        data: The data folder.
    """
    return [_gold(row) for row in read_jsonl_gz(data / GOLD)]


def labels_file() -> Path:
    """The statements labelled for this project."""
    return data_dir() / "corroboration_labels" / "labels.jsonl"


def own_statements() -> list[Labelled]:
    """The statements labelled for this project, in order of the file."""
    rows = [json.loads(line) for line in labels_file().read_text(encoding="utf-8").splitlines()]
    return [
        Labelled(
            id=row["id"],
            event=row["event"],
            article=row["article"],
            content=tuple((s, e) for s, e in row["content"]),
            candidates=tuple(row["candidates"]),
            verdict=row["verdict"],
            evidence=tuple((d, s, e) for d, s, e in row["evidence"]),
            drawn=row["drawn"],
        )
        for row in rows
    ]


def _gold(row: dict[str, Any]) -> Labelled:
    return Labelled(
        id=row["id"],
        event=row["event"],
        article=row["article"],
        content=(tuple(row["content"]),),
        candidates=tuple(row["candidates"]),
        verdict=row["verdict"],
        evidence=tuple((e["article"], e["start"], e["end"]) for e in row["evidence"]),
        given=_given(row),
    )


def _given(row: dict[str, Any]) -> tuple[Attribution, Source]:
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


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What is collected of an article, and who is said to have said what in it."""

    collected: Extract
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]


class World:
    """The articles that some statements name, each read once.

    Args:
        articles: By id.
        read: What was read of each.
        outlets: The registry.
    """

    def __init__(
        self, articles: dict[str, Article], read: dict[str, ReadArticle], outlets: Outlets
    ) -> None:
        self.articles = articles
        self.outlets = outlets
        self._read = read

    @classmethod
    def load(cls, data: Path, statements: Iterable[Labelled], *, jobs: int = -1) -> World:
        """Find and read the articles; about a minute on two cores for 2,500 of them.

        Args:
            data: The data folder.
            statements: Their articles and candidates are loaded.
            jobs: Processes, as joblib counts them.
        """
        articles = cls.articles_of(data, statements)
        return cls(articles, dict(_read_all(list(articles.values()), jobs)), Outlets.load())

    @staticmethod
    def articles_of(data: Path, statements: Iterable[Labelled]) -> dict[str, Article]:
        """The articles that some statements name, by id, as far as they are there.

        Args:
            data: The data folder.
            statements: Their articles and candidates are looked for.

        Raises:
            InputError: If one that the research data's own statements name is missing.
        """
        some = list(statements)
        needed = {i for s in some for i in s.articles}
        found: dict[str, Article] = {}
        for name in FILES:
            for row in read_jsonl_gz(data / name):
                if row["id"] in needed:
                    found.setdefault(row["id"], article_of(row))
        missing = sorted({i for s in some if s.given for i in s.articles} - found.keys())
        if missing:
            raise InputError(
                f"{data / FOLDER}: {len(missing)} articles that labelled statements name are not "
                f"there ({missing[0]} is one); name the whole data folder with --data"
            )
        return found

    def holds(self, statement: Labelled) -> bool:
        """Whether all articles that a statement names are there."""
        return self.articles.keys() >= set(statement.articles)

    def store(self, ids: Iterable[str]) -> EvidenceStore:
        """A collection in memory of some of the articles, read as `evidence add` reads them.

        Args:
            ids: Their ids.
        """
        store = open_store(":memory:", create=True)
        for document_id in ids:
            found = self._read[document_id].collected
            document = document_of(self.articles[document_id], self.outlets)
            store.add(
                document,
                found.passages,
                found.attributions,
                credits=found.credits,
                sketch=found.sketch,
            )
        return store

    def attributed(self, statement: Labelled) -> tuple[Attribution, Source | None] | None:
        """A statement's attribution and source; None where the program does not find it.

        Args:
            statement: The statement.
        """
        if statement.given is not None:
            return statement.given
        read = self._read[statement.article]
        best = max(
            read.attributions,
            key=lambda a: _overlap(a.content, statement.content),
            default=None,
        )
        if best is None or 2 * _overlap(best.content, statement.content) < _size(statement.content):
            return None
        sources = {source.id: source for source in read.sources}
        return best, sources.get(best.source_id or "")

    def spoken(self, statement: Labelled) -> list[tuple[Attribution, Source | None]]:
        """Everything that the program finds attributed in a statement's article."""
        read = self._read[statement.article]
        sources = {source.id: source for source in read.sources}
        return [(a, sources.get(a.source_id or "")) for a in read.attributions]


def _read_all(articles: Sequence[Article], jobs: int) -> Iterator[tuple[str, ReadArticle]]:
    from joblib import Parallel, delayed

    parts = [articles[i::_CHUNKS] for i in range(_CHUNKS)]
    for found in Parallel(n_jobs=jobs, return_as="generator")(delayed(_read)(p) for p in parts):
        yield from found


def _read(articles: Sequence[Article]) -> list[tuple[str, ReadArticle]]:
    models, outlets, found = Models(), Outlets.load(), []
    for article in articles:
        reading = Reading(article, models=models)
        read = ReadArticle(
            extract(reading, outlets=outlets),
            reading.attributions,
            reading.sources,
        )
        found.append((article.id, read))
    return found


def _size(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def _overlap(a: Iterable[Span], b: Sequence[Span]) -> int:
    return sum(max(0, min(e, y) - max(s, x)) for s, e in a for x, y in b)
