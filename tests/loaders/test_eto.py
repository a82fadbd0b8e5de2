"""The ETO supply-chain tables on made-up rows in their layout, and on the tables themselves where they are at hand."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from chipcontrols.loaders import eto
from chipcontrols.loaders.claim import Claim, Label, Period, Quantity, entity_iri
from chipcontrols.loaders.eto_market import market_size
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Reading

ABOUT = yaml.safe_load(eto.DESCRIPTION.read_text(encoding="utf-8"))
YEARS = Period(date(2021, 1, 1), date(2022, 12, 31), "2021/2022")
SIZE = "market_share_chart_global_market_size_info"
CAPTION = "market_share_chart_caption"
HEADS = {name: ",".join(part["columns"]) for name, part in ABOUT["tables"].items()}
ROWS = {
    "stages": ['S9,Baking,"Made up,\nin two lines",Over $70 billion (2019),Shares of ovens,'],
    "inputs": [
        "Kneading,N1,process,Baking,S9,,,,",
        "Ovens,N2,tool_resource,,,,about $2.5 million (all ovens) (2019),,",
        "Deck ovens,N3,tool_resource,,,,,,",
    ],
    "providers": ["USA,P1,country,", "Various,P2,country,", "MAL,P3,country,", "Brotfab,P4,organization,DEU"],
    "sequence": ["Kneading,N1,Ovens,N2,,", "Deck ovens,N3,,,Ovens,N2"],
    "provision": [
        "USA,P1,Baking,S9,61%,",
        "Various,P2,Ovens,N2,2.5%,",
        "MAL,P3,Ovens,N2,,negligible",
        "USA,P1,Ovens,N2,,",
        "Brot-Fab,P4,Big ovens,N2,,negligible",
        "Brotfab,P4,Deck ovens,N3,100%,",
        "Brotfab,P4,Kneading,N1,,",
    ],
}


@pytest.fixture()
def read(tmp_path: Path):
    """A function that reads the made-up tables, with rows added to some."""
    about = {**ABOUT, "tables": {n: {**part, "rows": {"min": 1, "max": 9}} for n, part in ABOUT["tables"].items()}}
    description = tmp_path / "small.yml"
    description.write_text(yaml.safe_dump(about), encoding="utf-8")

    def reading(**added: str) -> Reading:
        for name, rows in ROWS.items():
            lines = [HEADS[name], *rows, *([added[name]] if name in added else [])]
            text = "\r\n".join(lines) + "\r\n"
            (tmp_path / f"{name}.csv").write_text("\ufeff" + text, encoding="utf-8", newline="")
        return eto.read(tmp_path, None, description)

    return reading


def facts(reading: Reading, kind: str) -> list[tuple[dict[str, str], Quantity | None]]:
    """The participants, without the start of their addresses, and the figure of each claim of a kind."""
    found = (claim for claim in reading.claims if claim.kind == kind)
    return [({name: iri.partition("/id/")[2] for name, iri in claim.roles}, claim.value) for claim in found]


def percent(number: str) -> Quantity:
    return Quantity(Decimal(number), unit="percent")


def the_firm(reading: Reading) -> str:
    (firm,) = [entity for entity in reading.entities if entity.cls == "Company"]
    return firm.iri.partition("/id/")[2]


def test_a_share_is_a_market_share_of_a_country_a_firm_or_the_rest(read):
    reading = read()
    assert facts(reading, "MarketShare") == [
        ({"holder": "country/us", "market": "technology/eto-s9"}, percent("61")),
        ({"holder": "place/eto-various", "market": "category/eto-n2"}, percent("2.5")),
        ({"holder": the_firm(reading), "market": "category/eto-n3"}, percent("100")),
    ]
    claim = next(claim for claim in reading.claims if claim.kind == "MarketShare")
    assert (claim.period, claim.modality) == (YEARS, "estimated")
    assert claim.remarks == (("wording", "Shares of ovens"),)
    assert claim.evidence[0].record == "provision/P1/S9"


def test_without_a_share_a_firm_supplies_and_a_country_has_a_standing(read):
    reading = read()
    firm = the_firm(reading)
    assert facts(reading, "SupplyRelation") == [
        ({"item": "category/eto-n2", "supplier": firm}, None),
        ({"item": "technology/eto-n1", "supplier": firm}, None),
    ]
    remarks = [claim.remarks for claim in reading.claims if claim.kind == "SupplyRelation"]
    assert remarks == [(("note", "The table marks the share as negligible."),), ()]
    assert facts(reading, "MarketPosition") == [
        ({"holder": "country/my", "market": "category/eto-n2"}, None),
        ({"holder": "country/us", "market": "category/eto-n2"}, None),
    ]
    standings = [dict(claim.details)["standing"] for claim in reading.claims if claim.kind == "MarketPosition"]
    assert standings == ["provider with a negligible share", "provider"]


def test_going_into_and_being_a_type_of_are_two_relations(read):
    reading = read()
    assert facts(reading, "Dependence") == [({"dependency": "technology/eto-n1", "dependent": "category/eto-n2"}, None)]
    assert facts(reading, "Subcategory") == [({"item": "category/eto-n3", "widerCategory": "category/eto-n2"}, None)]
    assert facts(reading, "Containment") == [({"part": "technology/eto-n1", "whole": "technology/eto-s9"}, None)]


def test_market_sizes_are_claims_with_their_year(read):
    sizes = [claim for claim in read().claims if claim.kind == "MarketSize"]
    assert [(c.value, c.period.label, dict(c.details), dict(c.remarks)) for c in sizes if c.period] == [
        (Quantity(minimum=Decimal("7E10"), unit="USD"), "2019", {}, {"bound": "more than"}),
        (Quantity(Decimal("2500000"), unit="USD"), "2019", {"measure": "all ovens"}, {"bound": "about"}),
    ]


def test_names_of_other_tables_are_further_labels(read):
    labels = {entity.iri.rsplit("/", 1)[1]: entity.labels for entity in read().entities}
    assert labels["eto-n2"] == (Label("Ovens", "en", "pref"), Label("Big ovens", "en"))
    firm = next(entity for entity in read().entities if entity.cls == "Company")
    assert firm.labels == (Label("Brotfab", "en", "pref"), Label("Brot-Fab", "en"))
    assert firm.properties == (("chip:basedIn", entity_iri("country", "de")),)


def test_every_row_is_counted_and_the_source_says_whose_it_is(read):
    reading = read()
    assert (reading.ledger.read, reading.ledger.loaded) == (17, 17)
    source = reading.source
    assert (source.publisher, source.licence) == (ABOUT["publisher"], "https://creativecommons.org/licenses/by-nc/4.0/")
    assert source.as_of == date(2022, 12, 31)


@pytest.mark.parametrize(
    ("table", "row", "code"),
    [
        ("provision", "USA,P1,Ovens,N2,lots,", "SHARE"),
        ("provision", "USA,P1,Ovens,N2,101%,", "SHARE"),
        ("provision", "USA,P1,Ovens,N2,61,", "SHARE"),
        ("provision", "USA,P1,Ovens,N2,,some", "CHOICE"),
        ("provision", "USA,P9,Ovens,N2,1%,", "REFERENCE"),
        ("provision", "USA,P1,Ovens,N99,1%,", "REFERENCE"),
        ("sequence", "Ovens,N2,Loaf,N99,,", "REFERENCE"),
        ("sequence", "Ovens,N2,,,,", "MISSING"),
        ("inputs", "Flour,N4,powder,,,,,,", "TYPE-OF-INPUT"),
        ("inputs", "Flour,N2,material_resource,,,,,,", "DUPLICATE"),
        ("inputs", "Flour,N4,material_resource,,,,a lot,,", "MARKET-SIZE"),
        ("providers", "Brot,P4,organization,DEU", "DUPLICATE"),
        ("providers", "Brot,P5,organization,DDR", "COUNTRY"),
        ("providers", "Brot,P5,person,DEU", "CHOICE"),
    ],
)
def test_a_row_that_cannot_be_loaded_is_counted(read, table: str, row: str, code: str):
    clean, reading = read(), read(**{table: row})
    assert [rejection.code for rejection in reading.ledger.rejections] == [code]
    assert reading.ledger.rejections[0].place.startswith(f"{table}.csv:")
    assert reading.ledger.loaded == 17
    assert reading.claims == clean.claims


def test_a_missing_table_stops_the_reading(read, tmp_path: Path):
    read()
    (tmp_path / "sequence.csv").unlink()
    with pytest.raises(WrongInput, match=r"there is no .*sequence\.csv"):
        eto.read(tmp_path, None)
    with pytest.raises(WrongInput, match=r"there is no .*stages\.csv"):
        eto.read(tmp_path / "stages.csv", None)


def test_a_new_column_stops_the_reading(read, tmp_path: Path):
    read()
    path = tmp_path / "stages.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("description", "note"), encoding="utf-8")
    with pytest.raises(WrongInput, match="missing description, unknown note"):
        eto.read(tmp_path, None)


@pytest.mark.parametrize("text", ["", "$5", "$5 trillion", "nearly $5 billion", "$1.2.3 billion", "$5 billion (2019"])
def test_other_words_are_no_market_size(text: str):
    with pytest.raises(ValueError, match="is no market size"):
        market_size(text, {"about": "about"})


@pytest.fixture(scope="module")
def whole(shared: Path) -> Reading:
    """The reading of the tables of 2022."""
    return eto.read(shared / "data/eto", None)


@pytest.mark.shared
def test_every_row_of_the_tables_is_loaded(whole: Reading):
    assert [str(rejection) for rejection in whole.ledger.rejections] == []
    assert whole.ledger.loaded == 3 + 79 + 294 + 93 + 660


@pytest.mark.shared
def test_the_claims_of_the_tables_are_well_typed(whole: Reading):
    from chipcontrols.loaders import reference
    from chipcontrols.loaders.check import fault

    known = [entity for reading in reference.read() for entity in reading.entities]
    classes = {entity.iri: entity.cls for entity in (*known, *whole.entities)}
    assert Counter(fault(claim, classes) for claim in whole.claims) == {None: len(whole.claims)}


@pytest.mark.shared
def test_a_maker_without_rivals_holds_its_market(whole: Reading):
    shares: dict[str, list[Claim]] = {}
    labels = {entity.iri: entity.labels[0].text for entity in whole.entities if entity.labels}
    for claim in whole.claims:
        if claim.kind == "MarketShare":
            roles = dict(claim.roles)
            shares.setdefault(labels[roles["market"]], []).append(claim)
    whole_market = [name for name, held in shares.items() if any(c.value == percent("100") for c in held)]
    assert "EUV scanners" in whole_market
