"""Do a piece of work aside: in a branch of this process, on another processor, while this one goes on."""

import ctypes
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn, TypeVar

T = TypeVar("T")
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2): of a build that is killed nothing is left that holds its lock


@contextmanager
def aside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Yield a function that waits for what `work` gives. The branch sees all that this process holds.

    Where processes cannot branch off safely, or the branch fails or is killed, the function does the work itself.
    """
    if sys.platform != "linux":
        yield work
        return
    source, sink = os.pipe()
    branch = os.fork()
    if branch == 0:
        _answer(work, sink)
    os.close(sink)
    try:
        with os.fdopen(source, "rb") as answer:
            yield lambda: pickle.loads(data) if (data := answer.read()) else work()
    finally:
        os.kill(branch, signal.SIGKILL)
        os.waitpid(branch, 0)


def _answer(work: Callable[[], T], sink: int) -> NoReturn:
    """Send what the work gives, all or nothing, and end without a trace in what this process shares with the other."""
    try:
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
        data = pickle.dumps(work(), protocol=5)
        with os.fdopen(sink, "wb") as answer:
            answer.write(data)
    finally:
        os._exit(0)
