"""Families of copies: who is in, whose text it is, and the same answer in any order."""

from __future__ import annotations

import random

import pytest

from provenance.corroboration.copies.account import account_of
from provenance.corroboration.copies.families import Collection
from provenance.corroboration.copies.neighbors import OVER, PageText
from provenance.corroboration.copies.prepared import prepare
from tests.corroboration.copies.conftest import HEADED, OTHER, WIRE, document


def told(documents, model, outlets, *, asked=None):
    collection = Collection(model, outlets)
    try:
        for one in documents:
            collection.add(one, asked=asked is None or one.id in asked)
        return [account_of(family, outlets) for family in collection.families()]
    finally:
        collection.close()


def test_one_story_under_three_mastheads(story, model, outlets):
    (account,) = told(story, model, outlets)
    assert account.kind == "same_text"
    assert [m.id for m in account.members] == ["post", "wire", "lamp"]
    assert account.first == "wire"
    assert account.origin is not None
    assert (account.origin.name, account.origin.id, account.origin.why) == (
        "Tidewire",
        "wire",
        "credit",
    )
    assert account.same_owner == (("Quayside Media", ("post", "lamp")),)
    by_id = {m.id: m for m in account.members}
    assert by_id["lamp"].shared == 1.0
    assert 0.7 < by_id["post"].shared < 1.0
    assert by_id["wire"].against is None
    assert by_id["lamp"].kind == "same_text"


def test_runs_are_slices_of_both_members(story, model, outlets):
    texts = {d.id: d.text for d in story}
    (account,) = told(story, model, outlets)
    count = 0
    for member in account.members:
        for run in member.runs:
            count += 1
            assert texts[member.id][slice(*run.here)] == run.text
            assert texts[member.against][slice(*run.there)].split() == run.text.split()
    assert count >= 2


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_input_changes_nothing(story, model, outlets, seed):
    shuffled = [*story, document("wire", WIRE, "tidewire.example")]
    random.Random(seed).shuffle(shuffled)
    assert told(shuffled, model, outlets) == told(sorted(shuffled, key=id), model, outlets)


def test_the_same_page_twice_is_one(story, model, outlets):
    twice = [*story, *story]
    assert told(twice, model, outlets) == told(story, model, outlets)


def test_families_of_what_was_asked_only(story, model, outlets):
    assert told(story, model, outlets, asked={"gazette"}) == []
    assert len(told(story, model, outlets, asked={"lamp"})) == 1


def test_an_own_background_ties_no_family(model, outlets):
    background = "\n\n".join(WIRE.split("\n\n")[3:])
    lines = [
        f"Reader number {i} of the {w} wrote to us about it." for i, w in enumerate("abcdefgh")
    ]
    one = document("one", OTHER + "\n" + background, "merrowpost.example")
    other = document("two", HEADED + " ".join(lines) + "\n\n" + background, "merrowpost.example")
    assert told([one, other], model, outlets) == []
    abroad = document("two", other.text, "northgazette.example")
    (account,) = told([one, abroad], model, outlets)
    assert account.kind == "partly"


def test_undated_and_unknown_have_no_origin(model, outlets):
    text = WIRE.replace("(Tidewire)", "")
    twins = [document(k, text, None, published=None, url=f"https://{k}.invalid/") for k in "ab"]
    (account,) = told(twins, model, outlets)
    assert (account.first, account.origin, account.same_owner) == (None, None, ())


def test_text_on_every_page_of_an_outlet_is_boilerplate():
    pages = PageText()
    footer = "subscribe to the merrow post for news from the harbor every single morning"
    for i in range(OVER + 1):
        own = prepare(f"story{i} one{i} two{i} three{i} four{i} {footer}").all_shingles()
        pages.add("merrowpost.example", own)
    seen = pages.stock("merrowpost.example", prepare(footer).all_shingles())
    assert seen.all()
    assert not pages.stock("northgazette.example", prepare(footer).all_shingles()).any()
    fresh = prepare("a story that nobody has printed before in this town").all_shingles()
    assert not pages.stock("merrowpost.example", fresh).any()
