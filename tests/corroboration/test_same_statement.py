"""The same statement in other words or figures; each rule beside what must not trigger it."""

from __future__ import annotations

import pytest

from provenance.corroboration import Judge
from provenance.corroboration.dossier import Dossier
from provenance.corroboration.gather import Gatherer
from provenance.corroboration.independence import Independence
from provenance.corroboration.match import statement_of
from provenance.corroboration.names import source_name, speaks
from provenance.corroboration.origins import copied_sentence, shares_run
from provenance.corroboration.quantities import compare, quantities
from provenance.corroboration.synonyms import meaning, meanings
from provenance.corroboration.witnesses import Bench
from provenance.evidence import open_store, split_passages, terms
from provenance.types import SourceKind
from tests.corroboration.planted import ARTICLE, OUTLETS, article, ask, document, statement

LEAD = "Dozens of commuters watched the Aldine go down near Port Merrow this week.\n\n"


def judged(
    content: str,
    said: str,
    name: str | None = "Ines Calloway",
    *,
    kind: SourceKind = "person_named",
    lead: str = LEAD,
    channel: str | None = None,
    outlet: str = "northgazette.example",
    more: str = "",
    **document_fields: str,
):
    """The verdict on a sentence added to the article, against one document."""
    own = article(f"{ARTICLE}\n\n{content} (as heard on the day).\n\n{more}")
    found = statement(content, name, kind=kind, text=own.text, channel=channel)
    return ask(found, document("n", lead + said, outlet, **document_fields), own=own)


def carried(content: str, said: str, name: str = "Ines Calloway") -> float:
    """Log odds that one document carries a sentence added to the article."""
    own = article(f"{ARTICLE}\n\n{content} (as heard on the day).")
    attribution, source = statement(content, name, text=own.text)
    judge = Judge.load()
    dossier = Dossier.of_article(own, OUTLETS)
    with open_store(":memory:", create=True) as held:
        held.add(document("n", LEAD + said, "northgazette.example"), split_passages(LEAD + said))
        gatherer = Gatherer(dossier, held, OUTLETS, judge.vectors)
        prepared = statement_of(dossier, attribution, source)
        bench = Bench(dossier, Independence(dossier, OUTLETS, judge.copies), judge.model)
        return bench.witnesses(prepared, gatherer.holdings(prepared))[0].carries


TOLL = "Nine sailors are dead, 41 are hurt and three deckhands are still missing"


def test_two_equal_counts_by_the_same_source_are_the_same_statement() -> None:
    said = "The harbor rescue corps has counted 9 dead and 41 injured since the Aldine sank."
    found = judged(TOLL, said, "the harbor rescue corps", kind="official_org")
    part = found.confidence  # the missing are not in it
    said = said.replace("since", "and said that three crew were unaccounted for since")
    found = judged(TOLL, said, "the harbor rescue corps", kind="official_org")
    assert found.verdict == "corroborated"
    assert found.confidence > part


@pytest.mark.parametrize(
    "said",
    [
        "Two people were killed and 41 were injured in a crash, the harbor rescue corps said.",
        "The harbor rescue corps said that 41 cars and 9 vans were towed from the ferry lot.",
    ],
)
def test_counts_of_another_event_are_not(said: str) -> None:
    lead = "A coach left the road on a bend in Fenwick and came to rest in a field.\n\n"
    found = judged(TOLL, said, "the harbor rescue corps", kind="official_org", lead=lead)
    assert found.verdict in ("source_only", "not_found")


SUM = "Freight worth 63.4 million crowns sank with the Aldine"


def test_a_rounded_sum_for_the_same_thing_is_the_same_claim() -> None:
    said = "Underwriters expect claims for almost 63 million crowns of freight from the Aldine."
    assert judged(SUM, said, "Tom Bask").verdict == "corroborated_claim"


@pytest.mark.parametrize(
    "said",
    [
        "Underwriters expect claims for almost 61 million crowns of freight from the Aldine.",
        "The Aldine brought in almost 63 million crowns of ticket revenue last summer.",
        "The Aldine carried almost 63 million dollars of freight, underwriters expect.",
    ],
)
def test_another_sum_or_a_sum_of_something_else_is_not(said: str) -> None:
    assert judged(SUM, said, "Tom Bask").verdict == "not_found"


AUDIT = "The operator left 8.2 million crowns of its 12-million-crown repair fund unspent"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("The Merrow audit found that 5.7 million crowns of the 12 million for repairs on the "
         "Aldine had not been spent.", "contradicted"),
        ("The Merrow audit found that 5.7 million crowns of fuel for the Aldine had been lost.",
         "source_only"),
        ("Owners of the Aldine say that 5.7 million crowns of the 12 million for repairs had not "
         "been spent.", "contradicted"),
    ],
)  # fmt: skip
def test_another_sum_from_the_same_document_contradicts(said: str, verdict: str) -> None:
    found = judged(AUDIT, said, "Merrow audit", kind="document", more="The Merrow audit is out.")
    assert found.verdict == verdict
    if verdict == "contradicted":
        assert "5,700,000 against 8,200,000" in found.explanation
        assert "older" not in found.explanation


def test_an_older_lower_toll_contradicts_and_is_said_to_be_superseded() -> None:
    said = "Only six people were injured when the Aldine struck the breakwater, rescuers said."
    counted = "Some 23 people were injured when the Aldine struck the long breakwater"
    old = judged(counted, said, "Tom Bask", published="2021-05-02")
    assert old.verdict == "contradicted"
    assert "the lower may be an older, superseded count" in old.explanation
    higher = said.replace("Only six", "Some 80")
    found = judged(counted, higher, "Tom Bask", published="2021-05-02")
    assert found.verdict == "contradicted"
    assert "this text's figure may be an older, superseded count" in found.explanation


CHARGE = "Odile Brandt had promised him last spring that the radar would be replaced by winter"


def test_denial_of_this_statement_and_of_something_else() -> None:
    said = (
        "Brandt rejected an allegation made by Rolf Tamm. He had said that she promised last "
        "spring that the radar of the Aldine would be replaced by winter."
    )
    assert judged(CHARGE, said, "Rolf Tamm").verdict == "contradicted"
    said = (
        "Brandt rejected a request made by Rolf Tamm for a longer pier at Port Merrow, where the "
        "Aldine had docked."
    )
    assert judged(CHARGE, said, "Rolf Tamm").verdict in ("source_only", "not_found")


INQUIRY = "Her office had opened an inquiry into possible negligent steering by the crew"


PARAPHRASE = (
    "Mayor Ines Calloway confirmed an investigation of negligence and steering on the Aldine."
)


@pytest.mark.parametrize(
    "other",
    [
        "Mayor Ines Calloway confirmed that there was no investigation of negligence and steering "
        "on the Aldine.",
        "Mayor Ines Calloway praised crews of the Aldine and the investigation of the coast.",
        "Captain Odile Brandt confirmed an investigation of negligence on the Aldine.",
    ],
)
def test_a_paraphrase_is_likelier_than_what_only_sounds_like_it(other: str) -> None:
    assert carried(INQUIRY, PARAPHRASE) > carried(INQUIRY, other)


def test_role_and_name_in_either_order() -> None:
    said = "The deputy mayor, Ines Calloway, confirmed a probe of negligence and steering, Aldine."
    name = "Deputy Mayor Ines Calloway"
    assert carried(INQUIRY, said, name) > carried(INQUIRY, said.replace("Ines", "Tom"), name)
    namesake = judged(INQUIRY, said.replace("Ines", "Tom"), name)
    assert namesake.verdict == "not_found"


SEIZED = "Police had already taken the radar computers from the offices of Sable Line"


def test_anonymous_claim_from_a_named_source_elsewhere() -> None:
    said = "Police seized radar computers when they searched the offices of Sable Line."
    found = judged(SEIZED, said, "source", kind="anonymous")
    assert found.verdict == "corroborated_claim"
    said = "Police directed traffic near the offices of Sable Line until noon."
    assert judged(SEIZED, said, "source", kind="anonymous").verdict == "not_checkable"


SPEECH = "Tugs will be free of charge until the end of the summer season"


@pytest.mark.parametrize(
    ("name", "said", "verdict"),
    [
        ("Sable Line", "Sable Line, which owns the Aldine, said that it would pay.", "source_only"),
        ("Sable Line", "The Aldine, a ferry built for Sable Line, lay on its side.", "not_found"),
        ("a spokesman for the line", "Sable Line said that the Aldine was sound.", "source_only"),
        ("a spokesman for the line", "The line of people near the Aldine was long.", "not_found"),
        ("two members of the board", "The Aldine board said that it would meet.", "not_found"),
    ],
)
def test_a_body_is_seen_only_where_it_speaks(name: str, said: str, verdict: str) -> None:
    assert judged(SPEECH, said, name, kind="organisation").verdict == verdict


def test_at_most_three_passages_only_have_the_source() -> None:
    own = article(f"{ARTICLE}\n\n{SPEECH}.")
    found = statement(SPEECH, "Ines Calloway", text=own.text)
    texts = [f"{LEAD}Mayor Ines Calloway opened library number {i} there." for i in range(6)]
    docs = [document(str(i), t, f"paper{i}.example") for i, t in enumerate(texts)]
    assert len(ask(found, *docs, own=own).evidence) == 3


def test_an_interview_is_one_channel_with_the_outlet_that_held_it() -> None:
    said = "Ines Calloway told this station that the breakwater was not at fault."
    content = "The old breakwater was blameless, as far as anybody can tell"
    on_air = judged(content, said, channel="Channel Six", outlet="channelsix.example")
    assert on_air.verdict == "same_origin"
    assert on_air.evidence[0].not_independent_because == "same channel (Channel Six)"
    other = judged(content, said, channel="Tidewire", outlet="channelsix.example")
    assert other.verdict == "source_only"


def test_shared_occasion_and_names_are_no_copy() -> None:
    venue = "At an emergency session of the city council on Thursday, "
    one = venue + "Deputy Mayor Ines Calloway blasted the plan as “an insult to every family here.”"
    two = venue + "Deputy Mayor Ines Calloway told the chamber it was “an insult to every family.”"
    assert not copied_sentence(one, two)
    tail = "the harbor pilots had tied old ropes around the broken crane and left it leaning."
    assert copied_sentence(venue + tail, venue + tail)
    long_venue = (
        "On the morning of Tuesday, May 4, in the session of the Port Merrow City Council, Mayor "
        "Ines Calloway, "
    )
    assert not shares_run(f"{long_venue}wept.", f"{long_venue}laughed.")
    assert shares_run(f"{long_venue}{tail}", f"{long_venue}{tail}")


def test_families_of_words() -> None:
    assert meanings(terms("shut probe eleven took")) == meanings(
        terms("closed investigation 11 seized")
    )
    assert meaning("breakwater") == "breakwater"
    assert meanings(terms("closed")) != meanings(terms("opened"))


def test_currencies_and_equal_wholes() -> None:
    crowns = quantities("8.2 million crowns of its 12-million-crown fund")
    assert [q.unit for q in crowns] == ["money crown", "money crown"]
    assert quantities("12 million dollars")[0].unit == "money"
    found = compare(crowns, quantities("5.7 million crowns of the 12 million set aside"))
    assert found.agreeing == 1
    assert [(round(a.value), round(b.value)) for a, b in found.clashing] == [(8_200_000, 5_700_000)]
    assert not compare(quantities("12 boats"), quantities("12 cranes")).agreeing


def test_who_speaks() -> None:
    union = source_name("Ferrymen’s Union", "organisation")
    assert speaks(union, "The Ferrymen’s Union, which has 40 members, said it would strike.")
    assert speaks(union, "Fares will rise, according to the Ferrymen’s Union.")
    assert not speaks(union, "Anger at the Ferrymen’s Union grew. The mayor said little.")
    text = "The Port Merrow Dock Board met. The City Dock Board met too."
    assert source_name("a spokesman for the board", "person_role", article=text).words == set()
    one = source_name("a spokesman for the board", "person_role", article=text[:31])
    assert one.words == set(terms("Port Merrow Dock Board"))


def test_names_of_furniture_do_not_tell_the_event() -> None:
    body = "Ferry Aldine of Sable Line left Port Merrow. Now Sable Line of Port Merrow sold Aldine."
    buttons = "see Facebook or Whatsapp or Photo by Idris Vane at "
    own = Dossier.of_article(article(buttons + body), OUTLETS)
    assert own.leading_names >= set(terms("Aldine Sable Line Port Merrow"))
    assert not own.leading_names & set(terms("Facebook Whatsapp Idris Vane"))
    short = Dossier.of_article(article("see Idris Vane"), OUTLETS)
    assert set(terms("Idris Vane")) <= short.leading_names
