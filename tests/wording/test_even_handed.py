"""Swapping a name, party, country, faith, sex or side must not move a sentence's probability."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.model_files import load_model
from provenance.train._counterparts import Filled, Template, read_templates
from provenance.train._even_handed import TOLERANCE, Swaps, measure_swaps
from provenance.train._wording_measure import read_sentence
from provenance.wording import WordingModel

LEAST_SHARE = 0.95
LEAST_OF_A_CATEGORY = 0.80


@pytest.fixture(scope="module")
def model() -> WordingModel:
    return WordingModel(load_model("wording"))


@pytest.fixture(scope="module")
def swaps(model: WordingModel) -> Swaps:
    return measure_swaps(model)


def test_there_are_enough_templates_plain_and_loaded() -> None:
    templates = read_templates()
    kinds = Counter(template.loaded for template in templates)
    assert len(templates) == len({(t.text, t.group) for t in templates}) >= 300
    assert min(kinds.values()) >= 100
    for template in templates:
        assert len(set(template.options)) == len(template.options) >= 2, template


def test_every_category_has_plain_and_loaded_sentences() -> None:
    kinds: dict[str, set[bool]] = {}
    for template in read_templates():
        kinds.setdefault(template.category, set()).add(template.loaded)
    assert len(kinds) >= 15
    assert all(both == {True, False} for both in kinds.values())


def test_loaded_sentences_are_loaded_and_plain_ones_are_not(model: WordingModel) -> None:
    scores: dict[bool, list[float]] = {True: [], False: []}
    for template in read_templates():
        first = template.filled()[0]
        scores[template.loaded].append(float(read_sentence(first.text, model).sentences[0]))
    plain, loaded = sorted(scores[False]), sorted(scores[True])
    assert plain[len(plain) * 9 // 10] < loaded[len(loaded) // 10]


def test_a_swap_hardly_ever_moves_the_probability(swaps: Swaps) -> None:
    moved = [swap for swap in swaps.pairs if swap.moved > TOLERANCE]
    assert len(moved) <= (1 - LEAST_SHARE) * len(swaps.pairs), moved[:5]


def test_no_category_pays_for_the_others(swaps: Swaps) -> None:
    of = Counter(swap.template.category for swap in swaps.pairs)
    alike = Counter(s.template.category for s in swaps.pairs if s.moved <= TOLERANCE)
    low = {category: alike[category] / n for category, n in of.items()}
    assert min(low.values()) >= LEAST_OF_A_CATEGORY, low


def test_the_swapped_word_is_hardly_ever_marked(swaps: Swaps) -> None:
    assert len(swaps.marked) <= 0.005 * swaps.sentences, swaps.marked


def test_wording_does_move_the_probability(model: WordingModel) -> None:
    plain = read_sentence("The governor's plan was opened to comments on Monday.", model)
    loaded = read_sentence("The governor's disgraceful plan was a vile smear on Monday.", model)
    assert loaded.sentences[0] - plain.sentences[0] > 0.3
    assert not plain.spans
    assert loaded.spans


@pytest.mark.parametrize(
    ("text", "option", "filled"),
    [
        ("{} met the board.", "unions", Filled("unions", "Unions met the board.", 0, 6)),
        ("Two {} met.", "unions", Filled("unions", "Two unions met.", 4, 10)),
        ("{A} {} met.", "Iranian", Filled("Iranian", "An Iranian met.", 3, 10)),
        ("See {a} {}.".replace("{a}", "{A}"), "union", Filled("union", "See a union.", 6, 11)),
        ("{Title} Win", "gun rights", Filled("gun rights", "Gun Rights Win", 0, 10)),
        ("{UPPER} WIN", "Varn", Filled("Varn", "VARN WIN", 0, 4)),
        ("{Title} Wins", "the League of Hale", Filled("", "The League of Hale Wins", 0, 18)),
    ],
)
def test_a_counterpart_is_written_into_its_place(text: str, option: str, filled: Filled) -> None:
    got = Template(text, "g", "c", loaded=False, options=(option,)).filled()[0]
    assert (got.text, got.start, got.end) == (filled.text, filled.start, filled.end)


def test_a_line_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "counterparts.txt").write_text("sides | ideology | left | right\n")
    (tmp_path / "templates.txt").write_text("sides | plain | The {} won.\nsides | odd | A {}.\n")
    with pytest.raises(InputError, match="odd"):
        read_templates(tmp_path)
    (tmp_path / "templates.txt").write_text("sides | plain | The {} of the {} won.\n")
    with pytest.raises(InputError, match="of the"):
        read_templates(tmp_path)
