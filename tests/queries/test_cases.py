"""Every question of the design on a small case, in two engines, with values bound and written in."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from chipcontrols import ontology
from chipcontrols.graph.shortcuts import derive
from chipcontrols.graph.terms import ONTOLOGY
from chipcontrols.queries import catalogue
from chipcontrols.queries.header import Query
from chipcontrols.queries.standalone import standalone
from chipcontrols.queries.values import bindings

# The terms of the ontology that queries look at; the rest only slows rdflib.
SCHEMA = ("#subClassOf", "#subPropertyOf", "#prefLabel", "#notation")
CASES = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """One asking of a question: the file with the expected rows, and the parameters that lead to them."""

    question: str
    expected: str
    parameters: tuple[tuple[str, str], ...]

    @property
    def folder(self) -> Path:
        return CASES / self.question

    def rows(self) -> list[list[str]]:
        """Return the header and the expected rows."""
        with (self.folder / f"{self.expected}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))


def cases() -> Iterator[Case]:
    """Yield the cases of all folders; case.json maps each file of expected rows to its parameters."""
    for path in sorted(CASES.glob("*/case.json")):
        for expected, parameters in json.loads(path.read_text("utf-8")).items():
            yield Case(path.parent.name, expected, tuple(parameters.items()))


@cache
def store(question: str) -> ox.Store:
    """Return the data of a case with the ontology and all that is derived."""
    result = ox.Store()
    result.load(path=str(CASES / question / "data.trig"), format=ox.RdfFormat.TRIG)
    graph = ox.NamedNode(ONTOLOGY)
    needed = (t for t in ontology.triples() if t.predicate.value.endswith(SCHEMA))
    result.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in needed)
    result.extend(list(derive(result)))
    return result


@cache
def dataset(question: str) -> rdflib.Dataset:
    """Return the same data in rdflib."""
    result = rdflib.Dataset(default_union=True)
    text = store(question).dump(format=ox.RdfFormat.N_QUADS)
    assert text is not None
    result.parse(data=text, format="nquads")
    return result


def rdflib_rows(case: Case, query: Query) -> list[list[str]]:
    """Return the answer of rdflib, the parameters given as initial bindings."""
    terms = {
        name: rdflib.URIRef(term.value)
        if isinstance(term, ox.NamedNode)
        else rdflib.Literal(
            term.value, datatype=None if term.datatype.value.endswith("#string") else term.datatype.value
        )
        for name, term in bindings(query, dict(case.parameters)).items()
    }
    answer = dataset(case.question).query(query.text, initBindings=terms)
    columns = (*query.columns, *query.ids)
    rows = [[text(row.get(name)) for name in columns] for row in answer.bindings]
    # Where nothing is grouped, rdflib answers a row of nothing.
    return [row for row in rows if any(row)]


def oxigraph_rows(store: ox.Store, sparql: str, columns: tuple[str, ...]) -> list[list[str]]:
    """Return the answer of pyoxigraph to a text without parameters."""
    answer = store.query(sparql, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    return [[text(row[name]) for name in columns] for row in answer]


def catalogue_rows(case: Case) -> list[list[str]]:
    """Return the answer that the catalogue gives."""
    table = catalogue.run(store(case.question), case.question, dict(case.parameters))
    return [list(table.columns), *([text(term) for term in row] for row in table.rows)]


def text(term: object) -> str:
    """Return a term as the expected files write it: the end of an IRI, numbers in one spelling."""
    if term is None:
        return ""
    value = term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
    if value.startswith("https://w3id.org/chipcontrols/"):
        return value.removeprefix("https://w3id.org/chipcontrols/").removeprefix("id/").removeprefix("ontology#")
    datatype = str(getattr(term, "datatype", "") or "")
    if "decimal" in datatype or "integer" in datatype.lower():
        try:
            return f"{Decimal(value).normalize():f}"
        except InvalidOperation:
            return value
    return value


ALL = list(cases())


def named(case: Case) -> str:
    return f"{case.question}-{case.expected}"


@pytest.mark.parametrize("case", ALL, ids=named)
def test_answer_is_the_expected_table(case: Case):
    assert catalogue_rows(case) == case.rows()


@pytest.mark.parametrize("case", ALL, ids=named)
def test_rdflib_gives_the_same_rows(case: Case):
    assert sorted(rdflib_rows(case, catalogue.queries()[case.question])) == sorted(case.rows()[1:])


@pytest.mark.parametrize("case", ALL, ids=named)
def test_text_with_values_written_in_gives_the_same_rows(case: Case):
    query = catalogue.queries()[case.question]
    sparql = standalone(query, dict(case.parameters))
    assert oxigraph_rows(store(case.question), sparql, (*query.columns, *query.ids)) == case.rows()[1:]


def test_every_query_has_a_case():
    assert {case.question for case in ALL} == set(catalogue.queries())
