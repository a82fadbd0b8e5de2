"""Hostile names, quotes and addresses in the data: in the browser they change nothing but their own text."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from browsing import Watched, wait_until
from derived import views_sample
from playwright.sync_api import Browser, Page

from chipcontrols.graph.views import focus_view, write_views

pytestmark = pytest.mark.browser
ID = "https://w3id.org/chipcontrols/id/"
LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
NOTE = ox.NamedNode("https://w3id.org/chipcontrols/source/note")
NAMES = {
    "script": "</script><script>window.broken = 1</script>",
    "picture": '"><img src=x onerror="window.broken = 1">',
    "address": "javascript:window.broken=1",
    "marks": "\u202egnortsa\u202c\u2066abc\u200f",
    "long": "Ten thousand signs " + "x" * 10_000,
    "formula": "=cmd|' /C calc'!A0",
    "comment": "<!--<script>",
    "template": "{{data}}${alert(1)}",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = views_sample()
    for slug, name in NAMES.items():
        iri, claim = (
            ox.NamedNode(f"{ID}company/{slug}"),
            ox.NamedNode(f"https://w3id.org/chipcontrols/claim/use-{slug}"),
        )
        chip = "https://w3id.org/chipcontrols/ontology#"
        for subject, predicate, value in (
            (iri, LABEL, ox.Literal(name, language="en")),
            (claim, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), ox.NamedNode(f"{chip}Use")),
            (claim, ox.NamedNode(f"{chip}modality"), ox.NamedNode(f"{chip}asserted")),
            (claim, ox.NamedNode(f"{chip}user"), iri),
            (claim, ox.NamedNode(f"{chip}used"), ox.NamedNode(f"{ID}product/ascend-910b")),
        ):
            store.add(ox.Quad(subject, predicate, value, NOTE))
    target = tmp_path_factory.mktemp("hostile")
    write_views(store, target)
    (target / "focus.html").write_text(focus_view(store, "Ascend 910B", 1), encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def page(folder: Path, browser: Browser) -> Iterator[Page]:
    watched = Watched(browser.new_page(viewport={"width": 1440, "height": 900}))
    watched.page.goto((folder / "focus.html").as_uri())
    wait_until(watched.page, "() => window.chipcontrols && window.chipcontrols.state.shown.size > 0")
    yield watched.page
    assert watched.complaints == []


@pytest.mark.parametrize("slug", sorted(NAMES))
def test_a_hostile_name_is_its_own_text_in_the_panel(page: Page, slug: str):
    page.evaluate("(iri) => window.chipcontrols.select(iri)", f"{ID}company/{slug}")
    assert page.locator("#panel h2").text_content() == NAMES[slug]
    assert page.locator("#panel script, #panel img, #panel a[href^='javascript']").count() == 0
    assert page.evaluate("window.broken === undefined")


def test_marks_of_direction_end_with_the_name(page: Page):
    page.evaluate("(iri) => window.chipcontrols.select(iri)", f"{ID}company/marks")
    styles = page.eval_on_selector_all("#panel bdi", "all => all.map((one) => getComputedStyle(one).unicodeBidi)")
    assert set(styles) == {"isolate"}


def test_a_box_of_ten_thousand_signs_is_no_wider_than_others(page: Page):
    widths = page.evaluate("[...window.chipcontrols.state.nodes.values()].map((node) => node.w)")
    assert max(widths) < 260


def test_saved_pictures_and_networks_are_well_formed(page: Page):
    for form in ("svgText", "graphText"):
        broken = page.evaluate(
            "(form) => new DOMParser().parseFromString(window.chipcontrols[form](), 'application/xml')"
            ".querySelectorAll('parsererror').length",
            form,
        )
        assert (form, broken) == (form, 0)
    assert page.evaluate("window.chipcontrols.svgText().includes('<script')") is False


def test_no_cell_of_the_table_is_a_formula(page: Page):
    table = page.evaluate("window.chipcontrols.tableText()")
    assert "\"'=cmd|' /C calc'!A0\"" in table
    assert '"=cmd' not in table


def test_a_hostile_address_selects_nothing(page: Page, folder: Path):
    page.goto((folder / "focus.html").as_uri() + "#node=javascript:alert(1)&scene=<script>&day=never&off=x&line=-1")
    page.reload()
    wait_until(page, "() => window.chipcontrols && window.chipcontrols.state.shown.size > 0")
    assert page.locator("#panel h2").inner_text() == "1 step"
    assert page.evaluate("window.chipcontrols.state.day") == ""
