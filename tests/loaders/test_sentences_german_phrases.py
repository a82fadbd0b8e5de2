# ruff: noqa: E501 — each row of the table is one passage and its claims
"""German phrases before the verb, verbs that share a subject, aid told by a noun, metals in compounds, "er"."""

from datetime import date

import pytest
from made_up_firms import ENTITIES
from one_sentence import claims, entity

from chipcontrols.loaders.documents import knowledge

KNOWN = knowledge(
    [
        *ENTITIES,
        entity("agency/german-federal-government", "Agency", "German government", "Bundesregierung"),
        entity("agency/european-commission", "Agency", "European Commission", "EU-Kommission"),
        entity("agency/cartel-office", "Agency", "Cartel Office", "Bundeskartellamt"),
        entity("country/de", "Country", "Germany", "Deutschland"),
    ]
)

TOLD = [
    # The subject behind a verb stands right before what it acts on.
    ("2024 übernahm Acme Corvid.", ["Ownership owned=corvid owner=acme 2024"]),
    ("Im Jahr 2024 hat Acme Corvid übernommen.", ["Ownership owned=corvid owner=acme 2024"]),
    ("Weil Acme Borealis mit Chips beliefert, steigt der Kurs.", ["SupplyRelation customer=borealis supplier=acme"]),
    ("Zuletzt kaufte Acme Corvid.", ["Ownership owned=corvid owner=acme"]),
    # What each of a list is may stand before its name; another's name in a compound, and a country, only tell of it.
    ("Der Chiphersteller Acme, der Acme-Konzern Borealis und Chinas Corvid kaufen 500 Z9.",
     ["Purchase buyer=acme item=z9 500|||units", "Purchase buyer=borealis item=z9 500|||units", "Purchase buyer=corvid item=z9 500|||units"]),
    ("Acme, der Speicherspezialist Borealis und Corvid investieren drei Milliarden Dollar in Deutschland.",
     ["Investment investee=de investor=acme 3000000000|||USD", "Investment investee=de investor=borealis 3000000000|||USD", "Investment investee=de investor=corvid 3000000000|||USD"]),
    # What is only true if something is so, what is said to have been, and what the clause of another verb plans.
    ("Wenn Acme fünf Milliarden Dollar in Borealis investiert, steigt der Kurs.", []),
    ("Sollte Acme den Rivalen Corvid übernehmen, steigt der Kurs.", []),
    ("Acme soll fünf Milliarden Dollar in Borealis investiert haben.", ["Investment investee=borealis investor=acme 5000000000|||USD reported"]),
    ("Acme soll 500 Z9 von Borealis gekauft haben.", ["Design designer=borealis item=z9", "Purchase buyer=acme item=z9 seller=borealis 500|||units reported"]),
    ("Acme, das fünf Milliarden Dollar in Borealis investiert, will weiter wachsen.", ["Investment investee=borealis investor=acme 5000000000|||USD"]),
    ("Acme will wachsen, nachdem Corvid fünf Milliarden Dollar in Borealis investiert hat.", ["Investment investee=borealis investor=corvid 5000000000|||USD"]),
    ("Auf Druck der USA haben die Niederlande die Ausfuhr von Belichtungsanlagen eingeschränkt.",
     ["Dialogue partner=nl partner=us", "ExportRestriction item=tools regulator=nl"]),
    ("Die Regierung der USA hat die Ausfuhr von Belichtungsanlagen eingeschränkt.", ["ExportRestriction item=tools regulator=us"]),
    ("Acme, ein bekannter Hersteller, gehört dem Konzern Borealis und beliefert zehn Prozent des weltweiten Marktes.",
     ["Affiliation parent=borealis subunit=acme", "MarketShare holder=acme 10|||percent"]),
    ("Die EU-Kommission genehmigte Beihilfen von 920 Millionen Euro für Acme.", []),
    ("Die EU-Kommission genehmigte deutsche Beihilfen in Höhe von 495 Millionen Euro für Acme.", ["Investment investee=acme investor=de 495000000|||EUR"]),
    ("Die Bundesregierung unterstützt die Expansion von Acme mit 495 Millionen Euro.", ["Investment investee=acme investor=german-federal-government 495000000|||EUR"]),
    ("Die Rede war von Subventionen der Bundesregierung von 5 Milliarden Euro für Acme.", ["Investment investee=acme investor=german-federal-government 5000000000|||EUR"]),
    ("Chinas Galliumexporte fielen im Mai auf 6.210 Kilogramm.", ["Export exporter=cn item=gallium 6210|||kg 2025-05"]),
    ("China liefert weniger. Die Gallium-Exporte sanken auf 675 Kilogramm.", ["Export exporter=cn item=gallium 675|||kg"]),
    ("Acme erklärte, Ana Lind sei verreist. Er habe Otto Berg getroffen.", ["Dialogue partner=ana-lind partner=otto-berg"]),
    ("Acme legt zu. Die Erlöse sollen 4 Milliarden Euro plus oder minus 500 Millionen Euro erreichen.", ["Revenue earner=acme 4000000000|||EUR forecast"]),
    ("Die Aktie von Acme ACM.O fiel um 5 Prozent.", ["SharePriceChange company=acme 5|||percent"]),
    ("Das Joint Venture Corvid wächst. Acme hält 70 Prozent am geplanten Joint Venture.", ["Stake company=corvid holder=acme 70|||percent"]),
    ("Die Fabrik von Acme hat eine monatliche Fertigungskapazität von 40.000 Wafern.", ["ProductSpecification item=354943aec801dc59 40000|||wafers/month"]),
    # Who allows a takeover is not who takes over; a part of the profit is no price; nouns that are no names.
    ("Das Bundeskartellamt hat grünes Licht für die Übernahme des Entwicklers Acme durch Borealis gegeben.", ["Ownership owned=acme owner=borealis"]),
    ("Acme wächst. Der bereinigte Gewinn pro Aktie lag bei 1,05 Dollar, ein Plus von 54 Prozent.", ["EarningsPerShare earner=acme 1.05|||USD", "GrowthRate measured=acme 54|||percent"]),
    ("Acme will Corvid kaufen. Das entspricht einer Bewertung von rund 4 Milliarden Euro.", ["Ownership owned=corvid owner=acme planned"]),
    ("Trotz Sorgen und Flauten aus Porto verkauft Acme viel.", []),
    ("Acme mit Firmensitz in Porto und weltweit 2300 Beschäftigten hat alte Wurzeln.", ["Location located=acme place=porto", "Headcount employer=acme 2300|||people"]),
    # Where goods spoken of are made, who buys them, and what two of them are needed for.
    ("Acme stellt den Z9 vor. Die Fertigung erfolgt bei Borealis.", ["Release item=z9 releaser=acme", "Manufacture item=z9 manufacturer=borealis"]),
    ("Im Januar hatte sich Acme Belichtungsanlagen bei Borealis gesichert.", ["CustomerRelation customer=acme supplier=borealis 2025-01"]),
    ("2022 gehörten Deutschland und die Niederlande zu den wichtigsten Abnehmern von Gallium.", ["Import importer=de item=gallium 2022", "Import importer=nl item=gallium 2022"]),
    ("China liefert Gallium. Hauptabnehmer war Deutschland mit 600 Kilogramm.", ["Import importer=de item=gallium 600|||kg"]),
    ("China verkaufte kein Gallium, während Germanium knapp blieb. Beide Metalle gelten als unverzichtbar für die Radartechnik.",
     ["Dependence dependency=gallium", "Dependence dependency=germanium"]),
    ("Acme legt zu. Das Segmentergebnis kletterte auf 761 Millionen Euro.", ["Profit earner=acme 761000000|||EUR"]),
    ("Die Z9-Chips unterliegen nun Beschränkungen.", ["ExportRestriction item=z9"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_whose_a_german_phrase_is(text: str, expected: list[str]):
    found = claims(text, "de", KNOWN, date(2025, 6, 20), without=("NameResolution", "Statement"))
    assert sorted(found) == sorted(expected)
