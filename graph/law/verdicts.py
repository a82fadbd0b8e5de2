"""Hold items against criteria: compute their figures, judge bounds, then groups of criteria, all by rules in SPARQL."""

from collections.abc import Callable, Collection
from functools import cache
from importlib.resources import files
from typing import TypeVar

import pyoxigraph as ox

from chipcontrols.graph.lookup import construct

ONCE = ("greatest-product.rq", "quotient.rq", "market.rq", "process.rq", "bound.rq", "undetermined.rq")
GROUPS = "group.rq"  # run until nothing new is found
CONTAINS = "contains.rq"  # looks at what the parts meet, and groups wait for it
T = TypeVar("T")


@cache
def rule(name: str) -> str:
    """Return the CONSTRUCT text of a rule of this folder."""
    return (files(__package__) / name).read_text(encoding="utf-8")


def judge(construct: Callable[[str], Collection[T]], add: Callable[[Collection[T]], None]) -> list[T]:
    """Return the triples that the rules yield, in any engine: `construct` runs a rule, `add` puts triples in the graph.

    A figure that a source does not give is never guessed: what needs it is undetermined.
    """
    found: list[T] = []

    def run(name: str) -> bool:
        new = construct(rule(name))
        add(new)
        found.extend(new)
        return len(new) > 0

    for name in (*ONCE, GROUPS, CONTAINS, GROUPS):
        while run(name) and name == GROUPS:
            continue
    return found


def facts(store: ox.Store) -> ox.Store:
    """Return a small store of what the rules look at, without graph names."""
    small = ox.Store()
    small.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in construct(store, rule("facts.rq")))
    return small


def derive_verdicts(store: ox.Store) -> list[ox.Triple]:
    """Return the computed figures of items, and which criteria they meet or miss. The store is not changed."""
    return judge_here(facts(store))


def judge_here(small: ox.Store) -> list[ox.Triple]:
    """Return what the rules yield in a store of facts, and put it there."""

    def add(triples: Collection[ox.Triple]) -> None:
        small.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)

    return judge(lambda text: [*dict.fromkeys(construct(small, text))], add)
