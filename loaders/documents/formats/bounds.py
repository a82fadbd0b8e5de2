"""Bounds on what is read: bytes of a file, characters of a document, seconds of a parser."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from chipcontrols.loaders.ledger import RejectedRecord, WrongInput

SIZE_LIMIT = 20_000_000
SECONDS = 60.0


class OutOfTime(Exception):
    """A parser took longer than it may."""


def load(place: str, path: Path, limit: int = SIZE_LIMIT) -> bytes:
    """Return the bytes of a file. Raises RejectedRecord if there are more than `limit`."""
    size = path.stat().st_size
    if size > limit:
        raise RejectedRecord("SIZE", place, f"has {size} bytes; the limit is {limit}. Split the document.")
    return path.read_bytes()


@contextmanager
def parsing(place: str, what: str, seconds: float = SECONDS) -> Iterator[None]:
    """Turn every failure of a parser into a rejection, and stop it after so many seconds.

    The clock can be set in the main thread of a process only; elsewhere the bounds on bytes must do.
    """
    try:
        with _alarm(seconds):
            yield
    except (RejectedRecord, WrongInput):
        raise
    except OutOfTime as error:
        raise RejectedRecord(
            "TIME", place, f"takes more than {seconds:g} s to read as {what}. Save it anew."
        ) from error
    except Exception as error:  # a hostile file can make a parser fail in any way
        reason = f"cannot be read as {what} ({type(error).__name__}). Save it anew or convert it to text."
        raise RejectedRecord("FORMAT", place, reason) from error


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def missing(package: str, what: str) -> WrongInput:
    """Return what to say when a parser is not installed."""
    return WrongInput(
        f"{what} is read with {package}, which is not installed. Get it: pip install 'chipcontrols[documents]'"
    )
