"""Numbers with scales behind the digits, and rounding however large."""

from __future__ import annotations

import pytest

from provenance.corroboration.quantities import agree, quantities


@pytest.mark.parametrize(
    ("text", "value", "unit", "written"),
    [
        ("a $1.5T plan", 1.5e12, "money", "$1.5T"),
        ("a $1.5tn plan", 1.5e12, "money", "$1.5tn"),
        ("a £20bn bridge", 2e10, "money", "£20bn"),
        ("$3B for the dam", 3e9, "money", "$3B"),
        ("$4.5m for the dam", 4.5e6, "money", "$4.5m"),
        ("3k people killed", 3e3, "dead", "3k"),
        ("1.5m people displaced", 1.5e6, "displaced", "1.5m"),
        ("200m euros", 2e8, "money euro", "200m"),
        ("$4.25 a gallon", 4.25, "money", "$4.25"),
    ],
)
def test_scales_behind_the_digits(text: str, value: float, unit: str, written: str) -> None:
    (found,) = quantities(text)
    assert found.value == pytest.approx(value)
    assert found.unit == unit
    assert text[found.start : found.end] == written


@pytest.mark.parametrize(
    "text", ["a wall 1.5m wide", "the 100m dash", "section 3b of the act", "5t trucks", "a 9mm gun"]
)
def test_units_are_no_scales_and_no_cut_numbers(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("exact", "rounded", "same"),
    [
        ("$15.6 billion", "$16bn", True),
        ("$1.56 trillion", "$1.6T", True),
        ("$123.4 billion", "$123 billion", True),
        ("$15.6 billion", "$18bn", False),
        ("$1.56 trillion", "$1.9T", False),
    ],
)
def test_rounding_of_large_sums(exact: str, rounded: str, same: bool) -> None:
    (a,), (b,) = quantities(exact), quantities(rounded)
    assert agree(a, b) is same
    assert agree(b, a) is same
