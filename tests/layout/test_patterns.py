"""Patterns: the file is read whole, and literals never hide a match."""

from __future__ import annotations

import pytest

from provenance.layout.patterns import patterns

LINES = {
    "sign-up": "Sign up for our morning letter",
    "subscribe": "Subscribe to the Harlow Courier",
    "newsletter": "Get our weekly newsletter.",
    "donate": "Donate now",
    "like-us": "Like us on Facebook",
    "advertisement": "ADVERTISEMENT",
    "share": "Share on Facebook Share on Twitter",
    "chrome-word": "Skip to main content",
    "separator": "* * *",
    "markup": "<span class='x'>",
    "stale": "This article is more than 3 years old",
    "related-label": "RELATED: The bridge that nobody wanted",
    "related-caps": "WATCH: The bridge opens",
    "read-more-end": "A bridge too many Read more",
    "photo-by": "Photo by Dana Whitlock",
    "agency-mark": "The bridge in June (AP Photo/Dana Whitlock)",
    "agency-end": "Dana Whitlock/Getty Images",
    "name-slash": "Dana Whitlock / Harlow News",
    "contributed": "Dana Whitlock contributed to this report.",
    "copyright": "© 2031 The Harlow Courier",
    "first-published": "This column first appeared in the Courier.",
    "disclaimer": "The views expressed here are her own.",
    "update-marker": "UPDATE 3 p.m.: The council has voted",
    "has-been-updated": "This story has been updated.",
    "is-writer": "Dana Whitlock is a reporter at the Courier.",
    "byline": "By Dana Whitlock and Omar Reyes",
    "follow-him": "Follow her on Twitter",
    "write-to": "Write to Dana Whitlock at the desk",
    "follow-outlet": "Follow the Courier on Instagram",
    "click-here": "Click here to read the ruling",
    "mail": "tips@courier.example",
    "handle": "She posts as @danaw",
    "dateline": "HARLOW, Ore. (AP) — The bridge will close",
    "quote-open": "“We will see,” she said",
    "said": "The mayor said it would open in June.",
}


@pytest.mark.parametrize(("name", "line"), LINES.items())
def test_pattern_is_found_in_its_line(name: str, line: str) -> None:
    hits = [p.name for p in patterns() if p.found_in(line, line.lower())]
    assert name in hits


@pytest.mark.parametrize("line", LINES.values())
def test_literals_do_not_hide_a_match(line: str) -> None:
    for pattern in patterns():
        if pattern.expression.search(line):
            assert pattern.found_in(line, line.lower()), pattern.name


def test_plain_prose_speaks_for_no_furniture() -> None:
    line = "The council voted on Tuesday to close the bridge for the whole of the winter."
    kinds = {p.kind for p in patterns() if p.found_in(line, line.lower())}
    assert kinds <= {"any", "body"}


def test_names_are_unique_and_kinds_known() -> None:
    names = [p.name for p in patterns()]
    assert len(names) == len(set(names)) > 40
    assert {p.kind for p in patterns()} == {
        *("promo", "chrome", "related", "credit", "correction", "bio", "any", "body")
    }
