"""Anonymity: sources withheld by name, and the reason the text gives.

Four shapes are read.  A request ("on condition of anonymity", "declined to be named"), a ban
("was not authorised to speak publicly", which is its own reason), an editor's promise ("whose
name is being withheld", "was granted anonymity"), and a stated fear ("citing fears of reprisal").
The reason is the clause right behind the request that opens with "because", "citing", "for fear
of", "to discuss" and the like, or one before it ("Fearing reprisals, she asked not to be named").
"""

from __future__ import annotations

import re
from typing import Final

_NAMED: Final = r"(?:named|identified|quoted by name|quoted|mentioned by name)"
_HIDDEN: Final = r"(?:anonymous|anonymity|nameless|unnamed|unidentified|off the record)"
_WHO: Final = r"(?:he|she|they|his|her|their)"
_NAME_OF: Final = rf"{_WHO}(?: full| real| last)? (?:names?|identit(?:y|ies))"
_ASKED: Final = (
    r"(?:ask(?:ed|ing|s)|request(?:ed|ing|s)|wish(?:ed|ing|es)|prefer(?:red|ring|s)|sought"
    r"|seeking|insist(?:ed|ing|s)|want(?:ed|ing|s)|cho(?:se|osing)|demand(?:ed|ing|s)"
    r"|refus(?:ed|ing|es)|declin(?:ed|ing|es))"
)
_SPOKE: Final = r"(?:spoke|spoken|speaking|speak|talked|talking)"
_REQUESTS: Final = (
    r"condition of (?:strict |total |complete )?anonymity",
    rf"(?:on|under) (?:the )?condition (?:that )?(?:he|she|they|{_NAME_OF})"
    r" (?:not be|remain) \w+",
    rf"{_ASKED} (?:(?:that )?(?:he|she|they) )?(?:not to be|to not be|not be) {_NAMED}",
    rf"{_ASKED} (?:on |for |to be |to remain |to stay )?{_HIDDEN}",
    rf"{_ASKED} (?:that |to have )?{_NAME_OF} (?:to )?(?:not be|be withheld|withheld|remain)\b",
    rf"(?:declin|refus)(?:ed|ing|es) to be {_NAMED}",
    rf"{_ASKED} to be {_NAMED} only",
    r"(?:declined|refused|asked not|did not want|didn[’']t want) to"
    rf" (?:give|provide|reveal|disclose|share|use) {_NAME_OF}",
    rf"(?:(?:did|does|do) not|(?:did|does|do)n[’']t) (?:want|wish) to be {_NAMED}",
    rf"{_SPOKE}(?: (?:to|with) [^,.;]{{1,40}}?)? anonymously",
    rf"(?:{_SPOKE}|briefed reporters) (?:only )?(?:on|under) (?:deep )?background",
    rf"{_SPOKE} off the record",
    rf"who (?:would|could|can|cannot|will|may|must)(?: not| only)? (?:not )?be {_NAMED}",
    r"(?:granted|given|promised|offered|guaranteed) anonymity",
    r"whose (?:full |real |last )?(?:names?|identit(?:y|ies))"
    r" (?:was|is|were|are|has been|have been) (?:being )?(?:withheld|not being|kept)",
    r"(?:is|are|was|were) not being (?:named|identified)",
)
_BAN: Final = (
    r"(?:(?:not|n[’']t|never)(?: been)? (?:yet )?|un)"
    r"(?:authori[sz]ed|allowed|permitted|cleared|supposed|at liberty|free)"
    r"(?: by [\w’' -]{2,40}?)? to (?:speak|talk|comment|discuss|brief|address|describe"
    r"|be (?:named|identified|quoted)|disclose|reveal|release)"
    r"|lacked (?:the )?authori[sz]ation to (?:speak|talk|comment|discuss)"
    r"|without authori[sz]ation to (?:speak|talk|comment|discuss)"
)
_FEAR: Final = (
    r"citing (?:fears?|concerns?|worries|the (?:risk|threat)) (?:of|about|over|for) [\w’' ]{0,30}?"
    r"(?:reprisals?|retaliation|retribution|persecution|safety|lives|life|jobs?)"
)
_REQUEST: Final = re.compile(
    "|".join((*_REQUESTS, f"(?P<ban>{_BAN})", f"(?P<fear>{_FEAR})")),
)
_BANNED: Final = re.compile(_BAN)
_SPEECH: Final = (
    "speak|talk|discuss|describe|avoid|protect|preserve|share|offer|comment|brief|give|preview"
)
_REASON: Final = re.compile(
    r"\b(?:because(?: of)?|since|citing|due to|owing to|given|for fear|out of fears?|fearing|afraid"
    rf"|in order to|so as not to|so (?:that )?{_WHO}|lest|out of concern|over (?:fears?|concerns?)"
    r"|(?:in|when|while) (?:describing|discussing|talking about|speaking about)"
    r"|amid (?:fears?|concerns?)"
    rf"|to (?:be able to )?(?:{_SPEECH})|as {_WHO})\b"
)
_FIRST: Final = re.compile(
    r"\b(?:[Cc]iting|[Ff]earing|[Ff]or fear of|[Oo]ut of fear|[Aa]fraid of|[Ww]orried about"
    r"|[Bb]ecause of|[Dd]ue to) [^.;,”\"]{3,120}(?=,)"
)
_GAP: Final = re.compile(r"(?: (?!said|told|says|say|that\b)[\w’'-]+){0,9},? ?")
"""What may stand between a request and its reason: a few words of the same clause."""
_CLAUSE_END: Final = re.compile(
    r"[,;”“\"()]|(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!Sen)(?<!Rep)(?<!Gov)(?<!U\.S)\.(?!\w)"
    r"|\s[—–]|\s--|\s(?:said|told|added|says)\b"
    r"|\s(?:but|and) (?:said|spoke|asked|requested|insisted|told|declined|who)\b"
)
_REACH: Final = 240
_BEFORE: Final = 140


def anonymity(text: str, start: int, end: int) -> tuple[bool, str | None]:
    """Whether a source is said to be withheld by name, and why.

    Args:
        text: The article's text.
        start: First code point of the source's sentence.
        end: One past the last code point of that sentence.

    Returns:
        Whether anonymity is stated, and the reason as it stands in the text (white space
        folded), or None.
    """
    match = _REQUEST.search(text, start, end)
    return (False, None) if match is None else (True, _reason(text, match, start, end))


def _reason(text: str, match: re.Match[str], start: int, end: int) -> str | None:
    """Why: the request itself, the clause behind it, a ban elsewhere, or the clause before it."""
    if match["fear"]:
        return _clause(text, match.start(), match.end(), end)
    banned: re.Match[str] | None = match if match["ban"] else None
    if banned is None:
        reason = _REASON.search(text, match.end(), min(end, match.end() + _REACH))
        if reason is not None and _GAP.fullmatch(text, match.end(), reason.start()):
            return _clause(text, reason.start(), reason.end(), end)
        banned = _BANNED.search(text, start, end)
    if banned is not None:
        return _clause(text, _ban_start(text, banned.start(), start), banned.end(), end)
    before = _FIRST.search(text, max(start, match.start() - _BEFORE), match.start())
    return " ".join(before.group().split()) if before is not None else None


def _ban_start(text: str, at: int, first: int) -> int:
    """Where the words of a ban begin, the verb of a contraction ("wasn't") taken along."""
    if text.startswith("n", at) and not text.startswith(("not", "never"), at):
        while at > first and text[at - 1].isalpha():
            at -= 1
    return at


def _clause(text: str, start: int, least: int, end: int) -> str:
    """The clause from an offset to its comma, quotation mark or full stop, on one line."""
    found = _CLAUSE_END.search(text, least, min(end, start + _REACH))
    stop = found.start() if found else min(end, start + _REACH)
    return " ".join(text[start:stop].split())
