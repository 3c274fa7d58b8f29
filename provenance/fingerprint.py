"""Fingerprints: the name of a finding that survives edits elsewhere in the article.

A fingerprint is the SHA-256 of the signal's code, the article's id, the normalized words found
and how many times the same code has found the same words before.  No offset, line, score,
confidence or message goes in, so a baseline written today still fits after the paragraph above
was rewritten, a threshold moved or a message reworded.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.types import Finding


def normalized(text: str) -> str:
    r"""Words as they are compared: NFKC, case folded, white space collapsed.

    Args:
        text: The words found; lone surrogates are kept as they are.

    >>> normalized("  Ｂｏａｓｔｅｄ\n of ")
    'boasted of'
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def fingerprint(code: str, article_id: str, text: str, occurrence: int) -> str:
    """Fingerprint of one finding, 64 hexadecimal digits.

    Args:
        code: ``PVnnn``.
        article_id: `Article.id`.
        text: The words found, as they stand in the article.
        occurrence: 0 for the first finding of this code with these words, then 1, 2 ...
    """
    # JSON keeps the four parts apart whatever characters they hold, and its ASCII form has a
    # spelling for lone surrogates, which UTF-8 has not.
    parts = json.dumps([code, article_id, normalized(text), occurrence], ensure_ascii=True)
    return hashlib.sha256(parts.encode("ascii")).hexdigest()


def with_fingerprints(article_id: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of one article, in the order given, each with its fingerprint.

    Occurrences are counted in text order, those of the title first, whatever the order given.

    Args:
        article_id: `Article.id`.
        findings: All findings of the article.
    """
    seen: Counter[tuple[str, str]] = Counter()
    prints: dict[int, str] = {}
    for i in sorted(range(len(findings)), key=lambda i: _text_order(findings[i])):
        finding = findings[i]
        key = (finding.code, normalized(finding.text))
        prints[i] = fingerprint(finding.code, article_id, finding.text, seen[key])
        seen[key] += 1
    return tuple(replace(f, fingerprint=prints[i]) for i, f in enumerate(findings))


def _text_order(finding: Finding) -> tuple[bool, int, int]:
    return finding.where != "title", finding.start, finding.end
