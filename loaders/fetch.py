"""Fetch an official list when asked for by name: whole or not at all, the old file kept beside the new one."""

import shutil
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from chipcontrols.loaders import csl
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.table import open_table
from chipcontrols.loaders.yml import read_yml

FETCHABLE: Mapping[str, Path] = {"csl": csl.DESCRIPTION}
SILENCE, WHOLE = 30.0, 900.0  # most seconds without a byte, and for the whole file
PIECE = 1 << 16
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched: the file with its bytes and rows, the day of it by the server, and where the old file is."""

    path: Path
    size: int
    rows: int
    modified: str | None
    old: Path | None


def fetch_list(name: str, target: Path | None = None) -> Fetched:
    """Fetch the list of a name into `target`; by default its official file name, in this folder.

    Raises WrongInput when no list of the name can be fetched, or as `fetch`.
    """
    if name not in FETCHABLE:
        raise WrongInput(f"no list can be fetched as {name!r}. Choose from: {', '.join(FETCHABLE)}")
    return fetch(FETCHABLE[name], target)


def fetch(description: Path, target: Path | None = None) -> Fetched:
    """Fetch the table that a description knows the address of, and hold it against the description.

    Raises WrongInput when the server fails, redirects elsewhere, or sends what is not a whole table; then nothing is
    replaced. An old file is kept as FILE.old.
    """
    about = read_yml(description)
    target = target or Path(urlsplit(about["download"]).path.rsplit("/", 1)[1])
    if not target.parent.is_dir() or target.is_dir():
        raise WrongInput(f"{target} is no place for a file. Name one in a folder that exists with --out.")
    partial = target.with_name(f".{target.name}.partial")
    try:
        modified = _download(about["download"], partial, about["bytes"])
        rows = _rows(partial, description, about["download"])
        old = _kept(target)
        size = partial.stat().st_size
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return Fetched(target, size, rows, modified, old)


def _rows(partial: Path, description: Path, address: str) -> int:
    try:
        return len(open_table(partial, description).rows)
    except WrongInput as wrong:
        raise WrongInput(f"{address} sent no whole list; nothing was replaced. {wrong}") from wrong


def _download(address: str, partial: Path, limits: Mapping[str, int]) -> str | None:
    """Write what an address sends to a file, and return the day on which the server says that it was changed."""
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise WrongInput(f"{address} is not https. Correct `download` in the description of the list.")
    opener = urllib.request.build_opener(_SameHost)
    request = urllib.request.Request(address, headers={"User-Agent": "chipcontrols"})
    try:
        with opener.open(request, timeout=SILENCE) as answer, partial.open("wb") as file:
            size = _copy(answer, file, address, limits["max"])
            stated = answer.headers.get("Content-Length")
            modified = answer.headers.get("Last-Modified")
    except HTTPError as error:
        error.close()
        raise _failed(address, f"the server answers {error.code} {error.reason}") from error
    except (URLError, HTTPException, OSError) as error:
        raise _failed(address, f"the connection failed ({error})") from error
    if stated is not None and stated.isdecimal() and int(stated) != size:
        raise _failed(address, f"{size:,} of {int(stated):,} bytes came")
    if size < limits["min"]:
        raise _failed(address, f"only {size:,} bytes came, {limits['min']:,} or more are expected")
    try:
        return str(parsedate_to_datetime(modified).date()) if modified else None
    except ValueError:
        return None


def _copy(answer: IO[bytes], file: IO[bytes], address: str, most: int) -> int:
    size, end = 0, time.monotonic() + WHOLE
    while piece := answer.read(PIECE):
        size += len(piece)
        if size > most:
            raise _failed(address, f"more than {most:,} bytes came")
        if time.monotonic() > end:
            raise _failed(address, f"it took more than {WHOLE:.0f} seconds")
        file.write(piece)
    return size


def _failed(address: str, what: str) -> WrongInput:
    return WrongInput(f"{address} was not fetched: {what}. Nothing was replaced; try again later.")


def _kept(target: Path) -> Path | None:
    """Copy the file that will be replaced to FILE.old, in one step, and return where it is."""
    if not target.exists():
        return None
    old, copy = target.with_name(f"{target.name}.old"), target.with_name(f".{target.name}.old.partial")
    shutil.copy2(target, copy)
    copy.replace(old)
    return old


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirection only where it stays with the host and the scheme that the description names."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Any:  # noqa: ANN401
        """Return the request to go on with."""
        asked, given = urlsplit(req.full_url), urlsplit(newurl)
        if (asked.scheme, asked.netloc) != (given.scheme, given.netloc):
            raise _failed(req.full_url, f"the server sends elsewhere, to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
