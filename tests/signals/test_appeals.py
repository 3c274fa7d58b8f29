"""Fear, two ways only, somebody else's record: flagged in the outlet's voice and nowhere else."""

from __future__ import annotations

import pytest

from provenance.reading import Models, Reading
from provenance.signals import appeal_to_fear, false_dilemma, run_signals, whataboutism
from provenance.signals._base import Signal
from provenance.types import Article

FEAR, DILEMMA, WHATABOUT = appeal_to_fear.SIGNAL, false_dilemma.SIGNAL, whataboutism.SIGNAL
EVERY = pytest.mark.parametrize("signal", [FEAR, DILEMMA, WHATABOUT], ids=lambda s: s.code)


def found(signal: Signal, text: str, models: Models, *, title: str | None = None) -> list[str]:
    findings = run_signals(
        Reading(Article(id="a", text=text, title=title), models=models), [signal]
    )
    assert all(text[f.start : f.end] == f.text for f in findings)
    return [f.text for f in findings]


@pytest.mark.parametrize(
    ("signal", "text", "words"),
    [
        (FEAR, "Lose this vote, and they will roam our streets.", "roam our streets"),
        (FEAR, "The mill is gone, and your town could be next.", "your town could be next"),
        (FEAR, "The treaty threatens our way of life, and the council slept.",
         "threatens our way of life"),
        (DILEMMA, "You are with us or against us in Varnholt.", "You are with us or against us"),
        (DILEMMA, "Either you pay for the wall or you leave the valley.", "Either you"),
        (DILEMMA, "The choice is stark for every fisherman in Harlow Bay.", "The choice is stark"),
        (WHATABOUT, "Where were the protests when the last mayor sold the mill?",
         "Where were the protests"),
        (WHATABOUT, "If a Republican had said it, the town would have been on fire.",
         "If a Republican had said"),
        (WHATABOUT, "Now imagine if a liberal group had burned the boats.",
         "Now imagine if a liberal group"),
    ],
)  # fmt: skip
def test_flagged(signal: Signal, text: str, words: str, models: Models) -> None:
    assert found(signal, text, models) == [words]


@pytest.mark.parametrize(
    ("signal", "text"),
    [
        (FEAR, "The storm sent seawater flooding our streets for three days."),
        (FEAR, "Tourists are pouring into our town this summer."),
        (FEAR, "The slogan of the party was that nobody is safe."),
        (FEAR, "The tax men are not coming for your house."),
        (FEAR, "Is nobody safe, and are they coming for your guns?"),
        (FEAR, "The band played Coming For Your Money on the pier."),
        (DILEMMA, "There are not only two choices here, and there never were."),
        (DILEMMA, "Either we sail on Monday; the crew is ready."),
        (DILEMMA, "He rejected the mentality that you are with us or against us."),
        (DILEMMA, "There are two ways to reach the mill, one of them by boat."),
        (WHATABOUT, "If a Republican wins the seat, the council changes hands."),
        (WHATABOUT, "Imagine that a Republican wins the seat of Varnholt."),
        (DILEMMA, "Either you have a boat or you don’t."),
        (WHATABOUT, "Nobody asked what about the ferry had to change."),
        (WHATABOUT, "Where were the boats on Monday night?"),
    ],
)
def test_not_flagged(signal: Signal, text: str, models: Models) -> None:
    assert found(signal, text, models) == []


@pytest.mark.parametrize(
    ("signal", "words"),
    [
        (FEAR, "Nobody is safe in this valley"),
        (DILEMMA, "There are only two choices for this town"),
        (WHATABOUT, "Where was the outrage when they sold the mill"),
    ],
)
def test_a_speakers_words_are_the_speakers(signal: Signal, words: str, models: Models) -> None:
    text = f"The council met on Monday. “{words},” Senator Ada Thorne said. It will meet in May."
    (finding,) = run_signals(Reading(Article(id="a", text=text), models=models), [signal])
    assert finding.voice.startswith("source:s")
    assert not finding.counts


@EVERY
@pytest.mark.parametrize(
    "text",
    ["", " \n ", "?", "either", "what about", "our streets", "\ud800 no one is", "no one is"],
)
def test_scraps_are_read_without_a_finding(signal: Signal, text: str, models: Models) -> None:
    assert found(signal, text, models) == []


@EVERY
def test_the_headline_is_left_to_others(signal: Signal, models: Models) -> None:
    title = "Nobody is safe: either we act or there are only two choices. Where was the outrage?"
    assert found(signal, "The council met on Monday.", models, title=title) == []


@EVERY
def test_a_preview_moves_no_score(signal: Signal, models: Models) -> None:
    from provenance.scoring import worth

    text = "Nobody is safe. There are only two choices. Where was the outrage when it fell?"
    findings = run_signals(Reading(Article(id="a", text=text), models=models), [signal])
    assert findings
    assert signal.preview
    assert [worth(f) for f in findings] == [0.0] * len(findings)
