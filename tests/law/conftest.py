"""Fixtures for the law: the graph of the reference tables alone, with what is derived from them."""

import pyoxigraph as ox
import pytest

from chipcontrols.graph.build import assemble
from chipcontrols.graph.identity import reconcile
from chipcontrols.loaders import reference


@pytest.fixture(scope="session")
def law() -> ox.Store:
    """The store of the reference tables; do not write to it."""
    return assemble(reconcile(reference.read()))[0]
