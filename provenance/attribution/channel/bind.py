"""Which attribution each channel belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from provenance.attribution.channel.gazetteer import words_of
from provenance.attribution.channel.mentions import find_mentions
from provenance.attribution.channel.slots import slot_of
from provenance.attribution.words import Is
from provenance.types import Channel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution.channel.mentions import Mention
    from provenance.attribution.channel.slots import Slot
    from provenance.attribution.found import Found
    from provenance.attribution.view import View

_TITLE = 8
"""Tokens of the longest quotation that is a programme's title: on “Fox & Friends”."""
_TAIL = 4
"""Tokens that may follow the outlet at the end of a content the finder drew too wide."""
_QUOTED = 3
"""Tokens between "X quoted" and the one who is quoted."""
_RETURN = 6
"""Sentences in which "the interview" comes back to the interview named last."""
_TWEETED = frozenset({"tweeted", "tweets", "tweet", "tweeting", "retweeted", "retweets"})
_UNNAMED = frozenset({"newspaper", "paper", "magazine", "broadcaster", "tabloid"})
_REPORTING = words_of("reporting")
"""What a journalist does through the outlet he is named with; he may "believe" without it."""

Tied = tuple["Mention", "Slot"]


def find_channels(view: View, found: Sequence[Found]) -> list[Channel | None]:
    """The channel of each attribution.

    Args:
        view: The article.
        found: Its attributions, as token ranges, nested ones with their parent.
    """
    binder = _Binder(view, found)
    return [binder.channel(i) for i in range(len(found))]


class _Binder:
    """The mentions of an article with their slots, sentence by sentence."""

    def __init__(self, view: View, found: Sequence[Found]) -> None:
        self.view = view
        self.found = found
        self.mentions = find_mentions(view)
        self.starts = [m.start for m in self.mentions]
        self.by_sentence: dict[int, list[int]] = {}
        firsts = [a for a, _ in view.sentences]
        self.sentence = [max(bisect_right(firsts, f.cue[0]) - 1, 0) for f in found]
        for i, sentence in enumerate(self.sentence):
            self.by_sentence.setdefault(sentence, []).append(i)
        self.tied: dict[int, list[Tied]] = {}
        self.last: tuple[int, str] | None = None

    def channel(self, i: int) -> Channel | None:
        """The channel of one attribution; they are asked for in order."""
        item = self.found[i]
        tied = self._tied(self.sentence[i])
        best = min(
            (t for t in tied if self._may(i, t)),
            key=lambda t: self._distance(item, t),
            default=None,
        )
        tweeted = self._tweeted(item)
        if best is not None and not (tweeted and best[1].role == "journalist"):
            mention, slot = best
            span = self.view.span(mention.start, mention.end)
            if slot.talk and mention.name:
                self.last = (self.sentence[i], mention.name)
            return Channel(mention.name or self.view.text[slice(*span)], span)
        return tweeted or self._reporter(i) or self._same_interview(i)

    def _tied(self, sentence: int) -> list[Tied]:
        """Mentions of a sentence that stand in a slot."""
        known = self.tied.get(sentence)
        if known is None:
            first, last = self.view.sentences[sentence]
            known = []
            for mention in self._between(first, last):
                slot = slot_of(self.view, mention, first, last)
                if slot is None or not (mention.name or self._unnamed(mention, slot)):
                    continue
                if known and self._names_owner(known[-1][0], mention):
                    known.pop()
                known.append((mention, slot))
            self.tied[sentence] = known
        return known

    def _between(self, first: int, last: int) -> list[Mention]:
        a = bisect_left(self.starts, first)
        b = bisect_left(self.starts, last)
        return self.mentions[a:b]

    @staticmethod
    def _unnamed(mention: Mention, slot: Slot) -> bool:
        """Whether "the newspaper", of which the article gives no name, is still a channel."""
        return slot.role == "told" and mention.noun in _UNNAMED

    def _names_owner(self, first: Mention, second: Mention) -> bool:
        """Whether the first only says whose the second is: "RT’s Ruptly", "CBS affiliate WXQL"."""
        words = self.view.words[first.end : second.start]
        owner = words in (["'s"], ["’s"]) and second.kind != "show"
        return owner or "affiliate" in words[:2]

    def _may(self, i: int, tied: Tied) -> bool:  # noqa: PLR0911 - one return per role
        """Whether an attribution can have come through a mention."""
        item = self.found[i]
        mention, slot = tied
        if self._inside_other_quote(item, mention):
            return False
        own = any(a <= mention.start < b for a, b in item.source)
        if self._in_content(item, mention, slot):
            return False
        if slot.role == "told":
            return own or self._told(i, mention, slot)
        if slot.role == "journalist":
            return own and item.lemma in _REPORTING
        if own:
            return slot.at > item.source[0][0] and slot.role == "loose"
        if slot.role == "according":
            return not item.cue[0] <= slot.at < item.cue[1] and self._nearest(i, tied)
        if slot.role == "quoting":
            quoted = any(0 < a - slot.at <= _QUOTED for a, _ in item.source)
            return item.cue[0] <= slot.at < item.cue[1] or (item.cue[0] > slot.at and quoted)
        if slot.role == "after":
            return item.cue[0] < slot.at and not item.cue[0] <= slot.at < item.cue[1]
        return self._nearest(i, tied)

    def _told(self, i: int, mention: Mention, slot: Slot) -> bool:
        """Whether the verb "told" is this attribution's, or of one that shares its speaker."""
        item = self.found[i]
        if item.cue[0] <= slot.at < item.cue[1]:
            return True
        others = self.by_sentence[self.sentence[i]]
        owners = [k for k in others if self.found[k].cue[0] <= slot.at < self.found[k].cue[1]]
        if owners:
            return item.cue[0] > slot.at and any(self._same_speaker(i, k) for k in owners)
        return self.view.word(slot.at) == "telling" and self._nearest(i, (mention, slot))

    def _nearest(self, i: int, tied: Tied) -> bool:
        """Whether no other attribution of the sentence is nearer, but for the same speaker's."""
        item = self.found[i]
        mine = self._distance(item, tied)
        for k in self.by_sentence[self.sentence[i]]:
            other = self.found[k]
            if k == i or self._same_speaker(i, k):
                continue
            if any(a <= tied[0].start < b for a, b in other.source):
                continue
            if self._distance(other, tied) < mine and not (
                self._in_content(other, *tied) or self._inside_other_quote(other, tied[0])
            ):
                return False
        return True

    def _distance(self, item: Found, tied: Tied) -> int:
        """Tokens between a cue and the phrase a mention stands in."""
        mention, slot = tied
        if slot.first >= item.cue[1]:
            return slot.first - item.cue[1]
        return max(item.cue[0] - mention.end, 0)

    def _same_speaker(self, i: int, k: int) -> bool:
        a, b = self.found[i], self.found[k]
        return bool(a.source) and a.source == b.source

    def _in_content(self, item: Found, mention: Mention, slot: Slot) -> bool:
        """Whether a mention is part of what is said, and not a tail the finder left there."""
        for a, b in item.content:
            if a <= mention.start < b:
                if slot.role == "according" and slot.first <= a + 1:
                    return False
                tail = b - mention.end <= _TAIL and self.view.quote[mention.start] < 0
                return not (tail and self._ends_talk(mention, slot))
        return False

    def _ends_talk(self, mention: Mention, slot: Slot) -> bool:
        return slot.role in ("according", "after") or (slot.talk and slot.role == "loose")

    def _inside_other_quote(self, item: Found, mention: Mention) -> bool:
        """Whether a mention stands in a quotation that the cue does not stand in."""
        view = self.view
        quote = view.quote[mention.start]
        if quote < 0 or quote == view.quote[item.cue[0]]:
            return False
        start, end = view.quotes[quote]
        return not (end - start <= _TITLE and start + 2 >= mention.start)

    def _tweeted(self, item: Found) -> Channel | None:
        """The cue names the platform itself."""
        for k in range(*item.cue):
            if self.view.word(k) in _TWEETED:
                return Channel("Twitter", self.view.span(k, k + 1))
        return None

    def _reporter(self, i: int) -> Channel | None:
        """The outlet that is the source of the attribution this one is nested in."""
        parent = self.found[i].parent
        if parent is None:
            return None
        for a, b in self.found[parent].source:
            for mention in self._between(a, b):
                start = mention.start - (self.view.word(mention.start - 1) == "the")
                if start == a and mention.end == b and mention.kind != "platform":
                    span = self.view.span(mention.start, mention.end)
                    return Channel(mention.name or self.view.text[slice(*span)], span)
        return None

    def _same_interview(self, i: int) -> Channel | None:
        """Read "he said in the interview" as the interview named shortly before."""
        if self.last is None or self.sentence[i] - self.last[0] > _RETURN:
            return None
        view, item = self.view, self.found[i]
        first, last = view.sentences[self.sentence[i]]
        for k in range(first + 2, last):
            if view.word(k) != "interview" or view.quote[k] >= 0:
                continue
            begin = k - 1 if view.word(k - 1) == "the" else k - 2
            same = view.word(begin) == "the" and (begin == k - 1 or view.word(k - 1) == "same")
            if same and view.is_(begin - 1, Is.PREP) and not self._said(item, k):
                return Channel(self.last[1], view.span(begin, k + 1))
        return None

    @staticmethod
    def _said(item: Found, k: int) -> bool:
        return any(a <= k < b for a, b in item.content)
