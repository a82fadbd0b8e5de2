"""Measure queries and loads over HTTP against other stores, on the same data in one run.

    python benchmarks/stores.py [BUILD] [--rounds 3] [--patience 20] [--peers rdflib,fuseki,virtuoso] [--loads]
        [--clients 200] [--seconds 60] [--json FILE]

Queries: each named query, embedded (`catalogue.run`), the Python API, raw pyoxigraph, `chipcontrols serve` over HTTP,
and the peers, on the same data in one run. Stores are filled by their own bulk loaders, whose seconds are given;
with --loads those of `chipcontrols load` into the empty store stand beside them. Clients: that many at once, for that
long; none with 0. A query that is not answered within the patience, or with other rows, is marked.
"""

import argparse
import asyncio
import json
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

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
Ask = Callable[[Query, dict[str, str]], int]  # returns the number of rows


def median(work: Callable[[], int], rounds: int) -> tuple[float, int]:
    """Return the median of milliseconds, and the number of rows."""
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        rows = work()
        spent.append((time.perf_counter() - start) * 1000)
        if spent[-1] > 2000:  # once is enough
            break
    return statistics.median(spent), rows


def over_http(address: str, patience: float, auth: httpx.Auth | None = None) -> Ask:
    """Return a way to ask an endpoint over one connection that is kept."""
    client = httpx.Client(auth=auth, timeout=patience, trust_env=False)

    def ask(query: Query, given: dict[str, str]) -> int:
        answer = client.post(address, data={"query": standalone(query, given)}, headers=JSON)
        answer.raise_for_status()
        return len(json.loads(answer.content)["results"]["bindings"])

    return ask


def raw(store: ox.Store) -> Ask:
    """Return a way to ask pyoxigraph with nothing of ours between."""

    def ask(query: Query, given: dict[str, str]) -> int:
        terms = {ox.Variable(name): term for name, term in bindings(query, given).items()}
        answer = store.query(query.text, use_default_graph_as_union=True, substitutions=terms)
        assert isinstance(answer, ox.QuerySolutions)
        return len([[row[name] for name in (*query.columns, *query.ids)] for row in answer])

    return ask


def in_rdflib(build: Path, patience: float) -> Ask:
    """Return a way to ask rdflib's own memory store, ended by a signal when the patience is over."""
    data = rdflib.Dataset(default_union=True)
    data.parse(build / "graph.nq", format="nquads")

    def over(*_: object) -> None:
        raise TimeoutError

    def ask(query: Query, given: dict[str, str]) -> int:
        signal.signal(signal.SIGALRM, over)
        signal.setitimer(signal.ITIMER_REAL, patience)
        try:
            return len([row for row in data.query(standalone(query, given)) if any(row)])
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
        "embedded": lambda query, given: len(catalogue.run(store, query.name, given).rows),
        "API": lambda query, given: len(list(graph.query(query.name, **given))),
        "raw pyoxigraph": raw(store),
        "serve": over_http(f"{address}/sparql", 90),
        **peers,
    }
    table = []
    for query in catalogue.queries().values():
        given = {parameter.name: parameter.example for parameter in query.parameters if parameter.required}
        row: dict[str, Any] = {"query": query.name}
        for name, ask in ways.items():
            try:
                spent, found = median(lambda ask=ask, query=query, given=given: ask(query, given), rounds)  # type: ignore[misc]
                row.setdefault("rows", found)
                row[name] = spent if found == row["rows"] else f"{spent:,.0f} other rows"
            except (httpx.TimeoutException, TimeoutError):
                row[name] = "over the patience"
            except (httpx.HTTPError, ValueError) as error:
                row[name] = type(error).__name__
        table.append(row)
        Console(stderr=True).print(row)
    return table


def summary(rows: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Return for each way to ask: the sum over the questions that it answers, and on how many embedded is ahead of it.

    What is over the patience, fails or gives other rows counts as behind.
    """
    found = {}
    for way in (name for name in rows[0] if name not in ("query", "rows", "embedded")):
        both = [(row["embedded"], row[way]) for row in rows if isinstance(row[way], float)]
        found[way] = {
            "answered": len(both),
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


async def crowd(address: str, clients: int, seconds: float) -> dict[str, float]:
    """Return what many clients saw that ask at once, each again as soon as it is answered."""
    text = standalone(catalogue.queries()["purchases-in-year"], {"year": "2024"})
    spent: list[float] = []
    failed = 0
    end = time.perf_counter() + seconds
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(None)) as session:

        async def one() -> None:
            nonlocal failed
            while time.perf_counter() < end:
                start = time.perf_counter()
                try:
                    async with session.post(f"{address}/sparql", data={"query": text}, headers=JSON) as answer:
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
    parser.add_argument("--loads", action="store_true", help="also measure chipcontrols load")
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
                seconds["chipcontrols load"] = by_http(store, build, folder / f"{store}-http")
            with ExitStack() as own:
                server, seconds["bulk loader"] = own.enter_context(bulk_loaded(store, build, folder / store))
                if store != "oxigraph":
                    auth = httpx.BasicAuth("dba", PASSWORD) if store == "fuseki" else None
                    peers[store] = over_http(server.query, given.patience, auth)
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
