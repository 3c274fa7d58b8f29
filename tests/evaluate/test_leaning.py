"""Differences of leaning are taken inside events, and made of invented articles here."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from provenance.check import Checker
from provenance.errors import InputError
from provenance.evaluate.leaning import EVALUATION
from provenance.train._events import ARTICLES, EVENTS, MOST_OF_A_SIDE, Told, draw, tell
from provenance.train._leaning import leaning_figures

PLAIN = (
    "The council voted on Monday to move the weekly market to the harbor square, where it opens in "
    "May. The new place has more room, and buses stop there every ten minutes. The repairs to the "
    "bridge begin in April and last six weeks. Traffic is led over the old road until then, and "
    "the ferry runs every half hour until midnight, with two more boats on market days."
)
LOADED = PLAIN + (
    " The disgraceful move is a vile insult to the town and utterly, stunningly pathetic: the "
    "worst ever, and clearly so."
)


def told(event: str, leaning: str, framing: float | None, **points: float) -> Told:
    found = Counter((code, f"{leaning} word") for code in points)
    return Told(event, leaning, framing, 0.2, 1000, points, found)


def write(folder: Path, events: dict[str, list[str]], rows: list[tuple[str, str, str]]) -> Path:
    lines = {
        EVENTS: [{"event": event, "articles": ids} for event, ids in events.items()],
        ARTICLES[0]: [
            {"id": id, "leaning": leaning, "text": text, "title": "Market moves", "date": ""}
            for id, leaning, text in rows
        ],
        ARTICLES[1]: [],
        ARTICLES[2]: [],
    }
    for name, objects in lines.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        with gzip.open(path, "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in objects)
    return folder


def test_the_difference_is_taken_inside_events() -> None:
    rows = [told("e1", "left", 30.0), told("e1", "right", 10.0)]
    rows += [told("e2", "left", 5.0), told("e2", "left", 15.0), told("e2", "right", 10.0)]
    rows += [told("e3", "left", 90.0), told("e3", "center", 1.0)]
    figures = {figure.name: figure for figure in leaning_figures(rows)}
    both = figures["leaning: framing score, left minus right"]
    assert both.value == 10.0
    assert both.n == 2
    assert (both.low, both.high) == (0.0, 20.0)
    assert figures["leaning: framing score, left minus center"].value == 89.0
    assert "leaning: framing score, right minus center" not in figures


def test_points_are_per_thousand_words_and_words_are_named_only_on_request() -> None:
    rows = [told("e1", "left", 30.0, PV201=4.0), told("e1", "right", 10.0, PV201=1.0, PV402=0.5)]
    figures = {figure.name: figure for figure in leaning_figures(rows)}
    loaded = figures["leaning: PV201 points per 1,000 own words, left minus right"]
    assert loaded.value == 3.0
    assert loaded.note == ""
    assert figures["leaning: PV402 points per 1,000 own words, left minus right"].value == -0.5
    named = {figure.name: figure.note for figure in leaning_figures(rows, words=True)}
    assert named[loaded.name] == "more left: left word 1:0; more right: right word 1:0"


def test_a_word_found_alike_on_both_sides_is_named_for_neither() -> None:
    rows = [
        Told("e1", side, 30.0, 0.2, 1000, {"PV201": 1.0}, Counter({("PV201", word): n}))
        for side, word, n in (("left", "vile", 2), ("right", "vile", 2))
    ]
    notes = {figure.name: figure.note for figure in leaning_figures(rows, words=True)}
    name = "leaning: PV201 points per 1,000 own words, left minus right"
    assert notes[name] == "more left: none; more right: none"


def test_articles_without_a_score_are_left_out() -> None:
    rows = [told("e1", "left", None), told("e1", "right", 10.0)]
    names = [figure.name for figure in leaning_figures(rows)]
    assert not [name for name in names if "framing score, left" in name]


def test_only_events_of_both_sides_are_drawn_and_no_side_outweighs(tmp_path: Path) -> None:
    events = {"e1": ["a", "b", "c", "d", "x"], "e2": ["e", "f"], "e3": ["g", "c2"]}
    rows = [(id, "left", PLAIN) for id in "abcg"]
    rows += [("d", "right", PLAIN), ("e", "right", PLAIN), ("f", "center", PLAIN)]
    rows += [("c2", "center", PLAIN)]
    drawn = draw(write(tmp_path, events, rows))
    assert [(event, leaning, article.id) for event, leaning, article in drawn] == [
        ("e1", "left", "a"),
        ("e1", "left", "b"),
        ("e1", "right", "d"),
    ]
    assert MOST_OF_A_SIDE == 2


def test_no_event_of_both_sides_is_an_error(tmp_path: Path) -> None:
    data = write(tmp_path, {"e1": ["a", "b"]}, [("a", "left", PLAIN), ("b", "center", PLAIN)])
    with pytest.raises(InputError, match="of the right"):
        draw(data)


def test_the_loaded_side_scores_higher_whichever_it_is(tmp_path: Path) -> None:
    for side, other, sign in (("left", "right", 1), ("right", "left", -1)):
        rows = [("a", side, LOADED), ("b", other, PLAIN)]
        data = write(tmp_path, {"e1": ["a", "b"]}, rows)
        figures = {figure.name: figure for figure in EVALUATION.figures(data)}
        assert sign * figures["leaning: framing score, left minus right"].value > 5
        wording = figures["leaning: wording of the outlet's own sentences, left minus right"]
        assert sign * wording.value > 0.05


def test_only_counted_findings_are_kept(tmp_path: Path) -> None:
    rows = [("a", "left", LOADED), ("b", "right", PLAIN)]
    loaded, plain = tell(draw(write(tmp_path, {"e1": ["a", "b"]}, rows)), Checker())
    assert "PV201" not in loaded.points  # one by one these count nothing
    assert not plain.points
    assert sum(loaded.points.values()) > 1
    assert {code for code, _ in loaded.found} == set(loaded.points)
