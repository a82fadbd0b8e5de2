"""Names as articles write them: where they stand, what they stand for, and how surely."""

from decimal import Decimal

import pytest

from chipcontrols.loaders.claim import Evidence, Label
from chipcontrols.loaders.ledger import RejectedRecord
from chipcontrols.loaders.reference import read_table
from chipcontrols.loaders.reference.entities import short_iri
from chipcontrols.loaders.reference.names import WrittenName, spans_of, written_names

NAME = WrittenName("Aldar", "note", "fr", short_iri("company/alder"), "One letter differs", Decimal("0.8"))


@pytest.mark.parametrize(
    ("form", "text", "longer", "expected"),
    [
        ("Oak", "Oak and Oakley, Oak.", [], ((0, 3), (16, 19))),
        ("木", "木材和木", ["木材"], ((3, 4),)),
        ("Oak", "据Oak说", [], ((1, 4),)),
        ("A+", "A+ and A+B", [], ((0, 2),)),
        ("Oak", "oak", [], ()),
        ("x", "x x x x x", [], ((0, 1), (2, 3), (4, 5))),
    ],
)
def test_form_is_found_as_a_word_of_its_own(
    form: str, text: str, longer: list[str], expected: tuple[tuple[int, int], ...]
) -> None:
    assert spans_of(form, text, longer) == expected


def test_resolution_carries_reason_score_and_the_places_in_the_text() -> None:
    claim = NAME.claim("Aldar grows.")
    assert dict(claim.roles) == {"mention": NAME.mention().iri, "entity": short_iri("company/alder")}
    assert (claim.details, claim.score, claim.confidence) == (
        (("reason", "One letter differs"),),
        Decimal("0.8"),
        "medium",
    )
    assert claim.evidence == (Evidence("note", 0, 5, "Aldar"),)
    assert NAME.mention().labels == (Label("Aldar", None, "pref"),)


def test_without_the_text_the_table_is_the_evidence() -> None:
    assert NAME.claim(None).evidence == (Evidence("note", record="names.csv Aldar"),)


def test_form_that_the_text_does_not_have_is_rejected() -> None:
    with pytest.raises(RejectedRecord) as rejection:
        NAME.claim("Alder grows.")
    assert rejection.value.code == "EVIDENCE"


def test_one_form_with_two_readings_says_so_in_the_scores() -> None:
    readings = {name.entity: name.score for name in written_names() if name.form == "Shenzhen 2 FAB"}
    assert readings == {
        short_iri("company/pengxinxu"): Decimal("0.5"),
        short_iri("company/swaysure"): Decimal("0.5"),
    }


def test_misspellings_are_hidden_labels_and_chinese_names_preferred_ones() -> None:
    entities = {entity.iri: entity for entity in read_table("entities").entities}
    labels = entities[short_iri("company/kingsemi")].labels
    assert Label("芯源微", "zh", "pref") in labels
    assert Label("Xinyuan Micro", "fr", "hidden") in labels
    assert read_table("entities").ledger.rejections == []
