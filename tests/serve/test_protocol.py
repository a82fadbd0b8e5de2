"""What a request asks, by the SPARQL 1.1 Protocol; what is refused."""

from urllib.parse import urlencode

import pytest

from chipcontrols.graph.serve.negotiate import choose
from chipcontrols.graph.serve.protocol import FORM, QUERY, UPDATE, Question, Refusal, question
from chipcontrols.queries.words import says

ASK = "ASK { }"
GRAPHS = [("default-graph-uri", "urn:a"), ("default-graph-uri", "urn:b"), ("named-graph-uri", "urn:c")]


@pytest.mark.parametrize(
    ("method", "media_type", "address", "body"),
    [
        ("GET", "", urlencode([("query", ASK), *GRAPHS]), b""),
        ("POST", FORM, "", urlencode([("query", ASK), *GRAPHS]).encode()),
        ("POST", QUERY, urlencode(GRAPHS), ASK.encode()),
    ],
)
def test_three_ways_to_ask_with_a_dataset(method: str, media_type: str, address: str, body: bytes):
    assert question(method, media_type, None, address, body) == Question(ASK, tuple(GRAPHS))


def test_a_get_without_query_asks_for_the_description():
    assert question("GET", "", None, "", b"") is None


@pytest.mark.parametrize(
    ("status", "media_type", "charset", "address", "body"),
    [
        (400, FORM, None, "", urlencode([("query", ASK), ("query", ASK)]).encode()),  # bad_multiple_queries
        (400, FORM, None, "", b"nothing=1"),
        (400, QUERY, None, urlencode({"query": ASK}), ASK.encode()),
        (400, QUERY, None, "", "ASK { ?é ?p ?o }".encode("utf-16")),  # bad_query_non_utf8
        (400, FORM, None, "", b"query=%FF%FE"),
        (415, QUERY, "utf-16", "", ASK.encode("utf-16")),
        (415, "text/plain", None, "", ASK.encode()),  # bad_query_wrong_media_type
        (415, "application/octet-stream", None, "", ASK.encode()),  # bad_query_missing_direct_type
        (403, UPDATE, None, "", b"DROP ALL"),
        (403, FORM, None, "", b"update=DROP+ALL"),
    ],
)
def test_what_is_refused(status: int, media_type: str, charset: str | None, address: str, body: bytes):
    with pytest.raises(Refusal) as refused:
        question("POST", media_type, charset, address, body)
    assert refused.value.status == status


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { service silent ?where { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'a'.SERVICE<urn:x>{ } }",
        "SELECT * { ?s ?p ?o .SERVICE <urn:x> { } }",
        "SELECT * { ?s ?p <urn:o>SERVICE <urn:x> { } }",
        "SELECT * { # a comment\nSERVICE <urn:x> { } }",
        "SELECT * { # a comment\rSERVICE <urn:x> { } }",
        r"SELECT * { \u0053ERVICE <urn:x> { } }",
        "SELECT * { FILTER(?a<?b) SERVICE <urn:x> { } FILTER(?c>?d) }",
        "SELECT * { ?s ?p '''it''s''' . SERVICE <urn:x> { } }",
        "SELECT * { ?s ?p ?o; SERVICE:x }SERVICE <urn:x> {}",
        "SELECT * { ?s ?p 5SERVICE <urn:x> { } }",
        "SELECT * { ?s ?p true.SERVICE<urn:x>{ } }",
        "SELECT * { ?s ?p falseserviceSILENT<urn:x>{ } }",
        "SELECT * { SERVICE?endpoint{ } }",
        "PREFIX ex: <urn:x> SELECT * { SERVICEex:y # here it ends\n { } }",
        "PREFIX : <urn:x> SELECT * { Service:y{ } }",
    ],
)
def test_service_is_seen_in_every_disguise(text: str):
    assert says(text, "SERVICE")


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?service { ?service ex:service "SERVICE" } # SERVICE',
        "SELECT * { <http://example.org/SERVICE> ?SERVICE $service }",
        "PREFIX service: <urn:x> SELECT * { ?s service:service '''SERVICE' ''' }",
        'SELECT * { ?s ?p "it is \\" SERVICE" }',
    ],
)
def test_the_word_alone_is_no_service(text: str):
    assert not says(text, "SERVICE")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "text/html"),
        ("text/turtle", "text/turtle"),
        ("text/html;q=0.1, application/ld+json;q=0.9", "application/ld+json"),
        ("text/*;q=0.5, text/html;q=0", "text/turtle"),
        ("application/json", None),
        ("text/turtle;q=nonsense", None),
    ],
)
def test_the_media_type_wanted_most_is_chosen(accept: str | None, chosen: str | None):
    assert choose(accept, ("text/html", "text/turtle", "application/ld+json")) == chosen
