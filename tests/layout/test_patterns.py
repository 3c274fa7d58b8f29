"""Patterns: the file is read whole, and literals never hide a match."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.layout.patterns import found, patterns

LINES = {
    "sign-up": "Sign up for our morning letter",
    "subscribe": "Subscribe to the Harlow Courier",
    "newsletter": "Get our weekly newsletter.",
    "price": "Read the Courier for as little as $2 a month!",
    "programme": "Watch Harlow Tonight, weeknights at 9 p.m.",
    "poll": "Should the ferry go? Vote in our poll",
    "stay-informed": "Stay informed with the Courier",
    "ask-for-money": "We rely on readers like you.",
    "where-to-listen": "Find us on Spotify or Stitcher",
    "join-event": "Join us for a talk on the ferry",
    "reader-question": "Have a question about the ferry?",
    "reading-aid": "Download the PDF version",
    "continues": "Story continues below",
    "read-elsewhere": "Read the letter here.",
    "more-to-read": "In case you missed it",
    "author-life": "He is a freelance writer.",
    "appositive-author": "Dana Whitlock, a reporter at the Courier, is the author of three books.",
    "order": "Visit our page",
    "asks": "Want to know more? See us.",
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
        opens = pattern.opening is not None and pattern.opening.match(line)
        if opens or (pattern.anywhere is not None and pattern.anywhere.search(line)):
            assert pattern.found_in(line, line.lower()), pattern.name


@given(st.lists(st.sampled_from([*LINES.values(), "(", "ab ", "—"]), max_size=4).map(" ".join))
def test_the_look_up_by_word_finds_what_trying_all_finds(line: str) -> None:
    tried = [p for p in patterns() if p.found_in(line, line.lower())]
    assert found(line, line.split()) == tried


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
