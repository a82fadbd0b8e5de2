# ruff: noqa: E501 — each row of the tables is one sentence and its claim
from datetime import date

import one_sentence
import pytest
from one_sentence import claims, entity, shown

from chipcontrols.loaders.claim import Iri, entity_iri
from chipcontrols.loaders.documents import knowledge
from chipcontrols.loaders.documents.claims.templates import cues, templates
from chipcontrols.loaders.documents.lexicon import LANGUAGES
from chipcontrols.loaders.reading import Reading
from chipcontrols.ontology.frames import frames

ISSUED = date(2024, 12, 20)


KNOWN = (
    entity("company/acme", "Company", "Acme", "阿克米"),
    entity("company/borealis", "Company", "Borealis", "北辰公司"),
    entity("company/corvid", "Company", "Corvid", "鸦公司", "~Corbeau"),
    entity("company/fabrico", "Company", "Fabrico", "法布里"),
    entity("company/daily", "Company", "Daily Wire", "每日电讯", chip__inSegment=Iri("https://x.org/id/segment/press")),
    entity("product/z9", "Chip", "Z9"),
    entity("product/z9c", "Chip", "Z9C"),
    entity("product/tower", "System", "Tower 8"),
    entity("category/hbm", "ItemCategory", "HBM"),
    entity("metric/memory-capacity", "Metric", "memory capacity"),
    entity("market/servers", "Market", "server market", "服务器市场"),
    entity("person/lin", "Person", "Ada Lin", "林爱达"),
    entity("country/cn", "Country", "China", "Chine", "中国"),
    entity("country/kr", "Country", "South Korea", "Südkorea", "Corée du Sud", "韩国"),
    entity("country/us", "Country", "United States", "USA", "États-Unis", "美国"),
    entity("agency/bis", "Agency", "BIS"),
    entity(
        "instrument/list-rule", "Instrument", "99 FR 100",
        chip__instrumentKind="entity list rule", eli__date_document=date(2024, 12, 2),
    ),
    entity(
        "instrument/item-rule", "Instrument", "99 FR 200",
        chip__instrumentKind="interim final rule", eli__date_document=date(2024, 12, 2),
    ),
)  # fmt: skip
PREPARED = knowledge(KNOWN)


def reading(text: str, language: str, issued: date | None = ISSUED) -> Reading:
    return one_sentence.reading(text, language, PREPARED, issued)


def read(text: str, language: str) -> list[str]:
    return claims(text, language, PREPARED, ISSUED)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Acme a acheté 230 000 Z9 en 2024.", "Purchase buyer=acme item=z9 230000|||units 2024"),
        ("de", "Acme hat 2024 rund 230.000 Z9 gekauft.", "Purchase buyer=acme item=z9 230000|||units 2024"),
        ("en", "Acme bought 230,000 Z9 chips in 2024.", "Purchase buyer=acme item=z9 230000|||units 2024"),
        ("zh", "2024年,阿克米购买了23万颗Z9。", "Purchase buyer=acme item=z9 230000|||units 2024"),
        ("fr", "Les 5 000 Z9 achetés par Acme", "Purchase buyer=acme item=z9 5000|||units"),
        ("en", "Acme plans to buy 4 million Z9 chips.", "PlannedPurchase buyer=acme item=z9 4000000|||units planned"),
        ("zh", "阿克米计划采购400万颗Z9。", "PlannedPurchase buyer=acme item=z9 4000000|||units planned"),
        ("fr", "Acme possède 100 000 équivalents H100.", "ComputeHolding holder=acme 100000|||H100-equivalent"),
        ("de", "Acme verfügt über 100.000 H100-Äquivalente.", "ComputeHolding holder=acme 100000|||H100-equivalent"),
        ("zh", "阿克米拥有10万颗等效H100。", "ComputeHolding holder=acme 100000|||H100-equivalent"),
        ("fr", "Le chiffre d'affaires d'Acme a atteint 42 milliards de dollars en 2023.", "Revenue earner=acme 42000000000|||USD 2023"),
        ("de", "Acme erzielte 2023 einen Umsatz von 42 Mrd. Dollar.", "Revenue earner=acme 42000000000|||USD 2023"),
        ("en", "Acme's revenue was $42 billion in 2023.", "Revenue earner=acme 42000000000|||USD 2023"),
        ("zh", "阿克米2023年营收为420亿美元。", "Revenue earner=acme 42000000000|||USD 2023"),
        ("en", "Acme's share of the chip market fell to 50%.", "MarketShare holder=acme 50|||percent"),
        ("fr", "La part de marché d'Acme en Chine est de 30 %.", "MarketShare holder=acme market=cn 30|||percent"),
        ("zh", "服务器市场规模达到160亿美元。", "MarketSize market=servers 16000000000|||USD"),
        ("en", "Acme's market value topped $4 trillion.", "MarketCapitalisation company=acme |4000000000000||USD"),
        ("de", "Die Bruttomarge von Acme betrug 2024 18 Prozent.", "GrossMargin earner=acme 18|||percent 2024"),
        ("zh", "今年9月,阿克米发布了Z9。", "Release item=z9 releaser=acme 2024-09"),
        ("de", "Im April 2024 stellte Acme den Z9 vor.", "Release item=z9 releaser=acme 2024-04"),
        ("en", "Acme plans to launch the Z9C in the first quarter of 2026.", "PlannedRelease item=z9c releaser=acme 2026-Q1 planned"),
        ("fr", "Acme a expédié 10 000 Z9 l'année dernière.", "Shipment item=z9 shipper=acme 10000|||units 2023"),
        ("de", "Acme hat rund 10.000 Z9-Chips ausgeliefert.", "Shipment item=z9 shipper=acme 10000|||units"),
        ("zh", "2024年Z9出货量约为30万-40万颗。", "Shipment item=z9 |300000|400000|units 2024"),
        ("en", "The Z9 is made by Fabrico.", "Manufacture item=z9 manufacturer=fabrico"),
        ("zh", "Z9由法布里代工。", "Manufacture item=z9 manufacturer=fabrico"),
        ("fr", "La Z9, conçue par Acme, est rare.", "Design designer=acme item=z9"),
        ("de", "Der von Acme entwickelte Z9 ist selten.", "Development developer=acme item=z9"),
        ("en", "The Tower 8 combines 384 Z9 chips.", "Containment part=z9 whole=tower 384|||units"),
        ("en", "Borealis supplies HBM to Acme.", "SupplyRelation customer=acme item=hbm supplier=borealis"),
        ("zh", "阿克米的主要客户是北辰公司。", "CustomerRelation customer=borealis supplier=acme"),
        ("fr", "Ada Lin, PDG d'Acme, se tait.", "Role organisation=acme person=lin"),
        ("de", "Acme-Chefin Ada Lin schweigt.", "Role organisation=acme person=lin"),
        ("zh", "阿克米首席执行官林爱达", "Role organisation=acme person=lin"),
        ("en", "Acme will invest up to $100 billion in Borealis.", "Investment investee=borealis investor=acme ||100000000000|USD planned"),
        ("fr", "Acme et Borealis ont signé un accord.", "Partnership partner=acme partner=borealis"),
        ("zh", "阿克米与北辰公司达成合作。", "Partnership partner=acme partner=borealis"),
        ("en", "The Z9 costs between $10,000 and $12,000.", "Price item=z9 |10000|12000|USD"),
        ("de", "Der Z9C ist eine gedrosselte Version des Z9.", "VariantOf original=z9 variant=z9c"),
        ("zh", "美国禁止向中国出售Z9。", "ExportRestriction destination=cn item=z9 regulator=us"),
        ("fr", "En octobre 2023, l'exportation du Z9 vers la Chine a été interdite.", "ExportRestriction destination=cn item=z9 2023-10"),
        ("en", "The United States allowed Acme to sell the Z9 to China.", "ExportPermission destination=cn exporter=acme item=z9 regulator=us"),
        ("zh", "中国2024年进口HBM 3000块。", "Import importer=cn item=hbm 3000|||units 2024"),
    ],
)  # fmt: skip
def test_each_kind_is_read(language: str, text: str, expected: str):
    assert read(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Acme n'a pas acheté de Z9."),
        ("de", "Acme hat keine 100 Z9 gekauft."),
        ("en", "Acme did not buy the Z9; Acme never bought the Z9."),
        ("zh", "阿克米没有购买Z9。"),
        ("en", "Acme bought time."),
        ("en", "The buyers of the Z9 were pleased."),
        ("en", "Acme bought a rival for $9 billion."),
        ("es", "Acme compró 100 Z9."),
    ],
)
def test_what_is_denied_or_not_said_gives_no_claim(language: str, text: str):
    assert read(text, language) == []


def test_the_maker_is_the_one_named_before_the_verb_of_making():
    assert sorted(read("Z9由阿克米设计、法布里制造。", "zh")) == [
        "Design designer=acme item=z9",
        "Manufacture item=z9 manufacturer=fabrico",
    ]


def test_a_rise_of_the_share_price_is_no_growth():
    assert read("Acme's shares rose 14%. Acme climbed 23%.", "en") == [
        "SharePriceChange company=acme 14|||percent",
        "SharePriceChange company=acme 23|||percent",
    ]
    assert read("Acme's revenue rose 14%.", "en") == ["GrowthRate measured=acme 14|||percent"]


def test_counted_firms_have_the_country_of_their_adjective():
    text = "On December 2, 2024, BIS added 42 Chinese entities to the Entity List."
    assert read(text, "en") == ["ListingCount instrument=list-rule issuer=bis place=cn 42|||entities 2024-12-02"]


def test_a_rate_and_a_sum_share_no_scale():
    assert read("Le chiffre d'affaires d'Acme a bondi de 56 % à 46,7 milliards de dollars.", "fr") == [
        "GrowthRate measured=acme 56|||percent",
        "Revenue earner=acme 46700000000|||USD",
    ]


def test_each_name_of_a_list_gives_a_claim():
    assert read("Acme, Borealis et Corvid ont acheté des Z9.", "fr") == [
        "Purchase buyer=acme item=z9",
        "Purchase buyer=borealis item=z9",
        "Purchase buyer=corvid item=z9",
    ]


def test_figures_in_brackets_belong_to_their_names():
    assert read("Acme a acheté 5 000 Z9 en 2024, loin devant Borealis (3 000) et Corvid (2 000).", "fr") == [
        "Purchase buyer=acme item=z9 5000|||units 2024",
        "Purchase buyer=borealis item=z9 3000|||units 2024",
        "Purchase buyer=corvid item=z9 2000|||units 2024",
        "Comparison benchmark=borealis compared=acme 2024",
        "Comparison benchmark=corvid compared=acme 2024",
    ]


def test_figures_in_series_have_their_own_periods():
    assert read("Der Umsatz von Acme betrug 2023 42 Mrd. Dollar und im Jahr 2024 110 Mrd. Dollar.", "de") == [
        "Revenue earner=acme 42000000000|||USD 2023",
        "Revenue earner=acme 110000000000|||USD 2024",
    ]


def test_a_list_inherits_the_period_of_the_line_that_leads_it_and_reaches_the_next():
    text = "Rechenleistung im Jahr 2024:\n- Acme hat 50 H100-Äquivalente und wird nächstes Jahr 90 erreichen;\n"
    assert read(text, "de") == [
        "ComputeHolding holder=acme 50|||H100-equivalent 2024",
        "ComputeHolding holder=acme 90|||H100-equivalent 2025 forecast",
    ]


def test_what_goes_on_from_a_sentence_is_of_its_time_where_it_counts_or_compares():
    text = "Acme kaufte 2023 500 Z9. Damit liegt das Unternehmen vor Borealis."
    assert read(text, "de")[1:] == ["Comparison benchmark=borealis compared=acme 2023"]
    assert read("The Z9 was released in 2023. It is made by Fabrico.", "en")[1:] == [
        "Manufacture item=z9 manufacturer=fabrico"
    ]


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        ("de", "Derzeit kostet der Z9 rund 5.000 Dollar.", "2024-12"),
        ("en", "The Z9 currently costs $5,000.", "2024-12"),
        ("de", "2023 kostete der Z9 rund 5.000 Dollar, derzeit ist er nicht zu haben.", "2023"),
    ],
)
def test_now_is_the_month_of_the_document_where_nothing_else_is_said(language: str, text: str, period: str):
    assert [claim.period.label for claim in reading(text, language).claims if claim.period] == [period]


def test_the_latter_is_the_one_named_last():
    assert read("阿克米向北辰公司投资,后者将购买400万颗Z9。", "zh")[-1] == (
        "PlannedPurchase buyer=borealis item=z9 4000000|||units planned"
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Acme thanked Borealis. The company bought 500 Z9 chips."),
        ("en", "Acme thanked Borealis.\nIt bought 500 Z9 chips."),
        ("fr", "Acme a remercié Borealis. L'entreprise a acheté 500 Z9."),
        ("de", "Acme traf Borealis. Das Unternehmen kaufte 500 Z9."),
        ("zh", "阿克米称赞北辰公司。该公司采购了500颗Z9。"),
    ],
)
def test_the_firm_spoken_of_is_the_subject_of_the_sentence_before(language: str, text: str):
    assert read(text, language) == ["Purchase buyer=acme item=z9 500|||units"]


@pytest.mark.parametrize(
    "text",
    [
        "Analysts said that Acme bought 500 Z9 chips.",
        "Borealis fell after Acme bought 500 Z9 chips.",
        "Makers such as Acme bought 500 Z9 chips.",
        "One maker, such as Acme, bought 500 Z9 chips.",
        "Acme bought 500 chips such as the Z9.",
    ],
)
def test_words_that_open_a_clause_or_examples_leave_a_name_its_place(text: str):
    assert read(text, "en") == ["Purchase buyer=acme item=z9 500|||units"]


def test_examples_of_what_a_preposition_takes_are_taken_too():
    assert read("Acme works with chipmakers such as Borealis.", "en") == ["Partnership partner=acme partner=borealis"]
    assert read("Analysts at banks such as Acme bought 500 Z9 chips.", "en") == []


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Borealis rose.\nCEO Ada Lin spoke.", "borealis"),
        ("Acme makes chips, CEO Ada Lin said.", "acme"),
        ("Acme CEO Ada Lin spoke.", "acme"),
    ],
)
def test_an_officer_is_one_of_the_firm_spoken_of(text: str, firm: str):
    assert f"Role organisation={firm} person=lin" in read(text, "en")


def test_the_source_of_a_report_is_cited_and_takes_no_part():
    claim = reading("According to Daily Wire, Acme bought 500 Z9 chips.", "en").claims[0]
    assert (shown(claim), claim.attributed_to) == (
        "Purchase buyer=acme item=z9 500|||units reported",
        entity_iri("company", "daily"),
    )


def test_a_garbled_name_is_noted_as_written():
    claim = reading("Corbeau a acheté 500 Z9.", "fr").claims[0]
    assert (shown(claim), claim.remarks) == ("Purchase buyer=corvid item=z9 500|||units", (("wording", "Corbeau"),))


LISTINGS = {
    "fr": "Le 2 décembre 2024, le BIS a publié 99 FR 100. En tout, 3 entités ont été ajoutées à la liste des entités "
    "(2 en Chine et 1 en Corée du Sud). Acme et Borealis ont été inscrites sur la liste des entités.",
    "de": "Am 2. Dezember 2024 veröffentlichte das BIS 99 FR 100. Damit kamen 3 Unternehmen auf die Entity List "
    "(2 in China und 1 in Südkorea). Acme und Borealis wurden auf die Entity List gesetzt.",
    "en": "On December 2, 2024, BIS issued 99 FR 100. In all, 3 entities were added to the Entity List "
    "(2 in China and 1 in South Korea). Acme and Borealis were added to the Entity List.",
    "zh": "2024年12月2日,BIS发布99 FR 100。共有3家实体被列入实体清单(2家在中国,1家在韩国)。阿克米和北辰公司被列入实体清单。",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_listings_are_read_under_their_rule(language: str):
    issued = ["InstrumentIssuance instrument=list-rule issuer=bis 2024-12-02"] if language != "en" else []
    assert sorted(read(LISTINGS[language], language)) == [
        "EntityListing instrument=list-rule party=acme 2024-12-02",
        "EntityListing instrument=list-rule party=borealis 2024-12-02",
        *issued,
        "ListingCount instrument=list-rule 3|||entities 2024-12-02",
        "ListingCount instrument=list-rule place=cn 2|||entities 2024-12-02",
        "ListingCount instrument=list-rule place=kr 1|||entities 2024-12-02",
    ]


def test_a_listing_of_another_day_is_not_put_under_the_rule_spoken_of():
    text = "On December 2, 2024, BIS issued 99 FR 100. Acme was added to the Entity List on 5 May 2023."
    assert read(text, "en") == ["EntityListing party=acme 2023-05-05"]


def test_a_control_goes_to_the_rule_that_controls_items():
    text = "On December 2, 2024, BIS published two rules. New controls on HBM follow."
    assert read(text, "en") == [
        "InstrumentIssuance instrument=item-rule issuer=bis 2024-12-02",
        "ControlledItem instrument=item-rule item=hbm 2024-12-02",
    ]


def test_markup_in_a_text_is_text():
    text = "<script>alert(1)</script> Acme bought 500 Z9 chips. <b>Acme</b>"
    claims = reading(text, "en").claims
    assert [shown(claim) for claim in claims] == ["Purchase buyer=acme item=z9 500|||units"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_evidence_reads_as_quoted_and_holds_the_extractor(language: str):
    for claim in reading(LISTINGS[language], language).claims:
        piece = claim.evidence[0]
        assert LISTINGS[language][piece.start : piece.end] == piece.quote
        assert claim.extractors == ("patterns/1",)
        assert claim.score is not None


def test_the_ledger_counts_the_claims_that_were_offered():
    found = reading("Acme bought 500 Z9 chips. Acme bought 500 Z9 chips.", "en")
    assert (len(found.claims), found.ledger.loaded, found.ledger.read) == (1, 1, 1)


def test_typographic_signs_do_not_matter_and_the_quote_keeps_them():
    text = "Le chiffre d’affaires d’Acme a atteint 42\u00a0milliards de dollars."
    claim = reading(text, "fr").claims[0]
    assert claim.evidence[0].quote == "chiffre d’affaires d’Acme a atteint 42\u00a0milliards de dollars"


def test_templates_name_roles_of_the_ontology():
    for name, template in templates().items():
        # Who presents the goods of a firm stands in the frame and not in the claim.
        told = set(frames()[template.kind].roles) | {"person"}
        assert set(template.classes) | {role for role, _ in template.fixed} <= told, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_cues_of_each_language_can_be_loaded(language: str):
    kinds = {cue.template.kind for cue in cues(language)}
    assert len(kinds) >= 25
    assert all(0 < cue.score <= 1 for cue in cues(language))


def test_a_language_without_cues_has_none():
    assert cues("es") == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Z9 has 80 GB of memory.", ["ProductSpecification item=z9 metric=memory-capacity 80|||GB"]),
        ("de", "Der Z9 bietet 80 GByte Speicher.", ["ProductSpecification item=z9 metric=memory-capacity 80|||GB"]),
        ("fr", "La Z9 embarque 80 Go de mémoire.", ["ProductSpecification item=z9 metric=memory-capacity 80|||GB"]),
        ("zh", "Z9配备80GB显存。", ["ProductSpecification item=z9 metric=memory-capacity 80|||GB"]),
        ("en", "Acme's revenue fell by 12% in 2023.", ['GrowthRate measured=acme -12|||percent 2023']),
        ("de", "Der Umsatz von Acme sank 2023 um 12 Prozent.", ["GrowthRate measured=acme -12|||percent 2023"]),
        ("fr", "Le chiffre d'affaires d'Acme a reculé de 12 % en 2023.", ['GrowthRate measured=acme -12|||percent 2023']),
        ("zh", "阿克米2023年营收同比下降12%。", ["GrowthRate measured=acme -12|||percent 2023"]),
        ("en", "Acme holds a 20% stake in Borealis.", ["Stake company=borealis holder=acme 20|||percent"]),
        ("de", "Acme hält 20 Prozent an Borealis.", ["Stake company=borealis holder=acme 20|||percent"]),
        ("fr", "Acme détient 20 % de Borealis.", ["Stake company=borealis holder=acme 20|||percent"]),
        ("zh", "阿克米持有北辰公司20%的股权。", ["Stake company=borealis holder=acme 20|||percent"]),
        ("en", "Acme acquired Borealis for $5 billion in 2023.", ["Ownership owned=borealis owner=acme 5000000000|||USD 2023"]),
        ("de", "Acme übernimmt Borealis für fünf Milliarden Dollar.", ["Ownership owned=borealis owner=acme 5000000000|||USD"]),
        ("fr", "Acme a racheté Borealis pour 5 milliards de dollars.", ["Ownership owned=borealis owner=acme 5000000000|||USD"]),
        ("zh", "阿克米收购北辰公司。", ["Ownership owned=borealis owner=acme"]),
        ("en", "The Z9C was designed for the Chinese market.", ["DesignedForMarket item=z9c market=cn"]),
        ("de", "Der Z9C wurde eigens für den chinesischen Markt entwickelt.", ["DesignedForMarket item=z9c market=cn"]),
        ("fr", "La Z9C, conçue pour le marché chinois, est lente.", ["DesignedForMarket item=z9c market=cn"]),
        ("fr", "Acme a conçu le Z9C pour le marché chinois, vu les restrictions américaines.", ["Design designer=acme item=z9c", "DesignedForMarket designer=acme item=z9c market=cn"]),
        ("zh", "Z9C是专为中国市场设计的芯片。", ["DesignedForMarket item=z9c market=cn"]),
        ("en", "The Z9C, the successor to the Z9, is fast.", ["Succession predecessor=z9 successor=z9c"]),
        ("de", "Der Z9C ist der Nachfolger des Z9.", ["Succession predecessor=z9 successor=z9c"]),
        ("fr", "La Z9C est le successeur de la Z9.", ["Succession predecessor=z9 successor=z9c"]),
        ("en", "Acme employs 19,000 people.", ["Headcount employer=acme 19000|||people"]),
        ("de", "Acme beschäftigt 19.000 Mitarbeiter.", ["Headcount employer=acme 19000|||people"]),
        ("fr", "Acme emploie 19 000 personnes.", ["Headcount employer=acme 19000|||people"]),
        ("en", "Acme shares fell 7% on Tuesday.", ["SharePriceChange company=acme 7|||percent 2024-12-17"]),
        ("zh", "阿克米股价周二大跌7%。", ["SharePriceChange company=acme 7|||percent 2024-12-17"]),
        ("en", "Borealis uses the Z9.", ["Use used=z9 user=borealis"]),
        ("de", "Borealis nutzt den Z9.", ["Use used=z9 user=borealis"]),
        ("fr", "Borealis utilise la Z9.", ["Use used=z9 user=borealis"]),
        ("zh", "北辰公司正在使用Z9。", ["Use used=z9 user=borealis"]),
        ("en", "Acme plans an IPO in 2025.", ['PublicOffering company=acme 2025 planned']),
        ("zh", "阿克米拟募资80亿元。", ['Fundraising raiser=acme 8000000000|||CNY planned']),
        ("en", "Acme raised $6 billion in 2023.", ["Fundraising raiser=acme 6000000000|||USD 2023"]),
        ("fr", "Acme a levé 6 milliards de dollars.", ["Fundraising raiser=acme 6000000000|||USD"]),
        ("en", "Borealis, a subsidiary of Acme, is small.", ["Affiliation parent=acme subunit=borealis"]),
        ("en", "The Z9C outperforms the Z9.", ["Comparison benchmark=z9 compared=z9c"]),
        ("fr", "La Z9C surpasse la Z9.", ["Comparison benchmark=z9 compared=z9c"]),
        ("en", "Acme, the second-largest customer of Borealis, is pleased.", ["CustomerRelation customer=acme supplier=borealis 2|||rank"]),
        ("en", "The Z9 was released in 2023. It is made by Fabrico.", ["Release item=z9 2023", "Manufacture item=z9 manufacturer=fabrico"]),
        ("zh", "阿克米公布财报。公司毛利率为40%。", ["GrossMargin earner=acme 40|||percent"]),
        ("en", "Acme plans to release the Z9 in 2025 and the Z9C in 2026.", ['PlannedRelease item=z9 releaser=acme 2025 planned', 'PlannedRelease item=z9c releaser=acme 2026 planned']),
        ("en", "Acme bought 500 Z9 chips in 2023. Borealis bought 200 Z9 chips.", ["Purchase buyer=acme item=z9 500|||units 2023", "Purchase buyer=borealis item=z9 200|||units 2023"]),
        ("en", "Acme expects to ship 10,000 Z9 chips in 2025.", ["Shipment item=z9 shipper=acme 10000|||units 2025 forecast"]),
        ("en", "Acme stopped supplying HBM to Borealis.", []),
        ("de", "Acme soll künftig keine Z9 mehr kaufen.", []),
    ],
)  # fmt: skip
def test_the_press_says_it_so(language: str, text: str, expected: list[str]):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Borealis was compared to Acme, which bought 500 Z9 chips."),
        ("fr", "Borealis est comparé à Acme, qui a acheté 500 Z9."),
    ],
)
def test_a_relative_clause_is_about_the_name_before_it(language: str, text: str):
    assert read(text, language) == ["Purchase buyer=acme item=z9 500|||units"]


def test_a_number_in_words_may_have_two_parts():
    text = "BIS added twenty-seven Chinese entities to the Entity List."
    assert read(text, "en") == ["ListingCount issuer=bis place=cn 27|||entities"]


@pytest.mark.parametrize(
    "text",
    [
        "BIS may widen its list, potentially adding Acme to the Entity List.",
    ],
)
def test_what_is_only_considered_gives_no_claim(text: str):
    assert read(text, "en") == []


def test_what_is_said_again_without_its_period_is_said_once():
    text = "Acme reported $5 billion (about 4 billion euros) in revenue for 2023."
    assert read(text, "en") == ["Revenue earner=acme 5000000000|||USD 2023"]


def test_a_name_in_the_genitive_owns_no_more_than_its_phrase():
    text = "Acme met Borealis's needs and holds 20 percent of the server market."
    assert read(text, "en") == ["MarketShare holder=acme market=servers 20|||percent"]
    assert read("Analysts praised growth in Acme's server revenue, which hit $5 billion.", "en")[0].startswith(
        "Revenue earner=acme"
    )


def test_a_period_that_opens_a_sentence_is_ahead_where_the_verb_says_so():
    assert read("For the fourth quarter, Acme expects revenue of $5 billion.", "en") == [
        "Revenue earner=acme 5000000000|||USD 2024-Q4 forecast"
    ]
    assert read("In Q3, Acme posted revenue of $5 billion, up 20% from Q1 2023.", "en") == [
        "Revenue earner=acme 5000000000|||USD 2024-Q3",
        "GrowthRate measured=acme 20|||percent 2024-Q3",
    ]


def test_money_received_is_an_investment_of_its_giver():
    assert read("Acme got a $2 billion investment from Borealis.", "en") == [
        "Investment investee=acme investor=borealis 2000000000|||USD"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Borealis, often dubbed “China's Acme,” bought 500 Z9 chips.",
        "Borealis, called the next Acme, bought 500 Z9 chips.",
    ],
)
def test_a_nickname_is_no_name_of_the_firm(text: str):
    assert read(text, "en") == ["Purchase buyer=borealis item=z9 500|||units"]


def test_what_belongs_to_a_firm_makes_it_the_one_spoken_of():
    text = "Acme's sales passed those of Borealis, beating Corvid. Revenue rose 20 percent."
    assert "GrowthRate measured=acme 20|||percent" in read(text, "en")


@pytest.mark.parametrize(
    ("language", "text", "figure"),
    [
        ("en", "The Z9C costs half the price of the Z9.", " 0.5|||x"),
        ("en", "The Z9C is cheaper than the Z9.", ""),
        ("en", "The Z9C sells at 70% of the price of the Z9.", " 70|||percent"),
        ("fr", "Le Z9C coûte la moitié du prix du Z9.", " 0.5|||x"),
    ],
)
def test_a_price_may_be_told_by_that_of_another_item(language: str, text: str, figure: str):
    assert read(text, language) == [f"Price benchmark=z9 item=z9c{figure}"]


def test_a_name_in_a_closed_relative_clause_is_no_subject_of_what_follows():
    text = "Acme, whose customers include Borealis, bought 500 Z9 chips."
    assert "Purchase buyer=acme item=z9 500|||units" in read(text, "en")
