"""Credits and copies: what a document says of others, and whose wording it shares."""

from __future__ import annotations

from itertools import permutations

from provenance.evidence import (
    ChainStore,
    EvidenceCredit,
    EvidenceDocument,
    open_store,
    split_passages,
)

TEXTS = {"a": "The ferry sank.", "b": "The ferry sank again.", "c": "Nothing in common."}
SKETCHES = {"a": (1, 2, 3, 2**63 - 1), "b": (2, 3, 2**63 - 1, 9), "c": (7, 9)}


def fill(store, order="abc") -> None:
    for key in order:
        document = EvidenceDocument(key, TEXTS[key])
        store.add(document, split_passages(document.text), sketch=SKETCHES[key])


def test_neighbors_are_symmetric_and_ordered(store) -> None:
    fill(store)
    assert store.neighbors("a") == (("b", 3),)
    assert store.neighbors("b") == (("a", 3), ("c", 1))
    assert store.neighbors("c") == (("b", 1),)
    assert store.neighbors("nobody") == ()
    assert store.sharing([9, 2]) == (("b", 2), ("a", 1), ("c", 1))


def test_neighbors_do_not_depend_on_the_order_of_adding() -> None:
    answers = set()
    for order in permutations("abc"):
        with open_store(":memory:") as store:
            fill(store, order)
            answers.add(tuple(store.neighbors(key) for key in "abc"))
    assert len(answers) == 1


def test_a_removed_document_is_nobodys_neighbor(store) -> None:
    fill(store)
    store.remove("b")
    assert store.neighbors("a") == store.neighbors("c") == ()


def test_credits_come_back(store) -> None:
    credits = (
        EvidenceCredit("a", "wire", "reuters.com"),
        EvidenceCredit("a", "channel", "bbc.com", 0, 15),
    )
    document = EvidenceDocument("a", TEXTS["a"])
    store.add(document, split_passages(document.text), credits=credits)
    assert store.credits("a") == credits
    assert store.credits("b") == ()


def test_a_chain_sees_copies_across_its_stores() -> None:
    with open_store(":memory:") as first, open_store(":memory:") as second:
        fill(first, "a")
        fill(second, "bc")
        both = ChainStore(first, second)
        assert both.neighbors("b") == (("a", 3), ("c", 1))
        assert both.sketch("a") == SKETCHES["a"]
        assert both.credits("a") == ()
