"""Measure what a build derives and checks, and hold it against the field's Python tools on the same triples in one run.

    python benchmarks/reasoning.py --build build [--triples 60000] [--rounds 3] [--json FILE]

Closure: our rules, SPARQL in the store, against the OWL 2 RL closure of owlrl. SHACL: our engine against pyshacl.
owlrl needs minutes for 100,000 triples, so the graph is cut to whole sources, smallest first, up to --triples.
What only owlrl derives is counted by kind where it is content: not x sameAs x, not a typed literal, not the schema.
"""

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import owlrl
import pyoxigraph as ox
import pyshacl
import rdflib
from rich.console import Console
from rich.table import Table
from shacl import Shapes

from chipcontrols import ontology
from chipcontrols.graph.rederive import exchange
from chipcontrols.graph.shortcuts import close, derive
from chipcontrols.graph.store import open_build
from chipcontrols.graph.terms import INFERRED, ONTOLOGY
from chipcontrols.loaders.claim import BASE

RDFS, OWL = str(rdflib.RDFS), str(rdflib.OWL)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that a piece of work takes, and what it gives."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def stated(build: Path, most: int) -> ox.Store:
    """Return the ontology and the sources of a build without what is derived, whole sources up to so many triples."""
    whole, part = open_build(build), ox.Store()
    sizes = {g: sum(1 for _ in whole.quads_for_pattern(None, None, None, g)) for g in whole.named_graphs()}
    sizes.pop(ox.NamedNode(INFERRED), None)
    for graph, size in sorted(sizes.items(), key=lambda pair: (pair[0].value != ONTOLOGY, pair[1], pair[0].value)):
        if graph.value == ONTOLOGY or len(part) + size <= most:
            part.bulk_extend(whole.quads_for_pattern(None, None, None, graph))
    return part


def as_rdflib(store: ox.Store) -> rdflib.Graph:
    """Return the triples of a store in rdflib."""
    graph = rdflib.Graph()
    text = b"".join(f"{quad.triple} .\n".encode() for quad in store)
    return graph.parse(data=text, format="nt")


def by_owlrl(graph: rdflib.Graph) -> rdflib.Graph:
    """Close a graph under OWL 2 RL."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def missing(ours: ox.Store, closed: rdflib.Graph) -> Counter[str]:
    """Return, by kind, the triples of content that only the closure holds: about the data, and not trivial."""
    known = {quad.triple for quad in ours}
    found: Counter[str] = Counter()
    for s, p, o in closed:
        if not isinstance(s, rdflib.URIRef) or not str(s).startswith(BASE) or str(s).startswith(ontology.NAMESPACE):
            continue
        if s == o or str(o).startswith((OWL, RDFS)) or str(p).startswith((OWL, RDFS)):
            continue
        if ox.Triple(ox.NamedNode(str(s)), ox.NamedNode(str(p)), as_term(o)) not in known:
            name = str(p).rsplit("#", 1)[-1]
            found[f"{name} {str(o).rsplit('#', 1)[-1]}" if p == rdflib.RDF.type else name] += 1
    return found


def as_term(term: rdflib.term.Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return a term of rdflib as one of the store."""
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)
    return ox.NamedNode(str(term)) if isinstance(term, rdflib.URIRef) else ox.BlankNode(str(term))


def ours_closed(store: ox.Store) -> ox.Store:
    """Return the statements with all that our rules derive, the closure under the ontology included."""
    closed = ox.Store()
    closed.bulk_extend(store)
    closed.bulk_extend(list(derive(closed)))
    close(closed)
    return closed


def closure(store: ox.Store, rounds: int) -> tuple[dict[str, float], Counter[str]]:
    """Return the seconds of both closures, interleaved and copying included, and what ours lacks."""
    ours, theirs = [], []
    for _ in range(rounds):
        seconds, closed = timed(lambda: ours_closed(store))
        ours.append(seconds)
        graph = as_rdflib(store)
        before = len(graph)
        seconds, _ = timed(partial(by_owlrl, graph))
        theirs.append(seconds)
    return {
        "triples stated": before,
        "closure: ours, seconds": statistics.median(ours),
        "closure: ours, triples added": len(closed) - len(store),
        "closure: owlrl, seconds": statistics.median(theirs),
        "closure: owlrl, triples added": len(graph) - before,
        "closure: owlrl / ours": statistics.median(b / a for a, b in zip(ours, theirs, strict=True)),
    }, missing(closed, graph)


def by_pyshacl(text: str, shapes: rdflib.Graph) -> int:
    """Return how many results pyshacl gives, from text to results."""
    graph = rdflib.Graph().parse(data=text, format="nt")
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    return len(list(results.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)))


def shapes(store: ox.Store, rounds: int) -> dict[str, float]:
    """Return the seconds of both SHACL engines from text to results, interleaved."""
    definition = "".join(f"{t} .\n" for t in ontology.triples("shapes"))
    schema = rdflib.Graph().parse(data=definition, format="nt")
    text = "".join(dict.fromkeys(f"{quad.triple} .\n" for quad in store))
    ours, theirs = [], []
    for _ in range(rounds):
        seconds, report = timed(
            lambda: Shapes.from_text(definition, format="ntriples").validate_text(text, format="ntriples")
        )
        ours.append(seconds)
        seconds, arbiter = timed(partial(by_pyshacl, text, schema))
        theirs.append(seconds)
    return {
        "SHACL: ours, seconds": statistics.median(ours),
        "SHACL: ours, results": len(report.results),
        "SHACL: pyshacl, seconds": statistics.median(theirs),
        "SHACL: pyshacl, results": arbiter,
        "SHACL: pyshacl / ours": statistics.median(b / a for a, b in zip(ours, theirs, strict=True)),
    }


def incremental(store: ox.Store) -> dict[str, float]:
    """Return the seconds of deriving anew without one claim of the largest source, and of deriving all."""
    sizes = {g: sum(1 for _ in store.quads_for_pattern(None, None, None, g)) for g in store.named_graphs()}
    source = max((g for g in sizes if g.value != ONTOLOGY), key=lambda g: (sizes[g], g.value))
    derived = ox.Store()
    derived.bulk_extend(store)
    derived.bulk_extend(list(derive(store)))
    kind = ox.NamedNode(f"{rdflib.RDF}type")
    claims = (q.subject for q in store.quads_for_pattern(None, kind, None, source) if "/claim/" in q.subject.value)
    gone = [*store.quads_for_pattern(min(claims, key=str), None, None, source)]
    seconds, _ = timed(lambda: exchange(derived, gone, ()))
    for quad in gone:
        store.remove(quad)
    whole, anew = timed(lambda: list(derive(store)))
    found = {quad.triple for quad in derived.quads_for_pattern(None, None, None, ox.NamedNode(INFERRED))}
    assert found == {quad.triple for quad in anew}, "deriving anew gave other triples than deriving from scratch"
    return {
        "one claim less in the largest source: derived anew, seconds": seconds,
        "one claim less in the largest source: from scratch, seconds": whole,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, default=Path("build"))
    parser.add_argument("--triples", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, help="also write the figures here")
    given = parser.parse_args()
    store = stated(given.build, given.triples)
    result, lacks = closure(store, given.rounds)
    result |= shapes(store, given.rounds)
    whole = stated(given.build, 10**9)
    result["whole build: triples stated"] = len(whole)
    result["whole build: derived edges and classes, seconds"], _ = timed(lambda: list(derive(whole)))
    result["whole build: the whole closure, seconds"], _ = timed(lambda: ours_closed(whole))
    result |= incremental(whole)
    result["content triples that only owlrl derives"] = sum(lacks.values())
    table = Table("what", "figure", title=f"Reasoning, median of {given.rounds}")
    for name, number in [*result.items(), *((f"only owlrl: {kind}", n) for kind, n in lacks.most_common(12))]:
        table.add_row(name, f"{number:,.0f}" if float(number).is_integer() or number > 100 else f"{number:.3f}")
    Console().print(table)
    if given.json is not None:
        given.json.write_text(json.dumps({**result, "only owlrl": lacks}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
