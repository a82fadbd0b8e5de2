# ruff: noqa: E501 — each row of the tables is one sentence and its claims
"""What French says in its own ways: shared verb forms, repeated prepositions, appositions, participles, nicknames."""

from datetime import date

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        *ENTITIES,
        entity("category/etch-tools", "ItemCategory", "Etch tools", "machines de gravure"),
        entity("category/deposition-tools", "ItemCategory", "Deposition tools", "machines de dépôt"),
    ]
)


def read(text: str) -> list[str]:
    return sorted(claims(text, "fr", KNOWN, date(2025, 5, 20), without=("NameResolution", "Statement")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme aurait récemment acheté 300 Z9.", ["Purchase buyer=acme item=z9 300|||units 2025-05 reported"]),
        ("Borealis vient d'acquérir 300 Z9.", ["Purchase buyer=borealis item=z9 300|||units"]),
        ("Borealis s'apprête à commander 300 Z9.", ["PlannedPurchase buyer=borealis item=z9 300|||units planned"]),
        ("Le Z9, gravé par Fabrico, est rare.", ["Manufacture item=z9 manufacturer=fabrico"]),
        ("Le Tower 8 est doté de la puce Z9, fabriquée par Fabrico.", ["ComponentUse component=z9 whole=tower", "Manufacture item=z9 manufacturer=fabrico"]),
        ("Acme, fournisseur clé de Borealis et Corvid, a bien vendu.", ["SupplyRelation customer=borealis supplier=acme", "SupplyRelation customer=corvid supplier=acme"]),
        ("Acme, fournisseur de Borealis, a réalisé un chiffre d'affaires de 3 milliards de dollars.", ["SupplyRelation customer=borealis supplier=acme", "Revenue earner=acme 3000000000|||USD"]),
        ("Acme est surnommé le « Borealis chinois ». Le Borealis chinois a acheté 300 Z9.", []),
        ("Acme a levé le voile sur le Z9.", ["Release item=z9 releaser=acme"]),
        ("Le Z9C, appelé à remplacer le Z9, tarde.", ["Succession predecessor=z9 successor=z9c"]),
        ("L'accord donne à Acme une participation de 4 % dans Borealis.", ["Stake company=borealis holder=acme 4|||percent"]),
        ("Washington a levé l'interdiction d'exporter le Z9 vers la Chine.", ["ExportPermission destination=cn item=z9 regulator=us"]),
        ("Acme ne peut plus vendre le Z9 en Chine.", ["ExportRestriction destination=cn exporter=acme item=z9"]),
        ("L'exportation du Z9 vers la Chine nécessite une licence.", ["ExportRestriction destination=cn item=z9"]),
        ("Acme est basé en Corée du Sud.", ["Location located=acme place=kr"]),
        ("L'américain Acme se tait.", ["Location located=acme place=us"]),
        ("Avec un chiffre d'affaires de 3 milliards de dollars, Acme déçoit.", ["Revenue earner=acme 3000000000|||USD"]),
        ("Acme achètera 300 Z9 et louera des serveurs à Borealis.", ["PlannedPurchase buyer=acme item=z9 300|||units planned"]),
        ("Acme veut investir 2 milliards de dollars dans Borealis.", ["Investment investee=borealis investor=acme 2000000000|||USD planned"]),
        ("Fabrico est détenu par Acme.", ["Affiliation parent=acme subunit=fabrico"]),
        ("Borealis dépend d'Acme. Le groupe néerlandais a acheté 300 Z9.", ["Dependence dependency=acme dependent=borealis", "Location located=borealis place=nl", "Purchase buyer=borealis item=z9 300|||units"]),
        ("Washington a suspendu pour un an ses restrictions sur le Z9.", ["ExportPermission item=z9 regulator=us"]),
        ("Les Pays-Bas restreignent l'exportation de machines de gravure et de dépôt.", ["ExportRestriction item=etch-tools regulator=nl", "ExportRestriction item=deposition-tools regulator=nl"]),
        ("Acme Devices Corp (ADC) et Borealis ont commandé des Z9.", ["Purchase buyer=acme item=z9", "Purchase buyer=borealis item=z9"]),
        ("Acme a commandé 300 Z9, juste derrière Borealis et devant des groupes établis tels que Corvid et Fabrico.", ["Purchase buyer=acme item=z9 300|||units", "Comparison benchmark=borealis compared=acme", "Comparison benchmark=corvid compared=acme", "Comparison benchmark=fabrico compared=acme"]),
        ("Acme a acheté 300 Z9. C'est bien plus que ses rivaux Borealis et Corvid.", ["Purchase buyer=acme item=z9 300|||units", "Comparison benchmark=borealis compared=acme", "Comparison benchmark=corvid compared=acme", "Competition competitor=acme competitor=borealis", "Competition competitor=acme competitor=corvid"]),
        ("La maison mère néerlandaise, Borealis, hésite.", ["Location located=borealis place=nl"]),
        ("Borealis, maison mère de Fabrico, hésite.", ["Affiliation parent=borealis subunit=fabrico"]),
        ("Fabrico a son siège européen en Corée du Sud.", ["Location located=fabrico place=kr"]),
        ("Corvid va produire le Z9 pour approvisionner Acme.", ["Manufacture item=z9 manufacturer=corvid planned", "SupplyRelation customer=acme supplier=corvid"]),
        ("Hier encore, des Z9 soumis à des restrictions d'exportation ont disparu.", ["ExportRestriction item=z9 2025-05-19"]),
        ("Corvid, une entreprise dirigée par Ana Sorel, se tait.", ["Role organisation=corvid person=65237fa4f43877bd"]),
        ("Les modèles récents de Corvid, comme les Z9 et Z9C, restent interdits à l'exportation vers la Chine.", ["ExportRestriction destination=cn item=z9", "ExportRestriction destination=cn item=z9c"]),
        ("L'interdiction d'exportation du Z9 vers la Chine est enfin levée.", ["ExportPermission destination=cn item=z9"]),
        ("Acme et Borealis ont chuté de 3 % à la clôture.", ["SharePriceChange company=acme 3|||percent", "SharePriceChange company=borealis 3|||percent"]),
        ("Corvid utilisait des tranches Fabrico pour ses serveurs.", ["ComponentSourcing supplier=fabrico user=corvid"]),
        ("L'adoption du Z9 par Borealis surprend.", ["Use used=z9 user=borealis"]),
        ("Dernier-né des processeurs développés par Corvid, le Tower 8 plaît.", ["Development developer=corvid item=tower"]),
        ("Le Z9 plaît. Les restrictions imposées par les États-Unis rendent l'exportation de ces puces plus difficile.", ["ExportRestriction item=z9 regulator=us"]),
        ("La Chine a réagi. Des règles similaires ont été annoncées pour les machines de gravure.", ["ExportRestriction item=etch-tools regulator=cn"]),
        ("Le Z9C, qui n'est autre qu'une version restreinte du Z9, plaît.", ["VariantOf original=z9 variant=z9c"]),
        ("Les États-Unis vont ajouter Acme à la liste noire.", ["EntityListing issuer=us party=acme planned"]),
        ("Acme a lancé une version bridée du Z9 pour la Chine.", ["DesignedForMarket item=z9 market=cn"]),
        ("Fabrico, un fabricant de machines de gravure, hésite.", ["Manufacture item=etch-tools manufacturer=fabrico"]),
        ("Corvid contourne la règle en produisant le Z9.", ["Manufacture item=z9 manufacturer=corvid"]),
        ("Le Z9C est la dernière puce phare de Corvid.", ["Design designer=corvid item=z9c"]),
        ("Des groupes comme Acme et Borealis ont commandé à hauteur de 3 milliards de dollars en Z9.", ["Purchase buyer=acme item=z9 3000000000|||USD", "Purchase buyer=borealis item=z9 3000000000|||USD"]),
        ("Les Pays-Bas ont changé d'avis. Le ministre du Commerce Ana Sorel recule.", ["Role organisation=nl person=65237fa4f43877bd"]),
        ("Acme a vu son chiffre d'affaires bondir de 12 % au premier trimestre.", ["GrowthRate measured=acme 12|||percent 2025-Q1"]),
        ("La Chine a suspendu hier une interdiction d'exportation vers les États-Unis visant les machines de gravure.", ["ExportPermission destination=us item=etch-tools regulator=cn 2025-05-19"]),
        ("Pékin met en œuvre des contrôles à l'exportation sur les machines de gravure.", ["ExportRestriction item=etch-tools regulator=cn"]),
        ("L'annonce a fait bondir l'action d'Acme de 12 %.", ["SharePriceChange company=acme 12|||percent"]),
        ("Acme table sur des revenus de 3 milliards d'euros, à plus ou moins 150 millions près.", ["Revenue earner=acme 3000000000|||EUR forecast"]),
        ("Les revenus d'Acme ont atteint 7,77 Mds$.", ["Revenue earner=acme 7770000000|||USD"]),
        ("Corvid cherche. Il pourrait encore dépendre de Fabrico pour des composants essentiels.", ["ComponentSourcing supplier=fabrico user=corvid forecast", "Dependence dependency=fabrico dependent=corvid forecast"]),
        ("Le Z9 compte 54 milliards de transistors sur une superficie de 826 millimètres carrés.", ["ProductSpecification item=z9 metric=die-area 826|||mm2", "ProductSpecification item=z9 metric=transistor-count 54000000000|||units"]),
        ("Le Z9C (Z9 sorti en décembre 2023) est rare.", ["Release item=z9 2023-12"]),
        ("Acme a progressé. Ana Sorel, directrice générale du groupe, hésite. Borealis est un client important.", ["CustomerRelation customer=borealis supplier=acme", "Role organisation=acme person=65237fa4f43877bd"]),
        ("Acme et Borealis ont annoncé en mai dernier leur coopération.", ["Partnership partner=acme partner=borealis 2025-05"]),
        ("Les géants Acme et Borealis ont fortement augmenté leurs commandes en Z9.", ["Purchase buyer=acme item=z9", "Purchase buyer=borealis item=z9"]),
        ("Le Z9C, afin de pouvoir être vendu en Chine, est lent.", ["DesignedForMarket item=z9c market=cn"]),
        ("Le fabricant de machines de gravure Fabrico hésite.", ["Manufacture item=etch-tools manufacturer=fabrico"]),
        ("Corvid va démarrer ce mois-ci la production du Z9.", ["Manufacture item=z9 manufacturer=corvid 2025-05 planned"]),
        ("Les restrictions que les Pays-Bas ont mises en place en mai pour l'exportation de machines de gravure pèsent.", ["ExportRestriction item=etch-tools regulator=nl 2025-05"]),
        ("Corvid a perdu 5 millions de dollars de ventes. Le chiffre d'affaires d'Acme a augmenté de 3 millions de dollars.", ["RevenueChange earner=corvid -5000000|||USD", "RevenueChange earner=acme 3000000|||USD"]),
        ("Le Tower 8 renferme 384 Z9.", ["Containment part=z9 whole=tower 384|||units"]),
        ("La Chine, qui représente un quart du chiffre d'affaires d'Acme, pèse.", ["Revenue earner=acme segment=cn 25|||percent"]),
        ("Corvid, présenté comme l'un des rivaux d'Acme dans les puces, a réalisé une entrée remarquée à la Bourse de Shanghai.", ["Competition competitor=acme competitor=corvid", "PublicOffering company=corvid exchange=54c1860a7076f520"]),
        ("Acme a annoncé l'acquisition d'Isolde Systems pour 6 milliards de dollars.", ["Ownership owned=4974329c7b1fe899 owner=acme 6000000000|||USD"]),
        ("Les États-Unis sont entrés au capital d'Acme.", ["Stake company=acme holder=us"]),
        ("Acme a été contraint par Washington de suspendre ses ventes de Z9.", ["ExportRestriction exporter=acme item=z9 regulator=us"]),
        ("Corvid rivalise avec Acme et Borealis.", ["Competition competitor=acme competitor=corvid", "Competition competitor=borealis competitor=corvid"]),
        ("Acme et Corvid vont développer ensemble des puces.", ["Partnership partner=acme partner=corvid planned"]),
        ("Corvid, dont les clients incluent Acme et Borealis, hésite.", ["CustomerRelation customer=acme supplier=corvid", "CustomerRelation customer=borealis supplier=corvid"]),
        ("Borealis déçoit. Le Néerlandais table sur un chiffre d'affaires de 5 milliards d'euros.", ["Revenue earner=borealis 5000000000|||EUR forecast"]),
        ("Acme prend 3,8 % ce matin, tandis que le titre Borealis affiche une hausse de 2 %.", ["SharePriceChange company=acme 3.8|||percent", "SharePriceChange company=borealis 2|||percent"]),
        ("Acme prévoit une diminution de ses revenus de 15 %.", ["GrowthRate measured=acme -15|||percent forecast"]),
        ("Acme a réalisé un chiffre d'affaires de 2 milliards de dollars, en hausse annuelle de 18 %.", ["GrowthRate measured=acme 18|||percent", "Revenue earner=acme 2000000000|||USD"]),
        ("Le Z9 est gravé en 5 nm par Fabrico.", ["Manufacture item=z9 manufacturer=fabrico process=6237886321845523", "ProductSpecification item=z9 metric=process-node 5|||nm"]),
        ("Ana Sorel, à la tête d'Acme, hésite.", ["Role organisation=acme person=65237fa4f43877bd"]),
        ("Acme a signé un contrat de 17,4 milliards de dollars avec Borealis.", ["Partnership partner=acme partner=borealis 17400000000|||USD"]),
        ("La Chine a généré 12 % du chiffre d'affaires d'Acme.", ["Revenue earner=acme segment=cn 12|||percent"]),
    ],
)  # fmt: skip
def test_what_french_says_in_its_own_ways_is_read(text: str, expected: list[str]):
    assert read(text) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Le produit d'Acme, le Z9, plaît.",
        "Borealis s'attend à une baisse de 600 millions de dollars de son chiffre d'affaires.",
        "Acme a annoncé une hausse des ventes du Z9.",
        "Corvid, ancienne division mobile de Fabrico, hésite.",
        "Fabrico, l'un des plus grands fabricants de serveurs au monde, signale une pénurie de Z9.",
    ],
)
def test_what_only_sounds_like_it_in_french_gives_no_claim(text: str):
    assert [line for line in read(text) if not line.startswith(("Design", "MarketPosition"))] == []
