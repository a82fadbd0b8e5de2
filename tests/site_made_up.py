"""A small made-up graph with hostile names, quotes and addresses, its site, and pages read as a browser would."""

from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from chipcontrols.graph.build import assemble
from chipcontrols.graph.identity import SourceGraph, reconcile
from chipcontrols.graph.site import gather, write_site
from chipcontrols.graph.views.landscape import read_landscape
from chipcontrols.loaders.claim import Claim, Entity, Evidence, Label, Period, Quantity, entity_iri, make_claim
from chipcontrols.loaders.ledger import Ledger
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.source import Source

EVIL = '</script><script>alert("1")</script>'
QUOTE = "He said </blockquote><img src=x onerror=alert(2)> \u202eand turned round"
LONG = "Long" * 2500
EVIL_IRI = entity_iri("company", "made-up-evil")
BUYER = entity_iri("company", "made-up-buyer")
CHIP = entity_iri("product", "made-up-chip")
RULE = entity_iri("instrument", "99-fr-1")
LIST = entity_iri("list", "entity-list")


def hostile_graphs() -> list[SourceGraph]:
    """Return two sources that speak of the same purchase and listing, the first of them hostile in all it says."""
    note = Source("a-note", "document", EVIL, "javascript:alert(3)", "fr", date(2025, 3, 1), url="javascript:alert(4)")
    other = Source("b-note", "document", "Another note", language="zh", issued=date(2025, 4, 1))
    entities = (
        Entity(
            EVIL_IRI,
            "Company",
            (Label(EVIL, "en", "pref"), Label("恶意芯片", "zh", "pref"), Label(LONG, "de"), Label("مثال", "ar")),
            (("chip:basedIn", entity_iri("country", "cn")), ("dcterms:source", "javascript:alert(5)")),
        ),
        Entity(BUYER, "Company", (Label("Éclair Büro", "fr", "pref"), Label("Eclaire", "fr", "hidden"))),
        Entity(CHIP, "Chip", (Label("M1 $x$", "en", "pref"),)),
        Entity(
            RULE,
            "Instrument",
            (Label("99 FR 1", "en", "pref"),),
            (("eli:date_publication", date(2025, 1, 5)), ("eli:first_date_entry_in_force", date(2025, 1, 2))),
        ),
    )
    return reconcile(Reading(source, entities, _claims(source.slug), Ledger(loaded=3)) for source in (note, other))


def _claims(slug: str) -> tuple[Claim, ...]:
    year = Period(date(2024, 1, 1), date(2024, 12, 31), "2024")
    return (
        make_claim(
            "Purchase", slug, {"buyer": BUYER, "item": CHIP, "seller": EVIL_IRI}, "patterns/1",
            value=Quantity(Decimal(1000)), period=year, modality="estimated", evidence=[Evidence(slug, 50, 90, QUOTE)],
        ),
        make_claim(
            "Shipment", slug, {"item": CHIP, "shipper": EVIL_IRI}, "patterns/1",
            value=Quantity(minimum=Decimal(500)), period=year, evidence=[Evidence(slug, 10, 40, "Five hundred.")],
        ),
        make_claim(
            "EntityListing", slug, {"party": EVIL_IRI, "instrument": RULE, "list": LIST}, "patterns/1",
            details={"licenceRequirement": EVIL, "reviewPolicyText": "Presumption of denial"},
            period=Period(date(2025, 1, 1), None, "2025-01"), evidence=[Evidence(slug, 100, 140)],
        ),
        make_claim(
            "InstrumentAmendment", slug, {"issuer": entity_iri("country", "cn"), "amended": RULE}, "patterns/1",
            evidence=[Evidence(slug, 150, 190)],
        ),
    )  # fmt: skip


def write(graphs: list[SourceGraph], folder: Path) -> Path:
    """Write the site of some graphs, without the networks, into a folder."""
    store, _ = assemble(graphs)
    write_site(gather(graphs, read_landscape(store)), (), folder)
    return folder


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    def links(self) -> list[str]:
        return [attrs["href"] for tag, attrs in self.elements if tag == "a" and "href" in attrs]

    def loads(self) -> list[str]:
        return [a[name] for tag, a in self.elements if tag != "a" for name in ("src", "href", "action") if name in a]

    def ids(self) -> set[str]:
        return {attrs["id"] for _, attrs in self.elements if "id" in attrs}


def target(page: Path, link: str) -> tuple[Path, str]:
    """Return the file and the anchor that a relative link leads to."""
    address, _, anchor = link.partition("#")
    return (page.parent / unquote(address.partition("?")[0])).resolve() if address else page.resolve(), anchor
