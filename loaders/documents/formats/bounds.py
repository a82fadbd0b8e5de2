"""Bounds on what is read, and what to say when a parser is not installed."""

from pathlib import Path

from chipcontrols.loaders.ledger import RejectedRecord, WrongInput

SIZE_LIMIT = 20_000_000


def load(place: str, path: Path, limit: int = SIZE_LIMIT) -> bytes:
    """Return the bytes of a file. Raises RejectedRecord if there are more than `limit`."""
    size = path.stat().st_size
    if size > limit:
        raise RejectedRecord("SIZE", place, f"has {size} bytes; the limit is {limit}. Split the document.")
    return path.read_bytes()


def missing(package: str, what: str) -> WrongInput:
    """Return what to say when a parser is not installed."""
    get = "pip install 'chipcontrols[documents]'"
    return WrongInput(f"{what} is read with {package}, which is not installed. Get it: {get}")
