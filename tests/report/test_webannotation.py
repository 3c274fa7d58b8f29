"""Web Annotations: by the rules of the Recommendation, and every selector finds its words."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from provenance.report import FORMATS, Options
from provenance.report._annotation import AROUND
from provenance.types import Article, Report

IRI = re.compile(r"(https?://[^\s<>\"{}|\\^`]+|urn:x-provenance:[a-z]+:[a-z0-9.-]+)")
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing"),
    *("highlighting", "identifying", "linking", "moderating", "questioning", "replying"),
    "tagging",
}
"""Motivations of the Web Annotation vocabulary (its section 3.3.5); purposes are the same."""


def write(*reports: Report) -> str:
    out = io.StringIO()
    FORMATS.get("webannotation").write(iter(reports), out, options=Options())
    out.getvalue().encode("utf-8")
    return out.getvalue()


def items(text: str) -> list[dict[str, Any]]:
    found = json.loads(text)
    return found["first"]["items"] if "first" in found else []


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def faults(collection: dict[str, Any]) -> Iterator[str]:
    """Breaches of the Web Annotation Data Model (sections 3, 4 and 5) in a collection."""
    if "http://www.w3.org/ns/anno.jsonld" not in as_list(collection.get("@context")):
        yield "no context"
    if collection.get("type") != "AnnotationCollection" or not IRI.fullmatch(collection["id"]):
        yield "no collection"
    if not isinstance(collection.get("total"), int) or collection["total"] < 0:
        yield "no total"
    if not collection["total"]:
        if "first" in collection:
            yield "a page in an empty collection"
        return
    page = collection["first"]
    if page.get("type") != "AnnotationPage" or "@context" in page or not IRI.fullmatch(page["id"]):
        yield "no page, or a context inside the collection"
    if page["partOf"] != collection["id"] or page["startIndex"] != 0:
        yield "page out of place"
    ids = [a.get("id", "") for a in page["items"]]
    if len(set(ids)) != len(ids) or not all(map(IRI.fullmatch, ids)):
        yield "annotations need identifiers of their own"
    if len(ids) != collection["total"]:
        yield "wrong total"
    for annotation in page["items"]:
        yield from annotation_faults(annotation)


def annotation_faults(annotation: dict[str, Any]) -> Iterator[str]:
    if annotation.get("type") != "Annotation":
        yield "not an annotation"
    if annotation.get("motivation") not in MOTIVATIONS:
        yield "no motivation"
    if not as_list(annotation.get("target") or []):
        yield "no target"
    for target in as_list(annotation["target"]):
        if isinstance(target, str):
            if not IRI.fullmatch(target):
                yield f"target {target!r}"
        else:
            yield from resource_faults(target)
    for body in as_list(annotation.get("body") or []):
        yield from body_faults(body)
    known = {"id", "type", "motivation", "body", "target"}
    if wrong := {key for key in annotation if key not in known and not key.startswith("pv:")}:
        yield f"unknown keys {wrong}"


def body_faults(body: dict[str, Any]) -> Iterator[str]:
    if body.get("purpose") not in MOTIVATIONS:
        yield "no purpose"
    if body.get("type") != "TextualBody":
        yield from resource_faults(body)
    elif not isinstance(body.get("value"), str) or body.get("format") != "text/plain":
        yield "no textual body"


def resource_faults(resource: dict[str, Any]) -> Iterator[str]:
    if resource.get("type") != "SpecificResource" or not IRI.fullmatch(resource.get("source", "")):
        yield f"no source in {resource}"
    for selector in as_list(resource["selector"]):
        kind = selector.get("type")
        if kind == "TextQuoteSelector":
            if not selector.get("exact") or not set(selector) <= {
                *("type", "exact", "prefix", "suffix")
            }:
                yield "a quote selector must have exactly one exact"
        elif kind == "TextPositionSelector":
            if set(selector) != {"type", "start", "end"} or not (
                0 <= selector["start"] < selector["end"]
            ):
                yield "a position selector must have a start and an end"
        else:
            yield f"selector {kind}"


@pytest.mark.parametrize("names", [["full"], ["bare"], ["hostile"], ["calm"],
                                   ["full", "bare", "hostile", "full"], []])  # fmt: skip
def test_the_rules_of_the_recommendation(names: list[str], request: pytest.FixtureRequest) -> None:
    reports = [request.getfixturevalue(f"{name}_report") for name in names]
    assert list(faults(json.loads(write(*reports)))) == []


def test_the_rules_notice_what_is_wrong(full_report: Report) -> None:
    good = json.loads(write(full_report))
    for path, wrong in [
        (("total",), 3),
        (("first", "type"), "Page"),
        (("first", "items", 0, "motivation"), "guessing"),
        (("first", "items", 0, "target", "source"), "javascript:alert(1)"),
        (("first", "items", 1, "target", "selector", 1, "end"), 0),
    ]:
        value = json.loads(json.dumps(good))
        inner = value
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = wrong
        assert list(faults(value)), path


def test_selectors_find_their_words(full_report: Report) -> None:
    text = full_report.article.text
    seen = 0
    for annotation in items(write(full_report)):
        for target in as_list(annotation["target"]):
            quote, *position = as_list(target["selector"])
            if not position:  # in the title
                assert quote["exact"] == full_report.article.title[:17]
                continue
            start, end = position[0]["start"], position[0]["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert len(quote["prefix"]) == min(AROUND, start)
            assert len(quote["suffix"]) == min(AROUND, len(text) - end)
            seen += 1
    assert seen > 30


def test_positions_count_code_points(calm_report: Report) -> None:
    """An emoji is one, whatever JavaScript says."""
    text = "👩‍👩‍👧 é. " + calm_report.article.text
    finding = {
        "start": text.index("council"),
        "end": text.index("council") + 7,
    }
    from provenance.types import Finding

    found = Finding("PV201", "loaded-word", "info", finding["start"], finding["end"], "text",
                    "council", "outlet", True, "words", 0.5, fingerprint="x")  # fmt: skip
    report = replace(
        calm_report, article=replace(calm_report.article, text=text), findings=(found,)
    )
    (only,) = items(write(report))
    assert only["target"]["selector"][1]["start"] == len("👩‍👩‍👧 é. Council meets.\n\nThe ")


def test_what_each_kind_says(full_report: Report) -> None:
    found = items(write(full_report))
    kinds = [a["motivation"] for a in found]
    assert kinds.count("assessing") == len(full_report.findings)
    assert kinds.count("identifying") == len(full_report.attributions)
    assert kinds.count("linking") == len(full_report.corroborations)
    boasted = next(a for a in found if "“boasted” adds" in a["body"][0]["value"])
    assert [b["value"] for b in boasted["body"]] == [
        "“boasted” adds pride to what was said",
        "PV401 editorialising-verb",
        "said",
    ]
    verrin = next(a for a in found if a.get("pv:channel") == "Meridian Wire")
    assert verrin["body"][0]["value"] == "Tomas Verrin, minister of works (person)"
    same = next(a for a in found if a["motivation"] == "linking" and "same_origin" in str(a))
    sources = [b["source"] for b in same["body"] if b["type"] == "SpecificResource"]
    assert sources == ["https://averin-evening.example/e3", "https://radio-oster.example/e7"]
    assert same["body"][2]["pv:notIndependentBecause"] == "same owner (Marrow Media)"


def test_a_suppressed_finding_says_so(full_report: Report) -> None:
    marked = [a["pv:suppressed"] for a in items(write(full_report)) if "pv:suppressed" in a]
    assert marked == [{"kind": "external", "justification": "house style allows it"}]


def test_the_source_is_the_address_or_a_name_of_its_own(
    full_report: Report, calm_report: Report
) -> None:
    def sources(report: Report) -> set[str]:
        return {t["source"] for a in items(write(report)) for t in as_list(a["target"])}

    assert sources(full_report) == {"https://averin-courier.example/dam"}
    here = replace(full_report.article, uri="drafts/dam.txt")
    (own,) = sources(replace(full_report, article=here))
    assert own.startswith("urn:x-provenance:document:averin-courier-2026-03-04-dam-")


def test_a_finding_past_the_end_is_cut_to_the_text(hostile_report: Report) -> None:
    for annotation in items(write(hostile_report)):
        for target in as_list(annotation["target"]):
            for selector in as_list(target["selector"]):
                assert selector.get("end", 0) <= len(hostile_report.article.text)


def test_nothing_found_in_no_article(bare_report: Report) -> None:
    for text in (write(), write(bare_report)):
        assert json.loads(text)["total"] == 0


def test_annotations_are_written_as_they_come(full_report: Report) -> None:
    out = io.StringIO()

    def reports() -> Iterator[Report]:
        for i in range(4):
            assert out.getvalue().count('"assessing", "body"') == i * len(full_report.findings)
            yield replace(full_report, article=replace(full_report.article, id=f"dam {i}"))

    FORMATS.get("webannotation").write(reports(), out, options=Options())
    assert list(faults(json.loads(out.getvalue()))) == []


def test_a_stream_that_is_not_unicode_gets_ascii(hostile_report: Report) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="cp1252")
    FORMATS.get("webannotation").write([hostile_report], out, options=Options())
    out.flush()
    assert json.loads(raw.getvalue().decode("ascii")) == json.loads(write(hostile_report))


def test_any_text_makes_valid_annotations() -> None:
    from provenance.check import check

    report = check(Article("x\ud800", "\ud83d “Ω≈ç” said Ann Dunn.\r\n" * 9, uri="http://[bad"))
    assert list(faults(json.loads(write(report)))) == []


@pytest.mark.parametrize("which", ["full", "bare", "hostile"])
def test_goldens(
    which: str, request: pytest.FixtureRequest, golden: Callable[[str, str], None]
) -> None:
    report = request.getfixturevalue(f"{which}_report")
    assert write(report) == write(report)
    golden(f"webannotation/{which}.jsonld", write(report))


def test_golden_of_several(
    full_report: Report, calm_report: Report, golden: Callable[[str, str], None]
) -> None:
    golden("webannotation/several.jsonld", write(full_report, calm_report))
