"""Spread work over processes, or over machines with Dask. Results come in the order of the items, however many work."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from itertools import islice
from multiprocessing import get_context
from typing import Any, Protocol

from chipcontrols.loaders.ledger import WrongInput

# Items that travel together, and batches under way for each worker: memory holds no more.
BATCH = 16
AHEAD = 3
# So often in a row may workers die before any of them brings a result.
BREAKS = 3
Work = Callable[[Any, Any], Any]
_ready: dict[str, Any] = {}  # what a worker has prepared, by the key of the crew


class Pending(Protocol):
    """A batch under way."""

    def result(self) -> list[Any]:
        """Return the results of the batch in the order of its items."""


class Crew(Protocol):
    """Those who work: a batch goes in, its results come out later."""

    size: int

    def submit(self, batch: Sequence[Any]) -> Pending:
        """Give out a batch."""

    def replaced(self, error: Exception) -> bool:
        """Return whether the crew is whole again after an error, so that lost batches may be given out anew."""

    def close(self) -> None:
        """Send the crew home."""


def each(
    work: Work, prepare: Callable[[Any], Any], common: object, items: Iterable[Any], workers: int, scheduler: str | None
) -> Iterator[Any]:
    """Yield `work(prepare(common), item)` for each item, in order.

    With one worker and no scheduler all is done here. A worker that dies is replaced and its items are done again.
    Raises WrongInput if workers keep dying or the scheduler cannot be reached.
    """
    if workers <= 1 and scheduler is None:
        prepared = prepare(common)
        yield from (work(prepared, item) for item in items)
        return
    crew: Crew = (
        Processes(workers, work, prepare, common) if scheduler is None else machines(scheduler, work, prepare, common)
    )
    with closing(crew):
        yield from _in_order(crew, _batches(iter(items)))


def _batches(items: Iterator[Any]) -> Iterator[Sequence[Any]]:
    while batch := list(islice(items, BATCH)):
        yield batch


def _in_order(crew: Crew, batches: Iterator[Sequence[Any]]) -> Iterator[Any]:
    waiting: deque[tuple[Sequence[Any], Pending]] = deque()
    breaks = 0
    while True:
        while len(waiting) < AHEAD * crew.size and (batch := next(batches, None)) is not None:
            waiting.append((batch, crew.submit(batch)))
        if len(waiting) == 0:
            return
        try:
            results = waiting[0][1].result()
        except BrokenProcessPool as error:
            breaks += 1
            if breaks >= BREAKS or not crew.replaced(error):
                raise WrongInput(
                    "the workers keep dying, most likely for want of memory. Give fewer --workers."
                ) from error
            waiting = deque((batch, crew.submit(batch)) for batch, _ in waiting)
            continue
        breaks = 0
        waiting.popleft()
        yield from results


class Processes:
    """Processes of this machine. What all items need is prepared once in each."""

    def __init__(self, workers: int, work: Work, prepare: Callable[[Any], Any], common: object) -> None:
        """Start so many processes, from nothing, so that they are the same on every system."""
        self.size = workers
        self._start = (work, prepare, common)
        self._pool = self._new()

    def submit(self, batch: Sequence[Any]) -> Pending:
        """Give out a batch; a pool that is broken answers so when the result is asked for."""
        try:
            return self._pool.submit(_do, "", batch)
        except BrokenProcessPool as error:
            return _Lost(error)

    def replaced(self, error: Exception) -> bool:
        """Start new processes in place of those that died."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new()
        return True

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.size, mp_context=get_context("spawn"), initializer=_prepare, initargs=("", *self._start)
        )


class _Lost:
    def __init__(self, error: BrokenProcessPool) -> None:
        self._error = error

    def result(self) -> list[Any]:
        raise self._error


def machines(scheduler: str, work: Work, prepare: Callable[[Any], Any], common: object) -> Crew:
    """Return the workers of a Dask scheduler."""
    from chipcontrols.loaders.documents.cluster import Machines

    return Machines(scheduler, work, prepare, common)


def _prepare(key: str, work: Work, prepare: Callable[[Any], Any], common: object) -> None:
    _ready[key] = (work, prepare(common))


def _do(key: str, batch: Sequence[Any]) -> list[Any]:
    work, prepared = _ready[key]
    return [work(prepared, item) for item in batch]
