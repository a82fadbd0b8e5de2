"""Each hygiene rule is silent on the ontology, and speaks on a broken graph of a few triples."""

import pyoxigraph as ox
import pytest

from chipcontrols.graph.hygiene import Finding, Rule, findings, rules, subject

ONTOLOGY = "<https://w3id.org/chipcontrols/ontology>"
USAGE = "<https://w3id.org/chipcontrols/graph/usage>"
PREFIXES = """
@prefix chip: <https://w3id.org/chipcontrols/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <http://ex.org/> .
"""
A = "https://w3id.org/chipcontrols/ontology#A"
B = "https://w3id.org/chipcontrols/ontology#B"
OURS = f"rdfs:isDefinedBy {ONTOLOGY}"
IN_THE_GRAPH = "the graph"

# For each rule: a broken graph, and what the rule must find in it as (term, value).
BROKEN = {
    "missing-label": (f'chip:A {OURS} ; skos:prefLabel "Ding"@de .', [(A, "")]),
    "missing-definition": (f'chip:A {OURS} ; skos:prefLabel "a"@en .', [(A, "")]),
    "missing-home": ("chip:A a owl:Class .", [(A, "")]),
    "several-labels": (f'chip:A {OURS} ; skos:prefLabel "one"@en , "two"@en , "eins"@de .', [(A, "one")]),
    "duplicate-label": (
        f'chip:A a owl:Class ; {OURS} ; skos:prefLabel "same"@en . '
        f'chip:B a owl:ObjectProperty ; {OURS} ; skos:prefLabel "Same"@en .',
        [(A, B)],
    ),
    "concept-label-clash": (
        'chip:A skos:inScheme ex:s ; skos:notation "n" . chip:B skos:inScheme ex:s ; skos:notation "n" . '
        'ex:c skos:inScheme ex:other ; skos:notation "n" .',
        [(A, B)],
    ),
    "duplicate-definition": (
        f'chip:A {OURS} ; skos:definition "thing"@en . chip:B {OURS} ; skos:definition "thing"@en .',
        [(A, B)],
    ),
    "definition-full-stop": (f'chip:A {OURS} ; skos:definition "thing."@en .', [(A, "thing.")]),
    "circular-definition": (
        f'chip:A a owl:Class ; {OURS} ; skos:prefLabel "rule"@en ; skos:definition "Rule, of law"@en . '
        f'chip:B a owl:Class ; {OURS} ; skos:prefLabel "rule"@en ; skos:definition "ruler of law"@en .',
        [(A, "Rule, of law")],
    ),
    "undeclared-term": (
        f"ex:shape sh:path chip:A . {USAGE} {{ ex:thing chip:B {USAGE} }}",
        [(A, "http://ex.org/shape"), (B, "http://ex.org/thing")],
    ),
    "undeclared-external": (
        f"dcterms:title a owl:AnnotationProperty . {USAGE} {{ ex:thing dcterms:titel 1 ; dcterms:title 1 ; a ex:C }}",
        [("http://ex.org/C", "http://ex.org/thing"), ("http://purl.org/dc/terms/titel", "http://ex.org/thing")],
    ),
    "unused-term": (
        f"chip:A a owl:Class ; {OURS} . chip:B a owl:Class ; {OURS} . {USAGE} {{ {USAGE} a chip:B }}",
        [(A, "")],
    ),
    "property-without-kind": (
        "chip:A a owl:ObjectProperty , owl:DatatypeProperty . chip:B rdfs:subPropertyOf chip:A . "
        f"dcterms:C a owl:Class . {USAGE} {{ ex:thing dcterms:C 1 ; dcterms:undeclared 1 }}",
        [("http://purl.org/dc/terms/C", "0"), (A, "2"), (B, "0")],
    ),
    "punned-term": (
        "chip:A a owl:Class , skos:Concept .",
        [(A, "http://www.w3.org/2004/02/skos/core#Concept")],
    ),
    "incomplete-header": (
        'chip:A a owl:Ontology ; dcterms:title "t" ; dcterms:description "d" ; dcterms:creator "c" ; '
        "dcterms:created 1 ; dcterms:modified 1 ; dcterms:license ex:l ; owl:versionIRI ex:v ; owl:versionInfo 1 ; "
        '<http://purl.org/vocab/vann/preferredNamespacePrefix> "a" .',
        [(A, "http://purl.org/vocab/vann/preferredNamespaceUri")],
    ),
    "imported-ontology": ("chip:A owl:imports chip:B .", [(A, B)]),
    "deprecated-without-replacement": (
        "chip:A owl:deprecated true . chip:B owl:deprecated true ; dcterms:isReplacedBy chip:A .",
        [(A, "")],
    ),
    "deprecated-term-used": (
        f"chip:A owl:deprecated true . ex:shape sh:class chip:A . {USAGE} {{ {USAGE} a chip:A }}",
        [(A, "http://ex.org/shape"), (A, IN_THE_GRAPH)],
    ),
    "kind-without-shape": (
        "chip:TradeClaim rdfs:subClassOf chip:Claim . chip:A rdfs:subClassOf chip:TradeClaim . "
        "chip:B rdfs:subClassOf chip:TradeClaim . chip:BShape sh:targetClass chip:B . "
        "ex:other sh:targetClass chip:A , chip:B .",
        [(A, "")],
    ),
    "shape-without-message": (
        'chip:A sh:targetClass ex:C ; sh:property [ sh:path ex:p ] , [ sh:path ex:q ; sh:message "m" ] .',
        [(A, "http://ex.org/p")],
    ),
    "concept-without-scheme": (
        'chip:A a skos:Concept ; skos:notation "a" . chip:B a skos:Concept ; skos:inScheme ex:s .',
        [(A, ""), (B, "")],
    ),
}


def test_every_rule_has_a_broken_graph():
    assert sorted(BROKEN) == [rule.name for rule in rules()]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_speaks_on_a_broken_graph(rule: Rule):
    graph, expected = BROKEN[rule.name]
    store = ox.Store()
    store.load(PREFIXES + graph, format=ox.RdfFormat.TRIG)
    assert findings(store, rule) == [Finding(rule.name, term, value) for term, value in expected]


def test_a_sort_of_things_need_not_be_used_before_a_list_is_there():
    (rule,) = (rule for rule in rules() if rule.name == "unused-term")
    craft = f"chip:A a owl:Class ; rdfs:subClassOf chip:Entity ; {OURS} . {USAGE} {{ {USAGE} a chip:B }}"
    for more, expected in (("", []), (f'{USAGE} {{ {USAGE} chip:sourceKind "list" }}', [Finding(rule.name, A, "")])):
        store = ox.Store()
        store.load(PREFIXES + craft + more, format=ox.RdfFormat.TRIG)
        assert findings(store, rule) == expected


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_the_ontology_gives_a_rule_nothing_to_say(rule: Rule):
    assert findings(subject(ox.Store()), rule) == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_says_what_is_wrong_why_and_what_to_do(rule: Rule):
    assert rule.severity in ("error", "warning", "info")
    assert all(len(words) > 10 and not words.endswith(".") for words in (rule.problem, rule.why, rule.remedy))
