"""Talk to a store: query, update, and put, add to and read one graph, with retries and words for what goes wrong."""

import re
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import httpx

from chipcontrols.graph.stores.credentials import Credentials
from chipcontrols.graph.stores.dialects import Dialect
from chipcontrols.loaders.ledger import WrongInput

PAUSES = (0.5, 1.0, 2.0, 4.0)  # seconds before each further try
PASSING = frozenset({429, 502, 503, 504})  # what may be gone after a pause
N_TRIPLES = "application/n-triples"
LOOK = "See the log of the store, and whether its disk is full; then run the same command again."


class StoreFailure(Exception):
    """The store did not do what it was asked; the message says what, where and what to do."""


class Client:
    """A store behind its endpoint. Every request that is tried again leaves the same state when it arrives twice."""

    def __init__(
        self,
        endpoint: str,
        dialect: Dialect,
        credentials: Credentials | None = None,
        update_endpoint: str | None = None,
        pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        """Keep the addresses; nothing is sent yet. Reading may take ten minutes: a store may work long on one graph."""
        base = endpoint.rstrip("/")
        self.endpoint, self.dialect, self._pauses = base, dialect, pauses
        self._query = base + (dialect.open_query if credentials is None else dialect.query)
        self._update = update_endpoint or base + dialect.update
        self._graphs = None if dialect.graphs is None else base + dialect.graphs
        self._http = httpx.Client(
            auth=_auth(dialect, credentials), timeout=httpx.Timeout(30, read=600, write=600), trust_env=False
        )

    def __enter__(self) -> Self:
        """Use the connections of the client until the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        self._http.close()

    def counts(self) -> dict[str, int]:
        """Return the number of triples of every named graph in the store."""
        rows = self._select("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
        return {row["g"]["value"]: int(row["n"]["value"]) for row in rows if "g" in row}

    def count(self, graph: str) -> int:
        """Return the number of triples in a graph; 0 for one that is not there."""
        rows = self._select(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        return int(rows[0]["n"]["value"])

    def put(self, graph: str, triples: str) -> None:
        """Make these N-Triples the whole of a graph."""
        self._write("PUT", graph, triples, f"DROP SILENT GRAPH <{graph}> ;\n")

    def add(self, graph: str, triples: str) -> None:
        """Add N-Triples without blank nodes to a graph: triples that are there already stay as they are."""
        self._write("POST", graph, triples)

    def read(self, graph: str) -> bytes:
        """Return a graph as N-Triples."""
        accept = {"Accept": N_TRIPLES}
        if self._graphs is not None:
            return self._send("GET", self._graphs, params={"graph": graph}, headers=accept).content
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        return self._send("POST", self._query, data={"query": text}, headers=accept).content

    def copy(self, graph: str, target: str) -> None:
        """Make the content of a graph the whole of another, in one request."""
        # Saying this twice does no harm, as MOVE would. COPY loses triples in Jena 5.2 where the target was not empty.
        insert = f"INSERT {{ GRAPH <{target}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        self.update(f"DROP SILENT GRAPH <{target}> ;\n{insert}")

    def update(self, text: str) -> None:
        """Run a SPARQL Update."""
        self._send("POST", self._update, data={"update": text})

    def _write(self, method: str, graph: str, triples: str, before: str = "") -> None:
        """Send triples by the Graph Store Protocol, or as INSERT after `before` where only Update is spoken."""
        if self._graphs is None:
            self.update(f"{before}INSERT DATA {{ GRAPH <{graph}> {{\n{triples}}} }}")
        else:
            kind = {"Content-Type": N_TRIPLES}
            self._send(method, self._graphs, params={"graph": graph}, content=triples.encode(), headers=kind)

    def _select(self, text: str) -> list[dict[str, Any]]:
        accept = {"Accept": "application/sparql-results+json"}
        answer = self._send("POST", self._query, data={"query": text}, headers=accept)
        try:
            rows: list[dict[str, Any]] = answer.json()["results"]["bindings"]
        except (ValueError, KeyError, TypeError) as error:
            raise StoreFailure(f"{self._query} does not answer as a SPARQL endpoint. Check the address.") from error
        return rows

    def _send(self, method: str, address: str, **more: Any) -> httpx.Response:  # noqa: ANN401
        return _patiently(lambda: self._http.request(method, address, **more), address, self._pauses)


def _patiently(send: Callable[[], httpx.Response], address: str, pauses: tuple[float, ...]) -> httpx.Response:
    for pause in (*pauses, None):
        try:
            answer = send()
        except httpx.HTTPError as error:
            if pause is None:
                raise StoreFailure(f"{address} {_unanswered(error)}") from error
        else:
            if answer.is_success:
                return answer
            if pause is None or answer.status_code not in PASSING:
                raise _failure(answer, address)
        time.sleep(pause)
    raise AssertionError(address)


def _unanswered(error: httpx.HTTPError) -> str:
    """Return what to say of a store that gave no answer."""
    # As Virtuoso may, where its disk is full.
    if isinstance(error, httpx.RemoteProtocolError | httpx.ReadError | httpx.WriteError):
        return f"broke off: {_reason(error)}. {LOOK}"
    return f"cannot be reached: {_reason(error)}. Is the store running? Run the same command again to go on."


def _failure(answer: httpx.Response, address: str) -> Exception:
    """Return what to raise for an answer that says no."""
    match answer.status_code:
        case 401 | 403:
            return WrongInput(
                f"{address} refuses the user or password ({answer.status_code}). "
                "Set CHIPCONTROLS_STORE_USER and CHIPCONTROLS_STORE_PASSWORD, or write an entry in netrc."
            )
        case 404 | 405:
            return WrongInput(f"{address} is not there ({answer.status_code}). Check the endpoint and --store.")
    return StoreFailure(f"{address} failed with {answer.status_code}: {_words(answer.text) or 'no words'}. {LOOK}")


def _auth(dialect: Dialect, given: Credentials | None) -> httpx.Auth | None:
    if given is None:
        return None
    kind = httpx.DigestAuth if dialect.scheme == "digest" else httpx.BasicAuth
    return kind(given.user, given.password)


def _reason(error: httpx.HTTPError) -> str:
    return str(error) or type(error).__name__


def _words(text: str) -> str:
    """Return the first words of an answer on one line, without marks of HTML and what a terminal would obey."""
    plain = re.sub(r"<[^>]*>", " ", text[:4000])
    return " ".join("".join(c for c in plain if c.isprintable() or c.isspace()).split())[:300]
