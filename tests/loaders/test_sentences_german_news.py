# ruff: noqa: E501 — each row of the tables is one text and its claims
"""What ordinary German news tells: a relative clause between commas, the sentence around it, whose something is."""

from datetime import date

import pytest
from one_sentence import claims


def read(text: str) -> list[str]:
    return claims(text, "de", issued=date(2025, 6, 10), without=("NameResolution",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A group called by its name and "-Konzern" acts as itself.
        ("Der Bosch-Konzern kauft Wolfspeed.", ["Ownership owned=wolfspeed owner=bosch"]),
        # Who lets others make a thing does not make it.
        ("Tesla lässt seinen Chip AI6 bei Samsung fertigen.",
         ["Manufacture customer=tesla item=tesla-ai6 manufacturer=samsung", "Design designer=tesla item=tesla-ai6"]),
        ("Nun lässt Tesla dort seinen Chip AI6 fertigen.", ["Design designer=tesla item=tesla-ai6"]),
        ("X-Fab, ein Auftragsfertiger mit Stammsitz in Erfurt, wächst.", ["Location located=x-fab place=erfurt"]),
        ("Kremlsprecher Dmitri Peskow äußerte sich.", ["Role organisation=ru person=dmitry-peskov"]),
        # What is told behind the clause is of its noun, not of whom the clause names.
        ("Wingtech, das Nexperia übernommen hat, beschäftigt 5000 Menschen.",
         ["Ownership owned=nexperia owner=wingtech", "Headcount employer=wingtech 5000|||people"]),
        ("Wingtech, der Nexperia 2019 für 3,6 Milliarden Dollar gekauft hatte, steht seit Dezember 2024 auf der Entity List.",
         ["Ownership owned=nexperia owner=wingtech 3600000000|||USD 2019", "EntityListing party=wingtech since 2024-12"]),
        ("Nvidia, das im Mai 2024 Run:ai übernommen hatte, erzielte 2025 einen Umsatz von 130 Milliarden Dollar.",
         ["Ownership owned=run-ai owner=nvidia 2024-05", "Revenue earner=nvidia 130000000000|||USD 2025"]),
        # A period of the clause is none of the sentence.
        ("Infineon, das 2020 Cypress kaufte, erzielte einen Umsatz von 3 Milliarden Euro.",
         ["Revenue earner=infineon 3000000000|||EUR"]),
        ("Der Ascend 910C, den Huawei im Mai vorstellte, bietet 128 GB Speicher.",
         ["Release item=huawei-ascend-910c releaser=huawei 2025-05",
          "ProductSpecification item=huawei-ascend-910c metric=memory-capacity 128|||GB"]),
        # Nor is the next sentence about whom it names.
        ("Wingtech, das Nexperia übernommen hat, wächst. Das Unternehmen erzielte einen Umsatz von 2 Milliarden Dollar.",
         ["Ownership owned=nexperia owner=wingtech", "Revenue earner=wingtech 2000000000|||USD"]),
        # Who founded a firm does not hold an office of it by that.
        ("Jensen Huang, der Nvidia gegründet hat, traf Donald Trump.",
         ["Founding founded=nvidia founder=jensen-huang", "Dialogue partner=donald-trump partner=jensen-huang"]),
        # Of a noun without a name the clause tells what follows: no two sentences are made of it.
        ("Als Chip, der von Huawei entwickelt wurde, hat der Kirin 9020 einen Vorteil.",
         ["Design designer=huawei item=huawei-kirin-9020"]),
        # What is paid for a firm is told with it, whatever else may be bought.
        ("Qualcomm hat Nuvia 2021 für 1,4 Milliarden Dollar erworben.",
         ["Ownership owned=nuvia owner=qualcomm 1400000000|||USD 2021"]),
        ("Nexperia wurde 2019 von Wingtech für 3,6 Milliarden Dollar gekauft.",
         ["Ownership owned=nexperia owner=wingtech 3600000000|||USD 2019"]),
        # Neither shares nor chips of a firm are the firm.
        ("Nvidia kaufte Intel-Aktien für 5 Milliarden Dollar.", []),
        ("Es heißt, dass SoftBank Intel-Aktien für 2 Milliarden Dollar erworben hat.", []),
        ("Meta hat Nvidia-Chips für 10 Milliarden Dollar gekauft.",
         ["Purchase buyer=meta item=nvidia-gpus 10000000000|||USD"]),
    ],
)  # fmt: skip
def test_a_clause_tells_of_its_noun(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "Denn" opens a clause of its own.
        ("Gefertigt wird er ohne EUV, denn SMIC darf Belichtungsmaschinen von ASML nicht kaufen.", []),
        ("Nvidia gewinnt, denn Meta kauft 350.000 H100.", ["Purchase buyer=meta item=nvidia-h100 350000|||units"]),
        # What a clause tells of a thing without a name is not told of the one named before.
        ("Im Kirin 9000S von Huawei steckt ein Modem, das SMIC mit 7-nm-Technik herstellt.",
         ["Design designer=huawei item=huawei-kirin-9000s"]),
        # Whom somebody speaks of is not whom the next sentence is about.
        ("Jensen Huang lobte den Partner: „Wir bauen schon sehr lange auf TSMC.“ "
         "Der Konzern erzielte einen Umsatz von 3 Milliarden Dollar.",
         ["Statement speaker=jensen-huang"]),
        # A step is one of rules only where rules are spoken of.
        ("Den Haag übernahm die Kontrolle über Nexperia. Die Regierung begründete den Schritt mit Mängeln in der Führung.",
         ["Ownership owned=nexperia owner=nl"]),
        ("Die USA verboten die Ausfuhr von Gallium. Washington begründete den Schritt mit der nationalen Sicherheit.",
         ["ExportRestriction item=gallium regulator=us", "RulePurpose regulator=us"]),
    ],
)  # fmt: skip
def test_what_is_told_stays_in_its_clause(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Verbs that are listed once are read in each construction.
        ("Jim Keller rief 2016 das Start-up Tenstorrent ins Leben.",
         ["Founding founded=tenstorrent founder=jim-keller 2016"]),
        ("Es heißt, dass Intel 15.000 Stellen streicht.", ["Headcount employer=intel 15000|||people"]),
        ("ASML, das 1000 Mitarbeiter entließ, wächst.", ["Headcount employer=asml 1000|||people"]),
        ("Bei Intel wurden 500 Stellen gestrichen.", ["Headcount employer=intel 500|||people"]),
        # Whom a firm has dismissed it does not have.
        ("Intel hat 500 Mitarbeiter entlassen.", ["Headcount employer=intel 500|||people"]),
        # To give a delivery free is no release of a product.
        ("Washington gab die Lieferung des H20 frei.", ["ExportPermission item=nvidia-h20 regulator=us"]),
        # A preposition takes whom the clause tells of: he is its subject all the same.
        ("OpenAI hat mit Broadcom, das auch Google beliefert, einen Vertrag geschlossen.",
         ["Partnership partner=broadcom partner=openai", "SupplyRelation customer=google supplier=broadcom"]),
        ("Minister Vincent Karremans telefonierte mit seinem chinesischen Amtskollegen Wang Wentao.",
         ["Dialogue partner=vincent-karremans partner=wang-wentao"]),
        # What was done stands first.
        ("Gegründet wurde Nebius von Arkady Volozh.", ["Founding founded=nebius founder=arkady-volozh"]),
        ("Gefertigt werden soll der AI6 von Samsung.", ["Manufacture item=tesla-ai6 manufacturer=samsung planned"]),
        ("Versorgt werden Nvidia und AMD mit HBM von Micron.",
         ["SupplyRelation customer=nvidia supplier=micron", "SupplyRelation customer=amd supplier=micron"]),
        ("Übernommen wurde ZT Systems von AMD für 4,9 Milliarden Dollar.",
         ["Ownership owned=zt-systems owner=amd 4900000000|||USD"]),
        # The clause at the head has a subject of its own.
        ("Während SK Hynix bereits Nvidia beliefert, wartet Samsung auf die Freigabe.",
         ["SupplyRelation customer=nvidia supplier=sk-hynix"]),
        ("Während Samsung wartet, beliefert SK Hynix Nvidia.", ["SupplyRelation customer=nvidia supplier=sk-hynix"]),
        # The price before what is bought.
        ("Softbank übernimmt für 6,5 Milliarden Dollar den Serverchip-Entwickler Ampere Computing.",
         ["Ownership owned=ampere-computing owner=softbank 6500000000|||USD"]),
        ("Der Ascend 960 soll Ende 2027 kommen.",
         ["PlannedRelease item=huawei-ascend-960 releaser=huawei 2027 forecast"]),
        # A compound is of the firm in it, not of the first of a list.
        ("Synopsys, Cadence und die Siemens-Tochter Siemens EDA sind betroffen.",
         ["Affiliation parent=siemens subunit=siemens-eda"]),
        # Orders are no capital, the width of a wafer is no number of them, and what a customer is to one no rank.
        ("ASML hat Aufträge im Wert von 3,9 Milliarden Euro eingesammelt.", []),
        ("Bosch produziert Halbleiter auf 300-Millimeter-Wafern.",
         ["Manufacture item=semiconductors manufacturer=bosch"]),
        ("ASML hält 24,9 Prozent an Zeiss SMT und ist zugleich der wichtigste Kunde.",
         ["Stake company=carl-zeiss-smt holder=asml 24.9|||percent"]),
        # "Des Chips", "den Netzwerkspezialisten" point back.
        ("Nvidia verkauft den H20. Im April hatte Washington den Export des Chips gestoppt.",
         ["ExportRestriction item=nvidia-h20 regulator=us 2025-04"]),
        ("Intel verhandelt mit Mellanox. Nvidia hatte den israelischen Netzwerkspezialisten 2020 gekauft.",
         ["Dialogue partner=intel partner=mellanox", "Location located=mellanox place=il",
          "Ownership owned=mellanox owner=nvidia 2020"]),
    ],
)  # fmt: skip
def test_ordinary_verbs_in_each_construction(text: str, expected: list[str]) -> None:
    assert [line for line in read(text) if not line.startswith("Role")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What stands before such a clause is not its subject.
        ("Dazu gehört Anthropic, an dem Amazon beteiligt ist.", ["Stake company=anthropic holder=amazon"]),
        ("ESMC, an dem TSMC mit 70 Prozent beteiligt ist, baut.", ["Stake company=esmc holder=tsmc 70|||percent"]),
        ("Mistral AI, in das ASML 1,3 Milliarden Euro investiert hat, wächst.",
         ["Investment investee=mistral-ai investor=asml 1300000000|||EUR"]),
        ("Die Firma Megaspeed, an die Nvidia den H20 geliefert hat, wächst.",
         ["SupplyRelation customer=megaspeed item=nvidia-h20 supplier=nvidia"]),
        ("Wolfspeed, von dem Bosch Wafer bezieht, wächst.", ["SupplyRelation customer=bosch supplier=wolfspeed"]),
        ("xAI, für dessen Cluster Dell die Server liefert, wächst.", []),
        ("Cerebras, dessen wichtigster Kunde der Konzern G42 ist, wächst.",
         ["CustomerRelation customer=g42 supplier=cerebras"]),
        ("Wolfspeed, dessen größter Aktionär Renesas ist, wächst.", ["Stake company=wolfspeed holder=renesas"]),
        ("Micron, dessen Chef Sanjay Mehrotra ist, wächst.", ["Role organisation=micron person=sanjay-mehrotra"]),
        ("Größter Abnehmer der Hopper-GPUs war Microsoft.", ["Purchase buyer=microsoft item=nvidia-hopper"]),
        # Neither of two does it, and neither of two deeds is done.
        ("Weder Intel noch Samsung kaufen den H200.", []),
        ("Intel will weder in Magdeburg investieren noch Stellen schaffen.", []),
        ("Nvidia darf den H20 weder nach China liefern noch dort vermieten.", []),
        # A system is pointed to by what it is called.
        ("Huawei hat das CloudMatrix 384 gezeigt. Das System bündelt 384 Ascend-910C-Chips.",
         ["Release item=huawei-cloudmatrix-384 releaser=huawei",
          "Containment part=huawei-ascend-910c whole=huawei-cloudmatrix-384 384|||units"]),
        # What somebody is stands first.
        ("NXP baut um. Neuer CEO ist seit Oktober Rafael Sotomayor.",
         ["Role organisation=nxp person=rafael-sotomayor"]),
        ("Größter Aktionär von Wolfspeed ist mit 38 Prozent Renesas.",
         ["Stake company=wolfspeed holder=renesas 38|||percent"]),
        ("Rapidus wächst. Hinter der Firma stehen Toyota und Sony.",
         ["Investment investee=rapidus investor=toyota", "Investment investee=rapidus investor=sony"]),
        ("Hinter Nvidia stehen AMD und Intel auf den Plätzen zwei und drei.", []),
        ("Nvidia will sich mit fünf Milliarden Dollar an Intel beteiligen.",
         ["Investment investee=intel investor=nvidia 5000000000|||USD planned"]),
        ("China verlangt seit Oktober eine Lizenz für den Export von Gallium.",
         ["ExportRestriction item=gallium regulator=cn since 2024-10"]),
        ("Der H200 soll doppelt so schnell sein wie der H100.",
         ["Comparison benchmark=nvidia-h100 compared=nvidia-h200 2|||x forecast"]),
        # Shares of a firm are none of a market.
        ("TSMC hält 70 Prozent der Anteile, Bosch und NXP kommen auf je zehn Prozent.", []),
    ],
)  # fmt: skip
def test_whom_a_clause_is_told_of(text: str, expected: list[str]) -> None:
    assert read(text) == expected
