"""Run the server until it is stopped."""

import asyncio
import errno
import signal
from collections.abc import Callable
from pathlib import Path

from aiohttp import web

from chipcontrols.graph.serve.app import Settings, application
from chipcontrols.graph.serve.engine import Limits, program
from chipcontrols.graph.serve.origin import origin_of
from chipcontrols.loaders.ledger import WrongInput


def run(
    build: Path,
    host: str,
    port: int,
    seconds: float,
    size: int,
    engines: int,
    origin: str | None,
    say: Callable[[str], None],
) -> None:
    """Serve until SIGINT or SIGTERM. Raises WrongInput for a port taken, no build, or an origin that is none."""
    may_ask = None if origin is None else origin_of(origin)
    program()
    app = application(Settings(build, Limits(seconds, size), engines, may_ask))
    with asyncio.Runner(loop_factory=_quick_loop()) as runner:
        runner.run(_serve(app, host, port, say))


def _quick_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Return the loop that takes a fifth of the time of a request off, where it is installed (none for Windows)."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


async def _serve(app: web.Application, host: str, port: int, say: Callable[[str], None]) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
    say("Starting Oxigraph")
    try:
        await runner.setup()
        await web.TCPSite(runner, host, port, backlog=1024).start()
        say(f"Serving http://{host}:{port}/ and http://{host}:{port}/sparql; Ctrl+C ends it.")
        await stopped.wait()
    except OSError as error:
        other = "--port" if error.errno == errno.EADDRINUSE else "--host or --port"
        raise WrongInput(f"{host}:{port} cannot be listened on: {error.strerror}. Name another {other}.") from error
    finally:
        await runner.cleanup()
