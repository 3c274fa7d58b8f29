"""Measure how sources are resolved: surnames, he and she, and roles, apart from the finder.

The hand-checked mentions of ``source_coref`` are handed over as the data give them: the gold
attributions of an article become `Found` values, so that what is measured is the resolver alone.
The same mentions are then measured end to end, behind the finder.  *Wrong* (another source is
named) and *open* (no source is named) are counted apart, because a wrong name costs a reader more
than none.  Half of the articles, by the parity of the SHA-256 of their id, were read while the
rules were written; the other half is reported as held out.
"""

from __future__ import annotations

import hashlib
import random
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.attribution.finder import find
from provenance.attribution.found import Found
from provenance.attribution.sources import Resolver
from provenance.evaluate._base import Evaluation
from provenance.evaluate._role_cases import judge, with_articles, with_case
from provenance.reading import Models
from provenance.train._attribution_data import view_of
from provenance.train._base import SEED, Figure, read_jsonl_gz

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from provenance.attribution.sources import Entity
    from provenance.attribution.spans.model import SpanModel
    from provenance.attribution.view import View
    from provenance.types import Article, Span

_DRAWS = 1000
_NOTE = "{given}; 95 % interval by resampling articles"
_GIVEN = {"gold": "mentions given from the data", "finder": "end to end, behind the finder"}
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mention.

    Attributes:
        article: Id of the article.
        kind: ``"surname"``, ``"pronoun"`` or ``"nominal"``.
        result: ``"right"``, ``"wrong"`` (another name), ``"open"`` (no full name) or ``"missed"``
            (the finder gave no source there).
        name: Name it was given, or None.
        row: The mention as the data give it.
    """

    article: str
    kind: str
    result: str
    name: str | None
    row: Mapping[str, Any]


def figures(data: Path, *, model: SpanModel | None = None) -> Iterator[Figure]:
    """All figures of source resolution.

    Surnames and pronouns are measured on mentions given from the data only: their articles are of
    the split that the span model was trained on.

    Args:
        data: Folder that holds ``attribution/`` and ``corroboration/``.
        model: Finds the spans around role descriptions; the shipped one by default.
    """
    yield from _figures(list(outcomes(data)), "gold")
    finder = model or Models().attribution
    yield from _role_figures(list(role_outcomes(data, model=finder)))


def articles(data: Path) -> Iterator[tuple[Article, Models]]:
    """No articles: the mentions come from the data, not from reports.

    Args:
        data: Folder that holds ``attribution/``.
    """
    yield from ()


def outcomes(
    data: Path, *, given: str = "gold", model: SpanModel | None = None
) -> Iterator[Outcome]:
    """What became of every hand-checked mention.

    Args:
        data: Folder that holds ``attribution/``.
        given: ``"gold"`` hands over the attributions of the data, ``"finder"`` those found.
        model: Finds the spans.
    """
    mentions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_jsonl_gz(data / "attribution" / "source_coref.jsonl.gz"):
        mentions[row["article"]].append(row)
    for row in read_jsonl_gz(data / "attribution" / "polnear_train.jsonl.gz"):
        if row["id"] not in mentions:
            continue
        view = view_of(row["text"])
        found = (
            gold_found(view, row["attributions"]) if given == "gold" else find(view, model=model)
        )
        owners, _ = Resolver(view).resolve(found)
        for mention in mentions[row["id"]]:
            owner = _owner_at(view, found, owners, mention["start"], mention["end"])
            yield Outcome(row["id"], mention["kind"], *_judge(view, owner, mention), mention)


def role_outcomes(data: Path, *, model: SpanModel | None = None) -> Iterator[Outcome]:
    """What became of every role read by hand; the kind is the half that the case belongs to.

    Args:
        data: Folder that holds ``attribution/`` and ``corroboration/``.
        model: Finds the spans of articles without given ones.
    """
    for row, found_cases in with_articles(data):
        view = view_of(row["text"])
        given = row.get("attributions")
        found = gold_found(view, given) if given is not None else find(view, model=model)
        for case in found_cases:
            tokens = _tokens(view, *case.span)
            handed = with_case(view, found, case, tokens)
            owners, _ = Resolver(view).resolve(handed)
            owner = _owner_at(view, handed, owners, *case.span)
            name = owner.name if owner else None
            about = {"start": case.span[0], "referent": case.referent}
            yield Outcome(case.article, case.half, judge(view, owner, case), name, about)


def gold_found(view: View, attributions: Sequence[Mapping[str, Any]]) -> list[Found]:
    """Attributions of the data as a finder would hand them on, in text order.

    Args:
        view: The article.
        attributions: Spans of code points by role.
    """
    out = []
    for row in attributions:
        pieces = {
            role: [t for t in (_tokens(view, *s) for s in row.get(role, ())) if t[0] < t[1]]
            for role in ("source", "cue", "content")
        }
        anchor = pieces["cue"] or pieces["source"] or pieces["content"]
        if not anchor:
            continue
        cue = (anchor[0][0], anchor[-1][1])
        out.append(
            Found(
                cue=cue,
                source=pieces["source"],
                content=pieces["content"],
                kind="neutral",
                pattern="given",
                lemma=view.word(anchor[0][0]),
                sentence=_sentence(view, (pieces["source"] or [cue])[0][0]),
            )
        )
    return sorted(out, key=lambda f: f.cue)


def _tokens(view: View, start: int, end: int) -> Span:
    """Token range of a span of code points."""
    return bisect_right(view.ends, start), bisect_left(view.starts, end)


def _sentence(view: View, token: int) -> int:
    return max(bisect_right(view.sentences, token, key=lambda s: s[0]) - 1, 0)


def _owner_at(
    view: View, found: Sequence[Found], owners: Sequence[Entity | None], start: int, end: int
) -> Entity | None:
    """The entity of the shortest source that overlaps a mention; None where there is none."""
    over = [
        (view.ends[b - 1] - view.starts[a], i)
        for i, item in enumerate(found)
        for a, b in item.source
        if view.starts[a] < end and start < view.ends[b - 1]
    ]
    return owners[min(over)[1]] if over else None


def _judge(view: View, owner: Entity | None, mention: Mapping[str, Any]) -> tuple[str, str | None]:
    """Whether the entity is the one the mention refers to."""
    if owner is None:
        return "missed", None
    name = owner.person.name if owner.person else owner.name
    if owner.kind == "unresolved" or name is None:
        return "open", None
    have, want = _parts(name), _parts(mention["referent"])
    same = bool(have) and have[-1] == want[-1]
    if same and have[0] == want[0] and len(have) > 1:
        return "right", name
    there = owner.person is not None and any(
        view.starts[a] < mention["referent_end"] and mention["referent_start"] < view.ends[b - 1]
        for a, b in owner.person.mentions
    )
    if same and there and len(have) > 1:
        return "right", name
    # A surname that was joined to nobody names nobody wrong.
    return ("open" if len(have) == 1 and have[0] in want else "wrong"), name


def _parts(name: str) -> list[str]:
    words = [w.strip(".,’'").lower() for w in name.split()]
    return [w for w in words if w and w not in _SUFFIXES]


def held_out(article: str) -> bool:
    """Whether an article was kept apart while the rules were written.

    Args:
        article: Its id.
    """
    return hashlib.sha256(article.encode()).digest()[-1] % 2 == 1


def _figures(results: Sequence[Outcome], given: str) -> Iterator[Figure]:
    halves: list[tuple[str, Callable[[Outcome], bool]]] = [
        ("", lambda _: True),
        (", held out", lambda o: held_out(o.article)),
    ]
    note = _NOTE.format(given=_GIVEN[given])
    for kind, label in (("surname", "surname to full name"), ("pronoun", "he or she")):
        for half, keep in halves:
            rows = [o for o in results if o.kind == kind and keep(o)]
            for result in ("right", "wrong"):
                value, low, high = share(rows, result)
                name = f"{label}{half}: {result}" + (", end to end" if given == "finder" else "")
                yield Figure(name, value, low, high, len(rows), note)


def _role_figures(results: Sequence[Outcome]) -> Iterator[Figure]:
    """Precision of what was resolved, and recall over what the text names."""
    for half in ("", "held out"):
        rows = [o for o in results if half in ("", o.kind)]
        if not rows:
            continue
        end = f", {half}" if half else ""
        resolved = [o for o in rows if o.result in ("right", "wrong")]
        named = [o for o in rows if o.row["referent"] is not None]
        for name, items in (("precision", resolved), ("recall", named)):
            value, low, high = share(items, "right")
            note = "own cases read by hand; 95 % interval by resampling articles"
            yield Figure(f"roles{end}: {name}", value, low, high, len(items), note)


def share(rows: Sequence[Outcome], result: str) -> tuple[float, float, float]:
    """Share of outcomes with one result, with its 95 % interval by resampling articles.

    Args:
        rows: Outcomes of one kind.
        result: The result that is counted.
    """
    by_article: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        by_article[row.article][0] += row.result == result
        by_article[row.article][1] += 1
    counts = list(by_article.values())
    if not counts:
        return 0.0, 0.0, 1.0
    rng = random.Random(SEED)  # noqa: S311 - not cryptography
    draws = []
    for _ in range(_DRAWS):
        drawn = rng.choices(counts, k=len(counts))
        draws.append(sum(a for a, _ in drawn) / sum(n for _, n in drawn))
    draws.sort()
    value = sum(a for a, _ in counts) / sum(n for _, n in counts)
    low, high = draws[int(0.025 * _DRAWS)], draws[int(0.975 * _DRAWS) - 1]
    return round(value, 4), round(low, 4), round(high, 4)


EVALUATION = Evaluation(name="source_resolution", figures=figures, articles=articles)
