"""The page for writing SPARQL, in a browser: completion, table, a network that opens, nothing from outside."""

import httpx
import pytest
from browsing import wait_until
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.browser
CHAIN = """SELECT ?buyer ?item WHERE { ?claim a <https://w3id.org/chipcontrols/ontology#Purchase> ;
  <https://w3id.org/chipcontrols/ontology#buyer> ?buyer ; <https://w3id.org/chipcontrols/ontology#item> ?item }
  ORDER BY ?buyer ?item LIMIT 5"""


def test_a_person_completes_asks_draws_and_expands(site: httpx.Client, chromium: str):
    base = str(site.base_url).rstrip("/")
    asked: list[str] = []
    faults: list[str] = []
    with sync_playwright() as program:
        browser = program.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(f"{base}/sparql")
        wait_until(page, "document.querySelectorAll('#examples option').length > 20")
        page.fill("#query", "SELECT * { ?claim chip:buy")
        page.focus("#query")
        page.keyboard.press("Control+End")
        page.keyboard.type("e")
        page.keyboard.press("Enter")
        assert page.input_value("#query").startswith("PREFIX chip: <")
        assert page.input_value("#query").endswith("?claim chip:buyer")
        page.fill("#query", CHAIN)
        page.click("#run")
        page.wait_for_selector("#table tbody tr")
        assert page.locator("#table tbody tr").count() == 5
        page.click("#draw")
        wait_until(page, "!document.getElementById('network').hidden && drawing !== null")
        before = page.evaluate("drawing.body.data.nodes.length")
        page.evaluate("expand(drawing.body.data.nodes.getIds()[0], drawing.body.data)")
        wait_until(page, f"drawing.body.data.nodes.length > {before}")
        page.fill("#query", "SELECT nonsense")
        page.click("#run")
        page.wait_for_selector("#words:not([hidden])")
        assert page.inner_text("#status") == "Not answered"
        browser.close()
    assert [fault for fault in faults if "400" not in fault] == []
    assert {url for url in asked if not url.startswith((base, "data:", "blob:"))} == set()
