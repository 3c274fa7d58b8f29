"""PROV-JSON: the lineage of every statement in the vocabulary of W3C PROV, a bundle an article.

`provenance.report._prov_bundle` says which thing of a report is what in PROV.  The bundles are
written as the reports come; the run, its models and the list of bundles follow at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from provenance.report._base import Format, Options
from provenance.report._dump import dump
from provenance.report._encoding import ascii_json
from provenance.report._prov_bundle import (
    PREFIX,
    Json,
    Records,
    bundle,
    document_id,
    name_of,
    run_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.types import ModelRef, Report, Run


def write(reports: Iterable[Report], out: TextIO, *, options: Options) -> None:
    """Write one document with a bundle for each report.

    Args:
        reports: Reports, read once.
        out: Where to.
        options: Not used: lineage is carried whole.
    """
    index = Records()
    times: dict[str, int] = {}
    runs: set[str] = set()
    out.write(f'{{\n  "prefix": {dump(PREFIX)},\n  "bundle": {{')
    for i, report in enumerate(reports):
        article = document_id(report.article.id)
        times[article] = times.get(article, 0) + 1
        # Ids are unique in a run; a caller who repeats one still gets a document that is valid.
        again = f"-{times[article]}" if times[article] > 1 else ""
        id_ = f"report:{article.removeprefix('doc:')}{again}"
        out.write(",\n" if i else "\n")
        out.write(
            f"    {dump(id_)}: {{\n{ascii_json(_lines(bundle(report), '      '), out)}\n    }}"
        )
        if run_id(report.run) not in runs:
            runs.add(run_id(report.run))
            _run(index, report.run)
        _made(index, id_, article, run_id(report.run))
    rest = _lines(index.as_dict(), "  ")
    out.write("\n  }" if runs else "}")
    out.write(f",\n{ascii_json(rest, out)}\n}}\n" if rest else "\n}\n")


def _lines(records: dict[str, dict[str, Json]], indent: str) -> str:
    """The members of an object, one record a line."""
    kinds = []
    for kind, items in records.items():
        inner = ",\n".join(f"{indent}  {dump(id_)}: {dump(item)}" for id_, item in items.items())
        kinds.append(f"{indent}{dump(kind)}: {{\n{inner}\n{indent}}}")
    return ",\n".join(kinds)


def _run(index: Records, run: Run) -> None:
    """The run: an activity of this program that used models and evidence."""
    id_ = run_id(run)
    index.add(
        "activity",
        id_,
        prov__type=name_of("pv:Check"),
        pv__version=run.version,
        pv__settingsSha256=run.settings_sha256,
    )
    tool = "agent:provenance"
    software = name_of("prov:SoftwareAgent")
    index.add("agent", tool, prov__type=software, prov__label=f"provenance {run.version}")
    index.relate("wasAssociatedWith", prov__activity=id_, prov__agent=tool)
    for model in run.models:
        index.relate("used", prov__activity=id_, prov__entity=_model(index, model))
    if run.evidence is not None:
        collection = f"pv:evidence-{run.evidence.sha256[:16]}"
        index.add(
            "entity",
            collection,
            prov__type=name_of("prov:Collection"),
            pv__documents=run.evidence.documents,
            pv__sha256=run.evidence.sha256,
        )
        index.relate("used", prov__activity=id_, prov__entity=collection)


def _model(index: Records, model: ModelRef) -> str:
    id_ = f"model:{model.name}-{model.sha256[:16]}"
    index.add(
        "entity",
        id_,
        prov__type=name_of("pv:Model"),
        prov__label=f"{model.name} {model.version}",
        pv__sha256=model.sha256,
    )
    return id_


def _made(index: Records, bundle_id: str, article: str, run: str) -> None:
    """What a bundle is, what it was made of, and by which run."""
    index.add("entity", bundle_id, prov__type=name_of("prov:Bundle"))
    index.relate("used", prov__activity=run, prov__entity=article)
    index.relate("wasGeneratedBy", prov__entity=bundle_id, prov__activity=run)


FORMAT = Format(name="prov", suffix=".json", many="document", write=write)
