"""Derive what queries need: shortcut edges, classes above each class, criteria met, states of instruments."""

import csv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from chipcontrols import ontology
from chipcontrols.graph.law.states import derive_states
from chipcontrols.graph.law.verdicts import derive_verdicts
from chipcontrols.graph.lookup import construct
from chipcontrols.graph.terms import INFERRED
from chipcontrols.ontology import PREFIXES
from chipcontrols.ontology.frames import frames

# "No chips of NVIDIA" is a figure of nought, and no edge. What is controlled from nought on is controlled, but not by
# a rule that is only planned or foreseen.
NOT_NONE = 'FILTER NOT EXISTS { ?claim chip:value "0"^^xsd:decimal }'
AHEAD = ("planned", "forecast")
IN_BEING = " ".join(f"FILTER NOT EXISTS {{ ?claim chip:modality chip:{modality} }}" for modality in AHEAD)
# Rules that look at one thing by itself, as the shortcuts do; a build applies them in implied.py, much faster.
BY_ITSELF = frozenset({"superclasses.rq", "folded-labels.rq"})


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A row of rules/shortcuts.csv: claims of `kind` yield `from` —property→ `to`, read aloud as `verb`."""

    property: str
    kind: str
    start: str
    end: str
    verb: str


@cache
def shortcuts() -> tuple[Shortcut, ...]:
    """Return the table of shortcuts."""
    text = (files(__package__) / "rules" / "shortcuts.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(Shortcut(row["property"], row["kind"], row["from"], row["to"], row["verb"]) for row in rows)


def rules() -> Iterator[tuple[str, str]]:
    """Yield (name, CONSTRUCT query) of every rule: one for each shortcut, then the files in rules/."""
    prefix = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    for cut in shortcuts():
        pattern = f"?claim a chip:{cut.kind} ; chip:{cut.start} ?from ; chip:{cut.end} ?to ."
        some = IN_BEING if is_control(cut.kind) else NOT_NONE
        query = f"CONSTRUCT {{ ?from chip:{cut.property} ?to }} WHERE {{ {pattern} FILTER(?from != ?to) {some} }}"
        yield f"{cut.property} from {cut.kind}", prefix + query
    yield from _files()


def is_control(kind: str) -> bool:
    """Return whether claims of a kind tell of controls."""
    return frames()[kind].group == "ControlClaim"


def _files() -> Iterator[tuple[str, str]]:
    for entry in sorted((files(__package__) / "rules").iterdir(), key=lambda path: path.name):
        if entry.name.endswith(".rq"):
            yield entry.name, entry.read_text(encoding="utf-8")


def derive(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield the quads that the rules add, for the inferred graph. The store is not changed."""
    lines = [*_lines(store, [text for _, text in rules()]), *law_lines(store)]
    return ox.parse("".join(lines), format=ox.RdfFormat.N_QUADS)


def derived_lines(store: ox.Store) -> list[str]:
    """Return the N-Quads lines that the rules add to a store in which claims and entities stand with what each implies.

    What is left are the rules that look at several of them, and what the ontology's own things imply.
    """
    lines = _lines(store, [text for name, text in _files() if name not in BY_ITSELF])
    return lines + _lines(ontology.store(), [text for name, text in _files() if name in BY_ITSELF])


def law_lines(store: ox.Store) -> list[str]:
    """Return the N-Quads lines of which criteria items meet or miss, and of the states of instruments."""
    return [f"{triple} <{INFERRED}> .\n" for triple in (*derive_verdicts(store), *derive_states(store))]


def _lines(store: ox.Store, texts: list[str]) -> list[str]:
    """Return the quads that rules add as N-Quads lines, each once. The store is not changed."""
    with ThreadPoolExecutor() as beside:  # the engine answers several questions at a time
        found = [*beside.map(lambda text: _construct(store, text), texts)]
    triples = dict.fromkeys(line for text in found for line in text.split("\n") if line)
    return [f"{line.removesuffix(' .')} <{INFERRED}> .\n" for line in triples]


def _construct(store: ox.Store, query: str) -> str:
    """Return what a rule yields as N-Triples: written by the engine, which is faster than a triple at a time."""
    text = construct(store, query).serialize(format=ox.RdfFormat.N_TRIPLES)
    assert text is not None
    return text.decode()


def close(store: ox.Store) -> None:
    """Add to the inferred graph of a store all that follows from the ontology, by rules/closure.ru.

    Queries do not need it: it serves stores and tools that do not reason.
    """
    store.update((files(__package__) / "rules" / "closure.ru").read_text(encoding="utf-8"))
