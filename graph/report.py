"""The report of a build: what went in and what came out, for people (report.md) and programs (report.json)."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chipcontrols.graph.identity import SourceGraph
from chipcontrols.graph.validate import Report

if TYPE_CHECKING:
    from chipcontrols.graph.views import ViewSummary

NOTICE = "Research, not legal advice. Check every answer against the sources named."


def write_report(facts: dict[str, Any], validation: Report, folder: Path) -> None:
    """Write the figures of a build and what its validation found as report.json and report.md into the folder."""
    found = {
        "passed": validation.passed,
        "notes": list(validation.notes),
        "problems": _counted(f"{p.check}: {p.message}" for p in validation.problems),
    }
    facts = facts | {"validation": found}
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "report.json").write_text(text + "\n", encoding="utf-8")
    (folder / "report.md").write_text(_as_markdown(facts), encoding="utf-8")


def summary(graphs: list[SourceGraph], quads: int, views: "Sequence[ViewSummary]") -> dict[str, Any]:
    """Return the figures of a build. For each source: read = loaded + rejected."""
    claims = [claim for graph in graphs for claim in graph.claims.values()]
    return {
        "quads": quads,
        "sources": [_source(graph) for graph in graphs],
        "entities": len({iri for graph in graphs for iri in graph.entities}),
        "entities_by_class": _counted({e.iri: e.cls for g in graphs for e in g.entities.values()}.values()),
        "claims": len(claims),
        "claims_by_kind": _counted(claim.kind for claim in claims),
        "claims_by_extractor": _counted(extractor for claim in claims for extractor in claim.extractors),
        "claims_found_by_several_extractors": sum(len(claim.extractors) > 1 for claim in claims),
        "evidence": _counted(_status(evidence) for claim in claims for evidence in claim.evidence),
        "views": [{"file": view.file, "title": view.title} for view in views],
        "data_dates": _dates(graphs),
        "notice": NOTICE,
    }


def with_graph(facts: dict[str, Any]) -> int:
    """Return how many sources fill a graph: the intake does not, its ledger counts the files that were given.

    >>> with_graph({"sources": [{"kind": "intake"}, {"kind": "list"}]})
    1
    """
    return sum(source["kind"] != "intake" for source in facts["sources"])


def _source(graph: SourceGraph) -> dict[str, Any]:
    ledger, source = graph.ledger, graph.source
    return {
        "slug": source.slug,
        "kind": source.kind,
        "title": source.title,
        "date": str(source.as_of or source.issued or "") or None,
        "read": ledger.read,
        "loaded": ledger.loaded,
        "rejected": len(ledger.rejections),
        "rejections": [{"code": r.code, "place": r.place, "reason": r.reason} for r in ledger.rejections],
        "entities": len(graph.entities),
        "claims": len(graph.claims),
    }


def _status(evidence: Any) -> str:  # noqa: ANN401
    if evidence.record is not None:
        return "record"
    return "verified" if evidence.quote is not None else "not at hand"


def _dates(graphs: list[SourceGraph]) -> dict[str, str]:
    return {g.source.slug: str(g.source.as_of or g.source.issued) for g in graphs if g.source.as_of or g.source.issued}


def _counted(values: Any) -> dict[str, int]:  # noqa: ANN401
    return dict(sorted(Counter(values).items()))


def _as_markdown(facts: dict[str, Any]) -> str:
    parts = [
        "# Report of the build",
        f"{facts['claims']:,} claims about {facts['entities']:,} entities, which {with_graph(facts)} sources describe, "
        f"{facts['quads']:,} quads. {facts['notice']}",
        "## Sources: every record is loaded or rejected with a reason",
        _table(
            ("source", "date", "read", "loaded", "rejected", "claims", "title"),
            [
                [s["slug"], s["date"] or "", s["read"], s["loaded"], s["rejected"], s["claims"], s["title"]]
                for s in facts["sources"]
            ],
        ),
        "## Rejected records",
        _table(
            ("source", "code", "place", "reason"),
            [[s["slug"], r["code"], r["place"], r["reason"]] for s in facts["sources"] for r in s["rejections"]],
        ),
        "## Validation",
        ("Passed." if facts["validation"]["passed"] else "Failed.") + " " + " ".join(facts["validation"]["notes"]),
        _table(("problem", "times"), [[name, n] for name, n in facts["validation"]["problems"].items()]),
    ]
    for title, key in (
        ("Claims by kind", "claims_by_kind"),
        ("Claims by extractor", "claims_by_extractor"),
        ("Evidence", "evidence"),
        ("Entities by class", "entities_by_class"),
    ):
        parts += [f"## {title}", _table((title.split()[-1], "number"), [[k, n] for k, n in facts[key].items()])]
    return "\n\n".join(parts) + "\n"


def _table(head: Sequence[str], rows: list[list[Any]]) -> str:
    if len(rows) == 0:
        return "None."
    lines = [" | ".join(head), " | ".join("---" for _ in head)]
    lines += [" | ".join(_cell(value) for value in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def _cell(value: Any) -> str:  # noqa: ANN401
    text = f"{value:,}" if isinstance(value, int) else str(value)
    for mark, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "\\|"), ("\n", " ")):
        text = text.replace(mark, safe)
    return text
