"""What German tells by the order of its words: verbs at the end, clauses ahead, passives, licences, lists."""

from datetime import date

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        *ENTITIES,
        entity("person/jane-smith", "Person", "Jane Smith"),
        entity("person/lee-kim", "Person", "Lee Kim"),
        entity("company/cerium", "Company", "Cerium"),
        entity("product/x4", "Chip", "Acme X4", "~X4"),
        entity("product/y8", "ProductFamily", "Acme Y8", "~Y8"),
        entity("system/quill", "System", "Quill"),
        entity("category/acme-gpus", "ItemCategory", "Acme GPUs"),
    ]
)
BAN, LICENCE = (
    "ExportRestriction destination=cn item=z9 regulator=us",
    "ExportPermission destination=cn item=z9 regulator=us",
)


def told(text: str) -> list[str]:
    return claims(text, "de", KNOWN, without=("Design", "Development", "NameResolution"), details=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peking kritisiert, dass die USA den Export des Z9 nach China verboten haben.", BAN),
        ("Um China zu bremsen, haben die USA den Export von Holmium eingeschränkt.",
         "ExportRestriction item=holmium regulator=us"),
        ("Es hieß, dass die USA eine Lizenz für die Lieferung des Z9 nach China widerrufen.", BAN),
        ("Die USA haben Acme keine Lizenz für den Export des Z9 nach China erteilt.",
         "ExportRestriction destination=cn exporter=acme item=z9 regulator=us"),
        ("Die USA wollen Acme verbieten, den Z9 nach China zu liefern.",
         "ExportRestriction destination=cn exporter=acme item=z9 regulator=us planned"),
        ("Für Lieferungen nach China benötigt Acme eine Genehmigung der USA.",
         "ExportRestriction destination=cn exporter=acme regulator=us"),
        ("Die USA haben begonnen, Lizenzen für den Export des Z9 nach China zu erteilen.", LICENCE),
        ("Die USA lockerten im Gegenzug Beschränkungen für Holmium.", "ExportPermission item=holmium regulator=us"),
        ("China erleichterte zuletzt den Export von Holmium.", "ExportPermission item=holmium regulator=cn"),
        ("Gefertigt wird der Z9 beim Konzern Borealis.", "Manufacture item=z9 manufacturer=borealis"),
        ("Der Quill wird von einem Z9 angetrieben.", "ComponentUse component=z9 whole=quill"),
        ("Acme trainiert seine Modelle auf dem Z9.", "Use used=z9 user=acme"),
        ("Borealis nutzt Chips von Acme.", "Use used=acme-gpus user=borealis"),
        ("Borealis setzt auf Acmes neueste Chips.", "Use used=acme-gpus user=borealis"),
        ("Die USA untersagen Acme den Verkauf des Z9 in China.",
         "ExportRestriction destination=cn exporter=acme item=z9 regulator=us"),
        ("Acme verringert damit die Abhängigkeit von Borealis.", "Dependence dependency=borealis dependent=acme"),
        ("Acme-CFO Jane Smith widersprach.", "Role organisation=acme person=jane-smith [position:CFO]"),
        ("Acme setzt auf Holmium- und Logikchips.", None),
        ("Im Vergleich zum Y8 bietet der Z9 die fünffache KI-Leistung.",
         "Comparison benchmark=y8 compared=z9 5|||x [measure:performance] [relation:higher by]"),
        ("Präsentiert wurde der Y8-Nachfolger Acme X4.", "Release item=x4 releaser=acme"),
        ("Acme wird derzeit vom Trade Office untersucht.", "Scrutiny scrutinised=acme scrutiniser=trade-office"),
        ("Es hieß, dass Acme den Z9 nach China liefern darf.",
         "ExportPermission destination=cn exporter=acme item=z9"),
        ("Die USA wollen den umstrittenen Export des Z9 nach China genehmigen.", f"{LICENCE} planned"),
        ("Der Z9 durfte zeitweise nicht mehr nach China geliefert werden.",
         "ExportRestriction destination=cn item=z9"),
        ("Peking verbot daraufhin den Export von Holmium.", "ExportRestriction item=holmium regulator=cn"),
        ("Peking verbot den Export der Endprodukte von Acme.", "ExportRestriction exporter=acme regulator=cn"),
        ("China hat erst diese Woche eine Untersuchung gegen Acme verlängert.",
         "Scrutiny scrutinised=acme scrutiniser=cn"),
        ("Acme kauft Holmium von Borealis.", "Purchase buyer=acme item=holmium seller=borealis"),
        ("In seinen Werken setzt Borealis Chips von Acme ein.", "Use used=acme-gpus user=borealis"),
        ("Acme soll Borealis beliefert haben.", "SupplyRelation customer=borealis supplier=acme reported"),
        ("Der Y8 wird in dem Quill verbaut.", "ComponentUse component=y8 whole=quill"),
        ("Im ersten Quartal 2030 soll der X4 erscheinen.", "PlannedRelease item=x4 releaser=acme 2030-Q1 forecast"),
        ("Es hieß, dass die USA das Verbot des Exports des Z9 nach China aufgehoben haben.", LICENCE),
        ("Es sind Regeln der USA, die den Verkauf moderner Z9 nach China einschränken.", BAN),
        ("China schränkt Berichten zufolge den Kauf von Holmium von Acme ein.",
         "UseProhibition item=holmium regulator=cn reported"),
        ("So benötigen Firmen eine Sonderlizenz der USA für den Export von Holmium nach China.",
         "ExportRestriction destination=cn item=holmium regulator=us"),
        ("Acme beliefert Borealis mit Holmium.", "SupplyRelation customer=borealis item=holmium supplier=acme"),
        ("Die Aufnahme von Acme in die Entity List war ein Schlag.", "EntityListing party=acme"),
        ("Das auf der Entity List geführte Unternehmen Acme wächst.", "EntityListing party=acme"),
        ("Die USA fügten der Entity List den Hersteller Acme hinzu.", "EntityListing issuer=us party=acme"),
        ("Acme hat gegen US-Exportkontrollen verstoßen.", "Circumvention party=acme regulator=us"),
        ("Die USA haben Acme erlaubt, den Z9 nach China zu verkaufen.",
         "ExportPermission destination=cn exporter=acme item=z9 regulator=us"),
        ("China setzt die Ausfuhrbeschränkungen für Holmium ein Jahr lang aus.",
         "ExportPermission item=holmium regulator=cn"),
        ("Gegen Acme ermittelt das Trade Office.", "Scrutiny scrutinised=acme scrutiniser=trade-office"),
        ("Acme ist mit Borealis im Gespräch.", "Dialogue partner=acme partner=borealis"),
        ("Für Acme gilt eine Ausnahme von den Exportregeln.", "Exemption party=acme"),
        ("Acme hat mit Borealis eine Partnerschaft geschlossen.", "Partnership partner=acme partner=borealis"),
        ("Gemeinsam mit Borealis baut Acme die Anlagen.", "Partnership partner=acme partner=borealis"),
        ("Acme wurde von Borealis übernommen.", "Ownership owned=acme owner=borealis"),
        ("Die Übernahme von Acme durch Borealis scheiterte.", None),
        ("Die zum Konzern Borealis gehörende Firma Acme wächst.", "Affiliation parent=borealis subunit=acme"),
        ("Acme, das dem Konzern Borealis gehört, wächst.", "Affiliation parent=borealis subunit=acme"),
        ("Borealis liefert sich mit Acme einen Wettlauf.", "Competition competitor=acme competitor=borealis"),
        ("Die Zentrale von Acme liegt in Taiwan.", "Location located=acme place=tw"),
        ("Jane Smith, seit Mai Chefin von Acme, baut um.", "Role organisation=acme person=jane-smith [position:CEO]"),
        ("Mit einer Investition von zwei Milliarden Euro steigt Acme bei Borealis ein.",
         "Investment investee=borealis investor=acme 2000000000|||EUR"),
        ("Mit dem Kauf eines Anteils von vier Prozent an Acme hat Borealis überrascht.",
         "Stake company=acme holder=borealis 4|||percent"),
        ("Der Anteil von Acme am Speichermarkt liegt bei fünf Prozent.", "MarketShare holder=acme 5|||percent"),
        ("Jane Smith hat Acme 2019 gegründet.", "Founding founded=acme founder=jane-smith 2019"),
        ("Der von Jane Smith gegründete Entwickler Acme sucht Geld.", "Founding founded=acme founder=jane-smith"),
        ("Acme strebt eine Zweitnotierung in Taiwan an.", "PublicOffering company=acme exchange=tw planned"),
        ("Der bis zu 4000 Dollar teure Z9 ist ausverkauft.", "Price item=z9 ||4000|USD"),
        ("Bei Acme arbeiten 4000 Menschen.", "Headcount employer=acme 4000|||people"),
        ("Acme hat 30 Millionen Dollar für die Entwicklung des Z9 ausgegeben.",
         "Cost bearer=acme item=z9 30000000|||USD"),
        ("Für Acme gibt es keine Ausnahme von den Exportregeln.", None),
        ("Mit dem Kauf von Acme-Aktien überraschte Borealis.", None),
        ("Acme beendet die Zusammenarbeit mit Borealis.", None),
        ("Gemeinsam mit Acme hat Borealis den Markt im Griff.", None),
        ("2024 übernahm Borealis den Hersteller Acme.", "Ownership owned=acme owner=borealis 2024"),
        ("Auf dem Markt konkurriert Acme mit Borealis.", "Competition competitor=acme competitor=borealis"),
        ("Acme sei es untersagt, den Z9 nach China zu liefern.",
         "ExportRestriction destination=cn exporter=acme item=z9"),
        ("Acme hat gemeinsam mit Borealis einen Chip entwickelt.", "Partnership partner=acme partner=borealis"),
        ("Acme wächst gemeinsam mit Borealis.", None),
        ("An Acme hält Borealis vier Prozent.", "Stake company=acme holder=borealis 4|||percent"),
        ("Jane Smith empfing Lee Kim.", "Dialogue partner=jane-smith partner=lee-kim"),
        # A person behind a relative pronoun is no further one of a list.
        ("Acme-CFO Jane Smith, den Lee Kim traf, ging.", "Role organisation=acme person=jane-smith [position:CFO]"),
    ],
)  # fmt: skip
def test_one_claim(text: str, expected: str | None) -> None:
    assert told(text) == ([expected] if expected is not None else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Z9 wird von Acme, Borealis und anderen genutzt.", ["Use used=z9 user=acme", "Use used=z9 user=borealis"]),
        ("Der taiwanische Fertiger Acme und der südkoreanische Rivale Borealis bauen aus.",
         ["Location located=acme place=tw", "Location located=borealis place=kr"]),
    ],
)  # fmt: skip
def test_a_claim_for_each(text: str, expected: list[str]) -> None:
    assert [claim for claim in told(text) if not claim.startswith("Competition")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Acme gilt als chinesischer Hersteller von Borealis.",
        "Chinesische Unternehmen nutzen Acme.",
        "China hat im Mai kein Holmium verkauft, während die Ausfuhren von Gütern eingeschränkt blieben.",
    ],
)
def test_nothing_is_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die USA haben sowohl Acme als auch Borealis auf eine schwarze Liste gesetzt.",
         ["EntityListing issuer=us party=acme", "EntityListing issuer=us party=borealis"]),
        ("Die Niederlande übernahmen am 30. September die Kontrolle über Acme.",
         ["Ownership owned=acme owner=nl 2025-09-30"]),
        ("Acme baut zusammen mit Borealis und Cerium eine Fabrik.",
         ["Investment investee=354943aec801dc59 investor=acme",
          "Partnership partner=acme partner=borealis partner=cerium"]),
        # The verb of a relative clause has its subject there, or right before it.
        ("Acme sieht den Markt für Quill, die Holmium einsetzen.", []),
        # A family of chips is pointed to as one chip is; words that point to a firm tell where it is at home.
        ("Acme stellte den Y8 vor. Borealis fertigt den Chip.",
         ["Release item=y8 releaser=acme", "Manufacture item=y8 manufacturer=borealis"]),
        ("Corvid wuchs. Der taiwanische Hersteller baut aus.", ["Location located=corvid place=tw"]),
        ("Acme wuchs. Der US-Konzern hat Borealis gekauft.",
         ["Location located=acme place=us", "Ownership owned=borealis owner=acme"]),
        ("Wie hoch ist Chinas Anteil? Der Zugang Chinas zu Holmium soll beschränkt werden.",
         ["ExportRestriction item=holmium forecast"]),
        ("Unter den gelisteten Firmen sind Acme und Borealis.",
         ["EntityListing party=acme", "EntityListing party=borealis"]),
        ("Die Z9, die von Acme, Borealis und anderen genutzt werden, sind knapp.",
         ["Use used=z9 user=acme", "Use used=z9 user=borealis"]),
        ("Acme, das zum chinesischen Borealis-Konzern gehört, klagt.",
         ["Affiliation parent=borealis subunit=acme", "Location located=borealis place=cn"]),
        ("Acme wuchs. Das sagte Finanzchefin Jane Smith.", ["Role organisation=acme person=jane-smith [position:CFO]"]),
        # Who only answers a rule has not made it.
        ("Die USA erließen ein Verbot. China kritisierte das. Die Regel zielt darauf ab, Lieferungen zu bremsen.",
         ["RulePurpose regulator=us [purpose:Lieferungen zu bremsen]"]),
    ],
)  # fmt: skip
def test_what_a_clause_holds(text: str, expected: list[str]) -> None:
    day = date(2025, 11, 10)
    assert claims(text, "de", KNOWN, day, without=("Design", "Development", "NameResolution"), details=True) == expected


def test_names_are_read_in_the_dative_of_their_plurals_and_with_a_hyphen() -> None:
    text = "ASML sprach mit den Niederlanden. ASML darf keine Lithografie-Systeme in Länder wie China liefern."
    assert claims(text, "de") == [
        "Dialogue partner=asml partner=nl",
        "ExportRestriction destination=cn exporter=asml item=lithography-systems regulator=nl",
    ]
