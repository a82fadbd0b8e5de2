"""Fetching a list, from a server of our own that behaves well or badly. No test leaves the machine."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import yaml

from chipcontrols.loaders import csl
from chipcontrols.loaders.fetch import FETCHABLE, Fetched, fetch, fetch_list
from chipcontrols.loaders.ledger import WrongInput

ROWS = 100
TABLE = ("name,country\n" + "".join(f"Firm {n},CN\n" for n in range(ROWS))).encode()
Answer = Callable[[BaseHTTPRequestHandler], None]


def sends(data: bytes = TABLE, code: int = 200, length: int | None = None, **headers: str) -> Answer:
    """An answer with a body; `length` is what the server says that it will send."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Content-Length", str(len(data) if length is None else length))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def sends_half_in_pieces(handler: BaseHTTPRequestHandler) -> None:
    """An answer without a length that ends in the middle of a piece."""
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"1000\r\n" + TABLE[:200])


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    """No answer at all."""
    handler.connection.close()


class _Server(HTTPServer):
    answer: Answer = staticmethod(sends())


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.close_connection = True
        if self.path == "/moved/list.csv":
            sends()(self)
        else:
            self.server.answer(self)  # type: ignore[attr-defined]

    def log_message(self, *_: object):
        pass


@pytest.fixture()
def server() -> Iterator[_Server]:
    """A server on this machine; its `answer` is what it does when asked."""
    with _Server(("127.0.0.1", 0), _Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture()
def description(server: _Server, tmp_path: Path) -> Path:
    """The description of a list of 90 to 200 rows on that server."""
    about = {
        "slug": "list", "title": "List", "publisher": "We", "licence": None, "as_of": None,
        "columns": ["name", "country"], "rows": {"min": 90, "max": 200}, "bytes": {"min": 300, "max": 5000},
        "download": f"http://127.0.0.1:{server.server_port}/list.csv",
    }  # fmt: skip
    path = tmp_path / "list.yml"
    path.write_text(yaml.safe_dump(about), encoding="utf-8")
    return path


def test_a_list_is_fetched_with_its_day(server: _Server, description: Path, tmp_path: Path):
    server.answer = sends(Last_Modified="Fri, 31 Jul 2026 10:00:00 GMT")
    target = tmp_path / "out" / "list.csv"
    target.parent.mkdir()
    assert fetch(description, target) == Fetched(target, len(TABLE), ROWS, "2026-07-31", None)
    assert target.read_bytes() == TABLE
    assert [path.name for path in target.parent.iterdir()] == ["list.csv"]


def test_the_old_file_is_kept_beside_the_new_one(description: Path, tmp_path: Path):
    target = tmp_path / "list.csv"
    for old in (b"first", b"second"):
        target.write_bytes(old)
        assert fetch(description, target).old == tmp_path / "list.csv.old"
        assert (tmp_path / "list.csv.old").read_bytes() == old
        assert target.read_bytes() == TABLE


def test_the_file_is_named_as_the_official_one(description: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert fetch(description).path == Path("list.csv")


FAILURES: dict[str, tuple[Answer, str]] = {
    "server error": (sends(b"no", 500), "the server answers 500"),
    "not found": (sends(b"no", 404), "the server answers 404"),
    "cut off": (sends(TABLE[:900], length=len(TABLE)), "900 of"),
    "cut off in pieces": (sends_half_in_pieces, "the connection failed"),
    "no answer": (hangs_up, "the connection failed"),
    "half a file": (sends(TABLE[: len(TABLE) // 2 + 4]), "rows, 90 to 200 are expected"),
    "hardly a file": (sends(TABLE[:100]), "only 100 bytes came"),
    "too large": (sends(TABLE * 10), "more than 5,000 bytes came"),
    "twice the list": (sends(TABLE + TABLE[13:] + TABLE[13:]), "300 rows, 90 to 200 are expected"),
    "another table": (sends(TABLE.replace(b"country", b"risk", 1)), "missing country, unknown risk"),
    "a page": (sends(b"<html>" + b"sorry " * 100), "sent no whole list; nothing was replaced"),
    "elsewhere": (sends(b"", 302, Location="http://localhost:9/list.csv"), "the server sends elsewhere"),
    "a file": (sends(b"", 302, Location="file:///etc/hostname"), "elsewhere|302"),
    "in circles": (sends(b"", 302, Location="/list.csv"), "the server answers 302"),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_nothing_is_replaced_when_it_fails(server: _Server, description: Path, tmp_path: Path, failure: str):
    server.answer, words = FAILURES[failure]
    target = tmp_path / "out" / "list.csv"
    target.parent.mkdir()
    target.write_bytes(b"old")
    with pytest.raises(WrongInput, match=words):
        fetch(description, target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in target.parent.iterdir()] == ["list.csv"]


def test_a_redirection_to_the_same_host_is_followed(server: _Server, description: Path, tmp_path: Path):
    server.answer = sends(b"", 302, Location="/moved/list.csv")
    assert fetch(description, tmp_path / "list.csv").rows == ROWS


def test_an_address_without_encryption_is_refused(description: Path, tmp_path: Path):
    text = description.read_text(encoding="utf-8").replace("127.0.0.1", "lists.example.org")
    description.write_text(text, encoding="utf-8")
    with pytest.raises(WrongInput, match="is not https"):
        fetch(description, tmp_path / "list.csv")


def test_a_folder_that_does_not_exist_is_refused(description: Path, tmp_path: Path):
    for target in (tmp_path / "none" / "list.csv", tmp_path):
        with pytest.raises(WrongInput, match="is no place for a file"):
            fetch(description, target)


def test_only_lists_with_an_address_are_fetched_by_name():
    with pytest.raises(WrongInput, match=r"no list can be fetched as 'eto'\. Choose from: csl"):
        fetch_list("eto")
    for path in FETCHABLE.values():
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["download"].startswith("https://")
    assert FETCHABLE["csl"] == csl.DESCRIPTION
