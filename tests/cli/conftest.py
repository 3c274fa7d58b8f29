"""A small article of our own."""

from __future__ import annotations

import pytest

ARTICLE = """\
Council backs the new ferry line

By Ada Brenner

VARNHOLT — The city council voted on Monday to pay for a second ferry across the Sill, after a \
debate of four hours in which nobody changed sides. The line is to open in May and will run every \
twenty minutes between the old fish market and the university.

“We have talked about this boat for eleven years,” Mayor Ilse Brandt told reporters after the \
vote. “Now we will build it.”

The ferry is expected to cost nine million crowns, according to a report by the harbor office \
that was published last week. Tomas Reuel, who leads the opposition, boasted that his party had \
never voted for a boat.

The council will meet again in June to decide on the fares, which have not risen since the last \
line was opened. Pupils and pensioners are to travel free of charge on both lines.
"""


@pytest.fixture
def article_path(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, "utf-8")
    return path
