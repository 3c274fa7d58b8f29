"""Swapping a name, party, country, faith, sex or side must not move a sentence's probability."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from provenance.model_files import load_model
from provenance.nlp.quotations import find_quotations
from provenance.nlp.tokens import tokenize
from provenance.wording import Wording, WordingModel, read_wording

TOLERANCE = 0.05

_SPEC = importlib.util.spec_from_file_location("templates", Path(__file__).parent / "templates.py")
assert _SPEC is not None and _SPEC.loader is not None
_MODULE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_MODULE)
TEMPLATES: tuple[tuple[str, tuple[str, ...]], ...] = _MODULE.TEMPLATES


@pytest.fixture(scope="module")
def model() -> WordingModel:
    return WordingModel(load_model("wording"))


def read(text: str, model: WordingModel) -> Wording:
    whole = (0, len(text))
    return read_wording(
        text,
        tokens=tokenize(text),
        sentences=[whole],
        quotations=find_quotations(text, [whole]),
        model=model,
    )


def test_there_are_enough_templates() -> None:
    assert len(TEMPLATES) >= 40
    assert all(len(set(options)) >= 2 for _, options in TEMPLATES)


@pytest.mark.parametrize(("template", "options"), TEMPLATES)
def test_counterparts_score_alike(
    template: str, options: tuple[str, ...], model: WordingModel
) -> None:
    scores = {o: float(read(template.format(o), model).sentences[0]) for o in options}
    assert max(scores.values()) - min(scores.values()) <= TOLERANCE, scores


def test_the_swapped_word_itself_is_never_marked(model: WordingModel) -> None:
    for template, options in TEMPLATES:
        at = template.index("{}")
        for option in options:
            spans = read(template.format(option), model).spans
            assert not [s for s in spans if s.start < at + len(option) and at < s.end], template


def test_wording_does_move_the_probability(model: WordingModel) -> None:
    plain = read("The governor's plan was opened to comments on Monday.", model)
    loaded = read("The governor's disgraceful plan was a vile smear on Monday.", model)
    assert loaded.sentences[0] - plain.sentences[0] > 0.3
    assert not plain.spans
    assert loaded.spans
