"""Read the YAML files that stand beside the code."""

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

# The reader in C takes a fifth of the time; PyYAML has it wherever it found libyaml.
_READER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yml(path: Path | Traversable) -> Any:  # noqa: ANN401
    """Return what a YAML file says."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_READER)
