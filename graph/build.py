"""Build the graph: readings → one graph a source → store → derived edges → files, written beside and swapped in."""

import gc
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, compress
from operator import ne
from pathlib import Path

import pyoxigraph as ox

from chipcontrols import loaders, ontology
from chipcontrols.graph.aside import aside, flowing
from chipcontrols.graph.assemble import claim_lines, entity_lines, extractors, source_lines
from chipcontrols.graph.identity import SourceGraph, reconcile
from chipcontrols.graph.implied import implied_by_claim, implied_by_entity
from chipcontrols.graph.matching.parties import parties
from chipcontrols.graph.matching.resolve import resolve
from chipcontrols.graph.matching.reviewed import reviewed as decisions
from chipcontrols.graph.report import summary, with_graph, write_report
from chipcontrols.graph.shortcuts import derived_lines, law_lines
from chipcontrols.graph.site import gather, write_site
from chipcontrols.graph.store import Filling, in_parts, spare_memory, swap_in, uncollected, workplace
from chipcontrols.graph.terms import ONTOLOGY, node
from chipcontrols.graph.validate import Report, validate
from chipcontrols.graph.views import ViewSummary, write_views
from chipcontrols.graph.views.landscape import read_landscape
from chipcontrols.loaders.claim import BASE
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Inputs, ListFile
from chipcontrols.ontology import PREFIXES

MARK = "report.json"  # the file by which a folder is known to be a build
PARTY = f"{BASE}id/party/"  # what begins the IRI of a party of a list
LISTING = "EntityListing"
FIRST, ASIDE, LAST = "before documents are read", "beside", "after"
READ = "readings"  # the folder of what was read, for the next build
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: how many sources, claims, rejected records, quads, documents read; and its validation."""

    folder: Path
    sources: int
    claims: int
    rejected: int
    quads: int
    documents: int
    validation: Report


def build(
    inputs: Inputs,
    target: Path,
    step: Step = lambda _: None,
    reviewed: Path | None = None,
    *,
    site: bool = True,
    fresh: bool = False,
) -> Built:
    """Build into `target`, replacing an older build there in one step. `step` hears the name of each step.

    `reviewed` is a table of a person's decisions on who is who, in place of the one that comes with the package.
    Without `site` no networks and pages are written, which take most of the time. What the older build read is not
    read again where nothing changed, unless all is to be read `fresh`; what comes out is the same.

    Raises WrongInput when `target` is no folder of ours or cannot be written to, or an input does not exist.
    """
    _refuse_foreign(target)
    decisions(reviewed)  # read here to refuse it at once, and also where no list is there to decide on
    spare_memory()
    with workplace(target) as work:
        memory = loaders.Memory(work / READ, None if fresh else target / READ)
        graphs, store, lines = compose(replace(inputs, texts=work / "texts", memory=memory), step, reviewed)
        step("Writing N-Quads and Turtle")
        write_graph(lines, work)
        quads = len(lines)
        del lines
        views = _write_pages(graphs, store, work / "views", step) if site else []
        facts = summary(graphs, quads, views)
        del graphs  # what is done with goes before what takes most memory comes
        spare_memory()
        step("Validating: SHACL, hygiene, HermiT")
        report = validate(store)
        write_report(facts, report, work)
        step("Filling the database")
        del store
        spare_memory()
        fill_store(work, work / "store")
        texts = work / "texts"
        read = len(list(texts.iterdir())) if texts.is_dir() else 0
        swap_in(work, target)
    rejected = sum(source["rejected"] for source in facts["sources"])
    return Built(target, with_graph(facts), facts["claims"], rejected, quads, read, report)


def _write_pages(graphs: list[SourceGraph], store: ox.Store, folder: Path, step: Step) -> list[ViewSummary]:
    step("Drawing views")
    known = gather(graphs, read_landscape(store))
    views = write_views(store, folder, known.pages(), known.land)
    step("Writing the site")
    write_site(known, views, folder)
    return views


def compose(
    inputs: Inputs, step: Step = lambda _: None, reviewed: Path | None = None
) -> tuple[list[SourceGraph], ox.Store, list[bytes]]:
    """Return the graphs of all sources, the store that holds them with what is derived, and its sorted N-Quads."""
    with uncollected():
        step("Reading documents, lists and tables")
        tables, documents = loaders.parts(inputs)
        known = reconcile(tables)
        with (
            Filling() as filling,
            aside(partial(resolve, known, reviewed)) as identity,
            flowing(partial(_lists_written, known)) as listed,
        ):
            filling.follow(listed)
            for graph in known:
                if graph.source.kind != "document":
                    filling.add(graph_lines(_part(graph, FIRST)))
            graphs = reconcile(documents, known)
            told = {iri for graph in graphs if graph.source.kind == "document" for iri in graph.entities}
            identity.tell(parties(graphs, told))
            step("Resolving who is who, assembling named graphs")
            for graph in graphs:
                filling.add(graph_lines(graph if graph.source.kind == "document" else _part(graph, LAST)))
            filling.add(_ontology_lines())
            if (found := identity.answer()) is not None:
                graphs.append(found)
                filling.add(graph_lines(found))
            built = graphs, *_derived(filling)
            gc.freeze()  # all of this lives on: what comes next need not search it for garbage
            return built


def _lists_written(known: Iterable[SourceGraph]) -> Iterator[bytes]:
    """Yield the parties and listings of lists, which are most of a graph."""
    lists = (_by_iri(_part(graph, ASIDE)) for graph in known if graph.source.kind == "list")
    # Each part is sorted, here beside the rest of the work, as runs that are sorted are soon put together.
    return ("".join(sorted(part)).encode() for part in in_parts(chain.from_iterable(map(graph_lines, lists))))


def _part(graph: SourceGraph, when: str) -> SourceGraph:
    """Return what of a list or table is written then: its entities at last, as documents can give them other labels."""
    is_list = graph.source.kind == "list"
    entities = {i: e for i, e in graph.entities.items() if when == (ASIDE if is_list and i.startswith(PARTY) else LAST)}
    claims = {i: c for i, c in graph.claims.items() if when == (ASIDE if is_list and c.kind == LISTING else FIRST)}
    return replace(graph, entities=entities, claims=claims)


def _by_iri(graph: SourceGraph) -> SourceGraph:
    """Return a graph in the order in which its lines will stand, so that these are nearly sorted."""
    return replace(graph, entities=dict(sorted(graph.entities.items())), claims=dict(sorted(graph.claims.items())))


def snapshot(name: str, path: Path) -> ox.Store:
    """Return a store of one snapshot of a list, beside the tables that come with the package.

    Raises WrongInput for an unknown list, or a file that is not the list.
    """
    with uncollected():
        tables, _ = loaders.parts(Inputs(lists={name: ListFile(path)}))
        return assemble(reconcile(tables))[0]


def assemble(graphs: Iterable[SourceGraph]) -> tuple[ox.Store, list[bytes]]:
    """Return the store with all graphs, derived ones included, and its quads as sorted N-Quads lines in UTF-8."""
    with Filling() as filling:
        filling.add(_ontology_lines())
        for graph in graphs:
            filling.add(graph_lines(graph))
        return _derived(filling)


def _derived(filling: Filling) -> tuple[ox.Store, list[bytes]]:
    """Return a filled store with what is derived, and its quads as sorted N-Quads lines."""
    node.cache_clear()  # its texts, here and there among the lines, would keep the memory of all
    written = filling.settled()
    with ThreadPoolExecutor(1) as beside:
        deriving = beside.submit(_derive, filling.store)
        written.sort()  # while the rules run
        lines = [*compress(written, map(ne, written, chain(written[1:], [b""])))]  # each once
        derived = sorted({line for line in deriving.result() if not _holds(lines, line.encode())})
    filling.add(derived)
    lines += [line.encode() for line in derived]
    lines.sort()  # of two sorted runs
    filling.settled()
    return filling.store, lines


def _derive(store: ox.Store) -> list[str]:
    return law_lines(store) + derived_lines(store)


def _holds(lines: list[bytes], line: bytes) -> bool:
    """Return whether a line is one of sorted lines."""
    at = bisect_left(lines, line)
    return lines[at : at + 1] == [line]


def graph_lines(graph: SourceGraph) -> Iterator[str]:
    """Yield the N-Quads of one source and of what each thing in it implies by itself; a line may come twice."""
    if graph.source.kind == "intake":
        return iter(())
    claims = graph.claims.values()
    entities = [*extractors(claims), *graph.entities.values()]
    described = chain.from_iterable(entity_lines(entity, graph.source.iri) for entity in entities)
    stated = chain.from_iterable(map(claim_lines, claims))
    implied = chain(
        chain.from_iterable(map(implied_by_entity, entities)), chain.from_iterable(map(implied_by_claim, claims))
    )
    return chain(source_lines(graph.source), described, stated, implied)


def write_graph(lines: list[bytes], folder: Path) -> None:
    """Write graph.nq and graph.ttl. Equal lines give equal bytes of both files."""
    with (folder / "graph.nq").open("wb") as file:
        file.writelines(lines)
    triples = folder / "triples.nt"
    with triples.open("wb") as file:
        file.writelines(_triples(lines))
    parsed = ox.parse(path=str(triples), format=ox.RdfFormat.N_TRIPLES)
    ox.serialize(parsed, str(folder / "graph.ttl"), format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    triples.unlink()


def fill_store(folder: Path, target: Path) -> None:
    """Fill the database at `target` from the graph.nq of a build."""
    store = ox.Store(str(target))
    store.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    store.flush()


def _triples(lines: list[bytes]) -> Iterator[bytes]:
    """Yield each triple of sorted N-Quads once: what stands in several graphs stands together."""
    last = b""
    for line in lines:
        triple = line.rsplit(b" <", 1)[0]  # the graph's name ends each line
        if triple != last:
            yield triple + b" .\n"
            last = triple


def _ontology_lines() -> list[str]:
    graph = ox.NamedNode(ONTOLOGY)
    quads = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object, graph) for t in ontology.triples())
    # Blank nodes of axioms get names that depend on nothing but the axioms, so that builds are equal byte for byte.
    quads.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return [f"{quad} .\n" for quad in quads]


def _refuse_foreign(target: Path) -> None:
    if target.is_file():
        raise WrongInput(f"{target} is a file. Name a folder with --out.")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        raise WrongInput(f"{target} holds files that are no build of ours; nothing was touched. Name another --out.")
