"""Furniture glued to the end of a paragraph."""

from __future__ import annotations

import time

import pytest

from provenance.layout.splits import furniture_tail

LEAD = "The council will vote again on Friday."


@pytest.mark.parametrize(
    ("rest", "kind"),
    [
        ("READ MORE: What the council of Harlow wants", "related"),
        ("RELATED STORY: Ferry runs aground", "related"),
        ("Story continues below", "chrome"),
        ("Sign up for our newsletter to get the news of Harlow every morning.", "promo"),
        ("Subscribe to our podcast", "promo"),
        ("Download the Courier app", "promo"),
    ],
)
@pytest.mark.parametrize("gap", [" ", ""])
def test_cut(rest: str, kind: str, gap: str) -> None:
    found = furniture_tail(LEAD + gap + rest)
    assert found is not None
    at, found_kind = found
    assert (LEAD + gap + rest)[at:] == rest
    assert found_kind == kind


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        "She told them to sign up for our newsletter, and they did.",
        "He asked readers to subscribe to our paper. Nobody did so before the week was over.",
        "“Read more books.” That was her advice.",
        "READ MORE: What the council wants",
        "The app is free. Download the form and send it in by post, the council said on Friday.",
    ],
)
def test_no_cut(line: str) -> None:
    assert furniture_tail(line) is None


def test_long_line_is_quick() -> None:
    line = "Sign up. " * 600_000
    start = time.perf_counter()
    furniture_tail(line.strip())
    assert time.perf_counter() - start < 1
