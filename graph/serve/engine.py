"""Oxigraph servers behind the front: each answers one query at a time, and ends with a query that goes too far.

Oxigraph's own timeout does not end a join (measured with 0.5.13: it ran on, and took all memory). So the front
counts the time, kills the server of a query that passes it, and starts another.
"""

import asyncio
import contextlib
import resource
import shutil
import socket
import sysconfig
from asyncio.subprocess import DEVNULL, Process
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlencode

from chipcontrols.graph.aside import end_with_parent
from chipcontrols.graph.serve.kept import Answer, Kept
from chipcontrols.graph.serve.protocol import Question, Refusal
from chipcontrols.graph.serve.wire import Wire, WireError
from chipcontrols.graph.store import MEMORY_LIMIT_BYTES
from chipcontrols.loaders.ledger import WrongInput

START_SECONDS = 600  # loading a large build
WAIT_SECONDS = 120  # for a free server, when many ask at once
MEMORY_BYTES = 3 << 30  # for queries, above what the data takes
PIECE = 1 << 20  # bytes of the build that are sent at a time
MEMORY_PER_BYTE = 20  # of N-Quads, generously: address space, not what is really used


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take: seconds, and bytes of its answer."""

    seconds: float
    size: int


class Engine:
    """One Oxigraph server on loopback: in memory where the build is small enough, else read-only on its store."""

    def __init__(self, build: Path, limits: Limits) -> None:
        """Keep what to serve; nothing is started yet."""
        self._build, self._limits = build, limits
        self._process: Process | None = None
        self._wire = Wire(_free_port())

    async def start(self) -> Self:
        """Start the server and load the build. Raises WrongInput when it cannot be started."""
        quads = self._build / "graph.nq"
        size = quads.stat().st_size
        place = ["serve"] if size <= MEMORY_LIMIT_BYTES else ["serve-read-only", "-l", str(self._build / "store")]
        self._process = await asyncio.create_subprocess_exec(
            program(), *place, "-b", f"127.0.0.1:{self._wire.port}",
            stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, preexec_fn=end_with_parent,
        )  # fmt: skip
        most = MEMORY_BYTES + MEMORY_PER_BYTE * size
        resource.prlimit(self._process.pid, resource.RLIMIT_AS, (most, most))
        try:
            async with asyncio.timeout(START_SECONDS):
                await self._reach()
                if place == ["serve"]:
                    await self._fill(quads)
        except (TimeoutError, WireError) as error:
            await self.stop()
            raise WrongInput(f"Oxigraph did not start on {self._build}: {error or 'no answer'}") from error
        return self

    async def ask(self, question: Question, accept: str | None) -> Answer:
        """Return the whole answer.

        Raises TimeoutError past the seconds, Refusal past the size, WireError when the server died of it.
        """
        fields = {"Content-Type": "application/sparql-query"} | ({"Accept": accept} if accept else {})
        # Oxigraph would set the union above what FROM says, so it is asked for only where nothing else is said.
        dataset = question.dataset if question.names_dataset else (("union-default-graph", ""),)
        text = question.text.encode()
        async with asyncio.timeout(self._limits.seconds):
            head = await self._wire.post(f"/query?{urlencode(dataset)}", fields, [text], len(text))
            parts, size = [], 0
            async for part in self._wire.body(head):
                parts.append(part)
                size += len(part)
                if size > self._limits.size:
                    raise Refusal(500, _too_large(self._limits.size))
            return Answer(head.status, head.fields.get("content-type", "text/plain"), b"".join(parts))

    async def stop(self) -> None:
        """End the server at once, whatever it is doing."""
        self._wire.close()
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def _reach(self) -> None:
        assert self._process is not None
        while self._process.returncode is None:
            try:
                await self._wire.open()
            except OSError:
                await asyncio.sleep(0.02)
            else:
                return
        raise WireError(f"it ended with {self._process.returncode}")

    async def _fill(self, quads: Path) -> None:
        fields = {"Content-Type": "application/n-quads"}
        with quads.open("rb") as file:
            parts = iter(lambda: file.read(PIECE), b"")
            head = await self._wire.post("/store?lenient", fields, parts, quads.stat().st_size)
        words = b"".join([part async for part in self._wire.body(head)])
        if head.status >= 300:
            raise WireError(words.decode(errors="replace")[:300])
        # The thread that has loaded answers half as fast as one that has not (0.5.13): it goes with its connection.
        self._wire.close()


class Engines:
    """Some engines, lent out one question at a time."""

    def __init__(self, build: Path, limits: Limits, number: int) -> None:
        """Keep what to start."""
        self._build, self.limits, self._number = build, limits, number
        self._idle: asyncio.Queue[Engine] = asyncio.LifoQueue()
        self._all: set[Engine] = set()
        self._restarts: set[asyncio.Task[None]] = set()
        self._kept = Kept()

    async def start(self) -> None:
        """Start all engines, side by side. Raises WrongInput when one cannot be started."""
        await asyncio.gather(*(self._add() for _ in range(self._number)))

    async def stop(self) -> None:
        """End all engines."""
        for task in self._restarts:
            task.cancel()
        await asyncio.gather(*(engine.stop() for engine in self._all))

    async def ask(self, question: Question, accept: str | None = None) -> Answer:
        """Return the answer that is kept, or that of the next free engine.

        Raises Refusal when time, size or memory do not suffice.
        """
        kept = self._kept.get(question, accept)
        if kept is not None:
            return kept
        try:
            # A wait costs a task of its own, which a short question notices.
            engine = (
                self._idle.get_nowait()
                if self._idle.qsize()
                else await asyncio.wait_for(self._idle.get(), WAIT_SECONDS)
            )
        except TimeoutError as error:
            raise Refusal(503, "Too many are asking at once. Try again in a minute.") from error
        whole = False
        try:
            answer = await engine.ask(question, accept)
            whole = True
            self._kept.keep(question, accept, answer)
            return answer
        except TimeoutError as error:
            seconds = f"{self.limits.seconds:g}"
            raise Refusal(
                504, f"The query was ended after {seconds} seconds. Narrow it, or use your own store."
            ) from error
        except WireError as error:
            raise Refusal(
                500, "The query was ended: it took too much memory. Narrow it, or use your own store."
            ) from error
        finally:
            if whole:
                self._idle.put_nowait(engine)
            else:
                task = asyncio.create_task(self._renew(engine))
                self._restarts.add(task)
                task.add_done_callback(self._restarts.discard)

    async def _add(self) -> None:
        engine = Engine(self._build, self.limits)
        self._all.add(engine)
        await engine.start()
        self._idle.put_nowait(engine)

    async def _renew(self, engine: Engine) -> None:
        await engine.stop()
        self._all.discard(engine)
        while True:
            try:
                await self._add()
                return
            except WrongInput:
                await asyncio.sleep(1)


def program() -> str:
    """Return the path of the Oxigraph server. Raises WrongInput when it is not installed."""
    beside = Path(sysconfig.get_path("scripts")) / "oxigraph"
    found = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if found is None:
        raise WrongInput("the Oxigraph server is missing. Install it: pip install 'chipcontrols[server]'")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _too_large(size: int) -> str:
    shown = f"{size // 1_000_000} MB" if size >= 1_000_000 else f"{size // 1000} kB"
    return f"The answer is larger than {shown}. Add LIMIT to the query, or take all data: graph.nq"
