"""What belongs to a claim by its clause: its forecast, its recipient, its figure, and not those of the words beside."""

import pytest
from one_sentence import claims

TOLD = [
    ("Infineon expects a weak year after posting revenue of $3 billion.",
     ["Revenue earner=infineon 3000000000|||USD reported"]),
    ("Intel is targeting revenue of $3 billion.", ["Revenue earner=intel 3000000000|||USD forecast"]),
    ("Intel forecast revenue of $6 billion ± $500 million.", ["Revenue earner=intel 6000000000|||USD forecast"]),
    ("Intel posted revenue of $7 billion, above the $6 billion estimate.", ["Revenue earner=intel 7000000000|||USD"]),
    ("Intel earned $5 billion, down from net income of $6 billion.", ["Profit earner=intel 5000000000|||USD"]),
    ("Intel had sales of $9 billion, with China accounting for 40 percent of its revenue, a 20 percent increase.",
     ["Revenue earner=intel 9000000000|||USD"]),
    ("The Chinese market, doubling its revenue to $3 billion, was a bright spot for Intel.", []),
    ("It is worth noting that Intel cut its forecast from $4 billion to $3 billion.", []),
    ("TSMC makes chips for just about every designer out there including Nvidia and AMD.",
     ["Manufacture customer=amd item=semiconductors manufacturer=tsmc",
      "Manufacture customer=nvidia item=semiconductors manufacturer=tsmc"]),
    ("Nvidia plans to source HBM4 from Samsung.",
     ["ComponentSourcing component=hbm4 supplier=samsung user=nvidia planned"]),
    ("Washington weighs sanctions against six Chinese firms close to Huawei, which was added to the Entity List.",
     ["EntityListing issuer=us party=huawei"]),
    ("Huawei has a smartphone with an eight-core chip, produced by SMIC.", []),
    ("ASML is barred from selling its most advanced machines to China.",
     ["ExportRestriction destination=cn exporter=asml"]),
    ("New rules of Tokyo require exporters of gallium to obtain a licence.",
     ["ExportRestriction item=gallium regulator=jp"]),
    ("The controls, mostly by the US, limit China's access to advanced chips.",
     ["ExportRestriction destination=cn item=advanced-chips regulator=us"]),
    ("Last month, Washington granted up to $6 billion to Samsung to build a plant.",
     ["Investment investee=samsung investor=us ||6000000000|USD"]),
    ("Tokyo will provide up to ¥192 billion ($1.3 billion) in subsidies for Micron.",
     ["Investment investee=micron investor=jp ||192000000000|JPY planned"]),
    ("SMIC posted revenue of ¥46 billion.", ["Revenue earner=smic 46000000000|||CNY"]),
    ("Nvidia and AMD struck a deal with the White House.",
     ["Dialogue partner=white-house partner=amd", "Dialogue partner=white-house partner=nvidia"]),
    ("OpenAI has signed a deal with semiconductor behemoth Broadcom.", ["Partnership partner=broadcom partner=openai"]),
    ("Samsung works in partnership with Infineon, NXP, and Bosch.",
     ["Partnership partner=bosch partner=infineon partner=nxp partner=samsung"]),
    ("ASML must obtain a licence to provide spare parts.", ["ExportRestriction exporter=asml"]),
    ("Micron is slated to start mass production of DRAM.", ["Manufacture item=dram manufacturer=micron planned"]),
    ("Wolfspeed forecast 2026 revenue below estimates and reported a 7 percent decline in revenue, sending its shares"
     " down 11 percent.",
     ["GrowthRate measured=wolfspeed -7|||percent", "SharePriceChange company=wolfspeed 11|||percent"]),
    ("SMIC grew. Global semiconductor sales jumped 23 percent to $166 billion.", []),
    ("Under the CHIPS Act, Samsung secured a final award of $4.7 billion in direct grants.",
     ["Investment investee=samsung investor=us 4700000000|||USD"]),
    ("The H200 rests on the H100 and has 80 GB of memory.",
     ["ProductSpecification item=nvidia-h200 metric=memory-capacity 80|||GB"]),
    ("Washington tightened its curbs on China's access to American chipmaking technology.",
     ["ExportRestriction destination=cn regulator=us"]),
    ("Intel planned fabs in Dresden, Germany, and pledged $4 billion for a plant in Poland.", []),
    ("Intel is scrapping plans to build new chip factories in Poland.", []),
    ("Intel reported. In 2024 shares lost 60 percent of their value.",
     ["SharePriceChange company=intel 60|||percent 2024"]),
    ("The Hague will restrict exports of chipmaking tools in an answer to U.S. moves.",
     ["ExportRestriction item=semiconductor-manufacturing-equipment regulator=nl forecast"]),
    ("Intel had revenue of $3 billion in China.", ["Revenue earner=intel 3000000000|||USD"]),
]  # fmt: skip
TOLD_IN_FRENCH = [
    ("Soitec s'attend à une année difficile après avoir enregistré un chiffre d'affaires de 3 milliards d'euros.",
     ["Revenue earner=soitec 3000000000|||EUR reported"]),
    ("Soitec table, pour le trimestre, sur un chiffre d'affaires de 3 milliards d'euros.",
     ["Revenue earner=soitec 3000000000|||EUR forecast"]),
    ("Soutenue par Otium, Omnes Capital et Infineon, la jeune pousse avance.", []),
    ("SK Hynix détiendra 70 % de la fourniture de HBM4.",
     ["MarketShare holder=sk-hynix market=hbm4 70|||percent forecast"]),
    ("YMTC sera ajouté à la liste noire.", ["EntityListing party=ymtc planned"]),
    ("Pékin a adopté des règles qui obligeront les exportateurs de gallium à obtenir une licence.",
     ["ExportRestriction item=gallium regulator=cn"]),
    ("La loi vise Nexperia, une entreprise de composants détenue par Wingtech.",
     ["Affiliation parent=wingtech subunit=nexperia"]),
    ("STMicroelectronics (-2,1% à 45,5 euros) recule.", ["SharePriceChange company=stmicroelectronics 2.1|||percent"]),
    ("Les ventes d'Intel (-2,1%) reculent.", ["GrowthRate measured=intel -2.1|||percent"]),
]  # fmt: skip
EACH = [("en", *row) for row in TOLD] + [("fr", *row) for row in TOLD_IN_FRENCH]


@pytest.mark.parametrize(("language", "text", "expected"), EACH)
def test_a_claim_takes_what_its_own_clause_says(language: str, text: str, expected: list[str]):
    assert sorted(line for line in claims(text, language) if not line.startswith("NameRes")) == expected
