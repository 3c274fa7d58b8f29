"""Evidence beside a statement: what is marked, what is cut, why it counts, where chains meet."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.report import FORMATS, Options
from provenance.report._beside import (
    Side,
    excerpt,
    is_copy,
    origins,
    published,
    repeats,
    shared_with,
    sides,
    why,
)
from provenance.report._chain import CHANNEL, OUTLET, OWNER, SOURCE, STATEMENT, chains
from provenance.report._html.chain import _lines, picture
from provenance.report._marks import Mark, marks, name_marks
from provenance.report._view import View
from provenance.types import EvidencePassage, Report

SIGNS = {"run": "*{}*", "word": "_{}_", "agree": "[={}]", "clash": "[≠{}]"}


def shown(text: str, found: tuple[Mark, ...]) -> str:
    out, at = "", 0
    for mark in found:
        out += text[at : mark.start] + SIGNS[mark.kind].format(text[mark.start : mark.end])
        at = mark.end
    return out + text[at:]


@pytest.mark.parametrize(
    ("statement", "passage", "own", "other"),
    [
        (
            "the wall was moving four millimeters a week",
            "“The wall was moving four millimeters a week,” she said.",
            "*the wall was moving* [=four] *millimeters a week*",
            "“*The wall was moving* [=four] *millimeters a week*,” she said.",
        ),
        (
            "14 cracks in the wall",
            "Inspectors counted three cracks.",
            "[≠14] _cracks_ in the wall",
            "Inspectors counted [≠three] _cracks_.",
        ),
        (
            "more than 100 people were killed",
            "The toll stands at 116 dead.",
            "[=more than 100] people were _killed_",
            "The toll stands at [=116] _dead_.",
        ),
        (
            "the bridge will be shut",
            "Engineers closed the bridge.",
            "the _bridge_ will be _shut_",
            "Engineers _closed_ the _bridge_.",
        ),
        ("in the end of the day", "at the end of the road", "in the _end_ of the day",
         "at the _end_ of the road"),
        ("nothing alike", "quite another matter", "nothing alike", "quite another matter"),
        ("", "quite another matter", "", "quite another matter"),
    ],
)  # fmt: skip
def test_what_two_texts_share(statement: str, passage: str, own: str, other: str) -> None:
    found = marks(statement, passage)
    assert shown(statement, found[0]) == own
    assert shown(passage, found[1]) == other


def test_a_contradiction_shows_its_figure_though_it_gives_the_other_too() -> None:
    passage = "Three cracks, not fourteen, are in the report."
    _, other = marks("14 cracks in the wall", passage, against=True)
    assert shown(passage, other).startswith("[≠Three] _cracks_, not [=fourteen]")


PLAIN = ("the", "dam", "wall", "of", "14", "three", "3", "cracks", "said", "“", "4.6", "million,")
WORDS = st.lists(st.sampled_from((*PLAIN, "not\n", "🙂", "closed")), max_size=40).map(" ".join)


@given(WORDS | st.text(max_size=60), WORDS | st.text(max_size=60), st.booleans())
@settings(max_examples=150)
def test_marks_are_in_order_inside_and_apart(a: str, b: str, against: bool) -> None:
    for text, found in zip((a, b), marks(a, b, against=against), strict=True):
        at = 0
        for mark in found:
            assert at <= mark.start < mark.end <= len(text)
            assert text[mark.start : mark.end].strip() == text[mark.start : mark.end]
            at = mark.end


def test_a_book_between_quotation_marks_is_compared_in_its_beginning_only() -> None:
    long = "the northern wall cracked " * 40_000
    own, _ = marks(long, long)
    assert own
    assert own[-1].end <= 4000


def test_a_name_is_marked_where_it_stands() -> None:
    passage = "Ilse Brandt, the mayor, came; Brandt spoke."
    assert shown(passage, name_marks("Mayor Ilse Brandt", passage)) == (
        "_Ilse Brandt_, the _mayor_, came; _Brandt_ spoke."
    )


@given(st.text("ab 🙂", max_size=300), st.integers(2, 80), st.data())
def test_an_excerpt_is_short_and_keeps_its_marks_in_place(
    text: str, most: int, data: st.DataObject
) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    found = tuple(Mark(a, b, "word") for a, b in zip(edges[::2], edges[1::2], strict=False))
    cut = excerpt(Side(text, found), most)
    assert len(cut.text) <= most + 4
    for mark in cut.marks:
        assert cut.text[mark.start : mark.end].strip() in text
        assert mark.end <= len(cut.text)


def test_an_excerpt_is_cut_around_what_matters() -> None:
    text = "Something else entirely was said. " * 20 + "The dam is safe. " + "More of it. " * 30
    at = text.index("dam")
    cut = excerpt(Side(text, (Mark(at, at + 11, "run"),)), 100)
    assert "*dam is safe*" in shown(cut.text, cut.marks)
    assert cut.text.startswith("… ")
    assert cut.text.endswith(" …")


def passage(**more: object) -> EvidencePassage:
    fields = {
        "document_id": "e1",
        "outlet": "Northern Post",
        "start": 0,
        "end": 9,
        "text": "x",
        "relation": "supports",
        "independent": True,
        "owner": "Halgren Press",
        "published": "2026-03-03",
    }
    return EvidencePassage(**(fields | more))  # type: ignore[arg-type]


def test_why_a_passage_counts(full_report: Report) -> None:
    def reason(**more: object) -> str:
        return why(full_report, passage(**more))

    checked = "no copied text, no shared credit"
    assert reason() == f"counts: another outlet and owner, {checked}"
    assert reason(owner=None) == f"counts: another outlet, whose owner is not known, {checked}"
    assert "no outlet is named" in reason(outlet=None)
    assert reason(relation="conflicts").startswith("counts against it: another outlet")
    assert reason(relation="names_source").endswith("but it does not carry the statement")
    apart = reason(independent=False, not_independent_because="wire copy")
    assert apart == "not counted: wire copy"
    unknown = why(replace(full_report, owner=None), passage())
    assert unknown.startswith("counts: another outlet; the owner of the article’s own is not known")


def test_who_published_it() -> None:
    assert published(passage()) == "Northern Post (owner: Halgren Press), 3 March 2026"
    assert published(passage(outlet=None, owner=None, published=None)) == (
        "e1 (owner not known), no date"
    )


def test_what_is_shared_with_the_article() -> None:
    def shared(because: str | None) -> tuple[str | None, str | None]:
        return shared_with(passage(independent=False, not_independent_because=because))

    assert shared("same channel (Wire (North))") == ("channel", "Wire (North)")
    assert shared("same owner (Marrow)") == ("owner", "Marrow")
    assert shared("same outlet") == ("outlet", None)
    assert shared("wire copy") == shared(None) == (None, None)
    assert is_copy(passage(not_independent_because="wire copy"))
    assert is_copy(passage(relation="copy"))
    assert not is_copy(passage())


def test_a_passage_that_only_names_the_source_stands_alone(full_report: Report) -> None:
    source = full_report.sources[2]
    naming = passage(relation="names_source", text="Ilse Brandt came.")
    own, other = sides("a disgraceful fairy tale", naming, source)
    assert own is None
    assert shown(other.text, other.marks) == "_Ilse Brandt_ came."
    assert sides("x", naming, None)[1].marks == ()


def test_origins_fold_by_owner_where_nobody_says(full_report: Report) -> None:
    three = (
        passage(),
        passage(document_id="e2", outlet="Kestrel Sentinel"),
        passage(document_id="e3", outlet="Radio Oster", owner=None),
        passage(document_id="e4", independent=False),
    )
    verdict = replace(full_report.corroborations[0], evidence=three, independent=2)
    assert origins(verdict) == {"e1": 1, "e2": 1, "e3": 2}
    assert origins(replace(verdict, independent=1)) == {}  # something else folds them
    told = replace(verdict, evidence=(replace(three[0], origin=3), *three[1:]))
    assert origins(told) == {"e1": 3}


def test_a_passage_told_twice() -> None:
    twice = (passage(), passage(relation="conflicts"), passage(start=1))
    assert [repeats(twice, i) for i in range(3)] == [False, True, False]


def keys(report: Report, id_: str) -> list[dict[int, str]]:
    view = View(report, Options(), suppressed=False)
    return [
        {step.column: step.key for step in chain.steps}
        for chain in chains(view, view.attributions[id_])
    ]


def test_chains_meet_where_they_are_one(full_report: Report) -> None:
    own, sister, channel = keys(full_report, "a2")
    assert list(own) == [STATEMENT, SOURCE, CHANNEL, OUTLET, OWNER]
    assert sister[OWNER] == own[OWNER]  # one owner
    assert channel[CHANNEL] == own[CHANNEL]  # one interview
    assert channel[OWNER] != own[OWNER]
    article, first, second = keys(full_report, "a6")
    assert first[OWNER] == second[OWNER] != article[OWNER]  # two papers, one origin
    assert SOURCE not in first  # another account, not this source's
    assert [SOURCE in chain for chain in keys(full_report, "a5")] == [True, True]
    assert STATEMENT not in keys(full_report, "a5")[1]  # it only names the source


def test_a_copy_shares_the_text(full_report: Report) -> None:
    verdict = full_report.corroborations[0]
    copy = passage(relation="copy", independent=False, not_independent_because="wire copy")
    report = replace(full_report, corroborations=(replace(verdict, evidence=(copy,)),))
    own, other = keys(report, "a1")
    assert own[CHANNEL] == other[CHANNEL] == "copy"


def test_what_is_not_known_is_said(calm_report: Report, full_report: Report) -> None:
    nobody = replace(full_report.attributions[0], source_id=None)
    bare = replace(calm_report.article, outlet=None, text=full_report.article.text)
    report = replace(calm_report, article=bare, attributions=(nobody,))
    view = View(report, Options(), suppressed=False)
    (only,) = chains(view, nobody)
    assert only.words(first=SOURCE) == "no source given → this article → owner not known"


def test_the_picture_has_every_step_once_and_says_it_in_words(full_report: Report) -> None:
    view = View(full_report, Options(), suppressed=False)
    found = chains(view, view.attributions["a2"])
    drawn = picture(found, id_="x")
    steps = {(s.column, s.key) for chain in found for s in chain.steps}
    assert drawn.count("<rect") == len(steps)
    assert drawn.count("<title") == len(steps) + 1
    assert re.search(r"<desc id=\"x-d\">.*→ Marrow Media\. .*same owner \(Marrow Media\)", drawn)
    assert 'class="edge aside"' in drawn
    numbers = [float(n) for d in re.findall(r' d="([^"]*)"', drawn) for n in re.findall(r"\d+", d)]
    assert max(numbers) < 880


@given(st.text(max_size=60), st.integers(3, 20))
def test_lines_of_a_box_hold_what_fits(words: str, width: int) -> None:
    lines = _lines(words, width, 2)
    assert len(lines) <= 2
    assert all(len(line) <= width for line in lines)


def test_side_by_side_in_the_terminal_and_below_where_it_is_narrow(full_report: Report) -> None:
    def text(**options: object) -> str:
        out = io.StringIO()
        FORMATS.get("text").write([full_report], out, options=Options(**options))  # type: ignore[arg-type]
        return out.getvalue()

    assert "[≠14] *cracks in the northern wall* │ Inspectors of the Halden Water" in text()
    narrow = " ".join(text(width=50).split())
    assert "article: [≠14] *cracks in the northern wall*" in narrow
    assert "there: Inspectors of the Halden Water Authority counted [≠three]" in narrow
    assert "chain: Tomas Verrin → Meridian Wire → The Averin Courier → Marrow Media" in text()
    # Everything is set beside the statement where everything is asked for.
    assert text().count(" │ ") < text(verbosity=1).count(" │ ")


def test_sources_come_first(full_report: Report) -> None:
    for name, first, then in (
        ("text", "source, role", "The article"),
        ("html", 'id="r1-sources"', 'id="r1-framing"'),
    ):
        out = io.StringIO()
        FORMATS.get(name).write([full_report], out, options=Options())
        assert out.getvalue().index(first) < out.getvalue().index(then)
