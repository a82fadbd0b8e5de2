"""Hold a graph against the shapes (SHACL), the ontology against its hygiene rules, and both against OWL."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pyoxigraph as ox
from shacl import Result, Shapes

from chipcontrols import ontology
from chipcontrols.graph import hygiene, terms
from chipcontrols.graph.clashes import OR
from chipcontrols.graph.reason import Verdict, reason
from chipcontrols.graph.terms import compact, printable

ONTOLOGY = ox.NamedNode(terms.ONTOLOGY)
SEVERITIES: dict[str, hygiene.Severity] = {"Violation": "error", "Warning": "warning", "Info": "info"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where (an IRI), on which path, by which shape or rule, and what to do about it."""

    severity: hygiene.Severity
    check: Literal["shacl", "hygiene", "owl"]
    where: str
    path: str
    message: str
    value: str
    rule: str

    def __str__(self) -> str:
        at = f"{_short(self.where)} {_short(self.path)}".strip()
        found = f" Found: {_short(self.value)}" if self.value else ""
        return printable(f"{self.severity}: {at}: {self.message}{found} [{self.check} {_short(self.rule)}]")


@dataclass(frozen=True, slots=True)
class Report:
    """The problems, gravest first, and notes on what was checked or skipped. Only errors make a graph fail."""

    problems: tuple[Problem, ...]
    notes: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether there is no error."""
        return all(problem.severity != "error" for problem in self.problems)


def validate(store: ox.Store, *, with_reasoner: bool = True) -> Report:
    """Return all problems of the graph in a store; the schema of the package takes the place of the one in it."""
    problems, statements = _shape_problems(store)
    subject = hygiene.subject(store)
    problems |= {_rule_problem(rule, found) for rule in hygiene.rules() for found in hygiene.findings(subject, rule)}
    notes = [f"{statements:,} statements held against the shapes."]
    notes.append(f"The ontology held against {len(hygiene.rules())} rules.")
    if with_reasoner:
        verdict = reason([*ontology.triples(), *(quad.triple for quad in store if quad.graph_name != ONTOLOGY)])
        problems |= set(_owl_problems(verdict))
        notes.append(_owl_note(verdict))
    return Report(tuple(sorted(problems, key=_rank)), tuple(notes))


@cache
def _shapes() -> Shapes:
    return Shapes.from_text("".join(_lines(ontology.triples("shapes"))), format="ntriples")


def _shape_problems(store: ox.Store) -> tuple[set[Problem], int]:
    """Return what the shapes find in all graphs of a store as one, with the schema, and how many statements these are.

    The engine reads a file, as the text of a full list is 160 MB.
    """
    with tempfile.TemporaryDirectory(prefix="chipcontrols-") as folder:
        path = Path(folder) / "statements.nt"
        with path.open("wb") as file:
            file.write("".join(_lines(ontology.triples())).encode())
            for graph in (ox.DefaultGraph(), *store.named_graphs()):
                if graph != ONTOLOGY:
                    store.dump(file, format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
        with path.open("rb") as file:
            statements = sum(1 for _ in file)
        return {_shape_problem(result) for result in _shapes().validate_file(str(path)).results}, statements


def _lines(triples: Iterable[ox.Triple]) -> Iterator[str]:
    return (f"{triple} .\n" for triple in triples)


def _shape_problem(result: Result) -> Problem:
    return Problem(
        SEVERITIES[result.severity],
        "shacl",
        _bare(result.focus_node),
        _bare(result.path or ""),
        " ".join(result.messages) or f"The constraint {result.component} does not hold.",
        _bare(result.value) if result.value and result.value != result.focus_node else "",
        _bare(result.root_shape or result.source_shape or ""),
    )


def _rule_problem(rule: hygiene.Rule, found: hygiene.Finding) -> Problem:
    message = f"{_sentence(rule.problem)} {_sentence(rule.remedy)}"
    return Problem(rule.severity, "hygiene", found.term, "", message, found.value, rule.name)


def _owl_problems(verdict: Verdict) -> Iterator[Problem]:
    for name in verdict.unsatisfiable:
        message = "Nothing can be of this class. Look for two disjoint classes above it."
        yield Problem("error", "owl", name, "", message, "", "unsatisfiable-class")
    for clash in verdict.clashes:
        message = (
            f"It {clash.first_reason}, hence of class {_union(clash.first)}, and {clash.second_reason}, hence of class "
            f"{_union(clash.second)}; nothing is of both. Correct one of the two."
        )
        yield Problem("error", "owl", clash.thing, "", message, "", "disjoint-classes")
    if verdict.status == "inconsistent" and len(verdict.clashes) == 0:
        message = "The graph and the ontology cannot both be true, and no pair of disjoint classes explains it."
        yield Problem("error", "owl", ontology.NAMESPACE.rstrip("#"), "", message, "", "inconsistent")
    if verdict.status == "failed":
        yield Problem("error", "owl", ontology.NAMESPACE.rstrip("#"), "", verdict.detail, "", "no-answer")


def _owl_note(verdict: Verdict) -> str:
    if verdict.status in ("skipped", "failed"):
        return f"{verdict.detail}."
    return f"HermiT read {verdict.axioms:,} axioms: {verdict.status}."


def _rank(problem: Problem) -> tuple[int, str, str, str, str, str]:
    grave = hygiene.SEVERITIES.index(problem.severity)
    return grave, problem.check, problem.rule, problem.where, problem.path, problem.message + problem.value


def _union(names: str) -> str:
    return OR.join(_short(name) for name in names.split(OR))


def _short(text: str) -> str:
    if text.startswith("("):  # a path of several steps
        return re.sub("<([^<>]+)>", lambda step: _short(step[1]), text)
    iri = _bare(text)
    return text if (short := compact(iri)) == iri else short


def _bare(text: str) -> str:
    return text[1:-1] if text.startswith("<") and text.endswith(">") else text


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
