"""JSON and JSON lines: valid against the schema, streaming, UTF-8 whatever the article holds."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.report import FORMATS, Options
from provenance.report._contract import schema_text
from provenance.report._dict import as_dict
from provenance.types import FramingScore, Report

SCHEMA = json.loads(schema_text())
VALID = jsonschema.Draft202012Validator(SCHEMA)


def write(name: str, *reports: Report) -> str:
    out = io.StringIO()
    FORMATS.get(name).write(iter(reports), out, options=Options())
    out.getvalue().encode("utf-8")
    return out.getvalue()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("which", ["full", "bare", "hostile", "calm"])
def test_every_report_is_valid_and_comes_back(which: str, request: pytest.FixtureRequest) -> None:
    report = request.getfixturevalue(f"{which}_report")
    for name in ("json", "jsonl"):
        read = json.loads(write(name, report))
        VALID.validate(read)
        assert read["article"]["text"] == report.article.text
        assert read["article"]["title"] == report.article.title
        assert len(read["findings"]) == len(report.findings)


def test_the_schema_notices_what_is_wrong(full_report: Report) -> None:
    for path, wrong in [
        (("article",), {}),
        (("findings",), [{}]),
        (("scores", "framing", "band"), "extreme"),
        (("voices",), [{"start": 0, "end": 1, "voice": "somebody"}]),
    ]:
        value = as_dict(full_report)
        inner = value
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = wrong
        with pytest.raises(jsonschema.ValidationError):
            VALID.validate(value)


def _keys_in_order(value: object, schema: dict[str, object], where: str) -> Iterator[str]:
    """Places where an object's keys do not follow the order of the schema's properties."""
    properties = schema.get("properties")
    if isinstance(value, dict) and isinstance(properties, dict):
        order = [key for key in properties if key in value]
        if [key for key in value if key in properties] != order:
            yield where
        for key, inner in properties.items():
            if key in value:
                yield from _keys_in_order(value[key], inner, f"{where}.{key}")
    elif isinstance(value, list) and isinstance(schema.get("items"), dict):
        for item in value:
            yield from _keys_in_order(item, schema["items"], f"{where}[]")  # type: ignore[arg-type]


def test_keys_follow_the_contract(full_report: Report) -> None:
    assert list(_keys_in_order(as_dict(full_report), SCHEMA, "$")) == []
    assert list(as_dict(full_report))[: len(SCHEMA["required"])] == SCHEMA["required"]


def test_no_field_of_the_schema_is_left_out(full_report: Report) -> None:
    value = as_dict(full_report)
    for part in ("run", "article", "scores", "sourcing"):
        assert set(SCHEMA["properties"][part].get("properties", {})) <= set(value[part])
    for part in ("findings", "sources", "attributions", "skipped"):
        for item in value[part]:
            assert set(SCHEMA["properties"][part]["items"]["properties"]) == set(item)
    assert all("speech" in item for item in value["attributions"])
    passages = SCHEMA["properties"]["corroborations"]["items"]["properties"]["evidence"]["items"]
    for corroboration in value["corroborations"]:
        for passage in corroboration["evidence"]:
            assert set(passages["properties"]) == set(passage)


def test_a_source_says_who_else_has_it(full_report: Report, calm_report: Report) -> None:
    sources = {s["name"]: s for s in as_dict(full_report)["sources"]}
    verrin, brandt = sources["Tomas Verrin"], sources["Ilse Brandt"]
    assert verrin["attested"] is False
    assert verrin["dependent"] == [
        {"outlet": "Averin Evening", "reason": "same owner (Marrow Media)"},
        {"outlet": "Radio Oster", "reason": "same channel (Meridian Wire)"},
    ]
    assert brandt["attested_by"] == ["Northern Post"]
    assert brandt["attested_in_role"] is True
    assert brandt["verdicts"] == {"corroborated_claim": 1, "source_only": 1}
    assert (brandt["statements"], brandt["origins"]) == (2, 1)
    assert as_dict(full_report)["article"]["owner"] == "Marrow Media"
    assert as_dict(full_report)["sourcing"]["attested"] == 2
    unasked = replace(calm_report, sources=full_report.sources)
    for source in as_dict(unasked)["sources"]:
        assert {source[key] for key in ("attested", "attested_in_role", "origins")} == {None}
    VALID.validate(as_dict(unasked))


def test_floats_have_six_decimals(full_report: Report) -> None:
    assert as_dict(full_report)["scores"]["framing"]["value"] == 34.123457
    zero = replace(
        full_report,
        scores=replace(full_report.scores, framing=FramingScore(-0.0, -0.0, 1.0, "low")),
    )
    assert '"value": 0.0,' in write("jsonl", zero)


def test_a_number_json_does_not_have_is_refused(full_report: Report) -> None:
    scores = replace(full_report.scores, headline=float("nan"))
    with pytest.raises(ValueError, match="JSON"):
        write("json", replace(full_report, scores=scores))


def test_one_is_an_object_and_several_an_array(full_report: Report, calm_report: Report) -> None:
    assert isinstance(json.loads(write("json", full_report)), dict)
    assert json.loads(write("json")) == []
    three = json.loads(write("json", full_report, calm_report, full_report))
    assert [r["article"]["id"] for r in three] == [
        full_report.article.id,
        "council.txt",
        full_report.article.id,
    ]


def test_a_report_is_one_line_for_every_reader(hostile_report: Report) -> None:
    text = write("jsonl", hostile_report, hostile_report)
    assert len(text.splitlines()) == 2
    assert "\x9b" not in text
    assert "\\ud800" in text


def test_reports_are_written_as_they_come(full_report: Report) -> None:
    out = io.StringIO()
    behind: list[int] = []

    def reports() -> Iterator[Report]:
        for i in range(6):
            behind.append(i - out.getvalue().count('"schema_version"'))
            yield full_report

    FORMATS.get("jsonl").write(reports(), out, options=Options())
    assert max(behind) == 0
    out.seek(0)
    out.truncate()
    behind.clear()
    FORMATS.get("json").write(reports(), out, options=Options())
    assert max(behind) <= 2


def test_a_stream_that_is_not_unicode_gets_ascii(hostile_report: Report) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="cp1252")
    FORMATS.get("jsonl").write([hostile_report], out, options=Options())
    out.flush()
    assert (
        json.loads(raw.getvalue().decode("ascii"))["article"]["text"] == hostile_report.article.text
    )


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text_comes_back(text: str, title: str) -> None:
    from provenance.report._dump import dump, dump_by_key

    value = {"text": text, "items": [title, text], "none": []}
    # Two surrogates side by side are the one thing JSON cannot keep apart from the character.
    same = json.loads(json.dumps(value))
    assert json.loads(dump(value)) == same
    assert json.loads(dump_by_key(value, indent="    ")) == same
    dump(value).encode("utf-8")
    assert len(dump(value).splitlines()) == 1


@pytest.mark.parametrize("which", ["full", "bare", "hostile"])
def test_goldens(
    which: str, request: pytest.FixtureRequest, golden: Callable[[str, str], None]
) -> None:
    report = request.getfixturevalue(f"{which}_report")
    for name in ("json", "jsonl"):
        assert write(name, report) == write(name, report)
        golden(f"{name}/{which}.{name}", write(name, report))


def test_golden_of_several(
    full_report: Report, calm_report: Report, golden: Callable[[str, str], None]
) -> None:
    golden("json/several.json", write("json", full_report, calm_report))
    golden("jsonl/several.jsonl", write("jsonl", full_report, calm_report))
