"""Fixtures for the tests of the site."""

from pathlib import Path

import pytest
from site_made_up import hostile_graphs, write


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the hostile graph."""
    return write(hostile_graphs(), tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def sample_site(sample_build: Path) -> Path:
    """The site of the build of a fresh clone."""
    return sample_build / "views"
