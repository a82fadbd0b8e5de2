"""Work on the machines of a Dask cluster. The text of a document travels to the worker; no folder need be shared."""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, cast
from uuid import uuid4
from warnings import catch_warnings, simplefilter

from chipcontrols.loaders.documents import spread
from chipcontrols.loaders.ledger import WrongInput

PATIENCE = 15  # seconds to reach the scheduler
RETRIES = 3
_one_at_a_time = Lock()


class Machines:
    """The workers of a scheduler. Dask itself gives out anew what a dead worker had."""

    def __init__(self, scheduler: str, work: spread.Work, prepare: Callable[[Any], Any], common: object) -> None:
        """Join the scheduler and send the workers what all items need."""
        try:
            from distributed import Client
        except ImportError as error:
            raise WrongInput("--scheduler needs Dask. Get it: pip install 'chipcontrols[cluster]'") from error
        try:
            self._client: Any = Client(scheduler, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise WrongInput(f"no Dask scheduler answers at {scheduler}: {error}") from error
        self.size = len(self._client.scheduler_info()["workers"])
        if self.size == 0:
            raise WrongInput(f"the scheduler at {scheduler} has no workers. Start some: dask worker {scheduler}")
        self._key = uuid4().hex  # tells the crews of one worker apart; nothing of it reaches the results
        # A result and no scattered data, which would be lost with the workers that hold it.
        self._start = self._result(_given, (work, prepare, common))

    def submit(self, batch: Sequence[Any]) -> spread.Pending:
        """Give out a batch."""
        return cast(spread.Pending, self._result(_do, self._key, self._start, batch))

    def replaced(self, error: Exception) -> bool:
        """Return False: Dask replaces workers before an error comes so far."""
        return False

    def close(self) -> None:
        """Leave the scheduler."""
        self._client.close()

    def _result(self, work: Callable[..., object], *given: object) -> object:
        with catch_warnings():  # what all items need may be large; it is sent once
            simplefilter("ignore", UserWarning)
            future: object = self._client.submit(work, *given, pure=False, retries=RETRIES)
        return future


def _given(start: object) -> object:
    return start


def _do(key: str, start: tuple[spread.Work, Callable[[Any], Any], Any], batch: Sequence[Any]) -> list[Any]:
    with _one_at_a_time:
        if key not in spread._ready:
            spread._ready.clear()  # of builds before
            spread._prepare(key, *start)
    return spread._do(key, batch)
