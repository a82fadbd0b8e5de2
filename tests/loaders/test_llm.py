"""A model is asked over the real protocol: a server of our own speaks it, well and badly."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from chipcontrols import loaders
from chipcontrols.loaders import documents
from chipcontrols.loaders.claim import Entity, Iri, Label
from chipcontrols.loaders.documents import llm
from chipcontrols.loaders.documents.llm.endpoint import KEY, Endpoint, NoAnswer
from chipcontrols.loaders.documents.llm.form import prompt, schema
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Inputs, Model, Reading, Text
from chipcontrols.loaders.source import Source
from chipcontrols.ontology.frames import frames

WORDS = "In 2031, Northwind bought 500 Zeta-9 chips from Eastwind, the Harbour Times reports. Nothing else was said."
QUOTE = "In 2031, Northwind bought 500 Zeta-9 chips from Eastwind"
PLACES = ("company/northwind", "company/eastwind", "product/zeta-9", "company/harbour-times")
BUYER, SELLER, CHIP, PAPER = (Iri(f"https://w3id.org/chipcontrols/id/{place}") for place in PLACES)
KNOWN = [
    Entity(BUYER, "Company", (Label("Northwind", "en", "pref"),)),
    Entity(SELLER, "Company", (Label("Eastwind", "en", "pref"),)),
    Entity(CHIP, "Chip", (Label("Zeta-9", "en", "pref"),)),
    Entity(PAPER, "Company", (Label("Harbour Times", "en", "pref"),)),
]
TEXT = Text(Source("note", "document", "A note", language="en"), WORDS, "note.txt")
Reply = tuple[int, dict[str, str], bytes]


class Server:
    """A server that gives the replies of a script, the last one for ever, and keeps what it was asked."""

    def __init__(self) -> None:
        self.script: list[Reply | Callable[[], Reply]] = []
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                server.keys.append(self.headers["Authorization"])
                given = server.script.pop(0) if len(server.script) > 1 else server.script[0]
                status, headers, body = given() if callable(given) else given
                try:
                    self.send_response(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body)
                except BrokenPipeError:
                    pass

            def log_message(self, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/v1"
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture()
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


def said(content: str, **message: Any) -> Reply:
    choice = {"message": {"role": "assistant", "content": content, **message}, "finish_reason": "stop"}
    return 200, {}, json.dumps({"choices": [choice]}).encode()


def claims(*rows: dict[str, Any]) -> Reply:
    return said(json.dumps({"claims": rows}))


def purchase(**parts: Any) -> dict[str, Any]:
    made = {
        "kind": "Purchase", "roles": {"buyer": ["Northwind"], "item": ["Zeta-9"], "seller": ["Eastwind"]},
        "details": {}, "value": 500, "minimum": None, "maximum": None, "unit": "units", "period": "2031",
        "modality": "reported", "attributed_to": "Harbour Times", "quote": QUOTE,
    }  # fmt: skip
    return {**made, **parts}


def read(server: Server, folder: Path, text: Text = TEXT) -> Reading:
    (reading,) = llm.read([text], KNOWN, Model(server.url, "Small Model", folder))
    return reading


def endpoint(server: Server, waits: list[float], seconds: float = 5.0) -> Endpoint:
    return Endpoint(server.url, "m", seconds, waits.append)


def test_a_claim_that_the_text_bears_out_enters(server: Server, tmp_path: Path):
    server.script = [claims(purchase())]
    reading = read(server, tmp_path)
    (claim,) = reading.claims
    assert claim.roles == (("buyer", BUYER), ("item", CHIP), ("seller", SELLER))
    assert (claim.kind, claim.extractors, claim.attributed_to) == ("Purchase", ("llm-small-model/1",), PAPER)
    assert claim.value is not None and claim.value.key() == "500|||units"
    assert claim.period is not None and claim.period.label == "2031"
    assert [(e.start, e.end, e.quote) for e in claim.evidence] == [(0, len(QUOTE), QUOTE)]
    assert (reading.ledger.loaded, reading.ledger.read) == (1, 1)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (purchase(quote="Northwind bought 500 Zeta-9 chips for ever"), "QUOTE"),
        (purchase(quote=""), "QUOTE"),
        (purchase(roles={"buyer": ["Southwind"]}), "NAME"),
        (purchase(roles={"buyer": ["Zeta-9"]}), "NAME"),
        (purchase(roles={"buyer": ["Northwind"]}, quote="Nothing else was said."), "NAME"),
        (purchase(value=501), "FIGURE"),
        (purchase(value="many"), "FORM"),
        (purchase(period="some day"), "FORM"),
        (purchase(kind="Theft"), "FORM"),
        (purchase(roles={"thief": ["Northwind"]}), "FORM"),
        (purchase(details={"intention": "for good"}), "WORDS"),
        (purchase(unit="barrels"), "TYPE"),
        (purchase(modality="certain"), "TYPE"),
        ("a claim", "FORM"),
        ({}, "FORM"),
        (purchase(roles=["Northwind"]), "FORM"),
    ],
)
def test_what_the_text_does_not_bear_out_is_counted_and_stays_out(server: Server, tmp_path: Path, row: Any, code: str):
    server.script = [claims(row)]
    reading = read(server, tmp_path)
    assert reading.claims == ()
    assert [rejection.code for rejection in reading.ledger.rejections] == [code]


def test_a_period_that_the_quote_does_not_state_is_left_out(server: Server, tmp_path: Path):
    server.script = [claims(purchase(period="2032"))]
    (claim,) = read(server, tmp_path).claims
    assert claim.period is None


def test_a_kept_answer_is_not_asked_for_again(server: Server, tmp_path: Path):
    server.script = [claims(purchase()), (500, {}, b"")]
    assert read(server, tmp_path).claims == read(server, tmp_path).claims
    assert len(server.asked) == 1
    assert [file.suffix for file in tmp_path.iterdir()] == [".json"]


def test_what_is_asked_holds_prompt_passage_and_schema(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(KEY, "secret-key")
    server.script = [claims()]
    read(server, tmp_path)
    (body,) = server.asked
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["messages"][0]["content"] == prompt()
    assert body["messages"][1]["content"] == f"Date of the document: not stated\n\n{WORDS}"
    assert body["response_format"]["json_schema"] == {"name": "claims", "strict": True, "schema": schema()}
    assert (body["model"], body["temperature"]) == ("Small Model", 0)
    assert server.keys == ["Bearer secret-key"]
    assert not any("secret-key" in file.read_text() for file in tmp_path.iterdir())


def test_the_schema_has_each_kind_with_its_roles():
    kinds = schema()["properties"]["claims"]["items"]["anyOf"]
    assert {kind["properties"]["kind"]["const"]: set(kind["properties"]["roles"]["properties"]) for kind in kinds} == {
        name: set(frame.roles) for name, frame in frames().items()
    }


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (said("", refusal="I would rather not"), "the model refuses: I would rather not"),
        (said("no JSON"), "the answer is not in the form asked for (JSONDecodeError)"),
        (said('{"claims": "none"}'), "the answer is not in the form asked for (claims is no list)"),
        (said("[" * 100_000), "the answer is not in the form asked for (RecursionError)"),
        ((200, {}, b"<html>"), "the answer is not that of a chat completion (JSONDecodeError)"),
        ((200, {}, b'{"choices": []}'), "the answer is not that of a chat completion (IndexError)"),
        ((200, {}, json.dumps({"choices": [{"message": {"content": None}}]}).encode()), "the answer holds no text"),
        ((200, {}, json.dumps({"choices": [{"message": {}, "finish_reason": "length"}]}).encode()),
         "the answer was cut off (length)"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_read_is_counted_and_not_kept(server: Server, tmp_path: Path, reply: Reply, why: str):
    server.script = [reply]
    reading = read(server, tmp_path)
    assert [str(rejection) for rejection in reading.ledger.rejections] == [f"note:0: {why}"]
    assert list(tmp_path.iterdir()) == []


def test_a_busy_server_is_given_the_time_it_asks_for(server: Server):
    busy = (429, {"Retry-After": "7"}, b"")
    server.script = [busy, (429, {"Retry-After": "9999"}, b""), (429, {}, b""), said("{}")]
    waits: list[float] = []
    assert endpoint(server, waits).ask("p", "t", {}) == "{}"
    assert waits == [7.0, 60.0, 4.0]


def test_a_broken_server_is_tried_four_times(server: Server):
    server.script = [(500, {}, b"oh")]
    waits: list[float] = []
    with pytest.raises(NoAnswer, match="the endpoint answers 500, 4 times"):
        endpoint(server, waits).ask("p", "t", {})
    assert (len(server.asked), waits) == (4, [1.0, 2.0, 4.0])


def test_a_server_that_is_silent_is_left_after_its_time(server: Server):
    free = threading.Event()

    def silent() -> Reply:
        free.wait(10)
        return said("{}")

    server.script = [silent]
    with pytest.raises(NoAnswer, match="the endpoint does not answer"):
        endpoint(server, [], seconds=0.1).ask("p", "t", {})
    free.set()


def test_nobody_at_the_address_is_counted(tmp_path: Path):
    waits: list[float] = []
    with pytest.raises(NoAnswer, match="the endpoint does not answer"):
        Endpoint("http://127.0.0.1:9/v1", "m", 1.0, waits.append).ask("p", "t", {})


@pytest.mark.parametrize(
    ("status", "message"),
    [(401, KEY), (404, "Check the model 'm'"), (400, "response_format json_schema"), (302, "answers 302")],
)
def test_what_would_fail_each_time_is_wrong_use(server: Server, status: int, message: str):
    server.script = [(status, {"Location": "http://127.0.0.1:9/"}, b"")]
    with pytest.raises(WrongInput, match=message):
        endpoint(server, []).ask("p", "t", {})
    assert len(server.asked) == 1


def test_an_address_of_another_kind_is_wrong_use():
    with pytest.raises(WrongInput, match="is no address"):
        Endpoint("file:///etc/passwd", "m").ask("p", "t", {})


def test_after_three_passages_without_answer_none_is_asked(server: Server, tmp_path: Path):
    server.script = [said("no JSON")]
    texts = [Text(Source(f"note-{n}", "document", "A note", language="en"), WORDS + str(n), "n.txt") for n in range(5)]
    readings = list(llm.read(texts, KNOWN, Model(server.url, "m", tmp_path)))
    assert len(server.asked) == 3
    assert [reading.ledger.rejections[0].code for reading in readings] == ["LLM"] * 5


def test_long_texts_are_asked_about_in_passages_of_whole_sentences():
    text = Text(Source("n", "document", "n", language="en"), "Nothing was said at all. " * 500, "n.txt")
    bounds = list(llm.passages(text, "en"))
    assert [text.text[a:b].endswith("all.") and b - a <= llm.PASSAGE for a, b in bounds] == [True] * 4
    assert "".join(text.text[a:b] + " " for a, b in bounds) == text.text


def test_what_patterns_and_model_both_find_is_one_claim(server: Server, tmp_path: Path):
    from chipcontrols.graph.identity import reconcile

    (tmp_path / "note.md").write_text(
        "---\ntitle: A note\nlanguage: en\ndate: 2025-01-20\n---\nMicrosoft bought 485,000 Hopper chips in 2024.\n",
        encoding="utf-8",
    )
    row = purchase(
        roles={"buyer": ["Microsoft"], "item": ["Hopper"], "seller": []}, value=485000, period="2024",
        modality="asserted", attributed_to=None, quote="Microsoft bought 485,000 Hopper chips in 2024",
    )  # fmt: skip
    server.script = [claims(row)]
    inputs = Inputs((tmp_path / "note.md",), model=Model(server.url, "m", tmp_path / "answers"))
    graphs = {graph.source.slug: graph for graph in reconcile(loaders.read(inputs))}
    (graph,) = [graph for slug, graph in graphs.items() if slug.startswith("note-")]
    (claim,) = graph.claims.values()
    assert claim.extractors == ("llm-m/1", "patterns/1")


def test_without_a_model_nothing_is_asked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Endpoint, "ask", lambda *args: pytest.fail("asked"))
    assert len(list(documents.read([TEXT], KNOWN))) == 1
