"""Tokens as the model reads them: sentences, starts, titles, names, quotations, neighbors."""

from __future__ import annotations

import numpy as np

from provenance.nlp.quotations import find_quotations
from provenance.nlp.tokens import tokenize
from provenance.wording.forms import NAME, surface
from provenance.wording.sequence import FLAGS, Read, SurfaceTable, neighbors, read_tokens

WORDS = ("the", "bill", "rammed", "said", "no", "one", "here", "talks", "end", "in", "row")
SHARE = {**dict.fromkeys(WORDS, 1.0), "stormy": 0.8, "new": 0.99}


def read(text: str, sentences: list[tuple[int, int]] | None = None) -> tuple[list[str], Read]:
    tokens = tokenize(text)
    rows: dict[str, int] = {NAME: 0}
    seen = [surface(token, SHARE) for token in tokens.vocabulary]
    table = SurfaceTable(
        np.array([rows.setdefault(s.start, len(rows)) for s in seen], dtype=np.int64),
        np.array([rows.setdefault(s.middle, len(rows)) for s in seen], dtype=np.int64),
        np.array([s.marks() for s in seen], dtype=bool).reshape(-1, 7),
        0,
    )
    spans = sentences if sentences is not None else [(0, len(text))]
    out = read_tokens(tokens, spans, find_quotations(text, [(0, len(text))]), table)
    names = {row: form for form, row in rows.items()}
    return [names[row] for row in out.rows.tolist()], out


def test_a_name_of_several_words_is_one_token() -> None:
    forms, _ = read("Here Anna Varn Odalys said no.")
    assert forms == ["here", NAME, "said", "no", "."]


def test_capitalized_words_that_touch_a_name_belong_to_it() -> None:
    assert read("The talks in New Varn end here.")[0] == [
        "the",
        "talks",
        "in",
        NAME,
        "end",
        "here",
        ".",
    ]
    assert read("Saudi Varn said no.")[0] == [NAME, "said", "no", "."]
    assert read("The New talks end.")[0] == [NAME, "talks", "end", "."]
    assert read("Here Anna de la Varn said no.")[0] == ["here", NAME, "said", "no", "."]


def test_the_first_word_after_an_opener_starts_anew() -> None:
    forms, out = read("Varn said: “No one.” The end.")
    assert "no" in forms
    assert "the" in forms
    first = out.flags[:, FLAGS.index("start")]
    assert [f for f, s in zip(forms, first, strict=True) if s] == [NAME, "no", "the"]


def test_quoted_words_are_flagged() -> None:
    forms, out = read("Varn said “no one” here.")
    quoted = out.flags[:, FLAGS.index("quoted")]
    assert [f for f, q in zip(forms, quoted, strict=True) if q] == ["no", "one"]


def test_title_case_keeps_words() -> None:
    assert read("Stormy Talks Said Here In Row")[0] == [
        "stormy",
        "talks",
        "said",
        "here",
        "in",
        "row",
    ]
    assert NAME in read("The talks in Stormy end in a row here.")[0]


def test_tokens_outside_the_sentences_are_not_read() -> None:
    forms, out = read("the bill. the row.", [(10, 18)])
    assert forms == ["the", "row", "."]
    assert set(out.sentence.tolist()) == {0}


def test_neighbors_stop_at_sentence_ends() -> None:
    _, out = read("the bill row", [(0, 8), (9, 12)])
    edge = 99
    assert neighbors(out, -1, edge).tolist()[0] == edge
    assert neighbors(out, 1, edge).tolist()[1] == edge
    assert neighbors(out, 1, edge).tolist()[0] == out.rows[1]
    assert neighbors(out, 7, edge).tolist() == [edge] * 3


def test_nothing_to_read() -> None:
    assert read("", [])[0] == []
    assert read("words only", [])[0] == []


def test_quoted_words_tell_nothing_of_the_words_around_them() -> None:
    plain, out = read("Here the “one row” bill said no.")
    other, changed = read("Here the “Varn row” bill said no.")
    outside = [f for f, q in zip(plain, out.flags[:, 0], strict=True) if not q]
    assert outside == [f for f, q in zip(other, changed.flags[:, 0], strict=True) if not q]
    edge = 99
    for reading in (out, changed):
        mine = reading.flags[:, 0] == 0
        quoted = set(reading.rows[~mine].tolist())
        for offset in (-2, -1, 1, 2):
            assert not quoted & set(neighbors(reading, offset, edge)[mine].tolist())


def test_a_name_keeps_its_article_and_its_hyphens() -> None:
    assert read("Here the Varn-Lenne bill said no.")[0] == ["here", NAME, "bill", "said", "no", "."]
    assert read("No one said Stormy here. Stormy said no.")[0].count(NAME) == 2


def test_a_sentence_with_a_full_stop_is_no_title() -> None:
    assert NAME in read("The Talks End In Stormy Row.")[0]


def test_a_name_in_one_quotation_names_nothing_in_another_or_outside() -> None:
    text = "“He met Stormy,” she said. “Stormy talks end.” Stormy talks."
    first, second, third = (i for i in range(len(text)) if text.startswith("Stormy", i))
    ends = [text.index(" “Stormy"), text.index(" Stormy talks.")]
    spans = [(0, ends[0]), (ends[0] + 1, ends[1]), (ends[1] + 1, len(text))]
    forms, out = read(text, spans)
    starts = tokenize(text).starts[out.tokens]
    form = dict(zip(starts.tolist(), forms, strict=True))
    assert (form[first], form[second], form[third]) == (NAME, "stormy", "stormy")


def test_a_name_outside_is_one_inside_quotations_too() -> None:
    text = "She met Stormy. “Stormy talks end.”"
    forms, _ = read(text, [(0, 15), (16, len(text))])
    assert forms.count(NAME) == 2
