"""Names that no table knows: numbered products, names by shape and context, short forms, words that point back."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chipcontrols.loaders.claim import Entity, Label, entity_iri
from chipcontrols.loaders.documents.names.known import prepare
from chipcontrols.loaders.documents.names.register import register
from chipcontrols.loaders.documents.spans import Mention
from chipcontrols.loaders.documents.texts.sentences import sentences


def entity(path: str, cls: str, *names: str) -> Entity:
    return Entity(entity_iri(*path.split("/")), cls, tuple(Label(name, "en") for name in names))


KNOWN = (
    entity("company/acme", "Company", "Acme", "阿克米"),
    entity("company/borealis", "Company", "Borealis"),
    entity("company/courier", "Company", "Courier"),
    entity("product/nvidia-h20", "Chip", "NVIDIA H20", "H20"),
    entity("category/semiconductors", "ItemCategory", "Semiconductor"),
    entity("country/mt", "Country", "Malte"),
)
NAMES = prepare(KNOWN)
OBSERVERS = frozenset({entity_iri("company", "courier")})


def found(text: str, language: str) -> list[Mention]:
    stretches = [(sentence, language) for sentence in sentences(text, language)]
    return [m for part in register(text, stretches, NAMES, OBSERVERS) for m in part]


def unknown(text: str, language: str) -> dict[str, str]:
    """The unknown names of a text with their classes."""
    return {m.text: m.candidates[0].cls for m in found(text, language) if m.candidates[0].name is not None}


def test_words_before_a_known_body_are_no_part_of_its_name():
    known = prepare([*KNOWN, entity("agency/trade-office", "Agency", "贸易部")])
    text = "美国责令贸易部停发许可。"
    part = register(text, [(sentence, "zh") for sentence in sentences(text, "zh")], known)[0]
    assert [m.text for m in part] == ["贸易部"]


def test_the_company_is_never_the_newspaper_that_reports():
    mentions = found("Courier报道，阿克米发声明称，公司将发布新品。", "zh")
    assert [m.candidates[0].iri for m in mentions if m.text == "公司"] == [entity_iri("company", "acme")]


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_commas_are_part_of_the_name_of_a_body_whose_initials_follow(language: str):
    told = unknown("Acme: Research Institute for Harbours, Rivers and Inland Trade (RIHT).", language)
    assert told["Research Institute for Harbours, Rivers and Inland Trade"] == "ResearchOrganisation"
    assert set(told.values()) == {"ResearchOrganisation"}


def test_a_participle_that_opens_a_german_sentence_is_no_name():
    assert unknown("Entdeckt hat ihn Acme. Gefertigt wird er bei Borealis. Verkauft wurde er nie.", "de") == {}


def test_an_abbreviation_before_equipment_is_a_technique():
    assert unknown("阿克米的QVD设备验证顺利，QVD等新品进展良好。", "zh") == {"QVD": "Technology"}


def test_a_verb_before_a_known_firm_in_a_list_opens_no_further_name():
    assert unknown("贸易局宣布，取消阿克米、Borealis的资格。", "zh") == {}


@pytest.mark.parametrize(
    ("text", "product", "cls"),
    [
        ("Acme buys the H350 and waits.", "NVIDIA H350", "Chip"),
        ("Acme kauft RTX 7090D-Karten.", "NVIDIA GeForce RTX", "Chip"),
        ("Acme achète des MI475X.", "AMD Instinct MI475X", "Chip"),
        ("阿克米采购昇腾980PR芯片。", "Huawei Ascend 980PR", "Chip"),
        ("Acme ordered an EXE:6400 tool.", "ASML TWINSCAN EXE:6400", "System"),
        ("Acme rents TPU v9p pods.", "Google TPU v9p", "Chip"),
    ],
)
def test_a_number_of_a_known_family_is_a_product_of_its_maker(text: str, product: str, cls: str):
    best = next(m.candidates[0] for m in found(text, "zh" if "阿" in text else "en") if m.candidates[0].cls == cls)
    assert best.name is not None and best.name[0].startswith(product.split(" RTX")[0])


def test_a_short_form_of_two_names_of_one_means_the_first_of_them_each_time():
    labels = (Label("Anna Doe", "en", "pref"), Label("Anna B. Doe", "en", "hidden"), Label("Anne Doe", "en", "alt"))
    names = prepare([Entity(entity_iri("person", "doe"), "Person", labels)])
    text = "Anne Doe spoke of Anna Doe. Anna B. Doe left, as Doe does."
    stretches = [(sentence, "en") for sentence in sentences(text, "en")]
    told = [(m.text, m.candidates[0].rank) for part in register(text, stretches, names) for m in part]
    assert told == [("Anne Doe", "alt"), ("Anna Doe", "pref"), ("Anna B. Doe", "hidden"), ("Doe", "hidden")]


def test_a_name_listed_with_a_party_of_unknown_sort_is_such_a_party_too():
    names = prepare([*KNOWN, entity("party/1", "Agent", "Quarzkontor")])
    text = "Yesterday Quarzkontor and Zenlor Ganfi met."
    stretches = [(sentence, "en") for sentence in sentences(text, "en")]
    assert [(m.text, m.candidates[0].cls) for m in register(text, stretches, names)[0]] == [
        ("Quarzkontor", "Agent"),
        ("Zenlor Ganfi", "Agent"),
    ]


def test_a_number_in_the_tables_is_the_product_of_the_tables():
    assert [m.candidates[0].iri[-3:] for m in found("Acme bought H20s.", "en")] == ["cme", "h20"]


def test_further_letters_after_a_stroke_are_products_too():
    named = [m.candidates[0].name for m in found("Acme uses the Ascend 980B/C.", "en") if m.candidates[0].name]
    assert [name[0] for name in named] == ["Huawei Ascend 980B", "Huawei Ascend 980C"]


@pytest.mark.parametrize("text", ["It cost $100, in 2024, or 2.5H300.", "Plan B200000", "the A4 sheet and the L4 exit"])
def test_other_numbers_are_no_products(text: str):
    assert unknown(text, "en") == {}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Zyphra Devices Inc. makes parts.", {"Zyphra Devices Inc.": "Company"}),
        ("en", "The chipmaker Zyphra said so.", {"Zyphra": "Company"}),
        ("en", "It was Jane Doe, an analyst at Zyphra.", {"Jane Doe": "Person", "Zyphra": "Company"}),
        ("en", "Acme, Borealis and Zyphra signed.", {"Zyphra": "Company"}),
        ("en", "It fell under the Lunar Trade Act.", {"Lunar Trade Act": "Instrument"}),
        ("en", "The Ministry of Lunar Affairs objected.", {"Ministry of Lunar Affairs": "Agency"}),
        ("en", "Acme's Quibble X9 chip ships.", {"Quibble X9": "Chip"}),
        ("en", "Lindau Optics (Wuxi) Co. closed.", {"Lindau Optics (Wuxi) Co.": "Company"}),
        ("en", "Wuhu Semiconductor Industry Co., Ltd. closed.", {"Wuhu Semiconductor Industry Co., Ltd.": "Company"}),
        ("fr", "Le fondeur Zyphra a livré.", {"Zyphra": "Company"}),
        ("fr", "Le président de Zyphra Inc, Kenta Mori, a parlé.", {"Zyphra Inc": "Company", "Kenta Mori": "Person"}),
        ("fr", "Acme a vanté son acquisition de Zyphra.", {"Zyphra": "Company"}),
        ("fr", "Selon Anne Dupin, analyste chez Zyphra, tout va.", {"Anne Dupin": "Person", "Zyphra": "Company"}),
        ("fr", "Le ministère de la Lune proteste.", {"ministère de la Lune": "Agency"}),
        ("de", "Der Chiphersteller Zyphra liefert.", {"Zyphra": "Company"}),
        ("de", "Die Zyphra-Aktie fiel.", {"Zyphra": "Company"}),
        ("de", "Zyphra-Chefin Malte Muster kündigte Chips an.", {"Zyphra": "Company", "Malte Muster": "Person"}),
        ("de", "Die Mondstoff GmbH wächst.", {"Mondstoff GmbH": "Company"}),
        ("en", "Moonstuff Devices Private Limited grows.", {"Moonstuff Devices Private Limited": "Company"}),
        ("de", "Der Chip-Entwickler Mondstoff liefert dem Chip-Entwickler Aktien.", {"Mondstoff": "Company"}),
        ("de", "Es gilt das Mondwirtschaftsgesetz.", {"Mondwirtschaftsgesetz": "Instrument"}),
        ("zh", "近日,星海半导体宣布融资。", {"星海半导体": "Company"}),
        ("zh", "深圳星海科技有限公司成立。", {"深圳星海科技有限公司": "Company"}),
        ("zh", "公司董事长王小明表示满意。", {"王小明": "Person"}),
        ("zh", "根据《月球管理条例》执行。", {"《月球管理条例》": "Instrument"}),
        ("zh", "《月球日报》报道了此事。", {"《月球日报》": "Company"}),
        ("zh", "新款Quibble芯片上市。", {"Quibble": "Chip"}),
        ("en", "Acme showed the Quibble 20, a chip. The QX20V8 follows.", {"Quibble 20": "Chip", "QX20V8": "Chip"}),
        ("en", "Acme's Quibble 200 sells.", {"Quibble 200": "Product"}),
        ("de", "Acme zeigt den QX20V8. Der Quibble 2, ein Tablet, folgt.", {"QX20V8": "Chip", "Quibble 2": "System"}),
        ("fr", "Acme lance le QX20V8. La puce Quibble 2 suivra.", {"QX20V8": "Chip", "Quibble 2": "Chip"}),
    ],
)  # fmt: skip
def test_names_are_told_by_their_shape_and_the_words_around_them(language: str, text: str, expected: dict[str, str]):
    assert unknown(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "city"),
    [
        ("en", "Recently, the shares of the sector rose on Monday in Austin.", {"Austin": "Place"}),
        ("fr", "Parallèlement, les ventes de puces progressent à Grenoble.", {"Grenoble": "Place"}),
        ("de", "Die Produktion der Anlagen in Dresden steigt, die Nachfrage wächst.", {"Dresden": "Place"}),
        ("de", "Gestern hat CEO Jane Doe die Pläne vorgestellt.", {"Jane Doe": "Person"}),
        ("de", "Der Verkauf des Münchner Chip-Zulieferers platzte.", {}),
        ("zh", "随着人工智能的发展,市场规模增长,企业加大投入。", {}),
    ],
)
def test_common_words_are_no_names_and_cities_are_places(language: str, text: str, city: dict[str, str]):
    assert unknown(text, language) == city


@pytest.mark.parametrize(
    ("language", "text", "short", "full"),
    [
        ("en", "Zyphra Lunar Metals Corp. (ZLM) grew. Then ZLM shrank.", "ZLM", "Zyphra Lunar Metals Corp."),
        ("en", "Zyphra Devices Inc. grew. Then Zyphra shrank.", "Zyphra", "Zyphra Devices Inc."),
        ("en", "It was Jane Doe, an analyst. Doe agreed.", "Doe", "Jane Doe"),
        ("zh", "深圳星海科技有限公司(下称“星海”)成立。星海很大。", "星海", "深圳星海科技有限公司"),
    ],
)
def test_a_short_form_means_the_name_given_in_full(language: str, text: str, short: str, full: str):
    meant = {m.text: m.candidates[0].name for m in found(text, language)}
    assert meant[short] == (full, language)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Acme grew. The company hired.", "The company"),
        ("fr", "Acme grandit. Le fabricant recrute.", "Le fabricant"),
        ("de", "Acme wächst. Der Konzern stellt ein.", "Der Konzern"),
        ("zh", "阿克米增长。该公司招聘。", "该公司"),
        ("en", "Courier wrote that Acme grew. The chipmaker hired.", "The chipmaker"),
    ],
)
def test_words_that_point_back_mean_the_only_firm_before_them(language: str, text: str, words: str):
    pointing = [m for m in found(text, language) if m.candidates[0].rank == "reference"]
    assert [(m.text, m.candidates[0].iri) for m in pointing] == [(words, entity_iri("company", "acme"))]


def test_words_that_could_point_to_two_firms_mean_neither():
    assert [
        m for m in found("Acme and Borealis met. The company hired.", "en") if m.candidates[0].rank == "reference"
    ] == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("Acme Zyphra(),.-'’Hh20 CoInc阿克米公司科技表示王《》、。\n"), max_size=80))
def test_names_stand_where_they_are_said_to_and_never_overlap(text: str):
    for language in ("de", "en", "fr", "zh"):
        names = found(text, language)
        assert all(text[m.start : m.end] == m.text for m in names)
        assert all(a.end <= b.start for a, b in pairwise(names))


@pytest.mark.parametrize("piece", ["NVIDIA", "aB", "A-", "Ab-Cd", "X & "])
def test_a_run_without_spaces_is_read_in_proportion_to_its_length(piece: str):
    # A search from each letter to the end of the run would take minutes here.
    assert all(m.end <= len(piece) * 3000 for m in found(piece * 3000, "en"))
