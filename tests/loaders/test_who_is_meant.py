# ruff: noqa: E501 — each row of the table is one passage and its claims
"""Who is meant by a title without a firm, a description or a nationality, and where nobody is since several may be."""

import re
from datetime import date

import pytest
from made_up_firms import KNOWN
from one_sentence import claims

KINDS = re.compile(
    "Role|Headcount|Location|Ownership|Affiliation|CustomerRelation|Circumvention|ListingRemoval|Manufacture|Use|"
    "EntityListing|RulePurpose|ExportRestriction"
)
TOLD = [
    ("zh", "被称为“中国版北光”的企业阿克米昨日宣布上市。公司拥有500名员工。", ["Headcount employer=acme 500|||people"]),
    ("zh", "阿克米成长很快。林安娜曾任北光副总裁。公司拥有500名员工。",
     ["Headcount employer=acme 500|||people", "Role organisation=borealis person=ana-lind"]),
    ("en", "Acme raised its forecast. Finance chief Ana Lind expects more orders.", ["Role organisation=acme person=ana-lind"]),
    ("en", "Acme and Borealis signed a deal. Chief executive Ana Lind was pleased.", []),
    ("en", "Acme grew. Chief executive Ana Lind left. Her predecessor Otto Berg had built plants.",
     ["Role organisation=acme person=ana-lind", "Role organisation=acme person=otto-berg"]),
    ("en", "Acme is in trouble. A court suspended chief executive Ana Lind.", ["Role organisation=acme person=ana-lind"]),
    ("en", "Acme grew. XYZ chief executive Ana Lind was pleased.", []),
    ("en", "Borealis grew.\n\nAcme fell.\nOrders were weak.\n\nChief executive Ana Lind was pleased.", []),
    ("en", "Corvid grew. Otto Berg, a former Borealis engineer, founded it. The Dutch firm employs 500 people.",
     ["Headcount employer=corvid 500|||people", "Location located=corvid place=nl",
      "Role organisation=borealis person=otto-berg"]),
    ("en", "Acme bought tools from Borealis. The Dutch group employs 500 people.",
     ["Headcount employer=borealis 500|||people", "Location located=borealis place=nl"]),
    ("en", "Borealis praised Fabrico. The contract chipmaker employs 500 people.", ["Headcount employer=fabrico 500|||people"]),
    ("en", "Fabrico and Borealis talked. The toolmaker employs 500 people.", ["Headcount employer=borealis 500|||people"]),
    ("en", "Borealis praised Acme. The foundry has 500 employees.", ["Headcount employer=acme 500|||people"]),
    ("en", "Borealis is new. The chipmaker employs 500 people.", ["Headcount employer=borealis 500|||people"]),
    ("en", "Fabrico met memory maker Acme and Borealis. The memory maker employs 500 people.", ["Headcount employer=acme 500|||people"]),
    ("en", "Acme and Borealis talked. It employs 500 people.", []),
    ("en", "Acme grew. Borealis, a subsidiary of the company, employs 500 people.",
     ["Affiliation parent=acme subunit=borealis", "Headcount employer=borealis 500|||people"]),
    ("en", "Acme grew. Borealis and the company are hiring; the US barred the company.", []),
    ("en", "Acme grew. Prosecutors accused the company of smuggling the Z9 to China.",
     ["Circumvention destination=cn item=z9 party=acme reported"]),
    ("de", "Acme wächst. Im Mai 2024 kaufte der Konzern Borealis.", ["Ownership owned=borealis owner=acme 2024-05"]),
    ("de", "Acme wächst. Corvid kauft Chips vom Hersteller.", ["CustomerRelation customer=corvid supplier=acme"]),
    ("fr", "Acme grandit. Corvid commande des puces auprès du groupe américain.", ["CustomerRelation customer=corvid supplier=acme"]),
    ("fr", "Acme grandit. Washington a retiré l'entreprise de sa liste noire.", ["ListingRemoval party=acme"]),
    ("en", "Acme grew. The US blacklisted the company.", ["EntityListing issuer=us party=acme"]),
    ("en", "Acme grew. Borealis belongs to the company.", ["Affiliation parent=acme subunit=borealis"]),
    ("en", "Acme grew. Washington barred the company from exporting its products.", ["ExportRestriction exporter=acme regulator=us"]),
    ("fr", "Acme grandit. Borealis est une filiale du groupe américain.", ["Affiliation parent=acme subunit=borealis"]),
    ("en", "Acme met Borealis. Its Dutch rival employs 500 people.", ["Headcount employer=borealis 500|||people"]),
    ("en", "Acme met Borealis. Its customer employs 500 people.", []),
    ("de", "Acme wächst. Sein Kunde beschäftigt 500 Menschen.", []),
    ("fr", "Acme grandit. Son client emploie 500 personnes.", []),
    ("zh", "阿克米与北光竞争。其荷兰对手拥有500名员工。", ["Headcount employer=borealis 500|||people"]),
    ("en", "Acme unveiled the Z9. Borealis uses it in its servers.", ["Use used=z9 user=borealis"]),
    ("en", "Japan is tightening its course. The government banned exports of gallium.",
     ["ExportRestriction item=gallium regulator=jp"]),
    ("en", "Acme sells tools in Japan. The government banned exports of gallium.", []),
    ("en", "The Senate debated the Chip Tracking Act on Tuesday. The legislation aims to prevent smuggling.",
     ["RulePurpose instrument=chip-tracking-act"]),
    ("de", "Acme stellte den Z9 vor. Das Bauteil wird von Fabrico gefertigt.", ["Manufacture item=z9 manufacturer=fabrico"]),
    ("de", "Acme stellte den Z9 vor. Borealis nutzt ihn.", ["Use used=z9 user=borealis"]),
    ("fr", "Acme a présenté le Z9. La nouvelle puce est fabriquée par Fabrico.", ["Manufacture item=z9 manufacturer=fabrico"]),
    ("zh", "阿克米发布了Z9。此款芯片由法布里代工。", ["Manufacture item=z9 manufacturer=fabrico"]),
    ("zh", "阿克米扩产。美国将其列入实体清单。", ["EntityListing issuer=us party=acme"]),
    ("de", "Borealis beliefert Fabrico. Der Auftragsfertiger zählt 500 Beschäftigte.", ["Headcount employer=fabrico 500|||people"]),
    ("fr", "Borealis fournit Fabrico. Le fondeur emploie 500 personnes.", ["Headcount employer=fabrico 500|||people"]),
    ("zh", "北光与法布里合作。这家代工厂拥有500名员工。", ["Headcount employer=fabrico 500|||people"]),
    ("de", "Acme wächst. Am Freitag sprach Finanzchefin Ana Lind.", ["Role organisation=acme person=ana-lind"]),
    ("de", "Acme verwirft die Pläne. Das ärgert Konzernchef Ana Lind und seinen Vorgänger Otto Berg.",
     ["Role organisation=acme person=ana-lind", "Role organisation=acme person=otto-berg"]),
    ("de", "Acme beliefert Borealis. Die Niederländer zählen 500 Beschäftigte.", ["Headcount employer=borealis 500|||people"]),
    ("fr", "Acme fournit Borealis. Le néerlandais emploie 500 personnes.", ["Headcount employer=borealis 500|||people"]),
    ("fr", "Acme reste le leader. Son directeur général, Ana Lind, s'en réjouit.", ["Role organisation=acme person=ana-lind"]),
    ("zh", "阿克米公布财报。首席执行官林安娜表示，订单充足。", ["Role organisation=acme person=ana-lind"]),
    ("zh", "阿克米完成注册，法定代表人为林安娜。", ["Role organisation=acme person=ana-lind"]),
    ("zh", "阿克米公布财报。这家波尔图企业员工约500人。", ["Headcount employer=acme 500|||people", "Location located=acme place=porto"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_who_is_meant_is_read_where_one_reading_is_clear(language: str, text: str, expected: list[str]):
    found = claims(text, language, KNOWN, date(2025, 5, 20), without=("NameResolution", "Statement"))
    kept = [claim.split("|position")[0] for claim in found if KINDS.match(claim)]
    assert sorted(kept) == sorted(expected)
