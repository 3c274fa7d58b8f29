"""Roles read by hand: what "the senator" or "the report" goes back to, as offsets into the data.

``role_cases.csv`` holds places only: the article (a hash of its id, for ids hold words of
headlines), the source that is a bare description, and the
phrase it goes back to (empty where the text names nobody).  Articles were drawn at random from the
corroboration data and from PolNeAR's training split (those of ``source_coref`` left out), one
mention an article, at most one a head in a dozen; one reader, one pass.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from provenance.attribution.found import Found
from provenance.errors import InputError
from provenance.train._base import read_jsonl_gz

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from provenance.attribution.resolution import Entity
    from provenance.attribution.view import View
    from provenance.types import Span

_SMALL = frozenset({"a", "an", "the", "new", "of", "by", "from", "for", "and", "in", "’s", "'s"})
_HALF = 0.5
_ID = re.compile(r'\{"id": "([^"\\]+)"')


@dataclass(frozen=True, slots=True)
class Case:
    """One mention.

    Attributes:
        half: ``"development"`` or ``"held out"``.
        data: ``"corroboration"`` or ``"attribution"``.
        article: `hashed` id of the article.
        span: The mention, in code points.
        referent: The phrase it goes back to, or None.
    """

    half: str
    data: str
    article: str
    span: Span
    referent: Span | None


def cases() -> list[Case]:
    """All cases."""
    text = (files(__package__) / "role_cases.csv").read_text(encoding="utf-8")
    return [
        Case(
            row["half"],
            row["data"],
            row["article"],
            (int(row["start"]), int(row["end"])),
            (int(row["referent_start"]), int(row["referent_end"]))
            if row["referent_start"]
            else None,
        )
        for row in csv.DictReader(text.splitlines())
    ]


def with_articles(data: Path) -> Iterator[tuple[dict[str, Any], list[Case]]]:
    """Articles with their cases.

    Args:
        data: Folder that holds ``attribution/`` and ``corroboration/``.
    """
    wanted: dict[str, list[Case]] = defaultdict(list)
    for case in cases():
        wanted[case.article].append(case)
    for row in read_jsonl_gz(data / "attribution" / "polnear_train.jsonl.gz"):
        if hashed(row["id"]) in wanted:
            yield row, wanted.pop(hashed(row["id"]))
    for path in sorted((data / "corroboration").glob("allsides-*.jsonl.gz")):
        try:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    # Reading 30,000 articles as JSON would take longer than all the rest.
                    found = _ID.match(line)
                    if found and hashed(found[1]) in wanted:
                        yield json.loads(line), wanted.pop(hashed(found[1]))
        except (OSError, EOFError, ValueError) as error:
            raise InputError(f"{path}: cannot read it as gzip JSONL ({error})") from error


def hashed(article: str) -> str:
    """First 16 digits of the SHA-256 of an article's id."""
    return hashlib.sha256(article.encode()).hexdigest()[:16]


def with_case(view: View, found: Sequence[Found], case: Case, tokens: Span) -> list[Found]:
    """Attributions in which the mention of a case is a source, whether it was found or not.

    Args:
        view: The article.
        found: Attributions found or given.
        case: The case.
        tokens: Token range of its mention.
    """
    if any(tokens == piece for item in found for piece in item.source):
        return list(found)
    kept = [f for f in found if not any(a < tokens[1] and tokens[0] < b for a, b in f.source)]
    sentence = max((i for i, s in enumerate(view.sentences) if s[0] <= tokens[0]), default=0)
    cue = (tokens[1], min(tokens[1] + 1, len(view.words)))
    kept.append(Found(cue, [tokens], [], "neutral", "given", sentence=sentence))
    return sorted(kept, key=lambda f: f.cue)


def judge(view: View, owner: Entity | None, case: Case) -> str:
    """``"right"``, ``"wrong"``, or ``"open"`` where the mention was left to stand for itself.

    Args:
        view: The article.
        owner: What the mention was resolved to.
        case: The case.
    """
    if owner is None or owner.kind == "unresolved" or owner.name is None:
        return "open"
    if owner.person is not None:
        if case.referent is None:
            return "wrong"
        low, high = case.referent
        named = any(
            view.starts[a] < high and low < view.ends[b - 1] for a, b in owner.person.mentions
        )
        # The nearest naming may stand where a name alone is no mention ("over Ames").
        surname = owner.person.parts[-1] in view.text[low:high].lower().split()
        return "right" if named or surname else "wrong"
    name, mention = _words(owner.name), _words(view.text[slice(*case.span)])
    if name <= mention:
        return "open"
    if case.referent is None:
        return "wrong"
    referent = _words(view.text[slice(*case.referent)])
    share = len(name & referent) / max(len(name | referent), 1)
    return "right" if share >= _HALF or name <= referent or referent <= name else "wrong"


def _words(text: str) -> frozenset[str]:
    words = (w.strip('.,“”"()').lower().removesuffix("’s").removesuffix("'s") for w in text.split())
    return frozenset(w for w in words if w) - _SMALL
