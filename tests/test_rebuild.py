"""Build again where a build stands: only what changed is read, and two builds never meet in one folder."""

import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chipcontrols.graph.build import build
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Inputs

BUILD = [sys.executable, "-c", "from chipcontrols.graph.cli import main; main()", "build", "--no-site"]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    for number, text in enumerate(("NVIDIA designs the H20.", "Huawei entwickelt den Ascend 910C.")):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def test_an_incremental_build_gives_the_bytes_of_a_full_one(notes: Path, tmp_path: Path):
    inputs, target = Inputs((notes,)), tmp_path / "build"
    build(inputs, target, site=False)
    (notes / "0.txt").write_text("NVIDIA designs the H20 and bought chips from TSMC in 2024.", encoding="utf-8")
    (notes / "1.txt").unlink()
    build(inputs, target, site=False)
    build(inputs, tmp_path / "full", site=False, fresh=True)
    for name in ("graph.nq", "graph.ttl", "report.md", "report.json"):
        assert (target / name).read_bytes() == (tmp_path / "full" / name).read_bytes(), name
    kept = {folder: {file.name for file in (folder / "readings").iterdir()} for folder in (target, tmp_path / "full")}
    assert len(kept[target]) == 1
    assert kept[target] == kept[tmp_path / "full"]


def test_a_second_build_into_the_same_folder_is_refused_while_the_first_runs(notes: Path, tmp_path: Path):
    target = tmp_path / "build"
    first = subprocess.Popen([*BUILD, str(notes), "--out", str(target)], stderr=subprocess.DEVNULL)
    while not (tmp_path / ".build.partial").exists():
        assert first.poll() is None
        time.sleep(0.05)
    with pytest.raises(WrongInput, match="another build into"):
        build(Inputs((notes,)), target, site=False)
    assert first.wait() == 0
    assert (target / "graph.nq").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "notes"]


def test_a_disk_that_is_full_leaves_the_old_build_whole(sample_build: Path, notes: Path, tmp_path: Path):
    target = tmp_path / "build"
    shutil.copytree(sample_build, target)

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))

    ended = subprocess.run(
        [*BUILD, str(notes), "--out", str(target)], capture_output=True, text=True, preexec_fn=little_room, check=False
    )
    assert ended.returncode == 2
    assert "is as it was. Make room" in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr
    assert (target / "graph.nq").read_bytes() == (sample_build / "graph.nq").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "notes"]
