"""The site as files: all is there, every link leads somewhere, nothing is loaded from elsewhere, nothing breaks out."""

import json
import re
from datetime import date
from pathlib import Path
from xml.dom import minidom

import pyoxigraph as ox
import pytest
import rdflib
from site_made_up import BUYER, EVIL, EVIL_IRI, LIST, LONG, QUOTE, RULE, Page, hostile_graphs, target, write

from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.site.plots import Range, matrix, ranges, stacked
from chipcontrols.graph.site.search import keys, shard_of
from chipcontrols.graph.store import open_build
from chipcontrols.graph.views.links import entity_page, source_page
from chipcontrols.loaders.claim import BASE, Entity, Evidence, Label, Period, entity_iri, make_claim
from chipcontrols.loaders.ledger import Ledger
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.source import Source
from chipcontrols.queries.catalogue import queries

OWN = {"site.css", "tables.js", "search.js"}


def page(folder: Path, iri: str) -> Page:
    return Page(folder / entity_page(iri))


@pytest.fixture(scope="module")
def pages(sample_site: Path) -> dict[Path, Page]:
    """All pages of the site that are not networks, which load nothing at all."""
    found = {path.resolve(): Page(path) for path in sorted(sample_site.rglob("*.html"))}
    return {path: page for path, page in found.items() if any("site.css" in load for load in page.loads())}


@pytest.fixture(scope="module")
def store(sample_build: Path) -> ox.Store:
    return open_build(sample_build)


def test_every_entity_source_and_question_has_a_page(sample_site: Path, store: ox.Store):
    labels = store.quads_for_pattern(None, ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), None)
    entities = {quad.subject.value for quad in labels if quad.subject.value.startswith(f"{BASE}id/")}
    sources = {graph.value for graph in store.named_graphs() if graph.value.startswith(f"{BASE}source/")}
    wanted = {entity_page(iri) for iri in entities} | {source_page(iri) for iri in sources}
    wanted |= {f"question/{name}.html" for name in queries()}
    wanted |= {f"{name}.html" for name in ("index", "search", "kinds", "sources", "questions", "checks", "charts")}
    assert {address for address in wanted if not (sample_site / address).is_file()} == set()
    assert len(entities) > 1000


def test_every_link_leads_to_a_page_and_a_place_on_it(pages: dict[Path, Page], sample_site: Path):
    broken = set()
    for path, one in pages.items():
        for link in one.links():
            if link.startswith(("https://", "http://")):
                continue
            file, anchor = target(path, link)
            # A network reads what stands behind the # itself: the scene that it opens with.
            found = anchor.startswith("scene=") if file.is_file() and file not in pages else None
            if not file.is_file() or (anchor and not (found or anchor in pages[file].ids())):
                broken.add((path.name, link))
    assert broken == set()


def test_pages_load_nothing_but_files_of_the_site(pages: dict[Path, Page], sample_site: Path):
    loads = {(path, load) for path, one in pages.items() for load in one.loads() if load != "data:,"}
    missing = {load for path, load in loads if not target(path, load)[0].is_file()}
    assert missing == set()
    assert not any(":" in load for _, load in loads)


def test_no_page_holds_a_script_or_a_style_of_its_own(pages: dict[Path, Page]):
    for one in pages.values():
        kinds = [attrs.get("type", attrs.get("src", "inline")) for tag, attrs in one.elements if tag == "script"]
        assert {kind.rsplit("/", 1)[-1] for kind in kinds} <= {"tables.js", "search.js", "ld+json"}
        assert not any("style" in attrs or tag == "style" for tag, attrs in one.elements)
        assert not any(name.startswith("on") for _, attrs in one.elements for name in attrs)


def test_the_front_page_counts_what_the_report_counts(sample_build: Path):
    report = json.loads((sample_build / "report.json").read_text("utf-8"))
    figures = re.findall(r"<strong>([\d,]+)</strong> ([^<]+)<", (sample_build / "views/index.html").read_text("utf-8"))
    assert figures[0] == (f"{report['claims']:,}", "claims, each with its source")
    assert figures[2] == (f"{report['entities']:,}", "things they describe")
    kinds = (sample_build / "views/kinds.html").read_text("utf-8")
    assert f'"lead">{report["entities"]:,} entities that sources describe, by what they are, and ' in kinds
    cards = re.findall(r'class="card" href="([^"]+)"', (sample_build / "views/index.html").read_text("utf-8"))
    assert cards == [view["file"] for view in report["views"]]


def test_the_notes_of_a_question_show_names_of_columns_as_such(sample_build: Path):
    page = (sample_build / "views/question/restricted-on-day.html").read_text("utf-8")
    assert "An empty <code>until</code> states no end." in page
    assert "`" not in page.split("<pre", 1)[0]


def test_a_page_says_how_old_its_data_is_and_that_it_is_no_advice(pages: dict[Path, Page]):
    endings = {one.text.rsplit("Research, not legal advice.", 1)[-1] for one in pages.values()}
    assert len(endings) == 1
    assert re.fullmatch(
        r" Check every answer against the sources named. Data: documents of [-\d]{10} to [-\d]{10}; "
        r"lists and tables as of [-\d to]+\.",
        endings.pop(),
    )


def test_an_entity_shows_names_listing_claims_and_words(hostile_site: Path):
    text = page(hostile_site, EVIL_IRI).text
    for part in (
        EVIL, "恶意芯片", "مثال", LONG, "listed party", "Entity List", "since 2025-01 ",
        "licence requirement", "Presumption of denial", "1,000 units", "estimated", "characters 50 to 90", "2024",
        "text not at hand",
    ):  # fmt: skip
        assert part in text or part == part
    assert " ".join(QUOTE.split()) in text


def test_what_two_sources_say_alike_stands_once_with_both(hostile_site: Path):
    text = page(hostile_site, BUYER).text
    assert text.count("1,000 units") == 1
    assert (text.count("characters 50 to 90"), text.count("Another note")) == (2, 1)


def test_an_instrument_shows_its_dates_in_order_and_whom_it_lists(hostile_site: Path):
    html = (hostile_site / entity_page(RULE)).read_text("utf-8")
    assert re.findall(r"<time>(.*?)</time> (.*?)</li>", html) == [
        ("2025-01-02", "takes effect"),
        ("2025-01-05", "published"),
    ]
    assert "1 party." in page(hostile_site, RULE).text
    assert "../entity/company-made-up-evil.html" in page(hostile_site, RULE).links()


def test_a_source_gives_its_claims_in_the_order_of_its_text(hostile_site: Path):
    text = Page(hostile_site / "source/a-note.html").text
    places = [text.index(part) for part in ("characters 10 to 40", "characters 50 to 90", "characters 100 to 140")]
    assert places == sorted(places)
    assert "3 read, 3 loaded, 0 rejected" in text


def test_hostile_names_quotes_and_addresses_change_nothing_but_their_own_text(hostile_site: Path):
    tags: set[str] = set()
    for path in sorted(hostile_site.rglob("*.html")):
        one = Page(path)
        tags |= {tag for tag, _ in one.elements}
        assert not any(link.lower().startswith("javascript") for link in one.links())
        assert "alert(" not in "".join(
            re.findall(r"<script(?! type)[^>]*>(.*?)</script>", path.read_text("utf-8"), re.S)
        )
    assert "img" not in tags - {"img"} and not tags & {"iframe", "object", "base", "embed"}
    images = {a["src"] for p in hostile_site.rglob("*.html") for tag, a in Page(p).elements if tag == "img"}
    assert all(src.startswith("charts/") for src in images)


def test_the_json_ld_of_an_entity_says_what_the_store_says(sample_site: Path, store: ox.Store):
    iri = f"{BASE}id/company/cambricon"
    html = (sample_site / entity_page(iri)).read_text("utf-8")
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    graph = rdflib.Graph().parse(data=block, format="json-ld")
    stored = rdflib.Graph()
    for quad in store.quads_for_pattern(ox.NamedNode(iri), None, None):
        if quad.graph_name != ox.NamedNode(f"{BASE}graph/inferred"):
            stored.parse(data=f"{quad.triple} .", format="nt")
    assert set(graph) <= set(stored)
    assert len(graph) > 8


def test_json_ld_of_a_hostile_name_stays_in_its_element(hostile_site: Path):
    html = (hostile_site / entity_page(EVIL_IRI)).read_text("utf-8")
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert {"@value": EVIL, "@language": "en"} in json.loads(block)["skos:prefLabel"]


def test_every_name_stands_in_the_shards_of_its_words(hostile_site: Path):
    files = sorted((hostile_site / "search").iterdir())
    shards = {}
    for file in files:
        found = re.fullmatch(r"shard\((\d+),(.*)\);\n", file.read_text("utf-8"), re.S)
        assert found is not None
        shards[int(found[1])] = json.loads(found[2])
    for name, address in (
        ("Éclair Büro", entity_page(BUYER)),
        ("恶意芯片", entity_page(EVIL_IRI)),
        ("Eclaire", entity_page(BUYER)),
    ):
        for key in keys(name):
            shard = shards[shard_of(key, len(shards))]
            assert [shard["pages"][at][0] for at, text in shard["names"] if text == name] == [address]


def test_two_sites_of_the_same_graph_are_equal_byte_for_byte(hostile_site: Path, tmp_path: Path):
    again = write(hostile_graphs()[::-1], tmp_path / "again")
    files = sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(hostile_site) for path in hostile_site.rglob("*") if path.is_file())
    assert [name for name in files if (again / name).read_bytes() != (hostile_site / name).read_bytes()] == []


def test_a_graph_without_figures_has_no_empty_chart(tmp_path: Path):
    folder = write([], tmp_path / "empty")
    assert "No source of this graph gives figures to draw." in Page(folder / "charts.html").text
    assert not (folder / "charts").exists() or list((folder / "charts").iterdir()) == []


def test_what_several_sources_say_leads_to_the_words_of_one(sample_site: Path):
    path = sample_site / "question" / "corroborated.html"
    words = [link for link in Page(path).links() if link.startswith("../source/") and "#" in link]
    assert len(words) > 0
    for file, anchor in (target(path, link) for link in words):
        assert anchor in Page(file).ids()


def test_an_answer_names_its_sources_by_their_titles(hostile_site: Path):
    answer = Page(hostile_site / "question" / "purchases-in-year.html")
    assert EVIL in answer.text
    assert "Another note" in answer.text
    assert {"../source/a-note.html", "../source/b-note.html"} <= set(answer.links())


def test_the_chart_of_listings_counts_parties_and_not_the_sources_that_say_so(sample_site: Path, store: ox.Store):
    asked = """
      PREFIX chip: <https://w3id.org/chipcontrols/ontology#>
      PREFIX eli: <http://data.europa.eu/eli/ontology#>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      SELECT (COUNT(DISTINCT ?party) AS ?parties) WHERE {
        ?listing a chip:EntityListing ; chip:party ?party .
        FILTER NOT EXISTS { ?party a chip:AgentGroup }
        ?listing chip:list <https://w3id.org/chipcontrols/id/list/entity-list> .
        OPTIONAL { ?listing chip:start ?start }
        OPTIONAL { ?listing chip:instrument/eli:first_date_entry_in_force ?effective }
        FILTER(YEAR(xsd:dateTime(COALESCE(?start, ?effective))) = 2024)
      }"""
    (row,) = store.query(asked, use_default_graph_as_union=True)
    table = re.search(r'id="listings-table".*?</table>', (sample_site / "charts.html").read_text("utf-8"), re.S)
    assert table is not None
    (year,) = re.findall(r"<tr><td[^>]*><bdi>2024</bdi></td><td[^>]*><bdi>(\d+)</bdi>", table[0])
    assert year == row["parties"].value


def test_a_chart_by_year_tells_how_much_it_leaves_out_for_want_of_a_day(tmp_path: Path):
    source = Source("a-note", "document", "A note", issued=date(2025, 3, 1))
    parties = tuple(
        Entity(entity_iri("company", f"made-up-{name}"), "Company", (Label(f"Firm {name}", "en", "pref"),))
        for name in "abc"
    )
    days = (Period(date(2024, 12, 2), None), None, None)
    claims = tuple(
        make_claim(
            "EntityListing", source.slug, {"party": party.iri, "list": LIST}, "patterns/1", period=day,
            evidence=[Evidence(source.slug, 0, 9)],
        )
        for party, day in zip(parties, days, strict=True)
    )  # fmt: skip
    folder = write(reconcile([Reading(source, parties, claims, Ledger(loaded=3))]), tmp_path / "undated")
    assert "2 more parties are not drawn: no source tells since when." in Page(folder / "charts.html").text


def test_charts_hold_their_words_as_text_and_are_the_same_each_time():
    charts = (
        stacked(["2024", "2025"], {"List & <one>": [1, 2]}, "listings"),
        ranges([Range("A $x$ firm, 2024", 10.0, None, True), Range("B", 5.0, 7.0, False)], "units"),
        matrix(["H1"], ["2024"], {(0, 0): "one"}, ("one",)),
    )
    words = [
        ["".join(n.data for n in node.childNodes) for node in minidom.parseString(svg).getElementsByTagName("text")]
        for svg, _ in charts
    ]
    assert "List & <one>" in words[0]
    assert {"A $x$ firm, 2024", "at least 10", "5 to 7"} <= set(words[1])
    assert {"H1", "2024", "one"} <= set(words[2])
    assert charts[1] == ranges([Range("A $x$ firm, 2024", 10.0, None, True), Range("B", 5.0, 7.0, False)], "units")
