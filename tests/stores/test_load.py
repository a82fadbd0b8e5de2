"""Loading into real stores: whole, again, replaced, cut, refused."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from stores.bulk import SCRIPTS
from stores.conftest import require
from stores.servers import PASSWORD, Server, running, stop

from chipcontrols.graph.stores.client import Client, StoreFailure
from chipcontrols.graph.stores.credentials import Credentials
from chipcontrols.graph.stores.dialects import dialect
from chipcontrols.graph.stores.load import STAGING, load
from chipcontrols.loaders.ledger import WrongInput

pytestmark = pytest.mark.server

SOURCE = "https://w3id.org/chipcontrols/source/"
REFUSED = r"(failed with 500|broke off).*disk is full"
NOTE, OTHER = f"{SOURCE}note", f"{SOURCE}other"
BLANK = '_:b <urn:p> "1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'


def quads(note: int = 25, marks: str = "") -> list[str]:
    """Return the N-Quads of two sources; `note` is the size of the first, `marks` stands in its literals."""
    first = [f'<urn:s{n}> <urn:p> "word {n} é \\"{marks}\\" 中"@en <{NOTE}> .\n' for n in range(note)]
    return sorted(
        [*first, f"{BLANK} <{NOTE}> .\n", f"<urn:x> <urn:q> _:b <{NOTE}> .\n", f"<urn:a> <urn:b> <urn:c> <{OTHER}> .\n"]
    )


def a_build(folder: Path, lines: list[str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "graph.nq").write_text("".join(lines), encoding="utf-8")
    return folder


def content(client: Client) -> str:
    """Return all graphs of ours in a store as canonical N-Quads."""
    held = ox.Dataset()
    for graph in client.counts():
        if graph.startswith(SOURCE) or graph.startswith(STAGING):
            for triple in ox.parse(input=client.read(graph), format=ox.RdfFormat.N_TRIPLES):
                held.add(ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph)))
    return canonical(held)


def canonical(held: ox.Dataset) -> str:
    held.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad} .\n" for quad in held))


def wanted(lines: list[str]) -> str:
    return canonical(ox.Dataset(ox.parse(input="".join(lines).encode(), format=ox.RdfFormat.N_QUADS)))


def test_every_graph_arrives_whole_and_a_second_run_sends_nothing(server: Server, tmp_path: Path):
    build = a_build(tmp_path / "build", quads())
    with server.client() as client:
        first = load(client, build, batch=10)
        assert (first.written, first.unchanged, first.triples) == ((NOTE, OTHER), (), 28)
        assert content(client) == wanted(quads())
        assert load(client, build).unchanged == (NOTE, OTHER)


def test_replacing_one_source_replaces_one_graph(server: Server, tmp_path: Path):
    with server.client() as client:
        load(client, a_build(tmp_path / "old", quads(25)), batch=10)
        newer = a_build(tmp_path / "new", quads(7, marks="!"))
        with pytest.raises(WrongInput, match="another state of 1 of these graphs"):
            load(client, newer)
        assert content(client) == wanted(quads(25))
        assert load(client, newer, ["note"], replace=True, batch=10).written == (NOTE,)
        assert content(client) == wanted(quads(7, marks="!"))


def test_a_graph_that_takes_the_place_of_another_at_once_is_that_graph(server: Server, tmp_path: Path):
    with server.client() as client:
        load(client, a_build(tmp_path / "old", quads(25)))
        assert load(client, a_build(tmp_path / "new", quads(7, marks="!")), replace=True).written == (NOTE,)
        assert content(client) == wanted(quads(7, marks="!"))


@pytest.mark.parametrize("after", [1, 2, 3])
def test_what_was_cut_goes_on_where_it_stopped(server: Server, tmp_path: Path, after: int):
    old, new = a_build(tmp_path / "old", quads(25)), a_build(tmp_path / "new", quads(60, marks="new"))
    sent: list[int] = []

    def cut(graph: str, triples: int) -> None:
        sent.append(triples)
        if len([n for n in sent if n > 0]) == after:
            raise KeyboardInterrupt

    with server.client() as client:
        load(client, old)
        with pytest.raises(KeyboardInterrupt):
            load(client, new, replace=True, progress=cut, batch=20)
        assert {graph: n for graph, n in client.counts().items() if graph.startswith(SOURCE)} == {NOTE: 27, OTHER: 1}
        again: list[int] = []
        load(client, new, replace=True, progress=lambda _, triples: again.append(triples), batch=20)
        assert content(client) == wanted(quads(60, marks="new"))
        arrived = {triples for triples in sent if triples > 0}
        assert arrived.isdisjoint(again[:-2]), "a batch that had arrived was sent again"


def test_what_a_cut_load_of_another_build_left_is_removed(server: Server, tmp_path: Path):
    cut_off, newer = a_build(tmp_path / "cut", quads(60, marks="cut")), a_build(tmp_path / "new", quads(7))

    def cut(_: str, triples: int) -> None:
        if triples > 0:
            raise KeyboardInterrupt

    with server.client() as client:
        for chosen in (["note"], []):
            with pytest.raises(KeyboardInterrupt):
                load(client, cut_off, ["note"], replace=True, progress=cut, batch=20)
            assert any(graph.startswith(STAGING) for graph in client.counts())
            load(client, newer, chosen, replace=True)
        assert content(client) == wanted(quads(7))


def test_what_was_cut_after_its_copy_leaves_nothing_beside(server: Server, tmp_path: Path):
    build = a_build(tmp_path / "build", quads(60))

    def cut(_: str, triples: int) -> None:
        if triples > 0:
            raise KeyboardInterrupt

    with server.client() as client:
        with pytest.raises(KeyboardInterrupt):
            load(client, build, ["note"], progress=cut, batch=20)
        client.put(NOTE, "".join(line.replace(f" <{NOTE}>", "") for line in quads(60) if f" <{NOTE}>" in line))
        assert load(client, build, batch=20).unchanged == (NOTE,)
        assert content(client) == wanted(quads(60))


def test_a_figure_of_twenty_digits_is_that_figure_in_every_store(server: Server, tmp_path: Path):
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    figures = {"least": "9900000000000000000", "asked": "10000000000000000000", "most": "10100000000000000000"}
    lines = [f'<urn:{name}> <urn:p> "{value}"^^<{decimal}> <{NOTE}> .\n' for name, value in figures.items()]
    with server.client() as client:
        load(client, a_build(tmp_path / "build", sorted(lines)))
    limit = f'"{figures["asked"]}"^^<{decimal}>'
    found = {
        sign: {row["s"]["value"] for row in server.rows(f"SELECT ?s {{ ?s <urn:p> ?v FILTER(?v {sign} {limit}) }}")}
        for sign in ("<", "=", ">")
    }
    assert found == {"<": {"urn:least"}, "=": {"urn:asked"}, ">": {"urn:most"}}


def test_a_killed_program_leaves_what_stood_there(server: Server, tmp_path: Path, sample_build: Path):
    command = [sys.executable, "-m", "stores.killed", server.store, server.endpoint, str(sample_build)]
    killed = subprocess.run(command, cwd=Path(__file__).parents[1], check=False, env=os.environ | {"PYTHONPATH": "."})
    assert killed.returncode == -9
    with server.client() as client:
        assert any(graph.startswith(STAGING) for graph in client.counts())
        written = load(client, sample_build).written
        assert load(client, sample_build).unchanged == written  # by count and checksum
        assert not any(graph.startswith(STAGING) for graph in client.counts())


def test_a_wrong_password_is_refused_in_words_without_it(server: Server, tmp_path: Path):
    if server.credentials is None:
        pytest.skip("Oxigraph knows no passwords")
    build = a_build(tmp_path / "build", quads())
    wrong = Client(server.endpoint, dialect(server.store), Credentials("dba", "secret-word"), pauses=())
    with wrong, pytest.raises(WrongInput, match="refuses the user or password") as refused:
        load(wrong, build)
    assert "secret-word" not in str(refused.value) + repr(wrong.__dict__.get("credentials"))
    with server.client() as client:
        assert content(client) == ""


def test_a_store_that_is_down_is_said_in_words(own_server: Server, tmp_path: Path):
    build = a_build(tmp_path / "build", quads())
    stop(own_server)
    with own_server.client() as client, pytest.raises(StoreFailure, match=r"cannot be reached.*Is the store running"):
        load(client, build)


@pytest.mark.parametrize(("store", "room", "triples"), [("oxigraph", 400_000, 60_000), ("fuseki", 9_000_000, 30_000)])
def test_a_full_disk_leaves_the_old_graph(store: str, room: int, triples: int, tmp_path: Path):
    # No file of the store may grow beyond the room, which suffices to start it.
    require(store)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with running(store, tmp_path / "server") as server:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            refuses(server, tmp_path, triples)
            holds_the_old(server)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_the_old_graph_of_virtuoso(tmp_path: Path):
    # Virtuoso lifts limits on the size of files, so it gets a disk of its own.
    require("virtuoso")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", disk], check=False).returncode != 0:
        pytest.skip("no disk can be mounted here")
    try:
        with running("virtuoso", disk / "server") as server:
            # Virtuoso may end itself for want of room, so it gets more and is started again.
            refuses(server, tmp_path, 40_000, f"({REFUSED}|cannot be reached)")
            subprocess.run(["mount", "-o", "remount,size=1g", disk], check=True)
        with running("virtuoso", disk / "server") as server:
            holds_the_old(server)
    finally:
        subprocess.run(["umount", disk], check=True)


def refuses(server: Server, folder: Path, triples: int, words: str = REFUSED) -> None:
    """Check that a store refuses so many long triples in clear words."""
    with server.client() as client:
        load(client, a_build(folder / "old", quads(25)))
        new = a_build(folder / "new", quads(triples, marks="long " * 80))
        with pytest.raises(StoreFailure, match=f"{words}.*No graph is half-replaced"):
            load(client, new, replace=True)


def holds_the_old(server: Server) -> None:
    """Check that a store still has the graph that was to be replaced."""
    with server.client() as client:
        assert client.counts()[NOTE] == 27


@pytest.mark.parametrize("store", ["oxigraph", "fuseki"])
def test_sparql_alone_is_enough(store: str, tmp_path: Path):
    require(store)
    with running(store, tmp_path / "server") as server:
        update = f"{server.endpoint}/update"
        with Client(server.query, dialect("generic"), server.credentials, update, ()) as client:
            load(client, a_build(tmp_path / "build", quads()), batch=10)
            assert content(client) == wanted(quads())


def test_the_command_loads_and_says_what_it_did(tmp_path: Path):
    build = a_build(tmp_path / "build", quads())
    program = [str(Path(sys.executable).parent / "chipcontrols")]
    with running("oxigraph", tmp_path / "server") as server:
        command = [*program, "load", server.endpoint, "--store", "oxigraph", "--build", str(build)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")
        assert "2 graphs written, 0 stood there already; 28 triples" in " ".join(done.stderr.split())
        stop(server)
        down = subprocess.run([*command, "--graph", "note"], capture_output=True, text=True, check=False)
    assert down.returncode == 1
    assert "cannot be reached" in down.stderr and "Traceback" not in down.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--all", "--graph", "x"], "exclude each other"),
        (["--store", "nosuch"], "Choose from: virtuoso"),
    ],
)
def test_wrong_use_is_said_in_words(options: list[str], words: str, tmp_path: Path):
    program = str(Path(sys.executable).parent / "chipcontrols")
    command = [program, "load", "http://127.0.0.1:9", "--build", str(tmp_path), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, words in " ".join(done.stderr.split())) == (2, True), done.stderr


def test_the_bulk_script_of_virtuoso_leaves_other_files_on_its_list(tmp_path: Path):
    require("virtuoso")
    build = a_build(tmp_path / "build", quads())
    with running("virtuoso", tmp_path / "server", allowed=build) as server:
        place = f"127.0.0.1:{server.sql}"

        def sql(text: str) -> str:
            asked = ["isql-vt", place, "dba", PASSWORD, f"exec={text}"]
            return subprocess.run(asked, check=True, capture_output=True, text=True).stdout

        sql("INSERT INTO DB.DBA.load_list (ll_file, ll_graph, ll_state) VALUES ('/other.nt', 'urn:o', 2);")
        script = ["sh", str(SCRIPTS / "virtuoso.sh"), str(build), place]
        subprocess.run(script, env=os.environ | {"VIRTUOSO_PASSWORD": PASSWORD}, check=True, capture_output=True)
        assert "/other.nt" in sql("SELECT ll_file FROM DB.DBA.load_list;")
        with server.client() as client:
            assert load(client, build).unchanged == (NOTE, OTHER)
