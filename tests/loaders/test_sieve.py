import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from press_passages import FOLDER

from chipcontrols.loaders.documents.claims.templates import cues
from chipcontrols.loaders.documents.lexicon import LANGUAGES
from chipcontrols.loaders.documents.sieve import needles, sieve
from chipcontrols.loaders.documents.values.forms import readers


@pytest.mark.parametrize(
    ("pattern", "asked"),
    [
        ("bought", [{"bought"}]),
        ("(?:has |have )?bought", [{"bought"}]),
        ("Bought|SOLD", [{"bought", "sold"}]),
        (r"\d{4}", [{"\\d"}]),
        (r"[0-9]+ GB", [{" gb"}, {"\\d"}]),
        ("x?", []),
        ("(?:sold)?|bought", []),
        ("[a-z]+", []),
        ("(?<=firms )listed", [{"listed"}]),
        ("购买|采[购买]", [{"购买", "采"}]),
        ("(?:is|had) .+ (?:bought|sold)", [{"bought", "sold"}, {"had", "is"}]),
        ("由.{2,9}控股", [{"控股"}, {"由"}]),
    ],
)
def test_a_pattern_asks_for_some_of_its_letters(pattern: str, asked: list[set[str]]):
    assert needles(re.compile(pattern, re.IGNORECASE)) == asked


def texts() -> list[str]:
    files = (FOLDER / f"{name}.yml" for name in ("tuned", "untouched"))
    return [row["text"] for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_that_matches_is_held_back(language: str):
    patterns = [cue.trigger for cue in cues(language)] + [pattern for pattern, _ in readers(language)]
    prepared = sieve(patterns)
    for text in texts():
        matching = {n for n, pattern in enumerate(patterns) if pattern.search(text) is not None}
        assert matching - prepared.passing(text) == set()


@given(st.text(alphabet="aAbBcC1 ", max_size=30))
def test_the_sieve_never_holds_back_a_match(text: str):
    patterns = [re.compile(p, re.IGNORECASE) for p in ("a+b", "(?:ab|bc)+", r"c\d", "(?:a|b)(?:c|1)", "b?c?", "[ab]c")]
    matching = {n for n, pattern in enumerate(patterns) if pattern.search(text) is not None}
    assert matching <= sieve(patterns).passing(text)
