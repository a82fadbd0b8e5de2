"""Questions that are answered from what the build derives give what the plain query over the claims gives."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from chipcontrols.graph.store import open_build
from chipcontrols.queries import catalogue

PLAIN = Path(__file__).parent / "plain"
ASKED = [
    ("contradictions", {}),
    ("contradictions", {"kind": "MarketShare"}),
    ("corroborated", {}),
    ("corroborated", {"least": "3"}),
]


@pytest.fixture(scope="module")
def store(sample_build: Path) -> Iterator[ox.Store]:
    """Return the store of the sample notes and tables, whose figures contradict and confirm each other."""
    yield open_build(sample_build)


@pytest.mark.parametrize(("name", "given"), ASKED, ids=[f"{name}-{'-'.join(given)}" for name, given in ASKED])
def test_a_summary_gives_the_rows_of_the_plain_query(store: ox.Store, name: str, given: dict[str, str]):
    plain = catalogue.run(store, str(PLAIN / f"{name}.rq"), given)
    answer = catalogue.run(store, name, given)
    assert (answer.columns, answer.rows) == (plain.columns, plain.rows)
    assert len(plain.rows) > 0 or "kind" in given


def test_every_question_with_a_summary_is_compared():
    assert {path.stem for path in PLAIN.glob("*.rq")} == {name for name, _ in ASKED}
