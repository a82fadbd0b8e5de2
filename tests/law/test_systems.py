"""A computer is caught with the chip in it: by what sources say that it contains, or by what the user gives."""

from datetime import date

import pyoxigraph as ox
import pytest

from chipcontrols.graph.law.classify import classify
from chipcontrols.graph.law.shown import lines
from chipcontrols.loaders.claim import BASE
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.ontology import PREFIXES

OPEN, REQUIRED, FREE = "undetermined", "licence required", "not controlled by its figures"
DAY = date(2024, 6, 1)


def server(law: ox.Store, chips: str, country: str = "CN", day: date = DAY) -> tuple[str, str]:
    (answer,) = classify(law, "our server", country, day, spec={"contains": chips})
    return answer.status, answer.paragraph


@pytest.mark.parametrize(
    ("chips", "country", "day", "expected"),
    [
        ("NVIDIA A100", "CN", "2022-10-20", (FREE, "")),
        ("NVIDIA A100", "CN", "2022-10-21", (REQUIRED, "4A090")),
        ("NVIDIA A800", "CN", "2023-11-16", (FREE, "")),
        ("NVIDIA A800", "CN", "2023-11-17", (REQUIRED, "4A090.a")),
        ("NVIDIA L40", "CN", "2023-11-17", (REQUIRED, "4A090.b")),
        ("NVIDIA L20", "CN", "2023-11-17", (FREE, "")),
        ("NVIDIA L20; NVIDIA L40", "CN", "2023-11-17", (REQUIRED, "4A090.b")),
        ("NVIDIA L20; NVIDIA A100", "CN", "2023-11-17", (REQUIRED, "4A090.a")),
        ("NVIDIA L20; AMD Instinct MI308X", "CN", "2023-11-17", (OPEN, "4A090.a")),
        ("NVIDIA A100", "DE", "2023-11-17", ("not controlled for this destination", "")),
    ],
    ids=lambda value: str(value),
)
def test_a_computer_follows_the_chip_in_it(law: ox.Store, chips, country, day, expected):
    assert server(law, chips, country, date.fromisoformat(day)) == expected


def test_what_a_server_contains_is_a_premise_with_those_of_the_chip(law: ox.Store):
    (answer,) = classify(law, "our server", "CN", DAY, spec={"contains": "NVIDIA L40"})
    said = {premise.says: premise.citation for premise in answer.requirements[0].premises()}
    assert said["contains: NVIDIA L40"] == "given by the user"
    assert {"die area: 609 mm2", "total processing performance >= 2,400 TPP"} <= set(said)
    assert any("NVIDIA L40: 3A090.b" in line for line in lines(answer, "China"))


def test_an_unknown_chip_is_wrong_use(law: ox.Store):
    with pytest.raises(WrongInput, match="knows no entity named"):
        server(law, "no such chip")


def rack(law: ox.Store, *holds: tuple[str, str]) -> ox.Store:
    """Return the tables with made-up systems, judged anew: `holds` are pairs of what contains and what is contained."""
    from chipcontrols.graph.law.verdicts import judge_here

    small, chip, rdf = ox.Store(), PREFIXES["chip"], PREFIXES["rdf"]
    kept = (q for q in law if not str(q.predicate).endswith(("#meets>", "#misses>", "#undetermined>")))
    small.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in kept)
    for number, (whole, part) in enumerate(holds):
        claim = ox.NamedNode(f"{BASE}claim/containment-{number}")
        system = ox.NamedNode(f"{BASE}id/product/{whole}")
        small.add(ox.Quad(system, ox.NamedNode(f"{rdf}type"), ox.NamedNode(f"{chip}System")))
        small.add(ox.Quad(claim, ox.NamedNode(f"{rdf}type"), ox.NamedNode(f"{chip}Containment")))
        small.add(ox.Quad(claim, ox.NamedNode(f"{chip}whole"), system))
        small.add(ox.Quad(claim, ox.NamedNode(f"{chip}part"), ox.NamedNode(f"{BASE}id/product/{part}")))
    judge_here(small)
    return small


def test_a_rack_contains_what_its_servers_contain_and_a_list_of_parts_may_be_incomplete(law: ox.Store):
    store = rack(law, ("rack", "server"), ("server", "nvidia-l40"), ("other", "nvidia-l20"))
    rows = {
        name: {
            str(q.predicate).rpartition("#")[2].rstrip(">")
            for q in store.quads_for_pattern(ox.NamedNode(f"{BASE}id/product/{name}"), None, criterion)
        }
        for criterion in (ox.NamedNode(f"{BASE}id/criterion/4a090-b-2023"),)
        for name in ("rack", "server", "other")
    }
    assert rows == {"rack": {"meets"}, "server": {"meets"}, "other": {"undetermined"}}


def test_a_system_of_the_tables_follows_its_chip(law: ox.Store):
    (answer,) = classify(law, "Huawei CloudMatrix 384", "CN", DAY)
    assert (answer.status, answer.paragraph) == (REQUIRED, "4A090.a")
    assert [finding.control.policy for finding in answer.reviews] == ["presumption of denial"]
    (later,) = classify(law, "Huawei CloudMatrix 384", "CN", date(2026, 1, 15))
    assert [(f.control.policy, f.verdict) for f in later.reviews] == [
        ("case-by-case review", OPEN), ("presumption of denial", "met"),
    ]  # fmt: skip
