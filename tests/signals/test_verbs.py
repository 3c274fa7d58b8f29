"""Reporting verbs: what counts as a statement, what nobody said, and the word offered instead."""

from __future__ import annotations

import pytest

from provenance.nlp.tokens import tokenize
from provenance.reading import Models, Reading
from provenance.signals import run_signals
from provenance.signals._base import Signal
from provenance.signals._inflect import like
from provenance.signals._links import in_glued_teaser, is_link_line
from provenance.signals._phrases import Phrases
from provenance.signals._reported import is_demand, is_unreal, reports_statement
from provenance.signals.editorialising_verb import SIGNAL as JUDGES
from provenance.signals.factive_verb import SIGNAL as FACTIVE
from provenance.signals.theatrical_verb import SIGNAL as STAGES
from provenance.types import Article, Finding

VERB = Phrases(["claimed", "claiming", "insisted", "noted", "noting", "acknowledged"])


def find(
    models: Models, signal: Signal, text: str, *, title: str | None = None, outlet: str = ""
) -> list[Finding]:
    article = Article(id="a", text=text, title=title, outlet=outlet or None)
    return run_signals(Reading(article, models=models), [signal])


def states(sentence: str) -> bool:
    tokens = tokenize(sentence)
    return reports_statement(tokens, next(VERB.find(tokens)), (0, len(sentence)))


@pytest.mark.parametrize(
    "sentence",
    ["He claimed that it was safe.", "He claimed it was safe.", "He claimed the dam was safe.",
     "He claimed: it is safe.", "He claimed “it is safe”.", "It is safe, he claimed.",
     "“It is safe,” claimed Tomas Reuel.", "He claimed on Monday that it was safe.",
     "He claimed the men schemed to sell it.", "It is safe, which he claimed would help.",
     "He noted the dam “had never been safe at all”."],
)  # fmt: skip
def test_clauses_and_quotations_are_statements(sentence: str) -> None:
    assert states(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["He claimed vindication.", "The fire claimed a baker's life, and took the mill.",
     "He acknowledged the delay.", "He noted the complaints from those who live there.",
     "He claimed this killing as a proof that it was unsafe.", "He noted a “possible hitch”.",
     'He noted a "wide gap" as told by two bakers.', "Falk, a baker, acknowledged the long delay."],
)  # fmt: skip
def test_things_are_no_statements(sentence: str) -> None:
    assert not states(sentence)


@pytest.mark.parametrize(
    ("sentence", "unreal"),
    [("Even if one claimed that", True), ("He never claimed that", True),
     ("It is worth noting that", True), ("as though claiming that", True),
     ("As we have noted, it", True), ("rather than noting that", True),
     ("He repeatedly claimed that", False), ("The mayor claimed that", False),
     ("He wrote a letter, noting that", False)],
)  # fmt: skip
def test_nobody_spoke(sentence: str, unreal: bool) -> None:
    tokens = tokenize(sentence)
    assert is_unreal(tokens, next(VERB.find(tokens)), (0, len(sentence))) is unreal


@pytest.mark.parametrize(
    ("said", "demand"),
    [("insisted that he resign", True), ("insisted she compete in May", True),
     ("insisted that a poorer town not do the same", True), ("insisted the eggs be sold", True),
     ("insisted that he was safe", False), ("insisted he would be safe", False),
     ("insisted it would have been hard", False), ("insisted that he did not sell it", False)],
)  # fmt: skip
def test_demands(said: str, demand: bool) -> None:
    tokens = tokenize(said)
    assert is_demand(tokens, next(VERB.find(tokens))) is demand


@pytest.mark.parametrize(
    ("verb", "model", "base", "form"),
    [("criticize", "blasts", False, "criticizes"), ("criticize", "slamming", False, "criticizing"),
     ("say", "fumed", False, "said"), ("reply", "hits back", False, "replies"),
     ("say", "insist", True, "say"), ("tell", "reminding", False, "telling"),
     ("reject", "slapped down", False, "rejected")],
)  # fmt: skip
def test_the_offered_verb_has_the_form_of_the_one_found(
    verb: str, model: str, base: bool, form: str
) -> None:
    assert like(verb, model, base=base) == form


@pytest.mark.parametrize(
    ("signal", "text", "word", "offer"),
    [(JUDGES, "Tomas Reuel sued the county, claiming that it sold the land.", "claiming",
      "alleging"),
     (JUDGES, "The minister boasted of forty schools.", "boasted", "spoke"),
     (JUDGES, "Mayor Ilse Brandt claims to have built it.", "claims", None),
     (FACTIVE, "Brandt noted that the dam was low.", "noted", "said"),
     (STAGES, "Senator Ada Thorne is slamming the plan.", "slamming", "criticizing")],
)  # fmt: skip
def test_offers_fit(models: Models, signal: Signal, text: str, word: str, offer: str) -> None:
    (finding,) = find(models, signal, text)
    assert (finding.text, finding.suggestion) == (word, offer)


@pytest.mark.parametrize(
    ("signal", "text"),
    [(JUDGES, "Mayor Ilse Brandt erroneously claimed that it was safe."),
     (JUDGES, "Brandt claimed, without evidence, that it was safe."),
     (FACTIVE, "It is worth noting that the dam is low."),
     (FACTIVE, "As the Post's Ada Thorne has noted, the dam is low."),
     (STAGES, "PHOTOS: Ada Thorne slams the plan"),
     (STAGES, "The Lenne blasts site was shut on Monday."),
     (STAGES, "The jury: Ada Thorne, Christopher Rants, Rita Lund.")],
)  # fmt: skip
def test_left_alone(models: Models, signal: Signal, text: str) -> None:
    assert find(models, signal, text, outlet="Post") == []


def test_links_and_glued_teasers_are_told_from_the_text() -> None:
    line = "Read more: Thorne slams the plan"
    assert is_link_line(tokenize(line), (0, len(line)))
    plain = "More people came: the hall was full."
    assert not is_link_line(tokenize(plain), (0, len(plain)))
    glued = tokenize("Senator Ada ThorneMill owner blasts the county MORE said on Monday.")
    assert in_glued_teaser(glued, glued.words.index("blasts"))
    assert not in_glued_teaser(glued, glued.words.index("said"))
    assert not in_glued_teaser(tokenize("Ada McThorne blasts it. MORE"), 2)


@pytest.mark.parametrize("said", ["won't ever say", "crooked vile crooked", "guilty of asylum"])
@pytest.mark.parametrize(
    ("around", "fires"),
    [("Mayor Ilse Brandt claimed the council “{}” on the dam.", True),
     ("Mayor Ilse Brandt claimed the “{}” prize on Monday.", True),
     ("Mayor Ilse Brandt admitted that it was “{}” to say so.", True)],
)  # fmt: skip
def test_no_word_of_a_quotation_decides(
    models: Models, around: str, fires: bool, said: str
) -> None:
    found = find(models, JUDGES, f"The council met on Monday.\n\n{around.format(said)}")
    assert bool(found) is fires
