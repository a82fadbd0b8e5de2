"""What is not installed with the core, and how to get it."""

from importlib import import_module
from typing import Any

from chipcontrols.loaders.ledger import WrongInput


def pandas() -> Any:  # noqa: ANN401
    """Return pandas. Raises WrongInput that says how to get it when it is missing."""
    try:
        return import_module("pandas")
    except ImportError as error:
        raise WrongInput("pandas is not installed. Get it with: pip install 'chipcontrols[notebook]'") from error
