import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from chipcontrols.graph import store
from chipcontrols.graph.build import build
from chipcontrols.graph.store import Filling, in_parts, open_build, swap_in
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Inputs


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "file").write_text(text)
    return path


@pytest.mark.parametrize("exchange", [True, False])
def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch):
    if not exchange:  # a system without the call
        monkeypatch.setattr(store, "_exchange", lambda first, second: False)
    new, old = folder(tmp_path / "new", "new"), folder(tmp_path / "old", "old")
    swap_in(new, old)
    assert (old / "file").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_a_folder_without_a_build_is_named(tmp_path: Path):
    with pytest.raises(WrongInput, match=r"holds no build\. Run: chipcontrols build"):
        open_build(tmp_path)


def test_files_that_are_not_ours_are_never_replaced(tmp_path: Path):
    folder(tmp_path / "thesis", "chapter one")
    with pytest.raises(WrongInput, match="no build of ours"):
        build(Inputs(), tmp_path / "thesis")
    assert (tmp_path / "thesis" / "file").read_text() == "chapter one"


def test_a_file_is_no_target(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(WrongInput, match="is a file"):
        build(Inputs(), tmp_path / "file")


def test_lines_are_in_the_store_once_it_has_settled():
    written = [f'<http://a/{n}> <http://p> "{n % 7}" <http://g> .\n' for n in range(50_000)]
    with Filling() as filling:
        filling.add(iter(written[:30_000]))
        filling.add(written[30_000:])
        assert sorted(filling.settled()) == sorted(line.encode() for line in written)
        assert len(filling.store) == 50_000


def test_lines_that_flow_in_are_all_there_for_each_that_waits():
    written = [f'<http://a/{n}> <http://p> "two\u2028lines" <http://g> .\n' for n in range(50_000)]

    def slowly() -> Iterator[bytes]:
        for part in in_parts(written):
            time.sleep(0.05)
            yield "".join(part).encode()

    with Filling() as filling, ThreadPoolExecutor(1) as beside:
        filling.follow(slowly())
        other = beside.submit(filling.settled)
        assert sorted(filling.settled()) == sorted(other.result()) == sorted(line.encode() for line in written)
    assert len(filling.store) == 50_000


def test_a_load_that_fails_says_why():
    written = (f"{'no quad' if n == 30_000 else '<http://a> <http://p> <http://o>'} .\n" for n in range(50_000))
    with Filling() as filling, pytest.raises(SyntaxError):
        filling.add(written)
        filling.settled()


def test_a_writer_that_fails_ends_the_load():
    written = ({}["lost"] if n == 30_000 else "<http://a> <http://p> <http://o> .\n" for n in range(50_000))
    with pytest.raises(KeyError, match="lost"), Filling() as filling:
        filling.add(written)
