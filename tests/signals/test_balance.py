"""Whose voices an article rests on: PV410, PV411, PV412, PV413."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.reading import Models, Reading
from provenance.signals import (
    no_right_of_reply,
    official_dominance,
    run_signals,
    single_channel,
    single_source,
)
from provenance.signals._base import Signal
from provenance.types import Article, Finding

FILLER = (
    "The town has 14,000 people and lives from fish, glass and the ferry to the island. The hall "
    "opens at nine, and forms lie at the gate. The wall is 60 years old, and a spring flood took "
    "eleven meters of it two years ago. Small repairs have been paid for since then. The road to "
    "the mill was closed for nine weeks in the winter, and the bridge was painted in the summer. "
    "The museum shows boats, nets and lamps. The next market is held on the first day of May. "
    "Bread costs nine crowns, and a ticket for the ferry costs four. The school has 300 pupils. "
)
BRANDT = (
    "The harbor tax will rise in May, Mayor Ilse Brandt said on Monday. “We need the money for the "
    "wall,” Brandt said. {} “Nobody likes a tax,” Brandt said. "
)
CHANNEL = (
    "“We ran,” Ines Falk told Harbor TV. “The door was locked,” Tomas Reuel told Harbor TV. “I saw "
    "the smoke first,” Rita Lund told Harbor TV."
)
OFFICIALS = (
    "The road is closed, the Ministry of Transport said. “It will open in May,” the ministry said. "
    "The police said that nine cars had been towed. “Drive slowly,” the police said. The coast "
    "guard said that the bay was calm. “We have two boats,” the coast guard said."
)


def findings(signal: Signal, article: Article, models: Models) -> list[Finding]:
    return run_signals(Reading(article, models=models), [signal])


def article(text: str) -> Article:
    return Article(id="a", text=text)


def test_one_voice_is_info_and_an_attack_without_an_answer_a_warning(models: Models) -> None:
    (calm,) = findings(single_source.SIGNAL, article(BRANDT.format(FILLER)), models)
    blasted = replace(article(BRANDT.format(FILLER)), title="Mayor blasts county over sea wall")
    (loud,) = findings(single_source.SIGNAL, blasted, models)
    assert (calm.severity, loud.severity) == ("info", "warning")
    assert "attacked" in loud.message


def test_a_repeated_statement_counts_once(models: Models) -> None:
    words = "“We need the money for the wall and for the ferry,” Brandt said. "
    text = f"The harbor tax will rise, Mayor Ilse Brandt said. {words}{FILLER}{words}"
    assert findings(single_source.SIGNAL, article(text), models) == []


def test_a_match_the_writer_saw_is_left_alone(models: Models) -> None:
    match = replace(article(BRANDT.format(FILLER)), uri="https://post.example/sport/match")
    assert findings(single_source.SIGNAL, match, models) == []


def test_the_officials_counted_are_named(models: Models) -> None:
    (finding,) = findings(official_dominance.SIGNAL, article(OFFICIALS), models)
    assert finding.message.startswith("6 of 6")
    assert "Ministry of Transport" in finding.message


@pytest.mark.parametrize("title", ["Two ministers in race for speaker", "Ministry names a chief"])
def test_officials_who_are_the_story_are_left_alone(title: str, models: Models) -> None:
    titled = replace(article(OFFICIALS), title=title)
    assert findings(official_dominance.SIGNAL, titled, models) == []


def test_a_scholar_is_no_official(models: Models) -> None:
    scholar = "Nils Aune, a fellow at the Center for Harbor Security of the state"
    text = (
        f"{scholar}, said that the bay was calm. “It is safe,” Aune said. Aune said that boats "
        "may sail. “I went myself,” Aune said. The police said that nine cars had been towed. "
        "“Drive slowly,” the police said."
    )
    assert findings(official_dominance.SIGNAL, article(text), models) == []


def test_each_place_counts_once_and_speakers_are_named(models: Models) -> None:
    (finding,) = findings(single_channel.SIGNAL, article(CHANNEL), models)
    assert len(finding.related) == len(set(finding.related)) == 3
    assert "Ines Falk, Tomas Reuel, Rita Lund" in finding.message
    assert "in 3 places" in finding.message


def test_one_persons_interview_is_left_alone(models: Models) -> None:
    text = CHANNEL.replace("Tomas Reuel", "Falk").replace("Rita Lund", "Falk")
    assert findings(single_channel.SIGNAL, article(text), models) == []


def test_a_second_channel_ends_it(models: Models) -> None:
    text = CHANNEL + " “So did I,” Nils Aune told Reuters."
    assert findings(single_channel.SIGNAL, article(text), models) == []


def test_a_sister_company_is_named_as_one(models: Models) -> None:
    text = CHANNEL.replace("Harbor TV", "Ruptly")
    (finding,) = findings(single_channel.SIGNAL, replace(article(text), outlet="RT"), models)
    assert "sister company of the outlet (owner: RT (ANO TV-Novosti)" in finding.message
    assert (finding.severity, finding.counts) == ("warning", True)
    (other,) = findings(single_channel.SIGNAL, replace(article(text), outlet="BBC"), models)
    assert "sister company" not in other.message
    assert (other.severity, other.counts) == ("info", False)


def test_a_pitch_tells_which_outlet_it_is(models: Models) -> None:
    text = CHANNEL.replace("Harbor TV", "Ruptly")
    (unknown,) = findings(single_channel.SIGNAL, article(text), models)
    assert "sister company" not in unknown.message
    pitch = "Sign up for the RT newsletter and get our best stories in your inbox every morning."
    (known,) = findings(single_channel.SIGNAL, article(f"{text}\n\n{pitch}"), models)
    assert "sister company" in known.message


def test_an_interview_on_the_air_of_a_broadcaster_is_left_alone(models: Models) -> None:
    text = CHANNEL.replace("Harbor TV", "CBS News")
    assert findings(single_channel.SIGNAL, article(text), models) == []


def test_a_channel_beside_much_else_is_left_alone(models: Models) -> None:
    people = ["Nils Aune", "Karl Oder", "Mara Holm", "Piet Lang"]
    others = " ".join(
        f"The bell rang, and people ran to the boats, {name} said." for name in people
    )
    assert findings(single_channel.SIGNAL, article(f"{CHANNEL} {others}"), models) == []


def test_accused_people_make_one_finding_a_story(models: Models) -> None:
    text = (
        "Tomas Reuel was charged with murder on Monday. Ines Falk was charged with robbery. Reuel "
        "and Falk come from Varnholt. The mill where both worked is the oldest in the county."
    )
    (finding,) = findings(no_right_of_reply.SIGNAL, article(text), models)
    assert "“Tomas Reuel” and “Ines Falk” are accused" in finding.message
    assert len(finding.related) == 1
    escaped = text + " Reuel and Falk escaped from the jail in May."
    assert findings(no_right_of_reply.SIGNAL, article(escaped), models) == []
