"""The database of a build: bulk load, open for reading, and swap a finished folder in for the old one."""

import ctypes
import fcntl
import gc
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Self, TextIO

import pyoxigraph as ox

from chipcontrols.loaders.ledger import WrongInput

# In memory the same engine answers 3 to 14 times faster than on disk; loading costs under a second for 300,000 quads.
MEMORY_LIMIT_BYTES = 400_000_000
PART = 20_000  # lines that are loaded at a time
THREADS = 2  # that load at once
TURN = 0.001  # seconds after which a thread that writes lets one that loads begin: by default five times as many


def quads_of(folder: Path) -> Path:
    """Return the file of all quads of a build. Raises WrongInput when the folder holds no build."""
    quads = folder / "graph.nq"
    if not quads.is_file():
        raise WrongInput(f"{folder} holds no build. Run: chipcontrols build --out {folder}")
    return quads


def open_build(folder: Path) -> ox.Store:
    """Return the store of a build: in memory up to about two million quads, on disk and read-only beyond.

    Raises WrongInput when the folder holds no build.
    """
    if not in_memory(folder):
        return ox.Store.read_only(str(folder / "store"))
    store = ox.Store()
    store.load(path=str(quads_of(folder)), format=ox.RdfFormat.N_QUADS, lenient=True)  # our own build wrote it well
    return store


def in_memory(folder: Path) -> bool:
    """Return whether the store of a build is opened in memory, where whoever opened it may change it.

    Raises WrongInput when the folder holds no build.
    """
    return quads_of(folder).stat().st_size <= MEMORY_LIMIT_BYTES


@contextmanager
def workplace(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target` that belongs to one build; what stands in it at the end is removed.

    Raises WrongInput while another build into `target` is under way, and when the folder cannot be written to.
    """
    work, lock = (target.with_name(f".{target.name}.{end}") for end in ("partial", "lock"))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with lock.open("w") as held:
            if not _locked(held, lock):
                raise WrongInput(f"another build into {target} is under way. Wait for it, or name another --out.")
            try:
                shutil.rmtree(work, ignore_errors=True)  # left by a build that was killed
                work.mkdir()
                yield work
            finally:
                shutil.rmtree(work, ignore_errors=True)
                lock.unlink()
    except OSError as error:
        where = error.filename or work
        raise WrongInput(
            f"{where}: {error.strerror or error}. {target} is as it was. Make room or mend the rights, and build again."
        ) from error


def _locked(held: TextIO, lock: Path) -> bool:
    """Return whether the file is this process's alone: the kernel frees it when its holder ends, however it ends."""
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(held.fileno()), lock.stat())  # the one before may have removed it just now
    except (BlockingIOError, FileNotFoundError):
        return False


def in_parts(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield lines by as many as are loaded at a time."""
    rest = iter(lines)
    while part := [*islice(rest, PART)]:
        yield part


class Filling:
    """A store in memory, filled with N-Quads lines in threads of its own while the next lines are written.

    In memory `load` takes three quarters of the time and of the memory of `bulk_load`; on disk it takes far more.
    Lenient: the lines are well formed, as our own code wrote them.
    """

    def __init__(self) -> None:
        """Begin with an empty store."""
        self.store = ox.Store()
        self._turn = sys.getswitchinterval()
        self._lines: list[bytes] = []
        self._beside = ThreadPoolExecutor(THREADS)
        self._loads: list[Future[None]] = []
        self._flows: list[Future[None]] = []

    def __enter__(self) -> Self:
        """Fill the store in a `with` block, at whose end no thread is left."""
        sys.setswitchinterval(TURN)
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for the threads, whatever went wrong."""
        self._beside.shutdown()
        sys.setswitchinterval(self._turn)

    def add(self, written: Iterable[str]) -> None:
        """Add lines: those already written are loaded while the next are."""
        for lines in in_parts(written):
            part = "".join(lines).encode()
            self._note(part)
            self._loads.append(self._beside.submit(self._load, part))

    def follow(self, parts: Iterable[bytes]) -> None:
        """Add lines that come in parts, as they come."""
        self._flows.append(self._beside.submit(self._take, parts))

    def settled(self) -> list[bytes]:
        """Return all lines in UTF-8, in no order, once they are in the store.

        Raises SyntaxError for a line that is no quad.
        """
        for task in (*self._flows, *self._loads):
            task.result()
        return self._lines

    def _take(self, parts: Iterable[bytes]) -> None:
        for part in parts:
            self._note(part)
            self._load(part)

    def _note(self, part: bytes) -> None:
        self._lines += part.splitlines(keepends=True)  # of bytes in a quarter of the time that text takes

    def _load(self, part: bytes) -> None:
        self.store.load(input=part, format=ox.RdfFormat.N_QUADS, lenient=True)


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the search for garbage cycles: among a million new objects, none of them garbage, it doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def spare_memory() -> None:
    """Return to the system what was freed, and let all threads share one heap, where the C library knows how."""
    arena_max = -8  # M_ARENA_MAX of mallopt(3): otherwise each thread keeps a heap of its own
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt") and hasattr(library, "malloc_trim"):
        library.mallopt(arena_max, 1)
        library.malloc_trim(0)


def swap_in(finished: Path, target: Path) -> None:
    """Put a finished folder in the place of another in one step, then remove the old one.

    On Linux the two names are exchanged by the kernel, so that at every moment `target` is whole.
    """
    if not target.exists():
        finished.rename(target)
        return
    if not _exchange(finished, target):
        aside = target.with_name(f".{target.name}.old")
        shutil.rmtree(aside, ignore_errors=True)
        target.rename(aside)
        finished.rename(target)
        finished = aside
    shutil.rmtree(finished)


def _exchange(first: Path, second: Path) -> bool:
    at_cwd, exchange_flag = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of renameat2(2)
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done: int = rename(at_cwd, os.fsencode(first), at_cwd, os.fsencode(second), exchange_flag)
    return done == 0
