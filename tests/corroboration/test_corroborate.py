"""Verdicts on planted evidence: every rule of independence, and the order of the verdicts."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.corroboration import corroborate
from provenance.evidence import EvidenceAttribution, open_store, split_passages
from provenance.types import Article, Attribution, Source
from tests.corroboration.planted import (
    ARTICLE,
    DAY,
    GUARD,
    INSIDER,
    MAYOR,
    OUTLETS,
    QUOTE,
    article,
    ask,
    document,
    statement,
)

LEAD = "Dozens of commuters watched the Aldine go down near Port Merrow this week.\n\n"
NORTH = LEAD + f"Speaking to a crowd, Mayor Ines Calloway praised the crews. “{QUOTE},” she said."
REASONS = ("same outlet", "same owner", "wire copy", "same channel")


def test_independent_owner_with_the_same_words() -> None:
    found = ask(MAYOR, document("n", NORTH, "northgazette.example"))
    assert found.verdict == "corroborated"
    assert found.independent == 1
    assert found.confidence >= 0.8
    shown = found.evidence[0]
    assert (shown.relation, shown.independent, shown.not_independent_because) == (
        "supports",
        True,
        None,
    )
    assert NORTH[shown.start : shown.end] == shown.text
    assert QUOTE in shown.text
    assert "North Gazette" in found.explanation


def test_paraphrase_by_the_same_source() -> None:
    text = LEAD + (
        "According to the coast guard, 14 people were injured as the Aldine struck a breakwater."
    )
    found = ask(GUARD, document("n", text, "northgazette.example"))
    assert found.verdict == "corroborated"
    assert found.independent == 1


def test_same_fact_in_the_outlets_own_voice() -> None:
    text = LEAD + "When the Aldine struck the old harbor breakwater, 14 commuters were injured."
    found = ask(GUARD, document("n", text, "northgazette.example"))
    assert found.verdict == "corroborated_claim"
    assert found.evidence[0].relation == "supports_claim"


def test_one_wire_story_under_three_mastheads() -> None:
    copies = [
        document("1", ARTICLE, "northgazette.example"),
        document("2", ARTICLE + "\n\nMore soon.", "valleyherald.example"),
        document("3", "By staff\n\n" + ARTICLE, "eveninglamp.example"),
    ]
    found = ask(MAYOR, *copies[1:])
    assert found.verdict == "same_origin"
    assert found.independent == 0
    assert {e.not_independent_because for e in found.evidence} == {
        "wire copy",
        "same owner (Quayside Media)",
    }
    assert not any(e.independent for e in found.evidence)
    assert ask(MAYOR, copies[0]).verdict == "not_found"  # the very same text is the article itself


def test_a_post_that_both_pages_embed_is_no_copy() -> None:
    post = f"{QUOTE[0].upper()}{QUOTE[1:]}, and I am proud of every one of them"
    signed = f"{post} — Ines Calloway (@calloway)"
    text = f"The ferry Aldine sank.\n\n“{post},” Mayor Ines Calloway tweeted.\n\n{signed}"
    source = Source("s1", "Ines Calloway", "person_named", ((0, 1),))
    places = [text.index(post), text.rindex(post)]
    both = [
        Attribution(f"a{n}", "s1", ((0, 1),), (), ((at, at + len(post)),), style="direct")
        for n, at in enumerate(places)
    ]
    with open_store(":memory:", create=True) as store:
        one = document("n", LEAD + signed, "northgazette.example")
        store.add(one, split_passages(one.text), [])
        found = corroborate(
            article(text), attributions=both, sources=[source], store=store, outlets=OUTLETS
        )
    assert [f.verdict for f in found] == ["corroborated", "corroborated"]


def test_sister_outlet() -> None:
    found = ask(MAYOR, document("n", NORTH, "The Evening Lamp"))
    assert found.verdict == "same_origin"
    assert found.evidence[0].not_independent_because == "same owner (Quayside Media)"
    assert "Quayside Media" in found.explanation


def test_same_outlet() -> None:
    found = ask(MAYOR, document("n", NORTH, "Merrow Post"))
    assert found.verdict == "same_origin"
    assert found.evidence[0].not_independent_because == "same outlet"


def test_owner_given_with_the_document_counts() -> None:
    found = ask(MAYOR, document("n", NORTH, "Harbor Blog", owner="Quayside Media"))
    assert found.evidence[0].not_independent_because == "same owner (Quayside Media)"


def test_copy_of_one_sentence_in_another_article() -> None:
    text = (
        LEAD
        + "The weather stayed calm all day along the coast. " * 3
        + (
            "The coast guard said that 14 people were injured when the Aldine struck the old "
            "breakwater."
        )
    )
    found = ask(GUARD, document("n", text, "northgazette.example"))
    assert found.verdict == "same_origin"
    assert found.evidence[0].not_independent_because == "wire copy"


def test_agency_text_in_both() -> None:
    own = article("PORT MERROW (Tidewire) — " + ARTICLE.split(" — ", 1)[1])
    shifted = statement(
        own.text[own.text.index("“") : own.text.index("”") + 1], "Ines Calloway", text=own.text
    )
    found = ask(shifted, document("n", NORTH, "Tidewire"), own=own)
    assert found.verdict == "same_origin"
    assert found.evidence[0].not_independent_because == "wire copy"


def test_evidence_that_credits_the_articles_outlet() -> None:
    text = LEAD + f"“{QUOTE},” Mayor Ines Calloway told The Merrow Post."
    found = ask(MAYOR, document("n", text, "northgazette.example"))
    assert found.verdict == "same_origin"
    assert found.evidence[0].not_independent_because == "same channel (The Merrow Post)"


def test_both_through_one_channel() -> None:
    channeled = statement(MAYOR_WORDS, "Ines Calloway", channel="Tidewire")
    text = LEAD + f"“{QUOTE},” Mayor Ines Calloway told Tidewire."
    found = ask(channeled, document("n", text, "northgazette.example"))
    assert found.verdict == "same_origin"
    assert found.evidence[0].not_independent_because == "same channel (Tidewire)"


def test_interview_on_air_is_public() -> None:
    channeled = statement(MAYOR_WORDS, "Ines Calloway", channel="Channel Six")
    text = LEAD + f"“{QUOTE},” Mayor Ines Calloway told Channel Six."
    assert ask(channeled, document("n", text, "northgazette.example")).verdict == "corroborated"
    at_home = ask(
        channeled, document("n", text, "northgazette.example"), own=article(outlet="Channel Six")
    )
    assert at_home.verdict == "same_origin"


MAYOR_WORDS = f"“{QUOTE[0].upper()}{QUOTE[1:]},”"


def test_origins_fold_owner_copy_and_channel() -> None:
    told = LEAD + f"“{QUOTE},” Calloway told Tidewire in an interview. Ines Calloway is mayor."
    own = (
        "Rescue boats were busy.\n\n"
        + f"“{QUOTE},” Ines Calloway told Tidewire. It was a long day."
    )
    one = [document("a", told, "northgazette.example"), document("b", own, "valleyherald.example")]
    assert ask(MAYOR, *one).verdict == "same_origin"
    third = document("c", NORTH, "morrowmail.example")
    assert ask(MAYOR, *one, third).independent == 2
    two = [document("a", NORTH, "northgazette.example"), document("b", own, "valleyherald.example")]
    assert ask(MAYOR, *two).independent == 2
    copied = [
        document("a", NORTH, "northgazette.example"),
        document("b", NORTH + " Ends.", "unknown-one.example"),
    ]
    text = "\n\n".join(
        f"Sentence {i} of a long report on ferries, piers and tides." for i in range(9)
    )
    copied = [document(d.id, d.text + "\n\n" + text, d.outlet) for d in copied]
    assert ask(MAYOR, *copied).independent == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The coast guard said 31 people were injured when the Aldine struck the breakwater.",
        "The Aldine struck the breakwater, and at least 20 people were injured, rescuers said.",
    ],
)
def test_another_toll(sentence: str) -> None:
    found = ask(GUARD, document("n", LEAD + sentence, "northgazette.example"))
    assert found.verdict == "contradicted"
    assert found.evidence[0].relation == "conflicts"
    assert "14" in found.explanation
    assert "North Gazette" in found.explanation


@pytest.mark.parametrize(
    "sentence",
    [
        "More than a dozen years ago, in 2009, 31 people were injured near the breakwater.",
        "Among those aboard the Aldine, 31 tourists were uninjured after it struck the breakwater.",
        "The Aldine struck the breakwater and 14 people were injured. Last year 31 people were "
        "injured in Port Merrow.",
        "A bus crash in Fenwick injured 31 people.",
    ],
)
def test_no_conflict_with_other_counts(sentence: str) -> None:
    found = ask(GUARD, document("n", LEAD + sentence, "northgazette.example"))
    assert found.verdict != "contradicted"


def test_a_sister_papers_other_toll_is_no_contradiction() -> None:
    text = (
        LEAD + "The coast guard said 31 people were injured when the Aldine struck the breakwater."
    )
    assert ask(GUARD, document("n", text, "eveninglamp.example")).verdict != "contradicted"


def test_rounded_and_bounded_numbers_agree() -> None:
    text = (
        LEAD
        + "The coast guard said at least 12 people were injured as the Aldine struck a breakwater."
    )
    assert ask(GUARD, document("n", text, "northgazette.example")).verdict == "corroborated"


def test_denial_by_the_person_concerned() -> None:
    own = article(
        ARTICLE + "\n\nInspector Rolf Tamm said that Captain Odile Brandt had switched off the "
        "radar alarm before the Aldine left Port Merrow."
    )
    content = (
        "Captain Odile Brandt had switched off the radar alarm before the Aldine left Port Merrow"
    )
    charge = statement(content, "Rolf Tamm", text=own.text)
    text = LEAD + (
        "Captain Odile Brandt denied having switched off the radar alarm before the Aldine left "
        "Port Merrow. Divers found the hull on sand at a depth of twenty meters, and a crane "
        "barge is due from the northern yards before the weekend tide turns."
    )
    found = ask(charge, document("n", text, "northgazette.example"), own=own)
    assert found.verdict == "contradicted"
    assert "denies" in found.explanation


def test_source_elsewhere_with_another_statement() -> None:
    text = LEAD + "Mayor Ines Calloway opened a new library wing in Port Merrow on Monday."
    found = ask(MAYOR, document("n", text, "northgazette.example"))
    assert found.verdict == "source_only"
    assert found.evidence[0].relation == "names_source"
    assert found.independent == 0


def test_namesake_is_not_the_source() -> None:
    text = LEAD + "Rescuer Tom Calloway said the Aldine had listed for an hour off Port Merrow."
    assert ask(MAYOR, document("n", text, "northgazette.example")).verdict == "not_found"


def test_stored_speaker_decides_where_the_text_says_she() -> None:
    text = LEAD + (
        "Ines Calloway was not at the pier.\n\nOfficials met later.\n\nShe told a packed church "
        "that 14 people had been injured as the ferry Aldine struck a breakwater."
    )
    start = text.index("14 people")
    mayor = statement(
        "14 people were injured when the Aldine struck the old breakwater", "Ines Calloway"
    )
    doc = document("n", text, "northgazette.example")
    said = EvidenceAttribution(
        "n", "Ines Calloway", "person_named", "indirect", ((start, len(text)),)
    )
    assert ask(mayor, doc, said=(said,)).verdict == "corroborated"
    other = EvidenceAttribution(
        "n", "Odile Brandt", "person_named", "indirect", ((start, len(text)),)
    )
    assert ask(mayor, doc, said=(other,)).verdict != "corroborated"


def test_same_words_under_another_name() -> None:
    text = LEAD + f"“{QUOTE},” Captain Odile Brandt told the crowd."
    start = text.index("“")
    said = EvidenceAttribution(
        "n", "Odile Brandt", "person_named", "direct", ((start, start + len(QUOTE) + 3),)
    )
    found = ask(MAYOR, document("n", text, "northgazette.example"), said=(said,))
    assert found.verdict == "corroborated_claim"
    assert "another speaker than Ines Calloway" in found.explanation


def test_anonymous_and_nobody_else() -> None:
    found = ask(INSIDER, document("n", NORTH, "northgazette.example"))
    assert found.verdict == "not_checkable"
    assert found.independent == 0


def test_anonymous_but_the_fact_is_elsewhere() -> None:
    text = (
        LEAD + "Papers show that the ferry company had ignored three earlier warnings about radar."
    )
    found = ask(INSIDER, document("n", text, "northgazette.example"))
    assert found.verdict == "corroborated_claim"


def test_nothing_found_says_where_it_looked() -> None:
    docs = [
        document("n", "Farmers in Fenwick welcomed the rain.", "northgazette.example"),
        document("v", "A new bakery opened.", "valleyherald.example", published="2021-05-02"),
        document("u", "Undated notes on bread.", "valleyherald.example", published=None),
        document("o", "An old story about bread.", "valleyherald.example", published="2019-01-01"),
    ]
    found = ask(MAYOR, *docs)
    assert found.verdict == "not_found"
    assert "2 documents dated 2021-05-02 to 2021-05-04 and 1 undated" in found.explanation
    assert "false" in found.explanation


def test_empty_collection() -> None:
    found = ask(MAYOR)
    assert found.verdict == "not_found"
    assert "0 documents" in found.explanation


def test_own_copy_is_no_evidence() -> None:
    same_id = document("own", NORTH, "northgazette.example")
    same_url = document("x", NORTH, "northgazette.example", url="https://merrowpost.example/ferry")
    same_text = document("y", ARTICLE, "northgazette.example")
    found = ask(MAYOR, same_id, same_url, same_text)
    assert found.verdict == "not_found"
    assert found.evidence == ()


def test_unknown_owners_are_said() -> None:
    found = ask(MAYOR, document("n", NORTH, "Lighthouse Weekly"))
    assert found.verdict == "corroborated"
    assert "owner of Lighthouse Weekly is not known" in found.explanation
    nameless = ask(MAYOR, document("n", NORTH, None))
    assert nameless.confidence <= 0.5
    assert "who published it" in nameless.explanation


def test_old_paraphrase_far_from_the_day_does_not_count() -> None:
    text = (
        LEAD
        + "According to the coast guard, 14 people were injured as the Aldine struck a breakwater."
    )
    found = ask(GUARD, document("n", text, "northgazette.example", published="2015-01-01"))
    assert found.verdict == "not_found"


def test_two_stores_give_the_same_bytes(tmp_path) -> None:
    docs = [
        document("n", NORTH, "northgazette.example"),
        document("s", NORTH.replace("Dozens", "Scores"), "eveninglamp.example"),
        document(
            "v", LEAD + "The coast guard said 31 people were injured.", "valleyherald.example"
        ),
    ]
    for found in (MAYOR, GUARD, INSIDER):
        plain = ask(found, *docs)
        filed = ask(found, *docs, store=open_store(tmp_path / f"{found[1].name}.db", create=True))
        assert json.dumps(asdict(plain)) == json.dumps(asdict(filed))


def test_every_reason_is_one_of_the_contracts() -> None:
    docs = [
        document("1", NORTH, "eveninglamp.example"),
        document("2", NORTH, "merrowpost.example"),
        document("3", ARTICLE + " Ends.", "valleyherald.example"),
        document("4", LEAD + f"“{QUOTE},” Calloway told The Merrow Post.", "northgazette.example"),
    ]
    found = ask(MAYOR, *docs)
    assert len(found.evidence) == 4
    for shown in found.evidence:
        assert (shown.not_independent_because or "").startswith(REASONS)


WORDS = st.sampled_from(
    ["“", "”", '"', "14", "people", "were", "injured", "Aldine", "Ines", "Calloway", "said", "not",
     "at least", "\n\n", "$3 million", ".", "told", "Tidewire", "\ud800", "\x00", "город",
     "ſix", "İ", "K"]
)  # fmt: skip
TEXT = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200))


@settings(max_examples=150, deadline=None)
@given(
    TEXT, TEXT, st.integers(0, 50), st.integers(0, 200), st.sampled_from([None, "2021-05-04", "x"])
)
def test_any_text_gives_a_verdict(
    own: str, other: str, start: int, size: int, day: str | None
) -> None:
    start = min(start, len(own))
    span = (start, min(len(own), start + size))
    mine = Article(id="own", text=own, outlet="The Merrow Post", published=day)
    attributions = [
        Attribution("a1", "s1", ((0, 0),), (), (span,), "direct"),
        Attribution("a2", None, (), (), (), "indirect"),
    ]
    source = Source("s1", other[:20], "person_named", ())
    with open_store(":memory:", create=True) as store:
        for i, text in enumerate((other, own + other, "")):
            doc = document(str(i), text, ["Tidewire", None, "x"][i], published=day or DAY)
            store.add(doc, split_passages(text))
        found = corroborate(
            mine, attributions=attributions, sources=[source], store=store, outlets=OUTLETS
        )
        assert [c.attribution_id for c in found] == ["a1", "a2"]
        for one in found:
            assert 0 <= one.confidence <= 1
            assert one.explanation
            for shown in one.evidence:
                doc = store.get(shown.document_id)
                assert doc is not None
                assert doc.text[shown.start : shown.end] == shown.text
                assert shown.independent == (shown.not_independent_because is None)


def test_huge_texts_take_linear_time() -> None:
    import time

    filler = "The Aldine was injured by 14 people, “" * 20_000
    own = Article(id="own", text=filler, outlet="The Merrow Post", published=DAY)
    huge = Attribution("a1", "s1", (), (), ((0, len(filler)),), "direct")
    start = time.perf_counter()
    with open_store(":memory:", create=True) as store:
        store.add(document("n", filler + "x", "northgazette.example"), split_passages(filler))
        source = Source("s1", "Ines Calloway", "person_named", ())
        corroborate(own, attributions=[huge], sources=[source], store=store, outlets=OUTLETS)
    assert time.perf_counter() - start < 30
