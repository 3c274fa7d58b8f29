"""One checker for all, and a small article of our own in versions."""

from __future__ import annotations

import pytest

from provenance.check import Checker
from provenance.diff import diff
from provenance.types import Article

STORY = """\
Council backs the new ferry line

VARNHOLT — The city council voted on Monday to pay for a second ferry across the Sill, after a \
debate of four hours. The line is to open in May and will run every twenty minutes.

“We have talked about this boat for eleven years,” Mayor Ilse Brandt told reporters after the \
vote. “Now we will build it, whatever the weather.”

The ferry is expected to cost nine million crowns, according to a report by the harbor office. \
Tomas Reuel, who leads the opposition, boasted that his party had never voted for a boat.

The council will meet again in June to decide on the fares. Pupils and pensioners are to travel \
free of charge on both lines.
"""


@pytest.fixture(scope="session")
def examine():
    checker = Checker()
    made = {}

    def report(text, *, id="ferry", title=None):
        key = (text, id, title)
        if key not in made:
            made[key] = checker.examine(Article(id=id, text=text, title=title))
        return made[key]

    return report


@pytest.fixture(scope="session")
def edited(examine):
    """The difference that some replacements in the story make."""

    def make(*replacements, text=STORY, **more):
        new = text
        for old_words, new_words in replacements:
            assert old_words in new
            new = new.replace(old_words, new_words)
        return diff(examine(text, **more), examine(new, **more))

    return make
