"""Run a parser in a process of its own: one that hangs, crashes or swells is ended, and its file is rejected."""

import resource
from collections.abc import Callable
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from chipcontrols.loaders.documents.formats.stated import Stated
from chipcontrols.loaders.ledger import RejectedRecord, WrongInput

SECONDS = 60.0
MEMORY = 4_000_000_000  # bytes of addresses; the libraries alone take a quarter of it
Parser = Callable[[str, Path], Stated]


class Guard:
    """A process that parses one file after another."""

    def __init__(self) -> None:
        """Start the process."""
        context = get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there,), daemon=True)
        self._process.start()
        there.close()

    def parse(self, parser: Parser, place: str, path: Path, seconds: float) -> Stated:
        """Return what a parser makes of a file. Raises RejectedRecord, or WrongInput without the parser."""
        try:
            self._here.send((parser, place, path))
            if not self._here.poll(seconds):
                self.end()
                raise RejectedRecord("TIME", place, f"takes more than {seconds:g} s to read. Save it anew or as text.")
            found = self._here.recv()
        except (EOFError, OSError) as error:
            self.end()
            raise RejectedRecord("FORMAT", place, "makes its parser crash. Save it anew or as text.") from error
        if isinstance(found, Stated):
            return found
        raise found

    def end(self) -> None:
        """End the process; the next file gets a new one."""
        self._process.kill()
        self._here.close()
        _guard.cache_clear()


def guarded(parser: Parser, place: str, path: Path, seconds: float = SECONDS) -> Stated:
    """Return what a parser makes of a file, within bounds of time and memory."""
    return _guard().parse(parser, place, path, seconds)


@cache
def _guard() -> Guard:
    return Guard()


def _serve(parent: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while True:
        try:
            parser, place, path = parent.recv()
        except EOFError:
            return
        parent.send(_parsed(parser, place, path))


def _parsed(parser: Parser, place: str, path: Path) -> Stated | RejectedRecord | WrongInput:
    try:
        return parser(place, path)
    except (RejectedRecord, WrongInput) as refused:
        return refused
    except Exception as error:  # a hostile file can make a parser fail in any way
        return RejectedRecord("FORMAT", place, f"cannot be read ({type(error).__name__}). Save it anew or as text.")
