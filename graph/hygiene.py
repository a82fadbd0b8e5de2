"""Hold the ontology, and its use in a graph, against the hygiene rules: one query a rule, each row a finding."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import pyoxigraph as ox

from chipcontrols import ontology
from chipcontrols.graph.lookup import TYPE, select
from chipcontrols.graph.terms import term, text_of

USAGE = ox.NamedNode("https://w3id.org/chipcontrols/graph/usage")
SOURCE_KIND = term("chip:sourceKind")
Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Rule:
    """A hygiene rule: its name, severity, query, and the words of its header."""

    name: str
    severity: Severity
    query: str
    problem: str
    why: str
    remedy: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A term that a rule finds, with the value that the rule shows for it."""

    rule: str
    term: str
    value: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of ontology/hygiene with their severities, by name."""
    (profile,) = ontology.paths("hygiene", suffix="profile.csv")
    with profile.open(encoding="utf-8", newline="") as file:
        stated = {row["rule"]: row["severity"] for row in csv.DictReader(file)}
    severities = {rule: name for rule, severity in stated.items() for name in SEVERITIES if name == severity}
    texts = {path.stem: path.read_text(encoding="utf-8") for path in ontology.paths("hygiene", suffix=".rq")}
    assert severities.keys() == texts.keys(), sorted(severities.keys() ^ texts.keys())
    return tuple(Rule(name, severities[name], text, *_header(text)) for name, text in sorted(texts.items()))


def findings(store: ox.Store, rule: Rule) -> list[Finding]:
    """Return what a rule finds. The store holds schema and shapes in the default graph, the usage in its own."""
    solutions = store.query(rule.query)
    assert isinstance(solutions, ox.QuerySolutions), f"{rule.name} is not a SELECT query"
    with_value = "value" in {variable.value for variable in solutions.variables}
    found = set()
    for row in solutions:
        value = row["value"] if with_value else None
        found.add(Finding(rule.name, text_of(row["term"]), "" if value is None else text_of(value)))
    return sorted(found)


def subject(store: ox.Store) -> ox.Store:
    """Return what rules are asked of: the ontology with its shapes, and the terms and kinds of sources of a graph."""
    result = ox.Store()
    triples = ontology.triples("", "vocabularies", "shapes")
    result.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    result.bulk_extend(_usage(store))
    return result


def _usage(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield a statement for each term that a graph uses: of the first thing that has it when no schema declares it."""
    declared = {quad.subject for quad in ontology.store()}
    for pattern, is_class in (("?thing ?term ?value", False), ("?thing a ?term", True)):
        asked = f"SELECT DISTINCT ?term WHERE {{ {pattern} FILTER (ISIRI(?term) && ?term != {TYPE}) }}"
        for (iri,) in select(store, asked):
            found = ox.NamedNode(iri)
            predicate, thing = (TYPE, found) if is_class else (found, None)
            having = () if found in declared else store.quads_for_pattern(None, predicate, thing)
            first = min((quad.subject for quad in having), key=str, default=USAGE)
            yield ox.Quad(first, predicate, thing or USAGE, USAGE)
    for quad in store.quads_for_pattern(None, SOURCE_KIND, None):
        yield ox.Quad(USAGE, SOURCE_KIND, quad.object, USAGE)


def _header(text: str) -> tuple[str, str, str]:
    lines = text.splitlines()[:3]
    names = ("# Problem: ", "# Why: ", "# Remedy: ")
    assert all(line.startswith(name) for line, name in zip(lines, names, strict=True)), lines
    problem, why, remedy = (line.removeprefix(name) for line, name in zip(lines, names, strict=True))
    return problem, why, remedy
