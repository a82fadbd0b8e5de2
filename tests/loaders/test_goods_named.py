"""What goods are called, and what they come after, in the ordinary ways of naming them."""

import pytest
from one_sentence import reading


def items(text: str, language: str, kind: str) -> list[list[str]]:
    """The labels of the items of all claims of a kind, none of an item in words."""
    read = reading(text, language)
    labels = {entity.iri: [label.text for label in entity.labels] for entity in read.entities}
    return [labels[iri] for claim in read.claims if claim.kind == kind for role, iri in claim.roles if role == "item"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nvidia unveiled a chip called the H300 on Monday."),
        ("en", "Nvidia unveiled an accelerator dubbed H300."),
        ("en", "Nvidia unveiled a more powerful chip named H300."),
        ("en", "Nvidia unveiled the successor to the H200, the H300."),
        ("fr", "Nvidia a dévoilé une puce baptisée H300."),
        ("fr", "Nvidia a dévoilé le successeur du H200, le H300."),
        ("de", "Nvidia stellte einen Chip namens H300 vor."),
        ("de", "Nvidia stellte am Montag den Nachfolger des H200, den H300, vor."),
        ("zh", "英伟达周一发布一款名为H300的芯片。"),
        ("zh", "英伟达发布代号为H300的加速器。"),
        ("zh", "英伟达周一发布H200的继任者H300。"),
    ],
)
def test_goods_are_known_by_what_they_are_called(language: str, text: str):
    found = items(text, language, "Release")
    assert len(found) == 1
    assert any("H300" in label for label in found[0])
