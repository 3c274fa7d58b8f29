"""Numbers, names, copies, credits: the parts that verdicts are made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.corroboration.copies import containment, longest_run, mask_quotations, shingles
from provenance.corroboration.names import named, source_name
from provenance.corroboration.origins import copied_sentence, credited
from provenance.corroboration.quantities import compare, quantities
from tests.corroboration.planted import OUTLETS


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("At least 207 people were killed", 207, "dead"),
        ("killing 13 passengers", 13, "dead"),
        ("three women and six children were wounded", 3, "hurt"),
        ("about $3.6 billion for roads", 3.6e9, "money"),
        ("1,102 ferry boats", 1102, "boat"),
        ("45 percent of voters", 45, "percent voter"),
        ("the toll rose to 290 dead", 290, "dead"),
        ("police arrested 164 protesters", 164, "arrested"),
    ],
)
def test_numbers_with_their_units(text: str, value: float, unit: str) -> None:
    found = quantities(text)
    assert (found[0].value, found[0].unit) == (value, unit)
    assert text[found[0].start : found[0].end]


@pytest.mark.parametrize(
    "text", ["in 2019", "on May 14 she left", "at 7 p.m.", "one of them", "B12"]
)
def test_dates_and_times_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("over 100 people were injured", "116 people were injured", "agree"),
        ("$601 million", "$600 million", "agree"),
        ("three women and six children were killed", "nine people were killed", "agree"),
        ("32 people were arrested", "more than 30 people were arrested", "agree"),
        ("more than 180 people were wounded", "more than 100 people were wounded", "clash"),
        ("at least 207 people were killed", "138 people were killed", "clash"),
        ("about $65 billion", "about $63 billion", "clash"),
        ("14 people were injured", "14 boats were sunk and a bridge fell", "missing"),
    ],
)
def test_comparing_numbers(a: str, b: str, outcome: str) -> None:
    found = compare(quantities(a), quantities(b))
    assert {
        "agree": found.agreeing > 0 and not found.clashing,
        "clash": bool(found.clashing) and not found.agreeing,
        "missing": found.missing > 0,
    }[outcome]


@given(st.text(max_size=300))
def test_any_text_has_quantities_inside_it(text: str) -> None:
    for found in quantities(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.low <= found.high


def test_names() -> None:
    name = source_name("Gov. Ines M. Calloway Jr.", "person_named")
    assert (name.full, name.surname) == (("Ines", "Calloway"), "Calloway")
    document = "Ines Calloway spoke. Later Calloway left. Callowayville is near."
    assert named(name, "Later Calloway left.", document)
    assert not named(name, "Callowayville is near.", document)
    assert not named(name, "Later Calloway left.", "Tom Calloway spoke. Later Calloway left.")
    assert named(name, "Gov. Calloway left.", "Gov. Calloway left.")
    guard = source_name("the Port Merrow coast guard", "official_org")
    assert named(guard, "Port Merrow's coast guard searched.", "")
    assert not named(guard, "A guard in Port Merrow searched.", "")
    for nameless in (source_name(None, "unresolved"), source_name("officials", "group")):
        assert not (nameless.surname or nameless.words)


def test_quotations_are_no_copies() -> None:
    quote = "“" + " ".join(f"word{i}" for i in range(60)) + "”"
    own = " ".join(f"mine{i}" for i in range(60))
    other = " ".join(f"other{i}" for i in range(60))
    assert containment(shingles(own + quote), shingles(other + quote)) == 0
    assert containment(shingles(own + quote), shingles(own + "\n" + other)) == 1
    assert containment(shingles("a b c d e f"), shingles("a b c d e f")) == 0  # too short to tell
    assert "word5" not in mask_quotations(quote)


def test_longest_run() -> None:
    assert longest_run(["a", "b", "c", "d"], ["x", "b", "c", "d", "y", "a"]) == 3
    assert longest_run([], ["a"]) == 0


def test_lightly_edited_sentence_is_a_copy() -> None:
    a = "Divers said the hull needs five percent more ballast for the tow to the northern yard now."
    b = "Divers said the hull needs 5% more ballast for the tow to the northern yard now."
    assert copied_sentence(a, b)
    assert not copied_sentence(a, "More ballast is needed before the hull can be towed north.")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("she told Tidewire on Monday.", ["Tidewire"]),
        ("The Merrow Post first reported the sale.", ["The Merrow Post"]),
        ("according to a report in the North Gazette.", ["North Gazette"]),
        ("in an interview with Channel Six, he wept.", ["Channel Six"]),
        ("“I told Tidewire nothing,” she said.", []),
        ("She told Parliament so.", []),
    ],
)
def test_credited_outlets(text: str, names: list[str]) -> None:
    assert [o.name for o in credited(text, OUTLETS)] == names
