"""Exchange stated quads in a store, such as a source, and derive anew only what the changed subjects bear on.

Over-delete, then derive again: what the rules yield through a changed subject is taken out, the quads are exchanged,
and the rules are run for the changed subjects and for the starts of what was taken out. Rules that look at all claims
on one thing are run whole, the verdicts only where the facts that they rest on changed. The states of instruments are
always derived anew.
"""

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from chipcontrols.graph.derivations import RULE, template_triples
from chipcontrols.graph.law.states import derive_states
from chipcontrols.graph.law.verdicts import derive_verdicts, rule
from chipcontrols.graph.lookup import TYPE, construct
from chipcontrols.graph.shortcuts import derive, rules
from chipcontrols.graph.terms import INFERRED, ONTOLOGY, term

# Subjects of the patterns of a rule. A name with _ before it stays within a subselect: nothing outside can bind it.
SUBJECT = re.compile(r"(?:^|[{.])\s*\?([a-z]\w*)(?=\s+(?:a\s|\w+:|\(|\?))", re.MULTILINE)
VERDICTS = ("meets", "misses", "undetermined")
KIND, TABLE = term("chip:sourceKind"), ox.Literal("table")
GRAPH = ox.NamedNode(INFERRED)
# Rules by which a claim more elsewhere may take away what others yield.
SEVERAL = frozenset({"contradictions.rq", "corroboration.rq"})
# Beyond this part of the store it is faster to derive all.
MOST = 0.05


def exchange(store: ox.Store, old_quads: Iterable[ox.Quad], new_quads: Iterable[ox.Quad]) -> int:
    """Put stated quads in the place of others and bring the inferred graph up to date.

    The result is that of deriving from scratch. Returns how many subjects changed.
    """
    old, new = set(old_quads), set(new_quads)
    changed = {quad.subject for quad in old ^ new if isinstance(quad.subject, ox.NamedNode)}
    in_schema = any(q.graph_name == ox.NamedNode(ONTOLOGY) for q in old ^ new)
    decides = in_schema or any(q.predicate == KIND and q.object == TABLE for q in old ^ new)
    if decides or len(changed) > MOST * len(store):
        store.remove_graph(GRAPH)
        _replace(store, old, new)
        store.bulk_extend([*derive(store)])
        return len(changed)
    facts = {*_bound(store, rule("facts.rq"), "thing", changed)}
    taken = {ox.Quad(t.subject, t.predicate, t.object, GRAPH) for t in _through(store, changed)}
    taken |= {quad for verb in _whole_heads() for quad in store.quads_for_pattern(None, verb, None, GRAPH)}
    _replace(store, old | taken, new)
    starts = {quad.subject for quad in taken if isinstance(quad.subject, ox.NamedNode)}
    found = {*_through(store, changed), *_from(store, starts)}
    found.update(*(construct(store, text) for text in _of_several()))
    store.extend(ox.Quad(t.subject, t.predicate, t.object, GRAPH) for t in found)
    if {*_bound(store, rule("facts.rq"), "thing", changed)} != facts:
        _replace(store, {*_verdicts(store)}, ())
        store.extend(ox.Quad(t.subject, t.predicate, t.object, GRAPH) for t in derive_verdicts(store))
    states = [ox.Quad(t.subject, t.predicate, t.object, GRAPH) for t in derive_states(store)]
    _replace(store, {*_told_of(store, "chip:InstrumentState")}, states)
    return len(changed)


def _replace(store: ox.Store, old: Iterable[ox.Quad], new: Iterable[ox.Quad]) -> None:
    for quad in old:
        store.remove(quad)
    store.extend(new)


def _through(store: ox.Store, changed: set[ox.NamedNode]) -> Iterator[ox.Triple]:
    """Yield what rules that look at each thing by itself yield by way of the changed subjects."""
    for text in _single():
        parts = RULE.fullmatch(text)
        assert parts is not None
        for name in dict.fromkeys(SUBJECT.findall(parts["where"])):
            yield from _bound(store, text, name, changed)


def _from(store: ox.Store, starts: set[ox.NamedNode]) -> Iterator[ox.Triple]:
    """Yield what such rules yield from the given starts."""
    for text in _single():
        yield from _bound(store, text, _heads(text)[0][0].removeprefix("?"), starts)


def _bound(store: ox.Store, text: str, name: str, among: set[ox.NamedNode]) -> Iterator[ox.Triple]:
    """Yield what a rule yields where a variable is one of the given things.

    They stand in a subselect, which is answered first; beside the patterns of the rule some are joined to all claims.
    """
    given = f"{{ SELECT ?{name} WHERE {{ VALUES ?{name} {{ {' '.join(sorted(map(str, among)))} }} }} }}"
    yield from construct(store, re.sub(r"WHERE\s*\{", lambda _: f"WHERE {{ {given} ", text, count=1))


def _verdicts(store: ox.Store) -> Iterator[ox.Quad]:
    for name in VERDICTS:
        yield from store.quads_for_pattern(None, term(f"chip:{name}"), None, GRAPH)
    yield from _told_of(store, "chip:ComputedFigure")


def _told_of(store: ox.Store, kind: str) -> Iterator[ox.Quad]:
    for thing in list(store.quads_for_pattern(None, TYPE, term(kind), GRAPH)):
        yield from store.quads_for_pattern(thing.subject, None, None, GRAPH)


def _single() -> list[str]:
    return [text for name, text in rules() if name not in SEVERAL]


def _of_several() -> list[str]:
    return [text for name, text in rules() if name in SEVERAL]


def _whole_heads() -> set[ox.NamedNode]:
    return {ox.NamedNode(verb) for text in _of_several() for _, verb, _ in _heads(text)}


def _heads(text: str) -> list[tuple[str, str, str]]:
    parts = RULE.fullmatch(text)
    assert parts is not None
    return [*template_triples(parts["template"])]
