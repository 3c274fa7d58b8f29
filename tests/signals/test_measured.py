"""The section "Measured" of a page: two figures, or nothing."""

from __future__ import annotations

import pytest

from provenance.signals import Page
from provenance.signals._page import Measured

READ = "- Precision: 0.84 (37 of 44 places of 31 outlets, read by one who had not seen the code)."
RATE = "- Rate: 272 places in 1,000 articles (5,000 random articles of 179 outlets)."


def measured(*lines: str) -> Measured | None:
    return Page("A line.", {"Measured": "\n".join(lines)}).measured


def test_both_figures() -> None:
    assert measured(READ, RATE) == Measured(0.84, 37, 44, 31, 272, 5000)


def test_lines_are_wrapped_anywhere() -> None:
    wrapped = [line.replace(" places", "\n  places") for line in (READ, RATE)]
    assert measured(*wrapped) == measured(READ, RATE)


@pytest.mark.parametrize(
    ("was", "now", "field", "value"),
    [
        ("37 of", "36.5 of", "right", 36.5),
        ("0.84", "1.00", "precision", 1),
        ("44 places of 31 outlets", "1 place of 1 outlet", "read", 1),
        ("272 places", "1,272 places", "rate", 1272),
        ("272 places", "0.2 places", "rate", 0.2),
        ("272 places", "1 place", "rate", 1),
        ("5,000 random", "500 random", "articles", 500),
    ],
)
def test_numbers(was: str, now: str, field: str, value: float) -> None:
    found = measured(READ.replace(was, now), RATE.replace(was, now))
    assert getattr(found, field) == value


def test_what_nobody_has_read_has_a_rate_only() -> None:
    unread = "- Precision: not measured (0 places in 5,000 random articles)."
    assert measured(unread, RATE) == Measured(None, 0, 0, 0, 272, 5000)


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (READ,),
        (RATE,),
        ("Precise, and rare.",),
        (READ[2:], RATE),
        (READ.replace("0.84", "84 %"), RATE),
        (READ.replace("0.84", "1.84"), RATE),
        (READ.replace("of 44 ", ""), RATE),
        ("- Precision: not measured.", RATE),
        (READ, RATE.replace("272", "many")),
        (READ, RATE.replace("1,000", "100")),
        (READ, RATE.replace("5,000", "5,00")),
    ],
)
def test_what_is_malformed_is_no_measurement(lines: tuple[str, ...]) -> None:
    assert measured(*lines) is None


def test_a_page_may_have_no_figures() -> None:
    assert Page("A line.", {"Limits": "None."}).measured is None
