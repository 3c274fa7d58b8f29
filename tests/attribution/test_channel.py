"""Channels: the outlet, programme or platform the words came through."""

from __future__ import annotations

import pytest

from provenance.attribution.channel import is_outlet
from provenance.attribution.channel.gazetteer import forms
from tests.attribution.conftest import read_text

SENTENCES = [
    ("“We left at dawn,” Ada Finch told Reuters.", "told", "Reuters", "Reuters"),
    ("“It fell,” Karl Osk recalled, speaking to RT’s Ruptly.", "recalled", "Ruptly", "Ruptly"),
    (
        "Ada Finch said in an interview with Die Zeit that the lock was broken.",
        "said",
        "Die Zeit",
        "Die Zeit",
    ),
    (
        "In an interview with Die Zeit on Monday, Ada Finch said that the lock was broken.",
        "said",
        "Die Zeit",
        "Die Zeit",
    ),
    (
        "The guards had left, Karl Osk said in a statement carried by the state news agency SANA.",
        "said",
        "SANA",
        "SANA",
    ),
    (
        "“It is over,” Karl Osk told local television.",
        "told",
        "local television",
        "local television",
    ),
    ("“It is over,” Karl Osk told the BBC's Andrew Hale.", "told", "BBC", "BBC"),
    ("“It is over,” Karl Osk said on CNN's “State of the Union.”", "said", "CNN", "CNN"),
    ("On “Meet the Press,” Karl Osk said the road was closed.", "said", "NBC", "Meet the Press"),
    (
        "Karl Osk wrote in an op-ed in The Guardian that the guards should leave.",
        "wrote",
        "Guardian",
        "Guardian",
    ),
    (
        "“It is over,” Karl Osk said in a post on Truth Social.",
        "said",
        "Truth Social",
        "Truth Social",
    ),
    ("“It is over,” Karl Osk said in a Facebook post.", "said", "Facebook", "Facebook"),
    ("“It is over,” Karl Osk said during a Fox News interview.", "said", "Fox News", "Fox News"),
    ("“We won,” Karl Osk tweeted.", "tweeted", "Twitter", "tweeted"),
    ("“It is over,” Karl Osk said in an email to The Post.", "said", "Washington Post", "Post"),
    ("Karl Osk told The Hill that it was over.", "told", "The Hill", "Hill"),
    (
        "Karl Osk told the Velm County Daily News last week that it was over.",
        "told",
        "Velm County Daily News",
        "Velm County Daily News",
    ),
    ("“It is over,” Karl Osk told WXQL-TV in Velm.", "told", "WXQL-TV", "WXQL-TV"),
    ("“It is over,” Karl Osk told CBS affiliate WXQL.", "told", "WXQL", "WXQL"),
    (
        "“It is over,” Karl Osk told the Osby Evening Herald.",
        "told",
        "Osby Evening Herald",
        "Osby Evening Herald",
    ),
    (
        "Karl Osk told Latin Voices magazine that it was over.",
        "told",
        "Latin Voices magazine",
        "Latin Voices magazine",
    ),
    ("“It is over,” Karl Osk told Nora Fitch of Fox News.", "told", "Fox News", "Fox News"),
    (
        "The guards had left, Karl Osk said, according to the Interfax news agency.",
        "said",
        "Interfax",
        "Interfax news agency",
    ),
    (
        "According to a report in the Velm Tribune, most voters oppose the dam.",
        "According to",
        "Velm Tribune",
        "Velm Tribune",
    ),
    (
        "“It is over,” Karl Osk told The Associated Press by phone, adding that nobody was hurt.",
        "adding",
        "Associated Press",
        "Associated Press",
    ),
    (
        "Reuters reported that Karl Osk said the road was closed.",
        "said",
        "Reuters",
        "Reuters",
    ),
]

NONE = [
    ("“It is over,” Karl Osk told reporters at a press conference.", "told"),
    ("“It is over,” Karl Osk said in a statement.", "said"),
    ("Karl Osk told Ada Finch that it was over.", "told"),
    ("Ada Finch said in an interview with his lawyer that it was over.", "said"),
    ("Reuters reported that the guards had left the town.", "reported"),
    ("The guards had left the town, according to state media.", "according to"),
    ("According to a CNN poll, most voters oppose the dam.", "According to"),
    ("“They lied to us on Fox News about the road,” Karl Osk said.", "said"),
    ("Karl Osk told Fox News employees that it was over.", "told"),
    ("Karl Osk told the Post Office that it was over.", "told"),
    ("“It is over,” said Karl Osk, a spokesman for the Velm Tribune.", "said"),
    ("Karl Osk told CNN on Monday that police said the road was closed.", "police said"),
]


def channel(text: str, words: str):
    """Channel of the attribution whose cue ends where some words end."""
    end = text.index(words) + len(words)
    found = read_text(text, rules_only=True).found.attributions
    return next(a.channel for a in found if a.cue[0][0] < end <= a.cue[0][1])


@pytest.mark.parametrize(("text", "cue", "name", "surface"), SENTENCES)
def test_channel(text, cue, name, surface):
    found = channel(text, cue)
    assert found is not None
    assert (found.name, text[slice(*found.span)]) == (name, surface)


@pytest.mark.parametrize(("text", "cue"), NONE)
def test_no_channel(text, cue):
    assert channel(text, cue) is None


def test_the_outlet_named_last():
    text = (
        "Karl Osk told the Osby Evening Herald that it was over. Nobody spoke for the mill. “I saw"
        " it,” he told the newspaper. He added in the interview that nobody was hurt."
    )
    found = read_text(text, rules_only=True).found.attributions
    assert [a.channel and a.channel.name for a in found] == ["Osby Evening Herald"] * 3
    assert [text[slice(*a.channel.span)] for a in found[1:]] == ["newspaper", "the interview"]


def test_a_newspaper_nobody_named():
    assert channel("“I saw it,” Karl Osk told the newspaper.", "told").name == "newspaper"


def test_a_short_name_is_that_of_the_article():
    text = "The Velm Post has asked for it. “I saw it,” Karl Osk told the Post."
    assert channel(text, "told").name == "Velm Post"


def test_each_sentence_has_its_own():
    text = "“No,” Karl Osk told Reuters. “I never saw the wall,” Ada Finch said."
    first, second = read_text(text).found.attributions
    assert first.channel.name == "Reuters"
    assert second.channel is None


def test_outlets_and_others():
    assert is_outlet("the Velm Tribune")
    assert is_outlet("Reuters")
    assert is_outlet("The Hill")
    assert not is_outlet("Hill")
    assert not is_outlet("People")
    assert not is_outlet("Ada Finch")
    assert not is_outlet("Twitter")
    assert not is_outlet("")
    assert not is_outlet("the")


def test_one_name_for_one_outlet():
    """An alias never reports the outlet under a second name."""
    by_form = {(first, *form.tokens): form for first, rows in forms().items() for form in rows}
    for alias, name in (("AFPTV", "AFP"), ("NYT", "New York Times"), ("POLITICO", "Politico")):
        assert by_form[(alias,)].name == name
    assert len(by_form) > 900
