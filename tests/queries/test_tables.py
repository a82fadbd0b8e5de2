"""Answers in their forms."""

import csv
import io
import json

import pyoxigraph as ox
import pytest
import rdflib

from chipcontrols.queries.header import QueryError
from chipcontrols.queries.tables import Table, plain, readable, render

FIRM = ox.NamedNode("https://w3id.org/chipcontrols/id/company/north")
HOSTILE = '<script>alert(1)</script>, "quoted"\r\nnext\x1b[31m\u202e'
NUMBER = ox.Literal("230000.5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
TABLE = Table(
    ("name", "value", "firm"),
    ((ox.Literal(HOSTILE, language="en"), NUMBER, FIRM), (ox.Literal("B"), None, ox.BlankNode("x"))),
    ids=("firm",),
)
YES = Table(("answer",), ((ox.Literal(True),),), "boolean")
GRAPH = Table(
    ("subject", "predicate", "object"),
    ((FIRM, ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), ox.Literal("北", language="zh")),),
    "graph",
)


def test_csv_keeps_every_character():
    rows = list(csv.reader(io.StringIO(render(TABLE, "csv"), newline="")))
    assert rows == [["name", "value", "firm"], [HOSTILE, "230000.5", FIRM.value], ["B", "", "_:x"]]


def test_tsv_has_one_line_a_row_and_terms_as_in_turtle():
    lines = render(TABLE, "tsv").splitlines()
    assert lines[0] == "?name\t?value\t?firm"
    assert [len(line.split("\t")) for line in lines] == [3, 3, 3]
    assert lines[1].endswith(f"<{FIRM.value}>")


def test_json_is_sparql_results():
    results = json.loads(render(TABLE, "json"))
    assert results["head"] == {"vars": ["name", "value", "firm"]}
    assert results["results"]["bindings"] == [
        {
            "name": {"type": "literal", "value": HOSTILE, "xml:lang": "en"},
            "value": {"type": "literal", "value": "230000.5", "datatype": NUMBER.datatype.value},
            "firm": {"type": "uri", "value": FIRM.value},
        },
        {"name": {"type": "literal", "value": "B"}, "firm": {"type": "bnode", "value": "x"}},
    ]
    assert json.loads(render(YES, "json")) == {"head": {}, "boolean": True}


def test_json_reads_back_in_another_engine():
    result = rdflib.query.Result.parse(io.BytesIO(render(TABLE, "json").encode()), format="json")
    assert [str(row[0]) for row in result] == [HOSTILE, "B"]


def test_turtle_reads_back():
    graph = rdflib.Graph().parse(data=render(GRAPH, "turtle"), format="turtle")
    assert list(graph) == [
        (rdflib.URIRef(FIRM.value), rdflib.SKOS.prefLabel, rdflib.Literal("北", lang="zh")),
    ]


@pytest.mark.parametrize("form", ["turtle", "xml", "table", ""])
def test_form_that_does_not_fit_is_refused(form: str):
    with pytest.raises(QueryError, match="Choose"):
        render(TABLE, form)


def test_readable_shows_no_control_characters_and_no_iri_columns():
    assert readable(TABLE) == [
        ["name", "value"],
        ['<script>alert(1)</script>, "quoted" next\\x1b[31m\\u202e', "230,000.5"],
        ["B", ""],
    ]


def test_readable_says_once_what_repeats():
    rows = [("A", "x", "1"), ("A", "x", "2"), ("A", "x", "2"), ("A", "y", "2"), ("B", "y", "2")]
    table = Table(("a", "b", "c"), tuple(tuple(ox.Literal(cell) for cell in row) for row in rows))
    assert readable(table)[1:] == [["A", "x", "1"], ["", "", "2"], ["", "y", "2"], ["B", "y", "2"]]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (None, ""),
        (FIRM, "company/north"),
        (ox.NamedNode("https://w3id.org/chipcontrols/source/note"), "note"),
        (ox.NamedNode("https://w3id.org/chipcontrols/ontology#Purchase"), "Purchase"),
        (ox.NamedNode("https://w3id.org/chipcontrols/claim/x-1"), "claim/x-1"),
        (ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), "skos:prefLabel"),
        (ox.NamedNode("http://example.org/x"), "http://example.org/x"),
        (ox.Literal(1234567), "1,234,567"),
        (ox.Literal("2024"), "2024"),
    ],
)
def test_terms_read_short(term: ox.NamedNode | ox.Literal | None, text: str):
    assert plain(term) == text
