from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipcontrols.loaders.documents.texts.sentences import LONGEST, sentences


def cut(text: str, language: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Huang sagte: „Es läuft.“ Acme wuchs. »So nicht.« Das war 2024.",
            ["Huang sagte: „Es läuft.“", "Acme wuchs.", "»So nicht.«", "Das war 2024."],
        ),
        ("de", "Rund 3 Mrd. Euro. Das war viel.", ["Rund 3 Mrd. Euro.", "Das war viel."]),
        ("de", "Am 2. Dezember war es so weit.", ["Am 2. Dezember war es so weit."]),
        ("de", "Chips, z. B. der H20, fehlen. Gut.", ["Chips, z. B. der H20, fehlen.", "Gut."]),
        ("de", "Es dauerte Jahre.Die Zahlen stiegen.", ["Es dauerte Jahre.", "Die Zahlen stiegen."]),
        ("fr", "Elle vaut 2.5 milliards. Ensuite ?", ["Elle vaut 2.5 milliards.", "Ensuite ?"]),
        ("en", "The U.S. acted. Acme Inc. sold it.", ["The U.S. acted.", "Acme Inc. sold it."]),
        ("en", 'He said "no." She left.', ['He said "no."', "She left."]),
        ("zh", "他说:“好。”她走了。2.5亿元!", ["他说:“好。”", "她走了。", "2.5亿元!"]),
        ("zh", "甲公司。乙公司", ["甲公司。", "乙公司"]),
    ],
)
def test_sentences_are_cut(language: str, text: str, expected: list[str]):
    assert cut(text, language) == expected


def test_lines_of_a_list_lose_their_mark_and_a_colon_leads_them():
    text = "Parc :\n- xAI : 3\n  2. Meta : 5\n• Google"
    found = list(sentences(text, "fr"))
    assert [(text[s.start : s.end], s.bullet, s.leads) for s in found] == [
        ("Parc :", False, True),
        ("xAI : 3", True, False),
        ("Meta : 5", True, False),
        ("Google", True, False),
    ]


def test_a_text_without_full_stops_is_cut_all_the_same():
    found = list(sentences("chip " * 10_000, "en"))
    assert max(s.end - s.start for s in found) <= LONGEST
    assert sum(s.end - s.start for s in found) >= 5 * 10_000 - len(found) - 1


@given(st.text(max_size=300), st.sampled_from(["de", "en", "fr", "zh"]))
def test_sentences_are_in_order_and_hold_every_letter(text: str, language: str):
    found = list(sentences(text, language))
    assert all(one.end <= other.start for one, other in pairwise(found))
    held = "".join(text[s.start : s.end] for s in found)
    assert [c for c in held if c.isalpha()] == [c for c in text if c.isalpha()]
