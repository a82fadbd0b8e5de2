"""The loader of FollowTheMoney, for tests that need its package: they are skipped without it, and fail in CI."""

import os

import pytest

try:
    import followthemoney  # noqa: F401
except ImportError:
    if os.environ.get("CI"):
        raise
    pytest.skip("no followthemoney; install chipcontrols[ftm]", allow_module_level=True)

from chipcontrols.loaders import ftm

__all__ = ["ftm"]
