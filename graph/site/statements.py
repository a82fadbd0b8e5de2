"""What the site shows of the graph, gathered once: who says what of whom, in which sources, and where it stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chipcontrols.graph.identity import SourceGraph
from chipcontrols.graph.views.landscape import Landscape
from chipcontrols.graph.views.links import entity_page, source_page
from chipcontrols.loaders.claim import BASE, Claim, Value
from chipcontrols.ontology.frames import frames

CLAIMS_PER_PAGE = 300


@dataclass(frozen=True, slots=True)
class Statement:
    """What one or more sources say alike: the claims of one proposition, in the order of the sources."""

    kind: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class SourcePages:
    """A source with its claims in the order of its text or records, cut into pages."""

    graph: SourceGraph
    pages: tuple[tuple[Claim, ...], ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that pages are made of. `about` has the statements of each entity, `facts` its own properties.

    `place` is the address of a claim, relative to the folder of the site, and of the first claim of a proposition.
    """

    land: Landscape
    sources: tuple[SourcePages, ...]
    about: Mapping[str, Sequence[Statement]]
    facts: Mapping[str, Sequence[tuple[str, Value]]]
    place: Mapping[str, str]

    def pages(self) -> frozenset[str]:
        """Return the addresses of the pages of entities and sources, for the views to link to."""
        entities = (entity_page(iri) for iri in {*self.land.entities, *self.about})
        return frozenset({*entities, *(source_file(one.graph.source.slug) for one in self.sources)} - {""})

    def described(self) -> frozenset[str]:
        """Return the entities that the sources describe; what else has a page is a term of a vocabulary."""
        return frozenset(iri for one in self.sources for iri in one.graph.entities)


def gather(graphs: Iterable[SourceGraph], land: Landscape) -> Gathered:
    """Return what the pages are made of, in one pass over the claims."""
    told = sorted((graph for graph in graphs if graph.source.kind != "intake"), key=_by_kind)
    sources = tuple(SourcePages(graph, _pages(graph)) for graph in told)
    place: dict[str, str] = {
        claim.iri: f"{source_file(source.graph.source.slug, number)}#{anchor(claim)}"
        for source in sources
        for number, page in enumerate(source.pages, start=1)
        for claim in page
    }
    said: dict[str, list[Claim]] = defaultdict(list)
    facts: dict[str, dict[tuple[str, Value], None]] = defaultdict(dict)
    for graph in told:
        for claim in graph.claims.values():
            said[claim.proposition].append(claim)
        for entity in graph.entities.values():
            facts[entity.iri].update(dict.fromkeys(entity.properties))
    place |= {proposition: place[claims[0].iri] for proposition, claims in said.items()}
    return Gathered(land, sources, _about(said), {iri: tuple(known) for iri, known in facts.items()}, place)


def source_file(slug: str, number: int = 1) -> str:
    """Return the address of a page of a source.

    >>> source_file("a-note", 2)
    'source/a-note.2.html'
    """
    first = source_page(f"{BASE}source/{slug}")
    return first if number == 1 else f"{first.removesuffix('.html')}.{number}.html"


def anchor(claim: Claim) -> str:
    """Return the name of a claim within its page."""
    return claim.iri.rsplit("/", 1)[-1]


def text_place(claim: Claim) -> tuple[int, str, str]:
    """Return where a claim first stands in its own source, for sorting; records come by their own name."""
    own = [evidence for evidence in claim.evidence if evidence.document == claim.source]
    starts = [evidence.start for evidence in own if evidence.start is not None]
    records = [evidence.record for evidence in own if evidence.record is not None]
    return min(starts, default=1 << 60), min(records, default=""), claim.iri


def _about(said: Mapping[str, list[Claim]]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for claims in said.values():
        ordered = tuple(sorted(claims, key=lambda claim: (claim.source, claim.iri)))
        statement = Statement(claims[0].kind, ordered)
        for iri in {iri for claim in claims for _, iri in claim.roles}:
            found[iri].append(statement)
    return {iri: sorted(statements, key=_order) for iri, statements in found.items()}


def _order(statement: Statement) -> tuple[str, str, str, str]:
    first = statement.claims[0]
    start = first.period.start if first.period is not None else None
    return frames()[statement.kind].group, statement.kind, start.isoformat() if start else "", first.proposition


def _pages(graph: SourceGraph) -> tuple[tuple[Claim, ...], ...]:
    claims = sorted(graph.claims.values(), key=text_place)
    return tuple(
        tuple(claims[start : start + CLAIMS_PER_PAGE]) for start in range(0, max(len(claims), 1), CLAIMS_PER_PAGE)
    )


def _by_kind(graph: SourceGraph) -> tuple[str, str, str]:
    return graph.source.kind, graph.source.title, graph.source.slug
