"""What did not change is not read again, and what is read again is what changed."""

import copyreg
import hashlib
import os
import pickle
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from chipcontrols import loaders
from chipcontrols.loaders.ledger import Ledger, RejectedRecord
from chipcontrols.loaders.memory import Memory, content
from chipcontrols.loaders.reading import Inputs, ListFile, Reading
from conftest import a_reading

ROOT = Path(__file__).parents[2]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Return a folder with two notes and a table."""
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "one.txt").write_text("NVIDIA designs the H20.", encoding="utf-8")
    (notes / "two.html").write_text(
        "<html><body><article><p>" + "Huawei develops the Ascend 910C. " * 20 + "</p></article></body></html>",
        encoding="utf-8",
    )
    shutil.copy(ROOT / "loaders" / "reference" / "letters.csv", tmp_path / "own.csv")
    return tmp_path


def read(given: Path, memory: Memory) -> list[Reading]:
    return [*loaders.read(Inputs((given / "notes",), {"letters": ListFile(given / "own.csv")}, memory=memory))]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_nothing_is_read_twice_and_what_comes_is_the_same(given: Path):
    first, second = given / "first", given / "second"
    anew = read(given, Memory())
    assert read(given, Memory(first)) == anew
    assert len(names(first)) == 4  # the table, the page, and what each note says
    assert read(given, Memory(second, first)) == anew
    assert names(second) == names(first)


def test_only_the_note_that_changed_is_read_again(given: Path):
    first, second = given / "first", given / "second"
    read(given, Memory(first))
    (given / "notes" / "one.txt").write_text("NVIDIA designs the H20 and the B30A.", encoding="utf-8")
    assert read(given, Memory(second, first)) == read(given, Memory())
    assert len(names(second) - names(first)) == 1
    assert len(names(first) - names(second)) == 1


def test_what_a_removed_note_said_is_forgotten(given: Path):
    first, second = given / "first", given / "second"
    read(given, Memory(first))
    (given / "notes" / "one.txt").unlink()
    assert read(given, Memory(second, first)) == read(given, Memory())
    assert names(second) < names(first)
    assert len(names(first) - names(second)) == 1


def test_a_table_that_changed_is_read_again(given: Path):
    first, second = given / "first", given / "second"
    read(given, Memory(first))
    header, *rows = (given / "own.csv").read_text(encoding="utf-8").splitlines()
    (given / "own.csv").write_text("\n".join([header, *rows[:-1]]) + "\n", encoding="utf-8")
    assert read(given, Memory(second, first)) == read(given, Memory())
    assert len(names(second) - names(first)) == 1


def test_a_change_of_a_shipped_table_forgets_all(given: Path):
    packages = given / "path" / "chipcontrols"
    for name in ("loaders", "ontology"):
        shutil.copytree(ROOT / name, packages / name, ignore=shutil.ignore_patterns("__pycache__"))
    code = (
        "import sys; from pathlib import Path; from test_memory import Memory, read;"
        "given = Path(sys.argv[1]);"
        "assert read(given, Memory(given / sys.argv[3], given / sys.argv[2])) == read(given, Memory())"
    )
    paths = os.pathsep.join(map(str, (packages.parent, Path(__file__).parent, ROOT / "tests")))
    for former, folder in (("none", "first"), ("first", "second")):
        subprocess.run(
            [sys.executable, "-c", code, str(given), former, folder], check=True, env=os.environ | {"PYTHONPATH": paths}
        )
        table = packages / "loaders" / "reference" / "entities.csv"
        lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
        table.write_text("".join(lines[:-1]), encoding="utf-8")
    assert names(given / "first").isdisjoint(names(given / "second"))


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("evil",)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: b"",
        lambda data: hashlib.sha256(b"no zlib").digest() + b"no zlib",
        lambda data: hashlib.sha256(evil := zlib.compress(pickle.dumps(Evil()))).digest() + evil,
    ],
    ids=["cut", "flipped", "empty", "other", "evil"],
)
def test_what_is_damaged_is_read_again(damage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    made = a_reading()
    assert Memory(tmp_path / "first").recall(("note",), lambda: made) == made
    (file,) = (tmp_path / "first").iterdir()
    file.write_bytes(damage(file.read_bytes()))
    called = []
    assert Memory(tmp_path / "second", tmp_path / "first").recall(("note",), lambda: called.append(1) or made) == made
    assert called == [1]
    assert not (tmp_path / "evil").exists()


def test_rejections_are_remembered_with_their_reasons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    # Packages that spread work set rules of their own for the exceptions of all.
    monkeypatch.setitem(copyreg.dispatch_table, RejectedRecord, lambda record: (Evil, ()))
    ledger = Ledger(1, [RejectedRecord("DATE", "list.csv:3", "no date")])
    made = Reading(a_reading().source, (), (), ledger)
    Memory(tmp_path / "first").recall(("note",), lambda: made)
    known = Memory(tmp_path / "second", tmp_path / "first").recall(("note",), lambda: a_reading())
    (found,) = known.ledger.rejections
    assert (known.ledger.loaded, found.code, found.place, found.reason) == (1, "DATE", "list.csv:3", "no date")


def test_the_hash_of_a_folder_tells_names_and_contents(tmp_path: Path):
    (tmp_path / "a").write_text("1")
    before = content(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    renamed = content(tmp_path)
    (tmp_path / "b").write_text("2")
    assert len({before, renamed, content(tmp_path)}) == 3
