"""Measure queries and loads over HTTP against other stores, on the same data in one run.

    python benchmarks/stores.py [BUILD] [--rounds 3] [--patience 20] [--peers rdflib,fuseki,virtuoso] [--loads]
        [--clients 200] [--seconds 60] [--json FILE]

Queries: each named query, embedded (`catalogue.run`), the Python API with rows or with JSON, raw pyoxigraph,
`chipcontrols serve` over HTTP with JSON (`anew`: a text that it has not seen; `again`: one that it has), and the
peers, anew and again, on the same data in one run, taking turns. Stores are filled by our bulk scripts, whose seconds
are given; with --loads they are measured against the store's own loader, called as its documentation says, and
`chipcontrols load` into the empty store beside them.
Clients: that many at once, for that long; none with 0. A query that is not answered within the patience, or with other
rows, is marked.
"""

import argparse
import asyncio
import base64
import http.client
import itertools
import json
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import aiohttp
import httpx
import pyoxigraph as ox
import rdflib
from rich.console import Console
from rich.table import Table

from chipcontrols.graph.api import Graph
from chipcontrols.graph.store import open_build
from chipcontrols.graph.stores.load import load
from chipcontrols.queries import catalogue
from chipcontrols.queries.header import Query
from chipcontrols.queries.standalone import standalone
from chipcontrols.queries.values import bindings

ROOT = Path(__file__).parents[1]
sys.path[0] = str(ROOT / "tests")  # this file has the name of the package there
from stores.bulk import bulk_loaded  # noqa: E402
from stores.servers import PASSWORD, free_port, missing, running  # noqa: E402

JSON = {"Accept": "application/sparql-results+json"}
Ask = Callable[[Query, dict[str, str], str], int]  # a query, its parameters, and both as one text; gives the rows
AS_JSON = "API, as JSON"
SLOW = 2000  # milliseconds: what takes longer is asked once


def over_http(address: str, patience: float, password: str = "", anew: bool = False, form: bool = False) -> Ask:
    """Return a way to ask an endpoint over one connection that is kept; `anew` makes each text one of its own.

    The query is sent as it is, or in a form: Virtuoso does not answer the first.
    """
    place = urlsplit(address)
    connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=patience)
    headers = JSON | {"Content-Type": f"application/{'x-www-form-urlencoded' if form else 'sparql-query'}"}
    if password:
        headers["Authorization"] = "Basic " + base64.b64encode(f"dba:{password}".encode()).decode()
    numbers = itertools.count()

    def ask(_: Query, __: dict[str, str], text: str) -> int:
        asked = f"{text}\n# {next(numbers)}" if anew else text
        sent = urlencode({"query": asked}).encode() if form else asked.encode()
        try:
            connection.request("POST", place.path, sent, headers)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            connection.close()  # the next question opens it again
            raise
        if answer.status != 200:
            raise ValueError(content[:200])
        return rows_of(content)

    return ask


def rows_of(content: str | bytes) -> int:
    """Read an answer in JSON, as whoever asks for one does."""
    return len(json.loads(content)["results"]["bindings"])


def raw(store: ox.Store) -> Ask:
    """Return a way to ask pyoxigraph with nothing of ours between."""

    def ask(query: Query, given: dict[str, str], _: str) -> int:
        terms = {ox.Variable(name): term for name, term in bindings(query, given).items()}
        answer = store.query(query.text, use_default_graph_as_union=True, substitutions=terms)
        assert isinstance(answer, ox.QuerySolutions)
        return len([[row[name] for name in (*query.columns, *query.ids)] for row in answer])

    return ask


def as_json(graph: Graph, query: Query, given: dict[str, str], _: str) -> int:
    """Ask in process for what the server gives: the answer as SPARQL results in JSON."""
    return rows_of(graph.query(query.name, **given).to("json"))


def in_rdflib(build: Path, patience: float) -> Ask:
    """Return a way to ask rdflib's own memory store, ended by a signal when the patience is over."""
    data = rdflib.Dataset(default_union=True)
    data.parse(build / "graph.nq", format="nquads")

    def over(*_: object) -> None:
        raise TimeoutError

    def ask(_: Query, __: dict[str, str], text: str) -> int:
        signal.signal(signal.SIGALRM, over)
        signal.setitimer(signal.ITIMER_REAL, patience, 1)  # again: within a finalizer the first is lost
        try:
            return len([row for row in data.query(text) if any(row)])
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    return ask


@contextmanager
def served(build: Path) -> Iterator[str]:
    """Start `chipcontrols serve` and give its address."""
    port = free_port()
    program = Path(sys.executable).parent / "chipcontrols"
    command = [str(program), "serve", "--build", str(build), "--port", str(port), "--timeout", "60"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        while process.poll() is None:
            try:
                httpx.get(f"{base}/sparql", trust_env=False)
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        yield base
    finally:
        process.terminate()
        process.wait()


def latencies(build: Path, address: str, peers: dict[str, Ask], rounds: int) -> list[dict[str, Any]]:
    """Return a row for each named query: rows, and milliseconds of each way to ask."""
    store = open_build(build)
    graph = Graph(store)
    ways: dict[str, Ask] = {
        "embedded": lambda query, given, _: len(catalogue.run(store, query.name, given).rows),
        "API": lambda query, given, _: len(list(graph.query(query.name, **given))),
        AS_JSON: partial(as_json, graph),
        "raw pyoxigraph": raw(store),
        "serve, anew": over_http(f"{address}/sparql", 90, anew=True),
        "serve, again": over_http(f"{address}/sparql", 90),
        **peers,
    }
    table = []
    for query in catalogue.queries().values():
        given = {parameter.name: parameter.example for parameter in query.parameters if parameter.required}
        text = standalone(query, given)
        asked = {name: partial(ask, query, given, text) for name, ask in ways.items()}
        table.append({"query": query.name} | in_turns(asked, rounds))
        Console(stderr=True).print(table[-1])
    return table


def in_turns(asked: dict[str, Callable[[], int]], rounds: int) -> dict[str, Any]:
    """Return the rows of the first way, and for each way the median of milliseconds or what was wrong."""
    for ask in asked.values():
        with suppress(OSError, ValueError, http.client.HTTPException):
            ask()  # once before the clock runs
    spent: dict[str, list[float]] = {name: [] for name in asked}
    wrong: dict[str, str] = {}
    rows = None
    for turn in range(rounds):
        for name, ask in asked.items():
            if name in wrong or (turn and spent[name][0] > SLOW):
                continue
            try:
                found, taken = asked_twice(ask)
            except TimeoutError:
                wrong[name] = "over the patience"
                continue
            except (OSError, ValueError, http.client.HTTPException) as error:
                wrong[name] = type(error).__name__
                continue
            spent[name].append(taken)
            rows = found if rows is None else rows
            if found != rows:
                wrong[name] = f"{spent[name][0]:,.0f} other rows"
    return {"rows": rows} | {name: wrong.get(name) or statistics.median(spent[name]) for name in asked}


def asked_twice(ask: Callable[[], int]) -> tuple[int, float]:
    """Return the rows and the milliseconds of the better of two in a row: the first finds the caches full of others."""
    taken = []
    for _ in range(2):
        start = time.perf_counter()
        found = ask()
        taken.append((time.perf_counter() - start) * 1000)
    return found, min(taken)


def summary(rows: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Return for each way to ask: the sum over the questions that it answers, and on how many embedded is ahead of it.

    What is over the patience, fails or gives other rows counts as behind.
    """
    found = {}
    for way in (name for name in rows[0] if name not in ("query", "rows", "embedded")):
        both = [(row["embedded"], row[way]) for row in rows if isinstance(row[way], float)]
        alike = [(row[AS_JSON], row[way]) for row in rows if isinstance(row[way], float)]
        found[way] = {
            "answered": len(both),
            "within 1.5 times embedded": sum(theirs <= 1.5 * mine for mine, theirs in both),
            "within 1.5 times JSON": sum(theirs <= 1.5 * mine for mine, theirs in alike),
            "times JSON": sum(theirs for _, theirs in alike) / sum(mine for mine, _ in alike),
            "median times JSON": statistics.median(theirs / mine for mine, theirs in alike),
            "median ms above JSON": statistics.median(theirs - mine for mine, theirs in alike),
            "embedded ahead": sum(mine < theirs for mine, theirs in both) + len(rows) - len(both),
            "milliseconds": sum(theirs for _, theirs in both),
            "times embedded": sum(theirs for _, theirs in both) / sum(mine for mine, _ in both),
            "median times embedded": statistics.median(theirs / mine for mine, theirs in both),
        }
    return found


def by_http(store: str, build: Path, folder: Path) -> float:
    """Return the seconds of `chipcontrols load` into an empty store."""
    with running(store, folder) as server, server.client() as client:
        start = time.perf_counter()
        load(client, build)
        return time.perf_counter() - start


def by_loader(store: str, build: Path, folder: Path) -> dict[str, float]:
    """Return the seconds of our bulk script and of the store's own loader, each twice, the later first in turn."""
    spent = {False: 0.0, True: 0.0}
    for number, bare in enumerate((False, True, True, False)):
        with bulk_loaded(store, build, folder / f"{store}-{number}", bare) as (_, seconds):
            spent[bare] += seconds / 2
        shutil.rmtree(folder / f"{store}-{number}")
    return {"bulk script": spent[False], "own loader": spent[True], "script's speed": spent[True] / spent[False]}


async def crowd(address: str, clients: int, seconds: float) -> dict[str, float]:
    """Return what many clients saw that ask at once, each again as soon as it is answered."""
    text = standalone(catalogue.queries()["purchases-in-year"], {"year": "2024"})
    numbers = itertools.count()  # each asks what was not asked before
    spent: list[float] = []
    failed = 0
    end = time.perf_counter() + seconds
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(None)) as session:

        async def one() -> None:
            nonlocal failed
            while time.perf_counter() < end:
                start = time.perf_counter()
                asked = {"query": f"{text}\n# {next(numbers)}"}
                try:
                    async with session.post(f"{address}/sparql", data=asked, headers=JSON) as answer:
                        failed += answer.status != 200 or len((await answer.json(content_type=None))["results"]) == 0
                except aiohttp.ClientError:
                    failed += 1
                spent.append(time.perf_counter() - start)

        await asyncio.gather(*(one() for _ in range(clients)))
    cuts = statistics.quantiles(spent, n=100)
    return {
        "clients": clients,
        "answers": len(spent),
        "failed": failed,
        "answers per second": len(spent) / seconds,
        "median ms": 1000 * cuts[49],
        "99 of 100 ms": 1000 * cuts[98],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", nargs="?", type=Path, default=Path("build"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--patience", type=float, default=20)
    parser.add_argument("--peers", default="rdflib,fuseki,virtuoso")
    parser.add_argument("--loads", action="store_true", help="measure all ways to load, side by side")
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--json", type=Path, help="also write the figures here")
    given = parser.parse_args()
    build, names = given.build.resolve(), given.peers.split(",")
    result: dict[str, Any] = {"loads": {}}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        peers: dict[str, Ask] = {"rdflib": in_rdflib(build, given.patience)} if "rdflib" in names else {}
        for store in ("oxigraph", "fuseki", "virtuoso"):
            if store not in (*names, "oxigraph") or missing(store):
                continue
            seconds = result["loads"][store] = {}
            if given.loads:
                seconds |= by_loader(store, build, folder)
                seconds["chipcontrols load"] = by_http(store, build, folder / f"{store}-http")
            with ExitStack() as own:
                server, seconds["fill"] = own.enter_context(bulk_loaded(store, build, folder / store))
                if store != "oxigraph":
                    secret = PASSWORD if store == "fuseki" else ""
                    peers[store] = over_http(server.query, given.patience, secret, anew=True, form=True)
                    peers[f"{store}, again"] = over_http(server.query, given.patience, secret, form=True)
                    stack.enter_context(own.pop_all())
            Console(stderr=True).print(store, seconds)
        address = stack.enter_context(served(build))
        if given.clients:
            result["clients"] = asyncio.run(crowd(address, given.clients, given.seconds))
            Console(stderr=True).print(result["clients"])
        result["latencies"] = latencies(build, address, peers, given.rounds)
    result["summary"] = summary(result["latencies"])
    rows = result["latencies"]
    table = Table(*rows[0], title="Queries, in milliseconds")
    for row in rows:
        table.add_row(*(f"{row[k]:,.1f}" if isinstance(row[k], float) else str(row[k]) for k in rows[0]))
    Console().print(table)
    Console().print({name: result[name] for name in result if name != "latencies"})
    if given.json is not None:
        given.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
