"""Counting attributions: each measure by hand on an invented article."""

from __future__ import annotations

from typing import Any

import pytest

from provenance.evaluate.attribution._counts import count
from provenance.evaluate.attribution._data import Cues, from_report, score
from provenance.evaluate.attribution._quoted import quote_state, style_of
from provenance.nlp.tokens import tokenize
from provenance.types import Attribution
from tests.evaluate.invented import COUNCIL, ROWS, gold, spans

GOLD = ROWS[0]["attributions"]


def said(text: str, like: dict[str, Any], **changes: Any) -> Attribution:
    """A prediction that equals a gold attribution but for some fields."""
    values: dict[str, Any] = {
        role: tuple((a, b) for a, b in like[role]) for role in ("source", "cue", "content")
    }
    values |= {"style": "indirect", **changes}
    return Attribution(id="a1", source_id=None, **values)


def test_gold_against_itself_is_all_right() -> None:
    c = count(COUNCIL, GOLD, [said(COUNCIL, g) for g in GOLD])
    assert c["triple", "exact"] == c["triple", "overlap"] == c["triple", "gold"] == 4
    for role in ("source", "cue", "content"):
        assert c[role, "right"] == c[role, "found"] == c[role, "gold"] == 4
        assert c[role, "soft found"] == c[role, "soft gold"] == 4
    assert (c["direct", "n"], c["direct", "found"], c["direct", "speaker"]) == (1, 1, 1)


def test_overlap_needs_half_the_content_and_a_source_in_common() -> None:
    # "the lock would open in May" has six tokens.
    def overlap(**changes: Any) -> float:
        return count(COUNCIL, GOLD[:1], [said(COUNCIL, GOLD[0], **changes)])["triple", "overlap"]

    assert overlap(content=tuple(map(tuple, spans(COUNCIL, "the lock would")))) == 1
    assert overlap(content=tuple(map(tuple, spans(COUNCIL, "the lock")))) == 0
    assert overlap(source=tuple(map(tuple, spans(COUNCIL, "Calloway")))) == 1
    assert overlap(source=tuple(map(tuple, spans(COUNCIL, "reporters")))) == 0
    assert overlap(source=()) == 0


def test_soft_spans_are_covered_fractions() -> None:
    half = tuple(map(tuple, spans(COUNCIL, "the lock would")))
    c = count(COUNCIL, GOLD[:1], [said(COUNCIL, GOLD[0], content=half)])
    assert c["content", "right"] == 0
    assert c["content", "soft found"] == 1
    assert c["content", "soft gold"] == pytest.approx(0.5)


def test_one_prediction_pairs_with_one_gold() -> None:
    twice = [said(COUNCIL, GOLD[0]), said(COUNCIL, GOLD[0])]
    c = count(COUNCIL, GOLD, twice)
    assert (c["triple", "overlap"], c["triple", "found"]) == (1, 2)


def test_a_nested_one_is_set_aside_only_where_it_touches_nothing() -> None:
    apart = gold(COUNCIL, "wall", "stays", "nothing")
    wild = said(COUNCIL, apart, parent="a1")
    touching = said(COUNCIL, GOLD[2], parent="a1", source=((0, 5),))
    c = count(COUNCIL, GOLD, [wild, touching])
    assert (c["all", "predicted"], c["all", "aside"], c["triple", "found"]) == (2, 1, 1)
    assert c["triple", "overlap"] == 0
    plain = count(COUNCIL, GOLD, [said(COUNCIL, apart)])
    assert (plain["all", "aside"], plain["triple", "found"]) == (0, 1)


def test_direct_quotation_with_another_speaker() -> None:
    other = tuple(map(tuple, spans(COUNCIL, "reporters")))
    c = count(COUNCIL, GOLD, [said(COUNCIL, GOLD[1], source=other)])
    assert (c["direct", "n"], c["direct", "found"], c["direct", "speaker"]) == (1, 1, 0)


def test_recall_by_style_and_by_frequency_of_the_cue() -> None:
    known = {"told": 51, "said": 50, "according to": 1}
    c = count(COUNCIL, GOLD, [said(COUNCIL, g) for g in GOLD[1:]], cues=known)
    bands = {name: (c[f"cue {name}", "right"], c[f"cue {name}", "gold"]) for name in BANDS}
    assert bands == {"0": (1, 1), "1 to 5": (1, 1), "6 to 50": (0, 1), "over 50": (1, 1)}
    assert (c["style direct", "gold"], c["style direct", "right"]) == (1, 1)
    assert (c["style indirect", "gold"], c["style indirect", "right"]) == (3, 2)
    assert (c["said indirect", "found"], c["said indirect", "right"]) == (3, 3)


BANDS = ("0", "1 to 5", "6 to 50", "over 50")


def test_quote_state_opens_closes_and_forgets_at_a_line_break() -> None:
    text = "He: “yes\nno” and \"so it is\" ''x''"
    tokens = tokenize(text)
    state = dict(zip(tokens.words, quote_state(text, tokens), strict=True))
    assert state["yes"] == 1
    assert state["no"] == state["and"] == 0
    assert state["so"] == state["is"] == state["x"] == 1
    assert quote_state('"a"', tokenize('"a"')) == [2, 1, 3]
    assert style_of([], [1]) == "indirect"
    assert style_of([0, 1], [1, 0]) == "mixed"


def test_cues_leave_out_the_article_and_the_fold() -> None:
    alone = Cues(ROWS)
    assert alone.besides("council") == {"said": 1, "added": 1}
    assert alone.besides("elsewhere")["said"] == 2
    fold = Cues(ROWS, frozenset({"council"}))
    assert fold.besides("council") == {"said": 1, "added": 1}
    assert fold.besides("harbor") == {}


def test_reports_count_as_what_wrote_them() -> None:
    report = {
        "attributions": [
            {**g, "id": "a1", "source_id": "s1", "style": "direct", "confidence": 0.5}
            | {"parent": None}
            for g in GOLD
        ]
    }
    direct = score(ROWS[:1], lambda _: [said(COUNCIL, g, style="direct") for g in GOLD])
    assert score(ROWS[:1], lambda _: from_report(report)) == direct
