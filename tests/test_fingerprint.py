"""Fingerprints stay when something else changes, and differ when they must."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from provenance.fingerprint import fingerprint, normalized, with_fingerprints
from provenance.types import Finding


def found(text: str, start: int = 0, **more: object) -> Finding:
    base = Finding(
        "PV401", "editorialising-verb", "warning", start, start + len(text), "text", text,
        "outlet", True, "a message", 0.9,
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


def prints(*findings: Finding, article: str = "a") -> list[str]:
    return [f.fingerprint for f in with_fingerprints(article, findings)]


def test_moving_rewording_and_rescoring_change_nothing() -> None:
    here = prints(found("boasted", 10))
    assert here == prints(
        found("boasted", 900, message="other", confidence=0.1, severity="info", counts=False)
    )
    assert here == prints(found("BOASTED"))
    assert prints(found("boasted of")) == prints(found("boasted \n\t of"))


def test_code_article_and_words_tell_findings_apart() -> None:
    seen = {
        *prints(found("boasted")),
        *prints(found("bragged")),
        *prints(found("boasted", code="PV402")),
        *prints(found("boasted"), article="b"),
    }
    assert len(seen) == 4


def test_the_second_place_of_the_same_words_is_another_finding() -> None:
    first, second = prints(found("boasted", 10), found("boasted", 50))
    assert first != second
    assert prints(found("boasted", 10)) == [first]
    # another code or other words in between do not shift the count
    assert prints(found("boasted", 10), found("bragged", 20), found("boasted", 50))[2] == second


def test_occurrences_count_in_text_order_whatever_the_order_given() -> None:
    title = found("boasted", 30, where="title")
    text = found("boasted", 5)
    assert prints(title, text) == prints(text, title)[::-1]
    assert prints(title, text)[0] == fingerprint("PV401", "a", "boasted", 0)


def test_parts_cannot_run_into_each_other() -> None:
    assert fingerprint("PV401", 'a", "b', "c", 0) != fingerprint("PV401", "a", 'b", "c', 0)


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text_has_a_fingerprint(article: str, text: str) -> None:
    (value,) = prints(found(text), article=article)
    assert len(value) == 64
    assert int(value, 16) >= 0
    assert normalized(normalized(text)) == normalized(normalized(normalized(text)))
