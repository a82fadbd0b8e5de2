"""One document: its facts sentence by sentence, in the order of the text; words only where the text was at hand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from chipcontrols.graph.lookup import select
from chipcontrols.graph.terms import INFERRED
from chipcontrols.graph.views.figures import amount, unit
from chipcontrols.graph.views.landscape import Landscape, heading, sized
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.links import source_page
from chipcontrols.graph.views.measure import cut
from chipcontrols.graph.views.network import Edge, Node, Scene, View, unique
from chipcontrols.graph.views.visual import visual
from chipcontrols.loaders.claim import source_iri
from chipcontrols.ontology import PREFIXES
from chipcontrols.ontology.frames import frames, subproperties

PASSAGE, SENTENCE, CLAIM, THING = range(4)
TEXT_ORDER = frozenset({PASSAGE, SENTENCE, CLAIM})
HEADINGS = ("passage", "sentence", "what it says", "of whom and what")
SENTENCES = 8  # in a passage; the first one opens unfolded
DOCUMENTS = 12  # on the page of a build; the others are drawn one by one
CLAIMS = 300  # of one document
WORDS = 54  # characters of a sentence that its box shows
CHIP = PREFIXES["chip"]
SILENT = frozenset({"NameResolution"})  # says how a name was read, which is no fact of the text


@dataclass(frozen=True, slots=True)
class Place:
    """A claim where the text says it, with the words if they are at hand."""

    claim: str
    kind: str
    start: int
    end: int
    words: str
    modality: str
    figure: str = ""


def documents(land: Landscape) -> View:
    """Return the view with one scene a document: those whose words are at hand first, then by number of facts."""
    query = """SELECT ?source (COUNT(DISTINCT ?claim) AS ?n) (COUNT(DISTINCT ?words) AS ?quotes) WHERE {
      ?source chip:sourceKind "document" . ?place oa:hasSource ?source ; oa:hasSelector/oa:start ?start .
      ?claim chip:evidence ?place OPTIONAL { ?place oa:hasSelector/oa:exact ?words } } GROUP BY ?source"""
    found = sorted(select(land.store, query), key=lambda row: (row[2] == "0", -int(row[1]), row[0]))
    drawn = [source.removeprefix(source_iri("")) for source, *_ in found[:DOCUMENTS]]
    others = f"Drawn here are {DOCUMENTS} of {len(found):,} documents. Draw another: chipcontrols view --document SLUG"
    scenes = tuple(document(land, slug, others if len(found) > DOCUMENTS else "") for slug in drawn)
    hint = "passage → sentence → claim → who and what it speaks of"
    return View("documents", "Documents, sentence by sentence", hint, scenes, "Document")


def document(land: Landscape, slug: str, others: str = "") -> Scene:
    """Return the scene of one document's facts; `others` tells of the documents that are not drawn beside it."""
    places, title, language = _read(land.store, slug)
    every = _sentences(places)
    sentences, left = _first(every)
    roles = _roles(land.store, slug)
    nodes: list[Node] = []
    edges: list[Edge] = []
    for number, start in enumerate(range(0, len(sentences), SENTENCES)):
        passage = sentences[start : start + SENTENCES]
        nodes.append(_passage(number, passage))
        for sentence in passage:
            nodes += _sentence(land, sentence, language, f"group:passage {number}")
            edges += _edges(land, sentence, f"group:passage {number}", roles)
    things = {edge.target for edge in edges} - {node.key for node in nodes}
    nodes += [land.node(iri, THING, 190, 1) for iri in sorted(things)]
    note = f"{left} more claims of this document are not drawn. {others}".strip() if left else others
    page = source_page(source_iri(slug))
    count = sum(len(group) for group in sentences)
    title = f"{title or slug} · {count} {'claim' if count == 1 else 'claims'}"
    return Scene(
        slug, title, lay_out(unique(nodes).values(), edges, 90, TEXT_ORDER), tuple(edges), HEADINGS, note, 0, page
    )


def _read(store: ox.Store, slug: str) -> tuple[list[Place], str, str]:
    iri = source_iri(slug)
    query = f"""SELECT DISTINCT ?claim ?kind ?start ?end ?words ?modality ?value ?min ?max ?unit WHERE {{
      GRAPH ?graph {{ ?claim a ?kind ; chip:evidence ?place ; chip:modality ?modality }}
      ?place oa:hasSource <{iri}> ; oa:hasSelector ?at . ?at oa:start ?start ; oa:end ?end .
      OPTIONAL {{ ?claim chip:value ?value }} OPTIONAL {{ ?claim chip:minValue ?min }}
      OPTIONAL {{ ?claim chip:maxValue ?max }} OPTIONAL {{ ?claim chip:unit ?unit }}
      OPTIONAL {{ ?place oa:hasSelector/oa:exact ?words }} FILTER(?graph != <{INFERRED}>) }}"""
    found = [
        Place(
            claim, kind.removeprefix(CHIP), int(start), int(end), words, modality.removeprefix(CHIP), _figure(figures)
        )
        for claim, kind, start, end, words, modality, *figures in select(store, query)
        if kind.removeprefix(CHIP) in set(frames()) - SILENT
    ]
    about = f"""SELECT ?title ?language WHERE {{
      <{iri}> dcterms:title ?title OPTIONAL {{ <{iri}> dcterms:language ?language }} }}"""
    title, language = min(select(store, about), default=("", ""))
    return sorted(found, key=lambda place: (place.start, -place.end, place.claim)), title, language


def _figure(figures: Sequence[str]) -> str:
    value, low, high, measure = figures
    return f"{amount(value, low, high)} {unit(measure) if measure else ''}".strip()


def _sentences(places: Iterable[Place]) -> list[list[Place]]:
    """Return the places in the order of the text; those that overlap are of one sentence."""
    groups: list[list[Place]] = []
    end = -1
    for place in places:
        if groups and place.start < end:
            groups[-1].append(place)
        else:
            groups.append([place])
        end = max(end, place.end) if len(groups[-1]) > 1 else place.end
    return groups


def _first(sentences: Sequence[list[Place]]) -> tuple[list[list[Place]], int]:
    """Return so many sentences as a scene holds, and the number of claims left out."""
    kept: list[list[Place]] = []
    seen: set[str] = set()
    for sentence in sentences:
        new = [place for place in sentence if place.claim not in seen]
        if len(seen) + len(new) > CLAIMS:
            break
        seen |= {place.claim for place in new}
        if new:
            kept.append(list({place.claim: place for place in reversed(new)}.values())[::-1])
    return kept, len({place.claim for sentence in sentences for place in sentence} - seen)


def _passage(number: int, passage: Sequence[Sequence[Place]]) -> Node:
    low, high = passage[0][0].start, max(place.end for sentence in passage for place in sentence)
    count = sum(len(sentence) for sentence in passage)
    label = f"{low:,} – {high:,}  {count}"
    return heading(f"passage {number}", label, PASSAGE, folded=number > 0, rank=(number,))


def _key(sentence: Sequence[Place]) -> str:
    return f"sentence:{sentence[0].start}"


def _sentence(land: Landscape, sentence: Sequence[Place], language: str, group: str) -> Iterable[Node]:
    low, high = sentence[0].start, max(place.end for place in sentence)
    words = max((place.words for place in sentence), key=len)
    at = f"characters {low:,} to {high:,}"
    yield sized(
        Node(
            _key(sentence), cut(words, WORDS) or at, "sentence", "plain", "", SENTENCE,
            about=words or f"{at} (words not at hand)", language=language if words else "",
            claims=tuple(place.claim for place in sentence), group=group, rank=(low,),
        ),
        230,
    )  # fmt: skip
    for place in sentence:
        label = land.words.get(CHIP + place.kind, place.kind)
        node = Node(
            _claim_key(place), label, "claim", "plain", place.figure, CLAIM, group=group, rank=(place.start,),
            claims=(place.claim,), planned=place.modality in visual().dashed,
        )  # fmt: skip
        yield sized(node, 240)


def _claim_key(place: Place) -> str:
    """A claim's box is no entity: its key is ours and no IRI."""
    return f"claim:{place.claim.rsplit('/', 1)[-1]}"


def _edges(
    land: Landscape, sentence: Sequence[Place], group: str, roles: Mapping[str, list[tuple[str, str]]]
) -> Iterable[Edge]:
    claims = tuple(place.claim for place in sentence)
    yield Edge(group, _key(sentence), "holds", claims)
    for place in sentence:
        key, dashed = _claim_key(place), place.modality in visual().dashed
        yield Edge(_key(sentence), key, "says", (place.claim,), dashed)
        for role, iri in roles.get(place.claim, ()):
            yield Edge(key, iri, land.words.get(CHIP + role, role), (place.claim,), dashed)


def _roles(store: ox.Store, slug: str) -> Mapping[str, list[tuple[str, str]]]:
    """Return role and entity of the claims whose evidence is in a document."""
    known = subproperties("participant")
    query = f"""SELECT DISTINCT ?claim ?role ?entity WHERE {{
      ?place oa:hasSource <{source_iri(slug)}> . GRAPH ?graph {{ ?claim chip:evidence ?place ; ?role ?entity }} }}"""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim, role, entity in select(store, query):
        if role.removeprefix(CHIP) in known and role.startswith(CHIP):
            found[claim].add((role.removeprefix(CHIP), entity))
    return {claim: sorted(parts) for claim, parts in found.items()}
