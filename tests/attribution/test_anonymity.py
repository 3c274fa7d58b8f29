"""Anonymity and its reason: what withholds a name, and what only looks like it."""

from __future__ import annotations

import pytest

from provenance.attribution.anonymity import anonymity


def of(text):
    return anonymity(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("said a clerk who asked not to be named because she feared for her job.",
         "because she feared for her job"),
        ("an aide said, speaking on condition of anonymity because the talks are private.",
         "because the talks are private"),
        ("A guard, who was not authorised to speak publicly, said the gate was open.",
         "not authorised to speak publicly"),
        ("A guard who was not authorized by the port to speak to the press said so.",
         "not authorized by the port to speak to the press"),
        ("A porter wasn't allowed to talk to the press but said the gate was open.",
         "wasn't allowed to talk to the press"),
        ("A cook who was unauthorized to discuss the menu told of it.",
         "unauthorized to discuss the menu"),
        ("A guard said the gate was open, citing fears of reprisal.", "citing fears of reprisal"),
        ("Two clerks, who asked not to be identified, citing fears of reprisal, said no.",
         "citing fears of reprisal"),
        ("Fearing reprisals, a resident asked not to be named.", "Fearing reprisals"),
        ("The aide, who spoke on the condition of anonymity to discuss internal talks, left.",
         "to discuss internal talks"),
        ("The clerk declined to give her name for fear of losing her job.",
         "for fear of losing her job"),
        ("The nurse, whose name is being withheld to protect her family, said no.",
         "to protect her family"),
        ("The officer was granted anonymity to describe a private call.",
         "to describe a private call"),
        ("The aide requested anonymity in order to speak freely about the mayor.",
         "in order to speak freely about the mayor"),
        ("The soldier, who asked to remain anonymous due to the risk, said no.", "due to the risk"),
        ("The clerk spoke on condition of anonymity, as he was describing a draft.",
         "as he was describing a draft"),
        ("The pilot was not cleared to discuss the crash and spoke on condition of anonymity.",
         "not cleared to discuss the crash"),
        ("The pilot asked not to be named to protect his ties with Ms. Hale and her firm.",
         "to protect his ties with Ms. Hale and her firm"),
    ],
)  # fmt: skip
def test_reason(text, reason):
    assert of(text) == (True, reason)


@pytest.mark.parametrize(
    "text",
    [
        "The gate was open, said one clerk, who declined to be named.",
        "A porter who didn't want to be identified said the gate was open.",
        "A trader spoke anonymously, saying the fund was broke.",
        "A trader who spoke to the Osby Gazette anonymously called the fund broke.",
        "A trader who sought anonymity called the fund broke.",
        "The officials spoke on background.",
        "A clerk who would only be identified by her first name said no.",
        "The worker requested that her name not be used.",
        "An aide briefed the room on the condition that he not be named.",
        # the clause that follows says why something else happened
        "A friend who asked not to be named said the boat sank because it was old.",
        "A friend who asked not to be named, the owner's cousin, sold it so he could move.",
    ],
)
def test_anonymous_without_a_reason(text):
    assert of(text) == (True, None)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor declined to comment because the case is pending.",
        "The mayor asked the council not to name the bridge.",
        "The bill was not allowed to be discussed.",
        "The suspect was identified as Ada Hale.",
        "The company declined to identify the buyer.",
        "Police have not identified the man.",
        "The victims could not be identified.",
        "The mayor wanted to be named king.",
        "An anonymous letter reached the paper.",
        "Ada Hale named the dog Rex, citing safety concerns.",
    ],
)
def test_what_withholds_no_name(text):
    assert of(text) == (False, None)


def test_only_the_sentence_is_looked_at():
    text = "A clerk asked not to be named. The mayor said no."
    at = text.index("The mayor")
    assert anonymity(text, at, len(text)) == (False, None)
    assert anonymity(text, 0, at) == (True, None)


def test_a_reason_over_two_lines_is_put_on_one():
    assert of("a clerk who asked not to be named because\nshe was afraid.") == (
        True,
        "because she was afraid",
    )


@pytest.mark.parametrize(
    ("sentence", "official", "reason"),
    [
        ("“It failed,” said a customs officer who asked not to be named because the raid goes on.",
         True, "because the raid goes on"),
        ("A spokesman for the port, who was not authorised to speak publicly, said it was shut.",
         False, "not authorised to speak publicly"),
        ("Ada Hale, who was not authorised to speak publicly last year, said it was shut.",
         False, None),
    ],
)  # fmt: skip
def test_the_source_in_a_report(sentence, official, reason, read):
    (source,) = read(sentence).found.sources
    assert (source.official, source.anonymity_reason) == (official, reason)
    assert source.anonymous is (reason is not None)
