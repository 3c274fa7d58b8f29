"""Masks, runs, credits, sentences and the model on texts of our own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.corroboration.copies import (
    CopyModel,
    Likeness,
    copied_sentences,
    likeness,
    mask_quotations,
    prepare,
    printed,
    shared_runs,
)
from provenance.corroboration.copies.prepared import OWN, QUOTED, STOCK, short
from provenance.corroboration.copies.printed import credits_to
from provenance.errors import ModelError
from provenance.model_files import load_model
from tests.corroboration.copies.conftest import OTHER, WIRE
from tests.corroboration.planted import OUTLETS


def whose(text: str, word: str, **more) -> int:
    ready = prepare(text, **more)
    at = next(i for i in range(len(ready.starts)) if text[slice(*ready.span(i, i + 1))] == word)
    return int(ready.whose[at])


@pytest.mark.parametrize(
    "text",
    [
        "He said “the harbor is shut” today.",
        'He said "the harbor is shut" today.',
        "He said ''the harbor is shut'' today.",
        "“The first part.\n\n“The harbor second part,” he said.",
        "She wrote on Friday:\n\nThe harbor is shut until further notice.",
        "The statement in full:\n\nIt was dark.\n\nThe harbor is shut.\n\nNobody may pass.",
        "My friends, I write as your mayor: the harbor is shut and we must bear it.",
        "The harbor is shut — Ines Calloway (@calloway) May 4, 2021",
    ],
)
def test_what_is_quoted_with_and_without_marks(text):
    assert whose(text, "harbor") == QUOTED


def test_reporting_is_the_writers_own():
    text = "The statement in full:\n\nIt was dark.\n\nThe harbor is shut, the mayor said."
    assert whose(text, "harbor") == OWN
    assert whose("World War I ended the harbor trade.", "harbor") == OWN
    assert "harbor" not in mask_quotations("He said “the harbor\n\n“harbor is shut” today.")


def test_boilerplate_and_furniture_are_nobodys():
    footer = "Sign up for our harbor letter"
    stock = np.unique(short(prepare(footer).all_shingles()))
    text = f"The ferry sank. {footer} today"
    assert whose(text, "harbor", stock=stock) == STOCK
    assert whose(text, "ferry", stock=stock) == OWN
    assert whose(text, "ferry", masked=[(0, 15)]) == STOCK


WORDS = st.lists(
    st.sampled_from(["ferry", "harbor", "barge", "“", "”", "tide", "the", "of", "north"]),
    max_size=60,
)


@settings(deadline=None)
@given(WORDS, WORDS)
def test_runs_are_equal_words_and_never_overlap(one, other):
    a, b = prepare(" ".join(one)), prepare(" ".join(other))
    used_a, used_b = set(), set()
    for run in shared_runs(a, b):
        mine, theirs = range(run.a, run.a + run.length), range(run.b, run.b + run.length)
        assert np.array_equal(a.codes[list(mine)], b.codes[list(theirs)])
        assert not (used_a & set(mine) or used_b & set(theirs))
        used_a.update(mine)
        used_b.update(theirs)
        assert 0 <= run.own + run.quoted <= run.length


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_prepared(text):
    ready = prepare(text)
    assert len(ready.starts) == len(ready.codes) == len(ready.whose)
    assert all(0 <= s < e <= len(text) for s, e in zip(ready.starts, ready.ends, strict=True))


def paper(text: str, domain: str | None, model: CopyModel, authors=()):
    outlet = OUTLETS.find(domain)
    return printed(text, outlets=OUTLETS, outlet=outlet, authors=authors, stock=model.stock)


def test_copy_or_not(model):
    wire = paper(WIRE, "tidewire.example", model)
    same = model.judge(
        wire, paper(WIRE.replace("Ninety", "Some 90"), "northgazette.example", model)
    )
    assert same.kind == "same_text"
    assert model.judge(wire, paper(OTHER, "northgazette.example", model)).kind is None


def test_borrowed_words_need_a_credit(model):
    said = " ".join(f"we lost line {i} and nobody called" for i in range(8))
    lender = paper(
        f"An interview. “{said},” said the captain. {OTHER}", "channelsix.example", model
    )
    plain = f"The captain spoke at the town hall. “{said},” he said. " + "Rain fell. " * 30
    named = plain.replace("spoke at the town hall", "told Channel Six about it")
    named += "The interview with Channel Six was aired at noon, Channel Six said."
    scores = [
        model.judge(lender, paper(text, "northgazette.example", model)).probability
        for text in (plain, named)
    ]
    assert 4 * scores[0] < scores[1]


def test_judging_is_the_same_from_both_sides(model):
    a, b = paper(WIRE, "tidewire.example", model), paper(OTHER, "northgazette.example", model)
    assert likeness(a, b) == pytest.approx(likeness(b, a))


@pytest.mark.parametrize(
    ("text", "authors", "found"),
    [
        (WIRE, (), ["Tidewire"]),
        ("A ferry sank off the pier.", ("Tidewire",), ["Tidewire"]),
        ("A ferry sank off the pier.", ("Ines Vane, Tidewire",), ["Tidewire"]),
        ("A ferry sank. Tidewire contributed to this report.", (), ["Tidewire"]),
        ("A ferry sank. -- Tidewire", (), ["Tidewire"]),
        ("A ferry sank, the captain told Tidewire. " + "Rain fell. " * 60, (), []),
        ("A ferry sank. The North Gazette contributed.", (), []),
    ],
)
def test_agencies_that_an_article_says_it_prints(text, authors, found, model):
    assert [o.name for o in paper(text, None, model, authors).agencies] == found


def test_where_an_outlet_is_credited():
    six = OUTLETS.find("channelsix.example")
    text = "He told Channel Six so. Channel Six reported it. The Channel Six building is red."
    assert [text[i : i + 11] for i in credits_to(text, six)] == ["Channel Six", "Channel Six"]
    assert credits_to("Nothing here.", six) == []


def test_sentences_that_are_copied_although_the_article_is_not():
    copied = (
        "Sable Line bought the boat from a yard in the north nine years ago and had its hull "
        "inspected last autumn."
    )
    edited = copied.replace("nine years ago", "9 years ago")
    own = "Its owner says that the vessel was in good order and had passed every test it was given."
    one, other = f"{copied} {own}", f"Rain fell all night on the pier. {edited} Nobody came back."
    spans = [(0, len(copied)), (len(copied) + 1, len(one)), (0, 4)]
    assert copied_sentences(prepare(one), prepare(other), spans) == [True, False, False]


def test_a_model_of_other_features_is_refused():
    foreign = load_model("copies")
    foreign.meta["features"] = ["something"]
    with pytest.raises(ModelError, match="other features"):
        CopyModel.of(foreign)
    assert len(Likeness._fields) == load_model("copies").arrays["weights"].shape[1]
