"""From statements to passages: by words, by event, within days, the same from every store."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest

from provenance.corroboration._held import BLOCK_WORDS, join
from provenance.corroboration.dossier import Dossier
from provenance.corroboration.match import Statement, statement_of
from provenance.corroboration.ranking import Asked
from provenance.corroboration.retrieve import Retriever, window_of
from provenance.evidence import (
    EvidenceDocument,
    StoredPassage,
    index_terms,
    open_store,
    split_passages,
    term_set,
)
from provenance.nlp.vectors import Vectors
from provenance.outlets import Outlets
from provenance.types import Article, Attribution, Source

TEXT = (
    "The ferry Aldine sank off Port Merrow on Tuesday night.\n\n"
    "“Fourteen people were pulled from the water by a fishing boat,” Mayor Ines Calloway said.\n\n"
    "The Aldine had left Port Merrow at dusk. Divers will search the Aldine again on Thursday."
)
SAME_EVENT = (
    "Port Merrow mourned on Wednesday after the Aldine went down.\n\n"
    "Mayor Calloway told reporters that 14 passengers owed their lives to a trawler's crew.\n\n"
    "The ferry's owner could not be reached."
)
OTHER = (
    "A council in the hills voted on a budget for schools.\n\nThe mayor said it was a fair deal."
)


def article(day: str | None = "2031-05-07") -> Article:
    return Article(id="own", text=TEXT, title="Ferry Aldine sinks", published=day)


def asked(own: Dossier) -> Statement:
    text = own.document.text
    start = text.index("Fourteen")
    span = (start, text.index(",”"))
    source = (text.index("Mayor Ines"), text.index(" said."))
    return statement_of(
        own,
        Attribution(
            id="a1", source_id="s1", source=(source,), cue=(), content=(span,), style="direct"
        ),
        Source(id="s1", name="Ines Calloway", kind="person_named", mentions=(source,)),
    )


def fill(store, documents: list[EvidenceDocument]) -> None:
    for document in documents:
        store.add(document, split_passages(document.text))


def documents() -> list[EvidenceDocument]:
    noise = [
        EvidenceDocument(
            id=f"n{i}", text=OTHER.replace("hills", f"hills{i}"), published="2031-05-06"
        )
        for i in range(40)
    ]
    return [
        EvidenceDocument(id="own", text=TEXT, published="2031-05-07"),
        EvidenceDocument(id="copy", text=TEXT, published="2031-05-07"),
        EvidenceDocument(id="near", text=SAME_EVENT, published="2031-05-08"),
        EvidenceDocument(id="undated", text=SAME_EVENT + " It was late."),
        EvidenceDocument(id="far", text=SAME_EVENT + " It was early.", published="2029-01-01"),
        *noise,
    ]


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return Vectors.load()


def found(address, vectors: Vectors, *, window, order: int = 1) -> list[StoredPassage]:
    own = Dossier.of_article(article(), Outlets.load())
    with open_store(address, create=True) as store:
        fill(store, documents()[::order])
        retriever = Retriever(own, store, vectors=vectors)
        first = retriever.retrieve(asked(own), limit=10, window=window)
        assert retriever.retrieve(asked(own), limit=10, window=window) == first
    return first


def test_the_statement_is_found_in_other_words(tmp_path: Path, vectors: Vectors) -> None:
    passages = found(":memory:", vectors, window=window_of("2031-05-07"))
    assert {passages[0].document_id, passages[1].document_id} == {"near", "undated"}
    assert "14 passengers" in passages[0].text
    assert not {p.document_id for p in passages} & {"own", "copy", "far"}
    everywhere = found(":memory:", vectors, window=None)
    assert {p.document_id for p in everywhere[:3]} == {"near", "undated", "far"}


def test_every_store_gives_the_same_list(tmp_path: Path, vectors: Vectors) -> None:
    for window in (None, window_of("2031-05-07")):
        memory = found(":memory:", vectors, window=window)
        name = f"{window is None}.db"
        assert found(tmp_path / name, vectors, window=window) == memory
        assert found(tmp_path / f"back-{name}", vectors, window=window, order=-1) == memory


def test_passages_lie_in_their_documents(vectors: Vectors) -> None:
    texts = {d.id: d.text for d in documents()}
    for passage in found(":memory:", vectors, window=None):
        assert texts[passage.document_id][passage.start : passage.end] == passage.text


def test_an_empty_store_and_a_statement_without_words(vectors: Vectors) -> None:
    own = Dossier.of_article(Article(id="x", text="“…” he said."), Outlets.load())
    attribution = Attribution(
        id="a", source_id=None, source=(), cue=(), content=((1, 2),), style="direct"
    )
    with open_store(":memory:", create=True) as store:
        retriever = Retriever(own, store, vectors=vectors)
        assert retriever.retrieve(statement_of(own, attribution, None), limit=5, window=None) == []
        fill(store, documents())
        assert (
            len(
                retriever.retrieve(
                    asked(Dossier.of_article(article(), Outlets.load())), limit=3, window=None
                )
            )
            == 3
        )
        assert retriever.retrieve(statement_of(own, attribution, None), limit=5, window=None) == []


def test_short_paragraphs_are_joined() -> None:
    sizes = [BLOCK_WORDS // 2, BLOCK_WORDS // 2, 10, BLOCK_WORDS * 3, 1]
    ends = list(accumulate(len("word ") * size for size in sizes))
    spans = list(zip([0, *ends], ends, strict=False))
    blocks = join("word " * sum(sizes), spans)
    assert blocks == [tuple(spans[:2]), (spans[2],), (spans[3],), (spans[4],)]
    assert join("", []) == []


def test_a_person_is_found_by_surname(vectors: Vectors) -> None:
    own = Dossier.of_article(article(), Outlets.load())
    asked_for = replace(asked(own), text="It was a mercy.", quoted=(), words=("mercy",))
    with open_store(":memory:", create=True) as store:
        for name, who in (("a", "The sheriff"), ("b", "Calloway"), ("c", "The warden")):
            fill(
                store, [EvidenceDocument(id=name, text=f"{who} spoke at the harbor of the Aldine.")]
            )
        best = Retriever(own, store, vectors=vectors).retrieve(asked_for, limit=1, window=None)
    assert [passage.document_id for passage in best] == ["b"]


def test_windows() -> None:
    assert window_of("2031-05-07") == ("2031-04-30", "2031-05-14")
    assert window_of(None) is None
    assert window_of("2031-13-41") is None
    assert window_of("0001-01-01") is None


def test_a_glance_never_gives_less_than_the_first_look(vectors: Vectors) -> None:
    own = asked(Dossier.of_article(article(), Outlets.load()))
    rarity = {term: 1.0 + i for i, term in enumerate(sorted(set(index_terms(TEXT))))}
    source = frozenset(index_terms("Mayor Ines Calloway"))
    held = Asked(
        own, rarity=rarity, source=source, surname=frozenset(["calloway"]), vectors=vectors
    )
    seen = []
    for text in (TEXT, SAME_EVENT, OTHER):
        for start, end in split_passages(text):
            part, rest = text[start:end], {"event": 0.5, "days": 2, "place": 0.25}
            most = held.glance(part.lower(), **rest)
            seen.append(held.first_look(term_set(part), **rest))
            assert most >= seen[-1]
    assert len(set(seen)) > 3
