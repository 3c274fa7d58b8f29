"""Others' words without quotation marks: posts, block quotations, turns; what only looks so."""

from __future__ import annotations

import pytest

POST = (
    "Ames was furious on Monday.\n\n"
    "He is a rotten crook! #vote https://t.co/abc pic.twitter.com/xyz"
    " — Ada Ames (@adaames) May 3, 2018\n\n"
    "The mayor did not answer."
)


def of_pattern(result, words):
    """The attribution whose content begins with some words."""
    at = result.text.index(words)
    return next((a for a in result.found.attributions if a.content[0][0] == at), None)


def test_a_signed_post_is_its_authors(read):
    result = read(POST)
    post = of_pattern(result, "He is a rotten crook")
    assert post is not None
    assert post.style == "direct"
    assert [result.text[slice(*s)] for s in post.source] == ["Ada Ames (@adaames)"]
    assert result.text[slice(*post.cue[0])] == "—"
    assert result.source_of(post).name == "Ada Ames"
    assert result.voice_of("rotten crook") == f"source:{post.source_id}"
    assert result.voice_of("Ames was furious") == "outlet"
    assert result.voice_of("The mayor did not") == "outlet"


@pytest.mark.parametrize(
    "signature",
    [
        "— Ada Ames (@adaames) May 3, 2018",
        "- Sen. Ada Ames (@adaames) May 3, 2018",
        "— Ada Ames (@adaames) 3 May 2018",
        "A post shared by Ada Ames (@adaames) on May 3, 2018 at 7:14am PDT",
    ],
)
def test_ways_of_signing(read, signature):
    result = read(f"The vote was held.\n\nA rotten trick by rotten men. {signature}\n\nIt rained.")
    assert result.voice_of("A rotten trick").startswith("source:s")
    assert result.voice_of("It rained") == "outlet"


def test_a_signature_in_its_own_paragraph(read):
    result = read(
        "Hale tweeted:\n\nRotten crooks, all of them.\n\n— Tom Hale (@tomhale) June 2, 2019\n\nEnd."
    )
    assert result.voice_of("Rotten crooks").startswith("source:s")
    assert result.voice_of("End.") == "outlet"


def test_posts_in_a_row_and_empty_lines_inside_one(read):
    result = read(
        "The mayor answered twice.\n\nThe bridge is a disgrace.\n\n\n\nTear it down"
        " — Tom Hale (@tomhale) June 2, 2019\n\nNobody will stop me."
        " — Ada Ames (@adaames) June 2, 2019\n\nThe council met."
    )
    first = of_pattern(result, "The bridge is a disgrace")
    second = of_pattern(result, "Nobody will stop me")
    assert [result.text[slice(*s)] for s in first.content] == [
        "The bridge is a disgrace.",
        "Tear it down",
    ]
    assert first.source_id != second.source_id
    assert result.voice_of("The mayor answered") == "outlet"


def test_a_post_under_its_author(read):
    result = read(
        "The rally ended early.\n\nTom Hale (@tomhale) Proud of the brave people of Fernleigh.\n\n"
        "Tom Hale (@tomhale) teaches law and is the author of two books."
    )
    assert result.voice_of("Proud of the brave").startswith("source:s")
    assert result.voice_of("teaches law") == "outlet"


def test_a_handle_without_signature_is_nobodys(read):
    result = read("The appalling plan of the mayor (@tomhale) May be dropped, 2018 or later.")
    assert result.voice_of("appalling plan") == "outlet"


BLOCK = "This is a monstrous plan, and those who made it should be ashamed of what they did to us."


@pytest.mark.parametrize(
    ("introduction", "name"),
    [
        ("Jill Ostrow wrote in the Fernleigh Echo:", "Jill Ostrow"),
        ("As Jill Ostrow once noted:", "Jill Ostrow"),
        ("In a statement, the governor said:", "the governor"),
        ("The mayor later released the following statement:", "the mayor"),
        ("From the commission’s final report:", "commission’s final report"),
        ("Here is what the mayor said:", "the mayor"),
    ],
)
def test_the_paragraph_after_an_introduction(read, introduction, name):
    result = read(f"{introduction}\n\n{BLOCK}\n\nThe plan was drawn up by a friendly engineer.")
    block = of_pattern(result, "This is a monstrous")
    assert block is not None
    assert block.style == "direct"
    assert result.source_of(block).name.casefold() == name.casefold()
    assert result.voice_of("monstrous plan") == f"source:{block.source_id}"
    assert result.voice_of("The plan was drawn") == "outlet"


@pytest.mark.parametrize(
    "introduction",
    [
        "Here is what we know:",
        "The committee wants answers to four questions:",
        "As I wrote in March:",
        "From my column last week:",
        "Several things changed:",
        "The inquiry found:",
        "Further reading:",
        "Here are the tweets:",
    ],
)
def test_the_outlets_own_lists_stay_its_own(read, introduction):
    result = read(f"{introduction}\n\n{BLOCK}\n\nThe plan was drawn up in March.")
    assert result.voice_of("monstrous plan") == "outlet"


@pytest.mark.parametrize(
    "following",
    [
        "A new playbook",
        "1. The monstrous plan was dropped by the council after a long night of angry talks.",
        "Ostrow said the monstrous plan had been dropped by the council after a night of talks.",
        "She said the monstrous plan had been dropped by the council after a night of talks.",
        "• The monstrous plan was dropped by the council after a long night of angry talks.",
    ],
)
def test_what_follows_an_introduction_without_being_the_words(read, following):
    result = read(f"Jill Ostrow wrote:\n\n{following}\n\nIt rained.")
    blocks = [
        a for a in result.found.attributions if result.text[slice(*a.cue[0])].startswith("wrote")
    ]
    assert not any(result.text[slice(*s)] == following for a in blocks for s in a.content)


def test_turns_whose_labels_stand_alone(read):
    result = read(
        "BRIAN OSBY:\n\nWhat did you see that night?\n\n"
        "ADA AMES:\n\nI saw a gang of thugs at the gate.\n\nBRIAN OSBY:\n\nThank you."
    )
    assert result.voice_of("a gang of thugs").startswith("source:s")


@pytest.mark.parametrize(
    "lines",
    [
        ["READ MORE: Osby in crisis", "READ MORE: What the harbor needs", "READ MORE: Ames quits"],
        ["FILE PHOTO: The harbor is seen at dusk.", "FILE PHOTO: A shameful wreck lies ashore."],
        ["Winner: the harbor board.", "Winner: the shameful lobby.", "Loser: everybody else."],
        ["Q: What does the shameful plan hold?", "Q: Who pays for the shameful plan?"],
    ],
)
def test_rubrics_are_no_speakers(read, lines):
    story = "\n\n".join(f"{line}\n\nThe council met on day {n}." for n, line in enumerate(lines))
    result = read(story)
    assert not any(result.text[slice(*a.cue[0])] == ":" for a in result.found.attributions)


def test_words_inside_a_post_are_reported_by_its_author(read):
    result = read(
        "The hearing went on.\n\nThe sheriff said the camera had been broken for months."
        " — Ada Ames (@adaames) May 3, 2018\n\nThe sheriff left."
    )
    post = of_pattern(result, "The sheriff said")
    inner = of_pattern(result, "the camera had been broken")
    assert post is not None
    assert inner is not None
    assert inner.parent == post.id
    assert all(a.content[-1][1] <= post.content[0][1] for a in (post, inner))
