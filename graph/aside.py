"""Do a piece of work aside: in a branch of this process, on another processor, while this one goes on."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")
Told = TypeVar("Told")
Work = Callable[[Callable[[], Told]], T]
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


class Aside(Generic[Told, T]):
    """Work under way. It is told once what was not known when it began, and answers once."""

    def __init__(self, work: Work[Told, T], branch: "Connection[Told, T] | None") -> None:
        """Take the work and the way to the branch that does it; without one it is done when the answer is asked for."""
        self._work = work
        self._branch = branch
        self._told: list[Told] = []

    def tell(self, told: Told) -> None:
        """Tell the work what it waits for."""
        self._told.append(told)
        if self._branch is not None:
            try:
                self._branch.send(told)
            except OSError:  # the branch is gone
                self._branch = None

    def answer(self) -> T:
        """Return what the work gives. Where the branch failed or was killed, the work is done here."""
        if self._branch is not None:
            try:
                return self._branch.recv()
            except (EOFError, OSError):
                self._branch = None
        return self._work(self._told.pop)


@contextmanager
def aside(work: Work[Told, T]) -> Iterator[Aside[Told, T]]:
    """Yield the work, which is done in a branch that sees all that this process holds.

    `work` takes a function that waits for what it will be told. Where processes cannot branch off safely, it is done
    when its answer is asked for.
    """
    if sys.platform != "linux":
        yield Aside(work, None)
        return
    here, there = Pipe()
    branch = os.fork()
    if branch == 0:
        here.close()
        _answer(work, there)
    there.close()
    try:
        with here:
            yield Aside(work, here)
    finally:
        os.kill(branch, signal.SIGKILL)
        os.waitpid(branch, 0)


def end_with_parent() -> None:
    """Let the kernel end this process when its parent is killed: nothing is left that holds its lock or port."""
    ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)


def _answer(work: Work[Told, T], asker: "Connection[T, Told]") -> NoReturn:
    """Send what the work gives, all or nothing, and end without a trace in what this process shares with the other."""
    try:
        end_with_parent()
        asker.send(work(asker.recv))
    finally:
        os._exit(0)
