"""What one claim or entity implies by itself: the rules that look at nothing else, applied where its lines are written.

The rules stay the definition: `shortcuts.derive` asks the engine for the same lines, at ten times the cost.
"""

from collections.abc import Iterator
from functools import cache

from chipcontrols.graph.shortcuts import AHEAD, Shortcut, is_control, shortcuts
from chipcontrols.graph.terms import INFERRED, expand, literal, node
from chipcontrols.loaders.claim import BASE, Claim, Entity
from chipcontrols.ontology.frames import superclasses

END = f" <{INFERRED}> .\n"
NAMED = f"{BASE}id/"


def implied_by_entity(entity: Entity) -> Iterator[str]:
    """Yield the classes above that of an entity (superclasses.rq), its labels and IRI folded (folded-labels.rq)."""
    if entity.iri.startswith(BASE):
        subject = node(entity.iri)
        yield from (subject + typed for typed in _typed(entity.cls))
        if entity.iri.startswith(NAMED):
            folded = f"{subject} {expand('chip:foldedLabel')} "
            names = [label.text for label in entity.labels]
            yield from (f"{folded}{literal(name.lower())}{END}" for name in (*names, *([entity.iri] if names else ())))


def implied_by_claim(claim: Claim) -> Iterator[str]:
    """Yield the classes above the kind of a claim (superclasses.rq), and its edges (shortcuts.csv)."""
    yield from (f"<{claim.iri}>{typed}" for typed in _typed(claim.kind))
    cuts = _cuts().get(claim.kind, ())
    if len(cuts) > 0 and _is_no_edge(claim):
        return
    for cut in cuts:
        ends = [end for role, end in claim.roles if role == cut.end]
        for role, start in claim.roles:
            if role == cut.start:
                verb = expand(f"chip:{cut.property}")
                yield from (f"{node(start)} {verb} {node(end)}{END}" for end in ends if end != start)


def _is_no_edge(claim: Claim) -> bool:
    if is_control(claim.kind):
        return claim.modality in AHEAD
    return claim.value is not None and claim.value.value == 0


@cache
def _typed(name: str) -> tuple[str, ...]:
    return tuple(f" {expand('rdf:type')} {expand(f'chip:{above}')}{END}" for above in superclasses(name) - {name})


@cache
def _cuts() -> dict[str, list[Shortcut]]:
    found: dict[str, list[Shortcut]] = {}
    for cut in shortcuts():
        found.setdefault(cut.kind, []).append(cut)
    return found
