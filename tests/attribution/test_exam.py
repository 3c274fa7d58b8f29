"""An exam set by somebody who had not seen the program: exact spans, speaker, channel.

What the program cannot do yet stands in ``exam_open.txt``, one case a line, and is expected to
fail: whoever mends one takes it off the list, and nothing on neither list may break unseen.
``UPDATE_EXAM=1 pytest tests/attribution/test_exam.py`` writes the list again.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
UPDATE = bool(os.environ.get("UPDATE_EXAM"))
ROWS = [
    json.loads(line)
    for name in ("exam.jsonl", "exam_articles.jsonl")
    for line in (HERE / name).read_text("utf-8").splitlines()
]
CASES = [(row, i) for row in ROWS for i in range(len(row["attributions"]))]
IDS = [f"{row['pattern']}: {row['name']} [{i}]" for row, i in CASES]
OPEN = HERE / "exam_open.txt"
KNOWN = frozenset(OPEN.read_text("utf-8").splitlines()) if OPEN.exists() else frozenset()
CLOSING = "”’\"'»“`"


def pieces(text, spans):
    """Spans in order, joined over white space, less a last period outside quotation marks."""
    joined = []
    for start, end in sorted(tuple(s) for s in spans):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    out = []
    for start, end in joined:
        if text[end - 1] == "." and text[end - 2] not in CLOSING:
            out.append((start, end - 1))
        else:
            out.append((start, end))
    return out


def overlap(spans, others):
    return any(a < d and c < b for a, b in spans for c, d in others)


def cue_spans(want):
    return [want["spans"]["cue"], *want["spans"].get("cue_rest", [])]


def find(result, row, index):
    """The attribution found with the wanted content; of several, the one whose cue is wanted."""
    want = row["attributions"][index]
    content = pieces(row["text"], want["spans"]["content"])
    same = [a for a in result.found.attributions if pieces(row["text"], a.content) == content]
    same.sort(key=lambda a: not overlap(a.cue, cue_spans(want)))
    return same[0] if same else None


RELATIVE = re.compile(r",? (?:who|whose|which|where)\b.*", re.DOTALL)


def core(text, spans):
    """Sources without a closing comma and without a relative clause: annotators differ on both."""
    return [RELATIVE.sub("", text[a:b]).rstrip(", ") for a, b in spans]


def bare(name):
    if name is None:
        return None
    folded = name.casefold()
    return folded.removeprefix("the ")


def marked(test: str) -> list[object]:
    """Every case, those on the list of open ones expected to fail."""
    out = []
    for (row, index), name in zip(CASES, IDS, strict=True):
        xfail = pytest.mark.xfail(strict=True, reason="open: see exam_open.txt")
        marks = [xfail] if f"{test} | {name}" in KNOWN and not UPDATE else []
        out.append(pytest.param(row, index, id=name, marks=marks))
    return out


@pytest.mark.parametrize(("row", "index"), marked("spans"))
def test_spans_speaker_and_channel(row, index, read):
    check_spans(row, index, read)


def check_spans(row, index, read):
    result = read(row["text"])
    want = row["attributions"][index]
    found = find(result, row, index)
    assert found is not None, (want["cue"], want["content"], result.rows())
    assert overlap(found.cue, cue_spans(want))
    source_span = want["spans"]["source"]
    assert core(row["text"], found.source) == core(
        row["text"], [source_span] if source_span else []
    ), "source"
    if "channel" in want:
        assert bare(found.channel.name if found.channel else None) == bare(want["channel"])
    source = result.source_of(found)
    if want["speaker"] is not None:
        assert source is not None
        assert bare(source.name) == bare(want["speaker"])
    elif source is not None:
        assert source.name not in want.get("not_speaker", [])
        if want["kind"] == "unresolved":
            assert source.kind == "unresolved"


@pytest.mark.parametrize(("row", "index"), marked("kind"))
def test_kind_style_and_parent(row, index, read):
    check_kind(row, index, read)


def check_kind(row, index, read):
    result = read(row["text"])
    want = row["attributions"][index]
    found = find(result, row, index)
    assert found is not None
    source = result.source_of(found)
    if want["kind"] is not None:
        assert source is not None
        assert source.kind == want["kind"]
    assert found.style == want["style"]
    if want["parent"] is None:
        assert found.parent is None
    else:
        outer = find(result, row, want["parent"])
        assert outer is not None
        assert found.parent == outer.id


@pytest.mark.parametrize(
    ("row", "index"),
    [p for p in marked("reason") if p.values[0]["attributions"][p.values[1]].get("reason")],
)
def test_reason_for_anonymity(row, index, read):
    check_reason(row, index, read)


def check_reason(row, index, read):
    result = read(row["text"])
    found = find(result, row, index)
    assert found is not None
    source = result.source_of(found)
    assert source is not None
    reason = row["attributions"][index]["reason"]
    assert source.anonymity_reason
    assert source.anonymity_reason in reason or reason in source.anonymity_reason


@pytest.mark.parametrize("row", [r for r in ROWS if not r["attributions"]], ids=lambda r: r["name"])
def test_nothing_is_attributed(row, read):
    assert read(row["text"]).rows() == []


def fails(check, row, index, read) -> bool:
    try:
        check(row, index, read)
    except AssertionError:
        return True
    return False


@pytest.mark.skipif(not UPDATE, reason="writes the list of open cases; set UPDATE_EXAM=1")
def test_write_the_list(read):
    checks = {"spans": check_spans, "kind": check_kind}
    lines = [
        f"{test} | {name}"
        for test, check in checks.items()
        for (row, index), name in zip(CASES, IDS, strict=True)
        if fails(check, row, index, read)
    ]
    reasons = [(r, i, n) for (r, i), n in zip(CASES, IDS, strict=True)]
    lines += [
        f"reason | {n}"
        for r, i, n in reasons
        if r["attributions"][i].get("reason") and fails(check_reason, r, i, read)
    ]
    OPEN.write_text("\n".join(lines) + "\n", "utf-8")


def test_most_of_the_exam_is_passed():
    open_spans = sum(line.startswith("spans |") for line in KNOWN)
    assert open_spans <= 0.36 * len(CASES)
