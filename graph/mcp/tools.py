"""The tools: what each asks, what it gives back, and what it refuses. Every answer carries the dates of its data."""

from collections import Counter
from dataclasses import asdict
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from chipcontrols.graph.api import Answer, Graph
from chipcontrols.graph.explain import find_entity
from chipcontrols.graph.exposed import exposed
from chipcontrols.graph.law import classify as law
from chipcontrols.graph.law.shown import lines
from chipcontrols.graph.lookup import best_label
from chipcontrols.graph.matching.search import NameIndex
from chipcontrols.graph.report import NOTICE
from chipcontrols.graph.terms import text_of
from chipcontrols.loaders.claim import BASE
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.ontology import PREFIXES
from chipcontrols.queries import catalogue

MOST = 100  # rows of one answer: an assistant reads all of them
FEW = 20  # claims, affected entities, paths and chokepoints, which are long
LIKE = 0.6  # likeness from which on a name is worth showing

Result = dict[str, Any]


class Tools:
    """The tools on one build."""

    def __init__(self, folder: Path) -> None:
        """Open the build. Raises WrongInput when the folder holds none."""
        self.graph = Graph.open(folder)

    def about(self) -> Result:
        """Say what this graph holds: sources with their dates and numbers of claims. Ask this first."""
        rows = self.graph.query(_SOURCES)
        return self.dated(sources=[_json(row) for row in rows], quads=len(self.graph))

    def find(self, name: str) -> Result:
        """Find entities (firms, chips, rules, persons) by name in any language or spelling, best first."""
        hits = [hit for hit in self._index.find(name, 10) if hit.score >= LIKE]
        found = [
            {
                "iri": iri, "name": best_label(self.graph.store, ox.NamedNode(iri)), "matched": hit.label,
                "score": round(hit.score, 3), "why": list(hit.reasons),
            }
            for iri, hit in ((self._iris[hit.owner], hit) for hit in hits)
        ]  # fmt: skip
        return self.dated(query=name, entities=found, note="" if found else f"The graph knows nobody named {name!r}.")

    def entity(self, name: str, kind: str = "") -> Result:
        """Give what is known of one entity (name or IRI): names, classes, listings, and claims with their evidence.

        Of many claims the first are given and the others counted by kind; ask for those of one kind with `kind`.
        """
        found = self.graph.entity(name)
        kinds = Counter(claim["kind"] for claim in found.claims)
        if kind and kind not in kinds:
            raise WrongInput(f"no claim of kind {kind!r} names {found.label}. There are: {', '.join(sorted(kinds))}")
        return self.dated(
            iri=found.iri, label=found.label, classes=found.classes, names=found.names,
            listings=[asdict(entry) for entry in found.listings], claims_by_kind=dict(sorted(kinds.items())),
            **_some("claims", [dict(c) for c in found.claims if kind in ("", c["kind"])]),
        )  # fmt: skip

    def screen(self, name: str, country: str | None = None) -> Result:
        """Screen a name against the official lists that are loaded; also a negative comes with what was searched."""
        return self.dated(**asdict(self.graph.screen(name, country=country)))

    def classify(self, chip: str, destination: str = "CN", day: str = "", datacenter: bool | None = None) -> Result:
        """Say whether a chip needs a licence for a country (two letters) on a day, by which criterion, with premises.

        The answer may be "undetermined": then a figure is missing, and nobody can tell from this graph.
        """
        asked = date.fromisoformat(day) if day else max(map(date.fromisoformat, self._dates.values()))
        answers = law.classify(self.graph.store, chip, destination, asked, datacenter)
        return self.dated(answers=["\n".join(lines(answer, destination)) for answer in answers])

    def exposure(self, name: str, hops: int = 2, upstream: bool = False) -> Result:
        """Say who a firm, product or rule affects through supply, purchase, making and ownership, by which paths."""
        node = find_entity(self.graph.store, name).value
        facts = exposed(self.graph.store, node, min(hops, 4), "up" if upstream else "down")
        shorter = {name: part[:FEW] if isinstance(part, list) else part for name, part in facts.items()}
        return self.dated(**shorter, total=len(facts["affected"]))

    def explain(self, first: str, second: str | None = None) -> Result:
        """Give the claims that join two entities, or one claim by its id, down to source and quoted words."""
        found = self.graph.explain(first, second)
        note = "" if len(found) else f"No claim joins {first} and {second}."
        return self.dated(note=note, **_some("claims", [dict(claim) for claim in found]))

    def questions(self) -> Result:
        """List the questions that can be asked by name, with their parameters."""
        listed = [
            {"name": q.name, "question": q.question, "parameters": [asdict(p) for p in q.parameters]}
            for q in catalogue.queries().values()
        ]
        return self.dated(questions=listed)

    def ask(self, question: str, parameters: dict[str, str | int | float] | None = None) -> Result:
        """Ask a question of the list by its name, with its parameters."""
        if question not in catalogue.queries():
            raise WrongInput(f"there is no question {question!r}. See the list: questions")
        given: dict[str, Any] = dict(parameters or {})
        return self._rows(self.graph.query(question, **given))

    def _rows(self, answer: Answer) -> Result:
        rows = [_json(row) for row in answer[:MOST]]
        return self.dated(columns=answer.columns, rows=rows, total=len(answer), notes=answer.notes)

    def dated(self, **answer: Any) -> Result:  # noqa: ANN401
        """Return an answer with the day of each source and the notice."""
        return {**answer, "data_dates": self._dates, "notice": NOTICE}

    @cached_property
    def _dates(self) -> dict[str, str]:
        """The day of each source that says one."""
        rows = self.graph.query(
            "SELECT ?s ?day WHERE { ?s a chip:Source ; chip:asOf|dcterms:issued ?day } ORDER BY ?s ?day"
        )
        return {str(row["s"]).removeprefix(f"{BASE}source/"): str(row["day"]) for row in rows}

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for kind in ("prefLabel", "altLabel", "hiddenLabel"):
            rows = self.graph.query(f"SELECT ?s ?l WHERE {{ ?s skos:{kind} ?l }} ORDER BY ?s ?l").table.rows
            for subject, label in rows:
                iri = text_of(subject)
                if iri.startswith(f"{BASE}id/") and not iri.startswith(f"{BASE}id/mention/"):
                    found.setdefault(iri, []).append(text_of(label))
        return found

    @cached_property
    def _iris(self) -> list[str]:
        return list(self._named)

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(list(self._named.values()))


_SOURCES = f"""PREFIX prov: <{PREFIXES["prov"]}>
SELECT ?source ?title ?kind ?publisher ?issued ?asOf (COUNT(DISTINCT ?claim) AS ?claims)
WHERE {{
  ?source a chip:Source ; dcterms:title ?title ; chip:sourceKind ?kind .
  OPTIONAL {{ ?source dcterms:publisher ?publisher }} OPTIONAL {{ ?source dcterms:issued ?issued }}
  OPTIONAL {{ ?source chip:asOf ?asOf }} OPTIONAL {{ ?claim prov:wasDerivedFrom ?source }}
}} GROUP BY ?source ?title ?kind ?publisher ?issued ?asOf ORDER BY ?source"""


def _some(name: str, found: list[Any]) -> Result:
    return {name: found[:FEW], "total": len(found), "left_out": max(len(found) - FEW, 0)}


def _json(row: Any) -> Result:  # noqa: ANN401
    plain = {name: value if isinstance(value, str | int | bool) else str(value) for name, value in row.items()}
    return {name: value for name, value in plain.items() if row[name] is not None}
