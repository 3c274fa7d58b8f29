"""Whose words each character is, and that any text is read without an exception."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.attribution.conftest import read_text

WORDS = st.sampled_from(
    [
        "Ada",
        "Finch",
        "Hale",
        "she",
        "he",
        "they",
        "who",
        "said",
        "says",
        "told",
        "claimed",
        "believes",
        "wants",
        "that",
        "to",
        "“",
        "”",
        '"',
        "'",
        "’",
        ",",
        ".",
        ":",
        "—",
        "(",
        ")",
        "according",
        "the",
        "a",
        "report",
        "of",
        "in",
        "Monday",
        "and",
        "but",
        "\n",
        "Reuters",
        "police",
        "officials",
        "Reports",
        "have",
        "circulated",
        "not",
        "named",
        "Q",
        "A",
        "asked",
        "if",
        "saying",
        "adding",
        "It",
        "is",
        "expected",
        "5",
        "'s",
        "\n\n",
        "''",
        "...",
    ]
)


def test_quoted_words_are_their_speakers_and_the_cue_is_the_outlets(read):
    result = read("“These damned bandits took it,” Karl Osk boasted. The mill is quiet.")
    assert result.voice_of("damned") == "source:s1"
    assert result.voice_of("boasted") == "outlet"
    assert result.voice_of("quiet") == "outlet"


def test_indirect_speech_moves_the_voice_and_belief_does_not(read):
    result = read("Karl Osk said the raiders were savages. Osk believes the brutes will return.")
    assert result.voice_of("savages") == "source:s1"
    assert result.voice_of("brutes") == "outlet"


def test_quoted_words_inside_a_belief_are_the_sources(read):
    result = read("Karl Osk believes the raiders are “a pack of savages” at heart.")
    assert result.voice_of("raiders") == "outlet"
    assert result.voice_of("savages") == "source:s1"


def test_innermost_source_wins(read):
    result = read("Ada Finch said that the guards said the road was closed.")
    by_name = {s.name: f"source:{s.id}" for s in result.found.sources}
    assert (
        result.voice_of("closed") == by_name["guards"]
        if "guards" in by_name
        else by_name["the guards"]
    )


def test_scare_quotes_are_the_outlets_and_long_quotations_nobodys(read):
    result = read("The “reform” is here. A sign read “no one shall pass this old gate” above it.")
    assert result.voice_of("reform") == "outlet"
    assert result.voice_of("shall pass") == "source:none"


def test_no_source_is_nobodys_voice(read):
    result = read("Reports have circulated of wolves in the park.")
    assert result.voice_of("wolves") == "source:none"


def test_furniture(read):
    from tests.attribution.conftest import read_text

    result = read_text("Ada Finch said no.\n\nSubscribe to our letter.", furniture="Subscribe")
    assert result.voice_of("Subscribe") == "furniture"
    assert result.voice_of("Ada") == "outlet"


def check(text: str) -> None:
    result = read_text(text)
    at = 0
    for piece in result.voices:
        assert piece.start == at < piece.end
        at = piece.end
    assert at == len(text)
    assert all(a.voice != b.voice for a, b in zip(result.voices, result.voices[1:], strict=False))
    ids = {a.id for a in result.found.attributions}
    sources = {s.id for s in result.found.sources}
    for a in result.found.attributions:
        assert a.content and a.cue
        assert a.parent is None or (a.parent in ids and a.parent != a.id)
        assert (a.source_id is None) == (not a.source)
        assert a.source_id is None or a.source_id in sources
        assert 0 <= a.confidence <= 1
        for s, e in (*a.source, *a.cue, *a.content):
            assert 0 <= s < e <= len(text)
        for s, e in a.content:
            assert all(e <= c or s >= d for c, d in a.cue)
    assert all(s.mentions for s in result.found.sources)
    assert sum(s.share for s in result.found.sources) <= 1 + 1e-9


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=40))
def test_any_words(words):
    check(" ".join(words))


@given(st.text(max_size=120))
def test_any_text(text):
    check(text)


def test_awkward_texts():
    for text in (
        "",
        "\ud800 said “\x00",
        "said " * 500,
        "“" * 300,
        "a" * 5000,
        "He said " * 200 + ".",
    ):
        check(text)
