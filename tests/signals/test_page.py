"""A signal's page is its module's docstring, in sections."""

from __future__ import annotations

import sys
import types

import pytest

from provenance.signals import Signal, page

DOC = """A short line.

## What it flags
Two lines
of text.

## Flagged
- one [[thing]]
  over two lines
- another
"""


@pytest.fixture
def signal(monkeypatch: pytest.MonkeyPatch) -> Signal:
    module = types.ModuleType("made_for_a_test", DOC)
    monkeypatch.setitem(sys.modules, "made_for_a_test", module)

    def check(_reading: object) -> object:
        return iter(())

    check.__module__ = "made_for_a_test"
    return Signal("PV998", "made", "info", "never", check)  # type: ignore[arg-type]


def test_sections_and_bullets(signal: Signal) -> None:
    text = page(signal)
    assert text.short == "A short line."
    assert text.sections["What it flags"] == "Two lines\nof text."
    assert text.bullets("Flagged") == ["one [[thing]] over two lines", "another"]
    assert text.bullets("Not flagged") == []


def test_signal_without_docstring_has_an_empty_page(signal: Signal) -> None:
    sys.modules["made_for_a_test"].__doc__ = None
    assert page(signal).short == ""
    assert page(signal).sections == {}
