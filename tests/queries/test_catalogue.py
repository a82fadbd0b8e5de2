"""The catalogue: headers, parameters, answers and errors."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from chipcontrols.queries import catalogue
from chipcontrols.queries.catalogue import Query, QueryError, find, queries, run
from chipcontrols.queries.header import TYPES, parse
from chipcontrols.queries.standalone import main, standalone
from chipcontrols.queries.values import bindings

SKOS = "http://www.w3.org/2004/02/skos/core#"
THE_TWENTY = {
    "affiliates-on-day", "chips-by-foundry-and-node", "compute-held", "concentrated-inputs", "contradictions",
    "corroborated", "domestic-alternatives", "entity", "evidence", "firms-listed-by-rule", "instrument-timeline",
    "list-check", "name-resolution", "purchases-in-year", "restricted-on-day", "roadmap", "rule-cascade",
    "shipments-by-vendor", "unlisted-counterparties", "variants-by-vendor",
}  # fmt: skip
ALL = list(queries().values())


@pytest.fixture()
def store() -> ox.Store:
    """Two firms in two graphs; one stands in both."""
    result = ox.Store()
    result.load(
        f"""@prefix skos: <{SKOS}> . @prefix c: <https://w3id.org/chipcontrols/id/company/> .
        <urn:a> {{ c:north skos:prefLabel "North"@en , "北"@zh . }}
        <urn:b> {{ c:north skos:prefLabel "North"@en . c:south skos:prefLabel "South"@en . }}""".encode(),
        format=ox.RdfFormat.TRIG,
    )
    return result


@pytest.mark.parametrize(
    "text", ["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "DESCRIBE ?s { service<urn:x>{ } }"]
)
def test_no_other_server_is_asked(store: ox.Store, text: str):
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run(store, text)


def test_the_twenty_questions_are_there():
    assert set(queries()) >= THE_TWENTY


@pytest.mark.parametrize("query", ALL, ids=lambda query: query.name)
def test_header_is_whole(query: Query):
    assert query.title
    assert query.question.endswith("?") or "?" in query.question
    assert query.columns and query.ids
    assert all(p.type in TYPES and p.description and (p.example or not p.required) for p in query.parameters)


@pytest.mark.parametrize("query", ALL, ids=lambda query: query.name)
def test_columns_and_parameters_are_what_the_text_selects(query: Query):
    answer = ox.Store().query(query.text)
    assert isinstance(answer, ox.QuerySolutions)
    selected = [variable.value for variable in answer.variables]
    assert selected == [*query.columns, *query.ids, *(p.name for p in query.parameters)]


@pytest.mark.parametrize("query", ALL, ids=lambda query: query.name)
def test_order_is_stated_and_the_source_is_named(query: Query):
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))
    assert re.search(r"^ORDER BY ", body, re.M)
    assert "source" not in query.columns or "GRAPH ?source" in body


@pytest.mark.parametrize("query", ALL, ids=lambda query: query.name)
def test_parameters_stand_in_expressions_alone(query: Query):
    """So that the text with values written in is the same question."""
    needed = {p.name: p.example for p in query.parameters if p.required}
    text = standalone(query, needed)
    ox.Store().query(text)
    left = re.sub(r"^(PREFIX|#).*$|SELECT.*?WHERE|GROUP BY [^\n]*(\n  [^\n]*)?", "", text, flags=re.M | re.S)
    assert [p.name for p in query.parameters if re.search(rf"\?{p.name}\b", left)] == []


def test_text_of_a_value_cannot_leave_its_place():
    hostile = '") } INSERT DATA { <urn:x> <urn:y> "\\'
    text = standalone(find("firms-listed-by-rule"), {"rule": hostile})
    assert ox.Literal(hostile) != ox.Literal("") and str(ox.Literal(hostile)) in text
    assert list(ox.Store().query(text)) == []


def test_program_prints_a_query_or_says_what_is_missing(capsys: pytest.CaptureFixture[str]):
    assert main(["firms-listed-by-rule", "rule=89 FR 1"]) == 0
    assert '"89 FR 1"' in capsys.readouterr().out
    assert main(["firms-listed-by-rule"]) == 2
    assert main(["firms-listed-by-rule", "rule"]) == 2
    assert "89 FR 96830" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "purchases-in-year needs:\n  -p year=\"2024\"   year of the purchases"),
        ({"year": "2024", "yaer": "1"}, "purchases-in-year has no parameter 'yaer'. It takes: year."),
        ({"year": "24"}, "Parameter year: '24' is not a year of four digits. It is the year of the purchases. "
                         'Example: -p year="2024".'),
        ({"year": ""}, "Parameter year: '' is not a year of four digits."),
    ],
)  # fmt: skip
def test_wrong_parameters_are_named_with_an_example(given: dict[str, str], message: str):
    with pytest.raises(QueryError) as raised:
        run(ox.Store(), "purchases-in-year", given)
    assert str(raised.value).startswith(message)


def test_a_describe_needs_no_brace():
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c")))
    assert len(run(store, "DESCRIBE <urn:a>").rows) == len(run(store, "prefix u: <urn:> describe u:a").rows) == 1


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("date", "2024-02-29", ["2023-02-29", "20240229", "2024-W01-1", "today", "٢٠٢٤-01-01"]),
        ("integer", "3", ["3.5", "three", "1e3"]),
        ("decimal", "49.9", ["half", "NaN", "Infinity"]),
        ("year", "2024", ["24", "20244", "MMXX"]),
        ("iri", "https://w3id.org/chipcontrols/id/company/x", ["no colon", "http://a b"]),
        ("name", 'a "name" \\ 名', []),
    ],
)
def test_values_become_terms_of_their_type(kind: str, good: str, bad: list[str]):
    query = parse("made up", f'# param: x {kind} required "…" — thing\nSELECT ?x WHERE {{ ?y ?z ?x }}')
    assert bindings(query, {"x": good})["x"].value == good
    for text in bad:
        with pytest.raises(QueryError, match="Parameter x"):
            bindings(query, {"x": text})


def test_text_that_is_no_unicode_is_refused():
    query = parse("made up", '# param: x name required "…" — thing\nSELECT ?x WHERE { ?y ?z ?x }')
    with pytest.raises(QueryError, match="Parameter x"):
        bindings(query, {"x": "\udcff"})


def test_header_line_that_cannot_be_read_is_shown():
    with pytest.raises(QueryError, match="# param: rule required"):
        parse("made up", "# param: rule required\nSELECT ?x WHERE { ?x ?y ?z }")


def test_text_file_and_name_are_found(store: ox.Store, tmp_path: Path):
    text = 'SELECT DISTINCT ?name WHERE { ?firm skos:prefLabel ?name . FILTER(LANG(?name) = "en") } ORDER BY ?name'
    (tmp_path / "names.rq").write_text(f"\ufeff# title: Names\n{text}", "utf-8")
    expected = ((ox.Literal("North", language="en"),), (ox.Literal("South", language="en"),))
    assert run(store, text).rows == expected
    assert run(store, str(tmp_path / "names.rq")).rows == expected


def test_file_with_a_parameter_is_bound(store: ox.Store, tmp_path: Path):
    path = tmp_path / "named.rq"
    path.write_text(
        '# param: name name required "North" — name\n# columns: firm\n'
        "SELECT DISTINCT ?firm ?name WHERE { ?firm skos:prefLabel ?label . FILTER(STR(?label) = ?name) }",
        "utf-8",
    )
    north = ox.NamedNode("https://w3id.org/chipcontrols/id/company/north")
    assert run(store, str(path), {"name": "北"}).rows == ((north,),)


def test_yes_or_no_and_triples(store: ox.Store):
    assert run(store, "ASK { ?x ?y ?z }").form == "boolean"
    graph = run(store, "CONSTRUCT { ?x skos:altLabel ?l } WHERE { ?x skos:prefLabel ?l }")
    assert (graph.form, graph.columns, len(graph.rows)) == ("graph", ("subject", "predicate", "object"), 3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("firms-listed-by-rul", "Did you mean: firms-listed-by-rule"),
        ("no-such.rq", "There is no query or file 'no-such.rq'"),
        (
            "SELECT ?x WHERE {\n  ?x ?y\n}",
            "the query:3:2: not SPARQL: something else is expected at or before the mark.\n  }\n   ^",
        ),
        ("SELECT ?x WHERE { ?x foo:a ?y }", "a prefix is not declared"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "would change the graph"),
        ("SELECT ?x WHERE { ?x ?y ?z . FILTER(<urn:f>(?x)) }", "cannot be run"),
    ],
)
def test_wrong_text_is_explained(store: ox.Store, text: str, message: str):
    with pytest.raises(QueryError) as raised:
        run(store, text)
    assert message in str(raised.value)
    assert "Traceback" not in str(raised.value)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x00\x01 { }"])
def test_file_that_is_no_text_is_refused(store: ox.Store, tmp_path: Path, content: bytes):
    path = tmp_path / "broken.rq"
    path.write_bytes(content)
    with pytest.raises(QueryError):
        run(store, str(path))


def test_folder_and_overlong_name_are_refused(store: ox.Store, tmp_path: Path):
    for given in (str(tmp_path), "x" * 5000, "a\0b"):
        with pytest.raises(QueryError):
            run(store, given)


def test_parameter_that_is_not_selected_is_explained(store: ox.Store):
    text = '# param: x name required "a" — thing\nASK { ?y ?z ?l . FILTER(STR(?l) = ?x) }'
    with pytest.raises(QueryError, match="cannot be run"):
        run(store, text, {"x": "North"})


def test_unknown_name_is_noted_with_names_like_it(store: ox.Store):
    notes = run(store, "entity", {"name": "Nort"}).notes
    assert notes == ("The graph knows no 'Nort'. Names like it: North.",)
    assert run(store, "entity", {"name": "north"}).notes == ()
    assert run(store, "entity", {"name": "https://w3id.org/chipcontrols/id/company/south"}).notes == ()


def test_catalogue_is_sorted():
    assert list(catalogue.queries()) == sorted(catalogue.queries())
