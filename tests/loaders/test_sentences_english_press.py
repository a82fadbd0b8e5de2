"""What English news tells in passing: shares and results that go on without their verb, and bans that are put off."""

import pytest
from one_sentence import claims

SHARES = [
    ("TrendForce data give Samsung a 42 percent share of the DRAM market, SK Hynix 34 percent and Micron 19.",
     ["samsung 42", "sk-hynix 34", "micron 19"]),
    ("In memory the leader is SK Hynix, with 70 percent of the market. Micron came third with 17 percent.",
     ["sk-hynix 70", "micron 17"]),
    ("Samsung had 45 percent of the DRAM market; SK Hynix came second with 30, up from 25 percent, and Micron had 20.",
     ["samsung 45", "sk-hynix 30", "micron 20"]),
    ("TSMC leads the foundry market with 70 percent, ahead of Samsung with 7.3 and SMIC with 5.1 percent.",
     ["tsmc 70", "samsung 7.3", "smic 5.1"]),
    ("Nvidia's share of that market has fallen from 95 percent to 50 percent.", ["nvidia 95", "nvidia 50"]),
    ("Intel cut 15 percent of its staff and AMD 4.", []),
]  # fmt: skip
RESULTS = [
    ("Intel revenue was US$19.7 billion.", ["Revenue intel 19700000000"]),
    ("Intel's client business brought in $8.84 billion, up 9%.", ["Revenue intel 8840000000", "GrowthRate intel 9"]),
    ("Revenue at Infineon fell 4%, whereas its power division grew 12% to 1.2 billion euros.",
     ["GrowthRate infineon -4", "GrowthRate infineon 12", "Revenue infineon 1200000000"]),
    ("Infineon cut its outlook after sales slipped 2 percent.", ["GrowthRate infineon -2"]),
    ("Micron's net income more than doubled to $3.2 billion.", ["GrowthRate micron ", "Profit micron 3200000000"]),
    ("Intel expects revenue of $18 billion and a profit of $1.24 a share, above the estimate of $17.7 billion.",
     ["Revenue intel 18000000000", "EarningsPerShare intel 1.24"]),
    ("Net income hit $4.1 billion at Intel, against a loss of $16.6 billion in 2024.",
     ["Profit intel 4100000000"]),
    ("Luxshare, Apple's largest assembler, posted a profit of 3 billion yuan.", ["Profit luxshare 3000000000"]),
    ("ASMI raised its annual forecast after sales rose 12% to 836 million euros.",
     ["GrowthRate asm-international 12", "Revenue asm-international 836000000"]),
    ("AMD lost $2.9 billion on revenue of $12.9 billion.", ["Profit amd -2900000000", "Revenue amd 12900000000"]),
]  # fmt: skip


def short(line: str) -> str:
    """Return the kind of a claim, its firm and its figure."""
    kind, *rest = line.split()
    firm = next(word.partition("=")[2] for word in rest if word.startswith(("holder", "earner", "measured", "company")))
    return f"{kind} {firm} {next((word.partition('|')[0] for word in rest if '|' in word), '')}"


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_shares_go_on_without_their_verb(text: str, expected: list[str]):
    told = [short(line) for line in claims(text, "en") if line.startswith("MarketShare ")]
    assert sorted(told) == sorted(f"MarketShare {words}" for words in expected)


@pytest.mark.parametrize(("text", "expected"), RESULTS)
def test_results_of_parts_are_told_of_their_firm(text: str, expected: list[str]):
    assert sorted(short(line) for line in claims(text, "en")) == sorted(expected)


PUT_OFF = [
    ("Beijing has put on hold its ban on shipping gallium and germanium to American buyers.",
     ["ExportPermission destination=us item=gallium regulator=cn",
      "ExportPermission destination=us item=germanium regulator=cn"]),
    ("China agreed to suspend its export controls on gallium for a year.",
     ["ExportPermission item=gallium regulator=cn"]),
    ("Companies need permission from Washington to ship the H20 to China.",
     ["ExportRestriction destination=cn item=nvidia-h20 regulator=us"]),
    ("Beijing denied that it had suspended its ban on gallium exports.", []),
    ("Washington has refused to lift its ban on sales of the H20 to China.", []),
    ("The Netherlands will require Acme to obtain licences before it ships EUV machines to China.",
     ["ExportRestriction destination=cn item=euv-systems regulator=nl"]),
    ("U.S. export rules bar the company from shipping certain tools to makers of memory chips.",
     ["ExportRestriction regulator=us"]),
]  # fmt: skip
APPOSED = [
    ("Samsung sells memory to Nvidia, a maker of GPUs.", "Manufacture item=gpus manufacturer=nvidia"),
    ("Micron competes with Samsung, a producer of DRAM.", "Manufacture item=dram manufacturer=samsung"),
    ("Presidents Xi and Trump met in Busan.", "Dialogue partner=donald-trump partner=xi-jinping"),
]


@pytest.mark.parametrize(("text", "expected"), PUT_OFF)
def test_bans_are_put_off_in_many_words(text: str, expected: list[str]):
    lines = [line for line in claims(text, "en") if line.startswith(("ExportP", "ExportR")) and "exporter" not in line]
    assert [line.removesuffix(" forecast") for line in lines] == expected


def test_who_only_watches_others_competes_with_nobody():
    assert claims("Counterpoint Research sees rival SK hynix ahead.", "en") == []


@pytest.mark.parametrize(("text", "expected"), APPOSED)
def test_an_apposition_tells_of_the_name_before_it(text: str, expected: str):
    lines = claims(text, "en")
    assert expected in lines
    assert sum(line.startswith(expected.split()[0] + " ") for line in lines) == 1


TOLD = [
    ("Amazon invested $8 billion in Anthropic and Google another $3 billion.",
     ["Investment investee=anthropic investor=amazon 8000000000|||USD",
      "Investment investee=anthropic investor=google 3000000000|||USD"]),
    ("Nvidia invested $5 billion in Intel and $1 billion in Nokia.",
     ["Investment investee=intel investor=nvidia 5000000000|||USD",
      "Investment investee=nokia investor=nvidia 1000000000|||USD"]),
    ("Nvidia put $2 billion into Synopsys, and SoftBank $3 billion into Intel.",
     ["Investment investee=intel investor=softbank 3000000000|||USD",
      "Investment investee=synopsys investor=nvidia 2000000000|||USD"]),
    ("Gallium nitride, used for chargers and radar, is made in Asia.", ["Dependence dependency=gallium-nitride"]),
    ("Germanium serves infrared optics and fibre.", ["Dependence dependency=germanium"]),
    ("The Hague steps in at Nexperia to keep its chips in Europe.", ["RulePurpose regulator=nl"]),
    ("The US tightened its curbs. The rules are meant to slow China's army.", ["RulePurpose regulator=us"]),
    ("Washington bans the sale of it because the chip could serve foreign armed forces.", ["RulePurpose regulator=us"]),
    ("Gallium goes into gallium nitride.", ["Use used=gallium user=gallium-nitride"]),
    ("SMIC is China's largest foundry.", ["Location located=smic place=cn"]),
    ("Nexperia supplies about 40 percent of the basic chips in cars.", ["MarketShare holder=nexperia 40|||percent"]),
    ("Samsung posted its best operating profit in three years, 12 trillion won.",
     ["Profit earner=samsung 12000000000000|||KRW"]),
    ("Acme used to make chips for cars.", []),
    ("Groq raised $750 million from BlackRock and Samsung.",
     ["Investment investee=groq investor=blackrock", "Investment investee=groq investor=samsung"]),
    ("Tokyo will subsidise Rapidus with another 800 billion yen.",
     ["Investment investee=rapidus investor=jp 800000000000|||JPY planned"]),
    ("China put 28 American companies on its export control list.", []),
    ("Washington had already put Wingtech on its restricted list.", ["EntityListing issuer=us party=wingtech"]),
    ("Wingtech, which is listed in Shanghai, owns Nexperia.", ["Ownership owned=nexperia owner=wingtech"]),
    ("Apple makes 60 percent of its revenue abroad.", []),
    ("Acme's plant turns out a million wafers a year.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_sums_uses_and_purposes_are_told_beside(text: str, expected: list[str]):
    kinds = ("Investment", "Dependence", "RulePurpose", "Manufacture", "Use", "Location", "MarketShare", "Profit")
    kinds += ("Ownership", "EntityListing")
    lines = [line for line in claims(text, "en") if line.startswith(kinds)]
    assert sorted(lines) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The U.S. Commerce Department added 32 entities to its Entity List. SMIC itself was blacklisted in 2020.",
            "EntityListing issuer=us-department-of-commerce party=smic 2020",
        ),
        ("AMD launched the MI355X. It is fabbed by TSMC.", "Manufacture item=amd-mi355x manufacturer=tsmc"),
        (
            "Nvidia grew. The Santa Clara, California-based company expects sales of $65 billion.",
            "Revenue earner=nvidia 65000000000|||USD forecast",
        ),
        (
            "ByteDance grew. The TikTok owner is Nvidia's biggest customer.",
            "CustomerRelation customer=bytedance supplier=nvidia",
        ),
        (
            "OpenAI agreed to buy chips, in a deal that gives the ChatGPT maker an option to buy 10% of AMD.",
            "Stake company=amd holder=openai 10|||percent planned",
        ),
        (
            "Tencent's cloud arm bought 5,000 H20 chips.",
            "Purchase buyer=tencent item=nvidia-h20 5000|||units",
        ),
        (
            "Lam Research's revenue from China slipped to 30% of the total.",
            "Revenue earner=lam-research segment=cn 30|||percent",
        ),
        (
            "Groq raised $1.1 billion at a valuation of $8.1 billion from investors including Samsung.",
            "MarketCapitalisation company=groq 8100000000|||USD",
        ),
        (
            "BESI reported orders of 174.7 million euros.",
            "OrderIntake holder=be-semiconductor-industries 174700000|||EUR",
        ),
        (
            "The Netherlands suspended its order on Nexperia, Economy Minister Vincent Karremans said.",
            "Role organisation=nl person=vincent-karremans",
        ),
        ("China's ban on using the H20 took effect.", "UseProhibition item=nvidia-h20 regulator=cn"),
        (
            "Marvell dropped 12% after it forecast revenue of $2.06 billion for the quarter.",
            "SharePriceChange company=marvell 12|||percent",
        ),
        (
            "The H20 has a bandwidth of 4TB per second.",
            "ProductSpecification item=nvidia-h20 metric=memory-bandwidth 4|||TB/s",
        ),
    ],
)
def test_ordinary_news_is_read(text: str, told: str):
    assert told in claims(text, "en")


def test_no_chip_takes_megawatts():
    text = "Mistral bought 18,000 Grace Blackwell chips. They will run in a data centre of 40 megawatts."
    assert claims(text, "en") == ["Purchase buyer=mistral-ai item=nvidia-grace-blackwell 18000|||units"]
    told = "ProductSpecification item=xai-colossus 150|||MW"
    assert told in claims("Colossus has a power of 150 megawatts.", "en")
