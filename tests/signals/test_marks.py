"""Capitals that raise the voice, and quotation marks that cast doubt."""

from __future__ import annotations

import pytest

from provenance.reading import Models, Reading
from provenance.signals import run_signals, scare_quotes, shouting
from provenance.signals._base import Signal
from provenance.types import Article

LOUD, SCARE = shouting.SIGNAL, scare_quotes.SIGNAL
OPENING = "The council of Varnholt met on Monday to speak about the sea wall and the ferry.\n\n"


def found(signal: Signal, text: str, models: Models) -> list[str]:
    reading = Reading(Article(id="a", text=OPENING + text), models=models)
    return [f.text for f in run_signals(reading, [signal])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The county did NOT ask the villages about the new road to the mill.", "NOT"),
        ("The ferry stopped for a week, and the mayor DID know about it in May.", "DID"),
        ("The fee rose by half, and nobody in the old town was asked!!!", "!!!"),
    ],
)
def test_raised_voice_is_flagged(text: str, words: str, models: Models) -> None:
    assert found(LOUD, text, models) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "WHY NOW - The council wants the money before the storms of the winter come.",
        "— THE FEE STILL COULD MOVE THIS WEEK: The council sits again on Friday at nine.",
        "The vote was close. MORE FROM THE HARBOR: Nine boats came home on Sunday night.",
        "The council backs the STOP Idle Boats Act, which the county wrote in May.",
        "The Stop These Empty Promises (STOP) plan failed, and nobody was surprised by it.",
        "The harbor bought nine Lenne NOW tests for the crews of the fishing boats.",
        "THE TOWN AND COUNTY agree on one thing, and that is the height of the wall.",
        "AND NOW, A WORD FROM THE HARBOR… The ferry will run again from noon on Friday.",
    ],
)
def test_headings_labels_and_names_are_left_alone(text: str, models: Models) -> None:
    assert found(LOUD, text, models) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The “experts” of the county were seen at the mill on Monday.", "“experts”"),
        ("A token “moderate” joined the board of the port in May.", "“moderate”"),
        ("The “independent observers” left the harbor by noon.", "“independent observers”"),
    ],
)
def test_distancing_marks_are_flagged(text: str, words: str, models: Models) -> None:
    assert found(SCARE, text, models) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Brandt believed the fishermen would get a “fair” share of the harbor tax.",
        "The bill gives the county a “reasonable” time. It was printed on Monday.",
        "Brandt’s “reform” of the port cost nine jobs at the mill.",
        "The share of “liberal” and “moderate” households fell in the old town.",
        "The port wants “reform” this year. Reform has been slow in the county.",
        "The crew raised a “spare” sail and went on to the island.",
        "More: “Resistance” grows in the old town over the price of bread",
    ],
)
def test_words_of_somebody_or_something_are_left_alone(text: str, models: Models) -> None:
    assert found(SCARE, text, models) == []


@pytest.mark.parametrize("signal", [LOUD, SCARE], ids=lambda s: s.code)
@pytest.mark.parametrize("text", ["", "NOT", "“", "“”", "!!", "- NOT -", "(STOP", "“a” “b”"])
def test_scraps_are_read_without_an_error(signal: Signal, text: str, models: Models) -> None:
    reading = Reading(Article(id="a", text=text), models=models)
    assert all(f.code == signal.code for f in run_signals(reading, [signal]))
