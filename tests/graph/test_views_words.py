"""Words of the views in a browser: verbs on their own lines, headings apart, and what the panel says of the rest."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pypdf
import pytest
from browsing import wait_until
from playwright.sync_api import Browser, Page, sync_playwright

from chipcontrols.graph.views import write_views
from chipcontrols.graph.views.landscape import read_landscape, sized
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.network import Edge, Node, Scene, View
from chipcontrols.graph.views.page import render

pytestmark = pytest.mark.browser
SAMPLE = Path(__file__).parent / "test_views_sample.trig"
ID = "https://w3id.org/chipcontrols/id/"
HEADINGS = ("foundry, memory, parts", "accelerators", "design", "systems", "users and buyers")
# Where the labels stand, and the lines of other verbs that run through them.
LABELS = """() => {
  const c = document.createElement("canvas").getContext("2d"), found = placeLabels(c, 11);
  const runs = (edge, { text, at }) => Array.from({ length: 99 }, (_, i) => onCurve(edge, (i + 1) / 100))
    .some(({ x, y }) => Math.abs(x - at.x) < c.measureText(text).width / 2 && Math.abs(y - at.y) < 6);
  const crossed = found.filter((label) => shownEdges().some((edge) => edge.label !== label.text && runs(edge, label)));
  return [found.map(({ text }) => text).sort(), crossed.map(({ text }) => text)];
}"""
# The words in the row of headings, with the room that each takes.
PAINTED = """() => {
  const found = [], paint = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, most = 1e9) {
    const wide = Math.min(this.measureText(text).width, most);
    const left = { left: x, center: x - wide / 2, right: x - wide }[this.textAlign];
    if (this.font.includes("600 12px") && y < 28) found.push([text, left, left + wide, y]);
    return paint.call(this, text, x, y, most);
  };
  network.redraw();
  return new Promise((done) => setTimeout(() => done(found), 200));
}"""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = ox.Store()
    store.load(path=str(SAMPLE), format=ox.RdfFormat.TRIG)
    target = tmp_path_factory.mktemp("words")
    write_views(store, target, {"entity/company-huawei.html"})
    for view in (crossing(), columns(), View("bare", "Bare", "", ())):
        page = render(read_landscape(ox.Store()), view, "No data.")
        (target / f"{view.slug}.html").write_text(page, encoding="utf-8")
    return target


def crossing() -> View:
    """Two claims whose lines cross half-way, where the verb of each would be read on the other's line."""
    nodes = [
        sized(Node(key, key, "claim" if column == 0 else "company", "plain", column=column, rank=(rank,)))
        for key, column, rank in (("sale", 0, 0), ("supply", 0, 1), ("Buyer Ltd", 1, 0), ("Supplier Ltd", 1, 1))
    ]
    edges = [Edge("sale", "Supplier Ltd", "customer"), Edge("supply", "Buyer Ltd", "supplier")]
    laid = lay_out(nodes, edges, 200, frozenset({0, 1}))
    return View("crossing", "Crossing", "", (Scene("all", "All", laid, tuple(edges)),))


def columns() -> View:
    """Five columns, of which a phone shows three."""
    nodes = [sized(Node(f"box {n}", "NVIDIA 英伟达", "company", "plain", column=n)) for n in range(5)]
    edges = [Edge(f"box {n}", f"box {n + 1}", "sells") for n in range(4)]
    return View("columns", "Columns", "", (Scene("all", "All", lay_out(nodes, edges), tuple(edges), HEADINGS),))


def opened(browser: Browser, folder: Path, name: str, width: int = 1440) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((folder / f"{name}.html").as_uri())
    wait_until(page, "() => window.chipcontrols && window.chipcontrols.state.scene !== null")
    page.wait_for_timeout(200)  # the page fits anew once it has its size
    return page


def test_a_verb_stands_where_no_line_of_another_verb_runs(browser: Browser, folder: Path):
    page = opened(browser, folder, "crossing")
    assert page.evaluate(LABELS) == [["customer", "supplier"], []]
    page.close()


@pytest.mark.parametrize(("name", "width"), [("ontology", 390), ("columns", 390), ("columns", 700)])
def test_headings_stand_apart_and_none_is_missing(browser: Browser, folder: Path, name: str, width: int):
    page = opened(browser, folder, name, width)
    found = page.evaluate(PAINTED)
    page.close()
    for text, left, right, y in found:
        others = [other for other in found if other[0] != text and abs(other[3] - y) < 10]
        assert not [other for other in others if left < other[2] and other[1] < right], found
    if name == "columns":
        said = " ".join(text for text, *_ in found)
        beyond = sum(int(text.split()[0]) for text, *_ in found if text.endswith("more →"))
        assert beyond + sum(heading.split()[-1] in said for heading in HEADINGS) == len(HEADINGS), found


def test_dashes_are_told_as_plans_only_where_they_are(browser: Browser, folder: Path):
    said = {}
    for name in ("ontology", "compute"):
        page = opened(browser, folder, name)
        said[name] = "Dashed means planned" in page.locator("#panel").inner_text()
        page.close()
    assert said == {"ontology": False, "compute": True}


def test_the_rest_of_the_claims_is_a_click_or_a_command_away(browser: Browser, folder: Path):
    page = opened(browser, folder, "entity-list-cascade")
    for iri, way in ((f"{ID}company/huawei", "its own page"), (f"{ID}company/naura", "query entity -p name=")):
        page.evaluate("(iri) => { data.entities[iri].more = 3; select(iri); }", iri)
        assert f"3 more claims: {way}" in page.locator("#panel").inner_text().replace("chipcontrols ", "")
    page.close()


def test_the_whole_scene_is_printed_with_its_legend_and_its_panel(browser: Browser, folder: Path):
    page = opened(browser, folder, "entity-list-cascade", 700)
    printed = " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(BytesIO(page.pdf(landscape=True))).pages)
    boxes = page.evaluate("shownEdges().flatMap(({ from, to }) => [label(from), label(to)])")
    names = {name for name in boxes if name.isascii() and len(name) < 15}
    assert "NAURA" in names
    assert {name for name in {*names, "listed party", "How to read it"} if name not in printed} == set()
    assert page.locator("#paper").inner_html() == ""
    page.close()


def test_filters_are_not_blamed_where_there_is_nothing_to_draw(browser: Browser, folder: Path):
    page = opened(browser, folder, "bare")
    assert page.locator("#nothing").is_hidden()
    assert "Nothing to draw" in page.locator("#panel").inner_text()
    page.goto((folder / "crossing.html").as_uri())
    page.evaluate("toggle(state.hidden, 'plain')")
    assert page.locator("#nothing").is_visible()
    page.close()
