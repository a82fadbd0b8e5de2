"""The site in a browser: search, sorting, filtering, keyboard, both themes, and nothing asked of the network."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Watched
from playwright.sync_api import Browser
from site_made_up import EVIL, EVIL_IRI

from chipcontrols.graph.views.links import entity_page

pytestmark = pytest.mark.browser
KINDS = (
    "index.html", "search.html?q=nvidia", "kinds.html", "kind/company.html", "entity/company-cambricon.html",
    "entity/instrument-89-fr-96830.html", "sources.html", "source/reference-chips.html", "questions.html",
    "question/purchases-in-year.html", "checks.html", "charts.html", "timeline.html",
)  # fmt: skip


class Opened(Watched):
    """A page of the site."""

    def results(self) -> list[str]:
        return [" ".join(text.split()) for text in self.page.locator("#results li").all_inner_texts()]


@pytest.fixture()
def opened(browser: Browser) -> Iterator[Opened]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    yield Opened(page)
    page.close()


@pytest.fixture()
def served(sample_site: Path) -> Iterator[str]:
    """The address of the site behind a plain web server."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(sample_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("width", [1440, 390])
def test_pages_ask_nothing_of_the_network_and_fit(browser: Browser, sample_site: Path, width: int):
    for kind in KINDS:
        opened = Opened(browser.new_page(viewport={"width": width, "height": 800}))
        opened.page.goto(f"{sample_site.as_uri()}/{kind}")
        opened.page.wait_for_load_state("networkidle")
        assert [url for url in opened.requests if not url.startswith((sample_site.as_uri(), "data:,"))] == []
        assert opened.complaints == [], kind
        assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (kind, width)
        opened.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, sample_site: Path, scheme: str):
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    for kind in KINDS:
        page = context.new_page()
        page.goto(f"{sample_site.as_uri()}/{kind}")
        page.wait_for_load_state("networkidle")
        found = Axe().run(page).response["violations"]
        serious = [(v["id"], v["nodes"][0]["html"][:120]) for v in found if v["impact"] in ("serious", "critical")]
        assert serious == [], kind
        page.close()
    context.close()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("cambric", "Cambricon company"),
        ("寒武纪", "Cambricon 寒武纪 company"),
        ("89 fr 96830", "89 FR 96830 instrument"),
        ("CAMBRICON technologies", "Cambricon Cambricon Technologies company"),
    ],
)
def test_search_finds_names_in_every_script(opened: Opened, sample_site: Path, typed: str, first: str):
    opened.page.goto(f"{sample_site.as_uri()}/index.html")
    opened.page.fill("#q", typed)
    opened.page.wait_for_selector("#results li")
    assert opened.results()[0] == first
    assert opened.complaints == []


def test_search_works_the_same_from_a_server_and_from_any_page(opened: Opened, served: str):
    opened.page.goto(f"{served}/entity/company-cambricon.html")
    opened.page.fill("header input", "寒武纪")
    opened.page.press("header input", "Enter")
    opened.page.wait_for_selector("#results li")
    assert opened.page.url.startswith(f"{served}/search.html?q=")
    assert opened.results()[0] == "Cambricon 寒武纪 company"
    assert [url for url in opened.requests if not url.startswith((served, "data:,"))] == []
    assert opened.complaints == []


def test_search_goes_by_keyboard_to_the_page_of_the_first_name(opened: Opened, sample_site: Path):
    opened.page.goto(f"{sample_site.as_uri()}/index.html")
    opened.page.focus("#q")
    opened.page.keyboard.type("cambricon")
    opened.page.wait_for_selector("#results li >> nth=1")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowDown")
    second = opened.page.evaluate("document.activeElement.textContent")
    opened.page.keyboard.press("ArrowUp")
    assert opened.page.evaluate("document.activeElement.textContent") != second or second == "Cambricon"
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url("**/entity/company-cambricon.html")


def test_search_of_nothing_known_says_so(opened: Opened, sample_site: Path):
    opened.page.goto(f"{sample_site.as_uri()}/search.html?q=qqqxyz")
    opened.page.wait_for_selector("#found:not(:empty)")
    assert (opened.page.inner_text("#found"), opened.results()) == ("0 found.", [])


def test_a_click_on_a_head_sorts_and_a_second_click_turns_the_order(opened: Opened, sample_site: Path):
    opened.page.goto(f"{sample_site.as_uri()}/sources.html")
    claims = "#source-table th:last-child button"

    def column() -> list[int]:
        return [int(text.replace(",", "")) for text in opened.page.locator("td:last-child").all_inner_texts()]

    opened.page.focus(claims)
    opened.page.keyboard.press("Enter")
    assert column() == sorted(column())
    assert opened.page.get_attribute("#source-table th:last-child", "aria-sort") == "ascending"
    opened.page.click(claims)
    assert column() == sorted(column(), reverse=True)
    assert column()[0] > column()[-1]


def test_a_filter_leaves_the_rows_that_hold_what_is_typed(opened: Opened, sample_site: Path):
    opened.page.goto(f"{sample_site.as_uri()}/sources.html")
    opened.page.fill(".filter input", "german")
    rows = opened.page.locator("tbody tr:visible").all_inner_texts()
    assert rows != [] and all("German" in row for row in rows)
    assert opened.page.inner_text(".filter span") == f"{len(rows)} rows"


def test_a_claim_leads_to_its_place_in_the_source(opened: Opened, sample_site: Path):
    opened.page.goto(f"{sample_site.as_uri()}/question/purchases-in-year.html")
    opened.page.click("td:last-child a >> nth=0")
    place = opened.page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert place.startswith("purchase-")
    assert opened.page.evaluate("document.querySelector(':target').id") == place


def test_a_hostile_name_runs_nothing_and_is_found(opened: Opened, hostile_site: Path):
    opened.page.goto(f"{hostile_site.as_uri()}/{entity_page(EVIL_IRI)}")
    assert opened.page.inner_text("h1 bdi >> nth=0") == EVIL
    opened.page.goto(f"{hostile_site.as_uri()}/search.html?q=alert")
    opened.page.wait_for_selector("#results li")
    assert opened.page.inner_text("#results a >> nth=0") == EVIL
    assert opened.page.locator("#results script").count() == 0
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.complaints == []


def test_a_long_name_stays_within_its_page(browser: Browser, hostile_site: Path):
    page = browser.new_page(viewport={"width": 390, "height": 800})
    for address in (entity_page(EVIL_IRI), "index.html", "kind/company.html", "source/a-note.html"):
        page.goto(f"{hostile_site.as_uri()}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    page.close()
