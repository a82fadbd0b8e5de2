"""Fixtures of real stores: skipped where the program is missing, required in CI."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from stores.servers import Server, missing, running

from chipcontrols.loaders.claim import BASE

KINDS = ("oxigraph", "fuseki", "virtuoso")


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Server]]:
    """Give the one server of a kind, started when it is first asked for, as it takes seconds."""
    servers: dict[str, Server] = {}
    with ExitStack() as stack:

        def start(kind: str) -> Server:
            require(kind)
            if kind not in servers:
                servers[kind] = stack.enter_context(running(kind, tmp_path_factory.mktemp("server") / kind))
            return servers[kind]

        yield start


@pytest.fixture(params=KINDS)
def server(request: pytest.FixtureRequest, started: Callable[[str], Server]) -> Server:
    """A store of each kind with nothing of ours in it."""
    found = started(request.param)
    with found.client() as client:
        for graph in client.counts():
            if graph.startswith(BASE):
                client.update(f"DROP SILENT GRAPH <{graph}>")
    return found


@pytest.fixture(params=KINDS)
def own_server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """An empty store of each kind that a test may end."""
    require(request.param)
    with running(request.param, tmp_path / "server") as alone:
        yield alone


def require(store: str) -> None:
    """Skip the test where a store is missing; fail it in CI."""
    lacks = missing(store)
    if lacks:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(lacks)
