"""Words inside quotations decide nothing outside of them."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.attribution.outside import MOST, outside, shown
from provenance.attribution.view import make_view
from provenance.nlp.quotations import find_quotations
from provenance.nlp.sentences import split_sentences
from provenance.nlp.tokens import tokenize
from provenance.reading import Models, Reading
from provenance.types import Article, Block

MODELS = Models()
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
STORY = (
    "The council of Varnholt met on Tuesday. “{0} {1}. Mr. {2} {3} {4},” said Ilse Brandt, the "
    "mayor, who called the plan “{1} {2}” and left early. Tom Hale, a baker, disagreed.\n\n"
    "“{4}? {3} {0}!” He said that “{1}” was what the governor told Hale in May, and that the "
    "road would be closed. According to Hale, it “{2} {0} {3} {1}.”\n\n"
    "Work on the bridge began in April, the county says."
)
PLAIN = ("nobody", "asked", "us", "about", "this")
WORDS = st.sampled_from(
    [*PLAIN, "said", "told", "claims", "don't", "that", "according", "report", "she", "corrupt"]
)


def view_of(text):
    quotations = find_quotations(text, [(0, len(text))])
    return make_view(
        text,
        tokens=tokenize(text),
        sentences=split_sentences(text, (0, len(text)), quotations),
        quotations=quotations,
        blocks=[Block("body", 0, len(text), 1.0)],
    )


def seen(text):
    """All that can be found outside quotations is found in this."""
    view = outside(view_of(text)).view
    forms = [view.vocabulary[k] for k in view.types]
    return view.text, view.words, forms, view.starts, view.quotes, view.sentences, view.paragraphs


def outer(text):
    """Attributions whose cue stands outside quotations, and whose words are whose outside."""
    reading = Reading(Article(id="a", text=text), models=MODELS)
    inner = [q.inner for q in reading.quotations if q.depth == 0]
    cues = [
        ([text[a:b] for a, b in item.cue], item.style, len(item.content), item.speech)
        for item in reading.attributions
        if not any(a <= item.cue[0][0] < b for a, b in inner)
    ]
    own = [
        text[k]
        for k in range(len(text))
        if reading.voice_at(k) == "outlet" and not any(a <= k < b for a, b in inner)
    ]
    return cues, "".join(own)


@given(st.lists(WORDS, min_size=5, max_size=5))
@settings(max_examples=60, deadline=None)
def test_other_words_inside_quotations_change_nothing_outside(words):
    plain, other = STORY.format(*PLAIN), STORY.format(*words)
    assert seen(other) == seen(plain)
    assert outer(other) == outer(plain)


def test_words_outside_quotations_are_all_seen():
    text = STORY.format(*PLAIN)
    hidden = outside(view_of(text))
    words = [
        view_of(text).words[k] for k, x in zip(hidden.first, hidden.hidden, strict=True) if not x
    ]
    assert [w for w, x in zip(hidden.view.words, hidden.hidden, strict=True) if not x] == words
    for (start, end), word in zip(
        zip(hidden.view.starts, hidden.view.ends, strict=True), hidden.view.words, strict=True
    ):
        assert hidden.view.text[start:end] == word


def test_of_a_long_quotation_no_more_is_shown_than_its_ends():
    short = shown("We won, " * 4 + "Ada!")
    assert short == ["Thing", "thing", ","] * 4 + ["Thing", "!"]
    assert len([w for w in shown("We won " * MOST) if w.isalpha()]) == MOST


def test_no_sentence_begins_inside_a_quotation():
    view = outside(view_of("“We won. They lost. It rained,” said Ada Ames. She left.")).view
    assert [view.words[first] for first, _ in view.sentences] == ["“", "She"]


def test_a_mark_that_nobody_closed_hides_nothing():
    view = outside(view_of("“We won, said Ada Ames, and left the hall.")).view
    assert "said" in view.words


def test_an_unclosed_quotation_that_goes_on_is_hidden():
    view = outside(view_of("“We won, Ada.\n\n“And they lost,” said Ada Ames.")).view
    assert "won" not in view.words
    assert "said" in view.words


def test_what_is_reported_inside_a_quotation_has_the_quotation_for_parent():
    text = "“The mayor's aides said that the bridge will close in May,” Ada Ames told reporters."
    reading = Reading(Article(id="a", text=text), models=MODELS)
    inner, told = reading.attributions
    assert [text[a:b] for a, b in inner.cue] == ["said"]
    assert inner.parent == told.id
    assert told.parent is None
