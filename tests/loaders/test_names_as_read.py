"""Which names a text has: Chinese in traditional characters as in simplified ones, no common nouns."""

import pytest

from chipcontrols.loaders import reference
from chipcontrols.loaders.claim import Entity, Label, entity_iri
from chipcontrols.loaders.documents import extract, knowledge, names_in, proper_names
from chipcontrols.loaders.documents.folding import plain
from chipcontrols.loaders.reading import Text
from chipcontrols.loaders.source import Source

KNOWN = (
    Entity(entity_iri("company", "beichen"), "Company", (Label("北辰电讯", "zh"),)),
    Entity(entity_iri("company", "akemi"), "Company", (Label("阿克米", "zh"),)),
    Entity(entity_iri("product", "z9"), "Chip", (Label("Z9", "en"),)),
)
WORDS = "北辰電訊去年採購了３萬顆阿克米的Z9晶片。"


def test_a_claim_in_traditional_characters_is_read_and_its_words_are_those_of_the_text():
    source = Source("note", "document", "note", language="zh")
    claims = [c for c in extract(Text(source, WORDS, "note.txt"), knowledge(KNOWN)).claims if c.kind == "Purchase"]
    assert [(dict(c.roles)["buyer"], c.value.value if c.value else None) for c in claims] == [
        (entity_iri("company", "beichen"), 30000)
    ]
    assert all(e.quote == WORDS[e.start : e.end] for c in claims for e in c.evidence)


SORTS = (
    Entity(entity_iri("country", "us"), "Country", (Label("US", "en"), Label("USA", "de"))),
    Entity(entity_iri("technology", "ai"), "Technology", (Label("AI", "en"), Label("KI", "de"))),
    Entity(entity_iri("technology", "zuv"), "Technology", (Label("ZUV", "en"),)),
    Entity(entity_iri("technology", "fz-zoi"), "Technology", (Label("FZ-ZOI", "en"),)),
    Entity(entity_iri("technology", "zed-5"), "Technology", (Label("Zed 5", "en"), Label("architecture ZED", "fr"))),
    Entity(entity_iri("technology", "zisc-v"), "Technology", (Label("ZISC-V", "en"),)),
    Entity(entity_iri("agency", "ministry"), "Agency", (Label("国防部", "zh"),)),
    Entity(entity_iri("company", "paper"), "Company", (Label("北辰日报", "zh"),)),
    Entity(entity_iri("country", "kr"), "Country", (Label("South Korea", "en"), Label("韩国", "zh"))),
    Entity(entity_iri("place", "zurope"), "Place", (Label("Zurope", "fr"),)),
    Entity(entity_iri("company", "acme"), "Company", (Label("Acme", "en"),)),
    Entity(
        entity_iri("category", "zbm"),
        "ItemCategory",
        (Label("Wide-Lane Memory", "en"), Label("ZBM", "en"), Label("ZBM-Speicher", "de"), Label("宽带内存", "zh")),
    ),
    Entity(
        entity_iri("category", "acme-chips"), "ItemCategory", (Label("Acme chips", "en"), Label("Acme-Chips", "de"))
    ),
    Entity(
        entity_iri("category", "scanners"),
        "ItemCategory",
        (Label("Scanners", "en"), Label("ZUV-Scanner", "de"), Label("ZUV扫描机", "zh"), Label("Scanner", "de")),
    ),
    Entity(entity_iri("market", "chips"), "Market", (Label("Chip industry", "en"), Label("芯片行业", "zh"))),
)


@pytest.mark.parametrize(
    ("language", "words", "names"),
    [
        ("de", "Die USA und US-Firmen setzen auf KI.", ["USA", "US"]),
        ("de", "Scanner und ZUV-Scanner brauchen ZBM-Speicher und Acme-Chips.", ["ZUV", "ZBM", "Acme"]),
        ("en", "Scanners and Acme chips need Wide-Lane Memory (ZBM).", ["Acme", "Wide-Lane Memory", "ZBM"]),
        ("en", "Scanners shape the chip industry, said the AI maker.", []),
        ("zh", "芯片行业需要宽带内存和ZUV扫描机。", ["ZUV"]),
        ("de", "Acme baut FZ-ZOI, ZISC-V und Zed 5.", ["Acme", "FZ-ZOI", "ZISC-V", "Zed 5"]),
        ("zh", "国防部门采购芯片，国防部表示满意。", ["国防部"]),
        ("zh", "韩国北辰日报报道，Acme将扩产。", ["韩国", "北辰日报", "Acme"]),
        ("fr", "L'Zurope veut produire des puces.", ["Zurope"]),
    ],
)
def test_a_sort_of_thing_is_a_name_only_where_it_is_written_as_one(language, words, names):
    text = Text(Source("n", "document", "n", language=language), words, "n.txt")
    assert [mention.text for mention in proper_names(text, knowledge(SORTS))] == names


def test_mainland_words_stay_and_lengths_are_kept():
    text = "多數位於南韓的晶片廠；多数位于韩国的芯片厂"
    assert plain(text) == "多数位于韩国的芯片厂；多数位于韩国的芯片厂"


def test_a_chinese_city_is_a_place_where_it_is_no_part_of_a_name():
    text = Text(Source("n", "document", "n", language="zh"), "该厂位于合肥，上海星海科技有限公司在无锡建厂。", "n.txt")
    assert [(m.text, m.candidates[0].cls) for m in names_in(text, knowledge([]))] == [
        ("合肥", "Place"), ("上海星海科技有限公司", "Company"), ("无锡", "Place"),
    ]  # fmt: skip


LANDS = (
    Entity(entity_iri("country", "nl"), "Country", (Label("Niederlande", "de"),)),
    Entity(entity_iri("country", "jp"), "Country", (Label("Japan", "de"),)),
    Entity(
        entity_iri("company", "acme"),
        "Company",
        (Label("Acme", "en"),),
        (("chip:basedIn", entity_iri("country", "nl")),),
    ),
    Entity(
        entity_iri("company", "rho"), "Company", (Label("Rho", "en"),), (("chip:basedIn", entity_iri("country", "jp")),)
    ),
    Entity(entity_iri("place", "lindau"), "Place", (Label("Lindau", "de"),)),
    Entity(entity_iri("agency", "trade"), "Agency", (Label("niederländisches Handelsamt", "de"),)),
)


def _named(words: str) -> list[tuple[str, str]]:
    text = Text(Source("n", "document", "n", language="de"), words, "n.txt")
    return [(m.text, m.candidates[0].iri.rpartition("/")[2]) for m in names_in(text, knowledge(LANDS))]


def test_a_firm_that_words_point_to_is_of_the_country_behind_them():
    assert _named("Rho wächst. Acme wächst. Der Konzern aus Japan baut.")[2:] == [
        ("Der Konzern", "rho"),
        ("Japan", "jp"),
    ]


def test_the_adjective_of_a_city_means_it_and_an_office_is_declined():
    assert _named("Der Lindauer Betrieb klagt.") == [("Lindauer", "lindau")]
    assert _named("Das Urteil des niederländischen Handelsamts fiel.") == [("niederländischen Handelsamt", "trade")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The A16 Bionic, found in the iPhone 15, is made by TSMC.", ["Apple A16 Bionic", "iPhone 15"]),
        ("Apple's M4 Max is quick; the M4 motorway is not.", ["Apple M4 Max"]),
        ("The M4 motorway leads to the A12.", []),
        ("The Pixel 10 uses the Tensor G5.", ["Google Tensor G5", "Google Pixel 10"]),
        ("The Galaxy S25 uses an Exynos 2500.", ["Samsung Galaxy S25", "Samsung Exynos 2500"]),
    ],
)  # fmt: skip
def test_products_are_told_by_the_numbers_of_their_families(text: str, expected: list[str]):
    known = knowledge([entity for reading in reference.read() for entity in reading.entities])
    found = extract(Text(Source("note", "document", "note", language="en"), text, "note.txt"), known).entities
    names = {label.text for entity in found for label in entity.labels if label.kind == "pref"}
    assert sorted(names & {*expected, "Apple M4", "Apple A12"}) == sorted(expected)
