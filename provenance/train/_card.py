"""Write a model card from ``model.json``, so that its figures cannot drift from the parameters.

The front matter follows the Hugging Face model card specification (``license``, ``language``,
``datasets``, ``metrics``, ``model-index``).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from provenance.train._base import Figure


@dataclass(frozen=True, slots=True)
class DataUsed:
    """One data file a model was made from.

    Attributes:
        name: Name of the corpus.
        file: Path inside the data folder.
        sha256: Of the file.
        rows: How many rows were used.
        license: As its publisher states it, caveats included.
        citation: Full reference.
    """

    name: str
    file: str
    sha256: str
    rows: int
    license: str
    citation: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a person has to know before using a model.

    Attributes:
        title: Heading.
        summary: What it does, one sentence.
        license: Licence of the parameters, apart from the code's.
        intended: What it is for.
        not_for: What it must not be used for.
        how: How it was made: features, learner, how settings were chosen.
        data: The data used.
        metrics: Names of metrics, for the front matter.
        limits: Known weaknesses, one sentence each.
    """

    title: str
    summary: str
    license: str
    intended: str
    not_for: str
    how: str
    data: tuple[DataUsed, ...]
    metrics: tuple[str, ...]
    limits: tuple[str, ...]


def card_meta(card: Card, figures: Iterable[Figure]) -> dict[str, Any]:
    """The part of ``model.json`` that `write_card` reads: merge it into `save_model`'s meta."""
    return {
        "license": card.license,
        "card": asdict(card),
        "figures": [asdict(f) for f in figures],
    }


def state_figures(place: Path, figures: Iterable[Figure]) -> Path:
    """Put measured figures into a model's ``model.json`` and write its card again.

    Figures that the card states under other names stay: a card may quote several measurements.

    Args:
        place: The model's folder.
        figures: What was measured with the parameters that are there.

    Returns:
        The card's path.
    """
    from provenance.model_files import load_model, save_model

    model = load_model(place.name, folder=place.parent)
    left_out = ("format", "name", "version", "params_sha256")
    meta = {k: v for k, v in model.meta.items() if k not in left_out}
    fresh = {f.name: asdict(f) for f in figures}
    stated = [fresh.pop(old["name"], old) for old in meta["figures"]]
    meta["figures"] = [*stated, *fresh.values()]
    version = model.ref.version
    save_model(place.name, arrays=model.arrays, meta=meta, version=version, folder=place.parent)
    return write_card(place)


def write_card(place: Path) -> Path:
    """Write ``README.md`` beside a model's ``model.json``.

    Args:
        place: The model's folder, as `provenance.model_files.save_model` returns it.

    Returns:
        The card's path.
    """
    meta = json.loads((place / "model.json").read_text(encoding="utf-8"))
    path = place / "README.md"
    path.write_text("\n".join([*_front_matter(meta), *_body(meta)]) + "\n", encoding="utf-8")
    return path


def _front_matter(meta: dict[str, Any]) -> Iterator[str]:
    card = meta["card"]
    yield from ("---", "license: other", f"license_name: {_quoted(card['license'])}")
    yield from ("language:", "- en", "library_name: provenance", "datasets:")
    yield from (f"- {_quoted(d['name'])}" for d in card["data"])
    yield "metrics:"
    yield from (f"- {metric}" for metric in card["metrics"])
    yield from ("model-index:", f"- name: {meta['name']}", "  results:")
    yield from ("  - task:", "      type: text-classification", "    dataset:")
    yield f"      name: {_quoted(card['data'][0]['name'])}"
    yield f"      type: {_quoted(card['data'][0]['file'])}"
    yield "    metrics:"
    for figure in meta["figures"]:
        yield f"    - type: {_quoted(figure['name'])}"
        yield f"      value: {_number(figure['value'])}"
    yield from ("---", "")


def _body(meta: dict[str, Any]) -> Iterator[str]:
    card = meta["card"]
    yield from (f"# {card['title']}", "", card["summary"], "")
    yield from (f"Version {meta['version']}. License of the parameters: {card['license']}.", "")
    yield from ("## Intended use", "", card["intended"], "")
    yield from ("## Not for", "", card["not_for"], "")
    yield from ("## Data", "")
    for data in card["data"]:
        yield f"- **{data['name']}** (`{data['file']}`, {data['rows']:,} rows used)."
        yield f"  License: {data['license']} Cite: {data['citation']}"
        yield f"  SHA-256 `{data['sha256']}`."
    yield from ("", "## How it was made", "", card["how"], "")
    versions = ", ".join(f"{k} {v}" for k, v in meta.get("libraries", {}).items())
    yield from ([f"Made with {versions}.", ""] if versions else [])
    yield from ("## Figures", "")
    yield from ("| measure | value | 95 % interval | n | note |", "|---|---:|---|---:|---|")
    yield from (_row(figure) for figure in meta["figures"])
    yield from ("", "## Limits", "", *(f"- {limit}" for limit in card["limits"]))


def _row(figure: dict[str, Any]) -> str:
    low, high, n = figure["low"], figure["high"], figure["n"]
    interval = "" if low is None or high is None else f"{_number(low)} to {_number(high)}"
    count = "" if n is None else f"{n:,}"
    cells = (figure["name"], _number(figure["value"]), interval, count, figure["note"])
    return "| " + " | ".join(cells) + " |"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3f}"  # noqa: PLR2004


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
