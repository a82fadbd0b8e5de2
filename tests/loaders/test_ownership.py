from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from chipcontrols.loaders import LISTS, ownership
from chipcontrols.loaders.claim import Claim, Period, Quantity, entity_iri
from chipcontrols.loaders.ledger import WrongInput

COLUMNS = "owner,owner_country,owned,owned_country,percent,least,most,from,to,stated_on,citation,confidence,note"


def reading(tmp_path: Path, *rows: str, columns: str = COLUMNS):
    path = tmp_path / "own.csv"
    path.write_text("\n".join([columns, *rows]) + "\n", encoding="utf-8")
    return LISTS["ownership"](path, date(2026, 1, 31))


def one(tmp_path: Path, row: str) -> Claim:
    found = reading(tmp_path, row)
    assert found.ledger.rejections == []
    (claim,) = found.claims
    return claim


def test_an_exact_share_with_its_period_and_source(tmp_path: Path):
    claim = one(tmp_path, "Alpha Ltd,CN,company/smic,,51.5,,,2020-01-02,2024-06-30,2024-07-01,Report 7,high,seen")
    owner = claim.roles[1][1]
    assert claim.roles == (("owned", entity_iri("company", "smic")), ("owner", owner))
    assert owner.startswith("https://w3id.org/chipcontrols/id/party/")
    assert claim.value == Quantity(Decimal("51.5"), unit="percent")
    assert claim.period == Period(date(2020, 1, 2), date(2024, 6, 30))
    assert claim.remarks == (("note", "seen"), ("statedOn", "2024-07-01"))
    assert (claim.citation, claim.confidence, claim.source) == ("Report 7", "high", "ownership")


def test_bounds_and_an_unknown_share(tmp_path: Path):
    assert one(tmp_path, "A,CN,B,CN,,40,60,,,,R,low,").value == Quantity(None, Decimal(40), Decimal(60), "percent")
    assert one(tmp_path, "A,CN,B,CN,,50,,,,,R,low,").value == Quantity(None, Decimal(50), None, "percent")
    assert one(tmp_path, "A,CN,B,CN,,,,,,,R,low,").value is None


def test_a_name_of_the_reference_tables_is_that_entity(tmp_path: Path):
    claim = one(tmp_path, "Wingtech,,安世半导体,,100,,,,,,R,low,")
    assert claim.roles == (
        ("owned", entity_iri("company", "nexperia")),
        ("owner", entity_iri("company", "wingtech")),
    )


def test_equal_names_in_two_countries_are_two_parties(tmp_path: Path):
    found = reading(tmp_path, "Alpha,CN,Gamma,CN,10,,,,,,R,low,", "Alpha,SG,Gamma,CN,20,,,,,,R,low,")
    assert len({dict(claim.roles)["owner"] for claim in found.claims}) == 2
    assert found.source.as_of == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("A,CN,B,CN,101,,,,,,R,low,", "SHARE"),
        ("A,CN,B,CN,-1,,,,,,R,low,", "SHARE"),
        ("A,CN,B,CN,50,40,,,,,R,low,", "SHARE"),
        ("A,CN,B,CN,,60,40,,,,R,low,", "SHARE"),
        ("A,CN,B,CN,half,,,,,,R,low,", "NUMBER"),
        ("A,CN,A,CN,50,,,,,,R,low,", "SELF"),
        ("A,CN,B,CN,50,,,2024-02-01,2024-01-01,,R,low,", "PERIOD"),
        ("A,CN,B,CN,50,,,2024,,,R,low,", "DATE"),
        ("A,CN,,CN,50,,,,,,R,low,", "MISSING"),
        ("A,CN,B,CN,50,,,,,,,low,", "MISSING"),
        ("A,CN,B,CN,50,,,,,,R,sure,", "CHOICE"),
        ("A,XX,B,CN,50,,,,,,R,low,", "COUNTRY"),
        ("company/no-such-firm,,B,CN,50,,,,,,R,low,", "UNKNOWN"),
    ],
)
def test_bad_rows_are_counted_with_their_reason(tmp_path: Path, row: str, code: str):
    found = reading(tmp_path, row, "A,CN,C,CN,5,,,,,,R,low,")
    assert [(r.code, r.place) for r in found.ledger.rejections] == [(code, "own.csv:2")]
    assert (found.ledger.read, found.ledger.loaded, len(found.claims)) == (2, 1, 1)


def test_other_columns_are_refused(tmp_path: Path):
    with pytest.raises(WrongInput, match="columns differ"):
        reading(tmp_path, "A,B,50", columns="owner,owned,percent")


def test_the_shipped_table_loads_whole():
    found = ownership.read_shipped()
    assert found.ledger.rejections == []
    pairs = {tuple(iri.rsplit("/", 1)[1] for _, iri in claim.roles) for claim in found.claims}
    assert ("nexperia", "wingtech") in pairs
    assert all(claim.citation for claim in found.claims)
