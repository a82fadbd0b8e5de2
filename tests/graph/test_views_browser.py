"""The views in a browser: nothing is fetched, clicks lead to facts and words, and controls do what they say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Watched, wait_until
from derived import views_sample
from playwright.sync_api import Browser, Page

from chipcontrols.graph.views import focus_view, write_views

pytestmark = pytest.mark.browser
ID = "https://w3id.org/chipcontrols/id/"
EVIL = "<script>alert(1)</script>"


class Opened(Watched):
    """A page with a view."""

    def open(self, address: str) -> Page:
        self.page.goto(address)
        wait_until(self.page, "() => window.chipcontrols && window.chipcontrols.state.place.size >= 0")
        return self.page

    def click_node(self, iri: str) -> None:
        at = self.page.evaluate(
            """(iri) => { const { network, state } = window.chipcontrols;
                 const at = network.canvasToDOM(state.place.get(iri));
                 const box = document.getElementById("network").getBoundingClientRect();
                 return [at.x + box.x, at.y + box.y]; }""",
            iri,
        )
        self.page.mouse.click(*at)
        # vis-network waits to tell a click from a double click.
        wait_until(self.page, "(iri) => window.chipcontrols.network.getSelectedNodes()[0] === iri", iri)


PAGES = (
    "chips", "compute", "documents", "entity-list-cascade", "neighbourhoods", "ontology", "ownership", "supply",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = views_sample()
    target = tmp_path_factory.mktemp("pages")
    write_views(store, target)
    (target / "focus.html").write_text(focus_view(store, "NVIDIA", 2), encoding="utf-8")
    return target


@pytest.fixture()
def opened(browser: Browser) -> Iterator[Opened]:
    page = browser.new_page(viewport={"width": 1600, "height": 1000})
    yield Opened(page)
    page.close()


def drawn(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.chipcontrols.shown().sort()")
    return found


@pytest.mark.parametrize("name", [*PAGES, "focus"])
def test_a_view_asks_for_nothing_but_itself_and_says_nothing_wrong(opened: Opened, folder: Path, name: str):
    address = (folder / f"{name}.html").as_uri()
    page = opened.open(address)
    page.wait_for_timeout(300)
    assert opened.requests == [address]
    assert opened.complaints == []
    assert page.locator("#panel h2").inner_text() != ""


def test_a_click_on_a_party_shows_its_listing_names_and_source(opened: Opened, folder: Path):
    page = opened.open((folder / "entity-list-cascade.html").as_uri())
    opened.click_node(f"{ID}company/empyrean")
    panel = page.locator("#panel").inner_text()
    assert panel.splitlines()[0] == "Empyrean Technology"
    for text in ("华大九天", "company · EDA · China", "Entity List since 2 Dec 2024", "89 FR 96830", "record row 7"):
        assert text in panel
    assert "node=" in page.evaluate("location.hash")


def test_a_hostile_name_is_shown_as_text(opened: Opened, folder: Path):
    page = opened.open((folder / "entity-list-cascade.html").as_uri())
    opened.click_node(f"{ID}company/evil")
    assert page.locator("#panel h2").inner_text() == EVIL
    assert page.locator("#panel script").count() == 0
    assert opened.complaints == []


def test_a_quote_is_shown_in_its_language_and_as_text(opened: Opened, folder: Path):
    page = opened.open((folder / "entity-list-cascade.html").as_uri())
    page.evaluate("(iri) => window.chipcontrols.select(iri)", f"{ID}product/ascend-910b")
    quote = page.locator("#panel blockquote bdi").first
    assert (quote.text_content(), quote.get_attribute("lang")) == ("conçue par Huawei </script><b>gras</b>", "fr")
    assert "A note, fr, 2025-03-01 · characters 10 to 42" in (page.locator("#panel").text_content() or "")


def test_a_click_on_a_line_shows_the_claims_behind_it(opened: Opened, folder: Path):
    page = opened.open((folder / "compute.html").as_uri())
    page.select_option("#scene", label="Purchases")
    place = page.evaluate(
        """() => { const { network, state } = window.chipcontrols, edge = state.edges.find((e) => e.note);
             const a = state.place.get(edge.from), b = state.place.get(edge.to);
             const at = network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
             const box = document.getElementById("network").getBoundingClientRect();
             return [at.x + box.x, at.y + box.y]; }"""
    )
    page.mouse.click(*place)
    wait_until(page, "document.querySelector('#panel h2').textContent.includes('bought')")
    panel = page.locator("#panel").inner_text()
    assert "ByteDance – bought – NVIDIA H20" in panel
    assert "230,000 units · 2024" in panel
    assert "estimated" in panel


@pytest.mark.parametrize("typed", ["华大", "huada", "EMPYREAN"])
def test_search_finds_names_in_any_script_and_garbled(opened: Opened, folder: Path, typed: str):
    page = opened.open((folder / "entity-list-cascade.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type(typed)
    assert page.locator("#results li").first.inner_text().startswith("Empyrean Technology")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Empyrean Technology"


def test_search_leads_to_another_scene_and_escape_back(opened: Opened, folder: Path):
    page = opened.open((folder / "entity-list-cascade.html").as_uri())
    page.fill("#search", "昇腾")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Ascend 910B"
    assert page.locator("#scene option:checked").inner_text() == "84 FR 22961 · 1 party"
    page.locator("#network").focus()
    page.keyboard.press("Escape")
    assert page.locator("#panel h2").inner_text() == "84 FR 22961 · 1 party"


def test_the_legend_hides_and_shows_a_role(opened: Opened, folder: Path):
    page = opened.open((folder / "entity-list-cascade.html").as_uri())
    before = drawn(page)
    page.click('#legend button[data-key="listed"]')
    assert [iri for iri in before if iri not in drawn(page)] == [
        *(f"{ID}company/{slug}" for slug in ("empyrean", "evil", "naura")),
    ]
    page.click('#legend button[data-key="listed"]')
    assert drawn(page) == before


@pytest.mark.parametrize("width", [1000, 1200])
@pytest.mark.parametrize("name", PAGES)
def test_no_legend_is_cut_on_a_screen_of_a_small_computer(opened: Opened, folder: Path, name: str, width: int):
    opened.page.set_viewport_size({"width": width, "height": 900})
    page = opened.open((folder / f"{name}.html").as_uri())
    assert (
        page.evaluate("() => { const it = document.getElementById('legend'); return it.scrollWidth - it.clientWidth; }")
        <= 0
    )


def test_a_group_folds_and_opens(opened: Opened, folder: Path):
    page = opened.open((folder / "entity-list-cascade.html").as_uri())
    before = drawn(page)
    opened.click_node("group:manufacturing equipment")
    assert len(before) - len(drawn(page)) == 2
    page.click("text=Open this group")
    assert drawn(page) == before


def test_the_slider_fades_what_was_not_true_on_the_day(opened: Opened, folder: Path):
    page = opened.open((folder / "compute.html").as_uri())
    page.evaluate("window.chipcontrols.setDay('2024-06-01')")
    faded = page.evaluate(
        "[...window.chipcontrols.state.faded].map((id) => window.chipcontrols.state.nodes.get(id).label)"
    )
    assert faded == ["400,000 H100-equivalent"]
    page.evaluate("window.chipcontrols.setDay('')")
    assert page.evaluate("window.chipcontrols.state.faded.size") == 0


def test_an_address_opens_scene_entity_and_day(opened: Opened, folder: Path):
    first = opened.open((folder / "entity-list-cascade.html").as_uri())
    first.evaluate("(iri) => window.chipcontrols.select(iri)", f"{ID}company/iflytek")
    address = first.evaluate("location.href")
    first.goto("about:blank")
    page = opened.open(address)
    assert page.locator("#panel h2").inner_text() == "iFlytek"


def test_arrow_keys_walk_along_lines(opened: Opened, folder: Path):
    page = opened.open((folder / "entity-list-cascade.html").as_uri())
    page.locator("#network").focus()
    for key in ("ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    assert page.locator("#panel h2").inner_text() == "89 FR 96830"


def test_the_table_of_what_is_shown_holds_its_claims(opened: Opened, folder: Path):
    page = opened.open((folder / "entity-list-cascade.html").as_uri())
    rows = page.evaluate("window.chipcontrols.tableText()").splitlines()
    assert rows[0] == '"from","verb","to","figure","period","modality","source","claim"'
    assert f'"manufacturing equipment 2","lists","{EVIL}","","since 2024-12-02","asserted"' in "\n".join(rows)


def test_the_network_keeps_its_size(opened: Opened, folder: Path):
    page = opened.open((folder / "supply.html").as_uri())
    first = page.locator("#network canvas").bounding_box()
    page.wait_for_timeout(500)
    assert page.locator("#network canvas").bounding_box() == first
    assert first is not None and first["height"] < 1000


BEYOND_THE_STAGE = """() => {
  const { network, state, shown } = window.chipcontrols, stage = document.getElementById("network");
  const at = (id) => network.canvasToDOM(state.place.get(id));
  const beyond = ({ x, y }) => x < 0 || y < 0 || x > stage.clientWidth || y > stage.clientHeight;
  return shown().filter((id) => beyond(at(id)));
}"""


@pytest.mark.parametrize("name", ["chips", "compute", "entity-list-cascade", "supply", "focus"])
def test_all_boxes_are_within_sight_at_opening(opened: Opened, folder: Path, name: str):
    page = opened.open((folder / f"{name}.html").as_uri())
    assert page.evaluate(BEYOND_THE_STAGE) == []


WIDTHS = """() => {
  const { state, shown } = window.chipcontrols, nodes = shown().map((id) => state.nodes.get(id));
  const wide = (x) => Math.max(...nodes.map((n) => x(n) + n.w / 2)) - Math.min(...nodes.map((n) => x(n) - n.w / 2));
  return [wide((n) => n.x), wide((n) => state.place.get(n.id).x)];
}"""
EDGES = """(({ network, state, shown }) => shown().map((id) => [-1, 1].map((side) =>
  network.canvasToDOM({ x: state.place.get(id).x + side * state.nodes.get(id).w / 2, y: 0 }).x
)))(window.chipcontrols)"""
TOLD = """() => {
  const found = [], paint = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) { found.push(text); return paint.call(this, text, ...rest); };
  window.chipcontrols.network.redraw();
  return new Promise((done) => setTimeout(() => done([...new Set(found.filter((text) => /\\bmore\\b/.test(text)))]), 200));
}"""  # noqa: E501


def test_columns_stand_closer_on_a_narrow_stage_and_what_lies_beyond_is_told(opened: Opened, folder: Path):
    page = opened.open((folder / "entity-list-cascade.html").as_uri())
    natural, wide = page.evaluate(WIDTHS)
    assert wide == natural
    assert page.evaluate(TOLD) == []
    page.set_viewport_size({"width": 540, "height": 900})
    wait_until(page, f"({WIDTHS})()[1] < {natural}")
    beyond = "[...window.chipcontrols.shown()].map((id) => window.chipcontrols.network.canvasToDOM(window.chipcontrols.state.place.get(id)).x)"  # noqa: E501
    wait_until(page, f"{beyond}.every((x) => x > 0 && x < 540)")
    page.set_viewport_size({"width": 320, "height": 900})
    wait_until(page, f"{beyond}.some((x) => x > 320)")
    assert any(text.endswith(" more →") for text in page.evaluate(TOLD))
    needed = page.evaluate(WIDTHS)[1] + 32
    page.set_viewport_size({"width": round(needed * 0.6), "height": 1400})  # a little too narrow: it is shown whole
    wait_until(page, f"{EDGES}.every(([low, high]) => low > 0 && high < {needed * 0.6})")
    assert page.evaluate(TOLD) == []
    page.set_viewport_size({"width": round(needed * 0.57), "height": 1400})  # the last column is cut
    wait_until(page, f"{EDGES}.some(([, high]) => high > {needed * 0.57})")
    assert page.evaluate(TOLD) == ["1 more →"]
    page.set_viewport_size({"width": 1600, "height": 1000})
    wait_until(page, f"({WIDTHS})()[1] === {natural}")


BEHIND = """([to, ...others]) => {
  const box = (id, [x, y]) => ({ id, label: id, column: x / 200, x, y, w: 90, h: 26, kind: "company", role: "plain" });
  const nodes = [box("from", [0, 0]), box("to", to), ...others.map((at, i) => box(`other ${i}`, at))];
  data.scenes.push({ title: "made up", headings: [], nodes, edges: [{ from: 0, to: 1, label: "buys" }] });
  showScene(data.scenes.length - 1);
  const at = [...state.shown].map((id) => [...boxOf(id), id]), line = shownEdges()[0];
  const meet = at.some((a, i) => at.some((b, j) => i < j && a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]));
  const boxes = at.filter(([,,,, id]) => id.startsWith("other"));
  const hidden = (bend) => Math.round(hiddenPart(curveOf(line, bend), boxes));
  const heights = boxes.map(([,,,, id]) => state.place.get(id).y);
  return { hidden: hidden(), usually: hidden(0.5), bend: bendOf(line), meet, heights };
}"""


def test_a_line_does_not_lead_behind_the_boxes_of_others(opened: Opened, folder: Path):
    page = opened.open((folder / "supply.html").as_uri())
    # No turn helps a line that runs level: the box between its ends steps aside, to where there is room.
    level = page.evaluate(BEHIND, [[400, 0], [200, 0], [200, 60]])
    assert (level["hidden"], level["meet"], level["heights"]) == (0, False, [-19, 60])
    steep = page.evaluate(BEHIND, [[200, 500], [0, 34]])
    assert steep["hidden"] <= steep["usually"] / 2 > 10 and steep["heights"] == [34]
    clear = page.evaluate(BEHIND, [[400, 200], [200, -80]])
    assert (clear["hidden"], clear["bend"], clear["heights"]) == (0, 0.5, [-80])


@pytest.mark.parametrize("width", [1200, 1440])
def test_the_chooser_has_room_for_what_is_shown(opened: Opened, folder: Path, width: int):
    page = opened.page
    page.set_viewport_size({"width": width, "height": 900})
    opened.open((folder / "compute.html").as_uri())
    wanted = "(e) => { const was = e.offsetWidth; e.style.flex = 'none'; return [was, e.offsetWidth]; }"
    shown, wide = page.locator("#scene").evaluate(wanted)
    assert shown >= wide > 150
