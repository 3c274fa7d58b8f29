"""Who is said to have said what: cues, contents, sources, channels and voices.

How a text becomes what a report states:

1. `spans` finds cue, source and content of each attribution with a small trained network.
2. `learned` classes each cue: speech, or a belief, plan or stance that the outlet tells in its
   own words; what the network is least sure of is left out.  `tidy` mends its known mistakes.
3. `rules` add what its training data does not hold (turns of transcripts, signed quotations,
   "in the words of") and what "said" introduces where it saw nothing; `merging` says nothing twice.
4. `quoted` gives a quotation to its speaker whole, over paragraphs too; `nesting` finds reports of
   others' speech inside it.
5. `resolution` gives each source one entity with its fullest name and role, or refuses; `kinds`
   says what it is, `anonymity` whether and why its name is withheld, `channel` through which outlet
   the words came, `confidence` how sure all of that is.
6. `voices` divides the whole text among the outlet and the sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.types import Attribution, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.attribution.found import Found
    from provenance.attribution.spans.model import SpanModel
    from provenance.attribution.view import View
    from provenance.nlp.tokens import Tokens
    from provenance.types import Block, Channel, Quotation, Span, Style

__all__ = ["Attributions", "attribute"]


@dataclass(frozen=True, slots=True)
class Attributions:
    """All attributions of one article with their sources.

    Attributes:
        attributions: In text order.
        sources: In order of first mention.
    """

    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]


def attribute(
    text: str,
    *,
    tokens: Tokens,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    blocks: Sequence[Block],
    model: SpanModel | None = None,
) -> Attributions:
    """Find every attributed statement and resolve who made it.

    Args:
        text: The article's text.
        tokens: All its tokens.
        sentences: Sentences of the blocks that are read, in order.
        quotations: Quotations in those blocks, in order.
        blocks: The blocks that are read.
        model: Finds the spans.
    """
    from provenance.attribution.channel import find_channels
    from provenance.attribution.finder import find
    from provenance.attribution.sources import Resolver, sources_of
    from provenance.attribution.view import make_view

    view = make_view(text, tokens=tokens, sentences=sentences, quotations=quotations, blocks=blocks)
    found = find(view, model=model)
    owners, entities = Resolver(view).resolve(found)
    sources = sources_of(view, found, entities, owners)
    channels = find_channels(view, found)
    ids = {id(e): s.id for e, s in zip(entities, sources, strict=True)}
    return Attributions(
        tuple(
            _attribution(view, item, i, ids.get(id(owner)) if owner is not None else None, channel)
            for i, (item, owner, channel) in enumerate(zip(found, owners, channels, strict=True))
        ),
        sources,
    )


def _attribution(
    view: View, item: Found, i: int, source_id: str | None, channel: Channel | None
) -> Attribution:
    """One attribution in code points."""
    from provenance.attribution.confidence import confidence
    from provenance.attribution.verbs import SILENT

    content = tuple(view.span(*piece) for piece in item.content)
    parent = f"a{item.parent + 1}" if item.parent is not None else None
    return Attribution(
        id=f"a{i + 1}",
        source_id=source_id,
        source=tuple(view.span(*piece) for piece in item.source),
        cue=(view.span(*item.cue),),
        content=content,
        style=_style(view, item),
        confidence=confidence(item),
        speech=item.kind not in SILENT,
        parent=parent,
        channel=channel,
    )


def _style(view: View, item: Found) -> Style:
    """Direct if all words are quoted or carried as they were written, mixed if some are."""
    from provenance.attribution.rules.unmarked import VERBATIM

    if item.pattern in VERBATIM:
        return "direct"
    quoted = [view.quote[k] >= 0 for a, b in item.content for k in range(a, b)]
    return "direct" if all(quoted) else "mixed" if any(quoted) else "indirect"
