"""What sentences tell of export controls, in four languages."""

import pytest
from made_up_firms import KNOWN
from one_sentence import claims, reading

HOLMIUM = "ExportRestriction item=holmium"
Z9 = "ExportRestriction item=z9"


def told(text: str, language: str) -> list[str]:
    return claims(text, language, KNOWN, without=("Design", "Development", "NameResolution", "Statement"), details=True)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A Chinese ban on exports of holmium took effect.", f"{HOLMIUM} regulator=cn"),
        ("en", "Washington's crackdown on sales of the Z9 to China widened.",
         "ExportRestriction destination=cn item=z9 regulator=us"),
        ("en", "The Z9 fell under the updated restrictions.", Z9),
        ("en", "The Z9 export ban hurt Acme.", Z9),
        ("en", "Washington halted Z9 shipments to China.", "ExportRestriction destination=cn item=z9 regulator=us"),
        ("en", "Washington tightens curbs on China's access to memory equipment.",
         "ExportRestriction destination=cn regulator=us [itemName:memory equipment]"),
        ("en", "The US barred foreign firms from buying memory equipment.",
         "ExportRestriction regulator=us [itemName:memory equipment]"),
        ("en", "Washington revoked the validated end-user status of Acme.",
         "ExportRestriction exporter=acme regulator=us"),
        ("en", "The US revoked waivers that let Acme use American tools.",
         "ExportRestriction exporter=acme regulator=us"),
        ("de", "Die USA entzogen Acme den Status als validierter Endnutzer.",
         "ExportRestriction exporter=acme regulator=us"),
        ("fr", "Washington a révoqué les dérogations accordées à Acme.",
         "ExportRestriction exporter=acme regulator=us"),
        ("fr", "Les États-Unis ont suspendu les licences d'exportation de Z9 vers la Chine.",
         "ExportRestriction destination=cn item=z9 regulator=us"),
        ("en", "A licence for shipments of the Z9 has recently been revoked by Washington.",
         "ExportRestriction item=z9 regulator=us"),
        ("en", "US rules limit Acme's ability to sell the Z9 in China.",
         "ExportRestriction destination=cn exporter=acme item=z9 regulator=us"),
        ("en", "Exports of the Z9 are subject to a strategic trade permit.", Z9),
        ("en", "China clamped down on the export and transit of holmium.", f"{HOLMIUM} regulator=cn"),
        ("en", "China announced a ban on the export of battery minerals to the US.",
         "ExportRestriction destination=us regulator=cn [itemName:battery minerals]"),
        ("de", "Die Niederlande werden im Herbst die Ausfuhr von Holmium beschränken.",
         f"{HOLMIUM} regulator=nl forecast"),
        ("de", "Für den Export des Z9 nach China ist nun eine Genehmigung nötig.",
         "ExportRestriction destination=cn item=z9"),
        ("de", "Den Haag beschränkte Chips. Peking reagierte mit einem Ausfuhrverbot für Holmium.",
         f"{HOLMIUM} regulator=cn"),
        ("de", "Der Z9 fiel unter die verschärften Regeln.", Z9),
        ("de", "Von den neuen Exportbeschränkungen ist auch der Z9 betroffen.", Z9),
        ("de", "Acme darf ohne Lizenz keinen Z9 liefern.", "ExportRestriction exporter=acme item=z9"),
        ("de", "China hat die Ausfuhr von kritischen Mineralien beschränkt.",
         "ExportRestriction regulator=cn [itemName:kritischen Mineralien]"),
        ("fr", "La Chine soumet à licence l'exportation d'holmium.", f"{HOLMIUM} regulator=cn"),
        ("fr", "Le Z9 est frappé par les nouvelles restrictions américaines.", f"{Z9} regulator=us"),
        ("fr", "L'interdiction chinoise d'exporter de l'holmium est en vigueur.", f"{HOLMIUM} regulator=cn"),
        ("fr", "La Chine a suspendu les exportations de minéraux critiques.",
         "ExportRestriction regulator=cn [itemName:minéraux critiques]"),
        ("fr", "La Chine limitera les exportations de minéraux critiques.",
         "ExportRestriction regulator=cn forecast [itemName:minéraux critiques]"),
        ("fr", "La Chine accordera des exemptions pour l'holmium.", "Exemption item=holmium"),
        ("fr", "Acme dispose de licences pour expédier sa puce Z9 en Chine.",
         "ExportPermission destination=cn exporter=acme item=z9"),
        ("fr", "Les États-Unis ont demandé à Acme de cesser certaines livraisons de puces Z9 à la Chine.",
         "ExportRestriction destination=cn item=z9 regulator=us"),
        ("fr", "Les Pays-Bas renoncent à gérer Acme, après des discussions avec les responsables chinois.",
         "Dialogue partner=cn partner=nl"),
        ("fr", "La règle, publiée vendredi, permettra à Acme d'exporter de l'holmium vers ses usines en Chine.",
         "ExportPermission destination=cn exporter=acme item=holmium forecast"),
        ("fr", "La décision des États-Unis d'autoriser Acme à vendre sa puce Z9 à la Chine surprend.",
         "ExportPermission destination=cn exporter=acme item=z9 regulator=us"),
        ("fr", "La Chine a découragé les entreprises locales d'acheter la puce Z9.",
         "UseProhibition item=z9 regulator=cn"),
        ("fr", "Les restrictions d'exportation des outils de gravure par les États-Unis vers la Chine gênent.",
         "ExportRestriction destination=cn regulator=us [itemName:outils de gravure]"),
        ("fr", "Acme pourrait avoir violé la Chip Tracking Act.",
         "Circumvention instrument=chip-tracking-act party=acme forecast"),
        ("fr", "La Chine va interdire avec effet immédiat les exportations d'holmium.",
         f"{HOLMIUM} regulator=cn forecast"),
        ("fr", "La Chine hésite. Les restrictions, mises en place en 2024, visaient l'holmium.",
         f"{HOLMIUM} regulator=cn 2024"),
        ("fr", "Les sanctions américaines interdisent à Acme de vendre ses puces Z9 à la Chine.",
         "ExportRestriction destination=cn exporter=acme item=z9 regulator=us"),
        ("fr", "La Chine a suspendu un an les mesures sur l'holmium qu'elle avait imposées en juin 2024.",
         f"{HOLMIUM} regulator=cn 2024-06"),
        ("fr", "Le Trade Office a délivré des licences à Acme pour l'exportation de ses puces Z9 vers la Chine.",
         "ExportPermission destination=cn exporter=acme item=z9 regulator=trade-office"),
        ("fr", "Le Trade Office a validé l'exportation de la puce Z9 vers la Chine.",
         "ExportPermission destination=cn item=z9 regulator=trade-office"),
        ("fr", "Les États-Unis ont interdit à Acme l'exportation de ses puces Z9 vers la Chine.",
         "ExportRestriction destination=cn item=z9 regulator=us"),
        ("zh", "向中国出口Z9现在需要许可证。", "ExportRestriction destination=cn item=z9"),
        ("zh", "Z9也被纳入管制范围。", Z9),
        ("zh", "中国以钬元素出口管制回应。", f"{HOLMIUM} regulator=cn"),
        ("zh", "中国限制关键矿产出口。", "ExportRestriction regulator=cn [itemName:关键矿产]"),
    ],
)  # fmt: skip
def test_restrictions_are_told_by_verbs_nouns_and_licences(language: str, text: str, expected: str):
    assert told(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Washington wants to slow China's rise.", "RulePurpose regulator=us [purpose:slow China's rise]"),
        ("en", "The Chip Tracking Act is meant to stop smugglers.",
         "RulePurpose instrument=chip-tracking-act [purpose:stop smugglers]"),
        ("de", "Mit den Maßnahmen will Washington den Aufstieg Chinas bremsen.",
         "RulePurpose regulator=us [purpose:den Aufstieg Chinas bremsen]"),
        ("fr", "Avec ces mesures, Washington entend freiner la Chine.",
         "RulePurpose regulator=us [purpose:freiner la Chine]"),
        ("zh", "美国此举意在遏制中国发展。", "RulePurpose regulator=us [purpose:遏制中国发展]"),
    ],
)  # fmt: skip
def test_purposes_are_those_of_a_rule_or_of_who_makes_unnamed_measures(language: str, text: str, expected: str):
    assert told(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Acme evaded US export controls.", "Circumvention party=acme regulator=us"),
        ("en", "Washington fined firms. Acme pleaded guilty to violating export controls.",
         "Circumvention party=acme regulator=us"),
        ("en", "Acme was charged with illegally shipping the Z9 to China.",
         "Circumvention destination=cn item=z9 party=acme reported"),
        ("en", "Acme is under investigation in China.", "Scrutiny scrutinised=acme scrutiniser=cn"),
        ("en", "Acme is facing a Dutch antitrust probe.", "Scrutiny scrutinised=acme scrutiniser=nl"),
        ("en", "The Z9 does not require an export licence.", "Exemption item=z9"),
        ("en", "The office told Acme that licensing requirements no longer apply.", "Exemption party=acme"),
        ("en", "It informed the makers – Acme among them – that the licence for holmium is no longer needed.",
         "Exemption party=acme"),
        ("en", "The Trade Office opened a wide-ranging probe into Acme.",
         "Scrutiny scrutinised=acme scrutiniser=trade-office"),
        ("en", "The US agreed to let firms resume limited sales of memory equipment to China.",
         "ExportPermission destination=cn regulator=us [itemName:memory equipment]"),
        ("en", "The US blacklisted Acme.", "EntityListing issuer=us party=acme"),
        ("en", "The Trade Office is investigating Acme.", "Scrutiny scrutinised=acme scrutiniser=trade-office"),
        ("de", "Das Trade Office ermittelt gegen Acme.", "Scrutiny scrutinised=acme scrutiniser=trade-office"),
        ("fr", "Acme a contourné les restrictions américaines.", "Circumvention party=acme regulator=us"),
        ("zh", "贸易局对阿克米展开反垄断调查。", "Scrutiny scrutinised=acme scrutiniser=trade-office"),
        ("zh", "贸易局就进口钬元素发起反倾销立案调查。", "Scrutiny scrutinised=holmium scrutiniser=trade-office"),
        ("zh", "此前，阿克米受益于华府的管制豁免。", "Exemption party=acme"),
        ("zh", "美国准许阿克米继续将Z9运往中国工厂。",
         "ExportPermission destination=cn exporter=acme item=z9 regulator=us"),
        ("zh", "贸易局约谈阿克米。", "Scrutiny scrutinised=acme scrutiniser=trade-office"),
        ("zh", "阿克米获得了美国的批准，可以向中国出口Z9。",
         "ExportPermission destination=cn exporter=acme item=z9 regulator=us"),
        ("zh", "荷兰拒绝批准阿克米向中国出口Z9。",
         "ExportRestriction destination=cn exporter=acme item=z9 regulator=nl"),
        ("zh", "美国拒绝向中国发放Z9的出口许可证。", "ExportRestriction destination=cn item=z9 regulator=us"),
        ("zh", "Z9已获得美国允许出口到中国。", "ExportPermission destination=cn item=z9 regulator=us"),
        ("zh", "贸易局下令企业不得采购Z9。", "UseProhibition item=z9 regulator=trade-office"),
        ("zh", "今年起Z9获准输陆。", "ExportPermission destination=cn item=z9"),
        ("zh", "贸易局称，荷兰不仅已暂停钬元素出口管制。", "ExportPermission item=holmium regulator=nl reported"),
        ("zh", "美国决定对钬元素加征关税。", "ImportRestriction item=holmium regulator=us"),
        ("zh", "北光涉嫌向中国转运Z9。", "Circumvention destination=cn item=z9 party=borealis reported"),
        ("zh", "阿克米自2019年起就在美国商务部的实体清单上。", "EntityListing issuer=us party=acme since 2019"),
        ("zh", "被列入实体清单的阿克米扩产。", "EntityListing party=acme"),
        ("zh", "贸易局将阿克米添加至实体清单。", "EntityListing issuer=trade-office party=acme"),
        ("zh", "阿克米被移出实体清单。", "ListingRemoval party=acme"),
        ("zh", "荷兰不再允许阿克米向中国出口Z9。",
         "ExportRestriction destination=cn exporter=acme item=z9 regulator=nl"),
        ("zh", "Z9从未获准出口到中国。", "ExportRestriction destination=cn item=z9"),
        ("zh", "Z9须获得荷兰政府许可才能出口到中国。", "ExportRestriction destination=cn item=z9 regulator=nl"),
        ("zh", "荷兰没有向阿克米发放Z9的出口许可证。", "ExportRestriction exporter=acme item=z9 regulator=nl"),
        ("zh", "阿克米须为向中国出口Z9申请许可证。", "ExportRestriction destination=cn exporter=acme item=z9"),
        ("zh", "美国已为Z9发放出口许可证。", "ExportPermission item=z9 regulator=us"),
        ("zh", "美国为Z9开了绿灯。", "ExportPermission item=z9 regulator=us"),
        ("zh", "阿克米拿到了Z9的出口许可证。", "ExportPermission exporter=acme item=z9"),
        ("zh", "贸易局起诉阿克米。", "Scrutiny scrutinised=acme scrutiniser=trade-office"),
        ("zh", "阿克米被贸易局约谈。", "Scrutiny scrutinised=acme scrutiniser=trade-office"),
        ("zh", "贸易局取消对钬元素的出口禁令。", "ExportPermission item=holmium regulator=trade-office"),
        ("zh", "美国把Z9列为管制物项。", "ExportRestriction item=z9 regulator=us"),
        ("zh", "贸易局要求阿克米停用Z9。", "UseProhibition item=z9 regulator=trade-office user=acme"),
        ("zh", "北光等台湾企业表示关注。", "Location located=borealis place=tw"),
        ("zh", "巨头台湾的阿克米（Acme），北光总裁没有回应。", "Location located=acme place=tw"),
        ("zh", "荷兰的阿克米没有回应。", "Location located=acme place=nl"),
        ("en", "China banned imports of the Z9.", "ImportRestriction item=z9 regulator=cn"),
        ("en", "Borealis held talks with the Trade Office.", "Dialogue partner=trade-office partner=borealis"),
        ("de", "Acme ist von den Exportkontrollen ausgenommen.", "Exemption party=acme"),
        ("en", "The Trade Office rescinded the Chip Tracking Act.",
         "InstrumentAmendment amended=chip-tracking-act issuer=trade-office [relation:amends]"),
        ("en", "Taiwan added Acme to the Entity List.", "EntityListing issuer=tw party=acme"),
        ("en", "Acme wound up on Washington's Entity List.", "EntityListing issuer=us party=acme"),
        ("en", "Despite its inclusion on the US Entity List, Acme grows.", "EntityListing issuer=us party=acme"),
        ("en", "The blacklisted company Acme grows.", "EntityListing party=acme"),
        ("en", "The US took Acme off the Entity List.", "ListingRemoval party=acme"),
        ("en", "Blacklisted by the US since 2020, Acme grows.", "EntityListing issuer=us party=acme since 2020"),
        ("en", "Acme grows. It was added to the Entity List.", "EntityListing party=acme"),
        ("en", "The Z9 was later outlawed.", Z9),
        ("en", "The Dutch government never allowed Acme to ship the Z9 to China.",
         "ExportRestriction destination=cn exporter=acme item=z9 regulator=nl"),
        ("en", "Acme won approval from Washington to resume deliveries of the Z9.",
         "ExportPermission exporter=acme item=z9 regulator=us"),
        ("en", "The US gave Acme the green light to sell the Z9 in China.",
         "ExportPermission destination=cn exporter=acme item=z9 regulator=us"),
        ("en", "Prosecutors accused Acme of smuggling the Z9 to China.",
         "Circumvention destination=cn item=z9 party=acme reported"),
        ("en", "The Trade Office's antitrust probe into Acme drags on.",
         "Scrutiny scrutinised=acme scrutiniser=trade-office"),
        ("en", "The Trade Office published the Chip Tracking Act.",
         "InstrumentIssuance instrument=chip-tracking-act issuer=trade-office"),
        ("en", "China has banned the Z9 from state-funded computers.", "UseProhibition item=z9 regulator=cn"),
        ("fr", "Présent sur l'Entity List, Acme grandit.", "EntityListing party=acme"),
        ("fr", "L'ajout d'Acme à la liste des entités inquiète.", "EntityListing party=acme"),
        ("fr", "Depuis son inscription sur la liste noire, Acme grandit.", "EntityListing party=acme"),
        ("fr", "Washington a élargi sa liste noire en y ajoutant Acme.", "EntityListing issuer=us party=acme"),
        ("fr", "Washington a retiré Acme de sa liste noire.", "ListingRemoval party=acme"),
        ("fr", "Acme n'a jamais pu livrer le Z9 en Chine.",
         "ExportRestriction destination=cn exporter=acme item=z9"),
        ("fr", "Les Pays-Bas ont empêché Acme d'exporter le Z9 vers la Chine.",
         "ExportRestriction destination=cn exporter=acme item=z9 regulator=nl"),
        ("fr", "Les Pays-Bas refusent à Acme l'autorisation d'exporter le Z9 vers la Chine.",
         "ExportRestriction destination=cn exporter=acme item=z9 regulator=nl"),
        ("fr", "Washington lève l'interdiction d'exporter le Z9 vers la Chine.",
         "ExportPermission destination=cn item=z9 regulator=us"),
        ("fr", "Washington laisse Acme vendre le Z9 à la Chine.",
         "ExportPermission destination=cn exporter=acme item=z9 regulator=us"),
        ("fr", "La Chine déconseille l'achat du Z9.", "UseProhibition item=z9 regulator=cn"),
        ("fr", "Acme fait l'objet d'une enquête du Trade Office.",
         "Scrutiny scrutinised=acme scrutiniser=trade-office"),
        ("fr", "L'enquête de la Chine sur Acme traîne.", "Scrutiny scrutinised=acme scrutiniser=cn"),
        ("fr", "La Chine et Washington mènent des pourparlers.", "Dialogue partner=cn partner=us"),
        ("fr", "Washington veut allonger sa liste noire. Il s'agit d'Acme.", "EntityListing issuer=us party=acme"),
        ("fr", "Acme a engagé un dialogue serré avec Borealis.", "Dialogue partner=acme partner=borealis"),
        ("fr", "Washington hésite : le Z9 n'est plus autorisé à être livré à la Chine.",
         "ExportRestriction destination=cn item=z9 regulator=us"),
        ("fr", "Les droits de douane ne s'appliqueront pas à Acme.", "Exemption party=acme"),
        ("fr", "Acme n'est pas tenue de demander une licence.", "Exemption party=acme"),
        ("fr", "Le Z9 pourra de nouveau être vendu en Chine.", "ExportPermission destination=cn item=z9 forecast"),
        ("fr", "Le Trade Office a infligé une amende à Acme.", "Scrutiny scrutinised=acme scrutiniser=trade-office"),
    ],
)  # fmt: skip
def test_what_else_happens_around_controls(language: str, text: str, expected: str):
    assert told(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Acme halted production of the Z9 for want of orders."),
        ("en", "Acme was not aware of any export restrictions on the Z9."),
        ("en", "Washington chose not to impose more restrictions on exports of the Z9."),
        ("en", "Acme is seeking approval for Z9 exports."),
        ("de", "Das Exportverbot für den Z9 wurde im Juli aufgehoben."),
        ("fr", "Acme contrôle ses coûts pour protéger ses marges."),
        ("zh", "阿克米停止生产Z9。"),
        ("zh", "中国希望美国放宽对钬元素的出口限制。"),
        ("zh", "尚不清楚阿克米是否违反美国出口管制。"),
        ("zh", "英国芯片公司阿克米起诉北光。"),
        ("zh", "贸易局否认阿克米的说法有误。"),
        ("fr", "Washington a convoqué ses alliés pour parler d'Acme."),
    ],
)
def test_what_only_sounds_like_a_control_is_none(language: str, text: str):
    assert told(text, language) == []


def test_a_rule_that_nobody_names_gives_no_half_claim():
    found = reading("昨天,政府再次收紧管制,包括限制先进AI芯片。", "zh")
    assert [claim.kind for claim in found.claims if claim.kind == "ControlledItem"] == []
    assert found.ledger.rejections == []


def test_a_rule_is_that_of_whoever_is_named_in_the_clause_and_not_of_who_speaks_of_it():
    said = "贸易局在官网上说,荷兰进一步扩大对钬元素的管制范围。"
    assert "ExportRestriction item=holmium regulator=nl" in told(said, "zh")


def test_parties_are_put_on_the_list_that_is_named():
    listings = [c for c in reading("阿克米被列入未经核实清单。", "zh", KNOWN).claims if c.kind == "EntityListing"]
    assert [dict(c.roles)["list"].rpartition("/")[2] for c in listings] == ["unverified-list"]
