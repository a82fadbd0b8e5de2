import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from press_passages import FOLDER

from chipcontrols.loaders.documents.claims.templates import bounds, cues
from chipcontrols.loaders.documents.late import Late, part, whole
from chipcontrols.loaders.documents.letters import beginnings, needles
from chipcontrols.loaders.documents.lexicon import LANGUAGES
from chipcontrols.loaders.documents.sieve import bits, sieve
from chipcontrols.loaders.documents.values.forms import readers
from chipcontrols.loaders.documents.values.periods import NUMBER


@pytest.mark.parametrize(
    ("pattern", "asked"),
    [
        ("bought", [{"bought"}]),
        ("(?:has |have )?bought", [{"bought"}]),
        ("Bought|SOLD", [{"bought", "sold"}]),
        (r"\d{4}", [{"\\d"}]),
        (r"[0-9]+ GB", [{" gb"}, {"\\d"}]),
        ("(?:de|un) [a-z]+ [sx]old", [{"old"}]),
        ("x?", []),
        ("(?:sold)?|bought", []),
        ("[a-z]+", []),
        ("(?<=firms )listed", [{"listed"}]),
        ("购买|采[购买]", [{"购买", "采"}]),
        ("(?:was|had) .+ (?:bought|sold)", [{"bought", "sold"}, {"had", "was"}]),
        ("(?:is|had) .+ (?:bought|sold)", [{"bought", "sold"}]),
        ("由.{2,9}控股", [{"控股"}, {"由"}]),
        ("sold(?= .{3,9}chips)", [{"chips"}, {"sold"}]),
        ("(?<=chips )sold(?! out)", [{"sold"}]),
    ],
)
def test_a_pattern_asks_for_some_of_its_letters(pattern: str, asked: list[set[str]]):
    assert needles(re.compile(pattern, re.IGNORECASE)) == asked


@pytest.mark.parametrize(
    ("pattern", "begun"),
    [
        ("bought", {"bough"}),
        ("Bought|SOLD", {"bough", "sold"}),
        ("(?:has |have )?sold", {"has s", "have ", "sold"}),
        ("(?:has )*sold", {"has ", "sold"}),
        ("(?<!not )(?=.*chips)sold|(?:un)?met", {"met", "sold", "unmet"}),
        ("[ab]c+d", {"ac", "bc"}),
        ("a(?:x.*)?b", {"ab", "ax"}),
        (r"\w+ sold", None),
        ("x?", None),
        ("(?:sold)?", None),
        ("[^a]b", None),
        (r"\d GB", {"\\d"}),
        (r"q?[1-3x]|h\d", {"1", "2", "3", "h", "q1", "q2", "q3", "qx", "x"}),
    ],
)
def test_the_matches_of_a_pattern_begin_with_some_strings(pattern: str, begun: set[str] | None):
    assert beginnings(re.compile(pattern, re.IGNORECASE)) == begun


def test_parts_that_patterns_share_are_read_as_if_they_were_written_out():
    bought, sold = part("got|bought"), part("s(?:old|ell)")
    deal = part(f"has {bought}|{sold}")
    for short in (f"(?:{bought}|{sold}) chips", f"{deal} to", f"(?:to )?{deal}"):
        late, written = Late(short, re.IGNORECASE), re.compile(whole(short), re.IGNORECASE)
        assert needles(late) == needles(written)
        assert beginnings(late) == beginnings(written)
    assert [match[0] for match in Late(f"{deal} chips?").finditer("it has bought chips and sold a chip")] == [
        "has bought chips"
    ]


def texts() -> list[str]:
    files = (FOLDER / f"{name}.yml" for name in ("tuned", "untouched"))
    return [row["text"] for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_that_matches_is_held_back(language: str):
    triggers, word = [cue.trigger for cue in cues(language)], re.compile(bounds(language)[0])
    for patterns, edge in ((triggers, word), ([form for form, _ in readers(language)], NUMBER)):
        prepared = sieve(patterns, edge)
        for text in texts():
            matching = [(n, m.span()) for n, pattern in enumerate(patterns) for m in pattern.finditer(text, 3)]
            assert [(n, m.span()) for n, m in prepared.matches(text, 3, len(text))] == matching
            assert {n for n, _ in matching} <= prepared.passing(text)


@given(st.text(alphabet="aAbBcC1 İ", max_size=30))
def test_the_sieve_never_holds_back_a_match(text: str):
    forms = ("a+b", "(?:ab|bc)+", r"c\d", "(?:a|b)(?:c|1)", "b?c?", "[ab]c", r"\d+a?", r"b(?=[ac]1)|1\d")
    patterns = [re.compile(p, re.IGNORECASE) for p in forms]
    matching = [(n, m.span()) for n, pattern in enumerate(patterns) for m in pattern.finditer(text)]
    prepared = sieve(patterns)
    assert {n for n, _ in matching} <= prepared.passing(text)
    assert [(n, m.span()) for n, m in prepared.matches(text, 0, len(text))] == matching
    few = [1, 3]
    assert [(n, m.span()) for n, m in prepared.matches(text, 0, len(text), bits(few))] == [
        m for m in matching if m[0] in few
    ]
