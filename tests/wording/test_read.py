"""Reading any text: shapes, offsets, spans, speed; never an exception."""

from __future__ import annotations

import sys
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.model_files import load_model
from provenance.nlp.quotations import find_quotations
from provenance.nlp.sentences import split_sentences
from provenance.nlp.tokens import tokenize
from provenance.wording import Wording, WordingModel, read_wording

MODEL = WordingModel(load_model("wording"))


def read(text: str, model: WordingModel = MODEL) -> Wording:
    quotations = find_quotations(text, [(0, len(text))])
    return read_wording(
        text,
        tokens=tokenize(text),
        sentences=split_sentences(text, (0, len(text)), quotations),
        quotations=quotations,
        model=model,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "\ud800 \x00 \x07",
        "“never closed",
        "a-b-c-d-" * 2000,
        "-" * 5000,
        "ALL CAPITALS HERE AND THERE",
        "日本語の文章です。",
        "Ça alors, c’est inouï !",
        "x" * 100_000,
    ],
)
def test_any_text_is_read(text: str) -> None:
    wording = read(text)
    assert wording.words.shape == (len(tokenize(text)),)
    assert np.isfinite(wording.words).all()
    assert np.isfinite(wording.sentences).all()


@settings(deadline=None, max_examples=150)
@given(st.text(st.characters(codec=None), max_size=200))
def test_probabilities_and_spans_are_in_range(text: str) -> None:
    wording = read(text)
    assert ((wording.words >= 0) & (wording.words <= 1)).all()
    assert ((wording.sentences > 0) & (wording.sentences < 1)).all()
    ends = [0]
    for span in wording.spans:
        assert ends[-1] <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        assert MODEL.threshold <= span.probability <= 1
        ends.append(span.end)


def test_neighboring_loaded_words_form_one_span() -> None:
    text = "The council passed a shamelessly ridiculous tax on Monday."
    assert [text[s.start : s.end] for s in read(text).spans] == ["shamelessly ridiculous"]


def test_a_hyphenated_word_is_marked_whole() -> None:
    text = "The council passed a hare-brained, half-ridiculous tax on Monday."
    assert "half-ridiculous" in [text[s.start : s.end] for s in read(text).spans]


def test_a_name_in_a_hyphenated_word_stays_with_it() -> None:
    text = "The council is full of New Varn Lenne-hating lunatics and Anna Varn-lunatics."
    for span in read(text).spans:
        assert text[span.start].isalnum()
        assert text[span.start - 1] == " "
        assert text[span.end - 1].isalnum()
    assert "Varn-lunatics" in [text[s.start : s.end] for s in read(text).spans]


def test_plain_news_is_not_marked() -> None:
    text = (
        "Two people were killed in an attack on a market in Lenne on Tuesday, the police said. "
        "Immigrants and their lawyers met the minister. The storm damaged a school. "
        "The court will hear the appeal in May, a spokeswoman said."
    )
    wording = read(text)
    assert wording.spans == ()
    assert wording.sentences.max() < 0.5


def test_a_text_given_as_one_sentence_is_read() -> None:
    text = "What a disgraceful farce"
    wording = read_wording(
        text, tokens=tokenize(text), sentences=[(0, len(text))], quotations=(), model=MODEL
    )
    assert wording.sentences.shape == (1,)
    assert wording.sentences[0] > 0.5


def test_reading_twice_and_after_other_texts_gives_the_same() -> None:
    text = "The qwertish scheme was a vile frobnication of the rules."
    model = WordingModel(load_model("wording"))
    first = read(text, model)
    read("Other zzyzzx words floob entirely.", model)
    again = read(text, model)
    assert np.array_equal(first.words, again.words)
    assert first.spans == again.spans


def test_the_memory_of_forms_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.wording.model.MOST_FORMS", 50)
    model = WordingModel(load_model("wording"))
    expected = read("A vile frobnication.", model).words
    for i in range(20):
        read(" ".join(f"word{chr(97 + i)}{chr(97 + j)}" for j in range(26)), model)
        assert len(model._entries) <= 50 + 26
    assert np.array_equal(read("A vile frobnication.", model).words, expected)


def test_no_learning_library_is_imported() -> None:
    import subprocess

    code = (
        "import sys; from provenance.wording import WordingModel;"
        "from provenance.model_files import load_model; WordingModel(load_model('wording'));"
        "sys.exit(any(m.split('.')[0] in ('sklearn', 'scipy') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_speed_against_tokenizing() -> None:
    text = "\n\n".join(
        f"The mayor of Varn said on Monday that plan {i} was a disgraceful waste of money."
        for i in range(4000)
    )
    tokens = tokenize(text)
    sentences = split_sentences(text, (0, len(text)), ())
    read("warm up")

    def seconds(run: object) -> float:
        best = 1e9
        for _ in range(3):
            start = time.perf_counter()
            run()  # type: ignore[operator]
            best = min(best, time.perf_counter() - start)
        return best

    reading = seconds(
        lambda: read_wording(text, tokens=tokens, sentences=sentences, quotations=(), model=MODEL)
    )
    assert reading < 3 * seconds(lambda: tokenize(text))
