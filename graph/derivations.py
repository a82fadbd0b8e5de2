"""Say why a derived triple stands in the graph: the rules that give it, and for each what they found in the claims."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from chipcontrols.graph.shortcuts import rules, shortcuts
from chipcontrols.graph.terms import text_of
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.ontology import PREFIXES
from chipcontrols.queries.tables import Term

CHIP = PREFIXES["chip"]
TYPE = f"{PREFIXES['rdf']}type"
RULE = re.compile(r"(?P<head>.*?)CONSTRUCT\s*\{(?P<template>.*?)\}\s*WHERE\s*(?P<where>\{.*\})\s*", re.DOTALL)
TERM = re.compile(r"\?\w+|\w+:\w+|\ba\b|;|\.")


@dataclass(frozen=True, slots=True)
class Derivation:
    """One way in which a rule gives a triple: `found` are the values of its variables, claims among them."""

    rule: str
    text: str
    found: tuple[tuple[str, str], ...]
    claims: tuple[str, ...]


def derivations(store: ox.Store, subject: str, predicate: str, obj: str) -> list[Derivation]:
    """Return every way in which the rules give a triple, by rule; none where it is stated or does not stand."""
    found: list[Derivation] = []
    standing = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    # Of labels the end is a text, of all else an entity.
    ends = sorted({quad.object for quad in standing if text_of(quad.object) == obj}, key=str) or [ox.NamedNode(obj)]
    for name, text in rules():
        parts = RULE.fullmatch(text)
        assert parts is not None, name
        for start, verb, end in template_triples(parts["template"]):
            if verb == predicate and start.startswith("?") and end.startswith("?"):
                query = f"{parts['head']}SELECT DISTINCT * WHERE {parts['where']}"
                for term in ends:
                    bound = {ox.Variable(start[1:]): ox.NamedNode(subject), ox.Variable(end[1:]): term}
                    found += _ways(store, name, text, query, bound)
    return found


def property_iri(name: str) -> str:
    """Return the IRI of a derived property by its name, such as listedBy, chip:listedBy, a, or its verb "listed by".

    Raises WrongInput for a name that no rule derives.
    """
    words = name.removeprefix("chip:").removeprefix(CHIP)
    if words in ("a", "type", "rdf:type", TYPE):
        return TYPE
    for cut in shortcuts():
        if words in (cut.property, cut.verb):
            return CHIP + cut.property
    known = ", ".join(sorted({cut.property for cut in shortcuts()}))
    raise WrongInput(f"no rule derives {name!r}. Properties that rules derive: a, {known}")


def stands(store: ox.Store, subject: str, predicate: str, obj: str) -> list[str]:
    """Return the graphs in which a triple stands, that of the derived ones among them."""
    quads = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(obj))
    return sorted(text_of(quad.graph_name) for quad in quads)


def _ways(store: ox.Store, name: str, text: str, query: str, bound: Mapping[ox.Variable, Term]) -> Iterator[Derivation]:
    answer = store.query(query, use_default_graph_as_union=True, substitutions=dict(bound))
    assert isinstance(answer, ox.QuerySolutions)
    names = [variable.value for variable in answer.variables]
    rows = {tuple((n, text_of(row[n])) for n in names if row[n] is not None) for row in answer}
    for row in sorted(rows):
        claims = tuple(dict.fromkeys(value for _, value in row if "/claim/" in value))
        yield Derivation(name, text.strip(), row, claims)


def template_triples(template: str) -> Iterator[tuple[str, str, str]]:
    """Yield the triples of a template of plain terms; `;` repeats the subject."""
    terms = TERM.findall(template)
    subject, place = "", 0
    while place < len(terms):
        if terms[place] == ".":
            subject, place = "", place + 1
        elif terms[place] == ";":
            place += 1
        elif not subject:
            subject, place = terms[place], place + 1
        else:
            yield subject, _expanded(terms[place]), terms[place + 1]
            place += 2


def _expanded(term: str) -> str:
    prefix, colon, local = term.partition(":")
    return TYPE if term == "a" else PREFIXES[prefix] + local if colon else term
