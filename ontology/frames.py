"""Claim frames: for each kind of claim its roles, details and figure, read from the SHACL shapes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

import pyoxigraph as ox

from chipcontrols import ontology

CHIP = ontology.NAMESPACE
SH = "http://www.w3.org/ns/shacl#"
TARGET = ox.NamedNode(SH + "targetClass")
Node = ox.NamedNode | ox.BlankNode | ox.Triple
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
SUBPROPERTY = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subPropertyOf")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a kind of claim must and may hold: roles with their classes, words, figure; if it is a state, a share.

    `stands` says of a state that a month or year given for it is when it began.
    """

    kind: str
    group: str
    roles: Mapping[str, str]
    required: frozenset[str]
    details: frozenset[str] = field(default_factory=frozenset)
    needs_figure: bool = False
    allows_figure: bool = True
    lasts: bool = False
    stands: bool = False
    is_share: bool = False


@cache
def frames() -> Mapping[str, Frame]:
    """Return the frame of every kind of claim, by its name.

    >>> sorted(frames()["Purchase"].roles)
    ['buyer', 'item', 'seller']
    """
    shapes = ontology.store("", "shapes")
    details = _local_names(shapes, SUBPROPERTY, "contentDetail")
    found: dict[str, Frame] = {}
    shares = [quad.object for quad in shapes.quads_for_pattern(ox.NamedNode(CHIP + "ShareShape"), TARGET, None)]
    for group in set(_local_names(shapes, SUBCLASS, "Claim")) - {"StateClaim"}:
        for kind in _local_names(shapes, SUBCLASS, group):
            is_share = ox.NamedNode(CHIP + kind) in shares
            above = superclasses(kind)
            lasts, stands = "StateClaim" in above, "StandingClaim" in above
            frame = _frame(shapes, kind, group, details)
            found[kind] = replace(frame, lasts=lasts, stands=stands, is_share=is_share)
    return dict(sorted(found.items()))


@cache
def superclasses(name: str) -> frozenset[str]:
    """Return a class and all classes above it, by local name.

    >>> "Agent" in superclasses("Company")
    True
    """
    above = {name}
    for quad in ontology.store().quads_for_pattern(ox.NamedNode(CHIP + name), SUBCLASS, None):
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(CHIP):
            above |= superclasses(quad.object.value.removeprefix(CHIP))
    return frozenset(above)


@cache
def subproperties(name: str) -> frozenset[str]:
    """Return the local names of the properties directly below one, such as all roles below "participant"."""
    return frozenset(_local_names(ontology.store(), SUBPROPERTY, name))


@cache
def concepts(scheme: str) -> Mapping[str, str]:
    """Return the concepts of a scheme as notation → IRI.

    >>> concepts("ModalityScheme")["planned"]
    'https://w3id.org/chipcontrols/ontology#planned'
    """
    skos = "http://www.w3.org/2004/02/skos/core#"
    store = ontology.store()
    found: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(skos + "inScheme"), ox.NamedNode(CHIP + scheme)):
        for note in store.quads_for_pattern(quad.subject, ox.NamedNode(skos + "notation"), None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(note.object, ox.Literal):
                found[note.object.value] = quad.subject.value
    return dict(sorted(found.items()))


@cache
def individuals() -> Mapping[str, str]:
    """Return the class of every thing that the ontology itself names, such as lists, metrics and segments, by IRI.

    >>> individuals()["https://w3id.org/chipcontrols/id/list/entity-list"]
    'ControlList'
    """
    found: dict[str, str] = {}
    for quad in ontology.store().quads_for_pattern(None, TYPE, None):
        assert isinstance(quad.object, ox.NamedNode)
        if isinstance(quad.subject, ox.NamedNode) and quad.object.value.startswith(CHIP):
            found[quad.subject.value] = quad.object.value.removeprefix(CHIP)
    return found


def _frame(shapes: ox.Store, kind: str, group: str, details: list[str]) -> Frame:
    roles: dict[str, str] = {}
    required: set[str] = set()
    texts: set[str] = set()
    allows_figure = True
    shape = ox.NamedNode(f"{CHIP}{kind}Shape")
    assert ox.Quad(shape, TARGET, ox.NamedNode(CHIP + kind)) in shapes, f"{kind} has no shape of its name"
    for quad in shapes.quads_for_pattern(shape, ox.NamedNode(SH + "property"), None):
        assert isinstance(quad.object, ox.BlankNode | ox.NamedNode)
        path = _value(shapes, quad.object, "path")
        if path == "value":
            allows_figure = False
        elif path in details:
            texts.add(path)
        else:
            roles[path] = _value(shapes, quad.object, "class")
        if _object(shapes, quad.object, "minCount") is not None:
            required.add(path)
    needs_figure = _object(shapes, shape, "or") is not None
    return Frame(
        kind, group, dict(sorted(roles.items())), frozenset(required), frozenset(texts), needs_figure, allows_figure
    )


def _local_names(store: ox.Store, predicate: ox.NamedNode, parent: str) -> list[str]:
    found = (quad.subject for quad in store.quads_for_pattern(None, predicate, ox.NamedNode(CHIP + parent)))
    return sorted(node.value.removeprefix(CHIP) for node in found if isinstance(node, ox.NamedNode))


def _object(store: ox.Store, subject: Node, predicate: str) -> ox.NamedNode | ox.BlankNode | ox.Literal | None:
    quad = next(iter(store.quads_for_pattern(subject, ox.NamedNode(SH + predicate), None)), None)
    return None if quad is None or isinstance(quad.object, ox.Triple) else quad.object


def _value(store: ox.Store, subject: Node, predicate: str) -> str:
    found = _object(store, subject, predicate)
    assert found is not None, f"a shape lacks sh:{predicate}: {subject}"
    return found.value.removeprefix(CHIP)
