# ruff: noqa: E501 — each row of the tables is one sentence and its claims
"""How French papers tell of results, shares of a market, curbs and stakes: currencies left out, pronouns, passives."""

from datetime import date

import pytest
from one_sentence import claims


def read(text: str) -> list[str]:
    return claims(text, "fr", issued=date(2026, 3, 12))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le bénéfice de Soitec fond de 20 % à 31 millions d'euros, tandis que son chiffre d'affaires atteint 410 millions, en repli de 3 %.", ["GrowthRate measured=soitec -20|||percent", "Profit earner=soitec 31000000|||EUR", "Revenue earner=soitec 410000000|||EUR", "GrowthRate measured=soitec -3|||percent"]),
        ("Infineon a publié un chiffre d'affaires de 3 milliards d'euros. Le résultat net a bondi de 15 %, à 2 milliards.", ["Revenue earner=infineon 3000000000|||EUR", "GrowthRate measured=infineon 15|||percent", "Profit earner=infineon 2000000000|||EUR"]),
        ("Micron a livré 3 millions de puces pour 2 milliards de dollars, et Samsung en a livré 4 millions.", ["Shipment shipper=micron 3000000|||units"]),
        ("NXP a vendu pour 3,1 milliards de dollars de puces au troisième trimestre 2025, soit 4 % de moins qu'un an plus tôt.", ["Revenue earner=nxp 3100000000|||USD 2025-Q3", "GrowthRate measured=nxp -4|||percent 2025-Q3"]),
        ("Intel a vendu pour 3 milliards de dollars sa participation dans Altera.", ["Revenue earner=intel 3000000000|||USD"]),
        ("AMD a engrangé 9,2 milliards de dollars au troisième trimestre 2025.", ["Revenue earner=amd 9200000000|||USD 2025-Q3"]),
        ("Intel a généré 2 milliards de dollars d'économies.", []),
        ("Le cloud a rapporté 30 milliards de dollars à Tencent.", ["Revenue earner=tencent 30000000000|||USD"]),
        ("Nvidia publie ses comptes. Le jeu vidéo, autrefois au premier rang, ne pèse plus que 4 milliards de dollars.", ["Revenue earner=nvidia 4000000000|||USD"]),
        ("Les revenus de TSMC ont progressé de 30 %, ceux de Samsung de 5 % et ceux d'Intel ont reculé de 3 %.", ["GrowthRate measured=tsmc 30|||percent", "GrowthRate measured=samsung 5|||percent", "GrowthRate measured=intel -3|||percent"]),
        ("TSMC détient 70 % du marché, loin devant Samsung, à 7 %, et SMIC, à 5 %.", ["MarketShare holder=tsmc 70|||percent", "MarketShare holder=samsung 7|||percent", "MarketShare holder=smic 5|||percent", "Comparison benchmark=samsung compared=tsmc"]),
        ("TSMC a porté sa part de marché à 67 %, tandis que celle de Samsung est revenue de 8,1 à 7,7 %.", ["MarketShare holder=tsmc 67|||percent", "MarketShare holder=samsung 7.7|||percent"]),
        ("TSMC détient 70 % du marché, mais Samsung vise 20 % d'ici 2030.", ["MarketShare holder=tsmc 70|||percent"]),
        ("Sur le marché de la DRAM, Micron pèse 24 % et Samsung 33 %.", ["MarketShare holder=micron 24|||percent", "MarketShare holder=samsung 33|||percent"]),
        ("Près de 90 % du marché de la HBM est aux mains de Micron.", ["MarketShare holder=micron ||90|percent"]),
    ],
)  # fmt: skip
def test_results_and_shares(text: str, expected: list[str]):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pékin a suspendu pour un an ses restrictions sur l'exportation de gallium.", ["ExportPermission item=gallium regulator=cn"]),
        ("L'interdiction d'exportation de gallium vers les États-Unis est suspendue.", ["ExportPermission destination=us item=gallium"]),
        ("Le gallium et le germanium, dont la Chine restreint les exportations, sont rares.", ["ExportRestriction item=gallium regulator=cn", "ExportRestriction item=germanium regulator=cn"]),
        ("Nvidia a obtenu le feu vert de Washington pour écouler ses H20 en Chine.", ["ExportPermission destination=cn exporter=nvidia item=nvidia-h20 regulator=us", "Design designer=nvidia item=nvidia-h20"]),
        ("Les exportations de H20 sont de nouveau permises par Washington.", ["ExportPermission item=nvidia-h20 regulator=us"]),
        ("Jensen Huang souhaite que Washington lève les restrictions sur les puces Blackwell.", []),
        ("La Chine a accepté de reprendre l'exportation des H20.", ["ExportPermission item=nvidia-h20 regulator=cn"]),
    ],
)  # fmt: skip
def test_curbs_and_what_takes_them_back(text: str, expected: list[str]):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nvidia va prendre pour 5 milliards de dollars une participation de 4 % dans Intel.", ["Stake company=intel holder=nvidia 4|||percent planned"]),
        ("Samsung a cédé sa participation de 1,6 % dans ASML.", []),
        ("Sur les 2 milliards d'euros que SiPearl vient de lever, 1,3 milliard provient d'ASML.", ["Fundraising raiser=sipearl 2000000000|||EUR", "Investment investee=sipearl investor=asml 1300000000|||EUR"]),
        ("Rapidus a reçu du Japon 1 700 milliards de yens.", ["Investment investee=rapidus investor=jp 1700000000000|||JPY"]),
        ("SiPearl vient de boucler un tour de table de 130 millions d'euros.", ["Fundraising raiser=sipearl 130000000|||EUR"]),
        ("Parmi les investisseurs de SiPearl figurent ASML, Zebrux Global et Borix.", ["Investment investee=sipearl investor=asml", "Investment investee=sipearl investor=59aca077e9eba81a", "Investment investee=sipearl investor=161c8c41ae1a69d6", "NameResolution entity=161c8c41ae1a69d6 mention=80f12b0c97d03ab3", "NameResolution entity=59aca077e9eba81a mention=6ccff68d8e5ffd1c"]),
        ("Racheté par Wingtech en 2019, Nexperia embauche.", ["Ownership owned=nexperia owner=wingtech 2019"]),
        ("Le site de Crolles en produit 620 000 par an.", []),
    ],
)  # fmt: skip
def test_stakes_and_rounds(text: str, expected: list[str]):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huawei prépare une nouvelle puce d'IA, l'Ascend 910C.", ["Development developer=huawei item=huawei-ascend-910c"]),
        ("TSMC repousse à 2028 l'ouverture de sa deuxième usine en Arizona.", ["PlannedRelease item=8feaa7107c1a929c 2028 forecast", "Location located=8feaa7107c1a929c place=arizona", "NameResolution entity=8feaa7107c1a929c mention=fd45aab54e849bfb"]),
        ("La mise en service de l'usine de Crolles, d'abord attendue pour 2026, est repoussée à 2027.", ["PlannedRelease item=b5b9b7a6648b7a02 2027 forecast", "NameResolution entity=b5b9b7a6648b7a02 mention=dcb2b72766a89a87"]),
        ("Les importations chinoises de puces ont reculé de 3 % en mars 2025.", ["GrowthRate measured=cn -3|||percent 2025-03"]),
        ("La Chine a importé 549 milliards de puces en 2024.", ["Import importer=cn item=semiconductors 549000000000|||units 2024"]),
        ("Soitec, fournisseur de plaquettes de STMicroelectronics, souffre.", ["SupplyRelation customer=stmicroelectronics supplier=soitec"]),
        ("Le grand rival de Nvidia, AMD, progresse.", ["Competition competitor=amd competitor=nvidia"]),
        ("SK Hynix, que dirige Kwak Noh-jung, augmente ses stocks.", ["Role organisation=sk-hynix person=kwak-noh-jung"]),
        ("Le fabricant de puces taïwanais UMC recule.", ["Location located=umc place=tw"]),
        ("STMicroelectronics et GlobalFoundries construisent ensemble une usine à Crolles.", ["Investment investee=3f4a9ea43e9eabd2 investor=stmicroelectronics", "Investment investee=3f4a9ea43e9eabd2 investor=globalfoundries", "Partnership partner=globalfoundries partner=stmicroelectronics", "Location located=3f4a9ea43e9eabd2 place=crolles", "NameResolution entity=3f4a9ea43e9eabd2 mention=0e3ef3f246ca5da2"]),
        ("Donald Trump a été reçu à Pékin par Xi Jinping.", ["Dialogue partner=donald-trump partner=xi-jinping"]),
        ("Afin de protéger la sécurité nationale, La Haye a restreint les ventes de machines DUV.", ["RulePurpose regulator=nl", "ExportRestriction item=duv-systems regulator=nl"]),
        ("Le Chips Act doit ramener la production de puces aux États-Unis.", ["RulePurpose instrument=eu-chips-act"]),
        ("Capable de produire 40 000 plaquettes par mois, l'usine de Dresde embauche.", ["ProductSpecification item=3a73e3a4e018bb55 40000|||wafers/month", "NameResolution entity=3a73e3a4e018bb55 mention=be8faf6528d35a37"]),
    ],
)  # fmt: skip
def test_plants_trade_and_who_is_who(text: str, expected: list[str]):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Des analystes attendent de Samsung un bénéfice net de 107 milliards de dollars et de SK Hynix de 102 milliards.", ["Profit earner=samsung 107000000000|||USD forecast", "Profit earner=sk-hynix 102000000000|||USD forecast"]),
        ("Intel a réalisé 13 milliards de dollars de ventes, contre 9 milliards pour AMD.", ["Revenue earner=intel 13000000000|||USD", "Revenue earner=amd 9000000000|||USD"]),
        ("SiPearl a levé 130 millions d'euros. Aux côtés d'ASML figurent Nvidia et Infineon.", ["Fundraising raiser=sipearl 130000000|||EUR", "Investment investee=sipearl investor=nvidia", "Investment investee=sipearl investor=infineon"]),
        ("SiPearl vient de boucler un tour de table. Nvidia et Samsung participent à l'opération.", ["Investment investee=sipearl investor=nvidia", "Investment investee=sipearl investor=samsung"]),
        ("SK Hynix construit une usine de 13 milliards de dollars.", ["Investment investee=fc4fa15bf55f32d6 investor=sk-hynix 13000000000|||USD", "NameResolution entity=fc4fa15bf55f32d6 mention=d2e4c852a1d4b1f0"]),
        ("STMicroelectronics prépare l'acquisition de l'activité capteurs de NXP.", ["Purchase buyer=stmicroelectronics seller=nxp"]),
        ("Washington a renforcé les restrictions visant à empêcher la Chine de produire des puces avancées.", ["RulePurpose regulator=us"]),
        ("AMD est devenu le troisième client de TSMC, derrière Apple.", ["MarketPosition holder=amd", "CustomerRelation customer=amd supplier=tsmc 3|||rank", "Comparison benchmark=apple compared=amd"]),
    ],
)  # fmt: skip
def test_what_goes_on_without_its_verb(text: str, expected: list[str]):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'embargo sur le gallium, levé en novembre, avait fait flamber les prix.", []),
        ("Washington a ajouté à sa liste noire Piotech et SMIC.", ["EntityListing issuer=us party=piotech", "EntityListing issuer=us party=smic"]),
        ("Rapidus, que préside Tetsuro Higashi, embauche.", ["Role organisation=rapidus person=tetsuro-higashi"]),
        ("AMD rivalise désormais avec Nvidia.", ["Competition competitor=amd competitor=nvidia"]),
        ("SiPearl a bouclé une levée de 25 millions de dollars à laquelle ont participé Arm et Samsung.", ["Fundraising raiser=sipearl 25000000|||USD", "Investment investee=sipearl investor=arm", "Investment investee=sipearl investor=samsung"]),
    ],
)  # fmt: skip
def test_the_order_of_words_varies(text: str, expected: list[str]):
    assert read(text) == expected
