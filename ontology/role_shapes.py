"""Shapes that no one writes by hand: which kinds of claims have a role, from the frames of all kinds."""

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from chipcontrols import ontology
from chipcontrols.ontology.frames import frames

FEW = 6  # a longer list of kinds is not read
LABEL = ox.NamedNode(ontology.PREFIXES["skos"] + "prefLabel")
PREFIXES = "".join(
    f"@prefix {name}: <{iri}> .\n"
    for name, iri in {
        "chip": ontology.NAMESPACE,
        "rdf": ontology.PREFIXES["rdf"],
        "sh": "http://www.w3.org/ns/shacl#",
    }.items()
)


def text() -> str:
    """Return the shapes as Turtle: one for each role, which refuses it to claims of any other kind."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for frame in frames().values():
        for role in frame.roles:
            kinds[role].append(frame.kind)
    return PREFIXES + "".join(_shape(role, kinds[role]) for role in sorted(kinds))


def _shape(role: str, kinds: list[str]) -> str:
    # By value, as sh:class walks the classes above for each of a hundred thousand claims.
    allowed = [f"[ sh:path rdf:type ; sh:hasValue chip:{kind} ]" for kind in kinds]
    # What rules compute, and the bounds of a criterion, have roles too and are no claims.
    allowed.append("[ sh:not [ sh:class chip:Claim ] ]")
    few = f"Of claims, only {_listed(kinds)} has chip:{role}." if len(kinds) <= FEW else ""
    lead = few or f"A claim of this kind has no chip:{role}."
    message = f"{lead} Remove chip:{role}, or give the claim a kind that has it."
    return (
        f"chip:{role[0].upper()}{role[1:]}RoleShape a sh:NodeShape ; sh:targetSubjectsOf chip:{role} ; "
        f"sh:or ( {' '.join(allowed)} ) ; sh:message {ox.Literal(message)} ; sh:severity sh:Violation .\n"
    )


def _listed(kinds: list[str]) -> str:
    names = list(_with_article(kinds))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _with_article(kinds: list[str]) -> Iterator[str]:
    store = ontology.store()
    for kind in kinds:
        label = next(store.quads_for_pattern(ox.NamedNode(ontology.NAMESPACE + kind), LABEL, None)).object
        assert isinstance(label, ox.Literal)
        yield f"{'an' if label.value[0] in 'aeiou' else 'a'} {label.value}"
