"""Content: how far what is attributed reaches, before and after its cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.attribution.words import Is, listed

if TYPE_CHECKING:
    from provenance.attribution.found import Cue
    from provenance.attribution.view import View
    from provenance.types import Span

_OPENERS = frozenset({"that", "whether", "if", "how", "why", "what", "who", "where"})
_LOOK = 16
_SHORTEST = 3
"""Tokens of the shortest clause that can be a statement."""
_SHORT_ADDRESSEE = 5
"""Words of an addressee before "to" ("told the crowd to leave"); a later one is content."""
_ADVERBIAL = Is.PREP | Is.TIME | Is.ADV
_END_MARKS = frozenset({".", "?", "!", ",", ";", ":", "—", "–", "--", "-"})


@dataclass(frozen=True, slots=True)
class After:
    """Where content begins after a cue.

    Attributes:
        start: First token of the content.
        strong: Marked by "that", a quotation mark or a colon, so that it cannot be anything else.
        addressee: Token range of those spoken to, or None.
    """

    start: int
    strong: bool
    addressee: Span | None = None


def content_after(view: View, cue: Cue, start: int, last: int) -> After | None:
    """Where the content begins after a cue (or its inverted subject), if it does.

    Args:
        view: The article.
        cue: The cue.
        start: First token after the cue cluster.
        last: One past the last token of the stretch.
    """
    i = start
    if view.word(i) == "," and view.is_(i + 1, Is.ADV | Is.CONN) and view.word(i + 2) == ",":
        i += 3
    addressee = None
    if "t" in cue.frames:
        i, addressee = _addressee(view, i, last)
    i = _skip_adverbials(view, cue, i, last)
    if i >= last:
        return None
    found = _opening(view, cue, i, last)
    return (
        found if found is None or addressee is None else After(found.start, found.strong, addressee)
    )


def _opening(view: View, cue: Cue, i: int, last: int) -> After | None:  # noqa: PLR0911 - one return per case
    word = view.word(i)
    if word in (":", ",") and i + 1 < last and _opens_quote(view, i + 1):
        return After(i + 1, True)
    if word == ":" and i + 1 < last:
        return After(i + 1, True)
    if _opens_quote(view, i):
        return After(i, True)
    if word in _OPENERS and set("swto") & set(cue.frames):
        return After(i, word != "who")
    if word == "to":
        return After(i, True) if "i" in cue.frames else None
    if "s" in cue.frames or "o" in cue.frames:
        return _bare(view, cue, i)
    return None


def _opens_quote(view: View, i: int) -> bool:
    """Whether an outer quotation begins at this token."""
    quote = view.quote[i]
    return quote >= 0 and view.quotes[quote][0] == i


def _bare(view: View, cue: Cue, i: int) -> After | None:
    """Content without any mark: a clause or, for some verbs, an object."""
    if view.is_(i, Is.MARK) and view.word(i) not in ("(", "[", "‘", "'"):
        return None
    if view.is_(i, Is.PREP | Is.JOIN | Is.CONN | Is.REL) and "o" not in cue.frames:
        return None
    if view.is_(i, Is.PREP | Is.JOIN | Is.CLAUSE | Is.CONN | Is.AUX):
        return None
    if (
        view.is_(i, Is.VERB | Is.ED)
        and not view.is_(i, Is.CAP)
        and not view.nouns[i]
        and not view.is_(i + 1, Is.MARK)
    ):
        return None
    if cue.kind == "belief" and view.is_(i, Is.PRONOUN) and view.is_(i + 1, Is.MARK):
        return None
    return After(i, False)


def _addressee(view: View, i: int, last: int) -> tuple[int, Span | None]:
    """Skip those spoken to: "told reporters", "told The Osby Herald on Monday"."""
    if i >= last or view.is_(i, Is.MARK) or view.word(i) in _OPENERS or view.word(i) == "to":
        return i, None
    limit = min(last, i + _LOOK)
    if (
        view.is_(i, Is.PRONOUN | Is.POSS)
        and not view.is_(i + 1, Is.CAP)
        and view.word(i) not in ("his", "its", "their", "my", "our", "your")
    ):
        return i + 1, (i, i + 1)
    for k in range(i, limit):
        word = view.word(k)
        if word == "to" and k - i > _SHORT_ADDRESSEE:
            break
        if view.quote[k] >= 0 or word in _OPENERS or word in ("to", ":", ","):
            return k, (i, k)
        if k > i and view.is_(k, Is.AUX | Is.PRONOUN) and word not in ("'s", "’s"):
            break
    k = i
    while k < limit and (
        view.is_(k, Is.CAP | Is.DET | Is.POSS) or view.word(k) in listed("addressee") or k == i
    ):
        if k > i and view.is_(k, Is.DET | Is.POSS | Is.PRONOUN):
            break
        k += 1
        if view.word(k - 1) in listed("addressee"):
            break
    return k, (i, k)


def _skip_adverbials(view: View, cue: Cue, i: int, last: int) -> int:  # noqa: PLR0911 - one return per case
    """Skip "on Monday", "in an interview with X", "at a rally" before marked content."""
    if i >= last or not view.is_(i, _ADVERBIAL) or view.word(i) in ("to", *_OPENERS):
        return i
    if view.is_(i, Is.DET) and not view.is_(i + 1, Is.TIME):
        return i
    for k in range(i, min(last, i + _LOOK)):
        word = view.word(k)
        if word in ("that", "whether") or _opens_quote(view, k):
            return k
        if word == ":" or (word == "," and k + 1 < last and _opens_quote(view, k + 1)):
            return k
        if word in (",", ";", "—", "--"):
            return last
    if view.is_(i, Is.TIME | Is.ADV) and not view.is_(i, Is.PREP):
        return _skip_time(view, i, last)
    return last if not view.is_(i, Is.DET) else i


def _skip_time(view: View, i: int, last: int) -> int:
    """Skip bare words of time: "said Monday the plan", "said last week the plan"."""
    k = i
    while k < last and view.is_(k, Is.TIME | Is.ADV) and not view.is_(k, Is.PREP):
        k += 1
    return k


def content_end(view: View, cue: Cue, start: int, last: int) -> int:
    """One past the last token of content that begins at `start`.

    Args:
        view: The article.
        cue: Its cue.
        start: First token of the content.
        last: One past the last token of the stretch, already cut at the next cue.
    """
    end = last
    clause = set("swi") & set(cue.frames) and cue.kind != "stance"
    if clause:
        end = _contrast(view, start, last)
    if not clause and not _opens_quote(view, start):
        end = _object_end(view, start, last)
    return trim(view, start, end)


def _contrast(view: View, start: int, last: int) -> int:
    """A clause ends before ", while" and ", though", where the outlet goes on."""
    for k in range(start + 3, last - 1):
        if view.word(k) == "," and view.quote[k] < 0 and view.word(k + 1) in ("while", "whereas"):
            return k
    return last


def _object_end(view: View, start: int, last: int) -> int:
    """An object ends at a comma, a dash or an adverbial clause."""
    for k in range(start + 1, last):
        if view.quote[k] >= 0:
            continue
        word = view.word(k)
        if word in (";", ":", "—", "--", "–") or (word == "," and not view.is_(k + 1, Is.JOIN)):
            return k
        if (
            word in ("while", "when", "after", "although", "though", "because", "but", "during")
            and k > start + 1
        ):
            return k
    return last


def trim(view: View, start: int, end: int) -> int:
    """Drop marks and joining words at the end of a stretch, but never a closing quotation mark."""
    while (
        end > start
        and view.quote[end - 1] < 0
        and (view.word(end - 1) in _END_MARKS or view.is_(end - 1, Is.JOIN | Is.CONN))
    ):
        end -= 1
    return end


def sayable(view: View, start: int, end: int) -> bool:
    """Whether a stretch before ", she said" can be a statement: it has a verb.

    Args:
        view: The article.
        start: First token.
        end: One past the last.
    """
    if view.is_(start, Is.PREP | Is.TIME | Is.CLAUSE) and view.word(end) != "":
        commas = [k for k in range(start, end) if view.word(k) == ","]
        if not commas and not view.is_(start, Is.CONN):
            return False
    return end - start >= _SHORTEST and any(
        view.is_(k, Is.AUX | Is.VERB | Is.ED) or bool(view.verbs[k]) for k in range(start, end)
    )


def only_anonymity(view: View, i: int) -> bool:
    """Whether what is asked for is only not to be named.

    Args:
        view: The article.
        i: First token after the cue.
    """
    words = view.lower[i : i + 5]
    return words[:3] in (["not", "to", "be"], ["to", "remain", "anonymous"]) or (
        words[:2] == ["to", "be"] and bool({"named", "identified"} & set(words))
    )
