"""The status of all chips on the days of all vintages for three countries, held against the cited table of chips."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from chipcontrols.loaders import reference
from chipcontrols.queries import catalogue

TABLE = Path(reference.__file__).with_name("chips.csv")
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
REQUIRED, OPEN, FREE = "licence required", "undetermined", "not by figures"


def number(row: dict[str, str], column: str) -> Decimal | None:
    return Decimal(row[column]) if row[column] else None


def for_data_centres(row: dict[str, str]) -> bool:
    return "data-centre" in row["markets"] or "own-cloud" in row["markets"]


def in_2022(row: dict[str, str]) -> tuple[str, str]:
    """The rule of October 2022, worked out again from the table: 4,800 and 600 GB/s."""
    power, rate = number(row, "tpp"), number(row, "interconnect_gbps")
    if (power is not None and power < 4800) or (rate is not None and rate < 600):
        return FREE, ""
    return (OPEN, "") if power is None or rate is None else (REQUIRED, "3A090")


def in_2023(row: dict[str, str]) -> tuple[str, str]:
    """The rule of November 2023, worked out again from the table."""
    power, density = number(row, "tpp"), number(row, "performance_density")
    if power is None:
        return OPEN, ""
    if power >= 4800:
        return REQUIRED, "3A090.a.1"
    if not for_data_centres(row) or power < 1600:
        return FREE, ""
    if density is None:
        return OPEN, ""
    if density >= Decimal("5.92"):
        return REQUIRED, "3A090.a.2"
    if power >= 2400 and density >= Decimal("1.6"):
        return REQUIRED, "3A090.b.1"
    return (REQUIRED, "3A090.b.2") if density >= Decimal("3.2") else (FREE, "")


def without_a(row: dict[str, str]) -> tuple[str, str]:
    """The Emirates from July 2026: named for 3A090.b, left out of 3A090.a as a member of A:5."""
    power, density = number(row, "tpp"), number(row, "performance_density")
    if power is None:
        return OPEN, ""
    if power < 1600 or (power < 4800 and not for_data_centres(row)):
        return FREE, ""
    # Paragraph b.2 has no upper bound of power, so that without a density it stays open.
    if density is None:
        return OPEN, ""
    if 2400 <= power < 4800 and Decimal("1.6") <= density < Decimal("5.92"):
        return REQUIRED, "3A090.b.1"
    return (REQUIRED, "3A090.b.2") if Decimal("3.2") <= density < Decimal("5.92") else (FREE, "")


def free(row: dict[str, str]) -> tuple[str, str]:
    return FREE, ""


CELLS = [
    ("China", "2022-10-20", free), ("China", "2022-10-21", in_2022), ("China", "2023-11-16", in_2022),
    ("China", "2023-11-17", in_2023), ("China", "2024-04-04", in_2023), ("China", "2024-12-02", in_2023),
    ("China", "2025-01-16", in_2023), ("China", "2025-05-15", in_2023), ("China", "2026-01-15", in_2023),
    ("China", "2026-11-21", in_2023),
    ("Macao", "2023-01-16", free), ("Macao", "2023-01-17", in_2022), ("Macao", "2023-11-17", in_2023),
    ("United Arab Emirates", "2022-10-21", free), ("United Arab Emirates", "2023-11-16", free),
    ("United Arab Emirates", "2023-11-17", in_2023), ("United Arab Emirates", "2024-12-02", in_2023),
    ("United Arab Emirates", "2026-07-09", in_2023), ("United Arab Emirates", "2026-07-10", without_a),
    ("Germany", "2022-10-21", free), ("Germany", "2023-11-17", free), ("Germany", "2025-05-15", free),
    ("Germany", "2026-11-21", free),
]  # fmt: skip


def slugs() -> list[str]:
    return [row["slug"] for row in ROWS]


@pytest.mark.parametrize(("country", "day", "rule"), CELLS, ids=lambda value: getattr(value, "__name__", str(value)))
def test_status_is_that_of_the_table(law: ox.Store, country, day, rule):
    table = catalogue.run(law, "status-matrix", {"destination": country, "day": day})
    found = {row[4].value.rpartition("/")[2]: (row[1].value, row[2].value) for row in table.rows}
    expected = {row["slug"]: rule(row) for row in ROWS}
    # HBM is packaged with a processor here, so that 3A090.c never decides.
    assert {slug: found[slug] for slug in slugs()} == expected
    assert len(expected) == 76


def test_the_notes_of_the_table_say_the_same():
    said = {row["slug"]: row["status_note"] for row in ROWS}
    paragraphs = {
        slug: found[1]
        for slug, note in said.items()
        if (found := re.search(r"By figures 3A090\.([ab](?:\.\d)?)", note))
    }
    assert len(paragraphs) == 32
    for row in ROWS:
        status, paragraph = in_2023(row)
        if row["slug"] in paragraphs:
            assert (status, paragraph.startswith(f"3A090.{paragraphs[row['slug']]}")) == (REQUIRED, True), row["slug"]
        if "below 3A090" in said[row["slug"]] or "outside 3A090" in said[row["slug"]]:
            assert status == FREE, row["slug"]
        if "Class needs the die area" in said[row["slug"]]:
            assert status == OPEN, row["slug"]


@pytest.mark.parametrize(
    ("country", "day", "h100", "card"),
    [
        ("Brazil", "2024-01-01", (FREE, ""), (FREE, "")),
        ("Viet Nam", "2023-11-16", (FREE, ""), (FREE, "")),
        ("Viet Nam", "2023-11-17", (REQUIRED, "3A090.a.1"), (REQUIRED, "3A090.b.1")),
        ("Saudi Arabia", "2024-01-01", (REQUIRED, "3A090.a.1"), (REQUIRED, "3A090.b.1")),
        ("Nicaragua", "2024-03-14", (FREE, ""), (FREE, "")),
        ("Nicaragua", "2024-03-15", (REQUIRED, "3A090.a.1"), (REQUIRED, "3A090.b.1")),
        # In D:4, but also in A:6, which is left out.
        ("Israel", "2024-01-01", (FREE, ""), (FREE, "")),
    ],
)
def test_country_groups_decide_on_their_day(law: ox.Store, country, day, h100, card):
    table = catalogue.run(law, "status-matrix", {"destination": country, "day": day})
    found = {row[0].value: (row[1].value, row[2].value) for row in table.rows}
    assert (found["NVIDIA H100 SXM"], found["NVIDIA L40"]) == (h100, card)
