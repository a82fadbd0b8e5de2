"""Rules that bind certain makers or uses alone: the presumption of foundries, and the use in a supercomputer."""

from datetime import date

import pyoxigraph as ox
import pytest

from chipcontrols.graph.law.classify import Finding, classify
from chipcontrols.graph.law.shown import lines, record

HELD, OVERCOME, OPEN = "met", "not met", "undetermined"
PACKED, HBM, DESIGNER = "packaged", "high-bandwidth-memory", "attested"
D2025, D2026, D2027, D2028, D2029 = (date(year, 6, 1) for year in range(2025, 2030))
CASES = [
    ("process-node=16", D2025, OPEN),
    ("process-node=16.1 transistor-architecture=planar", D2025, OVERCOME),
    ("process-node=28 transistor-architecture=non-planar attested=no transistor-count=30", D2025, HELD),
    ("process-node=7 transistor-count=30 attested=no", D2025, HELD),
    ("process-node=7 transistor-count=29.99 attested=no", D2025, OPEN),
    ("process-node=7 transistor-count=29.99 attested=no packaged=yes", D2025, OVERCOME),
    ("process-node=7 transistor-count=29.99 attested=no packaged=no", D2025, HELD),
    ("process-node=7 transistor-count=50", D2025, OPEN),
    ("process-node=7 transistor-count=50 attested=yes", D2025, OVERCOME),
    ("process-node=7 transistor-count=34.99 attested=no packaged=yes high-bandwidth=no", D2026, HELD),
    ("process-node=7 transistor-count=34.99 attested=no packaged=yes high-bandwidth=no", D2027, OVERCOME),
    ("process-node=7 transistor-count=34.99 attested=no packaged=yes high-bandwidth=yes", D2027, HELD),
    ("process-node=7 transistor-count=35 attested=no packaged=yes high-bandwidth=no", D2027, HELD),
    ("process-node=7 transistor-count=34.99 attested=no packaged=yes high-bandwidth=no", D2028, HELD),
    ("process-node=7 transistor-count=39.99 attested=no packaged=yes high-bandwidth=no", D2029, OVERCOME),
    ("process-node=7 transistor-count=40 attested=no packaged=yes high-bandwidth=no", D2029, HELD),
]


def given(text: str) -> dict[str, str]:
    return dict(part.split("=") for part in text.split())


def beside(law: ox.Store, name: str, day: date, spec: dict[str, str] | None, rule: str) -> Finding:
    (answer,) = classify(law, name, "CN", day, None, spec)
    (found,) = (one for one in answer.beside if one.control.rule == rule and one.control.criterion)
    return found


@pytest.mark.parametrize(("figures", "day", "expected"), CASES, ids=str)
def test_a_foundry_presumes_until_count_packager_or_designer_overcome_it(law: ox.Store, figures, day, expected):
    assert beside(law, "made-up circuit", day, given(figures), "90 FR 5298").verdict == expected


def test_the_node_of_a_chip_in_the_graph_is_that_of_its_process_and_the_rest_is_asked_for(law: ox.Store):
    found = beside(law, "NVIDIA L20", D2025, None, "90 FR 5298")
    assert found.verdict == OPEN
    assert set(found.unknown()) == {
        "transistor count", "attested by approved or authorised designer",
        "packaged by the fabricator outside Macau and D:5 or by an approved OSAT",
    }  # fmt: skip
    step = found.step()
    assert step is not None
    said = {premise.says for premise in step.all_premises()}
    assert {"process node: 4 nm", "made on: TSMC 4N"} <= said


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ("fp64-system=100 envelope=41600", HELD),
        ("fp64-system=99.9 fp32-system=199.9 envelope=41600", OVERCOME),
        ("fp64-system=100 envelope=41601", OVERCOME),
        ("fp32-system=200", OPEN),
    ],
    ids=str,
)
def test_a_computer_is_held_against_the_definition_of_a_supercomputer(law: ox.Store, figures, expected):
    spec = {"contains": "NVIDIA A100", **given(figures)}
    assert beside(law, "made-up machine", D2025, spec, "87 FR 62186").verdict == expected


def test_what_is_not_asked_of_a_chip_is_named_and_the_status_stays(law: ox.Store):
    (answer,) = classify(law, "NVIDIA L40", "CN", D2025)
    assert answer.status == "licence required"
    text = "\n".join(lines(answer, "China"))
    assert "not weighed, 87 FR 62186, 2022-10-21: for the development, production or use of a supercomputer" in text
    assert "binds some alone, 90 FR 5298, 2025-01-16 to 2026-12-31: undetermined" in text
    told = {one["rule"]: (one["verdict"], one["criterion"] is None) for one in record(answer, "China")["beside"]}
    assert told == {"87 FR 62186": (OPEN, True), "90 FR 5298": (OPEN, False)}


@pytest.mark.parametrize(
    ("name", "place", "day", "expected"),
    [
        ("NVIDIA H200", "SG", date(2025, 1, 1), [("3A090.a", HELD), ("3A090.b", OVERCOME)]),
        ("NVIDIA L40", "DE", date(2023, 11, 17), [("3A090.a", OVERCOME), ("3A090.b", HELD)]),
        ("NVIDIA L40", "DE", date(2023, 11, 16), []),
        ("NVIDIA H200", "CN", date(2025, 1, 1), []),
    ],
    ids=str,
)
def test_a_party_from_macau_or_d5_needs_a_licence_wherever_it_is(law: ox.Store, name, place, day, expected):
    for answer in classify(law, name, place, day):
        of_parties = [one for one in answer.beside if "headquartered" in one.control.condition]
        assert [(one.paragraph, one.verdict) for one in of_parties] == expected
        assert place == "CN" or answer.status == "not controlled for this destination" or day < date(2023, 11, 17)


def test_exceptions_nac_and_aca_do_not_help_memory_and_stand_once(law: ox.Store):
    stack = {"memory-bandwidth-density": "2.5", "dominant-function-of-the-package": "memory"}
    (memory,) = classify(law, "made-up stack", "CN", D2025, None, stack)
    assert [one.control.terms[:13] for one in memory.exceptions] == ["Exception HBM"]
    (open_density,) = classify(law, "AMD Instinct MI210", "CN", D2025)
    assert [one.control.terms[:13] for one in open_density.exceptions] == ["Exception NAC"]
