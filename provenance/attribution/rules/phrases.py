"""Attributions without a reporting verb: "according to", reporting nouns, colons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.found import Found
from provenance.attribution.kinds import head_word
from provenance.attribution.rules.content import trim
from provenance.attribution.rules.speaker import np_start
from provenance.attribution.rules.subject import main_subject
from provenance.attribution.words import Is

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.attribution.view import View
    from provenance.types import Span

_LONGEST_LABEL = 7
_LABEL_NAMES = 2
_SPOKEN = 5
_SHORTEST = 3
"""Tokens of the shortest content that can be a statement."""
_LONGEST_POLL = 25
SURVEYS = frozenset({"poll", "polls", "survey", "surveys", "polling", "study"})
_SOURCELESS = frozenset(
    {
        "reports",
        "rumors",
        "rumours",
        "claims",
        "allegations",
        "accusations",
        "suggestions",
        "speculation",
    }
)
SPREAD = frozenset(
    {
        "circulated",
        "emerged",
        "surfaced",
        "spread",
        "swirled",
        "circulating",
        "emerging",
        "swirling",
        "spreading",
        "appeared",
    }
)


def according_to(view: View, first: int, last: int) -> Iterator[Found]:
    """Read "A, according to X" and "According to X, A".

    Args:
        view: The article.
        first: First token of the sentence.
        last: One past its last token.
    """
    for i in range(first, last - 2):
        if view.lower[i] != "according" or view.lower[i + 1] != "to" or view.quote[i] >= 0:
            continue
        end = _source_end(view, i + 2, last)
        if end == i + 2:
            continue
        content = _around(view, first, i, end, last)
        if content:
            yield Found((i, i + 2), [(i + 2, end)], content, "neutral", "according-to", "according")


def in_poll(view: View, first: int, last: int) -> Iterator[Found]:
    """Read "In a Hale County poll, half of …": what a survey or study says.

    Args:
        view: The article.
        first: First token of the sentence.
        last: One past its last token.
    """
    if view.word(first) != "in" or view.quote[first] >= 0:
        return
    for k in range(first + 2, min(last - 3, first + _LONGEST_POLL)):
        if view.word(k) == ",":
            head = head_word(view.lower[first + 1 : k])
            stop = trim(view, k + 1, last)
            if head in SURVEYS and stop - k > _SHORTEST:
                yield Found(
                    (first, first + 1),
                    [(first + 1, k)],
                    [(k + 1, stop)],
                    "neutral",
                    "in-poll",
                    "in",
                )
            return


def in_words_of(view: View, first: int, last: int) -> Iterator[Found]:
    """Read "In the words of Ames, …" and "…, in the view of many divers, …".

    Args:
        view: The article.
        first: First token of the sentence.
        last: One past its last token.
    """
    for i in range(first, last - 5):
        if view.lower[i] != "in" or view.quote[i] >= 0 or view.lower[i + 3] != "of":
            continue
        if view.lower[i + 1] != "the" or view.lower[i + 2] not in VOICED:
            continue
        for k in range(i + 5, min(last - 2, i + _LONGEST_POLL)):
            if view.word(k) == ",":
                stop = trim(view, k + 1, last)
                quoted = view.quote[k + 1] >= 0 and view.quotes[view.quote[k + 1]][0] == k + 1
                if i == first or quoted:
                    source, content = [(i + 4, k)], [(k + 1, stop)]
                    yield Found((i, i + 4), source, content, "neutral", "words-of", "words")
                return


VOICED = frozenset({"words", "phrase", "view", "opinion", "judgment", "judgement", "telling"})
"""What somebody says or thinks may be said to stand "in the … of" them."""
DASHES = frozenset({"—", "–", "―", "‒", "--", "---", "-"})


def signed_quote(view: View, first: int, last: int) -> Iterator[Found]:
    """Read "“…” — Ames", a quotation with its speaker after a dash.

    Args:
        view: The article.
        first: First token of the line or sentence.
        last: One past its last token.
    """
    i = next((k for k in range(first, last) if view.quote[k] < 0), last)
    if view.word(i) not in DASHES or i == 0 or view.quote[i - 1] < 0 or i + 1 >= last:
        return
    end = trim(view, i + 1, last)
    comma = next((k for k in range(i + 1, end) if view.word(k) == ","), end)
    named = all(view.is_(k, Is.CAP) or view.word(k) in (".", "-") for k in range(i + 1, comma))
    role = not any(view.verbs[k] or view.quote[k] >= 0 for k in range(comma, end))
    if named and role and i + 1 < comma and end - i - 1 <= _LONGEST_LABEL:
        content = [view.quotes[view.quote[i - 1]]]
        yield Found((i, i + 1), [(i + 1, end)], content, "neutral", "signed", view.word(i))


def _source_end(view: View, start: int, last: int) -> int:
    k = start
    while k < last:
        word = view.lower[k]
        if word in (";", ":", "—", "--", "?", "!") or (view.quote[k] >= 0 and k > start):
            break
        if word == "." and (k + 1 >= last or not view.is_(k + 1, Is.CAP)):
            break
        if word == "," and not _list_goes_on(view, k, last):
            break
        if word in ("and", "but") and view.is_(k + 1, Is.PRONOUN):
            break
        k += 1
    return k


def _list_goes_on(view: View, comma: int, last: int) -> bool:
    """Whether after a comma an apposition follows that closes the sentence: "X, a broker."."""
    if not (view.is_(comma + 1, Is.DET) and view.word(comma + 1) in ("a", "an")):
        return False
    return not any(view.word(k) == "," for k in range(comma + 1, last)) and not any(
        view.is_(k, Is.AUX) for k in range(comma + 1, last)
    )


def _around(view: View, first: int, cue: int, end: int, last: int) -> list[Span]:
    """Content before the phrase, or after it where it opens the sentence."""
    before_end = cue
    while before_end > first and view.word(before_end - 1) in (",", "(", "—", "--"):
        before_end -= 1
    after = end
    while after < last and view.word(after) in (",", ":", ")"):
        after += 1
    if before_end - first >= _SHORTEST:
        content = [(_quote_start(view, first, before_end), before_end)]
        stop = trim(view, after, last)
        if (
            view.word(end) == ","
            and stop - after >= _SHORTEST
            and not view.is_(after, Is.REL | Is.CLAUSE | Is.CONN)
        ):
            content.append((after, stop))
        return content
    stop = trim(view, after, last)
    return [(after, stop)] if stop > after else []


def _quote_start(view: View, first: int, end: int) -> int:
    quote = view.quote[end - 1]
    return min(first, view.quotes[quote][0]) if quote >= 0 else first


def noun_cues(view: View, first: int, last: int) -> Iterator[Found]:
    """Read "Ames's claim that …", "his hope that …", "reports that …".

    Args:
        view: The article.
        first: First token of the sentence.
        last: One past its last token.
    """
    for i in range(first, last - 2):
        kind = view.nouns[i]
        if not kind or view.quote[i] >= 0:
            continue
        follows = view.lower[i + 1]
        if follows != "that":
            continue
        if view.is_(i + 2, Is.AUX | Is.VERB | Is.ED) or view.verbs[i + 2]:
            continue
        source = _possessor(view, i, first)
        if not source and view.lower[i] not in _SOURCELESS:
            continue
        stop = _noun_content_end(view, i + 1, last)
        if stop - i > _SHORTEST:
            yield Found((i, i + 1), source, [(i + 1, stop)], kind, "noun-that", view.lower[i])


def _possessor(view: View, i: int, first: int) -> list[Span]:
    """Read "Ames's", "his", before a noun and its adjectives."""
    for k in range(i - 1, max(first - 1, i - 4), -1):
        if view.is_(k, Is.POSS) and view.word(k) != "its":
            return [(k, k + 1)]
        if view.word(k) in ("'s", "’s", "'", "’") and k > first:
            start = np_start(view, k - 1, first)
            return [(start, k)] if start < k else []
        if view.is_(k, Is.MARK | Is.AUX | Is.VERB | Is.PREP | Is.DET):
            return []
    return []


def _noun_content_end(view: View, start: int, last: int) -> int:
    for k in range(start + 2, last):
        if view.quote[k] < 0 and view.word(k) in (",", ";", "—", "--", ":"):
            return trim(view, start, k)
    return trim(view, start, last)


def rumors(view: View, first: int, last: int) -> Iterator[Found]:
    """Read "Reports have circulated of …": said by nobody who is named.

    Args:
        view: The article.
        first: First token of the sentence.
        last: One past its last token.
    """
    for i in range(first, last - 2):
        if view.lower[i] not in _SOURCELESS or view.quote[i] >= 0:
            continue
        k = i + 1
        while k < last and view.is_(k, Is.AUX | Is.ADV):
            k += 1
        if (
            k < last - 2
            and view.lower[k] in SPREAD
            and view.lower[k + 1] in ("of", "that", "about")
        ):
            stop = trim(view, k + 1, last)
            yield Found((i, k + 1), [], [(k + 1, stop)], "neutral", "rumor", view.lower[i])


def colon_quote(view: View, first: int, last: int) -> Found | None:
    """Read "But Ames rejects this: “…”": the subject of the sentence before the colon speaks.

    Args:
        view: The article.
        first: First token of the sentence.
        last: One past its last token.
    """
    for i in range(first + 2, last):
        if view.word(i) != ":" or i + 1 >= len(view.words) or view.quote[i] >= 0:
            continue
        quote = view.quote[i + 1]
        if quote < 0 or view.quotes[quote][0] != i + 1 or view.quotes[quote][1] - i < _SPOKEN:
            return None
        source = main_subject(view, first, i)
        if source:
            content = [view.quotes[quote]]
            return Found((i, i + 1), source, content, "neutral", "colon-quote", ":")
        return None
    return None


def colon_label(  # noqa: PLR0911 - one return per case
    view: View, first: int, last: int, *, headline: bool
) -> Found | None:
    """Read "AMES: We won." in transcripts and "Ames: We Won" in headlines.

    Args:
        view: The article.
        first: First token of the sentence or line.
        last: One past its last token.
        headline: Whether the line is the first of the text.
    """
    for i in range(first + 1, min(last - 1, first + _LONGEST_LABEL + 1)):
        if view.word(i) != ":" or view.quote[i] >= 0:
            continue
        label = range(first, i)
        if any(
            view.verbs[k] and view.word(k) not in ("poll", "report") and not view.is_(k, Is.CAP)
            for k in label
        ):
            return None
        if not all(
            view.is_(k, Is.CAP | Is.NUM)
            or view.word(k) in ("of", "the", "for", ".", "-", "(", ")", "and")
            for k in label
        ):
            return None
        quoted = view.quote[i + 1] >= 0
        upper = all(view.words[k].isupper() for k in label if view.words[k].isalpha())
        if not (quoted or upper or headline):
            return None
        stop = last if quoted or upper else trim(view, i + 1, last)
        if stop - i <= _SHORTEST and not quoted:
            return None
        if not (quoted or upper) and not _can_be_label(view, first, i):
            return None
        name = "label-quote" if quoted else "label-upper" if upper else "label-headline"
        return Found((i, i + 1), [(first, i)], [(i + 1, stop)], "neutral", name, ":")
    return None


def _can_be_label(view: View, first: int, end: int) -> bool:
    """Whether a headline's words before a colon are one or two names that come back in the text.

    "Ames: We Won" is a speaker where the story names Ames; "A Harbor's Last Days: What We Know"
    is a title in two parts.
    """
    words = [k for k in range(first, end) if view.words[k][:1].isalpha()]
    later = set(view.words[end:])
    return 0 < len(words) <= _LABEL_NAMES and all(view.words[k] in later for k in words)
