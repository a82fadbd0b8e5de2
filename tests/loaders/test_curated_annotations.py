"""The tables turn annotated facts into claims: each rule by small facts of our own, all of them by the shared ones."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from chipcontrols.loaders import curated
from chipcontrols.loaders.check import fault
from chipcontrols.loaders.claim import Claim, Iri
from chipcontrols.loaders.curated.annotations import curate, known_classes
from chipcontrols.loaders.curated.records import Record
from chipcontrols.loaders.ledger import RejectedRecord
from chipcontrols.loaders.reading import Reading, Text

ROOT = Path(__file__).parents[2]
# What may not be copied: so many characters in a row, of which so many are Chinese.
RUNS = ((70, 0), (25, 12))
TABLES = [*(ROOT / "loaders/curated").glob("*.csv"), *(ROOT / "loaders/reference").glob("*.csv")]


@pytest.fixture(scope="module")
def classes() -> Mapping[Iri, str]:
    return known_classes()


@pytest.fixture(scope="module")
def facts(shared: Path) -> list[dict[str, Any]]:
    paths = sorted((shared / "annotations").glob("gold_*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def readings(corpus: Path) -> dict[str, Reading]:
    texts = {}
    for path in sorted(corpus.glob("*.txt")):
        text = path.read_bytes().decode()
        digest = hashlib.sha256(text.encode()).hexdigest()
        texts[digest] = Text(curated.articles()[digest], text, path.name)
    return {reading.source.slug: reading for reading in curated.read(texts)}


def fact(subject: str, predicate: str, object_: str | None, **parts: Any) -> dict[str, Any]:
    made = {"id": "000-999", "doc": "000", "core": True, "subject": subject, "predicate": predicate, "object": object_,
            "value": None, "time": None, "modality": "asserted", "attributed_to": None, "qualifiers": {},
            "evidence": "words", "start": 3, "end": 8, "canonical_note": ""}  # fmt: skip
    return {**made, **parts}


def record(classes: Mapping[Iri, str], *args: Any, **parts: Any) -> Record:
    return next(curate([fact(*args, **parts)], classes))


def test_purchase_gets_roles_figure_period_and_the_source_of_its_section(classes: Mapping[Iri, str]) -> None:
    found = record(
        classes, "Meta", "purchased", "NVIDIA Hopper", value={"value": 12.0, "unit": "chips"}, time="2031-Q1",
        qualifiers={"section_source": "Financial Times", "bound": "about"},
    )  # fmt: skip
    assert (found.kind, found.roles) == ("Purchase", (("buyer", "company/meta"), ("item", "product/nvidia-hopper")))
    assert (found.value, found.unit, found.period) == ("12", "units", "2031-Q1")
    assert (found.attributed_to, found.remarks) == ("company/financial-times", (("bound", "about"),))


def test_rule_of_december_2024_is_the_document_that_fits_the_predicate(classes: Mapping[Iri, str]) -> None:
    rules = "BIS rules of 2 December 2024"
    listing = record(classes, rules, "lists_entity", "NAURA")
    control = record(classes, rules, "controls_item", "EDA tools")
    issued = record(classes, "Biden administration", "releases", rules)
    assert ("instrument", "instrument/89-fr-96830") in listing.roles
    assert ("list", "list/entity-list") in listing.roles
    assert ("instrument", "instrument/89-fr-96790") in control.roles
    assert ("instrument", "instrument/bis-rules-2024-12-02") in issued.roles


def test_counts_of_parties_are_counted_in_entities(classes: Mapping[Iri, str]) -> None:
    found = record(
        classes, "BIS rules of 2 December 2024", "listing_count", "EDA companies",
        value={"value": 5, "unit": "companies"}, qualifiers={"segment": "EDA"},
    )  # fmt: skip
    assert (found.value, found.unit) == ("5", "entities")
    assert ("segment", "segment/eda") in found.roles


def test_qualifier_that_names_no_entity_becomes_a_detail_or_a_remark(classes: Mapping[Iri, str]) -> None:
    said = record(classes, "Meta", "states", "all is well", qualifiers={"topic": "the weather"})
    share = record(
        classes, "NVIDIA", "market_share", None, value={"min": 1, "max": None, "unit": "percent"},
        qualifiers={"market": "the moon"},
    )  # fmt: skip
    assert said.details == (("statement", "all is well"), ("topicName", "the weather"))
    assert share.remarks == (("qualification", "market: the moon"),)


def test_garbled_and_uncertain_facts_have_less_confidence(classes: Mapping[Iri, str]) -> None:
    sure, garbled, unsure = (
        record(classes, "Meta", "designs", "Kirin 9020", qualifiers=q)
        for q in ({}, {"garbled": True}, {"garbled": True, "figure_uncertain": True})
    )
    assert [found.confidence for found in (sure, garbled, unsure)] == ["high", "medium", "low"]


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (fact("Meta", "dances_with", "Google"), "RULE"),
        (fact("Nobody we know", "designs", "Kirin 9020"), "RULE"),
        (fact("Meta", "designs", "Kirin 9020", attributed_to="Nobody we know"), "TERM"),
    ],
    ids=["predicate", "subject", "speaker"],
)
def test_fact_that_no_table_covers_is_rejected(classes: Mapping[Iri, str], made: dict[str, Any], code: str) -> None:
    with pytest.raises(RejectedRecord) as rejection:
        list(curate([made], classes))
    assert rejection.value.code == code


@pytest.mark.shared
def test_every_annotated_fact_is_a_curated_record(facts: list[dict[str, Any]], classes: Mapping[Iri, str]) -> None:
    assert list(curate(facts, classes)) == list(curated.curated_records())


@pytest.mark.shared
def test_every_span_verifies_and_every_claim_is_well_typed(
    readings: Mapping[str, Reading], classes: Mapping[Iri, str]
) -> None:
    assert [str(r) for reading in readings.values() for r in reading.ledger.rejections] == []
    mentions = {entity.iri: entity.cls for reading in readings.values() for entity in reading.entities}
    faults = [fault(claim, {**classes, **mentions}) for claim in _claims(readings)]
    assert [found for found in faults if found] == []
    speakers = {claim.attributed_to for claim in _claims(readings)} - {None}
    assert speakers <= set(classes)


@pytest.mark.shared
def test_translations_say_the_same_unless_they_disagree(facts: list[dict[str, Any]]) -> None:
    claims = {record.record: record.claim(None) for record in curated.curated_records()}
    pairs = [f for f in facts if f["id"].startswith("000") and f.get("parallel_id")]
    apart = [f for f in pairs if claims[f["id"]].proposition != claims[f["parallel_id"]].proposition]
    assert Counter(f.get("conflict_kind") for f in apart) == {"specificity": 5, "mistranslation": 3}
    assert len(pairs) == 211


@pytest.mark.shared
def test_no_table_copies_the_articles(corpus: Path) -> None:
    text = "\n".join(article.read_text(encoding="utf-8") for article in sorted(corpus.glob("*.txt")))
    lines = {(path.name, line) for path in TABLES for line in path.read_text(encoding="utf-8").splitlines()}
    copied = [
        (name, line[start : start + length])
        for length, chinese in RUNS
        for runs in ({text[start : start + length] for start in range(len(text) - length + 1)},)
        for name, line in sorted(lines)
        for start in range(len(line) - length + 1)
        if line[start : start + length] in runs and _chinese(line[start : start + length]) >= chinese
    ]
    assert copied == []


def _claims(readings: Mapping[str, Reading]) -> Iterator[Claim]:
    return (claim for reading in readings.values() for claim in reading.claims)


def _chinese(run: str) -> int:
    return sum("\u4e00" <= letter <= "\u9fff" for letter in run)
