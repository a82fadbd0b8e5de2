"""Panel data of a page: what is known of each drawn entity, the claims behind it, and their sources and words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from chipcontrols.graph.claims import claim_record, participants
from chipcontrols.graph.explain import figure_text, period_text
from chipcontrols.graph.lookup import select
from chipcontrols.graph.terms import INFERRED
from chipcontrols.graph.views.landscape import Landscape
from chipcontrols.graph.views.links import entity_page, source_page
from chipcontrols.graph.views.network import View
from chipcontrols.graph.views.visual import kind_of
from chipcontrols.loaders.claim import source_iri
from chipcontrols.ontology import PREFIXES
from chipcontrols.ontology.frames import frames, subproperties

CHIP = PREFIXES["chip"]
# Claims an entity shows beside those behind lines: the first number with which the page holds few enough.
# The panel says how many more there are and how to ask for them.
CLAIMS_PER_ENTITY = (40, 20, 10, 5, 2, 0)
CLAIMS_PER_PAGE = 400
WORDS_LIMIT = 240
QUOTE_LIMIT = 600
CHUNK = 200  # IRIs that one query names
Json = dict[str, Any]
Claims = Mapping[str, list[str]]


def facts(land: Landscape, view: View, pages: Collection[str] = ()) -> Json:
    """Return the facts of a page as plain data: entities, claims, terms (IRI and label) and sources.

    Things link to their pages where these are among `pages`.

    Claims behind lines are always there; of the others so many an entity as the page has room for.
    """
    drawn = view.drawn()
    behind = {claim for scene in view.scenes for edge in scene.edges for claim in edge.claims}
    behind |= {claim for scene in view.scenes for node in scene.nodes for claim in node.claims}
    found = _claims_of(land.store, drawn)
    for limit in CLAIMS_PER_ENTITY:
        chosen = {iri: _choose(claims, behind, limit) for iri, claims in found.items()}
        if len(behind.union(*chosen.values())) <= CLAIMS_PER_PAGE:
            break
    return _facts(land, drawn, behind, found, chosen, pages)


def _facts(
    land: Landscape, drawn: Sequence[str], behind: set[str], found: Claims, chosen: Claims, pages: Collection[str]
) -> Json:
    """Claims name entities by their place in `terms` and sources by their place in `sources`, to keep pages small."""
    kinds = _kinds(land.store, sorted({*behind, *(claim for claims in chosen.values() for claim in claims)}))
    place = {claim: number for number, claim in enumerate(kinds)}
    records = [
        claim_record(land.store, ox.NamedNode(claim), kind, ox.NamedNode(graph))
        for claim, (kind, graph) in kinds.items()
    ]
    terms = sorted({part["iri"] for record in records for parts in participants(record).values() for part in parts})
    number = {iri: index for index, iri in enumerate(terms)}
    slugs = sorted({slug for record in records for slug in _sources(record)})
    return {
        "entities": {
            iri: _entity(land, iri, [place[c] for c in chosen.get(iri, ())], len(found.get(iri, ())))
            | _linked(entity_page(iri), pages)
            for iri in drawn
        },
        "claims": [_claim(land, record, number, slugs) for record in records],
        "terms": [[iri, land.entity(iri).label] for iri in terms],
        "sources": [_source(land.store, slug) | _linked(source_page(source_iri(slug)), pages) for slug in slugs],
        "place": place,
    }


def _linked(page: str, pages: Collection[str]) -> Json:
    return {"page": page} if page in pages else {}


def _claims_of(store: ox.Store, iris: Sequence[str]) -> Mapping[str, list[str]]:
    roles = {CHIP + role for role in subproperties("participant")}
    kinds = {CHIP + kind: (frame.group, kind) for kind, frame in frames().items()}
    found: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for chunk in _chunks(iris):
        query = f"""SELECT DISTINCT ?entity ?role ?claim ?kind WHERE {{
          VALUES ?entity {{ {chunk} }} GRAPH ?source {{ ?claim ?role ?entity ; a ?kind }} }}"""
        for entity, role, claim, kind in select(store, query):
            if role in roles and kind in kinds:
                found[entity].add((*kinds[kind], claim))
    return {iri: [claim for _, _, claim in sorted(claims)] for iri, claims in found.items()}


def _choose(claims: Sequence[str], behind: set[str], limit: int) -> list[str]:
    """Keep the claims that lines stand for, and of the others the first ones, up to the limit."""
    rest = [claim for claim in claims if claim not in behind]
    kept = {claim for claim in claims if claim in behind} | set(rest[:limit])
    return [claim for claim in claims if claim in kept]


def _kinds(store: ox.Store, claims: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return kind and graph by claim, in the order of kinds and then of claims."""
    found: dict[str, tuple[str, str]] = {}
    for chunk in _chunks(claims):
        query = f"SELECT ?claim ?kind ?graph WHERE {{ VALUES ?claim {{ {chunk} }} GRAPH ?graph {{ ?claim a ?kind }} }}"
        for claim, kind, graph in select(store, query):
            name = kind.removeprefix(CHIP)
            # A claim's own kind stands in the graph of its source; the classes above it stand in the inferred one.
            if name in frames() and graph != INFERRED:
                found[claim] = (name, graph)
    return dict(sorted(found.items(), key=lambda entry: (frames()[entry[1][0]].group, entry[1][0], entry[0])))


def _chunks(iris: Sequence[str]) -> Iterable[str]:
    """Yield the IRIs in pieces, written for a VALUES clause."""
    for start in range(0, len(iris), CHUNK):
        yield " ".join(f"<{iri}>" for iri in iris[start : start + CHUNK])


def _entity(land: Landscape, iri: str, claims: list[int], total: int) -> Json:
    entity = land.entity(iri)
    known = {
        "name": entity.label,
        "second": entity.second,
        "class": land.words.get(CHIP + entity.cls, entity.cls),
        "kind": kind_of(entity.cls),
        "role": land.role(iri),
        "countries": [land.entity(place).label for place in entity.countries],
        "segment": ", ".join(land.words.get(s) or land.entity(s).label for s in entity.segments),
        "names": [[name.text, name.language, name.kind] for name in entity.names if name.text != entity.label],
        "listings": _listings(land, iri),
        "claims": claims,
        "more": total - len(claims),
    }
    return {key: value for key, value in known.items() if value}


def _listings(land: Landscape, iri: str) -> list[list[str]]:
    """Return the listings of a party: list, first day, last day, instrument; each once, the oldest first."""
    if iri not in land.listed:
        return []
    by_claim: dict[str, list[str]] = {}
    for relation, place in (("onList", 0), ("listedBy", 3)):
        for link in land.links[relation]:
            if link.start == iri:
                known = by_claim.setdefault(link.claim, ["", link.since, link.until, ""])
                known[place] = land.entity(link.end).label
    found = sorted({tuple(known) for known in by_claim.values()}, key=lambda known: (known[1], known))
    # One that only lacks the name of the list or of the instrument says nothing beside the one that has it.
    return [[*known] for known in found if not any(_covers(other, known) for other in found)]


def _covers(more: tuple[str, ...], less: tuple[str, ...]) -> bool:
    return more != less and all(word in ("", other) for word, other in zip(less, more, strict=True))


def _claim(land: Landscape, record: Json, number: Mapping[str, int], slugs: list[str]) -> Json:
    kind = CHIP + record["kind"]
    known = {
        "kind": land.words.get(kind, record["kind"]),
        "id": record["id"].rsplit("/", 1)[-1],
        "roles": [
            [_word(land, role), [number[part["iri"]] for part in parts]] for role, parts in participants(record).items()
        ],
        "details": [[_word(land, name), _cut(text, WORDS_LIMIT)] for name, text in sorted(record["details"].items())],
        "figure": figure_text(record["value"]) if record["value"] else "",
        "period": period_text(record["period"], record["start"], record["end"]),
        "start": record["start"],
        "end": record["end"],
        "modality": record["modality"],
        "by": record["attributed_to"],
        "confidence": record["confidence"],
        "citation": record["citation"],
        "source": slugs.index(record["source"]),
        "words": [_words(place, slugs) for place in record["evidence"]],
    }
    return {key: value for key, value in known.items() if value not in ("", None, [])}


def _word(land: Landscape, name: str) -> str:
    return land.words.get(CHIP + name, name)


def _sources(record: Json) -> set[str]:
    return {record["source"], *(place["document"] for place in record["evidence"])}


def _words(place: Json, slugs: list[str]) -> Json:
    """Return where a claim can be read: source, place, and the quote when the text was at hand."""
    known: Json = {"source": slugs.index(place["document"])}
    if "record" in place:
        return known | {"at": f"record {place['record']}"}
    known |= {"at": f"characters {place['start']:,} to {place['end']:,}"}
    quote = place.get("quote")
    if quote is None:
        return known
    return known | {"quote": _cut(quote, QUOTE_LIMIT)}


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[:limit].rstrip()} …"


def _source(store: ox.Store, slug: str) -> Json:
    query = f"""SELECT ?name ?text WHERE {{
      VALUES (?name ?property) {{ ("title" dcterms:title) ("publisher" dcterms:publisher) ("language" dcterms:language)
                                  ("issued" dcterms:issued) ("asOf" chip:asOf) }}
      <{source_iri(slug)}> ?property ?text }} ORDER BY DESC(?text)"""
    return {"slug": slug} | {name: text for name, text in select(store, query)}
