from dataclasses import replace

from chipcontrols.graph.identity import reconcile
from chipcontrols.loaders.claim import Entity, Label
from chipcontrols.loaders.ledger import Ledger
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.source import Source
from conftest import BUYER, a_purchase, a_reading


def described(slug: str, cls: str = "Company", *labels: Label) -> Reading:
    return Reading(Source(slug, "table", slug), (Entity(BUYER, cls, labels),), (), Ledger(loaded=1))


def test_two_readings_of_one_source_fill_one_graph():
    curated = a_reading(claims=(a_purchase(extractor="curated/1"),))
    (graph,) = reconcile([curated, a_reading()])
    (claim,) = graph.claims.values()
    assert claim.extractors == ("curated/1", "patterns/1")
    assert (graph.ledger.read, graph.ledger.loaded) == (2, 2)


def test_the_first_preferred_label_of_a_language_stays_and_later_ones_become_alternatives():
    first = described("a", "Company", Label("Buyer", "en", "pref"))
    later = described("b", "Company", Label("Buyer AG", "en", "pref"), Label("买家", "zh", "pref"))
    labels = [label for graph in reconcile([first, later]) for label in graph.entities[BUYER].labels]
    assert labels == [Label("Buyer", "en", "pref"), Label("Buyer AG", "en", "alt"), Label("买家", "zh", "pref")]


def test_a_text_is_a_label_of_one_kind_only():
    one = described("a", "Company", Label("Buyer", "en", "hidden"))
    two = described("b", "Company", Label("Buyer", "en", "pref"))
    labels = [label for graph in reconcile([one, two]) for label in graph.entities[BUYER].labels]
    assert labels == [Label("Buyer", "en", "pref")]


def test_the_more_specific_class_wins():
    graphs = reconcile([described("a", "Organisation"), described("b", "Company")])
    assert [graph.entities[BUYER].cls for graph in graphs] == ["Company", "Company"]


def test_a_claim_of_another_figure_stays_a_claim_of_its_own():
    reading = a_reading(claims=(a_purchase(), a_purchase(amount="2000")))
    (graph,) = reconcile([replace(reading, ledger=Ledger(loaded=2))])
    assert len(graph.claims) == 2
