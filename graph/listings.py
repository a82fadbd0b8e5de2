"""Read official lists out of a store: the parties, what they are called, and the terms on which each is listed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from chipcontrols.graph.lookup import LABELS, best_label, same_parties, values
from chipcontrols.graph.terms import term, text_of
from chipcontrols.loaders.claim import BASE, source_iri
from chipcontrols.ontology import PREFIXES

CHIP, DCTERMS = PREFIXES["chip"], PREFIXES["dcterms"]
KNOWN_KINDS = ("company", "organisation", "agency")  # entities of the tables that a name may mean instead of a party


@dataclass(frozen=True, slots=True)
class ListData:
    """Which list was searched: its source, the day it shows, the hash of its file, and how many parties it names."""

    source: str
    title: str
    as_of: str | None
    sha256: str | None
    parties: int


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry of a list on a party, with its terms as the list words them.

    `start` is its own day, else the day from which the rule that it cites is in force.
    """

    list: str
    instruments: tuple[str, ...]
    citation: str | None
    licence_requirement: str | None
    review_policy: str | None
    review_policy_text: str | None
    footnotes: tuple[str, ...]
    scope: str | None
    programme: str | None
    start: str | None
    end: str | None
    source: str
    as_of: str | None
    claim: str


@dataclass(slots=True)
class Bearer:
    """Who bears names: a party of a list, or an entity of the tables; `names` are (kind, text), preferred ones first.

    `name` is the one that its own source prefers, in English if there is one.
    """

    iri: str
    name: str = ""
    names: dict[tuple[str, str], None] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    entity: str | None = None
    is_listed: bool = False


def list_data(store: ox.Store) -> tuple[ListData, ...]:
    """Return what lists a store holds, by the slug of their source."""
    found = []
    for quad in store.quads_for_pattern(None, term("chip:sourceKind"), ox.Literal("list")):
        source = quad.subject
        assert isinstance(source, ox.NamedNode)
        parties = {text_of(q.object) for q in store.quads_for_pattern(None, term("chip:party"), None, source)}
        found.append(
            ListData(
                source.value.removeprefix(f"{BASE}source/"),
                next(iter(values(store, source, "dcterms:title")), source.value),
                next(iter(values(store, source, "chip:asOf")), None),
                next(iter(values(store, source, "chip:textHash")), None),
                len(parties),
            )
        )
    return tuple(sorted(found, key=lambda data: data.source))


def bearers(store: ox.Store, lists: tuple[ListData, ...]) -> list[Bearer]:
    """Return the listed parties, with the names of the entities that are decided to be the same, and other entities."""
    found: dict[str, Bearer] = {}
    for data in lists:
        for quad in store.quads_for_pattern(None, term("chip:party"), None, ox.NamedNode(source_iri(data.source))):
            found.setdefault(text_of(quad.object), Bearer(text_of(quad.object), is_listed=True))
    parties_of: dict[str, list[str]] = {}
    for iri, entity in sorted({(party, entity) for entity, party in same_parties(store)}):
        if iri in found:
            found[iri].entity = entity
            if entity not in found:
                parties_of.setdefault(entity, []).append(iri)
    for name in LABELS:
        for iri, text in _labels(store, name):
            _add_name(found, iri, parties_of.get(iri, [iri]), name.removesuffix("Label"), text)
    for quad in store.quads_for_pattern(None, term("chip:basedIn"), None):
        if text_of(quad.subject) in found:
            found[text_of(quad.subject)].countries.add(text_of(quad.object).rpartition("/")[2].upper())
    return [found[iri] for iri in sorted(found)]


def _add_name(found: dict[str, Bearer], iri: str, borne_by: list[str], kind: str, text: str) -> None:
    for bearer in borne_by:
        if bearer not in found and _is_known(bearer):
            found[bearer] = Bearer(bearer)
        if bearer in found:
            found[bearer].names.setdefault((kind, text))
    if iri in found and kind == "pref" and not found[iri].name:
        found[iri].name = text


def listings(store: ox.Store, lists: tuple[ListData, ...], party: str) -> tuple[Listing, ...]:
    """Return the entries on a party, by list and claim."""
    days = {str(source_iri(data.source)): data for data in lists}
    found = []
    for quad in store.quads_for_pattern(None, term("chip:party"), ox.NamedNode(party)):
        graph = quad.graph_name
        if isinstance(quad.subject, ox.NamedNode) and isinstance(graph, ox.NamedNode) and graph.value in days:
            found.append(_listing(store, quad.subject, days[graph.value]))
    return tuple(sorted(found, key=lambda listing: (listing.list, listing.claim)))


def _listing(store: ox.Store, claim: ox.NamedNode, data: ListData) -> Listing:
    facts: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(claim, None, None):
        value = best_label(store, quad.object) if isinstance(quad.object, ox.NamedNode) else text_of(quad.object)
        facts.setdefault(quad.predicate.value.removeprefix(CHIP), []).append(value)
    first: Mapping[str, str] = {name: min(values) for name, values in facts.items()}
    return Listing(
        list=first.get("list", data.title),
        instruments=(*sorted(facts.get("instrument", ())), *sorted(facts.get("modifiedBy", ()))),
        citation=first.get(f"{DCTERMS}bibliographicCitation"),
        licence_requirement=first.get("licenceRequirement"),
        review_policy=first.get("reviewPolicy"),
        review_policy_text=first.get("reviewPolicyText"),
        footnotes=tuple(sorted(facts.get("footnote", ()))),
        scope=first.get("scope"),
        programme=first.get("programme"),
        start=first.get("start") or _begins(store, claim),
        end=first.get("end"),
        source=data.source,
        as_of=data.as_of,
        claim=claim.value,
    )


def _begins(store: ox.Store, claim: ox.NamedNode) -> str | None:
    """Return the first day in force of the instruments that an entry cites, if all have one."""
    days = [values(store, act, "eli:first_date_entry_in_force") for act in values(store, claim, "chip:instrument")]
    return min((found[0] for found in days), default=None) if all(days) else None


def _labels(store: ox.Store, name: str) -> Iterator[tuple[str, str]]:
    """Yield (IRI, text), the English ones of each first."""
    found = set()
    for quad in store.quads_for_pattern(None, term(f"skos:{name}"), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            found.add((quad.subject.value, quad.object.language != "en", quad.object.value))
    yield from ((iri, text) for iri, _, text in sorted(found))


def _is_known(iri: str) -> bool:
    kind, _, slug = iri.removeprefix(f"{BASE}id/").partition("/")
    return bool(slug) and kind in KNOWN_KINDS
