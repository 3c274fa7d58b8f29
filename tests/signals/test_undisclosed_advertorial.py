"""A call to buy with its terms, in a text without a label."""

from __future__ import annotations

import pytest

from provenance.reading import Models, Reading
from provenance.signals import run_signals
from provenance.signals._combined import combined
from provenance.signals.undisclosed_advertorial import SIGNAL
from provenance.types import Article

LAMP = "The Lenne lamp burns for nine hours and weighs less than a shoe. "


def found(text: str, models: Models) -> list[str]:
    reading = Reading(Article(id="a", text=text), models=models)
    return [f.text for f in run_signals(reading, [SIGNAL])]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("Buy it now for $19.99 before the storm.", "Buy it now"),
        ("Use the promo code LENNE20 at the till.", "Use the promo code"),
        ("It is on sale for just £12 this week.", "on sale for just"),
    ],
)
def test_flagged(call: str, words: str, models: Models) -> None:
    assert found(LAMP + call, models) == [words]


@pytest.mark.parametrize(
    "text",
    [
        LAMP + "Buy it now for $19.99. We may earn a commission.",
        LAMP + "This is sponsored content. Buy it now for $19.99.",
        LAMP + "“Buy it now for $19.99,” the poster said.",
        LAMP + "At $1,000 a lamp, few in Varnholt could buy it.",
        LAMP + "The dealer told farmers to buy now, and they did not.",
        LAMP + "A barrel of oil fell to $19.99 on Monday.",
        LAMP + "Use the code of the door to get in, the porter said.",
        "Become a member and use the promo code LENNE20 for 25% off.",
        "",
        "$ % buy",
    ],
)
def test_not_flagged(text: str, models: Models) -> None:
    assert found(text, models) == []


def test_one_finding_a_paragraph(models: Models) -> None:
    assert len(found(LAMP + "Buy it now for $19. Order yours today for $18.", models)) == 1


def test_parts_are_combined(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    from provenance.signals import _lists

    assert isinstance(tmp_path, Path)
    (tmp_path / "x.txt").write_text("# why\na, b | c | d, -\nplain words\n")
    monkeypatch.setattr(_lists, "_FOLDER", tmp_path)
    assert combined("x") == ["a c d", "a c", "b c d", "b c", "plain words"]
