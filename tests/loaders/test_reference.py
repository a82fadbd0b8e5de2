"""All reference tables together: counts, citations, types and sameness."""

import csv
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from chipcontrols.loaders import reference
from chipcontrols.loaders.check import fault

FOLDER = Path(reference.__file__).parent
# These two hold names and not facts; their own tests look at them.
TABLES = sorted(path for path in FOLDER.glob("*.csv") if path.stem not in ("entities", "names"))


@pytest.fixture(scope="module")
def readings():
    return {reading.source.slug: reading for reading in reference.read()}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_row_has_a_citation_and_a_confidence(path):
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    cited = "hosts" if path.stem == "instruments" else "citation"
    assert [row for row in rows if not row[cited].strip()] == []
    assert [row for row in rows if row["confidence"] not in ("high", "medium", "low")] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_table_is_described(path):
    about = yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))
    assert {"slug", "title", "publisher", "licence", "as_of", "columns", "rows"} <= set(about)


def test_every_record_is_loaded(readings):
    rejections = [(slug, x.code, x.place, x.reason) for slug, r in readings.items() for x in r.ledger.rejections]
    assert rejections == []
    loaded = {slug: reading.ledger.loaded for slug, reading in readings.items() if slug != "reference-entities"}
    assert loaded["reference-instruments"] == 121
    assert loaded["reference-thresholds"] == 147
    assert loaded["reference-chips"] == 76


def test_every_claim_fits_the_frame_of_its_kind(readings):
    classes = {entity.iri: entity.cls for reading in readings.values() for entity in reading.entities}
    faults = [fault(claim, classes) for reading in readings.values() for claim in reading.claims]
    assert [found for found in faults if found is not None] == []


def test_every_claim_tells_where_it_stands(readings):
    claims = [claim for reading in readings.values() for claim in reading.claims]
    assert {claim.extractors for claim in claims} == {("table/1",)}
    assert all(claim.citation and claim.confidence for claim in claims)
    assert all(e.document == claim.source and e.record for claim in claims for e in claim.evidence)
    assert all(claim.evidence for claim in claims)


def test_a_claim_has_one_iri_in_its_source(readings):
    counted = Counter(claim.iri for reading in readings.values() for claim in reading.claims)
    assert [iri for iri, count in counted.items() if count > 1] == []


def test_no_entity_has_two_preferred_names_in_a_language(readings):
    names: dict[tuple[str, str | None], set[str]] = {}
    for reading in readings.values():
        for entity in reading.entities:
            for label in entity.labels:
                if label.kind == "pref":
                    names.setdefault((entity.iri, label.language), set()).add(label.text)
    assert {key: found for key, found in names.items() if len(found) > 1} == {}


def test_a_name_stands_for_one_entity_of_a_class(readings):
    # A text that says a shared name means neither. Rules that nobody has given a name of their own share their titles,
    # and criteria of one paragraph its number.
    titles, numbers = {"additions to the entity list", "revisions to the entity list"}, {"3b994.b.2"}
    shared = titles | numbers | {"chips act", "15 cfr 772.1 supercomputer"}
    bearers: dict[tuple[str, str], set[str]] = {}
    for reading in readings.values():
        for entity in reading.entities:
            for label in entity.labels:
                bearers.setdefault((entity.cls, label.text.lower()), set()).add(entity.iri)
    assert {name for (_, name), iris in bearers.items() if len(iris) > 1} == shared


def test_an_entity_is_of_one_class(readings):
    classes: dict[str, set[str]] = {}
    for reading in readings.values():
        for entity in reading.entities:
            classes.setdefault(entity.iri, set()).add(entity.cls)
    assert {iri: found for iri, found in classes.items() if len(found) > 1} == {}


def test_two_readings_with_other_hash_seeds_are_equal():
    code = "from chipcontrols.loaders import reference; print(*reference.read(), sep='\\n')"
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 100_000
