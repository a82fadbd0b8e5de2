"""One connection to an Oxigraph server: as much of HTTP/1.1 as such a server speaks, and no more.

A client for every server takes as long for a request as a short question takes in Oxigraph itself.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass

BUFFER = 1 << 20  # bytes read ahead
IDLE_SECONDS = 30  # Oxigraph closes a connection after 60


class WireError(Exception):
    """The server ended the connection, or said what is not understood."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an answer: its status, and its fields by name in small letters."""

    status: int
    fields: dict[str, str]


class Wire:
    """A connection that is kept between requests, one request at a time, and opened again where it was closed."""

    def __init__(self, port: int) -> None:
        """Keep the port on loopback; nothing is opened yet."""
        self.port, self._used = port, 0.0
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def open(self) -> None:
        """Open the connection. Raises OSError when nobody listens."""
        self.close()
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port, limit=BUFFER)
        self._used = asyncio.get_running_loop().time()

    def close(self) -> None:
        """Close the connection, if it is open."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    async def post(self, path: str, fields: dict[str, str], parts: Iterable[bytes], size: int) -> Head:
        """Send a request with a body of `size` bytes, and return the head of the answer. Raises WireError."""
        idle = asyncio.get_running_loop().time() - self._used
        try:
            if self._writer is None or idle > IDLE_SECONDS:
                await self.open()
            assert self._reader is not None
            assert self._writer is not None
            lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {size}"]
            lines += [f"{name}: {' '.join(value.split())}" for name, value in fields.items()]
            first = ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")
            for part in parts:
                self._writer.write(first + part)
                first = b""
                await self._writer.drain()
            return _head(await self._reader.readuntil(b"\r\n\r\n"))
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError) as error:
            raise WireError(str(error) or type(error).__name__) from error

    async def body(self, head: Head) -> AsyncIterator[bytes]:
        """Yield the body that follows a head, piece by piece. Raises WireError when it is cut."""
        assert self._reader is not None
        try:
            if head.fields.get("transfer-encoding") == "chunked":
                while size := int(await self._reader.readline(), 16):
                    yield (await self._reader.readexactly(size + 2))[:-2]
                await self._reader.readline()
            elif size := int(head.fields.get("content-length", "0")):
                yield await self._reader.readexactly(size)
        except (OSError, EOFError, ValueError) as error:
            raise WireError(str(error) or type(error).__name__) from error
        self._used = asyncio.get_running_loop().time()
        if head.fields.get("connection", "").lower() == "close":
            self.close()


def _head(text: bytes) -> Head:
    first, *lines = text.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines if line)
    return Head(int(first.split()[1]), {name.strip().lower(): value.strip() for name, _, value in pairs})
