"""An answer stands on its premises: without one of them it changes or stays open; another engine finds the same."""

from datetime import date
from pathlib import Path

import pyoxigraph as ox
import rdflib

from chipcontrols.graph.law.classify import classify
from chipcontrols.graph.law.verdicts import facts, judge, judge_here
from chipcontrols.graph.shortcuts import derive
from chipcontrols.graph.terms import INFERRED
from chipcontrols.loaders.claim import entity_iri

CHIP = "https://w3id.org/chipcontrols/ontology#"
EMIRATES = entity_iri("country", "ae")
DAY = date(2025, 3, 1)
CASE = Path(__file__).parents[1] / "cases" / "status-matrix" / "data.trig"


def without(law: ox.Store, claim: str) -> ox.Store:
    """Return the store without a claim, all that is derived found anew."""
    store = ox.Store()
    store.bulk_extend(
        quad for quad in law if quad.graph_name.value != INFERRED and getattr(quad.subject, "value", "") != claim
    )
    store.bulk_extend([*derive(store)])
    return store


def test_without_one_premise_the_answer_is_open_or_another(law: ox.Store):
    # One stated rate, no die area, one country group: nearly every premise is needed.
    (answer,) = classify(law, "NVIDIA Groq 3 LP30", "AE", DAY)
    assert (answer.status, answer.paragraph) == ("licence required", "3A090.a.1")
    met = answer.requirements[0]
    kinds = {}
    for premise in met.premises():
        (changed,) = classify(without(law, premise.claim), "NVIDIA Groq 3 LP30", "AE", DAY)
        kinds[premise.says] = (changed.status, changed.paragraph)
    named = {says: found for says, found in kinds.items() if not says.startswith("Licence;")}
    open_a1, open_a2 = ("undetermined", "3A090.a.1"), ("undetermined", "3A090.a.2")
    same = ("licence required", "3A090.a.1")
    assert named == {
        "the destination is in Country Group D:4": open_a1,
        "total processing performance >= 4,800 TPP": open_a1,
        # The table states the product of rate and bits too, and that then stands in.
        "FP8 performance: 1,200 TFLOPS": same,
        # The exclusion is missed twice over, by power and by market: one of the two is enough.
        "total processing performance < 4,800 TPP": same,
        "designed or marketed for data centres is no": same,
        "made for: Data centre": same,
    }
    (requirement,) = [found for says, found in kinds.items() if says.startswith("Licence;")]
    assert requirement == open_a2


def test_a_partner_whose_membership_is_not_known_is_left_open(law: ox.Store):
    (answer,) = classify(law, "NVIDIA L40", "DE", DAY)
    assert answer.status == "not controlled by its figures"
    (membership,) = {p.claim for f in answer.missed for p in f.scope() if "Country Group" in p.says}
    (changed,) = classify(without(law, membership), "NVIDIA L40", "DE", DAY)
    assert (changed.status, changed.paragraph) == ("undetermined", "3A090.b.1")


def test_rdflib_comes_to_the_same_verdicts():
    case = ox.Store()
    case.load(path=str(CASE), format=ox.RdfFormat.TRIG)
    small = facts(case)
    graph = rdflib.Graph()
    text = small.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    graph.parse(data=text, format="nt")

    def construct(query: str) -> list[tuple]:
        return [triple for triple in graph.query(query) if triple not in graph]

    def add(triples: list[tuple]) -> None:
        for triple in triples:
            graph.add(triple)

    def verdicts(triples) -> set[tuple[str, ...]]:
        names = {CHIP + name for name in ("meets", "misses", "undetermined")}
        return {(s, p, o) for s, p, o in triples if p in names}

    theirs = verdicts(tuple(map(str, triple)) for triple in judge(construct, add))
    ours = verdicts((t.subject.value, t.predicate.value, getattr(t.object, "value", "")) for t in judge_here(small))
    assert theirs == ours
    assert {p.rpartition("#")[2] for _, p, _ in ours} == {"meets", "misses", "undetermined"}
