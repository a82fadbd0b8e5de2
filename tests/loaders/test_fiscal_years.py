"""When fiscal years end, and what is read of their quarters."""

# ruff: noqa: E501

import csv
from datetime import date
from importlib import resources

import pytest
from one_sentence import claims, reading, tables

from chipcontrols.loaders.claim import entity_iri
from chipcontrols.loaders.fiscal import FiscalYear

TABLE = resources.files("chipcontrols.loaders.reference") / "fiscal-years.csv"


def _seen() -> list[tuple[str, str, str]]:
    rows = csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines())
    return [(row["firm"], *seen.split("=")) for row in rows for seen in row["checked"].split("; ") if seen]


@pytest.mark.parametrize(("firm", "label", "end"), _seen())
def test_ends_that_firms_stated_are_those_of_the_rule(firm: str, label: str, end: str) -> None:
    period = tables().fiscal[entity_iri("company", firm)].dated(label)
    assert period is not None and str(period.end) == end


def test_quarters_of_weeks_follow_one_another() -> None:
    year = FiscalYear("last Sunday of January")
    assert [str(year.quarter(2026, n).start) for n in (1, 2, 3, 4)] == [
        "2025-01-27", "2025-04-28", "2025-07-28", "2025-10-27",
    ]  # fmt: skip


def test_quarters_of_a_year_of_53_weeks_have_no_days() -> None:
    long = FiscalYear("Saturday nearest 31 October").quarter(2024, 2)
    assert (long.start, long.end, long.label) == (None, None, "FY2024-Q2")


def test_a_year_may_be_numbered_by_its_start() -> None:
    assert str(FiscalYear("31 March", "start").year(2024).end) == "2025-03-31"


@pytest.mark.parametrize(
    "ends",
    ["31 Octobre", "Sunday of May", "last Sunday", "", "31 March 2024", "31 April", "15 March", "Sunday nearest 0 May"],
)
def test_another_form_is_refused(ends: str) -> None:
    with pytest.raises(ValueError, match="no end of a fiscal year"):
        FiscalYear(ends)


DAY = date(2025, 6, 26)
READ = [
    ("en", "Micron's revenue rose to $9.3 billion in the third quarter.", "2025-02-28", "2025-05-29"),
    ("en", "Micron expects revenue of $10.7 billion in the fourth quarter.", "2025-05-30", "2025-08-28"),
    ("en", "Nvidia's revenue was $44 billion in the first quarter of fiscal 2026.", "2025-01-27", "2025-04-27"),
    ("en", "Nvidia's revenue was $44 billion last quarter.", "2025-01-27", "2025-04-27"),
    ("en", "TSMC's revenue was $25 billion in the first quarter.", "2025-01-01", "2025-03-31"),
    ("de", "Der Umsatz von Infineon stieg im zweiten Geschäftsquartal auf 3,6 Milliarden Euro.", "2025-01-01", "2025-03-31"),
    ("de", "Von April bis Juni 2024 setzte Infineon 3,7 Milliarden Euro um.", "2024-04-01", "2024-06-30"),
    ("fr", "Le chiffre d'affaires de Micron a atteint 9,3 milliards de dollars au troisième trimestre.", "2025-02-28", "2025-05-29"),
    ("zh", "英伟达2026财年第一财季营收为441亿美元。", "2025-01-27", "2025-04-27"),
    ("zh", "美光第三财季营收为93亿美元。", "2025-02-28", "2025-05-29"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "start", "end"), READ)
def test_results_are_those_of_the_fiscal_quarter(language: str, sentence: str, start: str, end: str) -> None:
    assert _days(sentence, language) == [(start, end)]


def test_the_quarter_before_is_one_of_the_same_fiscal_years() -> None:
    told = "Nvidia's revenue was $44 billion last quarter, up from $39 billion a quarter earlier."
    assert [line.rpartition(" ")[2] for line in claims(told, "en", issued=DAY)] == ["FY2026-Q1", "FY2025-Q4"]


@pytest.mark.parametrize("told", [
    "Nvidia's revenue was $44 billion in the first quarter of 2025.",
    "Marvell's revenue was $1.9 billion in the first quarter of 2025.",
])  # fmt: skip
def test_of_a_quarter_with_its_year_it_is_not_known_which_year_is_meant(told: str) -> None:
    assert claims(told, "en", issued=DAY)[0].endswith(" 2025-Q1")
    assert _days(told, "en") == [("None", "None")]


def test_a_fiscal_quarter_of_a_firm_without_a_known_year_is_none_of_the_calendar() -> None:
    assert claims("TSMC's revenue was $1.9 billion in the first fiscal quarter.", "en", issued=DAY) == [
        "Revenue earner=tsmc 1900000000|||USD"
    ]


def test_what_is_no_result_is_told_by_the_calendar() -> None:
    assert _days("Nvidia will launch the B300 in the fourth quarter.", "en") == [("2025-10-01", "2025-12-31")]


def test_the_period_that_heads_a_report_is_fiscal() -> None:
    told = "Micron on Wednesday reported third-quarter results. Revenue was $9.3 billion."
    assert _days(told, "en") == [("2025-02-28", "2025-05-29")]


def _days(text: str, language: str) -> list[tuple[str, str]]:
    found = [claim.period for claim in reading(text, language, issued=DAY).claims]
    return [(str(period.start), str(period.end)) for period in found if period is not None]


@pytest.mark.parametrize("opening", ["MILPITAS, June 26, 2025 (Newswire) — ", ""])
def test_neither_the_dateline_nor_the_saying_is_the_period_of_results(opening: str) -> None:
    told = f"{opening}Micron said third-quarter revenue rose to $9.3 billion."
    assert _days(told, "en") == [("2025-02-28", "2025-05-29")]
