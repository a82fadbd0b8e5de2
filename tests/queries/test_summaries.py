"""Questions that are answered from what the build derives give what the plain query over the claims gives."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from chipcontrols.graph.build import assemble
from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.store import open_build
from chipcontrols.loaders.claim import Entity, Label, Period, Quantity, entity_iri, make_claim
from chipcontrols.loaders.ledger import Ledger
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.source import Source
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
    """Return the store of the sample notes and tables, whose figures confirm each other."""
    yield open_build(sample_build)


@pytest.mark.parametrize(("name", "given"), ASKED, ids=[f"{name}-{'-'.join(given)}" for name, given in ASKED])
def test_a_summary_gives_the_rows_of_the_plain_query(store: ox.Store, name: str, given: dict[str, str]):
    plain = catalogue.run(store, str(PLAIN / f"{name}.rq"), given)
    answer = catalogue.run(store, name, given)
    assert (answer.columns, answer.rows) == (plain.columns, plain.rows)
    assert len(plain.rows) > 0 or name == "contradictions"


@pytest.mark.parametrize(("more", "rows"), [((), 1), (("60",), 0)], ids=["one-figure", "several-of-one-source"])
def test_sources_that_differ_are_found_as_by_the_plain_query(more: tuple[str, ...], rows: int):
    store, _ = assemble(reconcile([shares("a", "40"), shares("b", "55", *more), shares("c", "40", label="FY2025")]))
    plain = catalogue.run(store, str(PLAIN / "contradictions.rq"), {})
    answer = catalogue.run(store, "contradictions", {})
    assert (len(answer.rows), answer.rows) == (rows, plain.rows)


def shares(source: str, *percents: str, label: str | None = None) -> Reading:
    """A source that gives a firm's share of the market so high, in a period that it knows by its label alone."""
    acme = Entity(entity_iri("company", "acme"), "Company", (Label("Acme", "en", "pref"),))
    period = None if label is None else Period(None, None, label)
    claims = tuple(
        make_claim("MarketShare", source, {"holder": acme.iri}, "t/1", value=Quantity(Decimal(p), unit="percent"),
                   period=period)
        for p in percents
    )  # fmt: skip
    return Reading(Source(source, "document", source, "Note", "en"), (acme,), claims, Ledger(len(claims)))


def test_every_question_with_a_summary_is_compared():
    assert {path.stem for path in PLAIN.glob("*.rq")} == {name for name, _ in ASKED}
