"""The rule finder: cues, speakers and contents of one stretch of text.

A stretch is a sentence outside quotations, or the inside of one quotation (for nested
attributions).  `find` is what a trained span model would replace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribution.found import Cue, Found
from provenance.attribution.rules.content import (
    After,
    content_after,
    content_end,
    only_anonymity,
    sayable,
    trim,
)
from provenance.attribution.rules.cues import find_cues
from provenance.attribution.rules.speaker import subject_left, subject_right
from provenance.attribution.rules.subject import main_subject
from provenance.attribution.words import Is

if TYPE_CHECKING:
    from provenance.attribution.view import View
    from provenance.types import Span

_INVERTING = frozenset({"ed", "s", "base"})
_ADDRESSED = frozenset({"tell", "inform", "notify", "remind"})
"""Who follows these is told, and does not speak: “We left,” Ames, a baker, told Radio Osby."""
_TITLE_WORDS = 8
_SHORTEST = 3
"""Tokens of the shortest clause that can be a statement."""
_ADVERBIAL = 8
"""Words that may stand between a cue and the comma before the second half of its content."""
_MUSING = frozenset({"believe", "think", "hope", "fear"})


class Stretch:
    """One pass over the cues of a sentence, from left to right.

    Args:
        view: The article.
        first: First token.
        last: One past the last token.
        quoted: Whether it is the inside of a quotation.
    """

    def __init__(self, view: View, first: int, last: int, *, quoted: bool = False) -> None:
        self.view = view
        self.first = first
        self.last = last
        self.quoted = quoted
        self.cues = list(find_cues(view, first, last, quoted=quoted))
        self.clusters = [self._cluster(cue) for cue in self.cues]
        self.out: list[Found] = []

    def find(self) -> list[Found]:
        """Attributions by reporting verbs."""
        for index, cue in enumerate(self.cues):
            found = self._one(index, cue)
            if found is not None:
                self.out.append(found)
        return self.out

    def _cluster(self, cue: Cue) -> tuple[list[Span], int, int]:
        """Source, first and one past the last token of cue and source together."""
        view = self.view
        if cue.flow != "finite":
            return [], cue.start, cue.end
        left, start = subject_left(view, cue.start, self.first)
        inverts = cue.form in _INVERTING and cue.lemma not in _ADDRESSED
        if inverts and not cue.to and self._after_content(cue.start):
            right, end = subject_right(view, cue.end, self.last)
            pronoun = (
                bool(right)
                and view.is_(right[0][0], Is.PRONOUN)
                and view.word(cue.start - 1) == ","
            )
            if right and not pronoun and (not left or self._closed(end)):
                return right, cue.start, end
        return left, start, cue.end

    def _closed(self, end: int) -> bool:
        """Whether nothing more is said after an inverted subject: it is the end of the clause."""
        view = self.view
        if end < self.last and self._opens(end):
            return False
        return (
            end >= self.last
            or view.is_(end, Is.PREP | Is.TIME)
            or (
                view.is_(end, Is.MARK)
                and not any(view.is_(k, Is.AUX | Is.VERB) for k in range(end, self.last))
            )
        )

    def _after_content(self, i: int) -> bool:
        """Whether a comma or the end of a quotation stands right before a token."""
        before = i - 1
        if before < self.first:
            return False
        if self.view.quote[before] >= 0 and not self.quoted:
            return True
        return self.view.word(before) in (",", "—", "--") and self.view.verbs[i] != ()

    def _one(self, index: int, cue: Cue) -> Found | None:
        source, start, end = self.clusters[index]
        if cue.passive:
            return self._passive(cue, source, end, index)
        if cue.to and cue.flow == "finite" and not source:
            return self._dependent(cue, index, "to")
        if cue.flow == "participle":
            return self._dependent(cue, index, "participle")
        if cue.flow == "joined":
            return self._dependent(cue, index, "joined")
        if not source:
            return None
        return self._finite(cue, source, start, end, index)

    def _finite(  # noqa: PLR0911 - one return per case
        self, cue: Cue, source: list[Span], start: int, end: int, index: int
    ) -> Found | None:
        """A cue with a subject of its own, its content before, after or on both sides."""
        if cue.lemma in ("ask", "request", "decline", "refuse") and only_anonymity(self.view, end):
            return None
        after = content_after(self.view, cue, end, self._limit(index))
        if (
            after is None
            and self.view.is_(start - 1, Is.REL)
            and self.view.is_(end, Is.AUX)
            and "s" in cue.frames
        ):
            after = After(end, True)
        if (
            cue.lemma == "find"
            and self.view.is_(end, Is.PRONOUN | Is.POSS)
            and not self.view.is_(end, Is.SUBJECT)
        ):
            return None
        before = self._before(cue, start, index)
        if before is not None and after is not None and self._inside_another(before):
            before = None
        inverted = source[0][0] >= cue.end
        quoted = before is not None and self._ends_quoted(before)
        if cue.kind == "belief" and cue.lemma not in _MUSING and not quoted:
            before = None
        if before is not None and quoted and self._mere_title(before, after):
            before = None
        if (
            before is not None
            and "s" not in cue.frames
            and "w" not in cue.frames
            and "q" not in cue.frames
        ):
            before = None
        takes_after = after is not None and (
            after.strong or before is None or (not quoted and self._clausal(after.start, index))
        )
        if self.view.word(start - 1) == "as" and self.view.word(end) == "," and before is None:
            stop = trim(self.view, end + 1, self._limit(index))
            return (
                self._found(cue, source, [(end + 1, stop)], "as")
                if stop - end > _SHORTEST
                else None
            )
        if (
            takes_after
            and after is not None
            and not inverted
            and not (quoted and self._opens(after.start))
        ):
            return self._with_after(cue, source, after.start, index)
        if before is None:
            return None
        content = [before]
        rest = self._rest(end, index)
        if rest is not None:
            content.append(rest)
        if not quoted and cue.kind != "neutral" and not self._ends_here(end):
            return None
        name = "quote-before" if quoted else "clause-before"
        return self._found(cue, source, content, name)

    def _mere_title(self, before: Span, after: After | None) -> bool:
        """Whether the quotation before is a title or name: “Morning Line,” Ames said the …"."""
        view = self.view
        start, end = view.quotes[view.quote[before[1] - 1]]
        return (
            after is not None
            and end - start < _TITLE_WORDS
            and view.word(before[1]) != ""
            and (view.is_(before[0], Is.PREP | Is.TIME | Is.ADV))
        )

    def _inside_another(self, before: Span) -> bool:
        """Read "He said that, in June, she said A": what stands before belongs to the first cue."""
        return not self._ends_quoted(before) and any(
            before[0] <= f.cue[0] and any(a < before[1] <= b for a, b in f.content)
            for f in self.out
        )

    def _ends_here(self, end: int) -> bool:
        """Whether the sentence ends with the cue: "A, she argued."."""
        return end >= self.last or (end == self.last - 1 and self.view.is_(end, Is.MARK))

    def _clausal(self, start: int, index: int) -> bool:
        """Whether what follows the cue looks like a clause with a verb of its own."""
        view = self.view
        return any(
            view.is_(k, Is.AUX | Is.VERB | Is.ED) or bool(view.verbs[k])
            for k in range(start + 1, min(self._limit(index), start + 25))
        )

    def _with_after(self, cue: Cue, source: list[Span], start: int, index: int) -> Found | None:
        limit = self._relative_end(source, start, self._limit(index))
        end = content_end(self.view, cue, start, limit)
        if end <= start or (self.view.word(end) == ":" and self.view.is_(end - 1, Is.DET)):
            return None
        if cue.lemma == "call" and self._opens(start) and start == cue.end:
            return None
        name = (
            "quote-after"
            if self._opens(start)
            else "that"
            if self.view.word(start) == "that"
            else ""
        )
        name = name or ("infinitive" if self.view.word(start) == "to" else "")
        name = name or ("object" if "s" not in cue.frames else "bare")
        return self._found(cue, source, [(start, end)], name)

    def _relative_end(self, source: list[Span], start: int, limit: int) -> int:
        """A relative clause after a comma ends at the comma before the main verb."""
        view = self.view
        who = source[0][0] if view.is_(source[0][0], Is.REL) else source[0][0] - 1
        if not view.is_(who, Is.REL) or view.word(who - 1) != ",":
            return limit
        for k in range(start + 2, limit - 1):
            main = view.is_(k + 1, Is.AUX | Is.VERB | Is.ED) or bool(view.verbs[k + 1])
            if view.word(k) == "," and view.quote[k] < 0 and main and not view.is_(k + 1, Is.CAP):
                return k
        return limit

    def _opens(self, i: int) -> bool:
        quote = self.view.quote[i]
        return not self.quoted and quote >= 0 and self.view.quotes[quote][0] == i

    def _before(self, cue: Cue, start: int, index: int) -> Span | None:
        """Content that ends right before the cluster, with its comma or quotation mark."""
        view = self.view
        end = start
        if end - 1 < self.first:
            return None
        mark = view.word(end - 1)
        if view.quote[end - 1] < 0 or self.quoted:
            if mark not in (",", "—", "--"):
                return None
            end -= 1
        if end <= self.first:
            return None
        at = self._start_of_before(end, index)
        if view.quote[end - 1] >= 0 and not self.quoted:
            at = min(at, view.quotes[view.quote[end - 1]][0])
        elif not (sayable(self.view, at, end) or self._goes_on(cue, index)):
            return None
        return (at, end) if end > at else None

    def _goes_on(self, cue: Cue, index: int) -> bool:
        """Read "For us, she said, it was …": the clause goes on after the cue."""
        end = self.clusters[index][2]
        return cue.kind == "neutral" and self._rest(end, index) is not None

    def _start_of_before(self, end: int, index: int) -> int:
        """Sentence start, or after the attribution before in the same sentence."""
        at = self.first
        for k in range(index - 1, -1, -1):
            _, _, cluster_end = self.clusters[k]
            if self.cues[k].flow == "finite" and self.clusters[k][0] and cluster_end < end:
                quote = self.view.quote[end - 1]
                at = self.view.quotes[quote][0] if quote >= 0 else at
                break
        return at

    def _ends_quoted(self, span: Span) -> bool:
        return self.view.quote[span[1] - 1] >= 0 and not self.quoted

    def _rest(self, end: int, index: int) -> Span | None:  # noqa: PLR0911 - one return per case
        """Second piece of content after "A, she said, B"."""
        view = self.view
        limit = self._limit(index)
        if end >= limit:
            return None
        for k in range(end, min(end + _ADVERBIAL, limit)):
            if view.word(k) in (",", "—", "--", ";"):
                end = k
                break
            if view.quote[k] >= 0 or view.is_(k, Is.AUX | Is.VERB | Is.CLAUSE) or view.verbs[k]:
                return None
        else:
            return None
        start = end + 1
        if start >= limit or (view.verbs[start] and view.verbs[start][0].form == "ing"):
            return None
        if view.quote[start] < 0 and (
            view.word(end) != ","
            or view.is_(start, Is.REL | Is.TIME)
            or (
                view.is_(start, Is.CLAUSE)
                and view.word(start) not in ("but", "and", "so", "because")
            )
        ):
            return None
        if view.quote[start] < 0 and view.is_(start, Is.PREP):
            return None
        stop = trim(view, start, limit)
        return (start, stop) if stop > start else None

    def _passive(self, cue: Cue, source: list[Span], end: int, index: int) -> Found | None:
        """Read "It is believed that …", "X is expected to …", "reports … were confirmed"."""
        view = self.view
        after = content_after(view, cue, end, self._limit(index))
        word = view.word(end)
        if not source or not (word in ("to", "that") or (after is not None and after.strong)):
            return None
        if word == "to":
            after_start = end
        elif after is not None:
            after_start = after.start
        else:
            return None
        stop = trim(view, after_start, self._limit(index))
        impersonal = view.word(source[0][0]) in ("it", "there")
        content = [(after_start, stop)] if impersonal else [source[0], (after_start, stop)]
        if cue.lemma in ("tell", "inform", "warn", "ask"):
            return None
        return self._found(cue, [], content, "passive")

    def _dependent(self, cue: Cue, index: int, pattern: str) -> Found | None:
        """A cue without a subject of its own: the speaker before it in the sentence."""
        after = content_after(self.view, cue, cue.end, self._limit(index))
        if after is None:
            return None
        if pattern == "to" and not after.strong:
            return None
        if cue.kind == "belief" and pattern in ("to", "joined"):
            # Right in a fifth of the cases on the training split: the subject is often another.
            return None
        source = self._main_source(cue)
        if not source:
            return None
        end = content_end(self.view, cue, after.start, self._limit(index))
        if end <= after.start or (cue.lemma in ("show", "find") and not after.strong):
            return None
        return self._found(cue, source, [(after.start, end)], pattern)

    def _main_source(self, cue: Cue) -> list[Span]:
        """Source of the attribution before, else the subject of the sentence."""
        for found in reversed(self.out):
            if found.source and found.pattern != "passive":
                return found.source
        return main_subject(self.view, self.first, cue.start, quoted=self.quoted)

    def _limit(self, index: int) -> int:
        """Where content after a cue must stop: the next cue on the same level."""
        view = self.view
        end = self.clusters[index][2]
        for k in range(index + 1, len(self.cues)):
            cue = self.cues[k]
            source, start, _ = self.clusters[k]
            if start <= end:
                continue
            before = view.word(start - 1)
            if cue.flow == "participle" and before == ",":
                return start - 1
            if (
                cue.flow == "joined"
                and cue.kind in ("neutral", "claim")
                and self._same_level(index, cue)
            ):
                return start - 1
            if source and source[0][0] >= cue.end:
                return start
            if source and before in ("and", "but", "while") and view.word(start - 2) == ",":
                return start - 1
        return self.last

    def _same_level(self, index: int, cue: Cue) -> bool:
        """Whether "and said" goes on with the outer speaker: same tense, or "but did not"."""
        mine = self.cues[index].form
        contrast = self.view.word(cue.start - 1) == "but" and self.view.is_(cue.start, Is.AUX)
        return (
            mine == cue.form and mine != "base" and self.view.quote[cue.start - 1] < 0
        ) or contrast

    def _found(self, cue: Cue, source: list[Span], content: list[Span], pattern: str) -> Found:
        return Found((cue.start, cue.end), source, content, cue.kind, pattern, cue.lemma)
