"""Citations of the Federal Register: inner pages lead to the rule."""

import pytest

from chipcontrols.loaders.reference.citations import citation_slug, citations, first_page, inner_pages


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("89 FR 96837", "89-fr-96830"),
        ("89 FR 96836", "89-fr-96830"),
        ("89 FR 96830", "89-fr-96830"),
        ("89 F.R. 96,837", "89-fr-96830"),
        ("87 FR 77508", "87-fr-77505"),
        ("85 FR 29853, 5/19/20", "85-fr-29849"),
        ("90 FR 560", "90-fr-560"),
        ("15 CFR 774", None),
        ("", None),
    ],
)
def test_the_slug_is_that_of_the_first_page(written, slug):
    assert citation_slug(written) == slug


def test_several_citations_in_a_cell_are_all_found():
    assert citations("84 FR 22963, 5/21/19; 85 FR 29853; 89 FR 96837") == [
        "84 FR 22963",
        "85 FR 29853",
        "89 FR 96837",
    ]


def test_a_page_of_no_known_rule_stands_for_itself():
    assert first_page("12 FR 345") == "12 FR 345"
    assert inner_pages("12 FR 345") == []
