from pathlib import Path

import pytest

from chipcontrols.loaders import curated, documents, reference
from chipcontrols.loaders.claim import Claim, Entity
from chipcontrols.loaders.documents.evidence import verify
from chipcontrols.loaders.evaluation.scores import ALL, Score, evaluate
from chipcontrols.loaders.reading import Text

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def texts(corpus: Path) -> list[Text]:
    return documents.gather([corpus], curated.articles())[0]


@pytest.fixture(scope="module")
def gold(texts: list[Text]) -> tuple[list[Claim], list[Entity]]:
    readings = list(curated.read({str(text.source.sha256): text for text in texts}))
    return [c for r in readings for c in r.claims], [e for r in readings for e in r.entities]


@pytest.fixture(scope="module")
def extracted(texts: list[Text], gold: tuple[list[Claim], list[Entity]]) -> list[Claim]:
    known = [entity for reading in reference.read() for entity in reading.entities] + gold[1]
    claims = [claim for reading in documents.read(texts, known) for claim in reading.claims]
    # Whom a new name stands for is a claim about the text; the annotations are of what it tells.
    return [claim for claim in claims if claim.kind != "NameResolution"]


@pytest.fixture(scope="module")
def scores(extracted: list[Claim], gold: tuple[list[Claim], list[Entity]]) -> dict[str, Score]:
    return dict(evaluate(extracted, gold[0]))


def test_the_five_articles_are_known_by_their_hash(texts: list[Text]):
    assert sorted(text.source.slug for text in texts) == sorted(s.slug for s in curated.articles().values())


def test_what_is_extracted_is_right(scores: dict[str, Score]):
    assert scores[ALL].precision is not None and scores[ALL].precision >= 0.85


def test_a_quarter_of_the_curated_facts_of_these_kinds_is_found(scores: dict[str, Score]):
    assert scores[ALL].recall is not None and scores[ALL].recall >= 0.25


@pytest.mark.parametrize("kind", ["ComputeHolding", "EntityListing", "ListingCount", "Revenue"])
def test_the_core_kinds_are_mostly_found(scores: dict[str, Score], kind: str):
    assert scores[kind].recall is not None and scores[kind].recall >= 0.7


def test_more_than_two_fifths_of_the_extracted_claims_are_the_curated_ones_to_the_letter(
    extracted: list[Claim], gold: tuple[list[Claim], list[Entity]]
):
    exact = {claim.iri for claim in gold[0]}
    # A statement or a standing holds words of the document, where annotators write English.
    told = [claim for claim in extracted if claim.kind not in ("Statement", "MarketPosition")]
    assert sum(claim.iri in exact for claim in told) >= 0.45 * len(told)


def test_every_span_reads_as_quoted(texts: list[Text], extracted: list[Claim]):
    by_slug = {text.source.slug: text.text for text in texts}
    assert [c for c in extracted if verify(c.evidence, by_slug[c.source]) is not None] == []
