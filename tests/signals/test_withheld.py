"""Sources withheld by name (PV407, PV408), and looking ahead for one (PV405, PV406)."""

from __future__ import annotations

import pytest

from provenance.reading import Models, Reading
from provenance.signals import run_signals
from provenance.signals._ahead import Voices, following
from provenance.signals._base import Signal
from provenance.signals.anonymous_source import SIGNAL as HIDDEN
from provenance.signals.bare_anonymity import SIGNAL as BARE
from provenance.signals.unnamed_authority import SIGNAL as AUTHORITY
from provenance.signals.vague_attribution import SIGNAL as VAGUE
from provenance.types import Article, Finding


def reading(models: Models, text: str, *, outlet: str | None = None) -> Reading:
    return Reading(Article(id="a", text=text, outlet=outlet), models=models)


def find(models: Models, signal: Signal, text: str, *, outlet: str | None = None) -> list[Finding]:
    return run_signals(reading(models, text, outlet=outlet), [signal])


def test_another_outlets_source_has_a_message_of_its_own(models: Models) -> None:
    text = "Two sources told the Varnholt Post that the talks had failed."
    (relayed,) = find(models, HIDDEN, text, outlet="Lenne Herald")
    assert "Varnholt Post" in relayed.message
    assert "another outlet" in relayed.message
    assert find(models, BARE, text, outlet="Lenne Herald") == []
    assert [f.text for f in find(models, BARE, text, outlet="Varnholt Post")] == ["Two sources"]


def test_one_who_told_them_told_no_outlet(models: Models) -> None:
    assert find(models, HIDDEN, "A mill official told them that the talks had failed.") == []


@pytest.mark.parametrize(
    ("who", "verb"),
    [("Two people familiar with the talks", "are"), ("A senior official", "is"),
     ("Former officials", "are")],
)  # fmt: skip
def test_several_are_not_named(models: Models, who: str, verb: str) -> None:
    (finding,) = find(models, HIDDEN, f"{who} said the county would pay.")
    assert (finding.text, f"” {verb} not named" in finding.message) == (who, True)


def test_the_span_is_the_source_and_not_the_reason(models: Models) -> None:
    text = "One baker, who requested anonymity to speak freely, said that the mill would close."
    assert [f.text for f in find(models, HIDDEN, text)] == ["One baker"]


def test_the_official_met_before_is_not_found_again(models: Models) -> None:
    text = (
        "A senior official said the mill would close. It is old. “It will go,” the official said, "
        "speaking on condition of anonymity."
    )
    assert [f.text for f in find(models, HIDDEN, text)] == ["A senior official"]


@pytest.mark.parametrize(
    "text",
    ["Treasury sources said it failed. The hall was full. “It is over,” one source said.",
     "One source, a clerk at the mill, said that it had failed.",
     "The table lists ninety mills. Source: Lenne Institute",
     "It is what insiders are calling the long winter.",
     "A senior official said it failed. It was late. Sources said it would go on."],
)  # fmt: skip
def test_a_source_the_text_describes_is_not_bare(models: Models, text: str) -> None:
    assert find(models, BARE, text) == []


def test_a_bare_source_is_found(models: Models) -> None:
    assert [f.text for f in find(models, BARE, "Several sources said it failed.")] == [
        "Several sources"
    ]


FILLED = "Critics said the plan would fail. “It will,” said Tomas Reuel, a farmer."


def test_a_group_filled_at_once_is_not_vague(models: Models) -> None:
    assert find(models, VAGUE, FILLED) == []
    turned = FILLED.replace("“It will,”", "But “it will not,”")
    assert [f.text for f in find(models, VAGUE, turned)] == ["Critics said"]


@pytest.mark.parametrize(
    "text",
    ["Around the table, some claim to be bakers.",
     "In the letter, the mayor was said to be a thief.",
     "It was reported in the Varnholt Post that the dam is safe.",
     "Nearly as many say that the dam is safe."],
)  # fmt: skip
def test_what_names_no_group_is_left_alone(models: Models, text: str) -> None:
    assert find(models, VAGUE, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("Arms control experts say the wall is low.", ["Arms control experts say"]),
     ("Experts say so. It rained. “The wall is low,” said Ines Falk.", []),
     ("Experts say so. It rained. It was late. “It is low,” said Ines Falk.", ["Experts say"]),
     ("Economists like Ines Falk say that bread is dear.", []),
     ("Lenne Bank analysts came. Analysts said bread was dear.", []),
     ("It was a relief to arms control experts worried that it was low.", [])],
)  # fmt: skip
def test_experts(models: Models, text: str, found: list[str]) -> None:
    assert [f.text for f in find(models, AUTHORITY, text)] == found


def test_looking_ahead_steps_over_links_and_stops_at_a_turn(models: Models) -> None:
    text = (
        "The council met at the mill on Monday. Related: The mill is sold. The vote was late and "
        "long. But the hall was warm and full. Nobody left before ten."
    )
    read = reading(models, text)
    ahead = [text[a:b] for a, b in following(read, 0, count=3)]
    assert ahead == ["The vote was late and long."]
    assert len(list(following(read, 0, count=3, turns=False))) == 3


def test_voices_without_a_name_do_not_count(models: Models) -> None:
    text = "It rained. A senior official said that it was late."
    assert not Voices(reading(models, text)).ahead((0, 10))
    assert Voices(reading(models, text.replace("A senior official", "Ines Falk"))).ahead((0, 10))
