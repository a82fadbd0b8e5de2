from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipcontrols.loaders.documents.lexicon import LANGUAGES, words
from chipcontrols.loaders.documents.values.numbers import figures
from chipcontrols.loaders.documents.values.periods import Clock, periods


def keys(text: str, language: str) -> list[str]:
    return [figure.quantity("?").key() for figure in figures(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "750.000 bis 900.000 H100-Äquivalente", ["|750000|900000|H100-equivalent"]),
        ("de", "1 Million bis 1,5 Millionen", ["|1000000|1500000|?"]),
        ("de", "2,5 bis 3,1 Millionen Chips", ["|2500000|3100000|units"]),
        ("de", "$110 Mrd. im Jahr", ["110000000000|||USD"]),
        ("de", "über 10 Mio. Euro", ["|10000000||EUR"]),
        ("de", "knapp 5 Milliarden US-Dollar", ["||5000000000|USD"]),
        ("de", "verfügt über 100.000 Chips", ["100000|||units"]),
        ("de", "230.000 Nvidia-Chips", ["230000|||units"]),
        ("de", "140 neue Unternehmen", ["140|||entities"]),
        ("de", "um ein Fünftel auf 3 Bio. Won", ["20|||percent", "3000000000000|||KRW"]),
        ("de", "doppelt so schnell, ein Viertel davon", ["2|||x"]),
        ("fr", "750 000 à 900 000 équivalents H100", ["|750000|900000|H100-equivalent"]),
        ("fr", "1 à 1,5 million d'équivalents H100", ["|1000000|1500000|H100-equivalent"]),
        ("fr", "550 000 à 1 million de puces", ["|550000|1000000|units"]),
        ("fr", "plus de 20 milliards de dollars", ["|20000000000||USD"]),
        ("fr", "passé de 42 à 110 milliards de dollars", ["42000000000|||?", "110000000000|||USD"]),
        ("fr", "jusqu'à 7 000 milliards de dollars", ["||7000000000000|USD"]),
        ("fr", "60 à 100 %", ["|60|100|percent"]),
        ("fr", "trois entreprises", ["3|||entities"]),
        ("fr", "des dizaines de milliers de puces", ["|10000|100000|units"]),
        ("en", "$3.2bn", ["3200000000|||USD"]),
        ("en", "RMB 8 billion", ["8000000000|||CNY"]),
        ("en", "NT$2.89 trillion", ["2890000000000|||TWD"]),
        ("en", "between $2 and $3 billion", ["|2000000000|3000000000|USD"]),
        ("en", "$2 billion and $3 billion", ["2000000000|||USD", "3000000000|||USD"]),
        ("en", "more than 200,000 H100 equivalents", ["|200000||H100-equivalent"]),
        ("en", "30 percent or more", ["|30||percent"]),
        ("en", "rose from 42 to 110 billion dollars", ["42000000000|||?", "110000000000|||USD"]),
        ("zh", "从380~420亿美元收窄", ["|38000000000|42000000000|USD"]),
        ("de", "sank um ein Prozent, und ein Chip blieb", ["1|||percent"]),
        ("zh", "4.5万亿美元", ["4500000000000|||USD"]),
        ("zh", "30万-40万颗", ["|300000|400000|units"]),
        ("zh", "3万亿美元至4万亿美元", ["|3000000000000|4000000000000|USD"]),
        ("zh", "近8万颗", ["||80000|units"]),
        ("zh", "90%以上", ["|90||percent"]),
        ("zh", "数百亿美元", ["|10000000000|100000000000|USD"]),
        ("zh", "1,200亿元", ["120000000000|||CNY"]),
        ("zh", "采购了48.5万颗Hopper", ["485000|||units"]),
        ("zh", "75万至90万颗等效H100", ["|750000|900000|H100-equivalent"]),
        ("zh", "每月90万片晶圆", ["900000|||wafers/month"]),
    ],
)
def test_figures_are_read(language: str, text: str, expected: list[str]):
    assert keys(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in 2025"),
        ("en", "the H100 and the GPT-4"),
        ("fr", "une puce de plus"),
        ("de", "GB200"),
        ("en", "3.14.15"),
    ],
)
def test_years_and_parts_of_names_are_no_figures(language: str, text: str):
    assert [figure for figure in figures(text, language) if figure.unit is not None] == []
    assert "2025" not in keys(text, language)


def test_a_count_for_each_month_is_not_a_count():
    assert figures("5,000 chips a month", "en")[0].unit == "rate"


def test_about_keeps_the_value_and_is_noted():
    figure = figures("environ 230 000 puces", "fr")[0]
    assert (figure.value, figure.bound) == (Decimal(230000), "about")


def test_the_span_covers_bound_number_and_unit():
    text = "Er kaufte rund 30.000 Chips davon."
    figure = figures(text, "de")[0]
    assert text[figure.start : figure.end] == "rund 30.000 Chips"


def test_numbers_within_a_date_are_not_counted_again():
    text = "am 2. Dezember 2024 kamen 140 Firmen hinzu"
    assert [f.value for f in figures(text, "de", periods(text, Clock("de")))] == [Decimal(140)]


def grouped(number: int, language: str) -> str:
    return f"{number:,}".replace(",", {"de": ".", "fr": "\u202f"}.get(language, ","))


@given(st.integers(10_000, 10**12), st.sampled_from(LANGUAGES))
def test_a_grouped_number_is_read_back(number: int, language: str):
    unit = {"de": " Chips", "en": " chips", "fr": " puces", "zh": "颗"}[language]
    assert keys(grouped(number, language) + unit, language) == [f"{number}|||units"]


@given(st.integers(1, 999), st.integers(0, 9), st.sampled_from(LANGUAGES), st.data())
def test_a_scaled_decimal_is_read_back(whole: int, part: int, language: str, data: st.DataObject):
    scale, factor = data.draw(st.sampled_from(sorted(words(language)["numbers"]["scales"].items())))
    if not scale.isalpha() or (len(scale) < 2 and language != "zh"):
        return
    if scale in words(language)["numbers"].get("moneyed", ()):
        return  # "ME" is of euros whatever follows
    point = "," if language in ("de", "fr") else "."
    space = "" if language == "zh" else " "
    dollars = {"de": " Dollar", "en": " dollars", "fr": " dollars", "zh": "美元"}[language]
    expected = Decimal(f"{whole}.{part}") * Decimal(factor)
    found = figures(f"{whole}{point}{part}{space}{scale}{dollars}", language)
    assert [(figure.value, figure.unit) for figure in found] == [(expected, "USD")]


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_error_and_spans_lie_in_it(text: str, language: str):
    for figure in figures(text, language):
        assert 0 <= figure.start < figure.end <= len(text)
