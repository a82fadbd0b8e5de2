import pytest

from chipcontrols.loaders.claim import Entity, Label, entity_iri
from chipcontrols.loaders.documents.names.coined import coin, described
from chipcontrols.loaders.documents.names.known import mentions, prepare
from chipcontrols.loaders.documents.names.makers import compounds, index_makers
from chipcontrols.loaders.documents.spans import Candidate, Mention


def entity(path: str, cls: str, *labels: str) -> Entity:
    """An entity with labels written as "text" (alt), "=text" (pref) or "~text" (hidden)."""
    kinds = {"=": "pref", "~": "hidden"}
    named = [Label(text.lstrip("=~"), "en", kinds.get(text[0], "alt")) for text in labels]  # type: ignore[arg-type]
    return Entity(entity_iri(*path.split("/")), cls, tuple(named))


KNOWN = (
    entity("company/nvidia", "Company", "=NVIDIA", "英伟达"),
    entity("company/amd", "Company", "=AMD"),
    entity("company/arm", "Company", "=Arm"),
    entity("company/meta", "Company", "=Meta"),
    entity("company/empyrean", "Company", "=Empyrean", "~Huada Jiutian"),
    entity("product/ascend", "ProductFamily", "=Huawei Ascend", "Ascend", "昇腾"),
    entity("product/ascend-910c", "Chip", "=Ascend 910C", "昇腾910C"),
    entity("product/mate-60", "System", "=Mate 60"),
    entity("category/gpus", "ItemCategory", "=GPU"),
    entity("category/nvidia-gpus", "ItemCategory", "=NVIDIA GPUs"),
    entity("country/us", "Country", "=United States"),
    entity("company/xinyuan-a", "Company", "~Xinyuan"),
    entity("company/xinyuan-b", "Company", "~Xinyuan"),
)
NAMES = prepare(KNOWN)


def found(text: str) -> list[str]:
    return [mention.text for mention in mentions(text, NAMES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nvidia-Chips und Metas Karten", ["Nvidia", "Meta"]),
        ("l'Ascend 910C d'AMD", ["Ascend 910C", "AMD"]),
        ("l’Ascend\u00a0910C", ["Ascend\u00a0910C"]),
        ("die Armee, Metall, amd, arm", []),
        ("GPUs, GPU", ["GPU", "GPU"]),
        ("英伟达GPU与昇腾910C", ["英伟达", "GPU", "昇腾910C"]),
        ("中国nvidia公司", ["nvidia"]),
        ("non-GPU, 非GPU", []),
        ("GPU检测设备, GPU零部件和GPU、设备", ["GPU"]),
        ("Huawei Ascend", ["Huawei Ascend"]),
    ],
)
def test_names_are_found_at_the_ends_of_words(text: str, expected: list[str]):
    assert found(text) == expected


@pytest.mark.parametrize("text", ["Ascend 920", "Ascend-950PR", "昇腾950", "Mate 60+", "Mate 60 200X"])
def test_another_type_number_is_another_product(text: str):
    assert found(text) == []


@pytest.mark.parametrize("text", ["Ascend 2025", "Ascend 200 000 fois", "昇腾2025年"])
def test_a_year_or_a_figure_after_a_product_is_no_type_number(text: str):
    assert found(text) == ["Ascend" if text[0] == "A" else "昇腾"]


def test_offsets_are_those_of_the_whole_text():
    mention = mentions("Nvidia", NAMES, base=40)[0]
    assert (mention.start, mention.end) == (40, 46)


def test_a_hidden_label_says_so():
    assert [c.rank for c in mentions("Huada Jiutian", NAMES)[0].candidates] == ["hidden"]


def test_a_name_of_two_entities_keeps_both():
    assert [c.iri[-1] for c in mentions("Xinyuan", NAMES)[0].candidates] == ["a", "b"]


def test_a_german_sort_of_things_is_found_in_the_dative():
    chips = Entity(entity_iri("category", "advanced"), "ItemCategory", (Label("fortschrittliche Halbleiter", "de"),))
    found = mentions("mit fortschrittlichen Halbleitern, ohne fortschrittliche Halbleiter", prepare([chips]))
    assert [m.text for m in found] == ["fortschrittlichen Halbleitern", "fortschrittliche Halbleiter"]


def test_of_two_entities_the_one_is_meant_that_is_spelt_so():
    acts = [
        Entity(entity_iri("instrument", slug), "Instrument", (Label(text, "en", "alt"),))
        for slug, text in (("eu", "Chips Act"), ("us", "CHIPS Act"))
    ]
    found = mentions("The CHIPS Act is older than the Chips Act.", prepare(acts))
    assert [[c.iri[-2:] for c in m.candidates] for m in found] == [["us"], ["eu"]]


def test_governments_stand_for_their_countries():
    assert [c.iri for c in mentions("le gouvernement américain", NAMES)[0].candidates] == [entity_iri("country", "us")]


def test_no_known_entities_give_no_names():
    assert mentions("Nvidia", prepare(())) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "230 000 puces Nvidia", "puces Nvidia"),
        ("fr", "des puces de Nvidia", "puces de Nvidia"),
        ("de", "230.000 Nvidia-Chips", "Nvidia-Chips"),
        ("en", "Nvidia AI chips", "Nvidia AI chips"),
        ("zh", "英伟达芯片", "英伟达芯片"),
    ],
)
def test_a_maker_with_a_general_word_is_its_goods(language: str, text: str, expected: str):
    makers = index_makers(KNOWN)
    joined = compounds(text, language, mentions(text, NAMES), makers, 0)
    assert [(m.text, m.candidates[0].iri) for m in joined] == [(expected, entity_iri("category", "nvidia-gpus"))]


def test_words_of_another_name_are_no_goods_of_the_firm_behind():
    text = "machines à puces Nvidia"
    machines = Mention(0, 16, text[:16], (Candidate(entity_iri("category", "machines"), "ItemCategory", "pref"),))
    named = [machines, *mentions(text, NAMES)]
    assert compounds(text, "fr", named, index_makers(KNOWN), 0) == named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AMD chips", [("AMD chips", "AMD chips")]),
        ("AMD's most advanced AI chips", [("AMD", None), ("most advanced AI chips", "AMD chips")]),
        ("AMD chip unit", [("AMD", None)]),
        ("AMD products", [("AMD", None), ("products", "AMD products")]),
    ],
)
def test_the_chips_of_a_maker_without_a_category_are_one_by_themselves(
    text: str, expected: list[tuple[str, str | None]]
):
    joined = compounds(text, "en", mentions(text, NAMES), index_makers(KNOWN), 0)
    named = [(m.text, m.candidates[0].name) for m in joined]
    assert [(form, name[0] if name is not None else None) for form, name in named] == expected


def test_a_process_told_by_its_number_has_one_label():
    process, _ = described(Mention(0, 4, "28纳米", (coin("28 nm process", "Technology", None),)))
    assert process.labels == (Label("28 nm process", "en", "pref"),)
