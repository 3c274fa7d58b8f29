"""Comments in an article's source that suppress findings: what they say and what they cover.

``ignore[PV401] reason`` covers the block that follows it, or the block it stands in;
``disable[PV401] reason`` all from there to ``enable[PV401]`` or the end.  A comment on the headline
covers what is said of the title and of the article as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from provenance.signals._gate import document_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.types import Article, Comment, Finding, Report, Span

_WRITTEN = re.compile(r"(?P<verb>ignore|disable|enable)\s*\[(?P<codes>[^\]]*)\](?P<reason>.*)")
_HOW = "write ignore[PV401] and the reason"


@dataclass(frozen=True, slots=True)
class Directive:
    """One code of one comment.

    Attributes:
        verb: What it asks for; ``enable`` only where it ends nothing.
        code: Prefix of the codes it covers; empty where the comment cannot be read.
        reason: Why, as written.
        span: What of the text it covers.
        title: It covers the title too.
        wrong: Why it does nothing, or None.
        comment: The comment.
        number: Of the comment in its article, from 1.
    """

    verb: Literal["ignore", "disable", "enable"]
    code: str
    reason: str
    span: Span
    title: bool
    wrong: str | None
    comment: Comment
    number: int

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is suppressed by it.

        Args:
            finding: A finding of the same article.
        """
        if self.wrong or not finding.code.startswith(self.code):
            return False
        if finding.where == "title":
            return self.title
        return self.span[0] <= finding.start < self.span[1]


def directives(report: Report, codes: Sequence[str]) -> list[Directive]:
    """What the comments of an article ask for.

    Args:
        report: The article's report.
        codes: Codes of all signals.
    """
    if not report.article.comments:  # nearly always
        return []
    (start, _), where = document_place(report)
    headline = start if where == "text" else None
    open_: dict[str, int] = {}
    made: list[Directive] = []
    for one in read_comments(report.article, codes):
        if one.wrong is not None or one.verb == "ignore":
            made.append(one)
        elif one.verb == "disable":
            open_.setdefault(one.code, len(made))
            made.append(replace(one, span=(one.span[0], len(report.article.text))))
        elif one.code in open_:
            end = one.span[1] if one.comment.trailing else one.span[0]
            begun = open_.pop(one.code)
            made[begun] = replace(made[begun], span=(made[begun].span[0], end))
        else:
            made.append(replace(one, wrong="there is no 'disable' of it before"))
    return [replace(one, title=_has_title(one, headline)) for one in made]


def _has_title(one: Directive, headline: int | None) -> bool:
    """Whether it covers the headline, or all from the first word where the text has none."""
    return one.span[0] <= (headline or 0) < one.span[1]


def read_comments(article: Article, codes: Sequence[str]) -> Iterator[Directive]:
    """What each comment asks for, code by code, with the block it belongs to.

    Args:
        article: The article.
        codes: Codes of all signals.
    """
    for number, comment in enumerate(article.comments, start=1):
        span = _block(article, comment)
        base = Directive("ignore", "", "", span, False, None, comment, number)
        match = _WRITTEN.fullmatch(comment.text)
        listed = [code.strip() for code in match["codes"].split(",")] if match else []
        if match is None or not any(listed):
            yield replace(base, wrong=f"it cannot be read; {_HOW}")
            continue
        verb, reason = match["verb"], match["reason"].strip(" \t:-–—")
        for code in dict.fromkeys(listed):
            one = replace(base, verb=verb, code=code, reason=reason)  # type: ignore[arg-type]
            yield replace(one, wrong=_wrong(one, codes))


def _wrong(one: Directive, codes: Sequence[str]) -> str | None:
    if not one.code.startswith("PV") or not any(c.startswith(one.code) for c in codes):
        return "no signal has such a code; see 'provenance rules'"
    if one.code.startswith("PV901"):
        return "a suppression is not suppressed by a comment; 'ignore' in the settings does it"
    if one.verb == "enable":
        return None
    if not one.reason:
        return "it gives no reason, and one is required; write it behind the bracket"
    return "no text follows it" if one.span[0] == one.span[1] else None


def _block(article: Article, comment: Comment) -> Span:
    """The block that a comment belongs to, or an empty span at the end of the text."""
    spans = [(region.start, region.end) for region in article.regions] or [(0, len(article.text))]
    ends = [end for _, end in spans]
    if comment.trailing:
        return (
            spans[max(bisect_left(ends, comment.at) - 1, 0)] if comment.at < ends[-1] else spans[-1]
        )
    number = bisect_right(ends, comment.at)
    return spans[number] if number < len(spans) else (len(article.text), len(article.text))
