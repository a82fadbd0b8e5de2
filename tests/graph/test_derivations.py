"""Why a derived triple stands: every rule that gives it, with what it found, down to the quoted words."""

import json

import pyoxigraph as ox
import pytest

from chipcontrols.graph.build import assemble
from chipcontrols.graph.derivations import derivations, property_iri
from chipcontrols.graph.explain import why, why_as_text
from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.shortcuts import derive, rules, shortcuts
from chipcontrols.graph.terms import INFERRED
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.ontology import PREFIXES
from conftest import BUYER, CHIP, NVIDIA, a_purchase, a_reading

NAMESPACE = PREFIXES["chip"]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return assemble(reconcile([a_reading()]))[0]


def test_a_shortcut_comes_from_its_claim(store: ox.Store):
    (way,) = derivations(store, BUYER, NAMESPACE + "buysFrom", NVIDIA)
    assert way.rule == "buysFrom from Purchase"
    assert dict(way.found) == {"claim": a_purchase().iri, "from": BUYER, "to": NVIDIA}
    assert way.claims == (a_purchase().iri,)


def test_a_class_above_comes_from_the_class_that_is_stated(store: ox.Store):
    found = derivations(store, BUYER, property_iri("a"), NAMESPACE + "Agent")
    assert {way.rule for way in found} == {"superclasses.rq"}
    below = {"thing": BUYER, "class": NAMESPACE + "Company", "above": NAMESPACE + "Agent"}
    assert below in [dict(way.found) for way in found]


def test_nothing_is_derived_that_no_claim_says(store: ox.Store):
    assert derivations(store, NVIDIA, NAMESPACE + "buysFrom", BUYER) == []
    with pytest.raises(WrongInput, match="does not hold"):
        why(store, NVIDIA, "buysFrom", BUYER)


def test_every_derived_triple_of_a_build_has_a_derivation(store: ox.Store):
    quads = [q for q in store.quads_for_pattern(None, None, None, ox.NamedNode(INFERRED)) if "/id/" in q.subject.value]
    assert len(quads) > 5
    for quad in quads:
        assert derivations(store, quad.subject.value, quad.predicate.value, quad.object.value), quad


def test_without_its_claim_the_triple_is_not_derived(store: ox.Store):
    less = ox.Store()
    inferred = ox.NamedNode(INFERRED)
    less.extend(q for q in store if q.subject.value != a_purchase().iri and q.graph_name != inferred)
    assert [q for q in derive(less) if q.predicate.value.endswith(("buysFrom", "buys"))] == []


def test_the_rule_of_two_heads_says_both():
    text = dict(rules())["listed-through-identity.rq"]
    assert text.count("?agent") >= 2
    data = """
    @prefix chip: <https://w3id.org/chipcontrols/ontology#> . @prefix x: <https://w3id.org/chipcontrols/id/company/> .
    @prefix claim: <https://w3id.org/chipcontrols/claim/> .
    claim:same a chip:SameParty ; chip:entity x:a ; chip:party x:b .
    claim:listed a chip:EntityListing ; chip:party x:b ; chip:instrument x:rule ; chip:list x:list .
    """
    store = ox.Store()
    store.load(input=data, format=ox.RdfFormat.TURTLE)
    base = "https://w3id.org/chipcontrols/id/company/"
    for name, end in (("listedBy", "rule"), ("onList", "list")):
        (way,) = derivations(store, base + "a", NAMESPACE + name, base + end)
        assert [claim.rsplit("/", 1)[1] for claim in sorted(way.claims)] == ["listed", "same"]


def test_names_of_properties():
    cut = shortcuts()[0]
    assert property_iri(cut.property) == property_iri(f"chip:{cut.property}") == property_iri(cut.verb)
    with pytest.raises(WrongInput, match="no rule derives"):
        property_iri("likes")


def test_the_answer_goes_down_to_the_words(store: ox.Store):
    answer = why(store, "Buyer AG", "buys from", NVIDIA)
    assert json.loads(json.dumps(answer))["graphs"] == [INFERRED]
    lines = list(why_as_text(store, answer))
    assert "rule: buysFrom from Purchase" in lines
    assert any("“Ten.”" in line for line in lines)
    assert CHIP in {part["iri"] for part in answer["derivations"][0]["claims"][0]["roles"].values()}


def test_no_explanation_outlives_its_premises():
    """Every claim that an explanation names is needed for that way; without all of them the triple does not stand."""
    from derived import derived_store

    firm, other = (f"https://w3id.org/chipcontrols/id/company/{name}" for name in ("firm", "other"))
    ownership = f"a chip:Ownership ; chip:owner <{firm}> ; chip:owned <{other}> ; chip:modality chip:asserted"
    claims = [f"https://w3id.org/chipcontrols/claim/ownership-{number}" for number in (1, 2)]
    text = f"@prefix chip: <{NAMESPACE}> . "
    text += " ".join(
        f"<https://w3id.org/chipcontrols/source/{n}> {{ <{c}> {ownership} . }}" for n, c in enumerate(claims)
    )
    whole = derived_store(text)
    owns = NAMESPACE + "owns"
    assert [way.claims for way in derivations(whole, firm, owns, other)] == [(claim,) for claim in claims]

    def without(*gone: str) -> list[tuple[str, ...]]:
        less = ox.Store()
        less.extend(q for q in whole if q.subject.value not in gone and q.graph_name != ox.NamedNode(INFERRED))
        less.extend([*derive(less)])
        return [way.claims for way in derivations(less, firm, owns, other)]

    assert [without(claim) for claim in claims] == [[(claims[1],)], [(claims[0],)]]
    assert without(*claims) == []
