# ruff: noqa: E501 — each row of the table is one passage and its claims
"""Figures of groups, of parts of a firm and of funding rounds, which quarter is meant, and plants as subjects."""

from datetime import date

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        *ENTITIES,
        entity("category/memory", "ItemCategory", "memory"),
        entity("chip/x5", "Chip", "X5"),
        entity("category/accelerators", "ItemCategory", "accelerator"),
        entity("country/fr", "Country", "France"),
        entity("country/it", "Country", "Italy"),
    ]
)

TOLD = [
    # What a group earns is told of none of its members.
    ("en", "The world's top three toolmakers, including Acme, Borealis and Corvid, saw revenue rise 3% in 2024.", []),
    ("en", "The three largest toolmakers (Acme, Borealis and Corvid) earned $3 billion in 2024.", []),
    ("en", "Acme earned $3 billion in 2024.", ["Profit earner=acme 3000000000|||USD 2024"]),
    ("fr", "Les trois plus grands fabricants de machines, dont Acme, Borealis et Corvid, ont vu leur chiffre d'affaires progresser de 3 %.", []),
    # The part of a firm that is the subject of a measure.
    ("en", "Acme's Cloud segment, which sells servers, also did well, reporting revenue of $2 billion.",
     ["Revenue earner=acme 2000000000|||USD [measure:Cloud segment revenue]"]),
    # What happened in "the quarter" did so in one that is over; what is planned for one lies ahead.
    ("en", "Acme reported second-quarter revenue of $4 billion. Acme expects third-quarter revenue of $5 billion. Its gross margin was 41% in the quarter.",
     ["GrossMargin earner=acme 41|||percent 2025-Q2", "Revenue earner=acme 4000000000|||USD 2025-Q2 reported", "Revenue earner=acme 5000000000|||USD 2025-Q3 forecast"]),
    ("en", "Acme plans to launch its next chips, the Z9 in Q4.", ["PlannedRelease item=z9 releaser=acme 2025-Q4 planned"]),
    ("en", "Acme expects growth in the second half of the year.", []),
    # Rounds of funding: who leads one, for whom, and from whom the money comes.
    ("en", "Borealis and Corvid are leading the $102 million Series C round for Acme.",
     ["Fundraising raiser=acme 102000000|||USD", "Investment investee=acme investor=borealis", "Investment investee=acme investor=corvid"]),
    ("en", "Acme announced $70 million in new funding led by Borealis.",
     ["Fundraising raiser=acme 70000000|||USD", "Investment investee=acme investor=borealis"]),
    ("en", "Startups have raised a lot in venture capital. Acme secured $500 million and Borealis brought in $250 million.",
     ["Fundraising raiser=acme 500000000|||USD", "Fundraising raiser=borealis 250000000|||USD"]),
    ("en", "Past backers of Acme include Borealis and Corvid.",
     ["Investment investee=acme investor=borealis", "Investment investee=acme investor=corvid"]),
    ("en", "Acme is leading this wave of change.", []),
    # A plant that is the subject is not its owner, and each of two builders invests.
    ("fr", "Acme et Borealis vont construire une usine à Porto pour 5 milliards d'euros. La nouvelle usine devrait créer 500 emplois.",
     ["Headcount employer=cb510d883ec6f9b2 500|||people forecast [direction:up]", "Investment investee=cb510d883ec6f9b2 investor=acme 5000000000|||EUR planned", "Investment investee=cb510d883ec6f9b2 investor=borealis 5000000000|||EUR planned", "Location located=cb510d883ec6f9b2 place=porto"]),
    # A verb of several has no single firm as its subject.
    ("fr", "Si Acme a salué l'accord, de nombreux fonds ont racheté Borealis en 2024.", []),
    ("fr", "Acme et d'autres groupes ont racheté Borealis en 2024.", ["Ownership owned=borealis owner=acme 2024"]),
    # Sums as French papers write them, and what they are of.
    ("fr", "Acme publie un CA de 226 ME au titre de 2024, en baisse de 6 %.",
     ["GrowthRate measured=acme -6|||percent 2024", "Revenue earner=acme 226000000|||EUR 2024"]),
    ("fr", "Le chiffre d'affaires de la division cloud d'Acme a atteint 43 M€ en 2024.",
     ["Revenue earner=acme 43000000|||EUR 2024 [measure:chiffre d'affaires de la division cloud d'Acme]"]),
    # What is told aside of who is named is not what is done.
    ("en", "China has banned Acme, a maker of memory.", ["Manufacture item=memory manufacturer=acme"]),
    ("en", "Before Acme made the announcement, Borealis showed its Z9.", ["Design designer=borealis item=z9", "Release item=z9 releaser=borealis"]),
    # The day that an archive puts before a text is no period of what it tells.
    ("en", "date 2025-02-05 Acme had revenue of $3 billion.", ["Revenue earner=acme 3000000000|||USD"]),
    # A participle goes on about the subject; a phrase that opens a sentence tells of the name behind its comma.
    ("en", "Acme leads in chips used by the likes of Borealis, commanding a 61% share of the memory market.",
     ["MarketShare holder=acme market=memory 61|||percent"]),
    ("fr", "Corvid se tait. Fondée par des vétérans de Borealis et de Delta, Acme a grandi. Elle a lancé un système de puce.",
     ["Release releaser=acme [itemName:un système de puce]"]),
    # A rate beside a level, a sum before its measure, and sales in a country.
    ("en", "Acme posted revenue of $5 billion, beating estimates and marking a 9% increase from a year ago.",
     ["GrowthRate measured=acme 9|||percent", "Revenue earner=acme 5000000000|||USD"]),
    ("en", "Acme's $4 billion cloud revenue is a record.", ["Revenue earner=acme 4000000000|||USD [measure:cloud revenue]"]),
    ("en", "China is a market of Acme, and sales in the country rose by 21%.",
     ["GrowthRate measured=acme 21|||percent [measure:sales in the country]"]),
    ("fr", "Acme a obtenu 250 millions de dollars lors d'un tour de table.", ["Fundraising raiser=acme 250000000|||USD"]),
    ("fr", "Acme est là. Depuis sa création en 2021, elle a levé 450 millions de dollars.", ["Fundraising raiser=acme 450000000|||USD"]),
    ("en", "Corvid was founded by ex-Acme engineers Ana Lind and Otto Berg.", ["Role organisation=acme person=ana-lind [position:former engineers]", "Role organisation=acme person=otto-berg [position:former engineers]", "Role organisation=corvid person=ana-lind [position:founder]", "Role organisation=corvid person=otto-berg [position:founder]"]),
    # A verb of one in a relative clause tells of the last of a list; a further verb of having of the first goods.
    ("fr", "Acme fabrique la puce Z9 et la puce Y7 qui équipe le X5.", ["ComponentUse component=y7 whole=x5", "Manufacture item=y7 manufacturer=acme", "Manufacture item=z9 manufacturer=acme"]),
    ("en", "The Z9 competes with the Y7 and is said to support a speed of 900 TFLOPS.",
     ["Competition competitor=y7 competitor=z9",
      "ProductSpecification item=z9 900|||TFLOPS reported [property:performance]"]),
    # A body of a country is not the country, and who aims to be first is not so yet.
    ("fr", "Ana Lind, présidente de l'Association des puces de Chine, a parlé.", []),
    ("en", "Acme aims to become the largest maker of memory.", []),
    # What is only the base of a record is not when something was so.
    ("fr", "La part de marché d'Acme a atteint, entre avril et juin, son plus haut niveau depuis le 4e trimestre 2017, avec 45,7 %.",
     ["MarketShare holder=acme 45.7|||percent 2025-Q2"]),
    # Of a sort of goods and the name behind it, the name is the yardstick.
    ("en", "The Z9 is 30 percent faster than the last accelerator, the Y7.",
     ["Comparison benchmark=y7 compared=z9 30|||percent [measure:performance] [relation:higher by]"]),
    # An adjective of two countries, and one in brackets.
    ("fr", "Acme (américain) et Borealis (franco-italien) font des puces.",
     ["Location located=acme place=us", "Location located=borealis place=fr", "Location located=borealis place=it"]),
    ("en", "The Franco-Italian chipmaker Borealis grew.", ["Location located=borealis place=fr", "Location located=borealis place=it"]),
    # Who says "we" is not the ruler spoken of before, and what goods a trade is in is not what is banned.
    ("fr", "La Chine durcit ses contrôles à l'exportation. « Nous avons pris cette mesure pour des raisons de sécurité nationale », a dit Ana Lind.", []),
    # What is above a forecast is none.
    ("fr", "Acme a publié une marge brute de 51 %, supérieure aux prévisions.", ["GrossMargin earner=acme 51|||percent"]),
    # What is wished is not so.
    ("en", "Acme would like to see its share of the memory market rise to 20 percent.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_figures_go_to_whom_they_are_of(language: str, text: str, expected: list[str]):
    found = claims(text, language, KNOWN, date(2025, 8, 5), without=("NameResolution", "Statement"), details=True)
    assert sorted(found) == sorted(expected)
