"""A reading's parts fit together, and a model of another version is one clear error."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import ModelError
from provenance.evidence.memory import MemoryStore
from provenance.model_files import load_model, save_model
from provenance.outlets import Outlet, Outlets
from provenance.reading import Models, Reading
from provenance.types import Article

MODELS = Models()
PIECES = [
    "“We won,” said Ada Brenner. ",
    "The mayor claimed that ",
    "Sign up for our newsletter.\n",
    "\n\n",
    "’",
    "“",
    "''",
    "READ MORE: ",
    "\ud800",
    "\x00",
    "🙂 ",
    "he said ",
    "according to Reuters, ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_parts_of_any_text_fit_together(text):
    reading = Reading(Article(id="a", text=text), models=MODELS)
    covered = set()
    for block in reading.blocks:
        span = set(range(block.start, block.end))
        assert span
        assert not covered & span
        covered |= span
    assert covered >= {i for i, c in enumerate(text) if not c.isspace()}
    assert "".join(text[v.start : v.end] for v in reading.voices) == text
    ids = {s.id for s in reading.sources}
    for attribution in reading.attributions:
        assert attribution.source_id is None or attribution.source_id in ids
        for start, end in (*attribution.cue, *attribution.source, *attribution.content):
            assert 0 <= start < end <= len(text)
    assert len(reading.wording.words) == len(reading.tokens)
    assert len(reading.wording.sentences) == len(reading.sentences)


def test_voice_of_takes_most_of_the_span():
    text = "The mayor spoke. “We will build the bridge in May,” said Ada Brenner of the council."
    reading = Reading(Article(id="a", text=text), models=MODELS)
    assert reading.voice_of(0, 16) == "outlet"
    assert reading.voice_of(text.index("We"), text.index("May")) == "source:s1"
    assert reading.voice_at(text.index("said")) == "outlet"


def test_the_headline_is_in_the_text_or_the_title():
    apart = Reading(Article(id="a", text="One sentence here.", title="A title"), models=MODELS)
    assert (apart.headline.where, apart.headline.text) == ("title", "A title")
    assert apart.document_span == ((0, 7), "title")
    none = Reading(Article(id="a", text="One sentence here."), models=MODELS)
    assert none.headline is None
    assert none.document_span == ((0, 18), "text")


@pytest.mark.parametrize("name", ["furniture", "wording"])
def test_parameters_of_another_version_are_one_clear_error(name, tmp_path):
    model = load_model(name)
    meta = {k: v for k, v in model.meta.items() if k not in ("settings", "words", "params_sha256")}
    meta = json.loads(json.dumps(meta))
    for key in ("format", "name", "version"):
        meta.pop(key)
    save_model(name, arrays=model.arrays, meta=meta, version="0", folder=tmp_path)
    models = Models(tmp_path)
    with pytest.raises(ModelError, match="another version"):
        _ = models.layout if name == "furniture" else models.wording


def test_without_a_collection_nothing_is_corroborated():
    article = Article(id="a", text="It is late, Ada Brenner said.")
    assert Reading(article, models=MODELS).corroborations is None


def test_a_collection_is_asked_once_for_every_attribution():
    text = "The bridge will open in May, Ada Brenner said. “It is late,” said Tomas Reuel."
    with MemoryStore() as store:
        reading = Reading(Article(id="a", text=text), models=MODELS, store=store)
        verdicts = reading.corroborations
    assert [v.attribution_id for v in verdicts] == [a.id for a in reading.attributions]
    assert len(verdicts) == 2
    assert reading.corroborations is verdicts


def test_the_registry_of_outlets_is_the_shipped_one_unless_given():
    article = Article(id="a", text="")
    own = Outlets((Outlet("post.example", "Post", "", "", "", "newspaper"),))
    assert Reading(article, models=MODELS, outlets=own).outlets is own
    assert len(Reading(article, models=MODELS).outlets) == len(Outlets.load())
