"""Tables: what does not fit the description stops, what does not fit a row is counted."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from chipcontrols.loaders.claim import Entity, Label, entity_iri, join
from chipcontrols.loaders.days import interval
from chipcontrols.loaders.ledger import RejectedRecord, WrongInput
from chipcontrols.loaders.row import Row
from chipcontrols.loaders.table import Table, open_table, read_rows

ABOUT = """
slug: made-up
title: Made-up things
publisher: the tests
licence: Apache-2.0
as_of: 2026-11-21
columns: [slug, name, weight]
rows: {min: 1, max: 3}
"""


def write(folder: Path, data: str | bytes) -> Path:
    path = folder / "things.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    path.with_suffix(".yml").write_text(ABOUT, encoding="utf-8")
    return path


def thing(_: Table, row: Row):
    weight = row.number("weight")
    name = row.need("name")
    row.audit("slug")
    yield Entity(entity_iri("topic", "x"), "Topic", (Label(name, "en"),), (("chip:score", weight),) if weight else ())


def test_good_rows_are_loaded_and_bad_ones_are_rejected_with_code_and_place(tmp_path):
    path = write(tmp_path, 'slug,name,weight\na,"<script>",1.50\nb,,2\nc,iron,heavy\n')
    reading = read_rows(open_table(path), thing)
    assert [(label.text) for entity in reading.entities for label in entity.labels] == ["<script>"]
    assert reading.entities[0].properties == (("chip:score", Decimal("1.50")),)
    assert [(x.code, x.place, x.reason) for x in reading.ledger.rejections] == [
        ("MISSING", "things.csv:3", "name is empty"),
        ("NUMBER", "things.csv:4", "weight 'heavy' is not a number"),
    ]
    assert (reading.ledger.read, reading.ledger.loaded) == (3, 1)


def test_a_row_of_another_width_is_rejected(tmp_path):
    table = open_table(write(tmp_path, "slug,name,weight\na,iron\nb,lead,2\n"))
    assert [(x.code, x.place, x.reason) for x in table.broken] == [
        ("CELLS", "things.csv:2", "2 cells under 3 columns"),
    ]
    assert read_rows(table, thing).ledger.read == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("slug,name\na,iron\n", "missing weight, unknown none"),
        ("slug,name,weight,colour\na,iron,1,grey\n", "missing none, unknown colour"),
        ("", "missing slug, name, weight"),
        ("slug,name,weight\n", "0 rows, 1 to 3 are expected"),
        ("slug,name,weight\n" + "a,iron,1\n" * 4, "4 rows, 1 to 3 are expected"),
        ("slug,name,weight\na,fer forgé,1\n".encode("latin-1"), "Save the table as CSV in UTF-8"),
    ],
)
def test_a_file_that_does_not_fit_its_description_stops(tmp_path, data, words):
    with pytest.raises(WrongInput, match=words):
        open_table(write(tmp_path, data))


def test_a_filled_cell_that_nobody_takes_is_found():
    row = Row("t.csv:2", {"name": "iron", "colour": "grey", "note": ""})
    row.take("name")
    with pytest.raises(RejectedRecord, match="nothing reads colour"):
        row.audit("note")


@pytest.mark.parametrize("text", ["2024-13-45", "2024-02-30", "20240102", "2024-01", "soon"])
def test_what_is_no_day_is_rejected(text):
    with pytest.raises(RejectedRecord) as caught:
        Row("t.csv:2", {"day": text}).day("day")
    assert (caught.value.code, caught.value.place) == ("DATE", "t.csv:2")


def test_two_days_are_not_one():
    with pytest.raises(RejectedRecord, match="holds 2 days"):
        Row("t.csv:2", {"day": "2024-01-01; 2024-01-02"}).day("day")


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1,5"])
def test_what_is_no_finite_number_is_rejected(text):
    with pytest.raises(RejectedRecord):
        Row("t.csv:2", {"n": text}).number("n")


def test_confidence_is_one_of_three_words():
    with pytest.raises(RejectedRecord, match="'sure' is none of high, medium, low"):
        Row("t.csv:2", {"confidence": "sure"}).confidence()


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "2024"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "2026-Q4"),
        ("2023-11-17", date(2023, 11, 17), date(2023, 11, 17), None),
    ],
)
def test_an_imprecise_date_becomes_its_interval(text, start, end, label):
    found = interval(text)
    assert (found.start, found.end, found.label) == (start, end, label)


def test_two_descriptions_of_one_thing_are_joined():
    iri = entity_iri("topic", "x")
    first = Entity(iri, "Topic", (Label("a", "en"),), (("chip:rin", "1"),))
    second = Entity(iri, "Topic", (Label("a", "en"), Label("b", "en")))
    assert join(first, second) == Entity(iri, "Topic", (Label("a", "en"), Label("b", "en")), (("chip:rin", "1"),))
