import json
from pathlib import Path

import pytest

from chipcontrols.graph.cli import app


@pytest.mark.parametrize(
    ("day", "answer"),
    [("2025-10-01", "counts as listed"), ("2026-01-01", "not reached"), ("2026-11-21", "undetermined")],
)
def test_nexperia_on_three_days(sample_build, capsys: pytest.CaptureFixture[str], day: str, answer: str):
    app(
        ["affiliates", "Nexperia", "--on", day, "--format", "json", "--build", str(sample_build)], standalone_mode=False
    )
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["label"], one["answer"]) == ("Nexperia", answer)
    assert one["rule"]["citation"] == "90 FR 47201"
    assert one["owners"][0]["claims"] and one["listings"]


def test_the_stay_is_not_known_before_it_was_announced(sample_build, capsys: pytest.CaptureFixture[str]):
    command = ["affiliates", "Nexperia", "--on", "2026-01-01", "--known", "2025-10-31", "--build", str(sample_build)]
    app(command, standalone_mode=False)
    assert capsys.readouterr().out.startswith("Nexperia: counts as listed")


def test_premises_stand_in_words_with_their_citations(sample_build, capsys: pytest.CaptureFixture[str]):
    app(["affiliates", "Nexperia", "--on", "2026-11-21", "--build", str(sample_build)], standalone_mode=False)
    printed = capsys.readouterr().out
    assert "is back since 2026-11-10 is unsettled" in printed
    assert "unsettled from 2026-11-10, announced until 2027-01-10 [1, 2, 3, 4]" in printed
    assert "Ownership: owned Nexperia, owner Wingtech; at least 50 percent [" in printed
    assert "suspended from 2025-11-10, suspended until 2026-11-09 [" in printed


@pytest.mark.parametrize(
    ("day", "since", "until"), [("2026-11-09", "2025-11-10", "2026-11-10"), ("2026-11-10", "2026-11-10", "2027-01-10")]
)
def test_the_command_and_the_query_tell_the_same_days_of_the_stay(
    day: str, since: str, until: str, sample_build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app(["affiliates", "--on", day, "--format", "json", "--build", str(sample_build)], standalone_mode=False)
    rules = [one["rule"] for one in json.loads(capsys.readouterr().out)]
    asked = ["query", "ownership-rule", "-p", f"day={day}", "--format", "json", "--build", str(sample_build)]
    app(asked, standalone_mode=False)
    answer = json.loads(capsys.readouterr().out)["results"]["bindings"]
    assert {(rule["since"], rule["until"]) for rule in rules} == {(since, until)}
    assert [(row["since"]["value"], row["until"]["value"]) for row in answer] == [(since, until)]


def test_a_party_that_is_itself_listed_is_said_to_be(sample_build, capsys: pytest.CaptureFixture[str]):
    for day, is_listed in (("2025-10-15", True), ("2024-12-01", False)):
        app(["affiliates", "Wingtech", "--on", day, "--build", str(sample_build)], standalone_mode=False)
        assert ("Wingtech is itself on a list" in " ".join(capsys.readouterr().err.split())) == is_listed
