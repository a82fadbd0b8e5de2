"""What passages tell of the law of exports: by duties, by ministries without a country, by rules as subjects."""

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [*ENTITIES, entity("agency/ministry-of-commerce-of-china", "Agency", "Ministry of Commerce of China")]
)


def told(text: str, language: str) -> list[str]:
    return claims(text, language, KNOWN, without=("NameResolution",), details=True)


CHINESE = "ExportRestriction item=holmium regulator=cn"
BY_MINISTRY = "ExportRestriction item=holmium regulator=ministry-of-commerce-of-china"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Beijing changed its rules. Companies that want to ship holmium abroad must first ask for permission."),
        ("en", "Beijing changed its rules. Holmium can only leave the country with a permit."),
        ("en", "Beijing changed its rules. Traders will need approval before exporting holmium."),
        ("de", "Peking ändert die Regeln. Firmen, die Holmium ausführen wollen, brauchen dafür eine Erlaubnis."),
        ("de", "Peking ändert die Regeln. Holmium darf nur noch mit Genehmigung das Land verlassen."),
        (
            "fr",
            "Pékin change les règles. Toute entreprise qui souhaite exporter du holmium devra demander une licence.",
        ),
        ("fr", "Pékin change les règles. Le holmium ne pourra plus quitter le pays sans autorisation."),
        ("zh", "中国修改了规则。出口钬元素须事先取得许可。"),
        ("zh", "中国修改了规则。钬元素未经批准不得出口。"),
    ],
)
def test_a_duty_to_ask_for_a_licence_is_a_restriction(language: str, text: str):
    assert CHINESE in told(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "China tightened its rules. The commerce ministry restricted exports of holmium."),
        ("en", "The trade ministry in Beijing restricted exports of holmium."),
        ("de", "China verschärft die Regeln. Das Handelsministerium beschränkte die Ausfuhr von Holmium."),
        ("fr", "La Chine durcit ses règles. Le ministère du Commerce a restreint l'exportation du holmium."),
    ],
)
def test_a_ministry_without_a_country_is_that_of_the_country_spoken_of(language: str, text: str):
    assert BY_MINISTRY in told(text, language)


def test_who_answers_rules_behind_a_colon_and_nobody_restricts_what_goes_to_his_own_country():
    text = (
        "Die USA verschärften ihre Regeln. Peking reagierte sofort: Holmium darf nicht mehr in die USA verkauft werden."
    )
    assert "ExportRestriction destination=us item=holmium regulator=cn" in told(text, "de")
    text = "Die USA verschärften ihre Regeln. Holmium darf nicht mehr in die USA verkauft werden."
    assert "ExportRestriction destination=us item=holmium" in told(text, "de")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Beijing widened its list. It put holmium and erbium under export control."),
        ("en", "Beijing widened its list. Holmium was placed on the control list."),
        ("de", "Peking weitet seine Liste aus. Holmium und Erbium stehen nun auf der Kontrollliste."),
        ("fr", "Pékin allonge sa liste. L'holmium figure désormais sur la liste de contrôle."),
        ("zh", "中国扩大了清单。钬元素被新增纳入管制清单。"),
    ],
)
def test_what_comes_under_control_is_restricted_by_the_ruler_spoken_of(language: str, text: str):
    assert CHINESE in told(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Beijing barred shipments of holmium to American buyers."),
        ("de", "Peking hat die Lieferung von Holmium an amerikanische Abnehmer untersagt."),
        ("fr", "Pékin a interdit la vente de holmium aux acheteurs américains."),
    ],
)
def test_what_goes_to_the_buyers_of_a_country_goes_there(language: str, text: str):
    assert "ExportRestriction destination=us item=holmium regulator=cn" in told(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Holmium and erbium serve lasers. Beijing restricted exports of both metals."),
        ("de", "Holmium und Erbium dienen Lasern. Peking hat die Ausfuhr beider Metalle untersagt."),
        ("fr", "L'holmium et l'erbium servent aux lasers. Pékin a interdit l'exportation de ces deux métaux."),
        ("zh", "钬元素和铒元素用于激光。中国限制出口这两种金属。"),
    ],
)
def test_words_such_as_both_metals_stand_for_the_goods_of_a_list(language: str, text: str):
    assert {CHINESE, CHINESE.replace("holmium", "erbium")} <= set(told(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Beijing restricted exports of holmium. It fears that lasers could serve foreign armed forces."),
        ("fr", "Pékin a restreint l'exportation de l'holmium. La Chine redoute que des lasers ne servent à des armes."),
        ("zh", "中国限制出口钬元素。中国担心激光器被用于军事。"),
    ],
)
def test_a_fear_of_military_use_is_a_purpose(language: str, text: str):
    assert any(claim.startswith("RulePurpose regulator=cn [purpose:") for claim in told(text, language))


def test_what_is_only_considered_is_planned():
    assert told("美国正考虑放行钬元素出口。", "zh") == ["ExportPermission item=holmium regulator=us planned"]
