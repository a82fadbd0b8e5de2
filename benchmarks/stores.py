"""Measure queries and loads over HTTP against other stores, on the same data in one run.

    python benchmarks/stores.py [BUILD] [--rounds 3] [--patience 20] [--peers rdflib,fuseki,virtuoso] [--clients 200]
        [--seconds 60] [--json FILE]

Queries: each named query, embedded (`catalogue.run`), raw pyoxigraph, `chipcontrols serve` over HTTP, and the peers.
Loads: `chipcontrols load` and the bulk script of each store. Clients: that many at once, for that long.
A query that a peer does not answer within the patience, or answers with other rows, is marked. Virtuoso 7.2.5 does so
with those that compare unbound variables or nest aggregates; two that end its server are not asked there.
"""

import argparse
import asyncio
import json
import os
import shutil
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

from chipcontrols.graph.store import open_build
from chipcontrols.graph.stores.load import load
from chipcontrols.queries import catalogue
from chipcontrols.queries.header import Query
from chipcontrols.queries.standalone import standalone
from chipcontrols.queries.values import bindings

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "stores"))
from servers import PASSWORD, Server, free_port, fuseki_jar, missing, running, stop  # noqa: E402

BULK = ROOT / "graph" / "stores" / "bulk"
JSON = {"Accept": "application/sparql-results+json"}
ENDS = {("virtuoso", "affiliates-on-day"), ("virtuoso", "contradictions")}
Ask = Callable[[Query, dict[str, str]], int]  # returns the number of rows


def median(work: Callable[[], int], rounds: int) -> tuple[float, int]:
    """Return the median of milliseconds, and the number of rows."""
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        rows = work()
        spent.append((time.perf_counter() - start) * 1000)
        if spent[-1] > 5000:  # once is enough
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


def in_rdflib(build: Path) -> Ask:
    """Return a way to ask rdflib's own memory store."""
    data = rdflib.Dataset(default_union=True)
    data.parse(build / "graph.nq", format="nquads")
    return lambda query, given: len([row for row in data.query(standalone(query, given)) if any(row)])


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
    ways: dict[str, Ask] = {
        "embedded": lambda query, given: len(catalogue.run(store, query.name, given).rows),
        "raw pyoxigraph": raw(store),
        "serve": over_http(f"{address}/sparql", 90),
        **peers,
    }
    table = []
    for query in catalogue.queries().values():
        given = {parameter.name: parameter.example for parameter in query.parameters if parameter.required}
        row: dict[str, Any] = {"query": query.name}
        for name, ask in ways.items():
            if (name, query.name) in ENDS:
                row[name] = "not asked"
                continue
            try:
                spent, found = median(lambda ask=ask, query=query, given=given: ask(query, given), rounds)  # type: ignore[misc]
                row.setdefault("rows", found)
                row[name] = spent if found == row["rows"] else f"{spent:,.0f} other rows"
            except (httpx.HTTPError, ValueError) as error:
                row[name] = type(error).__name__
        table.append(row)
        Console(stderr=True).print(row)
    return table


def loads(build: Path, server: Server, folder: Path) -> dict[str, float]:
    """Return the seconds of loading a build into an empty store: with `load`, and with its bulk script."""
    start = time.perf_counter()
    with server.client() as client:
        load(client, build)
    seconds = {"load": time.perf_counter() - start}
    environment = os.environ | {"VIRTUOSO_PASSWORD": PASSWORD, "LOADER": str(folder / "loader")}
    (folder / "loader").write_text(f'#!/bin/sh\nexec java -Xmx3g -cp "{fuseki_jar()}" tdb2.tdbloader "$@"\n')
    (folder / "loader").chmod(0o755)
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
    with ExitStack() as stack:
        target = str(folder / "bulk")
        if server.store == "virtuoso":
            other = stack.enter_context(running("virtuoso", folder / "other", allowed=build))
            target = f"127.0.0.1:{other.sql}"
        start = time.perf_counter()
        command = ["sh", str(BULK / f"{server.store}.sh"), str(build), target]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds["bulk script"] = time.perf_counter() - start
    return seconds


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
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--json", type=Path, help="also write the figures here")
    given = parser.parse_args()
    build, names = given.build.resolve(), given.peers.split(",")
    result: dict[str, Any] = {"loads": {}}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        peers: dict[str, Ask] = {"rdflib": in_rdflib(build)} if "rdflib" in names else {}
        for store in ("oxigraph", "fuseki", "virtuoso"):
            if store not in (*names, "oxigraph") or missing(store):
                continue
            server = stack.enter_context(running(store, folder / store, allowed=build))
            result["loads"][store] = loads(build, server, folder / store)
            Console(stderr=True).print(store, result["loads"][store])
            if store == "oxigraph":
                stop(server)
                shutil.rmtree(folder / store)
                continue
            auth = httpx.BasicAuth("dba", PASSWORD) if store == "fuseki" else None
            peers[store] = over_http(server.query, given.patience, auth)
        address = stack.enter_context(served(build))
        result["clients"] = asyncio.run(crowd(address, given.clients, given.seconds))
        Console(stderr=True).print(result["clients"])
        result["latencies"] = latencies(build, address, peers, given.rounds)
    for name, rows in (("Queries, in milliseconds", result["latencies"]),):
        table = Table(*rows[0], title=name)
        for row in rows:
            table.add_row(*(f"{row[k]:,.1f}" if isinstance(row[k], float) else str(row[k]) for k in rows[0]))
        Console().print(table)
    Console().print({"loads": result["loads"], "clients": result["clients"]})
    if given.json is not None:
        given.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
