"""Lines with the words of their quotations hidden, and the way back from them."""

from __future__ import annotations

import re

import pytest

from provenance.layout import find_blocks
from provenance.layout.quoted import lines_shown, shown
from provenance.reading import Models
from provenance.types import Article

BODY = "The council of Varnholt met on Tuesday and voted to repair the bridge over the river."


@pytest.fixture(scope="module")
def layout():
    return Models().layout


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("She wrote: “We’re done, Ada!”", "She wrote: “It it, It!”"),
        ("Reuel called it “a ‘golden’ day” twice.", "Reuel called it “it ‘it’ it” twice."),
        ("“Never closed, said Reuel.", "“Never closed, said Reuel."),
        ("No marks at all.", "No marks at all."),
        ("“”", "“”"),
    ],
)
def test_words_inside_closed_quotations_are_alike(line, seen):
    assert shown(line) == seen


def test_offsets_lead_back_to_the_line():
    text = "First.\n“Long words indeed,” said Ada. “More of them.” READ MORE: Ferries"
    start = text.index("“Long")
    line = lines_shown(text, [(0, 6), (start, len(text))])[1]
    for piece in ("said Ada", "READ MORE", "Ferries"):
        at = line.text.index(piece)
        assert text[start + line.back(at) :].startswith(piece)
    assert text[start + line.back(line.text.index("It it")) :].startswith("Long words")
    assert line.back(len(line.text)) == len(text) - start


@pytest.mark.parametrize(
    "said",
    [
        "Subscribe to our newsletter, friends",
        "Advertisement. Read more, dear friends",
        "Follow us on Twitter for updates",
        "Photo by Ada Reuel, Getty Images",
    ],
)
def test_no_word_of_a_source_makes_a_line_furniture(layout, said):
    plain = re.sub(r"[A-Za-z]+", lambda m: "Word" if m[0][0].isupper() else "word", said)
    kinds = []
    for words in (said, plain):
        text = "\n\n".join([BODY, f"“{words},” she said.", f"He noted “{words}.”", BODY])
        kinds.append([block.kind for block in find_blocks(Article(id="a", text=text), layout)])
    assert kinds[0] == kinds[1] == ["body"] * 4


def test_furniture_behind_a_quotation_is_cut_at_its_own_place(layout):
    glued = f"{BODY} “It is an old bridge and a long one,” she said. READ MORE: Ferries run late"
    text = f"{BODY}\n\n{glued}\n\n{BODY}"
    blocks = find_blocks(Article(id="a", text=text), layout)
    related = [text[b.start : b.end] for b in blocks if b.kind == "related"]
    assert related == ["READ MORE: Ferries run late"]
