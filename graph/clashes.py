"""Name what clashes in an inconsistent set: things that fall under two classes which are disjoint."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from chipcontrols.graph.terms import text_of
from chipcontrols.ontology import PREFIXES

RDF, RDFS, OWL = (PREFIXES[name] for name in ("rdf", "rdfs", "owl"))
OR = " or "  # between the members of a union, which has no name
Index = dict[str, set[str]]


@dataclass(frozen=True, slots=True, order=True)
class Clash:
    """A thing that two disjoint classes claim. `first_reason` and `second_reason` say why it falls under each."""

    thing: str
    first: str
    first_reason: str
    second: str
    second_reason: str


def clashes(triples: Iterable[ox.Triple]) -> list[Clash]:
    """Return the clashes, sorted. Types, superclasses, domains, ranges and disjointness are followed.

    What is inconsistent for another cause gives none.
    """
    schema = _Schema(triples)
    found = set()
    for thing, reasons in schema.classes_of_things().items():
        for first in reasons:
            for second in schema.disjoint[first] & reasons.keys():
                if first < second:
                    found.add(Clash(thing, first, reasons[first], second, reasons[second]))
    return sorted(found)


class _Schema:
    """The axioms and assertions of a set of triples, indexed once."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.by_predicate: dict[str, list[ox.Triple]] = defaultdict(list)
        for triple in triples:
            self.by_predicate[triple.predicate.value].append(triple)
        self.lists = dict(self._lists())
        self.unions = {text_of(t.subject): self.lists[text_of(t.object)] for t in self.by_predicate[OWL + "unionOf"]}
        self.superclasses = _closure(self._pairs(RDFS + "subClassOf"))
        self.superproperties = _closure(self._pairs(RDFS + "subPropertyOf"))
        self.disjoint = self._disjoint()

    def classes_of_things(self) -> dict[str, dict[str, str]]:
        """Return, for each thing, the classes it falls under and the reason of each."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for thing, cls, reason in self._typings():
            for above in {cls, *self.superclasses.get(cls, ())}:
                found[thing].setdefault(above, reason)
        return found

    def _typings(self) -> Iterator[tuple[str, str, str]]:
        for triple in self.by_predicate[RDF + "type"]:
            yield text_of(triple.subject), text_of(triple.object), f"is {_a(_local(text_of(triple.object)))}"
        domains, ranges = self._pairs(RDFS + "domain"), self._pairs(RDFS + "range")
        for name, triples in sorted(self.by_predicate.items()):
            properties = {name, *self.superproperties.get(name, ())}
            subject_classes = sorted({c for p in properties for c in domains.get(p, ())})
            object_classes = sorted({c for p in properties for c in ranges.get(p, ())})
            for triple in triples if subject_classes or object_classes else ():
                for cls in subject_classes:
                    yield text_of(triple.subject), cls, f"has {_a(_local(name))}"
                for cls in object_classes if isinstance(triple.object, ox.NamedNode) else ():
                    yield text_of(triple.object), cls, f"is the {_local(name)} of {text_of(triple.subject)}"

    def _pairs(self, predicate: str) -> Index:
        pairs: Index = defaultdict(set)
        for triple in self.by_predicate[predicate]:
            above = text_of(triple.object)
            pairs[text_of(triple.subject)].add(OR.join(self.unions.get(above, (above,))))
        return pairs

    def _disjoint(self) -> Index:
        found: Index = defaultdict(set)
        for triple in self.by_predicate[OWL + "disjointWith"]:
            found[text_of(triple.subject)].add(text_of(triple.object))
            found[text_of(triple.object)].add(text_of(triple.subject))
        for triple in self.by_predicate[OWL + "members"]:
            members = set(self.lists[text_of(triple.object)])
            for member in members:
                found[member] |= members - {member}
        for union in self.unions.values():
            for other in set.intersection(*(found[member] for member in union)):
                found[OR.join(union)].add(other)
                found[other].add(OR.join(union))
        return found

    def _lists(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each list by its first node, as a sorted tuple."""
        first = {text_of(t.subject): text_of(t.object) for t in self.by_predicate[RDF + "first"]}
        rest = {text_of(t.subject): text_of(t.object) for t in self.by_predicate[RDF + "rest"]}
        for place in first:
            members, step = set(), place
            while step in first:
                members.add(first[step])
                step = rest[step]
            yield place, tuple(sorted(members))


def _closure(pairs: Index) -> Index:
    """Return what is above each name, in any number of steps."""
    closed: Index = {}
    for name in pairs:
        above: set[str] = set()
        waiting = set(pairs[name])
        while waiting:
            step = waiting.pop()
            above.add(step)
            waiting |= pairs.get(step, set()) - above
        closed[name] = above
    return closed


def _local(iri: str) -> str:
    return iri.replace("/", "#").rsplit("#", 1)[-1]


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'AEIOaeio' else 'a'} {noun}"
