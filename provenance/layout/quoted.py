"""Lines as they read to somebody who cannot read the words inside their quotations.

Which lines are article and which are furniture must not depend on what sources say: exchange the
words inside a quotation for any others, and every block stays as it is.  It costs nothing: in cross
validation by outlets the line classifier finds lines that are not body with an F1 of 0.960 (0.958
where it read quotations as well) and takes 1.5 % of body lines for furniture (1.6 %).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.nlp.quotations import find_quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.types import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of one line.

    Attributes:
        text: The line, each word inside its closed outer quotations the same word.
        hidden: Insides of those quotations in `text`, each with its place in the line itself.
    """

    text: str
    hidden: tuple[tuple[Span, Span], ...] = ()

    def back(self, offset: int) -> int:
        """Where an offset of `text` lies in the line itself; at the nearest end of what is hidden.

        Args:
            offset: Characters, 0 to the length of `text`.
        """
        shift = 0
        for shown, own in self.hidden:
            if offset <= shown[0]:
                break
            if offset < shown[1]:
                return own[0]
            shift = own[1] - shown[1]
        return offset + shift


def lines_shown(text: str, spans: Sequence[Span]) -> list[Shown]:
    """What is shown of some lines.

    Args:
        text: The text.
        spans: Of the lines, in order, without overlap.

    >>> lines_shown("She wrote: “We're done, Ada!”", [(0, 29)])[0].text
    'She wrote: “It it, It!”'
    """
    inner = [q.inner for q in find_quotations(text, spans) if q.depth == 0 and q.closed]
    out, at = [], 0
    for start, end in spans:
        first = at
        while at < len(inner) and inner[at][1] <= end:
            at += 1
        out.append(_shown(text, start, end, inner[first:at]))
    return out


def shown(line: str) -> str:
    """What is shown of a line that stands alone.

    Args:
        line: The line.
    """
    return lines_shown(line, [(0, len(line))])[0].text


def _shown(text: str, start: int, end: int, inner: Sequence[Span]) -> Shown:
    if not inner:
        return Shown(text[start:end])
    pieces, places, done, length = [], [], start, 0
    for first, last in inner:
        same = _WORD.sub(_stand_in, text[first:last])
        pieces += [text[done:first], same]
        length += first - done + len(same)
        places.append(((length - len(same), length), (first - start, last - start)))
        done = last
    return Shown("".join([*pieces, text[done:end]]), tuple(places))


def _stand_in(word: re.Match[str]) -> str:
    return "It" if word.group()[0].isupper() else "it"
