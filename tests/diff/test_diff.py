"""What changed between two versions: each part on real reports of a small story."""

from __future__ import annotations

import json
from itertools import permutations

import jsonschema
import pytest

from provenance.diff import correction_finding, diff, with_correction
from provenance.diff._dict import as_dict, schema_text
from provenance.diff._text import text_of

NOTE = "\n\nCorrection: An earlier version of this article gave the wrong sum.\n"


@pytest.fixture(scope="module")
def story(edited):
    return edited().old.text


def test_the_same_text_differs_in_nothing(edited):
    found = edited()
    assert found.empty
    assert (found.substance, found.sentences, found.scores, found.figures) == ((), (), (), ())
    assert {f.kind for f in found.findings} == {"stayed"}


def test_marks_and_white_space_are_no_change(edited):
    found = edited(("“", '"'), ("”", '"'), (" — ", " – "))
    assert found.empty
    assert not found.quotations


def test_every_span_slices_its_version(edited):
    found = edited(("nine", "eleven"), ("will build", "may build"), ("four hours", "five hours"))
    stretches = [
        (side, getattr(change, side))
        for change in (*found.sentences, *found.quotations, *found.figures)
        for side in ("old", "new")
    ]
    assert len(stretches) > 8
    for side, stretch in stretches:
        text = getattr(found, side).text
        assert text[stretch.start : stretch.end] == stretch.text
    for change in (*found.sentences, *found.quotations):
        for edit in change.edits:
            same = found.old.text[slice(*edit.old)] == found.new.text[slice(*edit.new)]
            assert same == (edit.kind == "equal")


def test_a_headline_rewritten(edited):
    found = edited(("Council backs the new", "Council split over a"))
    assert found.headline.old.text == "Council backs the new ferry line"
    assert found.headline.new.text == "Council split over a ferry line"
    assert found.substance == ("headline",)
    assert found.sentences == ()


def test_a_title_beside_the_text(examine, story):
    body = story.split("\n\n", 1)[1]
    found = diff(examine(body, title="A ferry for all"), examine(body, title="No ferry for all"))
    assert (found.headline.new.where, found.headline.new.text) == ("title", "No ferry for all")
    assert diff(examine(body, title="A ferry"), examine(body, title="A FERRY.")).headline is None


def test_a_figure_changed(edited):
    found = edited(("nine million", "11 million"))
    ((kind, old, new),) = [(f.kind, f.old.text, f.new.text) for f in found.figures]
    assert (kind, old, new) == ("changed", "nine million", "11 million")
    assert found.substance == ("figure",)


def test_a_number_written_in_another_way_is_the_same(edited):
    found = edited(("nine million crowns,", "9 million crowns,"))
    assert found.figures == ()
    assert found.substance == ()
    assert [s.kind for s in found.sentences] == ["changed"]


def test_a_quotation_altered_word_by_word(edited):
    found = edited(("Now we will build it", "Now we may build it"))
    (change,) = found.quotations
    assert (change.kind, change.new_speaker) == ("altered", "Ilse Brandt")
    (edit,) = [e for e in change.edits if e.kind != "equal"]
    assert found.old.text[slice(*edit.old)] == "will"
    assert found.new.text[slice(*edit.new)] == "may"


def test_a_quotation_cut_short(edited):
    found = edited((", whatever the weather.”", ".”"))
    assert [q.kind for q in found.quotations] == ["shortened"]
    back = diff_back(found, edited)
    assert [q.kind for q in back.quotations] == ["extended"]


def diff_back(found, edited):
    return edited(
        (found.new.text, found.old.text),
        text=found.new.text,
    )


def test_a_quotation_divided_by_said_is_no_change(edited):
    found = edited(
        (
            "“Now we will build it, whatever the weather.”",
            "“Now we will build it,” she said, “whatever the weather.”",
        )
    )
    assert found.quotations == ()


def test_a_quotation_dropped_and_one_added(edited):
    gone = edited((" “Now we will build it, whatever the weather.”", ""))
    assert [q.kind for q in gone.quotations] == ["dropped"]
    assert gone.substance == ("quotation",)
    more = diff_back(gone, edited)
    assert [q.kind for q in more.quotations] == ["added"]
    assert more.substance == ()


def test_a_quotation_that_changed_hands(edited):
    found = edited(("whatever the weather.”", "whatever the weather,” Tomas Reuel said."))
    (change,) = found.quotations
    assert (change.kind, change.old_speaker) == ("reattributed", "Ilse Brandt")
    assert change.new_speaker == "Tomas Reuel"
    assert found.substance == ("quotation",)


def test_a_speaker_named_otherwise_is_told_once(edited):
    found = edited(("Mayor Ilse Brandt told", "Harbor Director Paul Henning told"))
    assert found.quotations == ()
    ((kind, old, new),) = [(s.kind, s.old.name, s.new.name) for s in found.sources]
    assert (kind, old, new) == ("renamed", "Ilse Brandt", "Paul Henning")
    assert found.substance == ("source",)


def test_a_source_that_lost_its_name(edited):
    found = edited(("Tomas Reuel, who leads the opposition,", "An opposition politician"))
    (change,) = found.sources
    assert (change.kind, change.old.name) == ("anonymized", "Tomas Reuel")
    assert found.substance == ("source",)


def test_a_source_that_went(edited):
    sentence = (
        " Tomas Reuel, who leads the opposition, boasted that his party had never voted for a boat."
    )
    found = edited((sentence, ""))
    assert [(c.kind, c.old.name) for c in found.sources] == [("went", "Tomas Reuel")]
    assert "PV401" in {f.old.code for f in found.findings if f.kind == "went"}
    assert found.scores[0].name == "framing"
    assert found.scores[0].new < found.scores[0].old


def test_a_fuller_name_is_the_same_source(edited):
    found = edited(("Mayor Ilse Brandt", "Mayor Brandt"))
    assert found.substance == ()


def test_paragraphs_in_another_order_are_moved_and_nothing_else(examine, story):
    headline, *body = story.strip().split("\n\n")
    for order in list(permutations(body))[1::7]:
        found = diff(examine(story), examine("\n\n".join([headline, *order])))
        assert {s.kind for s in found.sentences} <= {"moved"}
        assert (found.quotations, found.figures, found.headline) == ((), (), None)
        assert not [c for c in found.sources if c.kind in ("came", "went", "renamed")]


def test_a_sentence_changed_where_it_moved(examine, story):
    headline, first, second, third, last = story.strip().split("\n\n")
    new = [headline, first, third.replace("nine", "eleven"), second, last]
    found = diff(examine(story), examine("\n\n".join(new)))
    assert [f.new.text for f in found.figures] == ["eleven million"]
    assert not [s for s in found.sentences if s.kind in ("added", "removed")]


def test_a_loaded_word_that_came(edited):
    found = edited(("boasted", "said"))
    assert [f.old.code for f in found.findings if f.kind == "went"] == ["PV401"]


def test_the_word_that_came_is_the_new_one(edited):
    found = edited(("The line is to open", "Its members boasted of it. The line is to open"))
    came = [f.new for f in found.findings if f.kind == "came" and f.new.code == "PV401"]
    assert [f.start for f in came] == [found.new.text.index("boasted")]


def test_findings_of_two_files_stay(examine, story):
    found = diff(examine(story, id="old.txt"), examine(story, id="new.txt"))
    assert {f.kind for f in found.findings} == {"stayed"}


# -- PV603 ------------------------------------------------------------------------------------


def pv603(found, examine):
    report = examine(found.new.text)
    return correction_finding(report, found)


def test_no_note_is_told(edited, examine):
    finding = pv603(edited(("nine million", "eleven million")), examine)
    assert (finding.code, finding.severity, finding.counts) == ("PV603", "info", True)
    assert "nine million → eleven million" in finding.message
    assert finding.text == "Council backs the new ferry line"


@pytest.mark.parametrize(
    "note",
    [
        NOTE,
        "\n\nUpdate: This story has been updated with the final sum.\n",
        "\n\nEditor's note: The sum in the third paragraph was changed on Tuesday.\n",
        "\n\nThis article was amended on 3 June 2026 because the sum was wrong.\n",
    ],
)
def test_a_note_is_enough(edited, examine, note):
    found = edited(("nine million", "eleven million"), ("both lines.\n", f"both lines.{note}"))
    assert found.substance == ("figure",)
    assert found.noted
    assert pv603(found, examine) is None


def test_a_note_that_was_there_before_tells_nothing_new(edited, examine, story):
    found = edited(("nine million", "eleven million"), text=story + NOTE)
    assert [n.fresh for n in found.notes] == [False]
    assert pv603(found, examine) is not None


def test_a_running_story_says_so(edited, examine, story):
    text = story + "\n\nThis is a developing story. Check back for updates.\n"
    found = edited(("nine million", "eleven million"), text=text)
    assert [n.kind for n in found.notes] == ["developing"]
    assert pv603(found, examine) is None


def test_a_note_taken_out_is_told(edited, story):
    found = edited((NOTE, "\n"), text=story + NOTE)
    assert [n.kind for n in found.lost_notes] == ["correction"]
    assert not found.empty


def test_added_paragraphs_need_no_note(edited, examine):
    more = "The harbor office said on Tuesday that 14 firms had asked for the plans."
    found = edited(("The council will meet", f"{more}\n\nThe council will meet"))
    assert [s.kind for s in found.sentences] == ["added"]
    assert pv603(found, examine) is None


def test_the_next_rewriting_is_another_finding(edited, examine):
    first = pv603(edited(("nine million", "eleven million")), examine)
    second = pv603(edited(("nine million", "twelve million")), examine)
    assert first.fingerprint != second.fingerprint
    assert len(first.fingerprint) == 64


def test_the_report_carries_it(edited, examine):
    found = edited(("nine million", "eleven million"))
    report = with_correction(examine(found.new.text), found)
    assert [f.code for f in report.findings][-1] == "PV603"


# -- JSON and text ----------------------------------------------------------------------------


def test_json_keeps_to_its_schema(edited, examine, story):
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validate = jsonschema.Draft202012Validator(schema).validate
    for found in (
        edited(),
        edited(
            ("nine million", "eleven million"),
            ("Now we will", "Now we may"),
            ("Tomas Reuel, who leads the opposition,", "A politician"),
            ("Council backs", "Council splits over"),
            ("free of charge on both lines.", "for nothing." + NOTE),
        ),
        diff(examine(story), examine("A short text about nothing.")),
    ):
        row = as_dict(found, pv603(found, examine))
        validate(json.loads(json.dumps(row)))
    with pytest.raises(jsonschema.ValidationError):
        validate(row | {"sentences": [{"kind": "lost"}]})


def test_text_reads_as_an_editor_would(edited, examine, golden):
    found = edited(
        ("nine million", "eleven million"),
        ("Now we will", "Now we may"),
        ("Tomas Reuel, who leads the opposition,", "A politician"),
        ("Council backs the new", "Council splits over the"),
    )
    golden("diff/story.txt", text_of(found, pv603(found, examine)))


def test_hostile_words_are_shown_not_obeyed(edited, examine):
    found = edited(("nine million", "\x1b[2J\u202e90 million"))
    shown = text_of(found, None)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "90 million" in shown


# -- what reading real near-copies taught ---------------------------------------------------------


def test_the_marks_of_a_house_are_no_change(edited):
    found = edited(("“We have talked", "'We have talked"), ("years,”", "years,'"))
    assert [s for s in found.sentences if s.kind != "moved"] == []


def test_a_title_counts_before_a_headline_in_the_text(examine, story):
    found = diff(examine(story, title="A ferry for all"), examine(story, title="A boat for all"))
    assert found.headline.new.text == "A boat for all"


def test_a_name_that_stands_in_the_newer_text_is_not_gone(edited):
    sentence = "boasted that his party had never voted for a boat."
    found = edited((sentence, "was in the room."))
    assert "went" in {c.kind for c in found.sources}
    assert "source" not in found.substance


def test_a_word_or_two_in_quotation_marks_is_not_told_as_dropped(edited):
    found = edited(("boasted that", "spoke of “folly” and said that"))
    assert found.quotations == ()


def test_many_sentences_in_little_time(examine):
    """Thousands of like sentences and quotations are compared without trying all pairs."""
    old = "“No,” he said. " * 400
    found = diff(examine(old), examine("“Yes,” he said. " * 400))
    assert len(found.sentences) >= 400
