"""Fixtures of real stores: skipped where the program is missing, required in CI."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from stores.servers import Server, missing, running


@pytest.fixture(params=["oxigraph", "fuseki", "virtuoso"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """An empty store of each kind."""
    require(request.param)
    with running(request.param, tmp_path / "server", allowed=tmp_path) as started:
        yield started


def require(store: str) -> None:
    """Skip the test where a store is missing; fail it in CI."""
    lacks = missing(store)
    if lacks:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(lacks)
