"""Speakers: the noun phrase that is the subject of a cue, to its left or right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.words import Is, listed

if TYPE_CHECKING:
    from provenance.attribution.view import View
    from provenance.types import Span

_REACH = 30
_LONGEST_RELATIVE = 10
"""Words of a relative clause without commas that may stand between a subject and its verb."""
_NAMELESS = frozenset({"one", "some", "many", "several", "all", "both", "most", "few", "another"})
_LONGEST_JOINED = 6
"""Words of a noun phrase before "and" that may join another one as the subject."""
_STOP_MARKS = frozenset(";:–—") | {"--", "-", "…", "...", ".", "!", "?"}
_AFTER_VERB = frozenset(
    {"in", "on", "at", "during", "after", "to", "before", "as", "when", "while", "from"}
)


def subject_left(view: View, end: int, first: int) -> tuple[list[Span], int]:
    """The noun phrase that ends before a verb group.

    Args:
        view: The article.
        end: First token of the verb group.
        first: First token of the stretch.

    Returns:
        Token ranges of the source (empty if there is none), and the first token of the whole
        cluster, which is `end` where no source was found.
    """
    head = end - 1
    if head < first or view.quote[head] != view.quote[end]:
        return [], end
    while (
        head > first and view.is_(head, Is.ADV) and not view.is_(head, Is.DET | Is.CAP | Is.SUBJECT)
    ):
        head, end = head - 1, head
    timed = _over_time(view, head, first)
    if timed < head:
        head, end = timed, timed + 1
    if view.word(head) == ")":
        head = _before_bracket(view, head, first) - 1
    if view.word(head) in ("—", "–", "--"):
        head = _before_dash(view, head, first) - 1
    if head < first:
        return [], end
    if view.word(head) == ",":
        return _over_comma(view, head, end, first)
    start = np_start(view, _before_relative(view, head, first), first)
    if start > head:
        return [], end
    start = _open_apposition(view, start, first)
    return [(start, end)], start


def _before_relative(view: View, head: int, first: int) -> int:
    """Go back over "who inspected it" in "an engineer who inspected it said".

    Only where the clause has a verb of its own and no mark stands in it.
    """
    verb = False
    for k in range(head, max(first, head - _LONGEST_RELATIVE), -1):
        if view.is_(k, Is.MARK) or view.quote[k] != view.quote[head]:
            break
        if view.word(k) == "who":
            antecedent = _nominal(view, k - 1) and not view.is_(k - 1, Is.PRONOUN)
            return k - 1 if verb and antecedent and k < head else head
        verb = verb or view.is_(k, Is.VERB | Is.AUX | Is.ED)
    return head


def _open_apposition(view: View, start: int, first: int) -> int:
    """Start of "Ames, another baker said", where the second comma is missing."""
    if (
        view.word(start) not in ("a", "an", "another", "the", "his", "her")
        or view.word(start - 1) != ","
        or start - 2 <= first
    ):
        return start
    head = start - 2
    begin = np_start(view, head, first)
    opens = begin == first and not view.is_(begin, Is.PREP | Is.TIME | Is.CLAUSE)
    return begin if opens and view.is_(head, Is.CAP) and not view.is_(head, Is.TIME) else start


def _over_time(view: View, head: int, first: int) -> int:
    """Skip "on Monday", "last week", "earlier this month" between subject and verb."""
    k = head
    while k > first and view.is_(k, Is.TIME) and not view.is_(k, Is.PRONOUN):
        k -= 1
    if k < head and view.word(k) in ("on", "of", "in", "the", "the"):
        k -= 1
    return k if k > first or (k == first and k < head) else head


def _before_bracket(view: View, i: int, first: int) -> int:
    """Token of the bracket that a closing one matches."""
    for k in range(i - 1, max(first - 1, i - 12), -1):
        if view.word(k) == "(":
            return k
    return i


def _before_dash(view: View, i: int, first: int) -> int:
    """Token of the dash that opens what a second one closes: "Ames — a baker — said"."""
    for k in range(i - 1, max(first, i - _REACH), -1):
        if view.quote[k] != view.quote[i]:
            break
        if view.word(k) == view.word(i):
            return k
    return i


def _over_comma(view: View, comma: int, end: int, first: int) -> tuple[list[Span], int]:
    """The subject before an apposition or a parenthesis: "Ames, a baker, said"."""
    for k in range(comma - 1, max(first, comma - _REACH), -1):
        if view.quote[k] != view.quote[end] or view.word(k) in (";", ":", "—", "--"):
            break
        if view.word(k) == "," and k > first:
            if not _apposition(view, k + 1, comma):
                continue
            head = k - 1
            if view.word(head) == ")":
                head = _before_bracket(view, head, first) - 1
            start = np_start(view, head, first)
            if start > head:
                continue
            if view.is_(head, Is.NUM) and start == head and view.word(head - 1) == ",":
                continue
            start = _earlier_head(view, start, first)
            relative = view.is_(k + 1, Is.REL) or view.word(k + 1) == "whose"
            adverbial = relative or view.is_(k + 1, Is.PREP | Is.TIME | Is.CONN | Is.ADV)
            return [(start, k) if adverbial else (start, comma)], start
    return [], end


def _earlier_head(view: View, start: int, first: int) -> int:
    """Go on over chained appositions: "Ames, 21, a student from Osby, Maine, said"."""
    while (
        start - 2 > first - 1
        and view.word(start - 1) == ","
        and view.is_(start, Is.DET | Is.NUM | Is.POSS)
    ):
        head = start - 2
        if view.is_(head, Is.NUM) and view.word(head - 1) == ",":
            head -= 2
        begin = np_start(view, head, first)
        if begin > head or not view.is_(head, Is.CAP) or view.is_(begin, Is.PREP | Is.TIME):
            break
        start = begin
    return start


def _apposition(view: View, start: int, end: int) -> bool:
    """Whether what stands between two commas can be said of the noun before."""
    if end <= start:
        return False
    flags = Is.DET | Is.POSS | Is.NUM | Is.CAP | Is.REL | Is.PREP | Is.TIME | Is.CONN | Is.ADV
    if (
        view.lower[start].endswith("ing")
        or view.is_(start, Is.ED)
        or view.word(start) in ("clad", "dressed", "known")
    ):
        return True
    return view.is_(start, flags) or (
        view.word(start) in listed("role")
        or view.word(start)
        in {
            "whose",
            "formerly",
            "himself",
            "speaking",
        }
    )


def np_start(view: View, head: int, first: int) -> int:
    """First token of the noun phrase whose last token is `head`; `head + 1` if there is none.

    Args:
        view: The article.
        head: Last token of the phrase.
        first: First token of the stretch.
    """
    if not _nominal(view, head):
        return head + 1
    if view.is_(head, Is.PRONOUN) or view.word(head) in ("who", "which"):
        return head
    k = head
    while k - 1 >= first and head - k < _REACH:
        step = _extend(view, k, first)
        if step == k:
            break
        k = step
    while k < head and (
        view.is_(k, Is.CONN | Is.JOIN | Is.PREP)
        or (view.is_(k, Is.ADV) and not view.is_(k, Is.DET))
    ):
        k += 1
    return k


def _nominal(view: View, i: int) -> bool:
    """Whether a token can be the last of a noun phrase."""
    word = view.word(i)
    if view.is_(i, Is.PRONOUN) or word in (
        "who",
        "which",
        "many",
        "some",
        "others",
        "one",
        "all",
        "both",
        "this",
        "that",
        "most",
        "several",
        "few",
    ):
        return True
    if view.is_(i, Is.MARK):
        return word in (")", "%")
    closed = Is.AUX | Is.PREP | Is.CLAUSE | Is.JOIN | Is.POSS | Is.DET
    if view.is_(i, closed) and not view.is_(i, Is.CAP | Is.NUM):
        return False
    if view.is_(i, Is.VERB) and not view.is_(i, Is.CAP):
        return False
    return not (
        view.verbs[i] and view.verbs[i][0].form in ("ed", "ing") and not view.is_(i, Is.CAP)
    )


def _extend(view: View, k: int, first: int) -> int:  # noqa: PLR0911 - one return per case
    """One step to the left inside a noun phrase; `k` itself at its edge."""
    p = k - 1
    word = view.word(p)
    if view.quote[p] != view.quote[k]:
        return k
    if word == "-" and view.starts[p] == view.ends[p - 1] and view.starts[k] == view.ends[p]:
        return p - 1 if p > first else p
    if word == "," or word in _STOP_MARKS:
        return k
    if view.is_(k, Is.DET | Is.POSS) and not view.is_(k, Is.TITLE):
        linked = view.is_(p, Is.PREP) or word in (
            "and",
            "or",
            "all",
            "both",
            "half",
            "many",
            "some",
            "most",
            "one",
        )
        if not linked:
            return k
    if view.is_(p, Is.PREP) and not view.is_(p, Is.CLAUSE):
        return p - 1 if p - 1 >= first and _noun_before(view, p - 1) else k
    if view.is_(p, Is.CLAUSE) or (view.is_(p, Is.REL) and word != "that"):
        return k
    if word in ("and", "or"):
        return _joined(view, p, k, first)
    if view.is_(p, Is.CONN) or word == "that":
        return k
    if view.is_(p, Is.AUX | Is.VERB) and not view.is_(p, Is.CAP) and word not in ("'s", "’s"):
        return k
    if view.is_(p, Is.PRONOUN) and not view.is_(p, Is.POSS):
        return k
    if (
        view.verbs[p]
        and view.verbs[p][0].form != "base"
        and not view.is_(p, Is.CAP)
        and not view.nouns[p]
    ):
        return p if view.is_(p - 1, Is.DET | Is.POSS) or view.is_(k, Is.PREP) else k
    return p


def _noun_before(view: View, i: int) -> bool:
    closed = Is.AUX | Is.PREP | Is.CLAUSE | Is.JOIN | Is.VERB | Is.PRONOUN | Is.CONN
    if view.is_(i, Is.MARK) or (view.is_(i, closed) and not view.is_(i, Is.CAP | Is.NUM)):
        return False
    if view.is_(i, Is.TIME) or (view.is_(i, Is.ED) and not view.nouns[i]):
        return view.is_(i, Is.ED) and _noun_before(view, i - 1) and not view.verbs[i]
    return not (view.verbs[i] and not view.nouns[i])


def _joined(view: View, p: int, k: int, first: int) -> int:
    """Left over "and", if both sides are nouns of one phrase."""
    if p - 1 < first or not _nominal(view, p - 1) or view.quote[p - 1] != view.quote[k]:
        return k
    both = view.is_(p - 1, Is.CAP) and view.is_(k, Is.CAP)
    if both or p - 1 == first:
        return p - 1
    j = p - 1
    while (
        j > first
        and p - j < _LONGEST_JOINED
        and not view.is_(j, Is.AUX | Is.VERB | Is.PREP | Is.CLAUSE)
        and not view.verbs[j]
    ):
        if view.word(j - 1) == "," or view.is_(j - 1, Is.CLAUSE) or j - 1 == first:
            return p - 1
        j -= 1
    return k


def subject_right(view: View, start: int, last: int) -> tuple[list[Span], int]:
    """The noun phrase after an inverted cue: "said Ames, a baker".

    Args:
        view: The article.
        start: First token after the cue.
        last: One past the last token of the stretch.

    Returns:
        Token ranges of the source, and one past the last token of the cluster.
    """
    end = _np_end(view, start, last)
    if end == start:
        return [], start
    if view.word(end) == "," and end + 1 < last and _right_apposition(view, end + 1):
        end = _apposition_end(view, end + 1, last)
    return [(start, end)], end


def _np_end(view: View, start: int, last: int) -> int:
    if start >= last or not (
        view.is_(start, Is.CAP | Is.DET | Is.POSS | Is.SUBJECT | Is.NUM)
        or view.word(start) in listed("role")
    ):
        return start
    if view.is_(start, Is.PRONOUN):
        return start + 1
    k = start + 1
    while k < last and k - start < _REACH and view.quote[k] == view.quote[start]:
        word = view.word(k)
        if view.is_(k, Is.MARK) and word not in ("(", ")", ".", "-", "&", "/", "%"):
            break
        if word == "." and (k + 1 >= last or not view.is_(k + 1, Is.CAP)):
            break
        if view.is_(k, Is.CLAUSE | Is.REL | Is.CONN | Is.AUX) and word not in ("'s", "’s"):
            break
        if word in _AFTER_VERB and not _place(view, k):
            break
        if view.is_(k, Is.TIME) and not view.is_(k - 1, Is.DET | Is.POSS | Is.PREP):
            break
        k += 1
    bare = k == start + 1 and view.is_(start, Is.DET) and not view.is_(start, Is.CAP)
    return start if bare and view.word(start) not in _NAMELESS else k


def _place(view: View, k: int) -> bool:
    """Whether a preposition still belongs to the noun: "at the Hale Institute", "in Osby"."""
    if view.word(k) in ("at", "from"):
        return view.is_(k + 1, Is.CAP) or (view.word(k + 1) == "the" and view.is_(k + 2, Is.CAP))
    return (
        view.word(k) == "to"
        and view.is_(k + 1, Is.DET | Is.CAP)
        and view.word(k - 1) in ("adviser", "advisor", "aide", "ambassador", "counsel")
    )


def _right_apposition(view: View, i: int) -> bool:
    if view.is_(i, Is.ADV) and not view.is_(i, Is.DET):
        return False
    return view.is_(i, Is.DET | Is.POSS | Is.NUM | Is.CAP) or (
        view.word(i) in listed("role")
        or view.word(i)
        in {
            "who",
            "whose",
            "of",
        }
    )


def _apposition_end(view: View, start: int, last: int) -> int:
    k = start
    while k < last and k - start < _REACH and view.quote[k] == view.quote[start]:
        word = view.word(k)
        if word in (";", ":", "—", "–", "--", ".") or (
            view.verbs[k] and view.verbs[k][0].form == "ing"
        ):
            break
        if word == "," and not (view.is_(k + 1, Is.CAP | Is.NUM)):
            break
        k += 1
    while k > start and view.word(k - 1) in (",", "."):
        k -= 1
    return k
