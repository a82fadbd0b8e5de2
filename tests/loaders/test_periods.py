from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_sentence import claims

from chipcontrols.loaders.claim import Period
from chipcontrols.loaders.documents.lexicon import LANGUAGES, words
from chipcontrols.loaders.documents.values.calendar import half_period, latest, moved
from chipcontrols.loaders.documents.values.periods import Clock, full_dates, periods

TODAY = date(2025, 10, 25)


def read(text: str, language: str, day: date | None = TODAY) -> list[tuple[str, str, str | None]]:
    found = (time.period for time in periods(text, Clock(language, day)))
    return [(str(period.start), str(period.end), period.label) for period in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "von April bis Juni 2024", ("2024-04-01", "2024-06-30", "2024-Q2")),
        ("en", "between March and May 2024", ("2024-03-01", "2024-05-31", "2024-03/2024-05")),
        ("fr", "d'avril à juin 2024", ("2024-04-01", "2024-06-30", "2024-Q2")),
        ("zh", "2024年4月至6月", ("2024-04-01", "2024-06-30", "2024-Q2")),
        ("en", "from July to September", ("2025-07-01", "2025-09-30", "2025-Q3")),
        ("fr", "le 2 décembre 2024", ("2024-12-02", "2024-12-02", None)),
        ("fr", "le 1er août 2023", ("2023-08-01", "2023-08-01", None)),
        ("fr", "en août 2025", ("2025-08-01", "2025-08-31", "2025-08")),
        ("fr", "au premier trimestre 2026", ("2026-01-01", "2026-03-31", "2026-Q1")),
        ("fr", "au second semestre 2025", ("2025-07-01", "2025-12-31", "2025-H2")),
        ("fr", "le troisième trimestre de l'exercice 2025", ("None", "None", "FY2025-Q3")),
        ("fr", "l'année prochaine", ("2026-01-01", "2026-12-31", "2026")),
        ("fr", "ce mois-ci", ("2025-10-01", "2025-10-31", "2025-10")),
        ("fr", "en juin de cette année", ("2025-06-01", "2025-06-30", "2025-06")),
        ("fr", "depuis 2023", ("2023-01-01", "None", "since 2023")),
        ("fr", "entre 2025 et 2027", ("2025-01-01", "2027-12-31", "2025/2027")),
        ("fr", "le 30 juillet", ("2025-07-30", "2025-07-30", None)),
        ("en", "by Dec. 31, 2024", ("2024-12-31", "2024-12-31", None)),
        ("de", "am 2. Dez. 2024", ("2024-12-02", "2024-12-02", None)),
        ("de", "am 2. Dezember 2024", ("2024-12-02", "2024-12-02", None)),
        ("de", "im vierten Quartal 2025", ("2025-10-01", "2025-12-31", "2025-Q4")),
        ("de", "seit Oktober 2022", ("2022-10-01", "None", "since 2022-10")),
        ("de", "im vergangenen Jahr", ("2024-01-01", "2024-12-31", "2024")),
        ("de", "03.09.2025", ("2025-09-03", "2025-09-03", None)),
        ("de", "im Jahr 2024 485.000 Chips", ("2024-01-01", "2024-12-31", "2024")),
        ("en", "on December 2, 2024,", ("2024-12-02", "2024-12-02", None)),
        ("en", "on 3 September 2025", ("2025-09-03", "2025-09-03", None)),
        ("en", "in fiscal 2025", ("None", "None", "FY2025")),
        ("en", "the second quarter of fiscal 2026", ("None", "None", "FY2026-Q2")),
        ("en", "last quarter", ("2025-07-01", "2025-09-30", "2025-Q3")),
        ("en", "Q1 2026", ("2026-01-01", "2026-03-31", "2026-Q1")),
        ("zh", "2026年第一季度", ("2026-01-01", "2026-03-31", "2026-Q1")),
        ("zh", "2025年上半年", ("2025-01-01", "2025-06-30", "2025-H1")),
        ("zh", "今年8月", ("2025-08-01", "2025-08-31", "2025-08")),
        ("zh", "自2022年10月以来", ("2022-10-01", "None", "since 2022-10")),
        ("zh", "2026财年第一财季", ("None", "None", "FY2026-Q1")),
        ("zh", "10月7日", ("2025-10-07", "2025-10-07", None)),
        ("zh", "到2030年", ("2030-01-01", "2030-12-31", "2030")),
        ("zh", "发布时间:2025-10-25 10:20", ("2025-10-25", "2025-10-25", None)),
    ],
)
def test_periods_are_read(language: str, text: str, expected: tuple[str, str, str | None]):
    assert read(text, language) == [expected]


@pytest.mark.parametrize("text", ["this year", "last quarter", "on 3 May", "July of this year"])
def test_relative_words_without_a_day_to_count_from_are_passed_over(text: str):
    assert read(text, "en", None) == []


@pytest.mark.parametrize("text", ["2024 puces", "RTX2024", "20245", "$2024", "2024-13-45", "le 31 juin 2025 000"])
def test_what_only_looks_like_a_date_gives_no_day(text: str):
    assert full_dates(text, "fr") == []


def test_an_impossible_day_is_no_date():
    assert full_dates("2024-02-30", "en") == []


@given(st.dates(date(1980, 1, 1), date(2049, 12, 31)), st.sampled_from(LANGUAGES))
def test_a_day_is_read_back_as_each_language_writes_it(day: date, language: str):
    month = words(language)["periods"]["months"][day.month - 1].partition("|")[0]
    written = {
        "de": f"{day.day}. {month} {day.year}",
        "en": f"{month} {day.day}, {day.year}",
        "fr": f"{day.day} {month} {day.year}",
        "zh": f"{day.year}年{day.month}月{day.day}日",
    }[language]
    assert full_dates(written, language) == [(day, 0, len(written))]


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(-20, 20))
def test_moving_there_and_back_ends_in_the_same_quarter(day: date, steps: int):
    there = moved(day, "quarter", steps)
    assert there.start is not None
    back = moved(there.start, "quarter", -steps)
    assert back.start is not None and back.end is not None and back.start <= day <= back.end


def test_halves_end_on_the_last_day():
    assert half_period(2024, 1) == Period(date(2024, 1, 1), date(2024, 6, 30), "2024-H1")


def test_a_day_without_a_year_lies_in_the_past_or_just_ahead():
    assert latest(12, 4, date(2024, 12, 9)) == date(2024, 12, 4)
    assert latest(12, 4, date(2025, 1, 9)) == date(2024, 12, 4)
    assert latest(1, 4, date(2025, 1, 1)) == date(2025, 1, 4)


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        ("en", "It said on Tuesday that sales rose in the third quarter.", ["2025-05-27", "2024-Q3"]),
        # The text is of Wednesday, 28 May 2025.
        ("en", "Opened on Wednesday, last Wednesday, next Wednesday", ["2025-05-28", "2025-05-21", "2025-06-04"]),
        ("en", "It will open on Tuesday. It opened on Tuesday last week.", ["2025-06-03", "2025-05-20"]),
        ("de", "Am vergangenen Freitag, am kommenden Montag", ["2025-05-23", "2025-06-02"]),
        ("de", "Am Mittwoch vergangener Woche, am Dienstag", ["2025-05-21", "2025-05-27"]),
        ("fr", "Vendredi dernier, lundi prochain, mardi", ["2025-05-23", "2025-06-02", "2025-05-27"]),
        ("zh", "上周五开业,下周二发布,周三公布。", ["2025-05-23", "2025-06-03", "2025-05-28"]),
        ("en", "It expects growth in the third quarter, it said.", ["2025-Q3"]),
        ("en", "In April it fell; it will rise in the second half.", ["2025-04", "2025-H2"]),
        ("en", "The first nine months of 2024, three years ago, the first quarter of this year",
         ["2024-01/2024-09", "2022", "2025-Q1"]),
        ("de", "Am Montag hieß es, in den ersten drei Quartalen 2024", ["2025-05-26", "2024-01/2024-09"]),
        ("de", "Er soll im Dezember folgen, vor vier Jahren", ["2025-12", "2021"]),
        ("de", "von Juli bis September, von Januar bis Mai", ["2024-Q3", "2024-01/2024-05"]),
        ("de", "Derzeit fehlt Ware.", ["2025-05"]),
        ("de", "Derzeit fehlt Ware wie 2023.", ["2023"]),
        ("fr", "mardi, en avril, au deuxième trimestre de l'an prochain", ["2025-05-27", "2025-04", "2026-Q2"]),
        ("fr", "les neuf premiers mois de 2024, il y a deux ans", ["2024-01/2024-09", "2023"]),
        ("zh", "今年第三季度,去年12月,四年前,12月将推出", ["2025-Q3", "2024-12", "2021", "2025-12"]),
        ("zh", "2024年前三季度,周三,4月初", ["2024-01/2024-09", "2025-05-28", "2025-04"]),
    ],
)  # fmt: skip
def test_periods_without_a_year_are_counted_from_the_day_of_the_document(language: str, text: str, labels: list[str]):
    found = periods(text, Clock(language, date(2025, 5, 28)))
    assert [time.period.label or str(time.period.start) for time in found] == labels


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "in the third quarter"), ("de", "im März"), ("fr", "mardi"), ("zh", "三季度")],
)
def test_without_a_day_no_year_is_guessed(language: str, text: str):
    assert periods(text, Clock(language)) == []


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The ban applies from April 1.", "2025-04-01"),
        ("en", "The rule takes effect on March 31.", "2025-03-31"),
        ("de", "Das Verbot gilt ab dem 1. April.", "2025-04-01"),
        ("fr", "L'interdiction entre en vigueur le 1er avril.", "2025-04-01"),
        ("zh", "自4月1日起实施。", "2025-04-01"),
        ("en", "The ban has applied since April 1.", "2024-04-01"),
        ("en", "The ministry said so on April 1.", "2024-04-01"),
        ("en", "The licences ran until December 31.", "2024-12-31"),
    ],
)
def test_a_day_on_which_something_starts_or_ends_is_the_nearest(language: str, text: str, day: str):
    assert read(text, language, date(2025, 1, 15))[0][0] == day


def test_a_month_from_which_something_holds_is_the_nearest():
    assert read("The ban applies from April.", "en", date(2025, 1, 15))[0][2] == "since 2025-04"


@pytest.mark.parametrize(
    ("language", "text", "day", "label"),
    [
        ("de", "Im ersten Quartal erzielte Acme voraussichtlich Gewinn.", date(2025, 4, 10), "2025-Q1"),
        ("zh", "预计第四季度盈利", date(2025, 1, 8), "2024-Q4"),
        ("zh", "预计第四季度盈利", date(2025, 3, 8), "2025-Q4"),
        ("en", "Acme expects growth in March.", date(2025, 4, 10), "2026-03"),
    ],
)
def test_results_of_a_quarter_that_has_just_ended_are_still_expected(language: str, text: str, day: date, label: str):
    assert [period[2] for period in read(text, language, day)] == [label]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Intel bought Soitec on March 3, 2031. The same day, AMD launched the MI300X.", "2031-03-03"),
        ("de", "Am 3. März 2031 kaufte Intel Soitec. Am selben Tag stellte AMD den MI300X vor.", "2031-03-03"),
        ("fr", "Le 3 mars 2031, Intel a racheté Soitec. Le même jour, AMD a lancé le MI300X.", "2031-03-03"),
        ("zh", "2031年3月3日,英特尔收购Soitec。同一天,AMD推出MI300X。", "2031-03-03"),
        (
            "en",
            "Sales rose in Q2 2021.\n\nAMD had a profit of $3 billion in the quarter.",
            "2021-Q2",
        ),
        # No day was told.
        ("en", "Intel bought Soitec in March 2031. The same day, AMD launched the MI300X.", None),
    ],
)
def test_words_point_back_to_the_day_or_quarter_told_last(language: str, text: str, expected: str | None):
    found = [line for line in claims(text, language) if "amd" in line]
    assert len(found) == 1
    assert (expected in found[0]) if expected is not None else "20" not in found[0].removesuffix(" reported")
