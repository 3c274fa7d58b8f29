"""Source resolution: names, pronouns, descriptions, forms; every sentence here is invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.attribution.resolution import Resolver
from provenance.attribution.resolution.entities import Entity
from provenance.attribution.resolution.forms import Forms, bare, initials
from provenance.evaluate.source_resolution import gold_found, view_of


def resolved(text: str, *mentions: str) -> list[str | None]:
    """Names that mentions, marked in order of the text, resolve to; no finder is asked."""
    at, rows = 0, []
    for mention in mentions:
        at = text.index(mention, at)
        rows.append({"source": [[at, at + len(mention)]], "cue": [], "content": []})
        at += len(mention)
    view = view_of(text)
    owners, _ = Resolver(view).resolve(gold_found(view, rows))
    return [o and (o.person.name if o.person else o.name) for o in owners]


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        # names
        ("Theresa May left. Later May said no.", "May", "Theresa May"),
        (
            "Ada Wasser Schmidt came. Wasser Schmidt said no.",
            "Wasser Schmidt",
            "Ada Wasser Schmidt",
        ),
        ("Kevin Bishop came. On Friday Bishop said no.", "Bishop", "Kevin Bishop"),
        ("Mr. Hale came with Jonas Hale's coat. Then Hale said no.", "Hale", "Jonas Hale"),
        ("Besides Olm, Greta Olm’s sister came. And Olm said no.", "Olm", "Greta Olm"),
        ("Jonas Hale came. Hale's view is grim.", "Hale's", "Jonas Hale"),
        ("“Greta Olm was there,” Hale said. Olm said nothing.", "Olm", "Greta Olm"),
        ("Rep. Greta Olm, D-Vt., who saw it, said no.", "who", "Greta Olm"),
        ("Sen. Ivo Dahl, who replaced Karl Osk, said no.", "who", "Ivo Dahl"),
        ("Sen. Ivo Dahl, who replaced Karl Osk, said no. Dahl said yes.", "Dahl", "Ivo Dahl"),
        ("UN Special Envoy Greta Olm came by boat. On Friday Olm said no.", "Olm", "Greta Olm"),
        ("Goalkeeper Greta Olm said no.", "Goalkeeper Greta Olm", "Greta Olm"),
        ("Commodore Velm Osk said no.", "Commodore Velm Osk", "Velm Osk"),
        ("The Osby MP Greta Olm said no.", "The Osby MP Greta Olm", "Greta Olm"),
        ("Then Greta Olm KC said no.", "Greta Olm KC", "Greta Olm"),
        ("Sir Jonas Hale came by boat. Sir Jonas said no.", "Sir Jonas", "Jonas Hale"),
        ("Among them was Greta Olm, 58, who said no.", "who", "Greta Olm"),
        ("GRETA OLM, HOST: Did you sign?\n\nOLM: It is late.", "OLM", "GRETA OLM"),
        ("GRETA OLM: Did you?\n\nJONAS HALE: Greta Olm, I did.", "GRETA OLM", "Greta Olm"),
        # pronouns
        ("Velm Pharmaceuticals cut its price. It said no.", "It", "Velm Pharmaceuticals"),
        ("Last week the Osby Council met again. It said no.", "It", "Osby Council"),
        ("Mr. Jonas Hale wrote to Mrs. Greta Olm in August. She said no.", "She", "Greta Olm"),
        ("Ada Finch met Jonas Hale. She said no.", "She", "Ada Finch"),
        ("Jonas Hale spoke of Karl Osk's boat. He said it sank.", "He", "Jonas Hale"),
        ("“It sank,” said Jonas Hale. “It is gone,” he added.", "he", "Jonas Hale"),
        ("Jonas Hale, a baker from Osby, said no. “I saw it,” he said.", "he", "Jonas Hale"),
        ("Jonas Hale said that he saw it.", "he", "Jonas Hale"),
        ("Velm Oak, her husband, came. Ada Finch saw it. She said no.", "She", "Ada Finch"),
        # descriptions
        (
            "Sen. Ivo Dahl and Gov. Ada Finch met. Then the senator said no.",
            "the senator",
            "Ivo Dahl",
        ),
        (
            "Sen. Ivo Dahl (R-Fla.) came. The Florida senator said no.",
            "The Florida senator",
            "Ivo Dahl",
        ),
        ("Mayor Bill de Velm came by boat. The mayor said no.", "The mayor", "Bill de Velm"),
        (
            "Ada Finch, a lawyer for the board, came. The attorney said no.",
            "The attorney",
            "Ada Finch",
        ),
        (
            "New Velm Gov. Ada Finch came. New Velm's governor said no.",
            "New Velm's governor",
            "Ada Finch",
        ),
        (
            "Greta Olm fell at the gate. The former champion said no.",
            "The former champion",
            "Greta Olm",
        ),
        ("The mayor of Velm, Greta Olm, said no.", "The mayor of Velm, Greta Olm,", "Greta Olm"),
        (
            "The head of the works, the engineer Greta Olm, said no.",
            "The head of the works, the engineer Greta Olm,",
            "Greta Olm",
        ),
        # things
        ("Then the company, Olm Brothers, said no.", "the company, Olm Brothers,", "Olm Brothers"),
        (
            "Ada Finch and Jonas Hale in a joint letter: no.",
            "Ada Finch and Jonas Hale in a joint letter",
            "Ada Finch and Jonas Hale",
        ),
        (
            "The harbor published a report by the Velm Council. The report found rust.",
            "The report",
            "report by the Velm Council",
        ),
        (
            "A Quill News poll came out on Friday. According to the poll, all is well.",
            "the poll",
            "Quill News poll",
        ),
        ("Osby Watch, an advocacy group, sued. The group said no.", "The group", "Osby Watch"),
    ],
)
def test_one_mention(text, mention, name):
    start = text.rindex(mention)
    row = {"source": [[start, start + len(mention)]], "cue": [], "content": []}
    view = view_of(text)
    (owner,), _ = Resolver(view).resolve(gold_found(view, [row]))
    assert owner is not None
    assert (owner.person.name if owner.person else owner.name) == name


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("John Reed and Paul Reed came. Reed said it was late.", "Reed"),
        ("Ines Dahl left. “We blame Karl Osk,” he said.", "he"),
        (
            "Sen. Ivo Dahl met Sen. Karl Osk at noon. Both sat down. The senator said no.",
            "The senator",
        ),
        ("Jonas Hale and Karl Osk flew home together. “No,” he said later.", "he"),
        ("Sen. Ada Finch and Sen. Greta Olm shared a car. The senator said no.", "The senator"),
        ("Jonas Hale wrote to Karl Osk. It is feared that the boat sank.", "It"),
        ("The Osby Council met. It is feared that the boat sank.", "It"),
        ("Jonas Hale left early. It said no.", "It"),
        ("Karl Osk met Greta Olm. Then 58 said no.", "58"),
    ],
)
def test_a_tie_names_nobody(text, mention):
    start = text.rindex(mention)
    row = {"source": [[start, start + len(mention)]], "cue": [], "content": []}
    view = view_of(text)
    (owner,), _ = Resolver(view).resolve(gold_found(view, [row]))
    assert owner is not None and owner.person is None and owner.kind == "unresolved"


def test_an_unnamed_speaker_is_meant_before_a_named_one():
    text = (
        "Jonas Hale, an aide to the mayor, came. “No,” said a council official on Friday. "
        "“Not today,” the aide said."
    )
    assert resolved(text, "a council official", "the aide")[1] == "a council official"


def test_what_belongs_to_a_person_is_one_source():
    text = "Ada Finch left. Finch's campaign said no. Her campaign said it again."
    first, second = resolved(text, "Finch's campaign", "Her campaign")
    assert first == second == "Finch's campaign"


def test_forms_of_an_organisation_are_one_source():
    text = (
        "The World Ferry Organization said no. The WFO said it twice. The Osby Post wrote of it, "
        "and the Post said more."
    )
    names = resolved(text, "The World Ferry Organization", "The WFO", "The Osby Post", "the Post")
    assert names == ["World Ferry Organization"] * 2 + ["Osby Post"] * 2


def test_a_second_person_leaves_the_former_champion_unnamed():
    text = "Greta Olm met Ada Finch at the gate. The former champion said no."
    assert resolved(text, "The former champion") == ["The former champion"]


def test_friends_of_several_people_are_none_of_them():
    text = "Friends of Jonas Hale, Ada Finch and Greta Olm said no. Some 35% said yes."
    names = resolved(text, "Friends of Jonas Hale, Ada Finch and Greta Olm", "35%")
    assert names == ["Friends of Jonas Hale", "35%"]


def test_what_somebody_does_is_kept_as_the_role():
    view = view_of("Goalkeeper Greta Olm said no.")
    row = {"source": [[0, 20]], "cue": [], "content": []}
    (owner,), _ = Resolver(view).resolve(gold_found(view, [row]))
    assert owner is not None and owner.person is not None
    assert (owner.person.name, owner.person.roles) == ("Greta Olm", ["Goalkeeper"])


def test_initials_and_articles():
    assert initials("World Ferry Organization") == "wfo"
    assert initials("Velm") == ""
    assert bare("The Velm Board’s") == "Velm Board"
    assert bare("Vera Holt") == "Vera Holt"


def test_two_long_names_share_no_short_one():
    forms = Forms()
    for name in ("Osby Post", "Velm Post"):
        forms.add(name, Entity(name, "media_outlet"))
    assert forms.find("Post", "media_outlet") is None


_WORDS = st.sampled_from(
    re.split(
        " ",
        "Ames Hale Mr. Mrs. the senator said he she who they it “ ” '' . , - ( ) D Vt Greta Jonas "
        "a of report by Council group The He She Sen. and her his campaign ’s told board",
    )
)


@given(st.lists(_WORDS, min_size=1, max_size=60), st.data())
def test_any_words_resolve_and_offsets_hold(words, data):
    text = " ".join(words)
    view = view_of(text)
    n = len(view.words)
    if not n:
        return
    rows = []
    for _ in range(data.draw(st.integers(1, 6))):
        a = data.draw(st.integers(0, n - 1))
        b = min(n, a + data.draw(st.integers(1, 5)))
        rows.append({"source": [list(view.span(a, b))], "cue": [], "content": []})
    found = gold_found(view, rows)
    owners, entities = Resolver(view).resolve(found)
    assert len(owners) == len(found)
    for entity in entities:
        assert entity.mentions and all(0 <= s < e <= len(text) for s, e in entity.mentions)
        assert (entity.kind == "person_named") or entity.person is None
    assert {id(o) for o in owners} == {id(e) for e in entities}
