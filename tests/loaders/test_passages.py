import pytest
from press_passages import Passage, passages

from chipcontrols.loaders.documents.evidence import verify
from chipcontrols.loaders.evaluation.scores import agree

# What must hold at least; docs/explanation/extraction.md tells what was measured when, on both halves.
LEAST = {"tuned": (0.92, 0.75), "untouched": (0.55, 0.50)}
UNLISTED = ("NameResolution", "Statement")


def rates(read: tuple[Passage, ...]) -> tuple[float, float]:
    """Precision and recall of the claims of passages. What a name stands for, and who says it, is not on the lists."""
    right = extracted = found = expected = 0
    for passage in read:
        claims = [claim for claim in passage.reading.claims if claim.kind not in UNLISTED]
        right += sum(any(agree(claim, other) for other in passage.expected) for claim in claims)
        found += sum(any(agree(claim, other) for claim in claims) for other in passage.expected)
        extracted, expected = extracted + len(claims), expected + len(passage.expected)
    return right / extracted, found / expected


@pytest.mark.parametrize("half", sorted(LEAST))
def test_passages_of_the_press_are_read(half: str):
    precision, recall = rates(passages(half))
    assert (precision >= LEAST[half][0], recall >= LEAST[half][1]) == (True, True), (precision, recall)


@pytest.mark.parametrize("half", sorted(LEAST))
def test_a_period_that_a_passage_states_is_the_one_read(half: str):
    pairs = [
        (expected, claim)
        for passage in passages(half)
        for expected in passage.expected
        for claim in passage.reading.claims
        if expected.period is not None and agree(claim, expected)
    ]
    right = sum(claim.period is not None and claim.period.start == expected.period.start for expected, claim in pairs)
    assert right >= 0.9 * len(pairs)


@pytest.mark.parametrize("half", sorted(LEAST))
def test_every_claim_quotes_its_passage(half: str):
    for passage in passages(half):
        assert [c for c in passage.reading.claims if verify(c.evidence, passage.text) is not None] == []
