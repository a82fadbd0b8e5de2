"""Do a piece of work aside: in a branch of this process, on another processor, while this one goes on."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from tempfile import TemporaryFile
from typing import IO, Any, Generic, NoReturn, TypeVar

T = TypeVar("T")
Told = TypeVar("Told")
Work = Callable[[Callable[[], Told]], T]
END = 0  # bytes, which no part has
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
    with _branch(lambda asker: asker.send(work(asker.recv))) as branch:
        yield Aside(work, branch)


@contextmanager
def flowing(work: Callable[[], Iterable[bytes]]) -> Iterator[Iterator[bytes]]:
    """Yield the parts that a piece of work gives, one by one as a branch has made them; none of them is empty.

    Where the branch failed or was killed, all the work is done here: what came before comes twice.
    """
    # A pipe gives little at a time, and after each time this process would wait for its turn among its own threads.
    with TemporaryFile() as shared, _branch(partial(_send_parts, work, shared)) as branch:
        yield _received(work, shared, branch)


def _received(
    work: Callable[[], Iterable[bytes]], shared: IO[bytes], branch: "Connection[int, int] | None"
) -> Iterator[bytes]:
    place = 0
    try:
        while branch is not None:
            if (size := branch.recv()) == END:
                return
            yield os.pread(shared.fileno(), size, place)
            place += size
    except (EOFError, OSError):  # the branch is gone
        pass
    yield from work()


def _send_parts(work: Callable[[], Iterable[bytes]], shared: IO[bytes], asker: "Connection[int, int]") -> None:
    for part in work():
        shared.write(part)
        shared.flush()  # all of it, or the branch ends with an error
        asker.send(len(part))
    asker.send(END)


@contextmanager
def _branch(answer: "Callable[[Connection[Any, Any]], None]") -> "Iterator[Connection[Any, Any] | None]":
    """Yield the way to a branch that answers; at the end it is gone. None where processes cannot branch off safely."""
    if sys.platform != "linux":
        yield None
        return
    here, there = Pipe()
    branch = os.fork()
    if branch == 0:
        here.close()
        _answer(answer, there)
    there.close()
    try:
        yield here
    finally:
        os.kill(branch, signal.SIGKILL)
        os.waitpid(branch, 0)
        here.close()


def end_with_parent() -> None:
    """Let the kernel end this process when its parent is killed: nothing is left that holds its lock or port."""
    ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)


def _answer(answer: "Callable[[Connection[Any, Any]], None]", asker: "Connection[Any, Any]") -> NoReturn:
    """Answer, all or nothing, and end without a trace in what this process shares with the other."""
    try:
        end_with_parent()
        answer(asker)
    finally:
        os._exit(0)
