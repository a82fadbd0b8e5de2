"""The command that draws one neighbourhood or one document."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from derived import views_sample
from typer.testing import CliRunner

from chipcontrols.graph.cli import app
from chipcontrols.loaders.ledger import WrongInput


@pytest.fixture()
def folder(tmp_path: Path) -> Path:
    store = views_sample()
    store.dump(str(tmp_path / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    page = tmp_path / "views" / "entity" / "company-huawei.html"
    page.parent.mkdir(parents=True)
    page.write_text("", encoding="utf-8")
    return tmp_path


def view(folder: Path, *words: str) -> Path:
    done = CliRunner().invoke(app, ["view", "--build", str(folder), *words])
    if done.exception is not None:
        raise done.exception
    return Path(done.stdout.strip())


def test_a_neighbourhood_is_drawn_beside_the_views_and_links_to_the_pages_there(folder: Path):
    path = view(folder, "--focus", "华为", "--depth", "2")
    assert path == folder / "views" / "focus-huawei-2.html"
    text = path.read_text("utf-8")
    assert '"page":"entity/company-huawei.html"' in text
    assert '"page":"entity/company-iflytek.html"' not in text


def test_a_page_written_elsewhere_links_to_none(folder: Path):
    path = view(folder, "--focus", "Huawei", "--out", str(folder / "alone.html"))
    assert "entity/company-huawei.html" not in path.read_text("utf-8")


def test_a_document_is_drawn_by_its_slug(folder: Path):
    assert view(folder, "--document", "note").name == "document-note.html"


@pytest.mark.parametrize("words", [(), ("--focus", "Huawei", "--document", "note"), ("--document", "../note")])
def test_wrong_use_is_an_error_and_writes_nothing(folder: Path, words: tuple[str, ...]):
    before = sorted(folder.rglob("*"))
    with pytest.raises(WrongInput, match=r"--document|no document"):
        view(folder, *words)
    assert sorted(folder.rglob("*")) == before
