"""One entity, many descriptions: bring the readings of all sources together so that they do not contradict in form."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from chipcontrols.graph.restated import joined
from chipcontrols.loaders.claim import Claim, Entity, Iri, Label
from chipcontrols.loaders.ledger import Ledger
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.source import Source
from chipcontrols.ontology.frames import superclasses

RANK = {"pref": 0, "alt": 1, "hidden": 2}


@dataclass(slots=True)
class SourceGraph:
    """All that goes into the graph of one source."""

    source: Source
    entities: dict[Iri, Entity] = field(default_factory=dict)
    claims: dict[Iri, Claim] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)


def reconcile(readings: Iterable[Reading], known: Iterable[SourceGraph] = ()) -> list[SourceGraph]:
    """Return one graph for each source, in the order of the readings, which is also the order of trust.

    A fact that two extractors found in one source becomes one claim. An entity keeps the first preferred label
    of each language over all sources; a later one becomes an alternative label. Graphs that are `known` come first.
    """
    graphs = {graph.source.slug: graph for graph in known}
    for reading in readings:
        graph = graphs.setdefault(reading.source.slug, SourceGraph(reading.source))
        graph.ledger.loaded += reading.ledger.loaded
        graph.ledger.rejections += reading.ledger.rejections
        graph.claims = joined((*graph.claims.values(), *reading.claims))
        for entity in reading.entities:
            graph.entities[entity.iri] = _joined(graph.entities.get(entity.iri), entity)
    _settle_classes(graphs.values())
    _settle_labels(graphs.values())
    return list(graphs.values())


def _joined(known: Entity | None, other: Entity) -> Entity:
    if known is None:
        return other
    return replace(
        known,
        labels=tuple(dict.fromkeys((*known.labels, *other.labels))),
        properties=tuple(dict.fromkeys((*known.properties, *other.properties))),
    )


def _settle_classes(graphs: Iterable[SourceGraph]) -> None:
    """Let every source give an entity the most specific class that any source gives; else the first one's."""
    classes: dict[Iri, str] = {}
    for graph in graphs:
        for iri, entity in graph.entities.items():
            known = classes.get(iri)
            if known is None or (known != entity.cls and known in superclasses(entity.cls)):
                classes[iri] = entity.cls
    for graph in graphs:
        for iri, entity in graph.entities.items():
            if entity.cls != classes[iri]:
                graph.entities[iri] = replace(entity, cls=classes[iri])


def _settle_labels(graphs: Collection[SourceGraph]) -> None:
    described = Counter(iri for graph in graphs for iri in graph.entities)
    open_ones = [
        (graph, entity)
        for graph in graphs
        for iri, entity in graph.entities.items()
        if described[iri] > 1 or not _is_settled(entity.labels)
    ]
    preferred: dict[tuple[Iri, str | None], str] = {}
    best: dict[tuple[Iri, str, str | None], int] = {}
    settled: dict[tuple[str, Iri], list[Label]] = {}
    for graph, entity in open_ones:
        for label in entity.labels:
            if label.kind == "pref":
                first = preferred.setdefault((entity.iri, label.language), label.text)
                label = label if first == label.text else replace(label, kind="alt")
            settled.setdefault((graph.source.slug, entity.iri), []).append(label)
            key = (entity.iri, label.text, label.language)
            best[key] = min(best.get(key, 2), RANK[label.kind])
    for graph, entity in open_ones:
        labels = settled.get((graph.source.slug, entity.iri), [])
        # The three kinds of label are disjoint in SKOS: one text keeps only the best kind that any source gives.
        kept = [x for x in labels if RANK[x.kind] == best[entity.iri, x.text, x.language]]
        graph.entities[entity.iri] = replace(entity, labels=tuple(dict.fromkeys(kept)))


def _is_settled(labels: tuple[Label, ...]) -> bool:
    """Return whether the labels of one description need no settling: no text twice, and one preferred at most."""
    return len({x.text for x in labels}) == len(labels) and sum(x.kind == "pref" for x in labels) < 2
