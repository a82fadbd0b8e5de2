"""The real server, started by the command: protocol, limits, entities, the site."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from serve.conftest import SECONDS

from chipcontrols.graph.store import open_build
from chipcontrols.queries import catalogue
from chipcontrols.queries.standalone import standalone

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d) }"
INFERRED = "https://w3id.org/chipcontrols/graph/inferred"
NVIDIA = "/id/company/nvidia"


def ask(site: httpx.Client, text: str, accept: str = "text/csv") -> httpx.Response:
    return site.post("/sparql", content=text, headers={"Content-Type": "application/sparql-query", "Accept": accept})


def test_the_union_of_all_graphs_is_asked(site: httpx.Client, sample_build: Path):
    triples = {line.rpartition(" <")[0] for line in (sample_build / "graph.nq").open(encoding="utf-8")}
    assert ask(site, "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }").text.split() == [
        "n",
        str(len(triples)),
    ]


@pytest.mark.parametrize("parameter", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_a_request_names_its_dataset(site: httpx.Client, sample_build: Path, parameter: str, way: str):
    pattern = "?s ?p ?o" if parameter.startswith("default") else "GRAPH ?g { ?s ?p ?o }"
    text, graph = f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}", {parameter: INFERRED}
    accept = {"Accept": "text/csv"}
    match way:
        case "get":
            answer = site.get("/sparql", params={"query": text, **graph}, headers=accept)
        case "form":
            answer = site.post("/sparql", data={"query": text, **graph}, headers=accept)
        case _:
            direct = {"Content-Type": "application/sparql-query", **accept}
            answer = site.post("/sparql", params=graph, content=text, headers=direct)
    assert answer.text.split() == ["n", str(inferred(sample_build))]


def test_a_query_names_its_dataset(site: httpx.Client, sample_build: Path):
    answer = ask(site, COUNT.replace("WHERE", f"FROM <{INFERRED}> WHERE"))
    assert answer.text.split() == ["n", str(inferred(sample_build))]


def inferred(build: Path) -> int:
    with (build / "graph.nq").open(encoding="utf-8") as lines:
        return sum(1 for line in lines if line.endswith(f"<{INFERRED}> .\n"))


@pytest.mark.parametrize(
    ("text", "accept", "status", "given"),
    [
        (COUNT, "application/sparql-results+json", 200, "application/sparql-results+json"),
        (COUNT, "application/sparql-results+xml", 200, "application/sparql-results+xml"),
        (COUNT, "text/tab-separated-values", 200, "text/tab-separated-values"),
        ("ASK { }", "application/sparql-results+xml", 200, "application/sparql-results+xml"),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "text/turtle", 200, "text/turtle"),
        (f"DESCRIBE <https://w3id.org/chipcontrols{NVIDIA}>", "application/ld+json", 200, "application/ld+json"),
        (COUNT, "image/png", 406, "text/plain"),
        ("SELECT WHERE", "text/csv", 400, "text/plain"),
        ("DROP ALL", "text/csv", 400, "text/plain"),
        ("SELECT * { ?s a nope:Purchase }", "text/csv", 400, "text/plain"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "text/csv", 403, "text/plain"),
        ("SELECT * { ?s ?p 5SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "text/csv", 403, "text/plain"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "text/csv", 200, "text/csv"),
    ],
)
def test_content_is_negotiated_and_faults_are_said(site: httpx.Client, text: str, accept: str, status: int, given: str):
    answer = ask(site, text, accept)
    assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (status, given)
    assert "root:" not in answer.text and "expected one of" not in answer.text


def test_other_methods_are_refused_with_those_allowed(site: httpx.Client):
    for method in ("PUT", "DELETE", "PATCH"):
        answer = site.request(method, "/sparql", params={"query": COUNT})
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST, OPTIONS")


@pytest.mark.parametrize("path", ["/store", "/update", "/query", "/../graph.nq.old", "/%2e%2e/%2e%2e/etc/passwd"])
def test_nothing_else_of_the_machine_can_be_reached(site: httpx.Client, path: str):
    assert site.get(path).status_code == 404
    assert site.post(path, data={"update": "DROP ALL"}).status_code in (404, 405)


def test_an_endless_query_ends_at_the_limit_and_the_server_goes_on(site: httpx.Client):
    before = ask(site, COUNT).text
    with ThreadPoolExecutor(max_workers=3) as pool:
        ended = [answer.result() for answer in [pool.submit(ask, site, ENDLESS) for _ in range(3)]]
    assert {answer.status_code for answer in ended} == {504}
    assert f"ended after {SECONDS} seconds" in ended[0].text
    assert ask(site, COUNT).text == before


def test_an_answer_beyond_the_limit_is_refused_not_cut(site: httpx.Client):
    answer = ask(site, "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }")
    assert (answer.status_code, "larger than 2 MB" in answer.text) == (500, True)
    assert ask(site, COUNT).status_code == 200


def test_many_clients_at_once_all_get_their_answer(site: httpx.Client):
    text = "SELECT ?label { ?thing <http://www.w3.org/2004/02/skos/core#prefLabel> ?label } ORDER BY ?label LIMIT 50"
    with ThreadPoolExecutor(max_workers=50) as pool:
        answers = list(pool.map(lambda _: ask(site, text), range(200)))
    assert {(answer.status_code, answer.text) for answer in answers} == {(200, answers[0].text)}


def test_named_queries_give_the_rows_of_the_embedded_store(site: httpx.Client, sample_build: Path):
    store = open_build(sample_build)
    for name in ("purchases-in-year", "name-resolution", "instrument-timeline"):
        query = catalogue.queries()[name]
        given = {p.name: p.example for p in query.parameters if p.required}
        answer = ask(site, standalone(query, given), "application/sparql-results+json").json()
        columns = (*query.columns, *query.ids)
        rows = [[row.get(name, {}).get("value") for name in columns] for row in answer["results"]["bindings"]]
        expected = catalogue.run(store, name, given).rows
        assert rows == [[None if term is None else term.value for term in row] for row in expected]


@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void"])
@pytest.mark.parametrize(
    ("accept", "form"), [("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)]
)
def test_the_service_and_its_data_are_described(
    site: httpx.Client, sample_build: Path, path: str, accept: str, form: ox.RdfFormat
):
    answer = site.get(path, headers={"Accept": accept})
    said = {(t.predicate.value, getattr(t.object, "value", "")) for t in ox.parse(input=answer.content, format=form)}
    quads = sum(1 for _ in (sample_build / "graph.nq").open(encoding="utf-8"))
    assert ("http://rdfs.org/ns/void#triples", str(quads)) in said
    assert ("http://www.w3.org/ns/sparql-service-description#endpoint", f"{site.base_url}sparql") in said or (
        "http://www.w3.org/ns/sparql-service-description#endpoint",
        f"{str(site.base_url).rstrip('/')}/sparql",
    ) in said


def test_an_entity_dereferences(site: httpx.Client):
    page = site.get(NVIDIA, headers={"Accept": "text/html"}, follow_redirects=True)
    assert (page.status_code, "NVIDIA" in page.text) == (200, True)
    for accept, form in (("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)):
        answer = site.get(NVIDIA, headers={"Accept": accept})
        labels = {
            t.object.value for t in ox.parse(input=answer.content, format=form) if isinstance(t.object, ox.Literal)
        }
        assert (answer.headers["Content-Type"], "NVIDIA" in labels) == (accept, True)
    assert site.get(NVIDIA, headers={"Accept": "image/png"}).status_code == 406
    for form in ("html", "turtle", "jsonld", "ntriples", "xml"):
        for nothing in ("/id/company/no-such-firm", "/id/company/%zz", "/id/company/%C3%A9"):
            assert site.get(f"{nothing}?as={form}").status_code == 404


def test_a_thing_of_every_space_dereferences(site: httpx.Client, sample_build: Path):
    quads = (sample_build / "graph.nq").read_text("utf-8")
    spaces = {
        iri.split("/")[0]: iri for iri in re.findall(r"<https://w3id.org/chipcontrols/([^>#]+)> <[^>]+> \S", quads)
    }
    assert {"id", "claim", "figure", "source"} <= spaces.keys()
    assert {path: site.get(f"/{path}?as=ntriples").status_code for path in spaces.values()} == dict.fromkeys(
        spaces.values(), 200
    )


def test_the_dataset_and_its_own_graphs_are_described(site: httpx.Client):
    for path in ("/dataset", "/graph/inferred", "/graph/ontology"):
        answer = site.get(path, headers={"Accept": "text/html, */*;q=0.1"})
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/turtle")
        said = {
            t.predicate.value.rpartition("/")[2]
            for t in ox.parse(input=answer.content, format=ox.RdfFormat.TURTLE)
            if t.subject == ox.NamedNode(f"https://w3id.org/chipcontrols{path}")
        }
        assert {"title", "description", "license"} <= said
    assert site.get("/graph/nothing").status_code == 404


@pytest.mark.parametrize("path", ["/dataset", "/ontology", NVIDIA])
def test_readers_of_every_form_take_the_same(site: httpx.Client, path: str):
    forms = {"turtle": "turtle", "jsonld": "json-ld", "ntriples": "nt", "xml": "xml"}
    read = {word: rdflib.Graph().parse(data=site.get(f"{path}?as={word}").text, format=forms[word]) for word in forms}
    assert len({len(graph) for graph in read.values()}) == 1 and len(read["turtle"]) > 0


def test_a_form_is_named_in_the_address(site: httpx.Client):
    assert site.get(f"{NVIDIA}?as=xml").headers["Content-Type"] == "application/rdf+xml"
    answer = site.get(f"{NVIDIA}?as=yaml")
    assert answer.status_code == 400 and "turtle, jsonld, ntriples, xml, html" in answer.text


def test_a_claim_has_a_page_that_escapes_what_it_shows(site: httpx.Client):
    found = ask(site, "SELECT ?c { ?c a <https://w3id.org/chipcontrols/ontology#Purchase> } ORDER BY ?c LIMIT 1").text
    path = found.split()[1].removeprefix("https://w3id.org/chipcontrols")
    page = site.get(path, headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert site.get("/id/company/%3Cscript%3E").status_code == 404


def test_pages_of_one_other_origin_may_ask(site: httpx.Client):
    assert site.options("/sparql").headers["Access-Control-Allow-Origin"] == "https://example.org"
    assert ask(site, COUNT).headers["Access-Control-Allow-Origin"] == "https://example.org"


def test_the_site_and_the_editor_are_there(site: httpx.Client):
    assert site.get("/").status_code == 200
    assert site.get("/graph.nq").headers["Content-Type"] == "application/n-quads"
    editor = site.get("/sparql", headers={"Accept": "text/html"})
    assert "script-src 'self'" in editor.headers["Content-Security-Policy"]
    offered = json.loads(site.get("/sparql/terms.json").content)
    assert ["chip:buyer", "buyer"] in offered["terms"]
    assert len(offered["examples"]) == len(catalogue.queries())


MANY = "SELECT * WHERE { ?s ?p ?o } LIMIT 1000"


@pytest.mark.parametrize(
    ("accepted", "coding"), [("gzip, deflate, br", "gzip"), ("gzip;q=0, *;q=1", None), ("br", None), ("identity", None)]
)
def test_an_answer_of_some_size_is_gzip_only_for_who_reads_it(site: httpx.Client, accepted: str, coding: str | None):
    for address in (f"/sparql?query={quote(MANY)}", "/index.html"):
        answer = site.get(address, headers={"Accept": "text/csv", "Accept-Encoding": accepted})
        assert answer.headers.get("Content-Encoding") == coding
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert answer.content == site.get(address, headers={"Accept": "text/csv"}).content
    assert "Content-Encoding" not in ask(site, COUNT).headers


def test_a_page_is_asked_for_in_parts_and_whether_it_changed(site: httpx.Client):
    page = site.get("/index.html")
    assert page.headers["Content-Encoding"] == "gzip"
    assert page.headers["ETag"].startswith("W/")
    again = site.get("/index.html", headers={"If-None-Match": page.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    part = site.get("/index.html", headers={"Range": "bytes=0-14"})
    assert (part.status_code, part.content) == (206, page.content[:15])
    assert "Content-Encoding" not in part.headers
    assert site.head("/index.html").headers["Content-Length"] == str(len(page.content))
