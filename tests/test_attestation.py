"""What the evidence says of a source: attested or not, by whom, in which role, how often."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.attestation import attest, attestable
from provenance.check import Checker, check_all
from provenance.evidence import open_store
from provenance.types import Article, Attribution, Corroboration, EvidencePassage, Source

MAYOR = Source("s1", "Ilse Brandt", "person_named", ((0, 4),), role="mayor")


def said(i: int, source: str | None = "s1") -> Attribution:
    return Attribution(f"a{i}", source, (), (), ((0, 9),), "indirect")


def passage(outlet: str | None, relation: str, text: str = "", *, because: str | None = None):
    return EvidencePassage(
        f"doc {outlet}",
        outlet,
        0,
        len(text),
        text,
        relation,  # type: ignore[arg-type]
        because is None,
        not_independent_because=because,
    )


def verdict(i: int, name: str, *passages: EvidencePassage, origins: int = 0) -> Corroboration:
    return Corroboration(f"a{i}", name, 0.8, origins, passages, "")  # type: ignore[arg-type]


def one(source: Source, *verdicts: Corroboration):
    found = attest([source], [said(i) for i in range(1, 9)], verdicts)
    assert len(found) == 1
    return found[0]


def test_without_evidence_nothing_is_said() -> None:
    assert attest([MAYOR], [said(1)], ()) == ()


def test_who_attests_and_how_the_statements_fare() -> None:
    found = one(
        MAYOR,
        verdict(1, "source_only", passage("Radio Oster", "names_source", "Mayor Ilse Brandt")),
        verdict(2, "corroborated", passage("Northern Post", "supports", "she said"), origins=2),
        verdict(3, "corroborated", passage("Northern Post", "supports", "she said"), origins=1),
        verdict(4, "not_found"),
    )
    assert found.attested
    assert found.outlets == ("Northern Post", "Radio Oster")  # who carries a statement comes first
    assert found.verdicts == (("corroborated", 2), ("source_only", 1), ("not_found", 1))
    assert found.statements == 4
    assert found.origins == 2
    assert found.dependent == ()


def test_a_copy_attests_nobody_and_is_named_with_its_reason() -> None:
    copy = passage("Averin Evening", "copy", "Ilse Brandt", because="same owner (Marrow)")
    found = one(MAYOR, verdict(1, "same_origin", copy))
    assert not found.attested
    assert found.outlets == ()
    assert found.in_role is None
    assert found.dependent == (("Averin Evening", "same owner (Marrow)"),)


def test_an_outlet_that_also_has_it_on_its_own_is_not_named_as_dependent() -> None:
    both = (
        passage("Northern Post", "supports", "Brandt", because="same channel (Meridian Wire)"),
        passage("Northern Post", "supports", "Brandt"),
    )
    assert one(MAYOR, verdict(1, "corroborated", *both)).dependent == ()


@pytest.mark.parametrize(
    ("role", "text", "given"),
    [
        ("mayor", "Ilse Brandt, the town’s mayor, said no.", True),
        ("mayor", "Ilse Brandt said no.", False),
        ("minister of works", "Ilse Brandt, works minister, said no.", True),
        ("minister of works", "Ilse Brandt, minister of finance, said no.", False),
        (None, "Ilse Brandt said no.", None),
    ],
)
def test_the_role_is_looked_for_in_the_passage(
    role: str | None, text: str, given: bool | None
) -> None:
    source = replace(MAYOR, role=role)
    found = one(source, verdict(1, "corroborated", passage("Northern Post", "supports", text)))
    assert found.in_role is given


def test_the_same_fact_from_elsewhere_does_not_attest_the_source() -> None:
    claim = passage("Northern Post", "supports_claim", "Three cracks were found.")
    found = one(MAYOR, verdict(1, "corroborated_claim", claim, origins=1))
    assert not found.attested
    assert found.origins == 1


@pytest.mark.parametrize(
    ("text", "attested"),
    [("Ilse Brandt put it at nine.", True), ("The site office put it at nine.", False)],
)
def test_a_contradiction_attests_whom_it_names(text: str, attested: bool) -> None:
    against = passage("Northern Post", "conflicts", text)
    found = one(MAYOR, verdict(1, "contradicted", against, origins=1))
    assert found.attested is attested
    assert found.origins == 0  # the origin is that of the other figure


def test_the_anonymous_are_never_attested() -> None:
    hidden = Source("s1", "an engineer", "anonymous", ((0, 4),), anonymous=True)
    found = one(hidden, verdict(1, "corroborated", passage("Northern Post", "supports", "x")))
    assert not found.attested
    assert found.outlets == ()


@pytest.mark.parametrize(
    ("name", "kind", "can"),
    [
        ("Everybody", "group", False),
        ("both men", "group", False),
        (None, "unresolved", False),
        ("Friends of the Harbor", "group", True),
        ("Dockers", "organisation", True),
        ("an engineer", "anonymous", False),
    ],
)
def test_nobody_in_particular_cannot_be_attested(name: str | None, kind: str, can: bool) -> None:
    source = Source("s1", name, kind, ((0, 4),))  # type: ignore[arg-type]
    assert attestable(source) is can
    naming = passage("Northern Post", "names_source", "Everybody, both men, Friends of the Harbor")
    assert one(source, verdict(1, "source_only", naming)).attested is can


def test_statements_without_a_source_belong_to_nobody() -> None:
    alone = verdict(1, "corroborated", passage("Northern Post", "supports", "Brandt"), origins=1)
    found = attest([MAYOR], [said(1, None)], [alone])
    assert not found[0].attested
    assert found[0].statements == 0


def test_a_document_without_an_outlet_goes_by_its_id() -> None:
    found = one(MAYOR, verdict(1, "corroborated", passage(None, "supports", "Ilse Brandt")))
    assert found.outlets == ("doc None",)


FIRST = (
    "The bridge at Oster Quay will stay shut until the autumn.\n\n"
    "Ilse Brandt, the mayor of Oster Quay, said on Monday that “the bridge will stay shut until we "
    "have measured every bolt of it.” She said repairs would cost 4.6 million crowns."
)
SECOND = (
    "Commuters at Oster Quay face a long summer.\n\n"
    "“The bridge will stay shut until we have measured every bolt of it,” said Ilse Brandt, mayor "
    "of Oster Quay, at a news conference on Monday."
)


def test_two_articles_attest_each_others_mayor() -> None:
    articles = [
        Article("one", FIRST, outlet="Averin Courier", published="2026-03-04"),
        Article("two", SECOND, outlet="Northern Post", published="2026-03-04"),
    ]
    reports = list(check_all(articles))
    for report, other in zip(reports, ("Northern Post", "Averin Courier"), strict=True):
        names = {s.id: s.name for s in report.sources}
        found = {names[a.source_id]: a for a in report.attestations}
        assert found["Ilse Brandt"].attested
        assert found["Ilse Brandt"].outlets == (other,)
        assert found["Ilse Brandt"].in_role
        assert len(report.attestations) == len(report.sources)


def test_no_store_no_attestation(tmp_path) -> None:
    assert Checker().check(Article("one", FIRST)).attestations == ()
    with open_store(tmp_path / "empty.sqlite", create=True) as store:
        report = Checker(store=store).check(Article("one", FIRST))
    assert [a.attested for a in report.attestations] == [False] * len(report.sources)


def test_the_owner_comes_from_the_registry_at_the_date(tmp_path) -> None:
    from provenance.settings import Settings

    rows = tmp_path / "outlets.csv"
    rows.write_text("domain,name,owner\ncourier.example,Averin Courier,Old until 2026-02; New\n")
    checker = Checker(Settings(outlets=str(rows)))
    for published, outlet, uri, owner in [
        ("2026-01-09", "Averin Courier", None, "Old"),
        ("2026-03-04T06:30:00Z", None, "https://www.courier.example/x", "New"),
        ("2026-03-04", "Nobody Knows", None, None),
        ("2026-03-04", None, "courier.example/local.txt", None),
    ]:
        article = Article("one", FIRST, outlet=outlet, published=published, uri=uri)
        assert checker.check(article).owner == owner
