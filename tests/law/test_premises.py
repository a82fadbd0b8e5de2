"""Without one of its premises an answer changes, stays open, or rests on others; rdflib finds the same verdicts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pyoxigraph as ox
import pytest
import rdflib

from chipcontrols.graph.build import assemble
from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.law.classify import Classification, classify
from chipcontrols.graph.law.premises import Step
from chipcontrols.graph.law.verdicts import derive_verdicts, facts, judge, judge_here
from chipcontrols.graph.terms import INFERRED
from chipcontrols.loaders.claim import entity_iri, make_claim
from chipcontrols.ontology import PREFIXES
from conftest import BUYER, a_reading

CHIP = PREFIXES["chip"]
DAY = date(2025, 3, 1)
GRAPH = ox.NamedNode(INFERRED)
OPEN, REQUIRED, FREE = "undetermined", "licence required", "not controlled by its figures"


@pytest.fixture(scope="module")
def alone(law: ox.Store) -> ox.Store:
    """A copy of the store that a test may change and has to put right again."""
    copy = ox.Store()
    copy.bulk_extend(law)
    return copy


@contextmanager
def missing(store: ox.Store, *premises: str) -> Iterator[None]:
    """Take premises out of a store, and find the verdicts anew; afterwards all is as before."""
    gone = [q for iri in premises for q in store.quads_for_pattern(ox.NamedNode(iri), None, None) if _said(q)]
    derived = [
        q for name in ("meets", "misses", "undetermined") for q in store.quads_for_pattern(None, chip(name), None)
    ]
    for quad in store.quads_for_pattern(None, chip("item"), None, GRAPH):
        derived += store.quads_for_pattern(quad.subject, None, None, GRAPH)
    for quad in (*gone, *derived):
        store.remove(quad)
    found = [ox.Quad(t.subject, t.predicate, t.object, GRAPH) for t in derive_verdicts(store)]
    store.extend(found)
    try:
        yield
    finally:
        for quad in found:
            store.remove(quad)
        store.extend((*gone, *derived))


def chip(name: str) -> ox.NamedNode:
    return ox.NamedNode(CHIP + name)


def _said(quad: ox.Quad) -> bool:
    """Of a country group the premise is that all members are known; of a claim all that it says."""
    return "/id/place/" not in str(quad.subject) or quad.predicate == chip("membersComplete")


def leaves(answer: Classification) -> dict[tuple[str, str], Step]:
    """Return the bounds that an answer looks at, by claim and criterion."""
    found: dict[tuple[str, str], Step] = {}
    for finding in (*answer.requirements, *answer.missed, *answer.reviews, *answer.exceptions):
        waiting = [step] if (step := finding.step()) is not None else []
        while waiting:
            step = waiting.pop()
            waiting += step.parts
            if not step.parts:
                found[finding.control.claim, step.criterion] = step
    return found


def said(answer: Classification) -> tuple[object, ...]:
    """Return what an answer says and on what it rests."""
    findings = (*answer.requirements, *answer.missed, *answer.reviews, *answer.exceptions, *answer.letters)
    held = tuple((f.control.claim, f.verdict, f.control.scope, f.scope()) for f in findings)
    return (
        answer.status,
        answer.paragraph,
        held,
        tuple((key, step.verdict, step) for key, step in leaves(answer).items()),
    )


ANSWERS = [
    ("NVIDIA Groq 3 LP30", "AE", DAY, (REQUIRED, "3A090.a.1")),
    ("NVIDIA A100", "MO", date(2023, 2, 1), (REQUIRED, "3A090")),
]


@pytest.mark.parametrize(("name", "country", "day", "expected"), ANSWERS, ids=lambda value: str(value))
def test_no_answer_outlives_its_premises(alone: ox.Store, name, country, day, expected):
    answer = classify(alone, name, country, day)[0]
    assert (answer.status, answer.paragraph) == expected
    before, bounds = said(answer), leaves(answer)
    for premise in answer.premises():
        with missing(alone, premise.claim):
            changed = classify(alone, name, country, day)[0]
            assert said(changed) != before, premise.says
            assert premise.claim not in {p.claim for p in changed.premises()}
            for step in leaves(changed).values():
                # What is still decided has a bound and at least a figure behind it.
                assert step.verdict == OPEN or len(step.premises) > 1, (premise.says, step.says)
    for key, step in bounds.items():
        figures = [premise.claim for premise in step.premises[1:]]
        others = [q.subject.value for q in of_the_item(alone, answer.item, step.criterion)]
        with missing(alone, *figures, *others):
            changed = leaves(classify(alone, name, country, day)[0])
            assert key not in changed or changed[key].verdict == OPEN, step.says
    assert said(classify(alone, name, country, day)[0]) == before


def of_the_item(store: ox.Store, item: str, criterion: str) -> list[ox.Quad]:
    """Return the figures that a table states for the metric of a bound, which stand in for a computed one."""
    (threshold,) = (q.subject for q in store.quads_for_pattern(None, chip("criterion"), ox.NamedNode(criterion))
                    if any(store.quads_for_pattern(q.subject, chip("comparator"), None)))  # fmt: skip
    (metric,) = (q.object for q in store.quads_for_pattern(threshold, chip("metric"), None))
    found = store.quads_for_pattern(None, chip("item"), ox.NamedNode(item))
    return [q for q in found if any(store.quads_for_pattern(q.subject, chip("metric"), metric))]


def test_without_one_premise_the_answer_is_open_or_another(alone: ox.Store):
    # One stated rate, no die area, one country group: nearly every premise is needed.
    (answer,) = classify(alone, "NVIDIA Groq 3 LP30", "AE", DAY)
    kinds = {}
    for premise in answer.requirements[0].premises():
        with missing(alone, premise.claim):
            (changed,) = classify(alone, "NVIDIA Groq 3 LP30", "AE", DAY)
            kinds[premise.says.partition(";")[0].partition(" (November 2023)")[0]] = (changed.status, changed.paragraph)
    open_a1, same = (OPEN, "3A090.a.1"), (REQUIRED, "3A090.a.1")
    unknown = "no source puts the destination in Country Group {}, of which all members are known, by the text of {}"
    assert kinds == {
        "Licence": (OPEN, "3A090.a.2"),
        # For 3A090.b the Emirates are named beside the groups.
        "the destination is in Country Group D:4 to 2026-07-09": (OPEN, "3A090.b.2"),
        "total processing performance >= 4,800 TPP": open_a1,
        "computed: total processing performance": same,
        "computed: design or marketing for data centres": same,
        # The table states the product of rate and bits too, and that then stands in.
        "FP8 performance: 1,200 TFLOPS": same,
        # The exclusion is missed twice over, by power and by market: one of the two is enough.
        "total processing performance < 4,800 TPP": same,
        "designed or marketed for data centres is no": same,
        "made for: Data centre": same,
        # A partner would be left out; whether the Emirates are in another group named does not matter.
        unknown.format("A:6", "2026-06-20"): open_a1,
        unknown.format("D:1", "2026-07-23"): same,
        unknown.format("D:5", "2026-07-23"): same,
    }


def test_a_country_that_may_be_in_a_group_is_left_open(alone: ox.Store):
    (answer,) = classify(alone, "NVIDIA L40", "BR", DAY)
    assert answer.status == "not controlled for this destination"
    with missing(alone, entity_iri("place", "country-group-d4")):
        (changed,) = classify(alone, "NVIDIA L40", "BR", DAY)
    assert (changed.status, changed.paragraph) == (OPEN, "3A090.b.1")


def test_rdflib_comes_to_the_same_verdicts_on_the_whole_tables(law: ox.Store):
    small = facts(law)
    graph = rdflib.Graph().parse(
        data=small.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()), format="nt"
    )

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
    assert len(ours) > 3_000


def test_a_listing_has_no_part_in_verdicts():
    """A build judges while listings still flow in."""
    listing = make_claim(
        "EntityListing", "note-1", {"party": BUYER, "list": entity_iri("list", "entity-list")}, "table/1"
    )
    with_it, without = (facts(assemble(reconcile([a_reading(claims=said)]))[0]) for said in ((listing,), ()))
    assert {quad.triple for quad in with_it} == {quad.triple for quad in without}
