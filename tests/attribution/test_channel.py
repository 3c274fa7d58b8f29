"""Channels: the outlet the words came through."""

from __future__ import annotations

import pytest

from provenance.attribution.channel import find_channel, is_outlet


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("told Reuters.", "Reuters"),
        ("said, speaking to RT’s Ruptly.", "Ruptly"),
        ("told The Associated Press on Monday", "Associated Press"),
        ("said in an interview with the Osby Evening Herald", "Osby Evening Herald"),
        ("said in a statement carried by TASS", "TASS"),
        ("said, according to state media", "state media"),
        ("told reporters", None),
        ("told Ada Finch", None),
        ("said in an interview with his lawyer", None),
    ],
)
def test_find(text, name):
    channel = find_channel(text, 0, len(text))
    assert (channel.name if channel else None) == name
    if channel:
        assert channel.name.removeprefix("the ") in text[slice(*channel.span)]


def test_only_inside_the_stretch():
    assert find_channel("told Reuters", 0, 6) is None


def test_outlets_and_others():
    assert is_outlet("the Velm Tribune")
    assert not is_outlet("Ada Finch")
    assert not is_outlet("")
