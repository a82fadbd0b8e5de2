"""Fixtures for all tests: the optional data beside the clone, made-up claims, and one build for the session."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chipcontrols.loaders.claim import Claim, Entity, Evidence, Iri, Label, Period, Quantity, entity_iri, make_claim
from chipcontrols.loaders.ledger import Ledger
from chipcontrols.loaders.reading import Inputs, Reading
from chipcontrols.loaders.source import Source

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with articles and lists beside the clone; the test is skipped without it."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the articles and lists are not beside the clone (../shared)")
    return SHARED


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Path:
    """The folder of the five articles."""
    return shared / "corpus"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; the test is skipped without it, and fails in CI."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium on this machine")
    return str(found)


@pytest.fixture(scope="module")
def browser(chromium: str) -> "Iterator[Browser]":
    """Headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


NVIDIA = entity_iri("company", "made-up-nvidia")
BUYER = entity_iri("company", "made-up-buyer")
CHIP = entity_iri("product", "made-up-chip")
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31), "2024")


@pytest.fixture()
def purchase() -> Claim:
    """A made-up purchase of 1,000 chips in 2024."""
    return a_purchase()


def a_purchase(source: str = "note-1", extractor: str = "patterns/1", amount: str = "1000", **more: object) -> Claim:
    """Return a made-up purchase; `more` goes to make_claim."""
    return make_claim(
        "Purchase",
        source,
        {"buyer": BUYER, "item": CHIP, "seller": NVIDIA},
        extractor,
        value=Quantity(Decimal(amount)),
        period=YEAR,
        evidence=[Evidence(source, 0, 4, "Ten.")],
        **more,  # type: ignore[arg-type]
    )


def entities(hostile: str = "Buyer AG") -> tuple[Entity, ...]:
    """Return the participants of the made-up purchase, one with a name of the caller's choice."""
    return (
        Entity(NVIDIA, "Company", (Label("Made-up Chips", "en", "pref"),)),
        Entity(BUYER, "Company", (Label(hostile, "en", "pref"), Label("买家", "zh", "pref"))),
        Entity(CHIP, "Chip", (Label("M1", "en", "pref"),)),
    )


def a_reading(slug: str = "note-1", claims: tuple[Claim, ...] | None = None, **names: str) -> Reading:
    """Return the reading of a made-up note."""
    claims = (a_purchase(slug),) if claims is None else claims
    return Reading(Source(slug, "document", "A note"), entities(**names), claims, Ledger(loaded=len(claims)))


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of a fresh clone: reference tables, curated claims and sample notes."""
    from chipcontrols.graph.build import build

    return build(Inputs(), tmp_path_factory.mktemp("sample") / "build").folder


@pytest.fixture(scope="session")
def corpus_build(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build on the five articles."""
    from chipcontrols.graph.build import build

    return build(Inputs((corpus,)), tmp_path_factory.mktemp("corpus") / "build").folder


__all__ = ["BUYER", "CHIP", "NVIDIA", "YEAR", "Iri", "a_purchase", "a_reading", "entities"]
