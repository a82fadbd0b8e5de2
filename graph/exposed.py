"""The answer to a question of exposure as one record: who is affected, every path, chokepoints and concentration."""

from dataclasses import asdict
from typing import Any

import pyoxigraph as ox

from chipcontrols.graph.chokepoints import chokepoints, cuts
from chipcontrols.graph.exposure import MODALITIES, Direction, Path, country, dependences, paths
from chipcontrols.graph.lookup import best_label
from chipcontrols.graph.premises import data_days, stated
from chipcontrols.graph.report import NOTICE
from chipcontrols.graph.terms import term, text_of
from chipcontrols.queries import catalogue, tables

SHOWN = ("input", "kind", "holders", "without", "known", "largest", "largestMost", "indexLeast", "indexMost", "period")


def exposed(store: ox.Store, start: str, hops: int, direction: Direction) -> dict[str, Any]:
    """Return the record. Paths are whole, each step with the ids of its claims; `modality` is that of the weakest step.

    Of an affected entity the shortest of its surest paths is shown, and the surest claim of each of its steps stands
    under `premises` in words. Raises WrongInput where paths are too many.
    """
    found = paths(dependences(store), start, hops, direction)
    affected = _affected(store, found)
    premises = {claim: stated(store, claim) for row in affected for claim in row["premises"]}
    reached = {node for path in found for node in path.nodes}
    return {
        "start": _named(store, start),
        "hops": hops,
        "direction": direction,
        "affected": affected,
        "premises": {claim: asdict(premise) for claim, premise in premises.items()},
        "paths": [_path(store, path) for path in found],
        "chokepoints": [
            {**_named(store, c.entity), "cuts_off": [_named(store, end) for end in c.cuts_off]}
            for c in chokepoints(found)
        ],
        "cuts": [{**_named(store, c.end), "entities": [_named(store, one) for one in c.entities]} for c in cuts(found)],
        "concentration": _concentration(store, reached),
        "data": data_days(store, premises.values()),
        "notice": NOTICE,
    }


def _affected(store: ox.Store, found: list[Path]) -> list[dict[str, Any]]:
    by_end: dict[str, list[Path]] = {}
    for path in found:
        by_end.setdefault(path.end, []).append(path)
    rows = []
    for end, ways in by_end.items():
        best = min(ways, key=lambda way: (MODALITIES.index(way.modality), len(way.nodes), way.nodes))
        row = {**_named(store, end), "country": country(store, end), "steps": min(len(way.steps) for way in ways)}
        row |= {"paths": len(ways), "modality": best.modality, "by": _words(store, best)}
        rows.append({**row, "premises": [step.claims[0] for step in best.steps]})
    return sorted(rows, key=lambda row: (row["steps"], row["label"], row["iri"]))


def _path(store: ox.Store, path: Path) -> dict[str, Any]:
    steps = [
        {
            "from": _named(store, step.start), "verb": step.verb, "to": _named(store, step.end),
            "modality": step.modality, "claims": list(step.claims),
        }
        for step in path.steps
    ]  # fmt: skip
    return {"end": _named(store, path.end), "modality": path.modality, "steps": steps}


def _words(store: ox.Store, path: Path) -> str:
    ends = [(best_label(store, step.start), step.verb, best_label(store, step.end)) for step in path.steps]
    return "; ".join(map(" ".join, ends))


def _concentration(store: ox.Store, reached: set[str]) -> list[dict[str, str]]:
    """Return the concentration of the inputs that paths touch, as the query of that name gives it."""
    if not any(any(store.quads_for_pattern(None, term("chip:market"), ox.NamedNode(node))) for node in reached):
        return []
    table = catalogue.run(store, "concentration")
    place = table.columns.index("inputIri")
    kept = [row for row in table.rows if row[place] is not None and text_of(row[place]) in reached]
    shown = [table.columns.index(name) for name in SHOWN]
    return [{name: tables.plain(row[n]) for name, n in zip(SHOWN, shown, strict=True)} for row in kept]


def _named(store: ox.Store, iri: str) -> dict[str, str]:
    return {"iri": iri, "label": best_label(store, iri)}
