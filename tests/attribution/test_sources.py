"""Resolving sources: names, titles, pronouns, roles, kinds, anonymity, shares."""

from __future__ import annotations

import pytest


def named(result):
    return [s.name for s in result.found.sources]


def test_surname_pronoun_and_role_become_one_source(read_by_rules):
    result = read_by_rules(
        "Harbor master Greta Olm said the pier was safe.\n\n"
        "Olm said it was new. She said it would last.\n\nMs. Olm added that she had paid for it."
    )
    (source,) = result.found.sources
    assert (source.name, source.kind, len(source.mentions)) == ("Greta Olm", "person_named", 4)


def test_role_before_and_after_the_name(read_by_rules):
    result = read_by_rules(
        "“No,” spokesperson of the Velm Joint Harbor Command Jonas Hale said. "
        "Ada Finch, a lawyer for the board, said no. Hale said yes."
    )
    hale, finch = result.found.sources
    assert (hale.name, hale.role) == ("Jonas Hale", "spokesperson of the Velm Joint Harbor Command")
    assert (finch.name, finch.role) == ("Ada Finch", "lawyer for the board")


def test_title_tells_two_people_of_one_surname_apart(read_by_rules):
    result = read_by_rules(
        "John Reed and Mary Reed came. Mrs. Reed said it was late. Mr. Reed said it was not."
    )
    assert named(result) == ["Mary Reed", "John Reed"]


def test_a_tie_stays_unresolved(read_by_rules):
    result = read_by_rules("John Reed and Paul Reed came. Reed said it was late.")
    (source,) = result.found.sources
    assert (source.kind, source.name) == ("unresolved", None)


def test_a_name_inside_a_quotation_is_no_antecedent(read_by_rules):
    result = read_by_rules("Ines Dahl left early. “We blame Karl Osk for it,” he said.")
    assert "Karl Osk" not in named(result)
    assert result.found.sources[0].kind == "unresolved"


def test_pronoun_follows_gender(read_by_rules):
    result = read_by_rules(
        "Ines and her brother met Karl Osk. Osk said no. Laura Dahl said yes. He said it was over."
    )
    assert [result.source_of(a).name for a in result.found.attributions] == [
        "Karl Osk",
        "Laura Dahl",
        "Karl Osk",
    ]


def test_relative_pronoun_takes_its_noun(read_by_rules):
    result = read_by_rules(
        "This contradicts statements by Velm spokespersons, who told reporters it was shut."
    )
    (source,) = result.found.sources
    assert (source.name, source.kind) == ("Velm spokespersons", "person_role")


def test_a_possessive_description_is_a_role_of_its_own(read_by_rules):
    result = read_by_rules(
        "The mother of Raf Saeed al-Tamir, another victim told Ruptly: “I beg you to help us.”"
    )
    (source,) = result.found.sources
    assert (source.name, source.kind) == ("The mother of Raf Saeed al-Tamir", "person_role")
    assert result.found.attributions[0].channel.name == "Ruptly"


def test_headline_case_makes_no_names(read_by_rules):
    result = read_by_rules("Quiet Harvest Slams Ferry Plan\n\nThe council said it was late.")
    assert [s.kind for s in result.found.sources if s.kind == "person_named"] == []


@pytest.mark.parametrize(
    ("phrase", "kind", "official"),
    [
        ("A July survey", "document", False),
        ("The interior ministry", "official_org", True),
        ("Police", "official_org", True),
        ("The Pentagon", "official_org", True),
        ("Reuters", "media_outlet", False),
        ("The Larch Company", "organisation", False),
        ("Residents", "group", False),
        ("Critics", "anonymous", False),
        ("A source", "anonymous", False),
        ("A spokesman for the ministry", "person_role", True),
        ("A former senator", "person_role", False),
        ("Joana Pell", "person_named", False),
    ],
)
def test_kinds(phrase, kind, official, read_by_rules):
    (source,) = read_by_rules(f"{phrase} said the bridge would be closed.").found.sources
    assert (source.kind, source.official) == (kind, official)


def test_anonymity_with_its_reason(read_by_rules):
    result = read_by_rules(
        "“It was never opened,” said a customs officer who spoke on condition of anonymity because "
        "she feared for her job."
    )
    (source,) = result.found.sources
    assert (source.anonymous, source.anonymity_reason) == (True, "because she feared for her job")


def test_words_and_shares(read_by_rules):
    result = read_by_rules(
        "Ada Finch said the boat sank. Jonas Hale said that it was old and had never been repaired."
    )
    finch, hale = result.found.sources
    assert (finch.words, hale.words) == (3, 9)
    assert finch.share == pytest.approx(0.25)


def test_nested_words_count_for_the_innermost(read_by_rules):
    result = read_by_rules("Ada Finch said that, in June, Jonas Hale said the boat sank.")
    words = {s.name: s.words for s in result.found.sources}
    assert words["Jonas Hale"] == 3
    assert words["Ada Finch"] == 6
