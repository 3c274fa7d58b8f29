"""Names of persons; every sentence here is invented."""

from __future__ import annotations

import pytest

from provenance.nlp.names import find_names, headline_case, label_end
from provenance.nlp.tokens import tokenize

TITLES = frozenset({"mr.", "mrs.", "sir", "mp", "sen", "sen.", "senator"})
ROLES = frozenset({"keeper", "dean", "baker", "hunter", "drummer"})


def named(text: str) -> list[str]:
    tokens = tokenize(text)
    words = tokens.words
    names = find_names(
        words,
        tokens.starts.tolist(),
        tokens.ends.tolist(),
        [(0, len(words))],
        titles=TITLES,
        roles=ROLES,
    )
    return [" ".join(words[n.start : n.end]) for n in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # what somebody does, capitalized because a sentence begins, is no part of the name
        ("Keeper Greta Olm left for the coast early.", ["Greta Olm"]),
        ("Drummer Velm Oskarby left for the coast early.", ["Velm Oskarby"]),
        ("Dean Walter Olm left for the coast early.", ["Walter Olm"]),
        ("Then the Liberal MP Greta Olm left for the coast.", ["Greta Olm"]),
        # given names and surnames that are such words stay
        ("Dean Olm left for the coast early.", ["Dean Olm"]),
        ("Dean Quarrel Olm left for the coast early.", ["Dean Quarrel Olm"]),
        ("Greta Baker left for the coast early.", ["Greta Baker"]),
        ("Hunter Olm left for the coast early.", ["Hunter Olm"]),
        # letters after a name
        ("Greta Olm KC told the court that it was late.", ["Greta Olm"]),
        ("Then Jonas Hale OBE told the court that it was late.", ["Jonas Hale"]),
        # titles and months do not make a headline
        ("Mr. Jonas Hale saw Mrs. Greta Olm in August.", ["Jonas Hale", "Greta Olm"]),
        ("Council Rejects Harbor Plan After Jonas Hale Speech Fails", []),
        # labels in a transcript
        ("GRETA OLM, HOST: Senator, did you sign the Harbor Letter?", ["GRETA OLM"]),
        ("OLM: It has your name on it.", ["OLM"]),
        ("SEN. GRETA OLM (D): We never asked.", ["GRETA OLM"]),
        ("It was the WHO that asked for it.", []),
    ],
)
def test_names(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "end"),
    [("OLM: No.", 1), ("OLM, HOST: No.", 3), ("Olm: No.", 0), ("NO LABEL HERE", 0)],
)
def test_label_end(text, end):
    words = tokenize(text).words
    assert label_end(words, 0, len(words)) == end


def test_headline_case():
    def of(text: str) -> bool:
        words = tokenize(text).words
        return headline_case(words, 0, len(words))

    assert of("Council Rejects Harbor Plan")
    assert not of("On Tuesday Mr. Hale met Mrs. Olm.")
