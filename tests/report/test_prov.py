"""PROV-JSON: the ``prov`` package reads it, and it says who said what through whom."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from prov.model import (
    ProvAgent,
    ProvAlternate,
    ProvAttribution,
    ProvBundle,
    ProvDelegation,
    ProvDerivation,
    ProvDocument,
    ProvEntity,
    ProvUsage,
)

from provenance.report import FORMATS, Options
from provenance.types import Report

KINDS = {
    *("prefix", "entity", "activity", "agent", "bundle", "wasGeneratedBy", "used"),
    *("wasDerivedFrom", "wasAttributedTo", "wasAssociatedWith", "actedOnBehalfOf", "alternateOf"),
}


def write(*reports: Report) -> str:
    out = io.StringIO()
    FORMATS.get("prov").write(iter(reports), out, options=Options())
    out.getvalue().encode("utf-8")
    return out.getvalue()


def read(*reports: Report) -> ProvDocument:
    return ProvDocument.deserialize(content=write(*reports), format="json")


def only(document: ProvDocument) -> ProvBundle:
    (bundle,) = document.bundles
    return bundle


def of(bundle: ProvBundle, kind: type) -> list[dict[str, str]]:
    """Relations of one kind by local attribute names."""
    return [
        {key.localpart: str(value) for key, value in record.attributes}
        for record in bundle.get_records(kind)
    ]


def labels(bundle: ProvBundle) -> dict[str, str]:
    """Identifiers of agents by their label."""
    return {
        str(value): str(record.identifier)
        for record in bundle.get_records(ProvAgent)
        for key, value in record.attributes
        if key.localpart == "label"
    }


@pytest.mark.parametrize("which", ["full", "bare", "hostile", "calm"])
def test_the_package_reads_every_report_and_writes_it_back(
    which: str, request: pytest.FixtureRequest
) -> None:
    report = request.getfixturevalue(f"{which}_report")
    document = read(report)
    again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert again == document
    assert set(json.loads(write(report))) <= KINDS
    bundle = only(document)
    written = json.loads(write(report))["bundle"][str(bundle.identifier)]
    assert set(written) <= KINDS
    assert len(bundle.get_records()) == sum(map(len, written.values()))  # nothing was dropped


def test_every_identifier_is_described_somewhere(full_report: Report) -> None:
    value = json.loads(write(full_report))
    (bundle,) = value["bundle"].values()
    known = {id_ for part in (value, bundle) for kind in ("entity", "agent", "activity")
             for id_ in part.get(kind, {})}  # fmt: skip
    for part in (value, bundle):
        for kind, records in part.items():
            if kind in ("prefix", "bundle", "entity", "agent", "activity"):
                continue
            for record in records.values():
                named = {v for k, v in record.items() if k.startswith("prov:") and k != "prov:type"}
                assert named <= known, record


def test_who_said_what_through_whom(full_report: Report) -> None:
    bundle = only(read(full_report))
    names = labels(bundle)
    attributed = of(bundle, ProvAttribution)
    statement = next(a["entity"] for a in attributed if a["agent"] == names["Tomas Verrin"])
    assert {"entity": statement, "agent": names["Meridian Wire"], "type": "pv:Channel"} in (
        attributed
    )
    article = statement.rsplit(".", 1)[0]
    quoted = {"generatedEntity": article, "usedEntity": statement, "type": "prov:Quotation"}
    assert quoted in of(bundle, ProvDerivation)
    assert {"entity": article, "agent": names["The Averin Courier"]} in attributed
    owner = {"delegate": names["The Averin Courier"], "responsible": names["Marrow Media"]}
    assert owner in of(bundle, ProvDelegation)


def test_what_one_source_tells_of_another_is_quoted_by_the_first(full_report: Report) -> None:
    bundle = only(read(full_report))
    nested = [d for d in of(bundle, ProvDerivation) if d["usedEntity"].endswith(".a4")]
    by = [d["generatedEntity"].rpartition(".")[2] for d in nested if "type" in d]
    assert by == ["a3"]  # and not the article


def test_a_paraphrase_is_no_quotation(full_report: Report) -> None:
    derived = of(only(read(full_report)), ProvDerivation)
    kinds = {d["usedEntity"].rpartition(".")[2]: d["type"] for d in derived if "type" in d}
    assert kinds["a2"] == "prov:Quotation"
    assert kinds["a9"] == "pv:Paraphrase"


def test_sister_outlets_end_in_one_owner_and_copies_are_alternates(full_report: Report) -> None:
    bundle = only(read(full_report))
    names = labels(bundle)
    owners = {d["delegate"]: d["responsible"] for d in of(bundle, ProvDelegation)}
    assert owners[names["Averin Evening"]] == owners[names["The Averin Courier"]]
    assert owners[names["Northern Post"]] == owners[names["Kestrel Sentinel"]]
    assert names["Radio Oster"] not in owners  # its owner is not known
    pairs = {(a["alternate1"].split(":")[1][:3], a["alternate2"][-3:]) for a in
             of(bundle, ProvAlternate)}  # fmt: skip
    assert ("e3-", ".a2") in pairs  # the passage carries the statement
    copies = [a for a in of(bundle, ProvAlternate) if "." not in a["alternate2"].split(":")[1]]
    assert [a["alternate1"].split(":")[1][:3] for a in copies] == ["e3-"]  # the document


def test_a_verdict_is_derived_with_reasons(full_report: Report) -> None:
    derived = of(only(read(full_report)), ProvDerivation)
    reasons = [d for d in derived if "relation" in d]
    assert len(reasons) == sum(len(c.evidence) for c in full_report.corroborations)
    folded = [d for d in reasons if d["relation"] == "conflicts"]
    assert {d["origin"] for d in folded} == {"1"}
    apart = next(d for d in reasons if d["independent"] == "False")
    assert apart["notIndependentBecause"] == "same owner (Marrow Media)"


def test_the_run_used_models_and_evidence(full_report: Report) -> None:
    document = read(full_report)
    used = {str(u["entity"]).split(":")[0] for u in of(document, ProvUsage)}
    assert used == {"model", "pv", "doc"}
    entities = {str(e.identifier) for e in document.get_records(ProvEntity)}
    assert str(only(document).identifier) in entities  # a bundle is an entity too


def test_no_clock_no_host_no_path(full_report: Report) -> None:
    here = replace(full_report, article=replace(full_report.article, uri="/home/ann/dam.txt"))
    text = write(here)
    assert "/home/ann" not in text
    assert "Time" not in text
    assert text == write(here)


def test_several_articles_share_a_run_and_their_outlets(
    full_report: Report, calm_report: Report
) -> None:
    other = replace(calm_report, run=full_report.run)
    document = read(full_report, other, full_report)
    assert len(list(document.bundles)) == 3  # the same id twice is two bundles
    value = json.loads(write(full_report, other))
    assert len(value["activity"]) == 1
    oster = [b["agent"] for b in value["bundle"].values()]
    shared = set(oster[0]) & set(oster[1])
    assert {oster[0][id_]["prov:label"] for id_ in shared} == {"Radio Oster"}


def test_no_article_is_a_document_too() -> None:
    assert len(list(read().bundles)) == 0


def test_bundles_are_written_as_they_come(full_report: Report) -> None:
    out = io.StringIO()

    def reports() -> Iterator[Report]:
        for i in range(4):
            assert out.getvalue().count('"pv:sha256"') == i
            yield replace(full_report, article=replace(full_report.article, id=f"dam {i}"))

    FORMATS.get("prov").write(reports(), out, options=Options())
    assert len(json.loads(out.getvalue())["bundle"]) == 4


def test_a_stream_that_is_not_unicode_gets_ascii(hostile_report: Report) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="cp1252")
    FORMATS.get("prov").write([hostile_report], out, options=Options())
    out.flush()
    assert json.loads(raw.getvalue().decode("ascii")) == json.loads(write(hostile_report))


@pytest.mark.parametrize("which", ["full", "bare", "hostile"])
def test_goldens(
    which: str, request: pytest.FixtureRequest, golden: Callable[[str, str], None]
) -> None:
    report = request.getfixturevalue(f"{which}_report")
    assert write(report) == write(report)
    golden(f"prov/{which}.json", write(report))


def test_golden_of_several(
    full_report: Report, calm_report: Report, golden: Callable[[str, str], None]
) -> None:
    golden("prov/several.json", write(full_report, calm_report))
