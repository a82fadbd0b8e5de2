import pytest

from chipcontrols.graph.matching.folding import fold
from chipcontrols.graph.matching.grams import GramIndex
from chipcontrols.graph.matching.names import forms, key, latin, pinyin
from chipcontrols.graph.matching.repair import Repair
from chipcontrols.graph.matching.score import Weights, compare
from chipcontrols.graph.matching.search import NameIndex


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＣＭＥ　Ｃｏ．，Ｌｔｄ．", "acme co ltd"),
        ("Société Générale S.A.", "societe generale sa"),
        ("Xi’an O'Neil & Sons", "xian oneil and sons"),
        ("Газпром", "gazprom"),
        ("삼성전자", "samseongjeonja"),
        ("臺灣積體電路", "台湾积体电路"),
        ("SK海力士", "sk 海力士"),
        ("!?…", ""),
        ("", ""),
    ],
)
def test_names_fold_to_lower_case_words(text: str, folded: str):
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text",
    [
        "Acme Tools Co., Ltd.",
        "ACME TOOLS COMPANY LIMITED",
        "LLC Acme Tools",
        "Acme Tools, Inc.",
        "OOO Acme Tools",
        "Acme Tools GmbH",
        "Joint Stock Company Acme Tools",
        "Limited Acme Liability Tools Company",
    ],
)
def test_legal_forms_are_left_out_wherever_they_stand(text: str):
    assert key(text) == "acmetools"


def test_a_name_that_is_only_a_legal_form_keeps_it_as_a_legal_word():
    assert latin("Ltd.").sorts == ("legal",)


def test_a_short_form_inside_a_name_is_a_part_of_the_name():
    assert latin("Al Sa Karim").words == ("al", "sa", "karim")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("北京晨光微电子有限公司", ("beijing", "chenguang", "microelectronic")),
        ("重庆长安", ("chongqing", "changan")),
        ("东方银行", ("dongfang", "bank")),
        ("中科飞测", ("zhongke", "feice")),
    ],
)
def test_chinese_names_are_spelled_as_lists_write_them(text: str, words: tuple[str, ...]):
    assert pinyin(text).words == words


def test_an_affiliate_is_named_alone():
    (form, *_) = forms("Acme Co., Ltd. (Acme). Affiliated Entity: Acme Marine Co., Ltd.")
    assert form.words == ("acme", "marine")


def test_brackets_at_the_end_hold_another_name():
    found = [(form.way, " ".join(form.words)) for form in forms("Middle Institute of Optics (MIO)")]
    assert found == [
        ("as written", "middle institute of optical mio"),
        ("without brackets", "middle institute of optical"),
        ("in brackets", "mio"),
    ]


def test_a_place_in_brackets_is_no_other_name():
    assert [form.way for form in forms("Acme (Shanghai) Co., Ltd.")] == ["as written"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Acme Tecnology Limted", ("acme", "technology")),
        ("Acme TradingCompany", ("acme", "trade")),
        ("Acme Compa ny", ("acme",)),
        ("Acme Srvces", ("acme", "service")),
        ("Acmee Tools", ("acmee", "tools")),
    ],
)
def test_common_words_of_a_query_are_repaired_and_names_are_not(query: str, words: tuple[str, ...]):
    (form, *_) = Repair({"acme", "tools"}).forms(query)
    assert form.words == words


WEIGHTS = Weights({"acme": 9.0, "tools": 5.0, "technology": 2.0, "north": 4.0}, 10.0)


def test_equal_words_score_one_in_any_order():
    assert compare(("acme", "tools"), ("acme", "tools"), WEIGHTS) == (1.0, ("same words",))
    assert compare(("tools", "acme"), ("acme", "tools"), WEIGHTS) == (1.0, ("same words in other order",))


def test_spaces_do_not_matter():
    assert compare(("ac", "metools"), ("acme", "tools"), WEIGHTS) == (1.0, ("spaces",))


def test_a_common_word_missing_costs_less_than_a_rare_one():
    common, reasons = compare(("acme",), ("acme", "technology"), WEIGHTS)
    rare, _ = compare(("technology",), ("acme", "technology"), WEIGHTS)
    assert (common, reasons) == (0.9, ("words missing",))
    assert rare == pytest.approx(4 / 13)


def test_one_slip_costs_by_the_length_of_the_word():
    long, reasons = compare(("semiconductorix",), ("semiconductorin",), WEIGHTS)
    short, _ = compare(("acma",), ("acme",), WEIGHTS)
    assert reasons == ("spelling",)
    assert 0.5 < short < 0.7 < 0.85 < long < 1


def test_an_initial_stands_for_a_word_of_the_list_but_not_the_other_way():
    asked, reasons = compare(("n", "acme"), ("north", "acme"), WEIGHTS)
    given, _ = compare(("north", "acme"), ("n", "acme"), WEIGHTS)
    assert reasons == ("initial",)
    assert asked > 0.9
    assert given < asked


def test_other_words_score_nothing():
    assert compare(("acme",), ("zenith",), WEIGHTS) == (0.0, ("other words beside",))


NAMES = ["acme tools", "acme tool works", "borealis chips", "zenith photonics", "zenit photonic", "chips of boreal"]


@pytest.mark.parametrize("asked", [[], ["acme tool"], ["zenith", "", "borealis chip", "qqq", *NAMES]])
def test_names_looked_up_together_are_met_as_one_by_one(asked: list[str]):
    index = GramIndex(NAMES)
    assert list(index.nearest_each(asked, 3)) == [index.nearest(text, 3) for text in asked]


def test_likeness_among_some_is_that_among_all():
    index = GramIndex(NAMES)
    wanted = dict(zip(*index.nearest("zenith photonics", 9), strict=True))
    assert dict(zip(*index.among([4, 0]).nearest("zenith photonics", 9), strict=True)) == {4: wanted[4]}
    assert index.among([]).nearest("acme", 9) == ([], [])


def test_those_left_out_take_no_place_among_the_likest():
    index = GramIndex(["acme tools", "acme tool", "acmes tools", "acme of porto tools", "zenith", "borealis", "argon"])
    assert index.nearest("acme tools", 3)[0] == [0, 2, 1]
    assert index.among([0, 3]).nearest("acme tools", 3)[0] == [0, 3]


def test_parties_are_found_among_some_of_them():
    index = NameIndex([["Acme Tools"], ["Acme Toools"], ["Borealis", "Acme Tols"]])
    assert [[hit.owner for hit in hits] for hits in index.find_each(["Acme Tools", "Ltd.", "Borealis"])] == [
        [0, 1, 2],
        [],
        [2],
    ]
    assert [hit.owner for hit in index.among([0, 2]).find("Acme Tools")] == [0, 2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("广东省珂沃科技", ("guangdong", "kewo", "technology")),
        ("中国市场", ("china", "market")),
        ("集团公司第十四研究所", ("group", "14th", "institute")),
        ("第二十研究所", ("20th", "institute")),
        ("第一百零一厂", ("101st", "factory")),
        ("第701研究所", ("701st", "institute")),
        ("第十二厂", ("12th", "factory")),
    ],
)
def test_cities_provinces_and_numbers_of_registered_names_are_written_in_english(text: str, words: tuple[str, ...]):
    assert pinyin(text).words == words


def test_a_short_chinese_name_is_found_with_its_trade_behind_it():
    trade = [[f"Hai{first}{second}i Semiconductor"] for first in "bcdfghkl" for second in "aeou"]
    index = NameIndex([["珂沃"], ["柯握"], *trade, *([f"Nobody {n} of Elsewhere"] for n in range(3000))])
    (best, second, *_) = index.find("珂沃半导体有限公司")
    assert (best.owner, best.label) == (0, "珂沃")
    assert best.score > 0.7 > second.score  # other characters that sound alike are less
