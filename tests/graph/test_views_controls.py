"""Controls of the views in a browser: filters, days, saving, address, keyboard, many boxes, accessibility."""

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import wait_until
from derived import views_sample
from playwright.sync_api import Browser, Page

from chipcontrols.graph.views import document_view, focus_view, write_views
from chipcontrols.graph.views.landscape import read_landscape, sized
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.network import DRAWN_LIMIT, Edge, Node, Scene, View
from chipcontrols.graph.views.page import render
from chipcontrols.loaders.ledger import WrongInput

pytestmark = pytest.mark.browser
ID = "https://w3id.org/chipcontrols/id/"
VIEWS = ["chips", "compute", "documents", "entity-list-cascade", "neighbourhoods", "supply"]
READY = "() => window.chipcontrols && window.chipcontrols.state.shown.size > 0"
MANY = 5_000


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return views_sample()


@pytest.fixture(scope="module")
def folder(store: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("controls")
    write_views(store, target, {"entity/company-huawei.html", "source/note.html"})
    (target / "many.html").write_text(render(read_landscape(ox.Store()), many(), "No data."), encoding="utf-8")
    return target


def many() -> View:
    """Five thousand boxes in a hundred groups, most of them folded."""
    nodes = [sized(Node(f"group:{n}", f"group {n}", "segment", "heading", folded=n > 3)) for n in range(100)]
    nodes += [
        sized(Node(f"{ID}company/{n}", f"firm {n}", "company", "plain", column=1, group=f"group:{n % 100}"))
        for n in range(MANY)
    ]
    edges = [Edge(f"group:{n % 100}", f"{ID}company/{n}", "holds") for n in range(MANY)]
    return View("many", "Many", "", (Scene("all", "All", lay_out(nodes, edges), tuple(edges)),))


@pytest.fixture()
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page(viewport={"width": 1440, "height": 900})
    yield found
    found.close()


def opened(page: Page, folder: Path, name: str, address: str = "") -> Page:
    page.goto(f"{(folder / f'{name}.html').as_uri()}{address}")
    wait_until(page, READY)
    return page


def shown(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.chipcontrols.shown().sort()")
    return found


def test_a_country_can_be_filtered_out_and_back(page: Page, folder: Path):
    opened(page, folder, "entity-list-cascade")
    before = shown(page)
    page.keyboard.press("f")
    page.uncheck('#filters input[data-key="country:China"]')
    assert f"{ID}company/empyrean" in before and f"{ID}company/empyrean" not in shown(page)
    assert page.locator("#filter").inner_text() == "Filter (1)"
    page.check('#filters input[data-key="country:China"]')
    assert shown(page) == before


def test_a_modality_can_be_filtered_out(page: Page, folder: Path):
    opened(page, folder, "compute")
    assert "400,000 H100-equivalent" in str(page.evaluate("window.chipcontrols.svgText()")).replace("</text>", " ")
    page.click("#filter")
    page.uncheck('#filters input[data-key="modality:forecast"]')
    left = page.evaluate("window.chipcontrols.shown().map((id) => window.chipcontrols.state.nodes.get(id).label)")
    assert [label for label in left if "400,000" in label] == []


def test_a_source_can_be_filtered_out_until_nothing_is_left_and_all_shown_again(page: Page, folder: Path):
    opened(page, folder, "supply")
    before = shown(page)
    page.click("#filter")
    for box in page.locator('#filters input[data-key^="source:"]').all():
        box.uncheck()
    page.keyboard.press("Escape")
    assert (shown(page), page.locator("#nothing").is_visible()) == ([], True)
    page.click("#reset")
    assert (shown(page), page.locator("#nothing").is_visible()) == (before, False)


def test_the_slider_and_the_typed_day_show_one_day(page: Page, folder: Path):
    opened(page, folder, "compute")
    page.fill("#date", "2024-06-01")
    assert (page.locator("#day").inner_text(), page.evaluate("window.chipcontrols.state.faded.size")) == (
        "1 Jun 2024",
        1,
    )
    page.locator("#slider").focus()
    page.keyboard.press("End")
    page.keyboard.press("Home")
    assert page.evaluate("window.chipcontrols.state.day") == page.evaluate("window.chipcontrols.state.days[0]")
    page.click("#always")
    assert page.locator("#day").inner_text() == "All days"


def test_an_address_keeps_scene_selection_day_filters_and_groups(page: Page, folder: Path, browser: Browser):
    opened(page, folder, "entity-list-cascade")
    page.evaluate("(iri) => window.chipcontrols.select(iri)", f"{ID}company/naura")
    page.fill("#date", "2025-01-01")
    page.click("#filter")
    page.uncheck('#filters input[data-key="modality:asserted"]')
    page.check('#filters input[data-key="modality:asserted"]')
    page.uncheck('#filters input[data-key="source:note"]')
    page.keyboard.press("Escape")
    seen = """(({ state: { scene, day, off }, shown }) => ({ scene, day, off: [...off], shown: shown() }))(
      window.chipcontrols)"""
    before = page.evaluate(seen)
    other = browser.new_page(viewport={"width": 1440, "height": 900})
    other.goto(page.evaluate("location.href"))
    wait_until(other, READY)
    assert other.evaluate(seen) == before
    assert other.locator("#panel h2").inner_text() == "NAURA"
    assert (before["day"], before["off"]) == ("2025-01-01", ["source:note"])
    other.close()


@pytest.mark.parametrize("form", ["png", "svg", "graphml", "csv"])
def test_what_is_shown_is_saved(page: Page, folder: Path, form: str, tmp_path: Path):
    opened(page, folder, "supply")
    with page.expect_download() as download:
        page.select_option("#save", form)
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.name == f"supply.{form}"
    names = {page.evaluate("(id) => window.chipcontrols.data.entities[id].name", iri) for iri in shown(page)}
    if form == "png":
        assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    elif form == "csv":
        assert path.read_text("utf-8-sig").splitlines()[0].startswith('"from","verb","to"')
    else:
        tree = ElementTree.parse(path)
        if form == "graphml":
            space = "{http://graphml.graphdrawing.org/xmlns}"
            labels = {data.text for data in tree.iter(f"{space}data") if data.get("key") == "n_label"}
            assert labels == names
            edges = {(e.get("source"), e.get("target")) for e in tree.iter(f"{space}edge")}
            assert (f"{ID}product/h100", f"{ID}company/nvidia") in edges
        else:
            texts = " ".join(text.text or "" for text in tree.iter("{http://www.w3.org/2000/svg}text"))
            assert [name for name in names if name.split()[0] not in texts] == []


def test_keys_walk_open_zoom_and_go_back(page: Page, folder: Path):
    opened(page, folder, "entity-list-cascade")
    page.locator("#network").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.locator("#panel h2").inner_text() in ("EDA 1", "manufacturing equipment 2")
    count = len(shown(page))
    page.keyboard.press("Enter")
    assert len(shown(page)) < count
    scale = page.evaluate("window.chipcontrols.network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("window.chipcontrols.network.getScale()") > scale
    page.keyboard.press("Escape")
    assert page.evaluate("window.chipcontrols.network.getSelectedNodes()") == []


def test_the_panel_links_to_pages_that_exist_and_to_no_other(page: Page, folder: Path):
    opened(page, folder, "entity-list-cascade")
    page.evaluate("(iri) => window.chipcontrols.select(iri)", f"{ID}company/huawei")
    links = page.eval_on_selector_all("#panel a", "all => [...new Set(all.map((a) => a.getAttribute('href')))].sort()")
    assert links == ["entity/company-huawei.html", "source/note.html"]
    page.evaluate("(iri) => window.chipcontrols.select(iri)", f"{ID}company/empyrean")
    assert page.locator("#panel a").count() == 0


def test_a_sentence_shows_its_words_and_its_claims(page: Page, folder: Path):
    opened(page, folder, "documents")
    key = page.evaluate("window.chipcontrols.shown().find((id) => id.startsWith('sentence:') )")
    page.evaluate("(id) => window.chipcontrols.select(id)", key)
    quote = page.locator("#panel blockquote bdi").first
    assert (quote.text_content(), quote.get_attribute("lang")) == ("conçue par Huawei </script><b>gras</b>", "fr")
    assert page.locator("#panel details").count() == 1


def test_one_document_is_a_page_and_an_unknown_one_an_error(store: ox.Store):
    assert "conçue par Huawei" in document_view(store, "note")
    with pytest.raises(WrongInput, match="note"):
        document_view(store, "no-such-note")


def test_depth_grows_by_the_chooser(page: Page, store: ox.Store, folder: Path):
    (folder / "focus.html").write_text(focus_view(store, "iFlytek", 2), encoding="utf-8")
    opened(page, folder, "focus")
    assert f"{ID}company/huawei" in shown(page)
    page.select_option("#scene", label="1 step")
    assert f"{ID}company/huawei" not in shown(page)


def test_five_thousand_boxes_open_in_groups_and_never_more_than_the_limit_is_drawn(page: Page, folder: Path):
    opened(page, folder, "many")
    assert page.evaluate("window.chipcontrols.state.nodes.size") == MANY + 100
    assert 0 < len(shown(page)) <= DRAWN_LIMIT
    for group in range(4, 24):
        page.evaluate("(id) => window.chipcontrols.select(id)", f"{ID}company/{group}")
        assert len(shown(page)) <= DRAWN_LIMIT
        assert f"{ID}company/{group}" in shown(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*VIEWS, "ontology"])
def test_no_serious_fault_of_accessibility(browser: Browser, folder: Path, name: str, scheme: str):
    page = browser.new_page(
        viewport={"width": 1440, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    opened(page, folder, name)
    page.click("#filter")
    found = json.loads(json.dumps(Axe().run(page).response))["violations"]
    page.close()
    serious = [
        (fault["id"], fault["nodes"][0]["html"]) for fault in found if fault["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_no_control_stands_outside_the_page(browser: Browser, folder: Path, width: int):
    page = browser.new_page(viewport={"width": width, "height": 844})
    opened(page, folder, "entity-list-cascade")
    beyond = page.eval_on_selector_all(
        "header *, body > footer *, #panel",
        """all => all.filter((one) => one.offsetParent && !one.closest("[hidden], select"))
             .map((one) => [one, one.getBoundingClientRect()])
             .filter(([, box]) => box.left < -1 || box.right > innerWidth + 1)
             .map(([one]) => one.id || one.textContent)""",
    )
    page.close()
    assert beyond == []
