"""Work that is done by other processes, which must be able to import it."""

import os
import signal
import time
from pathlib import Path

from chipcontrols.loaders.documents.formats.bounds import missing
from chipcontrols.loaders.documents.formats.stated import Stated


def add(prepared: int, item: int) -> int:
    return prepared + item


def add_after_one_death(marker: Path, item: int) -> int:
    """Add ten; the first process to come to item 40 is killed."""
    if item == 40 and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 10 + item


def die(prepared: int, item: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return item


def end() -> None:
    os._exit(1)


def fail(prepared: int, item: int) -> int:
    raise ValueError(f"item {item}")


def sleep(place: str, path: Path) -> Stated:
    time.sleep(60)
    return Stated(place, "")


def crash(place: str, path: Path) -> Stated:
    os.abort()


def swell(place: str, path: Path) -> Stated:
    return Stated(place, "x" * 8_000_000_000)


def echo(place: str, path: Path) -> Stated:
    return Stated(place, path.name)


def not_installed(place: str, path: Path) -> Stated:
    raise missing("a parser", "This")
