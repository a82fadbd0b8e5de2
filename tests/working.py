"""Work that is done by other processes, which must be able to import it."""

import os
import signal
from pathlib import Path


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


def fail(prepared: int, item: int) -> int:
    raise ValueError(f"item {item}")
