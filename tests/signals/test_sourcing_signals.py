"""Signals on who speaks and with what right: PV403, PV409, PV413, PV414, PV416."""

from __future__ import annotations

import pytest

from provenance.reading import Models, Reading
from provenance.signals import run_signals
from provenance.signals._base import Signal
from provenance.signals.anonymous_opinion import SIGNAL as OPINION
from provenance.signals.document_not_linked import SIGNAL as DOCUMENT
from provenance.signals.mind_reading_verb import SIGNAL as MIND
from provenance.signals.no_right_of_reply import SIGNAL as REPLY
from provenance.signals.source_not_justified import SIGNAL as WHO
from provenance.types import Article, Finding, Region

EVERY = [MIND, OPINION, REPLY, WHO, DOCUMENT]


def find(
    models: Models, signal: Signal, text: str, *, title: str | None = None, uri: str | None = None
) -> list[Finding]:
    article = Article(id="a", text=text, title=title, uri=uri)
    return run_signals(Reading(article, models=models), [signal])


def words(models: Models, signal: Signal, text: str, *, title: str | None = None) -> list[str]:
    return [f.text for f in find(models, signal, text, title=title)]


@pytest.mark.parametrize("signal", EVERY, ids=lambda s: s.code)
@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "“", "”””", "A", "was accused of", "accused of fraud", "a study found",
     "\ud800 said", "believes", "“I think,” said a", "of of of of", "\x00 % 5", "Ann Lund said"],
)  # fmt: skip
def test_odd_input_is_survived_and_spans_stay_inside(
    models: Models, signal: Signal, text: str
) -> None:
    for finding in find(models, signal, text):
        assert text[finding.start : finding.end] == finding.text != ""


@pytest.mark.parametrize("signal", [MIND, REPLY, WHO], ids=lambda s: s.code)
def test_unmeasured_signals_are_previews_of_the_lowest_severity(signal: Signal) -> None:
    assert (signal.preview, signal.severity) == (True, "info")


BELIEF = "The vote is on Monday. Mayor Anna Brandt {} that the dam is safe. It is old."


@pytest.mark.parametrize("verb", ["believes", "fears", "knows", "thought"])
def test_a_state_of_mind_of_one_person_is_found(models: Models, verb: str) -> None:
    (finding,) = find(models, MIND, BELIEF.format(verb))
    assert (finding.text, finding.voice) == (verb, "outlet")


@pytest.mark.parametrize("verb", ["says she believes", "may believe", "does not believe", "said"])
def test_hedged_and_reported_thoughts_are_left_alone(models: Models, verb: str) -> None:
    assert words(models, MIND, BELIEF.format(verb)) == []


def test_what_is_thought_may_have_been_said_nearby(models: Models) -> None:
    told = BELIEF.format("fears") + " “We looked at it twice,” Brandt said."
    assert words(models, MIND, told) == []


def test_a_demand_is_no_private_wish(models: Models) -> None:
    text = "Mayor Anna Brandt wants {} before the vote. The vote is on Monday."
    assert words(models, MIND, text.format("a new dam")) == []
    assert words(models, MIND, text.format("to look strong")) == ["wants"]


def test_knowing_a_person_is_no_state_of_mind(models: Models) -> None:
    assert words(models, MIND, "Anna Brandt knows Tomas Reuel well. They met at the mill.") == []


@pytest.mark.parametrize("who", ["Lenne", "Judge Anna Brandt", "Labor officials"])
def test_companies_courts_and_groups_have_no_mind_to_read(models: Models, who: str) -> None:
    text = f"The vote is on Monday. {who} feared that the dam is safe. It is old."
    assert words(models, MIND, text) == []


def test_the_offered_word_has_the_tense_of_the_thought(models: Models) -> None:
    offers = [find(models, MIND, BELIEF.format(v))[0].suggestion for v in ("fears", "feared")]
    assert offers == ["says", "said"]


def test_a_column_may_read_minds(models: Models) -> None:
    text = "I live below the dam, and my house is wet. " + BELIEF.format("fears")
    assert words(models, MIND, text) == []


def test_thoughts_told_by_another_are_that_persons(models: Models) -> None:
    text = "“Anna Brandt believes that the dam is safe,” Tomas Reuel said."
    assert [f for f in find(models, MIND, text) if f.voice == "outlet"] == []


ANONYMOUS = "“{}” said a senior official, who asked not to be named."


def test_judgment_without_a_name_is_found_once_a_statement(models: Models) -> None:
    text = ANONYMOUS.format("The mayor is incompetent, and the plan is a disaster,")
    (finding,) = find(models, OPINION, text)
    assert (finding.text, finding.voice) == ("incompetent", "source:s1")
    assert finding.related != ()


@pytest.mark.parametrize(
    "said",
    ["The vote was moved to Monday,", "The mayor is not incompetent,", "Stupid Hill Road is shut,"],
)
def test_information_denials_and_names_without_a_name_are_left_alone(
    models: Models, said: str
) -> None:
    assert words(models, OPINION, ANONYMOUS.format(said)) == []


@pytest.mark.parametrize(
    "text",
    ["“She was tried for petty crimes,” said a senior official, who asked not to be named.",
     "The mayor is a victim of “unhinged” hatred, a senior official said, asking not to be named.",
     "Retired officials of the mill said it was a mistake. “It was wrong,” said Tomas Reuel."],
)  # fmt: skip
def test_terms_others_words_and_groups_named_at_once(models: Models, text: str) -> None:
    assert words(models, OPINION, text) == []


def test_judgment_with_a_name_or_of_a_public_group_is_left_alone(models: Models) -> None:
    assert words(models, OPINION, "“The mayor is incompetent,” said Tomas Reuel.") == []
    assert words(models, OPINION, "The plan is a disaster, critics say.") == []
    assert words(models, OPINION, "The plan is a disaster.") == []


ACCUSED = "Rita Lund accused Tomas Reuel of {}. Reuel owns the mill in Varnholt. "


def test_accused_without_answer_is_found(models: Models) -> None:
    (finding,) = find(models, REPLY, ACCUSED.format("stealing wages"))
    assert (finding.text, finding.voice) == ("Tomas Reuel", "outlet")


@pytest.mark.parametrize(
    "answer",
    ["Reuel denied it.", "“I paid every hour,” Reuel said.", "He declined to comment.",
     "Reuel did not return a call.", "A lawyer for Reuel called it a lie.", "He died in May."],
)  # fmt: skip
def test_any_answer_or_attempt_is_enough(models: Models, answer: str) -> None:
    text = ACCUSED.format("stealing wages") + answer
    if answer.startswith("Reuel did not"):
        text = text.replace("did not return a call", "did not return calls for comment")
    assert words(models, REPLY, text) == []


@pytest.mark.parametrize("wrong", ["being slow", "hoping for rain", "playing safe"])
def test_a_reproach_needs_no_answer(models: Models, wrong: str) -> None:
    assert words(models, REPLY, ACCUSED.format(wrong)) == []


def test_countries_pronouns_and_opinion_need_none(models: Models) -> None:
    assert words(models, REPLY, "Lenne accused Varnholt of fraud. Varnholt is rich.") == []
    assert words(models, REPLY, "She accused him of fraud. He owns the mill.") == []
    opinion = find(
        models, REPLY, ACCUSED.format("stealing wages"), uri="https://post.example/opinion/1"
    )
    assert opinion == []


def test_charge_with_age_is_read(models: Models) -> None:
    text = "Nils Aune, 31, was charged with fraud on Monday. Aune sold boats in Harlow Bay."
    assert words(models, REPLY, text) == ["Nils Aune"]


QUOTED = "The dam is cracked. “It will not last the winter,” {} said. It rained."


def test_a_name_and_nothing_more_is_found(models: Models) -> None:
    assert words(models, WHO, QUOTED.format("Tomas Reuel")) == ["Tomas Reuel"]


@pytest.mark.parametrize(
    "who",
    ["Tomas Reuel, an engineer,", "the engineer Tomas Reuel", "Mayor Tomas Reuel",
     "Tomas Reuel, 59,", "Tomas Reuel, who lives below it,", "Tomas Reuel of Harlow Bay",
     "Barack Obama", "Reuel", "he"],
)  # fmt: skip
def test_anything_said_of_somebody_is_enough(models: Models, who: str) -> None:
    assert words(models, WHO, QUOTED.format(who)) == []


def test_the_person_the_story_is_about_needs_no_description(models: Models) -> None:
    text = QUOTED.format("Tomas Reuel")
    assert words(models, WHO, text, title="Reuel warns of the dam") == []
    more = " Reuel built it. Reuel left it. Reuel came back."
    assert words(models, WHO, text + more) == []


def test_a_description_later_counts(models: Models) -> None:
    assert words(models, WHO, QUOTED.format("Tomas Reuel") + " Reuel, an engineer, left.") == []


FOUND = "{} found that dams last a hundred years. The town has two of them."


@pytest.mark.parametrize("what", ["A study", "A recent study", "Several studies", "One survey"])
def test_a_document_nobody_could_find(models: Models, what: str) -> None:
    assert words(models, DOCUMENT, FOUND.format(what)) == [what]


@pytest.mark.parametrize(
    "what",
    ["A Lenne Institute study", "A study by the council", "A study published in May", "The study",
     "A study from Varnholt"],
)  # fmt: skip
def test_a_document_with_a_maker(models: Models, what: str) -> None:
    assert words(models, DOCUMENT, FOUND.format(what)) == []


def test_polls_that_close_and_quoted_studies_are_left_alone(models: Models) -> None:
    assert words(models, DOCUMENT, "Polls closed at eight. The town has two of them.") == []
    assert words(models, DOCUMENT, "“A study found that dams last,” Tomas Reuel said.") == []


def test_each_kind_of_document_once(models: Models) -> None:
    text = (
        "A study found that dams last. It was long.\n\nA study found that mills do not. So be it."
    )
    assert words(models, DOCUMENT, text) == ["A study"]


@pytest.mark.parametrize(
    "after",
    [
        " It is long. It appeared in the Journal of Dams.",
        " It is long. The Lenne Institute said so.",
    ],
)
def test_a_document_named_two_sentences_later(models: Models, after: str) -> None:
    assert words(models, DOCUMENT, "A study found that dams last." + after) == []


def test_a_firm_is_no_research_and_a_heading_is_filled_below(models: Models) -> None:
    assert words(models, DOCUMENT, "Dams last, according to research firm Lenne Data.") == []
    assert words(models, DOCUMENT, "New polls show dams last\n\nThe town has two of them.") == []


def test_polls_in_general_are_asked_which(models: Models) -> None:
    (polls,) = find(models, DOCUMENT, "Polls show that most people like the mill. It is old.")
    (study,) = find(models, DOCUMENT, FOUND.format("A study"))
    assert "which" in polls.message
    assert "which" not in study.message


@pytest.mark.parametrize(("linked", "expected"), [(0.0, ["A study"]), (0.3, [])])
def test_a_link_in_the_block_is_enough(models: Models, linked: float, expected: list[str]) -> None:
    text = FOUND.format("A study")
    region = Region(0, len(text), "p", linked=linked)
    article = Article(id="a", text=text, media_type="text/html", regions=(region,))
    found = run_signals(Reading(article, models=models), [DOCUMENT])
    assert [f.text for f in found] == expected
