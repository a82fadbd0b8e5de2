"""Curated records: evidence is verified, rejected when the text has changed, and left as offsets without the text."""

import csv
import io
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from chipcontrols.loaders import curated, reference
from chipcontrols.loaders.claim import Evidence, Period, Quantity
from chipcontrols.loaders.curated.records import (
    COLUMNS,
    Record,
    closed_interval,
    quote_hash,
    read_records,
    write_records,
)
from chipcontrols.loaders.ledger import RejectedRecord
from chipcontrols.loaders.reading import Text
from chipcontrols.loaders.reference.entities import short_iri
from chipcontrols.loaders.reference.names import written_names

TEXT = "Note: Alder bought 40 racks from Birch in 2031."
RECORD = Record(
    "900-001", "note", "Purchase", (("buyer", "company/alder"), ("item", "category/racks")), (), "40", "", "", "units",
    "2031", "reported", "company/birch", 6, 46, quote_hash(TEXT[6:46]), (("bound", "about"),), "high", True,
)  # fmt: skip


def test_record_becomes_a_claim_with_its_words_when_the_text_is_at_hand() -> None:
    claim = RECORD.claim(TEXT)
    assert claim.roles == (("buyer", short_iri("company/alder")), ("item", short_iri("category/racks")))
    assert claim.value == Quantity(Decimal(40))
    assert claim.period == Period(date(2031, 1, 1), date(2031, 12, 31), "2031")
    assert claim.evidence == (Evidence("note", 6, 46, "Alder bought 40 racks from Birch in 2031"),)
    assert (claim.modality, claim.attributed_to) == ("reported", short_iri("company/birch"))
    assert (claim.extractors, claim.remarks) == (("curated/1",), (("bound", "about"),))


def test_without_the_text_the_evidence_is_a_span_without_words() -> None:
    assert RECORD.claim(None).evidence == (Evidence("note", 6, 46),)


@pytest.mark.parametrize("text", [TEXT.replace("40", "41"), TEXT[:40], ""], ids=["changed", "cut", "empty"])
def test_text_that_does_not_hold_the_words_is_rejected(text: str) -> None:
    with pytest.raises(RejectedRecord) as rejection:
        RECORD.claim(text)
    assert (rejection.value.code, rejection.value.place) == ("EVIDENCE", "claims.csv:900-001")


@pytest.mark.parametrize("part", [{"value": "forty"}, {"period": "soon"}], ids=["value", "period"])
def test_record_that_cannot_be_read_is_rejected(part: dict[str, str]) -> None:
    with pytest.raises(RejectedRecord) as rejection:
        replace(RECORD, **part).claim(None)
    assert rejection.value.code == "VALUE"


def test_records_survive_writing_and_reading(tmp_path: Path) -> None:
    written = io.StringIO()
    write_records([RECORD], written)
    path = tmp_path / "claims.csv"
    path.write_text(written.getvalue(), encoding="utf-8")
    assert list(read_records(path)) == [RECORD]
    assert next(csv.reader(io.StringIO(written.getvalue()))) == list(COLUMNS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("2031-02", Period(date(2031, 2, 1), date(2031, 2, 28), "2031-02")),
        ("2031-Q4", Period(date(2031, 10, 1), date(2031, 12, 31), "2031-Q4")),
        ("2031-02-03", Period(date(2031, 2, 3), date(2031, 2, 3))),
        ("2031-07/2033", Period(date(2031, 7, 1), date(2033, 12, 31), "2031-07/2033")),
    ],
)
def test_period_becomes_a_closed_interval(text: str, expected: Period | None) -> None:
    assert closed_interval(text) == expected


def test_articles_are_known_by_their_hash_and_translations_name_each_other() -> None:
    articles = curated.articles()
    slugs = {source.slug: source for source in articles.values()}
    assert len(articles) == len(slugs) == 5
    translated = {slug: source.translation_of for slug, source in slugs.items() if source.translation_of}
    assert translated == {
        "five-giants-gpus-fr": ("five-giants-gpus-de",),
        "five-giants-gpus-de": ("five-giants-gpus-fr",),
    }
    assert all(len(source.title) < 60 for source in slugs.values())


def test_every_record_is_loaded_without_the_texts() -> None:
    for reading in curated.read({}):
        assert reading.ledger.rejections == []
        quotes = {part.quote for claim in reading.claims for part in claim.evidence}
        assert quotes == {None}


def test_a_tampered_article_is_rejected_record_by_record() -> None:
    source = next(iter(curated.articles().values()))
    records = [record for record in curated.curated_records() if record.article == source.slug]
    readings = {r.source.slug: r for r in curated.read({str(source.sha256): Text(source, "x" * 20000, "tampered")})}
    codes = Counter(rejection.code for rejection in readings[source.slug].ledger.rejections)
    assert codes == {"EVIDENCE": len(records) + sum(name.article == source.slug for name in written_names())}
    assert readings[source.slug].claims == ()


def test_every_entity_of_a_record_is_named_once() -> None:
    described = Counter(entity.iri for reading in reference.read() for entity in reading.entities if entity.labels)
    assert [iri for iri, count in described.items() if count > 1] == []
