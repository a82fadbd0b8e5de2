"""What passages tell of plants that have no name: who builds and pays for them, and when they start."""

import pytest
from made_up_firms import ENTITIES
from one_sentence import entity, reading, shown

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge([*ENTITIES, entity("country/pt", "Country", "Portugal", "~葡萄牙")])


def told(text: str, language: str) -> list[str]:
    """The claims in lines, with plants by their English names."""
    read = reading(text, language, KNOWN)
    lines = sorted(shown(claim) for claim in read.claims if claim.kind not in ("Location", "NameResolution"))
    for plant in read.entities:
        lines = [line.replace(plant.iri.rpartition("/")[2], plant.labels[0].text) for line in lines]
    return lines


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Acme looks to Porto. It is building a plant there, and Portugal pays up to 300 million euros.",
         ["Investment investee=Acme plant in Porto investor=acme",
          "Investment investee=Acme plant in Porto investor=pt ||300000000|EUR"]),
        ("en", "Acme is putting up two fabs in Porto. Production is due to begin in 2029.",
         ["Investment investee=Acme fab in Porto investor=acme",
          "PlannedRelease item=Acme fab in Porto 2029 forecast"]),
        ("de", "Acme wächst in Porto. Dort entsteht für viel Geld eine Fabrik. Die Produktion soll 2029 anlaufen.",
         ["PlannedRelease item=Acme plant in Porto 2029 forecast"]),
        ("de", "Acme und Corvid bauen in Porto ein Werk.",
         ["Investment investee=Acme and Corvid plant in Porto investor=acme",
          "Investment investee=Acme and Corvid plant in Porto investor=corvid"]),
        ("fr", "Acme mise sur Porto. Le groupe y construit une usine dont le coût est estimé à 2 milliards d'euros.",
         ["Investment investee=Acme plant in Porto investor=acme 2000000000|||EUR"]),
        ("zh", "阿克米在波尔图建设工厂。预计2029年投产。",
         ["Investment investee=Acme plant in Porto investor=acme",
          "PlannedRelease item=Acme plant in Porto 2029 forecast"]),
        ("de", "Acme baut in Porto ein Werk. Ende 2029 könnten die ersten Chips vom Band laufen.",
         ["Investment investee=Acme plant in Porto investor=acme",
          "PlannedRelease item=Acme plant in Porto 2029 forecast"]),
        ("fr", "Acme construit une usine à Porto. La production devrait y commencer en 2029.",
         ["Investment investee=Acme plant in Porto investor=acme",
          "PlannedRelease item=Acme plant in Porto 2029 forecast"]),
        ("zh", "阿克米在波尔图的工厂将于2029年投产。", ["PlannedRelease item=Acme plant in Porto 2029 forecast"]),
        ("de", "Acme sagt, dass Porto ein attraktiver Standort sei.", []),
        ("en", "Data centres with an output of 3 gigawatts are to be built, Acme said.", []),
    ],
)  # fmt: skip
def test_a_plant_without_a_name_goes_by_its_builder_and_place(language: str, text: str, expected: list[str]):
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Acme's Porto fab makes pumps.", "Acme fab in Porto"),
        ("en", "Acme expands its site in Porto, Acme said.", "Acme plant in Porto"),
        ("en", "The Porto fab of Acme will start in 2029.", "Acme fab in Porto"),
        ("de", "Acme betreibt in Porto ein Werk.", "Acme plant in Porto"),
        ("de", "In Porto betreibt Acme schon ein Werk.", "Acme plant in Porto"),
        ("de", "Acme hat das Werk in Roseville, Porto, verkauft.", "Acme plant in Roseville"),
        ("fr", "Acme a ouvert à Porto, au Portugal, sa plus grande usine.", "Acme plant in Porto"),
        ("zh", "阿克米波尔图厂运作正常。", "Acme plant in Porto"),
        ("zh", "阿克米在波尔图的工厂运作正常。", "Acme plant in Porto"),
        ("fr", "Acme grandit. Son usine de Porto produira pour Borealis.", "Acme plant in Porto"),
        ("en", "The Porto fab is late, Acme said.", None),
        ("en", "Acme told its customers on its site in Porto of the deal.", None),
    ],
)
def test_a_plant_is_where_the_words_for_it_say(language: str, text: str, expected: str | None):
    read = reading(text, language, KNOWN)
    located = [dict(claim.roles)["located"] for claim in read.claims if claim.kind == "Location"]
    names = {plant.iri: plant.labels[0].text for plant in read.entities}
    assert [names.get(iri) for iri in located] == ([] if expected is None else [expected])
