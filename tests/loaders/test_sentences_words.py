"""What sentences tell of offices, seats, rivals and parents, in four languages."""

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.claim import entity_iri
from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        *ENTITIES,
        entity("agency/listing-desk", "Agency", "Listing Desk", "清单处"),
        entity("person/ana-sorel", "Person", "Ana Sorel", "索雷尔"),
        entity("person/piet-dorn", "Person", "Piet Dorn", "多恩", chip__basedIn=entity_iri("country", "nl")),
        entity("place/lindau", "Place", "Lindau", "林道"),
    ]
)
SOREL = "Role organisation=acme person=ana-sorel"
DORN = "Role organisation=nl person=piet-dorn"
LINDAU = "Location located=acme place=lindau"
FIRST = "MarketPosition holder=acme"
DUTCH = "Location located=acme place=nl"
RIVALS = "Competition competitor=acme competitor=borealis"
PARENT = "Affiliation parent=acme subunit=borealis"
PARTNERS = "Partnership partner=acme partner=borealis"


def told(text: str, language: str) -> list[str]:
    return claims(text, language, KNOWN, without=("NameResolution", "Statement"))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ana Sorel, Acme's president and chief executive, bowed out.", [SOREL]),
        ("en", "Ana Sorel, who has led Acme since spring, bowed out.", [SOREL]),
        ("en", "Acme appointed Ana Sorel as its chief financial officer.", [SOREL]),
        ("en", "Ana Sorel of Acme spoke first.", [SOREL]),
        ("en", "Ana Sorel stepped down as president of Acme.", [SOREL]),
        ("en", "Acme fell when Ana Sorel took over as chairwoman.", [SOREL]),
        ("en", "Ana Sorel, a former Acme engineer, spoke first.", [SOREL]),
        ("en", "Borealis fell as Prime Minister Piet Dorn spoke.", [DORN]),
        ("de", "Acme ernannte Ana Sorel zur Finanzchefin.", [SOREL]),
        ("de", "In Japan sprach Wirtschaftsminister Piet Dorn.", [DORN]),
        ("fr", "Acme a nommé Ana Sorel au poste de directrice générale.", [SOREL]),
        ("fr", "Le Japon hésite. Le président Piet Dorn a parlé.", [DORN]),
        ("fr", "Ana Sorel et son homologue néerlandais Piet Dorn ont parlé.", [DORN]),
        ("fr", "Pour Ana Sorel, PDG d'Acme, l'année fut bonne.", [SOREL]),
        ("fr", "Acme, dont la PDG Ana Sorel se réjouit, grandit.", [SOREL]),
        ("fr", "Dirigée par Ana Sorel, Acme grandit.", [SOREL]),
        ("fr", "Acme grandit, a déclaré la présidente du groupe Ana Sorel.", [SOREL]),
        ("fr", "Acme grandit. Ana Sorel, présidente de l'entreprise, se réjouit.", [SOREL]),
        ("zh", "阿克米任命索雷尔为首席执行官。", [SOREL]),
        ("zh", "由索雷尔创立的阿克米发布财报。", [SOREL]),
        ("zh", "索雷尔，阿克米创办人，没有回应。", [SOREL]),
        ("zh", "作为阿克米的联合创始人，索雷尔没有回应。", [SOREL]),
        ("zh", "前阿克米首席执行官索雷尔没有回应。", [SOREL]),
        ("zh", "阿克米会长索雷尔没有回应。", [SOREL]),
        ("en", "Acme's Ana Sorel hesitates.", [SOREL]),
        ("en", "Ana Sorel was ousted as Acme CEO.", [SOREL]),
        ("en", "Acme hired former banker Ana Sorel as its new chief executive.", [SOREL]),
        ("en", "Under new chief executive Ana Sorel, Acme has grown.", [SOREL]),
        ("en", "Acme's CEO met Ana Sorel.", []),
        ("zh", "首相多恩出席会议。", [DORN]),
        ("fr", "À la tête d'Acme depuis 2014, Ana Sorel se réjouit.", [SOREL]),
        ("fr", "Ana Sorel, qui dirige Acme, se réjouit.", [SOREL]),
        ("fr", "Acme (dont la PDG Ana Sorel se réjouit) grandit.", [SOREL]),
    ],
)  # fmt: skip
def test_who_holds_an_office(language: str, text: str, expected: list[str]):
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Acme of Lindau sold its plant.", [LINDAU]),
        ("en", "Acme of the Netherlands sold its plant.", [DUTCH]),
        ("en", "Borealis Inc., Corvid Inc. and Acme of the Netherlands grew.", [DUTCH]),
        ("en", "The Netherlands' Acme sold its plant.", [DUTCH]),
        ("en", "It was sold to its Dutch owner Acme.", [DUTCH]),
        ("en", "Acme, the Dutch parent of many, sold its plant.", [DUTCH]),
        ("en", "It was sold to its owner, the Dutch group Acme.", [DUTCH]),
        ("en", "Acme, the Netherlands' largest bakery company, sold its plant.", [DUTCH, FIRST]),
        ("en", "One economist at Acme in Lindau agreed.", [LINDAU]),
        ("en", "Acme, with its head office in Lindau, sold a plant.", [LINDAU]),
        ("en", "Dutch suppliers such as Acme sold plants.", []),
        ("en", "Acme grows. The Lindau-based firm is led by Ana Sorel.", [LINDAU, SOREL]),
        ("en", "Acme grows. The Lindau-based firm thanks Borealis.", [LINDAU]),
        ("en", "The Dutch maker of small chips Acme grows.", [DUTCH]),
        ("en", "The Dutch group Acme and its Japanese rival Borealis grow.",
         [DUTCH, "Location located=borealis place=jp", RIVALS]),
        ("de", "Der Lindauer Chiphersteller Acme wächst.", [LINDAU]),
        ("de", "Acme, ein Zulieferer aus Lindau, wächst.", [LINDAU]),
        ("de", "Acme, Niederlandes größter Hersteller, wächst.", [DUTCH, FIRST]),
        ("fr", "Basée à Lindau, Acme grandit.", [LINDAU]),
        ("fr", "Acme garde plusieurs clients néerlandais actifs au loin, dont Borealis.",
         ["Location located=borealis place=nl"]),
        ("fr", "Corvid grandit. Cette entreprise néerlandaise se réjouit.", ["Location located=corvid place=nl"]),
        ("fr", "Tout dépend de Corvid et d'Acme, le groupe néerlandais qui grandit.", [DUTCH]),
        ("fr", "Le montage revient à Acme (Pays-Bas) et Borealis (Japon).",
         [DUTCH, "Location located=borealis place=jp"]),
        ("zh", "阿克米、北光等荷兰供应商退出。", [DUTCH, "Location located=borealis place=nl"]),
        ("fr", "Les Néerlandais Acme et Borealis grandissent.", [DUTCH, "Location located=borealis place=nl"]),
        ("zh", "位于林道的阿克米扩产。", [LINDAU]),
        ("zh", "林道企业阿克米扩产。", [LINDAU]),
        ("zh", "荷兰企业阿克米与北光、科维合作。", [DUTCH, f"{PARTNERS} partner=corvid"]),
        ("zh", "阿克米是一家荷兰公司。", [DUTCH]),
        ("zh", "阿克米总部在林道。", [LINDAU]),
        ("fr", "La société de Lindau Acme grandit.", [LINDAU]),
        ("fr", "Pépite néerlandaise, Acme grandit.", [DUTCH]),
        ("fr", "Acme, le fabricant néerlandais de puces, grandit.", [DUTCH]),
        ("fr", "Le fabricant néerlandais Acme et Borealis grandissent.", [DUTCH]),
        ("fr", "Le grand rival néerlandais d'Acme grandit.", []),
    ],
)  # fmt: skip
def test_where_a_firm_has_its_seat(language: str, text: str, expected: list[str]):
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Acme faces stiff competition from Borealis.", [RIVALS]),
        ("en", "Acme is chipping away at Borealis's dominance.", [RIVALS]),
        ("en", "The main rival of Acme is Borealis.", [RIVALS]),
        ("en", "Acme is seen as a challenger to Borealis.", [RIVALS]),
        ("en", "Borealis, Acme's main rival, grows.", [RIVALS]),
        ("en", "Acme's only serious rival is Borealis.", [RIVALS]),
        ("de", "Acme steht im Wettbewerb mit Borealis.", [RIVALS]),
        ("de", "Der wichtigste Wettbewerber von Acme ist Borealis.", [RIVALS]),
        ("fr", "Le principal rival d'Acme est Borealis.", [RIVALS]),
        ("zh", "阿克米正在撼动北光的地位。", [RIVALS]),
        ("zh", "阿克米面临来自北光的竞争。", [RIVALS]),
        ("zh", "阿克米与北光一较高下。", [RIVALS]),
        ("zh", "阿克米与北光、科维竞争。", [RIVALS, "Competition competitor=acme competitor=corvid"]),
        ("fr", "Rival d'Acme, Borealis grandit.", [RIVALS]),
        ("fr", "Face à la concurrence d'Acme, Borealis recule.", [RIVALS]),
    ],
)  # fmt: skip
def test_who_competes_with_whom(language: str, text: str, expected: list[str]):
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Borealis is majority-owned by Acme.", [PARENT]),
        ("en", "Borealis, Acme's chip unit, sold a plant.", [PARENT]),
        ("en", "Acme's Borealis unit sold a plant.", [PARENT]),
        ("en", "The parent of Borealis, Acme, sold a plant.", [PARENT]),
        ("en", "The Listing Desk is an office of the Trade Office.",
         ["Affiliation parent=trade-office subunit=listing-desk"]),
        ("en", "Borealis belongs to Acme.", [PARENT]),
        ("en", "Acme-owned Borealis grows.", [PARENT]),
        ("de", "Borealis gehört zum niederländischen Konzern Acme.", [PARENT, DUTCH]),
        ("en", "Corvid and Borealis, now owned by Acme, fell.", [PARENT]),
        ("en", "Acme has a chip, whose Unit technology Borealis sold.", []),
        ("de", "Der Borealis-Eigentümer Acme klagt.", [PARENT]),
        ("fr", "Le propriétaire de Borealis, Acme, a porté plainte.", [PARENT]),
        ("fr", "Borealis, qui appartient à la société mère Acme, grandit.", [PARENT]),
        ("zh", "北光是阿克米的全资子公司。", [PARENT]),
        ("zh", "阿克米控股的北光停止供货。", [PARENT]),
        ("zh", "北光由阿克米全资控股。", [PARENT]),
        ("zh", "隶属于阿克米的北光停止供货。", [PARENT]),
        ("zh", "北光是阿克米旗下的芯片公司。", [PARENT]),
        ("zh", "阿克米是北光的合作伙伴。", [PARTNERS]),
        ("zh", "阿克米的合作伙伴北光扩产。", [PARTNERS]),
        ("zh", "阿克米买下北光。", ["Ownership owned=borealis owner=acme"]),
        ("zh", "贸易局下属的清单处发布新规。", ["Affiliation parent=trade-office subunit=listing-desk"]),
        ("fr", "Détenu par Acme, Borealis grandit.", [PARENT]),
        ("fr", "Borealis, filiale néerlandaise d'Acme, grandit.", [PARENT]),
        ("fr", "Acme met la main sur Borealis.", ["Ownership owned=borealis owner=acme"]),
        ("fr", "Acme a repris du terrain à Borealis.", []),
        ("fr", "La collaboration d'Acme avec Borealis porte ses fruits.", [PARTNERS]),
        ("fr", "En partenariat avec Acme, Borealis grandit.", [PARTNERS]),
        ("fr", "Acme, partenaire de Borealis, grandit.", [PARTNERS]),
    ],
)  # fmt: skip
def test_what_belongs_to_whom(language: str, text: str, expected: list[str]):
    assert sorted(told(text, language)) == sorted(expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Former staff of Acme work for Borealis."),
        ("en", "Borealis fell in Japan as Acme's chairman praised Ana Sorel."),
        ("en", "Ana Sorel met the head of Borealis."),
        ("de", "Chips von Acme gehören zu den teuersten."),
        ("de", "Acme baut auf Lindau."),
        ("fr", "Acme appartient au passé."),
        ("fr", "Acme a ouvert un bureau à Lindau."),
        ("fr", "Sont visées une filiale japonaise, et Acme."),
        ("zh", "阿克米在林道的客户增加。"),
        ("zh", "部长会见了阿克米首席执行官。"),
        ("zh", "阿克米买下北光的两座工厂。"),
        ("zh", "阿克米发言人上周六表示遗憾。"),
    ],
)  # fmt: skip
def test_what_only_sounds_like_it_gives_no_claim(language: str, text: str):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "荷兰最大的晶圆代工厂阿克米周四开业。", [DUTCH, FIRST]),
        ("zh", "阿克米是全球唯一能够生产钻石晶圆的公司。", ["MarketPosition holder=acme"]),
        ("zh", "以营收计,北光位居全球第四。", ["MarketPosition holder=borealis"]),
        ("zh", "排名第三的科维没有回应。", ["MarketPosition holder=corvid"]),
        ("zh", "阿克米几乎垄断了高端面板市场。", ["MarketPosition holder=acme"]),
        ("zh", "日本已成为阿克米第二大市场。", ["MarketPosition holder=jp"]),
        ("zh", "阿克米仍是烤箱领域的龙头。", [FIRST]),
        ("zh", "阿克米长期主导高端烤箱的生产。", [FIRST]),
        ("zh", "阿克米并非全球最大的晶圆代工厂。", []),
        ("zh", "全球十大晶圆代工厂没有回应,阿克米也没有。", []),
        ("zh", "荷兰最大的挑战是人才。", []),
        ("en", "Acme is the world's largest contract baker, ahead of a dozen others.", [FIRST]),
        ("en", "Acme remains the leader in quill ovens and hires more people.", [FIRST]),
        ("en", "Acme, the dominant supplier of quill ovens, hired more people.", [FIRST]),
        ("en", "Acme dominates the market for quill ovens in most countries.", [FIRST]),
        ("en", "Acme ranks third among the makers of quill ovens.", [FIRST]),
        ("en", "The world's largest maker of quill ovens is Acme.", [FIRST]),
        ("en", "Acme has a near-monopoly on quill ovens.", [FIRST]),
        ("en", "Acme is no longer the world's largest contract baker.", []),
        ("en", "The largest increase of the year was announced by Acme.", []),
        ("en", "Acme has a lead investor in Lindau and hires more people.", []),
        ("en", "Acme has a clear lead in quill ovens.", [FIRST]),
        ("en", "Under the new Acme rules the oven market shrinks.", []),
        ("en", "The oven of Acme is only slightly slower than others.", []),
        ("de", "Acme ist der weltweit größte Anbieter von Öfen und wächst weiter.", [FIRST]),
        ("de", "Der Marktführer Acme stellte gestern mehr Leute ein.", [FIRST]),
        ("de", "Acme beherrscht den Markt für solche Öfen in den meisten Ländern.", [FIRST]),
        ("de", "Acme liegt auf Platz drei der Anbieter von solchen Öfen.", [FIRST]),
        ("de", "Das größte Problem für Acme ist die Ausbeute der neuen Öfen.", []),
        ("fr", "Acme est le premier fabricant mondial de fours et embauche encore.", [FIRST]),
        ("fr", "Acme, numéro un mondial des fours, a embauché cette année.", [FIRST]),
        ("fr", "Le marché des fours est dominé par Acme dans la plupart des pays.", [FIRST]),
        ("fr", "Acme détient un quasi-monopole sur les fours de ce type.", [FIRST]),
        ("fr", "Le principal risque pour Acme est la concurrence des autres.", []),
        ("fr", "Le premier trimestre de Acme est solide, selon la maison.", []),
    ],
)  # fmt: skip
def test_who_is_first_in_a_market_is_told_in_words(language: str, text: str, expected: list[str]):
    assert told(text, language) == expected
