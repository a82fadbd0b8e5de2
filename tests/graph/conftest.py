"""Fixtures for the tests of the graph."""

import os

import pytest

from chipcontrols.graph.reason import NO_JAVA, find_java


@pytest.fixture(scope="session")
def java() -> str:
    """The path of a Java for HermiT; the test is skipped without it, and fails in CI."""
    found = find_java()
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_JAVA)
    return str(found)
